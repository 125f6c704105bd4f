"""A build writes the whole site or nothing, and says why not."""

import json
import re
import subprocess
import sys

import pytest

from generator.problem import Unpublishable
from generator.site.build import build_all
from generator.site.csp import digest
from generator.site.export import export
from tests.little import EDIT_URL, LOCALES, make_project, write

FAREWELL = "letters/farewell"
COLOURS = """\
colours: {dark-accent: "#abcdef", accent: "#123456"}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def built(project):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", "1")
        build_all(project, project / "site")
    return project / "site"


@pytest.fixture
def broken(tmp_path):
    """A project to break, where a good site stands already."""
    project = make_project(tmp_path)
    for name in ("index.html", "sitemap.xml"):
        write(project, f"site/{name}", "the old site")
    return project


def problems_of(project):
    with pytest.raises(Unpublishable) as caught:
        build_all(project, project / "site")
    assert (project / "site/index.html").read_text("utf-8") == "the old site"
    assert [path.name for path in project.glob(".site-*")] == []
    return [problem.say() for problem in caught.value.problems]


def read(folder, name):
    return (folder / name).read_text("utf-8")


def test_every_locale_and_the_root_are_built(built):
    """Pages, search index, 404 and sitemap per locale; the choice above them."""
    for locale in LOCALES:
        for name in ("index.html", f"{FAREWELL}/index.html", "404.html", "sitemap.xml"):
            assert (built / locale / name).is_file()
    for name in ("index.html", "404.html", "sitemap.xml", "robots.txt"):
        assert (built / name).is_file()


def test_everybody_may_read_the_site(built):
    """The folder is no private one, though it grew up in one."""
    assert built.stat().st_mode & 0o055 == 0o055


def test_building_twice_gives_the_same_bytes(project, built, monkeypatch, capsys):
    """No date, no order of chance: neither knows when it was built, or for whom it was told."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "100000000")
    build_all(project, project / "again", language="fr")
    told = capsys.readouterr().out
    for locale in LOCALES:
        assert re.search(rf"^{locale}\u00a0: \d+ pages en \d+,\d\u00a0s$", told, re.MULTILINE)
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (built, project / "again")
    )
    assert one == two


def test_each_page_is_edited_where_it_is_written(built):
    """Generated pages lead to their YAML, the others to their Markdown."""
    for address, source in (
        (FAREWELL, "data/words/en/letters/farewell.yml"),
        ("decide", "docs/en/decide.md"),
    ):
        page = read(built, f"en/{address}/index.html")
        assert re.findall('href="([^"]+)"[^>]* rel="edit"', page) == [EDIT_URL + source]


def test_the_house_may_move_the_site(project, monkeypatch, tmp_path):
    """SITE_URL wins over the handbook's own address, and gets its slash."""
    monkeypatch.setenv("SITE_URL", "https://elsewhere.invalid/x")
    build_all(project, tmp_path / "site")
    page = read(tmp_path, "site/en/letters/farewell/index.html")
    assert 'rel="canonical" href="https://elsewhere.invalid/x/en/letters/farewell/"' in page
    assert 'href="/x/fr/"' in read(tmp_path, "site/404.html")


def test_what_is_typed_by_hand_gets_its_typography(built):
    """Apostrophes of pages and of their descriptions."""
    page = read(built, "en/decide/index.html")
    assert "<h1" in page and "decide’s page" in page
    assert '<meta name="description" content="decide in en: what’s in it.">' in page


def test_the_language_switch_stays_on_the_page(built):
    """Relative, so that it is right under any address."""
    page = read(built, f"en/{FAREWELL}/index.html")
    assert '<a href="../../../fr/letters/farewell/" lang="fr" hreflang="fr"' in page


def test_the_search_index_has_the_words_of_a_scenario(built):
    """In a field that no result shows, and that the theme's search reads."""
    index = json.loads(read(built, "fr/search/search_index.json"))
    assert index["config"]["fields"]["words"] == {"boost": 2000}
    [entry] = [one for one in index["docs"] if one["location"] == "scenarios/too-much-jam/"]
    assert entry["words"]


def test_a_dead_link_is_a_problem_of_its_page(broken):
    """In the line where it stands."""
    write(broken, "docs/fr/decide.md", "---\ndescription: x\n---\n# x\n\n[x](gone.md)\n")
    [told] = problems_of(broken)
    assert told.startswith('docs/fr/decide.md:6:5: This leads to "gone.md", and there is no')


@pytest.mark.parametrize("target", ["index.md#gone", "gone.pdf"])
def test_what_the_build_alone_knows_is_told_at_its_line(broken, target):
    """A place of a page, and a file that is no page."""
    write(broken, "docs/fr/decide.md", f"---\ndescription: x\n---\n# x\n\nSee [x]({target})\n")
    [told] = problems_of(broken)
    assert told.startswith(f'docs/fr/decide.md:6:9: This leads to "{target}", and ')


def test_a_page_of_a_house_is_told_what_ours_look_for_in_it(broken):
    """Our pages, which a fork does not edit, are not to blame."""
    write(broken, "house/docs/fr/notice.md", "# Nos préavis\n")
    assert problems_of(broken) == [
        (
            'house/docs/fr/notice.md:1:1: Other pages lead to the place "calculator" of this page, '
            "and it has none. Write behind the heading that they should reach: { #calculator }."
        )
    ]


def test_a_fault_that_only_the_rendering_shows_has_its_line(broken):
    """Counted from the top of the file, whose head the macros never see."""
    text = "---\nrender_macros: true\n---\n\n# x\n\n{{ page.titel.x }}\n"
    write(broken, "house/docs/fr/decide.md", text)
    [told] = problems_of(broken)
    assert told.startswith("house/docs/fr/decide.md:7:1: The builder says: ")


def test_a_macro_fault_is_told_in_one_line(broken):
    """Which page, and what would have been right; no traceback."""
    write(
        broken,
        "docs/en/decide.md",
        '---\nrender_macros: true\n---\n# x\n\n{{ letter("farwell") }}\n',
    )
    [told] = problems_of(broken)
    assert told == 'docs/en/decide.md:6:12: There is no "farwell". Did you mean "farewell"?'


def test_faults_of_all_locales_are_told_at_once(broken):
    """The French one does not hide the English one."""
    for locale in LOCALES:
        write(
            broken, f"docs/{locale}/decide.md", "---\ndescription: x\n---\n# x\n\n[x](y.md)\n"
        )
    assert len(problems_of(broken)) == 2


def test_a_template_fault_has_its_line(broken):
    """A house's template stands first, and its faults are its own."""
    write(broken, "house/templates/pages/letters.md.jinja", "# x\n\n{{ nothing.here }}\n")
    told = problems_of(broken)
    assert told[0].startswith(
        'house/templates/pages/letters.md.jinja:3:1: The template asks for "nothing", '
    )


def test_a_taken_address_is_refused(broken):
    """A hand-written page never silently takes a generated one's place."""
    write(broken, "docs/fr/letters/farewell.md", "# x\n")
    [told] = problems_of(broken)
    assert told.startswith("docs/fr/letters/farewell.md:1:1: This page has the address")


def test_only_a_site_is_ever_replaced(project, tmp_path):
    """A folder that holds something else stays as it is."""
    write(tmp_path, "home/letter.txt", "dear")
    with pytest.raises(Unpublishable, match="holds something else"):
        build_all(project, tmp_path / "home")
    assert read(tmp_path, "home/letter.txt") == "dear"


def test_a_page_that_is_not_translated_stands_in(broken):
    """In its own language, marked so, under a notice in the reader's."""
    (broken / "docs/en/notice.md").unlink()
    build_all(broken, broken / "site")
    page = read(broken, "site/en/notice/index.html")
    assert '<h1 id="notices-page-fr" lang="fr">' in page
    assert '<p class="notice">Part of this page is not translated yet' in page
    assert '<div lang="fr">' in page


def test_the_house_adds_styles_pages_and_colours(broken):
    """What a fork changes, it changes in its house."""
    write(broken, "house/docs/assets/house.css", "h1{}")
    write(broken, "house/docs/fr/decide.md", "---\ndescription: x\n---\n# Notre page\n")
    write(broken, "house/templates/theme/partials/copyright.html", "<p>our own</p>")
    text = read(broken, "house/data/handbook.yml")
    write(broken, "house/data/handbook.yml", text + COLOURS)
    build_all(broken, broken / "site")
    page = read(broken, "site/fr/decide/index.html")
    sheets = [page.index(f"assets/{name}.css") for name in ("styles", "colours", "house")]
    assert sheets == sorted(sheets)
    assert "Notre page" in page
    assert "<p>our own</p>" in page
    assert read(broken, "site/fr/assets/colours.css") == (
        "[data-md-color-scheme]{--accent:#123456}\n"
        '@media screen{[data-md-color-scheme="slate"]{--accent:#abcdef}}\n'
    )


def test_the_pages_above_the_languages_take_the_house_s_colours(broken):
    """By the reader's own scheme, and behind ours; the policy allows the style as it is."""
    text = read(broken, "house/data/handbook.yml")
    write(broken, "house/data/handbook.yml", text + COLOURS)
    build_all(broken, broken / "site")
    for name in ("index.html", "404.html"):
        page = read(broken / "site", name)
        style = re.search("<style>(.*?)</style>", page, re.DOTALL)[1]
        assert style.endswith(
            ":root{--accent:#123456}\n"
            "@media (prefers-color-scheme:dark){:root{--accent:#abcdef}}\n"
        )
        assert digest(style) in page
        assert digest(style) in read(broken / "site", "_headers")


def test_the_house_adds_and_removes_pages(broken):
    """Its own are in the menu; what it removes is in no menu, and no link of ours leads there."""
    write(broken, "docs/fr/decide.md", "# Décider\n\nVoyez [le plan](plan.md#days).\n")
    write(broken, "house/docs/fr/prices.md", "# Nos prix\n")
    for name in ("plan", "rehearse", "push-back", "guide"):
        write(broken, f"house/docs/fr/{name}.md", "null\n")
    build_all(broken, broken / "site")
    home = read(broken, "site/fr/index.html")
    assert re.search(r'<a href="prices/"[^>]*>\s*<span[^>]*>\s*Nos prix', home)
    assert "Voyez le plan." in read(broken, "site/fr/decide/index.html")
    for page in (broken / "site/fr").rglob("*.html"):
        led = set(re.findall(r'href="([^"#]+)', page.read_text("utf-8")))
        assert not [one for one in led if re.match(r"(\.\./)*(plan|rehearse|guide)/", one)]
    assert not (broken / "site/fr/plan").exists()
    assert (broken / "site/en/plan/index.html").is_file()


def test_a_colour_is_only_a_colour(broken):
    """Nothing else gets into a style sheet by that door."""
    text = read(broken, "house/data/handbook.yml")
    write(broken, "house/data/handbook.yml", text + COLOURS.replace("#123456", "red}*{x:y"))
    assert problems_of(broken) == [
        'house/data/handbook.yml:3:43: "red}*{x:y" is no colour. Write it as "#17523c".'
    ]


def test_plain_mkdocs_builds_one_locale(project, tmp_path):
    """`mkdocs build --strict` on the same file, for AMIABLE_LOCALE."""
    done = run_mkdocs(project, tmp_path, AMIABLE_LOCALE="en")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "en/letters/farewell/index.html").is_file()
    assert not (tmp_path / "fr").exists()


def test_plain_mkdocs_knows_its_locales(project, tmp_path):
    """A locale that is not there is named, in one line."""
    done = run_mkdocs(project, tmp_path, AMIABLE_LOCALE="fra")
    assert done.returncode == 1
    assert "AMIABLE_LOCALE=fra: no such locale. Did you mean fr?" in done.stderr


def test_an_export_builds_with_plain_mkdocs(project, tmp_path):
    """Pages with their macros expanded, and a configuration without our hook."""
    export(project, tmp_path)
    page = read(tmp_path, "pages/en/index.md")
    assert "{{" not in page
    assert "](letters/farewell.md)" in page
    done = run_mkdocs(tmp_path, tmp_path / "site/en", "-f", "mkdocs.en.yml")
    assert done.returncode == 0, done.stderr
    letter = read(tmp_path, "site/en/letters/farewell/index.html")
    # In any builder: from the top of the host, and back to the other language.
    assert '<script defer src="/en/assets/letter.js">' in letter
    assert '<a href="../../../fr/" hreflang="fr"' in letter
    assert 'hreflang="en">English</a>' in read(tmp_path, "site/index.html")


def run_mkdocs(folder, site, *arguments, **environment):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)]
    return subprocess.run(
        [*command, *arguments],
        check=False,
        cwd=folder,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("templates/pages/letter.md.jinja", "# x\n{{ 1 + 'a' }}\n", 2),
        ("templates/root/index.html.jinja", "<p>\n{{ nobody }}\n", 2),
        ("templates/theme/main.html", "{% extends 'base.html' %}\n{% if %}\n", 2),
    ],
)
def test_a_fault_of_a_house_s_template_is_told_at_its_line(tmp_path, name, text, line):
    """Whatever kind of fault, and whoever renders it: no traceback, and no site."""
    project = make_project(tmp_path / "project")
    write(project, f"house/{name}", text)
    with pytest.raises(Unpublishable) as told:
        build_all(project, tmp_path / "site")
    assert {str(one.place) for one in told.value.problems} == {f"house/{name}:{line}:1"}
    assert not (tmp_path / "site").exists()

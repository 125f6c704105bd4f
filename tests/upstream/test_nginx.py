"""nginx with the configuration that publishers get: at a path below a host, and at its top."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.site import headers
from tests.browsing import Pages
from tests.little import make_project
from tests.nginx import Nginx, free_port
from tests.published import PROJECT, generate

pytestmark = pytest.mark.nginx
MISSING = "no/such/page/"
TYPES = {
    "assets/site.js": "application/javascript; charset=utf-8",
    "assets/styles.css": "text/css; charset=utf-8",
    "assets/images/favicon.svg": "image/svg+xml; charset=utf-8",
    "assets/images/favicon.png": "image/png",
    "search/search_index.json": "application/json",
    "sitemap.xml": "text/xml; charset=utf-8",
    "index.html": "text/html; charset=utf-8",
}
ARCHIVES = {"accept_encoding": "gzip"}


@dataclass(frozen=True)
class Served:
    """A built site, as nginx serves it."""

    nginx: Nginx
    base: str
    """The path of its public address."""
    folder: Path
    locale: str = "en"

    def ask(self, path="", method="GET", **headers):
        return self.nginx.ask(self.base + path, method, **headers)

    def hashed(self):
        """A file whose name tells its content."""
        [path, *_] = sorted(self.folder.glob(f"{self.locale}/assets/javascripts/bundle.*.js"))
        return path.relative_to(self.folder).as_posix()


@pytest.fixture(scope="module")
def below(root, site, tmp_path_factory) -> Iterator[Served]:
    """The handbook, below a path of its host."""
    port = free_port()
    options = ("--root", str(root), "--folder", str(site.folder))
    text = generate("nginx", *options, "--listen", str(port))
    with Nginx(text, port, tmp_path_factory.mktemp("nginx"), None) as nginx:
        yield Served(nginx, "/handbook/", site.folder)


@pytest.fixture(scope="module")
def on_top(tmp_path_factory) -> Iterator[Served]:
    """The tiny handbook, at the top of its host, with a page for other people's frames."""
    port = free_port()
    root = make_project(tmp_path_factory.mktemp("project"))
    options = ("--root", str(root))
    address = f"http://127.0.0.1:{port}/"
    generate("build", *options, SITE_URL=address)
    frame = root / "site/en/embed/farewell/index.html"
    frame.parent.mkdir(parents=True, exist_ok=True)
    frame.write_text("<!doctype html><title>x</title>", "utf-8")
    place = ("--folder", str(root / "site"), "--listen", str(port))
    text = generate("nginx", *options, *place, SITE_URL=address)
    with Nginx(text, port, tmp_path_factory.mktemp("nginx"), None) as nginx:
        yield Served(nginx, "/", root / "site")


@pytest.fixture(params=["below", "on_top"])
def served(request) -> Served:
    return request.getfixturevalue(request.param)


def test_every_answer_has_the_documented_headers(served):
    """A page, a file, an error: the same for all, each header once; and no version told."""
    for path in ("", "en/", "en/assets/styles.css", f"en/{MISSING}", MISSING):
        answer = served.ask(path)
        for name, value in headers.ALWAYS.items():
            assert answer[name] == value, path
        policy = dict(rule.split(" ", 1) for rule in answer[headers.POLICY].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["frame-ancestors"] == "'none'"
        assert "unsafe" not in answer[headers.POLICY]
        assert answer["Server"] == "nginx"
        assert headers.TRANSPORT.lower() not in answer.headers, "HTTPS only"


def test_the_table_of_the_page_is_what_is_sent(below):
    """The page "Publish" names every header and its value, in both languages."""
    answer = below.ask("")
    for locale in ("fr", "en"):
        page = (PROJECT / f"docs/{locale}/publish.md").read_text("utf-8")
        told = dict(re.findall(r"^\| `([\w-]+)` \| `([^`]+)`", page, re.MULTILINE))
        policy, transport = told.pop(headers.POLICY), told.pop(headers.TRANSPORT)
        assert policy in answer[headers.POLICY]
        assert transport == headers.ONE_YEAR
        assert told.pop("Cache-Control") == answer["Cache-Control"]
        assert told == headers.ALWAYS


def test_a_page_is_asked_for_each_time_and_sent_once(served):
    """While it stays the same, the second answer is empty."""
    first = served.ask("en/")
    assert (first.status, first["Cache-Control"]) == (200, "no-cache")
    again = served.ask("en/", if_none_match=first["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_a_file_whose_name_tells_its_content_is_kept(served):
    """For a year, unasked; but not that it was missing."""
    path = served.hashed()
    assert served.ask(path)["Cache-Control"] == "public, max-age=31536000, immutable"
    gone = served.ask("en/assets/javascripts/bundle.00000000.min.js")
    assert (gone.status, gone["Cache-Control"]) == (404, "no-cache")
    assert served.ask("en/assets/styles.css")["Cache-Control"] == "no-cache"


def test_text_is_sent_packed(served):
    """Pages, scripts and the search index, to those who can unpack; pictures as they are."""
    for path in ("en/", served.hashed(), "en/search/search_index.json"):
        plain, packed = served.ask(path), served.ask(path, **ARCHIVES)
        assert packed["Content-Encoding"] == "gzip"
        assert packed["Vary"] == "Accept-Encoding"
        assert gzip.decompress(packed.body) == plain.body
        assert len(packed.body) < len(plain.body) / 2
    assert "content-encoding" not in served.ask("en/assets/images/favicon.png").headers


def test_each_kind_of_file_has_its_type(below):
    """And text its coding."""
    for path, kind in TYPES.items():
        assert below.ask(f"en/{path}")["Content-Type"] == kind, path
    assert below.ask("robots.txt")["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", [MISSING, "letters/no-such-letter/", "assets/", "assets/x.js"])
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_missing_page_answers_in_its_language(locale, path, served):
    """With the 404 page of the locale; a folder without a page is missing too."""
    answer = served.ask(f"{locale}/{path}")
    assert answer.status == 404
    assert answer.body == (served.folder / locale / "404.html").read_bytes()


@pytest.mark.parametrize("path", [MISSING, "de/", "_headers", "favicon.ico"])
def test_above_the_languages_all_of_them_answer(path, served):
    """With the root's own 404 page; what is meant for other hosts is not there."""
    answer = served.ask(path)
    assert answer.status == 404
    assert answer.body == (served.folder / "404.html").read_bytes()


def test_a_forgotten_slash_is_added(served):
    """The address stays that of the reader, whatever the server calls itself."""
    for path in ("en", "en/letters"):
        answer = served.ask(path)
        assert (answer.status, answer["Location"]) == (301, f"{served.base}{path}/")


def test_the_path_itself_needs_no_slash(below):
    """/handbook is /handbook/."""
    answer = below.nginx.ask("/handbook")
    assert (answer.status, answer["Location"]) == (301, "/handbook/")


def test_nothing_outside_the_site_is_served(served):
    """No way leads up from its folder; nothing is taken in."""
    for path in ("../site.lock", "..%2f..%2fetc/passwd", "en/..%2f..%2f..%2fetc/passwd"):
        assert served.ask(path).status in (400, 404)
    assert served.ask("en/", "POST").status == 405


def test_only_the_pages_for_frames_may_be_framed(on_top):
    """By anybody; all others by nobody, their own 404 page included."""
    assert on_top.ask("en/embed/farewell/")[headers.POLICY].endswith("; frame-ancestors *")
    for path in ("en/", "en/letters/farewell/", f"en/embed/{MISSING}"):
        assert on_top.ask(path)[headers.POLICY].endswith("; frame-ancestors 'none'"), path


def test_over_https_browsers_are_told_to_stay_there(root, site, tmp_path):
    """With the lines about the certificate in the place of the port, as the file says."""
    key, certificate = tmp_path / "key.pem", tmp_path / "chain.pem"
    make_certificate(key, certificate)
    port = free_port()
    options = ("--root", str(root), "--folder", str(site.folder))
    text = generate("nginx", *options, "--listen", str(port))
    lines = re.sub(rf"^    listen {port};\n", "", text, flags=re.MULTILINE)
    lines = re.sub(r"^    # (?=listen 443|ssl_)", "    ", lines, flags=re.MULTILINE)
    lines = lines.replace("listen 443 ssl", f"listen {port} ssl")
    lines = lines.replace("…/fullchain.pem", str(certificate))
    lines = lines.replace("…/privkey.pem", str(key))
    assert lines.count(str(tmp_path)) == 2
    with Nginx(lines, port, tmp_path / "nginx", certificate) as nginx:
        answer = nginx.ask("/handbook/en/")
    assert (answer.status, answer[headers.TRANSPORT]) == (200, headers.ONE_YEAR)


def make_certificate(key: Path, certificate: Path) -> None:
    """A certificate of this machine for itself, for a day."""
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1")
    how = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1")
    subprocess.run(
        ["openssl", "req", "-x509", *how, *names, "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_chromium_uses_the_site_under_these_headers(locale, below, browser):
    """The root, a page, the search and the builder: nothing breaks the header's policy."""
    pages = Pages(browser, below.nginx.origin)
    page = pages(locale=locale)
    page.goto(f"{below.nginx.origin}{below.base}")
    page.wait_for_url(f"**/handbook/{locale}/")
    page.goto(
        f"{below.nginx.origin}{below.base}{locale}/letters/exit-recap/",
        wait_until="networkidle",
    )
    page.fill("[name=sender]", "Alix Modèle")
    _, content = pages.downloaded(page, lambda: take_anyway(page, "docx"))
    assert content.startswith(b"PK")
    page.click(".md-search__input")
    page.keyboard.type("client")
    page.locator(".md-search-result__link").first.wait_for(state="visible")
    pages.close()
    assert pages.faults == []


def take_anyway(page, action):
    page.click(f"[data-action={action}]")
    page.click("[data-action=take-anyway]")

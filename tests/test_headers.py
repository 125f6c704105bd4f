"""The file of headers, as the hosts that read it would: what each page and file is sent with."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from generator.site import headers
from generator.site.headers import write_headers
from tests.at_hand import at_hand

BASE = urlsplit(at_hand().settings.site_url).path
MOST_RULES, LONGEST_LINE = 100, 2000
"""What Cloudflare Pages reads at most."""


def rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """Path and headers of each rule, as the hosts' manuals describe the file."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[-1][1][name] = value
        elif line and not line.startswith("#"):
            found.append((line, {}))
    return found


def sent(found: list[tuple[str, dict[str, str]]], path: str) -> dict[str, str]:
    """What a host sends with a path: a header told twice is sent with both values."""
    told: dict[str, list[str]] = {}
    for pattern, named in found:
        if re.fullmatch(as_regex(pattern), path):
            for name, value in named.items():
                told.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in told.items()}


def as_regex(pattern: str) -> str:
    signs = {"*": ".*", ":locale": "[^/]+"}
    parts = re.split(r"(\*|:locale)", pattern)
    return "".join(signs.get(part, re.escape(part)) for part in parts)


@pytest.fixture(scope="module")
def found(site):
    return rules((site.folder / headers.FILE).read_text("utf-8"))


def test_every_page_is_sent_with_its_policy(found, site, handbook):
    """And may be shown in no frame; two policies on a page hold both."""
    for address in site.pages:
        told = sent(found, BASE + address)
        policies = told[headers.POLICY].split(", ")
        framed = address.split("/")[1:2] == [headers.EMBED]
        assert policies[0] == headers.site_policy(handbook), address
        assert policies[1:] == ([] if framed else [headers.NO_FRAMES]), address
        assert {name: told[name] for name in headers.ALWAYS} == headers.ALWAYS
        assert told[headers.TRANSPORT] == headers.ONE_YEAR


def test_pages_for_frames_are_left_out_of_that_rule(tmp_path, handbook):
    """Wherever they stand below their folder; a new page elsewhere is in it."""
    for name in ("index.html", "fr/index.html", "fr/embed/a/index.html", "fr/new/a/index.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    write_headers(handbook, tmp_path, "https://site.invalid/")
    written = rules((tmp_path / headers.FILE).read_text("utf-8"))
    framed = sent(written, "/fr/embed/a/")[headers.POLICY]
    assert headers.NO_FRAMES not in framed
    for path in ("/", "/fr/", "/fr/new/a/", "/fr/new/b/"):
        assert sent(written, path)[headers.POLICY].endswith(headers.NO_FRAMES), path


def test_only_what_never_changes_is_kept(found, site):
    """The files whose name tells their content, of every locale, and no other."""
    kept = set()
    for path in site.folder.rglob("*.*"):
        name = path.relative_to(site.folder).as_posix()
        if "Cache-Control" in (told := sent(found, BASE + name)):
            assert told["Cache-Control"] == headers.FOR_EVER
            kept.add(name)
    assert kept
    assert all(re.search(r"\.[0-9a-f]{8}\.min\.(js|css)$", name) for name in kept)
    for locale in at_hand().locales:
        assert len([name for name in kept if name.startswith(f"{locale}/")]) == 4


def test_the_file_keeps_to_the_limits_of_its_readers(found, site):
    """Room for the pages that a house adds."""
    text = (site.folder / headers.FILE).read_text("utf-8")
    assert len(found) <= MOST_RULES / 2
    assert max(map(len, text.splitlines())) <= LONGEST_LINE / 2


def test_one_policy_covers_every_page_s_own(site, handbook):
    """Whatever a page allows itself, the header allows: no page is broken by it."""
    whole = parts(headers.site_policy(handbook))
    for address, page in site.pages.items():
        tag = page.soup.find("meta", attrs={"http-equiv": headers.POLICY})
        for name, allowed in parts(tag["content"]).items():
            assert allowed <= whole[name], f"{address}: {name}"


def parts(policy: str) -> dict[str, set[str]]:
    return {rule.split()[0]: set(rule.split()[1:]) for rule in policy.split("; ")}

"""A release is the same bytes wherever, whenever and in whatever language it is made."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.cli import main
from generator.publish.archive import EARLIEST, packed
from generator.publish.release import BILL, DATA, NAMES, OFFLINE, SERVER, SITE
from generator.publish.version import version_of
from tests.at_hand import at_hand
from tests.bill import IN_PAGES
from tests.dependencies import licences
from tests.published import PROJECT, generate
from tests.share import once

ELSEWHERE = {
    "TZ": "Pacific/Apia",
    # A machine that speaks no language but ASCII.
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "4711",
}
MADE = (".git", ".venv", ".cache", "node_modules", "site", "dist")
"""What the project's folder may hold besides the project."""


@pytest.fixture(scope="session")
def released(tmp_path_factory) -> Path:
    """A release made in another folder, time zone, language and order of sets."""

    def make(folder: Path) -> None:
        project = folder / "another place"
        shutil.copytree(PROJECT, project, ignore=made)
        if (PROJECT / ".git").exists():
            (project / ".git").symlink_to(PROJECT / ".git")
        # Told, it is what the others look up: the time of the commit, and no other.
        epoch = str(int(version_of(PROJECT).moment.timestamp()))
        generate("release", "../release", root=project, SOURCE_DATE_EPOCH=epoch, **ELSEWHERE)

    return once(tmp_path_factory, "released", make) / "release"


def made(folder: str, names: list[str]) -> list[str]:
    """What of a folder is not copied."""
    return [name for name in names if name in MADE and Path(folder) == PROJECT]


def content_of(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        return {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}


def test_the_site_is_the_same_in_every_byte(released, site):
    """The archive holds the very files that `make site` writes here."""
    archived = content_of(released / SITE)
    here = {
        path.relative_to(site.folder).as_posix(): path.read_bytes()
        for path in site.folder.rglob("*")
        if path.is_file()
    }
    assert archived.keys() == here.keys()
    assert [name for name in here if archived[name] != here[name]] == []
    assert len(here) > 200


def test_the_copy_for_a_disk_is_the_same_in_every_byte(released, offline_zip):
    """The zip itself, times, rights and order included."""
    ours, theirs = content_of(offline_zip), content_of(released / OFFLINE)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert (released / OFFLINE).read_bytes() == offline_zip.read_bytes()


def test_the_checksums_are_those_of_the_files(released):
    """As sha256sum reads them; every file has its line."""
    lines = (released / "SHA256SUMS").read_text("ascii").splitlines()
    told = dict(line.split("  ")[::-1] for line in lines)
    assert told == {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in released.iterdir()
        if path.name != "SHA256SUMS"
    }
    assert told.keys() | {"SHA256SUMS"} == NAMES


def test_the_bill_lists_every_package_with_its_licence(released):
    """All that is pinned for a build, and the code of others in a reader's browser."""
    bill = json.loads((released / BILL).read_text("utf-8"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == (
        "CycloneDX",
        "amiable",
    )
    listed = {(plain_name(one["name"]), one["version"]) for one in bill["components"]}
    lock = (PROJECT / "requirements.txt").read_text("utf-8")
    pins = set(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))
    npm = json.loads((PROJECT / "package.json").read_text("utf-8"))["devDependencies"]
    in_pages = {(name, npm[name]) for name in IN_PAGES}
    assert listed >= in_pages
    assert {name for name, _ in listed - in_pages} == {plain_name(name) for name, _ in pins}
    assert listed - in_pages <= {(plain_name(name), version) for name, version in pins}
    assert all(licences(one) for one in bill["components"])


def plain_name(name: str) -> str:
    """As package indexes compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_data_are_the_json_of_the_site(released, site):
    """All that others may build on, and not the search index."""
    wanted = {
        path.relative_to(site.folder).as_posix()
        for path in site.folder.rglob("*.json")
        if path.parent.name != "search"
    }
    found = content_of(released / DATA)
    overviews = {f"{locale}/handbook.json" for locale in at_hand().locales}
    assert overviews <= found.keys() == wanted
    assert all(json.loads(one) for one in found.values())


def test_the_server_s_configuration_goes_with_it(released):
    """For those who unpack the site and have no Python."""
    text = (released / SERVER).read_text("utf-8")
    assert f"location {urlsplit(at_hand().settings.site_url).path} {{" in text
    assert 'alias "/srv/amiable/";' in text


def test_what_stands_in_another_folder_is_refused(tmp_path, capsys):
    """A release is never mixed with other files; nothing is built for it."""
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    assert main(["release", str(tmp_path), "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert "something else than a release" in told.err
    assert told.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_version_says_number_commit_and_day(tmp_path, monkeypatch):
    """Of a repository; changed files are told; elsewhere there is only the number."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2"\n', "utf-8")
    assert str(version_of(tmp_path)) == "1.2"
    assert version_of(tmp_path).moment == EARLIEST
    commit(tmp_path, "2027-01-02T23:30:00-05:00")
    told = str(version_of(tmp_path))
    assert re.fullmatch(r"1\.2 \([0-9a-f]{7,}, 2027-01-03\)", told), told
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.3"\n', "utf-8")
    assert re.fullmatch(r"1\.3 \([0-9a-f]{7,}-dirty, 2027-01-03\)", str(version_of(tmp_path)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert version_of(tmp_path).moment.isoformat() == "1970-01-02T00:00:00+00:00"


def commit(folder: Path, day: str) -> None:
    """Make the folder a repository with one commit of that day."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    days = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, env=days)


def test_a_zip_knows_no_time_before_its_own():
    """1970 becomes 1980."""
    one, two = (
        packed({"a": b"x"}, "top", at) for at in (datetime(1970, 1, 1, tzinfo=UTC), EARLIEST)
    )
    assert one == two

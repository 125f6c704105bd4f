"""Whatever goes wrong while a command runs, what stood there stays, and one line says what to do."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import time
import urllib.request
from itertools import count
from pathlib import Path

import pytest

from tests.faulty import content, run, start, told_once, without_privileges
from tests.little import make_project, write

NO_ROOM = "There is no room left to write this"
TABLE = "gardener,shop,last_day,jars.0.flavour,jars.0.price\n"
ROW = "Pim Tuffet,The Crater Shop,2027-02-12,plum,1800.00\n"
LETTER = ("letter", "farewell", "--today", "2027-01-11")
CLIENTS = (*LETTER, "--clients", "{root}/clients.csv", "--output", "{root}/letters")
BUILD = ("build", "--root", "{root}")


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    """A project where everything has been made once."""
    root = make_project(tmp_path_factory.mktemp("good") / "project")
    write(root, "pyproject.toml", '[project]\nversion = "1.0"\n')
    write(root, "clients.csv", TABLE + ROW * 3)
    for command in (
        BUILD,
        ("export", "{root}/exported"),
        ("offline", "{root}/offline.zip"),
        ("release", "{root}/release"),
        (*LETTER, "--output", "{root}/letter.txt"),
        ("schemas",),
        ("house", "accept"),
        ("translations", "--accept"),
    ):
        assert run(*typed(command, root)) == (0, [])
    # So that the next run of each command has something to write.
    write(root, "house/data/words/en/letters/farewell.yml", "title: Farewell again\n")
    for path in (root / "house/schemas").rglob("*.json"):
        path.write_text("{}", "utf-8")
    return root


@pytest.fixture
def project(good, tmp_path) -> Path:
    return shutil.copytree(good, tmp_path / "project", symlinks=True)


def typed(command: tuple[str, ...], root: Path) -> list[str]:
    words = [one.format(root=root) for one in command]
    return words if "--root" in words else [*words, "--root", str(root)]


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.name.startswith(".site-")]


# A full disk.


@pytest.mark.parametrize(
    "command",
    [
        (*LETTER, "--output", "{root}/letter.txt"),
        CLIENTS,
        ("new", "letter", "goodbye"),
        ("house", "accept"),
        ("translations", "--accept"),
    ],
    ids=lambda command: " ".join(command[:2]) if command is not CLIENTS else "clients",
)
def test_at_whatever_write_the_disk_is_full_nothing_changes(command, project):
    """Every write in turn; the line names the place and the reason, and nothing is left."""
    before = content(project)
    for number in count(1):
        rule = f"full:{number}:{project}"
        code, told = run(*typed(command, project), rule=rule)
        if code == 0:
            break
        assert "No space left on device" in told_once(told)
        assert told[0].startswith((f"{project}/", "house/", "data/"))
        if command[0] == "new" and "/house/schemas/" in told[0]:
            # By then what is new is written; what follows is what editors read.
            assert (project / "house/data/letters/goodbye.yml").is_file()
            break
        assert content(project) == before, number
    assert number > 1


@pytest.mark.parametrize("number", [1, 2, 3, 10, 40])
def test_schemas_are_written_all_or_none(number, project):
    """The old ones stay when the disk is full in the middle."""
    before = content(project)
    code, told = run(*typed(("schemas",), project), rule=f"full:{number}:{project}")
    assert code == 1
    assert NO_ROOM in told_once(told)
    assert content(project) == before


@pytest.mark.parametrize(
    "which",
    [
        "1",
        "2",
        "3",
        "20",
        "60",
        "search_index.json",
        "sitemap.xml.gz",
        "new/404.html",
        "_headers",
    ],
)
def test_a_full_disk_leaves_the_site_of_before(which, project):
    """From the first folder to the last file, in each of the build's processes."""
    before = content(project)
    code, told = run(*typed(BUILD, project), rule=f"full:{which}:{project}")
    assert code == 1
    site = project / "site"
    assert told_once(told) == (
        f"{site}:1:1: {NO_ROOM} (No space left on device). Free some space there, then run the "
        "command again. What stood there before is unchanged."
    )
    assert content(project) == before


@pytest.mark.parametrize("which", ["1", "2", "4", "30", "mkdocs.en.yml", "site/.404.html"])
def test_a_full_disk_leaves_the_exported_pages_of_before(which, project):
    """All languages, or none."""
    before = content(project)
    command = typed(("export", "{root}/exported"), project)
    code, told = run(*command, rule=f"full:{which}:{project}")
    assert code == 1
    assert told_once(told).startswith(f"{project}/exported:1:1: {NO_ROOM}")
    assert content(project) == before


@pytest.mark.parametrize("command", ["offline {root}/offline.zip", "release {root}/release"])
@pytest.mark.parametrize("which", ["1", "2", "50", "release/.", "offline.zip"])
def test_a_full_disk_leaves_the_archives_of_before(command, which, project, tmp_path):
    """Full where they grow, or where they shall stand."""
    if which == "release/." and "offline " in command:
        which = "/.offline.zip"
    if which == "offline.zip" and "release " in command:
        which = "SHA256SUMS"
    growing = tmp_path / "growing"
    growing.mkdir()
    before = content(project)
    rule = f"full:{which}:{tmp_path}"
    environment = os.environ | {"TMPDIR": str(growing)}
    code, told = run(*typed(tuple(command.split()), project), rule=rule, env=environment)
    assert code == 1
    assert NO_ROOM in told_once(told)
    assert content(project) == before
    assert content(growing) == {}


@pytest.mark.parametrize("size", [0, 20_000])
@pytest.mark.parametrize(
    "command",
    [
        BUILD,
        ("export", "{root}/exported"),
        ("offline", "{root}/offline.zip"),
        ("release", "{root}/release"),
        (*LETTER, "--output", "{root}/letter.txt"),
        CLIENTS,
        ("schemas",),
        ("house", "accept"),
        ("new", "letter", "goodbye"),
    ],
    ids=lambda command: command[0],
)
def test_a_file_that_ends_in_the_middle_is_not_left(command, size, project):
    """The kernel itself refuses every byte beyond a size."""
    before = content(project)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    code, told = run(*typed(command, project), preexec_fn=limit)
    if code == 0:  # all that it writes is smaller
        assert size and told == []
        return
    reasons = ("(File too large)", "(No usable temporary directory found in")
    assert any(one in told_once(told) for one in reasons)
    made = content(project)
    if command[0] == "new" and made.keys() - before.keys():
        assert "house/schemas" in told[0]
        return
    assert made == before


def test_output_to_a_full_disk_is_told(project):
    """As `letter … > file` writes it."""
    with Path("/dev/full").open("w") as full:
        code, told = run(*typed(LETTER, project), stdout=full)
    assert code == 1
    assert told_once(told).startswith(f"letter:1:1: {NO_ROOM} (No space left on device)")


# A folder that may not be written.


@pytest.mark.parametrize("folder", [".", "site"])
def test_a_folder_that_may_only_be_read_keeps_its_site(folder, project):
    """The site itself, or the folder around it."""
    before = content(project)
    (project / folder).chmod(0o555)
    code, told = run(*typed(BUILD, project), preexec_fn=without_privileges)
    (project / folder).chmod(0o755)
    assert code == 1
    assert told_once(told) == (
        f"{project}/site:1:1: Nothing may be written here (Permission denied). Name a place "
        "where you may write, or change its rights. What stood there before is unchanged."
    )
    assert content(project) == before


@pytest.mark.parametrize(
    "command",
    [
        (*LETTER, "--output", "{root}/letter.txt"),
        CLIENTS,
        ("offline", "{root}/offline.zip"),
        ("release", "{root}/new/release"),
        ("export", "{root}/new/exported"),
        ("house", "accept"),
        ("new", "letter", "goodbye"),
    ],
    ids=lambda command: command[0],
)
def test_every_command_tells_that_it_may_not_write(command, project):
    """One line with the system's reason; nothing is changed."""
    before = content(project)
    folders = [project, project / "house", project / "house/data/letters"]
    folders[2].mkdir(exist_ok=True)
    before = content(project)
    for folder in folders:
        folder.chmod(0o555)
    code, told = run(*typed(command, project), preexec_fn=without_privileges)
    for folder in folders:
        folder.chmod(0o755)
    assert code == 1
    assert "(Permission denied)" in told_once(told)
    assert content(project) == before


def test_a_project_that_may_only_be_read_is_built_elsewhere(project, tmp_path):
    """Its cache of templates is no reason to fail."""
    for path in (project / ".cache/templates").iterdir():
        path.unlink()
    folders = [project, *(path for path in project.rglob("*") if path.is_dir())]
    folders = [path for path in folders if not path.is_symlink()]
    for folder in folders:
        folder.chmod(0o555)
    command = (*BUILD, "--site", str(tmp_path / "elsewhere"))
    found = run(*typed(command, project), preexec_fn=without_privileges)
    for folder in folders:
        folder.chmod(0o755)
    assert found == (0, [])


def test_a_file_where_a_folder_should_be_is_told(project):
    """Without a right having to be missing."""
    write(project, "file", "x")
    command = ("build", "--root", "{root}", "--site", f"{project}/file/site")
    code, told = run(*typed(command, project))
    assert code == 1
    assert told_once(told).startswith(f"{project}/file/site:1:1: ") or "file" in told[0]


# A build that is killed.


@pytest.mark.parametrize("number", [1, 3, 30, 60])
def test_the_site_outlives_a_killed_build(number, project):
    """At several moments; the next build clears away what was left."""
    before = content(project / "site")
    code, _ = run(*typed(BUILD, project), rule=f"kill:{number}:{project}")
    assert code == -signal.SIGKILL
    assert content(project / "site") == before
    assert len(leftovers(project)) == (0 if number == 1 else 1)
    assert run(*typed(BUILD, project)) == (0, [])
    assert leftovers(project) == []


@pytest.mark.parametrize("fault", ["", "locales: [\n"], ids=["sound", "faulty"])
def test_the_site_comes_back_if_the_build_was_killed_between_its_renames(fault, project):
    """Also when the next build builds nothing."""
    before = content(project / "site")
    code, _ = run(*typed(BUILD, project), rule=f"kill-rename:1:{project}/.site")
    assert code == -signal.SIGKILL
    if fault:
        write(project, "house/data/handbook.yml", fault)
    assert not (project / "site").exists()
    code, _ = run(*typed(BUILD, project))
    assert code == (1 if fault else 0)
    assert leftovers(project) == []
    assert content(project / "site").keys() == before.keys()


def test_a_killed_release_does_not_bar_the_next(project):
    """What it left of its own is no stranger, and goes."""
    rule = f"kill:2:{project}/release/"
    assert run(*typed(("release", "{root}/release"), project), rule=rule)[0] == -signal.SIGKILL
    assert any(path.name.startswith(".") for path in (project / "release").iterdir())
    assert run(*typed(("release", "{root}/release"), project)) == (0, [])
    assert not any(path.name.startswith(".") for path in (project / "release").iterdir())


# Two at once.


def test_two_builds_at_once_end_well_and_leave_a_whole_site(project):
    """Five pairs in a row; every page that stands there was made by the same one of them."""
    wanted = content(project / "site").keys()
    hosts = ("https://one.invalid/", "https://two.invalid/")
    for _ in range(5):
        addresses = [os.environ | {"SITE_URL": host} for host in hosts]
        pair = [start(*typed(BUILD, project), env=one) for one in addresses]
        for one in pair:
            _, told = one.communicate(timeout=120)
            assert (one.returncode, told) == (0, "")
        made = content(project / "site")
        assert made.keys() == wanted
        assert leftovers(project) == []
        pages = [text.decode() for name, text in made.items() if name.endswith("/index.html")]
        named = [{host for host in hosts if host in page} for page in pages]
        [host] = set.union(*named)
        assert len([one for one in named if one]) > len(pages) / 2, host


def test_no_build_comes_between_the_renames_of_another(project):
    """The other waits until the first has put its site in place."""
    wanted = content(project / "site").keys()
    first = start(*typed(BUILD, project), rule=f"slow-rename:1:{project}/.site")
    wait_for(lambda: not (project / "site").exists())
    assert run(*typed(BUILD, project)) == (0, [])
    _, told = first.communicate(timeout=120)
    assert (first.returncode, told) == (0, "")
    assert content(project / "site").keys() == wanted
    assert leftovers(project) == []


def test_a_build_leaves_alone_what_another_still_writes(project):
    """Two with other words in them: the later to end has the site, all of it."""
    slow = start(*typed(BUILD, project))
    # It holds the folder around the site only until it begins to fill its own.
    wait_for(lambda: list(project.glob(".site-*/new/*")))
    slow.send_signal(signal.SIGSTOP)
    write(project, "docs/en/decide.md", "---\ndescription: x\n---\n# The quick one\n")
    assert run(*typed(BUILD, project)) == (0, [])
    quick = content(project / "site")
    assert b"The quick one" in quick["en/decide/index.html"]
    assert len(leftovers(project)) == 1
    slow.send_signal(signal.SIGCONT)
    _, told = slow.communicate(timeout=120)
    assert (slow.returncode, told) == (0, "")
    assert leftovers(project) == []
    assert content(project / "site").keys() == quick.keys()


# A file that changes while it is read.


@pytest.mark.parametrize(
    "name",
    [
        "data/letters/farewell.yml",
        "data/words/fr/letters/farewell.yml",
        "data/handbook.yml",
        "docs/en/decide.md",
        "docs/assets/styles.css",
        "templates/pages/letter.md.jinja",
        "mkdocs.yml",
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_file_that_vanishes_while_it_is_read_is_told(command, name, project):
    """Between the moment it was found and the moment it is opened."""
    if not (project / name).exists():
        pytest.fail(f"no such file: {name}")
    before = content(project / "site")
    code, told = run(*typed((command,), project), rule=f"vanish:{name}:{project}")
    if code == 0:  # `check` needs no style sheet
        assert command == "check" and told == []
    assert "Traceback" not in "\n".join(told)
    assert code in (0, 1)
    assert code == 0 or ":1:1: " in told[0]
    assert content(project / "site") == before


def test_a_page_that_is_half_saved_is_told(project):
    """While it is written over and over, each build ends well or in words."""
    page = project / "docs/en/decide.md"
    whole = page.read_bytes()
    building = start(*typed(BUILD, project))
    while building.poll() is None:
        page.write_bytes(whole[: len(whole) // 2] + b"\xff\xc3")
        time.sleep(0.005)
        page.write_bytes(whole)
        time.sleep(0.005)
    _, told = building.communicate()
    assert "Traceback" not in told
    assert building.returncode in (0, 1)
    assert (project / "site/sitemap.xml").is_file()


def test_the_preview_picks_up_a_file_that_came_back(project, tmp_path):
    """What it could not read is told; once it is there again, it is shown; no traceback."""
    page = project / "docs/en/decide.md"
    port = str(20000 + os.getpid() % 20000)
    with (tmp_path / "told").open("w") as told:
        serving = start("serve", "--root", str(project), "--port", port)
    try:
        address = f"http://127.0.0.1:{port}/en/decide/"
        wait_for(lambda: "page" in read(address))
        page.unlink()
        time.sleep(1)
        write(project, "docs/en/decide.md", "---\ndescription: x\n---\n# It came back\n")
        wait_for(lambda: "It came back" in read(address))
    finally:
        serving.send_signal(signal.SIGINT)
        _, told = serving.communicate(timeout=30)
    assert "Traceback" not in told
    assert serving.returncode in (0, 130)


def test_the_preview_outlives_a_full_disk(project, tmp_path):
    """What it grows in is full: told in words, no traceback, and it ends when asked to."""
    growing = tmp_path / "growing"
    growing.mkdir()
    port = str(20000 + os.getpid() % 20000)
    serving = start(
        *("serve", "--root", str(project), "--port", port),
        rule=f"full:30:{growing}",
        env=os.environ | {"TMPDIR": str(growing)},
    )
    wait_for(lambda: "There is no room left" in read(f"http://127.0.0.1:{port}/en/"))
    serving.send_signal(signal.SIGINT)
    _, told = serving.communicate(timeout=30)
    assert "Traceback" not in told
    assert f"{NO_ROOM} (No space left on device)" in told
    assert content(growing) == {}


def read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def wait_for(is_so) -> None:
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


# Ctrl+C.


@pytest.mark.parametrize("number", [1, 2, 20, 60])
def test_an_interrupted_build_leaves_nothing(number, project):
    """Sent to the whole group of processes, as a terminal does."""
    before = content(project)
    assert run(*typed(BUILD, project), rule=f"interrupt:{number}:{project}") == (130, [])
    assert content(project) == before


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_an_interrupted_mail_merge_leaves_nothing(number, project):
    """Neither letters nor a hidden folder."""
    before = content(project)
    assert run(*typed(CLIENTS, project), rule=f"interrupt:{number}:{project}") == (130, [])
    assert content(project) == before


@pytest.mark.parametrize("moment", [0.05, 0.15, 0.3, 0.6, 0.9])
def test_a_command_may_be_interrupted_while_it_starts(moment, project):
    """Whatever Python is loading just then."""
    before = content(project)
    started = start(*typed(BUILD, project))
    time.sleep(moment)
    os.killpg(started.pid, signal.SIGINT)
    _, told = started.communicate(timeout=60)
    assert "Traceback" not in told or moment < 0.1  # Python itself is not up yet
    if started.returncode != 0:
        assert content(project) == before

"""`letter --format`: the same letter in every format, into a file or onto the terminal."""

from __future__ import annotations

import email
import email.policy
import json
import os
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import icalendar
import pytest

from generator.cli import main
from tests.letterhead import TARGET
from tests.test_cli import FACTS

HEAD = "Subject: No more jam\n\nHello The Crater Shop,\n"


@pytest.fixture
def project(tiny: Path) -> Path:
    """The tiny handbook with a letterhead, a facts file, and a date that a calendar takes."""
    (tiny / "templates").mkdir()
    shutil.copy(TARGET, tiny / "templates" / "letter.docx")
    fields = tiny / "data" / "fields.yml"
    text = fields.read_text("utf-8")
    old = "last_day: {type: date, group: work}"
    assert old in text
    new = "last_day: {type: date, group: work, deadline: true}"
    fields.write_text(text.replace(old, new), "utf-8")
    (tiny / "facts.json").write_text(json.dumps(FACTS), "utf-8")
    return tiny


@pytest.fixture
def run(project: Path, capsysbinary):
    """Writes the letter: exit code, output, error lines."""

    def run(*arguments: str) -> tuple[int, bytes, list[str]]:
        facts = ("--facts", str(project / "facts.json"), "--today", "2027-01-11")
        common = ("letter", "farewell", "--root", str(project), "--lang", "en", *facts)
        code = main([*common, *arguments])
        out, err = capsysbinary.readouterr()
        return code, out, err.decode().splitlines()

    return run


def test_plain_text_is_printed_unless_asked_otherwise(run):
    """--format txt is the default, and ends in one line break."""
    code, out, err = run()
    assert (code, err) == (0, [])
    assert out.decode().startswith(HEAD) and out.endswith(b"Yours, Pim Tuffet\n")
    assert run("--format", "txt") == (code, out, err)


def test_markdown_is_printed(run):
    """A heading, paragraphs, a list."""
    _, out, _ = run("--format", "md")
    assert out.decode().startswith("# No more jam\n\nHello The Crater Shop,\n\n")
    assert "\n- plum: £1,800.00 (the big one)\n- sloe: £3.50\n" in out.decode()


def test_an_email_is_printed_to_the_byte(run):
    """Its lines end in CR LF, whatever the system."""
    _, out, _ = run("--format", "eml")
    assert out.count(b"\n") == out.count(b"\r\n")
    message = email.message_from_bytes(out, policy=email.policy.default)
    assert (message["Subject"], message["X-Unsent"]) == ("No more jam", "1")


def test_a_document_is_printed_into_a_pipe(run):
    """A .docx can be piped on."""
    _, out, _ = run("--format", "docx")
    assert zipfile.ZipFile(BytesIO(out)).testzip() is None


def test_a_document_is_not_printed_on_a_terminal(run, monkeypatch):
    """It would garble the terminal: the problem says what to add."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run("--format", "docx") == (
        1,
        b"",
        [
            "letter:1:1: A .docx is no text to show on a terminal. Add --output FILE.",
            "1 problem.",
        ],
    )
    assert run("--format", "md")[0] == 0


@pytest.mark.parametrize(
    ("reader", "summary", "url"),
    [
        ((), "The last day of jam (Farewell to jam)", "https://jam.invalid/en/letters/"),
        (
            ("--reader", "fr"),
            "Le dernier jour de confiture (Adieu à la confiture)",
            "https://jam.invalid/fr/letters/",
        ),
    ],
    ids=["the letter's", "another"],
)
def test_a_calendar_speaks_the_reader_s_language(reader, summary: str, url: str, run):
    """The letter goes out in its own language; the calendar stays with its sender."""
    _, out, _ = run("--format", "ics", *reader)
    [event] = icalendar.Calendar.from_ical(out).walk("VEVENT")
    assert (event["SUMMARY"], event["URL"]) == (summary, f"{url}farewell/")
    assert event["DTSTART"].dt.isoformat() == "2027-02-12"


def test_links_lead_to_where_the_site_is_published(run, monkeypatch):
    """SITE_URL overrules the handbook's address, as it does in the site."""
    monkeypatch.setenv("SITE_URL", "https://elsewhere.invalid/jam")
    _, out, _ = run("--format", "ics")
    assert b"URL:https://elsewhere.invalid/jam/en/letters/farewell/\r\n" in out


def test_a_letter_without_a_day_makes_no_calendar(run, project: Path):
    """An empty calendar would only be an error message in the reader's calendar."""
    (project / "facts.json").write_text('{"amiable_facts": 1}', "utf-8")
    assert run("--format", "ics") == (
        1,
        b"",
        [
            (
                'letter:1:1: The letter "farewell" tells no day to keep as it stands. '
                "Give its dates."
            ),
            "1 problem.",
        ],
    )


@pytest.mark.parametrize("format", ["txt", "md", "eml", "ics", "docx"])
def test_a_file_holds_what_would_be_printed(format: str, run, tmp_path: Path):
    """--output writes the same bytes, replaces what was there, and leaves nothing beside."""
    printed = run("--format", format)[1]
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / f"letter.{format}"
    file.write_bytes(b"an older letter")
    assert run("--format", format, "--output", str(file)) == (0, b"", [])
    assert file.read_bytes() == printed
    assert list(folder.iterdir()) == [file]


@pytest.mark.parametrize("name", ["", "missing/letter.txt", "file/letter.txt"])
def test_what_cannot_be_written_is_told(name: str, run, tmp_path: Path):
    """A folder, or a place that does not exist, is one clear line, and nothing is left."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "file").write_text("jam", "utf-8")
    before = sorted((tmp_path / "out").rglob("*"))
    path = tmp_path / "out" / name
    code, out, err = run("--output", str(path))
    assert (code, out) == (1, b"")
    assert err[0] == (
        f"{path.as_posix()}:1:1: The file cannot be written here. "
        "Name a file, not a folder, in a folder where you may write."
    )
    assert sorted((tmp_path / "out").rglob("*")) == before


def test_a_failed_write_leaves_the_older_letter(run, tmp_path: Path, monkeypatch):
    """A full disk in the middle of it costs nothing that was there."""
    file = tmp_path / "letter.txt"
    file.write_text("an older letter", "utf-8")

    def fail(self: Path, content: bytes) -> int:
        with self.open("wb") as half:
            half.write(content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    assert run("--output", str(file))[0] == 1
    assert file.read_text("utf-8") == "an older letter"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_link_is_written_through(run, tmp_path: Path):
    """A symbolic link stays one: the file it names is written."""
    file, link = tmp_path / "letter.txt", tmp_path / "link.txt"
    link.symlink_to(file)
    assert run("--output", str(link))[0] == 0
    assert link.is_symlink() and file.read_text("utf-8").startswith(HEAD)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_device_is_never_replaced(run, tmp_path: Path):
    """Renaming onto one would take it away from everybody."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert run("--output", str(pipe))[0] == 1
    assert pipe.is_fifo()


def test_a_reader_the_handbook_does_not_speak_to_is_told(run):
    """The languages it has are named."""
    code, _, err = run("--format", "ics", "--reader", "de")
    assert code == 1
    assert err[0] == (
        'letter:1:1: The letter "farewell" does not take --reader "de" (it takes: fr, en). '
        "Take one of these."
    )


def test_an_unknown_format_is_a_mistyped_command(run):
    """The formats are listed."""
    with pytest.raises(SystemExit) as exit:
        run("--format", "pdf")
    assert exit.value.code == 2


def test_a_document_needs_a_letterhead(run, project: Path):
    """Other formats do not."""
    (project / "templates" / "letter.docx").unlink()
    code, _, err = run("--format", "docx")
    assert (code, err[0].split(" ")[0]) == (1, "templates/letter.docx:1:1:")
    assert run("--format", "md")[0] == 0

"""`letter --clients`: a letter for each good row, every bad row told, nothing half-written."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.letters.amount import read_amount
from generator.letters.cells import read_cell
from generator.letters.columns import Column
from generator.letters.file_names import file_name, slug
from generator.problem import Problem
from tests.test_cli import FACTS

Run = Callable[..., tuple[int, str, list[str]]]
TODAY = "2027-01-11"
HEADER = "gardener,shop,last_day,jars.0.flavour,jars.0.price"
ROW = "Pim Tuffet,The Crater Shop,2027-02-12,plum,1800.00"


@pytest.fixture
def run(tiny: Path, tmp_path: Path, capsys) -> Run:
    """Writes the table, merges it into `out`: exit code, output, error lines without the path."""

    def run(table: str | bytes, *arguments: str, facts: object = None) -> tuple:
        clients = tmp_path / "clients.csv"
        clients.write_bytes(table.encode() if isinstance(table, str) else table)
        given = ["--clients", str(clients), "--today", TODAY, "--locale", "en"]
        if facts is not None:
            (tmp_path / "facts.json").write_text(json.dumps(facts), "utf-8")
            given += ["--facts", str(tmp_path / "facts.json")]
        command = ["letter", "farewell", "--root", str(tiny), "--lang", "en", *given]
        if "--output" not in arguments:
            command += ["--output", str(tmp_path / "out")]
        code = main([*command, *arguments])
        out, err = capsys.readouterr()
        lines = err.replace(f"{tmp_path.as_posix()}/", "").splitlines()
        return code, out.replace(f"{tmp_path.as_posix()}/", ""), lines

    return run


def written(folder: Path) -> dict[str, str]:
    """The letters in a folder: file name → text."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def left(folder: Path) -> set[str]:
    """What stands in the folder that is neither given nor the handbook."""
    names = {path.name for path in folder.iterdir()}
    return names - {"clients.csv", "facts.json", "tiny"}


def test_each_row_becomes_the_letter_that_its_facts_would_give(
    run, tiny: Path, tmp_path: Path, capsys
):
    """A file per row, to the byte what the single command writes from the same facts."""
    titles = "gardener,shop,last_day,place,thank_you,jars.0.flavour,jars.0.price,jars.0.note,"
    titles += "jars.1.flavour,jars.1.price,tone,locale,paragraph.gift"
    row = "Pim Tuffet,The Crater Shop,2027-02-12,mars,true,plum,1800.00,the big one,sloe,3.5"
    assert run(f"{titles}\n{row},firm,en,off\n") == (
        0,
        "Written to out: 1 letter, 0 rows refused.\n",
        [],
    )
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), "utf-8")
    command = ["letter", "farewell", "--root", str(tiny), "--facts", str(path)]
    main([*command, "--today", TODAY])
    single = capsys.readouterr().out
    assert written(tmp_path / "out") == {"001-farewell.txt": single}


def test_every_format_is_written(run, tmp_path: Path):
    """The file's ending is the format's."""
    for format in ("txt", "md", "eml"):
        out = tmp_path / format
        run(f"{HEADER}\n{ROW}\n", "--format", format, "--output", str(out))
        assert [path.name for path in out.iterdir()] == [f"001-farewell.{format}"]


@pytest.mark.parametrize(
    "table",
    [
        f"{HEADER}\n{ROW}\n",
        f"{HEADER}\r\n{ROW}\r\n",
        f"\ufeff{HEADER}\n{ROW}",
        f"{HEADER}\n{ROW}\n".replace(",", ";"),
        f"{HEADER}\n{ROW}\n".replace(",", "\t"),
        f"{HEADER}\n{ROW}\n".replace(",", ";").replace("1800.00", "1 800,00"),
        f'"{HEADER}"\n"{ROW}"\n'.replace(",", '","'),
        f"{HEADER},,\n{ROW},,\n,,,,,,\n\n",
        f" {HEADER.replace(',', ' , ')}\n{ROW.replace(',', ' , ')}\n",
    ],
    ids=["plain", "CRLF", "BOM", "semicolons", "tabs", "French", "quoted", "wide", "spaced"],
)
def test_tables_are_read_as_spreadsheets_save_them(table: str, run, tmp_path: Path):
    """Whatever separates, quotes or pads the cells, the letter is the same."""
    code, _, err = run(table)
    assert (code, err) == (0, [])
    [text] = written(tmp_path / "out").values()
    assert "The Crater Shop" in text and "plum" in text and "1,800.00" in text


def test_a_cell_may_run_over_lines(run, tmp_path: Path):
    """The places of the rows below still hold, and so do their numbers in a spreadsheet."""
    table = (
        f'{HEADER}\n"Pim\nTuffet","The ""Crater""; Shop",2027-02-12,plum,1\n\nA,B,soon,c,1\n'
    )
    code, out, err = run(table)
    assert (code, out) == (1, "Written to out: 1 letter, 1 row refused.\n")
    assert err[0].startswith('clients.csv:5:5: Row 4, column "last_day": "soon" is not a date')
    [text] = written(tmp_path / "out").values()
    assert 'Hello The "Crater"; Shop,' in text and "Pim Tuffet" in text


def test_a_fault_behind_a_line_break_is_where_it_is(run):
    """On the line of its own cell, counted from that line's beginning."""
    _, _, err = run('gardener,shop,last_day\n"Pim\n""the"" Tuffet","a\nb",soon\n')
    assert err[0].startswith('clients.csv:4:4: Row 2, column "last_day": "soon" is not a date')


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        ("gardner", '1:1: The letter "farewell" knows no column "gardner". Did you mean "gard'),
        (
            "shop,jars.3.flavor",
            '1:6: The letter "farewell" knows no column "jars.3.flavor". Did',
        ),
        ("shop,jars_total", '1:6: The letter "farewell" knows no column "jars_total".'),
        ("shop,,place", '1:6: The letter "farewell" knows no column "".'),
        ("shop,jars.01.price", '1:6: The letter "farewell" knows no column "jars.01.price".'),
        ("shop,paragraph.end", '1:6: The letter "farewell" knows no column "paragraph.end".'),
        ("shop,place, shop", '1:12: The column "shop" is there twice. Keep one of them.'),
        ("gardener,shop", "1:1: The table has no row below its header. Write one row for"),
        ("", "1:1: The file is empty. Write its content, or delete it."),
        (",,", "1:1: The file is empty. Write its content, or delete it."),
        (
            '"shop"x',
            "1:1: Row 1: The quotation marks do not close where a cell ends (lines 1 to",
        ),
    ],
)
def test_faulty_columns_are_told_before_any_row(titles: str, told: str, run, tmp_path: Path):
    """With what was meant, where that can be guessed; not even a good row is written."""
    row = "" if told.startswith("1:1: The ta") or not titles else "soon,soon,soon\n"
    code, out, err = run(f"{titles}\n{row}")
    assert (code, out) == (1, "")
    assert err[0].startswith(f"clients.csv:{told}")
    assert err[1:] == ["1 problem."]
    assert left(tmp_path) == set()


@pytest.mark.parametrize(
    ("title", "cell", "told"),
    [
        ("last_day", "12/02/2027", '"12/02/2027" is not a date in the form YYYY-MM-DD. Write'),
        (
            "jars.1.price",
            '"1,800"',
            '"1,800" is not a number, or can be read in two ways. Write',
        ),
        (
            "place",
            "marsh",
            '"marsh" is none of the choices here (moon, mars). Did you mean "mar',
        ),
        ("thank_you", "maybe", '"maybe" does not say yes or no. Write on or off'),
        ("paragraph.gift", "maybe", '"maybe" does not say yes or no. Write on or off'),
        ("tone", "warm", '"warm" is none of the choices here (neutral, firm). Write one of'),
        ("locale", "de", '"de" is none of the choices here (fr, en). Write one of them'),
        (
            "form",
            "vous",
            'The letter "farewell" does not take --form "vous" (it takes: i, we).',
        ),
        (
            "jars.none",
            "yes",
            '"jars.none" says that there is nothing to list, but the row lists',
        ),
    ],
)
def test_a_bad_cell_is_told_with_its_place(title, cell, told, run, tmp_path: Path):
    """Line, column of the file, row and column of the spreadsheet, what is wrong, what to do."""
    table = f"gardener,jars.0.flavour,{title}\nPim,plum,\nLou,sloe,{cell}\n"
    code, out, err = run(table)
    assert (code, out) == (1, "Written to out: 1 letter (1 with blanks), 1 row refused.\n")
    assert err[0].startswith(f'clients.csv:3:10: Row 3, column "{title}": {told}')
    assert list(written(tmp_path / "out")) == ["001-farewell.txt"]


@pytest.mark.parametrize(
    ("row", "place", "told"),
    [
        ("Pim", "2:4", "The row has 1 cells where the header has 2."),
        ("Pim,shop,more", "2:10", "The row has 3 cells where the header has 2."),
        (
            '"Pim"x,shop',
            "2:1",
            "The quotation marks do not close where a cell ends (lines 2 to 2",
        ),
        (
            'Pim,"shop',
            "2:1",
            "The quotation marks do not close where a cell ends (lines 2 to 3",
        ),
    ],
)
def test_a_misshapen_row_is_told(row: str, place: str, told: str, run):
    """Too short, too long, or quoted so that nobody knows where a cell ends."""
    code, out, err = run(f"gardener,shop\n{row}\nLou,shop\n")
    assert code == 1
    assert err[0].startswith(f"clients.csv:{place}: Row 2: {told}")
    assert "1 row refused" in out


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_refused_whole(encoding: str, run, tmp_path: Path):
    """Accents would be garbled in every letter: it says how to save the table."""
    code, _, err = run("gardener,shop\nLou,ok\nZoé,Café\n".encode(encoding))
    assert code == 1
    line = "3:3" if encoding == "cp1252" else "1:1"
    assert err[0].startswith(f'clients.csv:{line}: The table is not in UTF-8. Save it as "CSV')
    assert left(tmp_path) == set()


def test_a_table_that_is_not_there_is_told(run, tmp_path: Path):
    """A folder is none either."""
    for path in (tmp_path / "gone.csv", tmp_path):
        code, _, err = run("", "--clients", str(path))
        assert code == 1
        assert "The file cannot be read." in err[0]


def test_a_row_overrides_what_all_share(run, tiny: Path, tmp_path: Path, capsys):
    """An empty cell is not answered: what all letters share holds, the letter's own settings too."""
    table = "shop,last_day,jars.none,paragraph.gift,tone\n"
    table += "Alpha,,,,\nBeta,2027-03-01,on,on,neutral\nGamma,,,off,\n"
    facts = json.loads(json.dumps(FACTS))
    assert run(table, facts=facts)[0] == 0
    alpha, beta, gamma = written(tmp_path / "out").values()
    assert "Alpha" in alpha and "12 February 2027" in alpha and "plum" in alpha
    assert "Beta" in beta and "1 March 2027" in beta and "plum" not in beta
    assert alpha.replace("Alpha", "Gamma") == gamma
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts | {"facts": facts["facts"] | {"shop": "Alpha"}}), "utf-8")
    main(["letter", "farewell", "--root", str(tiny), "--facts", str(path), "--today", TODAY])
    assert capsys.readouterr().out == alpha


def test_the_command_s_settings_hold_where_a_row_says_nothing(run, tmp_path: Path):
    """--locale is for the rows without a language of their own."""
    run("gardener,shop,locale\nPim,A,\nLou,B,fr\n")
    first, second = written(tmp_path / "out").values()
    assert first.startswith("Subject:") and not second.startswith("Subject:")


@pytest.mark.parametrize("option", ["--tone", "--form", "--locale", "--reader"])
def test_a_setting_that_no_letter_takes_is_told_once(option: str, run, tmp_path: Path):
    """Not once a row."""
    code, _, err = run("gardener\nA\nB\nC\n", option, "nobody")
    assert code == 1
    assert err[0].startswith(f'letter:1:1: The letter "farewell" does not take {option} "nobo')
    assert err[1] == "1 problem."
    assert left(tmp_path) == set()


def test_a_dry_run_tells_what_it_would_do_and_writes_nothing(run, tmp_path: Path):
    """File names, the blanks that are left, and the rows it would refuse."""
    code, out, err = run(f"{HEADER}\n{ROW}\nLou,,,,\nA,B,soon,c,1\n", "--dry-run")
    assert code == 1
    assert out.splitlines() == [
        "001-farewell.txt",
        "002-farewell.txt  [last_day] [jars.0.flavour] [jars.0.price]",
        "A dry run, nothing is written. For out: 2 letters (1 with blanks), 1 row refused.",
    ]
    assert err[0].startswith('clients.csv:4:5: Row 4, column "last_day": "soon"')
    assert left(tmp_path) == set()


def test_letters_never_mix_with_what_is_there(run, tmp_path: Path):
    """A folder that holds something is refused, in a dry run too; an empty one is filled."""
    (tmp_path / "out").mkdir()
    assert run(f"{HEADER}\n{ROW}\n")[0] == 0
    before = written(tmp_path / "out")
    for arguments in ((), ("--dry-run",)):
        code, _, err = run(f"{HEADER}\nLou,B,2027-02-12,c,1\n", *arguments)
        assert (code, err[0].split(" Name ")[0]) == (
            1,
            "out:1:1: There is already something here.",
        )
    code, _, err = run(f"{HEADER}\n{ROW}\n", "--output", str(tmp_path / "clients.csv"))
    assert (code, err[1]) == (1, "1 problem.")
    assert written(tmp_path / "out") == before


def test_a_full_disk_leaves_nothing(run, tmp_path: Path, monkeypatch):
    """In the middle of the letters: one clear line, and no folder, not even a hidden one."""
    calls = iter(range(100))
    write = Path.write_bytes

    def fail(self: Path, content: bytes) -> int:
        if self.parent.name == "new" and next(calls) == 2:
            raise OSError(28, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", fail)
    code, out, err = run(f"{HEADER}\n" + f"{ROW}\n" * 5)
    assert (code, out) == (1, "")
    assert err[0] == (
        "out:1:1: The letters cannot be written here (No space left on device). Name a folder in "
        "one where you may write and there is room. Nothing was written."
    )
    assert err[1:] == ["1 problem."]
    assert left(tmp_path) == set()


def test_a_folder_in_no_folder_cannot_be_written(run, tmp_path: Path):
    """Nothing is made on the way."""
    code, _, err = run(f"{HEADER}\n{ROW}\n", "--output", str(tmp_path / "gone" / "out"))
    assert code == 1
    assert err[0].startswith("gone/out:1:1: The letters cannot be written here")
    assert left(tmp_path) == set()


def test_a_bar_shows_how_far_it_is_where_somebody_looks(run, monkeypatch):
    """On a terminal, up to the last row; in a log, which nobody watches, not a sign of it."""
    table = f"{HEADER}\n" + f"{ROW}\n" * 3
    assert run(table, "--dry-run")[2] == []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    told = "\n".join(run(table)[2])
    assert "Letters" in told and "100%" in told


def test_when_every_row_is_refused_no_folder_is_left(run, tmp_path: Path):
    """An empty folder would look like a success."""
    code, out, _ = run("last_day\nsoon\n")
    assert (code, out) == (1, "Written to out: 0 letters, 1 row refused.\n")
    assert left(tmp_path) == set()


@pytest.mark.parametrize(
    "arguments", [("--clients", "x.csv"), ("--dry-run",), ("--dry-run", "--output", "x")]
)
def test_options_that_need_each_other_are_a_mistyped_command(arguments, tiny: Path, capsys):
    """Exit code 2, before anything is read."""
    with pytest.raises(SystemExit) as exit:
        main(["letter", "farewell", "--root", str(tiny), *arguments])
    assert exit.value.code == 2
    assert "--clients" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1800.00", "1800.00"),
        ("1800,5", "1800.5"),
        ("1 800,50 €", "1800.50"),
        ("1\u202f800,50", "1800.50"),
        ("£1,800.50", "1800.50"),
        ("1.234.567,89", "1234567.89"),
        ("1'800.50 CHF", "1800.50"),
        ("-12,5", "-12.5"),
        ("007", "7"),
        ("0,00", "0.00"),
        ("1,800", None),
        ("1.800", None),
        ("1,80,0", None),
        ("1e3", None),
        ("٣", None),
        ("twelve", None),
        ("12/5", None),
        ("-€ 5", "-5"),
        ("€ -5", "-5"),
        ("1 EUR 800", None),
        ("12€50", None),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, amount: str | None):
    """Unless they could be two amounts, or are none."""
    assert read_amount(typed) == amount


@pytest.mark.parametrize(
    ("client", "name"),
    [
        (
            {"client_company": "Atelier Martin", "client_name": "Camille"},
            "007-atelier-martin.eml",
        ),
        ({"client_name": "Zoé Œuvré"}, "007-zoe-oeuvre.eml"),
        ({"client_name": "../../etc/passwd"}, "007-etc-passwd.eml"),
        ({"client_name": "CON"}, "007-con.eml"),
        ({"client_name": "Ωμέγα", "client_company": "  "}, "007-farewell.eml"),
        ({"client_name": "a" * 300}, f"007-{'a' * 60}.eml"),
        ({}, "007-farewell.eml"),
    ],
)
def test_file_names_are_safe_and_readable(client: dict, name: str):
    """On every system, and never out of the folder."""
    assert file_name(7, 12, {"facts": client}, "farewell", "eml") == name


def test_file_names_sort_as_their_rows():
    """The number has as many digits as the table needs."""
    assert file_name(7, 12_345, {}, "x", "md") == "00007-x.md"
    assert slug("«»") == ""


@pytest.mark.parametrize(
    ("type", "typed", "answer"),
    [
        ("text", "soon", "soon"),
        ("date", "2027-02-12", "2027-02-12"),
        ("date", "2027-02-30", "cell_date"),
        ("money", "1 800,50 €", "1800.50"),
        ("money", "much", "cell_amount"),
        ("number", "2,5", "2.5"),
        ("number", "some", "cell_amount"),
        ("integer", "-12", "-12"),
        ("integer", "12.5", "cell_integer"),
        ("integer", "12 ", "cell_integer"),
        ("choice", "mars", "mars"),
        ("choice", "sun", "cell_choice"),
        *(("boolean", word, True) for word in ("on", "true", "YES", "oui", "Vrai")),
        *(("boolean", word, False) for word in ("off", "false", "No", "non", "FAUX")),
        ("boolean", "perhaps", "cell_switch"),
    ],
)
def test_a_cell_is_read_by_its_column(type: str, typed: str, answer: str | bool):
    """What it cannot be is told by its type, with the choices where there are any."""
    found = read_cell(Column("x", "answer", type, choices=("moon", "mars")), typed)
    if not isinstance(found, Problem):
        assert found == answer
        return
    assert found.code == answer
    assert dict(found.slots) == {"name": typed, "known": "moon, mars"}

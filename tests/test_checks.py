"""Every check and every message, by the golden cases in cases/checks: see golden.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import checks
from generator.cli import main
from generator.load.parse import parse
from generator.load.source import Source
from generator.problem import MESSAGES, Place, Unpublishable, messages, once, problem
from tests.golden import CASES, KEYS, all_checks, build, cases, problems_of, read_case

# The codes no tree of files can give, each with its reason.
WITHOUT_CASE = {
    "did_you_mean": "not a problem: the advice when a near name is known; many cases show it",
    "misfit": "for what pydantic may refuse one day; no model of ours can give it now",
    "unreadable": "needs a file that may not be read, which root always may; see test_cli",
    "not_offered": "of the command line; see test_cli",
    "bad_date": "of the command line; see test_cli",
    "date_before": "of the command line; see test_cli",
    "date_not_before": "of the command line; see test_cli",
    "answers_form": "of the command line; see test_cli_tools",
    "not_written": "of the command line; see test_cli_letter",
    "not_a_release": "of the command line; see test_release",
    "not_to_terminal": "of the command line; see test_cli_letter",
    "no_days": "of the command line; see test_cli_letter",
    **dict.fromkeys(
        ("taken_id", "taken_file", "taken_locale", "bad_locale", "seen_form"),
        "of the command line; see test_authoring",
    ),
    "record_form": "of the command line; see test_house",
    "no_override": "of the command line; see test_house",
    # Of a table of clients: see test_merge.
    "in_row": "not a problem: says which row of a table has one",
    "in_cell": "not a problem: says which cell of a table has one",
    "table_encoding": "a table in another encoding",
    "table_quotes": "a table whose quotation marks do not close",
    "table_no_rows": "a table of a header alone",
    "table_column": "a column that no letter knows",
    "table_column_twice": "a column that is there twice",
    "table_cells": "a row that is shorter or longer than the header",
    "cell_date": "a cell that is no date",
    "cell_amount": "a cell that is no amount",
    "cell_integer": "a cell that is no whole number",
    "cell_choice": "a cell that is none of the choices",
    "cell_switch": "a cell that says neither yes nor no",
    "cell_list": "a list that is empty and is not",
    "folder_taken": "a folder that holds something",
    "folder_not_written": "a folder that cannot be written",
    "letterhead_missing": "of the command line and the build; see test_cli_letter",
    # A .docx is no text to write into a case: see test_letterhead.
    "letterhead_elsewhere": "a letterhead that fetches something",
    "letterhead_mark_again": "a letterhead with a mark too many",
    "letterhead_mark_missing": "a letterhead without a mark",
    "letterhead_program": "a letterhead with macros",
    # Told while the site is built: tests of the site.
    "preview_fault": "what serve could not foresee; see test_site_serve",
    "address_taken": "two pages of one address",
    "mkdocs_complains": "what MkDocs says",
    "not_a_site": "a folder to write to that holds something else",
    "template_fault": "a template that fails",
    # Of the system that the program runs on: see test_running_faults.
    "no_room": "a disk that is full",
    "no_right": "a folder that may not be written",
    "changed_meanwhile": "a file that vanishes while it is read",
    "system_fault": "whatever else the system refuses",
    "process_ended": "a process that is killed",
    "template_name": "a template that asks for what there is not",
    "no_template": "a template that includes what there is not",
    "no_target": "a link to a file that there is not",
    "no_anchor": "a link to a place that a page has not",
    "anchor_wanted": "a page of a house without a place that ours lead to",
}
SLOT = re.compile(r"(?<!\{)\{(\w+)\}")


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_gives_exactly_the_problems_of_the_case(path: Path, tmp_path: Path):
    """A changed tiny handbook gives the problems its case file lists, word for word."""
    case = read_case(path)
    build(tmp_path / "tiny", case)
    handbook, problems = problems_of(tmp_path / "tiny", case)
    found = [one.say() for one in problems]
    assert found == case["problems"].splitlines()
    assert [one.say("fr") for one in problems] == case["problems_fr"].splitlines()
    if "check" in case:
        assert handbook is not None, "the check never ran: there was no handbook"
        by_check = {one.say() for one in all_checks()[case["check"]](handbook)}
        assert by_check, f"{case['check']} found nothing by itself"
        assert by_check <= set(found)


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_both_yaml_readers_agree(path: Path, tmp_path: Path, monkeypatch):
    """Where pyyaml comes without libyaml, the same problems are told at the same places."""
    case = read_case(path)
    build(tmp_path / "tiny", case)
    names = [*case.get("files", {}), *case.get("edits", {}), *case.get("bytes", {})]
    files = [tmp_path / "tiny" / name for name in names if name.endswith(".yml")]
    told = {}
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        monkeypatch.setattr("generator.load.parse.LOADER", loader)
        told[loader] = [_read(file) for file in files]
    assert told[yaml.CSafeLoader] == told[yaml.SafeLoader]


def _read(path: Path) -> tuple[object, list[str]]:
    """What a file holds, each word with its place, and its problems."""
    node, problems = parse(path, path.name)
    source = Source("", node) if node is not None and not problems else Source.empty("")
    # Of a text that is not there, each reader has another column.
    places = [
        (loc, text, source.place(*loc) if text else source.place(*loc).line)
        for loc, text in source.texts()
    ]
    return places, [one.say() for one in problems]


def test_every_case_says_its_rule_and_nothing_unknown():
    """A case file has a rule of one sentence, and no key that nobody reads."""
    for path in cases():
        case = read_case(path)
        assert case.keys() <= KEYS, path
        assert case["rule"].endswith("."), path
        assert ("problems_fr" in case) == ("problems" in case), path
    assert len(cases()) == len(list(CASES.iterdir()))


def test_every_check_has_a_case():
    """A rule without a case file is a rule nobody has seen fail."""
    assert {case["check"] for case in map(read_case, cases()) if "check" in case} == set(
        all_checks()
    )


def test_every_message_has_a_case():
    """Each message is seen word for word in a case, or is listed above with a reason."""
    told = "\n".join(read_case(path)["problems"] for path in cases())
    unseen = {code for code in messages() if not re.search(_pattern(code), told)}
    assert unseen == set(WITHOUT_CASE)


def _pattern(code: str) -> str:
    """What the message says in English, whatever fills its slots."""
    what = messages()[code]["en"]["what"]
    pieces = SLOT.split(what)[::2]
    return r"\d: " + ".*".join(re.escape(_once_filled(piece)) for piece in pieces) + " "


def _once_filled(piece: str) -> str:
    return piece.replace("{{", "{").replace("}}", "}")


@pytest.mark.parametrize("code", sorted(messages()))
def test_every_message_is_said_in_both_languages(code: str):
    """A message has the same slots in English and French, and advice in both."""
    wording = messages()[code]
    assert set(wording) == {"en", "fr"}
    slots = {
        language: {part: set(SLOT.findall(text)) for part, text in parts.items()}
        for language, parts in wording.items()
    }
    assert slots["en"] == slots["fr"]
    assert all(set(parts) == {"what", "do"} for parts in wording.values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_message_is_whole_sentences(language: str):
    """What is wrong and what to do are sentences, so that they can be read in a row."""
    for code in set(messages()) - {"did_you_mean"}:
        for text in messages()[code][language].values():
            assert text[-1] in ".?}", text
            assert text[0].isupper() or text[0] in '"«{', text


def test_messages_stand_in_the_file_once():
    """No message is defined twice: YAML would take the last one in silence."""
    codes = re.findall(r"^(\w+):", MESSAGES.read_text("utf-8"), re.MULTILINE)
    assert len(codes) == len(set(codes))


def test_the_filters_are_all_named_when_one_is_unknown():
    """The advice for an unknown filter names every filter there is, in both languages."""
    from generator.letters.subset import FILTERS

    for language in ("en", "fr"):
        named = set(re.findall(r"\w+", messages()["unknown_filter"][language]["do"]))
        assert set(FILTERS) <= named


def test_the_tiny_handbook_has_no_problem(tiny: Path):
    """The base of all cases is complete and faultless, so each case shows its own fault."""
    handbook, found = checks.examine(tiny, complete=True)
    assert found == []
    assert handbook is not None
    assert list(handbook.gaps()) == []


def test_all_problems_come_at_once_and_sorted(tiny: Path):
    """One run tells every fault of every layer of checking, by file, line and column."""
    _replace(tiny / "data/letters/farewell.yml", "tones: [neutral, firm]", "tonnes: [neutral]")
    _replace(tiny / "data/words/fr/paragraphs.yml", "{{ gardener }}", "{{ gardner }}")
    _replace(tiny / "data/scenarios/too-much-jam.yml", "[shelf]", "[shelves]")
    (tiny / "data/words/en/ui.yml").write_text("language: English: yes\n", "utf-8")
    (tiny / "data/stray.txt").write_text("Jam.\n", "utf-8")
    _, found = checks.examine(tiny)
    assert [str(one.place) for one in found] == [
        "data/letters/farewell.yml:1:1",
        "data/letters/farewell.yml:2:1",
        "data/scenarios/too-much-jam.yml:4:14",
        "data/stray.txt:1:1",
        "data/words/en/ui.yml:1:18",
        "data/words/fr/paragraphs.yml:5:1",
    ]


def test_lines_are_sorted_as_numbers():
    """Line 9 comes before line 10."""
    assert Place("a.yml", 9) < Place("a.yml", 10)


def test_a_problem_of_many_letters_is_told_once():
    """A fault of a shared paragraph is one problem, whatever letter it is met in."""
    one, other = (
        problem(Place("a.yml"), "bare_test", name="shop", letter=id) for id in ("a", "b")
    )
    third = problem(Place("a.yml"), "bare_test", name="door", letter="b")
    assert list(once([one, other, third], "letter")) == [one, third]


def test_a_slot_is_filled_in_once():
    """A value that looks like a slot is text, in what is wrong and in what to do."""
    odd = problem(Place("a.yml"), "unknown_key", name="{name}{0}{guess}")
    assert odd.say() == (
        'a.yml:1:1: Nobody reads the key "{name}{0}{guess}". Remove it, or correct its name.'
    )


def test_load_checked_refuses_a_faulty_handbook(tiny: Path):
    """Nobody above gets a handbook with a fault: all its problems come as one exception."""
    _replace(tiny / "data/scenarios/too-much-jam.yml", "[shelf]", "[shelves]")
    with pytest.raises(Unpublishable, match="too-much-jam.yml:4:14"):
        checks.load_checked(tiny)


def test_check_prints_every_problem_and_their_number(tiny: Path, capsys):
    """`check` prints the problems to the error stream, counts them and exits 1."""
    _replace(tiny / "data/scenarios/too-much-jam.yml", "[shelf]", "[shelf, cellar]")
    assert main(["check", "--lang", "en", "--root", str(tiny)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        (
            'data/scenarios/too-much-jam.yml:4:21: There is no "cellar". '
            "Correct the id, or add the item."
        ),
        "1 problem.",
    ]


def test_check_speaks_french(tiny: Path, capsys):
    """`check --lang fr` says the same in French, with its quotes and spaces."""
    _replace(tiny / "data/scenarios/too-much-jam.yml", "[shelf]", "[shelv, cellar]")
    assert main(["check", "--lang", "fr", "--root", str(tiny)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        (
            "data/scenarios/too-much-jam.yml:4:14: «\u00a0shelv\u00a0» n’existe pas. "
            "Vouliez-vous dire «\u00a0shelf\u00a0»\u202f?"
        ),
        (
            "data/scenarios/too-much-jam.yml:4:21: «\u00a0cellar\u00a0» n’existe pas. "
            "Corrigez l’identifiant, ou ajoutez l’élément."
        ),
        "2 problèmes.",
    ]


@pytest.mark.parametrize("command", ["build", "export"])
def test_nothing_is_written_while_there_are_problems(command: str, tiny: Path, capsys):
    """A fault stops `build` and `export` before the first file is written."""
    _replace(tiny / "data/scenarios/too-much-jam.yml", "[shelf]", "[shelves]")
    before = _files(tiny)
    folder = tiny / "out"
    arguments = ["--site", str(folder)] if command == "build" else [str(folder)]
    assert main([command, "--lang", "en", "--root", str(tiny), *arguments]) == 1
    assert _files(tiny) == before
    assert capsys.readouterr().err.splitlines()[-1] == "1 problem."


def _files(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_no_advice_names_a_file_of_ours():
    """A fork mends its own house: {base} stands for the folder."""
    for code, wording in messages().items():
        for parts in wording.values():
            assert not re.search(r"(?<!house/)\bdata/|generator/", parts["do"]), code


def test_what_stands_in_no_layer_is_mended_in_a_house():
    """A facts file, or the command: anybody may add to a house."""
    said = problem(Place("facts.json"), "unknown_field", name="spoon").say()
    assert "add the field to house/data/fields.yml" in said

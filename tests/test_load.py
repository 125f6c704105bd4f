"""Loading: words stay words, houses are laid over the data, the whole is immutable."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from generator import checks
from generator.cli import main
from generator.load import load
from generator.load.parse import MAX_BYTES, parse_text
from generator.load.source import Source, plain
from generator.model.handbook import Handbook, Item

House = Callable[..., Handbook]


@pytest.fixture
def house(tiny: Path) -> Callable[[Mapping[str, str]], Path]:
    """Writes files of a house, each by its path under house/data/, over the tiny handbook."""

    def write(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tiny / "house/data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tiny

    return write


def loaded(root: Path) -> Handbook:
    """The handbook under `root`, which must be without a fault."""
    handbook, found = checks.examine(root)
    assert [one.say() for one in found] == []
    assert handbook is not None
    return handbook


def told(root: Path) -> list[str]:
    """Every problem of the handbook under `root`, in English."""
    return [one.say() for one in checks.examine(root)[1]]


# Words.


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "true",
        "True",
        "false",
        "null",
        "Null",
        "1.10",
        "01000",
        "0x1F",
        "0o17",
        "1e3",
        "1_000",
        ".5",
        "+5",
        ".inf",
        "2027-01-11",
        "12:30",
        "12:30:45",
        "1:2",
        "NaN",
        "<<",
    ],
)
def test_a_word_stays_the_word_that_was_typed(word: str):
    """Nothing that YAML would turn into a flag, number or date is anything but text."""
    node, found = parse_text(f"{word}: {word}\nlist: [{word}]\n", "a.yml")
    assert found == []
    is_nothing = word == "null"
    assert plain(node) == {
        word: None if is_nothing else word,
        "list": [None if is_nothing else word],
    }


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_nothing_unless_it_is_quoted(nothing: str):
    """A key without a text is no text; in quotes the same word is one."""
    node, _ = parse_text(f'bare: {nothing}\nquoted: "{nothing}"\n', "a.yml")
    assert plain(node) == {"bare": None, "quoted": nothing}


def test_odd_words_reach_the_handbook(tiny: Path):
    """A choice may be called no, and a text may be a date, a time or an amount."""
    scenario = tiny / "data/words/fr/scenarios/too-much-jam.yml"
    text = scenario.read_text("utf-8")
    text = text.replace("repair: Donnez un pot.", "repair: no")
    text = text.replace("say: J'arrête vendredi.", "say: 12:30")
    text = text.replace(
        'ask: ["Est-ce que j\'aime encore les prunes ?"]', "ask: [1.10, 2027-01-11]"
    )
    scenario.write_text(text, "utf-8")
    words = loaded(tiny).scenarios["too-much-jam"].words["fr"]
    assert (words.repair, words.say, words.ask) == ("no", "12:30", ("1.10", "2027-01-11"))


def test_the_loader_sets_the_typography_of_each_locale(tiny: Path):
    """Words are typed with plain spaces and quotes and come out set; examples stay as typed."""
    handbook = loaded(tiny)
    words = handbook.scenarios["too-much-jam"].words
    assert words["fr"].signals == ("L’étagère plie.",)
    assert words["fr"].ask == ("Est-ce que j’aime encore les prunes\u202f?",)
    assert handbook.messages["fr"]["letter"]["subject"] == "Objet\u00a0:"
    assert handbook.examples["fr"]["jars"][0]["note"] == "le gros"


def test_the_biggest_file_allowed_is_read(tiny: Path):
    """The limit itself is still allowed."""
    path = tiny / "data/words/fr/ui.yml"
    text = path.read_text("utf-8")
    path.write_text(text + "#" * (MAX_BYTES - len(text.encode())), "utf-8")
    assert path.stat().st_size == MAX_BYTES
    loaded(tiny)


def test_the_deepest_nesting_allowed_is_read():
    """Twenty levels are read, the twenty-first is not."""
    assert parse_text("[" * 20 + "]" * 20, "a.yml")[1] == []
    assert parse_text("[" * 21 + "]" * 21, "a.yml")[1] != []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: |\n  one\n  two\n", 3),
        ("a: >-\n  one\n  two\n", 2),
        ("a: one\n", 1),
        ('a: "one"\n', 1),
    ],
)
def test_a_line_of_a_text_is_found_in_its_file(text: str, line: int):
    """The second line of a block is told as such; folded texts are told at their first."""
    node, _ = parse_text(text, "a.yml")
    assert node is not None
    assert Source("a.yml", node).text_place(("a",), 2 if "|" in text else 1).line == line


# The handbook.


def test_the_handbook_cannot_be_changed(handbook: Handbook):
    """Nobody above the loader can change what all others read."""
    letter = next(iter(handbook.letters.values()))
    for holder, name in (
        (handbook, "root"),
        (letter, "id"),
        (letter.structure, "tones"),
        (letter.words[handbook.locales[0]], "title"),
        (handbook.settings, "site_url"),
    ):
        with pytest.raises((dataclasses.FrozenInstanceError, ValidationError)):
            setattr(holder, name, "other")
    for mapping in (
        handbook.items,
        handbook.letters,
        handbook.fields,
        handbook.fields["currency"].default,
        handbook.paragraphs,
        handbook.paragraphs["fr"],
        letter.words,
        letter.words["fr"].paragraphs,
        letter.gaps,
    ):
        with pytest.raises(TypeError):
            mapping["other"] = None  # type: ignore[index]


def test_models_hold_no_list(handbook: Handbook):
    """What is a list in YAML is a tuple in every model."""
    lists = [
        item.id
        for _, item in handbook.every_item()
        for part in (item.structure, *item.words.values())
        if isinstance(part, BaseModel) and any(isinstance(v, list) for _, v in part)
    ]
    assert lists == []


# A house.


def test_an_empty_house_changes_nothing(house):
    """A house folder without data is no fault."""
    root = house({})
    (root / "house").mkdir()
    (root / "house/README.md").write_text("Nothing yet.\n", "utf-8")
    assert loaded(root).settings.site_url == "https://jam.invalid/"


def test_a_house_merges_maps_by_key(house):
    """A house writes the keys down to the one it changes; all others stay."""
    root = house(
        {
            "handbook.yml": "notice:\n  steps:\n    N1: {days: 9}\n",
            "words/fr/letters/farewell.yml": "title: Adieu\n",
        }
    )
    handbook = loaded(root)
    assert {name: step.days for name, step in handbook.settings.notice.steps.items()} == {
        "N0": 0,
        "N1": 9,
    }
    words = handbook.letters["farewell"].words["fr"]
    assert (words.title, words.summary) == ("Adieu", "Elle arrête la confiture.")


def test_a_house_replaces_texts_and_lists(house):
    """A text or a list of a house takes the place of the whole text or list below."""
    root = house(
        {
            "letters/farewell.yml": "tones: [neutral]\n",
            "words/en/scenarios/too-much-jam.yml": "ask: [One?, Two?]\n",
        }
    )
    handbook = loaded(root)
    assert handbook.letters["farewell"].structure.tones == ("neutral",)
    assert handbook.scenarios["too-much-jam"].words["en"].ask == ("One?", "Two?")


def test_a_house_removes_an_entry_by_null(house):
    """`null` takes an entry away, in the structure and in the words."""
    root = house(
        {
            "letters/farewell.yml": "paragraphs: {gift: null}\nfollow_up: null\n",
            "words/fr/letters/farewell.yml": "paragraphs:\n  gift:\n",
            "words/en/letters/farewell.yml": "paragraphs: {gift: ~}\n",
            "handbook.yml": "notice: {fixed_term: [receipt]}\n",
        }
    )
    handbook = loaded(root)
    assert list(handbook.letters["farewell"].structure.paragraphs) == [
        "greeting", "end", "jars", "signoff",
    ]  # fmt: skip
    assert handbook.letters["farewell"].structure.follow_up == ()


def test_a_house_removes_an_item_with_its_words(house):
    """A file that says only `null` takes the item away; its words need no second removal."""
    root = house({"letters/receipt.yml": "null\n", "letters/farewell.yml": "follow_up: null\n"})
    assert list(loaded(root).letters) == ["farewell"]


def test_a_house_may_remove_what_an_update_removed(house):
    """`null` for an entry that is no longer there is no fault."""
    root = house({"letters/receipt.yml": "paragraphs: {lid: null}\n"})
    assert "lid" not in loaded(root).letters["receipt"].structure.paragraphs


def test_a_house_of_links_is_refused(tiny: Path, tmp_path: Path):
    """The data of a house may not be a symbolic link either."""
    (tmp_path / "elsewhere").mkdir()
    (tiny / "house").mkdir()
    (tiny / "house/data").symlink_to(tmp_path / "elsewhere")
    assert [line.partition(". ")[0] for line in told(tiny)] == [
        "house/data:1:1: This is a symbolic link, which would publish whatever it points to"
    ]


def test_a_house_places_a_new_entry(house):
    """`after:` puts a new entry behind the one it names; without it, it comes last."""
    words = "items:\n  {id}: {{task: Do it., why: It helps.}}\n"
    root = house(
        {
            "checklists/shelf.yml": "items:\n"
            "  sing: {offset: 1}\n"
            "  hum: {offset: 2, after: count}\n",
            "words/fr/checklists/shelf.yml": (
                "items:\n"
                "  sing: {task: Chantez., why: Cela aide.}\n"
                "  hum: {task: Fredonnez., why: Cela aide.}\n"
            ),
            "words/en/checklists/shelf.yml": words.format(id="sing")
            + "  hum: {task: Hum., why: It helps.}\n",
        }
    )
    assert list(loaded(root).checklists["shelf"].structure.items) == [
        "count", "hum", "dust", "sing",
    ]  # fmt: skip


def test_a_house_that_places_behind_nothing_is_told(house):
    """A place that an update took away is a problem of the house, not a silent last place."""
    root = house({"checklists/shelf.yml": "items:\n  sing: {offset: 1, after: cuont}\n"})
    assert told(root) == [
        (
            "house/data/checklists/shelf.yml:2:3: This line puts "
            'data/words/fr/checklists/shelf.yml:5:3 at fault: "sing" has no words. '
            "Change this line, or have house/ mend that place too."
        ),
        'house/data/checklists/shelf.yml:2:28: There is no "cuont". Did you mean "count"?',
    ]


def test_a_house_moves_an_entry(house):
    """`after:` also moves an entry of ours: another language becomes the first."""
    root = house({"handbook.yml": "locales: {fr: {after: en}}\n"})
    assert loaded(root).locales == ("en", "fr")


def test_an_entry_may_stand_behind_a_later_one(house):
    """All entries of a file are there before any is placed."""
    root = house(
        {"handbook.yml": "notice:\n  steps:\n    N3: {after: N2, days: 9}\n    N2: {days: 8}\n"}
    )
    _, problems = checks.examine(root)
    assert not [one for one in problems if one.code == "unknown_id"]


def test_nothing_stands_behind_itself(house):
    """A place that cannot be is told, and the entry stays where it was."""
    root = house({"checklists/shelf.yml": "items:\n  count: {after: count}\n"})
    assert told(root) == [
        (
            'house/data/checklists/shelf.yml:2:18: There is no "count". '
            "Correct the id, or add the item."
        )
    ]


def test_a_key_named_after_is_a_key(house):
    """Only a word after `after:` names a place: a map under that key is content."""
    root = house(
        {
            f"words/{locale}/ui.yml": "days:\n  after: {one: One, other: Two}\n"
            for locale in ("fr", "en")
        }
    )
    assert loaded(root).messages["fr"]["days"]["after"] == {"one": "One", "other": "Two"}


def test_a_house_adds_an_item(house):
    """A house may add a file of its own, with its words."""
    root = house(
        {
            "checklists/spoon.yml": "anchor: D\nitems: {wash: {offset: 1}}\n",
            **{
                f"words/{locale}/checklists/spoon.yml": (
                    "title: Spoon\nsummary: One task.\nintro: Take soap.\n"
                    "items: {wash: {task: Wash it., why: It sticks.}}\n"
                )
                for locale in ("fr", "en")
            },
        }
    )
    assert list(loaded(root).checklists) == ["shelf", "spoon"]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "letters/farewell.yml",
            "send:\n  to: soon\n",
            (
                'house/data/letters/farewell.yml:2:7: "soon" is not a whole number at "to". '
                "Write digits only."
            ),
        ),
        (
            "letters/farewell.yml",
            "# Ours.\ncolour: red\n",
            (
                'house/data/letters/farewell.yml:2:1: Nobody reads the key "colour". '
                "Remove it, or correct its name."
            ),
        ),
        (
            "words/fr/paragraphs.yml",
            "signoff:\n  neutral: |-\n    Adieu,\n    {{ gardner }}\n",
            (
                'house/data/words/fr/paragraphs.yml:4:1: There is no field "gardner". '
                'Did you mean "gardener"?'
            ),
        ),
        (
            "words/fr/ui.yml",
            "letter: {subject: <b>Objet</b>}\n",
            (
                'house/data/words/fr/ui.yml:1:19: Words hold HTML: "<b". '
                "Use Markdown, or write the sign in words."
            ),
        ),
        (
            "feilds.yml",
            "a: b\n",
            (
                'house/data/feilds.yml:1:1: Nobody reads the file "feilds.yml". '
                'Did you mean "fields.yml"?'
            ),
        ),
        (
            "words/de/ui.yml",
            "language: Deutsch\n",
            (
                'house/data/words/de:1:1: These are words in "de", a locale that handbook.yml '
                "does not name. "
                "Add it under locales: in house/data/handbook.yml, or remove the folder."
            ),
        ),
    ],
    ids=["type", "key", "wording", "html", "file", "locale"],
)
def test_a_fault_of_a_house_names_the_file_of_the_house(house, name, text, problem):
    """A problem is told where the fork's writer typed it, not in the file below."""
    assert told(house({name: text})) == [problem]


def test_a_house_over_a_broken_file_makes_no_second_problem(house):
    """Half a file would only look wrong: the fault below is told alone."""
    root = house({"words/fr/letters/farewell.yml": "title: Adieu\n"})
    (root / "data/words/fr/letters/farewell.yml").write_text("title: Adieu : oui\n", "utf-8")
    assert [line.partition(": ")[0] for line in told(root)] == [
        "data/words/fr/letters/farewell.yml:1:14"
    ]


@pytest.mark.parametrize(("removed", "left"), [("en", "fr"), ("fr", "en")])
def test_a_house_may_leave_a_locale_out(house, removed: str, left: str):
    """A one-language fork removes a locale in one line, and its words may stay."""
    root = house({"handbook.yml": f"locales: {{{removed}: null}}\n"})
    handbook = loaded(root)
    assert handbook.locales == (left,)
    assert handbook.source_locale == left


def test_a_house_may_add_a_locale(house):
    """A third language is one line and a folder; what it lacks is a gap, not a problem."""
    root = house(
        {
            "handbook.yml": "locales: {es: {forms: [usted]}}\n",
            "words/es/ui.yml": "language: Español\n",
        }
    )
    handbook = loaded(root)
    assert handbook.locales == ("fr", "en", "es")
    assert handbook.messages["es"]["language"] == "Español"
    assert handbook.scenarios["too-much-jam"].missing("es", "title")
    assert handbook.scenarios["too-much-jam"].words["es"].title == "Trop de confiture"


# Gaps.


def test_what_another_locale_lacks_is_a_gap(tiny: Path, capsys):
    """A missing English text is counted, shown in French, and stops nothing."""
    _remove(tiny / "data/words/en/letters/receipt.yml", "how: By rocket.\n")
    assert main(["check", "--lang", "en", "--root", str(tiny)]) == 0
    assert "2 locales, 1 gap." in capsys.readouterr().out
    receipt = loaded(tiny).letters["receipt"]
    assert receipt.missing("en", "how")
    assert not receipt.missing("fr", "how")
    assert receipt.words["en"].how == "Par fusée."


def test_complete_makes_a_gap_a_problem(tiny: Path, capsys):
    """`check --complete` tells each gap and exits 1."""
    _remove(tiny / "data/words/en/letters/receipt.yml", "how: By rocket.\n")
    assert main(["check", "--complete", "--lang", "en", "--root", str(tiny)]) == 1
    assert 'receipt.yml:1:1: "how" is not yet translated (en).' in capsys.readouterr().err


def test_a_missing_file_of_another_locale_is_a_gap(tiny: Path):
    """A letter that nobody has translated yet loads whole, in the source locale's words."""
    (tiny / "data/words/en/letters/receipt.yml").unlink()
    receipt = loaded(tiny).letters["receipt"]
    assert receipt.words["en"].title == "Reçu"
    assert receipt.missing("en", "title")


def test_what_the_source_locale_lacks_is_a_problem(tiny: Path):
    """The source has nobody to stand in for it."""
    _remove(tiny / "data/words/fr/letters/receipt.yml", "how: Par fusée.\n")
    assert told(tiny)[-1] == (
        'data/words/fr/letters/receipt.yml:1:1: The key "how" is missing. Add it.'
    )


def test_a_broken_item_is_left_out_and_known(tiny: Path):
    """An item that cannot be read is no item, but its id is no dead link either."""
    (tiny / "data/letters/receipt.yml").write_text("tones: soft\n", "utf-8")
    handbook, found = load(tiny)
    assert handbook is not None
    assert "receipt" not in handbook.letters
    assert ("letters", "receipt") in handbook.broken
    assert {one.place.path for one in found} == {"data/letters/receipt.yml"}


def test_an_item_says_where_it_says_something(tiny: Path):
    """Structure and words give the place of each thing they hold."""
    letter: Item[Any, Any] = loaded(tiny).letters["farewell"]
    assert str(letter.place("required", 1)) == "data/letters/farewell.yml:1:22"
    assert str(letter.place("send", "anchor", key=True)) == "data/letters/farewell.yml:3:8"
    assert str(letter.words_place("en", "how")) == "data/words/en/letters/farewell.yml:5:6"


def _remove(path: Path, line: str) -> None:
    text = path.read_text("utf-8")
    assert line in text
    path.write_text(text.replace(line, ""), "utf-8")

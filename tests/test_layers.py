"""Finding the files of a layer, and laying one tree over another: by the rule, one line each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.load.edits import edits_of
from generator.load.layers import DataFile, find, is_ours, layer_folders
from generator.load.merge import merge
from generator.load.overlay import lay
from generator.load.parse import parse_text, place_of
from generator.load.read import read_layers
from generator.load.source import plain
from generator.problem import Place, Problem

LONGEST = "a" * 64
FOUND = {
    "fields.yml": ("fields", "fields", None),
    "letters/a.yml": ("letters", "a", None),
    f"letters/{LONGEST}.yml": ("letters", LONGEST, None),
    "letters/com10.yml": ("letters", "com10", None),
    "letters/a-1.yml": ("letters", "a-1", None),
    "words/fr/fields.yml": ("fields", "fields", "fr"),
    "words/fr/glossary.yml": ("glossary", "glossary", "fr"),
    "words/fr/letters/a.yml": ("letters", "a", "fr"),
    "words/pt-BR/fields.yml": ("fields", "fields", "pt-BR"),
}
"""A file, and its kind, id and locale."""
STRANGERS = {
    "glossary.yml": ("unknown_file", "glossary.yml", "glossary.yml"),
    "handbook.txt": ("unknown_file", "handbook.txt", "handbook.yml"),
    "fields.yaml": ("unknown_file", "fields.yaml", "fields.yml"),
    "filds.yml": ("unknown_file", "filds.yml", "fields.yml"),
    "seen.json": ("unknown_file", "seen.json", ""),
    "letters.yml": ("unknown_file", "letters.yml", "rehearsal.yml"),
    "letters/1a.yml": ("bad_file_name", "1a", ""),
    "letters/A.yml": ("bad_file_name", "A", ""),
    f"letters/{LONGEST}a.yml": ("bad_file_name", f"{LONGEST}a", ""),
    "letters/com1.yml": ("bad_file_name", "com1", ""),
    "letters/con.yml": ("bad_file_name", "con", ""),
    "letters/a.txt": ("unknown_file", "a.txt", ""),
    "letters/a.yaml": ("unknown_file", "a.yaml", "a.yml"),
    "letters/b/c.yml": ("unknown_file", "c.yml", ""),
    "fields/x.yml": ("unknown_folder", "fields", ""),
    "leters/a.yml": ("unknown_folder", "leters", "letters"),
    "words": ("unknown_file", "words", ""),
    "words/x.yml": ("unknown_file", "x.yml", ""),
    "words/fr_FR/fields.yml": ("unknown_folder", "fr_FR", ""),
    "words/FR/fields.yml": ("unknown_folder", "FR", ""),
    "words/fr/filds.yml": ("unknown_file", "filds.yml", "fields.yml"),
    "words/fr/letters/b/c.yml": ("unknown_file", "c.yml", ""),
    "words/fr/letters/seen.json": ("unknown_file", "seen.json", ""),
}
"""A file, what it is told as, by which name, and what may have been meant."""


def lay_out(root: Path, *names: str, text: str = "a: b") -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def found(root: Path) -> tuple[list[DataFile], list[Problem]]:
    return find(root, root / "data")


@pytest.mark.parametrize("name", FOUND)
def test_a_file_is_known_by_its_place(name: str, tmp_path: Path):
    """Its kind, its id, and below words/ its locale."""
    lay_out(tmp_path, f"data/{name}")
    path = tmp_path / "data" / name
    assert found(tmp_path) == ([DataFile(*FOUND[name], path, f"data/{name}")], [])


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_is_told(name: str, tmp_path: Path):
    """By what is wrong with it, and what may have been meant."""
    lay_out(tmp_path, f"data/{name}")
    files, [problem] = found(tmp_path)
    code, called, guess = STRANGERS[name]
    assert files == []
    assert (problem.code, dict(problem.slots), problem.guess) == (code, {"name": called}, guess)
    assert problem.place == Place(f"data/{name}")


def test_what_is_nobody_s_business_is_not_told(tmp_path: Path):
    """Files of the system, notes of translations, and folders that wait for their files."""
    lay_out(tmp_path, "data/.git/x", "data/.x.yml", "data/words/fr/seen.json")
    os.mkfifo(tmp_path / "data/pipe.yml")
    for name in ("letters", "words", "words/fr", "words/fr/letters"):
        (tmp_path / "data" / name).mkdir(parents=True, exist_ok=True)
    assert found(tmp_path) == ([], [])


def test_an_empty_folder_that_nobody_knows_is_told(tmp_path: Path):
    """Else a misspelt one would stay empty for ever."""
    for name in ("odd", "letters/deep", "fields"):
        (tmp_path / "data" / name).mkdir(parents=True)
    told = [(one.code, one.place.path, dict(one.slots)) for one in found(tmp_path)[1]]
    assert told == [
        ("unknown_folder", "data/fields", {"name": "fields"}),
        ("unknown_folder", "data/letters/deep", {"name": "deep"}),
        ("unknown_folder", "data/odd", {"name": "odd"}),
    ]


def test_a_link_is_not_followed(tmp_path: Path):
    """One in the place of a file is told when it is read; any other is told here."""
    lay_out(tmp_path, "data/fields.yml")
    (tmp_path / "data/guide.yml").symlink_to(tmp_path / "data/fields.yml")
    (tmp_path / "data/linked").symlink_to(tmp_path)
    files, problems = found(tmp_path)
    assert [one.name for one in files] == ["data/fields.yml", "data/guide.yml"]
    assert [(one.code, one.place.path) for one in problems] == [("symlink", "data/linked")]
    (tmp_path / "other").symlink_to(tmp_path / "data")
    files, [problem] = find(tmp_path, tmp_path / "other")
    assert (files, problem.code, problem.place.path) == ([], "symlink", "other")


def test_our_layer_lies_below_the_house_s(tmp_path: Path):
    """A house without data is no layer."""
    lay_out(tmp_path, "data/fields.yml", "house/x")
    assert layer_folders(tmp_path) == [tmp_path / "data"]
    lay_out(tmp_path, "house/data/fields.yml")
    assert layer_folders(tmp_path) == [tmp_path / "data", tmp_path / "house/data"]
    assert [one.folder for one in read_layers(tmp_path)] == ["data", "house/data"]
    assert is_ours(Place("data/fields.yml")) and not is_ours(Place("house/data/fields.yml"))


MERGED = {
    "a text replaces": ("a: x\nb: y", "a: z", {"a": "z", "b": "y"}),
    "a list replaces": ("a: [x, y]", "a: [z]", {"a": ["z"]}),
    "a map merges": ("a: {b: x, c: y}", "a: {c: z, d: w}", {"a": {"b": "x", "c": "z", "d": "w"}}),
    "a text replaces a map": ("a: {b: x}", "a: z", {"a": "z"}),
    "a map replaces a text": ("a: x", "a: {b: z}", {"a": {"b": "z"}}),
    "null removes": ("a: x\nb: y", "a: ~", {"b": "y"}),
    "null removes nothing": ("a: x", "b: ~", {"a": "x"}),
    "null removes all": ("a: x", "~", None),
    "null below a map": ("a: {b: x, c: y}", "a: {b: ~}", {"a": {"c": "y"}}),
    "a new one comes last": ("a: x", "b: {c: y}", {"a": "x", "b": {"c": "y"}}),
    "a new one after another": (
        "a: {v: 1}\nb: {v: 2}",
        "c: {v: 3, after: a}",
        {"a": {"v": "1"}, "c": {"v": "3"}, "b": {"v": "2"}},
    ),
    "an old one moves": (
        "a: {v: 1}\nb: {v: 2}\nc: {v: 3}",
        "a: {after: c}",
        {"b": {"v": "2"}, "c": {"v": "3"}, "a": {"v": "1"}},
    ),
    "after a later one": (
        "a: {v: 1}",
        "b: {v: 2, after: c}\nc: {v: 3}",
        {"a": {"v": "1"}, "c": {"v": "3"}, "b": {"v": "2"}},
    ),
    "after is a key with a map": ("a: {v: 1}", "a: {after: {b: c}}", {"a": {"v": "1", "after": {"b": "c"}}}),
}  # fmt: skip
"""What lies below, what is laid over it, and what comes of it."""


@pytest.mark.parametrize("what", MERGED)
def test_one_tree_is_laid_over_another(what: str):
    """Key by key, in the order of the lower one."""
    below, over, merged = MERGED[what]
    problems: list[Problem] = []
    node = merge(node_of(below, "data/x.yml"), node_of(over, "house/x.yml"), problems)
    assert problems == []
    assert (node and plain(node)) == merged
    if merged:
        assert list(plain(node)) == list(merged)


def node_of(text: str, name: str):
    node, problems = parse_text(text, name)
    assert problems == []
    return node


def test_what_was_laid_over_keeps_its_place():
    """A text that a house typed stands in the house with its key, what it left stands in ours."""
    node = merge(node_of("a: x\nb: {c: y}", "ours"), node_of("a: z\nb: {d: w}", "house"), [])
    places = {
        key.value: (place_of(key).path, place_of(value).path) for key, value in node.value
    }
    assert places == {"a": ("house", "house"), "b": ("ours", "ours")}
    inner = node.value[1][1].value
    assert [place_of(key) for key, _ in inner] == [Place("ours", 2, 5), Place("house", 2, 5)]


@pytest.mark.parametrize(
    ("over", "name", "known"),
    [
        ("b: {after: zz}", "zz", "a"),
        ("a: {after: a}", "a", ""),
        ("a: {v: 2, after: b}", "b", ""),
    ],
)
def test_nothing_stands_behind_what_is_not_there(over: str, name: str, known: str):
    """Nor behind itself; the entry stays, and it is told where it was asked."""
    problems: list[Problem] = []
    node = merge(node_of("a: {v: 1}", "ours"), node_of(over, "house"), problems)
    assert node is not None
    [problem] = problems
    assert (problem.code, dict(problem.slots)) == ("unknown_id", {"name": name})
    assert problem.place.path == "house"


def test_a_layer_is_laid_over_another_file_by_file(tmp_path: Path):
    """What a house removes takes its words along; what is broken stays broken."""
    ours = ("data/letters/a.yml", "data/letters/b.yml", "data/letters/c.yml")
    lay_out(tmp_path, *ours, "data/words/fr/letters/a.yml", text="v: {w: x}")
    lay_out(tmp_path, "data/handbook.yml", text="locales: {fr: {}}")
    lay_out(tmp_path, "house/data/handbook.yml", text="locales: {fr: ~, pt: {}}")
    lay_out(tmp_path, "house/data/letters/a.yml", "house/data/letters/d.yml", text="~")
    lay_out(tmp_path, "house/data/letters/b.yml", text="v: {z: y}")
    lay_out(tmp_path, "house/data/letters/c.yml", text="v: 1\nv: 2")
    lay_out(tmp_path, "data/words/en/letters/b.yml")
    lay_out(tmp_path, "house/data/words/en/letters/b.yml", text="~")
    lay_out(
        tmp_path, "house/data/letters/e.yml", "house/data/words/pt/letters/e.yml", text="v: e"
    )
    read = lay(read_layers(tmp_path))
    letters = {key: one and plain(one.node) for key, one in read.sources.items()}
    assert letters.pop(("handbook", "handbook", None)) == {"locales": {"pt": {}}}
    assert letters == {
        ("letters", "b", None): {"v": {"w": "x", "z": "y"}},
        ("letters", "c", None): None,
        ("letters", "e", None): {"v": "e"},
        ("letters", "e", "pt"): {"v": "e"},
    }
    assert set(read.ours) == {
        ("handbook", "handbook", None),
        *(("letters", id, None) for id in "abc"),
        ("letters", "a", "fr"),
        ("letters", "b", "en"),
    }
    assert [(one.code, one.place.path) for one in read.problems] == [
        ("duplicate_key", "house/data/letters/c.yml")
    ]
    assert read.named == {"fr", "pt"}
    assert read.folders == {
        "en": "data/words/en",
        "fr": "data/words/fr",
        "pt": "house/data/words/pt",
    }


def test_every_edit_of_a_house_is_found_and_can_be_left_out(tmp_path: Path):
    """The smallest that stands alone; the files of a new item are one."""
    lay_out(tmp_path, "data/letters/a.yml", text="v: {w: x, y: [z]}\nu: t")
    assert edits_of(read_layers(tmp_path)) == []
    lay_out(
        tmp_path, "house/data/letters/a.yml", text="v:\n  w: X\n  y: [Z]\n  n: {o: p}\nu: ~"
    )
    lay_out(tmp_path, "house/data/letters/b.yml", "house/data/words/fr/letters/b.yml")
    lay_out(tmp_path, "house/data/words/fr/letters/a.yml", "house/data/letters/d.yml")
    lay_out(tmp_path, "house/data/letters/c.yml", text="v: 'w")
    layers = read_layers(tmp_path)
    a, b = "house/data/letters/a.yml", "house/data/letters/b.yml"
    found = {edit.spots: edit.place for edit in edits_of(layers)}
    assert found == {
        frozenset({(a, ("v", "w"))}): Place(a, 2, 3),
        frozenset({(a, ("v", "y"))}): Place(a, 3, 3),
        frozenset({(a, ("v", "n"))}): Place(a, 4, 3),
        frozenset({(a, ("u",))}): Place(a, 5, 1),
        frozenset({("house/data/words/fr/letters/a.yml", ())}): Place(
            "house/data/words/fr/letters/a.yml"
        ),
        frozenset({("house/data/letters/d.yml", ())}): Place("house/data/letters/d.yml"),
        frozenset({(b, ()), ("house/data/words/fr/letters/b.yml", ())}): Place(b),
    }
    kept = lay(layers, [one for one in edits_of(layers) if one.place.path == b])
    assert ("letters", "b", None) not in kept.sources
    kept = lay(layers, [one for one in edits_of(layers) if one.place == Place(a, 2, 3)])
    source = kept.sources["letters", "a", None]
    assert source and plain(source.node) == {"v": {"w": "x", "y": ["Z"], "n": {"o": "p"}}}

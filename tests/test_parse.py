"""Reading YAML and JSON as text with places: each fault in one line, and what is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.edits import without
from generator.load.gaps import compare
from generator.load.json_file import read_json, twice
from generator.load.parse import MAX_BYTES, MAX_DEPTH, is_null, parse, parse_text, place_of
from generator.load.source import Source, plain
from generator.problem import Place, Problem

FAULTS = {
    "a: b: c": ("unquoted_colon", 1, 5),
    "a: b\n  c: d": ("unquoted_colon", 2, 4),
    "a: @b": ("reserved_sign", 1, 4),
    "a: `b": ("reserved_sign", 1, 4),
    "a: %b": ("reserved_sign", 1, 4),
    "%x": ("reserved_sign", 1, 3),
    "- a\n- - b: - c": ("reserved_sign", 2, 8),
    "a: &x b": ("anchor", 1, 4),
    "x: &a\n": ("anchor", 1, 4),
    "a: *x": ("anchor", 1, 4),
    "a: !t b": ("tag", 1, 4),
    "a: !x!t b": ("tag", 1, 4),
    "!!str a: b": ("tag", 1, 1),
    "a:\n  b: c\n d: e": ("indentation", 3, 2),
    "- a\nb: c": ("indentation", 2, 1),
    "a: 'b' c": ("indentation", 1, 8),
    "a:\n  - b\n  c: d": ("indentation", 3, 3),
    "a: b\nc\n": ("missing_colon", 2, 1),
    "- b\nc": ("missing_colon", 2, 1),
    "a: 'b": ("open_quote", 1, 4),
    'a: "b\n': ("open_quote", 1, 4),
    'a: b\nc: "d': ("open_quote", 2, 4),
    "a: [b": ("open_quote", 1, 4),
    "a: {b: c": ("open_quote", 1, 4),
    "a\n---\nb": ("two_documents", 2, 1),
    'a: "\\q"': ("unknown_escape", 1, 5),
    'a: "x\n y\\q"': ("unknown_escape", 2, 3),
    "{a: b}: c": ("braces", 1, 1),
    "[a]: b": ("braces", 1, 1),
    "": ("empty_file", 1, 1),
    "# x\n": ("empty_file", 1, 1),
    "a: \tb": ("tab_indent", 1, 4),
    "a: b\0": ("invisible_character", 1, 5),
    "a: b\u2028c": ("invisible_character", 1, 5),
    "a: b\rc": ("invisible_character", 1, 5),
    "a: 1\na: 2": ("duplicate_key", 2, 1),
    '"a": 1\na: 2': ("duplicate_key", 2, 1),
    "- a: 1\n  a: 2": ("duplicate_key", 2, 3),
    "a:\n  b: 1\n  b: 2\n": ("duplicate_key", 3, 3),
}
"""A text, and what is wrong with it on which line and column."""


def told(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in problems]


def node_of(text: str):
    node, problems = parse_text(text, "x.yml")
    assert problems == []
    return node


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_where_it_is(text: str):
    """In the author's words, not in those of the reader of YAML."""
    node, problems = parse_text(text, "x.yml")
    assert told(problems) == [FAULTS[text]]
    assert {one.place.path for one in problems} == {"x.yml"}
    assert (node is None) == (FAULTS[text][0] not in ("duplicate_key", "braces"))


@pytest.mark.parametrize(
    "text", ["a:\n- b\n c", "a: [b c: d]", "a:\u00a0b", "a: b\r\nc: d", "? a\n: b", "a: ''"]
)
def test_what_is_sound_is_no_fault(text: str):
    """YAML's own freedoms are nobody's business."""
    assert parse_text(text, "x.yml")[1] == []


def test_every_duplicate_and_every_odd_key_is_told():
    """All at once, each with the line where the key stood first."""
    text = "a: 1\n[b]: 2\na: 3\n[c]: 4\na:\n  d: 5\n  d: 6\n"
    _, problems = parse_text(text, "x.yml")
    assert told(problems) == [
        ("braces", 2, 1),
        ("duplicate_key", 3, 1),
        ("braces", 4, 1),
        ("duplicate_key", 5, 1),
        ("duplicate_key", 7, 3),
    ]
    assert [dict(one.slots).get("first") for one in problems] == [None, "1", None, "1", "6"]
    assert [dict(one.slots).get("name") for one in problems] == [None, "a", None, "a", "d"]


def test_a_text_may_be_as_deep_as_the_limit_and_no_deeper():
    """What is closed again does not count."""
    for open_sign, close in (("[", "]"), ("- ", "")):
        deep = open_sign * MAX_DEPTH + "a" + close * MAX_DEPTH
        assert parse_text(deep, "x.yml")[1] == []
        _, problems = parse_text(open_sign + deep + close, "x.yml")
        assert told(problems) == [("too_deep", 1, MAX_DEPTH * len(open_sign) + 1)]
        assert dict(problems[0].slots) == {"limit": str(MAX_DEPTH)}
    closed = "- [[[]]]\n- " + "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert [one.code for one in parse_text(closed, "x.yml")[1]] == ["too_deep"]
    row = "- " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1) + "\n"
    assert parse_text(row * 3, "x.yml")[1] == []


def test_a_file_may_be_as_big_as_the_limit_and_no_bigger(tmp_path: Path):
    """Counted in bytes, and told with both numbers."""
    path = tmp_path / "x.yml"
    path.write_text("a: " + "b" * (MAX_BYTES - 3), "utf-8")
    assert parse(path, "x.yml")[1] == []
    path.write_text("a: " + "b" * (MAX_BYTES - 2), "utf-8")
    node, problems = parse(path, "x.yml")
    assert node is None
    assert told(problems) == [("too_big", 1, 1)]
    assert dict(problems[0].slots) == {"size": str(MAX_BYTES + 1), "limit": str(MAX_BYTES)}


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"a: 1\nb: 2\nc: \xff\n", ("encoding", 3, 1)),
        (b"\xef\xbb\xbfa: 1\n", ("byte_order_mark", 1, 1)),
    ],
)
def test_what_is_no_plain_utf_8_is_told(
    raw: bytes, fault: tuple[str, int, int], tmp_path: Path
):
    """With the line it begins on."""
    path = tmp_path / "x.yml"
    path.write_bytes(raw)
    node, problems = parse(path, "y.yml")
    assert (node, told(problems)) == (None, [fault])
    assert problems[0].place.path == "y.yml"


def test_a_file_that_is_not_there_or_leads_elsewhere_is_told(tmp_path: Path):
    """A link is refused, whatever it leads to."""
    (tmp_path / "x.yml").write_text("a: 1", "utf-8")
    (tmp_path / "link.yml").symlink_to(tmp_path / "x.yml")
    assert told(parse(tmp_path / "gone.yml", "gone.yml")[1]) == [("unreadable", 1, 1)]
    assert told(parse(tmp_path / "link.yml", "link.yml")[1]) == [("symlink", 1, 1)]


def test_null_is_what_is_not_quoted():
    """`~`, `null` or nothing; a quoted one is a word."""
    node = node_of("- ~\n- null\n-\n- '~'\n- 'null'\n- ''\n- none\n- []\n- {}")
    assert [is_null(one) for one in node.value] == [True] * 3 + [False] * 6
    assert plain(node) == [None, None, None, "~", "null", "", "none", [], {}]
    assert plain(node_of("a: [b, {c: d}]"), str.upper) == {"a": ["B", {"c": "D"}]}


TREE = """\
a:
  b: one
  c: [two, three]
d: |
  four
  five
e: >-
  six

  seven
f: eight
"""


def source() -> Source:
    return Source("x.yml", node_of(TREE))


def test_a_source_knows_where_each_word_stands():
    """Keys and values; of what is gone, its nearest parent."""
    places = {
        (): (1, 1),
        ("a",): (2, 3),
        ("a", "b"): (2, 6),
        ("a", "c", 1): (3, 12),
        ("a", "c", 2): (3, 6),
        ("a", "c", "x"): (3, 6),
        ("a", "x"): (2, 3),
        ("f", "x"): (11, 4),
    }
    for loc, (line, column) in places.items():
        assert source().place(*loc) == Place("x.yml", line, column), loc
    assert source().place("a", "b", key=True) == Place("x.yml", 2, 3)
    assert source().place("a", "c", 1, key=True) == Place("x.yml", 3, 12)
    assert source().place(key=True) == Place("x.yml", 1, 1)
    assert place_of(source().node) == Place("x.yml", 1, 1)


def test_a_line_of_a_text_is_found_in_its_file():
    """In a block that keeps its lines, the line itself; in a folded one, the first."""
    assert source().text_place(("d",), 2) == Place("x.yml", 6)
    assert source().text_place(("d",)) == Place("x.yml", 5)
    assert source().text_place(("e",), 2) == Place("x.yml", 8)
    assert source().text_place(("f",), 2) == Place("x.yml", 11, 4)
    assert source().text_place(("f", "plain"), 2) == Place("x.yml", 11, 4)
    assert source().text_place(("a",), 2) == Place("x.yml", 2, 3)


def test_a_source_tells_its_keys_and_texts():
    """Of a map its keys; every text with the way to it."""
    assert source().keys() == {"a", "d", "e", "f"}
    assert source().keys("a") == {"b", "c"}
    assert source().keys("f") == source().keys("x") == set()
    assert source().typed(("a", "b", "plain")) == ("a", "b")
    assert source().typed(("x",)) == ()
    assert source().node_at(("a", "x")) is None
    assert dict(source().texts()) == {
        ("a", "b"): "one",
        ("a", "c", 0): "two",
        ("a", "c", 1): "three",
        ("d",): "four\nfive\n",
        ("e",): "six\nseven",
        ("f",): "eight",
    }
    nothing = Source.empty("y.yml")
    assert (nothing.keys(), nothing.place("a")) == (set(), Place("y.yml", 1, 1))
    assert plain(nothing.node) == {}


@pytest.mark.parametrize(
    ("left_out", "rest"),
    [
        ((), {"a": {"b": "1", "c": "2"}, "d": "3"}),
        ([("a", "b")], {"a": {"c": "2"}, "d": "3"}),
        ([("a",), ("d",)], {}),
        ([("a", "b"), ("a", "c")], {"a": {}, "d": "3"}),
        ([("d", "x")], {"a": {"b": "1", "c": "2"}, "d": "3"}),
        ([("a", "x"), ("x",)], {"a": {"b": "1", "c": "2"}, "d": "3"}),
        ([()], None),
    ],
)
def test_edits_can_be_left_out(left_out, rest):
    """An entry goes, its neighbours stay; the whole goes with the empty way."""
    node = without(node_of("a: {b: 1, c: 2}\nd: 3"), left_out)
    assert (node and plain(node)) == rest


GAPS = {
    "a text is missing": ("a: x\nb: y", "a: X", {"a": "X", "b": "y"}, {("b",)}, ()),
    "null is missing": ("a: x\nb: y", "a: X\nb: ~", {"a": "X", "b": "y"}, {("b",)}, ()),
    "a map of nothing": ("a: {b: y}", "a: {b: ~}", {"a": {"b": "y"}}, {("a",)}, ()),
    "an empty map": ("a: {b: y}", "a: {}", {"a": {"b": "y"}}, {("a", "b")}, ()),
    "one below": (
        "a: {b: y, c: z}",
        "a: {c: Z}",
        {"a": {"b": "y", "c": "Z"}},
        {("a", "b")},
        (),
    ),
    "one more": ("a: x", "a: X\nb: Y", {"a": "X", "b": "Y"}, set(), (("b",),)),
    "a free one more": ("a: x", "a: X\nhint: Y", {"a": "X", "hint": "Y"}, set(), ()),
    "a free one missing": ("a: x\nhint: y", "a: X", {"a": "X"}, set(), ()),
    "one that goes along": (
        "a: x\nhint: y",
        "b: Y",
        {"a": "x", "hint": "y", "b": "Y"},
        {("a",)},
        (("b",),),
    ),
    "a list stands for itself": ("a: [x, y]", "a: [X]", {"a": ["X"]}, set(), ()),
    "forms differ by nature": ("a: {tu: x}", "a: {i: X}", {"a": {"i": "X"}}, set(), ()),
}


@pytest.mark.parametrize("what", GAPS)
def test_what_a_locale_lacks_is_filled_in(what: str):
    """The source locale's text stands in, and is told; what nobody asked for is told too."""
    old, new, filled, gaps, extras = GAPS[what]
    original, own = (Source(name, node_of(text)) for name, text in (("fr", old), ("en", new)))
    found = compare(original, own, {"tu", "i"})
    assert plain(found.source.node) == filled
    assert found.source.path == "en"
    assert (found.gaps, found.extras) == (gaps, extras)


def test_a_json_file_has_places(tmp_path: Path):
    """Its keys stand where they were typed, with or without a byte order mark."""
    path = tmp_path / "x.json"
    for mark in ("", "\ufeff"):
        path.write_text(mark + '{"a": 1,\n "b": {"c": true}}', "utf-8")
        value, places, problems = read_json(path, "facts_json")
        assert (value, problems) == ({"a": 1, "b": {"c": True}}, [])
        assert places.place("b", "c").line == 2
        assert places.place("b", "c").path == path.as_posix()
    path.write_text('{"a": 1,\n "a": 2, "b": [}', "utf-8")
    assert read_json(path, "facts_json")[0] is None
    path.write_text('{"a": 1,\n "a": 2}', "utf-8")
    assert told(twice(path)) == [("duplicate_key", 2, 2)]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b'{"a": 1,\n  "b" 2}', ("facts_json", 2, 7)),
        (b'{"a": NaN}', ("facts_json", 1, 1)),
        (b"[" * 100_000, ("facts_json", 1, 1)),
        (b'{"a": "\xff"}', ("unreadable", 1, 1)),
        (b" " * 20_000_001, ("too_big", 1, 1)),
    ],
)
def test_what_is_no_json_is_told(raw: bytes, fault: tuple[str, int, int], tmp_path: Path):
    """At the place of the fault, where that can be told."""
    path = tmp_path / "x.json"
    path.write_bytes(raw)
    value, places, problems = read_json(path, "facts_json")
    assert (value, told(problems), places.keys()) == (None, [fault], set())
    assert problems[0].place.path == path.as_posix()
    assert told(read_json(tmp_path / "gone.json", "facts_json")[2]) == [("unreadable", 1, 1)]


def test_json_may_be_as_long_as_the_limit_and_no_longer(tmp_path: Path, monkeypatch):
    """Counted in bytes."""
    monkeypatch.setattr("generator.load.json_file.LONGEST", 4)
    path = tmp_path / "x.json"
    for text, fault in (("[1]\n", []), ("[12]\n", [("too_big", 1, 1)])):
        path.write_text(text, "utf-8")
        assert told(read_json(path, "facts_json")[2]) == fault


def test_json_that_yaml_cannot_read_has_its_places_on_line_1(tmp_path: Path):
    """A tab between its signs is no fault of JSON."""
    path = tmp_path / "x.json"
    path.write_text('{"a":\n\t1}', "utf-8")
    value, places, problems = read_json(path, "facts_json")
    assert (value, problems, places.place("a").line) == ({"a": 1}, [], 1)
    assert twice(path) == []

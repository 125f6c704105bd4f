"""Compiling wordings: one hand-written case per construct, and every refusal.

What a construct compiles to is written out; what it means is what Jinja2 renders, so each
case is also rendered from its program by the few lines of `run`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.letters import format as write
from generator.letters.filters import filters
from generator.letters.program import Fields, Program, compile_wording
from generator.letters.subset import COUNT, FILTERS, PRINTABLE, environment, kind_of
from generator.letters.values import Answer, Row, Rows
from generator.model.field import Field

FIELDS = {
    name: Field.model_validate(field)
    for name, field in {
        "shop": {"type": "text"},
        "empty": {"type": "text"},
        "place": {"type": "choice", "choices": ["moon", "mars"]},
        "last_day": {"type": "date"},
        "price": {"type": "money"},
        "weight": {"type": "number"},
        "copies": {"type": "integer"},
        "glad": {"type": "boolean"},
        "spoons": {"type": "list", "of": "text"},
        "nothing": {"type": "list", "of": "text"},
        "jars": {
            "type": "list",
            "of": {
                "flavour": "text",
                "price": "money",
                "note": {"type": "text", "optional": "true"},
            },
        },
        "total": {"derive": {"total": "jars.price"}},
        "currency": {"type": "choice", "choices": ["EUR"]},
        "moonlit": {"type": "text", "locales": ["fr"]},
    }.items()
}


def rows(name: str, *cells: Mapping[str, str]) -> Rows:
    """A list's rows as the letters see them."""
    return Rows(
        [Row({c: Answer(v, f"{name}.{c}") for c, v in row.items()}) for row in cells], name
    )


VALUES = {
    "shop": Answer("Jam <&> Co", "shop"),
    "empty": Answer("", "empty"),
    "place": Answer("moon", "place"),
    "last_day": Answer("2027-02-01", "last_day"),
    "price": Answer("1800", "price"),
    "weight": Answer("1234.5", "weight"),
    "copies": Answer("3", "copies"),
    "glad": True,
    "spoons": Rows([Answer("wood", "spoons.0"), Answer("tin", "spoons.1")], "spoons"),
    "nothing": Rows([], "nothing"),
    "jars": rows(
        "jars",
        {"flavour": "plum", "price": "2.50", "note": ""},
        {"flavour": "sloe", "price": "3", "note": "big"},
    ),
    "total": Answer("5.5", "total"),
    "currency": Answer("EUR", "currency"),
}
ENGLISH = Fields(FIELDS, "en")


def compiled(text: str) -> Program:
    return compile_wording(text, ENGLISH)


# The wording, its program, and what it says.
CASES: dict[str, tuple[str, list, str]] = {
    "text": ("Jam.", ["Jam."], "Jam."),
    "nothing": ("", [], ""),
    "field": ("{{ shop }}", [["print", ["name", "shop"]]], "Jam <&> Co"),
    "text constant": ("{{ 'a' }}", [["print", ["constant", "a"]]], "a"),
    "number constant": ("{{ 7 }}", [["print", ["constant", 7]]], "7"),
    "neighbouring text is one": (
        "a{# note #}b{% raw %}{{ c }}{% endraw %}",
        ["ab{{ c }}"],
        "ab{{ c }}",
    ),
    "white space control": (
        "a {{- shop -}} b",
        ["a", ["print", ["name", "shop"]], "b"],
        "aJam <&> Cob",
    ),
    "a block's own line": (
        "a\n  {% if glad %}\nb\n  {% endif %}\nc",
        ["a\n", ["if", [[["name", "glad"], ["b\n"]]], []], "c"],
        "a\nb\nc",
    ),
    "if": ("{% if glad %}a{% endif %}", [["if", [[["name", "glad"], ["a"]]], []]], "a"),
    "elif and else": (
        "{% if empty %}a{% elif nothing %}b{% else %}c{% endif %}",
        [["if", [[["name", "empty"], ["a"]], [["name", "nothing"], ["b"]]], ["c"]]],
        "c",
    ),
    "not": (
        "{% if not empty %}a{% endif %}",
        [["if", [[["not", ["name", "empty"]], ["a"]]], []]],
        "a",
    ),
    "and, or": (
        "{% if glad and empty or shop %}a{% endif %}",
        [
            [
                "if",
                [
                    [
                        ["or", ["and", ["name", "glad"], ["name", "empty"]], ["name", "shop"]],
                        ["a"],
                    ]
                ],
                [],
            ]
        ],
        "a",
    ),
    "equals": (
        "{% if place == 'moon' %}a{% endif %}",
        [["if", [[["equals", ["name", "place"], "moon"], ["a"]]], []]],
        "a",
    ),
    "differs": (
        "{% if place != 'moon' %}a{% endif %}",
        [["if", [[["not", ["equals", ["name", "place"], "moon"]], ["a"]]], []]],
        "",
    ),
    "in": (
        "{% if place in ['mars', 'moon'] %}a{% endif %}",
        [["if", [[["in", ["name", "place"], ["mars", "moon"]], ["a"]]], []]],
        "a",
    ),
    "not in": (
        "{% if shop not in ('x', 'y') %}a{% endif %}",
        [["if", [[["not", ["in", ["name", "shop"], ["x", "y"]]], ["a"]]], []]],
        "a",
    ),
    "more": (
        "{% if jars | length > 1 %}a{% endif %}",
        [["if", [[["compare", ">", ["filter", "length", ["name", "jars"]], 1], ["a"]]], []]],
        "a",
    ),
    "less or equal, of an integer": (
        "{% if copies <= 2 %}a{% else %}b{% endif %}",
        [["if", [[["compare", "<=", ["name", "copies"], 2], ["a"]]], ["b"]]],
        "b",
    ),
    "integer equals": (
        "{% if copies == 3 %}a{% endif %}",
        [["if", [[["equals", ["name", "copies"], 3], ["a"]]], []]],
        "a",
    ),
    "choose": (
        "{{ shop if empty else 'b' }}",
        [["print", ["choose", ["name", "empty"], ["name", "shop"], ["constant", "b"]]]],
        "b",
    ),
    "for": (
        "{% for jar in jars %}{{ jar.flavour }} {% endfor %}",
        [
            [
                "for",
                "jar",
                ["name", "jars"],
                None,
                [["print", ["column", "jar", "flavour"]], " "],
                [],
            ]
        ],
        "plum sloe ",
    ),
    "for of texts": (
        "{% for one in spoons %}{{ one }} {% endfor %}",
        [["for", "one", ["name", "spoons"], None, [["print", ["name", "one"]], " "], []]],
        "wood tin ",
    ),
    "for if": (
        "{% for jar in jars if jar.note %}{{ jar.note }}{% endfor %}",
        [
            [
                "for",
                "jar",
                ["name", "jars"],
                ["column", "jar", "note"],
                [["print", ["column", "jar", "note"]]],
                [],
            ]
        ],
        "big",
    ),
    "for else": (
        "{% for one in nothing %}{{ one }}{% else %}empty{% endfor %}",
        [["for", "one", ["name", "nothing"], None, [["print", ["name", "one"]]], ["empty"]]],
        "empty",
    ),
    "loop counts": (
        "{% for jar in jars %}{{ loop.index }}{{ loop.index0 }}{{ loop.length }}{{ loop.revindex }} {% endfor %}",
        [
            [
                "for",
                "jar",
                ["name", "jars"],
                None,
                [
                    ["print", ["loop", "index"]],
                    ["print", ["loop", "index0"]],
                    ["print", ["loop", "length"]],
                    ["print", ["loop", "revindex"]],
                    " ",
                ],
                [],
            ]
        ],
        "1022 2121 ",
    ),
    "loop flags": (
        "{% for jar in jars %}{% if loop.first %}a{% endif %}{% if loop.last %}z{% endif %}{% endfor %}",
        [
            [
                "for",
                "jar",
                ["name", "jars"],
                None,
                [
                    ["if", [[["loop", "first"], ["a"]]], []],
                    ["if", [[["loop", "last"], ["z"]]], []],
                ],
                [],
            ]
        ],
        "az",
    ),
    "a loop in a loop": (
        "{% for a in spoons %}{% for b in spoons %}{{ b }}{% endfor %}{{ loop.index }}{% endfor %}",
        [
            [
                "for",
                "a",
                ["name", "spoons"],
                None,
                [
                    ["for", "b", ["name", "spoons"], None, [["print", ["name", "b"]]], []],
                    ["print", ["loop", "index"]],
                ],
                [],
            ]
        ],
        "woodtin1woodtin2",
    ),
    "a loop's name hides a field": (
        "{% for shop in spoons %}{{ shop }}{% endfor %}{{ place }}",
        [
            ["for", "shop", ["name", "spoons"], None, [["print", ["name", "shop"]]], []],
            ["print", ["name", "place"]],
        ],
        "woodtinmoon",
    ),
    "filter": (
        "{{ last_day | date }}",
        [["print", ["filter", "date", ["name", "last_day"]]]],
        "1 February 2027",
    ),
    "filter with an argument": (
        "{{ last_day | date('short') }}",
        [["print", ["filter", "date", ["name", "last_day"], "short"]]],
        "01/02/2027",
    ),
    "filters in a row": (
        "{{ jars | map_field('flavour') | join_list }}",
        [
            [
                "print",
                ["filter", "join_list", ["filter", "map_field", ["name", "jars"], "flavour"]],
            ]
        ],
        "plum and sloe",
    ),
    "total": (
        "{{ jars | total('price') | money }}",
        [["print", ["filter", "money", ["filter", "total", ["name", "jars"], "price"]]]],
        "€5.50",
    ),
    "plural": (
        "{{ jars | length | plural('jar', 'jars') }}",
        [
            [
                "print",
                ["filter", "plural", ["filter", "length", ["name", "jars"]], "jar", "jars"],
            ]
        ],
        "jars",
    ),
    "default": (
        "{{ empty | default('none', true) }}",
        [["print", ["filter", "default", ["name", "empty"], "none"]]],
        "none",
    ),
    "money, number": (
        "{{ total | money }} {{ weight | number }}",
        [
            ["print", ["filter", "money", ["name", "total"]]],
            " ",
            ["print", ["filter", "number", ["name", "weight"]]],
        ],
        "€5.50 1,234.5",
    ),
    "case and space": (
        "{{ shop | upper }} {{ shop | lower | capitalize }} {{ ' a ' | trim | replace('a', 'b') }}",
        [
            ["print", ["filter", "upper", ["name", "shop"]]],
            " ",
            ["print", ["filter", "capitalize", ["filter", "lower", ["name", "shop"]]]],
            " ",
            ["print", ["filter", "replace", ["filter", "trim", ["constant", " a "]], "a", "b"]],
        ],
        "JAM <&> CO Jam <&> co b",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_compiles_to(name: str):
    """A construct of the subset becomes the program the browser knows."""
    text, statements, _ = CASES[name]
    program = compiled(text)
    assert program.faults == ()
    assert list(program.statements) == statements


@pytest.mark.parametrize("name", CASES)
def test_program_and_jinja_say_the_same(name: str):
    """The program, run by hand, says what Jinja2 renders from the same wording."""
    text, statements, said = CASES[name]
    assert rendered(text) == said
    assert run(statements, VALUES, {}) == said


def rendered(text: str) -> str:
    """What Jinja2 makes of a wording."""
    env = environment()
    env.filters.update(filters(write.tables()["en"]))
    env.finalize = shown
    return env.from_string(text).render(VALUES)


def shown(value: Any) -> Any:
    return value.shown if isinstance(value, Answer) else value


def run(statements: list, names: Mapping[str, Any], loop: Mapping[str, Any]) -> str:
    """A program's text: the shortest interpreter of what compile_wording writes."""
    out = []
    for one in statements:
        match one:
            case str(text):
                out.append(text)
            case ["print", expression]:
                out.append(str(shown(value(expression, names, loop))))
            case ["if", arms, otherwise]:
                taken = next((b for test, b in arms if value(test, names, loop)), otherwise)
                out.append(run(taken, names, loop))
            case ["for", name, source, test, body, otherwise]:
                items = [
                    item
                    for item in value(source, names, loop)
                    if test is None or value(test, {**names, name: item}, {})
                ]
                for i, item in enumerate(items):
                    out.append(run(body, {**names, name: item}, loop_of(i, len(items))))
                out.append("" if items else run(otherwise, names, loop))
    return "".join(out)


def loop_of(i: int, length: int) -> dict[str, Any]:
    return {
        "index": i + 1,
        "index0": i,
        "length": length,
        "revindex": length - i,
        "first": i == 0,
        "last": i == length - 1,
    }


def value(expression: list, names: Mapping[str, Any], loop: Mapping[str, Any]) -> Any:
    """An expression's value."""

    def of(inner: list) -> Any:
        return value(inner, names, loop)

    match expression:
        case ["constant", constant]:
            return constant
        case ["name", name]:
            return names[name]
        case ["column", row, column]:
            return names[row][column]
        case ["loop", what]:
            return loop[what]
        case ["filter", "money", inner]:
            return write.money(str(of(inner)), write.tables()["en"], str(names["currency"]))
        case ["filter", name, inner, *arguments]:
            return filters(write.tables()["en"])[name](of(inner), *arguments)
        case ["choose", test, one, other]:
            return of(one) if of(test) else of(other)
        case ["not", inner]:
            return not of(inner)
        case ["and", one, other]:
            return of(one) and of(other)
        case ["or", one, other]:
            return of(one) or of(other)
        case ["equals", inner, constant]:
            return of(inner) == constant
        case ["in", inner, constants]:
            return of(inner) in constants
        case ["compare", ">", inner, constant]:
            return of(inner) > constant
        case ["compare", "<=", inner, constant]:
            return of(inner) <= constant
    raise AssertionError(f"unknown expression {expression}")


REFUSED = {
    "jinja_syntax": ["{{ shop", "{% if %}", "{% endif %}", "{{ shop | }}", "{{ '" + "a" * 9 + " }}"],
    "tag_not_allowed": ["{% set a = 1 %}", "{% include 'a' %}", "{% with %}{% endwith %}"],
    "cannot_print": [
        "{{ jars }}", "{{ glad }}", "{{ spoons }}", "{{ shop if glad else jars }}",
        "{% for jar in jars %}{{ jar }}{% endfor %}",
    ],
    "loop_form": ["{% for a, b in jars %}{% endfor %}", "{% for loop in jars %}{% endfor %}"],
    "not_a_list": ["{% for a in shop %}{% endfor %}", "{% for a in 'abc' %}{% endfor %}"],
    "unknown_field": ["{{ spoon }}", "{% if spoon == 'a' %}{% endif %}", "{{ moonlit }}", "{{ loop }}"],
    "unknown_column": ["{{ shop.door }}", "{{ jars | total('prize') | money }}"],
    "optional_column": ["{% for jar in jars %}{{ jar.note }}{% endfor %}"],
    "expression_not_allowed": ["{{ 1 + 1 }}", "{{ shop() }}", "{{ shop[0] }}", "{{ shop ~ shop }}"],
    "constant_not_allowed": [
        "{{ 1.5 }}", "{{ true }}", "{{ none }}", "{{ 2147483648 }}", r"{{ '\ue0000\ue001' }}",
        r"{{ shop | replace('\ud83d', 'a') }}", r"{% if shop == '\x00' %}{% endif %}",
    ],
    "unknown_loop": ["{{ loop.index }}", "{% for a in spoons if loop.first %}{% endfor %}"],
    "unknown_filter": ["{{ shop | title }}"],
    "filter_misfit": ["{{ shop | date }}", "{{ jars | total('flavour') | money }}"],
    "filter_arguments": ["{{ last_day | date('tiny') }}", "{{ shop | default('a', shop) }}"],
    "else_missing": ["{{ shop if glad }}"],
    "compare_counts": ["{% if shop > 1 %}{% endif %}", "{% if jars | length > '1' %}{% endif %}"],
    "compare_constants": ["{% if shop == place %}{% endif %}", "{% if glad == true %}{% endif %}"],
    "unknown_choice": ["{% if place == 'venus' %}{% endif %}"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts]
)
def test_refuses(code: str, text: str):
    """What is outside the subset is one fault, at its line, however it is used."""
    assert [(fault.code, fault.line) for fault in compiled("a\n" + text).faults] == [(code, 2)]


@pytest.mark.parametrize(
    "text",
    ["{{ " + "(" * 5000, "{{ " + "9" * 5000 + " }}", "{% if " + "a and " * 5000 + "a %}"],
)
def test_a_hostile_wording_is_a_fault(text: str):
    """What would crash the parser is told like any other wording that is not complete."""
    assert [fault.code for fault in compiled(text).faults] == ["jinja_syntax"]


def test_every_fault_comes_in_order():
    """A wording with several faults tells them all."""
    faults = compiled("{{ a }}\n{{ b | title }}\n{{ shop | date }}").faults
    assert [(fault.code, fault.line) for fault in faults] == [
        ("unknown_field", 1),
        ("unknown_filter", 2),
        ("filter_misfit", 3),
    ]


def test_notes_what_a_wording_does_with_fields():
    """A program says which fields it prints, which it uses, which it cannot do without."""
    program = compiled(
        "{{ last_day | date }}{% if shop %}{{ shop }}{% endif %}{% if glad %}a{% endif %}"
        "{% for jar in jars %}{{ jar.price | money }}{% endfor %}{{ empty | default('a', true) }}"
    )
    assert program.prints == {"last_day", "shop", "jars", "empty"}
    assert program.uses == {"last_day", "shop", "glad", "jars", "empty"}
    assert program.needs == {"last_day", "jars"}


def test_an_elif_knows_that_the_tests_before_it_failed():
    """Where `not shop` does not hold, shop is answered: the arms after it do not need it."""
    program = compiled(
        "{% if not shop %}a{% elif glad %}{{ shop }}{% else %}{{ shop }}{% endif %}"
    )
    assert program.needs == set()


def test_notes_bare_tests_with_their_line():
    """A test of whether a field is answered is noted; a flag's value is no such test."""
    program = compiled(
        "{% if glad %}{% endif %}\n{% if shop %}{% endif %}\n{% if jars | length > 1 %}{% endif %}"
    )
    assert program.bare_tests == (("shop", 2),)


def test_a_filter_is_known_to_the_compiler_and_to_jinja():
    """The table of filters and the filters themselves name the same."""
    assert set(filters(write.tables()["en"])) == set(FILTERS)


def test_the_environment_has_nothing_of_jinja_s_own():
    """No filter, test or name of Jinja2 can be reached from a wording."""
    env = environment()
    assert (env.filters, env.tests, env.globals) == ({}, {}, {})


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_a_type_the_compiler_knows(name: str):
    """A field is printable, a list or a flag, and nothing else."""
    kinds = (*PRINTABLE, "rows", "texts", "flag")
    assert kind_of(FIELDS, name).name in kinds
    assert kind_of(FIELDS, name).name != COUNT

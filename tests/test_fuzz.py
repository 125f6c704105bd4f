"""Random facts and random templates: the two engines agree on all of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import get_args

import pytest

from generator.checks.fields import field_definition, sources_first
from generator.letters.subset import FILTERS, SCALARS
from generator.model.field import FieldType
from tests.exports import Exports
from tests.fuzz import exports
from tests.fuzz.engines import NODE, engine
from tests.fuzz.letters import Drafts
from tests.fuzz.library import LOCALES, fields, fields_in
from tests.fuzz.run import Count, fuzz, repro
from tests.fuzz.templates import random_wording
from tests.matrix import Matrix

FACTS, TEMPLATES, EXPORTED, SEED = 2000, 3000, 500, 1


@pytest.mark.node
def test_the_engines_agree_on_random_letters(handbook, record_property):
    """Segments, blanks and paragraphs are equal for random facts and random wordings."""
    count = Count()
    with engine(NODE) as node:
        fuzz(count, SEED, FACTS, TEMPLATES, Matrix(handbook), node)
        repros = [repro(found, node) for found in count.found[:3]]
    record_property("counted", str(count))
    assert (count.facts, count.templates) == (FACTS, TEMPLATES)
    assert repros == []


@pytest.mark.node
def test_random_letters_are_taken_away_whole(handbook, record_property):
    """Independent readers find the random letter in every form, byte for byte in both engines."""
    counts, failures = exports.fuzz(Exports(handbook), SEED, EXPORTED)
    record_property("counted", f"exports: {counts.total():,}, {len(failures)} failures")
    assert set(counts.values()) == {EXPORTED}
    assert failures == []


def test_few_random_wordings_are_refused():
    """The grammar stays inside the subset: what the compiler refuses proves nothing."""
    chance, refused = Random("refused"), 0
    for _ in range(200):
        refused += random_wording(chance, fields_in(chance.choice(LOCALES)))[1]
    assert refused < 20


def test_random_wordings_use_the_whole_subset():
    """Every tag, every filter and every type of field turns up within a few hundred."""
    chance, fields_known = Random("subset"), fields_in("fr")
    text = "\n".join(random_wording(chance, fields_known)[0] for _ in range(400))
    tags = ("if", "elif", "else", "endif", "for", "endfor", "raw", "endraw")
    signs = (
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        " in ",
        " not in ",
        " and ",
        " or ",
        "{#-",
        "+%}",
    )
    assert [one for one in (*tags, *FILTERS, *fields(), *signs) if one not in text] == []


def test_random_letters_fall_back_and_leave_out():
    """Chains of wordings, forms of address, optional and shared paragraphs are all tried."""
    drafts = Drafts()
    found = [drafts.draft(Random(number)) for number in range(100)]
    texts = [text for draft in found for text in draft.texts()]
    assert {tone for _, tone, _, _ in texts} == {"warm", "neutral", "firm", "plain"}
    assert {form for _, _, form, _ in texts} == {"*", "near", "far"}
    assert {draft.locale for draft in found} == set(LOCALES)
    for share in ("optional", "shared", "required", "proposed"):
        assert any(getattr(draft, share) for draft in found)


def test_the_made_up_fields_hold_every_type():
    """Every type of field and column, every derivation and every default is among them."""
    known = fields().values()
    columns = [column for field in known for column in field.of.values()]
    derived = {kind for one in (*known, *columns) for kind in one.derive}
    assert {field.type for field in known} == set(get_args(FieldType))
    assert {column.type for column in columns} >= set(SCALARS)
    assert derived == {"total", "days", "duration"}
    assert {key for one in known for key in one.default} >= {"constant", "by", "else", "from"}
    assert {one.scope for one in known} == {"all", "letter"}
    assert {one.optional for one in columns} == {one.required for one in known} == {True, False}


def test_the_made_up_fields_are_ones_that_the_checks_allow():
    """What no handbook may hold is no field to try the engines with."""
    handbook = Drafts().draft(Random(0)).handbook()
    # A field may take its answer from a letter that is not here.
    handbook = replace(handbook, broken=frozenset({("letters", "first-letter")}))
    assert [*field_definition(handbook), *sources_first(handbook)] == []

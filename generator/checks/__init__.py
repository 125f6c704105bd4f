"""Check the handbook: every rule is one function, and all of them run before a page is written.

Each check is a generator over the handbook; the first line of its docstring is the rule,
and `python -m generator check --rules` prints the table that CONTRIBUTING shows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from generator.checks import (
    fields,
    follow_ups,
    house,
    length,
    letterhead,
    letters,
    links,
    look,
    macros,
    menu,
    names,
    pages,
    parity,
    tools,
    wordings,
    words,
)
from generator.checks.blame import blamed
from generator.load.edits import Edit, edits_of
from generator.load.handbook import load_layers
from generator.load.layers import is_ours
from generator.load.read import Layer, read_layers
from generator.model.handbook import Handbook
from generator.problem import Problem, Unpublishable

Check = Callable[[Handbook], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    links.dead_link,
    links.unreachable_letter,
    names.id_like_file,
    names.unknown_name,
    names.locale_table,
    names.missing_words,
    names.words_for_nothing,
    fields.field_definition,
    fields.anchor_date,
    fields.sources_first,
    fields.examples,
    letters.required_field,
    letters.required_printed,
    letters.paragraph_worded,
    letters.paragraph_used,
    letters.tone_worded,
    letters.minimal_wording,
    letters.bare_test,
    follow_ups.follow_up,
    tools.guide_names,
    tools.question_weight,
    tools.tool_links,
    tools.tool_fields,
    wordings.jinja_subset,
    wordings.spoken_fields,
    wordings.form_of_address,
    parity.same_blanks,
    words.html,
    words.invisible_text,
    words.odd_link,
    words.odd_brace,
    words.optional_ending,
    letterhead.letterhead,
    house.house_files,
    look.addresses,
    look.logo,
    look.colours,
    menu.menu_page,
    menu.menu_name,
    pages.home_page,
    pages.page_head,
    pages.page_link,
    macros.page_macro,
    macros.macros_off,
    macros.template,
)
SURPLUS: tuple[Check, ...] = (
    links.unreachable_letter,
    names.words_for_nothing,
    letters.paragraph_used,
)
"""What says too much. Once a house has taken something away, our files may: it is the house's
own files that must not."""
COMPLETE: tuple[Check, ...] = (parity.gap, length.shared_sentence)
"""Run for `check --complete` only."""
WHOLE: tuple[Check, ...] = (length.long_letter,)
"""Run for `check --complete` once `CHECKS` find no fault: no letter can be written before."""


def problems(handbook: Handbook, complete: bool = False) -> list[Problem]:
    """Run every check; return all problems, sorted by file and line."""
    found = _run(CHECKS, handbook)
    if complete:
        whole = () if found or handbook.broken else WHOLE
        found = sorted({*found, *_run((*COMPLETE, *whole), handbook)})
    return found


def _run(checks: tuple[Check, ...], handbook: Handbook) -> list[Problem]:
    return sorted({problem for check in checks for problem in _told(check, handbook)})


def _told(check: Check, handbook: Handbook) -> Iterator[Problem]:
    for problem in check(handbook):
        if not (handbook.has_house and check in SURPLUS and is_ours(problem.place)):
            yield problem


def examine(root: Path, complete: bool = False) -> tuple[Handbook | None, list[Problem]]:
    """Load the handbook and check it; every problem of both, sorted.

    A problem in one of our files that a house brings about is told where the house does.
    """
    layers = read_layers(root)
    handbook, found = _examined(root, layers, complete)

    def trial(left_out: Collection[Edit]) -> list[Problem]:
        tried, problems = _examined(root, layers, complete, left_out)
        # Where there is no handbook left, nothing is checked, and nothing shown.
        return found if tried is None and handbook is not None else problems

    return handbook, blamed(found, edits_of(layers), trial)


def _examined(
    root: Path, layers: Sequence[Layer], complete: bool, left_out: Collection[Edit] = ()
) -> tuple[Handbook | None, list[Problem]]:
    handbook, found = load_layers(root, layers, left_out)
    if handbook is not None:
        found = sorted({*found, *problems(handbook, complete)})
    return handbook, found


def load_checked(root: Path) -> Handbook:
    """A handbook without a fault; raises Unpublishable with all its problems."""
    handbook, found = examine(root)
    if found or handbook is None:
        raise Unpublishable(found)
    return handbook

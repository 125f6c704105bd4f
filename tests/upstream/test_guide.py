"""The decision guide: what answers lead to, the same on the page and on the command line."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.model.tools import Guide
from generator.tools.guide import judge
from tests import guides
from tests.conftest import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "guide.yml").read_text("utf-8")
)
PERSONAS = guides.personas()
MADE, MUCH, SINGLE = 20_000, 50_000, 2_500
NAMES = (
    *("outcome", "verdict", "scores", "barred", "margin"),
    *("flags", "weighed", "situations", "changes"),
)
LADDERS = {
    "q07": ("good", "neutral", "drained"),
    "q08": ("better", "same", "worse"),
    "q15": ("yes", "unsure", "no"),
}
"""Questions whose answers get worse one by one."""


@pytest.fixture(scope="module")
def guide(handbook) -> Guide:
    """The guide of the handbook."""
    return handbook.guide.structure


@pytest.fixture(scope="module")
def samples(guide) -> list[dict[str, str]]:
    """Answers to every question, at random."""
    return guides.answer_sets(guide, MUCH, "every question")


@pytest.fixture(scope="module")
def in_browser(handbook, tmp_path_factory):
    """Judges cases in one run of Node."""

    def judge_all(
        cases: list[tuple[str, Any]], whole: bool = True, **changed: Guide
    ) -> list[guides.Result]:
        known = {"own": handbook.guide.structure, **changed}
        folder = tmp_path_factory.mktemp("guide")
        return guides.in_browser(handbook, known, cases, folder, whole=whole)

    return judge_all


def test_the_personas_answer_every_question(guide):
    """Nobody leaves one out or gives an answer that is not offered; all have other names."""
    assert len({one.name for one in PERSONAS}) == len(PERSONAS) >= 10
    for one in PERSONAS:
        assert list(one.answers) == list(guide.questions)
        assert all(answer in guide.questions[id] for id, answer in one.answers.items())


@pytest.mark.parametrize("one", PERSONAS, ids=lambda one: one.name)
def test_a_persona_gets_its_outcome(one, guide):
    """Each is told what a thoughtful friend would tell them."""
    assert judge(guide, one.answers).outcome == one.outcome


@pytest.mark.node
def test_the_page_tells_the_personas_the_same(guide, in_browser):
    """Outcome, sums, lead, flags, what weighed, what would change it: all of it is equal."""
    told = in_browser([("own", one.answers) for one in PERSONAS])
    assert [result[0] for result in told] == [one.outcome for one in PERSONAS]
    assert told == [guides.in_python(guide, one.answers) for one in PERSONAS]


def test_the_cases_are_of_all_kinds(guide):
    """Every verdict, outcome and flag has a case, and no two cases have one name."""
    assert len({case["what"] for case in CASES}) == len(CASES) > 25
    verdicts = {"gate", "keep", "not_yet", "clear", "leaning", "grey"}
    assert {case["verdict"] for case in CASES} == verdicts
    assert {case["outcome"] for case in CASES} == set(guide.outcomes)
    assert {flag for case in CASES for flag in case.get("flags", [])} == set(guide.flags)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_case_ends_as_worked_out_by_hand(case, guide):
    """Gate, bars, least points, ties, leads and flags follow the rules that the page tells."""
    told = dict(zip(NAMES, guides.in_python(guide, case["answers"]), strict=True))
    wanted = {name: case[name] for name in NAMES if name in case}
    assert {name: told[name] for name in wanted} == wanted


@pytest.mark.node
def test_the_page_tells_every_case_the_same(guide, in_browser):
    """The hand-worked cases end alike in the browser's module."""
    told = in_browser([("own", case["answers"]) for case in CASES])
    assert told == [guides.in_python(guide, case["answers"]) for case in CASES]


def test_flags_stand_in_the_guide_s_order():
    """Not in that of the questions: the order of `flags` in the YAML is the order told."""
    case = next(one for one in CASES if len(one.get("flags", [])) == 3)

    def reverse(raw: dict[str, Any]) -> None:
        raw["flags"] = dict(reversed(raw["flags"].items()))

    flags = judge(guides.changed_guide(reverse), case["answers"]).flags
    assert list(flags) == case["flags"][::-1]


@pytest.mark.node
def test_random_answers_are_judged_alike(guide, in_browser, record_property):
    """With gaps, and with ids that nobody knows: both engines agree on every set.

    The single answers that would change the result are compared in one set of eight.
    """
    sets = guides.answer_sets(guide, MADE, "both engines", gaps=True, odd=True)
    theirs = in_browser([("own", answers) for answers in sets], whole=False)
    ours = [guides.in_python_but_changes(guide, answers) for answers in sets]
    unequal = [one for one in zip(sets, ours, theirs, strict=True) if one[1] != one[2]]
    assert unequal == []
    some = sets[:: MADE // SINGLE]
    changed = in_browser([("own", answers) for answers in some])
    assert changed == [guides.in_python(guide, answers) for answers in some]
    assert {one[0] for one in ours} == set(guide.outcomes)
    assert sum(bool(one[-1]) for one in changed) > SINGLE / 4
    record_property(
        "counted", f"guide: {len(sets):,} sets of answers, {len(unequal)} mismatches"
    )


def test_unknown_ids_weigh_nothing(guide):
    """An answer or a question that the guide does not have is as good as none."""
    sets = guides.answer_sets(guide, 2_000, "odd", gaps=True, odd=True)
    known = [
        {id: answer for id, answer in answers.items() if answer in guide.questions.get(id, {})}
        for answers in sets
    ]
    assert sum(one != other for one, other in zip(sets, known, strict=True)) > 100
    assert [guides.in_python_but_changes(guide, one) for one in sets] == [
        guides.in_python_but_changes(guide, one) for one in known
    ]


def test_what_gets_worse_never_speaks_against_leaving(guide, record_property):
    """Who is told to part is told so too when they feel worse, or hope for less."""
    sets = guides.answer_sets(guide, MADE, "worse", gaps=True)
    parting = [answers for answers in sets if judge(guide, answers).outcome == "PART"]
    worse = [
        {**answers, id: answer}
        for answers in parting
        for id, ladder in LADDERS.items()
        if answers.get(id) in ladder
        for answer in ladder[ladder.index(answers[id]) + 1 :]
    ]
    assert len(parting) > 2_000 and len(worse) > 2_000
    assert [answers for answers in worse if judge(guide, answers).outcome != "PART"] == []
    record_property(
        "counted", f"guide: {len(sets):,} sets, {len(worse):,} made worse, none stays for it"
    )


# What a guide holds for nothing


def test_the_guide_holds_nothing_for_nothing(guide, samples):
    """Every outcome is reached, and every weight, bar, gate and flag changes some result."""
    assert guides.unreached(guide, samples) == []
    assert guides.useless(guide, samples) == []


def need_more(raw: dict[str, Any]) -> None:
    raw["outcomes"]["PAUSE"]["least"] = 8


def forget_gate(raw: dict[str, Any]) -> None:
    del raw["questions"]["q01"]["serious"]["gate"]


def add_outcome(raw: dict[str, Any]) -> None:
    raw["outcomes"]["HIRE"] = {}


def bar_where_it_gains(raw: dict[str, Any]) -> None:
    # By its points it could win; but whoever gains them has ruled it out.
    raw["outcomes"]["HIRE"] = {}
    raw["questions"]["q10"]["temp"] |= {"points": {"PAUSE": 7, "HIRE": 9}, "bars": ["HIRE"]}


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        (need_more, "PAUSE"),
        (forget_gate, "PART_NOW"),
        (add_outcome, "HIRE"),
        (bar_where_it_gains, "HIRE"),
    ],
)
def test_an_outcome_that_nobody_gets_is_found(change, outcome, samples):
    """For want of points, of a gate, of anything, or by a bar that always comes along."""
    assert guides.unreached(guides.changed_guide(change), samples) == [outcome]


@pytest.mark.parametrize("change", [need_more, forget_gate, add_outcome])
def test_an_outcome_out_of_reach_needs_no_sample(change, guide):
    """The highest sum that its answers can give is too low, whatever is answered."""
    changed = guides.changed_guide(change)
    missed = [outcome for outcome in changed.outcomes if not guides.can(changed, outcome)]
    assert len(missed) == 1
    assert all(guides.can(guide, outcome) for outcome in guide.outcomes)


def weigh_what_is_barred(raw: dict[str, Any]) -> None:
    raw["questions"]["q02"]["bad"]["points"]["FADE"] = -1


def bar_what_never_scores(raw: dict[str, Any]) -> None:
    raw["questions"]["q14"]["deliv"]["bars"] = ["PART_NOW"]


def flag_a_gate(raw: dict[str, Any]) -> None:
    raw["questions"]["q01"]["serious"]["flag"] = "BUFFER"


def gate_what_wins_anyway(raw: dict[str, Any]) -> None:
    raw["questions"]["q10"]["temp"] = {"points": {"PAUSE": 99}, "gate": "PAUSE"}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (weigh_what_is_barred, ["q02.bad points FADE"]),
        (bar_what_never_scores, ["q14.deliv bars PART_NOW"]),
        (flag_a_gate, ["q01.serious flag BUFFER"]),
        (gate_what_wins_anyway, ["q10.temp points PAUSE", "q10.temp gate PAUSE"]),
    ],
)
def test_what_changes_nothing_is_found(change, found, samples):
    """A weight, a bar, a flag, a gate: each is named when it is there for nothing."""
    assert guides.useless(guides.changed_guide(change), samples) == found


# The YAML alone


def rewrite(raw: dict[str, Any]) -> None:
    raw["outcomes"] = {"HIRE": {"least": 4, "scenarios": ["team-harm"]}, **raw["outcomes"]}
    raw["questions"]["q16"] = {
        "alone": {},
        "helped": {"points": {"HIRE": 5, "PART": -1}, "scenarios": ["always-urgent"]},
        "crowded": {"points": {"PART": 2}, "bars": ["HIRE"], "flag": "FINISH"},
    }
    raw["questions"]["q05"]["price"]["points"]["RATE"] = 1
    raw["questions"]["q12"]["mid"] = {"points": {"HIRE": 3}}
    raw["least"], raw["clear"], raw["leaning"] = 2, 6, 3


@pytest.mark.node
def test_the_yaml_alone_changes_questions_weights_and_outcomes(guide, in_browser):
    """One more question and outcome, other weights: both engines follow, and agree."""
    changed = guides.changed_guide(rewrite)
    sets = [{}, {"q05": "price"}, {"q16": "helped"}, {"q16": "crowded", "q12": "mid"}]
    sets += guides.answer_sets(changed, SINGLE, "rewritten", gaps=True)
    theirs = in_browser([("changed", answers) for answers in sets], changed=changed)
    assert theirs == [guides.in_python(changed, answers) for answers in sets]
    assert [one[0] for one in theirs[:4]] == ["KEEP", "KEEP", "HIRE", "FIX"]
    assert judge(guide, sets[1]).outcome == "RATE"
    assert {one[0] for one in theirs} == set(changed.outcomes)

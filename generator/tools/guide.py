"""Judge the answers to the decision guide. Mirrors browser/judge.js.

1. An answer with a gate decides alone, whatever the others say.
2. Points are added up; a barred outcome cannot win; in a tie the first outcome wins.
3. Below the guide's `least` nothing wins; below an outcome's own `least` the next one does.
4. The lead over the next best tells how clear the result is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.tools import Guide, GuideAnswer

MOST = 3
"""Answers that weighed, changes and scenarios told of a result: more would not be read."""
Verdict = Literal["gate", "keep", "not_yet", "clear", "leaning", "grey"]
Answers = Mapping[str, str]
"""Question → answer."""
Chosen = Mapping[str, GuideAnswer]


@dataclass(frozen=True)
class Judgement:
    """What a set of answers leads to."""

    outcome: str
    verdict: Verdict
    scores: Mapping[str, int]
    barred: tuple[str, ...]
    margin: int | None
    """The lead over the next best, in points; to `least`, where nothing wins; None at a gate."""
    flags: tuple[str, ...]


def judge(guide: Guide, answers: Answers) -> Judgement:
    """The outcome of the answers; a question without an answer weighs nothing."""
    chosen = _chosen(guide, answers)
    scores = {
        outcome: sum(one.points.get(outcome, 0) for one in chosen.values())
        for outcome in scored(guide)
    }
    barred = {outcome for one in chosen.values() for outcome in one.bars}
    listed = tuple(outcome for outcome in scores if outcome in barred)
    gate = next((one.gate for one in chosen.values() if one.gate), None)
    if gate:
        return Judgement(gate, "gate", scores, listed, None, ())
    raised = {one.flag for one in chosen.values()}
    flags = tuple(flag for flag in guide.flags if flag in raised)
    outcome, verdict, margin = _result(guide, scores, barred)
    return Judgement(outcome, verdict, scores, listed, margin, flags)


def scored(guide: Guide) -> list[str]:
    """The outcomes that some answer gives points to, in the order that decides a tie."""
    given = {
        outcome
        for answers in guide.questions.values()
        for answer in answers.values()
        for outcome in answer.points
    }
    return [outcome for outcome in guide.outcomes if outcome in given]


def weighed(guide: Guide, answers: Answers) -> list[tuple[str, int]]:
    """The questions whose answers speak most for the result, with their points for it.

    Points for the outcome less those for the next best; where nothing wins, the points
    against all others.
    """
    chosen = _chosen(guide, answers)
    result = judge(guide, answers)
    if result.verdict == "gate":
        return [(id, 0) for id, one in chosen.items() if one.gate == result.outcome][:1]
    rival = _rival(guide, result)
    weights = [(id, _weight(one, result, rival)) for id, one in chosen.items()]
    heavy = [one for one in weights if one[1] > 0]
    return sorted(heavy, key=lambda one: -one[1])[:MOST]


def changes(guide: Guide, answers: Answers) -> list[tuple[str, str, str]]:
    """Single answers that would change the outcome: question, answer, the other outcome.

    One for a question, and none that a gate decides.
    """
    return list(_changes(guide, answers))[:MOST]


def _changes(guide: Guide, answers: Answers) -> Iterator[tuple[str, str, str]]:
    chosen = _chosen(guide, answers)
    if any(one.gate for one in chosen.values()):
        return
    outcome = judge(guide, answers).outcome
    for question in chosen:
        for id, answer in guide.questions[question].items():
            other = judge(guide, {**answers, question: id}).outcome
            if not answer.gate and other != outcome:
                yield question, id, other
                break


def situations(guide: Guide, answers: Answers) -> list[str]:
    """The scenarios that the answers are signs of, those of most answers first."""
    chosen, result = _chosen(guide, answers), judge(guide, answers)
    gated = [one for one in chosen.values() if one.gate]
    named = Counter(id for one in gated or chosen.values() for id in one.scenarios)
    named.update(guide.outcomes[result.outcome].scenarios)
    first = guide.grey if result.verdict == "grey" else ()
    others = sorted(named, key=lambda id: -named[id])
    return list(dict.fromkeys((*first, *others)))[:MOST]


def _chosen(guide: Guide, answers: Answers) -> Chosen:
    """What was chosen, in the order of the questions."""
    return {
        id: of[answers[id]]
        for id, of in guide.questions.items()
        if id in answers and answers[id] in of
    }


def _result(
    guide: Guide, scores: Mapping[str, int], barred: set[str]
) -> tuple[str, Verdict, int]:
    ranked = _ranked(scores, barred)
    if not ranked or scores[ranked[0]] < guide.least:
        return guide.otherwise, "keep", guide.least - (scores[ranked[0]] if ranked else 0)
    first = ranked[0]
    winner = next((one for one in ranked if scores[one] >= _least(guide, one)), None)
    outcome = winner or guide.outcomes[first].instead or guide.otherwise
    others = [scores[one] for one in ranked if one != outcome]
    margin = scores.get(outcome, 0) - max(others, default=0)
    return outcome, _verdict(guide, outcome == first, margin), margin


def _ranked(scores: Mapping[str, int], barred: set[str]) -> list[str]:
    return sorted((one for one in scores if one not in barred), key=lambda one: -scores[one])


def _least(guide: Guide, outcome: str) -> int:
    return max(guide.least, guide.outcomes[outcome].least or 0)


def _verdict(guide: Guide, is_first: bool, margin: int) -> Verdict:
    if not is_first:
        return "not_yet"
    if margin >= guide.clear:
        return "clear"
    return "leaning" if margin >= guide.leaning else "grey"


def _rival(guide: Guide, result: Judgement) -> str | None:
    ranked = _ranked(result.scores, set(result.barred))
    return next((one for one in ranked if one != result.outcome), None)


def _weight(answer: GuideAnswer, result: Judgement, rival: str | None) -> int:
    if result.verdict == "keep":
        return -sum(answer.points.values())
    return answer.points.get(result.outcome, 0) - answer.points.get(rival or "", 0)

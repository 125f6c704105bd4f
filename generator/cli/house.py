"""`house`: tell what a house changes, and take note of what it has seen of ours."""

from __future__ import annotations

import argparse
import difflib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.cli.commands import Commands
from generator.cli.tell import tell
from generator.house.overrides import overrides
from generator.house.record import FILE, Record, kept, known_texts, read_record, write_record
from generator.house.show import beside
from generator.house.status import Finding, Status, findings, our_names, status
from generator.house.typed import named
from generator.load.layers import HOUSE
from generator.problem import Place, Problem, problem
from generator.wording import WORDS, counted

COMMAND = Place("house accept")
NOTHING = "—"


def show_status(options: argparse.Namespace) -> int:
    """Print every override with both texts; 1 if some of our texts have changed since."""
    found, problems = status(options.root)
    if problems:
        return tell(problems, options.lang)
    for line in _report(found, options.lang):
        print(line)
    return 1 if found.needs_a_look else 0


def accept(options: argparse.Namespace) -> int:
    """Take note that the house has seen our texts as they are now."""
    record, problems = read_record(options.root)
    fresh = overrides(options.root, known_texts(record))
    known = {one.path for one in fresh} | {path for path, _ in record.texts}
    wanted, unknown = named(options.root, options.files, known)
    if unknown:
        problems.append(_unknown(unknown, known))
    if problems:
        return tell(problems, options.lang)
    names = record.names if wanted else our_names(options.root)
    problems = write_record(options.root, Record(kept(record, fresh, wanted), names))
    if not problems:
        seen = [one for one in fresh if not wanted or one.path in wanted]
        print(counted(options.lang, "accepted", len(seen), file=FILE))
    return tell(problems, options.lang)


def _unknown(paths: list[str], known: Iterable[str]) -> Problem:
    """All that was named and that is no override, in one problem."""
    among = [f"{HOUSE}/{one}" for one in sorted(known)] if len(paths) == 1 else ()
    return problem(COMMAND, "no_override", among, name=", ".join(paths))


def hint(root: Path, spoken: str) -> str:
    """One line for whoever runs the checks: what of ours changed under the house, or what the
    house has not noted yet; else empty."""
    found, problems = findings(root)
    if problems:
        return problems[0].say(spoken)
    if count := sum(one.needs_a_look for one in found):
        return counted(spoken, "hint", count)
    count = sum(one.state == "new" for one in found)
    return counted(spoken, "hint_new", count) if count else ""


def _report(found: Status, spoken: str) -> Iterator[str]:
    words, width = WORDS[spoken], shutil.get_terminal_size((100, 24)).columns
    if not found.findings:
        yield words["empty"]
        return
    looked_at = sorted(found.findings, key=lambda one: (one.needs_a_look, one.override.place))
    for finding in looked_at:
        yield from _told(finding, spoken, width)
        yield ""
    for title, names in (("arrived", found.arrived), ("left", found.left)):
        for what, ids in names.items():
            yield words[title].format(what=words["kinds"].get(what, what), names=", ".join(ids))
    yield _summary(found, spoken)


def _told(finding: Finding, spoken: str, width: int) -> Iterator[str]:
    words, override = WORDS[spoken], finding.override
    state = words["states"][finding.state]
    said = f"{words['changes'][override.change]}{f' · {state}' if state else ''}"
    yield f"{override.place} {override.key or override.path}: {said}"
    if finding.renamed:
        yield f"    {words['renamed'].format(place=finding.renamed)}"
    yield from beside(_columns(finding, spoken), width, words["more"])
    if finding.state == "moved_on" and override.key == "":
        yield from _difference(finding, spoken)


def _columns(finding: Finding, spoken: str) -> list[tuple[str, str]]:
    """What stood there, if it is another now; what stands there; what the house says."""
    words, override, before = WORDS[spoken], finding.override, finding.before
    ours = (words["ours"], _text(override.ours, spoken))
    own = (words["own"], _text(override.own, spoken))
    if not finding.needs_a_look or before is None:
        return [ours, own]
    then = before.text if before.text is not None or before.digest is None else words["long"]
    return [(words["then"], _text(then, spoken)), (words["now"], ours[1]), own]


def _difference(finding: Finding, spoken: str) -> Iterator[str]:
    """Of a whole file, the lines that have changed in ours."""
    before, now = finding.before, finding.override.ours
    if before is None or before.text is None or not isinstance(now, str):
        return
    words = WORDS[spoken]
    lines = difflib.unified_diff(
        before.text.splitlines(),
        now.splitlines(),
        words["then"],
        words["now"],
        lineterm="",
        n=1,
    )
    yield from (f"    {line}" for line in lines)


def _text(text: str | bytes | None, spoken: str) -> str:
    if text is None:
        return NOTHING
    if isinstance(text, bytes):
        return WORDS[spoken]["bytes"].format(n=len(text))
    return text


def _summary(found: Status, spoken: str) -> str:
    words = WORDS[spoken]
    changes = [one.override.change for one in found.findings]
    told = [
        counted(spoken, change, changes.count(change))
        for change in ("changed", "added", "removed")
        if change in changes
    ]
    line = f"{', '.join(told)}."
    if count := sum(one.needs_a_look for one in found.findings):
        line += f" {counted(spoken, 'look', count)}"
    if any(one.state == "new" for one in found.findings):
        line += f" {words['unseen']}"
    return line


def add_commands(commands: Commands) -> None:
    """`house status` and `house accept`, with what they take."""
    inside = commands.add_group("house")
    inside.add("status", show_status)
    accepted, words = inside.add("accept", accept)
    accepted.add_argument(
        "files", nargs="*", type=Path, metavar=commands.names["path"], help=words["files"]
    )

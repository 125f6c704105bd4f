"""Turn what MkDocs and its plugins log into problems with a place."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from generator.problem import Place, Problem, Unpublishable, problem
from generator.written.head import body_at
from generator.written.layers import HOUSE

PAGE = re.compile(r"'(?P<uri>[^']+\.md)'")
# The macros plugin logs a whole Markdown page, with a traceback at its end.
MACRO_FAULT = re.compile(r"_File_: `(?P<uri>.+?)`\s+(?P<what>.+?)\s*(?:```.*)?$", re.DOTALL)
EMPHASIS = re.compile(r"\*\*|(?<!\S)_|_(?=\s|:|$)")
TEMPLATE_LINE = re.compile(r'File "<template>", line (\d+)')
LINK_FAULT = re.compile(
    r"Doc file '(?P<uri>[^']+)' contains an? (?:absolute |unrecognized relative )?"
    r"link '(?P<link>[^']+)', (?:it was left|but the target|but there is no such anchor|"
    r"but the doc '(?P<target>[^']+)' does not contain an anchor '#(?P<anchor>[^']+)')"
)
ANNOUNCEMENT = re.compile(r"Error (?:reading|building) page .*:$|Encoding error reading file: ")
MKDOCS = "mkdocs.yml"


@contextmanager
def complaints(
    source_of: Callable[[str], str], root: Path, *, strict: bool = True
) -> Iterator[None]:
    """Raise what goes wrong while MkDocs runs as problems; if strict, warnings too.

    `source_of` says which file below `root` a page of the site is made from.
    """
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    failed = False
    try:
        yield
    # The macros plugin ends the whole program when a macro fails; a file that was in UTF-8
    # when it was checked may be another by now.
    except (MkDocsException, SystemExit, UnicodeDecodeError) as error:
        failed = True
        listener.told = listener.told or [str(error)]
    finally:
        logger.removeHandler(listener)
    if listener.told and (failed or strict):
        raise Unpublishable({_problem(text, source_of, root) for text in listener.told})


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        # The fault that it announces is told next.
        if not ANNOUNCEMENT.match(text):
            self.told.append(text)


def _problem(text: str, source_of: Callable[[str], str], root: Path) -> Problem:
    if macro := MACRO_FAULT.search(text):
        return _macro_fault(macro, source_of(macro["uri"]), root)
    if link := LINK_FAULT.search(text):
        return _link_fault(link, source_of, root)
    page = PAGE.search(text)
    place = Place(source_of(page["uri"]) if page else MKDOCS)
    return _as_told(place, text)


def _macro_fault(macro: re.Match[str], source: str, root: Path) -> Problem:
    """At its line, counted from the top of the file, whose head Jinja never sees."""
    path, line = root / source, TEMPLATE_LINE.findall(macro[0])
    if not line or path.suffix != ".md":
        return _as_told(Place(source), EMPHASIS.sub("", macro["what"]))
    text = path.read_text("utf-8")
    body = text[body_at(text) :]
    above = text[: len(text) - len(body.lstrip("\n"))].count("\n")
    place = Place(source, min(above + int(line[-1]), text.count("\n") + 1))
    return _as_told(place, EMPHASIS.sub("", macro["what"]))


def _link_fault(link: re.Match[str], source_of: Callable[[str], str], root: Path) -> Problem:
    source, name, anchor = source_of(link["uri"]), link["link"], link["anchor"]
    target = source_of(link["target"]) if link["target"] else source
    if anchor and target.startswith(f"{HOUSE}/") and not source.startswith(f"{HOUSE}/"):
        # A fork edits its own page, and never the one of ours that leads there.
        return problem(Place(target), "anchor_wanted", name=anchor)
    code = "no_anchor" if anchor else "no_target"
    return problem(_where(root / source, source, name), code, name=name)


def _where(path: Path, source: str, name: str) -> Place:
    """Where a page first says a word; its first line where it is made of something else."""
    text = path.read_text("utf-8") if path.suffix == ".md" else ""
    before = text.partition(f"({name}")[0].split("\n") if f"({name}" in text else [""]
    return Place(source, len(before), len(before[-1]) + (2 if len(text) else 1))


def _as_told(place: Place, text: str) -> Problem:
    message = " ".join(text.split()).rstrip(".")
    return problem(place, "mkdocs_complains", message=message)

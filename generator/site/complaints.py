"""Turn what MkDocs and its plugins log into problems with a place."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mkdocs.exceptions import MkDocsException

from generator.problem import Place, Problem, Unpublishable, problem

PAGE = re.compile(r"'(?P<uri>[^']+\.md)'")
# The macros plugin logs a whole Markdown page, with a traceback at its end.
MACRO_FAULT = re.compile(r"_File_: `(?P<uri>.+?)`\s+(?P<what>.+?)\s*(?:```.*)?$", re.DOTALL)
EMPHASIS = re.compile(r"\*\*|(?<!\S)_|_(?=\s|:|$)")
ANNOUNCEMENT = re.compile(r"Error (?:reading|building) page .*:$")
MKDOCS = "mkdocs.yml"


@contextmanager
def complaints(source_of: Callable[[str], str], *, strict: bool = True) -> Iterator[None]:
    """Raise what goes wrong while MkDocs runs as problems; if strict, warnings too.

    `source_of` says which file a page of the site is made from.
    """
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    failed = False
    try:
        yield
    # The macros plugin ends the whole program when a macro fails.
    except (MkDocsException, SystemExit) as error:
        failed = True
        listener.told = listener.told or [str(error)]
    finally:
        logger.removeHandler(listener)
    if listener.told and (failed or strict):
        raise Unpublishable(_problem(text, source_of) for text in listener.told)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        # The fault that it announces is told next.
        if not ANNOUNCEMENT.match(text):
            self.told.append(text)


def _problem(text: str, source_of: Callable[[str], str]) -> Problem:
    macro = MACRO_FAULT.search(text)
    page = macro or PAGE.search(text)
    place = Place(source_of(page["uri"]) if page else MKDOCS)
    what = EMPHASIS.sub("", macro["what"]) if macro else text
    return problem(place, "mkdocs_complains", message=" ".join(what.split()))

"""Say where in a template a rendering failed."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from generator.problem import Place, Problem, Unpublishable, problem
from generator.site.edition import UnknownName
from generator.written.layers import HOUSE, TEMPLATES

FOLDERS = (TEMPLATES, f"{HOUSE}/{TEMPLATES}")
MISSING = re.compile(
    r"'(?P<name>\w+)' is undefined|has no (?:attribute|element) '?(?P<part>[^']+)'?$"
)


@contextmanager
def template_faults(root: Path) -> Iterator[None]:
    """Raise whatever a template does wrong as a problem with its place."""
    try:
        yield
    except Unpublishable:
        raise
    except Exception as error:
        fault = template_fault(error, root)
        if fault is None:
            raise
        raise Unpublishable([fault]) from error


def template_fault(error: Exception, root: Path) -> Problem | None:
    """The fault with its place, from the traceback that Jinja rewrites for its users.

    None if no template of ours or of a house has part in it.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [(frame.filename, frame.lineno or 1) for frame in frames]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    for name, line in reversed(places):
        path = Path(name)
        if any(path.is_relative_to(root / folder) for folder in FOLDERS):
            return _fault(error, Place(path.relative_to(root).as_posix(), line))
    return None


def _fault(error: Exception, place: Place) -> Problem:
    """The common faults in our own words, and any other as it is."""
    if isinstance(error, UnknownName):
        return problem(place, "unknown_id", error.among, name=error.name)
    if isinstance(error, TemplateNotFound):
        return problem(place, "no_template", name=error.name)
    if isinstance(error, UndefinedError) and (missing := MISSING.search(error.message or "")):
        return problem(place, "template_name", name=missing["name"] or missing["part"])
    return problem(place, "template_fault", message=str(error).rstrip("."))

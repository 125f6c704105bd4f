"""Say where in a template a rendering failed."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError

from generator.problem import Place, Problem, Unpublishable, problem
from generator.written.layers import HOUSE, TEMPLATES

FOLDERS = (TEMPLATES, f"{HOUSE}/{TEMPLATES}")


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
            place = Place(path.relative_to(root).as_posix(), line)
            return problem(place, "template_fault", message=error)
    return None

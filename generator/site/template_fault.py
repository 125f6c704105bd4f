"""Say where in a template a rendering failed."""

from __future__ import annotations

import traceback
from pathlib import Path

from generator.problem import Place, Problem, problem
from generator.site.layers import TEMPLATES

SUFFIX = ".jinja"


def template_fault(error: Exception, root: Path) -> Problem:
    """The fault with its place, from the traceback that Jinja rewrites for its users."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(SUFFIX)]
    place = Place(TEMPLATES)
    if inside:
        path = Path(inside[-1].filename).relative_to(root).as_posix()
        place = Place(path, inside[-1].lineno or 1)
    return problem(place, "template_fault", message=error)

"""What a hand-written page may call, and what its calls take: `site.macros` makes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Macro:
    """How one macro is called."""

    takes: tuple[str, ...] = ()
    least: int = 0
    """How many of these may not be left out."""
    names: str = ""
    """What the first names: a kind of item, or `paths`, the pages of the site."""
    takes_many: bool = False
    """Whether it takes any number of them."""

    def usage(self, name: str) -> str:
        """A call of it, to be copied."""
        arguments = ", ".join(f'"{one}"' for one in self.takes)
        return f"{name}({arguments}{', …' if self.takes_many else ''})"


def _link(names: str, first: str = "id") -> Macro:
    return Macro((first, "wording"), 1, names)


MACROS = {
    "scenario": _link("scenarios"),
    "letter": _link("letters"),
    "checklist": _link("checklists"),
    "guide": _link("paths"),
    "next_step": _link("paths", "path"),
    "checklist_items": Macro(("id",), 1, "checklists"),
    "letter_text": Macro(("id",), 1, "letters"),
    "legal_notes": Macro(("ids",), 0, "legal", takes_many=True),
    "guide_limit": Macro(("name",), 1),
    **dict.fromkeys(
        (
            "doors",
            "scenario_list",
            "letter_list",
            "checklist_list",
            "script_steps",
            "replies",
            "phrases",
            "glossary",
            "notice_ladder",
            "notice_modifiers",
            "handbook_name",
            "decision_guide",
            "notice_calculator",
            "plan",
            "money_tools",
            "rehearsal",
        ),
        Macro(),
    ),
}
GIVEN = frozenset(
    [
        "config",
        "environment",
        "extra",
        "filters",
        "filters_builtin",
        "files",
        "generator",
        "git",
        "macros",
        "navigation",
        "page",
        "plugin",
        "scope",
        "context",
        "fix_url",
        "macros_info",
        "now",
        "cycler",
        "dict",
        "joiner",
        "lipsum",
        "namespace",
        "range",
    ]
)
"""What the macros plugin and Jinja know besides."""
FILTERS = ("pretty", "relative_url")
"""The plugin's own filters."""
TEMPLATE_FILTERS = (
    "text",
    "html",
    "json",
    "yaml",
    "cell",
    "marked",
    "fill",
    "text_around",
    "url",
    "script_tag",
)
"""Those of the templates: ours, and the theme's."""

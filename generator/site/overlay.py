"""Show on the page what is wrong with the files it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.problem import Problem
from generator.wording import say

BODY_END = b"</body>"
# Material's own layers stand below 10; a fault stands above all of them.
STYLE = """
.faults{position:fixed;inset:auto 0 0;z-index:99;max-height:70vh;overflow:auto;margin:0;
padding:16px 24px;background:#fff7f5;color:#2b1512;border-top:6px solid #9c2f1f;
font:16px/1.5 system-ui,sans-serif;box-shadow:0 0 40px rgba(0,0,0,.35)}
.faults summary{cursor:pointer;font-weight:700}
.faults ol{margin:12px 0 0;padding-left:28px}
.faults li{margin:0 0 10px;overflow-wrap:anywhere}
.faults code{display:block;font:15px/1.5 ui-monospace,monospace;color:#7d2315}
"""


def with_overlay(page: bytes, problems: Iterable[Problem], language: str) -> bytes:
    """The page with its problems over its lower half; as it is if there are none."""
    told = list(problems)
    if not told:
        return page
    at = page.rfind(BODY_END)
    at = len(page) if at < 0 else at
    return page[:at] + _overlay(told, language).encode() + page[at:]


def fault_page(problems: Iterable[Problem], language: str) -> bytes:
    """A page of the problems alone, for when nothing has been built yet."""
    title = say(language, "fault")
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    empty = f'<!doctype html><html lang="{language}"><head>{head}</head><body></body></html>'
    return with_overlay(empty.encode(), problems, language)


def _overlay(problems: list[Problem], language: str) -> str:
    title, stays = say(language, "fault"), say(language, "fault_stays")
    count = f" ({len(problems)})" if len(problems) > 1 else ""
    entries = "".join(_entry(one, language) for one in problems)
    return (
        f'<style>{STYLE}</style><details class="faults" open lang="{language}" role="alert">'
        f"<summary>{title}{count}</summary><p>{stays}</p><ol>{entries}</ol></details>"
    )


def _entry(problem: Problem, language: str) -> str:
    said = problem.say(language).removeprefix(f"{problem.place}: ")
    return f"<li><code>{escape(str(problem.place))}</code> {escape(said)}</li>"

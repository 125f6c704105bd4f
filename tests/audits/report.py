"""What an audit found."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Report:
    """How much was looked at, and all that is wrong."""

    looked: int
    """An audit that looked at nothing has not passed."""
    figure: str
    """What was looked at, in words."""
    faults: list[str]
    notes: list[str] = field(default_factory=list)
    """Worth reading, and no fault."""

    @property
    def is_sound(self) -> bool:
        return bool(self.looked) and not self.faults

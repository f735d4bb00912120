"""How much work tidying may take: counted, not timed, so that the answer is always the same."""

from __future__ import annotations


class Effort:
    """A store of work units, each about a tenth of a microsecond on a computer of 2024."""

    def __init__(self, units: int) -> None:
        self._left = units

    @property
    def left(self) -> int:
        """How many units are left."""
        return self._left

    def take(self, units: int) -> bool:
        """Take as many, and return whether they were there."""
        self._left -= units
        return self._left >= 0

"""What a report is asked to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from selfeval.report.kinds import KINDS

ENDS = {"cover": -1, "about": 1}
"""Parts that stand before or after all others, whatever order is chosen."""


@dataclass(frozen=True)
class ReportOptions:
    """Which kind of document, by which inspection framework, as on which day, with which parts.

    `framework` is a framework's id (None: the one chosen in the file). `chosen` names parts in the
    order they are wanted (None: the usual ones; what no copy can do without is added at its end).
    `since` is the id of the edition that changes are told from (None: the latest before). `large`
    prints larger, `grey` without colour. ValueError where a kind or a part of it does not exist.
    """

    kind: str = "governors"
    framework: str | None = None
    today: date | None = None
    chosen: tuple[str, ...] | None = None
    since: str | None = None
    large: bool = False
    grey: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such kind of document: {self.kind}")
        wrong = set(self.chosen or ()) - set(KINDS[self.kind].parts)
        if wrong:
            raise ValueError(f"not parts of it: {', '.join(sorted(wrong))}")

    @property
    def audience(self) -> str:
        """The readers, who decide what may be printed: governors, leaders or staff."""
        return KINDS[self.kind].readers

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the report, in order: a cover is always first, “about” always last."""
        kind = KINDS[self.kind]
        if self.chosen is None:
            return kind.usual
        chosen = list(dict.fromkeys(self.chosen))
        chosen += [part for part in kind.parts if part not in {*kind.optional, *chosen}]
        return in_order(chosen)

    @property
    def parts_left_out(self) -> tuple[str, ...]:
        """The parts that it could have and has not, in the order that is proposed."""
        return tuple(part for part in KINDS[self.kind].parts if part not in self.parts)


def in_order(parts: Iterable[str]) -> tuple[str, ...]:
    """Return parts in their order, but for a cover, which is first, and “about”, which is last."""
    return tuple(sorted(parts, key=lambda part: ENDS.get(part, 0)))


def optional_parts(kind: str) -> tuple[str, ...]:
    """Return the parts that a kind of document can do without, in the proposed order."""
    return KINDS[kind].optional

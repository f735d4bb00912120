"""What a report is asked to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

AUDIENCES = ("governors", "leaders", "staff")
PARTS = {
    "governors": (
        "cover",
        "brief",
        "context",
        "areas",
        "facts",
        "beliefs",
        "priorities",
        "indicators",
        "about",
    ),
    "leaders": (
        "cover",
        "brief",
        "context",
        "areas",
        "facts",
        "beliefs",
        "maps",
        "priorities",
        "indicators",
        "areas in full",
        "about",
    ),
    "staff": ("staff page",),
}


ALWAYS = frozenset({"cover", "about", "staff page"})
"""Parts that nobody can leave out: “about” says what a copy does not show."""


@dataclass(frozen=True)
class ReportOptions:
    """For whom a report is, by which inspection framework, as on which day, and without what.

    `framework` is a framework's id (None: the one chosen in the file). `without` names parts to
    leave out; ValueError if the audience does not exist or a part cannot be left out.
    """

    audience: str = "governors"
    framework: str | None = None
    today: date | None = None
    without: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.audience not in AUDIENCES:
            raise ValueError(f"no such audience: {self.audience}")
        wrong = self.without - frozenset(optional_parts(self.audience))
        if wrong:
            raise ValueError(f"cannot be left out: {', '.join(sorted(wrong))}")

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the report, in order."""
        return tuple(part for part in PARTS[self.audience] if part not in self.without)

    @property
    def parts_left_out(self) -> tuple[str, ...]:
        """The parts that were left out, in order."""
        return tuple(part for part in PARTS[self.audience] if part in self.without)


def optional_parts(audience: str) -> tuple[str, ...]:
    """Return the parts that a report for `audience` can do without, in order."""
    return tuple(part for part in PARTS[audience] if part not in ALWAYS)

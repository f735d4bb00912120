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


@dataclass(frozen=True)
class ReportOptions:
    """For whom a report is, by which inspection framework, and as on which day.

    `framework` is a framework's id (None: the one chosen in the file).
    """

    audience: str = "governors"
    framework: str | None = None
    today: date | None = None

    def __post_init__(self) -> None:
        if self.audience not in AUDIENCES:
            raise ValueError(f"no such audience: {self.audience}")

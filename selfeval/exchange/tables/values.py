"""One cell to a figure, or to a gap with its reason. A marker never becomes a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from selfeval.core.models.words import REASONS
from selfeval.i18n import _

MARKERS: dict[str, str] = {
    "": "blank",
    "supp": "suppressed",
    "c": "suppressed",
    "*": "suppressed",
    "#": "suppressed",
    "ne": "no_entries",
    "np": "not_published",
    "na": "not_applicable",
    "n/a": "not_applicable",
    "z": "not_applicable",
    "lowcov": "low_coverage",
    "new": "new_school",
    ":": "not_available",
    ".": "not_available",
    "..": "not_available",
    "x": "not_available",
}
"""What stands where a figure would: the Department for Education's words and signs, those of
its statistics service (c, z, x and :), and the dots, stars and hashes of the other nations."""

FIGURE = re.compile(
    r"(?P<sign>[-+−]?)\s?(?P<money>£?)\s?"
    r"(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)\s?(?P<percent>%?)",
    re.ASCII,
)
LARGEST = Decimal("1e15")


@dataclass(frozen=True)
class Cell:
    """A figure, or None with the reason why there is none (a code of `words.REASONS`).

    `percent` and `money` say that the cell itself carried the sign.
    """

    value: Decimal | None
    reason: str = ""
    percent: bool = False
    money: bool = False


@lru_cache(maxsize=20_000)
def read_cell(text: str) -> Cell:
    """Read a cell such as "50%", "39.5", "-2.5", "£37,250", "SUPP" or " "."""
    plain = text.replace("\xa0", " ").strip()
    reason = MARKERS.get(plain.casefold())
    if reason is not None:
        return Cell(None, reason)
    found = FIGURE.fullmatch(plain)
    if found is None:
        return Cell(None, "unreadable")
    value = Decimal(found["digits"].replace(",", ""))
    if value >= LARGEST:
        return Cell(None, "unreadable")
    if found["sign"] in ("-", "−"):
        value = -value
    return Cell(value, "", bool(found["percent"]), bool(found["money"]))


def reason_words(reason: str) -> str:
    """Return the words of a reason code, such as "Not published"; "" for none."""
    return _(dict(REASONS).get(reason, "")) if reason else ""

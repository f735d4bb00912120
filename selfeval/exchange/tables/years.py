"""School years, and where a table's year comes from: the file's name, or "TABLE:YEAR"."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from selfeval.i18n import _
from selfeval.store.errors import UserError

SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/–— ]?((?:19|20)?\d\d)(?!\d)")
YEAR_TAIL = re.compile(r"\d{4}(?:\s?[-_/–—]\s?\d{2,4}|\d{2,4})?")


@dataclass(frozen=True, order=True)
class SchoolYear:
    """The school year that starts in September of `start`."""

    start: int

    @property
    def label(self) -> str:
        """How people write it: "2018/19"."""
        return f"{self.start}/{self.short_end}"

    @property
    def short_end(self) -> str:
        """The last two digits of the year it ends in: "19"; prior-year columns end in it."""
        return f"{(self.start + 1) % 100:02d}"

    @property
    def ends_on(self) -> date:
        """Its last day, 31 August: the date a figure of this year is sorted by.

        Whatever the day within the year a figure was taken on (the census is in January, tests
        are in May), one rule keeps the figures of different tables in step.
        """
        return date(self.start + 1, 8, 31)


@dataclass(frozen=True)
class TableSpec:
    """A table to read, and the school year it is about (None: the file's name says it)."""

    path: Path
    year: SchoolYear | None = None


AnySpec = str | Path | TableSpec


def span_in(text: str) -> SchoolYear | None:
    """Find a school year such as "2018-2019", "2018_19" or "201819" in `text`.

    Only two years that follow each other count, so that a date such as 20220420 is none.
    """
    for found in SPAN.finditer(text):
        start, end = int(found[1]), found[2]
        if int(end[-2:]) == (start + 1) % 100 and int(end) in (start + 1, (start + 1) % 100):
            return SchoolYear(start)
    return None


def read_year(text: str) -> SchoolYear | None:
    """Read a year that somebody gave; a single one is the year the school year ends in."""
    plain = text.strip()
    if re.fullmatch(r"(?:19|20)\d\d", plain):
        return SchoolYear(int(plain) - 1)
    found = span_in(re.sub(r"\s", "", plain))
    return found if found and SPAN.fullmatch(re.sub(r"\s", "", plain)) else None


def read_spec(text: AnySpec) -> TableSpec:
    """Read "TABLE" or "TABLE:YEAR"; a Windows path keeps its own colon.

    Raises UserError where what follows the colon looks like a year but is no school year.
    """
    if isinstance(text, TableSpec):
        return text
    whole = Path(text)
    head, colon, tail = str(text).rpartition(":")
    if not colon or os.path.isfile(whole):
        return TableSpec(whole)
    year = read_year(tail)
    if year is not None:
        return TableSpec(Path(head), year)
    if YEAR_TAIL.fullmatch(tail.strip()) or os.path.isfile(head):
        raise UserError(
            _("“{year}” is not a school year.").format(year=tail.strip()),
            _("Write it as in “{example}”.").format(example=f"{Path(head).name}:2018-19"),
        )
    return TableSpec(whole)


def year_of(spec: TableSpec) -> SchoolYear:
    """Return the school year of a table; UserError, which says how to give it, if none is told."""
    year = spec.year or span_in(spec.path.name)
    if year is None:
        raise UserError(
            _("The name of “{file}” does not say which school year it is about.").format(
                file=spec.path.name
            ),
            _("Add the year after a colon: “{example}”.").format(
                example=f"{spec.path.name}:2018-19"
            ),
        )
    return year

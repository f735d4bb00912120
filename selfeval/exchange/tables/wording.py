"""The words of an import: names from labels, sources, and the fact's plain sentence.

A fact says what two sceptical visitors would both write down: the latest figure, its year and the
published comparators; no praise, no reason. The sentence is worked out from what is stored, so
that a later import can tell whether somebody has put it in their own words since.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfeval.core.figures import value_words
from selfeval.exchange.tables.columns import known
from selfeval.exchange.tables.values import reason_words
from selfeval.exchange.tables.years import SchoolYear, span_in
from selfeval.i18n import _

SHARE = re.compile(r"^(percentage|proportion|per cent|%)\s+(of\s+)?", re.IGNORECASE)
SAID_OF_MANY = (
    (" reaching ", " reached "),
    (" achieving ", " achieved "),
    (" working ", " were working "),
    (" absent ", " were absent "),
    (" entered ", " were entered "),
    (" making ", " made "),
)
"""What a label says of a group, and how a sentence says it (the labels are English)."""


@dataclass(frozen=True)
class Series:
    """What a sentence needs to know of a measure."""

    name: str
    unit: str
    dataset: str
    column: str
    local_name: str = ""
    national_name: str = ""


@dataclass(frozen=True)
class Point:
    """One reading as the sentence sees it; figures are numbers, a gap has a reason."""

    period: str
    on: str
    value: Decimal | None
    reason: str = ""
    local: Decimal | None = None
    national: Decimal | None = None
    n: int | None = None
    out_of: int | None = None
    source: str = ""


def name_from_label(label: str, unit: str) -> str:
    """Turn "Percentage of pupils reaching …" into "Pupils reaching …"; other labels stay."""
    group = SHARE.sub("", label, count=1)
    told = any(says in group for says, _said in SAID_OF_MANY)
    plain = group if unit == "percentage" and told else label
    return plain[:1].upper() + plain[1:]


def source_words(title: str, year: SchoolYear, file: str, column: str = "") -> str:
    """Name the source of a reading; `column` where it is a prior-year column of a later table."""
    words = _("{table}, {year} ({file})").format(table=title, year=year.label, file=file)
    return _("{source}, column {column}").format(source=words, column=column) if column else words


def source_rank(source: str, year: SchoolYear | None) -> tuple[int, bool]:
    """Say how far a stored source stands from the year's own final table: (years, provisional).

    Lower is better: (0, False) is the year's own table, or anything we did not write.
    """
    told = span_in(source)
    prior = year is not None and re.search(rf"_{year.short_end}$", source)
    distance = told.start - year.start if prior and told and year else 0
    return max(distance, 0), "provisional" in source.casefold()


def sentence(series: Series, points: Sequence[Point]) -> str:
    """Say the latest figure of a series in one plain sentence; where it is a gap, say so."""
    ordered = sorted(points, key=lambda point: (point.on, point.period))
    if not ordered:
        return series.name
    latest = ordered[-1]
    if latest.value is not None:
        return _figure_sentence(series, latest)
    told = [point for point in ordered if point.value is not None]
    missing = _gap_sentence(series, latest)
    if not told:
        return missing
    last = value_words(told[-1].value, series.unit)
    return _("{sentence} Last figure: {value} in {period}.").format(
        sentence=missing, value=last, period=told[-1].period
    )


def _gap_sentence(series: Series, point: Point) -> str:
    reason = reason_words(point.reason)
    return _("{measure}: no figure for {period} ({reason}).").format(
        measure=series.name, period=point.period, reason=reason[:1].lower() + reason[1:]
    )


def _figure_sentence(series: Series, point: Point) -> str:
    value = value_words(point.value, series.unit)
    words = _template(series).format(value=value, period=point.period)
    compared = _compared(series, point)
    return f"{words} ({compared})." if compared else f"{words}."


def _template(series: Series) -> str:
    """Return the sentence without its figures; braces in a name are kept as they are."""
    entry = known(series.dataset, series.column)
    if entry is not None and entry.says:
        return entry.says
    name = series.name.replace("{", "{{").replace("}", "}}")
    if series.unit == "percentage":
        for label_says, sentence_says in SAID_OF_MANY:
            who, found, rest = name.partition(label_says)
            if found and who:
                group = who[:1].lower() + who[1:]
                return "{value} of " + group + sentence_says + rest + _(" in {period}")
    return name + _(": {value} in {period}")


def _compared(series: Series, point: Point) -> str:
    """Write the published comparators: "Hampshire 68%, England 65%"."""
    pairs = ((series.local_name, point.local), (series.national_name, point.national))
    return _(", ").join(
        f"{_short(name)} {value_words(value, series.unit)}".strip()
        for name, value in pairs
        if value is not None
    )


def _short(name: str) -> str:
    """Cut "England, all schools" down to "England" for use inside a sentence."""
    return name.partition(",")[0]

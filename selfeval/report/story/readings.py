"""The readings of a fact: in words, as a table, or as a small chart beside its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selfeval.i18n import _
from selfeval.report.snapshot.chart_parts import ReadingRow, Readings
from selfeval.report.snapshot.wording import sentence
from selfeval.report.story.blocks import Block, Cell, Chart, Column, Columns, Gap, Para, Run, Table

MOST_BESIDE = 7
LETTER = 4.7
LEAST_DRAWN = 52.0
LEAST_CHARTED = 3
"""Readings from which a chart says more than words."""
LEAST_SHARE, MOST_SHARE = 0.36, 0.64
"""The share of the width that figures beside a chart take."""
CHART_HIGH, ALONE_HIGH = 54.0, 66.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Readings as rows of words: what heads each column and what stands below it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def lying(self) -> Figures:
        """Return the same with the periods side by side; the year of a day stands under it."""
        heads, *rows = zip(self.heads, *self.rows, strict=True)
        return Figures(tuple(" ".join(head.rsplit("\u00a0", 1)) for head in heads), tuple(rows))

    def wants(self) -> list[float]:
        """Return about how wide each column would like to be, in points."""
        found: list[float] = []
        for place, head in enumerate(self.heads):
            cells = (row[place] for row in self.rows)
            words = head.split(" ") if place else [head]
            found.append(max(len(text) for text in (*words, *cells)) * LETTER + 9)
        return found


def shown(readings: Readings, room: float) -> Iterator[Block]:
    """Return readings as a chart beside its figures, in `room` points; a few are told in words."""
    if is_told(readings):
        yield from _told(readings)
        return
    standing = _figures(readings)
    if readings.series is None:
        if len(readings.rows) > 1 or _gaps(readings):
            yield _table(standing)
            yield from _reasons(readings)
        return
    yield Gap(5)
    yield Para((Run(readings.name, strong=True),), "small", hold=True)
    high, beside, share = _beside(readings, standing, room)
    chart = Chart(readings.series, readings.alt, high)
    if beside is None:
        yield chart
        yield _table(standing)
    else:
        yield Columns(((chart,), (_table(beside),)), (1 - share, share))
    yield from _reasons(readings)


def _beside(
    readings: Readings, standing: Figures, room: float
) -> tuple[float, Figures | None, float]:
    """Return how high a chart is, the figures beside it, and the share of the width they take."""
    free = room - LEAST_DRAWN - _words_in_chart(readings)
    lying = standing.lying()
    wide = sum(lying.wants())
    if len(lying.rows) == 1 and wide <= min(MOST_SHARE * room, free):
        return CHART_HIGH, lying, max(wide / room, LEAST_SHARE)
    share = min(max(sum(standing.wants()) / room, LEAST_SHARE), MOST_SHARE)
    if len(readings.rows) <= MOST_BESIDE and share * room < free:
        return CHART_HIGH + 8.0 * min(len(readings.rows) - 2, 3), standing, share
    return ALONE_HIGH, None, 1.0


def is_told(readings: Readings) -> bool:
    """Whether readings are so few, with nothing beside them, that words say more than a chart."""
    compared = readings.local_name or readings.national_name
    return len(readings.rows) < LEAST_CHARTED and not compared and not _gaps(readings)


def _gaps(readings: Readings) -> bool:
    return any(row.gap for row in readings.rows)


def _told(readings: Readings) -> Iterator[Block]:
    """Say two readings in a line; a single one is what the fact itself says."""
    if len(readings.rows) < 2:
        return
    told = ", ".join(
        _("{figure} ({period})").format(figure=row.value, period=row.period)
        for row in readings.rows
    )
    name = _("{measure}: ").format(measure=readings.name)
    yield Para((Run(name, strong=True), Run(sentence(told))), "small")


def _reasons(readings: Readings) -> Iterator[Block]:
    """Return the reason of every gap; gaps with the same reason share a line."""
    by_reason: dict[str, list[str]] = {}
    for row in readings.rows:
        if row.gap:
            by_reason.setdefault(row.value, []).append(row.period)
    for reason, periods in by_reason.items():
        words = _("{periods}: {reason}").format(periods=", ".join(periods), reason=reason)
        yield Para(words, "small")


def _words_in_chart(readings: Readings) -> float:
    """Return about how much of a chart's width its words take, in points."""
    assert readings.series is not None
    name = readings.series.comparator_words.split("\n")[0]
    return 48.0 + min(len(name) * 4.2, 64.0)


def _figures(readings: Readings) -> Figures:
    """Return the figures with those to hold them against; the reason of a gap stands elsewhere."""
    names = (readings.local_name, readings.national_name)
    heads = (_("When"), _("Here"), *(name for name in names if name))
    return Figures(heads, tuple(_row(row, names) for row in readings.rows))


def _row(row: ReadingRow, names: tuple[str, str]) -> tuple[str, ...]:
    compared = zip(names, (row.local, row.national), strict=True)
    here = _("no figure") if row.gap else row.value
    return (row.period, here, *(value or "–" for name, value in compared if name))


def _table(figures: Figures) -> Table:
    wants = figures.wants()
    columns = tuple(
        Column(head, want / sum(wants), "right" if place else "left")
        for place, (head, want) in enumerate(zip(figures.heads, wants, strict=True))
    )
    rows = tuple(tuple(Cell(words) for words in row) for row in figures.rows)
    return Table(columns, rows, fit="tight")

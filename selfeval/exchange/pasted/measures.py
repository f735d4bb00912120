"""Each row of a pasted table becomes a measure with one reading for each column that is a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selfeval.core.days import day_words, is_day
from selfeval.core.fields import LONGEST_LINE, as_decimal, decimal_text
from selfeval.core.figures import reading_words, readings_of, value_words
from selfeval.core.models import Fact, Measure, Reading
from selfeval.core.rows import Rows
from selfeval.exchange.pasted.guess import DASHES, Table, counted
from selfeval.exchange.pasted.periods import Period, read_period
from selfeval.exchange.tables.values import Cell, read_cell, reason_words
from selfeval.i18n import _


@dataclass(frozen=True)
class PlannedReading:
    """One cell as it would become a reading; `change` is "new", "changed" or "same".

    `value` is decimal text; a gap has a `reason` instead. `before` is what stands there now.
    """

    period: str
    on: str
    value: str | None
    n: int | None
    out_of: int | None
    reason: str
    words: str
    change: str
    before: str

    @property
    def shown(self) -> str:
        """The figure, or the reason why there is none."""
        return self.words or reason_words(self.reason)


@dataclass(frozen=True)
class PlannedSeries:
    """One pasted row as it would become a measure and its fact.

    `measure_id` and `fact_id` are "" for what does not exist yet. `statement` is what the fact
    would say; `rewrites` whether it says so instead of what we wrote before. `notes` say what
    could not be read; `left_out` why the row is not taken at all, or "".
    """

    row: int
    name: str
    unit: str
    readings: tuple[PlannedReading, ...]
    measure_id: str
    fact_id: str
    statement: str
    rewrites: bool
    source: str
    notes: tuple[str, ...]
    left_out: str = ""
    is_column: bool = False
    """Whether it is a column of what was pasted; `row` then counts columns."""

    @property
    def changes(self) -> bool:
        """Whether taking it would change the document."""
        told = any(reading.change != "same" for reading in self.readings)
        return not self.left_out and (told or not self.fact_id)


def plan_measures(
    rows: Rows, table: Table, name_at: int, times: Sequence[int], source: str
) -> tuple[PlannedSeries, ...]:
    """Work out the measures; a row without a name or without a single figure is passed over."""
    periods = {at: period for at in times if (period := read_period(table.heading[at]))}
    planned: list[PlannedSeries] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(table.rows, table.first_row):
        name = cells[name_at][:LONGEST_LINE]
        figures = [(period, cells[at]) for at, period in periods.items() if cells[at]]
        if not name or not figures:
            continue
        one = _plan(rows, number, name, figures, source)
        first = seen.setdefault(name.casefold(), number)
        if first != number:
            words = (
                _("Column {number} has the same name; only that one is taken.")
                if table.is_turned
                else _("Row {number} has the same name; only that one is taken.")
            )
            one = replace(one, left_out=words.format(number=first))
        planned.append(replace(one, is_column=table.is_turned))
    return tuple(planned)


def silent_measures(table: Table, name_at: int, times: Sequence[int]) -> int:
    """Count the rows without a name, or with nothing under any of the times."""
    return sum(
        not row[name_at] or not any(row[at] for at in times if at != name_at) for row in table.rows
    )


def _plan(
    rows: Rows, number: int, name: str, figures: Sequence[tuple[Period, str]], source: str
) -> PlannedSeries:
    measure = _find(rows, name)
    unit = _unit([words for _period, words in figures])
    left_out = ""
    if measure is not None and unit not in (measure.unit, "number"):
        left_out = _("This measure is kept in another unit here, so this is left out.")
    elif measure is not None:
        unit = measure.unit
    stored = {one.period: one for one in readings_of(rows, measure.id)} if measure else {}
    taken, notes = _readings(figures, unit, stored)
    if not taken and not left_out:
        left_out = _("There is no figure in it.")
    before = {period: _stored(reading, unit) for period, reading in stored.items()}
    after = before | {one.period: one for one in taken}
    fact = _fact(rows, measure)
    told = measure.name if measure else name
    return PlannedSeries(
        row=number,
        name=told,
        unit=unit,
        readings=tuple(taken),
        measure_id=measure.id if measure else "",
        fact_id=fact.id if fact else "",
        statement=_says(told, [*after.values()]),
        rewrites=fact is not None and fact.statement == _says(told, [*before.values()]),
        source=source,
        notes=tuple(notes),
        left_out=left_out,
    )


def _readings(
    figures: Sequence[tuple[Period, str]], unit: str, stored: dict[str, Reading]
) -> tuple[list[PlannedReading], list[str]]:
    taken: dict[str, PlannedReading] = {}
    notes: list[str] = []
    for period, words in figures:
        if period.label in taken:
            notes.append(_("{period} stands there twice.").format(period=period.label))
            continue
        read = _cell(period, words, unit)
        if read is None:
            notes.append(
                _("“{words}” ({period}) is not a figure and is left out.").format(
                    words=words[:60], period=period.label
                )
            )
            continue
        taken[period.label] = _against(read, stored.get(period.label), unit)
    return list(taken.values()), notes


def _cell(period: Period, words: str, unit: str) -> PlannedReading | None:
    """Read one cell as a reading of `unit`; None where it is neither a figure nor a gap."""
    found = counted(words)
    if unit == "count_of" and found:
        n, out_of = found
        if n > out_of or not out_of:
            return None
        shown = value_words(None, unit, n=n, out_of=out_of)
        return PlannedReading(period.label, period.on, None, n, out_of, "", shown, "new", "")
    cell = Cell(None, "not_available") if words.casefold() in DASHES else read_cell(words)
    if cell.reason == "unreadable" or (unit == "count_of" and cell.value is not None):
        return None
    value = decimal_text(cell.value) if cell.value is not None else None
    shown = value_words(value, unit)
    return PlannedReading(period.label, period.on, value, None, None, cell.reason, shown, "new", "")


def _against(read: PlannedReading, there: Reading | None, unit: str) -> PlannedReading:
    """Set a reading against the one that is there already for its period."""
    if there is None:
        return read
    same = (
        as_decimal(read.value) == as_decimal(there.value)
        and (read.n, read.out_of) == (there.n, there.out_of if read.n is not None else None)
        and read.reason == there.reason
    )
    if read.n is None and read.value is not None:
        same = as_decimal(read.value) == as_decimal(there.value)
    before = value_words(there.value, unit, n=there.n, out_of=there.out_of)
    return replace(
        read,
        change="same" if same else "changed",
        before="" if same else before or reason_words(there.reason),
    )


def _unit(cells: Sequence[str]) -> str:
    """Tell the unit from the signs that the cells carry."""
    if any(counted(words) for words in cells):
        return "count_of"
    read: list[Cell] = [read_cell(words) for words in cells]
    if any(cell.percent for cell in read):
        return "percentage"
    return "money" if any(cell.money for cell in read) else "number"


def _find(rows: Rows, name: str) -> Measure | None:
    """Find the measure of this name; one that a paste or a person made before an imported one."""
    plain = " ".join(name.casefold().split())
    found = [one for one in rows.all(Measure) if " ".join(one.name.casefold().split()) == plain]
    found.sort(key=lambda one: (bool(one.dataset), one.id))
    return found[0] if found else None


def _fact(rows: Rows, measure: Measure | None) -> Fact | None:
    facts = sorted(
        rows.where(Fact, "measure_id", measure.id) if measure else (),
        key=lambda fact: (fact.number or 0, fact.id),
    )
    return facts[0] if facts else None


def _says(name: str, told: Sequence[PlannedReading]) -> str:
    """Say the latest figure of a series in one plain sentence; where it is a gap, say so."""
    if not told:
        return name
    latest = max(told, key=lambda one: (one.on, one.period))
    period = day_words(latest.period) if is_day(latest.period) else latest.period
    if latest.words:
        return _("{name}: {value} ({period}).").format(name=name, value=latest.words, period=period)
    return _("{name}: no figure ({period}).").format(name=name, period=period)


def _stored(there: Reading, unit: str) -> PlannedReading:
    """Return a reading of the document as a sentence sees it."""
    words = reading_words(there, unit)
    on = there.sort_date or there.period
    return PlannedReading(there.period, on, None, None, None, there.reason, words, "same", "")

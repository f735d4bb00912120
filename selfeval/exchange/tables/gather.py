"""From tables to figures: the school's row in each, the published rows beside it, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from selfeval.exchange.tables.columns import Known, known
from selfeval.exchange.tables.known import Layout, National, layout_of, title_of
from selfeval.exchange.tables.reading import Line, Table, read_table
from selfeval.exchange.tables.schools import Identity, Wanted, refuse_without_schools
from selfeval.exchange.tables.values import Cell, read_cell
from selfeval.exchange.tables.wording import source_rank, source_words
from selfeval.exchange.tables.years import AnySpec, SchoolYear, read_spec, year_of
from selfeval.i18n import _
from selfeval.store.errors import UserError

YEARS_BACK = 3


@dataclass(frozen=True)
class Opened:
    """A table that is open, with its layout and its school year."""

    table: Table
    layout: Layout
    year: SchoolYear
    folder: Path


@dataclass(frozen=True)
class Scan:
    """What one table holds for the school: its row, its authority's row, the national rows.

    `kind` is the school's type in the table's own words, `la` its authority's number.
    """

    opened: Opened
    line: Line
    record_type: str
    kind: str
    la: str
    local: Line | None
    local_name: str
    nationals: dict[str, Line]

    @property
    def table(self) -> Table:
        """The table itself."""
        return self.opened.table


@dataclass(frozen=True)
class Figure:
    """One figure of a series, or a gap with its reason, and the published figures beside it.

    `rank` says how near the source stands to the year's own final table; lower is better.
    `row`, `file` and `column` say where it was read, for messages.
    """

    year: SchoolYear
    cell: Cell
    local: Decimal | None
    national: Decimal | None
    n: int | None
    out_of: int | None
    source: str
    rank: tuple[int, bool]
    text: str
    row: int
    file: str
    column: str


def open_tables(specs: Sequence[AnySpec] | AnySpec) -> list[Opened]:
    """Read the tables, newest first; UserError where one is unreadable or has no year."""
    listed = [specs] if isinstance(specs, AnySpec) else list(specs)
    if not listed:
        raise UserError(_("No table was given."))
    return sorted((_open(spec) for spec in listed), key=_newest_first)


def _open(text: AnySpec) -> Opened:
    spec = read_spec(text)
    table = read_table(spec.path)
    refuse_without_schools(table)
    return Opened(table, layout_of(table, spec.path), year_of(spec), spec.path.parent)


def _newest_first(opened: Opened) -> tuple[int, bool, str]:
    """Of two tables of a year, the final one comes before the provisional one."""
    name = opened.table.name
    return (-opened.year.start, "provisional" in name.casefold(), name)


def scan(opened: Opened, wanted: Wanted) -> Scan | None:
    """Find the school's row and the published rows of a table; None where it has no such school.

    Raises UserError where it has more than one row for the school.
    """
    identity, layout = Identity(opened.table), opened.layout
    type_at = opened.table.index("RECTYPE") if layout.rows_by == "rectype" else None
    marks = {national.mark for national in layout.nationals}
    locals_: dict[str, Line] = {}
    nationals: dict[str, Line] = {}
    mine: list[Line] = []
    for line in opened.table.lines():
        mark = line.text(type_at) if type_at is not None else identity.mark(line)
        if mark in marks:
            nationals.setdefault(mark, line)
        elif layout.local and mark == layout.local:
            locals_.setdefault(identity.la(line), line)
        elif wanted.fits(identity.school(line)):
            mine.append(line)
    if len(mine) > 1:
        _refuse_two_rows(opened.table, mine)
    if not mine:
        return None
    record_type = mine[0].text(type_at)
    la = identity.la(mine[0])
    local = locals_.get(la)
    name = identity.school(local).name if local else ""
    return Scan(opened, mine[0], record_type, identity.kind(mine[0]), la, local, name, nationals)


def _refuse_two_rows(table: Table, lines: Sequence[Line]) -> None:
    raise UserError(
        _("“{file}” has more than one row for this school: {rows}.").format(
            file=table.name, rows=_(", ").join(str(line.number) for line in lines)
        ),
        _("Choose the school by its URN, or correct the table."),
    )


def figures_of(
    scan: Scan,
    column: str,
    national: National | None,
    *,
    local: bool,
    own: frozenset[SchoolYear] = frozenset(),
) -> Iterator[Figure]:
    """Yield what a table says of a column: its own year, and earlier years it repeats.

    A prior-year column is the same name with the year's two digits: PTRWM_EXP_18. It counts only
    for a year whose own table is absent, so not for those in `own`. One that is blank says
    nothing and is left out.
    """
    published = scan.nationals.get(national.mark) if national else None
    year = scan.opened.year
    yield from _figure(scan, column, column, year, published, local)
    for back in range(1, YEARS_BACK + 1):
        earlier = SchoolYear(year.start - back)
        if earlier in own:
            continue
        name = f"{column}_{earlier.short_end}"
        for figure in _figure(scan, column, name, earlier, published, local):
            if figure.cell.reason not in ("blank", "damaged"):
                yield figure


def own_years(scans: Iterable[Scan]) -> frozenset[SchoolYear]:
    """Return the years whose own table is among those read."""
    return frozenset(scan.opened.year for scan in scans)


def is_prior_year(scan: Scan, column: str) -> bool:
    """Whether a column repeats an earlier year's figures of another column of the same table."""
    base, _line, ending = column.rpartition("_")
    year = scan.opened.year.start
    endings = (SchoolYear(year - back).short_end for back in range(1, YEARS_BACK + 1))
    return bool(base) and ending in endings and scan.table.index(base) is not None


def _figure(
    scan: Scan, base: str, column: str, year: SchoolYear, national: Line | None, local: bool
) -> Iterator[Figure]:
    at = scan.table.index(column)
    if at is None:
        return
    entry = known(scan.opened.layout.dataset, base)
    cell = cell_at(scan.line, at)
    prior = "" if year == scan.opened.year else f"_{year.short_end}"
    counted, cohort = _sizes(scan, entry, cell, prior)
    source = source_words(
        title_of(scan.opened.layout), scan.opened.year, scan.table.name, column if prior else ""
    )
    yield Figure(
        year=year,
        cell=cell,
        local=cell_at(scan.local, at).value if scan.local and local else None,
        national=cell_at(national, at).value if national else None,
        n=counted,
        out_of=cohort,
        source=source,
        rank=source_rank(source, year),
        text=scan.line.text(at),
        row=scan.line.number,
        file=scan.table.name,
        column=scan.table.header[at],
    )


def cell_at(line: Line, at: int) -> Cell:
    """Read one cell of a row; where the row does not reach that far, the gap says why."""
    text, reason = line.cell(at)
    return Cell(None, reason) if reason else read_cell(text)


def _sizes(
    scan: Scan, entry: Known | None, cell: Cell, prior: str
) -> tuple[int | None, int | None]:
    """Return how many pupils were counted and out of how many, where the table says so itself."""
    if entry is None or cell.value is None:
        return None, None
    return _whole(scan, entry.counted, prior), _whole(scan, entry.cohort, prior)


def _whole(scan: Scan, column: str, prior: str) -> int | None:
    at = scan.table.index(column + prior) if column else None
    value = cell_at(scan.line, at).value if at is not None else None
    return int(value) if value is not None and value == int(value) and value >= 0 else None

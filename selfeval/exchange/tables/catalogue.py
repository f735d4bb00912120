"""What the tables hold for a school: their columns in plain English, searched and chosen."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfeval.core.figures import value_words
from selfeval.exchange.tables.columns import known
from selfeval.exchange.tables.dictionary import Dictionary, has_words
from selfeval.exchange.tables.gather import Scan, cell_at, figures_of, is_prior_year, own_years
from selfeval.exchange.tables.known import is_measure, title_of
from selfeval.exchange.tables.values import Cell, reason_words
from selfeval.exchange.tables.wording import name_from_label
from selfeval.i18n import _
from selfeval.store.errors import UserError

MOST_LISTED = 8
SHARE_LABEL = re.compile(r"(percentage|proportion|per cent|%)\b|%", re.IGNORECASE)
SHARE_COLUMN = re.compile(r"%|percent", re.IGNORECASE)


@dataclass(frozen=True)
class ListedValue:
    """One year's figure of a column: "71%", or "" with the reason code of the gap."""

    period: str
    words: str
    reason: str


@dataclass(frozen=True)
class ListedColumn:
    """A column that can become a measure, with the school's figures in it, oldest first.

    `title` names the dataset as people do. `label` is plain English; `described` is what the
    data dictionary says, or "".
    """

    dataset: str
    title: str
    column: str
    label: str
    described: str
    unit: str
    about: str
    values: tuple[ListedValue, ...]

    @property
    def latest(self) -> str:
        """The latest figure, or the reason why there is none."""
        last = self.values[-1] if self.values else ListedValue("", "", "")
        return last.words or reason_words(last.reason)


def list_scans(scans: Sequence[Scan], dictionary: Dictionary) -> tuple[ListedColumn, ...]:
    """List the columns of the scanned tables, newest table first, each dataset's column once."""
    found: dict[tuple[str, str], ListedColumn] = {}
    for scan in scans:
        dataset = scan.opened.layout.dataset
        for at, column in enumerate(scan.table.header):
            key = (dataset, column.casefold())
            if key not in found and is_measure(column) and not is_prior_year(scan, column):
                alike = [other for other in scans if other.opened.layout.dataset == dataset]
                listed = _listed(alike, scan, at, dictionary)
                if listed is not None:
                    found[key] = listed
    return tuple(sorted(found.values(), key=lambda column: column.dataset))


def _listed(
    scans: Sequence[Scan], scan: Scan, at: int, dictionary: Dictionary
) -> ListedColumn | None:
    """Describe one column; None where it holds words."""
    column, dataset = scan.table.header[at], scan.opened.layout.dataset
    if not _holds_figures(scan, at):
        return None
    entry, described = known(dataset, column), dictionary.label(column)
    unit = entry.unit if entry else _unit(scans, column, described)
    label = entry.name if entry else name_from_label(described or column, unit)
    return ListedColumn(
        dataset,
        title_of(scan.opened.layout),
        column,
        label,
        described,
        unit,
        entry.about if entry else "",
        tuple(_values(scans, column, unit)),
    )


def _holds_figures(scan: Scan, at: int) -> bool:
    """Whether a column holds figures, markers or nothing; not where it holds words."""
    mine = cell_at(scan.line, at)
    if mine.value is not None or mine.reason not in ("blank", "unreadable"):
        return True
    sample = [cell_at(line, at) for line in scan.table.sample]
    words = any(cell.reason == "unreadable" for cell in (mine, *sample))
    return not words or any(cell.value is not None for cell in sample)


def _unit(scans: Sequence[Scan], column: str, described: str) -> str:
    """Tell a column's unit: from signs in its cells, then its label, then its name."""
    for cell in _cells(scans, column):
        if cell.percent or cell.money:
            return "percentage" if cell.percent else "money"
    if "£" in column or "£" in described:
        return "money"
    share = SHARE_LABEL.match(described) or SHARE_COLUMN.search(column)
    return "percentage" if share else "number"


def _cells(scans: Sequence[Scan], column: str) -> Iterator[Cell]:
    """Yield cells of a column: the school's first, then published rows and the first rows."""
    for scan in scans:
        at = scan.table.index(column)
        if at is not None:
            for line in (scan.line, *scan.nationals.values(), *scan.table.sample):
                yield cell_at(line, at)


def _values(scans: Sequence[Scan], column: str, unit: str) -> Iterator[ListedValue]:
    best = {
        figure.year: figure
        for figure in sorted(
            (
                figure
                for scan in scans
                for figure in figures_of(scan, column, None, local=False, own=own_years(scans))
            ),
            key=lambda figure: figure.rank,
            reverse=True,
        )
    }
    for year in sorted(best):
        cell = best[year].cell
        yield ListedValue(year.label, value_words(cell.value, unit), cell.reason)


def search_columns(columns: Sequence[ListedColumn], words: str) -> tuple[ListedColumn, ...]:
    """Return the columns in whose name, label or description every one of the words occurs."""
    return tuple(
        column
        for column in columns
        if has_words(words, column.column, column.label, column.described)
    )


def choose_column(columns: Sequence[ListedColumn], words: str) -> ListedColumn:
    """Return the column that `words` means: its name, "dataset:NAME", its label or words of it.

    Raises UserError where none fits, or several do; these are listed.
    """
    for fits in (_is_named, _is_labelled):
        found = [column for column in columns if fits(column, words)]
        if found:
            break
    else:
        found = list(search_columns(columns, words)) if words.strip() else []
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(
            _("“{words}” fits several measures: {measures}.").format(
                words=words, measures=_listing(found)
            ),
            _("Choose one by its column."),
        )
    raise UserError(
        _("No measure “{words}” is in these tables.").format(words=words), _hint(columns, words)
    )


def _is_named(column: ListedColumn, words: str) -> bool:
    plain = " ".join(words.split()).casefold()
    name = column.column.casefold()
    return plain in (name, f"{column.dataset}:{name}")


def _is_labelled(column: ListedColumn, words: str) -> bool:
    plain = " ".join(words.split()).casefold()
    return plain in (column.label.casefold(), column.described.casefold())


def _listing(columns: Sequence[ListedColumn]) -> str:
    shown = [
        f"{column.dataset}:{column.column} ({column.label})" for column in columns[:MOST_LISTED]
    ]
    if len(columns) > MOST_LISTED:
        shown.append(_("and {count} more").format(count=len(columns) - MOST_LISTED))
    return _("; ").join(shown)


def _hint(columns: Sequence[ListedColumn], words: str) -> str:
    """Name what was perhaps meant; a prior-year column belongs to the column without its year."""
    names = {column.column.casefold(): column.column for column in columns}
    base = re.sub(r"_\d\d$", "", words.strip()).casefold()
    if base != words.strip().casefold() and base in names:
        return _("Earlier years come with the measure itself: “{column}”.").format(
            column=names[base]
        )
    near = difflib.get_close_matches(words.strip().casefold(), list(names), n=3, cutoff=0.6)
    if near:
        listed = _(", ").join(f"“{names[name]}”" for name in near)
        return _("Did you mean {columns}?").format(columns=listed)
    return _("List what is there, or search for fewer words.")

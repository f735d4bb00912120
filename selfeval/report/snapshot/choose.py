"""Choose what may be printed, and count what may not.

Private items are printed for nobody, and names that were hidden for nobody either. Quotes, and
figures about groups of pupils so small that a child could be recognised, are printed for senior
leaders only, as is what such figures could be worked out from (`core.few_pupils`). What hangs on a
row that is left out is left out with it.

Numbers of items that are missing tell that something is left out; so do the sentences that say it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from selfeval.core.few_pupils import FewPupils, few_pupils
from selfeval.core.findings.base import small_number_limit
from selfeval.core.hanging import every, what_hangs_on, with_what_hangs_on
from selfeval.core.hidden_words import as_read, hidden_in
from selfeval.core.models import ITEMS, Fact, Indicator, Quote, Reading, Row, School, Stance
from selfeval.core.rows import Rows
from selfeval.core.small_groups import without_figures
from selfeval.report.snapshot.left_out import LeftOut
from selfeval.report.snapshot.not_here import not_here

Key = tuple[str, str]


@dataclass(frozen=True)
class Choice:
    """What may be printed.

    `rows` holds nothing else; `everything` is all there is, read with hidden words. `hidden_signs`
    are the ids of indicators whose figures are not shown; `unseen` says of how many facts an
    assumption's For, Against or "not yet clear" is silent, by (assumption id, stance). `left_out`
    says in sentences what is missing.
    """

    rows: Rows
    everything: Rows
    limit: int
    open: bool
    hidden_signs: frozenset[str]
    unseen: dict[tuple[str, str], int]
    left_out: tuple[str, ...]
    hidden_readings: frozenset[str] = frozenset()

    def shows(self, reading: Reading) -> bool:
        """Whether a reading's figure may be printed."""
        return reading.id not in self.hidden_readings


def choose(rows: Rows, audience: str, parts: Collection[str] = (), framework: str = "") -> Choice:
    """Choose what a report for `audience` may print.

    With the `parts` that it has, and the id of the framework it is by, it also says what none of
    them tells.
    """
    everything = as_read(rows)
    is_open = audience == "leaders"
    limit = small_number_limit(rows)
    private = {_key(row) for row in every(everything) if getattr(row, "private", False)}
    few = FewPupils() if is_open else few_pupils(everything, limit)
    facts = {(Fact.table_name(), one) for one in few.facts | few.telling} - private
    quotes = set[Key]() if is_open else {_key(quote) for quote in everything.all(Quote)}
    hanging = what_hangs_on(everything)
    with_private = with_what_hangs_on(hanging, private)
    dropped = with_private | with_what_hangs_on(hanging, facts | quotes)
    kept = everything.some(
        _without_few(row, few) for row in every(everything) if _key(row) not in dropped
    )
    told = LeftOut(
        limit=limit,
        facts=len(few.facts - _ids(private)),
        telling=len(few.telling - _ids(private)),
        readings=_counted(kept, few),
        signs=sum(1 for sign in kept.all(Indicator) if sign.id in few.signs),
        figures=len(few.figures),
        words=_words_hidden(rows, kept),
        quotes=len(quotes - with_private),
        private=_items(private),
        with_private=_items(with_private - private),
    )
    return Choice(
        rows=kept,
        everything=everything,
        limit=limit,
        open=is_open,
        hidden_signs=frozenset(one.id for one in kept.all(Indicator) if one.id in few.signs),
        unseen=_unseen(everything, kept),
        left_out=told.sentences(not_here(kept, parts, framework) if parts else ""),
        hidden_readings=few.readings,
    )


def left_out(
    rows: Rows, audience: str, parts: Collection[str] = (), framework: str = ""
) -> tuple[str, ...]:
    """Say in sentences what a report for `audience` leaves out; quickly."""
    return choose(rows, audience, parts, framework).left_out


def _key(row: Row) -> Key:
    return row.table_name(), row.id


def _ids(keys: Iterable[Key]) -> set[str]:
    return {row_id for _table, row_id in keys}


def _items(keys: Iterable[Key]) -> int:
    tables = {model.table_name() for model in ITEMS}
    return sum(1 for table, _id in keys if table in tables)


def _without_few(row: Row, few: FewPupils) -> Row:
    """Return a row without its figures about few pupils; the same object where it has none."""
    lost: dict[str, Any] = {}
    if isinstance(row, Reading) and row.id in few.readings:
        lost = {"value": None, "n": None, "out_of": None, "said": "", "note": "", "word": ""}
        lost["reason"] = "suppressed"
    elif isinstance(row, School) and few.figures:
        lost = {name: None for one in few.figures for name in (one, f"{one}_national")}
    elif isinstance(row, Indicator) and row.id in few.signs:
        lost = {"sign": without_figures(row.sign)}
    if not lost:
        return row
    known = {name: getattr(row, name) for name in type(row).model_fields}
    return type(row)(**(known | lost))


def _counted(kept: Rows, few: FewPupils) -> int:
    """Return how many hidden readings would stand beside a fact that is shown."""
    measures = {fact.measure_id for fact in kept.all(Fact)}
    return sum(
        1 for row in kept.all(Reading) if row.id in few.readings and row.measure_id in measures
    )


def _words_hidden(rows: Rows, kept: Rows) -> int:
    """Return in how many rows that may be printed some words are hidden."""
    return sum(
        1
        for table, row_id in hidden_in(rows)
        if kept.item(table, row_id) is not None and _differ(rows, kept, table, row_id)
    )


def _differ(rows: Rows, kept: Rows, table: str, row_id: str) -> bool:
    return kept.item(table, row_id) is not rows.item(table, row_id)


def _unseen(rows: Rows, kept: Rows) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for stance in rows.all(Stance):
        if kept.get(Stance, stance.id) is None:
            place = (stance.assumption_id, stance.stance)
            counts[place] = counts.get(place, 0) + 1
    return counts

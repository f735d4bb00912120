"""The rows that leave in a copy, and those that stay: worked out in memory, before it is written.

Governors get what the printed report for them may show: no private items, no facts about groups
of pupils so small that a child could be recognised, and no figures about such groups; names that
a report hides are hidden, and the answers that say which do not go along. What cannot
be without a row that stays behind stays behind with it; what merely pointed at it points no more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selfeval.core.few_pupils import FewPupils, few_pupils
from selfeval.core.findings.base import small_number_limit
from selfeval.core.handover.choice import ATTACHMENTS, GOVERNORS, NOTES, PRIVATE, QUOTES, CopyChoice
from selfeval.core.hanging import every, links_of, what_hangs_on, with_what_hangs_on
from selfeval.core.hidden_words import as_read, hides
from selfeval.core.models import (
    Dismissal,
    Edition,
    Evidence,
    Fact,
    Factor,
    Indicator,
    LoopName,
    Measure,
    Note,
    Quote,
    Reading,
    Row,
    School,
    Setting,
)
from selfeval.core.rows import Rows
from selfeval.core.small_groups import without_figures

FEW = "few"
"""Why a fact stays: it is about few pupils."""
OF_THE_YEAR = ("closed_on", "continued_in")
"""Settings that say that the year of a file was closed; a new file to go on with is open."""
FOR_GOVERNORS = ("framework", "closed_on")
"""The only settings in a copy for governors: what they read by, and that the year has ended.

The others are the working state of those who write: what was typed in the guided start and has
not become an item, choices of reports, the name of another file.
"""

Key = tuple[str, str]


@dataclass(frozen=True)
class Contents:
    """What leaves, as rows that hold nothing else, and what stays.

    `kept_back` holds by its reason (one of PARTS, or FEW) what was chosen to stay; `with_them` is
    what could not be without it, such as links. `blanked` are the rows, as they were, of which
    figures about few pupils stay; `unlinked` counts the rows that lost a link they can be without.
    """

    choice: CopyChoice
    rows: Rows
    limit: int
    kept_back: Mapping[str, tuple[Row, ...]] = field(default_factory=dict[str, tuple[Row, ...]])
    with_them: tuple[Row, ...] = ()
    blanked: tuple[Row, ...] = ()
    unlinked: int = 0


def contents(rows: Rows, choice: CopyChoice) -> Contents:
    """Return what a copy of `rows` holds. `rows` stay as they are."""
    limit = small_number_limit(rows)
    if choice.is_whole:
        return Contents(choice, rows, limit)
    if choice.readers != GOVERNORS:
        return Contents(choice, _to_go_on_with(rows), limit)
    return _for_governors(rows, choice, limit)


def counts(rows: Rows) -> dict[str, int]:
    """Return how many there are of each of PARTS that are rows, and of facts about few pupils."""
    pupils = few_pupils(rows, small_number_limit(rows))
    return {reason: len(found) for reason, found in _roots(rows, pupils)}


def _key(row: Row) -> Key:
    return row.table_name(), row.id


def _to_go_on_with(rows: Rows) -> Rows:
    """Return everything; what a version knew of the history goes with the history."""
    return Rows(
        _without_vector(row)
        for row in every(rows)
        if not (isinstance(row, Setting) and row.name in OF_THE_YEAR)
    )


def _without_vector(row: Row) -> Row:
    return _but(row, vector="") if isinstance(row, Edition) and row.vector else row


def _but(row: Row, **values: Any) -> Row:
    """Return a row like `row`, with these values."""
    known = {name: getattr(row, name) for name in type(row).model_fields}
    return type(row)(**(known | values))


def _for_governors(rows: Rows, choice: CopyChoice, limit: int) -> Contents:
    rows = as_read(rows)
    hanging = what_hangs_on(rows)
    kept_back: dict[str, tuple[Row, ...]] = {}
    gone = {_key(row) for row in rows.all(Dismissal) if hides(row)}
    pupils = few_pupils(rows, limit, private=PRIVATE in choice.along)
    for reason, found in _roots(rows, pupils):
        if reason not in choice.along:
            kept_back[reason] = tuple(row for row in found if _key(row) not in gone)
            gone |= with_what_hangs_on(hanging, map(_key, found))
    gone |= with_what_hangs_on(hanging, _unseen_measures(rows, gone))
    gone |= {_key(row) for row in rows.all(Setting) if row.name not in FOR_GOVERNORS}
    gone |= {_key(row) for row in rows.all(LoopName) if not _is_whole(rows, row)}
    chosen = {_key(row) for listed in kept_back.values() for row in listed}
    few = _Blanks(rows, gone, pupils)
    leaving = _Leaving(gone)
    return Contents(
        choice=choice,
        rows=Rows(
            leaving.as_it_leaves(few.blank(row)) for row in every(rows) if _key(row) not in gone
        ),
        limit=limit,
        kept_back=kept_back,
        with_them=tuple(
            row
            for row in every(rows)
            if _key(row) in gone and _key(row) not in chosen and not _is_working_state(row)
        ),
        blanked=tuple(few.blanked),
        unlinked=leaving.unlinked,
    )


def _is_working_state(row: Row) -> bool:
    return isinstance(row, Setting) or (isinstance(row, Dismissal) and hides(row))


def _is_whole(rows: Rows, row: LoopName) -> bool:
    """Whether all boxes of a loop are there: of one that is not, nobody knows if it was private."""
    return all(rows.get(Factor, one) is not None for one in row.factors.split())


def _roots(rows: Rows, few: FewPupils) -> Iterator[tuple[str, list[Row]]]:
    """Yield (reason, rows) of what stays by itself; those of small groups always do."""
    yield PRIVATE, [row for row in every(rows) if getattr(row, "private", False)]
    yield FEW, [fact for fact in rows.all(Fact) if fact.id in few.facts | few.telling]
    yield QUOTES, list(rows.all(Quote))
    yield NOTES, list(rows.all(Note))
    yield ATTACHMENTS, [row for row in rows.all(Evidence) if row.kind == "file"]


# What goes with what ------------------------------------------------------------------------


def _unseen_measures(rows: Rows, gone: Collection[Key]) -> list[Key]:
    """Return the measures that no fact or indicator shows which leaves: nobody could see them."""
    shown = {
        row.measure_id
        for model in (Fact, Indicator)
        for row in rows.all(model)
        if _key(row) not in gone
    }
    return [_key(row) for row in rows.all(Measure) if row.id not in shown]


class _Leaving:
    """Clears the links of rows that leave where they led to what stays."""

    def __init__(self, gone: Collection[Key]) -> None:
        self._gone = gone
        self.unlinked = 0

    def as_it_leaves(self, row: Row) -> Row:
        """Return the row as it is in the copy; the same object where nothing is different."""
        lost = self._lost_links(row)
        self.unlinked += bool(lost)
        if isinstance(row, Edition) and row.vector:
            lost["vector"] = ""
        return _but(row, **lost) if lost else row

    def _lost_links(self, row: Row) -> dict[str, Any]:
        lost: dict[str, Any] = {}
        for name, target, _belongs in links_of(row.table_name()):
            if (target, getattr(row, name)) in self._gone:
                lost[name] = None
        if isinstance(row, Reading) and "assumption_id" in lost:
            lost["stance"] = ""
        if isinstance(row, Note) and (row.sorted_table, row.sorted_id) in self._gone:
            lost |= {"sorted_table": "", "sorted_id": ""}
        return lost


# Figures about few pupils -------------------------------------------------------------------


class _Blanks:
    """Takes the figures out of what leaves where they are about few pupils, as the report does."""

    def __init__(self, rows: Rows, gone: Collection[Key], few: FewPupils) -> None:
        self._few = few
        told = {row.measure_id for row in rows.all(Fact) if _key(row) not in gone}
        leaving = (row for row in rows.all(Indicator) if _key(row) not in gone)
        self._measures = {row.measure_id for row in leaving if row.id in few.signs} - told
        self.blanked: list[Row] = []

    def blank(self, row: Row) -> Row:
        """Return the row without such figures; the same object where it has none."""
        if isinstance(row, Indicator) and row.id in self._few.signs:
            made = _but(
                row,
                sign=without_figures(row.sign),
                one_step_up="" if _has_digit(row.one_step_up) else row.one_step_up,
                **dict.fromkeys(("baseline", "baseline_out_of", "expected", "expected_out_of")),
            )
        elif isinstance(row, Reading) and self._hides(row):
            made = _but(
                row,
                **dict.fromkeys(("value", "n", "out_of")),
                **dict.fromkeys(("said", "note", "word"), ""),
                reason="suppressed",
            )
        elif isinstance(row, School) and self._few.figures:
            names = (name for one in self._few.figures for name in (one, f"{one}_national"))
            made = _but(row, **dict.fromkeys(names))
        else:
            return row
        self.blanked.append(row)
        return made

    def _hides(self, reading: Reading) -> bool:
        return reading.measure_id in self._measures or reading.id in self._few.readings


def _has_digit(words: str) -> bool:
    return any(letter.isdigit() for letter in words)

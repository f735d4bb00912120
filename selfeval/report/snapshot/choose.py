"""Choose what may be printed, and count what may not.

Private items are printed for nobody. Quotes, and figures about groups of pupils so small that a
child could be recognised, are printed for senior leaders only. What hangs on a row that is left
out is left out with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfeval.core.fields import fields_of
from selfeval.core.findings.base import small_number_limit
from selfeval.core.models import (
    ITEMS,
    MODELS,
    Fact,
    Indicator,
    Quote,
    Reading,
    Row,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.small_groups import (
    is_small,
    is_small_fact,
    is_small_sign,
    measures_children,
)
from selfeval.i18n import _, ngettext

Key = tuple[str, str]


@dataclass(frozen=True)
class Choice:
    """What may be printed.

    `rows` holds nothing else. `hidden_signs` are the ids of indicators whose figures are not
    shown; `unseen` says of how many facts an assumption's For, Against or "not yet clear" is
    silent, by (assumption id, stance). `left_out` says in sentences what is missing.
    """

    rows: Rows
    everything: Rows
    limit: int
    open: bool
    hidden_signs: frozenset[str]
    unseen: dict[tuple[str, str], int]
    left_out: tuple[str, ...]

    def shows(self, reading: Reading) -> bool:
        """Whether a reading's figure may be printed."""
        if self.open or not measures_children(self.everything, reading.measure_id):
            return True
        return not is_small(reading.n, reading.out_of, self.limit)


def choose(rows: Rows, audience: str) -> Choice:
    """Choose what a report for `audience` may print."""
    is_open = audience == "leaders"
    limit = small_number_limit(rows)
    private = {_key(row) for row in _all(rows) if getattr(row, "private", False)}
    small = set[Key]()
    quotes = set[Key]()
    if not is_open:
        small = {_key(fact) for fact in rows.all(Fact) if is_small_fact(fact, limit)} - private
        quotes = {_key(quote) for quote in rows.all(Quote)}
    dropped = _with_what_hangs_on(rows, private | small | quotes)
    kept = rows.some(row for row in _all(rows) if _key(row) not in dropped)
    signs = set[str]()
    if not is_open:
        signs = {sign.id for sign in kept.all(Indicator) if is_small_sign(rows, sign, limit)}
    quotes_left = {key for key in quotes if key not in _with_what_hangs_on(rows, private)}
    counts = (_private_items(private), len(small), len(signs), len(quotes_left))
    return Choice(
        rows=kept,
        everything=rows,
        limit=limit,
        open=is_open,
        hidden_signs=frozenset(signs),
        unseen=_unseen(rows, kept),
        left_out=_left_out(*counts, limit),
    )


def left_out(rows: Rows, audience: str) -> tuple[str, ...]:
    """Say in sentences what a report for `audience` leaves out; quickly."""
    return choose(rows, audience).left_out


def _all(rows: Rows) -> Iterator[Row]:
    for model in MODELS:
        yield from rows.all(model)


def _key(row: Row) -> Key:
    return row.table_name(), row.id


def _private_items(private: Iterable[Key]) -> int:
    tables = {model.table_name() for model in ITEMS}
    return sum(1 for table, _id in private if table in tables)


def _with_what_hangs_on(rows: Rows, dropped: set[Key]) -> set[Key]:
    """Return the keys with those of every row that belongs to one of them."""
    found = set(dropped)
    while True:
        more = {_key(row) for row in _all(rows) if _key(row) not in found and _hangs_on(row, found)}
        if not more:
            return found
        found |= more


def _hangs_on(row: Row, dropped: set[Key]) -> bool:
    if (getattr(row, "item_table", ""), getattr(row, "item_id", "")) in dropped:
        return True
    return any(
        (field.references.partition(".")[0], getattr(row, field.name)) in dropped
        for field in fields_of(type(row))
        if field.references and field.on_remove == "delete"
    )


def _unseen(rows: Rows, kept: Rows) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for stance in rows.all(Stance):
        if kept.get(Stance, stance.id) is None:
            place = (stance.assumption_id, stance.stance)
            counts[place] = counts.get(place, 0) + 1
    return counts


def _left_out(private: int, facts: int, signs: int, quotes: int, limit: int) -> tuple[str, ...]:
    told: list[str] = []
    if facts:
        told.append(
            ngettext(
                "{count} fact about fewer than {limit} pupils is not shown.",
                "{count} facts about fewer than {limit} pupils are not shown.",
                facts,
            ).format(count=facts, limit=limit)
        )
    if signs:
        told.append(
            ngettext(
                "The figures of {count} early indicator about few pupils are not shown.",
                "The figures of {count} early indicators about few pupils are not shown.",
                signs,
            ).format(count=signs)
        )
    if quotes:
        told.append(
            ngettext(
                "{count} quote is kept for senior leaders.",
                "{count} quotes are kept for senior leaders.",
                quotes,
            ).format(count=quotes)
        )
    if private:
        told.append(
            ngettext(
                "{count} private item is not printed.",
                "{count} private items are not printed.",
                private,
            ).format(count=private)
        )
    return tuple(told) or (_("Nothing was left out of this copy."),)

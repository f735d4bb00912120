"""Words in people's texts that may name a person or tell of few pupils, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from selfeval.core.belonging import MEASURED, Belonging, Key
from selfeval.core.few_pupils import hidden_figures
from selfeval.core.fields import field_of, fields_of, name_field
from selfeval.core.findings.base import named
from selfeval.core.findings.names import names_in
from selfeval.core.findings.printable import PROSE, is_prose, known_words
from selfeval.core.hanging import what_hangs_on, with_what_hangs_on
from selfeval.core.hidden_words import Hidden, answers_to, hidden_in, hides, reads
from selfeval.core.kinds import titled
from selfeval.core.models import (
    MODEL_OF,
    MODELS,
    Dismissal,
    Fact,
    Indicator,
    Judgement,
    Note,
    Row,
    Setting,
)
from selfeval.core.rows import Rows
from selfeval.core.sharing_places import Place
from selfeval.core.small_groups import SO_MANY_OF, about_children, few_in, is_small_fact
from selfeval.core.words_around import Span, around
from selfeval.i18n import _

NAMES_OF_PLACES = frozenset({"local_name", "national_name"})
NEVER_PRINTED = (Note, Dismissal, Setting)
OPEN, ANSWERED = frozenset({"go", "keep", "hide"}), frozenset({"go", "show"})
"""What can be done in a place without an answer, and with one."""


def places_in(rows: Rows, limit: int) -> Iterator[Place]:
    """Yield every place in what may be printed that may name a person, or tell of few pupils.

    `limit` is the size below which pupils are few; 0 looks for names alone.
    """
    look, private = _Looking(rows, limit), never_printed(rows)
    for model in MODELS:
        table = model.table_name()
        names = _prose(table) if model not in NEVER_PRINTED else ()
        for row in rows.all(model) if names else ():
            if (table, row.id) not in private:
                yield from look.at(row, names)


def never_printed(rows: Rows) -> set[Key]:
    """Return what is private, with all that hangs on it."""
    private = [
        (row.table_name(), row.id)
        for model in MODELS
        if "private" in model.model_fields
        for row in rows.all(model)
        if getattr(row, "private")  # noqa: B009
    ]
    return with_what_hangs_on(what_hangs_on(rows), private) if private else set()


@cache
def _prose(table: str) -> tuple[str, ...]:
    model = MODEL_OF[table]
    return tuple(
        one.name
        for one in fields_of(model)
        if is_prose(model, one) and one.name not in NAMES_OF_PLACES
    )


@dataclass(frozen=True)
class _Telling:
    """Words found in a field, before it is known what was said of them."""

    kind: str
    table: str
    row_id: str
    field: str
    words: str
    around: str


class _Looking:
    """Looks through rows; what it needs of all of them is worked out once."""

    def __init__(self, rows: Rows, limit: int) -> None:
        self._rows, self._limit = rows, limit
        self._known, self._hidden = known_words(rows), hidden_in(rows)
        self._item_of: Callable[[str, str], Key] | None = None
        self._figures: frozenset[tuple[int, int]] | None = None

    def at(self, row: Row, names: Iterable[str]) -> Iterator[Place]:
        """Yield the places in a row."""
        for name in names:
            text = str(getattr(row, name) or "")
            if text:
                for kind, span in self._spans(row, name, text):
                    yield self._place(row, name, text, kind, span)

    def _spans(self, row: Row, name: str, text: str) -> Iterator[tuple[str, Span]]:
        """Yield what may tell something, as far as it could be shown."""
        for span in names_in(text, self._known):
            yield "name", span
        if self._limit and not (isinstance(row, Indicator) and name == "sign"):
            yield from (("few", span) for span in self._few(row, text))

    def _few(self, row: Row, text: str) -> Iterator[Span]:
        """Yield what tells of few pupils, unless a report leaves it out by itself."""
        few = few_in(text, self._limit)
        if isinstance(row, Fact) and few and is_small_fact(row, self._limit):
            return
        yield from few
        for found in () if _counts_children(row) else SO_MANY_OF.finditer(text):
            told = any(start <= found.start() < end for start, end in few)
            if not told and (int(found[1]), int(found[2])) in self._hidden_figures():
                yield found.span()

    def _hidden_figures(self) -> frozenset[tuple[int, int]]:
        """Return the figures that are not shown, which other texts may tell."""
        if self._figures is None:
            self._figures = frozenset(hidden_figures(self._rows, self._limit))
        return self._figures

    def _place(self, row: Row, name: str, text: str, kind: str, span: Span) -> Place:
        before, words, after = around(text, span)
        found = _Telling(kind, row.table_name(), row.id, name, words, before + words + after)
        answer, reason = self._answer(found)
        hidden = self._hidden.get((found.table, found.row_id), ())
        return Place(
            kind=kind,
            table=found.table,
            row_id=row.id,
            goes_to=self.item_of(row),
            field=name,
            title=title_of(self._rows, row, hidden),
            label=_(field_of(type(row), name).title),
            before=before,
            words=words,
            after=after,
            answer=answer,
            reason=reason,
            can=ANSWERED if answer else OPEN,
        )

    def _answer(self, found: _Telling) -> tuple[str, str]:
        """Return what was said of a place, and why; words that another answer hides are hidden."""
        hidden = self._hidden.get((found.table, found.row_id), ())
        told = reads(found.words, hidden)
        for one in answers_to(self._rows, found):
            return ("hidden", told) if hides(one) else ("kept", one.reason)
        return ("hidden", told) if told != found.words and _is_gone(told, found) else ("", "")

    def item_of(self, row: Row) -> Key:
        """Return the item under which a row is shown."""
        if self._item_of is None:
            self._item_of = belonging(self._rows).item_of
        return self._item_of(row.table_name(), row.id)


def _counts_children(row: Row) -> bool:
    """Whether a row is a fact about children: it is not shown if its figures are hidden."""
    return isinstance(row, Fact) and about_children(row)


def _is_gone(told: str, found: _Telling) -> bool:
    return not names_in(told) if found.kind == "name" else found.words not in told


def belonging(rows: Rows) -> Belonging:
    """Return what finds the item under which a row is shown."""
    measured: dict[str, set[Key]] = {}
    for model in MEASURED:
        for row in rows.all(model):
            key = model.table_name(), row.id
            measured.setdefault(str(getattr(row, "measure_id") or ""), set()).add(key)  # noqa: B009

    def find(table: str, row_id: str) -> Mapping[str, Any] | None:
        row = rows.item(table, row_id)
        return {name: getattr(row, name) for name in type(row).model_fields} if row else None

    return Belonging(find, measured)


def title_of(rows: Rows, row: Row, hidden: Hidden = ()) -> str:
    """Name a row in a list of places, by its number where it has one."""
    number = rows.label_of(row)
    return titled(type(row), number) if number else reads(_name(row), hidden)


def _name(row: Row) -> str:
    """Return the words of a row's own, or else what such a row is called."""
    if isinstance(row, Judgement) or name_field(type(row)).editor in PROSE:
        return named(row)
    return titled(type(row), None)

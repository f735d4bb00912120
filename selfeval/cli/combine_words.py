"""What combining would bring, in plain lines: counts first, then each thing on a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from selfeval.core.days import day_words, moment_words
from selfeval.core.fields import LABEL_NO, LABEL_YES, field_of, fields_of
from selfeval.core.findings.base import named
from selfeval.core.kinds import titled
from selfeval.core.models import MODEL_OF, Reading, Row, School, Setting
from selfeval.core.rows import Rows
from selfeval.core.wording import shorten
from selfeval.i18n import N_, _, ngettext
from selfeval.store.preview import Preview, Touched
from selfeval.store.questions import Answer, Conflict, Kept

LONGEST_VALUE = 60
"""Characters of a value; a wording is shortened to them."""

Known = Callable[[str, str], dict[str, Any] | None]
"""Gives the fields of a row as they are or last were."""


def told(preview: Preview, rows: Rows, known: Known) -> Iterator[str]:
    """Yield the lines; none where a copy brings nothing. `rows` are those of the file."""
    if preview.nothing_new:
        return
    after = _after(preview, rows, known)
    yield _who(preview)
    yield _counts(preview)
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        (N_("New"), [_line(one, after, fields=False) for one in preview.added]),
        (N_("Combined"), [_line(one, after) for one in preview.combined]),
        (N_("Removed"), [_line(one, after, fields=False) for one in preview.removed]),
        (
            N_("To decide"),
            [
                *(_conflict_line(one, after) for one in preview.conflicts),
                *(_kept_line(one, after) for one in preview.kept),
            ],
        ),
    )
    for title, lines in lists:
        if lines:
            yield ""
            yield _(title)
            yield from (f"  {line}" for line in lines)


def _after(preview: Preview, rows: Rows, known: Known) -> Rows:
    """Return the rows as they would be, and those that would go as well, to name them all."""
    changes: dict[tuple[str, str], Row | None] = {
        (one.table, one.row): _row(one.table, {"id": one.row, **one.values})
        for one in (*preview.added, *preview.combined)
    }
    for one in preview.kept:
        if rows.item(one.table, one.row) is None:
            values = known(one.table, one.row)
            changes[one.table, one.row] = _row(one.table, values) if values else None
    return rows.after(changes)


def _row(table: str, values: dict[str, Any]) -> Row:
    return MODEL_OF[table](**values)


def _who(preview: Preview) -> str:
    actors = _(", ").join(actor or _unknown() for actor in preview.actors)
    newest = moment_words(datetime.fromisoformat(preview.changed_at))
    return ngettext(
        "{file} has {count} change that is not here, by {who}, on {moment}.",
        "{file} has {count} changes that are not here, by {who}, the last on {moment}.",
        preview.gestures,
    ).format(file=preview.path, count=f"{preview.gestures:,}", who=actors, moment=newest)


def _unknown() -> str:
    return _("somebody who gave no role")


def _counts(preview: Preview) -> str:
    return _("{new} new · {combined} combined · {removed} removed · {open} to decide").format(
        new=f"{len(preview.added):,}",
        combined=f"{len(preview.combined):,}",
        removed=f"{len(preview.removed):,}",
        open=f"{preview.needs_you:,}",
    )


def _line(one: Touched, rows: Rows, *, fields: bool = True) -> str:
    """Say who did something to which item and, where `fields` matter, to which of them."""
    words = _("{who}: {item}").format(
        who=one.actor or _unknown(), item=_item(one.table, one.row, rows)
    )
    titles = _titles(one) if fields else []
    if not titles:
        return words
    return _("{line}: {fields}").format(line=words, fields=_(", ").join(titles))


def _titles(one: Touched) -> list[str]:
    """Return what the changed fields are called; those that nobody types into share a name."""
    fields = [field for field in fields_of(MODEL_OF[one.table]) if field.name in one.fields]
    titles = [_(field.title) for field in fields if field.editor != "hidden"]
    return titles or [_(field.title) for field in fields]


def _conflict_line(one: Conflict, rows: Rows) -> str:
    field = field_of(MODEL_OF[one.table], one.field)
    item = _item(one.table, one.row, rows)
    answers = _(" / ").join(_answer(one, answer, rows) for answer in one.answers)
    return _("{item}, {field}: {answers}").format(item=item, field=_(field.title), answers=answers)


def _answer(one: Conflict, answer: Answer, rows: Rows) -> str:
    """Say whose value it is: ours where it was known in this file before."""
    value, who = _value(one, answer.value, rows), answer.actor or _unknown()
    if answer.ours:
        return _("here {value} ({who})").format(value=value, who=who)
    return _("theirs {value} ({who})").format(value=value, who=who)


def _value(one: Conflict, value: object, rows: Rows) -> str:
    """Write a value as people read it, on one line, shortened."""
    field = field_of(MODEL_OF[one.table], one.field)
    if field.editor == "check":
        return _(LABEL_YES) if value else _(LABEL_NO)
    if field.editor in ("choice", "realm"):
        return _quoted(field.label_of(value))
    if value in (None, ""):
        return _("nothing")
    if field.references:
        return _item(field.references.partition(".")[0], str(value), rows)
    return _quoted(day_words(str(value)) if field.editor == "date" else str(value))


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=shorten(words, LONGEST_VALUE))


def _kept_line(one: Kept, rows: Rows) -> str:
    item = _item(one.table, one.row, rows)
    by = one.removed_by.actor or _unknown()
    if one.because == "edited":
        words = _("{item}: removed by {who}, but changed by {other}, so it stays until you decide")
    else:
        words = _("{item}: removed by {who}, but {other} used it, so it stays until you decide")
    other = one.stays_for.actor if one.stays_for is not None else ""
    return words.format(item=item, who=by, other=other or _unknown())


def _item(table: str, row_id: str, rows: Rows) -> str:
    """Name a row: by its kind, number and words; a link by what it joins."""
    model, row = MODEL_OF[table], rows.item(table, row_id)
    if row is None or model in (School, Setting):
        return titled(model, None)
    kind = titled(model, rows.label_of(row))
    if model.key or model is Reading:
        words = _(" – ").join(_ends(row, rows))
        return _("{kind} {words}").format(kind=kind, words=words) if words else kind
    return _("{kind} “{name}”").format(kind=kind, name=named(row))


def _ends(row: Row, rows: Rows) -> Iterator[str]:
    """Yield the names of what a row joins or belongs to."""
    pairs = [
        (field.references.partition(".")[0], getattr(row, field.name))
        for field in fields_of(type(row))
        if field.references
    ]
    if hasattr(row, "item_table"):
        pairs.append((getattr(row, "item_table"), getattr(row, "item_id")))  # noqa: B009
    for table, row_id in pairs:
        found = rows.item(table, row_id) if row_id else None
        if found is not None:
            yield _quoted(named(found))

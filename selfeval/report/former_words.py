"""Names and few pupils in what has changed: former wordings that stand in no row any more.

“It said: …” quotes what an item was called before somebody put a role in place of a name. What is
hidden in the item is hidden in its former wordings too; what was removed has no item to answer in,
so there only leaving out the part helps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from selfeval.core.findings.base import small_number_limit
from selfeval.core.findings.names import names_in
from selfeval.core.findings.printable import known_words
from selfeval.core.hidden_words import answers_to, hides
from selfeval.core.models import MODEL_OF
from selfeval.core.rows import Rows
from selfeval.core.sharing_places import Place
from selfeval.core.small_groups import few_in
from selfeval.core.telling_words import ANSWERED, OPEN, belonging, title_of
from selfeval.core.words_around import Span, around
from selfeval.i18n import _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.since_parts import Change, Step

FIELD = "since"
"""Stands where the field of a row stands otherwise."""


def former_words(rows: Rows, shot: Snapshot, known: Collection[Place]) -> Iterator[Place]:
    """Yield the places in what has changed that are not `known` from the rows themselves."""
    if "since" not in shot.parts:
        return
    names, item_of = known_words(rows), belonging(rows).item_of
    limit = 0 if shot.audience == "leaders" else small_number_limit(rows)
    seen = {(one.table, one.row_id, one.words) for one in known}
    for step in shot.since.steps:
        for change in step.changes:
            table, row_id = _row_of(rows, change)
            for text in (change.words, *change.how):
                for kind, span in _spans(text, names, limit):
                    key = table, row_id, text[slice(*span)]
                    if key not in seen:
                        seen.add(key)
                        found = _place(rows, step, (table, row_id), text, kind, span)
                        yield replace(found, goes_to=item_of(table, row_id)) if table else found


def _row_of(rows: Rows, change: Change) -> tuple[str, str]:
    """Return the row that a change is about; ("", "") where it is gone."""
    table, _dash, row_id = change.key.partition("-")
    found = table in MODEL_OF and rows.item(table, row_id) is not None
    return (table, row_id) if found else ("", "")


def _spans(text: str, names: frozenset[str], limit: int) -> Iterator[tuple[str, Span]]:
    for span in names_in(text, names):
        yield "name", span
    for span in few_in(text, limit) if limit else ():
        yield "few", span


def _place(rows: Rows, step: Step, key: tuple[str, str], text: str, kind: str, span: Span) -> Place:
    before, words, after = around(text, span)
    row = rows.item(*key)
    found = Place(
        kind=kind,
        table=key[0],
        row_id=key[1],
        goes_to=key,
        title=title_of(rows, row) if row else step.title,
        field=FIELD,
        label=_("What has changed"),
        before=before,
        words=words,
        after=after,
        can=OPEN if row else frozenset(),
    )
    answers = answers_to(rows, found) if row else ()
    if not answers:
        return found
    answer = "hidden" if hides(answers[0]) else "kept"
    return replace(found, answer=answer, reason=answers[0].reason, can=ANSWERED)

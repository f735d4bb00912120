"""What is left to decide in a file, worked out from its log; and how a decision is written.

A decision is an ordinary gesture. It says so in the log even where the shown value stays, so that
every copy knows that it was made.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlmodel import Session, col, select

from selfeval.core.fields import fields_of
from selfeval.core.models import MODEL_OF, Factor, Map, Placement, Row
from selfeval.i18n import _
from selfeval.store.causality import Causes, Gesture
from selfeval.store.errors import UserError
from selfeval.store.log import Pen
from selfeval.store.logbook import read_states, rows_to_weigh
from selfeval.store.order import PLACE_FIELDS
from selfeval.store.playing import Key, State, Writing
from selfeval.store.questions import Answer, Choice, Conflict, Kept, Questions, Value
from selfeval.store.removal import remove
from selfeval.store.schema import named_by

IsOurs = Callable[[Gesture], bool]


def open_questions(connection: sqlite3.Connection, is_ours: IsOurs) -> Questions:
    """Return all that is open in the file that `connection` has, in the order of tables and ids."""
    several = connection.execute("SELECT count(DISTINCT replica) FROM gesture").fetchone()[0] > 1
    if not several:
        return Questions()
    states = read_states(connection, Causes(connection), rows_to_weigh(connection))
    return questions_of(connection, states, is_ours)


def questions_of(
    connection: sqlite3.Connection, states: Mapping[Key, State], is_ours: IsOurs
) -> Questions:
    """Return what these rows leave open.

    Fields that nobody sees settle by themselves, and so does where a box stands on a map. A box's
    place that went with its map, or with the box, and stays is asked about as that.
    """

    def answer(by: Gesture, value: Value = None) -> Answer:
        actor, at = connection.execute(
            "SELECT actor, at FROM main.gesture WHERE replica = ? AND seq = ?",
            (by.replica, by.seq),
        ).fetchone()
        return Answer(value, by.replica, by.seq, actor, at, is_ours(by))

    conflicts: list[Conflict] = []
    kept: dict[Key, Kept] = {}
    placed: dict[Key, Kept] = {}
    for (table, row), state in sorted(states.items()):
        for field, writings in _seen(table, state).items():
            answers = tuple(answer(one.by, one.value) for one in writings)
            conflicts.append(Conflict(table, row, field, answers))
        if state.removed_by is not None and state.stays_for is not None and table in _SPEAKING:
            because = "pointed_at" if state.pointed_at else "edited"
            removed_by, stays_for = answer(state.removed_by), answer(state.stays_for)
            of = _removed_with(connection, (table, row), state.removed_by)
            if of is None:
                kept[table, row] = Kept(table, row, because, removed_by, stays_for)
            else:
                placed.setdefault(of, Kept(*of, "pointed_at", removed_by, stays_for))
    return Questions(tuple(conflicts), tuple((placed | kept).values()))


def _removed_with(connection: sqlite3.Connection, key: Key, by: Gesture) -> Key | None:
    """Return the box or map that a removal took a place on a map along with; None for others."""
    if key[0] != Placement.table_name():
        return None
    removed = connection.execute(
        "SELECT tbl, \"row\", old FROM main.change WHERE replica = ? AND seq = ? AND kind = 'D'",
        (by.replica, by.seq),
    )
    gone = {(table, row): old for table, row, old in removed}
    named = named_by(key[0], json.loads(gone[key])) if key in gone else ()
    return min((end for end in named if end in gone), default=None)


_SPEAKING = frozenset(
    table
    for table, model in MODEL_OF.items()
    if any(field.editor != "hidden" and not field.frozen for field in fields_of(model))
)
"""Tables whose rows say something of their own; of a bare link nobody is asked whether it stays."""


_WHERE = frozenset(("x", "y", "pinned"))
"""Where a box stands on a map: of two people who move it, the one who did so later is followed."""


def _seen(table: str, state: State) -> dict[str, tuple[Writing, ...]]:
    """Return what is open in the fields that people meet, in the form's order."""
    return {
        field.name: state.open[field.name]
        for field in fields_of(MODEL_OF[table])
        if field.name in state.open
        and field.editor != "hidden"
        and not (table == Placement.table_name() and field.name in _WHERE)
    }


def decide(session: Session, pen: Pen, choices: Iterable[Choice]) -> None:
    """Write decisions within an open gesture; UserError where a row, or what it names, is gone."""
    for choice in choices:
        row = session.get(MODEL_OF[choice.table], choice.row)
        if row is None:
            raise UserError(
                _("What was to be decided is no longer there."),
                _("Somebody has removed it since. Look again at what is left."),
            )
        _decide(session, pen, row, choice)
    session.flush()


def _decide(session: Session, pen: Pen, row: Row, choice: Choice) -> None:
    if choice.field:
        setattr(row, choice.field, choice.value)
        pen.confirm(choice.table, choice.row, choice.field)
    elif choice.value:
        for one in (row, *_places(session, row)):
            pen.confirm(one.table_name(), one.id, plain_field(one.table_name()))
    else:
        remove(session, row)


def _places(session: Session, row: Row) -> Sequence[Placement]:
    """Return the places on maps that stay with a map or a box."""
    if not isinstance(row, Map | Factor):
        return ()
    named = Placement.map_id if isinstance(row, Map) else Placement.factor_id
    return session.exec(select(Placement).where(col(named) == row.id)).all()


def plain_field(table: str) -> str:
    """Return the field by which a row is confirmed as a whole: its place, or its first."""
    names = [field.name for field in fields_of(MODEL_OF[table]) if not field.frozen]
    return next((name for name in names if name in PLACE_FIELDS), names[0])

"""What can be done with notes, each as one gesture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from selfeval.core.models import MODEL_OF, Fact, Note, Row, Stance
from selfeval.core.reasons import Parted
from selfeval.core.sorting import KIND_OF, as_sorted, item_from, parted_from
from selfeval.core.wording import role_within
from selfeval.i18n import _, ngettext
from selfeval.store import remove
from selfeval.store.errors import UserError
from selfeval.ui import wording
from selfeval.ui.workspace import Workspace


def lines_of(text: str) -> list[str]:
    """Return the lines that say something: each is a note of its own."""
    found = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in found if line]


def keep(workspace: Workspace, lines: Sequence[str], who: str = "", day: str | None = None) -> None:
    """Put lines into the inbox as notes, in one gesture. `day` is ISO, today if not given."""
    label = ngettext("Keep a note", "Keep {count} notes", len(lines)).format(count=len(lines))
    noted_on = date.today().isoformat() if day is None else day or None
    with workspace.edit(label) as session:
        session.add_all(Note(said=line, who=who, noted_on=noted_on) for line in lines)


def add_items(workspace: Workspace, lines: Sequence[str], model: type[Row]) -> None:
    """Make an item of each line without a note in between, in one gesture."""
    note = {"who": "", "noted_on": date.today().isoformat(), "private": False}
    with workspace.edit(wording.add_label(model)) as session:
        session.add_all(item_from(note | {"said": line}, model) for line in lines)


def sort_note(workspace: Workspace, note_id: str, model: type[Row]) -> str:
    """Make an item of a note, which remembers what it became; return the item's id."""
    note = _known(workspace, note_id)
    made = item_from(note, model)
    made_id = made.id
    label = _("Sort a note: {kind}").format(kind=_(KIND_OF[model.table_name()].title).lower())
    with workspace.edit(label) as session:
        session.add(made)
        _remember(session, note_id, model.table_name(), made_id)
    return made_id


def split_note(workspace: Workspace, note_id: str, parts: Parted) -> str:
    """Make a fact and an assumption of a note, linked as not yet clear; return the fact's id."""
    fact, belief = parted_from(_known(workspace, note_id), parts)
    fact_id = fact.id
    with workspace.edit(_("Split a note in two")) as session:
        session.add_all([fact, belief])
        session.flush()
        session.add(Stance(fact_id=fact_id, assumption_id=belief.id))
        _remember(session, note_id, Fact.table_name(), fact_id)
    return fact_id


def set_done(workspace: Workspace, note_id: str) -> None:
    """Take a note out of the inbox although nothing came of it: it then became itself."""
    _known(workspace, note_id)
    with workspace.edit(_("Be done with a note")) as session:
        _remember(session, note_id, Note.table_name(), note_id)


def put_back(workspace: Workspace, note_id: str) -> bool:
    """Put a sorted note back into the inbox; tell whether what it became was taken away.

    That is so only where nobody has worked on the item since.
    """
    note = _known(workspace, note_id)
    item = workspace.rows.item(note["sorted_table"], note["sorted_id"])
    untouched = item is not None and as_sorted(workspace.rows, note, item)
    with workspace.edit(_("Put a note back into the inbox")) as session:
        if untouched:
            found = session.get(MODEL_OF[note["sorted_table"]], note["sorted_id"])
            assert found is not None
            remove(session, found)
            session.flush()
        _remember(session, note_id, "", "")
    return untouched


def keep_visit(
    workspace: Workspace,
    note_id: str,
    values: dict[str, Any],
    lines: Sequence[str],
    instrument: str,
) -> str:
    """Write a visit down, a new one for "", and make facts of lines, in one gesture.

    Return the id of the note. Facts that came of the visit before follow its new source and day.
    """
    before = _known(workspace, note_id) if note_id else None
    label = _("Change a visit note") if before else _("Keep a visit note")
    with workspace.edit(label) as session:
        note = session.get(Note, note_id) if before else Note(kind="visit")
        for name, value in values.items():
            setattr(note, name, value)
        note.said = note.said or visit_words(values["who"], values["noted_on"])
        session.add(note)
        kept_id = note.id
        if before:
            _follow(session, workspace, before, values)
        private = bool(note.private)
        session.add_all(facts_from_visit(values | {"private": private}, lines, instrument))
    return kept_id


def change_visit(workspace: Workspace, note_id: str, values: dict[str, Any]) -> None:
    """Change fields of a visit note, and with them its facts' source and day, in one gesture."""
    before = _known(workspace, note_id)
    with workspace.edit(wording.change_label(Note)) as session:
        note = session.get(Note, note_id)
        for name, value in values.items():
            setattr(note, name, value)
        _follow(session, workspace, before, before | values)


def _follow(
    session: Any, workspace: Workspace, before: dict[str, Any], values: dict[str, Any]
) -> None:
    """Let the facts of a visit say who came, and when, as the visit now does."""
    old = visit_words(before["who"], before["noted_on"])
    new = visit_words(values["who"], values["noted_on"])
    if old == new:
        return
    for fact_id in [fact.id for fact in workspace.rows.where(Fact, "source", old)]:
        fact = session.get(Fact, fact_id)
        fact.source = new
        if fact.observed_on == before["noted_on"]:
            fact.observed_on = values["noted_on"]


def facts_from_visit(note: dict[str, Any], lines: Iterable[str], instrument: str) -> list[Fact]:
    """Return a fact of each line, with the visit as its source; none is in the file yet."""
    source = visit_words(str(note["who"]), note["noted_on"])
    return [
        Fact(
            statement=line,
            source=source,
            observed_on=note["noted_on"],
            instrument=instrument,
            private=note["private"],
        )
        for line in lines
    ]


def visit_words(who: str, day: str | None) -> str:
    """Say a visit as a source: “Visit by the link governor, 12 Nov 2026”."""
    words = _("Visit by {who}").format(who=role_within(who)) if who.strip() else _("Visit")
    return ", ".join(part for part in (words, wording.day(day)) if part)


def _known(workspace: Workspace, note_id: str) -> dict[str, Any]:
    note = workspace.values(Note, note_id)
    if note is None:
        raise UserError(_("This note is no longer here."), _("Undo may bring it back."))
    return note


def _remember(session: Any, note_id: str, table: str, row_id: str) -> None:
    note = session.get(Note, note_id)
    note.sorted_table, note.sorted_id = table, row_id

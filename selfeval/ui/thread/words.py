"""What the thread says beside an item: how it stands, and what one thing says about another."""

from __future__ import annotations

from datetime import date

from selfeval.core.fields import field_of
from selfeval.core.models import (
    Assumption,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Row,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.signs import read_sign
from selfeval.i18n import N_, _, ngettext
from selfeval.ui import wording
from selfeval.ui.item_button import Note

TITLES: dict[type[Row], str] = {
    Fact: N_("What this fact holds up"),
    Assumption: N_("Where this belief matters"),
    Factor: N_("What this is part of"),
    Priority: N_("What this rests on, and what shows whether it works"),
    Indicator: N_("What this sign is about"),
}
FOOTS: dict[type[Row], tuple[type[Row], str]] = {
    Fact: (Stance, N_("Link to an assumption")),
    Assumption: (PriorityAssumption, N_("Link to a priority")),
    Factor: (PriorityFactor, N_("Link to a priority")),
    Priority: (PriorityAssumption, N_("Link to an assumption")),
    Indicator: (IndicatorPriority, N_("Link to a priority")),
}
"""The kind of link that the button at the foot makes, and what it says."""
NOTES: dict[str, Note] = {
    "supports": Note("thumb-up", N_("Supports"), "ok"),
    "challenges": Note("thumb-down", N_("Speaks against"), "text"),
    "unclear": Note("scale", N_("Not yet clear")),
}


def note_between(rows: Rows, row: Row, item: Row) -> Note | None:
    """Return what a fact says of an assumption, where one of the two is shown beside the other."""
    link = _stance(rows, row, item)
    if link is None:
        return None
    note = NOTES[link.stance]
    return Note(note.icon, _(note.words), note.token)


def _stance(rows: Rows, row: Row, item: Row) -> Stance | None:
    fact = row if isinstance(row, Fact) else item
    believed = row if isinstance(row, Assumption) else item
    if not isinstance(fact, Fact) or not isinstance(believed, Assumption):
        return None
    return rows.get(Stance, Stance.id_for(fact.id, believed.id))


def caption_of(rows: Rows, row: Row, item: Row) -> str:
    """Return what stands below an item of the thread."""
    if isinstance(row, Indicator):
        return read_sign(rows, row, date.today()).label
    if isinstance(row, Priority):
        return _of_priority(row)
    if isinstance(row, Assumption) and isinstance(item, Fact):
        return _other_facts(rows, row, item)
    label = rows.label_of(row)
    return wording.titled(type(row), label) if label is not None else ""


def _of_priority(priority: Priority) -> str:
    status = field_of(Priority, "status").label_of(priority.status)
    until = wording.month(priority.horizon) if wording.is_day(priority.horizon or "") else ""
    if not until:
        return status
    return _("{status}, to {month}").format(status=status, month=until)


def _other_facts(rows: Rows, believed: Assumption, fact: Fact) -> str:
    links = rows.where(Stance, "assumption_id", believed.id)
    others = len([link for link in links if link.fact_id != fact.id])
    if others == len(links):  # the fact reaches it by way of a reading or another assumption
        return ngettext("{count} fact speaks to it", "{count} facts speak to it", others).format(
            count=others
        )
    if not others:
        return _("No other fact speaks to it")
    against = sum(link.stance == "challenges" and link.fact_id != fact.id for link in links)
    return _others_words(others, against)


def _others_words(others: int, against: int) -> str:
    """Count the other facts, and tell those against apart from the rest."""
    if not against:
        words = ngettext("{count} other fact", "{count} other facts", others)
    elif against == others:
        words = ngettext("{count} other fact is against", "{count} other facts are against", others)
    else:
        words = ngettext(
            "{count} other fact, {against} against",
            "{count} other facts, {against} against",
            others,
        )
    return words.format(count=others, against=against)

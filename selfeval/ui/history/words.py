"""The history of an item in words: what each moment did, field by field and link by link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QDateTime, QLocale

from selfeval.core import models
from selfeval.core.fields import FieldUI, field_of, fields_of, name_field
from selfeval.core.models import MODEL_OF, Row
from selfeval.i18n import N_, _
from selfeval.store.past import FieldChange, LinkChange, Moment, naming_fields
from selfeval.ui import wording
from selfeval.ui.workspace import Workspace

NOTHING = N_("nothing")
ERASED = N_("erased for good")
CAME: dict[str, str] = {
    "I": N_("Added: {what}"),
    "U": N_("Changed: {what}"),
    "D": N_("Taken away: {what}"),
}
LINKS: dict[type[Row], str] = {
    models.Stance: N_("link to {name}"),
    models.PriorityAssumption: N_("link to {name}"),
    models.PriorityFactor: N_("link to {name}"),
    models.ArrowAssumption: N_("link to {name}"),
    models.IndicatorPriority: N_("link to {name}"),
    models.JudgementFact: N_("use in a judgement"),
    models.ThemeLink: N_("theme {name}"),
    models.RealmLink: N_("further realm {name}"),
    models.Dismissal: N_("a suggestion set aside: {name}"),
}
"""How a link is said; other rows are said by their kind and name."""


@dataclass(frozen=True)
class Said:
    """One field before and after, in words. `changed` is the field's change, for restoring."""

    title: str
    before: str
    after: str
    change: FieldChange


def when(at: str) -> str:
    """Write an ISO time in UTC as the time of this computer: 16 Oct 2026, 14:32."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return at
    local = QDateTime.fromSecsSinceEpoch(int(found.timestamp()))
    return QLocale().toString(local, "d MMM yyyy, HH:mm")


def headline(moment: Moment) -> str:
    """Say what a moment did, as its gesture was called."""
    words = {"undo": _("Undone: {what}"), "redo": _("Done again: {what}")}.get(moment.how)
    return words.format(what=moment.label) if words else moment.label


def actor(role: str) -> str:
    """Say who did it, by role."""
    return role or _("Somebody who gave no role")


def shown_fields(model: type[Row]) -> list[FieldUI]:
    """Return the fields whose history people can read and restore."""
    return [field for field in fields_of(model) if field.editor != "hidden" and not field.frozen]


def said_fields(workspace: Workspace, model: type[Row], moment: Moment) -> list[Said]:
    """Write the changed fields of a moment, in the order of the form."""
    changes = {change.name: change for change in moment.fields}
    return [
        _said(workspace, field, changes[field.name])
        for field in shown_fields(model)
        if field.name in changes and not (moment.how and changes[field.name].stays)
    ]


def said_of_staying(model: type[Row], moment: Moment) -> str:
    """Say that an item stayed though somebody removed it; "" where nobody did."""
    if moment.stayed and moment.kind == "D":
        return _("It stayed all the same, as somebody else had changed or used it meanwhile.")
    if moment.stayed:
        return _("Somebody had removed it meanwhile. It stayed because of this.")
    decided = moment.fields and all(change.stays for change in moment.fields)
    shown = {field.name for field in shown_fields(model)}
    if decided and not moment.how and not any(change.name in shown for change in moment.fields):
        return _("It was decided that this stays.")
    return ""


def _said(workspace: Workspace, field: FieldUI, change: FieldChange) -> Said:
    title = _(field.title)
    if change.erased:
        return Said(title, _(ERASED), _(ERASED), change)
    before = value_words(workspace, field, change.before)
    return Said(title, before, value_words(workspace, field, change.after), change)


def value_words(workspace: Workspace, field: FieldUI, value: Any) -> str:
    """Write a stored value in full; text keeps its lines, and nothing is called nothing."""
    if field.editor == "text":
        return str(value or "").strip() or _(NOTHING)
    return wording.shown(field, value, lambda *key: name_of(workspace, *key)) or _(NOTHING)


def name_of(workspace: Workspace, table: str, row_id: str) -> str:
    """Return the words by which people know a row, also of one that has been removed."""
    known = workspace.name_of(table, row_id)
    if known:
        return known
    values = workspace.document.known(table, row_id) or {}
    words = str(values.get(name_field(MODEL_OF[table]).name) or "")
    return " ".join(words.split())


def said_links(workspace: Workspace, model: type[Row], moment: Moment) -> list[str]:
    """Write the links of a moment, one sentence each."""
    return [_said_link(workspace, model, link) for link in moment.links]


def _said_link(workspace: Workspace, model: type[Row], link: LinkChange) -> str:
    what = _what(workspace, model, link)
    if link.kind == "U" and "stance" in link.before:
        stance = field_of(MODEL_OF[link.table], "stance")
        return _("{what}: {before}, now {after}").format(
            what=what[:1].upper() + what[1:],
            before=stance.label_of(link.before["stance"]),
            after=stance.label_of(link.values.get("stance")),
        )
    return _(CAME[link.kind]).format(what=what)


def _what(workspace: Workspace, model: type[Row], link: LinkChange) -> str:
    linked = MODEL_OF[link.table]
    name = _other_end(workspace, model, linked, link)
    if linked in LINKS:
        words = _(LINKS[linked]).format(name=name)
        stance = link.values.get("stance")
        label = field_of(linked, "stance").label_of(stance) if stance else ""
        return f"{words} ({label})" if label and link.kind != "U" else words
    return _("{kind} {name}").format(kind=wording.singular(linked), name=name)


def _other_end(workspace: Workspace, model: type[Row], linked: type[Row], link: LinkChange) -> str:
    """Name what a link leads to; a row that is no link by its own name."""
    mine = {field.name for field in naming_fields(linked, model.table_name())}
    if linked is models.RealmLink:
        return wording.realm_title(link.values.get("realm"))
    if linked.key or linked is models.Arrow:
        for field in fields_of(linked):
            if field.references and field.name not in mine:
                table = field.references.partition(".")[0]
                return _quoted(name_of(workspace, table, str(link.values[field.name])))
    return _quoted(" ".join(str(link.values.get(name_field(linked).name) or "").split()))


def _quoted(words: str) -> str:
    shown = words if len(words) <= 90 else f"{words[:89].rstrip()}…"
    return _("“{words}”").format(words=shown) if shown else _("without a name")

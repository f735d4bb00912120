"""What one row is called, and what a stored value looks like to people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale

from selfeval.core import models, realms
from selfeval.core.causal.sentences import arrow_name
from selfeval.core.days import is_day
from selfeval.core.fields import LABEL_NO, LABEL_YES, FieldUI
from selfeval.core.kinds import singular
from selfeval.core.kinds import titled as titled
from selfeval.core.models import Row
from selfeval.i18n import N_, _, ngettext
from selfeval.store.errors import UserError

NameOf = Callable[[str, str], str]
"""Gives the words by which people know the row with this table and id."""

CHOOSE: dict[type[Row], str] = {
    models.Assumption: N_("Choose an assumption"),
    models.Fact: N_("Choose a fact"),
    models.Factor: N_("Choose a factor"),
    models.Indicator: N_("Choose an early indicator"),
    models.Measure: N_("Choose a measure"),
    models.Meeting: N_("Choose a meeting"),
    models.Priority: N_("Choose a priority"),
}

COUNTED: dict[type[Row], Callable[[int], str]] = {
    models.Fact: lambda n: ngettext("{count} fact", "{count} facts", n),
    models.Assumption: lambda n: ngettext("{count} assumption", "{count} assumptions", n),
    models.Factor: lambda n: ngettext("{count} factor on maps", "{count} factors on maps", n),
    models.Priority: lambda n: ngettext("{count} priority", "{count} priorities", n),
    models.Action: lambda n: ngettext("{count} action", "{count} actions", n),
    models.Indicator: lambda n: ngettext("{count} early indicator", "{count} early indicators", n),
    models.Note: lambda n: ngettext("{count} note", "{count} notes", n),
}
"""What people know by name, and how it is counted."""


def choose_title(model: type[Row]) -> str:
    """Return the title of a list to choose a row of `model` from."""
    return _(CHOOSE.get(model, N_("Choose one")))


def change_label(model: type[Row]) -> str:
    """Return the name of the gesture that changes a row, such as “Change fact”."""
    return _("Change {thing}").format(thing=singular(model))


def add_label(model: type[Row]) -> str:
    """Return the name of the gesture that adds a row, such as “Add fact”."""
    return _("Add {thing}").format(thing=singular(model))


def gone(model: type[Row]) -> UserError:
    """Return what is said where a row is wanted that is no longer there."""
    return UserError(
        _("This {thing} is no longer here.").format(thing=singular(model)),
        _("Undo may bring it back."),
    )


def remove_label(model: type[Row]) -> str:
    """Return the name of the gesture that removes a row, such as “Remove fact”."""
    return _("Remove {thing}").format(thing=singular(model))


def day(iso: str | None) -> str:
    """Write a stored date the way people read it: 16 Oct 2026."""
    if not iso:
        return ""
    found = date.fromisoformat(iso)
    return QLocale().toString(QDate(found.year, found.month, found.day), "d MMM yyyy")


def weekday(on: date) -> str:
    """Write a day of this year the way people look forward to it: Tue 8 Dec."""
    here, shown = QLocale(), QDate(on.year, on.month, on.day)
    return f"{here.toString(shown, 'ddd')} {here.toString(shown, 'd MMM')}"


def month(iso: str | None) -> str:
    """Write the month of a stored date the way people read it: Oct 2026."""
    return day(iso).partition(" ")[2]


def period(words: str) -> str:
    """Write a reading's period as people read it: a day as a day, anything else as it stands."""
    return day(words) if is_day(words) else words


def shown(field: FieldUI, value: object, name_of: NameOf) -> str:
    """Write a stored value the way people read it, on one line."""
    if value is None or value == "":
        return _(field.label_of(value)) if field.editor == "choice" else ""
    if field.editor == "date":
        return day(str(value))
    if field.editor in ("choice", "realm"):
        return field.label_of(value)
    if field.editor == "check":
        return _(LABEL_YES) if value else _(LABEL_NO)
    if field.editor == "link":
        return name_of(field.references.partition(".")[0], str(value))
    return " ".join(str(value).split())


def realm_title(realm_id: str | None) -> str:
    """Return a realm's name in the user's language, or that the item is not yet placed."""
    found = realms.realm(realm_id)
    return _(found.title) if found else _("Not yet placed")


def arrow_words(arrow: dict[str, Any], name_of: NameOf) -> str:
    """Say what leads to what: “Calm starts raises time to teach”."""
    source, target = arrow["source_id"], arrow["target_id"]
    return arrow_name(
        arrow["sign"], name_of("factor", source), name_of("factor", target), itself=source == target
    )

"""Rows that may hang on any item, which they name by table and id; and the inbox."""

from typing import ClassVar

from selfeval.core.fields import ui
from selfeval.core.models import words
from selfeval.core.models.base import (
    Row,
    item_id_field,
    item_table_field,
    position_field,
    private_field,
)
from selfeval.core.realms import REALM_CHOICES
from selfeval.i18n import N_


class RealmLink(Row, table=True):
    """A further realm of an item, beside its main one."""

    key: ClassVar[tuple[str, ...]] = ("item_table", "item_id", "realm")

    item_table: str = item_table_field()
    item_id: str = item_id_field()
    realm: str = ui(N_("Realm"), editor="realm", choices=REALM_CHOICES, frozen=True, required=True)


class Theme(Row, table=True):
    """One of the school's own interconnected ideas, across all items."""

    name: str = ui(N_("Theme"), name_of_row=True, column=0.4)
    note: str = ui(N_("Note"), editor="text", column=0.6)
    position: str = position_field()


class ThemeLink(Row, table=True):
    """An item belongs to a theme."""

    key: ClassVar[tuple[str, ...]] = ("theme_id", "item_table", "item_id")

    theme_id: str = ui(
        N_("Theme"), editor="link", references="theme.id", frozen=True, required=True
    )
    item_table: str = item_table_field()
    item_id: str = item_id_field()


class Note(Row, table=True):
    """Something written down quickly, to be sorted later, or what a visitor asked and saw."""

    said: str = ui(N_("Note"), editor="text", name_of_row=True, column=0.7)
    kind: str = ui(N_("Kind"), editor="choice", choices=words.NOTE_KINDS)
    who: str = ui(N_("Who"), help=N_("A role, such as Link governor"))
    noted_on: str | None = ui(N_("When"), editor="date", column=0.3)
    asked: str = ui(N_("What was asked"), editor="text")
    seen: str = ui(N_("What was seen"), editor="text")
    sorted_table: str = ui(N_("Became"), editor="hidden", report=False)
    sorted_id: str = ui(N_("Became item"), editor="hidden", report=False)
    private: bool = private_field()
    position: str = position_field()


class Quote(Row, table=True):
    """A short anonymous voice on an item."""

    item_table: str = item_table_field()
    item_id: str = item_id_field()
    said: str = ui(N_("Quote"), editor="text", name_of_row=True)
    who: str = ui(N_("Whose voice"), help=N_("A role or group, never a name"))
    said_on: str | None = ui(N_("When"), editor="date")
    position: str = position_field()


class Dismissal(Row, table=True):
    """A finding that was set aside, with its reason."""

    key: ClassVar[tuple[str, ...]] = ("rule", "item_table", "item_id")

    rule: str = ui(N_("Rule"), editor="hidden", frozen=True, report=False)
    item_table: str = item_table_field()
    item_id: str = item_id_field()
    reason: str = ui(N_("Why it does not apply here"), name_of_row=True)


class Evidence(Row, table=True):
    """A file or a link that backs an item; a file's bytes are a blob named by their sha256."""

    item_table: str = item_table_field()
    item_id: str = item_id_field()
    kind: str = ui(N_("Kind"), editor="choice", choices=words.EVIDENCE_KINDS)
    name: str = ui(N_("Name"), name_of_row=True)
    media_type: str = ui(N_("Type"))
    sha256: str = ui(N_("Fingerprint"), editor="hidden", report=False)
    url: str = ui(N_("Address"))
    note: str = ui(N_("Note"))
    position: str = position_field()

"""What an item could be linked to, as rows to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selfeval.core.fields import name_field
from selfeval.core.folding import holds, words_of
from selfeval.core.models import MODEL_OF, Arrow, Row, Theme
from selfeval.core.rooms import ROOMS
from selfeval.core.wording import shorten
from selfeval.i18n import N_, _
from selfeval.store.search import search
from selfeval.ui import wording
from selfeval.ui.find.entry import Entry, Group
from selfeval.ui.find.items import ICONS
from selfeval.ui.link.meanings import meanings_of, say_links
from selfeval.ui.workspace import Workspace

MOST = 100
"""Rows shown of each kind; more are found by typing."""
SNIPPET = "snippet"
"""Beside the fields of a row that was found: where the words stand, if not in its name."""
TITLES: dict[type[Row], str] = {room.model: room.title for room in ROOMS} | {
    Arrow: N_("Arrows"),
    Theme: N_("Themes"),
}


def _nothing() -> None:
    """Rows here are chosen, and then linked; by themselves they do nothing."""


@dataclass(frozen=True)
class Choice(Entry):
    """An item to link to; a new one, not yet in the file, where `row_id` is ""."""

    table: str = ""
    row_id: str = ""
    linked: str = ""

    @property
    def model(self) -> type[Row]:
        """The kind of item."""
        return MODEL_OF[self.table]


def groups(workspace: Workspace, model: type[Row], row_id: str, typed: str) -> list[Group]:
    """Return what can be linked to an item and holds the words typed, kind by kind."""
    others = list(dict.fromkeys(meaning.other for meaning in meanings_of(model)))
    found = []
    for other in others:
        rows = tuple(_choices(workspace, model, row_id, other, typed))
        found.append(Group(_(TITLES.get(other, wording.singular(other))), rows))
    made = tuple(_new(model, others, typed))
    said = " ".join(typed.split())
    nothing = _("Nothing called “{words}” yet").format(words=said)
    any_found = any(group.entries for group in found)
    found.append(Group(_("Write a new one") if any_found else nothing, made))
    return [group for group in found if group.entries]


def _choices(
    workspace: Workspace, model: type[Row], row_id: str, other: type[Row], typed: str
) -> Iterator[Choice]:
    linked = say_links(workspace, model, row_id, other)
    words = words_of(typed)
    rows = [row for row in _rows(workspace, other, typed) if row["id"] != row_id]
    rows.sort(key=lambda row: row["id"] not in linked)
    for row in rows[:MOST]:
        said = linked.get(row["id"], "")
        parts = [workspace.titled(other, row)]
        if said:
            parts.append(_("linked: {how}").format(how=said))
        name = workspace.name_of(other.table_name(), row["id"])
        yield Choice(
            title=" ".join(name.split()) or _("Nothing written yet"),
            do=_nothing,
            kind=" · ".join(parts),
            realm=str(row.get("realm") or ""),
            icon="link" if said else ICONS.get(other, "circle-dashed"),
            more=str(row.get(SNIPPET, "")),
            words=tuple(words),
            table=other.table_name(),
            row_id=row["id"],
            linked=said,
        )


def _rows(workspace: Workspace, other: type[Row], typed: str) -> list[dict[str, Any]]:
    words = words_of(typed)
    if other is Arrow:
        named = workspace.table(Arrow)
        return [row for row in named if holds(workspace.name_of("arrow", row["id"]), words)]
    if not words:
        rows = workspace.table(other)
        return sorted(
            rows, key=lambda row: (row.get("position") or row.get("rank") or "", row["id"])
        )
    hits = search(workspace.document.session, typed, [other], MOST)
    return [{**hit.values, SNIPPET: hit.snippet} for hit in hits]


def _new(model: type[Row], others: list[type[Row]], typed: str) -> Iterator[Choice]:
    said = " ".join(typed.split())
    may_make = {meaning.other for meaning in meanings_of(model) if meaning.may_make}
    for other in others:
        if said and other in may_make:
            yield Choice(
                title=_("New {kind}: “{words}”").format(
                    kind=wording.singular(other), words=shorten(said, 60)
                ),
                do=_nothing,
                icon="plus",
                table=other.table_name(),
            )


def made_from(choice: Choice, typed: str) -> Row:
    """Return the new item that a choice stands for, named by what was typed."""
    return choice.model(**{name_field(choice.model).name: " ".join(typed.split())})

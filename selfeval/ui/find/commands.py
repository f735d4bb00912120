"""Commands as rows of the search over everything: those of the menus, and what words suggest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from selfeval.core.folding import holds, words_of
from selfeval.core.models import MODEL_OF, Fact, Indicator, Row
from selfeval.core.rooms import ROOMS
from selfeval.core.sorting import suggest
from selfeval.core.wording import called, shorten
from selfeval.i18n import _
from selfeval.store.search import Hit
from selfeval.ui import wording
from selfeval.ui.actions import commands
from selfeval.ui.catalogue import page_specs
from selfeval.ui.find.entry import Entry
from selfeval.ui.notes import doing
from selfeval.ui.recording.dialog import open_record

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

LEFT_OUT = ("find_or_do",)
MOST_READINGS = 3


def pages(desk: Desk, typed: str) -> Iterator[Entry]:
    """Return the pages whose titles hold every word; to others leads a command, which may ask."""
    words = words_of(typed)
    for spec in page_specs():
        title = _(spec.title)
        if spec.group and holds(title, words):
            yield Entry(
                title=title,
                do=lambda key=spec.key: desk.show_page(key),
                kind=_("Step") if spec.group == "steps" else _("Page"),
                icon=spec.icon or "corner-down-right",
                keys=_keys(desk, f"go_{spec.key}"),
                words=tuple(words),
            )


def of_menus(desk: Desk, typed: str) -> Iterator[Entry]:
    """Return the commands of the menus that can be given now and hold every word."""
    words = words_of(typed)
    page_commands = {f"go_{spec.key}" for spec in page_specs()}
    for command in commands():
        if command.key in LEFT_OUT or command.key in page_commands or command.key == "recent":
            continue
        action = desk.window.actions_by_key[command.key]
        title = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        if action.isEnabled() and holds(title, words):
            yield Entry(
                title=title,
                do=action.trigger,
                icon=command.icon or "corner-down-right",
                keys=_keys(desk, command.key),
                words=tuple(words),
            )


def readings(desk: Desk, hits: list[Hit]) -> Iterator[Entry]:
    """Offer to record a reading of the indicators that were found."""
    if desk.workspace.document.read_only:
        return
    found = [hit for hit in hits if hit.table == Indicator.table_name()]
    for hit in found[:MOST_READINGS]:
        yield Entry(
            title=_("Record a reading for “{sign}”").format(sign=called(hit.name, 60)),
            do=lambda row_id=hit.row_id: open_record(desk, row_id),
            icon="eye-check",
            keys=_keys(desk, "reading") if hit is found[0] else "",
        )


def writings(desk: Desk, typed: str) -> Iterator[Entry]:
    """Offer to write what was typed: as a fact, as what it sounds like, and as a note."""
    said = " ".join(typed.split())
    if not said or desk.workspace.document.read_only:
        return
    likely = MODEL_OF.get(suggest(said), Fact)
    for model in dict.fromkeys((Fact, likely)):
        yield Entry(
            title=_("Add it as: {kind}, “{words}”").format(
                kind=wording.singular(model), words=shorten(said, 60)
            )
            if model is not Fact
            else _("Add it as a fact: “{words}”").format(words=shorten(said, 60)),
            do=lambda model=model: _add(desk, model, said),
            icon="plus",
        )
    yield Entry(
        title=_("Keep it as a note: “{words}”").format(words=shorten(said, 60)),
        do=lambda: _keep(desk, said),
        icon="pencil",
    )


def _add(desk: Desk, model: type[Row], said: str) -> None:
    key = next(room.key for room in ROOMS if room.model is model)
    desk.show_page(key)
    assert desk.page is not None
    desk.page.add(said)


def _keep(desk: Desk, said: str) -> None:
    doing.keep(desk.workspace, [said])
    desk.window.foot.say(_("Kept in the inbox."), may_undo=True)


def _keys(desk: Desk, command: str) -> str:
    action = desk.window.actions_by_key.get(command)
    shortcut = action.shortcut() if action is not None else QKeySequence()
    return shortcut.toString(QKeySequence.SequenceFormat.NativeText)

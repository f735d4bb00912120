"""Find or do: one box over the window for every item, quote and note, and for every command."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from selfeval.i18n import _
from selfeval.ui import alerts, icons, theme
from selfeval.ui.find import commands, items
from selfeval.ui.find.entry import Entry, Group
from selfeval.ui.find.recent import Recent
from selfeval.ui.find.rows import EntriesModel, EntryList
from selfeval.ui.overlay import Overlay
from selfeval.ui.widgets import label, rule

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
HEIGHT, LEAST = 560, 120
"""The panel's height at most, and the least of its list, at 100 % text."""
FIRST = 7
"""Items shown before the commands; the others come after them."""


def open_palette(desk: Desk) -> None:
    """Open the palette, empty, with what was opened lately; a second time puts it away."""
    palette = desk.window.findChild(Palette, "find_or_do")
    if palette is None:
        palette = Palette(desk)
    palette.open_empty()


class Palette(Overlay):
    """A box and what its words find. The focus stays in the box; the arrows choose below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window, "find_or_do", _("Find or do"))
        self._desk = desk
        self.recent = Recent(desk, self)
        self.model = EntriesModel()
        self.list = EntryList(self.model)
        self.list.clicked.connect(self._on_clicked)
        self.list.installEventFilter(self)
        self.box = QLineEdit()
        self.box.setObjectName("find_text")
        self.box.setProperty("bare", True)
        self.box.setPlaceholderText(_("Find anything, or say what to do"))
        self.box.setAccessibleName(_("Find or do"))
        self.box.setAccessibleDescription(_("Arrows choose, Enter opens, Esc leaves."))
        theme.set_role(self.box, "statement")
        self.box.textChanged.connect(self._look)
        self.box.installEventFilter(self)
        self._lay_out()
        desk.workspace.about_to_close.connect(self.dismiss)

    def _lay_out(self) -> None:
        esc = label(_("Esc"), "badge")
        esc.setProperty("chip", "plain")
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 18, 12)
        head.setSpacing(12)
        head.addWidget(glass())
        head.addWidget(self.box, 1)
        head.addWidget(esc, 0, Qt.AlignmentFlag.AlignVCenter)
        foot = label(_("Up and down choose, Enter opens, Esc leaves"), "caption", "text2")
        foot.setContentsMargins(20, 8, 20, 10)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 2, 0, 6)
        middle.addWidget(self.list)
        self.column.addLayout(head)
        self.column.addWidget(rule())
        self.column.addLayout(middle, 1)
        self.column.addWidget(rule())
        self.column.addWidget(foot)

    # What Overlay asks ------------------------------------------------------------------------

    def first_focus(self) -> QLineEdit:
        """Return the box."""
        return self.box

    def panel_height(self, room: int) -> int:
        around = self.panel.sizeHint().height() - self.list.sizeHint().height()
        return min(room, theme.px(HEIGHT), around + max(theme.px(LEAST), self.list.needed()))

    # Looking ----------------------------------------------------------------------------------

    def open_empty(self) -> None:
        """Open with nothing typed."""
        self.recent.note()
        self.box.clear()
        self._look("")
        self.show_over()

    def _look(self, typed: str) -> None:
        groups = self._found(typed) if typed.strip() else self._lately()
        self.model.show([group for group in groups if group.entries])
        self._choose(self.model.step(-1, 0))
        if self.isVisible():
            self.fit()

    def _lately(self) -> list[Group]:
        """Return what was opened lately, the pages, and every command."""
        found = (items.entry_of(self._desk, *place) for place in self.recent.places())
        lately = islice((one for one in found if one is not None), items.MOST_RECENT)
        return [
            Group(_("Lately"), tuple(lately)),
            Group(_("Go to"), tuple(commands.pages(self._desk, ""))),
            Group(_("Do"), tuple(commands.of_menus(self._desk, ""))),
        ]

    def _found(self, typed: str) -> list[Group]:
        hits = items.find_hits(self._desk, typed)
        pages = tuple(commands.pages(self._desk, typed))
        found = (*pages, *items.entries_of(self._desk, hits, typed))
        do = (
            *commands.of_menus(self._desk, typed),
            *commands.readings(self._desk, hits),
            *commands.writings(self._desk, typed),
        )
        said = " ".join(typed.split())
        nothing = _("Nothing called “{words}” yet").format(words=said)
        return [
            Group(_("Go to"), found[:FIRST]),
            Group(_("Do") if found else nothing, do),
            Group(_("Also found"), found[FIRST:]),
        ]

    # Choosing ---------------------------------------------------------------------------------

    def _choose(self, row: int) -> None:
        self.list.choose(row)
        entry = self.model.entry(row)
        if entry is not None and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, entry.spoken))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._do(self.model.entry(index.row()))

    @alerts.calmly
    def _do(self, entry: Entry | None) -> None:
        """Put the palette away, and then do what the row says."""
        if entry is not None:
            self.dismiss()
            entry.do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched in (self.box, self.list):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        if event.key() in MOVES:
            self._choose(self.model.step(row, MOVES[event.key()]))
            return True
        if event.key() in ENTER:
            self._do(self.model.entry(row))
            return True
        return self._on_shortcut(event)

    def _on_shortcut(self, event: QKeyEvent) -> bool:
        """The keys that open the palette put it away; those of the quick note go on to it."""
        pressed = QKeySequence(event.keyCombination())
        do = self._desk.window.actions_by_key
        if pressed == do["find_or_do"].shortcut():
            self.dismiss()
            return True
        note = do["quick_note"]
        if pressed == note.shortcut() and note.isEnabled():
            self.dismiss()
            note.trigger()
            return True
        return False


def glass() -> QLabel:
    """Return a magnifying glass, as large as the text beside it."""
    made = QLabel()

    def draw() -> None:
        side = theme.px(20)
        made.setPixmap(icons.icon("search", "text2").pixmap(side, side))

    made.renew_icons = draw  # type: ignore[attr-defined]
    draw()
    return made

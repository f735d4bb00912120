"""Say by its name where an arrow from the chosen box leads: to a box there is, or to a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from selfeval.core import realms
from selfeval.core.chain import realm_of
from selfeval.core.models import Factor
from selfeval.core.picture.figure import Box
from selfeval.core.placing.lining_up import free_below
from selfeval.i18n import _
from selfeval.ui import alerts, icons, theme
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.canvas.editor import STILL_TYPING
from selfeval.ui.pages.maps.canvas.lanes import LANES, lane_middle, realm_in
from selfeval.ui.widgets import label, search_line

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

WIDTH, ROWS = 330, 7
MINUS = ("-", "−", "–")
USUAL = 52


def source_of(canvas: MapCanvas) -> Box | None:
    """Return the box that is chosen, or that to which the chosen arrow leads."""
    for one in canvas.showing.boxes[-1:]:
        return canvas.scene.box(one)
    for one in canvas.showing.arrows[-1:]:
        drawn = canvas.scene.drawn(one)
        return canvas.scene.box(drawn.target) if drawn is not None else None
    return None


@dataclass(frozen=True)
class Target:
    """Where an arrow may lead: a box of this map or of the model, or a new one in a lane."""

    words: str
    factor_id: str = ""
    lane: int = -1
    is_here: bool = True


class JoinBox(QFrame):
    """A line to type in and what it finds. Enter joins, Esc leaves; a minus first means lowers."""

    def __init__(self, canvas: MapCanvas, source_id: str) -> None:
        super().__init__(canvas)
        self.setObjectName("join_box")
        self.setProperty("toast", True)
        self.canvas, self.source_id = canvas, source_id
        name = canvas.workspace.name_of("factor", source_id)
        told = label(_("Arrow from “{name}” to").format(name=name), "caption", "text2", wrap=True)
        self.line = search_line("join_line", _("Type its name"), "arrow-right", _("Arrow to"))
        self.line.setToolTip(_("Begin with − where it lowers"))
        self.list = QListWidget()
        self.list.setObjectName("join_list")
        self.list.setAccessibleName(_("Where the arrow can lead"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.set_role(self.list, "body")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        for part in (told, self.line, self.list):
            column.addWidget(part)
        self._targets: list[Target] = []
        self.line.textChanged.connect(self._find)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.line.installEventFilter(self)
        self._find("")

    def open_at(self, place: QPoint) -> None:
        """Open with its corner at a place of the canvas, or as near to it as there is room."""
        self.setFixedWidth(min(theme.px(WIDTH), self.canvas.width() - 8))
        room, row = self.canvas.rect().adjusted(4, 4, -4, -4), self.list.fontMetrics().height() + 12
        self.list.setFixedHeight(ROWS * row)
        self.adjustSize()
        if self.height() > room.height():  # the last rows are scrolled to
            self.list.setFixedHeight(max(row, ROWS * row - self.height() + room.height()))
            self.adjustSize()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.raise_()
        self.line.setFocus()

    @property
    def _words(self) -> str:
        words = " ".join(self.line.text().split())
        return words[1:].strip() if words[:1] in (*MINUS, "+") else words

    @property
    def _sign(self) -> str:
        return "minus" if self.line.text().strip()[:1] in MINUS else "plus"

    # What there is ----------------------------------------------------------------------------

    def _find(self, _text: str) -> None:
        self._targets = self._found(self._words)
        self.list.clear()
        for target in self._targets:
            item = QListWidgetItem(self._line(target))
            realm = realms.realm(self._realm(target))
            if target.lane >= 0:
                item.setIcon(icons.icon("plus"))
            elif realm is not None:
                item.setIcon(icons.realm_icon(realm.id, _(realm.letter)))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self._words else -1)  # what nobody named is not joined

    def _line(self, target: Target) -> str:
        if target.lane >= 0:
            realm = realms.realm(LANES[target.lane])
            lane = _(realm.title) if realm else _("Not yet placed")
            return _("New box in {lane}: {words}").format(lane=lane, words=target.words)
        if not target.is_here:
            return _("{words} (not on this map)").format(words=target.words)
        return target.words

    def _realm(self, target: Target) -> str:
        factor = self.canvas.workspace.rows.get(Factor, target.factor_id)
        return realm_of(factor) if factor is not None else ""

    def _found(self, words: str) -> list[Target]:
        """List the boxes whose words hold what was typed: of this map first, then new ones."""
        figure = self.canvas.figure
        taken = {one.target for one in figure.arrows if one.source == self.source_id}
        here = {box.id for box in figure.boxes}
        asked = words.casefold().split()
        found = [
            Target(row.label, row.id, is_here=row.id in here)
            for row in self.canvas.workspace.rows.all(Factor)
            if row.id != self.source_id
            and row.id not in taken
            and all(part in row.label.casefold() for part in asked)
        ]
        begins = words.casefold()
        found.sort(key=lambda one: (not one.is_here, not one.words.casefold().startswith(begins)))
        new = [Target(words, lane=lane) for lane in self._lanes()] if words else []
        same = any(one.words.casefold() == begins for one in found)
        return found if same else [*found, *new]

    def _lanes(self) -> list[int]:
        """Return the lanes for a new box: the one to the right of the source first."""
        box = self.canvas.scene.box(self.source_id)
        first = min(5, (box.lane if box is not None else 0) + 1)
        return [first, *(lane for lane in range(1, 6) if lane != first)]

    # Doing it ---------------------------------------------------------------------------------

    @alerts.calmly
    def take(self) -> None:
        """Join the source to what is chosen in the list."""
        at = self.list.currentRow()
        if not 0 <= at < len(self._targets):
            return
        target, sign = self._targets[at], self._sign
        self.leave()
        workspace, showing = self.canvas.workspace, self.canvas.showing
        if target.lane >= 0:
            box = doing.NewBox(target.words, realm_in(LANES[target.lane]), at=self._place(target))
            made, _arrow = doing.add_arrow_to_new(
                workspace, showing.map_id, self.source_id, box, sign
            )
            showing.choose_box(made)
        elif target.is_here:
            made = doing.add_arrow(workspace, self.source_id, target.factor_id, sign)
            showing.choose_arrow(made)
            self.canvas.sight.bring_arrow(made)
        else:
            made = doing.add_arrow_to_shown(
                workspace,
                showing.map_id,
                self.source_id,
                target.factor_id,
                self._place(target),
                sign,
            )
            showing.choose_arrow(made)
            self.canvas.sight.bring_arrow(made)

    def _place(self, target: Target) -> tuple[int, int]:
        """Return a free place in a lane, level with the source where there is room."""
        lane = target.lane if target.lane >= 0 else LANES.index(self._realm(target))
        box = self.canvas.scene.box(self.source_id)
        level = box.y if box is not None else USUAL
        down = free_below(self.canvas.figure.boxes, lane, USUAL, level)
        return round(lane_middle(lane)), round(down)

    def leave(self) -> None:
        """Go, and give the focus back to the map."""
        self.line.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.canvas.view.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return event.key() == Qt.Key.Key_Escape
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        gone = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
        if gone and event.reason() not in STILL_TYPING:
            self.hide()
            self.deleteLater()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + by)))
        else:
            return False
        return True

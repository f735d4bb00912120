"""The list twin of a map: two tables, what is looked for in them, and what can be done there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from selfeval.core.models import Arrow
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.flow import FlowLayout
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.inspector.assumed import ask_assumption
from selfeval.ui.pages.maps.listing.table import TwinTable
from selfeval.ui.pages.maps.listing.tables import ArrowsTable, BoxesTable
from selfeval.ui.pages.maps.listing.view import TwinView
from selfeval.ui.pages.maps.showing import ARROW, BOX, Showing
from selfeval.ui.widgets import button, label, search_line

ARROWS, BOXES = 0, 1


class Listing(QWidget):
    """Arrows and boxes as tables. `command_wanted` carries a command for what is chosen."""

    command_wanted = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("map_listing")
        self._showing, self._space = showing, showing.workspace
        self._may_write = not self._space.document.read_only
        self.tables: tuple[TwinTable, TwinTable] = (
            ArrowsTable(showing, self),
            BoxesTable(showing, self),
        )
        self.views = (
            TwinView(self.tables[ARROWS], "arrows_table", _("Arrows")),
            TwinView(self.tables[BOXES], "boxes_table", _("Boxes")),
        )
        self._stack = QStackedWidget()
        self._empty = label("", "body", "text2", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (*self.views, self._empty):
            self._stack.addWidget(part)
        self._which, self._scope = QButtonGroup(self), QButtonGroup(self)
        self.search = search_line("listing_search", _("Look for words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot())
        self._connect()

    def _head(self) -> FlowLayout:
        line = FlowLayout(gap=8)
        for at, words, name in (
            (ARROWS, _("Arrows"), "list_arrows"),
            (BOXES, _("Boxes"), "list_boxes"),
        ):
            line.addWidget(self._segment(self._which, at, words, name))
        spacer = QWidget()
        spacer.setFixedWidth(12)
        line.addWidget(spacer)
        for at, words, name in (
            (0, _("This map"), "list_this_map"),
            (1, _("Everything in the model"), "list_everything"),
        ):
            line.addWidget(self._segment(self._scope, at, words, name))
        self.search.setMinimumWidth(200)
        line.addWidget(self.search)
        return line

    def _segment(self, group: QButtonGroup, at: int, words: str, name: str) -> QWidget:
        made = button(words, "segment", name=name)
        made.setCheckable(True)
        made.setChecked(at == 0)
        group.addButton(made, at)
        return made

    def _foot(self) -> FlowLayout:
        foot = FlowLayout(gap=2)
        self._on_rows: dict[str, QWidget] = {}
        for key, words, icon, of_rows in (
            ("add_arrow", _("Add an arrow"), "plus", False),
            ("add_box", _("Add a box"), "plus", False),
            ("copy", _("Copy as text"), "copy", True),
            ("put_here", _("Put on this map"), "sitemap", True),
            ("put_on", _("Put on another map"), "sitemap", True),
            ("pin", _("Pin"), "pin", True),
            ("unpin", _("Let go"), "pinned-off", True),
            ("take_off", _("Remove from this map"), "unlink", True),
            ("remove", _("Remove everywhere"), "trash", True),
        ):
            made = button(words, "link", icon, f"listing_{key}")
            made.clicked.connect(lambda _on=False, key=key: self._do(key))
            if not self._may_write and key != "copy":
                made.hide()
            if of_rows:
                self._on_rows[key] = made
            foot.addWidget(made)
        return foot

    def _connect(self) -> None:
        for at, (table, view) in enumerate(zip(self.tables, self.views, strict=True)):
            table.refused = lambda problem: alerts.tell(self.window(), problem)
            kind = ARROW if at == ARROWS else BOX
            view.chosen.connect(
                lambda ids, kind=kind: self._showing.choose([(kind, one) for one in ids])
            )
            view.remove_wanted.connect(lambda: self._do("drop"))
            view.copy_wanted.connect(self.copy)
        self.views[ARROWS].pick_wanted.connect(self._on_pick)
        self._which.idClicked.connect(self._show_table)
        self._scope.idClicked.connect(lambda at: self.show_everything(bool(at)))
        self.search.textChanged.connect(self._on_search)

    # Showing --------------------------------------------------------------------------------

    @property
    def view(self) -> TwinView:
        """The table that is shown."""
        return self.views[self._which.checkedId()]

    @property
    def everything(self) -> bool:
        """Whether all of the model is listed, not only what is on the map."""
        return self._scope.checkedId() == 1

    def show_everything(self, wanted: bool) -> None:
        """List all of the model, or only what is on the map."""
        self._scope.button(int(wanted)).setChecked(True)
        for table in self.tables:
            table.everything = wanted
        self.reload()

    def show_boxes(self, words: str = "") -> None:
        """Show the boxes, narrowed to those with some words."""
        self.search.setText(words)
        self._show_table(BOXES)

    def reload(self) -> None:
        """Read arrows and boxes anew."""
        for table in self.tables:
            table.reload()
        for at, words in ((ARROWS, _("Arrows")), (BOXES, _("Boxes"))):
            self._which.button(at).setText(f"{words} · {self.tables[at].total}")
        self._show_table(self._which.checkedId())
        self.show_chosen()

    def _show_table(self, at: int) -> None:
        self._which.button(at).setChecked(True)
        table = self.tables[at]
        self._stack.setCurrentWidget(self.views[at] if table.rowCount() else self._empty)
        self._empty.setText(self._why_empty(at))
        self._offer()

    def _why_empty(self, at: int) -> str:
        if self.tables[at].total:
            return _("Nothing here has these words.")
        if at == BOXES:
            return _("No boxes yet. Add one: a thing that can rise or fall.")
        return _("No arrows yet. Add one: what does a box raise or lower?")

    def _on_search(self, words: str) -> None:
        for table in self.tables:
            table.search(words)
        self._show_table(self._which.checkedId())

    def show_chosen(self) -> None:
        """Choose in the tables what is chosen on the map."""
        self.views[ARROWS].choose(self._showing.arrows)
        self.views[BOXES].choose(self._showing.boxes)
        boxes, arrows = bool(self._showing.boxes), bool(self._showing.arrows)
        if boxes != arrows and not self._may_stay(boxes):
            self._show_table(BOXES if boxes else ARROWS)
        self._offer()

    def _may_stay(self, boxes: bool) -> bool:
        return self._which.checkedId() == (BOXES if boxes else ARROWS)

    def _offer(self) -> None:
        """Offer what can be done with the rows that are chosen, if any are."""
        ids = self.view.ids()
        boxes = ids if self.view is self.views[BOXES] else []
        here = [one for one in boxes if one in self._showing.graph.factors]
        pinned = [one for one in here if self._showing.is_pinned(one)]
        wanted = {
            "copy": bool(ids),
            "put_here": len(here) < len(boxes),
            "put_on": bool(boxes),
            "pin": len(pinned) < len(here),
            "unpin": bool(pinned),
            "take_off": bool(here),
            "remove": bool(ids),
        }
        for key, made in self._on_rows.items():
            made.setVisible(wanted[key] and (self._may_write or key == "copy"))

    def first_focus(self) -> QWidget:
        """Return the table, or the search where it is empty."""
        return self.view if self.view.isVisible() else self.search

    # Doing ----------------------------------------------------------------------------------

    def _do(self, key: str) -> None:
        if key == "add_arrow":
            self.add_arrow()
        elif key == "add_box":
            self.add_box()
        elif key == "copy":
            self.copy()
        elif key == "put_here":
            self._put_here()
        else:
            self.command_wanted.emit(key)

    def copy(self) -> None:
        """Copy the chosen rows, or all that are shown, as lines of a table."""
        at = self._which.checkedId()
        ids = self.view.ids() or self.tables[at].ids()
        QGuiApplication.clipboard().setText(self.tables[at].as_text(ids))

    @alerts.calmly
    def _put_here(self) -> None:
        doing.put_on_map(self._space, self._showing.map_id, dict.fromkeys(self._showing.boxes))

    def add_arrow(self) -> None:
        """Ask for both ends of a new arrow, and what is known of it."""
        boxes = self._showing.boxes
        AddDialog(
            self._space,
            Arrow,
            _("Add an arrow"),
            self.window(),
            self._save_arrow,
            preset={"sign": "plus", **({"source_id": boxes[0]} if boxes else {})},
        ).open()

    def _save_arrow(self, values: dict[str, Any]) -> None:
        arrow_id = self._space.add(Arrow(**values), _("Add arrow"))
        self._showing.choose_arrow(arrow_id)
        self._show_table(ARROWS)

    @alerts.calmly
    def add_box(self) -> None:
        """Add a box, and put the cursor into its words."""
        self.search.clear()
        box_id = doing.add_box(self._space, self._showing.map_id, doing.NewBox(_("New box")))
        self._show_table(BOXES)
        self._showing.choose_box(box_id)
        self.views[BOXES].setFocus(Qt.FocusReason.OtherFocusReason)
        self.views[BOXES].edit_cell(box_id)

    def _on_pick(self, row_id: str, _key: str) -> None:
        ask_assumption(self._space, row_id, self)

"""All maps of the file: show one, begin one, name it, take a second one from it, remove it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.causal.graph import graph_of
from selfeval.core.models import Map
from selfeval.core.wording import called
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts
from selfeval.ui.focus import focus_kept
from selfeval.ui.form.record_dialog import AddDialog, EditDialog
from selfeval.ui.item.section import row_with
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.showing import Showing
from selfeval.ui.widgets import button, empty_layout, fit_to_screen, icon_button, label, scrolling
from selfeval.ui.workspace import Workspace


def counted(workspace: Workspace, map_id: str) -> str:
    """Say how many boxes and arrows a map shows, or with "" the whole model has."""
    graph = graph_of(workspace.rows, map_id, private=True)
    boxes, arrows = len(graph.factors), len(graph.arrows)
    return " · ".join(
        (
            ngettext("{count} box", "{count} boxes", boxes).format(count=boxes),
            ngettext("{count} arrow", "{count} arrows", arrows).format(count=arrows),
        )
    )


class AllMaps(QDialog):
    """A list of the maps. `everything_wanted` asks for all boxes and arrows, as a list."""

    everything_wanted = Signal()

    def __init__(self, showing: Showing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("all_maps")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("All maps"))
        self._showing, self._space = showing, showing.workspace
        self._may_write = not self._space.document.read_only
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(10, 0, 10, 8)
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 14)
        column.setSpacing(8)
        for part in (
            label(_("All maps"), "heading"),
            label(_("Each shows a part of one model of the school."), "body", "text2", wrap=True),
        ):
            part.setContentsMargins(22, 0, 22, 0)
            column.addWidget(part)
        column.addWidget(scrolling(inner, "all_maps_scroll"), 1)
        column.addLayout(self._foot())
        self._space.changed.connect(self._on_changed)
        self._draw()
        fit_to_screen(self, 560, 520)

    def _foot(self) -> QHBoxLayout:
        self.new = button(_("New map…"), icon="plus", name="new_map")
        self.new.clicked.connect(self.ask_new)
        if not self._may_write:
            self.new.hide()
        close = button(_("Close"), "primary", name="all_maps_close")
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.setContentsMargins(22, 0, 22, 0)
        line.addWidget(self.new)
        line.addStretch(1)
        line.addWidget(close)
        return line

    def _on_changed(self, _label: str, _tables: object) -> None:
        if self._space.is_open:
            self._draw()

    def done(self, result: int) -> None:
        """Stop listening, and close."""
        self._space.changed.disconnect(self._on_changed)
        super().done(result)

    def _draw(self) -> None:
        with focus_kept(self):
            empty_layout(self._list)
            for row in self._space.rows.all(Map):
                self._list.addWidget(self._row(row))
            every = ItemButton(
                _("Everything in the model"), counted(self._space, ""), icon="table", boxed=True
            )
            every.setObjectName("whole_model")
            every.clicked.connect(self._on_everything)
            self._list.addWidget(every)
            self._list.addStretch(1)

    def _row(self, row: Map) -> QWidget:
        said = [" ".join(row.question.split()), counted(self._space, row.id)]
        if row.id == self._showing.map_id:
            said.append(_("shown now"))
        name = row.name or _("A map without a name")
        shown = ItemButton(
            name,
            " · ".join(one for one in said if one),
            icon="sitemap",
            boxed=True,
            caption_lines=3,
        )
        shown.setObjectName("one_map")
        shown.clicked.connect(partial(self._on_show, row.id))
        if not self._may_write:
            return shown
        words = called(name, 40)
        made: list[QWidget] = []
        for icon, verb, do in (
            ("pencil", _("Change name and question of “{name}”"), self._on_change),
            ("copy", _("Make a second map like “{name}”"), self._on_copy),
            ("trash", _("Remove “{name}”; its boxes stay in the model"), self._on_remove),
        ):
            one = icon_button(icon, verb.format(name=words), f"map_{icon}")
            one.clicked.connect(partial(do, row.id))
            made.append(one)
        return row_with(shown, *made)

    # Doing ----------------------------------------------------------------------------------

    def _on_everything(self) -> None:
        self.accept()
        self.everything_wanted.emit()

    def _on_show(self, map_id: str, _checked: bool = False) -> None:
        self._showing.show_map(map_id)
        self.accept()

    def _on_change(self, map_id: str, _checked: bool = False) -> None:
        EditDialog(self._space, Map, map_id, self).open()

    @alerts.calmly
    def _on_copy(self, map_id: str, _checked: bool = False) -> None:
        self._showing.show_map(doing.duplicate_map(self._space, map_id))

    @alerts.calmly
    def _on_remove(self, map_id: str, _checked: bool = False) -> None:
        doing.remove_map(self._space, map_id)

    def ask_new(self) -> None:
        """Ask for name and question of a new map, and show it."""
        ask_new_map(self._showing, self, self.accept)


def ask_new_map(
    showing: Showing, parent: QWidget, then: Callable[[], object] = lambda: None
) -> None:
    """Ask for name, question and kind of a new map; it is then shown."""
    space = showing.workspace

    def save(values: dict[str, object]) -> None:
        row = Map(**values)
        map_id = space.add(row, _("Add map"))
        showing.show_map(map_id)
        then()

    AddDialog(space, Map, _("New map"), parent, save).open()

"""A step: its list on the left, the form of the chosen row, and the row's thread on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from selfeval.core.fields import name_field
from selfeval.core.models import Row
from selfeval.core.rooms import Room
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.frame.head import Head
from selfeval.ui.item.detail import Detail
from selfeval.ui.item.duplicate import duplicate_row
from selfeval.ui.item.empty_room import EmptyRoom
from selfeval.ui.item.fresh import Fresh
from selfeval.ui.page import Page
from selfeval.ui.panes_share import has_room_for_thread, share
from selfeval.ui.rows.list_pane import ListPane
from selfeval.ui.rows.marks import marks_of
from selfeval.ui.rows.table import RowsModel
from selfeval.ui.thread.panel import ThreadPanel
from selfeval.ui.widgets import label
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


class RoomPage(Page):
    """One step. It keeps ids and asks the workspace again after every gesture."""

    def __init__(self, room: Room, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName(f"room_{room.key}")
        self.room = room
        self._thread_wanted = True
        self._thread_though_narrow = False
        self.rows = RowsModel(room.model, workspace, parent=self)
        self.marks = marks_of(room.model, workspace)
        self.splitter, self.middle = QSplitter(), QStackedWidget()
        self.list = ListPane(self.rows, _(room.singular), self.marks)
        self.list.may_add = not workspace.document.read_only
        self._lay_out()
        self.empty = EmptyRoom(room, not workspace.document.read_only)
        self._nothing = label(_("Choose one from the list."), "body", "text3")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.detail = Detail(workspace, room.model, self.middle)
        self.thread = ThreadPanel(room.model, read_only=workspace.document.read_only)
        self._fill()
        self._fresh = Fresh(workspace, room.model)
        self._stale = True
        self._showing: tuple[str, int] | None = None
        self._thread_later = QTimer(self, singleShot=True, interval=0)
        self._thread_later.timeout.connect(self._draw_thread)
        self._connect()

    def _lay_out(self) -> None:
        """Put what holds the parts into its place first: all that is moved is styled anew."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.splitter.setObjectName("panes")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.list, self.middle):
            self.splitter.addWidget(part)
        self.list.setMinimumWidth(240)
        self.middle.setMinimumWidth(360)
        self.middle.setAutoFillBackground(True)
        self.middle.setBackgroundRole(QPalette.ColorRole.Base)

    def _fill(self) -> None:
        for part in (self.empty, self._nothing, self.detail):
            self.middle.addWidget(part)
        self.splitter.addWidget(self.thread)
        for at, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(at, stretch)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.narrowed.connect(self._on_narrowed)
        self.list.activated_id.connect(lambda _id: self.detail.form.focus_first())
        self.list.add_wanted.connect(self.add)
        self.empty.add_wanted.connect(self.add)
        self.detail.form.edited.connect(self._on_edited)
        self.detail.head.remove_wanted.connect(self.remove)
        self.detail.head.private_wanted.connect(self._on_private)
        self.detail.head.duplicate_wanted.connect(self.duplicate)
        self.detail.head.command_wanted.connect(self.command_wanted)
        self.empty.command_wanted.connect(self.command_wanted)
        self.list.view.remove_wanted.connect(self.remove)
        self.detail.sections.go_to.connect(self.go_to)
        self.thread.go_to.connect(self.go_to)
        self.thread.link_wanted.connect(self._on_link_wanted)
        self.workspace.changed.connect(self._on_changed)

    # What the window asks ------------------------------------------------------------------

    def join(self, desk: Desk) -> None:
        """Take from the window whether threads are shown."""
        self.show_thread(desk.window.settings.thread_shown)

    def head(self) -> Head:
        """Return the button for a new row, and whether the thread is shown."""
        kind = "" if self.workspace.document.read_only else _(self.room.singular)
        return Head(
            action=_("New {kind}").format(kind=kind) if kind else "",
            has_thread=True,
            thread_shown=not self.thread.isHidden(),
        )

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The row that is shown."""
        return (self.room.model, self.row_id) if self.row_id else None

    def panes(self) -> list[QWidget]:
        """Return list, form and thread."""
        return [self.list, self.detail.scroll, self.thread]

    def can_add(self) -> bool:
        """Rows are added here."""
        return True

    def rename(self) -> None:
        """Put the cursor into the name of the row that is shown."""
        if self.row_id:
            self.detail.form.focus_first()

    def find(self) -> bool:
        """Put the cursor into the search box."""
        self.list.search.setFocus()
        self.list.search.selectAll()
        return True

    # Showing ------------------------------------------------------------------------------

    @property
    def row_id(self) -> str:
        """The id of the row that is shown; empty if none is."""
        return self.list.view.row_id

    def enter(self) -> None:
        """Be shown: read what has changed, and choose the first row if none is."""
        if self._stale:
            self.reload()
        if not self.row_id and self.rows.rowCount():
            self.list.view.choose(self.list.grouped.first_id())
        self._show_row()
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Settle what is still being typed."""
        self.detail.form.settle()

    def left(self) -> None:
        """Leave no new item behind in which nothing was written."""
        if not self.detail.form.has_problem:
            self._fresh.drop()

    def show_item(self, row_id: str) -> None:
        """Choose a row by its id, clearing a search that hides it."""
        if self._stale:
            self.reload()
        if not self.rows.index_of(row_id).isValid():
            self.list.clear()
        self.list.view.choose(row_id)

    def show_only(self, realm: str) -> None:
        """Narrow the list to one realm, which a chip shows; "" shows every row."""
        if self._stale:
            self.reload()
        self.list.show_only(realm)

    def reload(self) -> None:
        """Read the rows anew; the selection stays by id, or goes to the nearest row."""
        self._stale = False
        view = self.list.view
        at, before = view.currentIndex().row(), view.row_id
        self.rows.keep(before)
        self.list.grouped.reload()
        if before and not self.rows.index_of(before).isValid():
            view.forget()
            near = self.list.grouped.id_near(at)
            if near:
                view.choose(near)

    def _on_changed(self, _label: str, tables: frozenset[str]) -> None:
        if not self.isVisible():
            self._stale = True
            return
        if self.rows.depends_on(tables) or tables & self.marks.tables:
            self.reload()
        self._show_row()

    def _on_chosen(self, _row_id: str) -> None:
        self._show_row()
        self.detail.scroll.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._drop_fresh)  # not while the list is choosing

    def _drop_fresh(self) -> None:
        if self.workspace.is_open:
            self._fresh.drop(keep=self.row_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc take a new item back in which nothing was written."""
        untouched = self._fresh.is_untouched(self.row_id) and not self.detail.form.has_problem
        if event.key() == Qt.Key.Key_Escape and untouched:
            self._fresh.drop()
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_narrowed(self) -> None:
        """Show only what the list shows: its first row where the chosen one is hidden."""
        if self.rows.index_of(self.row_id).isValid():
            return
        self.detail.form.settle()
        self.list.view.forget()
        if not self.list.view.choose(self.list.grouped.first_id()):
            self._show_row()

    def _show_row(self) -> None:
        """Show the chosen row and its thread, unless that is what is shown already."""
        showing = (self.row_id, self.workspace.gestures)
        if showing == self._showing:
            return
        self._showing = showing
        values = self.workspace.values(self.room.model, self.row_id) if self.row_id else None
        if values is None:
            self.middle.setCurrentWidget(self._nothing if self.rows.total else self.empty)
        else:
            self.detail.show_row(self.row_id, values)
            self.middle.setCurrentWidget(self.detail)
        self._thread_later.start()

    def _draw_thread(self) -> None:
        if not self.isVisible():
            self._showing = None  # left before the thread was drawn: the next visit draws it
        elif self.thread.isVisible() and self.workspace.is_open:
            rows = self.workspace.rows
            self.thread.show_item(rows, rows.get(self.room.model, self.row_id))

    # Doing --------------------------------------------------------------------------------

    @alerts.calmly
    def add(self, words: str = "") -> None:
        """Add a row, named by `words` if there are any, and put the cursor into its name."""
        self.detail.form.settle()
        self.left()
        model = self.room.model
        row = model(**{name_field(model).name: words or ""})
        row_id = self.workspace.add(row)
        if not words:
            self._fresh.note(row_id)
        self.list.clear()
        self.reload()
        self.list.view.choose(row_id)
        self.detail.form.focus_first()

    @alerts.calmly
    def remove(self) -> None:
        """Remove the row that is shown, with what belongs to it; Undo brings it all back."""
        row_id = self.row_id
        if not self.rows.index_of(row_id).isValid():
            return
        self.detail.form.settle()  # so that Undo brings back what was being typed, too
        self.workspace.remove(self.room.model, [row_id])

    @alerts.calmly
    def duplicate(self) -> None:
        """Add a row like the one that is shown, and put the cursor into its name."""
        if not self.row_id:
            return
        self.detail.form.settle()
        row_id = duplicate_row(self.workspace, self.room.model, self.row_id)
        self.list.clear()
        self.list.view.choose(row_id)
        self.detail.form.focus_first()

    @alerts.calmly
    def _on_private(self, private: bool) -> None:
        self.detail.form.settle()
        self.workspace.change(self.room.model, self.row_id, {"private": int(private)})

    def _on_link_wanted(self, link: object) -> None:
        self.detail.sections.add_to(link)  # type: ignore[arg-type]

    def _on_edited(self, name: str, value: object) -> None:
        try:
            self.workspace.change(self.room.model, self.detail.form.row_id, {name: value})
        except UserError as problem:
            self.detail.form.show_problem(name, str(problem))

    # Room ---------------------------------------------------------------------------------

    def show_thread(self, wanted: bool, *, though_narrow: bool = False) -> None:
        """Show or hide the thread panel; where room is short it waits until somebody asks."""
        self._thread_wanted = wanted
        self._thread_though_narrow = wanted and though_narrow
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        width = self.width()
        roomy = has_room_for_thread(width, self.room.key)
        shown = self._thread_wanted if roomy else self._thread_though_narrow
        was_shown = not self.thread.isHidden()
        self.thread.setVisible(shown)
        if shown != was_shown:
            self.head_changed.emit()
        shares = share(width, shown, self.thread.minimumSizeHint().width())
        self.list.setVisible(bool(shares.list))
        self.splitter.setSizes([shares.list, shares.middle, shares.thread])
        self._thread_later.start()

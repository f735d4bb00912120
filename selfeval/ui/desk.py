"""What works on the open document: its pages, where they lead, and the commands of the menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QProgressDialog

from selfeval.core.models import (
    MODEL_OF,
    Action,
    Consequence,
    Priority,
    Reading,
    Review,
    Row,
)
from selfeval.core.rooms import ROOMS
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.actions import commands
from selfeval.ui.catalogue import make_page, named, page_spec, page_specs, places
from selfeval.ui.combining import open_and_combine
from selfeval.ui.files import Files
from selfeval.ui.form.unkept import Unkept, focus_field
from selfeval.ui.frame.around import Around
from selfeval.ui.frame.refreshing import Frame
from selfeval.ui.importing.dropping import Dropping
from selfeval.ui.keeping.keeper import Keeper
from selfeval.ui.outputs import Outputs
from selfeval.ui.page import Page
from selfeval.ui.password.forgetting import Forgetting
from selfeval.ui.where import PAGES, places_touched
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.core.handover.choice import CopyChoice
    from selfeval.ui.window import Window

GUIDED = "guided"
BEGIN_IN_NEW = "selfeval.ui.pages.guided.opening:begin_in_new"
LEAVE = "selfeval.ui.leaving.flow:leave_from_list"
OFF_LIST = "selfeval.ui.leaving.flow:take_off_list"
NOT_OF_A_FILE = (QFileDialog, QMessageBox, QProgressDialog)
"""Dialogs that a file may be closed below: they ask about files, or tell what goes on."""
OWNERS: dict[type[Row], str] = {
    Action: "priority_id",
    Consequence: "priority_id",
    Review: "priority_id",
}
"""Rows shown on the page of another: the field that names it."""


class Desk(QObject):
    """Joins the workspace to the window.

    `copy_choice` is a copy that somebody was about to give when they went to look at something.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.workspace = Workspace(self)
        self.files = Files(self.workspace, window)
        self.outputs = Outputs(self.workspace, window)
        self.dropping = Dropping(self)
        self.copy_choice: CopyChoice | None = None
        self._pages: dict[str, Page] = {}
        self._key = ""
        window.sidebar.fill(places(_))
        self.frame = Frame(self.workspace, window)
        self.around = Around(self)
        self.keeper = Keeper(self)
        self.forgetting = Forgetting(self.workspace)
        self._connect()

    def _connect(self) -> None:
        do, space = self.window.actions_by_key, self.workspace
        space.opened.connect(self._on_opened)
        space.about_to_close.connect(self._on_about_to_close)
        space.closed.connect(self._on_closed)
        space.changed.connect(self._on_changed)
        space.removed.connect(self._on_removed)
        self.window.start.combine_wanted.connect(partial(open_and_combine, self))
        self.window.start.remove_wanted.connect(lambda path: named(LEAVE)(self, path))
        self.window.start.forget_wanted.connect(lambda path: named(OFF_LIST)(self, path))
        self.window.sidebar.wanted.connect(self.show_page)
        self.window.header.action_wanted.connect(self._on_page_action)
        self.window.header.thread_wanted.connect(self.show_thread)
        self.window.foot.undo_wanted.connect(self.undo)
        self.window.banner.guided_wanted.connect(lambda: named(BEGIN_IN_NEW)(self))
        self.window.banner.new_wanted.connect(do["new"].trigger)
        do["undo"].triggered.connect(self.undo)
        do["redo"].triggered.connect(self.redo)
        do["add"].triggered.connect(self.add)
        do["remove"].triggered.connect(lambda: self.page and self.page.remove())
        do["rename"].triggered.connect(lambda: self.page and self.page.rename())
        do["find"].triggered.connect(self.find)
        do["print"].triggered.connect(lambda: self.show_page("report"))
        do["thread"].triggered.connect(self.window.header.thread.click)
        do.add_steps((room.key, _(room.title)) for room in ROOMS)
        for spec in page_specs():
            if f"go_{spec.key}" in do:
                go = do[f"go_{spec.key}"]
                go.triggered.connect(lambda _on, key=spec.key: self.show_page(key))
        for command in commands():
            if command.does:
                do[command.key].triggered.connect(lambda _on, key=command.key: self.run(key))

    # The document -------------------------------------------------------------------------

    def _on_opened(self) -> None:
        window = self.window
        window.actions_by_key.allow(is_open=True, may_write=not self.workspace.document.read_only)
        self._refresh()
        self.show_page(self._first_page())
        window.banner.stand_above(self._key if self.files.is_sample else "")
        if self.workspace.document.notice:
            alerts.message(window, self.workspace.document.notice, name="notice")
        self._ask_role_first()

    def _first_page(self) -> str:
        """Return where to go on: the overview of what is there, or what a new file asks first."""
        rows = self.workspace.rows
        if any(rows.all(room.model) for room in ROOMS):
            return "overview"
        return "facts" if rows.school.name else "school"

    def _ask_role_first(self) -> None:
        """Ask once on this computer, before anything is written, so that all of it is signed."""
        if not self.window.settings.role_asked and not self.workspace.document.read_only:
            QTimer.singleShot(0, self.window, self._ask_role)

    def _ask_role(self) -> None:
        if self._key != GUIDED and not self.window.settings.role_asked:  # which asks for itself
            self.window.settings.role_asked = True
            self.window.ask_role()

    def _page(self, key: str) -> Page:
        """Return a page, built the first time it is wanted."""
        if key not in self._pages:
            page = self._pages[key] = make_page(key, self.workspace)
            self.window.pages.addWidget(page)
            page.go_to.connect(self.go_to)
            page.page_wanted.connect(self.show_page)
            page.command_wanted.connect(self._on_command_wanted)
            page.head_changed.connect(lambda: self._on_head_changed(page))
            page.join(self)
        return self._pages[key]

    def _on_command_wanted(self, key: str) -> None:
        if key == "add":
            self.add()  # which goes where things are added, though the command is for this page
        else:
            self.window.actions_by_key[key].trigger()

    def _on_about_to_close(self) -> None:
        self.settle()
        self._close_dialogs()
        if self.page is not None:
            self.page.left()

    def _close_dialogs(self) -> None:
        """Put every dialog away: what it holds belongs to this file, never to the next one."""
        for dialog in self.window.findChildren(QDialog):
            if dialog.isModal() and dialog.isVisible() and not isinstance(dialog, NOT_OF_A_FILE):
                dialog.done(QDialog.DialogCode.Rejected)

    def _on_closed(self) -> None:
        self._key, self.copy_choice = "", None
        self.window.actions_by_key.allow(is_open=False, may_write=False)
        self.window.show_start()  # first, lest taking one page away shows another of the file
        self.window.banner.stand_above("")
        for page in self._pages.values():
            self.window.pages.removeWidget(page)
            page.deleteLater()
        self._pages = {}

    def _on_changed(self, _label: str, _tables: object) -> None:
        self.window.foot.clear_notice()
        self._refresh()

    def _on_removed(self, _kind: str) -> None:
        self.window.foot.say(_("Removed."), may_undo=True)

    def _refresh(self) -> None:
        """Bring counts, names and the words of undo up to date."""
        document = self.workspace.document
        self.window.actions_by_key.say_undo(document.undo_label, document.redo_label)
        self.frame.refresh()

    # Where to go --------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._key)

    @property
    def page_key(self) -> str:
        """The key of the page that is shown; "" before a file is open."""
        return self._key

    def show_page(self, key: str, realm: str = "") -> None:
        """Show a page by its key, narrowed to a realm if one is given.

        What is being typed on the page before is settled first.
        """
        self.settle()
        if self.page is not None and key != self._key:
            self.page.left()
        self._key = key
        page = self._page(key)
        self._show_head()
        self.window.banner.page_shown(key)
        self.window.sidebar.mark(key)
        self.window.pages.setCurrentWidget(page)
        if realm:
            page.show_only(realm)
        page.enter()

    def _on_head_changed(self, page: Page) -> None:
        if page is self.page:
            self._show_head()

    def _show_head(self) -> None:
        assert self.page is not None
        spec, head = page_spec(self._key), self.page.head()
        title, question = head.title or _(spec.title), head.question or _(spec.question)
        self.window.header.show_page(title, question, head)
        may_add = self.page.can_add() and not self.workspace.document.read_only
        self.window.actions_by_key["add"].setEnabled(may_add)

    def go_to(self, table: str, row_id: str) -> None:
        """Show an item on the page where it lives."""
        model = MODEL_OF[table]
        if model in OWNERS:
            values = self.workspace.values(model, row_id) or {}
            row_id = str(values.get(OWNERS[model]) or "")
            model = Priority
        self.show_page(_page_of(model))
        assert self.page is not None
        self.page.show_item(row_id)

    def pages(self) -> list[Page]:
        """Return the pages that have been shown since the file was opened."""
        return list(self._pages.values())

    def go_to_field(self, one: Unkept) -> None:
        """Show a field that holds something that cannot be kept, with the cursor in it."""
        if one.page:
            self.show_page(one.page)
            assert self.page is not None
            self.page.focus_unkept(one)
            return
        self.go_to(one.model.table_name(), one.row_id)
        assert self.page is not None
        focus_field(self.page, one)

    def show_thread(self, shown: bool) -> None:
        """Show or hide the panel of threads on every page that has one, and remember it."""
        if self.page is not None and self.page.own_thread:
            self.page.show_thread(shown, though_narrow=True)
            return
        self.window.settings.thread_shown = shown
        for page in self._pages.values():
            page.show_thread(shown, though_narrow=page is self.page)

    # Commands -----------------------------------------------------------------------------

    def settle(self) -> None:
        """Hand over what is still being typed: before undo, export, printing and closing."""
        if self.page is not None:
            self.page.leave()

    def undo(self) -> None:
        """Take back the last gesture."""
        self._take_back(self.workspace.undo, _("Undone: {what}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._take_back(self.workspace.redo, _("Done again: {what}"))

    def _take_back(self, take: object, words: str) -> None:
        self.settle()
        try:
            label = take()  # type: ignore[operator]
        except alerts.UserError as problem:
            alerts.tell(self.window, problem)
            return
        self.window.foot.say(words.format(what=label))
        self._show_touched()

    def _show_touched(self) -> None:
        """Go where the newest gesture can be seen, unless that is in sight already."""
        if self.page is not None and self.page.stays():
            return
        places = places_touched(self.workspace)
        here = [row_id for key, row_id in places if key == self._key]
        assert self.page is not None
        if not places or any(not row_id or self.page.shows(row_id) for row_id in here):
            return
        key, row_id = places[0]
        if key != self._key:
            self.show_page(key)
        if row_id:
            self.page.show_item(row_id)

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The kind and id of the item that is shown; None if none is."""
        return self.page.item if self.page is not None else None

    def run(self, key: str) -> None:
        """Run a command that is done by a function of its own, which gets this desk."""
        command = next(one for one in commands() if one.key == key)
        if self.workspace.is_open:
            self.settle()
        try:
            named(command.does)(self)
        except alerts.UserError as problem:
            alerts.tell(self.window, problem)

    def add(self) -> None:
        """Add an item to the page that is shown, or to the first step."""
        if self.page is None or not self.page.can_add():
            self.show_page(ROOMS[0].key)
        assert self.page is not None
        self.page.add()

    def _on_page_action(self) -> None:
        assert self.page is not None
        self.page.act()

    def find(self) -> None:
        """Put the cursor into the search box of the page that is shown, or of the first step."""
        if self.page is None or not self.page.find():
            self.show_page(ROOMS[0].key)
            assert self.page is not None
            self.page.find()


def _page_of(model: type[Row]) -> str:
    """Return the key of the page where rows of a model live; the overview for all others."""
    return "indicators" if model is Reading else PAGES.get(model, "overview")

"""What works on the open document: its pages, where they lead, and the commands of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from selfeval.core.models import (
    MODEL_OF,
    Action,
    Arrow,
    Consequence,
    Judgement,
    Reading,
    Review,
    Row,
    School,
)
from selfeval.core.rooms import ROOMS, Room
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.file_names import file_title
from selfeval.ui.files import Files
from selfeval.ui.outputs import Outputs
from selfeval.ui.pages.areas_page import AreasPage
from selfeval.ui.pages.overview_page import OverviewPage
from selfeval.ui.pages.report_page import ReportPage
from selfeval.ui.pages.school_page import SchoolPage
from selfeval.ui.room_page import RoomPage
from selfeval.ui.sidebar import Place
from selfeval.ui.unkept import Unkept, focus_field
from selfeval.ui.where import places_touched
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.window import Window

OWNERS: dict[type[Row], str] = {
    Action: "priority_id",
    Consequence: "priority_id",
    Review: "priority_id",
    Arrow: "source_id",
}
"""Rows shown on the page of another: the field that names it."""


class Desk(QObject):
    """Joins the workspace to the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.workspace = Workspace(self)
        self.files = Files(self.workspace, window)
        self.outputs = Outputs(self.workspace, window)
        self._pages: dict[str, QWidget] = {}
        self._key = ""
        window.sidebar.fill(_places())
        self._connect()

    def _connect(self) -> None:
        do, space = self.window.actions_by_key, self.workspace
        space.opened.connect(self._on_opened)
        space.about_to_close.connect(self.settle)
        space.closed.connect(self._on_closed)
        space.changed.connect(self._on_changed)
        space.removed.connect(self._on_removed)
        space.state_changed.connect(self._say_state)
        self.window.sidebar.wanted.connect(self.show_page)
        self.window.header.action_wanted.connect(self._on_page_action)
        self.window.header.thread_wanted.connect(self._show_thread)
        self.window.foot.undo_wanted.connect(self.undo)
        self.window.foot.copy_wanted.connect(self.files.copy_beside)
        do["undo"].triggered.connect(self.undo)
        do["redo"].triggered.connect(self.redo)
        do["add"].triggered.connect(self.add)
        do["remove"].triggered.connect(self.remove)
        do["rename"].triggered.connect(self.rename)
        do["find"].triggered.connect(self.find)
        do["school"].triggered.connect(lambda: self.show_page("school"))
        do["print"].triggered.connect(lambda: self.show_page("report"))
        do["thread"].triggered.connect(self.window.header.thread.click)
        do.add_steps((room.key, _(room.title)) for room in ROOMS)
        for place in ("overview", *(room.key for room in ROOMS), "areas", "report"):
            do[f"go_{place}"].triggered.connect(lambda _on, key=place: self.show_page(key))

    # The document -------------------------------------------------------------------------

    def _on_opened(self) -> None:
        window = self.window
        window.show_frame()
        window.actions_by_key.allow(is_open=True, may_write=not self.workspace.document.read_only)
        self._refresh()
        self.show_page("facts" if self.workspace.rows.school.name else "school")
        if self.workspace.document.notice:
            alerts.message(window, self.workspace.document.notice, name="notice")
        self._ask_role_first()

    def _ask_role_first(self) -> None:
        """Ask once on this computer, before anything is written, so that all of it is signed."""
        settings = self.window.settings
        if not settings.role_asked and not self.workspace.document.read_only:
            settings.role_asked = True
            QTimer.singleShot(0, self.window, self.window.ask_role)

    def _page(self, key: str) -> QWidget:
        """Return a page, built the first time it is wanted."""
        if key not in self._pages:
            page = self._build(key)
            self._pages[key] = page
            self.window.pages.addWidget(page)
            page.go_to.connect(self.go_to)
        return self._pages[key]

    def _build(self, key: str) -> QWidget:
        for room in ROOMS:
            if room.key == key:
                page = RoomPage(room, self.workspace)
                page.thread_shown.connect(self._on_thread_shown)
                page.show_thread(self.window.settings.thread_shown)
                return page
        if key == "report":
            report = ReportPage(self.workspace)
            report.print_wanted.connect(self.outputs.print_pdf)
            self.outputs.printing.connect(report.say_busy)
            return report
        if key == "overview":
            overview = OverviewPage(self.workspace)
            overview.add_wanted.connect(self.add)
            return overview
        return {"school": SchoolPage, "areas": AreasPage}[key](self.workspace)

    def _on_closed(self) -> None:
        self._key = ""
        for page in self._pages.values():
            self.window.pages.removeWidget(page)
            page.deleteLater()
        self._pages = {}
        self.window.actions_by_key.allow(is_open=False, may_write=False)
        self.window.show_start()

    def _on_changed(self, _label: str, _tables: object) -> None:
        self.window.foot.clear_notice()
        self._refresh()

    def _on_removed(self, _kind: str) -> None:
        self.window.foot.say(_("Removed."), may_undo=True)

    def _refresh(self) -> None:
        """Bring counts, names and the words of undo up to date."""
        document, sidebar = self.workspace.document, self.window.sidebar
        self.window.actions_by_key.say_undo(document.undo_label, document.redo_label)
        for room in ROOMS:
            count = self.workspace.count(room.model)
            sidebar.button(room.key).say(count, "" if count else _("none yet"))
        school = self.workspace.values(School, "school") or {}
        name = school.get("name", "")
        sidebar.say_school(name, school.get("period", ""))
        self.window.settings.note_school(document.path, name)
        self.window.setWindowTitle(file_title(document.path.name, name))

    def _say_state(self) -> None:
        space = self.workspace
        notice = space.document.notice if space.is_open else ""
        self.window.foot.say_state(space.state, notice=notice, may_copy=space.somebody_changed_it)

    # Where to go --------------------------------------------------------------------------

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.get(self._key)

    def show_page(self, key: str) -> None:
        """Show a page by its key, settling what is being typed on the one before."""
        self.settle()
        self._key = key
        page = self._page(key)
        self._show_head(key)
        self.window.sidebar.mark(key)
        self.window.pages.setCurrentWidget(page)
        page.enter()
        if isinstance(page, RoomPage):
            self.window.header.thread.setChecked(not page.thread.isHidden())

    def _show_head(self, key: str) -> None:
        room = next((one for one in ROOMS if one.key == key), None)
        writes = not self.workspace.document.read_only
        if room is not None:
            self.window.header.show_page(
                _(room.title),
                _(room.question),
                _("New {kind}").format(kind=_(room.singular)) if writes else "",
                has_thread=True,
            )
            return
        title, question = {
            "overview": (_("Overview"), _("What deserves a look before anybody else asks?")),
            "school": (_("School details"), _("Who are we, and where did we start from?")),
            "areas": (
                _("By inspection area"),
                _("How well are we doing? How do we know? What next?"),
            ),
            "report": (_("Report"), _("Who will read it, and what do they need from it?")),
        }[key]
        self.window.header.show_page(title, question)

    def go_to(self, table: str, row_id: str) -> None:
        """Show an item on the page where it lives."""
        model = MODEL_OF[table]
        if model in OWNERS:
            values = self.workspace.values(model, row_id) or {}
            row_id = str(values.get(OWNERS[model]) or "")
            table = "factor" if model is Arrow else "priority"
            model = MODEL_OF[table]
        key = _page_of(model)
        self.show_page(key)
        page = self._pages[key]
        if isinstance(page, RoomPage):
            page.show_item(row_id)

    def pages(self) -> list[QWidget]:
        """Return the pages that have been shown since the file was opened."""
        return list(self._pages.values())

    def go_to_field(self, one: Unkept) -> None:
        """Show a field that holds something that cannot be kept, with the cursor in it."""
        self.go_to(one.model.table_name(), one.row_id)
        assert self.page is not None
        focus_field(self.page, one)

    def _show_thread(self, shown: bool) -> None:
        self.window.settings.thread_shown = shown
        for page in self._pages.values():
            if isinstance(page, RoomPage):
                page.show_thread(shown, though_narrow=page is self.page)

    def _on_thread_shown(self, shown: bool) -> None:
        if self.sender() is self.page:
            self.window.header.thread.setChecked(shown)

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
        places = places_touched(self.workspace)
        row_id = self.page.row_id if isinstance(self.page, RoomPage) else ""
        if not places or {(self._key, row_id), (self._key, "")} & set(places):
            return
        key, row_id = places[0]
        if key != self._key:
            self.show_page(key)
        if row_id and isinstance(self.page, RoomPage):
            self.page.show_item(row_id)

    def add(self) -> None:
        """Add an item to the step that is shown, or to the first."""
        if not isinstance(self.page, RoomPage):
            self.show_page(ROOMS[0].key)
        assert isinstance(self.page, RoomPage)
        self.page.add()

    def _on_page_action(self) -> None:
        self.add()

    def remove(self) -> None:
        """Remove the item that is shown."""
        if isinstance(self.page, RoomPage):
            self.page.remove()

    def rename(self) -> None:
        """Put the cursor into the name of the item that is shown."""
        if isinstance(self.page, RoomPage) and self.page.row_id:
            self.page.detail.form.focus_first()

    def find(self) -> None:
        """Put the cursor into the search box of the step that is shown."""
        if not isinstance(self.page, RoomPage):
            self.show_page(ROOMS[0].key)
        assert isinstance(self.page, RoomPage)
        self.page.list.search.setFocus()
        self.page.list.search.selectAll()


def _page_of(model: type[Row]) -> str:
    if model in (School, Judgement):
        return "school" if model is School else "areas"
    if model is Reading:
        return "indicators"
    return next((room.key for room in ROOMS if room.model is model), "overview")


def _place(at: int, room: Room) -> Place:
    return Place(room.key, _(room.title), step=at, tip=_(room.question))


def _places() -> list[list[Place]]:
    return [
        [Place("overview", _("Overview"), "layout-dashboard")],
        [_place(at, room) for at, room in enumerate(ROOMS, 1)],
        [
            Place("areas", _("By inspection area"), "clipboard-list"),
            Place("report", _("Report"), "printer"),
        ],
        [Place("school", _("School details"), "building-community")],
    ]

"""Everything that the window can show, one scene after another: for pictures and for checks.

Pages come from the catalogue and dialogs from the commands of the menus, so that a new one is
walked without being named here.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QThread, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget
from sqlmodel import Session, select

from selfeval.core.following import groups
from selfeval.core.models import Fact, Priority
from selfeval.core.rooms import ROOMS
from selfeval.exchange.sample import make_sample
from selfeval.i18n import _
from selfeval.store import Document, UserError
from selfeval.ui import alerts
from selfeval.ui.actions import commands
from selfeval.ui.catalogue import DRAWN_OTHERWISE, page_specs
from selfeval.ui.combining import combine_copy
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.form.record_dialog import AddDialog, EditDialog
from selfeval.ui.overlay import Overlay
from selfeval.ui.pages.maps.commands import shown_maps
from selfeval.ui.pages.maps.follow.opening import show as follow_way
from selfeval.ui.pages.maps.page import MapsPage
from selfeval.ui.pages.report.page import ReportPage
from selfeval.ui.pages.share.page import SharePage
from selfeval.ui.settings import Settings
from selfeval.ui.window import Window

LEAVES_THE_PAGE = frozenset(
    {
        "new",
        "open",
        "open_to_read",
        "sample",
        "save",
        "export",
        "close",
        "quit",
        "undo",
        "redo",
        "remove",
    }
)
"""Commands that a walk leaves alone: they ask for files, or change what is walked."""
PATIENCE = 10_000
"""Milliseconds after which a scene that never comes to rest is taken as it is."""
LOOKS_ALIKE, TURNS, PAUSE = 3, 4, 12
"""Looks in a row that find nothing moved, turns of the event loop and milliseconds before each."""


@dataclass(frozen=True)
class Scene:
    """Something to look at: `show` brings it about in a window, whose file is open or not."""

    name: str
    show: Callable[[Window], object]


def a_window(settings: Settings, width: int, height: int) -> Window:
    """Return a window with everything loaded, on its start page."""
    window = Window(settings)
    window.resize(width, height)
    window.show()
    window.load()
    settle()
    window.resize(width, height)
    settle()
    return window


def sample_at(folder: Path) -> Path:
    """Make the sample school as a file in a folder, as it stands today."""
    path = folder / "alderbrook.selfeval"
    path.write_bytes(_sample(date.today()))
    return path


@cache
def _sample(today: date) -> bytes:
    """Make the sample school once for all walks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "alderbrook.selfeval"
        with make_sample(path, today) as document:
            document.publish()
        return path.read_bytes()


def empty_at(folder: Path) -> Path:
    """Make a file in which nothing has been written."""
    path = folder / "new.selfeval"
    Document.create(path, actor="Headteacher").close()
    return path


def settle() -> None:
    """Let the window finish its work, in the background too, until nothing on it moves any more.

    How long that takes depends on the computer: what counts is that several looks in a row find
    everything at the same place.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    seen: list[object] = []
    patience = QDeadlineTimer(PATIENCE)
    while len(seen) < LOOKS_ALIKE and not patience.hasExpired():
        QThreadPool.globalInstance().waitForDone(PATIENCE)
        for _turn in range(TURNS):
            app.processEvents()
        QThread.msleep(PAUSE)
        app.processEvents()
        now = _arrangement(app)
        seen = [*seen, now] if seen and seen[-1] == now else [now]
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _arrangement(app: QApplication) -> object:
    """Return where everything is that can be seen."""
    return [
        (id(one), one.geometry())
        for window in app.topLevelWidgets()
        if window.isVisible()
        for one in [window, *window.findChildren(QWidget)]
        if one.isVisible()
    ]


# Scenes -----------------------------------------------------------------------------------------


def pages() -> list[Scene]:
    """Return every page of an open file, and a copy of it that is taken in."""
    return [
        *(
            Scene(spec.key, lambda window, key=spec.key: window.desk.show_page(key))
            for spec in page_specs()
        ),
        Scene("maps-detail", lambda window: _map(window).showing.show_detail(True)),
        Scene("maps-answer", lambda window: _map(window).asking.ask("leverage")),
        Scene("maps-list", lambda window: _map(window).show_list(True)),
        Scene("share-combining", _look_at_a_copy),
        Scene("share-deciding", _decide),
    ]


def threads() -> list[Scene]:
    """Return every step that shows a thread beside its items, with the thread asked for."""
    return [
        Scene(f"{room.key}-thread", lambda window, key=room.key: _with_thread(window, key))
        for room in ROOMS
        if room.key not in DRAWN_OTHERWISE
    ]


def dialogs() -> list[Scene]:
    """Return what the commands of the menus open, and the dialogs that stand inside pages."""
    asked = [
        Scene(f"do-{command.key}", lambda window, key=command.key: _command(window, key))
        for command in commands()
        if command.key not in LEAVES_THE_PAGE and (command.does or command.text.endswith("…"))
    ]
    return [
        *asked,
        Scene("about", lambda window: _command(window, "about")),
        Scene("record-version", lambda window: _report(window).versions.record(agreed=True)),
        Scene("edit-questions", lambda window: _report(window).edit_questions()),
        Scene("add", _add),
        Scene("edit", _edit),
        Scene("pick", _pick),
        Scene("follow-last", _follow),
        Scene("error", _error),
        Scene("question", _question),
    ]


def _look_at_a_copy(window: Window) -> None:
    """Show what a colleague's copy would bring, some of it to be decided."""
    assert window.desk is not None
    space = window.desk.workspace
    copy = space.document.path.parent / "theirs" / "from the deputy.selfeval"
    copy.parent.mkdir(exist_ok=True)
    space.publish()
    shutil.copy(space.document.path, copy)
    with Document.open(copy, actor="Deputy head") as theirs, theirs.edit("Change") as session:
        _write_twice(session, "by the deputy")
        session.add(Fact(statement="11 of 14 assistants joined the September discussion"))
    with space.edit("Change") as session:
        _write_twice(session, "by the headteacher")
    combine_copy(window.desk, copy)


def _write_twice(session: Session, who: str) -> None:
    for fact in session.exec(select(Fact).order_by(Fact.id).limit(2)):
        fact.about, fact.detail = f"All teachers, as seen {who}", f"{fact.detail} Seen {who}."
        fact.realm = "climate" if who.endswith("deputy") else "system"


def _decide(window: Window) -> None:
    """Combine what is looked at, and show what is left to decide."""
    page = window.desk.page if window.desk is not None else None
    assert isinstance(page, SharePage)
    if page.preview is not None:
        page.combine()


def _command(window: Window, key: str) -> None:
    action = window.actions_by_key[key]
    if action.isEnabled():
        action.trigger()


def _map(window: Window) -> MapsPage:
    """Show the page of the maps as it is at first."""
    assert window.desk is not None
    page = shown_maps(window.desk)
    page.show_list(False)
    page.showing.show_detail(False)
    page.showing.stop_asking()
    return page


def _report(window: Window) -> ReportPage:
    """Show the report with its pages set."""
    assert window.desk is not None
    window.desk.show_page("report")
    settle()
    page = window.desk.page
    assert isinstance(page, ReportPage)
    return page


def _follow(window: Window) -> None:
    """Follow the first path there is, on its last step."""
    assert window.desk is not None
    found = groups(window.desk.workspace.rows, "")
    if found:
        shown = follow_way(window.desk, found[0].ways[0])
        shown.show_step(len(found[0].ways[0].arrows))


def _with_thread(window: Window, key: str) -> None:
    assert window.desk is not None
    window.desk.show_page(key)
    window.desk.show_thread(True)


def _add(window: Window) -> None:
    assert window.desk is not None
    workspace = window.desk.workspace
    AddDialog(workspace, Fact, _("Add fact"), window, lambda _values: None).open()


def _edit(window: Window) -> None:
    assert window.desk is not None
    workspace = window.desk.workspace
    first = workspace.rows.all(Priority)[0]
    EditDialog(workspace, Priority, first.id, window).open()


def _pick(window: Window) -> None:
    assert window.desk is not None
    PickDialog(window.desk.workspace, Fact, _("Choose a fact"), window).open()


def _error(window: Window) -> None:
    alerts.tell(
        window,
        UserError(
            _("The file could not be saved in its folder ({problem}).").format(problem="…"),
            _("Your work is safe on this computer. Check that the folder can be written to."),
        ),
    )


def _question(window: Window) -> None:
    alerts.ask(
        window,
        _("Your work is safe on this computer; somebody else changed the file"),
        "",
        [(_("Save a copy beside it"), lambda: None), (_("Close anyway"), lambda: None)],
        "question",
    )


# Walking ----------------------------------------------------------------------------------------


def opened_over(window: Window) -> list[QWidget]:
    """Return the dialogs, panels and other windows that stand before the main window."""
    windows = [
        one
        for one in QApplication.topLevelWidgets()
        if one is not window and one.isVisible() and not isinstance(one, QMenu)
    ]
    return [*windows, *(one for one in window.findChildren(Overlay) if one.isVisible())]


def close_over(window: Window) -> None:
    """Close what stands before the main window."""
    for one in opened_over(window):
        if isinstance(one, Overlay):
            one.dismiss()
            continue
        if isinstance(one, QDialog):
            one.reject()
        one.close()
        if isinstance(one, QMessageBox) and one.isVisible():
            one.done(0)
    settle()


def walk_dialogs(window: Window) -> Iterator[tuple[Scene, QWidget]]:
    """Show each dialog before the page it belongs to; yield it while it is open."""
    assert window.desk is not None
    for scene in dialogs():
        window.desk.show_page("priorities")
        settle()
        scene.show(window)
        settle()
        for one in opened_over(window)[-1:]:
            if not isinstance(one, QFileDialog):
                yield scene, one
        close_over(window)


def let_go(window: Window) -> None:
    """Close a window and everything before it, leaving nothing behind."""
    close_over(window)
    if window.desk is not None and window.desk.workspace.is_open:
        window.desk.workspace.close()
    window.close()
    with suppress(RuntimeError):
        window.deleteLater()
    settle()

"""Files dropped on the window: open a self-evaluation, import tables and maps, keep the rest.

The rest is kept as evidence. An evidence card takes what is dropped on it by itself.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from selfeval.i18n import _, ngettext
from selfeval.store import keys
from selfeval.store.beside import says_it_is
from selfeval.store.errors import PasswordNeeded
from selfeval.ui import alerts
from selfeval.ui.combining import combine_copy, may_combine
from selfeval.ui.file_names import SUFFIX
from selfeval.ui.password.asking import ask_password

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

TABLES = (".csv", ".tsv", ".txt")


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of this computer that are being dragged; folders are none."""
    urls = data.urls() if data.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


class Dropping(QObject):
    """Takes what is dropped on the window, wherever no part of it takes it first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.window.setAcceptDrops(True)
        desk.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._desk.window:
            return False
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return self._take(event)  # type: ignore[arg-type]
        return False

    def _take(self, event: QDropEvent) -> bool:
        paths = local_files(event.mimeData())
        if not paths or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: self.take(paths))  # not while the drag still runs
        return True

    def take(self, paths: list[Path]) -> None:
        """Do what these files are for; the first self-evaluation among them comes before all."""
        mine = [path for path in paths if path.suffix.casefold() == SUFFIX]
        if mine:
            self._take_evaluation(mine[0])
        elif not self._desk.workspace.is_open:
            alerts.message(
                self._desk.window,
                _("Open or start a self-evaluation first."),
                _("Then this can be imported, or kept as evidence of an item."),
                name="dropped",
            )
        elif self._desk.workspace.document.read_only:
            alerts.message(
                self._desk.window, _("This file is open for reading only."), name="dropped"
            )
        elif len(paths) == 1 and self._take_map(paths[0]):
            return
        elif all(path.suffix.casefold() in TABLES for path in paths):
            self._ask_about_tables(paths)
        else:
            self._offer_as_evidence(paths)

    def _take_map(self, path: Path) -> bool:
        """Import a map, unless it is to be evidence of what is shown; False where it is none.

        What is a map in a format that is not read is told so, where it can be no evidence either.
        """
        from selfeval.exchange.maps import incoming
        from selfeval.ui.importing.map_dialog import open_map_import

        kind = incoming.kind_of(path)
        if kind not in (incoming.MAP, incoming.UNREAD) or (
            kind == incoming.UNREAD and self._card() is not None
        ):
            return False
        if self._card() is None:
            open_map_import(self._desk, path)
            return True
        alerts.ask(
            self._desk.window,
            _("What is this map for?"),
            path.name,
            [
                (_("Import the map"), lambda: open_map_import(self._desk, path)),
                (_("Keep it as evidence here"), lambda: self._keep([path])),
            ],
            "dropped",
        )
        return True

    def _take_evaluation(self, path: Path) -> None:
        """Open a self-evaluation; a copy of the one that is open may be meant to be combined.

        Which it is shows once its password is known.
        """
        try:
            is_copy = may_combine() and self._is_copy(path)
        except PasswordNeeded as needed:
            ask_password(self._desk.window, needed, lambda: self._take_evaluation(path))
            return
        if not is_copy:
            self._desk.files.open_path(str(path))
            return
        alerts.ask(
            self._desk.window,
            _("“{name}” is a copy of the file that is open.").format(name=path.name),
            _("Combine it with this file, or open it instead?"),
            [
                (_("Combine with this file"), lambda: combine_copy(self._desk, path)),
                (_("Open it instead"), lambda: self._desk.files.open_path(str(path))),
            ],
            "dropped",
        )

    def _is_copy(self, path: Path) -> bool:
        """Whether it is another file of the document that is open, and may be taken in.

        PasswordNeeded where that cannot be told.
        """
        space = self._desk.workspace
        if not space.is_open or space.document.read_only or _is_same(path, space.document.path):
            return False
        with suppress(OSError):
            keys.key_of(path)
        return says_it_is(path, space.document.document_id)

    def _ask_about_tables(self, paths: list[Path]) -> None:
        """A table may be published figures; it may as well be evidence of what is shown."""
        if self._card() is None:
            self._desk.outputs.import_figures(paths)
            return
        alerts.ask(
            self._desk.window,
            _("What is this table for?"),
            _names(paths),
            [
                (_("Import its figures"), lambda: self._desk.outputs.import_figures(paths)),
                (_("Keep it as evidence here"), lambda: self._keep(paths)),
            ],
            "dropped",
        )

    def _offer_as_evidence(self, paths: list[Path]) -> None:
        if self._card() is None:
            alerts.message(
                self._desk.window,
                _("Files can be kept as evidence of an item."),
                _("Go to a fact, an assumption, a priority or an early indicator first."),
                name="dropped",
            )
            return
        words = ngettext(
            "Keep this file as evidence of what is shown?",
            "Keep these files as evidence of what is shown?",
            len(paths),
        )
        alerts.ask(
            self._desk.window,
            words,
            _names(paths),
            [(_("Keep as evidence"), lambda: self._keep(paths))],
            "dropped",
        )

    def _card(self) -> object:
        """Return the evidence card of the item that is shown, or None."""
        from selfeval.ui.item.evidence import EvidenceSection

        page = self._desk.page
        cards = page.findChildren(EvidenceSection) if page is not None else []
        return next((card for card in cards if card.isVisible() and card.row_id), None)

    def _keep(self, paths: list[Path]) -> None:
        card = self._card()
        if card is not None:
            card.add_files([str(path) for path in paths])  # type: ignore[attr-defined]


def _is_same(path: Path, other: Path) -> bool:
    return other.exists() and path.samefile(other)


def _names(paths: list[Path]) -> str:
    return "\n".join(path.name for path in paths[:8])

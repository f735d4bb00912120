"""What backs an item: files kept in the file, links, and short quotes, on one card.

A file dropped on the card is added. Whatever is taken away comes back by Undo.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.models import Evidence, Quote, Row
from selfeval.core.wording import called
from selfeval.exchange.attachments import (
    attach_files,
    host_of,
    read_file_to_attach,
    safe_name,
    size_words,
    web_address,
)
from selfeval.i18n import _
from selfeval.store.keeping import refuse_attachments_where_off
from selfeval.ui import alerts, icons, wording
from selfeval.ui.erasing.dialog import erase_rows
from selfeval.ui.file_dialog import ask_files, first_folder
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.importing.dropping import local_files
from selfeval.ui.item import opening
from selfeval.ui.item.evidence_row import EvidenceRow
from selfeval.ui.item.relations import Attached
from selfeval.ui.item.section import Section, row_with
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import button, empty_layout, icon_button, label, restyle
from selfeval.ui.workspace import Workspace

OF_A_LINK = ("kind", "media_type", "sha256", "position")


class EvidenceSection(Section):
    """The card. `add` opens a menu of the three kinds."""

    relation: Attached

    def __init__(self, relation: Attached, workspace: Workspace, model: type[Row]) -> None:
        super().__init__(relation, workspace, model)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.add = button(_("Add a file, a link or a short quote"), "link", "plus", "add_evidence")
        menu = QMenu(self.add)
        menu.setObjectName("evidence_menu")
        for icon, words, does in (
            ("paperclip", _("A &file…"), self.ask_files),
            ("link", _("A &link…"), self.ask_link),
            ("quote", _("A short &quote…"), self.ask_quote),
        ):
            menu.addAction(icons.icon(icon, in_menu=True), words, does)
        self.add.setMenu(menu)
        writes = not workspace.document.read_only
        self.setAcceptDrops(writes)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(writes)

    # Showing ------------------------------------------------------------------------------

    def draw(self) -> None:
        """Show what backs the row now: files and links, then quotes."""
        evidence, quotes = self._found(Evidence), self._found(Quote)
        if not self.is_news([row.model_dump() for row in (*evidence, *quotes)]):
            return
        empty_layout(self._list)
        self.say_count(len(evidence) + len(quotes))
        for row in evidence:
            self._list.addWidget(self._piece(row, self._drawn(row)))
        for row in quotes:
            self._list.addWidget(self._piece(row, _quote_row(row)))
        if not evidence and not quotes:
            hint = label(_(self.relation.empty), "body", "text3", wrap=True)
            hint.setContentsMargins(12, 6, 12, 6)
            self._list.addWidget(hint)

    def _found(self, model: type[Any]) -> list[Any]:
        rows = self.workspace.rows
        mine = rows.where(model, "item_id", self.row_id)
        return [row for row in mine if row.item_table == self.model.table_name()]

    def _drawn(self, row: Evidence) -> EvidenceRow:
        if row.kind == "link":
            caption = " · ".join(part for part in (host_of(row.url), row.note) if part)
            return EvidenceRow("link", row.name or row.url, caption, _("Open the link"), "accent")
        size = size_words(self.workspace.document.blob_size(row.sha256))
        caption = _("{size}, kept in the file").format(size=size)
        caption = " · ".join(part for part in (caption, row.note) if part)
        name = safe_name(row.name)
        return EvidenceRow("paperclip", name, caption, _("Open a copy to look at"), "accent")

    def _piece(self, row: Evidence | Quote, drawn: EvidenceRow) -> QWidget:
        kind, row_id = type(row), row.id
        drawn.clicked.connect(lambda: self.open_piece(kind, row_id))
        menu = self._menu(row)
        if menu.isEmpty():
            return row_with(drawn)
        name = " ".join((row.said if isinstance(row, Quote) else row.name or row.url).split())
        dots = icon_button("dots", _("More about “{name}”").format(name=called(name, 60)))
        dots.setObjectName("evidence_more")
        menu.setParent(dots, menu.windowFlags())
        dots.setMenu(menu)
        dots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return row_with(drawn, dots)

    def _menu(self, row: Evidence | Quote) -> QMenu:
        menu = QMenu()
        kind, row_id = type(row), row.id
        if isinstance(row, Evidence):
            menu.addAction(
                icons.icon("external-link", in_menu=True),
                _("Open"),
                partial(self.open_piece, kind, row_id),
            )
            if row.kind == "file":
                menu.addAction(
                    icons.icon("download", in_menu=True),
                    _("Save a copy elsewhere…"),
                    partial(self.save_piece, row_id),
                )
        if not self.workspace.document.read_only:
            words = _("Change…") if isinstance(row, Quote) else _("Change its name or note…")
            menu.addAction(
                icons.icon("pencil", in_menu=True), words, partial(self.change_piece, kind, row_id)
            )
            menu.addAction(
                icons.icon("trash", in_menu=True),
                _("Remove"),
                partial(self.remove_piece, kind, row_id),
            )
            menu.addAction(
                icons.icon("eraser", in_menu=True),
                _("Erase for good…"),
                partial(self.erase_piece, kind, row_id),
            )
        return menu

    # Opening ------------------------------------------------------------------------------

    @alerts.calmly
    def open_piece(self, kind: type[Row], row_id: str) -> None:
        """Open a copy of a file, or a link after a question; a quote opens to be changed."""
        row = self.workspace.rows.get(kind, row_id)
        if isinstance(row, Quote) and not self.workspace.document.read_only:
            self.change_piece(kind, row_id)
        elif isinstance(row, Evidence) and row.kind == "link":
            opening.open_link(self.window(), row.url)
        elif isinstance(row, Evidence):
            document = self.workspace.document
            data, protected = document.blob(row.sha256), document.has_password
            opening.open_file(self.window(), row.name, data, protected=protected)

    @alerts.calmly
    def save_piece(self, row_id: str) -> None:
        """Ask where to write a copy of a kept file."""
        row = self.workspace.rows.get(Evidence, row_id)
        if row is not None:
            document = self.workspace.document
            data, protected = document.blob(row.sha256), document.has_password
            opening.save_file(self.window(), row.name, data, protected=protected)

    # Adding -------------------------------------------------------------------------------

    @alerts.calmly
    def ask_files(self) -> None:
        """Ask for files to keep."""
        refuse_attachments_where_off()
        ask_files(
            self.window(),
            _("Choose files to keep as evidence"),
            self.add_files,
            "evidence_files",
            first_folder([self.workspace.document.path]),
            _("All files (*)"),
        )

    @alerts.calmly
    def add_files(self, paths: list[str]) -> None:
        """Keep files on the item, all in one gesture; the first that cannot be kept stops it."""
        with waiting():
            files = [read_file_to_attach(Path(path)) for path in paths]
            if files:
                table = self.model.table_name()
                attach_files(self.workspace.document, table, self.row_id, files)

    def ask_link(self) -> None:
        """Ask for an address."""
        self._ask(Evidence, _("Add a link"), self._save_link, OF_A_LINK, {"kind": "link"})

    def ask_quote(self) -> None:
        """Ask for a short quote, and whose voice it is by role."""
        self._ask(Quote, _("Add a short quote"), self._save_quote, ("position",), {})

    def _ask(
        self,
        model: type[Row],
        title: str,
        save: Any,
        skip: tuple[str, ...],
        preset: dict[str, Any],
    ) -> None:
        preset = preset | {"item_table": self.model.table_name(), "item_id": self.row_id}
        skip = (*skip, "item_table", "item_id")
        AddDialog(
            self.workspace, model, title, self.window(), save, preset=preset, skip=skip
        ).open()

    def _save_link(self, values: dict[str, Any]) -> None:
        values = values | {"url": web_address(str(values["url"] or ""))}
        values["name"] = values["name"] or host_of(values["url"])
        self.workspace.add(Evidence(**values), _("Add a link"))

    def _save_quote(self, values: dict[str, Any]) -> None:
        if not str(values["said"] or "").strip():
            raise alerts.UserError(_("Write down what was said."))
        self.workspace.add(Quote(**values), _("Add a quote"))

    # Changing -----------------------------------------------------------------------------

    def change_piece(self, kind: type[Row], row_id: str) -> None:
        """Open a piece to change its words; an address or a file is taken away and added anew."""
        skip = ("position",) if kind is Quote else (*OF_A_LINK, "url")
        self.edit_wanted.emit(kind, row_id, skip)

    @alerts.calmly
    def remove_piece(self, kind: type[Row], row_id: str) -> None:
        """Take a piece away."""
        words = _("Remove a quote") if kind is Quote else _("Remove evidence")
        self.workspace.remove(kind, [row_id], words)

    def erase_piece(self, kind: type[Row], row_id: str) -> None:
        """Ask whether a piece is to be erased for good."""
        erase_rows(self.workspace, [(kind.table_name(), row_id)], self.window())

    # Dropping -----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            restyle(self, "target", True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        restyle(self, "target", False)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, "target", False)
        paths = local_files(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.add_files([str(path) for path in paths])


def _quote_row(row: Quote) -> EvidenceRow:
    when = wording.day(row.said_on)
    caption = " · ".join(part for part in (row.who, when) if part)
    return EvidenceRow("quote", _("“{said}”").format(said=row.said), caption, _("Change"))

"""Export a map: which one, in what form, how sharp, and where to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.models import Map
from selfeval.exchange.attachments.names import safe_name
from selfeval.exchange.maps.leaving import leaving
from selfeval.exchange.maps.written import kept_back_words, write_map
from selfeval.i18n import N_, _
from selfeval.store import UserError
from selfeval.ui import alerts, theme
from selfeval.ui.checks import GAP, Radio
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.file_names import with_ending
from selfeval.ui.outputs import PRINTER
from selfeval.ui.password.readable import readable_words
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import FlatCombo, button, fit_to_screen, label, scrolling

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

FORMS = (
    (".pdf", N_("To print (PDF)"), N_("On A4, with its key, and every arrow as a sentence")),
    (".png", N_("As a picture (PNG)"), N_("For slides, and to put into other documents")),
    (".svg", N_("As a drawing (SVG)"), N_("Sharp at any size; drawing programs can change it")),
    (".csv", N_("As a table (CSV)"), N_("For spreadsheets; importing it brings all of it back")),
    (".graphml", N_("For other map programs (GraphML)"), N_("Such as yEd, Gephi or networkx")),
)
SHARPNESS = (
    (96, N_("96 dots per inch, for a web page")),
    (192, N_("192 dots per inch, for slides")),
    (300, N_("300 dots per inch, for print")),
)
USUAL = 1


def open_map_export(desk: Desk) -> None:
    """Open the dialog that exports a map, with the one that is shown chosen."""
    from selfeval.ui.pages.maps.page import MapsPage

    shown = desk.page.showing.map_id if isinstance(desk.page, MapsPage) else ""
    ExportMapDialog(desk, shown).open()


class ExportMapDialog(QDialog):
    """Which map, in what form; then the system asks where to."""

    def __init__(self, desk: Desk, map_id: str = "") -> None:
        super().__init__(desk.window)
        self.setObjectName("export_map_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Export a map"))
        fit_to_screen(self, 560, 620)
        self._desk, self._workspace = desk, desk.workspace
        desk.settle()
        self.maps, self.sharpness = self._maps(), self._sharpness()
        self.forms: dict[str, Radio] = {}
        self._group = QButtonGroup(self)
        self.stays = label("", "caption", "text2", wrap=True)
        self.stays.setObjectName("export_map_stays")
        self.save = button(_("Choose where…"), "primary", "device-floppy", "export_map_save")
        self.cancel = button(_("Cancel"), name="export_map_cancel")
        self._lay_out()
        self._connect()
        self.choose(map_id)

    # Layout -------------------------------------------------------------------------------

    def _maps(self) -> FlatCombo:
        combo = FlatCombo()
        combo.setObjectName("export_map_which")
        combo.setAccessibleName(_("Which map?"))
        for view in self._workspace.rows.all(Map):
            combo.addItem(view.name.strip() or _("Map without a name"), view.id)
        combo.addItem(_("All boxes and arrows"), "")
        return combo

    def _sharpness(self) -> FlatCombo:
        combo = FlatCombo()
        combo.setObjectName("export_map_resolution")
        combo.setAccessibleName(_("How sharp?"))
        for dots, words in SHARPNESS:
            combo.addItem(_(words), dots)
        combo.setCurrentIndex(USUAL)
        return combo

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(22, 18, 22, 12)
        column.setSpacing(10)
        column.addWidget(label(_("Export a map"), "heading", wrap=True))
        column.addLayout(_asked(_("Which map?"), self.maps))
        column.addWidget(label(_("In what form?"), "strong", wrap=True))
        for place, (ending, title, about) in enumerate(FORMS):
            column.addLayout(self._form(place, ending, _(title), _(about)))
        self._sharp_line = QWidget()
        self._sharp_line.setLayout(_asked(_("How sharp?"), self.sharpness))
        column.addWidget(self._sharp_line)
        column.addWidget(self.stays)
        unprotected = readable_words(self._workspace.document)
        if unprotected:
            words = label(unprotected, "body", "text2", wrap=True)
            words.setObjectName("export_map_unprotected")
            column.addWidget(words)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(inner, "export_map_scroll"), 1)
        whole.addLayout(self._foot())

    def _form(self, place: int, ending: str, title: str, about: str) -> QVBoxLayout:
        one = Radio(title)
        one.setObjectName(f"export_map_{ending[1:]}")
        one.setAccessibleDescription(about)
        theme.set_role(one, "body")
        self._group.addButton(one, place)
        self.forms[ending] = one
        words = label(about, "caption", "text2", wrap=True)
        words.setContentsMargins(theme.px(18) + GAP, 0, 0, 0)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(one)
        box.addWidget(words)
        return box

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 8, 22, 16)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        self.save.setDefault(True)
        return foot

    def _connect(self) -> None:
        self.maps.currentIndexChanged.connect(self._draw)
        self._group.idToggled.connect(self._draw)
        self.save.clicked.connect(self._ask_place)
        self.cancel.clicked.connect(self.reject)

    # Choosing -----------------------------------------------------------------------------

    def choose(self, map_id: str, ending: str = ".pdf") -> None:
        """Show a map and a form as chosen; the first map for one that is not there."""
        self.maps.setCurrentIndex(max(0, self.maps.findData(map_id)) if map_id else 0)
        self.forms[ending].setChecked(True)
        self._draw()
        self.forms[ending].setFocus()

    @property
    def map_id(self) -> str:
        """The id of the map that is chosen; "" for all boxes and arrows."""
        return str(self.maps.currentData())

    @property
    def ending(self) -> str:
        """The ending of the form that is chosen."""
        return FORMS[max(0, self._group.checkedId())][0]

    def _draw(self) -> None:
        """Show what belongs to the choice, and say what stays."""
        self._sharp_line.setVisible(self.ending == ".png")
        what = leaving(self._workspace.rows, self.map_id)
        words = kept_back_words(what.kept_back)
        if not what.factors:
            words = _("There is nothing on this map that could leave the school.")
        self.stays.setText(words)
        self.stays.setVisible(bool(words))
        self.save.setEnabled(bool(what.factors))

    # Writing ------------------------------------------------------------------------------

    def _ask_place(self) -> None:
        ending, workspace = self.ending, self._workspace
        ask_file(
            self,
            _("Export a map"),
            self.write,
            "export_map_place",
            first_folder([workspace.document.path, *self._desk.window.settings.recent]),
            save_as=safe_name(self.maps.currentText().replace("/", "-")) + ending,
            ending=ending,
            kinds=f"{self.forms[ending].text().replace('(', '').replace(')', '')} (*{ending})",
        )

    def write(self, chosen: str) -> None:
        """Write the map where the user chose; ask before a file gives way that nobody named."""
        place = with_ending(Path(chosen), self.ending)
        if place == Path(chosen) or not place.exists():
            self._write(place)
            return
        choices: list[tuple[str, Callable[[], None]]] = [
            (_("Choose another name"), self._ask_place),
            (_("Replace it"), lambda: self._write(place)),
        ]
        alerts.ask(
            self,
            _("There is already a file “{name}” in this folder.").format(name=place.name),
            _("Replacing it leaves nothing of what is in it now."),
            choices,
            "replace_question",
        )

    def _write(self, place: Path) -> None:
        from selfeval.report import map_page

        rows, dots = self._workspace.rows, int(self.sharpness.currentData())
        try:
            with waiting(), PRINTER:
                write_map(rows, self.map_id, place, map_page, dots)
        except UserError as problem:
            alerts.tell(self, problem)
            return
        said = _("Exported as {name}").format(name=place.name)
        told = readable_words(self._workspace.document)
        self.accept()
        self._desk.window.foot.say(f"{said}. {told}" if told else said)


def _asked(words: str, combo: FlatCombo) -> QFormLayout:
    asked: QLabel = label(words, "strong")
    asked.setBuddy(combo)
    line = QFormLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    line.addRow(asked, combo)
    return line

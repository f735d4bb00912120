"""The school's logo: how it looks, and the way to choose another or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from selfeval.exchange.attachments.logo import keep_logo, logo_of, read_logo
from selfeval.i18n import _
from selfeval.ui import alerts, theme
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.widgets import button, label
from selfeval.ui.workspace import Workspace

WIDE, HIGH = 200, 96
"""Pixels that the logo may take here."""


class LogoCard(QFrame):
    """A card of the school's details. The file's own window asks for the picture."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("school_logo")
        self.setProperty("card", True)
        self._workspace = workspace
        self._shown = ""
        self.picture = label("", "body", "text2")
        self.picture.setObjectName("logo_picture")
        self.choose = button(_("Choose a picture…"), icon="file-plus", name="logo_choose")
        self.remove = button(_("Remove the logo"), "link", name="logo_remove")
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        about = _("It stands on the cover of what is printed. PNG or JPEG.")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.choose)
        line.addWidget(self.remove)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(_("Logo"), "h3"))
        column.addWidget(label(about, "caption", "text2", wrap=True))
        column.addWidget(self.picture)
        column.addLayout(line)

    def draw(self) -> None:
        """Show the logo as it is now."""
        read_only = self._workspace.document.read_only
        name = self._workspace.rows.school.logo
        if name != self._shown or not name:
            self._shown = name
            self._show(logo_of(self._workspace.document, name))
        self.choose.setEnabled(not read_only)
        self.remove.setEnabled(not read_only)
        self.remove.setVisible(bool(name))

    def _show(self, data: bytes) -> None:
        found = QPixmap()
        found.loadFromData(data)
        if found.isNull():
            self.picture.setText(_("No logo yet"))
            self.picture.setAccessibleName(_("No logo yet"))
            return
        kept = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        room = theme.px(WIDE), theme.px(HIGH)
        ratio = self.devicePixelRatioF()
        small = found.scaled(round(room[0] * ratio), round(room[1] * ratio), kept, smooth)
        small.setDevicePixelRatio(ratio)
        self.picture.setPixmap(small)
        self.picture.setAccessibleName(_("The school’s logo"))

    def _ask(self) -> None:
        ask_file(
            self.window(),
            _("Choose the logo"),
            self._take,
            "logo_dialog",
            first_folder([self._workspace.document.path]),
            kinds=_("Pictures (*.png *.jpg *.jpeg)"),
        )

    @alerts.calmly
    def _take(self, chosen: str) -> None:
        keep_logo(self._workspace.document, read_logo(Path(chosen)))

    @alerts.calmly
    def _remove(self) -> None:
        keep_logo(self._workspace.document, b"")

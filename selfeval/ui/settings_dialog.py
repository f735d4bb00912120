"""The settings: who you are, how it looks, what holds for this school, and where things are.

Each takes effect at once, so there is nothing to confirm. It works with no file open as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from selfeval.i18n import N_, _
from selfeval.store import places
from selfeval.ui import theme
from selfeval.ui.form.school_form import SchoolForm, SchoolPart
from selfeval.ui.keeping.settings_card import BackupsCard
from selfeval.ui.settings_parts import (
    LooksCard,
    PlacesCard,
    SettingsCard,
    YouCard,
    arrangement_card,
)
from selfeval.ui.widgets import button, label, scrolling

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

WIDTH, HEIGHT = 620, 640
SCHOOL = SchoolPart(
    "settings",
    N_("This school"),
    N_("These are kept in the file, so that they hold for everybody who opens it."),
    ("board", "small_number_limit"),
)


def open_settings(desk: Desk) -> SettingsDialog:
    """Open the settings."""
    made = SettingsDialog(desk)
    made.open()
    return made


class SettingsDialog(QDialog):
    """One card below the other, scrolling."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._school: SchoolForm | None = None
        self.setObjectName("settings_dialog")
        self.setWindowTitle(_("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 4, 20, 16)
        column.setSpacing(12)
        for part in (self._you(), self._looks(), self._of_school(), BackupsCard(), self._places()):
            column.addWidget(part)
        column.addWidget(arrangement_card(desk.window.reset_arrangement))
        column.addStretch(1)
        self._lay_out(inner)

    def _lay_out(self, inner: QWidget) -> None:
        heading = label(_("Settings"), "heading")
        heading.setContentsMargins(22, 16, 20, 8)
        box = QDialogButtonBox()
        box.setContentsMargins(20, 8, 20, 14)
        done = button(_("Close"), "primary", name="settings_close")
        box.addButton(done, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(heading)
        whole.addWidget(scrolling(inner, "settings_scroll"), 1)
        whole.addWidget(box)
        room = self._desk.window.size()
        self.resize(
            min(theme.px(WIDTH), room.width() - 40), min(theme.px(HEIGHT), room.height() - 40)
        )

    def _you(self) -> YouCard:
        self.you = YouCard(self._desk.window.settings.role)
        self.you.role_given.connect(self._desk.window.keep_role)
        return self.you

    def _looks(self) -> LooksCard:
        window = self._desk.window
        kept = window.settings
        self.looks = LooksCard(kept.zoom, kept.look, more_contrast=kept.more_contrast)
        self.looks.size_chosen.connect(window.set_zoom)
        self.looks.look_chosen.connect(self._on_look)
        self.looks.contrast_chosen.connect(window.set_more_contrast)
        return self.looks

    def _on_look(self, look: str) -> None:
        self._desk.window.actions_by_key[f"look_{look}"].trigger()

    def _of_school(self) -> QWidget:
        space = self._desk.workspace
        if not space.is_open:
            return SettingsCard(
                _(SCHOOL.title),
                "settings_school",
                _(
                    "What the board is called, and below how many pupils a group is hidden in "
                    "print, are kept in each file. Open a file to change them."
                ),
            )
        self._school = SchoolForm(SCHOOL, space)
        self._school.draw()
        return self._school

    def _places(self) -> PlacesCard:
        listed: list[tuple[str, str, str, Path]] = [
            (
                "working",
                _("Working copies"),
                _("Every change is safe here at once, before it is in your file."),
                places.working_copies(),
            ),
            (
                "log",
                _("Log of faults"),
                _("What went wrong in the program, for whoever looks after it."),
                places.log_file().parent,
            ),
        ]
        return PlacesCard(listed)

    def done(self, result: int) -> None:
        """Hand over what is still being typed, and close."""
        self.you.settle()
        if self._school is not None and self._desk.workspace.is_open:
            self._school.form.settle()
        super().done(result)

"""The cards of the settings: what each of them shows and does. Nothing waits for an OK."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.i18n import N_, _
from selfeval.ui import alerts, theme
from selfeval.ui.checks import Check
from selfeval.ui.form.segments import Segments
from selfeval.ui.frame.header import OneLine
from selfeval.ui.role import offer_roles
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import FlatCombo, button, label

LOOKS = (
    ("system", N_("As the system says")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
)
SIZES = range(theme.ZOOM_LOW, theme.ZOOM_HIGH + 1, 10)


class SettingsCard(QFrame):
    """A titled card; each line is a label, what can be changed, and a word of help."""

    def __init__(self, title: str, name: str, about: str = "") -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 16)
        self.column.setSpacing(4)
        self.column.addWidget(label(title, "h3"))
        if about:
            self.column.addWidget(label(about, "caption", "text2", wrap=True))

    def add_line(self, title: str, control: QWidget, help: str = "") -> None:
        """Add a line; the label's mnemonic and name lead to the control."""
        self.column.addSpacing(8)
        said = label(title, "body", "text2")
        said.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(title)
        self.column.addWidget(said)
        self.column.addWidget(control)
        if help:
            self.column.addWidget(label(help, "caption", "text3", wrap=True))


class YouCard(SettingsCard):
    """The role. `role_given` carries it."""

    role_given = Signal(str)

    def __init__(self, role: str) -> None:
        super().__init__(_("You"), "settings_you")
        self._kept = role
        self.role = QLineEdit(role)
        self.role.setObjectName("settings_role")
        self.role.setPlaceholderText(_("For example Headteacher"))
        theme.set_role(self.role, "body")
        offer_roles(self.role)
        self.role.editingFinished.connect(self.settle)
        self.add_line(
            _("Your role"),
            self.role,
            _("It stands beside your changes. A role, not a name; this computer remembers it."),
        )

    def settle(self) -> None:
        """Hand the role over, if it is another than before."""
        role = " ".join(self.role.text().split())
        if role != self._kept:
            self._kept = role
            self.role_given.emit(role)


class LooksCard(SettingsCard):
    """Text size, light or dark, contrast. Each is drawn at once."""

    size_chosen = Signal(int)
    look_chosen = Signal(str)
    contrast_chosen = Signal(bool)

    def __init__(self, size: int, look: str, *, more_contrast: bool) -> None:
        super().__init__(_("How it looks"), "settings_looks")
        self.size = FlatCombo()
        self.size.setObjectName("settings_size")
        self.show_size(size)
        self.size.setMaximumWidth(theme.px(160))
        theme.set_role(self.size, "body")
        self.size.activated.connect(lambda _at: self.size_chosen.emit(self.size.currentData()))
        self.look = Segments(
            _("Light or dark"), [(word, _(said)) for word, said in LOOKS], "settings_look"
        )
        self.look.put(look)
        self.look.chosen.connect(self.look_chosen)
        self.contrast = Check(_("More contrast"))
        self.contrast.setObjectName("settings_contrast")
        theme.set_role(self.contrast, "body")
        self.contrast.setChecked(more_contrast)
        self.contrast.clicked.connect(self.contrast_chosen)
        self.add_line(_("Text size"), self.size, _("Ctrl and + or − change it at any time."))
        self.add_line(_("Light or dark"), self.look)
        self.column.addSpacing(8)
        self.column.addWidget(self.contrast)
        self.column.addWidget(
            label(
                _("Stronger lines and text, and an edge round every field."),
                "caption",
                "text3",
                wrap=True,
            )
        )

    def show_size(self, size: int) -> None:
        """Show the size of text that holds now, whichever way it was chosen."""
        if self.size.currentData() == size:
            return
        self.size.clear()
        for one in sorted({*SIZES, size}):
            self.size.addItem(_("{size} %").format(size=one), one)
        self.size.setCurrentIndex(self.size.findData(size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, lambda: self.show_size(theme.zoom()))


class PlacesCard(SettingsCard):
    """Where things are on this computer, each with a way there: (key, title, words, folder)."""

    def __init__(self, places: list[tuple[str, str, str, Path]]) -> None:
        super().__init__(_("Where things are on this computer"), "settings_places")
        for key, title, about, folder in places:
            self.column.addSpacing(8)
            self.column.addWidget(label(title, "strong"))
            self.column.addWidget(label(about, "caption", "text2", wrap=True))
            self.column.addLayout(folder_line(key, title, folder))


def folder_line(key: str, title: str, folder: Path) -> QHBoxLayout:
    """Make a line with a folder's path and a button `open_<key>` that shows it."""
    shown = OneLine("caption", "text2")
    shown.setText(str(folder))
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    there = button(_("Open the folder"), name=f"open_{key}")
    there.setAccessibleName(_("{place}: open the folder").format(place=title))
    there.clicked.connect(lambda: show_folder(there.window(), folder))
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(shown, 1)
    line.addWidget(there)
    return line


def show_folder(window: QWidget, folder: Path) -> None:
    """Show a folder of ours, made if absent."""
    folder.mkdir(parents=True, exist_ok=True)
    open_folder(window, folder)


def open_folder(window: QWidget, folder: Path) -> None:
    """Show a folder that is there in the system's own way; say where it is if that fails."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        alerts.message(
            window,
            _("The folder could not be shown."),
            _("It is here: {path}").format(path=folder),
            name="folder_not_shown",
        )


def arrangement_card(reset: Callable[[], object]) -> SettingsCard:
    """Make the card that puts the window back as it was at first."""
    made = SettingsCard(
        _("The window"),
        "settings_window",
        _("Its size and place, and which panels are open. Nothing you wrote is touched."),
    )
    back = button(_("Put the window back as it was at first"), name="reset_arrangement")
    back.setToolTip(plain_tip(_("Size, place and panels of the window")))
    back.clicked.connect(lambda: reset())
    line = QHBoxLayout()
    line.setContentsMargins(0, 6, 0, 0)
    line.addWidget(back)
    line.addStretch(1)
    made.column.addLayout(line)
    return made

"""What the report costs, and the ways out of it: files and paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from selfeval.i18n import _, ngettext
from selfeval.ui import icons
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.saving import FORMS
from selfeval.ui.widgets import button, icon_button, label


class Foot(QWidget):
    """`save_wanted` carries a form of file. `print_wanted` and `cancel_wanted` carry nothing."""

    save_wanted = Signal(str)
    print_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report_foot")
        self.length = FlowLabel("", "h3")
        self.length.setObjectName("report_length")
        self.reading = FlowLabel("", "caption", "text2")
        self.reading.setToolTip(_("How long it takes to read, at 200 words a minute"))
        self.readable = label("", "caption", "text2", wrap=True)
        self.readable.setObjectName("report_readable")
        self.save = button(_("Save as PDF…"), "primary", "file-type-pdf", "save_pdf")
        self.save.clicked.connect(lambda: self.save_wanted.emit("pdf"))
        self.others = self._other_forms()
        self.print = button(_("Print…"), icon="printer", name="print_paper")
        self.print.clicked.connect(self.print_wanted)
        self._ways = QStackedWidget()
        self._ways.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._ways.addWidget(self._buttons())
        self._ways.addWidget(self._progress())
        words = FlowLayout()
        words.addWidget(self.length)
        words.addWidget(self.reading)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(8)
        self.column.addLayout(words)
        self.column.addWidget(self.readable)
        self.column.addWidget(self._ways)
        self.readable.hide()

    def _other_forms(self) -> QToolButton:
        made = icon_button("chevron-down", _("Save in another form"), "save_others")
        made.setProperty("kind", "outlined")
        menu = QMenu(made)
        for key, icon in (("word", "file-text"), ("web", "world")):
            action = menu.addAction(_(FORMS[key].title) + "…")
            action.setObjectName(f"save_{key}")
            icons.put(action, icon)
            action.triggered.connect(lambda _on, key=key: self.save_wanted.emit(key))
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _buttons(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.save, 1)
        line.addWidget(self.others)
        line.addWidget(self.print)
        return made

    def _progress(self) -> QWidget:
        made = QWidget()
        self.come = label("", "caption", "text2")
        self.come.setObjectName("report_come")
        self.bar = QProgressBar()
        self.bar.setObjectName("report_progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far the document is"))
        self.stop: QPushButton = button(_("Cancel"), name="report_cancel")
        self.stop.clicked.connect(self.cancel_wanted)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.come)
        words.addWidget(self.bar)
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addLayout(words, 1)
        line.addWidget(self.stop)
        return made

    # What is said -------------------------------------------------------------------------

    def say_pages(self, pages: int) -> None:
        """Say how long the report is."""
        self.length.setText(ngettext("{count} page", "{count} pages", pages).format(count=pages))

    def say_minutes(self, minutes: int) -> None:
        """Say how long it takes to read."""
        words = ngettext("about {count} minute to read", "about {count} minutes to read", minutes)
        self.reading.setText(words.format(count=minutes))

    def say_readable(self, words: str) -> None:
        """Say who can read what is saved, where the file itself is protected."""
        self.readable.setText(words)
        self.readable.setVisible(bool(words))

    def say_busy(self, busy: bool) -> None:
        """Show that a document is being made, with a way to stop it, in the place of the ways."""
        had_focus = self.isAncestorOf(self.window().focusWidget())
        self._ways.setCurrentIndex(1 if busy else 0)
        if busy:
            self.say_how_far(0, 0)
        if had_focus:
            (self.stop if busy else self.save).setFocus()

    def say_how_far(self, done: int, total: int, paged: bool = True) -> None:
        """Show how many pages or parts of a document are made; at first nobody knows how many."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        said = _("Setting page {number} of {count}") if paged else _("Writing {number} of {count}")
        words = said.format(number=done + 1, count=total)
        self.come.setText(words if total else _("Gathering what it says…"))

    def end_at(self, left: int, right: int) -> None:
        """Let the buttons stand below what is above them."""
        self.column.setContentsMargins(left, 10, right, 14)

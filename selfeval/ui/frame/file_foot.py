"""The foot of the sidebar: where the user's work is, in plain words, and what can be done about it.

Qt alone, so that it can be painted before the rest of the program is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.frame.nav_button import WIDE, grown
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button, icon_button, label

BESIDE = 76
"""Pixels beside the words of the button: margins, edges and the gap after its icon."""
SAFE, SAVED, CAREFUL, LOCKED = "shield-check", "circle-check", "alert-triangle", "lock"


@dataclass(frozen=True)
class FileState:
    """Where the work is: an icon and a title, what is still to come, and one thing to do.

    `wants` is the key of what the button does, "" where there is nothing to do; `notice` is what
    stands behind it all, for a tooltip. A file that `has_password` bears a small lock.
    """

    icon: str = SAFE
    title: str = ""
    detail: str = ""
    button: str = ""
    button_icon: str = ""
    wants: str = ""
    notice: str = ""
    has_password: bool = False

    @property
    def words(self) -> str:
        """All of it in one line."""
        return " ".join(
            part for part in (f"{self.title}." if self.title else "", self.detail) if part
        )


class Mark(QWidget):
    """The icon of a state, in the colour of what it means."""

    TOKENS = {SAFE: "ok", SAVED: "ok", CAREFUL: "warn", LOCKED: "text2"}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.icon = SAFE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_icon(self, name: str) -> None:
        """Draw this icon."""
        self.icon = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(18), theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        token = self.TOKENS.get(self.icon, "text2")
        painter = QPainter(self)
        icons.draw_icon(painter, self.icon, self.rect().toRectF(), theme.colour(token))


def marked(icon: str, words: str) -> QWidget:
    """Put an icon before a sentence."""
    made, mark = QWidget(), Mark()
    mark.show_icon(icon)
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(words, "body", "text2", wrap=True), 1)
    return made


class FileFoot(QWidget):
    """The state of the file. `wanted` carries the key of what its button does."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("file_foot")
        self.shown = FileState()
        self.mark = Mark()
        self.lock = Mark()
        self.lock.setObjectName("file_lock")
        self.lock.show_icon(LOCKED)
        self.lock.setAccessibleName(_("Has a password"))
        self.lock.setToolTip(plain_tip(_("Has a password")))
        self.title = label("", "caption_strong", wrap=True)
        self.title.setObjectName("file_state")
        self.detail = label("", "caption", "text2", wrap=True)
        self.detail.setObjectName("file_detail")
        self.act = button("", name="file_act")
        self.act.clicked.connect(lambda: self.wanted.emit(self.shown.wants))
        self.small = icon_button("upload", "", "file_act_small")
        self.small.clicked.connect(lambda: self.wanted.emit(self.shown.wants))
        self._first = QHBoxLayout()
        self._first.setSpacing(8)
        self._first.addWidget(self.mark)
        self._first.addWidget(self.title, 1)
        self._first.addWidget(self.lock)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(self._first)
        for part in (self.detail, self.act, self.small):
            self._column.addWidget(part)
        self._column.setAlignment(self.small, Qt.AlignmentFlag.AlignHCenter)
        self.set_rail(False)

    def say(self, state: FileState) -> None:
        """Show a state."""
        self.shown = state
        self.mark.show_icon(state.icon)
        self.title.setText(state.title)
        self.detail.setText(state.detail)
        self.act.setAccessibleName(state.button)
        self.act.setToolTip(plain_tip(state.button))
        self._fit_button()
        self.small.setToolTip(plain_tip(state.button))
        self.small.setAccessibleName(state.button or _("Save now"))
        if state.button_icon:
            icons.put(self.act, state.button_icon)
            icons.put(self.small, state.button_icon)
        self.setToolTip(plain_tip(state.notice or state.words))
        said = _("Where your work is: {words}").format(words=state.words)
        self.setAccessibleName(f"{said} {_('Has a password')}." if state.has_password else said)
        self.setAccessibleDescription(state.notice)
        self._show_parts()

    def _fit_button(self) -> None:
        """Shorten what the button says to the room there is; its name says the whole."""
        room = grown(WIDE) - theme.px(icons.SIZE) - BESIDE
        words = self.act.fontMetrics().elidedText(
            self.shown.button, Qt.TextElideMode.ElideRight, room
        )
        self.act.setText(words.replace("&", "&&"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_button()

    def set_rail(self, rail: bool) -> None:
        """Show the mark and a small button alone, or the words as well."""
        self._rail = rail
        middle, start = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        for one in (self.mark, self.lock):
            self._first.setAlignment(one, middle if rail else start)
            self._first.setStretchFactor(one, int(rail))
        self._first.setSpacing(0 if rail else 8)
        self._column.setContentsMargins(0 if rail else 20, 8, 0 if rail else 14, 12)
        self._show_parts()

    def _show_parts(self) -> None:
        wide = not self._rail
        self.title.setVisible(wide)
        self.lock.setVisible(self.shown.has_password)
        self.detail.setVisible(wide and bool(self.shown.detail))
        self.act.setVisible(wide and bool(self.shown.wants))
        self.small.setVisible(self._rail and bool(self.shown.wants))

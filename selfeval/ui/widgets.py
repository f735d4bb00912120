"""Small widgets that several parts of the window share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from selfeval.ui import icons, theme
from selfeval.ui.painted import RingButton
from selfeval.ui.tips import plain_tip

HINT_FLAGS = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
"""How a hint stands in an empty text box."""


def label(text: str = "", role: str = "body", tone: str = "", wrap: bool = False) -> QLabel:
    """Make a label that never reads its text as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    theme.set_role(made, role)
    return made


def button(text: str, kind: str = "", icon: str = "", name: str = "") -> QPushButton:
    """Make a push button; `kind` is "primary", "link", "segment", "filter" or "" for a plain one.

    Enter in a dialog presses a primary button, never another that does not have the focus.
    """
    made = RingButton(text)
    made.setAutoDefault(kind == "primary")
    if kind:
        made.setProperty("kind", kind)
    if icon:
        token = {"primary": "on_accent", "link": "accent"}.get(kind, "text2")
        icons.put(made, icon, token)
    made.setObjectName(name)
    theme.set_role(made, "strong" if kind == "primary" else "body")
    return made


def icon_button(icon: str, verb: str, name: str = "") -> QToolButton:
    """Make a button that shows only an icon; `verb` says what it does, for eyes and ears."""
    made = QToolButton()
    made.setProperty("kind", "icon")
    icons.put(made, icon)
    made.setToolTip(plain_tip(verb))
    made.setAccessibleName(verb)
    made.setObjectName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def search_line(name: str, hint: str, icon: str = "search", spoken: str = "") -> QLineEdit:
    """Make a box to search or narrow a list with; `spoken` is its name where `hint` is not."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    made.setAccessibleName(spoken or hint)
    made.setClearButtonEnabled(True)
    glass = made.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
    icons.put(glass, icon, "text3")
    theme.set_role(made, "body")
    return made


def card() -> QFrame:
    """Make a bordered surface to group things on."""
    made = QFrame()
    made.setProperty("card", True)
    return made


def rule() -> QFrame:
    """Make a hairline."""
    made = QFrame()
    made.setProperty("rule", True)
    made.setFixedHeight(1)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and draw the widget anew if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        role = widget.property("type_role")
        if role:  # polishing forgets a font that was set
            widget.setFont(theme.font(role))
        widget.update()


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            gone = item.widget()
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        elif item.layout() is not None:
            empty_layout(item.layout())


def fit_to_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size in pixels at 100 % text, but no more than the screen has room for."""
    room = dialog.screen().availableGeometry()
    dialog.resize(
        min(theme.px(width), room.width() - 40), min(theme.px(height), room.height() - 60)
    )


def scrolling(inner: QWidget, name: str) -> QScrollArea:
    """Put a widget into a vertical scroll area that takes no tab stop of its own."""
    made = QScrollArea()
    made.setObjectName(name)
    made.setViewport(QWidget())  # asked for Qt's own, PySide first makes ready every class it has
    made.setWidget(inner)
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner.setAutoFillBackground(False)
    return made


class GrowingText(QPlainTextEdit):
    """A text box as tall as its text; Tab leaves it. "flowing" texts stand close together.

    What stands in an empty one is a hint in the type of controls, not in that of people's words.
    """

    _hint = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self.document().contentsChanged.connect(self.fit)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files that are dropped or pasted to others: their paths are no text to keep."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def setPlaceholderText(self, words: str) -> None:
        """Show a hint while nothing is written."""
        self._hint = words
        self.fit()
        self.viewport().update()

    def placeholderText(self) -> str:
        """Return the hint that stands where nothing is written."""
        return self._hint

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(theme.font("body"))
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self._hint_room(), int(HINT_FLAGS), self._hint)

    def _hint_room(self) -> QRect:
        """Return where the hint stands: its first line in the middle of that of the text."""
        spare = QFontMetrics(self.font()).lineSpacing()
        spare -= QFontMetrics(theme.font("body")).lineSpacing()
        edge = int(self.document().documentMargin())
        width = max(60, self.viewport().width() - 2 * edge)
        return QRect(edge, edge + max(0, spare // 2), width, 10_000)

    def fit(self) -> None:
        """Take the height that the text, or the hint in its place, needs."""
        metrics = QFontMetrics(self.font())
        lines = max(1, int(self.document().size().height()))
        needed = lines * metrics.lineSpacing()
        if self.document().isEmpty() and self._hint:
            body, margin = QFontMetrics(theme.font("body")), int(self.document().documentMargin())
            hint = body.boundingRect(self._hint_room(), int(HINT_FLAGS), self._hint)
            needed = max(needed, hint.height() + 2 * (hint.top() - margin))
        height = needed + 2 + (6 if self.property("flowing") else 14)
        if height != self.height():
            self.setFixedHeight(height)


class FlatCombo(QComboBox):
    """A drop-down list; with the property "flat" it looks like text while nobody is at it.

    So it is in the forms of a page; "chip" draws it with round ends, as wide as its words.
    The wheel passes through to the page: scrolling a form must not change an answer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def sizeHint(self) -> QSize:
        if not self.property("chip"):
            return QSize(super().sizeHint().width() + 16, theme.px(34))
        words = QFontMetrics(self.font()).horizontalAdvance(self.currentText())
        return QSize(words + theme.px(34) + 42, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(96), theme.px(34))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        left = 12 if self.property("chip") else 11
        if not self.itemIcon(self.currentIndex()).isNull():
            side = theme.px(18)
            box = QRectF(left, (self.height() - side) / 2, side, side).toRect()
            self.itemIcon(self.currentIndex()).paint(painter, box)
            left += side + 8
        painter.setPen(theme.colour("text" if self.isEnabled() else "text3"))
        painter.setFont(self.font())
        mark = theme.px(16)
        room = self.rect().adjusted(left, 0, -mark - 12, 0)
        words = QFontMetrics(self.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        arrow = QRectF(self.width() - mark - 9, (self.height() - mark) / 2, mark, mark)
        icons.draw_icon(painter, "chevron-down", arrow, theme.colour("text3"))

    def _paint_frame(self, painter: QPainter) -> None:
        if self.hasFocus():
            pen, inset = QPen(theme.colour("accent"), 2), 1.0
        elif self.underMouse() and self.isEnabled():
            pen, inset = QPen(theme.colour("outline"), 1), 0.5
        elif self._is_like_text():
            pen, inset = QPen(theme.colour("field_edge"), 1), 0.5
        else:
            pen, inset = QPen(theme.colour("outline" if self._in_dialog() else "line"), 1), 0.5
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface"))
        corner = self.height() / 2 if self.property("chip") else 7
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, corner, corner)

    def _is_like_text(self) -> bool:
        """Something is chosen, and nobody is at it: words are enough then, except in dialogs."""
        if not self.property("flat") or self.property("chip") or not self.currentData():
            return False
        return not self._in_dialog()

    def _in_dialog(self) -> bool:
        return isinstance(self.window(), QDialog)

"""“Why this?”: the sentence from facts to outcome, whose words lead to their items, and its weakest
link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextBrowser

from selfeval.core import realms
from selfeval.core.pieces import Piece, pieces_of
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.pages.priorities.card import BoardCard, IconMark
from selfeval.ui.widgets import button, label
from selfeval.ui.workspace import Workspace

SCHEME = "item"
GLYPH, GAP = 18, 4
SHARP = 3
"""How much larger than on the page a shape is drawn, so that it is sharp on any screen."""


class WhyText(QTextBrowser):
    """A sentence to read, select and follow. `item_wanted` carries a table and an id.

    Text is only ever inserted, never read as markup, and no address but its own items' is known.
    """

    item_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[Piece] = []
        self.setObjectName("why_sentence")
        self.setAccessibleName(_("Why this?"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.document().setDocumentMargin(1)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._on_link)

    def say(self, pieces: Sequence[Piece]) -> None:
        """Show a sentence in pieces."""
        if list(pieces) != self._pieces:
            self._pieces = list(pieces)
            self.renew_icons()

    def renew_icons(self) -> None:
        """Draw the sentence in the colours and at the size of the moment."""
        self.clear()
        self.document().setDefaultFont(theme.font("long_statement"))
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        plain.setFont(theme.font("long_statement"))
        cursor = self.textCursor()
        for piece, after in zip(self._pieces, [*self._pieces, Piece("")][1:], strict=True):
            if piece.realm:
                continue
            if after.realm:
                self._insert_shape(cursor, after.realm)
            cursor.insertText(piece.words, _linked(plain, piece) if piece.table else plain)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def _insert_shape(self, cursor: QTextCursor, realm_id: str) -> None:
        """Put a realm's lettered shape before the words after which its letter would stand."""
        realm = realms.realm(realm_id)
        if realm is None:
            return
        side, wide = theme.px(GLYPH), theme.px(GLYPH + GAP)
        picture = QImage(wide * SHARP, side * SHARP, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.scale(SHARP, SHARP)
        icons.draw_realm(painter, realm.id, _(realm.letter), QRectF(1, 1, side - 2, side - 2))
        painter.end()
        address = QUrl(f"{SCHEME}:realm/{realm.id}")
        self.document().addResource(QTextDocument.ResourceType.ImageResource, address, picture)
        shape = QTextImageFormat()
        shape.setName(address.toString())
        shape.setWidth(wide)
        shape.setHeight(side)
        shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        shape.setToolTip(_("Realm: {realm}").format(realm=_(realm.title)))
        cursor.insertImage(shape)

    def loadResource(self, _kind: int, _address: QUrl) -> None:
        """Load nothing: whatever the sentence shows was put into it."""
        return

    def _on_link(self, address: QUrl) -> None:
        table, _slash, row_id = address.path().partition("/")
        if address.scheme() == SCHEME and row_id:
            self.item_wanted.emit(table, row_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring around the words that Enter would follow."""
        super().paintEvent(event)
        cursor = self.textCursor()
        if not self.hasFocus() or not cursor.hasSelection():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        for line in self._lines(cursor.selectionStart(), cursor.selectionEnd()):
            painter.drawRoundedRect(QRectF(line).adjusted(-2, -1, 2, 1), 4, 4)

    def _lines(self, start: int, end: int) -> list[QRect]:
        """Return where the text from `start` to `end` stands, a rectangle for each line."""
        found: dict[int, QRect] = {}
        cursor = QTextCursor(self.document())
        for at in range(start, end + 1):
            cursor.setPosition(at)
            here = self.cursorRect(cursor)
            found[here.top()] = found.get(here.top(), here).united(here)
        return [line for line in found.values() if line.width() > 3]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(60, self.viewport().width()))
        height = int(self.document().size().height()) + 4
        if height != self.height():
            self.setFixedHeight(height)


def _linked(plain: QTextCharFormat, piece: Piece) -> QTextCharFormat:
    made = QTextCharFormat(plain)
    made.setAnchor(True)
    made.setAnchorHref(f"{SCHEME}:{piece.table}/{piece.row_id}")
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(theme.colour("outline"))
    return made


class WhyCard(BoardCard):
    """The sentence and its weakest link; where nothing says why, the way to say it."""

    assumption_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        note = _("Press any underlined words to see where they come from.")
        super().__init__(workspace, _("Why this?"), "why_card", note)
        self.text = WhyText()
        self.text.item_wanted.connect(self.go_to)
        self.weakest = label("", "body", "thread", wrap=True)
        self.weakest.setObjectName("weakest_link")
        self._mark = IconMark("link", "thread_text")
        self.add = button(_("Add an assumption"), "link", "plus", "why_add")
        self.add.clicked.connect(self.assumption_wanted)
        self.head.addStretch()
        self.head.addWidget(self.add)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.weakest, 1)
        self.body.addWidget(self.text)
        self.body.addLayout(line)

    def draw(self) -> None:
        """Say why, as it follows from what is linked now."""
        row = self.priority
        if row is None:
            return
        why, pieces = pieces_of(self.workspace.rows, row, date.today())
        self.text.say(pieces)
        self.weakest.setText(why.weakest)
        self.note.setVisible(any(piece.table for piece in pieces))
        self.add.setVisible(self.may_write and not why.assumptions)

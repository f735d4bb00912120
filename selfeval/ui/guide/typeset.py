"""Give a page of Markdown its type: serif headings, room between paragraphs, quiet tables."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from selfeval.ui import theme

HEADINGS = {1: "title", 2: "heading", 3: "h3"}
"""The role of type of each level of heading."""
LINE_HEIGHT = 112  # percent of the font's own
ABOVE = {1: 0, 2: 22, 3: 14}
BELOW = {0: 10, 1: 12, 2: 6, 3: 4}
"""Pixels above and below a heading of each level, and below a paragraph (0), at 100 % text."""
IN_LIST = 4


def typeset(document: QTextDocument) -> None:
    """Set every block and table of `document` in the window's own type and colours."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame)
    block = document.begin()
    while block.isValid():
        _set_block(block, in_table=_is_in_table(block))
        block = block.next()


def _is_in_table(block: QTextBlock) -> bool:
    return QTextCursor(block).currentTable() is not None


def _set_block(block: QTextBlock, *, in_table: bool) -> None:
    level = min(block.blockFormat().headingLevel(), 3)
    room = block.blockFormat()
    listed = block.textList() is not None
    below = 0 if in_table else IN_LIST if listed else BELOW[level]
    room.setTopMargin(theme.px(ABOVE.get(level, 0)))
    room.setBottomMargin(theme.px(below))
    room.setLineHeight(LINE_HEIGHT, room.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(block)
    cursor.setBlockFormat(room)
    if level in HEADINGS:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        face = cursor.charFormat()
        face.setFont(theme.font(HEADINGS[level]))
        cursor.setCharFormat(face)


def _set_table(table: QTextTable) -> None:
    look = table.format()
    look.setBorder(0)
    look.setCellPadding(0)
    look.setCellSpacing(0)
    look.setBorderCollapse(True)
    look.setTopMargin(theme.px(4))
    look.setBottomMargin(theme.px(14))
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(look)
    line = QBrush(theme.colour("line"))
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            edge = cell.format().toTableCellFormat()
            edge.setBottomBorder(1)
            edge.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            edge.setBottomBorderBrush(line)
            edge.setTopPadding(theme.px(6))
            edge.setBottomPadding(theme.px(6))
            edge.setRightPadding(theme.px(14))
            edge.setLeftPadding(0)
            cell.setFormat(edge)

"""One of a few words on one line; below each other where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui.widgets import button, label

GAP = 5


class EvenLayout(QLayout):
    """Items that fill a line side by side, or one below the other where they do not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def _widths(self, width: int) -> list[int]:
        """Share a width: equally where every item fits so, else by what each needs."""
        needed = [item.sizeHint().width() for item in self._items]
        room = width - GAP * (len(needed) - 1)
        if not needed or max(needed) * len(needed) <= room:
            return [room // max(1, len(needed))] * len(needed)
        spare = (room - sum(needed)) // len(needed)
        return [each + spare for each in needed]

    def _fits(self, width: int) -> bool:
        needed = [item.sizeHint().width() for item in self._items]
        return sum(needed) + GAP * (len(needed) - 1) <= width

    def _tall(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the one line, or of all lines."""
        lines = 1 if self._fits(width) else len(self._items)
        return lines * (self._tall() + GAP) - GAP

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        tall, left = self._tall(), room.left()
        if self._fits(room.width()):
            for item, width in zip(self._items, self._widths(room.width()), strict=True):
                item.setGeometry(QRect(left, room.top(), width, tall))
                left += width + GAP
            return
        for at, item in enumerate(self._items):
            item.setGeometry(QRect(left, room.top() + at * (tall + GAP), room.width(), tall))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(widest, self._tall())


class Choices(QWidget):
    """A title and below it its words, of which one is pressed. `chosen` carries it.

    With `may_be_none` a word that is pressed again is taken back: `chosen` then carries "".
    """

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        words: Sequence[tuple[str, str]],
        name: str,
        *,
        may_be_none: bool = False,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._none = may_be_none
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._words = [word for word, _said in words]
        inner = QWidget()
        row = EvenLayout(inner)
        for at, (word, said) in enumerate(words):
            made = button(said, "segment", name=f"{name}_{word}")
            made.setCheckable(True)
            made.setEnabled(not read_only)
            made.setAccessibleName(f"{title}: {said}")
            if may_be_none:
                made.setToolTip(_("Press it again to leave it open"))
            self._group.addButton(made, at)
            row.addWidget(made)
        self._group.idClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(title, "caption", "text2", wrap=True))
        column.addWidget(inner)

    def put(self, word: str) -> None:
        """Show the word that is stored."""
        for at, one in enumerate(self._words):
            self._group.button(at).setChecked(one == word)

    def explain(self, word: str, spoken: str) -> None:
        """Say what a word that is only a sign means, for eyes and ears."""
        made = self._group.button(self._words.index(word))
        made.setToolTip(spoken)
        made.setAccessibleName(spoken)

    def first_focus(self) -> QPushButton:
        """Return the button that is pressed, or the first."""
        buttons = [self._group.button(at) for at in range(len(self._words))]
        found = next((one for one in buttons if one.isChecked()), buttons[0])
        assert isinstance(found, QPushButton)
        return found

    def _on_clicked(self, at: int) -> None:
        pressed = self._group.button(at).isChecked()
        word = self._words[at] if pressed or not self._none else ""
        self.put(word)
        self.chosen.emit(word)

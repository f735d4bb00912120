"""One of a few words, all in sight, over as many lines as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from selfeval.ui import theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.widgets import button


class Segments(QWidget):
    """Buttons of which one is pressed, or none yet. `chosen` carries its word.

    `choices` are (word, label) pairs; `icon_of` gives the icon of a word, drawn anew with the look.
    """

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[str, str]],
        name: str,
        icon_of: Callable[[str], QIcon] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._group = QButtonGroup(self)
        self._words = [word for word, _label in choices]
        line = FlowLayout(self, 6)
        for at, (word, said) in enumerate(choices):
            made = button(said, "segment", name=f"{name}_{word or 'none'}")
            made.setCheckable(True)
            made.setAccessibleName(f"{title}: {said}")
            if icon_of is not None:
                made.renew_icons = partial(_put_icon, made, icon_of, word)  # type: ignore[attr-defined]
                _put_icon(made, icon_of, word)
            self._group.addButton(made, at)
            line.addWidget(made)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._words[at]))

    @property
    def word(self) -> str:
        """The word that is chosen; "" while none is."""
        at = self._group.checkedId()
        return self._words[at] if at >= 0 else ""

    def put(self, word: str | None) -> None:
        """Choose a word; None, or one that is not among them, leaves all of them open."""
        self._group.setExclusive(False)
        for at, one in enumerate(self._words):
            self._group.button(at).setChecked(one == word)
        self._group.setExclusive(True)

    def explain(self, word: str, meaning: str) -> None:
        """Say what a word means, for eyes and ears."""
        made = self._group.button(self._words.index(word))
        made.setToolTip(meaning)
        made.setAccessibleDescription(meaning)

    def first_focus(self) -> QPushButton:
        """Return the button that is pressed, or the first."""
        at = max(0, self._group.checkedId())
        found = self._group.button(at)
        assert isinstance(found, QPushButton)
        return found


def _put_icon(target: QPushButton, icon_of: Callable[[str], QIcon], word: str) -> None:
    target.setIcon(icon_of(word))
    target.setIconSize(QSize(theme.px(16), theme.px(16)))

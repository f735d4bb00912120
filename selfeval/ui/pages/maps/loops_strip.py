"""The loops of a map in words, below it: what feeds itself, and what slows itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from selfeval.core.causal.loops import Loop, Loops
from selfeval.core.models import LoopName
from selfeval.i18n import _
from selfeval.ui import alerts, icons, theme
from selfeval.ui.pages.maps.loop_card import LINES, NARROW, LoopCard
from selfeval.ui.pages.maps.showing import ARROW, BOX, Chosen, Showing
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import empty_layout, icon_button, label

MOST = 0.36
"""The most of the height that words of loops take from the map."""
LEAST_MAP = 340
"""Height that the map keeps before words of loops fold away, in pixels at 100 % text."""
ANY = 16_777_215
ORDER = ("R", "B", "")
"""The kinds of loops take turns, so that what slows itself is not always the last."""
REST = 220
"""Width of what is said of loops that are not shown, in pixels at 100 % text."""


def things_of(loop: Loop) -> list[Chosen]:
    """Return the boxes and arrows of a loop."""
    return [*((BOX, one) for one in loop.factors), *((ARROW, one) for one in loop.arrows)]


class LoopsStrip(QFrame):
    """The loops side by side; hidden where there are none."""

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("loops_strip")
        self.setAccessibleName(_("Loops of this map"))
        self._showing = showing
        self._shown: Loops | None = None
        self.wanted: bool | None = None  # None until somebody folds or unfolds it
        self._folded = False
        self._room = ANY
        self._told: QLabel | None = None
        self._inner = QWidget()
        self._line = QHBoxLayout(self._inner)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("loops_scroll")
        self._scroll.setViewport(QWidget())
        self._scroll.setWidget(self._inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner.setAutoFillBackground(False)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fold = icon_button("chevron-down", "", "fold_loops")
        self.fold.clicked.connect(lambda: self.show_folded(not self._folded))
        self.count = label("", "caption", "text2")
        self.count.setObjectName("loops_count")
        self.before = icon_button("chevron-left", _("The loop before"), "loop_before")
        self.after = icon_button("chevron-right", _("The next loop"), "loop_after")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self._each, self._many = 1, 1  # how wide a loop is, and how many are in sight at once
        self._pages = (self.count, self.before, self.after)
        bar = self._scroll.horizontalScrollBar()
        bar.valueChanged.connect(self._say_count)
        bar.rangeChanged.connect(self._say_count)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 1, 4, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 8, 0, 0)
        beside.setSpacing(2)
        for part in (*self._pages, self.fold):
            beside.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(beside)
        self._say_fold()

    def _say_fold(self) -> None:
        verb = _("Show what the loops say") if self._folded else _("Show the names of loops alone")
        icons.put(self.fold, "chevron-up" if self._folded else "chevron-down")
        self.fold.setAccessibleName(verb)
        self.fold.setToolTip(plain_tip(verb))

    def show_folded(self, folded: bool | None) -> None:
        """Show the names of the loops alone, so that the map has more room, or their words too.

        None folds them in a low window alone.
        """
        self.wanted = folded
        self.fit()

    @property
    def is_folded(self) -> bool:
        """Whether the names of the loops are shown alone."""
        return self._folded

    def share(self, room: int) -> None:
        """Share so much height with the map: in a low window, the words wait to be asked for."""
        self._room = room
        self.fit()

    @property
    def _lines(self) -> int:
        """The lines of words that there is room for: the map above needs most of the height."""
        above = self.parentWidget()
        if self._folded or above is None:
            return 0 if self._folded else LINES
        spacing = QFontMetrics(theme.font("caption")).lineSpacing()
        room = round(above.height() * MOST) - theme.px(28) - 23
        return max(1, min(LINES, room // spacing))

    @property
    def says_something(self) -> bool:
        """Whether there is a loop to show, or something to say of those that are not shown."""
        loops = self._showing.loops
        return bool(loops.found or loops.words)

    @property
    def cards(self) -> list[LoopCard]:
        """The loops that are shown, from the left."""
        return self._inner.findChildren(LoopCard)

    def show_loops(self) -> None:
        """Show the loops of the map as they are now."""
        loops = self._showing.loops
        self.setVisible(self.says_something)
        if loops == self._shown:
            return
        self._shown = loops
        empty_layout(self._line)
        may_write = not self._showing.workspace.document.read_only
        for loop in sorted(loops.found, key=lambda one: (one.number, ORDER.index(one.kind))):
            made = LoopCard(loop, may_write=may_write, lines=self._lines)
            made.clicked.connect(partial(self._on_pressed, loop))
            made.name_wanted.connect(self.ask_name)
            made.installEventFilter(self)
            self._line.addWidget(made, 1, Qt.AlignmentFlag.AlignTop)
        self._told = self._say_rest(loops) if loops.words else None
        self.fold.setVisible(bool(loops.found))
        self.fit()

    def _say_rest(self, loops: Loops) -> QLabel:
        """Say which loops are not shown."""
        told = label(loops.words, "caption", "text2", wrap=True)
        told.setObjectName("loops_not_shown")
        told.setContentsMargins(12, 10, 12, 8)
        told.setMinimumWidth(theme.px(REST))
        if loops.found:
            told.setMaximumWidth(theme.px(REST))
        told.setToolTip(plain_tip(loops.words))
        self._line.addWidget(told, 0 if loops.found else 1, Qt.AlignmentFlag.AlignTop)
        return told

    def fit(self) -> None:
        """Be as tall as the tallest loop; where there are many, some wait beside the others."""
        before, self._folded = self._folded, bool(self.wanted)
        tall = self._fitted()
        if self.wanted is None and self.cards and self._room - tall < theme.px(LEAST_MAP):
            self._folded = True
            tall = self._fitted()
        if self._folded != before:
            self._say_fold()
        self.setFixedHeight(tall)

    def _fitted(self) -> int:
        """Lay the loops out, and return how tall they are."""
        cards, rest = self.cards, self._told
        room = max(1, self.width() - self.fold.sizeHint().width() - 6)
        if rest is not None:
            rest.setVisible(not (self._folded and cards))
            room -= theme.px(REST) if cards and not self._folded else 0
        scrolls = len(cards) * theme.px(NARROW) > room
        for part in self._pages:
            part.setVisible(scrolls)
        if scrolls:
            longest = _count_words(len(cards) - 1, len(cards), len(cards))
            self.count.setFixedWidth(self.count.fontMetrics().horizontalAdvance(longest) + 6)
            self.count.setFixedHeight(self.fold.sizeHint().height())
            room -= self.count.width() + 2 * (self.after.sizeHint().width() + 2) + 2
        self._many = shown = min(len(cards), max(1, room // theme.px(NARROW)))
        self._each = each = max(1, room // max(1, shown))
        tall = 0
        for one in cards:
            one.show_lines(self._lines)
            one.setMinimumWidth(each)
            one.setMaximumWidth(each if scrolls else ANY)
            tall = max(tall, one.heightForWidth(each))
        if rest is not None and not rest.isHidden():
            tall = max(tall, rest.heightForWidth(theme.px(REST) if cards else room))
        self._inner.setMinimumHeight(tall)
        self._say_count()
        return tall + 3

    def _say_count(self) -> None:
        """Say which loops are in sight, and let those before and after be gone to."""
        bar, many = self._scroll.horizontalScrollBar(), len(self.cards)
        first = min(many, round(bar.value() / self._each) + 1)
        last = min(many, first + self._many - 1)
        self.count.setText(_count_words(first, last, many))
        self.before.setEnabled(bar.value() > bar.minimum())
        self.after.setEnabled(bar.value() < bar.maximum())

    def _step(self, by: int) -> None:
        """Show one more loop on a side."""
        bar = self._scroll.horizontalScrollBar()
        bar.setValue((round(bar.value() / self._each) + by) * self._each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a loop out on the map while the pointer or the focus is on its words."""
        if not isinstance(watched, LoopCard):
            return False
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._showing.point_at(things_of(watched.loop))
            if event.type() == QEvent.Type.FocusIn:
                self._scroll.ensureWidgetVisible(watched)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._showing.point_at(())
        return False

    def _on_pressed(self, loop: Loop, _checked: bool = False) -> None:
        self._showing.choose(things_of(loop))

    # Naming ---------------------------------------------------------------------------------

    def ask_name(self, card: LoopCard) -> QLineEdit:
        """Let the name of a loop be typed where it stands: Enter keeps it, Esc does not."""
        box = QLineEdit(card.loop.name, card)
        box.setObjectName("loop_name")
        box.setAccessibleName(_("Name of the loop {label}").format(label=card.loop.label))
        box.setPlaceholderText(_("What do you call it?"))
        theme.set_role(box, "body")
        box.setGeometry(card.name_room().adjusted(-6, -2, 4, 2))
        box.editingFinished.connect(partial(self._keep_name, card.loop, box))
        box.installEventFilter(_Leaving(box))
        box.show()
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        box.selectAll()
        return box

    @alerts.calmly
    def _keep_name(self, loop: Loop, box: QLineEdit) -> None:
        if box.isHidden():
            return
        words = " ".join(box.text().split())
        box.hide()
        box.deleteLater()
        if words == loop.name:
            return
        space, row_id = self._showing.workspace, LoopName.id_for(loop.key)
        if not words:
            space.remove(LoopName, [row_id], _("Take the name of a loop away"))
            return
        make = partial(LoopName, factors=loop.key)
        space.change(LoopName, row_id, {"name": words}, make, label=_("Name loop"))


def _count_words(first: int, last: int, many: int) -> str:
    """Say which of so many loops are in sight."""
    if first == last:
        return _("{first} of {count}").format(first=first, count=many)
    return _("{first}–{last} of {count}").format(first=first, last=last, count=many)


class _Leaving(QObject):
    """Puts a box to type in away on Esc."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            return False
        assert isinstance(watched, QLineEdit)
        watched.hide()
        watched.deleteLater()
        return True

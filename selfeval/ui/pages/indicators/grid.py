"""The cards in as many columns as there is room for; one tab stop, arrows for the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from selfeval.core.side_by_side import Standing
from selfeval.core.small_chart import SmallChart
from selfeval.i18n import _, ngettext
from selfeval.ui import icons, theme
from selfeval.ui.pages.indicators.card import IndicatorCard
from selfeval.ui.pages.indicators.chart import Axis
from selfeval.ui.widgets import button, label

AT_ONCE = 60
"""Cards shown before “Show more”: a board that nobody can take in helps nobody."""
NARROWEST, MOST_COLUMNS, GAP = 300, 4, 16

ChartOf = Callable[[Standing], SmallChart]


class CardGrid(QWidget):
    """Cards to open and to record from. Each signal carries an indicator's id."""

    opened = Signal(str)
    record_wanted = Signal(str)
    remove_wanted = Signal(str)
    current_changed = Signal(str)

    def __init__(self, *, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("indicator_cards")
        self.setAccessibleName(_("Early indicators side by side"))
        self._may_write = may_write
        self._cards: list[IndicatorCard] = []
        self._found: Sequence[Standing] = ()
        self._chart_of: ChartOf | None = None
        self._axis: Axis | None = None
        self._shown = AT_ONCE
        self._columns = 1
        self.current_id = ""
        self._over = label("", "h3", "text2", wrap=True)
        self._over.setParent(self)
        self.more = button("", name="more_cards")
        self.more.setParent(self)
        self.more.clicked.connect(self._on_more)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    @property
    def cards(self) -> list[IndicatorCard]:
        """The cards that are shown, in order."""
        return [card for card in self._cards if not card.isHidden()]

    def show_found(self, found: Sequence[Standing], chart_of: ChartOf, axis: Axis) -> None:
        """Show these indicators; the focus follows its own, or goes to what took its place."""
        held = self._place_of_focus()
        if [one.id for one in found[:1]] != [one.id for one in self._found[:1]]:
            self._shown = AT_ONCE
        self._found, self._chart_of, self._axis = found, chart_of, axis
        self._fill()
        if held is None:
            return
        cards = self.cards
        if not self.current_id and cards:
            self._set_current(cards[min(held, len(cards) - 1)].row_id)
        self.focus_current()

    def _place_of_focus(self) -> int | None:
        """Return which card holds the focus, itself or by its button; None if none does."""
        at = self.window().focusWidget()
        found = (
            place
            for place, card in enumerate(self.cards)
            if at is not None and (card is at or card.isAncestorOf(at))
        )
        return next(found, None)

    def focus_current(self) -> None:
        """Put the focus on the current card, or on the first."""
        cards = self.cards
        current = next((card for card in cards if card.row_id == self.current_id), None)
        if current is not None or cards:
            (current or cards[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def make_current(self, row_id: str) -> None:
        """Make a card the one that commands act on, bringing it onto the board if need be."""
        places = [one.id for one in self._found]
        if row_id in places and places.index(row_id) >= self._shown:
            self._shown = places.index(row_id) + 1
            self._fill()
        self._set_current(row_id)

    # Filling ------------------------------------------------------------------------------------

    def _fill(self) -> None:
        assert self._chart_of is not None
        assert self._axis is not None
        shown = self._found[: self._shown]
        while len(self._cards) < len(shown):
            self._cards.append(self._make_card())
        for card in self._cards[len(shown) :]:
            card.hide()
        for card, standing in zip(self._cards, shown, strict=False):
            card.show_standing(standing, self._chart_of(standing), self._axis)
            card.show()
        self._say_more(len(shown))
        ids = {one.id for one in shown}
        self._set_current(self.current_id if self.current_id in ids else "")
        self._place()

    def _make_card(self) -> IndicatorCard:
        made = IndicatorCard(self, may_write=self._may_write)
        made.clicked.connect(lambda: self.opened.emit(made.row_id))
        made.record_wanted.connect(lambda: self._on_record(made))
        made.remove_wanted.connect(lambda: self.remove_wanted.emit(made.row_id))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(lambda at: self._on_menu(made, at))
        made.focused.connect(lambda: self._set_current(made.row_id))
        made.moved.connect(lambda key: self._on_moved(made, key))
        return made

    def _say_more(self, shown: int) -> None:
        left = len(self._found) - shown
        self.more.setVisible(left > 0)
        count = min(left, AT_ONCE)
        self.more.setText(
            ngettext("Show {count} more of {left}", "Show {count} more of {left}", count).format(
                count=f"{count:,}", left=f"{left:,}"
            )
        )
        over = sum(one.is_over for one in self._found)
        self._over.setText(
            ngettext(
                "{count} whose priority has ended",
                "{count} whose priorities have ended",
                over,
            ).format(count=f"{over:,}")
        )

    def _on_more(self) -> None:
        at = self._shown
        self._shown += AT_ONCE
        self._fill()
        self._cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_current(self, row_id: str) -> None:
        self.current_id, before = row_id, self.current_id
        cards = self.cards
        stop = next((card for card in cards if card.row_id == row_id), cards[0] if cards else None)
        for card in cards:
            card.set_in_tab_order(card is stop)
        if row_id != before:
            self.current_changed.emit(row_id)

    def _on_record(self, card: IndicatorCard) -> None:
        self._set_current(card.row_id)
        self.record_wanted.emit(card.row_id)

    def _on_menu(self, card: IndicatorCard, at: QPoint) -> None:
        self._set_current(card.row_id)
        menu = QMenu(card)
        menu.setObjectName("card_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_("Open in detail"), card.click)
        if self._may_write:
            menu.addAction(_("Record a reading…"), card.record_wanted.emit)
            menu.addSeparator()
            menu.addAction(icons.icon("trash", in_menu=True), _("Remove"), card.remove_wanted.emit)
        menu.popup(card.mapToGlobal(at))

    # Moving -------------------------------------------------------------------------------------

    def _on_moved(self, card: IndicatorCard, key: int) -> None:
        cards = self.cards
        at = cards.index(card)
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Home: -at,
            Qt.Key.Key_End: len(cards) - 1 - at,
        }[Qt.Key(key)]
        if 0 <= at + step < len(cards):
            cards[at + step].setFocus(Qt.FocusReason.OtherFocusReason)

    # Room ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(220), self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        """Lines of cards, each as high as its highest card; what is over stands below a title."""
        wide = theme.px(NARROWEST)
        self._columns = max(1, min(MOST_COLUMNS, (self.width() + GAP) // (wide + GAP)))
        over = sum(one.is_over for one in self._found)
        at_work = len(self._found) - over
        cards = self.cards
        top = self._place_lines(cards[:at_work], 0)
        rest = cards[at_work:]
        self._over.setVisible(bool(rest))
        if rest:
            top += 8
            self._over.setGeometry(0, top, self.width(), self._over.heightForWidth(self.width()))
            top += self._over.height() + 10
            top = self._place_lines(rest, top)
        if not self.more.isHidden():
            self.more.adjustSize()
            self.more.move(0, top + 4)
            top += self.more.height() + 12
        if top != self.minimumHeight():
            self.setFixedHeight(max(1, top))

    def _place_lines(self, cards: list[IndicatorCard], top: int) -> int:
        width = (self.width() - GAP * (self._columns - 1)) // self._columns
        for start in range(0, len(cards), self._columns):
            line = cards[start : start + self._columns]
            sign = max(card.sign_height(width) for card in line)
            height = max(card.height_at(width, sign) for card in line)
            for at, card in enumerate(line):
                card.align(sign)
                card.setGeometry(at * (width + GAP), top, width, height)
            top += height + GAP
        return top

"""What to look at before a report is shared: each check in words, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.sharing import SharingCheck
from selfeval.core.sharing_places import Place
from selfeval.i18n import _, ngettext
from selfeval.ui import icons, theme
from selfeval.ui.pages.report.place_card import PlaceCard
from selfeval.ui.widgets import button, empty_layout, label

MOST = 30
"""Places listed under one check: whoever has more works through the overview."""
CALM = {"left_out": "eye-off", "names": "eye"}
"""Icons of checks that say something even where nobody needs to look; the others say it is well."""


class Mark(QWidget):
    """An icon that only accompanies words."""

    def __init__(self, icon: str, token: str) -> None:
        super().__init__()
        self._icon, self._token = icon, token
        self.setFixedSize(theme.px(18), theme.px(28))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(18)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        icons.draw_icon(QPainter(self), self._icon, box, theme.colour(self._token))


class BeforeSharing(QWidget):
    """Checks as sentences; those with places or lines can be opened.

    `go_to` opens an item. `answered` carries a Place, what is wanted ("keep", "hide", "hide all"
    or "show"), and the reason where there is one.
    """

    go_to = Signal(str, str)
    answered = Signal(object, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("before_sharing")
        self.checks: tuple[SharingCheck, ...] = ()
        self.may_answer = True
        self._open: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._wait = label(_("Reading what it says…"), "body", "text2", wrap=True)
        self._column.addWidget(self._wait)

    def show_checks(self, checks: Sequence[SharingCheck]) -> None:
        """Show what to look at; what is open, and where the focus is, stays so."""
        if tuple(checks) != self.checks:
            self.checks = tuple(checks)
            self._draw()

    def open_places(self) -> int:
        """Return how many places nobody has looked at yet."""
        return sum(not place.answer for check in self.checks for place in check.places)

    def say_answer(self, place: Place, answer: str, reason: str) -> None:
        """Show an answer at once, before the document is read anew; "" shows that it is gone."""
        can = {"go", "show"} if answer else {"go", "keep", "hide"}
        made = replace(place, answer=answer, reason=reason, can=frozenset(can))
        self.checks = tuple(
            replace(check, places=tuple(made if one == place else one for one in check.places))
            for check in self.checks
        )
        self._draw()

    # Drawing ------------------------------------------------------------------------------

    def _draw(self) -> None:
        held = self._held()
        empty_layout(self._column)
        for check in self.checks:
            self._add_check(check)
        self._give_back(held)

    def _held(self) -> tuple[str, str]:
        """Return the name of the part that has the focus, and of the place that it belongs to."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return "", ""
        card = focus.parentWidget()
        while card is not None and not isinstance(card, PlaceCard):
            card = card.parentWidget()
        return focus.objectName(), card.key if isinstance(card, PlaceCard) else ""

    def _give_back(self, held: tuple[str, str]) -> None:
        name, key = held
        if key:
            cards = [one for one in self.findChildren(PlaceCard) if one.key == key]
            for card in cards[:1]:
                card.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        elif name:
            found = self.findChild(QWidget, name)
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_check(self, check: SharingCheck) -> None:
        line = self._add_line(*_mark(check), check.words)
        if not check.places and not check.lines:
            return
        is_open = check.kind in self._open
        more = button(_("Close") if is_open else _("Show"), "link", name=f"show_{check.kind}")
        more.setAccessibleName(f"{more.text()}: {check.words}")
        more.clicked.connect(lambda: self._on_more(check.kind))
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        if is_open:
            for words in check.lines:
                self._add_line("point", "text3", words, "caption")
            for place in check.places[:MOST]:
                self._column.addWidget(self._card(place, check))
            self._say_more(len(check.places) - MOST)

    def _say_more(self, more: int) -> None:
        if more > 0:
            words = ngettext("and {count} more place", "and {count} more places", more)
            self._column.addWidget(label(words.format(count=more), "caption", "text2"))

    def _add_line(self, icon: str, token: str, words: str, role: str = "body") -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Mark(icon, token), 0, Qt.AlignmentFlag.AlignTop)
        said = label(words, role, wrap=True)
        said.setContentsMargins(0, theme.px(5), 0, 0)
        line.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)
        return line

    def _card(self, place: Place, check: SharingCheck) -> PlaceCard:
        same = sum(one.words == place.words and not one.answer for one in check.places)
        made = PlaceCard(place, same, may_answer=self.may_answer)
        made.go_to.connect(self.go_to)
        made.answered.connect(lambda how, why: self.answered.emit(place, how, why))
        return made

    def _on_more(self, kind: str) -> None:
        self._open ^= {kind}
        self._draw()
        again = self.findChild(QWidget, f"show_{kind}")
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)


def _mark(check: SharingCheck) -> tuple[str, str]:
    if not check.is_fine:
        return "circle-dashed", "warn"
    if check.kind in CALM:
        return CALM[check.kind], "text3"
    return "circle-check", "ok"

"""Where the file is and what is safe where, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.i18n import N_, _, ngettext
from selfeval.ui import theme
from selfeval.ui.actions import commands
from selfeval.ui.frame.file_foot import LOCKED, SAFE, FileState, Mark, marked
from selfeval.ui.pages.overview.cards import theirs
from selfeval.ui.start.cards import inset_rule
from selfeval.ui.start.row_button import StartButton
from selfeval.ui.widgets import button, card, empty_layout, label, scrolling

WIDEST = 1200
STACKED_BELOW = 820
"""Width at 100 % text below which the two columns stand one above the other."""
WAYS: tuple[tuple[str, str, str, str], ...] = (
    (
        "give_copy",
        "copy",
        N_("Save or send a copy…"),
        N_("For a colleague, for governors, or to begin anew. What leaves is listed first."),
    ),
    (
        "password",
        "lock",
        N_("Password…"),
        N_("Let the file open only for those who know it. Unless somebody sets one, it has none."),
    ),
    (
        "backups",
        "history",
        N_("Backups…"),
        N_("Look into an earlier state of the file, and go back to it."),
    ),
    (
        "erase",
        "eraser",
        N_("Erase for good…"),
        N_("Take words out of an item and out of its history, here and in later copies."),
    ),
)
"""What else can be done with the file: the key of its command, icon, title and words."""
HOW: tuple[tuple[str, str], ...] = (
    (
        "user",
        N_("Give your file to a colleague, on a stick or by e-mail. Both of you go on working."),
    ),
    (
        "arrows-join",
        N_("Take their copy in when it comes back. Each item and each field is looked at apart."),
    ),
    (
        "check",
        N_("Where only one of you wrote, that is taken. You are asked only where both did."),
    ),
    (
        "clipboard-list",
        N_("What nobody has decided yet keeps all its answers, with the roles of their writers."),
    ),
    (
        "shield-check",
        N_("A backup is made first. Until you change or save something, one Undo undoes it all."),
    ),
)
"""How sharing works and why it is safe, line by line, each with its icon."""
PROTECTED = N_("Has a password: all of this opens only with it, or with the recovery key.")
"""What is said of where the work is, where the file has a password."""


class Landing(QWidget):
    """`command_wanted` carries the key of a command; `decide_wanted` opens what is still open."""

    command_wanted = Signal(str)
    decide_wanted = Signal()
    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("share_landing")
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for one in (self._left, self._right):
            one.setSpacing(16)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addLayout(self._left, 6)
        self._columns.addLayout(self._right, 5)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(24, 20, 24, 28)
        column.addLayout(self._columns)
        column.addStretch(1)
        outer = QWidget()
        line = QHBoxLayout(outer)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._inner, 1000)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(outer, "share_scroll"))

    def _fill(self) -> None:
        self.open_card = self._make_open_card()
        self.take_card = self._make_take_card()
        self.where = WhereCard()
        for one in (self.open_card, self.take_card, self.where):
            self._left.addWidget(one)
        self._left.addStretch(1)
        self._ways_place = QVBoxLayout()
        self._right.addLayout(self._ways_place)
        self._right.addWidget(self._make_how_card())
        self._right.addStretch(1)

    # Cards ------------------------------------------------------------------------------------

    def _make_open_card(self) -> QFrame:
        made = QFrame()
        made.setObjectName("share_open")
        made.setProperty("notice", "warn")
        self.open_title = label("", "h3", wrap=True)
        self.open_title.setObjectName("share_open_title")
        words = _("Every answer is kept. The file shows one of them until somebody decides.")
        self.decide = button(_("Decide"), icon="arrows-right-left", name="share_decide")
        self.decide.clicked.connect(self.decide_wanted)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(self.open_title)
        beside.addWidget(label(words, "body", "text2", wrap=True))
        line = QHBoxLayout(made)
        line.setContentsMargins(18, 14, 18, 14)
        line.setSpacing(16)
        line.addLayout(beside, 1)
        line.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _make_take_card(self) -> QFrame:
        made = card()
        made.setObjectName("share_take")
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(6)
        column.addWidget(label(_("Combine with a colleague’s copy"), "heading", wrap=True))
        self.take_words = label("", "body", "text2", wrap=True)
        self.take_words.setObjectName("share_take_words")
        column.addWidget(self.take_words)
        self.take = button(
            _("Take in a colleague’s copy…"), "primary", "arrows-join", "share_take_in"
        )
        self.take.clicked.connect(lambda: self.command_wanted.emit("combine"))
        column.addSpacing(6)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _make_how_card(self) -> QFrame:
        made = card()
        made.setObjectName("share_how")
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(10)
        column.addWidget(label(_("How sharing works"), "h3", wrap=True))
        for icon, words in HOW:
            column.addWidget(marked(icon, _(words)))
        more = button(_("More in the guide"), "link", "book", "share_guide")
        more.clicked.connect(self.guide_wanted)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    # Showing ----------------------------------------------------------------------------------

    def show_ways(self, allowed: Callable[[str], bool]) -> None:
        """Offer what else can be done; `allowed` tells of a command whether it can be used now."""
        empty_layout(self._ways_place)
        there = {one.key for one in commands()}
        ways = [way for way in WAYS if way[0] in there and allowed(way[0])]
        if not ways:
            return
        box = card()
        box.setObjectName("share_ways")
        rows = QVBoxLayout(box)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.setSpacing(2)
        for key, icon, title, words in ways:
            if rows.count():
                rows.addWidget(inset_rule())
            way = StartButton(icon, _(title), _(words))
            way.setObjectName(f"share_{key}")
            way.clicked.connect(lambda _on=False, key=key: self.command_wanted.emit(key))
            rows.addWidget(way)
        self._ways_place.addWidget(box)

    def show_open(self, count: int, *, may_write: bool) -> None:
        """Say how many things are still to be decided; nothing where none are."""
        self.open_card.setVisible(count > 0)
        self.decide.setText(_("Decide now") if may_write else _("Look at them"))
        words = ngettext("{count} thing still to decide", "{count} things still to decide", count)
        self.open_title.setText(words.format(count=f"{count:,}"))

    def show_take(self, *, may_write: bool) -> None:
        """Offer to take in a copy, or say why that cannot be."""
        self.take.setVisible(may_write)
        if may_write:
            words = _(
                "Two copies become one. You see first what is new, what would change and what you "
                "have to decide. Nothing happens before you say so. You can also drop the "
                "colleague’s file on this window."
            )
        else:
            words = _(
                "This file is open for reading only, so nothing can be taken in. Open your own "
                "copy of it, or put the file where you may write, and combine there."
            )
        self.take_words.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inner.setMaximumWidth(theme.px(WIDEST))
        way = QBoxLayout.Direction
        stacked = self.width() < theme.px(STACKED_BELOW)
        self._columns.setDirection(way.TopToBottom if stacked else way.LeftToRight)


class WhereCard(QFrame):
    """Where the file is, and what of it is safe where."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("share_where")
        self.setProperty("card", True)
        self._mark, self.state = Mark(), label("", "strong", wrap=True)
        self.state.setObjectName("share_state")
        self.place = theirs("body", "", "share_place")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(_("Where your work is"), "h3", wrap=True))
        column.addWidget(self.place)
        column.addLayout(first)
        column.addLayout(self._lines)

    def show_where(self, place: str, state: FileState, lines: list[tuple[str, str]]) -> None:
        """Say where the file is, how it stands, and more, line by line with an icon each."""
        self.place.setText(place)
        self._mark.show_icon(state.icon)
        self.state.setText(state.words)
        empty_layout(self._lines)
        if state.has_password:
            lines = [*lines, (LOCKED, _(PROTECTED))]
        for icon, words in lines:
            self._lines.addWidget(marked(icon, words))


def where_lines(*, read_only: bool, shared: bool) -> list[tuple[str, str]]:
    """Say what is safe where, each with its icon."""
    if read_only:
        return [("lock", _("You look at the file as it is. Nothing that you do changes it."))]
    return [
        (SAFE, _("Every change is safe on this computer at once, before it goes into the file.")),
        (
            "users-group" if shared else "device-floppy",
            _("Others, or your other devices, come by the file where it is.")
            if shared
            else _("The file is on this computer alone. A copy elsewhere guards against its loss."),
        ),
        ("history", _("Backups of how it was before are kept on this computer as well.")),
    ]

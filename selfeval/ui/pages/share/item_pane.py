"""One item of two copies: what is to be decided, what changes, and what is the same in both."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core import realms
from selfeval.i18n import _
from selfeval.store.questions import Value
from selfeval.ui import icons, theme
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.pages.overview.cards import theirs
from selfeval.ui.pages.share.answer_card import RING
from selfeval.ui.pages.share.deciding import Deciding, FieldKey, questions_of
from selfeval.ui.pages.share.grouping import DECIDE, Entry
from selfeval.ui.pages.share.known import Known
from selfeval.ui.pages.share.question_view import BESIDE_FROM, QuestionView, side_of
from selfeval.ui.pages.share.quiet import changes, happened, others, parts
from selfeval.ui.widgets import button, empty_layout, icon_button, label, rule, scrolling
from selfeval.ui.workspace import Workspace

WIDEST = 760
SPACE = 24


class RealmMark(QWidget):
    """The lettered shape of an item's realm; a dotted ring where it is not yet placed."""

    def __init__(self) -> None:
        super().__init__()
        self.realm = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        found = realms.realm(self.realm)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if found is not None:
            icons.draw_realm(painter, found.id, _(found.letter), box)
        else:
            painter.setPen(theme.colour("outline"))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))


class ItemPane(QWidget):
    """Shows one entry. `answered` carries a FieldKey and the value chosen for it.

    `later_wanted` takes the answers about the item back; `step_wanted` goes on by so many items.
    """

    answered = Signal(object, object)
    later_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("combine_item")
        self._workspace = workspace
        self.entry: Entry | None = None
        self._at_once = False
        self._pair: tuple[str, ...] = ()
        self.questions: list[QuestionView] = []
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SPACE - RING, 14, SPACE - RING, 24)
        self._column.setSpacing(10)
        inner.setMaximumWidth(theme.px(WIDEST) + 2 * SPACE)
        self._inner = inner
        outer = QWidget()
        line = QHBoxLayout(outer)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(inner, 1000)
        line.addStretch(1)
        self._column.addLayout(self._make_head())
        self.words = theirs("statement", "", "combine_words")
        self._column.addLayout(_inset(self.words))
        self.told = label("", "body", "text2", wrap=True)
        self.told.setObjectName("combine_told")
        self._column.addLayout(_inset(self.told))
        self.sides = self._make_sides()
        self._column.addWidget(self.sides)
        self._asked = QVBoxLayout()
        self._asked.setSpacing(10)
        self._column.addLayout(self._asked)
        self._column.addLayout(self._make_below())
        self._quiet = QVBoxLayout()
        self._quiet.setContentsMargins(RING, 0, RING, 0)
        self._quiet.setSpacing(8)
        self._column.addLayout(self._quiet)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolling(outer, "combine_item_scroll")
        whole.addWidget(self._scroll)

    def _make_head(self) -> QHBoxLayout:
        self.realm, self.called = RealmMark(), label("", "body", "text2")
        self.place = label("", "caption", "text2")
        self.place.setObjectName("combine_place")
        self.before = icon_button("chevron-up", _("The item before (Alt+Up)"), "combine_before")
        self.after = icon_button("chevron-down", _("The next item (Alt+Down)"), "combine_after")
        self.before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.after.clicked.connect(lambda: self.step_wanted.emit(1))
        line = QHBoxLayout()
        line.setContentsMargins(RING, 0, RING, 0)
        line.setSpacing(8)
        for part in (self.realm, self.called):
            line.addWidget(part)
        line.addStretch(1)
        for part in (self.place, self.before, self.after):
            line.addWidget(part)
        return line

    def _make_sides(self) -> QWidget:
        """The headings of the two columns."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(RING, 2, RING, 0)
        line.setSpacing(3 * RING)
        self._side_labels = [label("", "h3"), label("", "h3")]
        for one in self._side_labels:
            line.addWidget(one, 1)
        return made

    def _make_below(self) -> QHBoxLayout:
        self.later = button(_("Decide later"), "link", name="combine_later")
        self.later.clicked.connect(self.later_wanted)
        self.keys = FlowLabel("", "caption", "text3")
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setContentsMargins(RING - 4, 0, RING, 0)
        line.addWidget(self.later)
        line.addWidget(self.keys, 1)
        return line

    # Showing ----------------------------------------------------------------------------------

    def show_entry(
        self, entry: Entry, place: tuple[int, int], known: Known, deciding: Deciding
    ) -> None:
        """Show one item, which stands at a place of so many of its kind."""
        fresh = self.entry is None or self.entry.key != entry.key
        self.entry, self._deciding = entry, deciding
        realm = known.realm(*entry.key)
        self.realm.setVisible(realm is not None)
        self.realm.realm = realm or ""
        self.realm.update()
        self.called.setText(known.called(*entry.key))
        self.words.setText(known.name(*entry.key) or _("Nothing written yet"))
        self._say_place(*place)
        self._ask(entry, known)
        told = "" if entry.kind == DECIDE else happened(entry)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self._fill_quiet(entry, known)
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)

    def decide_at_once(self, at_once: bool) -> None:
        """Show items of one file, whose questions are answered for good one by one."""
        self._at_once = at_once

    def _say_place(self, at: int, total: int) -> None:
        self.place.setText(_("{place} of {total}").format(place=f"{at:,}", total=f"{total:,}"))
        for one in (self.place, self.before, self.after):
            one.setVisible(total > 1)
        self.before.setEnabled(at > 1)
        self.after.setEnabled(at < total)

    def _ask(self, entry: Entry, known: Known) -> None:
        empty_layout(self._asked)
        asked = questions_of(entry)
        may = not self._workspace.document.read_only
        self.questions = [
            QuestionView(one, entry.key, known, self._deciding, may_answer=may) for one in asked
        ]
        for view in self.questions:
            view.answered.connect(partial(self._on_answered, view))
            self._asked.addWidget(view)
        self.later.setVisible(bool(asked) and not self._at_once)
        self._say_sides()
        self._fit_sides()
        self.show_choices()

    def _say_sides(self) -> None:
        plain = [one.question for one in self.questions if one.question.kept is None]
        pairs = {tuple(side_of(one, option) for option in one.options) for one in plain}
        self._pair = pairs.pop() if len(pairs) == 1 else ()
        if len(self._pair) == 2:
            for shown, words in zip(self._side_labels, self._pair, strict=True):
                shown.setText(words)

    def _fit_sides(self) -> None:
        """Head the columns where there are two of them, and every question has the same sides."""
        wide = self._inner.width() - 2 * (SPACE - RING) >= theme.px(BESIDE_FROM)
        self.sides.setVisible(wide and len(self._pair) == 2)

    def show_choices(self) -> None:
        """Show what has been chosen so far."""
        for view in self.questions:
            view.show_choice()
        any_chosen = any(self._deciding.is_decided(one.question.key) for one in self.questions)
        self.later.setEnabled(any_chosen)
        most = max((one.places for one in self.questions), default=0)
        self.keys.setText(_keys_words(self.questions, most))
        self.keys.setVisible(bool(self.questions) and not self._workspace.document.read_only)

    def _fill_quiet(self, entry: Entry, known: Known) -> None:
        empty_layout(self._quiet)
        rest = others(entry, known, two_copies=not self._at_once)
        groups = [changes(entry, known), parts(entry, known), rest]
        for widgets in groups:
            if widgets:
                self._quiet.addWidget(rule())
            for one in widgets:
                self._quiet.addWidget(one)

    # Choosing ---------------------------------------------------------------------------------

    def _on_answered(self, view: QuestionView, value: Value | bool) -> None:
        key: FieldKey = view.question.key
        self.answered.emit(key, value)

    def pick(self, place: int) -> None:
        """Give the answer at a place to the question that has the focus or waits first."""
        at = self._current()
        if at is None or not self.questions[at].pick(place):
            return
        following = self._open_after(at)
        if following is not None:
            self.questions[following].focus_answer()

    def _current(self) -> int | None:
        focused = self.window().focusWidget()
        for at, view in enumerate(self.questions):
            if focused is not None and view.isAncestorOf(focused):
                return at
        waiting = self._open_after(-1)
        return waiting if waiting is not None else (0 if self.questions else None)

    def _open_after(self, before: int) -> int | None:
        """Return the first question after a place that has no answer yet."""
        for at, view in enumerate(self.questions):
            if at > before and not self._deciding.is_decided(view.question.key):
                return at
        return None

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._inner.setMaximumWidth(theme.px(WIDEST) + 2 * SPACE)
        self._fit_sides()


def _keys_words(questions: list[QuestionView], most: int) -> str:
    """Say which keys answer; there is no third one where wordings cannot be joined."""
    if not questions:
        return ""
    if all(len(one.question.options) == 2 for one in questions):
        kept = all(one.question.kept is not None for one in questions)
        words = (
            [_("Alt+1 keep"), _("Alt+2 remove")] if kept else [_("Alt+1 ours"), _("Alt+2 theirs")]
        )
        if most > 2:
            words.append(_("Alt+3 both"))
        return "   ".join(words)
    return _("Alt+1 to Alt+{most} choose an answer").format(most=most)


def _inset(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(RING, 0, RING, 0)
    line.addWidget(widget)
    return line

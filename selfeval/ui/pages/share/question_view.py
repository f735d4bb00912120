"""One question about an item: a field with the answers to choose from, or whether it stays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.belonging import Key
from selfeval.core.differing import Piece, around, marked
from selfeval.core.fields import name_field
from selfeval.core.models import MODEL_OF
from selfeval.i18n import _
from selfeval.store.questions import Kept
from selfeval.ui import theme
from selfeval.ui.pages.share.answer_card import RING, AnswerCard
from selfeval.ui.pages.share.captions import kept_words
from selfeval.ui.pages.share.deciding import Deciding, Option, Question
from selfeval.ui.pages.share.known import Known
from selfeval.ui.pages.share.said import (
    field_title,
    is_written,
    part_words,
    value,
    who,
    who_and_when,
)
from selfeval.ui.widgets import button, label

LONG = 700
"""Letters of an answer that are shown before somebody wants it whole."""
BESIDE_FROM = 520
"""Pixels at 100 % text from which two answers stand beside each other."""


class QuestionView(QWidget):
    """Asks one question. `answered` carries the value that was chosen."""

    answered = Signal(object)

    def __init__(
        self,
        question: Question,
        item: Key,
        known: Known,
        deciding: Deciding,
        *,
        may_answer: bool = True,
    ) -> None:
        super().__init__()
        self._may_answer = may_answer
        self.question, self._known, self._deciding = question, known, deciding
        self._wordings = [self._wording(one) for one in question.options]
        self._group = QButtonGroup(self)
        self.title = label(self._title(item), "caption_strong", "text2", wrap=True)
        self.title.setObjectName("question_title")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.cards = [self._card(at, one) for at, one in enumerate(question.options)]
        self.both = self._both_card() if question.both and may_answer else None
        self._more = self._more_button()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = QHBoxLayout()
        title.setContentsMargins(RING, 0, RING, 2)
        title.addWidget(self.title)
        column.addLayout(title)
        column.addLayout(self._grid)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns = 0
        self._lay_out(2)
        self.show_choice()

    def _title(self, item: Key) -> str:
        table, row, field = self.question.key
        part = part_words(self._known, item, table, row) if (table, row) != item else ""
        part = part[:1].upper() + part[1:]
        if self.question.kept is not None:
            return _why_kept(self.question.kept, part)
        title = field_title(table, field)
        return _("{part}: {field}").format(part=part, field=title) if part else title

    def _wording(self, option: Option) -> str:
        table, row, field = self.question.key
        if self.question.kept is not None:
            return _("Keep it") if option.value else _("Remove it")
        return value(self._known, (table, row), field, option.value)

    # The cards --------------------------------------------------------------------------------

    def _card(self, at: int, option: Option) -> AnswerCard:
        role = "long_statement" if self._is_name() else "body"
        card = AnswerCard(self._pieces(at), "", side=side_of(self.question, option), role=role)
        card.setObjectName(f"answer_{at + 1}")
        card.setEnabled(self._may_answer)
        card.clicked.connect(partial(self.answered.emit, option.value))
        self._group.addButton(card, at)
        return card

    def _is_name(self) -> bool:
        """Whether people know the item by this field, which is then set like a document."""
        table, _row, field = self.question.key
        return bool(field) and name_field(MODEL_OF[table]).name == field

    def _is_written(self) -> bool:
        """Whether the answers are in people's own words, of which some may be the same."""
        table, _row, field = self.question.key
        return bool(field) and is_written(table, field)

    def _pieces(self, at: int, *, whole: bool = False) -> Sequence[Piece]:
        words = self._wordings[at]
        if not self._is_written():
            return (Piece(words, False),)
        found = marked(words, self._wordings[:at] + self._wordings[at + 1 :])
        return found if whole else around(found, LONG)

    def _both_card(self) -> AnswerCard:
        words = _(" / ").join(one for one in self.question.both.split("\n") if one.strip())
        shown = "".join(piece.words for piece in around([Piece(words, False)], LONG // 3))
        title = _("Keep both wordings") if len(self.cards) == 2 else _("Keep all wordings")
        card = AnswerCard([Piece(title, False)], shown)
        card.setObjectName("answer_both")
        card.clicked.connect(partial(self.answered.emit, self.question.both))
        self._group.addButton(card, len(self.cards))
        return card

    def _more_button(self) -> QWidget:
        made = button(_("Show it whole"), "link", "chevron-down", "show_whole")
        made.setVisible(any(len(words) > LONG for words in self._wordings))
        made.setCheckable(True)
        made.toggled.connect(self._show_whole)
        return made

    def _show_whole(self, whole: bool) -> None:
        for at, card in enumerate(self.cards):
            card.show_words(self._pieces(at, whole=whole))

    # Laying out -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(BESIDE_FROM) and len(self.cards) == 2
        self._lay_out(2 if wide else 1)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)
            card.show_side(columns == 1)
        if self.both is not None:
            self._grid.addWidget(self.both, len(self.cards), 0, 1, columns)
        for at in (0, 1):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    # Choosing ---------------------------------------------------------------------------------

    def show_choice(self) -> None:
        """Show what has been chosen, and what the file shows until somebody decides."""
        key = self.question.key
        decided = self._deciding.is_decided(key)
        chosen = self._deciding.chosen(key) if decided else None
        self._group.setExclusive(False)  # else the last one could not be taken back
        for card, option in zip(self.cards, self.question.options, strict=True):
            card.setChecked(decided and option.value == chosen)
            waits = not decided and option.value == self.question.shown
            card.say_beside(self._beside(option, waits=waits))
        if self.both is not None:
            self.both.setChecked(decided and chosen == self.question.both)
        self._group.setExclusive(True)

    def _beside(self, option: Option, *, waits: bool) -> str:
        words = self._by_whom(option)
        shown = _("shown for now")
        return " · ".join(part for part in (words, shown if waits else "") if part)

    def _by_whom(self, option: Option) -> str:
        if option.answer is None:
            return ""
        words = who_and_when(option.answer.actor, option.answer.at)
        if self.question.kept is None:
            return words
        if option.value and self.question.kept.because == "edited":
            return _("changed by {who}").format(who=words)
        return _("removed by {who}").format(who=words) if not option.value else words

    def pick(self, place: int) -> bool:
        """Choose the answer at a place, counted from 1, the last one being both; False if none."""
        buttons = [*self.cards, *([self.both] if self.both is not None else [])]
        if not 1 <= place <= len(buttons):
            return False
        buttons[place - 1].click()
        return True

    @property
    def places(self) -> int:
        """How many answers there are, keeping both among them."""
        return len(self.cards) + (self.both is not None)

    def focus_answer(self) -> None:
        """Put the focus on what is chosen, else on the first answer."""
        chosen = self._group.checkedButton() or self.cards[0]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)


def side_of(question: Question, option: Option) -> str:
    """Say whose side an answer is on: ours or theirs where both are among them, else the role."""
    if option.answer is None or question.kept is not None:
        return ""
    sides = {one.answer.ours for one in question.options if one.answer is not None}
    if len(sides) < 2:
        return who(option.answer)
    return _("Ours") if option.answer.ours else _("Theirs")


def _why_kept(kept: Kept, part: str) -> str:
    words = kept_words(kept)
    words = words[:1].upper() + words[1:]
    return _("{part}: {words}.").format(part=part, words=words) if part else f"{words}."

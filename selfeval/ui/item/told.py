"""What the program makes of a row, in words: the sign of an indicator, the why of a priority.

Read only, and worked out anew from the figures and links each time it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from selfeval.core.challenges import spoken
from selfeval.core.figures import reading_words
from selfeval.core.models import Assumption, Indicator, IndicatorPriority, Priority, Row
from selfeval.core.rows import Rows
from selfeval.core.side_by_side import UNSEEN, what_then
from selfeval.core.signs import Sign, count_words, read_sign, unit_of
from selfeval.core.thread import why_this
from selfeval.core.wording import called
from selfeval.i18n import _, ngettext
from selfeval.ui import wording
from selfeval.ui.item.relations import Verdict
from selfeval.ui.item.section import Section
from selfeval.ui.signs import SignMark
from selfeval.ui.widgets import empty_layout, label
from selfeval.ui.workspace import Workspace

SPOKEN = 3
"""Readings named for each side of an assumption; how many more there are is said."""


@dataclass(frozen=True)
class Told:
    """One sentence, quieter lines below it, and the word whose symbol stands before it."""

    sentence: str
    lines: tuple[str, ...] = ()
    word: str = ""


def _of_indicator(rows: Rows, indicator: Indicator) -> Told:
    sign = read_sign(rows, indicator, date.today())
    figures = [
        words.format(figure=figure)
        for words, figure in (
            (_("Started at {figure}"), sign.started),
            (_("latest {figure}"), sign.latest),
            (_("hoped for {figure}"), sign.hoped_for),
        )
        if figure
    ]
    lines = (
        " · ".join(figures),
        sign.trend,
        _then(indicator, sign),
        _watched(indicator),
        *(_spoken(rows, indicator, stance) for stance in ("supports", "challenges")),
    )
    return Told(sign.label, tuple(line for line in lines if line), sign.word.value)


def _then(indicator: Indicator, sign: Sign) -> str:
    """What was to be done if nothing is seen, where that is so."""
    then = what_then(indicator.if_not_seen)
    if not then or sign.word not in UNSEEN:
        return ""
    return _("If not seen, we will {then}").format(then=then)


def _spoken(rows: Rows, indicator: Indicator, stance: str) -> str:
    """What the newest readings say about the assumption that the indicator tests."""
    found = spoken(rows, indicator, stance)
    tested = rows.get(Assumption, indicator.assumption_id)
    if not found or tested is None:
        return ""
    unit = unit_of(rows, indicator)
    told = [
        _("{figure} on {day}").format(
            figure=reading_words(one, unit) or _("no figure"), day=wording.period(one.period)
        )
        for one in found[:SPOKEN]
    ]
    if len(found) > SPOKEN:
        more = len(found) - SPOKEN
        told.append(ngettext("{count} more", "{count} more", more).format(count=more))
    words = _("For “{belief}”: {readings}")
    if stance == "challenges":
        words = _("Against “{belief}”: {readings}")
    return words.format(belief=called(tested.belief), readings=_(", ").join(told))


def _watched(indicator: Indicator) -> str:
    return _("Watched on purpose: a possible cost") if indicator.watch else ""


def _of_priority(rows: Rows, priority: Priority) -> Told:
    why = why_this(rows, priority, private=True, today=date.today())
    signs = signs_of(rows, priority)
    lines = [why.weakest] if why.weakest else []
    if signs:
        words = count_words(sign.word for sign in signs)
        lines.append(_("Early indicators: {words}").format(words=words))
    return Told(why.sentence, tuple(lines))


TELLERS = {Indicator: _of_indicator, Priority: _of_priority}


SIGNED = {Indicator: read_sign}
"""The kinds of row whose list shows a sign before the caption."""


def sign_of(rows: Rows, model: type[Row], row_id: str) -> Sign:
    """Return the sign of a row of one of the SIGNED kinds; KeyError if it is not there."""
    row = rows.get(model, row_id)
    if row is None:
        raise KeyError(row_id)
    return SIGNED[model](rows, row, date.today())  # type: ignore[index]


def told_of(rows: Rows, row: Row) -> Told:
    """Return what the program makes of a row; KeyError for a kind it has nothing to say about."""
    return TELLERS[type(row)](rows, row)  # type: ignore[operator]


def signs_of(rows: Rows, priority: Priority) -> list[Sign]:
    """Return the signs of the indicators that watch over a priority."""
    links = rows.where(IndicatorPriority, "priority_id", priority.id)
    found = [rows.get(Indicator, link.indicator_id) for link in links]
    return [read_sign(rows, one, date.today()) for one in found if one is not None]


class ToldSection(Section):
    """A quiet card that nobody types into."""

    def __init__(self, relation: Verdict, workspace: Workspace, model: type[Row]) -> None:
        super().__init__(relation, workspace, model)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(12, 4, 12, 8)
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)

    def draw(self) -> None:
        """Say what there is to say about the row as it is now."""
        empty_layout(self._lines)
        row = self.workspace.rows.get(self.model, self.row_id)
        if row is None:
            return
        told = told_of(self.workspace.rows, row)
        first = QHBoxLayout()
        first.setSpacing(8)
        if told.word:
            first.addWidget(SignMark(told.word))
        sentence = label(told.sentence, "strong" if told.word else "body", wrap=True)
        sentence.setObjectName("told_sentence")
        first.addWidget(sentence, 1)
        self._lines.addLayout(first)
        for line in told.lines:
            quiet = label(line, "caption", "text2", wrap=True)
            quiet.setObjectName("told_line")
            self._lines.addWidget(quiet)

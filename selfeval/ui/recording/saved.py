"""What follows a reading: the word it leads to, a belief to look at again, and a fact to make."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.figures import reading_words
from selfeval.core.models import Assumption, Indicator, Reading
from selfeval.core.reading_fact import facts_of_series, statement_of
from selfeval.core.rows import Rows
from selfeval.core.signs import read_sign, unit_of
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.ui import alerts, theme, wording
from selfeval.ui.recording.gestures import make_fact, thought_through
from selfeval.ui.signs import SignMark
from selfeval.ui.widgets import GrowingText, button, card, empty_layout, label
from selfeval.ui.workspace import Workspace


class SavedPane(QWidget):
    """Says what was recorded and offers what may follow. `go_to` carries an item to open."""

    go_to = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._indicator_id = self._reading_id = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 2, 28, 12)
        self._column.setSpacing(14)

    def show_reading(self, indicator_id: str, reading_id: str) -> None:
        """Show a reading that has just been recorded."""
        self._indicator_id, self._reading_id = indicator_id, reading_id
        empty_layout(self._column)
        rows = self._workspace.rows
        indicator, reading = rows.get(Indicator, indicator_id), rows.get(Reading, reading_id)
        if indicator is None or reading is None:
            return
        self._column.addWidget(self._told(rows, indicator, reading))
        assumption = rows.get(Assumption, reading.assumption_id)
        if reading.stance == "challenges" and assumption is not None:
            self._column.addWidget(self._challenge(assumption))
        if not reading.reason:
            self._column.addWidget(self._fact_offer(rows, indicator, reading))
        self._column.addStretch(1)

    def _told(self, rows: Rows, indicator: Indicator, reading: Reading) -> QWidget:
        sign = read_sign(rows, indicator, date.today())
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(" ".join(indicator.sign.split()), "long_statement", wrap=True))
        found = reading_words(reading, unit_of(rows, indicator)) or _("No figure this time")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(SignMark(sign.word.value))
        said = label(
            _("{figure} on {day}. {word}.").format(
                figure=found, day=wording.period(reading.period), word=sign.label
            ),
            "strong",
            wrap=True,
        )
        said.setObjectName("saved_told")
        line.addWidget(said, 1)
        column.addLayout(line)
        for words in (sign.trend, _next_words(indicator)):
            if words:
                column.addWidget(label(words, "caption", "text2", wrap=True))
        return made

    def _challenge(self, assumption: Assumption) -> QFrame:
        made = _notice("saved_challenge", "warn")
        column = made.layout()
        words = _("This challenges what you believe. Has your belief changed?")
        column.addWidget(label(words, "strong", wrap=True))
        column.addWidget(label(f"“{called(assumption.belief, 200)}”", "body", wrap=True))
        line = QHBoxLayout()
        go = button(_("Open the assumption"), name="saved_open_assumption")
        go.clicked.connect(lambda: self.go_to.emit("assumption", assumption.id))
        done = button(_("We have thought it through"), "link", name="saved_thought_through")
        done.clicked.connect(lambda: self._on_thought_through(assumption.id))
        line.addWidget(go)
        line.addWidget(done)
        line.addStretch(1)
        column.addLayout(line)  # type: ignore[attr-defined]
        return made

    @alerts.calmly
    def _on_thought_through(self, assumption_id: str) -> None:
        thought_through(self._workspace, assumption_id, date.today().isoformat())
        self._say_instead("saved_challenge", _("Noted: thought through today."))

    def _fact_offer(self, rows: Rows, indicator: Indicator, reading: Reading) -> QFrame:
        made = _notice("saved_fact", "")
        column = made.layout()
        known = facts_of_series(rows, reading.measure_id)
        if known:
            fact = known[0]
            name = wording.titled(type(fact), rows.label_of(fact))
            words = _("{fact} follows these readings too, so it has this one already.")
            column.addWidget(label(words.format(fact=name), "body", "text2", wrap=True))
            go = button(_("Open the fact"), "link", name="saved_open_fact")
            go.clicked.connect(lambda: self.go_to.emit("fact", fact.id))
            column.addWidget(_to_the_left(go))
            return made
        column.addWidget(label(_("Is this worth keeping as a fact?"), "strong", wrap=True))
        self.statement = GrowingText()
        self.statement.setObjectName("saved_statement")
        self.statement.setAccessibleName(_("The fact in words"))
        theme.set_role(self.statement, "long_statement")
        self.statement.setPlainText(statement_of(rows, indicator, reading))
        column.addWidget(self.statement)
        add = button(_("Make it a fact"), icon="plus", name="saved_make_fact")
        add.clicked.connect(self._on_make_fact)
        column.addWidget(_to_the_left(add))
        return made

    @alerts.calmly
    def _on_make_fact(self) -> None:
        words = self.statement.toPlainText().strip()
        if not words:
            self.statement.setFocus()
            return
        fact_id = make_fact(self._workspace, self._indicator_id, self._reading_id, words)
        self._say_instead("saved_fact", _("It is a fact now, and shares these readings."))
        go = button(_("Open the fact"), "link", name="saved_open_fact")
        go.clicked.connect(lambda: self.go_to.emit("fact", fact_id))
        box = self.findChild(QFrame, "saved_fact")
        box.layout().addWidget(_to_the_left(go))
        go.setFocus()

    def _say_instead(self, name: str, words: str) -> None:
        """Put one sentence in the place of what was offered."""
        box = self.findChild(QFrame, name)
        empty_layout(box.layout())
        box.setProperty("notice", True)
        box.style().polish(box)
        box.layout().addWidget(label(words, "body", "text2", wrap=True))


def _next_words(indicator: Indicator) -> str:
    if not indicator.next_on:
        return ""
    words = _("Look next on {day}: {owner}") if indicator.owner.strip() else _("Look next on {day}")
    return words.format(day=wording.day(indicator.next_on), owner=indicator.owner.strip())


def _notice(name: str, kind: str) -> QFrame:
    made = card()
    made.setObjectName(name)
    if kind:
        made.setProperty("card", False)
        made.setProperty("notice", kind)
    column = QVBoxLayout(made)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(8)
    return made


def _to_the_left(part: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(part)
    line.addStretch(1)
    return made

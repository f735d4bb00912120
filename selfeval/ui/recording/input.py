"""The one field that fits a unit: so many of so many, a figure, yes or no, or words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from selfeval.core.fields import field_of
from selfeval.core.figures import WORD_UNITS
from selfeval.core.models import Reading
from selfeval.core.recording import asked
from selfeval.core.signs import LABELS, Word
from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.form.segments import Segments
from selfeval.ui.signs import sign_icon
from selfeval.ui.widgets import GrowingText, empty_layout, label, restyle

AROUND = {
    "percentage": ("", "%"),
    "money": ("£", ""),
    "scale": ("", N_("on a scale from 0 to 10")),
    "count_of": ("", ""),
}
"""What stands before and after the figure of a unit."""
FIGURE_WIDTH = 110
CHOSEN_WORDS = tuple(word for word, _label in field_of(Reading, "word").choices if word)


class ReadingInput(QWidget):
    """Asks for what was found. `changed` follows every key; `entered` is Enter in a figure."""

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str = "reading") -> None:
        super().__init__()
        self.setObjectName(name)
        self.unit = ""
        self._lines: dict[str, QLineEdit] = {}
        self._text: GrowingText | None = None
        self._answer: Segments | None = None
        self._word: Segments | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def ask(self, unit: str, out_of: int | None = None) -> None:
        """Ask in this unit; for so many of so many, `out_of` is filled in already."""
        empty_layout(self._column)
        self.unit = unit
        self._lines, self._text, self._answer, self._word = {}, None, None, None
        if unit == "words":
            self._add_text()
        elif unit == "yes_no":
            self._answer = Segments(_("Answer"), (("1", _("Yes")), ("0", _("No"))), "reading_value")
            self._add_segments(self._answer)
        else:
            self._add_figures(unit, out_of)
        if unit in WORD_UNITS:
            self._add_word()

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by the names of a reading's fields."""
        found = {name: line.text().strip() for name, line in self._lines.items()}
        if self._text is not None:
            found["said"] = self._text.toPlainText().strip()
        if self._answer is not None:
            found["value"] = self._answer.word
        if self._word is not None:
            found["word"] = self._word.word
        return found

    def put(self, typed: dict[str, str]) -> None:
        """Show answers, by the names of a reading's fields; those of other units are left out."""
        for name, line in self._lines.items():
            line.setText(typed.get(name, line.text()))
        if self._text is not None:
            self._text.setPlainText(typed.get("said", ""))
        if self._answer is not None:
            self._answer.put(typed.get("value", ""))
        if self._word is not None:
            self._word.put(typed.get("word", ""))

    def widget_of(self, name: str) -> QWidget | None:
        """Return the widget that takes the keys for a field; None where it is not asked for."""
        if name in self._lines:
            return self._lines[name]
        segments = {"value": self._answer, "word": self._word}.get(name)
        if segments is not None:
            return segments.first_focus()
        return self._text if name == "said" else None

    def first_focus(self) -> QWidget | None:
        """Return the widget in which the answer begins."""
        return self.widget_of(asked(self.unit)[0]) if self.unit else None

    def mark_wrong(self, name: str) -> None:
        """Mark one field as wrong, or with "" none."""
        for at, line in self._lines.items():
            restyle(line, "wrong", at == name)
        if self._text is not None:
            restyle(self._text, "wrong", name == "said")

    # Making the fields --------------------------------------------------------------------------

    def _add_figures(self, unit: str, out_of: int | None) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        before, after = AROUND.get(unit, ("", ""))
        if before:
            row.addWidget(_beside(before))
        for name in asked(unit):
            if name == "out_of":
                row.addWidget(_beside(_("of")))
            row.addWidget(self._figure(name))
        if after:
            row.addWidget(_beside(_(after)))
        row.addStretch(1)
        if out_of is not None and "out_of" in self._lines:
            self._lines["out_of"].setText(str(out_of))
        self._column.addLayout(row)

    def _figure(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"reading_{name}")
        made.setAccessibleName(_figure_name(self.unit, name))
        made.setFixedWidth(theme.px(FIGURE_WIDTH))
        made.textChanged.connect(self.changed)
        made.returnPressed.connect(self.entered)
        theme.set_role(made, "h3")
        self._lines[name] = made
        return made

    def _add_text(self) -> None:
        made = GrowingText()
        made.setObjectName("reading_said")
        made.setAccessibleName(_("What was found, in words"))
        made.setPlaceholderText(_("What anybody who looked would have seen"))
        made.textChanged.connect(self.changed)
        theme.set_role(made, "long_statement")
        self._text = made
        self._column.addWidget(made)

    def _add_word(self) -> None:
        self._column.addWidget(label(_("What does it show?"), "caption", "text2"))
        choices = tuple((word, _(LABELS[Word(word)])) for word in CHOSEN_WORDS)
        self._word = Segments(_("What does it show?"), choices, "reading_word", sign_icon)
        self._add_segments(self._word)

    def _add_segments(self, made: Segments) -> None:
        made.chosen.connect(self.changed)
        self._column.addWidget(made)


def _beside(words: str) -> QLabel:
    return label(words, "body", "text2")


def _figure_name(unit: str, name: str) -> str:
    if name != "value":
        return _("How many") if name == "n" else _("Out of how many")
    return {
        "percentage": _("Per cent"),
        "money": _("Pounds"),
        "scale": _("Where on a scale from 0 to 10"),
    }.get(unit, _("The figure"))

"""Beside the choices: how many questions are put to the readers, and the way to edit them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from selfeval.core.asking import Question
from selfeval.i18n import _
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.pages.report.questions_dialog import questions_words
from selfeval.ui.widgets import button


class QuestionsBox(QWidget):
    """`edit_wanted` asks for the dialog."""

    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("questions_box")
        self.listed: tuple[Question, ...] = ()
        self.words = FlowLabel("")
        self.words.setObjectName("questions_words")
        self.edit = button(_("Edit the questions…"), "link", name="edit_questions")
        self.edit.clicked.connect(self.edit_wanted)
        line = FlowLayout(self, 4)
        line.addWidget(self.words)
        line.addWidget(self.edit)

    def show_questions(self, listed: Sequence[Question]) -> None:
        """Say how many there are."""
        self.listed = tuple(listed)
        self.words.setText(questions_words(listed))

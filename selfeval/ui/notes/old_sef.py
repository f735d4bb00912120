"""Sort an old self-evaluation: paste it, look at its sentences, take some into the inbox."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.sentences import split
from selfeval.core.sorting import KIND_OF, suggest
from selfeval.exchange.plain_text import read_text
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts, theme, wording
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.form.dates import read_day
from selfeval.ui.notes import doing
from selfeval.ui.notes.tick_list import TickLine, TickList, TickModel, tick_buttons
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import button, label
from selfeval.ui.writing_dialog import WritingDialog

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


def open_old_sef(desk: Desk) -> None:
    """Open the dialog; what is taken lands in the inbox, which is then shown."""
    OldSefDialog(desk).open()


class OldSefDialog(WritingDialog):
    """Two pages: the text, and its sentences. Where they cannot be kept, all of it stays."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.setObjectName("old_sef")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Sort an old SEF"))
        room = desk.window.size()
        self.resize(min(theme.px(720), room.width() - 40), min(theme.px(620), room.height() - 40))
        self.model = TickModel()
        self.model.ticks_changed.connect(self._say)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._paste_page())
        self.pages.addWidget(self._pick_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 16)
        whole.addWidget(self.pages)
        self.text.setFocus()
        self._on_text()

    def has_writing(self) -> bool:
        written = (self.text.toPlainText(), self.source.text(), self.day.text())
        return any(words.strip() for words in written)

    # The first page: the text -----------------------------------------------------------------

    def _paste_page(self) -> QWidget:
        self.text = QPlainTextEdit()
        self.text.setObjectName("old_sef_text")
        self.text.setAccessibleName(_("The text of the old self-evaluation"))
        self.text.setPlaceholderText(_("Paste it here, all of it or a part."))
        self.text.setTabChangesFocus(True)
        theme.set_role(self.text, "long_statement")
        self.text.textChanged.connect(self._on_text)
        self.source = self._line("old_sef_source", _("For example: our SEF, 2024–25"))
        self.day = self._line("old_sef_day", _("Day month year, if you know it"))
        self.day.editingFinished.connect(self._on_day)
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.setObjectName("old_sef_problem")
        self.problem.hide()
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Sort an old SEF"), "heading"))
        column.addWidget(
            label(
                _(
                    "Each sentence becomes a note in the inbox. There you decide which are facts "
                    "and which are beliefs, one key each."
                ),
                "body",
                "text2",
                wrap=True,
            )
        )
        column.addWidget(self.text, 1)
        for words, line in ((_("Which one is it?"), self.source), (_("From when?"), self.day)):
            title = label(words, "caption", "text2")
            title.setBuddy(line)
            line.setAccessibleName(words)
            column.addWidget(title)
            column.addWidget(line)
        column.addWidget(self.problem)
        column.addLayout(self._paste_foot())
        return made

    def _line(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        theme.set_role(made, "body")
        return made

    def _paste_foot(self) -> QHBoxLayout:
        choose = button(_("Choose a text file…"), icon="folder-open", name="old_sef_file")
        choose.clicked.connect(self._on_choose)
        cancel = button(_("Cancel"), name="old_sef_cancel")
        cancel.clicked.connect(self.drop)
        self.look = button(_("Look at its sentences"), "primary", name="old_sef_look")
        self.look.clicked.connect(self._on_look)
        foot = QHBoxLayout()
        foot.addWidget(choose)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.look)
        return foot

    def _on_text(self) -> None:
        self.look.setEnabled(bool(self.text.toPlainText().strip()))

    def _on_day(self) -> None:
        """Write the day as it was understood, or say that it was not."""
        found = read_day(self.day.text())
        understood = not found or wording.is_day(found)
        if understood:
            self.day.setText(wording.day(found))
        self.problem.setText("" if understood else _("“{words}” is no day.").format(words=found))
        self.problem.setVisible(not understood)

    def _on_choose(self) -> None:
        ask_file(
            self,
            _("Choose a text file"),
            self.read,
            "old_sef_dialog",
            first_folder(self._desk.window.settings.recent),
            kinds=_("Text files (*.txt)"),
        )

    @alerts.calmly
    def read(self, path: str) -> None:
        """Take the text of a file; UserError, told here, where it cannot be read as text."""
        self.text.setPlainText(read_text(Path(path)))

    def _on_look(self) -> None:
        self._on_day()
        if not self.problem.isHidden():
            self.day.setFocus()
            return
        self.model.show([_line_of(one.text, one.is_heading) for one in _pieces(self.text)])
        self.pages.setCurrentIndex(1)
        self.list.setFocus()
        self.list.setCurrentIndex(self.model.index(0))

    # The second page: the sentences -----------------------------------------------------------

    def _pick_page(self) -> QWidget:
        made = QWidget()
        self.summary = label("", "heading", wrap=True)
        self.summary.setObjectName("old_sef_summary")
        self.list = TickList(self.model, "old_sef_sentences", _("Sentences"))
        back = button(_("Back"), name="old_sef_back")
        back.clicked.connect(lambda: self.pages.setCurrentIndex(0))
        self.take = button("", "primary", name="old_sef_take")
        self.take.clicked.connect(self._on_take)
        foot = QHBoxLayout()
        for one in tick_buttons(self.model, made):
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.take)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        hint = _("Headings are not ticked. What a sentence may be is a guess; you sort it later.")
        column.addWidget(label(hint, "body", "text2", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        return made

    def _say(self) -> None:
        total = len(self.model.lines)
        chosen = len(self.model.chosen())
        self.summary.setText(
            ngettext("{count} sentence", "{count} sentences", total).format(count=f"{total:,}")
        )
        words = ngettext("Take {count} into the inbox", "Take {count} into the inbox", chosen)
        self.take.setText(words.format(count=f"{chosen:,}"))
        self.take.setEnabled(chosen > 0)

    @alerts.calmly
    def _on_take(self) -> None:
        desk, lines = self._desk, self.model.chosen()
        source = " ".join(self.source.text().split())
        with waiting():
            doing.keep(desk.workspace, lines, source, read_day(self.day.text()))
        self.accept()
        desk.show_page("inbox")
        words = ngettext("{count} sentence to sort.", "{count} sentences to sort.", len(lines))
        desk.window.foot.say(words.format(count=f"{len(lines):,}"), may_undo=True)


def _pieces(text: QPlainTextEdit) -> list:
    return [piece for piece in split(text.toPlainText()) if piece.text]


def _line_of(words: str, is_heading: bool) -> TickLine:
    """Return a sentence with what it may be; a heading is shown and not ticked."""
    kind = "" if is_heading else suggest(words)
    caption = _("Perhaps: {kind}").format(kind=_(KIND_OF[kind].title).lower()) if kind else ""
    return TickLine(words, caption, ticked=not is_heading, is_heading=is_heading)

"""Link to…: choose another item, then say what the link means."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from selfeval.core.models import Row
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.ui import alerts, theme, wording
from selfeval.ui.find.palette import ENTER, HEIGHT, MOVES, glass
from selfeval.ui.find.rows import EntriesModel, EntryList
from selfeval.ui.flow import FlowLayout
from selfeval.ui.link.choices import Choice, groups, made_from
from selfeval.ui.link.meanings import Meaning, meanings_of, put_link, take_links
from selfeval.ui.overlay import Overlay
from selfeval.ui.widgets import button, empty_layout, label, rule

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

LONGEST, ROOMY = 160, 420
"""Characters shown of the item; pixels at 100 % text below which they make way for the list."""


def open_link(desk: Desk) -> None:
    """Open the panel for the item that is shown, or say that one has to be chosen first."""
    shown = desk.item
    if shown is None or not meanings_of(shown[0]):
        alerts.message(
            desk.window,
            _("Choose an item first."),
            _("Open a fact, an assumption, a priority or an early indicator. Then link it."),
            title=_("Link to…"),
            name="nothing_to_link",
        )
        return
    LinkPanel(desk, *shown).show_over()


class LinkPanel(Overlay):
    """A search over what the item can be linked to; below it, what the link can mean."""

    def __init__(self, desk: Desk, model: type[Row], row_id: str) -> None:
        super().__init__(desk.window, "link_panel", _("Link to…"))
        self._desk, self._space = desk, desk.workspace
        self._model, self._row_id = model, row_id
        self.buttons: list[QPushButton] = []
        self.model = EntriesModel()
        self.list = EntryList(self.model)
        self.list.setObjectName("link_rows")
        self.list.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._to_meanings())
        self.list.selectionModel().currentChanged.connect(lambda *_told: self._offer())
        self.box = QLineEdit()
        self.box.setObjectName("link_text")
        self.box.setProperty("bare", True)
        self.box.setPlaceholderText(_("Type to find what to link it to"))
        self.box.setAccessibleName(_("Link to…"))
        theme.set_role(self.box, "statement")
        self.box.textChanged.connect(self._look)
        self.box.installEventFilter(self)
        self._lay_out()
        self._look("")
        self.dismissed.connect(self.deleteLater)
        self._space.about_to_close.connect(self.dismiss)

    def _lay_out(self) -> None:
        values = self._space.values(self._model, self._row_id) or {}
        called = self._space.titled(self._model, values)
        name = " ".join(self._space.name_of(self._model.table_name(), self._row_id).split())
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.setSpacing(4)
        head.addWidget(label(_("Link {item} to").format(item=called), "caption_strong", "text2"))
        self._said = label(shorten(name, LONGEST), "long_statement", wrap=True)
        head.addWidget(self._said)
        line = QHBoxLayout()
        line.setContentsMargins(20, 8, 20, 8)
        line.setSpacing(12)
        line.addWidget(glass())
        line.addWidget(self.box, 1)
        self._foot = QWidget()
        self._what = label("", "caption", "text2", wrap=True)
        self._what.setObjectName("link_what")
        self._choices = FlowLayout(gap=8)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(20, 10, 20, 14)
        foot.setSpacing(8)
        foot.addWidget(self._what)
        foot.addLayout(self._choices)
        self.column.addLayout(head)
        self.column.addWidget(rule())
        self.column.addLayout(line)
        self.column.addWidget(rule())
        self.column.addWidget(self.list, 1)
        self.column.addWidget(rule())
        self.column.addWidget(self._foot)

    # What Overlay asks ------------------------------------------------------------------------

    def first_focus(self) -> QLineEdit:
        """Return the box."""
        return self.box

    def panel_height(self, room: int) -> int:
        self._said.setVisible(room >= theme.px(ROOMY))
        return min(room, theme.px(HEIGHT))

    # Choosing ---------------------------------------------------------------------------------

    @property
    def choice(self) -> Choice | None:
        """What is chosen in the list."""
        found = self.model.entry(self.list.currentIndex().row())
        return found if isinstance(found, Choice) else None

    def _look(self, typed: str) -> None:
        self.model.show(groups(self._space, self._model, self._row_id, typed))
        self.list.choose(self.model.step(-1, 0))
        self._offer()

    def _offer(self) -> None:
        """Offer what a link to the chosen item can mean."""
        empty_layout(self._choices)
        self.buttons = []
        choice = self.choice
        self._what.setText(self._question(choice))
        if choice is None:
            return
        offered = [one for one in meanings_of(self._model) if one.other is choice.model]
        for number, meaning in enumerate(offered, start=1):
            self._add_button(f"{number}  {_(meaning.title)}", partial(self._link, meaning))
        if choice.linked:
            self._add_button(f"{len(offered) + 1}  {_('Take the link away')}", self._unlink)

    def _add_button(self, words: str, do: object) -> None:
        made = button(words.replace("&", "&&"), name=f"link_{len(self.buttons) + 1}")
        made.clicked.connect(lambda _checked=False: do())  # type: ignore[operator]
        self.buttons.append(made)
        self._choices.addWidget(made)
        made.show()

    def _question(self, choice: Choice | None) -> str:
        if choice is None:
            return _("There is nothing to link it to yet. Type to write something new.")
        if choice.linked:
            return _("It is linked: {how}. What should it be?").format(how=choice.linked)
        return _("What does the link mean? Enter, and then its number.")

    def _to_meanings(self) -> None:
        """Go on from the list: with one meaning only, link at once."""
        choice = self.choice
        if choice is not None and len(self.buttons) == 1 and not choice.linked:
            self.buttons[0].click()
        elif self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    # Linking ----------------------------------------------------------------------------------

    @alerts.calmly
    def _link(self, meaning: Meaning) -> None:
        choice = self.choice
        if choice is None:
            return
        label_words = _("Link {one} to {other}").format(
            one=wording.singular(self._model), other=wording.singular(choice.model)
        )
        with self._space.edit(label_words) as session:
            far_id = choice.row_id
            if not far_id:
                made = made_from(choice, self.box.text())
                session.add(made)
                session.flush()
                far_id = made.id
            put_link(session, self._model, self._row_id, meaning, far_id)
        self._done(_("Linked: {how}.").format(how=_(meaning.title)))

    @alerts.calmly
    def _unlink(self) -> None:
        choice = self.choice
        assert choice is not None
        with self._space.edit(_("Take a link away")) as session:
            far = (choice.table, choice.row_id)
            take_links(self._space, session, self._model, self._row_id, far)
        self._done(_("The link is gone."))

    def _done(self, words: str) -> None:
        self.dismiss()
        self._desk.window.foot.say(words, may_undo=True)

    # Keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched in (self.box, self.list):
            if event.key() in MOVES:
                row = self.list.currentIndex().row()
                self.list.choose(self.model.step(row, MOVES[event.key()]))
                return True
            if event.key() in ENTER:
                self._to_meanings()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On the meanings, their numbers link at once; arrows go from one to the next."""
        at = event.key() - Qt.Key.Key_1
        if self.focusWidget() in self.buttons and 0 <= at < len(self.buttons):
            self.buttons[at].click()
            return
        super().keyPressEvent(event)

"""The thread of an item: what it rests on and what it holds up, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.models import Action, Arrow, Row
from selfeval.core.rooms import ROOMS
from selfeval.core.rows import Rows, name_of
from selfeval.core.thread import holds_up, rests_on
from selfeval.i18n import _, ngettext
from selfeval.ui import wording
from selfeval.ui.item_button import ItemButton, Note
from selfeval.ui.thread.marks import END, GAP_NEXT, LINKED, Gold, StepMark
from selfeval.ui.thread.words import FOOTS, TITLES, caption_of, note_between
from selfeval.ui.widgets import button, empty_layout, label, scrolling

MOST_PER_STEP = 8
MOST_LINES = 40
"""Lines of a card: more than any statement has at the panel's width, so that none is cut."""

OTHERS: dict[type[Row], int] = {Arrow: 3, Action: 4}
"""Rows that belong to a step without being what the step lists."""


def step_of(model: type[Row]) -> int:
    """Return which step a model belongs to, from 1; 0 where it belongs to none."""
    if model in OTHERS:
        return OTHERS[model]
    return next((at for at, room in enumerate(ROOMS, 1) if room.model is model), 0)


@dataclass(frozen=True)
class Near:
    """An item of a thread as its card shows it, and where the card leads."""

    table: str
    row_id: str
    words: str
    caption: str
    realm: str | None
    note: Note | None


@dataclass(frozen=True)
class Step:
    """One step of a thread: its mark, its cards, and how many items have no card."""

    at: int
    words: str
    here: bool
    empty: bool
    near: list[Near]
    more: int


class ThreadPanel(QWidget):
    """The five steps from where an item stands. `go_to` carries the table and id of another.

    `link_wanted` carries the kind of link that the button at the foot asks for.
    """

    go_to = Signal(str, str)
    link_wanted = Signal(object)

    def __init__(self, model: type[Row], *, read_only: bool) -> None:
        super().__init__()
        self.setObjectName("thread_panel")
        self.setAccessibleName(_("Thread"))
        self._model, self._read_only = model, read_only
        self._steps: list[Step] = []
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(16, 0, 16, 16)
        self._list.setSpacing(0)
        title = label(_("Thread"), "h3")
        title.setContentsMargins(16, 14, 16, 0)
        self._note = label("", "caption", "text2", wrap=True)
        self._note.setContentsMargins(16, 2, 16, 8)
        self.link = button("", icon="link", name="thread_link")
        self.link.clicked.connect(self._on_link)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 14)
        foot.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self._note)
        column.addWidget(scrolling(inner, "thread_scroll"), 1)
        column.addLayout(foot)
        self._offer_link(there=False)

    def _offer_link(self, *, there: bool) -> None:
        words = _(FOOTS[self._model][1]) if self._model in FOOTS else ""
        self.link.setText(words)
        self.link.setVisible(bool(words) and there and not self._read_only)

    def _on_link(self) -> None:
        self.link_wanted.emit(FOOTS[self._model][0])

    def show_item(self, rows: Rows, item: Row | None) -> None:
        """Show the thread of an item of `rows`; nothing where there is none."""
        self._offer_link(there=item is not None)
        if item is None:
            self._show_steps([])
            self._note.setText(
                _("Nothing to follow yet. Here you see what an item rests on and what it holds up.")
            )
            return
        near = [*rests_on(rows, item), *holds_up(rows, item)]
        self._note.setText(self._said_first(bool(near)))
        self._show_steps([_step(rows, at, near, item) for at in range(1, len(ROOMS) + 1)])

    def _show_steps(self, steps: list[Step]) -> None:
        """Draw the steps anew, unless they are what stands there."""
        if steps == self._steps:
            return
        self._steps = steps
        empty_layout(self._list)
        for step, following in zip_longest(steps, steps[1:]):
            self._add_step(step, _onward(step, following))
        self._list.addStretch(1)

    def _said_first(self, linked: bool) -> str:
        if linked:
            return _(TITLES[self._model]) if self._model in TITLES else ""
        first = step_of(self._model) == 1
        return _("Nothing rests on this yet.") if first else _("Nothing is linked to this yet.")

    def _add_step(self, step: Step, onward: str) -> None:
        mark = StepMark(step.at, step.words, here=step.here, onward=onward, empty=step.empty)
        self._list.addWidget(mark)
        gold = Gold(onward=onward)
        for near in step.near:
            gold.column.addWidget(self._card(near))
        if step.more:
            words = ngettext("and {count} more", "and {count} more", step.more)
            gold.column.addWidget(label(words.format(count=step.more), "caption", "text3"))
        self._list.addWidget(gold)

    def _card(self, near: Near) -> ItemButton:
        made = ItemButton(
            near.words, near.caption, near.realm, boxed=True, lines=MOST_LINES, note=near.note
        )
        made.setObjectName("thread_item")
        made.clicked.connect(lambda: self.go_to.emit(near.table, near.row_id))
        return made


def _onward(step: Step, following: Step | None) -> str:
    """Say how the line runs on from a step: dotted to a gap and from one."""
    if following is None:
        return END
    return GAP_NEXT if step.empty or following.empty else LINKED


def _step(rows: Rows, at: int, near: list[Row], item: Row) -> Step:
    """Return what stands at one step of an item's thread; `near` is all of the thread."""
    title, here = _(ROOMS[at - 1].title), at == step_of(type(item))
    found = [row for row in near if step_of(type(row)) == at]
    empty = not found and not here
    words = _("{step}: none yet").format(step=title) if empty else title
    if here and not found:
        words = _("This {kind}").format(kind=wording.singular(type(item)))
    shown = [_near(rows, row, item) for row in found[:MOST_PER_STEP]]
    return Step(at, words, here, empty, shown, len(found) - len(shown))


def _near(rows: Rows, row: Row, item: Row) -> Near:
    realm, note = getattr(row, "realm", None), note_between(rows, row, item)
    about = caption_of(rows, row, item)
    return Near(row.table_name(), row.id, name_of(row), about, realm, note)

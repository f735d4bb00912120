"""The assumptions that an arrow carries, each on a card: for and against counted, opened, taken
off; and another one picked or written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.models import ArrowAssumption, Assumption, Row
from selfeval.core.rows import place_of
from selfeval.core.support import told_by
from selfeval.core.wording import called
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts
from selfeval.ui.focus import focus_kept
from selfeval.ui.form.context import open_picker
from selfeval.ui.item.section import icon_label
from selfeval.ui.widgets import button, empty_layout, icon_button, label
from selfeval.ui.workspace import Workspace

Told = tuple[str, str, str, str, int, int]
"""Of an assumption: the id of its link, its own, what it is called, its words, for, against."""


class AssumedCards(QWidget):
    """The cards. `go_to` carries the table and id of an assumption to open."""

    go_to = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("arrow_assumptions")
        self._space = workspace
        self._arrow_id = ""
        self._told: list[Told] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._hint = label(
            _("What do we believe when we draw this arrow?"), "body", "text3", wrap=True
        )
        self.add = button("", "link", "plus", "add_assumption")
        self.add.clicked.connect(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._list)
        column.addWidget(self._hint)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_arrow(self, arrow_id: str) -> None:
        """Show what an arrow carries."""
        self._arrow_id = arrow_id
        told = self._found()
        self.add.setVisible(not self._space.document.read_only)
        self.add.setText(_("Add another assumption") if told else _("Add an assumption"))
        self._hint.setVisible(not told)
        if told == self._told:
            return
        self._told = told
        with focus_kept(self):
            empty_layout(self._list)
            for one in told:
                self._list.addWidget(self._card(one))

    def _found(self) -> list[Told]:
        rows = self._space.rows
        links = rows.where(ArrowAssumption, "arrow_id", self._arrow_id)
        pairs = [(link, rows.get(Assumption, link.assumption_id)) for link in links]
        return [
            (
                link.id,
                found.id,
                self._space.titled(Assumption, self._space.values(Assumption, found.id) or {}),
                " ".join(found.belief.split()),
                told_by(rows, "supports", found),
                told_by(rows, "challenges", found),
            )
            for link, found in sorted(
                ((link, found) for link, found in pairs if found is not None),
                key=lambda pair: place_of(pair[1]),
            )
        ]

    def _card(self, told: Told) -> QFrame:
        link_id, assumption_id, title, words, speak_for, against = told
        made = QFrame()
        made.setProperty("assumed", True)
        made.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(title, "caption_strong", "thread", wrap=True), 1)
        head.addWidget(self._open_button(assumption_id, title))
        if not self._space.document.read_only:
            head.addWidget(self._take_button(link_id, words))
        column = QVBoxLayout(made)
        column.setContentsMargins(12, 6, 6, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(label(words or _("Nothing written yet"), "body", wrap=True))
        column.addWidget(_counts(speak_for, against))
        return made

    def _open_button(self, assumption_id: str, title: str) -> QWidget:
        made = button(_("Open"), "link", name="open_assumption")
        made.setAccessibleName(_("Open {title}").format(title=title))
        made.clicked.connect(lambda: self.go_to.emit(Assumption.table_name(), assumption_id))
        return made

    def _take_button(self, link_id: str, words: str) -> QWidget:
        verb = _("Take “{words}” off this arrow").format(words=called(words, 60))
        made = icon_button("x", verb, "take_assumption")
        made.clicked.connect(partial(self._on_take, link_id))
        return made

    # Doing --------------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the list to pick an assumption from, or to write a new one in."""
        ask_assumption(self._space, self._arrow_id, self)

    @alerts.calmly
    def _on_take(self, link_id: str, _checked: bool = False) -> None:
        self._space.remove(ArrowAssumption, [link_id], _("Take assumption off arrow"))


def ask_assumption(workspace: Workspace, arrow_id: str, near: QWidget) -> None:
    """Open a list to pick an assumption for an arrow from, or to write a new one in."""
    links = workspace.rows.where(ArrowAssumption, "arrow_id", arrow_id)

    def take(assumption_id: str | None) -> None:
        if assumption_id:
            row = ArrowAssumption(arrow_id=arrow_id, assumption_id=assumption_id)
            workspace.add(row, _("Put assumption on arrow"))

    def take_new(made: Row) -> None:
        made_id = made.id
        with workspace.edit(_("Write assumption of arrow")) as session:
            session.add(made)
            session.flush()
            session.add(ArrowAssumption(arrow_id=arrow_id, assumption_id=made_id))

    open_picker(
        workspace,
        Assumption,
        near,
        take,
        without=[link.assumption_id for link in links],
        title=_("Add an assumption to the arrow"),
        take_new=take_new,
    )


def _counts(speak_for: int, against: int) -> QWidget:
    """How many facts speak for it and how many against, both equally large."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(5)
    for icon, words in (
        ("thumb-up", ngettext("{count} for", "{count} for", speak_for).format(count=speak_for)),
        (
            "thumb-down",
            ngettext("{count} against", "{count} against", against).format(count=against),
        ),
    ):
        line.addWidget(icon_label(icon))
        line.addWidget(label(words, "caption", "text2"))
        line.addSpacing(8)
    line.addStretch(1)
    return made

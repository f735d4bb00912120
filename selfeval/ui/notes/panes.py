"""The right of the inbox: one note with what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.fields import fields_of
from selfeval.core.models import MODEL_OF, Fact, Note
from selfeval.core.reasons import part
from selfeval.core.sorting import KINDS, suggest
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import theme
from selfeval.ui.form.context import context_of
from selfeval.ui.form.field_cell import INSET
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.item_button import ItemButton
from selfeval.ui.notes.doing import change_visit, visit_words
from selfeval.ui.notes.kind_button import KindButton
from selfeval.ui.widgets import button, card, empty_layout, icon_button, label
from selfeval.ui.workspace import Workspace

WIDEST = 760
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
NAME = "said"
"""The field that stands first, apart from the others."""


class NotePane(QWidget):
    """A note: its words on top, who and when below. `go_to` carries an item's table and id."""

    go_to = Signal(str, str)
    remove_wanted = Signal()
    skip: tuple[str, ...] = ("kind", "asked", "seen")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.note_id = ""
        self.may_write = not workspace.document.read_only
        context = context_of(workspace)
        others = tuple(field.name for field in fields_of(Note) if field.name != NAME)
        self.form = RecordForm(Note, context, skip=others)
        self.details = RecordForm(Note, context, skip=(*self.skip, NAME))
        self.form.edited.connect(partial(self._on_edited, self.form))
        self.details.edited.connect(partial(self._on_edited, self.details))
        self.title = label("", "caption", "text2")
        self.title.setContentsMargins(INSET, 0, 0, 0)
        self.remove = icon_button("trash", _("Remove this note"), "remove_note")
        self.remove.clicked.connect(self.remove_wanted)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(15, 12, 24, 24)
        self.column.setSpacing(12)
        self.column.addLayout(head)
        self.remove.setVisible(self.may_write)
        self.setMaximumWidth(WIDEST)
        self.build()
        self.column.addStretch(1)

    def build(self) -> None:
        """Put the parts of the pane into its column, the form among them."""
        raise NotImplementedError

    def show_note(self, note: dict[str, Any], place: str) -> None:
        """Show a note; `place` says where it stands in the list."""
        self.note_id = note["id"]
        self.title.setText(place)
        self.form.show_record(note["id"], note)
        self.details.show_record(note["id"], note)

    def settle(self) -> None:
        """Hand over what is still being typed."""
        self.form.settle()
        self.details.settle()

    def change(self, values: dict[str, Any]) -> None:
        """Write changed fields of the note, as one gesture."""
        self.workspace.change(Note, self.form.row_id, values)

    def _on_edited(self, form: RecordForm, name: str, value: object) -> None:
        try:
            self.change({name: value})
        except UserError as problem:
            form.show_problem(name, str(problem))


class SortPane(NotePane):
    """A note that waits. `sort_wanted` carries a table, `letter` a key that no field took."""

    sort_wanted = Signal(str)
    split_wanted = Signal()
    done_wanted = Signal()
    letter = Signal(str)

    def build(self) -> None:
        """The note, four ways to sort it, the offer to split it, and being done with it."""
        self.kinds = [KindButton(kind) for kind in KINDS]
        self._choices = QGridLayout()
        self._choices.setSpacing(10)
        self._choices.setContentsMargins(INSET, 0, 0, 0)
        for at, made in enumerate(self.kinds):
            made.clicked.connect(lambda _on=False, name=made.kind.name: self.sort_wanted.emit(name))
            self._choices.addWidget(made, at // 2, at % 2)
        self.column.addWidget(self.form)
        self.column.addLayout(self._choices)
        for made in self.kinds:
            made.setVisible(self.may_write)
        self.column.addLayout(_inset(self._offer_card()))
        self.done = button(_("Done with it (D)"), "link", "check", "note_done")
        self.done.clicked.connect(self.done_wanted)
        self.column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self.done.setVisible(self.may_write)
        self.column.addWidget(self.details)

    def _offer_card(self) -> QWidget:
        self.offer = card()
        self.offer.setObjectName("split_offer")
        self._seen, self._belief = (label("", "long_statement", wrap=True) for _at in range(2))
        split = button(_("Split it in two (S)"), icon="arrows-split", name="note_split")
        split.clicked.connect(self.split)
        column = QVBoxLayout(self.offer)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(label(_("This gives a reason. It could become two:"), "strong", wrap=True))
        column.addWidget(label(_("Fact"), "caption", "text2"))
        column.addWidget(self._seen)
        column.addWidget(label(_("Assumption"), "caption", "text2"))
        column.addWidget(self._belief)
        column.addSpacing(4)
        column.addWidget(split, 0, Qt.AlignmentFlag.AlignLeft)
        return self.offer

    def split(self) -> None:
        """Ask for the note to be split, if that is offered."""
        if self.offer.isVisibleTo(self):
            self.split_wanted.emit()

    def show_note(self, note: dict[str, Any], place: str) -> None:
        super().show_note(note, place)
        wanted = suggest(note["said"])
        for made in self.kinds:
            made.suggest(made.kind.name == wanted)
        parts = part(note["said"])
        self.offer.setVisible(parts is not None and self.may_write)
        if parts is not None:
            self._seen.setText(parts.seen)
            self._belief.setText(parts.belief)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letters act on the buttons, too; in a field they are typed."""
        if event.text() and event.modifiers() in PLAIN:
            self.letter.emit(event.text().upper())
        super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= theme.px(440) else 1
        for at, made in enumerate(self.kinds):
            self._choices.addWidget(made, at // columns, at % columns)


class SortedPane(NotePane):
    """A note that was sorted: what it became, and the way back."""

    put_back_wanted = Signal()

    def build(self) -> None:
        """The note, what it became, and the button that puts it back."""
        self._became = QVBoxLayout()
        self._became.setSpacing(6)
        self._became.setContentsMargins(INSET, 0, 0, 0)
        self.back = button(_("Put it back into the inbox"), "", "arrow-back-up", "note_put_back")
        self.back.clicked.connect(self.put_back_wanted)
        self.column.addWidget(self.form)
        self.column.addLayout(self._became)
        self.column.addLayout(_inset(self.back, stretched=False))
        self.back.setVisible(self.may_write)
        self.column.addWidget(self.details)

    def show_note(self, note: dict[str, Any], place: str) -> None:
        super().show_note(note, place)
        empty_layout(self._became)
        table, row_id = note["sorted_table"], note["sorted_id"]
        if row_id == note["id"]:
            self._became.addWidget(label(_("Done with; nothing was made of it."), "body", "text2"))
            return
        self._became.addWidget(label(_("It became"), "caption", "text2"))
        self._became.addWidget(_item(self, table, row_id))


class VisitPane(NotePane):
    """A visit: what was asked and seen, and the facts that came of it."""

    skip = ("kind",)
    facts_wanted = Signal()

    def build(self) -> None:
        """The visit, its facts, and the button that makes more of what was seen."""
        self._facts = QVBoxLayout()
        self._facts.setSpacing(6)
        self._facts.setContentsMargins(INSET, 0, 0, 0)
        self.more = button(_("Make facts of what was seen…"), "", "eye", "visit_facts")
        self.more.clicked.connect(self.facts_wanted)
        self.column.addWidget(self.form)
        self.column.addWidget(self.details)
        self.column.addLayout(_inset(self.more, stretched=False))
        self.more.setVisible(self.may_write)
        self.column.addLayout(self._facts)

    def show_note(self, note: dict[str, Any], place: str) -> None:
        super().show_note(note, place)
        empty_layout(self._facts)
        found = facts_of(self.workspace, note)
        if found:
            self._facts.addWidget(label(_("Facts from this visit"), "strong"))
        for row_id in found:
            self._facts.addWidget(_item(self, Fact.table_name(), row_id))

    def change(self, values: dict[str, Any]) -> None:
        change_visit(self.workspace, self.form.row_id, values)


def _inset(part: QWidget, *, stretched: bool = True) -> QHBoxLayout:
    """Let a part begin where the words of the fields begin."""
    line = QHBoxLayout()
    line.setContentsMargins(INSET, 0, 0, 0)
    line.addWidget(part, int(stretched))
    if not stretched:
        line.addStretch(1)
    return line


def facts_of(workspace: Workspace, note: dict[str, Any]) -> list[str]:
    """Return the ids of the facts that came of a visit: the one it names, and those it is for."""
    source = visit_words(note["who"], note["noted_on"])
    found = [fact.id for fact in workspace.rows.where(Fact, "source", source)]
    if note["sorted_table"] == Fact.table_name() and note["sorted_id"] not in found:
        found.append(note["sorted_id"])
    return found


def _item(pane: NotePane, table: str, row_id: str) -> ItemButton:
    """Return a button that leads to an item."""
    values = pane.workspace.values(MODEL_OF[table], row_id) or {}
    made = ItemButton(
        pane.workspace.name_of(table, row_id),
        pane.workspace.titled(MODEL_OF[table], values),
        values.get("realm"),
        boxed=True,
    )
    made.setObjectName("note_item")
    made.clicked.connect(lambda: pane.go_to.emit(table, row_id))
    return made

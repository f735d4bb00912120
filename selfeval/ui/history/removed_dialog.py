"""Recently removed: what went, when and by whom, and the way back for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core import models
from selfeval.core.fields import fields_of, name_field
from selfeval.core.folding import holds, words_of
from selfeval.core.models import MODEL_OF, NUMBERED, Arrow, Row
from selfeval.i18n import _, ngettext
from selfeval.store.removed import Head, Removal
from selfeval.ui import alerts, wording
from selfeval.ui.erasing.dialog import erase_rows
from selfeval.ui.history.frame import LookingBack
from selfeval.ui.history.words import actor, name_of, when
from selfeval.ui.widgets import button, card, empty_layout, icon_button, label, search_line
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

AT_ONCE = 40
MOST_NAMES = 6

Counted = Callable[[int], str]
COMPANY: tuple[tuple[tuple[type[Row], ...], Counted], ...] = (
    (
        (
            models.Stance,
            models.PriorityAssumption,
            models.PriorityFactor,
            models.ArrowAssumption,
            models.IndicatorPriority,
            models.JudgementFact,
            models.ThemeLink,
        ),
        lambda n: ngettext("{count} link", "{count} links", n),
    ),
    ((models.Arrow,), lambda n: ngettext("{count} arrow", "{count} arrows", n)),
    ((models.Reading,), lambda n: ngettext("{count} reading", "{count} readings", n)),
    ((models.Action,), lambda n: ngettext("{count} action", "{count} actions", n)),
    ((models.Review,), lambda n: ngettext("{count} review", "{count} reviews", n)),
    (
        (models.Consequence,),
        lambda n: ngettext("{count} consequence", "{count} consequences", n),
    ),
    (
        (models.Evidence, models.Quote),
        lambda n: ngettext("{count} piece of evidence", "{count} pieces of evidence", n),
    ),
)
"""What is worth counting among the rows that went along, and how it is said."""


def open_removed(desk: Desk) -> None:
    """Open the list of what was removed."""
    desk.settle()
    dialog = RemovedDialog(desk.workspace, desk.window)
    dialog.went_to = desk.go_to
    dialog.open()


def company_words(company: Mapping[str, int]) -> str:
    """Say what went along with a removed row: “2 links, 1 reading”; "" for nothing to speak of."""
    counts = [
        (sum(company.get(model.table_name(), 0) for model in kinds), said)
        for kinds, said in COMPANY
    ]
    return _(", ").join(said(count).format(count=count) for count, said in counts if count)


class RemovedDialog(LookingBack):
    """Removals that can be searched. `went_to` shows an item on its page."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        go = button(_("Go to it"), "link", "arrow-right", "removed_go")
        super().__init__(
            workspace,
            parent,
            name="removed",
            title=_("Recently removed"),
            size=(720, 620),
            at_once=AT_ONCE,
            next_step=go,
        )
        go.clicked.connect(self._on_go)
        self.went_to: Callable[[str, str], object] = lambda _table, _row: None
        self._back: tuple[str, str] | None = None
        self._listed = False
        self.search = search_line("removed_search", _("Find what was removed"))
        self.search.textChanged.connect(lambda: self.draw())
        words = _("What comes back brings along what belonged to it, as it was.")
        self.head.setSpacing(8)
        self.head.addWidget(label(words, "body", "text2", wrap=True))
        self.head.addWidget(self.search)
        self.entries.setSpacing(10)
        self.draw()

    # Drawing ------------------------------------------------------------------------------

    def draw(self, *_told: object) -> None:
        """Show the removals that are looked for, newest first."""
        found = self.workspace.document.removed()
        self._listed |= bool(found)
        self.search.setVisible(bool(found))
        wanted = [one for one in found if self._is_wanted(one)]
        shown = wanted[: self.most]
        empty_layout(self.entries)
        for removal in shown:
            self.entries.addWidget(self._card(removal))
        if not shown:
            words = _("Nothing like that was removed.") if found else self._nothing()
            self.entries.addWidget(label(words, "body", "text3", wrap=True))
        more = len(wanted) - len(shown)
        words = ngettext("Show {count} earlier removal", "Show {count} earlier removals", more)
        self.end_list(words.format(count=more) if more else "")

    def _is_wanted(self, removal: Removal) -> bool:
        words = words_of(self.search.text())
        names = (self._name(head) for head in removal.heads)
        return not words or holds(" ".join([removal.label, removal.actor, *names]), words)

    def _card(self, removal: Removal) -> QWidget:
        made = card()
        made.setObjectName("removal")
        line = QHBoxLayout(made)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(3)
        names = [self._name(head) for head in removal.heads]
        for head, name in list(zip(removal.heads, names, strict=True))[:MOST_NAMES]:
            words.addWidget(label(_kind(head), "caption", "text2"))
            words.addWidget(label(name, "body", wrap=True))
        if len(names) > MOST_NAMES:
            more = len(names) - MOST_NAMES
            said = ngettext("and {count} more", "and {count} more", more).format(count=more)
            words.addWidget(label(said, "caption", "text3"))
        words.addWidget(label(_caption(removal), "caption", "text3", wrap=True))
        line.addLayout(words, 1)
        if not self.workspace.document.read_only:
            back = button(_("Put back"), icon="arrow-back-up", name="put_back")
            back.setAccessibleName(_("Put back: {name}").format(name=names[0][:80]))
            back.clicked.connect(lambda: self.put_back(removal))
            line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
            erase = icon_button(
                "eraser", _("Erase for good: {name}…").format(name=names[0][:80]), "erase_removed"
            )
            erase.clicked.connect(lambda: self.erase(removal))
            line.addWidget(erase, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _name(self, head: Head) -> str:
        """Name a removed row by its own words, a link by what it joined."""
        model = MODEL_OF[head.table]
        if model is Arrow:
            return wording.arrow_words(
                dict(head.values), lambda *key: name_of(self.workspace, *key)
            )
        if model.key and not name_field(model).name_of_row:
            ends = [
                name_of(self.workspace, field.references.partition(".")[0], str(value))
                for field in fields_of(model)
                if field.references and (value := head.values[field.name])
            ]
            return " – ".join(end[:140] for end in ends)
        words = str(head.values.get(name_field(model).name) or "")
        return " ".join(words.split())[:400] or _("Nothing was written")

    def _nothing(self) -> str:
        return _("Nothing else is removed.") if self._listed else _("Nothing was removed yet.")

    # Putting back -------------------------------------------------------------------------

    @alerts.calmly
    def put_back(self, removal: Removal) -> None:
        """Bring back what a gesture removed, and say what had to stay away."""
        away = self.workspace.document.put_back(removal.replica, removal.seq)
        words = _("It is back.")
        if away:
            words = ngettext(
                "It is back, but for {count} link to what has gone since.",
                "It is back, but for {count} links to what has gone since.",
                away,
            ).format(count=away)
        self.said.setText(words)
        head = removal.heads[0]
        self._back = (head.table, head.row)
        self.next_step.setVisible(MODEL_OF[head.table] in models.ITEMS)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def erase(self, removal: Removal) -> None:
        """Ask whether what was removed is to be erased for good."""
        erase_rows(self.workspace, [(head.table, head.row) for head in removal.heads], self)

    def _on_go(self) -> None:
        assert self._back is not None
        self.accept()
        self.went_to(*self._back)


def _kind(head: Head) -> str:
    model = MODEL_OF[head.table]
    number = head.values.get("number") if model in NUMBERED else None
    return wording.titled(model, number)


def _caption(removal: Removal) -> str:
    parts = [when(removal.at), actor(removal.actor)]
    along = company_words(removal.company)
    if along:
        parts.append(_("with {what}").format(what=along))
    return " · ".join(parts)

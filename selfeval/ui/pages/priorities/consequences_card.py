"""“What else may happen”: wanted or not, foreseen or not, each soon or late."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from selfeval.core.consequences import arrange, needs_watching, what_is_wrong, what_to_ask
from selfeval.core.fields import field_of
from selfeval.core.models import Consequence, Indicator, IndicatorPriority, Row
from selfeval.core.wording import called
from selfeval.i18n import N_, _
from selfeval.store.errors import UserError
from selfeval.ui import alerts, wording
from selfeval.ui.form.context import open_picker
from selfeval.ui.form.record_dialog import ShowsRow
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.priorities.card import hint, stored
from selfeval.ui.pages.priorities.owned_card import OWNER, OwnedCard
from selfeval.ui.widgets import button, empty_layout, label
from selfeval.ui.workspace import Workspace

PLACES = (
    (("desired", "predicted"), N_("Hoped for, and foreseen")),
    (("undesired", "predicted"), N_("Unwanted, and foreseen")),
    (("desired", "unpredicted"), N_("A welcome surprise")),
    (("undesired", "unpredicted"), N_("An unwelcome surprise")),
)
"""The four places, two to a line, with what each is called."""


class Asks(ShowsRow):
    """Asks for what is still missing from a consequence, one thing at a time."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.words = label("", "body", "warn", wrap=True)
        self.words.setObjectName("consequence_asks")
        self.words.setContentsMargins(9, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)

    def show_row(self, row_id: str) -> None:
        """Ask what is missing from a consequence of the file."""
        row = self._workspace.rows.get(Consequence, row_id)
        if row is not None:
            self.ask(row)

    def ask(self, row: Consequence) -> None:
        """Ask what is missing from a consequence, whether it is in the file or not."""
        self.words.setText(what_to_ask(row))
        self.words.setVisible(bool(self.words.text()))


class ConsequencesCard(OwnedCard):
    """Four places for what else may happen, and one below for what is not sorted yet."""

    model = Consequence

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace, _("What else may happen"), "consequences_card", _("Add a consequence")
        )
        self.empty = hint(_("Who might be worse off? What might slip?"), "no_consequences")
        self.body.addWidget(self.empty)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(14)
        self._lists: dict[tuple[str, str], QVBoxLayout] = {}
        self._titles: list[QWidget] = []
        for at, (place, title) in enumerate(PLACES):
            self._add_place(at // 2, at % 2, place, _(title))
        self._unsorted_title = label(_("Not sorted yet"), "caption_strong", "text2")
        self._unsorted = QVBoxLayout()
        self.body.addLayout(self._grid)
        self.body.addWidget(self._unsorted_title)
        self.body.addLayout(self._unsorted)

    def _add_place(self, line: int, column: int, place: tuple[str, str], title: str) -> None:
        heading = label(title, "caption_strong", "text2", wrap=True)
        self._titles.append(heading)
        rows = self._lists[place] = QVBoxLayout()
        rows.setSpacing(2)
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(heading)
        cell.addLayout(rows)
        cell.addStretch(1)
        self._grid.addLayout(cell, line, column)
        self._grid.setColumnStretch(column, 1)

    # Showing --------------------------------------------------------------------------------

    def told(self) -> object:
        rows = self.workspace.rows
        found = rows.where(Consequence, OWNER, self.row_id)
        watches = [rows.get(Indicator, row.indicator_id) for row in found]
        return self.row_id, stored(found), tuple(row.sign if row else "" for row in watches)

    def draw(self) -> None:
        """Sort the consequences as they are now."""
        found = arrange(self.workspace.rows, self.row_id)
        nothing = not found.places and not found.unsorted
        self.empty.setVisible(nothing)
        for place, rows in self._lists.items():
            empty_layout(rows)
            for row in found.places.get(place, ()):
                self._add_row(rows, row)
            if not nothing and place not in found.places:
                rows.addWidget(label(_("none yet"), "caption", "text3"))
        for heading in self._titles:
            heading.setVisible(not nothing)
        empty_layout(self._unsorted)
        self._unsorted_title.setVisible(bool(found.unsorted))
        for row in found.unsorted:
            self._add_row(self._unsorted, row)

    def _add_row(self, rows: QVBoxLayout, row: Consequence) -> None:
        shown = ItemButton(row.what, self._caption(row))
        shown.setObjectName("consequence")
        self.lead_to(shown, row.id)
        rows.addWidget(shown)
        if row.response.strip():
            told = _("We: {response}").format(response=" ".join(row.response.split()))
            response = label(told, "caption", "text2", wrap=True)
            response.setContentsMargins(13, 0, 8, 2)
            rows.addWidget(response)
        asked = what_to_ask(row)
        if asked and not needs_watching(row):
            ask = label(asked, "caption", "warn", wrap=True)
            ask.setContentsMargins(13, 0, 8, 2)
            rows.addWidget(ask)
        if needs_watching(row) and self.may_write:
            rows.addWidget(self._watch_button(row), 0, Qt.AlignmentFlag.AlignLeft)

    def _watch_button(self, row: Consequence) -> QWidget:
        made = button(_("Say what would warn us"), "link", "eye", "watch_consequence")
        made.setAccessibleName(
            _("Say what would warn us of “{what}”").format(what=called(row.what))
        )
        made.clicked.connect(partial(self._on_watch, row.id))
        return made

    def _caption(self, row: Consequence) -> str:
        watch = self.workspace.rows.get(Indicator, row.indicator_id)
        parts = [
            field_of(Consequence, "term").label_of(row.term) if row.term else "",
            _("noticed {day}").format(day=wording.day(row.noticed_on)) if row.noticed_on else "",
            _("watched by “{sign}”").format(sign=called(watch.sign, 60)) if watch else "",
            _("nothing watches for it yet") if needs_watching(row) else "",
        ]
        return " · ".join(part for part in parts if part)

    def beside(self) -> ShowsRow:
        """Below the form, ask for what is missing."""
        return Asks(self.workspace)

    # Doing ----------------------------------------------------------------------------------

    def on_add(self) -> None:
        """Ask for a consequence, and within the form for what it still lacks."""
        asks = Asks(self.workspace)
        values: dict[str, Any] = {}
        asks.ask(Consequence())
        dialog = self.ask_for_row({}, above=asks)

        def ask_on(name: str, value: object) -> None:
            values[name] = value
            asks.ask(Consequence(**values))

        dialog.form.edited.connect(ask_on)

    def save(self, values: dict[str, Any]) -> None:
        """Add it; what nobody foresaw has to say when it was noticed."""
        row = Consequence(**values)
        problem = what_is_wrong(row, date.today())
        if problem:
            raise UserError(problem)
        self.workspace.add(row)

    def _on_watch(self, row_id: str, _checked: bool = False) -> None:
        open_picker(
            self.workspace,
            Indicator,
            self,
            partial(self._on_watched, row_id),
            title=_("What would warn us?"),
            take_new=partial(self._on_new_watch, row_id),
        )

    @alerts.calmly
    def _on_watched(self, row_id: str, indicator_id: str | None) -> None:
        if indicator_id:
            self.workspace.change(Consequence, row_id, {"indicator_id": indicator_id})

    @alerts.calmly
    def _on_new_watch(self, row_id: str, made: Row) -> None:
        """Add an indicator that watches for harm, and let it watch, in one gesture."""
        priority_id = self.row_id
        with self.workspace.edit(_("Watch for harm")) as session:
            made.watch = True  # type: ignore[attr-defined]
            session.add(made)
            session.flush()
            session.add(IndicatorPriority(indicator_id=made.id, **{OWNER: priority_id}))
            consequence = session.get(Consequence, row_id)
            if consequence is not None:
                consequence.indicator_id = made.id

"""What belongs to the row that is shown: its links, its own rows and its readings, as cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from selfeval.core.models import Row
from selfeval.ui import theme
from selfeval.ui.focus import focus_kept
from selfeval.ui.form.record_dialog import EditDialog, ShowsRow
from selfeval.ui.item.contradict import ContradictSection
from selfeval.ui.item.evidence import EvidenceSection
from selfeval.ui.item.linked import LinkedSection
from selfeval.ui.item.owned import OwnedSection
from selfeval.ui.item.relations import (
    Attached,
    Contradiction,
    Linked,
    Owned,
    Relation,
    Series,
    Themed,
    Verdict,
    relations_of,
    verdicts_of,
)
from selfeval.ui.item.section import Section
from selfeval.ui.item.series import SeriesSection
from selfeval.ui.item.themes_section import ThemesSection
from selfeval.ui.item.told import ToldSection
from selfeval.ui.workspace import Workspace

GAP = 12
"""Pixels between two cards."""
BESIDE_FROM = 480
"""Width in pixels (at 100 % text) from which two sections may stand side by side."""


KINDS = {
    Linked: LinkedSection,
    Owned: OwnedSection,
    Series: SeriesSection,
    Contradiction: ContradictSection,
    Attached: EvidenceSection,
    Themed: ThemesSection,
    Verdict: ToldSection,
}


class Sections(ShowsRow):
    """All that belongs to one row, or with `above` what stands above its form.

    `go_to` carries the table and id of an item to open; `inset` pixels stand left of the cards.
    `relations` are shown in the place of all that the kind has.
    """

    go_to = Signal(str, str)

    def __init__(
        self,
        workspace: Workspace,
        model: type[Row],
        *,
        above: bool = False,
        inset: int = 0,
        relations: Sequence[Relation] | None = None,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self.parts: list[Section] = []
        self._narrow: bool | None = None
        self._between: QWidget | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnMinimumWidth(0, inset)
        self._grid.setColumnMinimumWidth(2, GAP)
        if relations is None:
            relations = verdicts_of(model) if above else relations_of(model)
        for relation in relations:
            part = KINDS[type(relation)](relation, workspace, model)
            part.go_to.connect(self.go_to)
            part.edit_wanted.connect(self._on_edit_wanted)
            self.parts.append(part)
        self._place()

    def put_between(self, widget: QWidget) -> None:
        """Put a widget after the facts for and against, before everything else."""
        self._between, self._narrow = widget, None
        self._place()

    def add_to(self, link: type[Row]) -> None:
        """Ask for a row to join to ours by `link`, as the first section of that kind does."""
        for part in self.parts:
            if isinstance(part, LinkedSection) and part.relation.link is link:
                part.ask()
                return

    def show_row(self, row_id: str) -> None:
        """Show what belongs to a row."""
        for part in self.parts:
            part.row_id = row_id
            with focus_kept(part):
                part.draw()

    def _on_edit_wanted(self, model: type[Row], row_id: str, skip: tuple[str, ...]) -> None:
        """Open a row that belongs to ours, with what belongs to it in turn."""
        beside = Sections(self._workspace, model) if relations_of(model) else None
        EditDialog(self._workspace, model, row_id, self.window(), skip=skip, sections=beside).open()

    def minimumSizeHint(self) -> QSize:
        """Be ready to be narrower than the arrangement of the moment: it then changes."""
        return QSize(theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        narrow = self.width() < theme.px(BESIDE_FROM)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        line = -1
        for at, part in enumerate(self.parts):
            if at == self._first_after():
                line += 1
                self._grid.addWidget(self._between, line, 0, 1, 4)
            follows = at + 1 < len(self.parts) and _is_beside(self.parts[at + 1].relation)
            if _is_beside(part.relation) and not narrow:
                self._grid.addWidget(part, line, 3)
                continue
            line += 1
            self._grid.addWidget(part, line, 1, 1, 1 if follows and not narrow else 3)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)

    def _first_after(self) -> int:
        """The place of the first part below what was put between; -1 where nothing was."""
        if self._between is None:
            return -1
        told = [at for at, part in enumerate(self.parts) if _has_stance(part.relation)]
        return max(told, default=-1) + 1


def _has_stance(relation: Relation) -> bool:
    return isinstance(relation, Linked) and bool(relation.stance)


def _is_beside(relation: Relation) -> bool:
    return isinstance(relation, Linked) and relation.beside

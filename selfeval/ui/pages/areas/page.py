"""By inspection area: areas on the left, what the school says of the chosen one on the right."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from selfeval.core.fields import field_of
from selfeval.core.frameworks import DEFAULT, Area, Framework, areas_for, framework, frameworks
from selfeval.core.models import Judgement, Recommendation, Row, Setting
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts, theme
from selfeval.ui.entries import Entries, Entry
from selfeval.ui.page import Page
from selfeval.ui.pages.areas.about_us import InContext, SinceInspection
from selfeval.ui.pages.areas.judged import JudgedArea
from selfeval.ui.widgets import FlatCombo, label, scrolling
from selfeval.ui.workspace import Workspace

CONTEXT, SINCE = "context", "since"
WIDE, NARROW, NARROW_BELOW = 300, 248, 1000
"""Widths of the list, and the width of the page below which it is the narrow one."""


class AreasPage(Page):
    """Views are kept by framework and area while the file is open, with what is typed in them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("areas_page")
        self._key = ""
        self._views: dict[str, JudgedArea | InContext | SinceInspection] = {}
        self._scrolls: dict[str, QScrollArea] = {}
        self.choice = PatientCombo()
        self.choice.setObjectName("framework")
        self.choice.setAccessibleName(_("Inspection framework"))
        theme.set_role(self.choice, "body")
        for one in frameworks():
            self.choice.addItem(one.title, one.id)
        self.choice.activated.connect(self._on_framework)
        self._entries = Entries()
        self._entries.wanted.connect(self._choose)
        self._elsewhere = label("", "caption", "text2", wrap=True)
        self._source = label("", "caption", "text3", wrap=True)
        self._views_shown = QStackedWidget()
        self._lay_out()
        workspace.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._entries.column.setContentsMargins(8, 0, 8, 8)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(self._entries)
        self._source.setContentsMargins(18, 8, 12, 0)
        column.addWidget(self._source)
        column.addStretch(1)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 12, 0, 0)
        left.setSpacing(6)
        around = QVBoxLayout()
        around.setContentsMargins(16, 0, 12, 0)
        around.addWidget(self.choice)
        around.addWidget(self._elsewhere)
        left.addLayout(around)
        left.addWidget(scrolling(listed, "areas_scroll"), 1)
        paper = QWidget()
        paper.setAutoFillBackground(True)
        paper.setBackgroundRole(QPalette.ColorRole.Base)
        on_paper = QVBoxLayout(paper)
        on_paper.setContentsMargins(0, 0, 0, 0)
        on_paper.addWidget(self._views_shown)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._left)
        line.addWidget(paper, 1)
        self._paper = paper

    # What the window asks -----------------------------------------------------------------

    @property
    def framework(self) -> Framework:
        """The framework that is chosen in the file."""
        known = {one.id for one in frameworks()}
        chosen = self.workspace.rows.setting("framework", DEFAULT)
        return framework(chosen if chosen in known else DEFAULT)

    def enter(self) -> None:
        """Be shown."""
        self._draw()

    def leave(self) -> None:
        """Settle what is still being typed."""
        if self._key in self._views:
            self._views[self._key].settle()

    def panes(self) -> list[QWidget]:
        """Return the list, and the view of the chosen area."""
        return [self._left, self._paper]

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The judgement that is shown, once something is written in it."""
        view = self._views.get(self._key)
        if not isinstance(view, JudgedArea):
            return None
        written = self.workspace.values(Judgement, view.row_id) is not None
        return (Judgement, view.row_id) if written else None

    def show_item(self, row_id: str) -> None:
        """Show the area of a judgement, if it is one of this framework."""
        for area in self._areas():
            if Judgement.id_for(self.framework.id, area.id) == row_id:
                self._choose(area.id)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(
            theme.px(NARROW if self.width() < theme.px(NARROW_BELOW) else WIDE)
        )

    # Showing ------------------------------------------------------------------------------

    def _areas(self) -> tuple[Area, ...]:
        return areas_for(self.framework, self.workspace.rows.school)

    def _on_changed(self, _label: str, _tables: object) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        self._draw_list()
        self._view().draw()
        self._views_shown.setCurrentWidget(self._scrolls[self._key])

    def _draw_list(self) -> None:
        chosen = self.framework
        self.choice.setCurrentIndex(self.choice.findData(chosen.id))
        entries = list(self._listed())
        if self._key not in {_view_key(chosen, entry.key) for entry in entries}:
            first = next((one for one in entries if one.key not in (CONTEXT, SINCE)), entries[0])
            self._key = _view_key(chosen, first.key)
        self._entries.show_entries(entries, self._key.rpartition("/")[2])
        self._say_more(chosen)

    def _listed(self) -> Iterator[Entry]:
        chosen, areas = self.framework, self._areas()
        graded = [area for area in areas if area.kind != "met" or not chosen.scale]
        for area in graded:
            yield Entry(area.id, area.title, self._state(area), area.group)
        for area in areas:
            if area not in graded:
                yield Entry(area.id, area.title, self._state(area), _("Judged apart"))
        ours = _("Our school")
        yield Entry(CONTEXT, _("Our school in context"), "", ours)
        yield Entry(SINCE, _("Since our last inspection"), self._since(), ours)

    def _state(self, area: Area) -> str:
        row = self.workspace.values(Judgement, Judgement.id_for(self.framework.id, area.id))
        if row is None:
            return _("Nothing written yet")
        parts = [self.framework.grade_title(row["grade"])] if row["grade"] else []
        parts.append(field_of(Judgement, "state").label_of(row["state"]))
        return " · ".join(parts)

    def _since(self) -> str:
        count = self.workspace.count(Recommendation)
        words = ngettext("{count} recommendation", "{count} recommendations", count)
        return words.format(count=count) if count else _("Nothing written yet")

    def _say_more(self, chosen: Framework) -> None:
        """Say where the areas come from, and under which other frameworks something is written."""
        parts = [chosen.edition, _("Source: {source}").format(source=chosen.source)]
        if chosen.confidence != "H":
            parts.append(chosen.note)
        self._source.setText("\n".join(part for part in parts if part))
        counts: dict[str, int] = {}
        for row in self.workspace.rows.all(Judgement):
            counts[row.framework] = counts.get(row.framework, 0) + 1
        others = [
            f"{one.title} ({counts[one.id]})"
            for one in frameworks()
            if one.id in counts and one is not chosen
        ]
        self._elsewhere.setText(
            _("Also written, and kept, under: {frameworks}").format(frameworks=", ".join(others))
        )
        self._elsewhere.setVisible(bool(others))

    def _view(self) -> JudgedArea | InContext | SinceInspection:
        """Return the view of the chosen entry, built the first time it is wanted."""
        if self._key not in self._views:
            made = self._make_view(self._key.rpartition("/")[2])
            made.go_to.connect(self.go_to)
            made.setMaximumWidth(800)
            outer = QWidget()
            line = QHBoxLayout(outer)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(made, 1)
            line.addStretch(0)
            self._scrolls[self._key] = scrolling(outer, "area_scroll")
            self._views_shown.addWidget(self._scrolls[self._key])
            self._views[self._key] = made
        return self._views[self._key]

    def _make_view(self, key: str) -> JudgedArea | InContext | SinceInspection:
        if key == CONTEXT:
            return InContext(self.workspace)
        if key == SINCE:
            return SinceInspection(self.workspace)
        return JudgedArea(self.framework, self.framework.area(key), self.workspace)

    # Doing --------------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        self.leave()
        self._key = _view_key(self.framework, key)
        self._draw()

    @alerts.calmly
    def _on_framework(self, at: int) -> None:
        self.leave()
        chosen = self.choice.itemData(at)
        if chosen != self.framework.id:
            self.workspace.change(
                Setting,
                Setting.id_for("framework"),
                {"value": chosen},
                make=lambda: Setting(name="framework"),
                label=_("Choose another framework"),
            )


class PatientCombo(FlatCombo):
    """Keys only show another entry; Enter, or going on to something else, chooses it.

    Esc goes back to the one that was chosen. An entry of the open list is chosen at once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._chosen: int | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle()
        elif event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.setCurrentIndex(self._chosen)
            self._chosen = None
        else:
            self._look(event)

    def _look(self, event: QKeyEvent) -> None:
        """Let a key show another entry without telling anybody."""
        before, quiet = self.currentIndex(), self.blockSignals(True)
        super().keyPressEvent(event)
        self.blockSignals(quiet)
        if self._chosen is None and self.currentIndex() != before:
            self._chosen = before

    def _settle(self) -> None:
        if self._chosen is not None:
            changed, self._chosen = self.currentIndex() != self._chosen, None
            if changed:
                self.activated.emit(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()


def _view_key(chosen: Framework, key: str) -> str:
    """Name a view: an area by its framework, what stands apart by itself."""
    return key if key in (CONTEXT, SINCE) else f"{chosen.id}/{key}"

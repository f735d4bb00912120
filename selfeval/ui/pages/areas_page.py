"""By inspection area: what the school says of itself in each area of a framework."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.fields import FieldUI, field_of
from selfeval.core.frameworks import DEFAULT, Area, Framework, areas_for, framework, frameworks
from selfeval.core.models import Judgement, Setting
from selfeval.i18n import N_, _
from selfeval.store.errors import UserError
from selfeval.ui import alerts, theme
from selfeval.ui.area_button import AreaButton
from selfeval.ui.form import RecordForm
from selfeval.ui.forms_context import context_of
from selfeval.ui.page import Page
from selfeval.ui.sections import Sections
from selfeval.ui.widgets import FlatCombo, empty_layout, label, scrolling
from selfeval.ui.workspace import Workspace

NOT_GRADED = ("", N_("Not graded"))


class AreasPage(Page):
    """Areas on the left, the chosen area's judgement on the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("areas_page")
        self._area_id = ""
        self._form: RecordForm | None = None
        self._sections: Sections | None = None
        self.choice = FlatCombo()
        self.choice.setObjectName("framework")
        self.choice.setAccessibleName(_("Inspection framework"))
        theme.set_role(self.choice, "body")
        for one in frameworks():
            self.choice.addItem(one.title, one.id)
        self.choice.activated.connect(self._on_framework)
        self._areas, self._right = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        workspace.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._areas.setContentsMargins(8, 0, 8, 16)
        self._areas.setSpacing(1)
        listed = QWidget()
        listed.setLayout(self._areas)
        left = QWidget()
        left.setFixedWidth(theme.px(300))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        around = QHBoxLayout()
        around.setContentsMargins(16, 0, 12, 0)
        around.addWidget(self.choice)
        column.addLayout(around)
        column.addWidget(scrolling(listed, "areas_scroll"), 1)
        inner = QWidget()
        inner.setMaximumWidth(800)
        inner.setLayout(self._right)
        self._right.setContentsMargins(24, 16, 24, 32)
        self._right.setSpacing(12)
        scroll = scrolling(inner, "area_scroll")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(left)
        paper = QWidget()
        paper.setAutoFillBackground(True)
        paper.setBackgroundRole(QPalette.ColorRole.Base)
        on_paper = QVBoxLayout(paper)
        on_paper.setContentsMargins(0, 0, 0, 0)
        on_paper.addWidget(scroll)
        line.addWidget(paper, 1)

    # Showing ------------------------------------------------------------------------------

    @property
    def framework(self) -> Framework:
        """The framework that is chosen in the file."""
        known = {one.id for one in frameworks()}
        chosen = self.workspace.rows.setting("framework", DEFAULT)
        return framework(chosen if chosen in known else DEFAULT)

    def enter(self) -> None:
        """Be shown."""
        self._draw_list()
        self._draw_area()

    def leave(self) -> None:
        """Settle what is still being typed."""
        if self._form is not None:
            self._form.settle()

    def _on_changed(self, _label: str, tables: frozenset[str]) -> None:
        if not self.isVisible():
            return
        if tables & {"setting", "school"}:
            self._area_id = ""
        self._draw_list()
        if self._area_id:
            self._show_values()
        else:
            self._draw_area()

    def _draw_list(self) -> None:
        self.choice.setCurrentIndex(self.choice.findData(self.framework.id))
        empty_layout(self._areas)
        areas = areas_for(self.framework, self.workspace.rows.school)
        if self._area_id not in {area.id for area in areas}:
            self._area_id = areas[0].id if areas else ""
            self._form = None
        group = ""
        for area in areas:
            if area.group != group:
                group = area.group
                heading = label(group, "caption_strong", "text2", wrap=True)
                heading.setContentsMargins(10, 10, 8, 2)
                self._areas.addWidget(heading)
            made = AreaButton(area.title, self._state(area))
            made.setObjectName(f"area_{area.id}")
            made.setChecked(area.id == self._area_id)
            made.clicked.connect(partial(self._on_area, area.id))
            self._areas.addWidget(made)
        self._areas.addStretch(1)

    def _state(self, area: Area) -> str:
        row = self.workspace.values(Judgement, self._row_id(area.id))
        if row is None:
            return _("Nothing written yet")
        parts = [self.framework.grade_title(row["grade"])] if row["grade"] else []
        parts.append(field_of(Judgement, "state").label_of(row["state"]))
        return " · ".join(parts)

    def _row_id(self, area_id: str) -> str:
        return Judgement.id_for(self.framework.id, area_id)

    def _draw_area(self) -> None:
        empty_layout(self._right)
        self._form = None
        if not self._area_id:
            return
        area = self.framework.area(self._area_id)
        self._right.addWidget(label(area.title, "heading", wrap=True))
        if area.note:
            self._right.addWidget(label(area.note, "caption", "text2", wrap=True))
        self._form = RecordForm(
            Judgement,
            context_of(self.workspace),
            skip=self._skipped(area),
            instead=self._fields(area),
        )
        self._form.edited.connect(self._on_edited)
        self._sections = Sections(self.workspace, Judgement)
        self._sections.go_to.connect(self.go_to)
        self._right.addWidget(self._form)
        self._right.addWidget(self._sections)
        self._right.addStretch(1)
        self._show_values()

    def _skipped(self, area: Area) -> tuple[str, ...]:
        return () if self.framework.grades_for(area) else ("grade",)

    def _fields(self, area: Area) -> dict[str, FieldUI]:
        """A grade is a choice among this framework's own words; a narrative is not a headline."""
        grades = tuple((one.id, one.title) for one in self.framework.grades_for(area))
        row = self.workspace.values(Judgement, self._row_id(area.id)) or {}
        kept = row.get("grade") or ""
        if kept and kept not in dict(grades):
            grades += ((kept, kept),)
        grade = field_of(Judgement, "grade")
        narrative = field_of(Judgement, "narrative")
        return {
            "grade": replace(grade, editor="choice", choices=(NOT_GRADED, *grades)),
            "narrative": replace(narrative, name_of_row=False),
        }

    def _show_values(self) -> None:
        if self._form is None or self._sections is None:
            self._draw_area()
            return
        row_id = self._row_id(self._area_id)
        values = self.workspace.values(Judgement, row_id)
        self._form.show_record(row_id, values or {})
        self._sections.show_row(row_id)
        self._sections.setVisible(values is not None)

    # Doing --------------------------------------------------------------------------------

    def _on_area(self, area_id: str, _checked: bool = False) -> None:
        self.leave()
        self._area_id = area_id
        self._draw_list()
        self._draw_area()
        self.findChild(QWidget, f"area_{area_id}").setFocus()

    def _on_edited(self, name: str, value: object) -> None:
        chosen, area_id = self.framework.id, self._area_id

        def make() -> Judgement:
            return Judgement(framework=chosen, area=area_id)

        try:
            self.workspace.change(Judgement, self._row_id(area_id), {name: value}, make=make)
        except UserError as problem:
            assert self._form is not None
            self._form.show_problem(name, str(problem))

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
            )

"""One box: its words, kind and realm, what moves it and what it moves, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from selfeval.core.causal.graph import graph_of
from selfeval.core.causal.sentences import arrow_sentence
from selfeval.core.fields import field_of
from selfeval.core.models import (
    Action,
    Arrow,
    Factor,
    Indicator,
    Map,
    Placement,
    Row,
)
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts
from selfeval.ui.form.context import context_of, open_picker
from selfeval.ui.form.field_cell import BARE, INSET
from selfeval.ui.form.plans import Plan
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.item.relations import relations_of
from selfeval.ui.item.sections import Sections
from selfeval.ui.item.told import sign_of
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.inspector.else_happens import ElseHappens
from selfeval.ui.pages.maps.inspector.foot import Foot
from selfeval.ui.pages.maps.inspector.keeping import keep_edits
from selfeval.ui.pages.maps.inspector.lines import Line, LinesSection
from selfeval.ui.pages.maps.showing import Showing

PLAN = Plan(
    lines=(("label",), ("realm",), ("kind",), ("note",)),
    more_title="",
    more=(("unexpected_since",), ("private",)),
    ways={"label": BARE},
)


class BoxView(QWidget):
    """All about one box. `go_to` carries the table and id of an item to open elsewhere."""

    go_to = Signal(str, str)
    command_wanted = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("box_view")
        self._showing, self._space, self.row_id = showing, showing.workspace, ""
        words = replace(field_of(Factor, "label"), editor="text")
        plan = replace(PLAN, more_title=_("More about this box"))
        self.form = RecordForm(Factor, context_of(self._space), instead={"label": words}, plan=plan)
        keep_edits(self.form, self._space, _("Change box"))
        self.into = LinesSection(_("What moves it"), "arrows_in")
        self.out = LinesSection(
            _("What it moves"),
            "arrows_out",
            empty=_("Drag from its edge, or press A, to draw one."),
        )
        self.watched = LinesSection(
            _("Watched by"), "watched_by", _("Let an early indicator watch it")
        )
        self.pushed_by = LinesSection(_("Actions that push it"), "pushed_by")
        self.otherwise = ElseHappens(self._space)
        self.maps = LinesSection(_("On these maps"), "on_maps", _("Put it on another map"))
        others = [one for one in relations_of(Factor) if getattr(one, "model", None) is not Arrow]
        self.sections = Sections(self._space, Factor, inset=INSET, relations=others)
        self.foot = Foot(
            (
                ("take_off", _("Remove from this map"), "unlink"),
                ("remove", _("Remove everywhere"), "trash"),
            ),
            may_write=not self._space.document.read_only,
        )
        self.foot.command_wanted.connect(self.command_wanted)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            self.form,
            self.into,
            self.out,
            self.watched,
            self.pushed_by,
            self.otherwise,
            self.sections,
            self.maps,
            self.foot,
        ):
            column.addWidget(part)
        column.addStretch(1)

    def _connect(self) -> None:
        for section in (self.into, self.out):
            section.pressed.connect(lambda _table, row_id: self._showing.choose_arrow(row_id))
        for section in (self.watched, self.pushed_by, self.sections, self.otherwise):
            signal = section.pressed if isinstance(section, LinesSection) else section.go_to
            signal.connect(self.go_to)
        self.watched.add_wanted.connect(self._ask_indicator)
        self.maps.pressed.connect(lambda _table, row_id: self._on_map(row_id))
        self.maps.add_wanted.connect(self._ask_map)

    # Showing --------------------------------------------------------------------------------

    def show_row(self, row_id: str) -> None:
        """Show a box as it is now."""
        values = self._space.values(Factor, row_id)
        if values is None:
            return
        self.row_id = row_id
        may_write = not self._space.document.read_only
        self.form.show_record(row_id, values)
        self._show_arrows(row_id)
        self.watched.show_lines(self._indicators(), may_write=may_write)
        self.pushed_by.show_lines(self._actions())
        self.otherwise.show_box(row_id)
        self.sections.show_row(row_id)
        self.foot.say(self._what_stays())
        self.maps.show_lines(self._maps(), may_write=may_write and bool(self._other_maps()))

    def _show_arrows(self, row_id: str) -> None:
        rows = self._space.rows
        graph = graph_of(rows, private=True)
        here = self._showing.graph
        for section, arrows in ((self.into, graph.into(row_id)), (self.out, graph.out(row_id))):
            section.show_lines([self._arrow_line(one, here.factors) for one in arrows])

    def _arrow_line(self, arrow: Arrow, here: object) -> Line:
        far = arrow.target_id if arrow.source_id == self.row_id else arrow.source_id
        elsewhere = "" if far in here else _("not on this map")  # type: ignore[operator]
        sentence = arrow_sentence(self._space.rows, arrow)
        return Line(Arrow.table_name(), arrow.id, sentence, elsewhere, icon="arrow-right")

    def _indicators(self) -> list[Line]:
        rows = self._space.rows
        return [
            Line(one.table_name(), one.id, one.sign, sign_of(rows, Indicator, one.id).label)
            for one in rows.where(Indicator, "factor_id", self.row_id)
        ]

    def _actions(self) -> list[Line]:
        rows = self._space.rows
        return [
            Line(
                one.table_name(), one.id, one.what, self._space.name_of("priority", one.priority_id)
            )
            for one in rows.where(Action, "factor_id", self.row_id)
        ]

    def _maps(self) -> list[Line]:
        rows = self._space.rows
        placed = rows.where(Placement, "factor_id", self.row_id)
        found = [rows.get(Map, place.map_id) for place in placed]
        return [
            Line(
                one.table_name(),
                one.id,
                one.name,
                _("this map") if one.id == self._showing.map_id else "",
                icon="sitemap",
            )
            for one in found
            if one is not None
        ]

    def _what_stays(self) -> str:
        others = len(self._maps()) - 1
        if others < 1:
            return _("Removed from this map, it stays in the model with its arrows.")
        return ngettext(
            "Removed from this map, it stays in the model and on {count} other map.",
            "Removed from this map, it stays in the model and on {count} other maps.",
            others,
        ).format(count=others)

    def _other_maps(self) -> list[Map]:
        on = {line.row_id for line in self._maps()}
        return [one for one in self._space.rows.all(Map) if one.id not in on]

    def settle(self) -> None:
        """Hand over what is still being typed."""
        self.form.settle()

    def first_focus(self) -> QWidget | None:
        """Return the field with the words of the box."""
        return self.form.first_focus()

    # Doing ----------------------------------------------------------------------------------

    def _on_map(self, map_id: str) -> None:
        factor_id = self.row_id
        self._showing.show_map(map_id)
        self._showing.choose_box(factor_id)

    def _ask_map(self) -> None:
        menu = QMenu(self.maps.add)
        for one in self._other_maps():
            menu.addAction(
                one.name.replace("&", "&&") or _("A map without a name"),
                lambda map_id=one.id: self._put_on(map_id),
            )
        menu.popup(self.maps.add.mapToGlobal(self.maps.add.rect().bottomLeft()))

    @alerts.calmly
    def _put_on(self, map_id: str) -> None:
        doing.put_on_map(self._space, map_id, {self.row_id: None})

    def _ask_indicator(self) -> None:
        watching = self._space.rows.where(Indicator, "factor_id", self.row_id)
        open_picker(
            self._space,
            Indicator,
            self,
            self._on_indicator,
            without=[one.id for one in watching],
            title=_("Which early indicator watches it?"),
            take_new=self._on_new_indicator,
        )

    @alerts.calmly
    def _on_indicator(self, indicator_id: str | None) -> None:
        if indicator_id:
            values = {"factor_id": self.row_id}
            self._space.change(Indicator, indicator_id, values, label=_("Watch box"))

    @alerts.calmly
    def _on_new_indicator(self, made: Row) -> None:
        made.factor_id = self.row_id  # type: ignore[attr-defined]
        self._space.add(made)

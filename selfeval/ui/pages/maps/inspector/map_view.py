"""The map itself, while nothing on it is chosen: its name and question, and what to look at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.findings import Finding, find
from selfeval.core.findings.grouped import Group, grouped
from selfeval.core.models import Arrow, Factor, Map
from selfeval.i18n import _, ngettext
from selfeval.ui.form.context import context_of
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.pages.maps.inspector.keeping import inset, keep_edits
from selfeval.ui.pages.maps.inspector.lines import Line, LinesSection
from selfeval.ui.pages.maps.showing import Showing
from selfeval.ui.widgets import label

LOOK_AFTER = 400
"""Milliseconds without a gesture before what to look at is worked out, which reads everything."""
FEW = 3
"""Boxes below which it is said how to go on; where there is none, the map itself says it."""


class MapView(QWidget):
    """All about one map. `go_to` carries the table and id of an item to open elsewhere."""

    go_to = Signal(str, str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("map_view")
        self._showing, self._space = showing, showing.workspace
        self._groups: tuple[Group, ...] = ()
        self._looked: tuple[int, str] | None = None
        self.form = RecordForm(Map, context_of(self._space))
        keep_edits(self.form, self._space, _("Change map"))
        self.counts = label("", "body", "text2", wrap=True)
        self.counts.setObjectName("map_counts")
        self.begin = label(
            _(
                "Press B, type a few words and Enter: that is a box. Drag from its edge to another "
                "box, or press A, and it leads there. Begin with what you want for children, on "
                "the right, and ask what must be true first."
            ),
            "body",
            "text2",
            wrap=True,
        )
        self.look = LinesSection(_("To look at"), "map_findings")
        self.look.pressed.connect(self._on_pressed)
        self._later = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._later.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(inset(self.counts))
        column.addWidget(inset(self.begin))
        column.addWidget(self.look)
        column.addStretch(1)

    def show_map(self) -> None:
        """Show the map as it is now."""
        map_id = self._showing.map_id
        values = self._space.values(Map, map_id)
        self.form.setVisible(values is not None)
        if values is not None:
            self.form.show_record(map_id, values)
        graph = self._showing.graph
        self.counts.setText(self._counted())
        few = 0 < len(graph.factors) < FEW
        self.begin.setVisible(few and not self._space.document.read_only)
        self.counts.setVisible(bool(graph.factors))
        if self._looked != (self._space.gestures, map_id):
            self._later.start()

    def _counted(self) -> str:
        graph = self._showing.graph
        loops = len(self._showing.loops.found)
        said = [
            ngettext("{count} box", "{count} boxes", len(graph.factors)).format(
                count=len(graph.factors)
            ),
            ngettext("{count} arrow", "{count} arrows", len(graph.arrows)).format(
                count=len(graph.arrows)
            ),
            ngettext("{count} loop", "{count} loops", loops).format(count=loops),
        ]
        return " · ".join(said)

    def _look(self) -> None:
        """Work out what deserves a look on this map."""
        if not self._space.is_open or not self.isVisible():
            return
        self._looked = (self._space.gestures, self._showing.map_id)
        found = [one for one in find(self._space.rows, date.today()) if self._is_ours(one)]
        self._groups = grouped(found)
        self.look.show_lines([self._line(at, one) for at, one in enumerate(self._groups)])

    def _line(self, at: int, group: Group) -> Line:
        """Tell what is of one kind in one line, which chooses all of it."""
        if not group.is_alone:
            return Line("", str(at), group.sentence)
        (one,) = group.findings
        return Line(one.item_table, one.item_id, one.sentence, self._called(one))

    def _is_ours(self, finding: Finding) -> bool:
        graph = self._showing.graph
        if finding.item_table == Factor.table_name():
            return finding.item_id in graph.factors
        if finding.item_table == Arrow.table_name():
            return any(arrow.id == finding.item_id for arrow in graph.arrows)
        return finding.item_table == Map.table_name() and finding.item_id == self._showing.map_id

    def _called(self, finding: Finding) -> str:
        return self._space.name_of(finding.item_table, finding.item_id)

    def _on_pressed(self, table: str, row_id: str) -> None:
        if not table:
            found = self._groups[int(row_id)].findings
            self._showing.choose((one.item_table, one.item_id) for one in found)
        elif table != Map.table_name():
            self._showing.choose([(table, row_id)])

    def settle(self) -> None:
        """Hand over what is still being typed."""
        self.form.settle()

    def first_focus(self) -> QWidget | None:
        """Return the field with the name of the map."""
        return self.form.first_focus()

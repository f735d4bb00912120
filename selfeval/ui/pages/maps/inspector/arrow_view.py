"""One arrow: its sentence, what it does, how soon, how we know, and what it rests on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.causal.sentences import tell_arrow
from selfeval.core.models import Arrow
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.checks import Check
from selfeval.ui.form.context import context_of
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.item.evidence import EvidenceSection
from selfeval.ui.item.relations import EVIDENCE
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.inspector.assumed import AssumedCards
from selfeval.ui.pages.maps.inspector.basis_row import BasisRow
from selfeval.ui.pages.maps.inspector.choices import Choices
from selfeval.ui.pages.maps.inspector.else_happens import ElseHappens
from selfeval.ui.pages.maps.inspector.foot import Foot
from selfeval.ui.pages.maps.inspector.keeping import inset, keep_edits
from selfeval.ui.pages.maps.inspector.sentence import Sentence
from selfeval.ui.widgets import label
from selfeval.ui.workspace import Workspace


class ArrowView(QWidget):
    """All about one arrow. `go_to` carries the table and id of an item to open elsewhere."""

    go_to = Signal(str, str)
    command_wanted = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("arrow_view")
        self._space, self.row_id = workspace, ""
        read_only = workspace.document.read_only
        self.sentence = Sentence()
        self.sentence.setObjectName("arrow_sentence")
        self.sign = Choices(
            _("Effect"),
            (("plus", _("+ Raises")), ("minus", _("− Lowers")), ("unknown", _("?"))),
            "arrow_sign",
            read_only=read_only,
        )
        self.sign.explain("unknown", _("Effect: not known"))
        self.delay = Choices(
            _("How soon"),
            (("weeks", _("Weeks")), ("terms", _("Terms")), ("years", _("Years"))),
            "arrow_delay",
            may_be_none=True,
            read_only=read_only,
        )
        self.basis = BasisRow(workspace, Arrow)
        self.assumed = AssumedCards(workspace)
        self.otherwise = ElseHappens(workspace)
        self.contested = Check(_("Contested: not everybody here agrees"))
        self.contested.setObjectName("arrow_contested")
        self.contested.setEnabled(not read_only)
        skip = ("sign", "delay", "basis", "contested")
        self.form = RecordForm(Arrow, context_of(workspace), skip=skip)
        keep_edits(self.form, workspace, _("Change arrow"))
        self.evidence = EvidenceSection(EVIDENCE, workspace, Arrow)
        self.foot = Foot(
            (
                ("turn_round", _("Turn the arrow round"), "arrows-right-left"),
                ("remove", _("Remove the arrow"), "trash"),
            ),
            may_write=not read_only,
        )
        self.foot.command_wanted.connect(self.command_wanted)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        said = label(_("Assumptions"), "caption", "text2")
        assumed = inset(said, self.assumed, gap=4)
        for part in (self.sentence, self.sign, self.delay, self.basis):
            column.addWidget(inset(part))
        column.addWidget(assumed)
        for part in (self.otherwise, inset(self.contested), self.form):
            column.addWidget(part)
        column.addWidget(inset(self.evidence))
        column.addWidget(self.foot)
        column.addStretch(1)

    def _connect(self) -> None:
        self.sign.chosen.connect(lambda word: self._change({"sign": word}))
        self.delay.chosen.connect(lambda word: self._change({"delay": word}))
        self.basis.chosen.connect(self._on_basis)
        self.contested.clicked.connect(lambda on: self._change({"contested": int(on)}))
        self.assumed.go_to.connect(self.go_to)
        self.evidence.go_to.connect(self.go_to)

    def show_row(self, row_id: str) -> None:
        """Show an arrow as it is now."""
        rows = self._space.rows
        arrow = rows.get(Arrow, row_id)
        if arrow is None:
            return
        if row_id != self.row_id:
            self.basis.fold()
        self.row_id = row_id
        self.sentence.say(tell_arrow(rows, arrow).pieces)
        self.sign.put(arrow.sign)
        self.delay.put(arrow.delay)
        self.basis.put(arrow.basis)
        self.contested.setChecked(bool(arrow.contested))
        self.assumed.show_arrow(row_id)
        self.otherwise.show_box(arrow.source_id)
        self.form.show_record(row_id, self._space.values(Arrow, row_id) or {})
        self.evidence.row_id = row_id
        self.evidence.draw()

    def settle(self) -> None:
        """Hand over what is still being typed."""
        self.form.settle()

    def first_focus(self) -> QWidget:
        """Return the word that is pressed for the arrow's effect."""
        return self.sign.first_focus()

    @alerts.calmly
    def _change(self, values: dict[str, str | int]) -> None:
        doing.change_arrow(self._space, self.row_id, values)

    def _on_basis(self, word: str) -> None:
        self._change({"basis": word})

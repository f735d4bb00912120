"""What would contradict a fact: the question, and a fact that points the other way."""

from __future__ import annotations

from selfeval.core.models import Fact, Row, Stance
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.form.context import open_picker
from selfeval.ui.item.relations import Contradiction
from selfeval.ui.item.section import Section, icon_label
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace

OTHER_WAY = {"supports": "challenges", "challenges": "supports"}


class ContradictSection(Section):
    """One line. A fact that points the other way speaks to the same assumptions, against this."""

    relation: Contradiction

    def __init__(self, relation: Contradiction, workspace: Workspace, model: type[Row]) -> None:
        super().__init__(relation, workspace, model)
        self.setProperty("card", False)
        self.body.takeAt(self.body.count() - 1).widget().hide()  # no rule below the one line
        self._head.setContentsMargins(0, 0, 0, 0)
        for part in (self.title, self.note):
            part.hide()
        self.title = FlowLabel(_(relation.title))
        self.note = FlowLabel("", "caption", "text3")
        self.add = button(_(relation.add), "link", name="add_contradiction")
        self.add.clicked.connect(self.ask)
        line = FlowLayout(gap=8)
        line.setContentsMargins(9, 0, 0, 4)
        for part in (icon_label("message-question"), self.title, self.note, self.add):
            line.addWidget(part)
        self.body.addLayout(line)

    def _spoken_to(self) -> dict[str, str]:
        """Return the assumptions that the fact speaks to, with what another fact would say."""
        links = self.workspace.rows.where(Stance, "fact_id", self.row_id)
        return {
            link.assumption_id: OTHER_WAY[link.stance] for link in links if link.stance in OTHER_WAY
        }

    def draw(self) -> None:
        """Offer to write such a fact where there is an assumption for it to speak to."""
        linked = bool(self._spoken_to())
        self.add.setVisible(linked and not self.workspace.document.read_only)
        self.note.setText("" if linked else _("Link it to an assumption first."))

    def ask(self) -> None:
        """Ask for a fact that is there, or the words of a new one."""
        open_picker(
            self.workspace,
            Fact,
            self,
            self._on_picked,
            without=[self.row_id],
            title=_(self.relation.add),
            take_new=self._on_made,
        )

    @alerts.calmly
    def _on_picked(self, fact_id: str | None) -> None:
        if fact_id:
            self._link(fact_id, None)

    @alerts.calmly
    def _on_made(self, fact: Row) -> None:
        values = self.workspace.values(Fact, self.row_id) or {}
        fact.realm = values.get("realm")  # type: ignore[attr-defined]
        self._link(fact.id, fact)

    def _link(self, fact_id: str, new: Row | None) -> None:
        spoken_to = self._spoken_to()
        with self.workspace.edit(_("Add a fact that points the other way")) as session:
            if new is not None:
                session.add(new)
                session.flush()
            for believed, stance in spoken_to.items():
                link = session.get(Stance, Stance.id_for(fact_id, believed))
                if link is None:
                    link = Stance(fact_id=fact_id, assumption_id=believed)
                    session.add(link)
                link.stance = stance

"""Items joined to the one that is shown: facts for and against, and every other link."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF, Row
from selfeval.core.rows import place_of
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.ui import alerts, icons, wording
from selfeval.ui.form.context import open_picker
from selfeval.ui.item.relations import Linked
from selfeval.ui.item.section import Section, icon_label, row_with
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, empty_layout, icon_button, label, rule
from selfeval.ui.workspace import Workspace


@dataclass(frozen=True)
class Far:
    """The item at the far end of a link, as the section shows it, and what the link means."""

    link_id: str
    row_id: str
    stance: str
    name: str
    caption: str
    realm: str | None


class LinkedSection(Section):
    """Items joined to this one: add, open, say what the link means, take the link away."""

    relation: Linked

    def __init__(self, relation: Linked, workspace: Workspace, model: type[Row]) -> None:
        super().__init__(relation, workspace, model)
        self._far = MODEL_OF[field_of(relation.link, relation.far).references.partition(".")[0]]
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.add = button(_(relation.add), "link", "plus", f"add_{self.objectName()}")
        self.add.clicked.connect(self.ask)
        self._rule = rule()
        self.body.addWidget(self._rule)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(not workspace.document.read_only)
        if relation.icon:
            self.put_icon(relation.icon)

    def _links(self) -> list[Far]:
        """Return our links, in the order of the items at their far ends."""
        rows, relation = self.workspace.rows, self.relation
        found: list[tuple[Row, Row]] = []
        for link in rows.where(relation.link, relation.near, self.row_id):
            far = rows.get(self._far, getattr(link, relation.far))
            if far is not None and relation.stance in ("", getattr(link, "stance", "")):
                found.append((link, far))
        return [
            self._told(link, far) for link, far in sorted(found, key=lambda one: place_of(one[1]))
        ]

    def _told(self, link: Row, far: Row) -> Far:
        stance = str(getattr(link, "stance", ""))
        name = self.workspace.name_of(far.table_name(), far.id)
        values = self.workspace.values(self._far, far.id) or {}
        caption = self._caption(values, stance)
        return Far(link.id, far.id, stance, name, caption, values.get("realm"))

    def draw(self) -> None:
        """Show the links as they are now."""
        links = self._links()
        if not self.is_news(links):
            return
        empty_layout(self._list)
        self.say_count(len(links))
        for at, link in enumerate(links):
            if at:
                self._list.addWidget(rule())
            self._list.addWidget(self._row(link))
        if self.relation.empty and (not links or self.relation.asks):
            if links:
                self._list.addWidget(rule())
            self._list.addWidget(self._hint(_(self.relation.empty)))
        self._rule.setVisible(bool(self._list.count()) and not self.add.isHidden())
        if self.relation.only_if_any:
            self.setVisible(bool(links))

    def _hint(self, words: str) -> QWidget:
        """The question that the section asks, with a mark where it goes on asking."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(10)
        if self.relation.asks:
            line.addWidget(icon_label("message-question", "text3"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(words, "body", "text3", wrap=True), 1)
        return made

    def _row(self, link: Far) -> QWidget:
        shown = ItemButton(link.name, link.caption, link.realm, caption_lines=2)
        shown.clicked.connect(lambda: self.go_to.emit(self._far.table_name(), link.row_id))
        if self.workspace.document.read_only:
            return row_with(shown)
        return row_with(shown, self._menu_button(link))

    def _caption(self, values: dict[str, object], stance: str) -> str:
        parts = []
        if self.relation.stance and values.get("observed_on"):
            source = " ".join(str(values.get("source") or values.get("instrument") or "").split())
            return " · ".join(
                one for one in (wording.month(str(values["observed_on"])), source) if one
            )
        if values.get("number") is not None:
            parts.append(self.workspace.titled(self._far, values))
        if stance and not self.relation.stance:
            parts.append(field_of(self.relation.link, "stance").label_of(stance))
        if values.get("observed_on"):
            parts.append(wording.day(str(values["observed_on"])))
        return " · ".join(parts)

    def _menu_button(self, link: Far) -> QToolButton:
        words = _("Change the link to “{name}”").format(name=called(link.name, 60))
        made = icon_button("dots", words, "link_menu")
        menu = QMenu(made)
        if link.stance:
            for word, title in field_of(self.relation.link, "stance").choices:
                action = menu.addAction(_(title))
                action.setCheckable(True)
                action.setChecked(word == link.stance)
                action.triggered.connect(partial(self._on_stance, link.link_id, word))
            menu.addSeparator()
        menu.addAction(
            icons.icon("unlink", in_menu=True),
            _("Take the link away"),
            partial(self._on_unlink, link.link_id),
        )
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def ask(self) -> None:
        """Open the list to pick from, or to write a new one in."""
        taken = [link.row_id for link in self._links()]
        open_picker(
            self.workspace,
            self._far,
            self,
            self._on_picked,
            without=taken,
            title=_(self.relation.add),
            may_make=self.relation.may_make,
            take_new=self._on_made,
        )

    @alerts.calmly
    def _on_picked(self, far_id: str | None) -> None:
        if not far_id:
            return
        row = self._link_to(far_id)
        if self.workspace.values(self.relation.link, row.id) is not None:
            self._on_stance(row.id, self.relation.stance)
            return
        self.workspace.add(row, self._link_label())

    @alerts.calmly
    def _on_made(self, far: Row) -> None:
        """Add a row that was written in the picker and link it, in one gesture."""
        with self.workspace.edit(self._link_label()) as session:
            session.add(far)
            session.flush()
            session.add(self._link_to(far.id))

    def _link_to(self, far_id: str) -> Row:
        row = self.relation.link(**{self.relation.near: self.row_id, self.relation.far: far_id})
        if self.relation.stance:
            row.stance = self.relation.stance  # type: ignore[attr-defined]
        return row

    def _link_label(self) -> str:
        return _("Link {one} to {other}").format(
            one=wording.singular(self.model), other=wording.singular(self._far)
        )

    @alerts.calmly
    def _on_stance(self, link_id: str, stance: str, _checked: bool = False) -> None:
        self.workspace.change(self.relation.link, link_id, {"stance": stance})

    @alerts.calmly
    def _on_unlink(self, link_id: str) -> None:
        self.workspace.remove(self.relation.link, [link_id], _("Take a link away"))

"""What belongs to the row that is shown: its links, its own rows and its readings, as cards."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF, RealmLink, Row
from selfeval.core.realms import REALMS, Realm
from selfeval.i18n import _
from selfeval.ui import alerts, icons, theme, wording
from selfeval.ui.evidence import EvidenceSection
from selfeval.ui.forms_context import open_picker
from selfeval.ui.item_button import ItemButton
from selfeval.ui.owned import OwnedSection
from selfeval.ui.record_dialog import EditDialog, ShowsRow
from selfeval.ui.relations import (
    Attached,
    Linked,
    Owned,
    Realms,
    Relation,
    Series,
    Verdict,
    relations_of,
    verdicts_of,
)
from selfeval.ui.section import Section
from selfeval.ui.series import SeriesSection
from selfeval.ui.told import ToldSection
from selfeval.ui.widgets import button, empty_layout, icon_button, label
from selfeval.ui.workspace import Workspace

BESIDE_FROM = 480
"""Width in pixels (at 100 % text) from which two sections may stand side by side."""


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
        self.add.clicked.connect(self._on_add)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(not workspace.document.read_only)

    def _links(self) -> list[dict[str, object]]:
        """Return our links, in the order of the items at their far ends."""
        rows = self.workspace.rows
        places = {row.id: at for at, row in enumerate(rows.all(self._far))}
        found = [
            {
                "id": link.id,
                "far": getattr(link, self.relation.far),
                "stance": getattr(link, "stance", ""),
            }
            for link in rows.where(self.relation.link, self.relation.near, self.row_id)
        ]
        if self.relation.stance:
            found = [link for link in found if link["stance"] == self.relation.stance]
        return sorted(found, key=lambda link: places.get(str(link["far"]), 0))

    def draw(self) -> None:
        """Show the links as they are now."""
        empty_layout(self._list)
        links = self._links()
        self.say_count(len(links))
        for link in links:
            self._list.addWidget(self._row(link))
        if not links and self.relation.empty:
            hint = label(_(self.relation.empty), "body", "text3", wrap=True)
            hint.setContentsMargins(12, 6, 12, 6)
            self._list.addWidget(hint)

    def _row(self, link: dict[str, object]) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 4, 0)
        line.setSpacing(2)
        far_id = str(link["far"])
        values = self.workspace.values(self._far, far_id) or {}
        name = self.workspace.name_of(self._far.table_name(), far_id)
        caption = self._caption(values, str(link["stance"]))
        shown = ItemButton(name, caption, values.get("realm"))
        shown.clicked.connect(lambda: self.go_to.emit(self._far.table_name(), far_id))
        line.addWidget(shown, 1)
        if not self.workspace.document.read_only:
            line.addWidget(self._menu_button(link, name), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _caption(self, values: dict[str, object], stance: str) -> str:
        parts = []
        if values.get("number") is not None:
            parts.append(wording.titled(self._far, values["number"]))  # type: ignore[arg-type]
        if stance and not self.relation.stance:
            parts.append(field_of(self.relation.link, "stance").label_of(stance))
        if values.get("observed_on"):
            parts.append(wording.day(str(values["observed_on"])))
        return " · ".join(parts)

    def _menu_button(self, link: dict[str, object], name: str) -> QToolButton:
        made = icon_button(
            "dots", _("Change the link to “{name}”").format(name=name[:60]), "link_menu"
        )
        menu = QMenu(made)
        link_id = str(link["id"])
        if link["stance"]:
            for word, title in field_of(self.relation.link, "stance").choices:
                action = menu.addAction(_(title))
                action.setCheckable(True)
                action.setChecked(word == link["stance"])
                action.triggered.connect(partial(self._on_stance, link_id, word))
            menu.addSeparator()
        menu.addAction(
            icons.icon("unlink"), _("Take the link away"), partial(self._on_unlink, link_id)
        )
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _on_add(self) -> None:
        taken = [str(link["far"]) for link in self._links()]
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


class RealmsSection(Section):
    """Further realms: one button each, pressed where the item belongs there too."""

    relation: Realms

    def __init__(self, relation: Realms, workspace: Workspace, model: type[Row]) -> None:
        super().__init__(relation, workspace, model)
        line = QHBoxLayout()
        line.setContentsMargins(12, 2, 12, 8)
        line.setSpacing(6)
        self._buttons = {}
        for realm in REALMS:
            made = button("", "segment", name=f"also_{realm.id}")
            made.renew_icons = partial(_put_realm, made, realm)  # type: ignore[attr-defined]
            _put_realm(made, realm)
            made.setCheckable(True)
            made.setToolTip(_(realm.title))
            made.setAccessibleName(_("Also {realm}").format(realm=_(realm.title)))
            made.setEnabled(not workspace.document.read_only)
            made.clicked.connect(lambda checked, at=realm.id: self._on_clicked(at, checked))
            self._buttons[realm.id] = made
            line.addWidget(made)
        line.addStretch(1)
        self.body.addLayout(line)

    def _link(self, realm_id: str) -> RealmLink:
        return RealmLink(item_table=self.model.table_name(), item_id=self.row_id, realm=realm_id)

    def draw(self) -> None:
        """Show which realms are linked; the main one is not offered again."""
        values = self.workspace.values(self.model, self.row_id) or {}
        for realm_id, made in self._buttons.items():
            made.setVisible(values.get("realm") != realm_id)
            there = self.workspace.rows.get(RealmLink, self._link(realm_id).id) is not None
            made.setChecked(there)

    @alerts.calmly
    def _on_clicked(self, realm_id: str, checked: bool) -> None:
        link = self._link(realm_id)
        if checked:
            self.workspace.add(link, _("Add a realm"))
        else:
            self.workspace.remove(RealmLink, [link.id], _("Take a realm away"))


def _put_realm(target: QPushButton, realm: Realm) -> None:
    target.setIcon(icons.realm_icon(realm.id, _(realm.letter)))


KINDS = {
    Linked: LinkedSection,
    Owned: OwnedSection,
    Series: SeriesSection,
    Realms: RealmsSection,
    Attached: EvidenceSection,
    Verdict: ToldSection,
}


class Sections(ShowsRow):
    """All that belongs to one row, or with `above` what stands above its form.

    `go_to` carries the table and id of an item to open.
    """

    go_to = Signal(str, str)

    def __init__(self, workspace: Workspace, model: type[Row], *, above: bool = False) -> None:
        super().__init__()
        self._workspace = workspace
        self.parts: list[Section] = []
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        for relation in verdicts_of(model) if above else relations_of(model):
            part = KINDS[type(relation)](relation, workspace, model)
            part.go_to.connect(self.go_to)
            part.edit_wanted.connect(self._on_edit_wanted)
            self.parts.append(part)
        self._place()

    def show_row(self, row_id: str) -> None:
        """Show what belongs to a row."""
        for part in self.parts:
            had_focus = part.isAncestorOf(QApplication.focusWidget() or self)
            part.row_id = row_id
            part.draw()
            if had_focus and not part.isAncestorOf(QApplication.focusWidget() or self):
                part.take_focus()

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
            follows = at + 1 < len(self.parts) and _is_beside(self.parts[at + 1].relation)
            if _is_beside(part.relation) and not narrow:
                self._grid.addWidget(part, line, 1)
                continue
            line += 1
            self._grid.addWidget(part, line, 0, 1, 1 if follows and not narrow else 2)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)


def _is_beside(relation: Relation) -> bool:
    return isinstance(relation, Linked) and relation.beside

"""The further realms of an item, beside its main one: a chip for each, and a way to add one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from selfeval.core.models import RealmLink, Row
from selfeval.core.realms import REALMS, Realm
from selfeval.i18n import _
from selfeval.ui import alerts, icons, theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.painted import RingButton
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace


class FurtherRealms(QWidget):
    """A chip for each realm that an item belongs to besides its main one."""

    def __init__(self, workspace: Workspace, model: type[Row]) -> None:
        super().__init__()
        self._workspace, self._model, self._row_id = workspace, model, ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown: dict[QWidget, bool] = {}
        line = FlowLayout(self, 6)
        self._chips = {realm.id: self._chip(realm) for realm in REALMS}
        for chip in self._chips.values():
            line.addWidget(chip)
        self.add = self._add_button()
        line.addWidget(self.add)

    def _chip(self, realm: Realm) -> RingButton:
        made = RingButton(_(realm.title))
        made.setProperty("kind", "chip")
        made.setObjectName(f"also_{realm.id}")
        made.renew_icons = partial(_put_realm, made, realm)  # type: ignore[attr-defined]
        _put_realm(made, realm)
        made.setAccessibleName(_("Also {realm}: take it away").format(realm=_(realm.title)))
        made.setToolTip(_("Also {realm}. Press to take it away.").format(realm=_(realm.title)))
        made.setEnabled(not self._workspace.document.read_only)
        made.clicked.connect(lambda: self._take(realm.id))
        theme.set_role(made, "body")
        return made

    def _add_button(self) -> QWidget:
        made = button(_("Add"), "link", "plus", "add_realm")
        made.setAccessibleName(_("Add a further realm"))
        made.setToolTip(_("Add a further realm"))
        self.menu = QMenu(made)
        self.menu.aboutToShow.connect(self.fill_menu)
        made.clicked.connect(lambda: self.menu.popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def fill_menu(self) -> None:
        """Offer the realms that the item does not belong to yet."""
        self.menu.clear()
        for realm in self._others():
            action = self.menu.addAction(
                icons.realm_icon(realm.id, _(realm.letter)), _(realm.title)
            )
            action.setData(realm.id)
            action.triggered.connect(partial(self._give, realm.id))

    def show_row(self, row_id: str) -> None:
        """Show the further realms of an item."""
        self._row_id = row_id
        rows = self._workspace.rows
        may_add = bool(self._others()) and not self._workspace.document.read_only
        shown: dict[QWidget, bool] = {
            chip: rows.get(RealmLink, self._link_id(realm_id)) is not None
            for realm_id, chip in self._chips.items()
        } | {self.add: may_add and bool(self._main())}
        if shown == self._shown:
            return
        self._shown = shown
        for part, wanted in shown.items():
            part.setVisible(wanted)
        self.updateGeometry()

    def _main(self) -> str:
        values = self._workspace.values(self._model, self._row_id) or {}
        return str(values.get("realm") or "")

    def _others(self) -> list[Realm]:
        main, rows = self._main(), self._workspace.rows
        return [
            realm
            for realm in REALMS
            if realm.id != main and rows.get(RealmLink, self._link_id(realm.id)) is None
        ]

    def _link(self, realm_id: str) -> RealmLink:
        return RealmLink(item_table=self._model.table_name(), item_id=self._row_id, realm=realm_id)

    def _link_id(self, realm_id: str) -> str:
        return RealmLink.id_for(self._model.table_name(), self._row_id, realm_id)

    @alerts.calmly
    def _give(self, realm_id: str, _checked: bool = False) -> None:
        self._workspace.add(self._link(realm_id), _("Add a realm"))

    @alerts.calmly
    def _take(self, realm_id: str) -> None:
        self._workspace.remove(RealmLink, [self._link_id(realm_id)], _("Take a realm away"))


def _put_realm(target: QToolButton | RingButton, realm: Realm) -> None:
    target.setIcon(icons.realm_icon(realm.id, _(realm.letter)))

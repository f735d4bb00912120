"""Choose what is to stand on this map as well: boxes of the model, facts, assumptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from selfeval.core import realms
from selfeval.core.folding import holds, words_of
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.widgets import button, fit_to_screen, label, search_line

ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offer:
    """What the dialog offers: its title, what its list is called, and what becomes of it."""

    title: str
    listed: str
    told: str


@dataclass(frozen=True)
class Line:
    """One line to tick: an id, words, and the id of a realm or ""."""

    id: str
    words: str
    realm: str


class ExistingDialog(QDialog):
    """What could stand on the map, to tick. `taken` carries the ids of what was ticked."""

    taken = Signal(list)

    def __init__(
        self, parent: QWidget, offer: Offer, lines: Sequence[Line], ticked: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("existing_boxes")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(offer.title)
        self.search = search_line("existing_search", _("Type to find"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setObjectName("existing_list")
        self.list.setAccessibleName(offer.listed)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_role(self.list, "body")
        for line in lines:
            self.list.addItem(_item(line))
            if line.id == ticked:
                item = self.list.item(self.list.count() - 1)
                item.setCheckState(Qt.CheckState.Checked)
                self.list.setCurrentItem(item)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.list.itemActivated.connect(_turn)
        self.put = button(_("Put on the map"), "primary", name="existing_put")
        buttons = QDialogButtonBox()
        buttons.addButton(self.put, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(
            button(_("Cancel"), name="existing_cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        told = label(offer.told, "caption", "text2", wrap=True)
        for part in (self.search, self.list, told, buttons):
            column.addWidget(part)
        fit_to_screen(self, 520, 480)
        self._count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    @property
    def ticked(self) -> list[str]:
        """The ids of the boxes that are ticked."""
        return [
            item.data(ID) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        ]

    def _narrow(self, text: str) -> None:
        asked = words_of(text)
        for item in self._items():
            item.setHidden(not holds(item.text(), asked))

    def _count(self) -> None:
        self.put.setEnabled(bool(self.ticked))

    def _take(self) -> None:
        self.taken.emit(self.ticked)
        self.accept()


def _item(line: Line) -> QListWidgetItem:
    made = QListWidgetItem(line.words)
    realm = realms.realm(line.realm)
    if realm is not None:
        made.setIcon(icons.realm_icon(realm.id, _(realm.letter)))
    made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    made.setCheckState(Qt.CheckState.Unchecked)
    made.setData(ID, line.id)
    return made


def _turn(item: QListWidgetItem) -> None:
    checked = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

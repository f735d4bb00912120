"""Narrow and order the board: a chip for each word with its count, a priority, words, an order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from selfeval.core.side_by_side import NO_PRIORITY, ORDERS, Narrowed, Standing, counted
from selfeval.core.signs import LABELS, Word
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.signs import sign_icon
from selfeval.ui.widgets import FlatCombo, button, search_line

ALL, WATCH = "all", "watch"


class Filters(QWidget):
    """`changed` follows every choice; `narrowed` and `order` say what was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("indicator_filters")
        self._realm = ""
        self._group = QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        line = FlowLayout(self, 8)
        self._add_chip(line, ALL, "")
        for word in Word:
            self._add_chip(line, word.value, word.value)
        self._add_chip(line, WATCH, "")
        icons.put(self._chips[WATCH], "eye", "text2")
        self._chips[ALL].setChecked(True)
        self.realm = button("", "filter", "x", "chip_realm")
        theme.set_role(self.realm, "caption")
        self.realm.clicked.connect(self._on_realm)
        line.addWidget(self.realm)
        self.realm.hide()
        self.priority = _combo("filter_priority", _("Of which priority"))
        self.priority.setMinimumContentsLength(13)
        self.order_box = _combo("order_cards", _("In which order"))
        self.order_box.setSizeAdjustPolicy(FlatCombo.SizeAdjustPolicy.AdjustToContents)
        for key, words in ORDERS:
            self.order_box.addItem(_(words), key)
        spoken = _("Find an early indicator")
        self.search = search_line("find_cards", _("Find"), "filter", spoken)
        self.search.setMaximumWidth(theme.px(170))
        for part in (self.priority, self.order_box, self.search):
            line.addWidget(part)
        self.search.textChanged.connect(self.changed)
        for combo in (self.priority, self.order_box):
            combo.activated.connect(lambda _at: self.changed.emit())
        self._group.idClicked.connect(lambda _at: self.changed.emit())

    def _add_chip(self, line: FlowLayout, key: str, word: str) -> None:
        made = button("", "filter", name=f"chip_{key}")
        theme.set_role(made, "caption")
        made.setCheckable(True)
        if word:
            made.renew_icons = partial(_put_sign, made, word)  # type: ignore[attr-defined]
            _put_sign(made, word)
        self._group.addButton(made)
        self._chips[key] = made
        line.addWidget(made)

    # What is chosen -----------------------------------------------------------------------------

    @property
    def narrowed(self) -> Narrowed:
        """What the board is narrowed to."""
        chosen = next((key for key, chip in self._chips.items() if chip.isChecked()), ALL)
        return Narrowed(
            word=Word(chosen) if chosen in set(Word) else None,
            only_watch=chosen == WATCH,
            priority_id=str(self.priority.currentData() or ""),
            realm=self._realm,
            words=self.search.text(),
        )

    @property
    def order(self) -> str:
        """One of the keys of ORDERS."""
        return str(self.order_box.currentData())

    def show_all(self) -> None:
        """Leave nothing out."""
        self._chips[ALL].setChecked(True)
        self.priority.setCurrentIndex(0)
        self.search.clear()
        self._realm = ""
        self.changed.emit()

    def show_realm(self, realm: str) -> None:
        """Narrow to a realm; "" shows every realm."""
        self._realm = realm
        self.changed.emit()

    def _on_realm(self) -> None:
        self.show_realm("")

    # Counts -------------------------------------------------------------------------------------

    def say_counts(self, found: Sequence[Standing], realm_title: str) -> None:
        """Put counts on the chips, of what the other choices leave; one without any is hidden."""
        narrowed = self.narrowed.without_word()
        left = [one for one in found if narrowed.takes(one)]
        counts: dict[str, int] = {word.value: count for word, count in counted(left)}
        counts[ALL], counts[WATCH] = len(left), sum(one.is_watch for one in left)
        leads = {word.value: _(said) for word, said in LABELS.items()}
        leads |= {ALL: _("All"), WATCH: _("Watched on purpose")}
        for key, chip in self._chips.items():
            count = counts.get(key, 0)
            said = _("{word} {count}").format(word=leads[key], count=f"{count:,}")
            chip.setText(said)
            chip.setAccessibleName(_("Show {what}").format(what=said))
            chip.setVisible(bool(count) or key == ALL or chip.isChecked())
        self.realm.setVisible(bool(self._realm))
        self.realm.setText(_("Only {realm}").format(realm=realm_title))
        self.realm.setAccessibleName(
            _("Show every realm, not only {realm}").format(realm=realm_title)
        )
        self.layout().invalidate()
        self.updateGeometry()

    def say_priorities(self, named: Sequence[tuple[str, str]], has_others: bool) -> None:
        """Offer these priorities as (id, title); what was chosen stays, if it is still there."""
        before = self.priority.currentData()
        self.priority.clear()
        self.priority.addItem(_("Every priority"), "")
        for row_id, title in named:
            self.priority.addItem(shorten(title, 60), row_id)
        if has_others:
            self.priority.addItem(_("Of no priority"), NO_PRIORITY)
        self.priority.setCurrentIndex(max(0, self.priority.findData(before)))
        self.priority.setVisible(self.priority.count() > 1)


def _combo(name: str, title: str) -> FlatCombo:
    made = FlatCombo()
    made.setObjectName(name)
    made.setAccessibleName(title)
    theme.set_role(made, "body")
    return made


def _put_sign(target: QPushButton, word: str) -> None:
    icon: QIcon = sign_icon(word)
    target.setIcon(icon)
    target.setIconSize(QSize(theme.px(16), theme.px(16)))

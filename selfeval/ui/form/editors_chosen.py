"""Editors in which something is chosen: a word, a realm, yes or no, another row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from selfeval.core import realms
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.checks import Check
from selfeval.ui.flow import FlowLayout
from selfeval.ui.form.editor import Editor
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import FlatCombo, button, icon_button


class ComboEditor(Editor):
    """One of several words, from a drop-down list; settles as soon as it is chosen."""

    widget: FlatCombo

    def _make(self) -> QWidget:
        made = FlatCombo()
        for word, title in self.field.choices:
            made.addItem(_(title), word)
        made.setEnabled(not self.context.read_only)
        made.setProperty("flat", True)
        made.activated.connect(lambda _index: self.settle())
        made.setMaximumWidth(theme.px(360))
        theme.set_role(made, "body")
        return made

    def typed(self) -> str:
        return str(self.widget.currentData() or "")

    def _draw_typed(self, typed: Any) -> None:
        self.widget.setCurrentIndex(max(0, self.widget.findData(typed or "")))


class RealmEditor(ComboEditor):
    """One of the five realms, each with its lettered shape."""

    def _make(self) -> QWidget:
        made = super()._make()
        made.setProperty("chip", True)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.currentIndexChanged.connect(lambda _at: made.updateGeometry())
        made.renew_icons = lambda: self._draw_icons(made)
        self._draw_icons(made)
        return made

    def _draw_icons(self, combo: FlatCombo) -> None:
        for at, (realm_id, _title) in enumerate(self.field.choices):
            found = realms.realm(realm_id)
            if found is not None:
                combo.setItemIcon(at, icons.realm_icon(found.id, _(found.letter)))
                tip = f"{_(found.meaning)}. {_(found.prompt)}"
                combo.setItemData(at, tip, Qt.ItemDataRole.ToolTipRole)


class SegmentEditor(Editor):
    """One of a few words, all in sight; settles as soon as it is chosen."""

    def _make(self) -> QWidget:
        made = QWidget()
        row = FlowLayout(made, 4)
        self._group = QButtonGroup(made)
        for at, (word, title) in enumerate(self.field.choices):
            segment = button(_(title), "segment", name=f"{self.field.name}_{word or 'none'}")
            segment.setCheckable(True)
            segment.setEnabled(not self.context.read_only)
            segment.setAccessibleName(f"{_(self.field.title)}: {_(title)}")
            self._group.addButton(segment, at)
            row.addWidget(segment)
        self._group.idClicked.connect(lambda _at: self.settle())
        return made

    def focus_widget(self) -> QWidget:
        return self._group.buttons()[0]

    def typed(self) -> str:
        return self.field.choices[max(0, self._group.checkedId())][0]

    def _draw_typed(self, typed: Any) -> None:
        words = [word for word, _title in self.field.choices]
        at = words.index(typed) if typed in words else 0
        self._group.button(at).setChecked(True)


class CheckEditor(Editor):
    """Yes or no; settles as soon as it is changed."""

    widget: Check

    def _make(self) -> QWidget:
        made = Check(_("Yes"))
        made.setEnabled(not self.context.read_only)
        made.clicked.connect(lambda _checked: self.settle())
        made.setMinimumHeight(theme.px(32))
        theme.set_role(made, "body")
        return made

    def typed(self) -> bool:
        return self.widget.isChecked()

    def get(self) -> int:
        return int(self.typed())

    def _draw_typed(self, typed: Any) -> None:
        self.widget.setChecked(bool(typed))


class LinkEditor(Editor):
    """Another row, picked from a list that can be searched."""

    def _make(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._row_id: str | None = None
        self._show = button("", "link", name=f"{self.field.name}_pick")
        self._show.clicked.connect(self._on_pick)
        self._clear = icon_button("x", _("Take away the link"), f"{self.field.name}_clear")
        self._clear.clicked.connect(lambda: self._on_picked(None))
        for part in (self._show, self._clear):
            part.setEnabled(not self.context.read_only)
        row.addWidget(self._show)
        row.addWidget(self._clear)
        row.addStretch(1)
        return made

    def focus_widget(self) -> QWidget:
        return self._show

    def typed(self) -> str | None:
        return self._row_id

    def _draw_typed(self, typed: Any) -> None:
        self._row_id = typed or None
        table = self.field.references.partition(".")[0]
        name = self.context.name_of(table, self._row_id) if self._row_id else ""
        words = " ".join(name.split())
        self._show.setText(_shortened(words) or _("Choose…"))
        self._show.setToolTip(plain_tip(words))
        self._show.setAccessibleName(f"{_(self.field.title)}: {words or _('none yet')}")
        self._clear.setVisible(self._row_id is not None and not self.field.required)

    def _on_pick(self) -> None:
        if self.context.pick is not None:
            self.context.pick(self.field, self.widget, self._on_picked)

    def _on_picked(self, row_id: str | None) -> None:
        self._draw_typed(row_id)
        self.settle()


def _shortened(words: str, longest: int = 34) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"

"""The editors of the form, one per kind of field: what is typed settles once, as one gesture.

`EDITORS` is the register: an unusual widget joins it under its own name. An editor draws a stored
value, hands over what the user made of it when the field is left or Enter is pressed, and goes
back to the stored value on Esc.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QWidget,
    QWidgetAction,
)

from selfeval.core import realms
from selfeval.core.fields import FieldUI
from selfeval.i18n import _
from selfeval.ui import icons, theme, wording
from selfeval.ui.checks import Check
from selfeval.ui.dates import as_qdate, read_day
from selfeval.ui.widgets import FlatCombo, GrowingText, button, icon_button, restyle

SEGMENTS_FIT = 52
"""Choices whose labels have fewer characters than this in all stand side by side."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Focus that only goes to a menu, or to another program, has not left the field."""


def _nothing_to_offer(_field: FieldUI) -> Iterable[str]:
    return ()


def _no_name(_table: str, _row_id: str) -> str:
    return ""


@dataclass(frozen=True)
class Context:
    """What editors ask of the form's surroundings.

    `used` gives words already used in a field, to offer again; `pick` asks the user for a row of
    a table and calls back with its id.
    """

    name_of: wording.NameOf = _no_name
    used: Callable[[FieldUI], Iterable[str]] = _nothing_to_offer
    pick: Callable[[FieldUI, QWidget, Callable[[str | None], None]], None] | None = None
    read_only: bool = False


class Editor(QObject):
    """One field's editor. `settled` carries what the user made of the field."""

    settled = Signal(object)
    reverted = Signal()

    def __init__(self, field: FieldUI, context: Context) -> None:
        super().__init__()
        self.field, self.context = field, context
        self._stored: Any = field.empty
        self.widget = self._make()
        self._drawn = self.typed()
        self.widget.setObjectName(field.name)
        self.widget.setAccessibleName(_(field.title))
        self.widget.setAccessibleDescription(_(field.help))
        if field.help:
            self.widget.setToolTip(_(field.help))
        self.focus_widget().installEventFilter(self)

    def focus_widget(self) -> QWidget:
        """Return the widget that takes the keys: the label's buddy."""
        return self.widget

    def put(self, value: Any) -> None:
        """Show a stored value."""
        self._stored = value
        self._draw(value)
        self._drawn = self.typed()

    def keep_typed(self, typed: Any) -> None:
        """Show again what the user typed and the file could not take."""
        self._draw_typed(typed)

    def changed(self) -> bool:
        """Tell whether the user has made something of the field that has not settled."""
        return bool(self.typed() != self._drawn)

    def settle(self) -> None:
        """Hand over what the user made of the field, if anything."""
        if self.changed():
            self.settled.emit(self.get())

    def revert(self) -> None:
        """Go back to the stored value."""
        self.put(self._stored)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as holding something the file cannot take."""
        restyle(self.widget, "wrong", wrong)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.changed():
            return _leave_undo_to_the_document(event)
        if event.type() == QEvent.Type.FocusOut and event.reason() not in PASSING:
            self.settle()
        elif event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.changed():
            self.revert()
            self.reverted.emit()
            return True
        if event.key() in ENTER and self._enter_settles(event):
            self.settle()
            return True
        return False

    def _enter_settles(self, _event: QKeyEvent) -> bool:
        return self.changed()

    def typed(self) -> Any:
        """Return what stands in the widget, as typed."""
        raise NotImplementedError

    def get(self) -> Any:
        """Return what the field would store."""
        return self.typed()

    def _make(self) -> QWidget:
        raise NotImplementedError

    def _draw(self, value: Any) -> None:
        self._draw_typed(value)

    def _draw_typed(self, typed: Any) -> None:
        raise NotImplementedError


class LineEditor(Editor):
    """One line: words, a figure or a count."""

    widget: QLineEdit

    def _make(self) -> QWidget:
        made = QLineEdit()
        made.setProperty("flat", True)
        made.setPlaceholderText(_(self.field.help))
        made.setReadOnly(self.context.read_only)
        made.textChanged.connect(lambda text: restyle(made, "blank", not text))
        restyle(made, "blank", True)
        theme.set_role(made, "body")
        return made

    def typed(self) -> str:
        return self.widget.text()

    def _draw(self, value: Any) -> None:
        self._draw_typed("" if value is None else str(value))

    def _draw_typed(self, typed: Any) -> None:
        self.widget.setText(str(typed))
        self.widget.setCursorPosition(0)


class FigureEditor(LineEditor):
    """A figure or a count."""

    def _make(self) -> QWidget:
        made = super()._make()
        made.setMaximumWidth(theme.px(160))
        return made

    def get(self) -> str:
        return self.typed().strip()


class SuggestEditor(LineEditor):
    """One line that offers the usual answers and those given before; anything may be typed."""

    def _make(self) -> QWidget:
        made = super()._make()
        if not made.placeholderText():
            made.setPlaceholderText(_("Choose or type"))
        self._completer = QCompleter(self._offered(), made)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(lambda _text: self.settle())
        made.setCompleter(self._completer)
        show = QAction(_("Show what is usual"), made)
        icons.put(show, "chevron-down", "text3")
        show.triggered.connect(self._show_all)
        made.addAction(show, QLineEdit.ActionPosition.TrailingPosition)
        return made

    def _offered(self) -> list[str]:
        offered = [_(words) for words in self.field.suggestions]
        return list(dict.fromkeys([*offered, *self.context.used(self.field)]))

    def _show_all(self) -> None:
        self._completer.model().setStringList(self._offered())
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and not self._completer.popup().isVisible():
            self._show_all()
            return True
        return super()._on_key(event)


class TextEditor(Editor):
    """Several lines, as tall as they need. Ctrl+Enter settles; in a short text, Enter does."""

    widget: GrowingText

    def _make(self) -> QWidget:
        made = GrowingText()
        made.setProperty("flat", True)
        made.setPlaceholderText(_(self.field.help))
        made.setReadOnly(self.context.read_only)
        made.textChanged.connect(lambda: restyle(made, "blank", made.document().isEmpty()))
        restyle(made, "blank", True)
        theme.set_role(made, "statement" if self.field.name_of_row else "long_statement")
        return made

    def typed(self) -> str:
        return self.widget.toPlainText()

    def _draw_typed(self, typed: Any) -> None:
        self.widget.setPlainText(str(typed or ""))

    def _enter_settles(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return control or (self.field.name_of_row and not shift)


class DateEditor(LineEditor):
    """A day, typed as people write it, or picked from a calendar."""

    def _make(self) -> QWidget:
        made = super()._make()
        made.setPlaceholderText(_(self.field.help) or _("For example 16 Oct 2026"))
        self._pick = QAction(_("Choose from a calendar"), made)
        icons.put(self._pick, "calendar", "text3")
        self._pick.triggered.connect(self.open_calendar)
        self._pick.setEnabled(not self.context.read_only)
        made.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        return made

    def get(self) -> str:
        return read_day(self.typed())

    def _draw(self, value: Any) -> None:
        self._draw_typed(wording.day(value))

    def open_calendar(self) -> None:
        """Show a calendar below the field; choosing a day settles it."""
        menu = QMenu(self.widget)
        calendar = QCalendarWidget()
        calendar.setObjectName("calendar")
        calendar.setAccessibleName(_("Calendar"))
        calendar.setSelectedDate(as_qdate(self._stored))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(lambda day: self._on_day(day.toString("yyyy-MM-dd"), menu))
        calendar.clicked.connect(lambda day: self._on_day(day.toString("yyyy-MM-dd"), menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.widget.mapToGlobal(QPoint(0, self.widget.height() + 2)))
        calendar.setFocus()

    def _on_day(self, iso: str, menu: QMenu) -> None:
        self._draw_typed(wording.day(iso))
        menu.close()
        self.settle()


class ComboEditor(Editor):
    """One of several words, from a drop-down list; settles as soon as it is chosen."""

    widget: FlatCombo

    def _make(self) -> QWidget:
        made = FlatCombo()
        for word, title in self.field.choices:
            made.addItem(_(title), word)
        made.setEnabled(not self.context.read_only)
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
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(made)
        for at, (word, title) in enumerate(self.field.choices):
            segment = button(_(title), "segment", name=f"{self.field.name}_{word or 'none'}")
            segment.setCheckable(True)
            segment.setEnabled(not self.context.read_only)
            segment.setAccessibleName(f"{_(self.field.title)}: {_(title)}")
            self._group.addButton(segment, at)
            row.addWidget(segment)
        row.addStretch(1)
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
        self._show.setToolTip(words)
        self._show.setAccessibleName(f"{_(self.field.title)}: {words or _('none yet')}")
        self._clear.setVisible(self._row_id is not None)

    def _on_pick(self) -> None:
        if self.context.pick is not None:
            self.context.pick(self.field, self.widget, self._on_picked)

    def _on_picked(self, row_id: str | None) -> None:
        self._draw_typed(row_id)
        self.settle()


def _leave_undo_to_the_document(event: QKeyEvent) -> bool:
    """Once a field has settled, undo means the last gesture, not the last letter."""
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        event.ignore()
        return True
    return False


def _shortened(words: str, longest: int = 44) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _choice_editor(field: FieldUI, context: Context) -> Editor:
    few = sum(len(_(title)) for _word, title in field.choices) < SEGMENTS_FIT
    fits = few and len(field.choices) <= 4
    return (SegmentEditor if fits else ComboEditor)(field, context)


EDITORS: dict[str, Callable[[FieldUI, Context], Editor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "suggest": SuggestEditor,
    "choice": _choice_editor,
    "realm": RealmEditor,
    "date": DateEditor,
    "decimal": FigureEditor,
    "count": FigureEditor,
    "check": CheckEditor,
    "link": LinkEditor,
}

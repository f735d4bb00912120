"""What every editor of the form does: draw, settle once, go back on Esc, and say what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from selfeval.core.fields import FieldError, FieldUI, clean
from selfeval.i18n import _
from selfeval.ui import wording
from selfeval.ui.widgets import restyle

HEARD = (QEvent.Type.ShortcutOverride, QEvent.Type.FocusOut, QEvent.Type.KeyPress)
"""Events that an editor has to do with; far more are those of drawing and placing it."""
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
    """One field's editor. `settled` carries what the user made of the field; `typing` each key.

    `entered` tells of Enter in a text that had settled already: where a dialog is agreed to.
    """

    settled = Signal(object)
    reverted = Signal()
    typing = Signal()
    entered = Signal()

    def __init__(self, field: FieldUI, context: Context) -> None:
        super().__init__()
        self.field, self.context = field, context
        self._stored: Any = field.empty
        self._wrong = False
        self.widget = self._make()
        self._drawn = self.typed()
        self._before = (self._stored, self._drawn)
        self.widget.setObjectName(field.name)
        self.widget.setAccessibleName(_(field.title))
        self.widget.setAccessibleDescription(_(field.help))
        if field.help:
            self.widget.setToolTip(_(field.help))
        self.esc_reverts = True
        self.focus_widget().installEventFilter(self)

    def focus_widget(self) -> QWidget:
        """Return the widget that takes the keys: the label's buddy."""
        return self.widget

    def put(self, value: Any) -> None:
        """Show a stored value."""
        self._before = (self._stored, self._drawn)
        self._stored = value
        self._draw(value)
        self._drawn = self.typed()

    def take_back(self) -> None:
        """Count what was put last as typed, not stored: the file could not take it."""
        self._stored, self._drawn = self._before

    def keep_typed(self, typed: Any) -> None:
        """Show again what the user typed and the file could not take."""
        self._draw_typed(typed)

    def shows(self, value: Any) -> bool:
        """Tell whether a stored value would be drawn as what stands in the widget."""
        return bool(value == self.typed())

    def changed(self) -> bool:
        """Tell whether the user has made something of the field that has not settled."""
        return bool(self.typed() != self._drawn)

    def settle(self) -> None:
        """Hand over what the user made of the field, if anything."""
        if self.changed():
            self.settled.emit(self.get())
        elif self._wrong:
            self.reverted.emit()

    def revert(self) -> None:
        """Go back to the stored value."""
        self.put(self._stored)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as holding something the file cannot take."""
        self._wrong = wrong
        restyle(self.widget, "wrong", wrong)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in HEARD or not isValid(self.widget):
            return False  # the focus leaves a widget while it is being destroyed, too
        if kind == QEvent.Type.ShortcutOverride and self._may_settle():
            return _leave_undo_to_the_document(event)
        if kind == QEvent.Type.FocusOut and event.reason() not in PASSING:
            self.settle()
            self._rest()
        elif kind == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _may_settle(self) -> bool:
        """Tell whether what is typed can be kept as it stands, and so be undone and done again."""
        if not self.changed():
            return True
        try:
            clean(self.field, self.get())
        except FieldError:
            return False
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.esc_reverts and self.changed():
            self.revert()
            self.reverted.emit()
            return True
        if event.key() in ENTER and self._enter_settles(event):
            settled = not self.changed()
            self.settle()
            if settled:
                self.entered.emit()
            return True
        return False

    def _rest(self) -> None:
        """Be left."""

    def _holds_focus(self) -> bool:
        """Tell whether the keys go here, or will when the user comes back to this window."""
        return self.widget.window().focusWidget() is self.focus_widget()

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


def _leave_undo_to_the_document(event: QKeyEvent) -> bool:
    """Undo means the last gesture, not the last letter; what is being typed is settled before.

    A field's own undo would take back whole sentences, and could not do them again once it is left.
    """
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        event.ignore()
        return True
    return False

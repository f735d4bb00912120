"""Editors that are typed into: lines, figures, suggestions, texts and days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from selfeval.core.fields import FieldUI
from selfeval.i18n import _
from selfeval.ui import icons, theme, wording
from selfeval.ui.form.dates import as_qdate, read_day
from selfeval.ui.form.editor import Context, Editor
from selfeval.ui.suggesting import Suggestions
from selfeval.ui.widgets import GrowingText, restyle


class LineEditor(Editor):
    """One line: words, a figure or a count."""

    widget: QLineEdit

    def _make(self) -> QWidget:
        made = QLineEdit()
        made.setProperty("flat", True)
        made.setPlaceholderText(_(self.field.help))
        made.setReadOnly(self.context.read_only)
        made.textChanged.connect(lambda text: restyle(made, "blank", not text))
        made.textEdited.connect(lambda _text: self.typing.emit())
        restyle(made, "blank", True)
        theme.set_role(made, "body")
        return made

    def typed(self) -> str:
        return self.widget.text()

    def shows(self, value: Any) -> bool:
        return self._words(value) == self.typed()

    def _words(self, value: Any) -> str:
        return "" if value is None else str(value)

    def _draw(self, value: Any) -> None:
        self._draw_typed(self._words(value))

    def _draw_typed(self, typed: Any) -> None:
        """Put words into the field; the same words again would cost the cursor and its undo."""
        if str(typed) != self.typed():
            at = self.widget.cursorPosition() if self._holds_focus() else 0
            self.widget.setText(str(typed))
            self.widget.setCursorPosition(at)

    def _rest(self) -> None:
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
        self._first: list[str] = []
        self._completer = Suggestions(made, self._offered(), anywhere=True)
        self._completer.activated.connect(lambda _text: self.settle())
        show = QAction(_("Show what is usual"), made)
        icons.put(show, "chevron-down", "text3")
        show.triggered.connect(self._show_all)
        show.setEnabled(not self.context.read_only)
        made.addAction(show, QLineEdit.ActionPosition.TrailingPosition)
        return made

    def offer_first(self, suggestions: Iterable[str]) -> None:
        """Offer these before those given before, in place of what the field declares."""
        self._first = list(suggestions)
        self._completer.offer(self._offered())

    def _offered(self) -> list[str]:
        offered = [_(words) for words in self._first or self.field.suggestions]
        return list(dict.fromkeys([*offered, *self.context.used(self.field)]))

    def _show_all(self) -> None:
        self._completer.offer(self._offered())
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

    def __init__(self, field: FieldUI, context: Context) -> None:
        super().__init__(field, context)
        self.widget.textChanged.connect(self._on_text)

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

    def _on_text(self) -> None:
        if self._holds_focus():
            self.typing.emit()

    def _draw_typed(self, typed: Any) -> None:
        """Put words into the field; the same words again would cost the cursor and its undo."""
        words = str(typed or "")
        if words == self.typed():
            return
        at = self.widget.textCursor().position() if self._holds_focus() else 0
        self.widget.setPlainText(words)
        cursor = self.widget.textCursor()
        cursor.setPosition(min(at, len(words)))
        self.widget.setTextCursor(cursor)

    def _enter_settles(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return control or (self.field.name_of_row and not shift)


class DateEditor(LineEditor):
    """A day, typed as people write it, or picked from a calendar."""

    def _make(self) -> QWidget:
        made = super()._make()
        made.setPlaceholderText(_(self.field.help) or _("Day month year"))
        self._pick = QAction(_("Choose from a calendar"), made)
        icons.put(self._pick, "calendar", "text3")
        self._pick.triggered.connect(self.open_calendar)
        self._pick.setEnabled(not self.context.read_only)
        made.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        return made

    def get(self) -> str:
        return read_day(self.typed())

    def _words(self, value: Any) -> str:
        return wording.day(value)

    def open_calendar(self) -> None:
        """Show a calendar below the field; choosing a day settles it."""
        from selfeval.ui.form.calendar import make_calendar  # Qt's own takes long to be made ready

        menu = QMenu(self.widget)
        calendar = make_calendar(as_qdate(self._stored))
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

"""The menus of a window, made of its commands. Qt alone.

Undo and redo are plain actions; their words come from the document, which alone knows what they
will do.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from selfeval.i18n import _
from selfeval.ui import icons
from selfeval.ui.actions import LINE, MENUS, Command


class Actions:
    """The commands of a window by key, and its menu bar."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._made: dict[str, QAction] = {}
        self._needs: dict[str, str] = {}
        self._menus: dict[str, QMenu] = {}
        self.recent = QMenu(_("Open &recent"), window)
        for key, title, commands in MENUS:
            menu = self._menus[key] = window.menuBar().addMenu(_(title))
            menu.setObjectName(f"menu_{key}")
            menu.aboutToShow.connect(lambda menu=menu: icons.draw_in(menu))
            groups: dict[str, QActionGroup] = {}
            for command in commands:
                self._add(menu, command, groups)
        self.allow(is_open=False, may_write=False)

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def get(self, key: str) -> QAction | None:
        """Return a command by its key; None if there is none."""
        return self._made.get(key)

    def add_steps(self, steps: Iterable[tuple[str, str]]) -> None:
        """Add (key, title) of each step to the Go menu, once the model that has them is loaded."""
        menu = self._menus["go"]
        rest = menu.actions()[1:]
        for place, (key, title) in enumerate(steps, start=1):
            words = f"&{place} {title.replace('&', '&&')}"
            self._add(menu, Command(f"go_{key}", words, (f"Ctrl+{place}",), "open"), {})
            self._made[f"go_{key}"].setEnabled(False)
        for action in rest:
            menu.removeAction(action)
            menu.addAction(action)

    def _add(self, menu: QMenu, command: Command, groups: dict[str, QActionGroup]) -> None:
        if command is LINE:
            menu.addSeparator()
            return
        if command.key == "recent":
            menu.addMenu(self.recent)
            return
        action = QAction(_(command.text), self._window)
        action.setObjectName(f"do_{command.key}")
        action.setShortcuts([QKeySequence(one) for one in command.shortcuts])
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.icon:
            icons.put_later(action, command.icon)
        if command.group:
            group = groups.setdefault(command.group, QActionGroup(self._window))
            action.setCheckable(True)
            group.addAction(action)
        menu.addAction(action)
        self._made[command.key] = action
        self._needs[command.key] = command.needs

    def allow(self, *, is_open: bool, may_write: bool) -> None:
        """Offer what can be done now."""
        for key, action in self._made.items():
            allowed = {"": True, "open": is_open, "write": may_write}[self._needs[key]]
            action.setEnabled(allowed)

    def say_save(self, words: str) -> None:
        """Name what saving does: where others come by the file, it brings theirs up to date."""
        self._made["save"].setText(words)

    def say_undo(self, undo: str | None, redo: str | None) -> None:
        """Name what undo and redo will do."""
        for key, label, named, plain in (
            ("undo", undo, _("&Undo: {what}"), _("&Undo")),
            ("redo", redo, _("&Redo: {what}"), _("&Redo")),
        ):
            words = named.format(what=label.replace("&", "&&")) if label else plain
            self._made[key].setText(words)
            self._made[key].setEnabled(bool(label))

"""The keys of the map, as data. They act only while the map has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
WAYS = {Key.Key_Left: "left", Key.Key_Right: "right", Key.Key_Up: "up", Key.Key_Down: "down"}
Standard = QKeySequence.StandardKey

STANDARD: tuple[tuple[QKeySequence.StandardKey, str], ...] = (
    (Standard.Copy, "copy"),
    (Standard.Cut, "cut"),
    (Standard.Paste, "paste"),
    (Standard.SelectAll, "select_all"),
)
"""What the system has keys of its own for."""
PLAIN: dict[tuple[Qt.KeyboardModifier, int], str] = {
    (NONE, Key.Key_B): "begin_box",
    (NONE, Key.Key_A): "begin_arrow",
    (NONE, Key.Key_L): "ask_for_list",
    (NONE, Key.Key_F): "ask_for_path",
    (NONE, Key.Key_Escape): "escape",
    (NONE, Key.Key_F2): "rename_chosen",
    (NONE, Key.Key_Return): "rename_chosen",
    (NONE, Key.Key_Enter): "rename_chosen",
    (NONE, Key.Key_Delete): "remove_chosen",
    (NONE, Key.Key_Backspace): "remove_chosen",
    (SHIFT, Key.Key_Delete): "remove_everywhere",
    (CONTROL, Key.Key_D): "duplicate",
    (NONE, Key.Key_Plus): "widen",
    (SHIFT, Key.Key_Plus): "widen",
    (NONE, Key.Key_Equal): "widen",
    (NONE, Key.Key_Minus): "narrow",
    (NONE, Key.Key_Home): "go_first",
}
TURNS = {NONE: "walk", SHIFT: "walk_on", ALT: "follow", CONTROL | SHIFT: "nudge"}
"""What each of the four arrow keys does, by what is held with it."""


def verb(event: QKeyEvent) -> tuple[str, str]:
    """Return what a key does, and its way where it is an arrow key; ("", "") for nothing."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in WAYS:
        found = TURNS.get(held, "")
        return (found, WAYS[Key(event.key())]) if found else ("", "")
    ours = PLAIN.get((held, event.key()))  # first: some systems cut by Shift+Delete
    if ours is not None:
        return ours, ""
    return next((name for standard, name in STANDARD if event.matches(standard)), ""), ""

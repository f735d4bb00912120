"""The parts of the window that F6 goes round, and where the focus comes to in each. Qt alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_pane(panes: Sequence[QWidget], focused: QWidget | None, *, back: bool = False) -> None:
    """Put the focus into the pane after the one that has it, round and round.

    Panes that are hidden, or hold nothing that takes the focus, are passed over.
    """
    shown = [pane for pane in panes if pane.isVisible()]
    here = next((at for at, pane in enumerate(shown) if _holds(pane, focused)), -1)
    start = len(shown) if back and here < 0 else here
    for step in range(1, len(shown) + 1):
        pane = shown[(start + (-step if back else step)) % len(shown)]
        first = first_focusable(pane)
        if first is not None and first is not focused:
            reason = Qt.FocusReason
            first.setFocus(reason.BacktabFocusReason if back else reason.TabFocusReason)
            return


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def first_focusable(pane: QWidget) -> QWidget | None:
    """Return where the focus comes to in a pane: what the pane names, or its first widget."""
    named = pane.first_focus() if hasattr(pane, "first_focus") else None
    if named is not None:
        return named
    wanted = Qt.FocusPolicy.TabFocus
    found = [pane, *pane.findChildren(QWidget)]
    return next(
        (
            one
            for one in found
            if one.focusPolicy() & wanted and one.isVisible() and one.isEnabled()
        ),
        None,
    )

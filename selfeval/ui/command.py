"""One entry of the menu bar, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """A menu entry. `needs` is "" (always there), "open" (a file) or "write" (one to change).

    `does` names the function that does it, as "module:function"; it is loaded when it is first
    wanted, and gets the desk. Without it the window or the desk does it.
    """

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()
    needs: str = ""
    icon: str = ""
    group: str = ""
    does: str = ""


LINE = Command("", "")

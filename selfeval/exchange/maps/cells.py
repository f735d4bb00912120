"""Cells that no spreadsheet takes for a formula, and back.

An apostrophe goes before a cell that begins with one of `= + - @`, a tab or a line break, whatever
apostrophes it has already; taking one away gives exactly what was there.
"""

from __future__ import annotations

import re

RISKY = re.compile(r"'*[=+\-@\t\r\n]")
MADE_SAFE = re.compile(r"'+[=+\-@\t\r\n]")


def made_safe(text: str) -> str:
    """Return `text` as a cell that is read as text."""
    return f"'{text}" if RISKY.match(text) else text


def restored(cell: str) -> str:
    """Return the text that a cell was made of."""
    return cell[1:] if MADE_SAFE.match(cell) else cell

"""How a map can be written, by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path

PRINTED = (".pdf", ".png")
ENDINGS = (*PRINTED, ".svg", ".csv", ".graphml")


def ending_of(target: Path) -> str:
    """Return how a map would be written into a file of this name; "" where that is not known."""
    ending = target.suffix.casefold()
    return ending if ending in ENDINGS else ""

"""Names of files that are made from others: cut where they would be too long to be stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

MOST_BYTES = 255
"""Bytes of a name in UTF-8, which is what the strictest of the usual systems can store."""
LONGEST_ENDING = 20
"""Bytes; what follows a dot further ahead in a name is no ending."""


def shortened(words: str, most: int) -> str:
    """Return as many whole letters from the start of `words` as have room in `most` bytes."""
    data = words.encode(errors="surrogatepass")
    if len(data) <= most:
        return words
    return data[: max(most, 0)].decode(errors="ignore").rstrip(" .")


def stem_and_ending(path: Path) -> tuple[str, str]:
    """Return the name of a file before its ending, and the ending with its dot, or ""."""
    if len(path.suffix.encode(errors="surrogatepass")) > LONGEST_ENDING:
        return path.name, ""
    return path.stem, path.suffix


def name_after(path: Path, made: Callable[[str], str]) -> str:
    """Return a name after that of `path`: what is `made` of its stem, with the same ending."""
    stem, ending = stem_and_ending(path)
    rest = len((made("") + ending).encode(errors="surrogatepass"))
    return made(shortened(stem, MOST_BYTES - rest)) + ending

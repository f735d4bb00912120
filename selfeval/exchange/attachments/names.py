"""A name for a file that came from outside: harmless on every system that a school may use."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""Characters of a name: as many as people can still take in."""
MOST_BYTES = 200
"""Bytes of a name in UTF-8, which leaves room for the endings that programs add."""
LONGEST_ENDING = 12
NOT_IN_NAMES = re.compile(r'[<>:"|?*%]')
"""What Windows refuses in a name, the colon of a drive or a hidden stream among it, and the
percent sign, which a shortcut may take for a variable."""
DEVICE = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE
)
"""Names that mean a device on Windows, whatever ending follows them."""
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of character that do not show, such as those that turn the reading direction around."""


def safe_name(name: str) -> str:
    """Return a file name made of `name` that holds no path, drive, device or hidden character.

    Letters of every script stay. What is left of a name with nothing in it is "attachment". A
    safe name is its own safe name.
    """
    plain = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    plain = unicodedata.normalize("NFC", "".join(_shown(letter) for letter in plain))
    plain = _trimmed(NOT_IN_NAMES.sub("_", plain))
    if DEVICE.fullmatch(plain.partition(".")[0].strip()):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        stem, dot, ending = plain, "", ""
    return _trimmed(_shortened(stem, dot + ending) + dot + ending) or "attachment"


def _shown(letter: str) -> str:
    """Leave out what does not show; every kind of space is a space."""
    kind = unicodedata.category(letter)
    if kind in UNSEEN:
        return ""
    return " " if kind == "Zs" else letter


def _trimmed(words: str) -> str:
    """Leave out spaces and dots at either end: the first hide a file, the last are lost."""
    return " ".join(words.split()).strip(" .")


def _shortened(stem: str, rest: str) -> str:
    """Cut a name so that with what follows it is neither too long to read nor to store."""
    stem = stem[: LONGEST - len(rest)]
    while len((stem + rest).encode()) > MOST_BYTES:
        stem = stem[:-1]
    return stem

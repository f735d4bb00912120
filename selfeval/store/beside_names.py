"""What a copy beside the shared file is called: after whoever made it, harmless on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from selfeval.i18n import _

MOST_COPIES = 100
LONGEST_STEM, LONGEST_ROLE = 120, 40
"""Characters; a name may have 255 bytes on most systems."""
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def beside_names(path: Path, role: str) -> Iterator[str]:
    """Yield names for a copy of the file at `path`, first the plain one, then numbered."""
    who = plain_role(role)
    stem = path.stem[:LONGEST_STEM]
    name = (
        _("{name} (copy by {role})").format(name=stem, role=who)
        if who
        else _("{name} (another copy)").format(name=stem)
    )
    yield name + path.suffix
    for number in range(2, MOST_COPIES):
        yield f"{name} {number}{path.suffix}"


def plain_role(role: str) -> str:
    """Return a role as it may stand in the name of a file; "" if nothing is left of it."""
    kept = "".join(
        one for one in unicodedata.normalize("NFC", role) if unicodedata.category(one)[0] != "C"
    )
    return " ".join(FORBIDDEN.sub(" ", kept).split())[:LONGEST_ROLE].strip(". ")

"""What a copy beside the shared file is called: after whoever made it, harmless on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from selfeval.i18n import _
from selfeval.store.name_length import name_after

MOST_COPIES = 100
LONGEST_STEM, LONGEST_ROLE = 120, 40
"""Characters, as many as people can take in."""
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def beside_names(path: Path, role: str) -> Iterator[str]:
    """Yield names for a copy of the file at `path`, first the plain one, then numbered."""
    who = plain_role(role)
    words = _("{name} (copy by {role})") if who else _("{name} (another copy)")

    def named(stem: str, more: str = "") -> str:
        return words.format(name=stem[:LONGEST_STEM], role=who) + more

    yield name_after(path, named)
    for number in range(2, MOST_COPIES):
        yield name_after(path, partial(named, more=f" {number}"))


def plain_role(role: str) -> str:
    """Return a role as it may stand in the name of a file; "" if nothing is left of it."""
    kept = "".join(
        one for one in unicodedata.normalize("NFC", role) if unicodedata.category(one)[0] != "C"
    )
    return " ".join(FORBIDDEN.sub(" ", kept).split())[:LONGEST_ROLE].strip(". ")

"""What a new year takes along, in words, and what its file may be called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from selfeval.core.models import Action, Note, Row
from selfeval.exchange.attachments import safe_name
from selfeval.i18n import _, ngettext
from selfeval.store.name_length import MOST_BYTES, shortened
from selfeval.ui.file_names import SUFFIX
from selfeval.ui.wording import COUNTED

KINDS: dict[type[Row], Callable[[int], str]] = {
    **COUNTED,
    Action: lambda n: ngettext("{count} open action", "{count} open actions", n),
    Note: lambda n: ngettext("{count} note to sort", "{count} notes to sort", n),
}
"""What is worth counting, and how it is said."""


def goes_along(found: Mapping[type[Row], int], undecided: int) -> str:
    """Say what the new file would hold, and how many priorities are still to be decided."""
    said = [
        words(found[kind]).format(count=f"{found[kind]:,}")
        for kind, words in KINDS.items()
        if found[kind]
    ]
    words = _("{list}.").format(
        list=_(", ").join([*said, _("themes, settings and the details of the school")])
    )
    if not undecided:
        return words
    more = ngettext(
        "{count} priority is not decided yet.",
        "{count} priorities are not decided yet.",
        undecided,
    ).format(count=undecided)
    return f"{words} {more}"


def place_words(path: Path) -> str:
    """Say what a file is called, and the folder it goes to by its name."""
    folder = path.parent.name or str(path.parent)
    return _("{name}, in the folder “{folder}”").format(name=path.name, folder=folder)


def proposed_file(current: Path, old_period: str, period: str) -> Path:
    """Propose a name beside the old file: the same with the new period, which no file has yet."""
    stem = current.stem
    old, new = (safe_name(one.replace("/", "-")) if one else "" for one in (old_period, period))
    stem = stem.replace(old, new) if old and new and old in stem else f"{stem} {new}".strip()
    stem = shortened(stem, MOST_BYTES - len(f" 99{SUFFIX}"))
    found = current.with_name(stem + SUFFIX)
    number = 2
    while found.exists():
        found = current.with_name(f"{stem} {number}{SUFFIX}")
        number += 1
    return found

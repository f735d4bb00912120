"""What is said wherever something readable is written from a file that has a password."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import Document, keys


def readable_words(document: Document) -> str:
    """Say that a file made from this one can be read by anybody; "" where this one can be too."""
    if not document.has_password:
        return ""
    return unprotected_words()


def exposed_words(document: Document, copy: Path) -> str:
    """Say that what comes from a copy with a password has none here; "" where that does not hold.

    A copy that is out of reach is taken for one without.
    """
    with suppress(OSError):
        if not document.has_password and keys.is_protected(copy):
            return _(
                "The copy has a password and your file has none: whoever has your file can read"
                " what comes from it."
            )
    return ""


def unprotected_words() -> str:
    """Say what a file means that has no password."""
    return _("That file has no password: whoever has it can read it.")


def printed_words(document: Document) -> str:
    """Say so of a PDF and of paper; "" where the file itself can be read by anybody."""
    if not document.has_password:
        return ""
    return _("A PDF or a print has no password: whoever has it can read it.")

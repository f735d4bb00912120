"""Read a plain text file, whatever program of the last thirty years wrote it."""

from __future__ import annotations

import codecs
from pathlib import Path

from selfeval.exchange.files import read_file
from selfeval.i18n import _
from selfeval.store.errors import UserError

LARGEST = 5_000_000
"""Bytes: a thousand pages."""
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(path: Path) -> str:
    """Return the text of a file.

    UserError where it cannot be read, is larger than LARGEST, or holds no text, as a Word document
    or a PDF does not.
    """
    too_large = _("“{file}” is too large to take in at once.").format(file=path.name)
    text = _decoded(read_file(path, LARGEST, too_large))
    if "\0" in text or text.startswith(("PK\x03\x04", "%PDF", "{\\rtf")):
        raise UserError(
            _("“{file}” is not a plain text file.").format(file=path.name),
            _("Open it in the program that made it, copy its text and paste it here."),
        )
    return text


def _decoded(data: bytes) -> str:
    """UTF-16 says so itself; what is not UTF-8 is from an older Windows."""
    if data.startswith(UTF16_MARKS):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")

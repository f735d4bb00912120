"""Which attached files may be opened by the system's program: those that cannot run anything.

The rule lists what may be opened, not what may not: a kind that nobody thought of is only saved.
"""

from __future__ import annotations

import io
import zipfile

from selfeval.i18n import _

PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic")
SOUND_AND_FILM = ("mp3", "m4a", "wav", "ogg", "mp4", "mov", "webm")
PLAIN = ("txt", "csv", "tsv", "md")
ZIPPED = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
OPENED = frozenset((*PICTURES, *SOUND_AND_FILM, *PLAIN, *ZIPPED, "pdf"))
PROGRAM_BEGINS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"[Desktop Entry]",
    b"[InternetShortcut]",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
"""How programs, scripts and shortcuts begin on Windows, Linux and macOS."""
OLDER_OFFICE = b"\xd0\xcf\x11\xe0"
"""How Word, Excel and PowerPoint documents before 2007 begin: they may hold macros."""
MACROS = ("vbaproject.bin", "/basic/", "/scripts/", "macrosheets/", "activex/")
"""Parts of a zipped document that can run."""


def why_not_opened(name: str, data: bytes) -> str:
    """Say why a file is not opened from here but only saved; "" where it may be opened."""
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    if data.startswith(PROGRAM_BEGINS):
        return _("It is a program, a script or a shortcut, so it is not opened from here.")
    if data.startswith(OLDER_OFFICE):
        return _("Documents of this older kind can hold macros, so it is not opened from here.")
    if ending not in OPENED:
        return _("Files of this kind are not opened from here, because some of them can run.")
    if ending in ZIPPED:
        return _why_not_zipped(data)
    if ending == "pdf" and b"%PDF" not in data[:1024]:
        return _("It calls itself a PDF and is none, so it is not opened from here.")
    return ""


def _why_not_zipped(data: bytes) -> str:
    """Look at the list of a document's parts; nothing in it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as document:
            parts = [f"/{part}".casefold() for part in document.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return _("It is not the document that its name says, so it is not opened from here.")
    if any(macro in part for part in parts for macro in MACROS):
        return _("It holds macros, so it is not opened from here.")
    return ""

"""The file that a Word document is, byte for byte the same each time: as old as the report."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EARLIEST = date(1980, 1, 1)
"""The first day that a ZIP archive can name."""


def archived(file: BytesIO, day: date) -> bytes:
    """Return an archive with all its files as of a day, alike on every computer."""
    made = BytesIO()
    with ZipFile(file) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            told = ZipInfo(name, (*max(day, EARLIEST).timetuple()[:3], 0, 0, 0))
            told.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
            told.external_attr = 0o600 << 16
            told.create_system = 0
            after.writestr(told, before.read(name))
    return made.getvalue()

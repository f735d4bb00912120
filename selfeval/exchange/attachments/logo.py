"""The school's logo: read from a picture, made small enough to print, kept in the document."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from selfeval.core.models import SCHOOL_ID, School
from selfeval.exchange.files import read_file
from selfeval.i18n import _
from selfeval.store import Document, UserError
from selfeval.store.blobs import LARGEST

LONGEST_SIDE = 800
"""Pixels: 24 millimetres at more than 600 to the inch."""
MOST_PIXELS = 50_000_000
"""A picture with more is not opened: a small file can claim any size."""
KINDS = ("PNG", "JPEG")


def read_logo(path: Path) -> bytes:
    """Read a PNG or JPEG picture and return it as a small PNG; UserError where that is not one."""
    too_large = _("“{file}” is larger than 20 MB.").format(file=path.name)
    return small_picture(read_file(path, LARGEST, too_large), path.name)


def small_picture(data: bytes, name: str) -> bytes:
    """Return a picture as a PNG of at most 800 pixels a side, without whatever else was in it.

    UserError, naming the file, where the bytes are no PNG or JPEG picture, or are damaged.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=KINDS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise _unreadable(name)
            drawn = found.convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise _unreadable(name) from None
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    on_paper = Image.new("RGB", drawn.size, "white")
    on_paper.paste(drawn, mask=drawn.getchannel("A"))
    small = BytesIO()
    on_paper.save(small, "PNG", optimize=True)
    return small.getvalue()


def _unreadable(name: str) -> UserError:
    return UserError(
        _("“{file}” is not a picture that can be printed.").format(file=name),
        _("Choose a PNG or JPEG picture, such as the logo on your letter paper."),
    )


def keep_logo(document: Document, picture: bytes) -> None:
    """Keep a picture as the school's logo, as one gesture; none at all takes the logo away."""
    label = _("Choose the logo") if picture else _("Remove the logo")
    with document.edit(label) as session:
        school = session.get(School, SCHOOL_ID)
        if school is None:
            school = School()
            session.add(school)
        school.logo = document.add_blob(picture) if picture else ""


def logo_of(document: Document, name: str) -> bytes:
    """Return the picture of a logo by the name that the school's record has; b"" for none."""
    if not name or not document.blob_size(name):
        return b""
    return document.blob(name)

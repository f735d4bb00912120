"""The first page of a PDF as a PNG picture, by PDFium. For the main thread alone."""

# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Any

from selfeval.i18n import _
from selfeval.store.errors import UserError

POINTS_AN_INCH = 72.0
COARSEST, FINEST, USUAL = 36, 600, 192
"""Dots per inch; the usual ones are two for each dot of an ordinary screen."""
MOST_DOTS = 150_000_000
"""More would need a gigabyte of memory, and few programs open it."""
INCH = 0.0254
"""Metres."""


def png_bytes(pdf: bytes, resolution: int = USUAL) -> bytes:
    """Return the page, white where nothing is drawn, with `resolution` dots to the inch.

    UserError for a resolution out of bounds, or one at which the picture would be too large.
    """
    from pypdfium2 import PdfDocument

    document: Any = PdfDocument(pdf)
    try:
        wide, high = document.get_page_size(0)
        _refuse_too_large(wide, high, resolution)
        drawn = document[0].render(scale=resolution / POINTS_AN_INCH, rev_byteorder=True)
        try:
            return _png(drawn, resolution)
        finally:
            drawn.close()
    finally:
        document.close()


def _refuse_too_large(wide: float, high: float, resolution: int) -> None:
    if not COARSEST <= resolution <= FINEST:
        raise UserError(
            _("The resolution can be from {least} to {most} dots per inch.").format(
                least=COARSEST, most=FINEST
            )
        )
    inches = wide * high / POINTS_AN_INCH**2
    if inches * resolution**2 > MOST_DOTS:
        most = int((MOST_DOTS / inches) ** 0.5)
        raise UserError(
            _("At {resolution} dots per inch the picture of this map would be too large.").format(
                resolution=resolution
            ),
            _("It can have up to {most}. As SVG or PDF it is sharp at any size.").format(most=most),
        )


def _png(drawn: Any, resolution: int) -> bytes:
    """Write rows of red, green and blue. Source: https://www.w3.org/TR/png-3/"""
    head = struct.pack(">IIBBBBB", drawn.width, drawn.height, 8, 2, 0, 0, 0)
    a_metre = round(resolution / INCH)
    packer = zlib.compressobj(6)
    packed = b"".join(packer.compress(row) for row in _rows(drawn)) + packer.flush()
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", head),
            _chunk(b"pHYs", struct.pack(">IIB", a_metre, a_metre, 1)),
            _chunk(b"IDAT", packed),
            _chunk(b"IEND", b""),
        )
    )


def _rows(drawn: Any) -> Iterator[bytes]:
    dots = memoryview(drawn.buffer).cast("B")
    for row in range(drawn.height):
        start = row * drawn.stride
        yield b"\0" + bytes(dots[start : start + 3 * drawn.width])


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

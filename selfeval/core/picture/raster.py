"""Pages of a PDF as PNG pictures, by PDFium, whichever thread asks for them."""

# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from threading import RLock
from typing import Any

POINTS_AN_INCH = 72.0
INCH = 0.0254
"""Metres."""

PDFIUM = RLock()
"""Held by whoever opens, asks, draws or closes a PDF with PDFium, which knows one thread at a time.

All that PDFium does takes milliseconds, so nobody waits long; documents must be closed by hand, as
the garbage collector would close them without it.
"""


def png_pages(pdf: bytes, resolution: int, *, grey: bool = False) -> Iterator[bytes]:
    """Yield every page as a picture with `resolution` dots to the inch, white where it is empty."""
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document: Any = PdfDocument(pdf)
        count = len(document)
    try:
        for at in range(count):
            with PDFIUM:
                page = document[at]
                drawn = page.render(
                    scale=resolution / POINTS_AN_INCH, rev_byteorder=True, grayscale=grey
                )
                made = png(drawn, resolution)
                drawn.close()
                page.close()
            yield made
    finally:
        with PDFIUM:
            document.close()


def png(drawn: Any, resolution: int) -> bytes:
    """Write what PDFium drew as grey, or red, green and blue, in that order.

    Source: https://www.w3.org/TR/png-3/
    """
    kind = {1: 0, 3: 2}[drawn.n_channels]
    head = struct.pack(">IIBBBBB", drawn.width, drawn.height, 8, kind, 0, 0, 0)
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
    wide = drawn.n_channels * drawn.width
    for row in range(drawn.height):
        start = row * drawn.stride
        yield b"\0" + bytes(dots[start : start + wide])


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

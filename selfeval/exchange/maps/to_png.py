"""The first page of a PDF as a PNG picture, by PDFium."""

# pyright: reportMissingTypeStubs=false

from __future__ import annotations

from typing import Any

from selfeval.core.picture.raster import PDFIUM, POINTS_AN_INCH, png
from selfeval.i18n import _
from selfeval.store.errors import UserError

COARSEST, FINEST, USUAL = 36, 600, 192
"""Dots per inch; the usual ones are two for each dot of an ordinary screen."""
MOST_DOTS = 150_000_000
"""More would need a gigabyte of memory, and few programs open it."""


def png_bytes(pdf: bytes, resolution: int = USUAL) -> bytes:
    """Return the page, white where nothing is drawn, with `resolution` dots to the inch.

    UserError for a resolution out of bounds, or one at which the picture would be too large.
    """
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document: Any = PdfDocument(pdf)
        try:
            wide, high = document.get_page_size(0)
            _refuse_too_large(wide, high, resolution)
            drawn = document[0].render(scale=resolution / POINTS_AN_INCH, rev_byteorder=True)
            try:
                return png(drawn, resolution)
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

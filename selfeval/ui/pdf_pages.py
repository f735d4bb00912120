"""The pages of a PDF as pictures, by PDFium, which serves one thread at a time."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from selfeval.core.picture.raster import PDFIUM

POINTS_AN_INCH = 72.0
Parts = tuple[tuple[str, int], ...]
"""The titles of parts, in order, and the page on which each begins, counted from 0."""


class PdfPages:
    """One PDF, held in memory; `close` lets go of it."""

    def __init__(self, content: bytes) -> None:
        from pypdfium2 import PdfDocument

        with PDFIUM:
            self._document = PdfDocument(content)
            self.parts: Parts = tuple(
                (one.get_title(), one.get_dest().get_index())
                for one in self._document.get_toc()
                if one.level == 0 and one.get_dest() is not None
            )
            self._sizes = [QSizeF(*self._document.get_page_size(at)) for at in range(len(self))]

    def __len__(self) -> int:
        with PDFIUM:
            return len(self._document)

    def size(self, at: int) -> QSizeF:
        """Return the size of a page, counted from 0, in points."""
        return self._sizes[at]

    def picture(self, at: int, scale: float, *, grey: bool = False) -> QImage:
        """Draw a page, counted from 0, at `scale` pixels a point."""
        kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
        with PDFIUM:
            page = self._document[at]
            drawn = page.render(scale=scale, grayscale=grey, prefer_bgrx=not grey)
            shared = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, kind)
            made = shared.copy()
            drawn.close()
            page.close()
        return made

    def close(self) -> None:
        """Let go of the document."""
        with PDFIUM:
            self._document.close()

"""One map through the pen of the screen and the pen of paper: the same words at the same places."""

from __future__ import annotations

from ctypes import c_double
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from selfeval.core.models import Factor, Map
from selfeval.core.picture.faces import lines_of
from selfeval.core.picture.paper import colour_on_paper
from selfeval.core.rows import Rows
from selfeval.exchange.sample import make_sample
from selfeval.report import fonts, map_page
from selfeval.store import load_rows
from selfeval.ui.pages.maps.canvas import qt_pen
from selfeval.ui.pages.maps.canvas.measuring import measure

A_PIXEL = 0.75
"""Points."""
LABELS = (
    "Children join in confidently",
    "Teachers’ AVATAR-like Wave of Tasks, Tours & Verbs",
    "Safeguarding-and-wellbeing-conversations happen",
    "Ŵyn a’r Gwŷdd yn darllen’n dda bob dydd",
    "5% of 1,240 lessons begin late – “To, Ty, VA, LT”",
)


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    with make_sample(tmp_path / "sample.selfeval") as document:
        return load_rows(document.session)


def by_qt(picture: Any, target: Path) -> Path:
    """Draw a picture with the pen of the screen, on a page of its size."""
    writer = QPdfWriter(str(target))
    writer.setResolution(96)
    size = QSizeF(picture.wide * A_PIXEL, picture.high * A_PIXEL)
    writer.setPageSize(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    qt_pen.paint(painter, picture.shapes, lambda token: QColor(colour_on_paper(token)))
    painter.end()
    return target


def letters(file: Path | bytes) -> list[tuple[str, float, float]]:
    """Return the letters of a page with where each begins, in points, line by line."""
    document = pypdfium2.PdfDocument(file)
    page = document[0]
    text = page.get_textpage()
    high = page.get_height()
    found: list[tuple[str, float, float]] = []
    for at in range(text.count_chars()):
        x, y = c_double(), c_double()
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        letter = chr(pdfium.FPDFText_GetUnicode(text, at))
        if not letter.isspace() and not pdfium.FPDFText_IsGenerated(text, at):
            found.append((letter, x.value, high - y.value))
    document.close()
    return sorted(found, key=lambda one: (round(one[2]), one[1]))


def test_words_stand_at_the_same_places(app: QApplication, rows: Rows, tmp_path: Path) -> None:
    view = rows.all(Map)[0]
    picture = map_page.picture(rows, view.id)
    on_screen = letters(by_qt(picture, tmp_path / "qt.pdf"))
    on_paper = letters(map_page.picture_pdf(rows, view.id))
    assert len(on_paper) > 250
    assert len(on_screen) == len(on_paper)
    unmatched = list(on_paper)
    for letter, x, y in on_screen:
        near = [
            one
            for one in unmatched
            if one[0] == letter and abs(one[1] - x) < 2.0 and abs(one[2] - y) < 0.8
        ]
        assert near, (letter, x, y)
        unmatched.remove(min(near, key=lambda one: abs(one[1] - x)))


@pytest.mark.parametrize("kind", ["factor", "action", "outside"])
def test_both_break_labels_into_the_same_lines(app: QApplication, rows: Rows, kind: str) -> None:
    for label in (*LABELS, *(factor.label for factor in rows.all(Factor))):
        assert lines_of(label, kind, measure) == lines_of(label, kind, fonts.measure), label

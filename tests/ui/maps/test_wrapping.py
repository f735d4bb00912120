"""Words break in a box on the screen as they do on paper: both measure the same font."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from selfeval.core.picture.faces import lines_of
from selfeval.resources import resource_path
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas import measuring

LABELS = (
    "Words taught before reading",
    "Adults know which words matter in each unit",
    "Experienced staff feel less trusted than they did before the routine came in",
    "Children whose families moved here this year know whom to ask, and ask them",
    "Donaudampfschifffahrtsgesellschaftskapitän ŵrth ei waith",
)


def on_paper(text: str, size: float, strong: bool) -> float:
    return pdfmetrics.stringWidth(text, "map-strong" if strong else "map-plain", size)


def test_the_same_words_break_alike_on_screen_and_paper(qtbot: QtBot) -> None:
    theme.load_fonts()
    for name, weight in (("map-plain", "400Regular"), ("map-strong", "600SemiBold")):
        path = resource_path("fonts", f"AtkinsonHyperlegibleNext_{weight}.ttf")
        pdfmetrics.registerFont(TTFont(name, str(path)))
    for kind in ("factor", "action", "outside"):
        for label in LABELS:
            assert lines_of(label, kind, measuring.measure) == lines_of(label, kind, on_paper)

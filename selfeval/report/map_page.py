"""One map on its own: as a picture, as a page of its size, and on A4 with its key and in words.

What is private is on none of them, and what a report hides is hidden here too.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO

from selfeval.core.hidden_words import as_read
from selfeval.core.models import Map
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.report import fonts
from selfeval.report.map_pen import draw_shapes
from selfeval.report.pages import Running, draw_pages, lay_out
from selfeval.report.pen import Facts, Pen
from selfeval.report.snapshot.maps import map_part
from selfeval.report.snapshot.plate_parts import Plate
from selfeval.report.snapshot.plates import whole_map
from selfeval.report.snapshot.wording import long_day
from selfeval.report.story import maps as story
from selfeval.report.structure import Element
from selfeval.report.style import Sheet
from selfeval.report.texts import texts_in

A_PIXEL = 0.75
"""Points: a map unit is a pixel of a screen, of which 96 make an inch."""
LANGUAGE = "en-GB"


def picture(rows: Rows, map_id: str = "") -> Plate:
    """Return all of a map as one picture, however large; without one, the whole model."""
    rows = as_read(rows)
    view = rows.get(Map, map_id)
    return whole_map(rows, map_id, view.name.strip() if view else _("All boxes and arrows"))


def picture_pdf(rows: Rows, map_id: str = "") -> bytes:
    """Return that picture as a PDF of one page, as large as it is."""
    drawn = picture(rows, map_id)
    sheet = Sheet(drawn.wide * A_PIXEL, drawn.high * A_PIXEL)
    file = BytesIO()
    pen = Pen(file, _about(rows, drawn.title))
    pen.take(sheet)
    tag = Element("Figure", pen.root, alt=drawn.title)
    with pen.figure(tag, (0.0, sheet.high), sheet.wide, sheet.high):
        draw_shapes(pen, drawn.shapes, (0.0, sheet.high), A_PIXEL)
    pen.finish()
    return file.getvalue()


def pages_pdf(rows: Rows, map_id: str = "") -> bytes:
    """Return a map for A4: its plates, its key, and what stands on it in words."""
    part = map_part(as_read(rows), map_id)
    laid = lay_out(story.alone(part))
    day = long_day(date.today().isoformat())
    running = Running(rows.school.name.strip() or _("Our school"), part.name, day)
    file = BytesIO()
    draw_pages(file, _about(rows, part.name), laid, running)
    return file.getvalue()


def missing_characters(rows: Rows, map_id: str = "") -> str:
    """Return the characters of a map that no bundled font can print, each once."""
    return fonts.missing_in("".join(texts_in(map_part(as_read(rows), map_id))))


def _about(rows: Rows, title: str) -> Facts:
    school = rows.school.name.strip()
    return Facts(title, school, _("Map"), LANGUAGE, date.today())

"""Draw the charts and maps of a report as pictures, just as they are drawn in print.

All are drawn on the pages of one PDF, which PDFium then turns into pictures: Word knows no drawing
of ours, and what it is given must look alike on every computer. ReportLab serves one document at a
time, so whoever writes a Word document on a thread holds the lock that printing holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

from selfeval.core.picture.raster import png_pages
from selfeval.report import charts
from selfeval.report.layout import bars
from selfeval.report.map_pen import draw_shapes
from selfeval.report.nested import all_blocks
from selfeval.report.pen import Facts, Pen
from selfeval.report.snapshot.chart_parts import Series
from selfeval.report.snapshot.plan_parts import Calendar
from selfeval.report.snapshot.plate_parts import Plate
from selfeval.report.story.blocks import (
    Bar,
    Block,
    Cards,
    Chart,
    MapKey,
    MapPlate,
    Table,
)
from selfeval.report.style import FULL, MAP_LARGEST, MEASURE, TURNED, UPRIGHT, Sheet
from selfeval.report.word.paper import Picture

SHARP = 220
"""Dots to an inch, as Word itself keeps pictures."""
SPARK = (110.0, 30.0)
BAR, WAY = (100.0, 14.0), (92.0, 14.0)
ABOVE_A_MAP = 90.0
"""Points that the title of a map and what stands under it may take."""
Draw = Callable[[Pen, float], None]
"""Draws below the given height, from the left edge."""


def pictures(
    blocks: Iterable[Block], about: Facts, *, grey: bool, watch: Callable[[], None]
) -> dict[object, Picture]:
    """Return the picture of everything that is drawn: by its block, or by what it draws.

    `watch` is called before each; what it raises ends the drawing.
    """
    wanted = dict(_drawings(blocks))
    if not wanted:
        return {}
    file = BytesIO()
    pen = Pen(file, about, grey=grey)
    for at, (wide, high, draw) in enumerate(wanted.values()):
        watch()
        if at:
            pen.next_page()
        pen.take(Sheet(wide, high))
        draw(pen, high)
    pen.finish()
    made = png_pages(file.getvalue(), SHARP)
    return {
        key: Picture(content, wide, high)
        for (key, (wide, high, _draw)), content in zip(wanted.items(), made, strict=True)
    }


def _drawings(blocks: Iterable[Block]) -> Iterable[tuple[object, tuple[float, float, Draw]]]:
    for block in all_blocks(blocks):
        match block:
            case Chart():
                yield block, (MEASURE, block.high, _chart(block))
            case MapPlate():
                yield block, _plate(block.plate, room_for(block.plate))
            case MapKey():
                yield block, _plate(block.plate, (FULL, UPRIGHT.room))
            case Table():
                yield from _in_cells(block)
            case Cards():
                for card in block.cards:
                    if card.series is not None:
                        yield card.series, (*SPARK, _spark(card.series))
            case _:
                pass


def _in_cells(block: Table) -> Iterable[tuple[object, tuple[float, float, Draw]]]:
    """Return the bars of a table across their calendars, and the ways of its signs."""
    for row in block.rows:
        for cell, column in zip(row, block.columns, strict=True):
            if isinstance(cell.mark, Bar) and column.calendar is not None:
                yield (cell.mark, column.calendar), (*BAR, _bar(cell.mark, column.calendar))
            if cell.series is not None:
                yield way_of(cell.series), (*WAY, _way(cell.series))


def way_of(series: Series) -> tuple[str, Series]:
    """Return by what the way of a sign in a table is found."""
    return ("way", series)


def room_for(plate: Plate) -> tuple[float, float]:
    """Return the room that a plate has on its page, which is turned where the plate is."""
    sheet = TURNED if plate.turned else UPRIGHT
    return sheet.full, sheet.room - ABOVE_A_MAP


def _chart(block: Chart) -> Draw:
    series = block.series
    drawn = charts.draw_trend
    if series.goal is not None or series.today_at is not None:
        drawn = charts.draw_sign
    return lambda pen, top: drawn(pen, series, 0.0, top, MEASURE, block.high)


def _spark(series: Series) -> Draw:
    return lambda pen, top: charts.draw_spark(pen, series, 0.0, top, *SPARK)


def _bar(bar: Bar, calendar: Calendar) -> Draw:
    wide, high = BAR

    def draw(pen: Pen, top: float) -> None:
        bars.draw_calendar(pen, calendar, (0.0, top), (wide, high))
        bars.draw_bar(pen, bar, 0.0, top - (high - bars.ROOM) / 2, wide)

    return draw


def _way(series: Series) -> Draw:
    wide, high = WAY
    return lambda pen, top: charts.draw_way(pen, series, (3.0, top - 3.5), wide - 8, high - 7)


def _plate(plate: Plate, room: tuple[float, float]) -> tuple[float, float, Draw]:
    scale = min(MAP_LARGEST, room[0] / plate.wide, room[1] / plate.high)
    wide, high = plate.wide * scale, plate.high * scale
    return wide, high, lambda pen, top: draw_shapes(pen, plate.shapes, (0.0, top), scale)

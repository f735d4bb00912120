"""Write what is drawn: charts, maps, cards, figures at a glance, ladders, priorities in a line."""

from __future__ import annotations

from collections.abc import Callable

from selfeval.i18n import _
from selfeval.report import charts, marks
from selfeval.report.map_pen import draw_shapes
from selfeval.report.snapshot.plate_parts import Plate
from selfeval.report.story.blocks import (
    Card,
    Cards,
    Chart,
    Ladder,
    Lines,
    MapKey,
    MapPlate,
    PriorityLine,
    StatusLine,
    Tiles,
)
from selfeval.report.style import INK, OUTLINE
from selfeval.report.web.nodes import Node, add, text
from selfeval.report.web.place import A_POINT, Place
from selfeval.report.web.svg_pen import SvgPen, short
from selfeval.report.web.tables import status
from selfeval.report.web.tokens import colour_class

LEAST_ROOM = 190.0
NARROW = 215.0
"""Points: a wider chart has a second one, as wide as this, for screens that are narrow."""
SPARK = (160.0, 34.0)
RUNG = 7.5


def picture(
    place: Place,
    size: tuple[float, float],
    draw: Callable[[SvgPen], None],
    alt: str,
    *,
    title: str = "",
    scale: float = A_POINT,
) -> Node:
    """Draw a picture of a size in points; `alt` says what it shows, in a sentence."""
    wide, high = size
    box = f"0 0 {short(wide)} {short(high)}"
    made = place.add("svg", role="img", viewBox=box, width=short(wide * scale), kind="picture")
    names = [place.page.new_id("picture")]
    if title:
        add(made, "title", title, id=names[0])
        names.append(place.page.new_id("picture"))
        add(made, "desc", alt, id=names[1])
    else:
        add(made, "title", alt, id=names[0])
    made.set("aria-labelledby", " ".join(names))
    draw(SvgPen(made))
    return made


def chart(block: Chart, place: Place) -> None:
    """Draw a chart as wide as its room, and a narrow one that a small screen shows in its place.

    Its letters would become too small there.
    """
    wide = max(place.room, LEAST_ROOM)
    figure = place.inside(place.add("figure", kind="chart"))
    if wide <= NARROW:
        _chart(block, figure, wide)
    else:
        _chart(block, figure, wide).set("class", "picture ample")
        _chart(block, figure, NARROW).set("class", "picture close")


def _chart(block: Chart, figure: Place, wide: float) -> Node:
    series = block.series

    def draw(pen: SvgPen) -> None:
        if series.goal is not None or series.today_at is not None:
            charts.draw_sign(pen, series, 0, 0, wide, block.high)
        else:
            charts.draw_trend(pen, series, 0, 0, wide, block.high)

    return picture(figure, (wide, block.high), draw, block.alt)


def plate(block: MapPlate, place: Place) -> None:
    """Draw a map under its title; where it is wider than the screen, it can be moved."""
    figure = place.inside(place.add("figure", kind="map", id=place.page.begin(block.key)))
    depth = place.page.depths.of(3)
    figure.add(f"h{depth}", block.title, kind="like-2")
    figure.add("figcaption", block.under)
    _shapes(block.plate, figure, block.title)


def key(block: MapKey, place: Place) -> None:
    """Draw the key to the marks of maps."""
    figure = place.inside(place.add("figure", kind="map"))
    _shapes(block.plate, figure, _("The marks on the maps"))


def _shapes(shown: Plate, figure: Place, title: str) -> None:
    frame = figure.add("div", kind="scroll", role="group", tabindex="0", aria_label=title)

    def draw(pen: SvgPen) -> None:
        draw_shapes(pen, shown.shapes, (0.0, 0.0), 1.0)

    picture(figure.inside(frame), (shown.wide, shown.high), draw, shown.alt, title=title, scale=1.0)


def cards(block: Cards, place: Place) -> None:
    """Write small charts side by side."""
    whole = place.inside(place.add("ul", kind="cards", role="list"))
    for card in block.cards:
        _card(card, whole.inside(whole.add("li")))


def _card(card: Card, item: Place) -> None:
    title = item.add("p", kind="small-strong")
    item.page.realm(title, card.realm)
    text(title, card.title)
    item.add("p", card.figures, kind="small-quiet")
    series = card.series
    if series is not None:
        picture(item, SPARK, lambda pen: charts.draw_spark(pen, series, 0, 0, *SPARK), card.alt)
    status(card.status, item, item.add("p"))


def tiles(block: Tiles, place: Place) -> None:
    """Write figures at a glance side by side."""
    if not block.tiles:
        return
    whole = place.inside(place.add("ul", kind="tiles", role="list"))
    for tile in block.tiles:
        item = whole.inside(whole.add("li"))
        item.add("p", tile.title, kind="small-strong")
        item.add("p", tile.figure, kind="figure")
        item.add("p", tile.beside, kind="small-quiet")


def ladder(block: Ladder, place: Place) -> None:
    """Draw a ladder, filled up to where something stands, before its words."""

    def draw(pen: SvgPen) -> None:
        for rung in range(block.rungs):
            filled = rung < block.step
            fill, stroke = (INK, INK) if filled else ("", OUTLINE)
            pen.box(rung * RUNG + 0.5, -12.0, 5.2, 3.0 + 1.6 * rung, fill, stroke, width=0.6)

    said = _("Step {step} of {steps}").format(step=block.step, steps=block.rungs)
    whole = place.inside(place.add("div", kind="ladder"))
    picture(whole, (block.rungs * RUNG, 12.5), draw, said)
    whole.add("p", block.label, kind="small-strong")


def lines(block: Lines, place: Place) -> None:
    """Write priorities in a line each: number, title, who, and the indicators' words."""
    whole = place.inside(place.add("ol", kind="lines", role="list"))
    for line in block.lines:
        _line(line, whole.inside(whole.add("li")))


def _line(line: PriorityLine, item: Place) -> None:
    item.add("span", line.place, kind="number")
    body = item.inside(item.add("div"))
    title = body.inside(body.add("p", kind="line-title"))
    if line.key in item.page.ids:
        title.add("a", line.title, href=f"#{item.page.ids[line.key]}")
    else:
        text(title.into, line.title)
    body.add("p", line.by, kind="small-quiet")
    said = item.add("p", kind=f"status c{colour_class(marks.tone(line.worst))}")
    item.page.status(said, line.worst)
    text(said, line.words)
    if line.note:
        body.add("p", line.note, kind="small-quiet")


def status_line(block: StatusLine, place: Place) -> None:
    """Write a status on a line of its own."""
    status(block.status, place, place.add("p"))

"""Write a map, or the whole model, into a file; its ending says how.

Private boxes never leave. How a map is drawn is the report's to know: it is given here as
`Drawing`, since neither of the two packages leans on the other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from selfeval.core.rows import Rows
from selfeval.exchange.files import writable_place
from selfeval.exchange.maps.endings import ending_of
from selfeval.exchange.maps.leaving import leaving
from selfeval.exchange.maps.to_csv import csv_bytes
from selfeval.exchange.maps.to_graphml import graphml_bytes
from selfeval.exchange.maps.to_png import USUAL, png_bytes
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError
from selfeval.store.replacing import write_safely

if TYPE_CHECKING:
    from selfeval.exchange.maps.to_svg import Picture


class Drawing(Protocol):
    """How a map becomes a picture; without a map, the whole model does."""

    def picture(self, rows: Rows, map_id: str) -> Picture:
        """Return the map as shapes."""
        ...

    def picture_pdf(self, rows: Rows, map_id: str) -> bytes:
        """Return the same as a PDF of one page, as large as the map."""
        ...

    def pages_pdf(self, rows: Rows, map_id: str) -> bytes:
        """Return the map for A4, with its key and in words."""
        ...


def write_map(
    rows: Rows, map_id: str, target: Path, drawing: Drawing, resolution: int = USUAL
) -> int:
    """Write a map to `target`, or without a map the whole model; return how many boxes stayed.

    `resolution`, in dots per inch, is that of a PNG. Raises UserError where there is nothing to
    write, or it cannot be written, and ValueError for an ending that is not one of ENDINGS.
    """
    what = leaving(rows, map_id)
    if not what.factors:
        raise UserError(
            _("There is nothing on this map that could leave the school."),
            _("It has no boxes yet, or all of them are private."),
        )
    place, ending = writable_place(target), ending_of(target)
    if ending == ".csv":
        made = csv_bytes(what)
    elif ending == ".graphml":
        made = graphml_bytes(what)
    elif ending == ".svg":
        from selfeval.exchange.maps.to_svg import svg_bytes

        made = svg_bytes(drawing.picture(rows, map_id))
    elif ending == ".png":
        made = png_bytes(drawing.picture_pdf(rows, map_id), resolution)
    elif ending == ".pdf":
        made = drawing.pages_pdf(rows, map_id)
    else:
        raise ValueError(f"no such ending: {target.name}")
    _put(place, target, made)
    return what.kept_back


def _put(place: Path, target: Path, made: bytes) -> None:
    try:
        write_safely(place, made)
    except OSError as problem:
        raise UserError(
            _("“{name}” could not be written: {reason}.").format(
                name=target.name, reason=problem.strerror or problem
            ),
            _("Another program may have it open, or the folder may be out of reach."),
        ) from problem


def kept_back_words(count: int) -> str:
    """Say how many boxes did not leave; "" for none."""
    if not count:
        return ""
    said = ngettext(
        "{count} private box was left out.", "{count} private boxes were left out.", count
    )
    return said.format(count=count)

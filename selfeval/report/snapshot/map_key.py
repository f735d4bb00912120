"""The key to maps: lanes, and what each mark on them means, drawn as it is; how arrows are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selfeval.core.causal.graph import Graph
from selfeval.core.causal.loops import find_loops
from selfeval.core.causal.sentences import assumptions_on
from selfeval.core.models import Indicator, Placement
from selfeval.core.models.words import BASES, FACTOR_KINDS
from selfeval.core.picture.arrows import STROKES, Drawn, arrow_shapes
from selfeval.core.picture.curves import Curve
from selfeval.core.picture.faces import Badges, Box, box_shapes
from selfeval.core.picture.glyphs import GLYPH, realm_glyph
from selfeval.core.picture.key import ALOUD, in_lines
from selfeval.core.picture.marks import Marks, Stroke, Tag
from selfeval.core.picture.shapes import Shape, Words, moved
from selfeval.core.realms import REALMS
from selfeval.core.rows import Rows
from selfeval.i18n import N_, _
from selfeval.report.fonts import measure
from selfeval.report.snapshot.plate_parts import Plate
from selfeval.report.style import LARGER

WIDE, ROW, SAMPLE, WORDS_AT = 740.0, 26.0, 104.0, 124.0
"""Map units: all of it, a line of it, what is drawn, and where its words begin."""
BOX_HIGH, BOX_ROW = 26.0, 34.0
"""A box is high enough for its corners to be told apart, and its line keeps it from the next."""
TITLE, APART, UNDER = 23.0, 12.0, 17.0
HANGING = 40.0
"""A line with a box on whose edge something hangs."""
SIZE, MEANING, LEADING, BETWEEN = 14.0, 13.0, 17.0, 9.0
Line = tuple[str, str]
"""Words of a line, and their colour."""
TOLD = N_(
    "The key to the maps: what their boxes, lines and signs mean. "
    "The sentences say in words what the arrows show."
)
SIGNS = {
    "plus": N_("Raises: more of this, more of that"),
    "minus": N_("Lowers: more of this, less of that"),
    "unknown": N_("Affects: which way is not known"),
}
DELAYS = {"terms": N_("After about a term"), "years": N_("After a year or more")}
LOOPS = {
    "R": N_("Goes round and feeds itself"),
    "B": N_("Goes round and slows itself"),
    "": N_("Goes round: which way is not known"),
}


@dataclass(frozen=True)
class Mark:
    """A mark as it is drawn around (0, 0), what it means, and how it is read aloud."""

    shapes: tuple[Shape, ...]
    words: str
    row: float = ROW
    aloud: str = ""


def key_to(rows: Rows, graph: Graph, *, large: bool = False) -> Plate | None:
    """Return the key to the marks that a graph is drawn with; None where nothing is.

    Large print gets a narrower one, which fills the same width with larger words.
    """
    if not graph.factors:
        return None
    wide = WIDE / LARGER if large else WIDE
    shapes: list[Shape] = []
    top = _realms(shapes, wide)
    columns = (
        (
            (_("Boxes"), _boxes(graph)),
            (_("On a box"), _badges(rows, graph)),
            (_("Loops"), _loops(rows, graph)),
        ),
        (
            (_("Arrows"), _arrows(rows, graph)),
            (_("How do we know?"), _bases(graph)),
        ),
    )
    ends: list[float] = []
    for left, groups in zip((0.0, wide / 2), columns, strict=True):
        y = top
        for title, marks in groups:
            y = _group(shapes, title, _in_lines(marks, wide / 2), left, y)
        ends.append(y)
    high = max(ends) - APART
    return Plate(_("Key"), tuple(shapes), wide, high, False, _(TOLD))


def _in_lines(marks: Iterable[Mark], column: float) -> list[tuple[Mark, list[Line]]]:
    """Return marks with the lines of what is said of them in a column."""
    room = column - WORDS_AT - 8
    return [(mark, _lines(mark, room)) for mark in marks]


def _lines(mark: Mark, room: float) -> list[Line]:
    """Break what is said of a mark into lines, each with its colour."""
    said = ((mark.words, "text"), (mark.aloud, "text2"))
    return [
        (line, colour) for words, colour in said for line in in_lines(words, room, SIZE, measure)
    ]


def _group(
    shapes: list[Shape],
    title: str,
    marks: Sequence[tuple[Mark, list[Line]]],
    left: float,
    y: float,
) -> float:
    """Draw marks under their title, and return where the next ones may begin."""
    if not marks:
        return y
    shapes.append(Words(title, left, y + 14, SIZE, 600, "start"))
    y += TITLE
    for mark, lines in marks:
        high = max(mark.row, len(lines) * LEADING + BETWEEN)
        shapes += moved(mark.shapes, left + SAMPLE / 2 + 2, y + high / 2)
        shapes += _said(lines, left + WORDS_AT, y + high / 2)
        y += high
    return y + APART


def _said(lines: Sequence[Line], left: float, middle: float) -> Iterator[Shape]:
    """Set lines of words beside their mark."""
    first = middle + SIZE * 0.35 - (len(lines) - 1) * LEADING / 2
    for at, (line, colour) in enumerate(lines):
        yield Words(line, left, first + at * LEADING, SIZE, 400, "start", colour)


def _realms(shapes: list[Shape], wide: float) -> float:
    """Set the realms beside each other, as their lanes stand on a map; return where they end."""
    shapes.append(Words(_("Lanes, from left to right"), 0.0, 14.0, SIZE, 600, "start"))
    room = wide / len(REALMS)
    most = 0
    for at, one in enumerate(REALMS):
        left, y = at * room, TITLE + 15
        shapes += realm_glyph(one.id, (left + GLYPH + 2, TITLE + 10))
        shapes.append(Words(_(one.title), left + 30, y, SIZE, 600, "start"))
        lines = in_lines(_(one.meaning), room - 30, MEANING, measure)
        for down, line in enumerate(lines, 1):
            words = Words(line, left + 30, y + down * LEADING, MEANING, 400, "start", "text2")
            shapes.append(words)
        most = max(most, len(lines))
    return TITLE + 15 + most * LEADING + UNDER


def _boxes(graph: Graph) -> Iterator[Mark]:
    used = {factor.kind for factor in graph.factors.values()}
    for kind, words in FACTOR_KINDS:
        if kind in used:
            yield Mark(_box(kind), _(words), HANGING if kind == "unwanted" else BOX_ROW)


def _badges(rows: Rows, graph: Graph) -> Iterator[Mark]:
    """Return what hangs on boxes, each on one, with room for it."""
    if any(one.factor_id in graph.factors for one in rows.all(Indicator)):
        words = _("How many early indicators watch it")
        yield Mark(_box(badges=Badges(watched=1)), words, HANGING)
    if any(factor.unexpected_since for factor in graph.factors.values()):
        words = _("Nobody foresaw it: noticed in that month")
        yield Mark(_box(badges=Badges(unexpected=_("month"))), words, HANGING)
    if any(one.pinned and one.factor_id in graph.factors for one in rows.all(Placement)):
        yield Mark(_box(badges=Badges(pinned=True)), _("Stays where it is"), HANGING)


def _box(kind: str = "factor", badges: Badges | None = None) -> tuple[Shape, ...]:
    box = Box("", "", kind, 0, 0.0, 0.0, SAMPLE - 8, BOX_HIGH, (), badges or Badges())
    return box_shapes(box, detail=True)


def _arrows(rows: Rows, graph: Graph) -> Iterator[Mark]:
    signs = {arrow.sign for arrow in graph.arrows}
    for sign, words in SIGNS.items():
        if sign in signs:
            yield Mark(_arrow(sign=sign), _(words), aloud=_(ALOUD.get(sign, "")))
    for delay, words in DELAYS.items():
        if any(arrow.delay == delay for arrow in graph.arrows):
            yield Mark(_arrow(strokes=STROKES[delay]), _(words))
    carrying = [arrow for arrow in graph.arrows if assumptions_on(rows, arrow)]
    if carrying:
        yield Mark(_arrow(tag=_("A1")), _("Rests on this assumption"))
    if any(arrow.contested for arrow in carrying):
        yield Mark(_arrow(tag=_("A1"), contested=True), _("Not everybody here agrees"))


def _bases(graph: Graph) -> Iterator[Mark]:
    bases = {arrow.basis for arrow in graph.arrows}
    for basis, words in BASES:
        if basis in bases:
            yield Mark(_arrow(basis=basis), _(words))


def _loops(rows: Rows, graph: Graph) -> Iterator[Mark]:
    kinds = {loop.kind: loop.label for loop in reversed(find_loops(rows, graph).found)}
    for kind, told in LOOPS.items():
        if kind in kinds:
            yield Mark(_arrow(pill=kinds[kind]), _(told))


def _arrow(
    sign: str = "plus",
    basis: str = "quick",
    strokes: int = 0,
    tag: str = "",
    pill: str = "",
    contested: bool = False,
) -> tuple[Shape, ...]:
    """Return an arrow from left to right with the marks that are asked for."""
    half, disc = SAMPLE / 2, SAMPLE / 2 - 22
    third = SAMPLE / 3
    ends = ((third - half, 0.0), (half - third, 0.0), (half - 9, 0.0))
    crossing = [Stroke((at, -6.5), (at, 6.5)) for at in _before(disc - 13, strokes)]
    marks = Marks((disc, 0.0), tuple(crossing), _tag(tag), _tag(pill))
    curve = Curve((-half, 0.0), (ends,))
    drawn = Drawn(
        "", "", "", sign, "", basis, contested, (), pill, curve, (half, 0.0), (1.0, 0.0), marks
    )
    return tuple(arrow_shapes(drawn, detail=True))


def _before(first: float, count: int) -> Sequence[float]:
    return [first - at * 5.0 for at in range(count)]


def _tag(words: str) -> Tag | None:
    return Tag(words, -14.0, 0.0, 32.0) if words else None

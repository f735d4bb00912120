"""The key to maps: what each mark means, of the marks that are on them, drawn as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfeval.core.causal.graph import Graph
from selfeval.core.causal.loops import find_loops
from selfeval.core.causal.sentences import assumptions_on
from selfeval.core.models import Indicator, Placement
from selfeval.core.models.words import BASES, FACTOR_KINDS
from selfeval.core.picture.arrows import STROKES, Drawn, arrow_shapes
from selfeval.core.picture.curves import Curve
from selfeval.core.picture.faces import Badges, Box, box_shapes
from selfeval.core.picture.marks import Marks, Stroke, Tag
from selfeval.core.picture.shapes import Shape, Words, moved
from selfeval.core.rows import Rows
from selfeval.i18n import N_, _
from selfeval.report.fonts import measure
from selfeval.report.snapshot.plate_parts import Plate

WIDE, ROW, SAMPLE, WORDS_AT = 720.0, 39.0, 104.0, 124.0
"""Map units: all of it, a line of it, what is drawn, and where its words begin."""
COLUMNS = 2
SIZE, LEADING = 14.0, 17.0
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
    """A mark as it is drawn around (0, 0), and what it means."""

    shapes: tuple[Shape, ...]
    words: str


def key_to(rows: Rows, graph: Graph) -> Plate | None:
    """Return the key to the marks that a graph is drawn with; None where nothing is."""
    marks = [*_boxes(rows, graph), *_arrows(rows, graph)]
    if not marks:
        return None
    column = -(-len(marks) // COLUMNS)
    shapes: list[Shape] = []
    for at, mark in enumerate(marks):
        left = at // column * (WIDE / COLUMNS)
        middle = (at % column + 0.5) * ROW
        shapes += moved(mark.shapes, left + SAMPLE / 2 + 2, middle)
        shapes += _said(mark.words, left + WORDS_AT, middle)
    return Plate(_("Key"), tuple(shapes), WIDE, column * ROW, False, _("The key to the maps."))


def _said(words: str, left: float, middle: float) -> Iterator[Shape]:
    """Set words beside their mark, on as many lines as they need."""
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, SIZE) <= WIDE / COLUMNS - WORDS_AT - 8:
            lines[-1] = joined
        else:
            lines.append(word)
    first = middle + SIZE * 0.35 - (len(lines) - 1) * LEADING / 2
    for at, line in enumerate(lines):
        yield Words(line, left, first + at * LEADING, SIZE, 400, "start")


def _boxes(rows: Rows, graph: Graph) -> Iterator[Mark]:
    used = {factor.kind for factor in graph.factors.values()}
    for kind, words in FACTOR_KINDS:
        if kind in used:
            yield Mark(_box(kind), _(words))
    if any(one.factor_id in graph.factors for one in rows.all(Indicator)):
        yield Mark(_box(badges=Badges(watched=1)), _("How many early indicators watch it"))
    if any(factor.unexpected_since for factor in graph.factors.values()):
        badges = Badges(unexpected=_("month"))
        yield Mark(_box(badges=badges), _("Nobody foresaw it: noticed in that month"))
    if any(one.pinned and one.factor_id in graph.factors for one in rows.all(Placement)):
        yield Mark(_box(badges=Badges(pinned=True)), _("Stays where it is"))


def _box(kind: str = "factor", badges: Badges | None = None) -> tuple[Shape, ...]:
    box = Box("", "", kind, 0, 0.0, 0.0, SAMPLE - 8, 24.0, (), badges or Badges())
    return tuple(box_shapes(box, detail=True))


def _arrows(rows: Rows, graph: Graph) -> Iterator[Mark]:
    signs = {arrow.sign for arrow in graph.arrows}
    for sign, words in SIGNS.items():
        if sign in signs:
            yield Mark(_arrow(sign=sign), _(words))
    for delay, words in DELAYS.items():
        if any(arrow.delay == delay for arrow in graph.arrows):
            yield Mark(_arrow(strokes=STROKES[delay]), _(words))
    bases = {arrow.basis for arrow in graph.arrows}
    for basis, words in BASES:
        if basis in bases:
            yield Mark(
                _arrow(basis=basis), _("How we know: {basis}").format(basis=_(words).lower())
            )
    carrying = [arrow for arrow in graph.arrows if assumptions_on(rows, arrow)]
    if carrying:
        yield Mark(_arrow(tag=_("A1")), _("Rests on this assumption"))
    if any(arrow.contested for arrow in carrying):
        yield Mark(_arrow(tag=_("A1"), contested=True), _("Not everybody here agrees"))
    kinds = {loop.kind: loop.label for loop in reversed(find_loops(rows, graph).found)}
    for kind, words in LOOPS.items():
        if kind in kinds:
            yield Mark(_arrow(pill=kinds[kind]), _(words))


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

"""Arrows of a map in the making: from the top down, as far as somebody looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from selfeval.core.picture.arrows import STROKES, Drawn
from selfeval.core.picture.faces import Box, Measure
from selfeval.core.picture.ground import Ground
from selfeval.core.picture.marks import Taken, by_the_head, with_labels
from selfeval.core.picture.ports import Ports
from selfeval.core.picture.routes import Route, choose_way, route_of
from selfeval.core.picture.ways import Ends, Way

BIT = 24
"""Arrows that find room for their marks together: first all signs, which have to be near heads."""


class Making:
    """Boxes, and the arrows between them that are drawn so far.

    Whether they are drawn at once or bit by bit, they come out the same: the arrows are taken from
    the top down, always as many at a time, and one is drawn when the ways of all that share
    its boxes are known. None of those that are drawn already changes any more.
    """

    def __init__(self, boxes: tuple[Box, ...], facts: Sequence[Drawn], measure: Measure) -> None:
        self.boxes, self.measure = boxes, measure
        self.ends: Sequence[Ends] = [(one.id, one.source, one.target) for one in facts]
        self._facts = facts
        self._ground, self._taken = Ground(boxes), Taken(boxes)
        self._ports = Ports(self._ground.boxes)
        self._ways: dict[int, Way] = {}
        self._done: dict[int, Drawn] = {}
        self._heights = {box.id: box.y for box in boxes}
        tops = [self._top(at) for at in range(len(facts))]
        self._order = sorted(range(len(facts)), key=lambda at: (tops[at], at))

    def _top(self, at: int) -> float:
        _arrow, source, target = self.ends[at]
        return min(self._heights[source], self._heights[target])

    def _bottom(self, at: int) -> float:
        _arrow, source, target = self.ends[at]
        return max(self._heights[source], self._heights[target])

    @property
    def is_done(self) -> bool:
        """Whether all arrows are drawn."""
        return len(self._done) == len(self._order)

    @property
    def arrows(self) -> tuple[Drawn, ...]:
        """The arrows that are drawn, in the order in which people put them."""
        return tuple(self._done[at] for at in sorted(self._done))

    def until(self, y: float) -> bool:
        """Draw all arrows that touch a box whose middle is above a height, or at it.

        Return whether there were any that had not been drawn.
        """
        before = len(self._done)
        while not self.is_done and self._top(self._order[len(self._done)]) <= y:
            self.go_on()
        return len(self._done) > before

    def go_on(self) -> None:
        """Draw some more arrows, if any are left."""
        bit = self._order[len(self._done) : len(self._done) + BIT]
        self._lead(max(map(self._bottom, bit), default=0.0))
        facts = [self._facts[at] for at in bit]
        found = [route_of(self._ground, self._ports, self.ends[at], self._ways[at]) for at in bit]
        drawn = run(facts, found, self._taken, self.measure)
        self._done |= zip(bit, drawn, strict=True)

    def _lead(self, low: float) -> None:
        """Choose the ways of all arrows that touch a box above a height, or at it."""
        for at in self._order[len(self._ways) :]:
            if self._top(at) > low:
                break
            self._ways[at] = choose_way(self._ground, self.ends[at])
            self._ports.add(self.ends[at], self._ways[at])


def run(
    facts: Iterable[Drawn], found: Iterable[Route], taken: Taken, measure: Measure
) -> list[Drawn]:
    """Give arrows their courses and their marks; first the signs, which have to be near heads."""
    led = list(zip(facts, found, strict=True))
    by_head = [by_the_head(way.curve, taken, STROKES.get(one.delay, 0)) for one, way in led]
    return [
        replace(
            one,
            curve=way.curve,
            tip=way.tip,
            towards=way.towards,
            way=way.way,
            marks=with_labels(marks, way.curve, taken, measure, one.tags, one.pill),
        )
        for (one, way), marks in zip(led, by_head, strict=True)
    ]

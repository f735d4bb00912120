"""Cut a map that is too large for a page into parts, by what its ways lead to.

Every arrow is in one part at least, with the boxes at both its ends; every box is in one as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Ends = tuple[str, str]
Fits = Callable[[frozenset[str]], bool]
TRIES = 3
"""Parts that a small one is tried with."""


@dataclass(frozen=True)
class Part:
    """Boxes that are drawn together; `aims` are those that its ways lead to, "" for none."""

    boxes: frozenset[str]
    aims: tuple[str, ...]


def parts_of(
    boxes: Sequence[str], arrows: Sequence[Ends], outcomes: Sequence[str], fits: Fits
) -> list[Part]:
    """Return the parts of a map, each as large as `fits` lets it be.

    Outcomes come first: a part begins with one and goes back along the arrows. What finds no room
    comes in later parts, under the box that it leads to. Two boxes are a part even where they do
    not fit.
    """
    left = _Uncovered(boxes, arrows, outcomes)
    parts: list[Part] = []
    while left.arrows:
        part = _grown(left, left.aims()[0], fits)
        left.cover(part.boxes)
        parts.append(part)
    drawn = frozenset[str]().union(*(part.boxes for part in parts))
    return _with_lonely(parts, [box for box in boxes if box not in drawn], fits)


class _Uncovered:
    """The arrows that no part shows yet."""

    def __init__(self, boxes: Sequence[str], arrows: Sequence[Ends], outcomes: Sequence[str]):
        self._outcomes = frozenset(outcomes)
        self._order = {box: place for place, box in enumerate(boxes)}
        self.arrows = list(dict.fromkeys(arrows))

    def cover(self, boxes: frozenset[str]) -> None:
        """Leave out the arrows between boxes that stand in one part."""
        self.arrows = [ends for ends in self.arrows if not boxes.issuperset(ends)]

    def into(self, box: str) -> list[str]:
        """Return where uncovered arrows to a box come from."""
        return [source for source, target in self.arrows if target == box]

    def aims(self) -> list[str]:
        """Return what arrows lead to: outcomes first, then what leads no further."""
        sources = {source for source, _target in self.arrows}
        wanted = {target for _source, target in self.arrows}
        return sorted(
            wanted, key=lambda box: (box not in self._outcomes, box in sources, self._order[box])
        )

    def ends(self) -> list[str]:
        """Return the outcomes that arrows lead to, and what leads no further."""
        sources = {source for source, _target in self.arrows}
        return [box for box in self.aims() if box in self._outcomes or box not in sources]


def _grown(left: _Uncovered, aim: str, fits: Fits) -> Part:
    """Begin with a box and go back from it; then add whatever else fits as a whole."""
    boxes = _back_from(left, aim, fits)
    aims = [aim]
    for more in left.ends():
        wider = boxes | _back_from(left, more, lambda _boxes: True)
        if more not in boxes and fits(wider):
            boxes = wider
            aims.append(more)
    return Part(boxes, tuple(aims))


def _back_from(left: _Uncovered, aim: str, fits: Fits) -> frozenset[str]:
    """Return a box with what leads to it, the nearest first, as far as there is room."""
    boxes = frozenset([aim])
    queue = [aim]
    for box in queue:
        for source in left.into(box):
            wider = boxes | {source}
            if source not in boxes and (len(boxes) == 1 or fits(wider)):
                boxes = wider
                queue.append(source)
    return boxes


def not_in(
    parts: Iterable[Part], boxes: Sequence[str], arrows: Sequence[Ends]
) -> tuple[list[str], list[Ends]]:
    """Return the arrows that no part shows, and their boxes with those that stand in none."""
    kept = [part.boxes for part in parts]
    left = [ends for ends in arrows if not any(one.issuperset(ends) for one in kept)]
    drawn = frozenset[str]().union(*kept) - {box for ends in left for box in ends}
    return [box for box in boxes if box not in drawn], left


def joined(parts: Sequence[Part], may_fit: Fits, fits: Fits) -> list[Part]:
    """Return parts with the small ones put to others, first to those that they share most with.

    `may_fit` is a quick look at two together, and `fits` a thorough one at a few of those. What is
    in another part altogether needs no place of its own.
    """
    waiting, found = list(parts), list[Part]()
    while waiting:
        waiting.sort(key=lambda part: len(part.boxes))
        part, *waiting = waiting
        others = [one for one in waiting if may_fit(one.boxes | part.boxes)]
        others.sort(key=lambda one: -len(one.boxes & part.boxes))
        host = next((one for one in others[:TRIES] if _takes(one, part, fits)), None)
        if host is None:
            found.append(part)
        else:
            waiting.remove(host)
            waiting.append(Part(host.boxes | part.boxes, _once(host.aims, part.aims)))
    return sorted(found, key=lambda part: _first_of(part, parts))


def _takes(host: Part, part: Part, fits: Fits) -> bool:
    return part.boxes <= host.boxes or fits(host.boxes | part.boxes)


def _once(first: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *others)))


def _first_of(part: Part, parts: Sequence[Part]) -> int:
    """Return where the first of the parts stands that another one is made of."""
    return next(place for place, one in enumerate(parts) if one.boxes <= part.boxes)


def _with_lonely(parts: Sequence[Part], lonely: Sequence[str], fits: Fits) -> list[Part]:
    """Add the boxes that no arrow joins to anything, where there is room for them."""
    found = list(parts)
    for box in lonely:
        for place, part in enumerate(found):
            if fits(part.boxes | {box}):
                found[place] = Part(part.boxes | {box}, part.aims)
                break
        else:
            found.append(Part(frozenset([box]), ()))
    return found

"""Look for the best picture: from the present order, and from new ones.

Iterated local search: the best order so far is kicked a little, swept, sifted and stood, and kept
if that made it better. When this no longer helps, another start is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from random import Random

from selfeval.core.tidy.effort import Effort
from selfeval.core.tidy.judging import Judge, Mark, straighten
from selfeval.core.tidy.layers import Layers, Orders
from selfeval.core.tidy.picture import Picture, worth_it
from selfeval.core.tidy.present import is_untidy, order_of, present_places, with_points
from selfeval.core.tidy.sifting import sift, sift_lane
from selfeval.core.tidy.standing import Standing, level
from selfeval.core.tidy.sweeps import kicked, shuffled, swept

WORK = 1_450_000
"""In units of `Effort`; about a fifth of a second."""
IMPROVING = 0.5
FINISHING = 0.2
"""How much of it is kept for kicks, and for finishing."""
RUNS = 3
STARTS = 6
"""How many new orders are tried in a run, of which the best is followed up."""
PATIENCE = 10
"""How many kicks in vain end a run."""
KICK = 2.5
SLACK = 1.02
"""How much worse a picture may be from which a run goes on."""
THOROUGH = 8
"""Rounds of sifting for what will stay."""
WORTH_IT = 0.02
"""How much better another order has to be before the present one goes."""
ASIDE = 3
"""How many places a box that arrows run over is moved up or down to get clear of them."""
SETTLING = 4
HEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
"""Heights that are tried, from the least that the tallest lane needs to what the picture takes."""
WORTH_LOWERING = 0.95
SCREEN = 1200
"""Units: a map whose lanes need more is scrolled in any case, and keeps its height."""


class Search:
    """One search for the best picture of a map."""

    def __init__(self, layers: Layers, seed: int) -> None:
        self._layers = layers
        self._chance = Random(seed)
        self._effort = Effort(WORK)
        self._standing = Standing(layers)
        self._judge = Judge(layers)

    def best(self) -> Picture:
        """Return the best picture that was found, or the present order where that is as good."""
        places = present_places(self._layers)
        present = self._picture(order_of(self._layers, places))
        best = present
        if any(box.place for box in self._layers.boxes):
            best = self._finished(present)
        for _run in range(RUNS):
            if self._spent(best, IMPROVING):
                break
            best = min(best, self._finished(self._kicked(self._started())), key=_mark)
        best = self._cleared(best)
        kept = self._levelled(best if worth_it(best, present) else present)
        if not is_untidy(self._layers):
            orders = order_of(self._layers, places)
            seen = Picture(self._judge.mark(orders, places), orders, places)
            kept = kept if worth_it(kept, seen) else seen
            if kept is seen:
                return self._settled(kept)
        return self._lowered(self._settled(kept))

    def _lowered(self, picture: Picture) -> Picture:
        """Return the picture in less height, if that is no worse: it has to fit on a screen."""
        layers, at = self._layers, picture.at
        if layers.pinned or not layers.boxes:
            return picture
        boxes = range(len(layers.boxes))
        top = min(at[box] - layers.halves[box] for box in boxes)
        high = max(at[box] + layers.halves[box] for box in boxes) - top
        least, crossings = self._standing.least_height(picture.orders), self._judge.crossings(at)
        if least > SCREEN:
            return picture
        for share in HEIGHTS:
            height = least + share * (high - least)
            if height > high * WORTH_LOWERING:
                break
            for off in (0.5, 1.0, 0.0):  # of what is saved, above
                start = top + off * (high - height)
                places = self._standing.stand_within(picture.orders, at, start, start + height)
                mark = self._judge.mark(picture.orders, places)
                crosses = self._judge.crossings(places) > crossings
                if mark.disturbance <= picture.mark.disturbance and not crosses:
                    return self._levelled(Picture(mark, picture.orders, places))
        return picture

    def _spent(self, picture: Picture, reserve: float = 0.0) -> bool:
        return self._effort.left <= WORK * reserve or picture.mark.disturbance == 0

    def _started(self) -> Picture:
        """Return the best of several pictures that owe nothing to the present one."""
        found: list[Picture] = []
        while len(found) < STARTS and not (found and self._spent(found[-1], IMPROVING)):
            self._effort.take(self._layers.size * 200)
            found.append(self._sifted(shuffled(self._layers, self._chance), 2))
        return min(found, key=_mark)

    def _kicked(self, picture: Picture) -> Picture:
        """Kick a picture until that helps no more."""
        vain, best = 0, picture
        while vain < PATIENCE and not self._spent(best, FINISHING):
            orders = kicked(picture.orders, KICK, self._chance)
            self._effort.take(self._layers.size * 40)
            found = self._sifted(swept(self._layers, orders, 2), 3)
            vain = 0 if found.mark < best.mark else vain + 1
            best = min(best, found, key=_mark)
            if found.mark.disturbance <= picture.mark.disturbance * SLACK:
                picture = found
        return best

    def _finished(self, picture: Picture) -> Picture:
        """Return the best that can be made of a picture without shaking it."""
        thorough = self._sifted(picture.orders, THOROUGH)
        return min(
            picture, self._cleared(self._polished(min(picture, thorough, key=_mark))), key=_mark
        )

    def _polished(self, picture: Picture) -> Picture:
        """Sift boxes between the straight lines of long arrows, as they will be drawn."""
        best = picture
        vain = 0
        while vain < 2 and self._effort.left > 0:
            picture = self._picture(self._sifted_as_drawn(picture))
            vain = 0 if picture.mark < best.mark else vain + 1
            best = min(best, picture, key=_mark)
        return best

    def _sifted_as_drawn(self, picture: Picture) -> Orders:
        layers, at = self._layers, list(picture.at)
        found: Orders = []
        for lane in layers.lanes:
            self._effort.take(len(lane) * 150)
            order = sorted(lane, key=at.__getitem__)
            order, _saved = sift_lane(layers, order, at, layers.boxes_in(order))
            self._standing.draw(order, at)
            straighten(layers, at)
            found.append(order)
        return found

    def _cleared(self, picture: Picture) -> Picture:
        """Move boxes that arrows run over a little up or down in their order, where that helps."""
        layers, again = self._layers, True
        while again and self._effort.left > 0:
            again = False
            orders = order_of(layers, picture.at)
            for item, _count in self._judge.run_over(orders, picture.at):
                if self._effort.left <= 0:
                    break
                tried = [self._picture(moved) for moved in _moves(orders, item, ASIDE)]
                found = min(tried, key=_mark, default=picture)
                if found.mark < picture.mark:
                    picture, again = found, True
                    break
        return picture

    def _settled(self, picture: Picture) -> Picture:
        """Return what tidying this very picture again would make of it."""
        for _time in range(SETTLING):
            places = with_points(self._layers, [float(floor(y + 0.5)) for y in picture.at])
            again = self._picture(order_of(self._layers, places))
            if self._effort.left > 0:
                again = self._finished(again)
            again = self._levelled(again)
            if not worth_it(again, picture):
                break
            picture = again
        return picture

    def _levelled(self, picture: Picture) -> Picture:
        """Return the picture with boxes level where they have the room, if that is no worse."""
        at = list(picture.at)
        level(self._layers, picture.orders, at)
        mark = self._judge.mark(picture.orders, at)
        return min(picture, Picture(mark, picture.orders, at), key=_mark)

    def _sifted(self, orders: Orders, rounds: int) -> Picture:
        return self._picture(sift(self._layers, orders, self._effort, rounds))

    def _picture(self, orders: Orders) -> Picture:
        self._effort.take(self._layers.size * 200)
        at = self._standing.stand(orders)
        return Picture(self._judge.mark(orders, at), orders, at)


def _moves(orders: Orders, item: int, reach: int) -> Iterator[Orders]:
    """Return the orders in which an item stands up to so many places higher or lower."""
    lane = next(number for number, order in enumerate(orders) if item in order)
    rest = [other for other in orders[lane] if other != item]
    own = orders[lane].index(item)
    for place in range(max(0, own - reach), min(len(rest), own + reach) + 1):
        yield [*orders[:lane], [*rest[:place], item, *rest[place:]], *orders[lane + 1 :]]


def _mark(picture: Picture) -> Mark:
    return picture.mark

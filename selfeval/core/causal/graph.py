"""The causal model, or the part of it that a map shows, as factors joined by arrows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from selfeval.core import realms
from selfeval.core.chain import OUTCOME, realm_of
from selfeval.core.models import Arrow, Factor, Placement
from selfeval.core.rows import Rows


@dataclass(frozen=True)
class Graph:
    """Factors by id, and the arrows between them, both in the order people gave them.

    Parallel arrows and arrows from a factor to itself are kept.
    """

    factors: Mapping[str, Factor]
    arrows: tuple[Arrow, ...]

    def out(self, factor_id: str) -> tuple[Arrow, ...]:
        """Return the arrows that leave a factor."""
        return self._leaving.get(factor_id, ())

    def into(self, factor_id: str) -> tuple[Arrow, ...]:
        """Return the arrows that lead to a factor."""
        return self._arriving.get(factor_id, ())

    def beside(self, factor_id: str, *, back: bool = False) -> tuple[str, ...]:
        """Return the factors one arrow further from a factor, or one nearer, each once."""
        found = self.into(factor_id) if back else self.out(factor_id)
        ends = (arrow.source_id if back else arrow.target_id for arrow in found)
        return tuple(dict.fromkeys(ends))

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """What children gain: the ids of the outcomes."""
        return tuple(one for one, factor in self.factors.items() if is_outcome(factor))

    @cached_property
    def has_loop(self) -> bool:
        """Whether some way leads back to where it began.

        Takes out what nothing leads to, again and again: what is left stands in loops or behind one
        (Kahn 1962, “Topological sorting of large networks”).
        """
        waiting = {one: len(self.into(one)) for one in self.factors}
        free = [one for one, count in waiting.items() if not count]
        taken = 0
        while free:
            taken += 1
            for arrow in self.out(free.pop()):
                waiting[arrow.target_id] -= 1
                if not waiting[arrow.target_id]:
                    free.append(arrow.target_id)
        return taken < len(self.factors)

    @cached_property
    def _leaving(self) -> dict[str, tuple[Arrow, ...]]:
        return _by(self.arrows, "source_id")

    @cached_property
    def _arriving(self) -> dict[str, tuple[Arrow, ...]]:
        return _by(self.arrows, "target_id")


def graph_of(rows: Rows, map_id: str = "", *, private: bool) -> Graph:
    """Return what stands on a map and the arrows between; with "" all of the model.

    Every caller says whether private boxes are among it: on the screen they are, in print never.
    """
    found: Iterable[Factor] = rows.all(Factor)
    if map_id:
        placed = {place.factor_id for place in rows.where(Placement, "map_id", map_id)}
        found = (row for row in found if row.id in placed)
    factors = {row.id: row for row in found if private or not row.private}
    return Graph(
        factors,
        tuple(
            arrow
            for arrow in rows.all(Arrow)
            if arrow.source_id in factors and arrow.target_id in factors
        ),
    )


def is_outcome(factor: Factor) -> bool:
    """Whether a factor is what children gain, by its kind or by where it stands."""
    wanted = factor.kind not in ("unwanted", "outside", "action")
    return factor.kind == OUTCOME or (wanted and realm_of(factor) == OUTCOME)


def place_of(factor: Factor) -> tuple[int, str, str]:
    """Return what factors are told in the order of: realm by realm, then as people put them."""
    return realms.order(realm_of(factor)), factor.position, factor.id


def _by(arrows: Iterable[Arrow], end: str) -> dict[str, tuple[Arrow, ...]]:
    found: dict[str, list[Arrow]] = {}
    for arrow in arrows:
        found.setdefault(getattr(arrow, end), []).append(arrow)
    return {one: tuple(listed) for one, listed in found.items()}

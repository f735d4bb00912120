"""Time two ways of doing the same by turns, so that a slow moment of the machine hits both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[int], object]


@dataclass(frozen=True)
class Spread:
    """The median of a list of figures, with its quartiles."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, figures: list[float]) -> Spread:
        """Return the spread of at least two figures."""
        return cls(*statistics.quantiles(figures, n=4, method="inclusive"))

    def words(self, scale: float = 1.0, unit: str = "") -> str:
        """Say it as “1.20 ms (1.10–1.31)”."""
        figures = [figure * scale for figure in (self.low, self.middle, self.high)]
        low, middle, high = (f"{f:,.0f}" if f >= 100 else f"{f:.3g}" for f in figures)
        return f"{middle}{unit} ({low}–{high})"


def compare(
    title: str,
    ours: Work,
    floor: Work,
    *,
    rounds: int,
    target: float | None = None,
    before: Work | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> None:
    """Run both `rounds` times by turns, after one round that does not count, and print the ratio.

    Both are given the number of the round, and so is `before`, which is not timed. Times are
    medians with their quartiles; the ratio is that of each round's pair. `clock` tells the time.
    """
    mine: list[float] = []
    least: list[float] = []
    for number in range(rounds + 1):
        if before is not None:
            before(number)
        first, second = (ours, floor) if number % 2 else (floor, ours)
        times = {first: seconds(first, number, clock), second: seconds(second, number, clock)}
        mine.append(times[ours])
        least.append(times[floor])
    pairs = [one / other for one, other in zip(mine[1:], least[1:], strict=True)]
    goal = f"   target at most {target}x" if target else ""
    print(f"{title}")
    print(f"  ours   {Spread.of(mine[1:]).words(1_000, ' ms')}")
    print(f"  floor  {Spread.of(least[1:]).words(1_000, ' ms')}")
    print(f"  ratio  {Spread.of(pairs).words(1, 'x')}   {rounds} rounds{goal}", flush=True)


def seconds(work: Work, number: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how long one round takes, with no collection of garbage in the middle of it."""
    gc.collect()
    gc.disable()
    try:
        start = clock()
        work(number)
        return clock() - start
    finally:
        gc.enable()

"""Tidying a map against Graphviz's `dot`, which is given the same lanes as ranks.

Ten graphs of each size: factors spread evenly over five lanes, one and a half arrows a factor. One
arrow in ten stays in its lane; of the others 70 % lead to the next lane, 15 % skip lanes and 15 %
lead back. `dot` is given every arrow from left to right, so that none is turned for its ranking,
and none within a lane, which it would take as a rule for the order there. Ours is given all.

Crossings are counted alike for both: of straight lines between the middles of boxes in different
lanes, lanes evenly apart, heights as each tool has put them. Two arrows that share a box do not
cross. Our time is that of the processor; dot's is all that its process takes.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from selfeval.core.tidy import GAP, TidyBox, tidy

SIZES = (30, 100, 300)
GRAPHS = 10
LANES = 5
HEIGHTS = (50, 50, 68, 68, 86)
WIDTH = 156
TARGET = 1.05
SECONDS = 0.3
INCH = 72

Arrows = list[tuple[str, str]]
Line = tuple[int, float, int, float]


@dataclass(frozen=True)
class Drawn:
    """What a tool made of a graph."""

    crossings: int
    seconds: float


def measure(folder: Path) -> None:
    """Print mean crossings, and how long each tool took."""
    dot = shutil.which("dot")
    if dot is None:
        print("Tidy a map: there is no dot here to compare with (Graphviz); our own figures alone.")
    for size in SIZES:
        graphs = [make_graph(size, seed) for seed in range(GRAPHS)]
        ours = [draw(*graph) for graph in graphs]
        print(f"Tidy a map of {size} factors, {GRAPHS} graphs")
        print(f"  ours   {_words(ours)}   target at most {SECONDS} s each")
        if dot is not None:
            theirs = [draw_with_dot(dot, *graph) for graph in graphs]
            ratio = _mean(ours) / _mean(theirs)
            print(f"  dot    {_words(theirs)}")
            print(f"  ratio  {ratio:.3f}x crossings   target at most {TARGET}x", flush=True)


def make_graph(size: int, seed: int) -> tuple[list[TidyBox], Arrows]:
    """Return a graph without double arrows that is always the same for a seed."""
    chance = random.Random(f"{size}/{seed}")
    lanes = [1 + number % LANES for number in range(size)]
    chance.shuffle(lanes)
    boxes = [TidyBox(str(n), lane, chance.choice(HEIGHTS)) for n, lane in enumerate(lanes)]
    of_lane = [[box.id for box in boxes if box.lane == lane] for lane in range(LANES + 1)]
    count = size * 3 // 2
    found: dict[tuple[str, str], None] = {}
    while len(found) < count:
        start, end = _ends(chance, inside=len(found) < count // 10)
        arrow = chance.choice(of_lane[start]), chance.choice(of_lane[end])
        if arrow[0] != arrow[1]:
            found[arrow] = None
    return boxes, list(found)


def _ends(chance: random.Random, inside: bool) -> tuple[int, int]:
    """Return the lanes in which an arrow begins and ends."""
    if inside:
        return (chance.randint(1, LANES),) * 2
    kind = chance.random()
    if kind < 0.7:
        start = chance.randint(1, LANES - 1)
        return start, start + 1
    if kind < 0.85:
        start = chance.randint(1, LANES - 2)
        return start, chance.randint(start + 2, LANES)
    end = chance.randint(1, LANES - 1)
    return chance.randint(end + 1, LANES), end


def draw(boxes: list[TidyBox], arrows: Arrows) -> Drawn:
    """Tidy a graph."""
    start = time.process_time()
    found = tidy(boxes, arrows)
    took = time.process_time() - start
    return Drawn(count(boxes, arrows, {name: place[1] for name, place in found.items()}), took)


def draw_with_dot(dot: str, boxes: list[TidyBox], arrows: Arrows) -> Drawn:
    """Have `dot` draw a graph, and make sure that it kept the lanes."""
    before = os.times().children_user
    plain = subprocess.run(
        [dot, "-Tplain"], input=_dot(boxes, arrows), capture_output=True, text=True, check=True
    ).stdout
    took = os.times().children_user - before
    rows = [line.split() for line in plain.splitlines() if line.startswith("node ")]
    across = {(boxes[int(row[1])].lane, row[2]) for row in rows}
    assert len(across) == len({lane for lane, _x in across}), "dot did not keep the lanes"
    return Drawn(count(boxes, arrows, {row[1]: float(row[3]) * INCH for row in rows}), took)


def _dot(boxes: list[TidyBox], arrows: Arrows) -> str:
    lane = {box.id: box.lane for box in boxes}
    said = [f'graph {{ rankdir=LR; nodesep={GAP / INCH}; node [shape=box fixedsize=true label=""]']
    for box in boxes:
        said.append(f"{box.id} [width={WIDTH / INCH} height={box.height / INCH}]")
    for number in sorted(set(lane.values())):
        said.append(f"{{ rank=same; {' '.join(box.id for box in boxes if box.lane == number)} }}")
    for ends in arrows:
        start, end = sorted(ends, key=lane.__getitem__)
        if lane[start] != lane[end]:
            said.append(f"{start} -- {end} [minlen={lane[end] - lane[start]}]")
    return "\n".join([*said, "}"])


def count(boxes: Sequence[TidyBox], arrows: Arrows, heights: dict[str, float]) -> int:
    """Return how many pairs of straight arrows between lanes cross."""
    lane = {box.id: box.lane for box in boxes}
    lines: list[Line] = []
    for ends in arrows:
        start, end = sorted(ends, key=lane.__getitem__)
        if lane[start] != lane[end]:
            lines.append((lane[start], heights[start], lane[end], heights[end]))
    return sum(_cross(one, other) for one, other in combinations(lines, 2))


def _cross(one: Line, other: Line) -> bool:
    first, last = max(one[0], other[0]), min(one[2], other[2])
    if first >= last:
        return False
    before = _height(one, first) - _height(other, first)
    return before * (_height(one, last) - _height(other, last)) < -1e-9


def _height(line: Line, lane: int) -> float:
    return line[1] + (line[3] - line[1]) * (lane - line[0]) / (line[2] - line[0])


def _mean(drawn: list[Drawn]) -> float:
    return statistics.mean(each.crossings for each in drawn)


def _words(drawn: list[Drawn]) -> str:
    times = [each.seconds for each in drawn]
    took = f"{statistics.median(times):.2f} s, at most {max(times):.2f} s"
    return f"{_mean(drawn):,.1f} crossings, {took}"

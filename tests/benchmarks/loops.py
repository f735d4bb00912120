"""Finding the loops of a large map and telling them, against bare networkx at the same bound."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import networkx as nx

from selfeval.core.causal.graph import Graph, graph_of
from selfeval.core.causal.leverage import pushes
from selfeval.core.causal.loops import LONGEST, MOST, find_loops
from selfeval.core.models import Arrow, Factor
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows
from tests.benchmarks.timing import compare

FACTORS, ARROWS, ROUNDS = 100, 300, 15
SIGNS = ("plus", "plus", "minus", "unknown")


def measure(_folder: Path) -> None:
    """Print the time for arrows that lead anywhere, and for a map as schools draw it."""
    for title, backwards in (("anywhere", 1.0), ("mostly from left to right", 0.1)):
        rows = _model(random.Random(7), backwards)
        graph = graph_of(rows, private=True)
        found = find_loops(rows, graph)
        told = f"{len(found.found)} loops of up to {found.longest} boxes"
        size = f"{FACTORS} factors and {ARROWS} arrows that lead {title}"
        compare(
            f"Loops of {size}: {told}",
            _looking(rows, graph),
            _bare(graph, found.longest),
            rounds=ROUNDS,
            clock=time.process_time,
        )
        compare(
            f"What a push reaches among {size}, against its loops",
            lambda _number, rows=rows, graph=graph: pushes(rows, graph),
            _looking(rows, graph),
            rounds=ROUNDS,
            clock=time.process_time,
        )


def _looking(rows: Rows, graph: Graph) -> Callable[[int], object]:
    return lambda _number: find_loops(rows, graph)


def _bare(graph: Graph, longest: int) -> Callable[[int], object]:
    pairs = [(arrow.source_id, arrow.target_id) for arrow in graph.arrows]

    def look(_number: int) -> object:
        cycles = nx.simple_cycles(nx.DiGraph(pairs), length_bound=min(longest + 1, LONGEST))
        return list(islice(cycles, MOST + 1))

    return look


def _model(chance: random.Random, backwards: float) -> Rows:
    """Make a model; of the arrows that would lead back, only a share does."""
    factors = [
        Factor(id=f"{at:03}", label=f"Children read {at} pages", realm=REALM_IDS[at * 5 // FACTORS])
        for at in range(FACTORS)
    ]
    arrows: list[Arrow] = []
    while len(arrows) < ARROWS:
        one, two = sorted(chance.sample(range(FACTORS), 2))
        if chance.random() < backwards / 2:
            one, two = two, one
        arrows.append(
            Arrow(
                id=f"{len(arrows):03}",
                source_id=f"{one:03}",
                target_id=f"{two:03}",
                sign=chance.choice(SIGNS),
            )
        )
    return Rows([*factors, *arrows])

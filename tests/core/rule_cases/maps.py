"""Rules about the causal model: rows of which each speaks, and rows of which it does not."""

from __future__ import annotations

from itertools import pairwise

from selfeval.core.models import (
    Arrow,
    ArrowAssumption,
    Consequence,
    Evidence,
    Factor,
    Row,
)
from tests.core.rule_cases.builders import Case, silent, speaks


def box(row_id: str, realm: str | None = "behaviour", **values: object) -> Factor:
    return Factor(id=row_id, label=f"Thing {row_id}", realm=realm, **values)


def arrow(source: str, target: str, **values: object) -> Arrow:
    return Arrow(id=f"{source}{target}", source_id=source, target_id=target, **values)


def row_of(count: int, **values: object) -> list[Row]:
    """So many boxes, one leading to the next."""
    ids = [f"n{at}" for at in range(count)]
    pairs = pairwise(ids)
    return [*map(box, ids), *(arrow(*pair, basis="quick", **values) for pair in pairs)]


TWO = (box("a"), box("b"))
SKIP = (box("k"), box("c", "climate"))
MIDDLE = box("s", "system")
LATE = {"delay": "terms"}
SPEAKS: list[Case] = [
    speaks("M1", "ab", *TWO, arrow("a", "b"), words="from “Thing a” to “Thing b”"),
    speaks("M2", "c", *TWO, box("c"), arrow("a", "b")),
    speaks("M3", "kc", *SKIP, arrow("k", "c"), words="straight from Behaviours to Climate"),
    speaks("M3", "kc", *SKIP, MIDDLE, arrow("k", "c"), arrow("c", "s"), arrow("s", "c")),
    speaks("M4", "school", *row_of(9)),
    speaks("M5", "school", *row_of(6), Consequence(id="c", what="Calm", desired="desired")),
]
SILENT: list[Case] = [
    silent("M1", *TWO, arrow("a", "b", basis="judgement")),
    silent("M1", *TWO, arrow("a", "b"), ArrowAssumption(arrow_id="ab", assumption_id="x")),
    silent("M1", *TWO, arrow("a", "b"), Evidence(item_table="arrow", item_id="ab", title="Study")),
    silent("M2", *TWO),
    silent("M2", *TWO, arrow("a", "b")),
    silent("M3", *SKIP, arrow("c", "k")),
    silent("M3", box("k"), MIDDLE, arrow("k", "s")),
    silent("M3", *SKIP, MIDDLE, arrow("k", "c"), arrow("k", "s"), arrow("s", "c")),
    silent("M3", box("k", kind="outside"), SKIP[1], arrow("k", "c")),
    silent("M3", box("k", None), SKIP[1], arrow("k", "c")),
    silent("M4", *row_of(8)),
    silent("M4", *row_of(9, **LATE)),
    silent("M4", *row_of(9), arrow("n5", "n3")),
    silent("M5", *row_of(5)),
    silent("M5", *row_of(6), box("u", kind="unwanted")),
    silent("M5", *row_of(6), Consequence(id="c", what="Tiredness", desired="undesired")),
]

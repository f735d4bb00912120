"""What is no item itself is shown under the item it belongs to."""

from __future__ import annotations

from typing import Any

import pytest

from selfeval.core.belonging import OWNERS, Belonging
from selfeval.core.fields import field_of
from selfeval.core.models import MODELS

ROWS: dict[tuple[str, str], dict[str, Any]] = {
    ("fact", "f"): {"measure_id": "m"},
    ("assumption", "a"): {},
    ("priority", "p"): {},
    ("factor", "x"): {},
    ("factor", "y"): {},
    ("measure", "m"): {},
    ("measure", "alone"): {},
    ("stance", "s"): {"fact_id": "f", "assumption_id": "a"},
    ("action", "do"): {"priority_id": "p"},
    ("consequence", "free"): {"priority_id": None},
    ("reading", "r"): {"measure_id": "m"},
    ("reading", "lone"): {"measure_id": "alone"},
    ("arrow", "xy"): {"source_id": "x", "target_id": "y"},
    ("arrow_assumption", "xya"): {"arrow_id": "xy", "assumption_id": "a"},
    ("quote", "q"): {"item_table": "priority", "item_id": "p"},
    ("quote", "lost"): {"item_table": "priority", "item_id": "gone"},
    ("evidence", "odd"): {"item_table": "no such table", "item_id": "p"},
    ("loop_name", "l"): {"factors": "y x"},
    ("setting", "set"): {"name": "framework"},
}


def belonging(coming: Any = (), touched: Any = ()) -> Belonging:
    find = lambda table, row: ROWS.get((table, row))  # noqa: E731
    return Belonging(find, {"m": [("fact", "f")]}, coming, touched)


@pytest.mark.parametrize(
    ("row", "item"),
    [
        (("fact", "f"), ("fact", "f")),
        (("stance", "s"), ("assumption", "a")),
        (("action", "do"), ("priority", "p")),
        (("consequence", "free"), ("consequence", "free")),
        (("reading", "r"), ("fact", "f")),
        (("reading", "lone"), ("measure", "alone")),
        (("arrow", "xy"), ("factor", "x")),
        (("arrow_assumption", "xya"), ("factor", "x")),
        (("quote", "q"), ("priority", "p")),
        (("quote", "lost"), ("quote", "lost")),
        (("evidence", "odd"), ("evidence", "odd")),
        (("loop_name", "l"), ("factor", "y")),
        (("setting", "set"), ("setting", "set")),
        (("action", "never heard of"), ("action", "never heard of")),
    ],
)
def test_each_row_has_its_item(row: tuple[str, str], item: tuple[str, str]) -> None:
    assert belonging().item_of(*row) == item


def test_a_link_stands_with_the_end_that_comes_along_with_it() -> None:
    assert belonging(coming={("fact", "f")}).item_of("stance", "s") == ("fact", "f")


def test_a_link_stands_rather_with_an_end_that_is_touched() -> None:
    assert belonging(touched={("fact", "f")}).item_of("stance", "s") == ("fact", "f")
    both = belonging(coming={("assumption", "a")}, touched={("fact", "f")})
    assert both.item_of("stance", "s") == ("assumption", "a")


def test_every_field_named_is_a_link() -> None:
    for model, names in OWNERS.items():
        assert model in MODELS
        assert all(field_of(model, name).references for name in names)

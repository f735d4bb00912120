"""What a copy brings is listed item by item, each item once."""

from __future__ import annotations

from typing import Any

from selfeval.store.preview import Touched
from selfeval.store.questions import Answer, Conflict, Kept
from selfeval.ui.pages.share.grouping import (
    ADDED,
    COMBINED,
    DECIDE,
    REMOVED,
    Came,
    Entry,
    entries_of,
    fields_in_order,
)

ROWS: dict[tuple[str, str], dict[str, Any]] = {
    ("fact", "f"): {"measure_id": "m"},
    ("fact", "new"): {},
    ("assumption", "a"): {},
    ("stance", "s"): {"fact_id": "new", "assumption_id": "a"},
    ("stance", "t"): {"fact_id": "f", "assumption_id": "a"},
    ("measure", "m"): {},
    ("reading", "r"): {"measure_id": "m"},
    ("priority", "p"): {},
    ("action", "do"): {"priority_id": "p"},
}


def came(kind: str, table: str, row: str, *fields: str, actor: str = "Deputy head") -> Came:
    touched = Touched(table, row, fields, ROWS.get((table, row), {}), actor, f"2026-11-20T{row}")
    return Came(kind, touched)


def listed(*ones: Came, conflicts: Any = (), kept: Any = ()) -> list[Entry]:
    find = lambda table, row: ROWS.get((table, row))  # noqa: E731
    return entries_of(conflicts, kept, ones, find, {"m": [("fact", "f")]})


def answer(value: Any, *, ours: bool) -> Answer:
    return Answer(value, "r" if ours else "q", 1, "Headteacher", "2026-11-20T08:00:00Z", ours)


def conflict(table: str, row: str, field: str) -> Conflict:
    return Conflict(table, row, field, (answer("one", ours=True), answer("two", ours=False)))


def summary(found: list[Entry]) -> list[tuple[str, str, int]]:
    return [(one.row, one.kind, len(one.company)) for one in found]


def test_a_link_stands_with_the_new_item_it_came_with() -> None:
    found = listed(came(ADDED, "stance", "s"), came(ADDED, "fact", "new"))
    assert summary(found) == [("new", ADDED, 1)]


def test_a_new_link_or_reading_of_an_item_of_ours_is_something_new_from_them() -> None:
    found = listed(came(ADDED, "reading", "r"), came(ADDED, "stance", "t"))
    assert summary(found) == [("f", ADDED, 1), ("a", ADDED, 1)]
    assert all(one.own is None for one in found)


def test_parts_that_come_and_go_are_a_change_of_the_item() -> None:
    found = listed(came(ADDED, "reading", "r"), came(REMOVED, "reading", "r"))
    assert summary(found) == [("f", COMBINED, 2)]


def test_an_item_to_decide_is_listed_once_with_all_that_happens_to_it() -> None:
    found = listed(
        came(COMBINED, "priority", "p", "owner"),
        came(COMBINED, "action", "do", "state"),
        conflicts=[conflict("action", "do", "cost"), conflict("priority", "p", "title")],
    )
    assert summary(found) == [("p", DECIDE, 1)]
    assert [one.table for one in found[0].conflicts] == ["priority", "action"]
    assert found[0].own is not None
    assert found[0].questions == 2


def test_a_row_that_was_kept_is_decided_under_its_item() -> None:
    kept = Kept("action", "do", "edited", answer(None, ours=True), answer("x", ours=False))
    found = listed(kept=[kept])
    assert [(one.key, one.kind) for one in found] == [(("priority", "p"), DECIDE)]


def test_what_is_to_decide_comes_first_and_then_the_order_of_the_steps() -> None:
    found = listed(
        came(REMOVED, "fact", "f"),
        came(COMBINED, "assumption", "a", "belief"),
        came(ADDED, "priority", "p"),
        came(ADDED, "fact", "new"),
        conflicts=[conflict("priority", "elsewhere", "title")],
    )
    assert [one.row for one in found] == ["elsewhere", "new", "p", "a", "f"]


def test_who_did_it_is_told_by_the_item_itself_else_by_the_newest_part() -> None:
    own = listed(
        came(ADDED, "fact", "new", actor="Head"), came(ADDED, "stance", "s", actor="Other")
    )
    assert own[0].actor == "Head"
    parts = listed(
        came(COMBINED, "action", "do", actor="Early"), came(ADDED, "reading", "r", actor="Reader")
    )
    assert {one.actor for one in parts} == {"Early", "Reader"}


def test_fields_stand_in_the_order_of_their_form() -> None:
    assert fields_in_order("fact", ["observed_on", "statement", "number", "realm"]) == [
        "number",
        "statement",
        "realm",
        "observed_on",
    ]

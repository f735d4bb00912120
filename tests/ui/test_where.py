"""Undo and redo lead to what they have changed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from selfeval.core.models import (
    Action,
    Fact,
    Factor,
    Measure,
    Priority,
    Reading,
    RealmLink,
    Row,
    School,
)
from selfeval.ui.desk import Desk
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def shown(desk: Desk) -> tuple[str, str]:
    return desk._key, getattr(desk.page, "row_id", "")


def test_undo_and_redo_go_to_the_item_they_change(desk: Desk) -> None:
    first, second = (desk.workspace.add(Fact(statement=words)) for words in ("One", "Two"))
    factor = desk.workspace.add(Factor(label="Calm"))
    desk.workspace.change(Fact, second, {"statement": "Three"})
    desk.go_to("factor", factor)
    desk.undo()
    assert shown(desk) == ("facts", second)
    assert desk.window.foot.findChild(QLabel, "notice").text() == "Undone: Change fact"
    desk.page.show_item(first)
    desk.redo()
    assert shown(desk) == ("facts", second)


def test_undoing_an_addition_goes_to_its_step(desk: Desk) -> None:
    desk.workspace.add(Factor(label="Calm"))
    desk.show_page("facts")
    desk.undo()
    assert desk.page.room.model is Factor
    desk.show_page("facts")
    desk.redo()
    assert desk.page.room.model is Factor
    assert desk.page.row_id


def test_what_belongs_to_an_item_is_shown_with_it(desk: Desk) -> None:
    measure = desk.workspace.add(Measure(name="Reading at home"))
    fact = desk.workspace.add(Fact(statement="One", measure_id=measure))
    priority = desk.workspace.add(Priority(title="Read at home"))
    rows: list[tuple[Row, str]] = [
        (Reading(measure_id=measure, period="2025/26", value="71"), fact),
        (Action(priority_id=priority, what="Buy books"), priority),
        (RealmLink(item_table="fact", item_id=fact, realm="climate"), fact),
    ]
    for row, expected in rows:
        desk.workspace.add(row)
        desk.undo()
        desk.show_page("overview")
        desk.redo()
        assert shown(desk)[1] == expected


def test_the_school_is_shown_on_its_own_page(desk: Desk) -> None:
    desk.workspace.add(School(name="Oak"))
    desk.show_page("facts")
    desk.undo()
    assert shown(desk)[0] == "school"


def test_what_is_in_sight_stays_where_it_is(desk: Desk) -> None:
    desk.workspace.add(Fact(statement="One"))
    desk.show_page("facts")
    statement = desk.page.detail.form.cells["statement"].editor.focus_widget()
    desk.workspace.change(Fact, desk.page.row_id, {"statement": "Two"})
    statement.setFocus()
    desk.undo()
    assert statement.toPlainText() == "One"
    assert desk.window.focusWidget() is statement

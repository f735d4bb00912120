"""The overview page: threads, grid, findings, due things, changes and the next step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from selfeval.core.models import (
    Arrow,
    Assumption,
    Dismissal,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Measure,
    Meeting,
    Priority,
    PriorityAssumption,
    Reading,
    RealmLink,
    School,
    Stance,
)
from selfeval.store import Document
from selfeval.ui.aside_dialog import AsideDialog
from selfeval.ui.desk import Desk
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.overview.empty import StepRow
from selfeval.ui.pages.overview.page import OverviewPage
from selfeval.ui.pages.overview.thread_card import KnotButton
from selfeval.ui.recording.dialog import RecordDialog
from selfeval.ui.recording.field import RecordField
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def shown(desk: Desk) -> OverviewPage:
    desk.show_page("overview")
    assert isinstance(desk.page, OverviewPage)
    return desk.page


def said(page: Any) -> list[str]:
    return [one.text() for one in page.look.findings()]


def soon(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def with_a_priority(desk: Desk) -> str:
    """Write a live priority with two facts, a belief, and nothing after it."""
    priority, believed = Priority(title="Words first", status="live"), Assumption(belief="It is so")
    facts = [Fact(statement="Seen in 4 of 15"), Fact(statement="Heard by 3 of 9")]
    priority_id = priority.id
    with desk.workspace.edit("Write") as session:
        session.add_all([priority, believed, *facts])
        session.flush()
        session.add(PriorityAssumption(priority_id=priority.id, assumption_id=believed.id))
        for fact in facts:
            stance = Stance(fact_id=fact.id, assumption_id=believed.id, stance="supports")
            session.add(stance)
    return priority_id


def knot(page: OverviewPage, step: str) -> KnotButton:
    return page.findChild(KnotButton, f"knot_{step}")


# The opening and an empty file --------------------------------------------------------------


def test_an_empty_file_shows_the_five_steps_and_begins_with_a_fact(desk: Desk) -> None:
    page = shown(desk)
    words = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert "Nothing is written yet" in words
    assert "stands out" not in words
    assert [one.objectName() for one in page.empty.findChildren(StepRow)] == [
        f"step_{key}" for key in ("facts", "assumptions", "maps", "priorities", "indicators")
    ]
    page.findChild(StepRow, "step_maps").click()
    assert desk.page_key == "maps"
    page = shown(desk)
    page.findChild(QPushButton, "first_fact").click()
    assert desk.page_key == "facts"
    assert desk.workspace.count(Fact) == 1


def test_boxes_and_arrows_to_look_at_are_called_by_their_words(desk: Desk) -> None:
    ends = [Factor(label="Talk in class"), Factor(label="Children join in")]
    with desk.workspace.edit("Draw") as session:
        session.add_all(ends)
    with desk.workspace.edit("Draw") as session:
        session.add(Arrow(source_id=ends[0].id, target_id=ends[1].id, sign="plus"))
    found = shown(desk).look.findChildren(ItemButton)
    words = " ".join(one.accessibleName() for one in found)
    assert "Talk in class → Children join in" in words
    assert "Factor" not in words


def test_the_verdict_and_the_purpose_are_said(desk: Desk) -> None:
    with_a_priority(desk)
    desk.workspace.add(School(purpose="Every child is known."))
    page = shown(desk)
    assert page.opening.sentence.text() == "Thin on how one thing leads to another."
    assert page.opening.fact.text() == "The one live priority is not on the map."
    assert page.opening.purpose.text() == "Our purpose: Every child is known."


# The thread ---------------------------------------------------------------------------------


def test_a_thread_shows_its_counts_and_its_gaps_in_words(desk: Desk) -> None:
    with_a_priority(desk)
    page = shown(desk)
    told = [one.text() for one in page.findChildren(KnotButton)]
    assert told == ["2", "1", "none yet", "1", "none yet"]
    assert knot(page, "indicators").accessibleName() == "Indicators: none yet, Words first"


def test_a_knot_opens_its_item_offers_several_or_shows_the_priority(desk: Desk) -> None:
    priority_id = with_a_priority(desk)
    page = shown(desk)
    knot(page, "assumptions").click()
    assert desk.page_key == "assumptions"
    page = shown(desk)
    knot(page, "maps").click()
    assert desk.item == (Priority, priority_id)
    page = shown(desk)
    knot(page, "facts").click()
    menu = page.findChild(QMenu, "knot_items")
    assert [one.text() for one in menu.actions()] == ["Seen in 4 of 15", "Heard by 3 of 9"]
    menu.actions()[1].trigger()
    assert desk.page_key == "facts"
    assert desk.workspace.values(Fact, desk.item[1])["statement"] == "Heard by 3 of 9"
    menu.close()


def test_a_thread_says_its_signs_the_worst_first(desk: Desk) -> None:
    priority_id = with_a_priority(desk)
    late = Indicator(sign="Late", look_by=soon(-3))
    waits = Indicator(sign="Waits", look_by=soon(3))
    with desk.workspace.edit("Write") as session:
        for row in (late, waits):
            session.add(row)
            session.flush()
            session.add(IndicatorPriority(indicator_id=row.id, priority_id=priority_id))
    page = shown(desk)
    assert page.findChild(QLabel, "strand_signs").text() == "1 overdue, 1 with no reading"


def test_without_a_live_priority_the_thread_says_so(desk: Desk) -> None:
    desk.workspace.add(Fact(statement="Seen"))
    page = shown(desk)
    words = [one.text() for one in page.thread.findChildren(QLabel)]
    assert any("No priority is live yet" in one for one in words)


# The grid -----------------------------------------------------------------------------------


def test_a_cell_is_read_aloud_and_opens_its_step_by_keyboard(desk: Desk, qtbot: Any) -> None:
    with desk.workspace.edit("Write") as session:
        for realm in ("knowledge", *["outcome"] * 8):
            session.add(Fact(statement="Seen", realm=realm))
    page = shown(desk)
    view, model = page.grid.view, page.grid.model
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 1).data(spoken) == "Knowledge, Facts: 1"
    assert model.index(1, 1).data(spoken) == "Behaviours, Facts: none, thin"
    assert model.index(0, 0).data(spoken) == "Knowledge: What adults know"
    wanted: list[tuple[str, str]] = []
    page.page_wanted.connect(lambda key, realm: wanted.append((key, realm)))
    view.setFocus()
    assert view.currentIndex() == model.index(0, 1)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().column() == 1
    for _time in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted == [("facts", "outcome")]
    assert desk.page_key == "facts"


def test_a_cell_opens_its_step_by_mouse_and_counts_further_realms(desk: Desk, qtbot: Any) -> None:
    fact = desk.workspace.add(Fact(statement="Seen", realm="system"))
    desk.workspace.add(RealmLink(item_table="fact", item_id=fact, realm="climate"))
    page = shown(desk)
    counts = [page.grid.model.index(row, 1).data() for row in range(5)]
    assert counts == ["0", "0", "1", "1", "0"]
    index = page.grid.model.index(3, 1)
    place = page.grid.view.visualRect(index).center()
    qtbot.mouseClick(page.grid.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.page_key == "facts"


def test_items_in_no_realm_have_a_row_of_their_own(desk: Desk) -> None:
    desk.workspace.add(Fact(statement="Seen"))
    page = shown(desk)
    assert page.grid.model.rowCount() == 6
    assert page.grid.model.index(5, 0).data() == "Not yet placed"


# Findings -----------------------------------------------------------------------------------


def test_a_finding_opens_its_item_and_is_set_aside_and_brought_back(desk: Desk, qtbot: Any) -> None:
    believed = desk.workspace.add(Assumption(belief="It is so"))
    page = shown(desk)
    before = said(page)
    assert before
    page.look.findings()[0].click()
    assert desk.item == (Assumption, believed)
    page = shown(desk)
    page.findChildren(QToolButton, "set_aside")[0].click()
    asked = desk.window.findChild(AsideDialog)
    qtbot.keyClicks(asked.line, "  ")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.isVisible()
    qtbot.keyClicks(asked.line, "A trial item")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    (dismissal,) = desk.workspace.table(Dismissal)
    assert dismissal["reason"] == "A trial item"
    assert said(page) == before[1:]
    focused = desk.window.focusWidget()
    assert focused.objectName() == "finding"
    assert page.isAncestorOf(focused)
    assert "A trial item" in page.aside.findings()[0].accessibleName()
    page.findChild(QPushButton, "bring_back").click()
    assert desk.workspace.count(Dismissal) == 0
    assert sorted(said(page)) == sorted(before)


def test_findings_of_one_kind_stand_together_until_they_are_unfolded(desk: Desk) -> None:
    with desk.workspace.edit("Write many") as session:
        for at in range(60):
            session.add(Assumption(belief=f"Belief {at}"))
    page = shown(desk)
    groups = page.findChildren(ItemButton, "finding_group")
    assert groups[0].text() == "60 assumptions have no fact for them"
    assert said(page) == []
    groups[0].click()
    assert len(said(page)) == 50
    assert desk.window.focusWidget().text() == groups[0].text()
    more = page.findChild(QPushButton, "show_all_findings")
    assert more.text() == "Show all 60"
    more.click()
    assert len(said(page)) == 60
    assert desk.window.focusWidget() is page.look.findings()[50]
    page.findChildren(QPushButton, "fold_findings")[0].click()
    assert said(page) == []
    page.findChildren(QPushButton, "fold_findings")[1].click()
    desk.show_page("facts")
    assert said(shown(desk)) == []


def test_every_finding_says_its_level_in_a_word(desk: Desk) -> None:
    desk.workspace.add(Assumption(belief="It is so"))
    desk.workspace.add(Fact(statement="Seen"))
    page = shown(desk)
    for one in page.findChildren(ItemButton):
        if one.objectName() in ("finding", "finding_group"):
            level = one.accessibleName().rpartition(", ")[2]
            assert level.startswith(("Gap · ", "Weak spot · ", "To note · "))
    assert page.look.note.text() == "2 gaps"


def test_too_many_live_are_a_matter_of_the_priorities(desk: Desk) -> None:
    for title in ("One", "Two", "Three", "Four"):
        desk.workspace.add(Priority(title=title, status="live"))
    page = shown(desk)
    found = next(one for one in page.look.findings() if "could wait" in one.text())
    assert found.accessibleName().endswith("Weak spot · Priorities")


def test_the_button_of_a_priority_without_indicator_adds_one(desk: Desk) -> None:
    priority_id = with_a_priority(desk)
    page = shown(desk)
    finding = next(one for one in page.look.findings() if "no early indicator" in one.text())
    (verb,) = [
        one
        for one in page.findChildren(QPushButton, "finding_verb")
        if one.parentWidget() is finding.parentWidget()
    ]
    assert verb.text() == "Add"
    verb.click()
    (link,) = desk.workspace.table(IndicatorPriority)
    assert link["priority_id"] == priority_id
    assert desk.page_key == "indicators"
    desk.workspace.undo()
    assert desk.workspace.count(Indicator) == desk.workspace.count(IndicatorPriority) == 0


# Due, changed and next ----------------------------------------------------------------------


def test_what_is_late_stands_first_and_opens_its_item(desk: Desk) -> None:
    late = Indicator(sign="Words first", look_by=soon(-2), realm="behaviour", owner="English lead")
    indicator_id = late.id
    desk.workspace.add(late)
    desk.workspace.add(Fact(statement="Seen once", check_by=soon(-1)))
    page = shown(desk)
    words = [one.accessibleName() for one in page.findChildren(ItemButton, "due")]
    assert words[0].startswith("Words first, Late since")
    assert words[0].endswith("English lead")
    assert words[1].startswith("Seen once, See whether it is still so · late since")
    page.findChildren(ItemButton, "due")[0].click()
    assert desk.item == (Indicator, indicator_id)


def test_a_reading_is_recorded_in_one_field_and_taken_back(desk: Desk, qtbot: Any) -> None:
    measure = Measure(name="Drop-ins", unit="number")
    with desk.workspace.edit("Write") as session:
        session.add(measure)
        session.flush()
        session.add(Indicator(sign="Words first", measure_id=measure.id, look_by=soon(-2)))
    page = shown(desk)
    page.findChild(QPushButton, "record_due").click()
    field = page.findChild(RecordField)
    box = field.found.first_focus()
    qtbot.keyClicks(box, "9")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    (reading,) = desk.workspace.table(Reading)
    assert (reading["value"], reading["sort_date"]) == ("9", soon(0))
    assert page.findChildren(ItemButton, "due") == []
    assert page.findChild(RecordField) is None
    desk.undo()
    assert desk.workspace.count(Reading) == 0
    assert page.findChildren(ItemButton, "due")


def test_a_field_that_is_not_wanted_goes_away_again(desk: Desk) -> None:
    desk.workspace.add(Indicator(sign="Words first", look_by=soon(-2), baseline="4"))
    page = shown(desk)
    page.findChild(QPushButton, "record_due").click()
    assert page.findChild(RecordField) is not None
    page.findChild(QPushButton, "record_not_now").click()
    assert page.findChild(RecordField) is None
    assert desk.window.focusWidget().objectName() == "due"


def test_what_does_not_fit_one_field_is_asked_in_a_dialog(desk: Desk) -> None:
    measure = Measure(name="Asked", unit="words")
    with desk.workspace.edit("Write") as session:
        session.add(measure)
        session.flush()
        session.add(Indicator(sign="They can say why", measure_id=measure.id, look_by=soon(-2)))
    shown(desk).findChild(QPushButton, "record_due").click()
    asked = desk.window.findChild(RecordDialog)
    assert asked.isVisible()
    asked.reject()


def test_changes_are_told_since_the_last_meeting_and_open_their_items(desk: Desk) -> None:
    fact = desk.workspace.add(Fact(statement="Seen"))
    page = shown(desk)
    assert page.changes.title.text() == "Changed in the last 30 days"
    change = page.findChild(ItemButton, "change")
    assert change.accessibleName() == "New fact: “Seen”, Headteacher · today"
    change.click()
    assert desk.item == (Fact, fact)
    desk.workspace.add(Meeting(title="Full board", held_on=soon(-1)))
    page = shown(desk)
    assert page.changes.title.text() == "Changed since the last meeting"
    assert page.findChildren(ItemButton, "change")


def test_the_next_step_says_why_and_begins(desk: Desk) -> None:
    desk.workspace.add(Assumption(belief="It is so"))
    page = shown(desk)
    assert page.next.words.text()
    assert page.next.reason.text()
    page.findChild(QPushButton, "next_begin").click()
    assert desk.page_key == "facts"
    assert desk.workspace.count(Fact) == 1
    desk.workspace.undo()
    assert desk.workspace.count(Fact) == 0


# The page as a whole ------------------------------------------------------------------------


def test_it_is_worked_out_once_until_something_changes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from selfeval.ui.pages.overview import page as module

    desk.workspace.add(Fact(statement="Seen"))
    counted: list[date] = []
    real = module.overview

    def count(rows: Any, today: date) -> Any:
        counted.append(today)
        return real(rows, today)

    monkeypatch.setattr(module, "overview", count)
    shown(desk)
    desk.show_page("facts")
    shown(desk)
    assert len(counted) == 1
    desk.workspace.add(Fact(statement="Heard"))
    assert len(counted) == 2


def test_cards_stand_in_two_columns_where_there_is_room(desk: Desk, qtbot: Any) -> None:
    desk.workspace.add(Fact(statement="Seen"))
    page = shown(desk)
    for width, way in ((1366, "LeftToRight"), (1024, "TopToBottom")):
        desk.window.resize(width, 700)
        qtbot.waitUntil(
            lambda way=way: page._columns.direction() is getattr(QBoxLayout.Direction, way)
        )
        assert page._scroll.widget().width() <= page._scroll.viewport().width()


def test_very_long_words_do_not_widen_the_page(desk: Desk) -> None:
    long = "Unbelievablylongword" * 12 + " and more of it" * 60
    priority = desk.workspace.add(Priority(title=long, status="live", owner=long[:900]))
    desk.workspace.add(Indicator(sign=long, look_by=soon(-1), owner=long[:900]))
    desk.workspace.add(School(purpose=long))
    page = shown(desk)
    desk.window.resize(1024, 600)
    assert priority
    assert page._scroll.widget().width() <= page._scroll.viewport().width()


def test_a_file_for_reading_only_has_no_buttons_that_write(open_window: Window, qtbot: Any) -> None:
    desk = open_window.desk
    assert desk is not None
    with_a_priority(desk)
    desk.workspace.add(Indicator(sign="Late", look_by=soon(-2)))
    path = desk.workspace.document.path
    desk.workspace.close()
    desk.workspace.adopt(Document.open(path, read_only=True))
    page = shown(desk)
    written = {"finding_verb", "set_aside", "record_due", "bring_back"}
    assert not written & {one.objectName() for one in page.findChildren(QWidget)}
    assert page.next.begin.isHidden()

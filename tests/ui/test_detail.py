"""An item in the middle of its step: head, what is folded away, help, reasons, the past."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from selfeval.core.models import (
    Arrow,
    ArrowAssumption,
    Assumption,
    Fact,
    Factor,
    Measure,
    Priority,
    PriorityAssumption,
    Reading,
    Stance,
)
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.item.contradict import ContradictSection
from selfeval.ui.item.said_when import day_words, edited_words
from selfeval.ui.item.series import SeriesSection
from selfeval.ui.item_button import ItemButton
from selfeval.ui.room_page import RoomPage
from selfeval.ui.window import Window


def page_of(window: Window, key: str) -> RoomPage:
    assert window.desk is not None
    window.desk.show_page(key)
    assert isinstance(window.desk.page, RoomPage)
    return window.desk.page


@pytest.fixture
def facts(open_window: Window) -> RoomPage:
    return page_of(open_window, "facts")


@pytest.fixture
def beliefs(open_window: Window) -> RoomPage:
    return page_of(open_window, "assumptions")


def write(page: RoomPage, name: str, words: str, qtbot: Any) -> None:
    box = page.detail.form.cells[name].editor.focus_widget()
    box.setFocus()
    if hasattr(box, "selectAll"):
        box.selectAll()
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


# The head ---------------------------------------------------------------------------------


def test_the_head_says_what_it_is_and_who_edited_it(facts: RoomPage, qtbot: Any) -> None:
    facts.workspace.document.actor = "Deputy head"
    facts.add("Seen by two")
    assert facts.detail.title.text().startswith("Fact 1 · written today at ")
    facts.workspace.document.actor = "English lead"
    write(facts, "source", "Register", qtbot)
    assert facts.detail.title.text().endswith("by the English lead")
    assert "edited today" in facts.detail.title.text()


def test_the_head_of_an_assumption_says_where_it_is_used(beliefs: RoomPage) -> None:
    space = beliefs.workspace
    believed = space.add(Assumption(belief="Words stop children"))
    ends = [space.add(Factor(label=label)) for label in ("Words", "Joining in")]
    arrow = space.add(Arrow(source_id=ends[0], target_id=ends[1]))
    space.add(ArrowAssumption(arrow_id=arrow, assumption_id=believed))
    priority = space.add(Priority(title="Words first"))
    space.add(PriorityAssumption(priority_id=priority, assumption_id=believed))
    beliefs.show_item(believed)
    assert "on 1 arrow · behind 1 priority" in beliefs.detail.title.text()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-22T09:30:00", "today at 09:30"),
        ("2026-11-21T23:59:00", "yesterday"),
        ("2026-10-16T10:00:00", "on 16 Oct 2026"),
    ],
)
def test_a_day_is_said_as_people_say_it(at: str, words: str) -> None:
    moment = datetime.fromisoformat(at).astimezone().isoformat()
    assert day_words(moment, datetime(2026, 11, 22, 12, 0)) == words


def test_a_change_by_nobody_known_says_only_when() -> None:
    assert edited_words("2026-11-22T09:30:00+00:00", "  ", made=True).startswith("written ")
    assert "by" not in edited_words("2026-11-22T09:30:00+00:00", "", made=False)


def test_the_menu_makes_private_and_writes_once_more(facts: RoomPage) -> None:
    facts.add("Seen by two")
    facts.detail.head.fill_menu()
    actions = {one.text(): one for one in facts.detail.head.menu.actions()}
    actions["Private: never printed"].trigger()
    assert facts.workspace.table(Fact)[0]["private"] == 1
    assert facts.detail.title.text().endswith("private")
    actions["Duplicate"].trigger()
    assert facts.workspace.count(Fact) == 2
    facts.detail.head.fill_menu()
    remove = next(one for one in facts.detail.head.menu.actions() if one.objectName() == "remove")
    remove.trigger()
    assert facts.workspace.count(Fact) == 1


# What is folded away ----------------------------------------------------------------------


def test_more_says_what_it_holds_and_detail_comes_forward(facts: RoomPage, qtbot: Any) -> None:
    facts.add("Seen by two")
    form = facts.detail.form
    assert not form.more.is_open
    assert form.more.button.words == ""
    assert not form.cells["detail"].isVisible()
    qtbot.mouseClick(form.more.button, Qt.MouseButton.LeftButton)
    assert form.cells["detail"].isVisible()
    write(facts, "n", "18", qtbot)
    write(facts, "out_of", "31", qtbot)
    facts.workspace.change(Fact, facts.row_id, {"tone": "concern", "kind": "number"})
    assert form.more.button.words == "Number · 18 of 31 · Concern"
    assert form.more.button.accessibleDescription() == form.more.button.words
    qtbot.mouseClick(form.more.button, Qt.MouseButton.LeftButton)
    assert not form.cells["n"].isVisible()
    facts.workspace.change(Fact, facts.row_id, {"detail": "Two leaders looked."})
    qtbot.waitUntil(form.cells["detail"].isVisible)
    assert not form.cells["n"].isVisible()


def test_a_mistake_under_more_opens_it_again(facts: RoomPage, qtbot: Any) -> None:
    facts.add("Seen by two")
    wrong, other = facts.row_id, facts.workspace.add(Fact(statement="Other"))
    form = facts.detail.form
    form.more.set_open(True)
    write(facts, "n", "many", qtbot)
    facts.show_item(other)
    assert not form.more.is_open
    facts.show_item(wrong)
    assert form.more.is_open
    write(facts, "n", "4", qtbot)


def test_a_realm_offers_its_instruments_and_asks_its_question(facts: RoomPage) -> None:
    facts.add("Seen by two")
    cell = facts.detail.form.cells["realm"]
    assert cell.help.isHidden()
    cell.editor.widget.setCurrentIndex(cell.editor.widget.findData("climate"))
    cell.editor.widget.activated.emit(cell.editor.widget.currentIndex())
    assert "What is it like to work and learn here" in cell.help.text()
    assert not cell.help.isHidden()
    completer = facts.detail.form.cells["instrument"].editor.focus_widget().completer()
    offered = [completer.model().index(at, 0).data() for at in range(3)]
    assert offered == ["Staff survey", "Pupil survey", "Parent survey"]
    facts.add("Another")
    assert cell.help.isHidden()


# Help while writing -----------------------------------------------------------------------


def help_words(page: RoomPage) -> list[str]:
    found = page.detail.form.findChild(object, "writing_help")
    return [one.text() for one in found.findChildren(QLabel)] if found.isVisible() else []


def test_a_reason_becomes_an_assumption_in_one_step(facts: RoomPage, qtbot: Any) -> None:
    facts.add("Reading fell because unknown words stop children joining in.")
    facts.workspace.change(Fact, facts.row_id, {"realm": "outcome"})
    before = facts.workspace.document.canonical_dump()
    assert help_words(facts) == ["This sounds like a reason."]
    facts.detail.form.findChild(QPushButton, "split_reason").click()
    (fact,) = facts.workspace.table(Fact)
    (believed,) = facts.workspace.table(Assumption)
    (stance,) = facts.workspace.table(Stance)
    assert fact["statement"] == "Reading fell."
    assert believed["belief"] == "Unknown words stop children joining in"
    assert believed["realm"] == "outcome"
    assert stance["stance"] == "supports"
    assert help_words(facts) == []
    assert facts.workspace.undo() == "Make the reason an assumption"
    assert facts.workspace.document.canonical_dump() == before


def test_help_comes_while_writing_and_goes_with_the_cursor(
    open_window: Window, facts: RoomPage, qtbot: Any
) -> None:
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    facts.add("")
    statement = facts.detail.form.cells["statement"].editor.focus_widget()
    statement.setFocus()
    qtbot.keyClicks(statement, "58% read well")
    assert any(words.startswith("A percentage of how many?") for words in help_words(facts))
    facts.list.view.setFocus()
    assert help_words(facts) == []


def test_figures_are_put_into_words(open_window: Window, facts: RoomPage, qtbot: Any) -> None:
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    facts.add("Most read well")
    facts.workspace.change(Fact, facts.row_id, {"n": 3, "out_of": 7, "people": "children"})
    facts.detail.form.focus_first()
    said = " ".join(help_words(facts))
    assert "3 of 7 is 43%: “less than half” in Scotland’s words" in said
    assert "Only 7 children: this can be hidden in print." in said


# For, against, and what would contradict --------------------------------------------------


def test_a_fact_that_points_the_other_way(facts: RoomPage, qtbot: Any) -> None:
    space = facts.workspace
    fact = space.add(Fact(statement="Words came first", realm="behaviour"))
    facts.show_item(fact)
    section = next(one for one in facts.detail.sections.parts if isinstance(one, ContradictSection))
    assert section.add.isHidden()
    assert section.note.text() == "Link it to an assumption first."
    one, other = (space.add(Assumption(belief=words)) for words in ("One", "Other"))
    space.add(Stance(fact_id=fact, assumption_id=one, stance="supports"))
    space.add(Stance(fact_id=fact, assumption_id=other, stance="challenges"))
    before = space.document.canonical_dump()
    section.add.click()
    pick = facts.window().findChildren(PickDialog)[-1]
    qtbot.keyClicks(pick.findChild(QLineEdit, "pick_search"), "Year 2 still dipped")
    pick.findChild(QPushButton, "pick_new").click()
    new = next(row for row in space.table(Fact) if row["statement"] == "Year 2 still dipped")
    assert new["realm"] == "behaviour"
    said = {
        row["assumption_id"]: row["stance"]
        for row in space.table(Stance)
        if row["fact_id"] == new["id"]
    }
    assert said == {one: "challenges", other: "supports"}
    space.undo()
    assert space.document.canonical_dump() == before


def test_not_yet_clear_shows_only_where_there_is_something(beliefs: RoomPage) -> None:
    space = beliefs.workspace
    believed = space.add(Assumption(belief="It is so"))
    fact = space.add(Fact(statement="Seen"))
    beliefs.show_item(believed)
    unclear = beliefs.detail.sections.findChild(object, "stance_fact_id_unclear")
    against = beliefs.detail.sections.findChild(object, "stance_fact_id_challenges")
    assert not unclear.isVisible()
    asked = [one.text() for one in against.findChildren(QLabel)]
    assert "What would a sceptic show us?" in asked
    space.add(Stance(fact_id=fact, assumption_id=believed, stance="unclear"))
    assert unclear.isVisible()
    space.change(Stance, Stance.id_for(fact, believed), {"stance": "challenges"})
    assert not unclear.isVisible()
    asked = [one.text() for one in against.findChildren(QLabel)]
    assert "What would a sceptic show us?" in asked


def test_every_way_of_knowing_says_what_it_means(beliefs: RoomPage, qtbot: Any) -> None:
    beliefs.add("It is so")
    meaning = beliefs.detail.form.findChild(QLabel, "basis_meaning")
    said = [meaning.text()]
    for word in ("judgement", "quick", "systematic", "tested"):
        step = beliefs.detail.form.findChild(QPushButton, f"basis_{word}")
        qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
        assert beliefs.workspace.table(Assumption)[0]["basis"] == word
        said.append(meaning.text())
    assert len(set(said)) == 5


def choose_status(page: RoomPage, status: str) -> None:
    combo = page.detail.form.cells["status"].editor.widget
    combo.setCurrentIndex(combo.findData(status))
    combo.activated.emit(combo.currentIndex())


def test_giving_up_a_belief_asks_for_one_line(beliefs: RoomPage, qtbot: Any) -> None:
    beliefs.add("It is so")
    beliefs.workspace.change(Assumption, beliefs.row_id, {"basis_reason": "Two rounds."})
    ask = beliefs.detail.findChild(object, "retire_ask")
    choose_status(beliefs, "testing")
    assert not ask.isVisible()
    choose_status(beliefs, "retired")
    assert ask.isVisible()
    qtbot.waitUntil(lambda: not ask.line.visibleRegion().isEmpty())
    qtbot.keyClick(ask.line, Qt.Key.Key_Return)
    assert ask.isVisible()
    qtbot.keyClicks(ask.line, "Homes have books")
    qtbot.keyClick(ask.line, Qt.Key.Key_Return)
    assert not ask.isVisible()
    values = beliefs.workspace.values(Assumption, beliefs.row_id)
    assert values is not None
    assert (values["status"], values["basis_reason"]) == ("retired", "Two rounds. Homes have books")
    choose_status(beliefs, "failing")
    beliefs.add("Another")
    assert not ask.isVisible()


def test_what_we_used_to_say_comes_from_the_history(beliefs: RoomPage, qtbot: Any) -> None:
    beliefs.workspace.document.actor = "Deputy head"
    beliefs.add("Homes have few books")
    before = beliefs.detail.findChild(object, "used_to_say")
    assert not before.isVisible()
    write(beliefs, "belief", "Unknown words stop children", qtbot)
    (line,) = before.findChildren(QLabel, "used_to_say_line")
    assert line.text().startswith("“Homes have few books” Changed today at ")
    assert line.text().endswith("by the deputy head.")
    row = beliefs.workspace.rows.get(Assumption, beliefs.row_id)
    assert row is not None
    beliefs.workspace.document.erase(row, ["belief"])
    assert not before.isVisible()


# Seen again -------------------------------------------------------------------------------


def test_figures_are_behind_a_button_and_gaps_have_their_reason(facts: RoomPage) -> None:
    space = facts.workspace
    measure = space.add(
        Measure(name="Reading", unit="percentage", local_name="Hampshire", national_name="England")
    )
    fact = space.add(Fact(statement="Most read well", measure_id=measure))
    for period, value, local, reason in (
        ("2023/24", "68", "72", ""),
        ("2024/25", None, None, "suppressed"),
        ("2025/26", "58", "74", ""),
    ):
        space.add(
            Reading(
                measure_id=measure,
                period=period,
                sort_date=f"20{period[-2:]}-08-31",
                value=value,
                local=local,
                reason=reason,
            )
        )
    facts.show_item(fact)
    section = next(one for one in facts.detail.sections.parts if isinstance(one, SeriesSection))
    assert section.chart.isVisible()
    assert section.chart.accessibleDescription() == (
        "2023/24: 68%, 2025/26: 58%, 2024/25: suppressed because few pupils are in the group, "
        "Hampshire: 74%"
    )
    assert section.said.text() == "2024/25: suppressed because few pupils are in the group"
    assert section.trend.text() == "2 readings: too few to call a trend"
    assert not section.view.isVisible()
    section.figures.click()
    assert section.view.isVisible()
    assert section.rows.rowCount() == 3
    section.figures.click()
    assert not section.view.isVisible()


def test_a_single_reading_is_said_where_no_line_can_be_drawn(facts: RoomPage) -> None:
    space = facts.workspace
    measure = space.add(Measure(name="Drop-ins", unit="count_of"))
    fact = space.add(Fact(statement="Words came first", measure_id=measure))
    space.add(
        Reading(measure_id=measure, period="2026-10-16", sort_date="2026-10-16", n=4, out_of=15)
    )
    facts.show_item(fact)
    section = next(one for one in facts.detail.sections.parts if isinstance(one, SeriesSection))
    assert not section.chart.isVisible()
    assert section.said.text() == "16 Oct 2026: 4 of 15"


# The thread -------------------------------------------------------------------------------


def test_the_thread_says_what_a_fact_says_and_links_it(
    open_window: Window, facts: RoomPage, qtbot: Any
) -> None:
    space = facts.workspace
    fact, other = (space.add(Fact(statement=words)) for words in ("Seen", "Seen too"))
    believed = space.add(Assumption(belief="Words stop children"))
    space.add(Stance(fact_id=fact, assumption_id=believed, stance="supports"))
    space.add(Stance(fact_id=other, assumption_id=believed, stance="challenges"))
    facts.show_item(fact)
    qtbot.waitUntil(lambda: bool(facts.thread.findChildren(ItemButton)))
    (card,) = facts.thread.findChildren(ItemButton)
    assert card.accessibleName() == "Words stop children, Supports, 1 other fact is against"
    words = [one.text() for one in facts.thread.findChildren(QLabel)]
    assert "What this fact holds up" in words
    assert facts.thread.link.text() == "Link to an assumption"
    qtbot.mouseClick(facts.thread.link, Qt.MouseButton.LeftButton)
    pick = open_window.findChildren(PickDialog)[-1]
    assert pick.windowTitle() == "Link to an assumption"
    pick.reject()

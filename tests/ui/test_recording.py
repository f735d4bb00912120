"""Record a reading: in a dialog from anywhere, and in place; by mouse and by keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMessageBox, QWidget

from selfeval.core.models import (
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Measure,
    Priority,
    Reading,
    Row,
    Stance,
)
from selfeval.core.recording import FOUND, fields_shown
from selfeval.store import Document
from selfeval.ui.desk import Desk
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.item.series import SeriesSection
from selfeval.ui.recording.dialog import RecordDialog, open_record
from selfeval.ui.recording.field import RecordField
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace

TODAY = date.today()


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def put(space: Workspace, *rows: Row) -> None:
    with space.edit("Put") as session:
        for row in rows:
            session.add(row)
            session.flush()


def drop_ins(space: Workspace, unit: str = "count_of", **values: Any) -> tuple[str, str]:
    """Write an indicator with two readings of its measure; return its id and the measure's."""
    measure = Measure(name="Drop-ins", unit=unit)
    given = {"sign": "Words taught first", "measure_id": measure.id, "instrument": "Drop-ins"}
    indicator = Indicator(**(given | values))
    ids = indicator.id, measure.id
    readings = [
        Reading(measure_id=measure.id, period=ago(days), sort_date=ago(days), n=n, out_of=15)
        for days, n in ((42, 4), (21, 6))
    ]
    put(space, measure, *(readings if unit == "count_of" else []), indicator)
    return ids


def shown(desk: Desk) -> RecordDialog:
    return desk.window.findChildren(RecordDialog)[-1]


def press(qtbot: Any, within: QWidget, name: str) -> None:
    found = within.findChild(QAbstractButton, name)
    assert found is not None, name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def todays(space: Workspace) -> Any:
    return next(row for row in space.rows.all(Reading) if row.period == TODAY.isoformat())


def test_ctrl_r_and_one_figure_and_enter(desk: Desk, qtbot: Any) -> None:
    space = desk.workspace
    indicator_id, measure_id = drop_ins(space)
    desk.show_page("facts")
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = shown(desk)
    many = dialog.findChild(QLineEdit, "reading_n")
    assert dialog.focusWidget() is many
    assert dialog.findChild(QLineEdit, "reading_out_of").text() == "15"
    qtbot.keyClicks(many, "9")
    qtbot.keyClick(many, Qt.Key.Key_Return)
    reading = todays(space)
    assert (reading.measure_id, reading.n, reading.out_of) == (measure_id, 9, 15)
    assert (reading.sort_date, reading.source) == (TODAY.isoformat(), "Drop-ins")
    assert space.document.undo_label == "Record a reading"
    assert "9 of 15 on" in dialog.saved.findChild(QLabel, "saved_told").text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    before = space.rows.get(Indicator, indicator_id)
    assert before is not None
    assert before.next_on
    space.undo()
    after = space.rows.get(Indicator, indicator_id)
    assert after is not None
    assert after.next_on is None
    assert len(space.rows.all(Reading)) == 2


def test_the_next_look_is_proposed_and_can_be_changed(desk: Desk, qtbot: Any) -> None:
    indicator_id, _measure = drop_ins(desk.workspace)
    open_record(desk, indicator_id)
    dialog = shown(desk)
    proposed = date.fromisoformat(dialog.pane.again.get())
    assert TODAY + timedelta(days=21) <= proposed <= TODAY + timedelta(days=23)
    again = dialog.findChild(QLineEdit, "reading_next_on")
    again.clear()
    qtbot.keyClicks(again, "some time")
    dialog.findChild(QLineEdit, "reading_n").setText("9")
    press(qtbot, dialog, "record_accept")
    assert "no such day" in dialog.findChild(QLabel, "record_problem").text()
    assert len(desk.workspace.rows.all(Reading)) == 2
    again.clear()
    qtbot.keyClicks(again, "5 Jan 2030")
    press(qtbot, dialog, "record_accept")
    found = desk.workspace.rows.get(Indicator, indicator_id)
    assert found is not None
    assert found.next_on == "2030-01-05"


def test_the_one_that_is_due_is_asked_for_and_another_can_be_found(desk: Desk, qtbot: Any) -> None:
    space = desk.workspace
    later = Indicator(sign="Looked for later", look_by=ago(-90))
    due = Indicator(sign="Due already", next_on=ago(3))
    done = Priority(title="Done", status="done")
    over = Indicator(sign="Over", next_on=ago(300))
    due_id, later_id, over_id = due.id, later.id, over.id
    link = IndicatorPriority(indicator_id=over.id, priority_id=done.id)
    put(space, later, due, done, over, link)
    desk.show_page("facts")
    open_record(desk)
    dialog = shown(desk)
    assert dialog.pane.indicator_id == due_id
    press(qtbot, dialog, "record_choose")
    picker = dialog.findChildren(PickDialog)[-1]
    qtbot.keyClicks(picker.search, "later")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert dialog.pane.indicator_id == later_id
    open_record(desk, over_id)
    assert shown(desk).pane.indicator_id == over_id


def test_the_measure_comes_about_with_the_first_reading(desk: Desk, qtbot: Any) -> None:
    space = desk.workspace
    row_id = space.add(Indicator(sign="Rooms that start alike", baseline_out_of=8))
    open_record(desk, row_id)
    dialog = shown(desk)
    assert dialog.pane.unit.currentData() == "count_of"
    assert dialog.findChild(QLineEdit, "reading_out_of").text() == "8"
    at = dialog.pane.unit.findData("percentage")
    dialog.pane.unit.setCurrentIndex(at)
    dialog.pane.unit.activated.emit(at)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reading_value"), "58")
    press(qtbot, dialog, "record_accept")
    measure = space.rows.all(Measure)[0]
    assert (measure.name, measure.unit) == ("Rooms that start alike", "percentage")
    assert todays(space).value == "58"
    indicator = space.rows.get(Indicator, row_id)
    assert indicator is not None
    assert indicator.measure_id == measure.id
    space.undo()
    assert not space.rows.all(Measure)


@pytest.mark.parametrize(
    ("unit", "typed", "stored"),
    [
        ("percentage", {"reading_value": "58.5"}, {"value": "58.5"}),
        ("scale", {"reading_value": "6"}, {"value": "6"}),
        ("number", {"reading_value": "12"}, {"value": "12"}),
        ("money", {"reading_value": "1,204"}, {"value": "1204"}),
        ("yes_no", {"reading_value_1": None, "reading_word_seen": None}, {"value": "1"}),
        ("words", {"reading_said": "All did", "reading_word_seen": None}, {"said": "All did"}),
    ],
)
def test_each_unit_has_the_one_field_that_fits_it(
    desk: Desk, qtbot: Any, unit: str, typed: dict[str, str | None], stored: dict[str, str]
) -> None:
    indicator_id, _measure = drop_ins(desk.workspace, unit)
    open_record(desk, indicator_id)
    dialog = shown(desk)
    for name, words in typed.items():
        if words is None:
            press(qtbot, dialog, name)
        else:
            qtbot.keyClicks(dialog.findChild(QWidget, name), words)
    press(qtbot, dialog, "record_accept")
    reading = todays(desk.workspace)
    assert {name: getattr(reading, name) for name in stored} == stored
    assert reading.word == ("seen" if unit in ("yes_no", "words") else "")


def test_a_scale_asks_what_puts_it_there_and_what_one_step_up_would_be(
    desk: Desk, qtbot: Any
) -> None:
    indicator_id, _measure = drop_ins(desk.workspace, "scale", one_step_up="They ask first")
    open_record(desk, indicator_id)
    dialog = shown(desk)
    step_up = dialog.pane.step_up
    assert step_up.toPlainText() == "They ask first"
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reading_value"), "4")
    qtbot.keyClicks(dialog.pane.puts_it, "Half of them know")
    step_up.setPlainText("They ask and answer")
    press(qtbot, dialog, "record_accept")
    assert todays(desk.workspace).note == "Half of them know"
    indicator = desk.workspace.rows.get(Indicator, indicator_id)
    assert indicator is not None
    assert indicator.one_step_up == "They ask and answer"


def test_what_is_wrong_is_said_with_the_cursor_there_and_nothing_is_written(
    desk: Desk, qtbot: Any
) -> None:
    indicator_id, _measure = drop_ins(desk.workspace)
    open_record(desk, indicator_id)
    dialog = shown(desk)
    many = dialog.findChild(QLineEdit, "reading_n")
    qtbot.keyClicks(many, "16")
    qtbot.keyClick(many, Qt.Key.Key_Return)
    problem = dialog.findChild(QLabel, "record_problem")
    assert "16 out of 15 is more than all" in problem.text()
    assert problem.parentWidget() is many.parentWidget().parentWidget()
    assert dialog.focusWidget() is many
    assert len(desk.workspace.rows.all(Reading)) == 2
    many.clear()
    qtbot.keyClicks(many, "9")
    assert problem.isHidden()


def test_a_gap_keeps_its_reason(desk: Desk, qtbot: Any) -> None:
    indicator_id, _measure = drop_ins(desk.workspace)
    open_record(desk, indicator_id)
    dialog = shown(desk)
    press(qtbot, dialog, "reading_gap")
    reason = dialog.pane.reason
    assert reason.currentData() == "not_available"
    assert dialog.focusWidget() is reason
    press(qtbot, dialog, "record_accept")
    reading = todays(desk.workspace)
    assert (reading.reason, reading.n) == ("not_available", None)
    assert dialog.saved.findChild(QAbstractButton, "saved_make_fact") is None


def test_a_school_year_may_stand_for_the_day(desk: Desk, qtbot: Any) -> None:
    indicator_id, _measure = drop_ins(desk.workspace, "percentage")
    open_record(desk, indicator_id)
    dialog = shown(desk)
    when = dialog.findChild(QLineEdit, "reading_on")
    when.clear()
    qtbot.keyClicks(when, "some day")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reading_value"), "58")
    press(qtbot, dialog, "record_accept")
    assert "16 Oct 2026" in dialog.findChild(QLabel, "record_problem").text()
    assert dialog.focusWidget() is when
    when.clear()
    qtbot.keyClicks(when, "2024/25")
    press(qtbot, dialog, "record_accept")
    (reading,) = desk.workspace.rows.all(Reading)
    assert (reading.period, reading.sort_date) == ("2024/25", "2025-08-31")


def test_a_second_reading_of_a_day_says_that_it_takes_the_place_of_the_first(
    desk: Desk, qtbot: Any
) -> None:
    space = desk.workspace
    indicator_id, measure_id = drop_ins(space)
    put(space, Reading(measure_id=measure_id, period=TODAY.isoformat(), n=7, out_of=15))
    open_record(desk, indicator_id)
    dialog = shown(desk)
    told = dialog.findChild(QLabel, "reading_replaces")
    assert "7 of 15" in told.text()
    assert not told.isHidden()
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reading_n"), "9")
    press(qtbot, dialog, "record_accept")
    assert todays(space).n == 9
    assert len(space.rows.all(Reading)) == 3


def test_a_challenge_asks_about_the_belief_at_once_and_becomes_a_fact_against_it(
    desk: Desk, qtbot: Any
) -> None:
    space = desk.workspace
    belief = Assumption(belief="Adults teach words first once they know why")
    belief_id = belief.id
    put(space, belief)
    indicator_id, measure_id = drop_ins(space, assumption_id=belief_id)
    open_record(desk, indicator_id)
    dialog = shown(desk)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reading_n"), "3")
    press(qtbot, dialog, "reading_stance_challenges")
    press(qtbot, dialog, "record_accept")
    reading = todays(space)
    assert (reading.stance, reading.assumption_id) == ("challenges", belief_id)
    press(qtbot, dialog.saved, "saved_thought_through")
    found = space.rows.get(Assumption, belief_id)
    assert found is not None
    assert found.reviewed_on == TODAY.isoformat()
    assert dialog.saved.statement.toPlainText().startswith("Words taught first: 3 of 15.")
    press(qtbot, dialog.saved, "saved_make_fact")
    fact = space.rows.all(Fact)[0]
    assert fact.measure_id == measure_id
    stance = space.rows.all(Stance)[0]
    assert (stance.fact_id, stance.assumption_id, stance.stance) == (
        fact.id,
        belief_id,
        "challenges",
    )
    assert space.document.undo_label == "Make a reading a fact"
    fact_id = fact.id
    space.undo()
    assert not space.rows.all(Fact)
    assert not space.rows.all(Stance)
    space.redo()
    press(qtbot, dialog.saved, "saved_open_fact")
    assert desk.item == (Fact, fact_id)


def test_another_goes_on_with_the_next_that_is_due(desk: Desk, qtbot: Any) -> None:
    space = desk.workspace
    indicator_id, _measure = drop_ins(space)
    other_id = space.add(Indicator(sign="Due next", next_on=ago(1)))
    open_record(desk, indicator_id)
    dialog = shown(desk)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reading_n"), "9")
    press(qtbot, dialog, "record_accept")
    press(qtbot, dialog, "record_another")
    assert dialog.pane.indicator_id == other_id
    assert dialog.findChild(QAbstractButton, "record_accept").isVisible()


def test_without_an_indicator_the_first_is_offered(desk: Desk) -> None:
    open_record(desk)
    box = desk.window.findChild(QMessageBox, "nothing_to_record")
    assert "nothing to read" in box.text()
    next(one for one in box.buttons() if one.text() == "Add an early indicator").click()
    assert len(desk.workspace.rows.all(Indicator)) == 1
    assert desk.page_key == "indicators"


def test_every_field_of_the_dialog_has_a_name(desk: Desk) -> None:
    for unit in ("count_of", "scale", "words", "yes_no"):
        indicator_id, _measure = drop_ins(desk.workspace, unit)
        open_record(desk, indicator_id)
        for part in shown(desk).findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = part.accessibleName() or getattr(part, "text", str)()
                assert named, (unit, part.objectName(), part)


# In place ---------------------------------------------------------------------------------------


def test_a_reading_is_recorded_in_place(workspace: Workspace, qtbot: Any) -> None:
    indicator_id, _measure = drop_ins(workspace)
    field = RecordField(workspace, indicator_id)
    qtbot.addWidget(field)
    field.show()
    many = field.findChild(QLineEdit, "reading_n")
    qtbot.keyClick(many, Qt.Key.Key_Return)
    assert "Write the figure" in field.problem.text()
    qtbot.keyClicks(many, "9")
    with qtbot.waitSignal(field.recorded) as told:
        qtbot.keyClick(many, Qt.Key.Key_Return)
    assert told.args == [indicator_id]
    assert todays(workspace).n == 9
    assert len(workspace.rows.all(Reading)) == 3
    assert "Words taught first" in field.button.accessibleName()


def test_words_want_more_than_fits_in_place(workspace: Workspace, qtbot: Any) -> None:
    indicator_id, _measure = drop_ins(workspace, "words")
    field = RecordField(workspace, indicator_id)
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.more_wanted) as told:
        qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert told.args == [indicator_id]


def test_nothing_is_recorded_in_a_file_that_is_read_only(
    app: object, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Document.create(tmp_path / "school.selfeval") as made, made.edit("Put") as session:
        session.add(Indicator(id="a" * 32, sign="Seen"))
    space = Workspace()
    space.adopt(Document.open(tmp_path / "school.selfeval"))
    monkeypatch.setattr(type(space.document), "read_only", property(lambda _self: True))
    field = RecordField(space, "a" * 32)
    qtbot.addWidget(field)
    assert not field.isEnabled()
    monkeypatch.undo()
    space.close()


def test_esc_asks_before_an_answer_is_lost(desk: Desk, qtbot: Any) -> None:
    drop_ins(desk.workspace)
    open_record(desk)
    dialog = shown(desk)
    figure = dialog.findChild(QLineEdit, "reading_n")
    qtbot.keyClicks(figure, "7")
    qtbot.keyClick(figure, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(qtbot, dialog, "before_losing_stay")
    figure.clear()
    qtbot.keyClick(figure, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_esc_closes_at_once_when_the_reading_is_in_the_file(desk: Desk, qtbot: Any) -> None:
    drop_ins(desk.workspace)
    open_record(desk)
    dialog = shown(desk)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reading_n"), "7")
    press(qtbot, dialog, "record_accept")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("unit", "typed", "told"),
    [
        ("percentage", {"value": "71"}, "71%"),
        ("count_of", {"n": "4", "out_of": "15"}, "4 of 15"),
        ("scale", {"value": "6"}, "6"),
        ("number", {"value": "12"}, "12"),
        ("money", {"value": "250"}, "£250"),
        ("yes_no", {"said": "Yes"}, "Yes"),
        ("words", {"said": "Calmer"}, "Calmer"),
    ],
)
def test_a_measure_without_readings_takes_its_first(
    desk: Desk, qtbot: Any, unit: str, typed: dict[str, str], told: str
) -> None:
    measure = Measure(name="Drop-ins", unit=unit)
    fact = Fact(statement="Words taught first", measure_id=measure.id)
    fact_id, measure_id = fact.id, measure.id
    put(desk.workspace, measure, fact)
    desk.go_to("fact", fact_id)
    section = desk.page.detail.sections.findChild(SeriesSection)
    assert section.said.isHidden()
    press(qtbot, section, "add_series")
    dialog = desk.window.findChildren(AddDialog)[-1]
    fields = {name for name in FOUND if name in dialog.form.cells}
    assert fields == set(fields_shown(unit))
    for name, words in ({"period": "12 Oct 2026"} | typed).items():
        line = dialog.form.cells[name].editor.focus_widget()
        line.setFocus()
        qtbot.keyClicks(line, words)
    dialog.add.click()
    (found,) = desk.workspace.table(Reading)
    assert (found["measure_id"], found["sort_date"]) == (measure_id, "2026-10-12")
    assert told in section.said.text()

"""What belongs to an item: links with their stance, rows of its own, readings and measures."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from selfeval.core.models import (
    Action,
    Arrow,
    ArrowAssumption,
    Assumption,
    Fact,
    Factor,
    Indicator,
    Measure,
    Priority,
    PriorityAssumption,
    Reading,
    RealmLink,
    Row,
    Stance,
)
from selfeval.ui.form.further_realms import FurtherRealms
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.form.record_dialog import AddDialog, EditDialog
from selfeval.ui.item.sections import Sections
from selfeval.ui.item.series import SeriesSection
from selfeval.ui.item_button import ItemButton
from selfeval.ui.recording.dialog import RecordDialog
from selfeval.ui.recording.whole import reading_of
from selfeval.ui.workspace import Workspace


class Shown:
    """A row's sections in a window of their own, drawn again after every gesture."""

    def __init__(self, workspace: Workspace, model: type[Row], row_id: str, qtbot: Any) -> None:
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.sections = Sections(workspace, model)
        self.sections.setParent(self.host)
        self.host.resize(800, 900)
        self.sections.resize(800, 900)
        self.host.show()
        self.sections.show_row(row_id)
        workspace.changed.connect(lambda *_told: self.sections.show_row(row_id))

    def press(self, name: str) -> None:
        self.sections.findChild(QPushButton, name).click()

    def dialog(self, kind: type[QDialog]) -> Any:
        return self.host.findChildren(kind)[-1]

    def names(self, section: str) -> list[str]:
        part = next(part for part in self.sections.parts if part.objectName() == section)
        return [one.text() for one in part.findChildren(ItemButton)]


@pytest.fixture
def facts(workspace: Workspace) -> list[str]:
    return [workspace.add(Fact(statement=words)) for words in ("Seen here", "Seen there")]


def test_a_fact_for_and_a_fact_against(workspace: Workspace, facts: list[str], qtbot: Any) -> None:
    believed = workspace.add(Assumption(belief="It is so"))
    shown = Shown(workspace, Assumption, believed, qtbot)
    shown.press("add_stance_fact_id_supports")
    pick = shown.dialog(PickDialog)
    qtbot.keyClicks(pick.findChild(QLineEdit, "pick_search"), "there")
    qtbot.keyClick(pick.findChild(QLineEdit, "pick_search"), Qt.Key.Key_Return)
    shown.press("add_stance_fact_id_challenges")
    pick = shown.dialog(PickDialog)
    qtbot.keyClicks(pick.findChild(QLineEdit, "pick_search"), "here")
    pick.findChild(QPushButton, "pick_choose").click()
    assert shown.names("stance_fact_id_supports") == ["Seen there"]
    assert shown.names("stance_fact_id_challenges") == ["Seen here"]
    workspace.undo()
    assert shown.names("stance_fact_id_challenges") == []


def test_cards_are_drawn_anew_only_where_they_say_something_else(
    workspace: Workspace, facts: list[str], qtbot: Any
) -> None:
    believed = workspace.add(Assumption(belief="It is so"))
    workspace.add(Stance(fact_id=facts[0], assumption_id=believed, stance="supports"))
    shown = Shown(workspace, Assumption, believed, qtbot)
    card = shown.sections.findChild(ItemButton)
    workspace.change(Assumption, believed, {"belief": "It may be so"})
    assert shown.sections.findChild(ItemButton) is card
    workspace.change(Fact, facts[0], {"statement": "Seen elsewhere"})
    assert shown.names("stance_fact_id_supports") == ["Seen elsewhere"]
    workspace.change(Fact, facts[0], {"realm": "climate"})
    assert shown.sections.findChild(ItemButton) is not card


def test_a_fact_that_exists_nowhere_is_written_while_linking(
    workspace: Workspace, qtbot: Any
) -> None:
    believed = workspace.add(Assumption(belief="It is so"))
    shown = Shown(workspace, Assumption, believed, qtbot)
    shown.press("add_stance_fact_id_supports")
    pick = shown.dialog(PickDialog)
    qtbot.keyClicks(pick.findChild(QLineEdit, "pick_search"), "Quite new")
    pick.findChild(QPushButton, "pick_new").click()
    assert shown.names("stance_fact_id_supports") == ["Quite new"]
    assert workspace.count(Fact) == 1
    workspace.undo()
    assert workspace.count(Fact) == 0
    assert workspace.count(Stance) == 0
    workspace.redo()
    assert shown.names("stance_fact_id_supports") == ["Quite new"]


def test_a_stance_changes_and_a_link_is_taken_away(
    workspace: Workspace, facts: list[str], qtbot: Any
) -> None:
    believed = workspace.add(Assumption(belief="It is so"))
    workspace.add(Stance(fact_id=facts[0], assumption_id=believed, stance="supports"))
    shown = Shown(workspace, Assumption, believed, qtbot)

    def choose(words: str) -> None:
        button = next(one for one in shown.sections.findChildren(QToolButton, "link_menu"))
        next(one for one in button.menu().actions() if one.text() == words).trigger()

    choose("Against")
    assert shown.names("stance_fact_id_challenges") == ["Seen here"]
    choose("Take the link away")
    assert workspace.count(Stance) == 0
    assert workspace.count(Fact) == 2
    assert workspace.undo() == "Take a link away"
    assert shown.names("stance_fact_id_challenges") == ["Seen here"]


def test_linking_again_with_another_stance_moves_the_link(
    workspace: Workspace, facts: list[str], qtbot: Any
) -> None:
    believed = workspace.add(Assumption(belief="It is so"))
    workspace.add(Stance(fact_id=facts[0], assumption_id=believed, stance="supports"))
    shown = Shown(workspace, Assumption, believed, qtbot)
    shown.press("add_stance_fact_id_challenges")
    pick = shown.dialog(PickDialog)
    pick.picked.emit(facts[0])
    assert workspace.count(Stance) == 1
    assert shown.names("stance_fact_id_challenges") == ["Seen here"]


def test_an_action_is_added_changed_and_removed(workspace: Workspace, qtbot: Any) -> None:
    priority = workspace.add(Priority(title="Words first"))
    shown = Shown(workspace, Priority, priority, qtbot)
    shown.press("add_action")
    dialog = shown.dialog(AddDialog)
    qtbot.keyClicks(dialog.form.cells["what"].editor.focus_widget(), "Coach in pairs")
    dialog.findChild(QPushButton, "add_accept").click()
    section = next(part for part in shown.sections.parts if part.objectName() == "action")
    assert section.rows.index(0, 0).data() == "Coach in pairs"
    action_id = section.rows.id_at(0)
    section.view.choose(action_id)
    shown.press("edit_action")
    edit = shown.dialog(EditDialog)
    box = edit.form.cells["owner"].editor.focus_widget()
    box.setFocus()
    qtbot.keyClicks(box, "English lead")
    edit.findChild(QPushButton, "edit_close").click()
    values = workspace.values(Action, action_id)
    assert values is not None
    assert values["owner"] == "English lead"
    assert values["priority_id"] == priority
    shown.press("remove_action")
    assert workspace.count(Action) == 0


def test_cancelling_adds_nothing(workspace: Workspace, qtbot: Any) -> None:
    priority = workspace.add(Priority(title="Words first"))
    shown = Shown(workspace, Priority, priority, qtbot)
    shown.press("add_review")
    shown.dialog(AddDialog).findChild(QPushButton, "add_cancel").click()
    assert workspace.document.undo_label == "Add priority"


def test_the_first_reading_brings_its_measure_in_one_gesture(
    workspace: Workspace, qtbot: Any
) -> None:
    sign = workspace.add(Indicator(sign="Rooms that start with the words", baseline_out_of=8))
    shown = Shown(workspace, Indicator, sign, qtbot)
    shown.press("add_series")
    calm = shown.dialog(RecordDialog)
    calm.findChild(QLineEdit, "reading_n").setText("3")
    calm.findChild(QPushButton, "record_more").click()
    dialog = shown.dialog(AddDialog)
    assert dialog.form.cells["n"].editor.typed() == "3"
    assert dialog.form.cells["n"].isVisibleTo(dialog)
    assert not dialog.form.cells["value"].isVisibleTo(dialog)
    qtbot.keyClicks(dialog.form.cells["period"].editor.focus_widget(), "16 Oct 2026")
    dialog.findChild(QPushButton, "add_accept").click()
    (reading,) = workspace.table(Reading)
    (measure,) = workspace.table(Measure)
    assert (reading["n"], reading["out_of"], reading["sort_date"]) == (3, 8, "2026-10-16")
    assert measure["name"] == "Rooms that start with the words"
    assert measure["unit"] == "count_of"
    values = workspace.values(Indicator, sign)
    assert values is not None
    assert values["measure_id"] == measure["id"]
    workspace.undo()
    assert workspace.count(Measure) == workspace.count(Reading) == 0


def test_a_gap_needs_its_reason_and_a_period_stands_once(workspace: Workspace, qtbot: Any) -> None:
    measure = Measure(name="Reading test", unit="percentage")
    measure_id = workspace.add(measure)
    fact = workspace.add(Fact(statement="71% read well", measure_id=measure_id))
    shown = Shown(workspace, Fact, fact, qtbot)

    def add(period: str, value: str = "", reason: str = "") -> AddDialog:
        shown.press("add_series")
        dialog = shown.dialog(AddDialog)
        qtbot.keyClicks(dialog.form.cells["period"].editor.focus_widget(), period)
        qtbot.keyClicks(dialog.form.cells["value"].editor.focus_widget(), value)
        if reason:
            combo = dialog.form.cells["reason"].editor.widget
            combo.setCurrentIndex(combo.findData(reason))
            combo.activated.emit(combo.currentIndex())
        dialog.findChild(QPushButton, "add_accept").click()
        return dialog

    problem = add("2024/25")
    assert "reason" in problem.findChild(QLabel, "add_problem").text()
    problem.reject()
    add("2024/25", reason="suppressed")
    add("2025/26", value="71")
    again = add("2025/26", value="72")
    assert "already a reading for 2025/26" in again.findChild(QLabel, "add_problem").text()
    again.reject()
    section = next(part for part in shown.sections.parts if isinstance(part, SeriesSection))
    said = [section.rows.index(at, 1).data() for at in range(section.rows.rowCount())]
    assert said == ["Suppressed because few pupils are in the group", "71%"]
    assert workspace.table(Reading)[0]["sort_date"] is not None


def test_an_arrow_with_sign_delay_and_its_assumption(workspace: Workspace, qtbot: Any) -> None:
    one, other = (workspace.add(Factor(label=words)) for words in ("Calm starts", "Time to teach"))
    believed = workspace.add(Assumption(belief="Calm gives time"))
    shown = Shown(workspace, Factor, one, qtbot)
    shown.press("add_arrow")
    dialog = shown.dialog(AddDialog)
    assert "Calm starts" in dialog.findChild(QPushButton, "source_id_pick").text()
    dialog.findChild(QPushButton, "add_accept").click()
    assert "To" in dialog.findChild(QLabel, "add_problem").text()
    dialog.findChild(QPushButton, "target_id_pick").click()
    dialog.findChildren(PickDialog)[-1].picked.emit(other)
    qtbot.mouseClick(dialog.findChild(QPushButton, "sign_plus"), Qt.MouseButton.LeftButton)
    dialog.findChild(QPushButton, "add_accept").click()
    (arrow,) = workspace.table(Arrow)
    assert (arrow["source_id"], arrow["target_id"], arrow["sign"]) == (one, other, "plus")
    assert workspace.name_of("arrow", arrow["id"]) == "Calm starts raise time to teach"
    section = next(part for part in shown.sections.parts if part.objectName() == "arrow")
    section.view.choose(arrow["id"])
    shown.press("edit_arrow")
    edit = shown.dialog(EditDialog)
    edit.findChild(QPushButton, "add_arrow_assumption_assumption_id_all").click()
    edit.findChildren(PickDialog)[-1].picked.emit(believed)
    assert workspace.count(ArrowAssumption) == 1
    edit.findChild(QPushButton, "edit_close").click()


def test_a_priority_rests_on_an_assumption(workspace: Workspace, qtbot: Any) -> None:
    believed = workspace.add(Assumption(belief="It is so"))
    priority = workspace.add(Priority(title="Words first"))
    shown = Shown(workspace, Priority, priority, qtbot)
    gone: list[tuple[str, str]] = []
    shown.sections.go_to.connect(lambda table, row_id: gone.append((table, row_id)))
    shown.press("add_priority_assumption_assumption_id_all")
    shown.dialog(PickDialog).picked.emit(believed)
    assert workspace.count(PriorityAssumption) == 1
    (button,) = shown.sections.findChildren(ItemButton)
    button.click()
    assert gone == [("assumption", believed)]


def test_a_further_realm_is_given_and_taken(workspace: Workspace, qtbot: Any) -> None:
    fact = workspace.add(Fact(statement="Seen", realm="behaviour"))
    further = FurtherRealms(workspace, Fact)
    qtbot.addWidget(further)
    workspace.changed.connect(lambda *_told: further.show_row(fact))
    further.show_row(fact)
    further.show()
    further.fill_menu()
    offered = {action.data(): action for action in further.menu.actions()}
    assert list(offered) == ["knowledge", "system", "climate", "outcome"]
    offered["climate"].trigger()
    assert [row["realm"] for row in workspace.table(RealmLink)] == ["climate"]
    climate = further.findChild(QPushButton, "also_climate")
    assert climate.isVisible()
    assert not further.findChild(QPushButton, "also_behaviour").isVisible()
    climate.click()
    assert workspace.count(RealmLink) == 0
    assert not climate.isVisible()


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2025/26", "2026-08-31"),
        ("2025–2026", "2026-08-31"),
        ("1999/00", "2000-08-31"),
        ("2025/27", None),
        ("2025/25", None),
        ("16 Oct 2026", "2026-10-16"),
        ("Autumn 2026", None),
        ("5-16 October 2026", None),
    ],
)
def test_a_period_stands_by_its_last_day(workspace: Workspace, period: str, day: str) -> None:
    values = {"period": period, "value": "71"}
    assert reading_of(workspace, values, "m").sort_date == day


def test_a_link_that_is_needed_is_changed_but_not_taken_away(
    workspace: Workspace, qtbot: Any
) -> None:
    ends = [workspace.add(Factor(label=label)) for label in ("Calm", "Trust")]
    host = QWidget()
    qtbot.addWidget(host)
    dialog = AddDialog(
        workspace, Arrow, "Add", host, lambda _values: None, preset={"source_id": ends[0]}
    )
    dialog.show()
    assert dialog.findChild(QToolButton, "source_id_clear").isHidden()
    dialog.add.click()
    problem = dialog.findChild(QLabel, "add_problem")
    assert "“To” is not chosen yet" in problem.text()
    assert problem.isVisible()
    dialog.findChild(QPushButton, "target_id_pick").click()
    pick = dialog.findChild(PickDialog)
    assert pick.windowTitle() == "Choose a factor"
    pick.picked.emit(ends[1])
    assert problem.isHidden()
    dialog.reject()


def test_the_trend_has_a_line_of_its_own(workspace: Workspace, qtbot: Any) -> None:
    measure = workspace.add(Measure(name="Reading at home", unit="percentage"))
    fact = workspace.add(Fact(statement="Seen", measure_id=measure))
    reading = workspace.add(Reading(measure_id=measure, period="2025/26", value="71"))
    shown = Shown(workspace, Fact, fact, qtbot)
    section = next(part for part in shown.sections.parts if isinstance(part, SeriesSection))
    section.view.choose(reading)
    shown.host.resize(500, 900)
    shown.sections.resize(420, 900)
    QApplication.processEvents()
    assert section.trend.text() == "1 reading: too few to call a trend"
    assert section.trend.width() >= section.trend.sizeHint().width()
    assert section.trend.geometry().bottom() < section.take.geometry().top()

"""A table pasted through the window: look, say what it is, preview, write; one undo."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from selfeval.core.models import Fact, Measure, Reading
from selfeval.ui.importing.paste_dialog import CHOOSING, NOTHING, PREVIEW, PasteDialog
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace

FACTS_TEXT = (
    "Fact\tRealm\tWhen\n"
    "Words were taught first\tBehaviours\t12/10/2026\n"
    "Staff know what is expected\tCulture\t5 Oct 2026\n"
)
MEASURES_HTML = (
    "<table><tr><td>Measure</td><td>2023/24</td><td>2024/25</td><td>Comment</td></tr>"
    "<tr><td>Attendance</td><td>93.9&nbsp;%</td><td>94.2%</td><td>up</td></tr></table>"
)


def copied(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


@pytest.fixture
def dialog(workspace: Workspace, host: QWidget) -> PasteDialog:
    made = PasteDialog(workspace, host)
    made.open()
    return made


def said(dialog: PasteDialog) -> str:
    return " ".join(one.text() for one in dialog.preview.findChildren(QLabel))


def test_with_nothing_copied_it_says_what_to_do_first(dialog: PasteDialog, qtbot: Any) -> None:
    dialog.take(None)  # a clipboard on which nothing has ever been put
    assert dialog.pages.currentIndex() == NOTHING
    dialog.take(copied())
    assert dialog.pages.currentIndex() == NOTHING
    assert dialog.findChild(QLabel, "paste_problem").text() == ""
    QGuiApplication.clipboard().setText("A fact that was copied")
    qtbot.mouseClick(dialog.findChild(QPushButton, "paste_now"), Qt.MouseButton.LeftButton)
    assert dialog.pages.currentIndex() == CHOOSING
    assert dialog.findChild(QLabel, "paste_said").text() == "1 × 1 cells"
    dialog.take(copied("x\n" * 6_000))
    assert "too large" in dialog.findChild(QLabel, "paste_problem").text()
    assert dialog.findChild(QLabel, "paste_said").text() == ""
    dialog.reject()


def test_rows_become_facts_and_nothing_is_written_before_it_is_agreed(
    dialog: PasteDialog, workspace: Workspace, qtbot: Any
) -> None:
    workspace.add(Fact(statement="Staff know what is expected."))
    told: list[tuple[int, int]] = []
    dialog.pasted.connect(lambda *counts: told.append(counts))
    dialog.take(copied(FACTS_TEXT))
    assert dialog.heading.isChecked()
    assert dialog.facts.roles == ("statement", "realm", "observed_on")
    assert dialog.cells.index(0, 0).data() == "Words were taught first"
    dialog.source.setText("Autumn visits")
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    assert dialog.pages.currentIndex() == PREVIEW
    assert "there already (Fact 1)" in said(dialog)
    assert dialog.findChild(QLabel, "paste_said").text() == "1 new fact, 1 is there already"
    assert workspace.count(Fact) == 1
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert told == [(1, 0)]
    new = workspace.rows.all(Fact)[1]
    assert (new.statement, new.realm, new.observed_on, new.source) == (
        "Words were taught first",
        "behaviour",
        "2026-10-12",
        "Autumn visits",
    )
    assert workspace.undo() == "Paste a table"
    assert workspace.count(Fact) == 1


def test_a_column_holds_what_is_chosen_and_each_thing_once(dialog: PasteDialog) -> None:
    dialog.take(copied(FACTS_TEXT))
    first, second, _third = dialog.facts.combos
    second.setCurrentIndex(second.findData("statement"))
    second.activated.emit(second.currentIndex())
    assert dialog.facts.roles == ("", "statement", "observed_on")
    second.setCurrentIndex(second.findData(""))
    second.activated.emit(second.currentIndex())
    dialog.plan()
    assert dialog.pages.currentIndex() == CHOOSING
    assert "No column holds the fact" in dialog.findChild(QLabel, "paste_problem").text()
    assert first.accessibleName() == "What “Fact” holds"
    dialog.reject()


def test_a_measure_over_time_becomes_readings(
    dialog: PasteDialog, workspace: Workspace, qtbot: Any
) -> None:
    dialog.take(copied("ignored", MEASURES_HTML))
    assert dialog.kinds["measures"].isChecked()
    times = dialog.findChild(QLabel, "paste_times").text()
    assert times == "Readings: 2023/24, 2024/25. Left out: Comment."
    dialog.plan()
    assert "94.2%" in said(dialog)
    dialog.apply.click()
    assert (workspace.count(Measure), workspace.count(Reading)) == (1, 2)
    assert workspace.rows.all(Fact)[0].statement == "Attendance: 94.2% (2024/25)."
    workspace.undo()
    assert workspace.document.canonical_dump() == []


def test_the_kind_and_the_heading_can_be_said_otherwise(dialog: PasteDialog) -> None:
    dialog.take(copied(html=MEASURES_HTML))
    dialog.kinds["facts"].click()
    assert dialog.facts.isVisibleTo(dialog)
    assert not dialog.measures.isVisibleTo(dialog)
    dialog.heading.click()
    assert dialog.cells.rowCount() == 2
    assert dialog.cells.headerData(0, Qt.Orientation.Horizontal) == "Column 1"
    dialog.kinds["measures"].click()
    dialog.plan()
    assert "No column is headed by a time" in dialog.findChild(QLabel, "paste_problem").text()
    dialog.reject()


def test_what_is_there_already_changes_nothing(dialog: PasteDialog, workspace: Workspace) -> None:
    workspace.add(Fact(statement="One"))
    dialog.take(copied("One\nONE."))
    dialog.plan()
    assert not dialog.apply.isEnabled()
    dialog.back.click()
    assert dialog.pages.currentIndex() == CHOOSING
    dialog.reject()


def test_a_large_table_is_counted_where_it_is_not_shown(dialog: PasteDialog) -> None:
    dialog.take(copied("\n".join(f"Fact number {number}" for number in range(1_000))))
    dialog.plan()
    assert "and 800 more rows" in said(dialog)
    assert dialog.findChild(QLabel, "paste_said").text() == "1,000 new facts"
    dialog.reject()


def test_the_menu_takes_what_the_clipboard_holds(open_window: Window, qtbot: Any) -> None:
    assert open_window.desk is not None
    QGuiApplication.clipboard().setText(FACTS_TEXT)
    open_window.actions_by_key["paste_table"].trigger()
    dialog = open_window.findChild(PasteDialog)
    assert dialog.pages.currentIndex() == CHOOSING
    dialog.next.click()
    dialog.apply.click()
    assert open_window.desk.page.objectName() == "room_facts"
    assert open_window.desk.workspace.count(Fact) == 2
    assert "2 new facts" in open_window.findChild(QLabel, "notice").text()


def test_years_down_the_rows_are_offered_as_measures_and_what_is_left_out_is_said(
    dialog: PasteDialog,
) -> None:
    dialog.take(copied("Year\tReading\tMaths\n2023\t70\t\n2024\t73\t\n2025\t75\t\n"))
    assert dialog.kinds["measures"].isChecked()
    assert dialog.kinds["measures"].text() == "Each column is a measure over time"
    assert dialog.measures.named.isHidden()
    dialog.take(copied("Year\tReading\tMaths\n2023\t70\t61\n2024\t73\t-\n\t9\t8\n"))
    assert "Left out: Row 4." in dialog.findChild(QLabel, "paste_times").text()
    dialog.plan()
    assert dialog.pages.currentIndex() == PREVIEW
    assert "Reading: 73 (2024)." in said(dialog)
    dialog.take(copied("Fact\tHow we know\nWords came first\tVisits\n\tTalks\n"))
    assert dialog.kinds["measures"].text() == "Each row is a measure over time"
    dialog.plan()
    assert "1 row left out: nothing in “Fact”." in said(dialog)
    dialog.reject()

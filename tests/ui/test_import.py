"""Published figures through the window: choose, look, preview, import, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from selfeval.core.models import Fact, Reading, School
from selfeval.ui.importing.import_dialog import ImportDialog
from selfeval.ui.widgets import FlatCombo
from selfeval.ui.window import Window


def small_table(folder: Path, year: str, value: str) -> Path:
    path = folder / f"england_ks2final_{year}.csv"
    path.write_text(
        "RECTYPE,LEA,ESTAB,URN,SCHNAME,PTRWM_EXP\n"
        f"1,850,2254,115991,Trial Primary,{value}\n"
        "4,,,,England (maintained),60%\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def dialog(open_window: Window) -> ImportDialog:
    assert open_window.desk is not None
    open_window.desk.workspace.add(School(name="Trial Primary", identifier="115991"))
    open_window.actions_by_key["import"].trigger()
    return open_window.findChild(ImportDialog)


def test_without_files_it_says_what_to_do_first(dialog: ImportDialog) -> None:
    dialog.findChild(QPushButton, "import_look").click()
    assert "Add" in dialog.findChild(QLabel, "import_problem").text()
    dialog.reject()


def test_a_broken_table_is_refused_in_a_sentence(dialog: ImportDialog, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.csv"
    wrong.write_text("Dear governors\n", encoding="utf-8")
    dialog.add_files("tables", [str(wrong)])
    problem = dialog.findChild(QLabel, "import_problem")
    assert problem.isVisible()
    assert problem.text()
    assert not dialog.next.isEnabled()
    dialog.reject()


def test_figures_become_a_fact_with_one_reading_a_year(
    dialog: ImportDialog, open_window: Window, tmp_path: Path, qtbot: Any
) -> None:
    files = [small_table(tmp_path, "2022-2023", "68%"), small_table(tmp_path, "2023-2024", "SUPP")]
    assert dialog.school.text() == "115991"
    dialog.add_files("tables", [str(path) for path in files])
    assert not dialog.problem.isVisible(), dialog.problem.text()
    assert dialog.found.isVisible()
    assert dialog.found.text() == "Trial Primary (115991)"
    assert dialog.measures.rowCount() == 1
    dialog.search.setText("nothing like it")
    assert dialog.measures.rowCount() == 0
    dialog.search.clear()
    first = dialog.measures.index(0, 0)
    where = dialog.view.visualRect(first).center()
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert dialog.chosen.text() == "1 measure chosen"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert not dialog.next.isEnabled()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.measures.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == (
        dialog.measures.index(0, 2).data()
    )
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    assert dialog.focusWidget() in (dialog.apply, *dialog.preview.findChildren(FlatCombo))
    said = " ".join(one.text() for one in dialog.preview.findChildren(QLabel))
    assert "68%" in said
    assert "2023/24" in said
    for question in list(dialog._plan.questions):  # type: ignore[union-attr]
        dialog.preview.answered.emit(question.id, question.choices[0][0])
    assert dialog.focusWidget() is dialog.apply
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert open_window.desk is not None
    space = open_window.desk.workspace
    assert space.count(Fact) == 1
    readings = sorted(space.table(Reading), key=lambda row: row["period"])
    assert [row["value"] for row in readings] == ["68", None]
    assert readings[1]["reason"] == "suppressed"
    assert open_window.desk.page.objectName() == "room_facts"
    assert "1 new fact, 2 new readings" in open_window.foot.findChild(QLabel, "notice").text()
    open_window.actions_by_key["undo"].trigger()
    assert space.count(Fact) == space.count(Reading) == 0


def test_a_table_added_by_mistake_is_taken_out_again(dialog: ImportDialog, tmp_path: Path) -> None:
    files = [small_table(tmp_path, "2022-2023", "68%"), small_table(tmp_path, "2023-2024", "71%")]
    dialog.add_files("tables", [str(path) for path in files])
    assert "71%" in dialog.measures.index(0, 1).data()
    dialog.findChildren(QToolButton, "take_out")[1].click()
    assert dialog.files["tables"] == files[:1]
    assert "68%" in dialog.measures.index(0, 1).data()
    dialog.findChild(QToolButton, "take_out").click()
    assert dialog.measures.rowCount() == 0
    assert not dialog.found.isVisible()
    dialog.reject()


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_measures_need_no_scrolling_sideways(open_window: Window, zoom: int) -> None:
    open_window.set_zoom(zoom)
    open_window.actions_by_key["import"].trigger()
    dialog = open_window.findChild(ImportDialog)
    dialog.resize(900, 600)
    QApplication.processEvents()
    assert dialog.view.horizontalScrollBar().maximum() == 0
    assert dialog.view.columnWidth(0) >= 200
    open_window.set_zoom(100)
    dialog.reject()


def test_a_map_among_tables_is_named(dialog: ImportDialog, tmp_path: Path) -> None:
    listed = tmp_path / "arrows.csv"
    listed.write_text("From,To,Sign\nWords,Talk,+\n", encoding="utf-8")
    dialog.add_files("tables", [str(listed)])
    assert "“arrows.csv” is a map." in dialog.problem.text()
    assert "“Import a map or link…”" in dialog.problem.text()
    dialog.reject()

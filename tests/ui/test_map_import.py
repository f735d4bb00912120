"""A map through the window: chosen, dropped or pasted, looked at, and brought in as one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.ui.importing.map_dialog import NOTHING, PREVIEW, MapDialog
from selfeval.ui.window import Window
from tests import scenes
from tests.audible import inaudible
from tests.crowding import crowded

LIST = "From,To,Sign\nWords taught,Children join in,postive\nChildren join in,Noise,??\n"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "reading_map.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def dialog(open_window: Window) -> MapDialog:
    open_window.actions_by_key["import_map"].trigger()
    return open_window.findChild(MapDialog)


def told(dialog: MapDialog) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def copied(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def test_a_map_is_shown_and_then_comes_in_as_one_step(
    dialog: MapDialog, open_window: Window, listed: Path, qtbot: Any
) -> None:
    assert open_window.desk is not None
    space = open_window.desk.workspace
    assert dialog.pages.currentIndex() == NOTHING
    dialog.take_file(str(listed))
    assert dialog.pages.currentIndex() == PREVIEW
    assert dialog.focusWidget() is dialog.apply
    assert "3 boxes, 2 arrows" in told(dialog)
    assert "“Words taught” raises “Children join in”" in told(dialog)
    assert "Read as “raises”: “postive” (1)" in told(dialog)
    assert dialog.name.text() == "reading map"
    assert not dialog.same.isVisible()
    dialog.name.setText("Reading in Year 1")
    assert "Onto a new map, “Reading in Year 1”." in dialog.said.text()
    assert space.count(Factor) == 0
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert [row.name for row in space.rows.all(Map)] == ["Reading in Year 1"]
    assert (space.count(Factor), space.count(Arrow), space.count(Placement)) == (3, 2, 3)
    assert open_window.desk.page_key == "maps"
    assert "3 boxes, 2 arrows" in open_window.foot.findChild(QLabel, "notice").text()
    open_window.actions_by_key["undo"].trigger()
    assert space.count(Map) == space.count(Factor) == space.count(Arrow) == 0


def test_boxes_that_are_here_are_the_same_unless_told_otherwise(
    dialog: MapDialog, open_window: Window, listed: Path
) -> None:
    assert open_window.desk is not None
    space = open_window.desk.workspace
    space.add(Factor(label="NOISE"))
    space.add(Map(name="Ours"))
    dialog.take_file(str(listed))
    assert "1 box is here already, and stays as it is: “Noise”." in told(dialog)
    dialog.same.click()
    assert "New here: 3 boxes" in dialog.said.text()
    dialog.same.click()
    assert "New here: 2 boxes" in dialog.said.text()
    dialog.onto.setCurrentIndex(dialog.onto.findText("Ours"))
    assert not dialog.name.isVisible()
    assert "Onto the map “Ours”." in dialog.said.text()
    dialog.apply.click()
    assert (space.count(Factor), space.count(Map)) == (3, 1)
    open_window.actions_by_key["import_map"].trigger()
    again = open_window.findChildren(MapDialog)[-1]
    again.take_file(str(listed))
    again.onto.setCurrentIndex(again.onto.findText("Ours"))
    assert "All of it is here already." in again.said.text()
    assert not again.apply.isEnabled()
    again.reject()


@pytest.mark.parametrize("zoom", [100, 200])
def test_its_words_have_room_and_are_spoken(
    open_window: Window, listed: Path, tmp_path: Path, zoom: int
) -> None:
    open_window.set_zoom(zoom)
    open_window.actions_by_key["import_map"].trigger()
    dialog = open_window.findChild(MapDialog)
    (tmp_path / "m.mdl").write_text("{UTF-8}\nA=\n\tB\n\t~\t\n\t~\t|\n")
    for path in (listed, tmp_path / "m.mdl"):
        dialog.take_file(str(path))
        dialog.resize(760, 540)
        scenes.settle()
        assert not [*crowded(dialog), *inaudible(dialog)]
    open_window.set_zoom(100)
    dialog.reject()


def test_rows_and_links_can_be_pasted(dialog: MapDialog, listed: Path) -> None:
    dialog.take(copied("From\tTo\tSign\nA\tB\t-\n"))
    assert "“A” lowers “B”" in told(dialog)
    dialog.back.click()
    dialog.take(
        copied("See https://ncase.me/loopy/v1.1/?data=[[[1,0,0,0,%22A%2520b%22,0]],[],[],1]")
    )
    assert "A map from Loopy: 1 box, 0 arrows" in told(dialog)
    dialog.back.click()
    for nothing, said in ((None, "Nothing was copied"), (copied("Dear all"), "begin and end")):
        dialog.take(nothing)
        assert dialog.pages.currentIndex() == NOTHING
        assert said in told(dialog)
    dialog.reject()


def test_a_map_that_is_dropped_is_imported_or_refused(
    open_window: Window, listed: Path, tmp_path: Path
) -> None:
    assert open_window.desk is not None
    open_window.desk.show_page("overview")
    open_window.desk.dropping.take([listed])
    dialog = open_window.findChild(MapDialog)
    assert "3 boxes" in told(dialog)
    dialog.reject()
    (tmp_path / "m.mdl").write_text("{UTF-8}\nA=\n\tB\n\t~\t\n\t~\t|\n")
    open_window.desk.dropping.take([tmp_path / "m.mdl"])
    assert "Vensim" in told(open_window.findChildren(MapDialog)[-1])
    open_window.findChildren(MapDialog)[-1].reject()
    open_window.desk.show_page("facts")
    open_window.desk.add()
    open_window.desk.dropping.take([listed])
    box = open_window.findChildren(QMessageBox, "dropped")[-1]
    assert "Import the map" in {one.text() for one in box.buttons()}
    box.close()

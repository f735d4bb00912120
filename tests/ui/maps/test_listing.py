"""The map as two tables: read, sorted, searched and changed without the drawing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from selfeval.core.models import Arrow, Factor, Placement
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.pages.maps.listing.pane import ARROWS, BOXES, Listing
from selfeval.ui.pages.maps.page import MapsPage
from tests.ui.maps.small import Model


@pytest.fixture
def listing(page: MapsPage) -> Listing:
    page.show_list(True)
    QApplication.processEvents()
    return page.listing


def cells(listing: Listing, at: int, column: int) -> list[str]:
    table = listing.tables[at]
    return [str(table.index(row, column).data()) for row in range(table.rowCount())]


def column(listing: Listing, at: int, key: str) -> int:
    return [one.key for one in listing.tables[at].columns].index(key)


def press(listing: Listing, name: str, qtbot: Any) -> None:
    qtbot.mouseClick(listing.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def edit(listing: Listing, at: int, row_id: str, key: str, qtbot: Any) -> Any:
    view = listing.views[at]
    view.setCurrentIndex(listing.tables[at].index_of(row_id, column(listing, at, key)))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    kinds = (QLineEdit, QComboBox)
    return next(one for kind in kinds for one in view.viewport().findChildren(kind))


def test_arrows_say_what_they_join_and_are_heard_as_sentences(
    listing: Listing, model: Model
) -> None:
    assert sorted(cells(listing, ARROWS, 0)) == [
        "Children joining in",
        "Children reading well",
        "Fortnightly coaching",
        "Words taught before reading",
    ]
    index = listing.tables[ARROWS].index_of(model.arrows["words-joining"])
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert " raises " in said
    assert "hunch" in said


def test_an_effect_is_chosen_where_it_stands(listing: Listing, model: Model, qtbot: Any) -> None:
    arrow = model.arrows["words-joining"]
    combo = edit(listing, ARROWS, arrow, "sign", qtbot)
    combo.setCurrentIndex(combo.findData("minus"))
    combo.activated.emit(combo.currentIndex())
    assert (listing._space.values(Arrow, arrow) or {})["sign"] == "minus"
    assert listing.views[ARROWS].ids() == [arrow]
    assert listing._space.document.undo_label == "Change arrow"


def test_words_of_a_box_are_typed_where_they_stand(
    listing: Listing, model: Model, qtbot: Any
) -> None:
    press(listing, "list_boxes", qtbot)
    line = edit(listing, BOXES, model.boxes["words"], "label", qtbot)
    line.setText("Words first")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert (listing._space.values(Factor, model.boxes["words"]) or {})["label"] == "Words first"


def test_a_box_comes_onto_the_map_and_leaves_it(listing: Listing, model: Model) -> None:
    absent = model.boxes["absent"]
    assert not listing.tables[BOXES].index_of(absent).isValid()
    listing.show_everything(True)
    index = listing.tables[BOXES].index_of(absent, column(listing, BOXES, "here"))
    assert index.data() == "No"
    listing.tables[BOXES].setData(index, "yes")
    assert absent in listing._showing.graph.factors
    index = listing.tables[BOXES].index_of(absent, column(listing, BOXES, "here"))
    assert index.data() == "Yes"
    listing.tables[BOXES].setData(index, "")
    assert absent not in listing._showing.graph.factors


def test_realms_are_sorted_in_their_order_and_search_narrows(listing: Listing) -> None:
    listing.show_everything(True)
    listing.tables[BOXES].sort(column(listing, BOXES, "realm"))
    realms = cells(listing, BOXES, column(listing, BOXES, "realm"))
    assert realms == ["Behaviours", "Systems", "Climate", "Outcomes", "Not yet placed"]
    listing.search.setText("joining")
    assert cells(listing, BOXES, 0) == ["Children joining in"]


def test_an_arrow_is_added_by_both_of_its_ends(
    listing: Listing, model: Model, page: MapsPage, qtbot: Any
) -> None:
    page.showing.choose_box(model.boxes["coaching"])
    press(listing, "listing_add_arrow", qtbot)
    dialog = page.window().findChildren(AddDialog)[-1]
    dialog.form.cells["target_id"].editor._on_picked(model.boxes["joining"])
    dialog._on_add()
    (made,) = page.showing.arrows
    values = page.workspace.values(Arrow, made) or {}
    assert (values["source_id"], values["target_id"]) == (
        model.boxes["coaching"],
        model.boxes["joining"],
    )
    assert listing.view is listing.views[ARROWS]


def test_several_rows_are_removed_and_come_back(
    listing: Listing, model: Model, page: MapsPage, qtbot: Any
) -> None:
    arrows = [model.arrows["words-joining"], model.arrows["joining-reading"]]
    listing.views[ARROWS].choose(arrows)
    page.showing.choose_all((), arrows)
    qtbot.keyClick(listing.views[ARROWS], Qt.Key.Key_Delete)
    assert page.workspace.count(Arrow) == 2
    page.workspace.undo()
    assert page.workspace.count(Arrow) == 4


def test_delete_takes_a_box_off_the_map_alone(
    listing: Listing, model: Model, page: MapsPage, qtbot: Any
) -> None:
    press(listing, "list_boxes", qtbot)
    page.showing.choose_box(model.boxes["words"])
    qtbot.keyClick(listing.views[BOXES], Qt.Key.Key_Delete)
    assert page.workspace.count(Factor) == 5
    placed = {place.factor_id for place in page.workspace.rows.all(Placement)}
    assert model.boxes["words"] not in placed


def test_rows_are_copied_as_a_table(listing: Listing, model: Model, qtbot: Any) -> None:
    listing.views[ARROWS].choose([model.arrows["words-joining"]])
    qtbot.keyClick(
        listing.views[ARROWS], Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier
    )
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["From", "Effect", "To"]
    assert lines[1].startswith("Words taught before reading\tRaises\tChildren joining in\t")


def test_what_is_chosen_in_the_list_is_told_beside_it(
    listing: Listing, model: Model, page: MapsPage, qtbot: Any
) -> None:
    view = listing.views[ARROWS]
    view.setFocus()
    view.setCurrentIndex(listing.tables[ARROWS].index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.item == (Arrow, listing.tables[ARROWS].id_at(1))
    assert page.side.inspector.view is page.side.inspector.arrow
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert not page.is_list
    assert set(model.arrows.values()) == set(listing.tables[ARROWS].ids())


def test_a_new_box_is_typed_at_once(listing: Listing, page: MapsPage, qtbot: Any) -> None:
    press(listing, "listing_add_box", qtbot)
    line = listing.views[BOXES].viewport().findChild(QLineEdit)
    line.setText("Fewer words known")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert (page.workspace.values(Factor, page.row_id) or {})["label"] == "Fewer words known"

"""The page of the maps: what leads to it, what stays on it, and the keys that act there."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from selfeval.core.models import Arrow, ArrowAssumption, Fact, Factor, LoopName, Map, Placement
from selfeval.ui.desk import Desk
from selfeval.ui.item.detail_head import DetailHead
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.all_maps import AllMaps
from selfeval.ui.pages.maps.canvas.existing import ExistingDialog
from selfeval.ui.pages.maps.key_dialog import KeyDialog
from selfeval.ui.pages.maps.name_dialog import NameDialog
from selfeval.ui.pages.maps.page import MapsPage
from selfeval.ui.window import Window
from tests.ui.maps.small import Model, begin

Click = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def shown(desk: Desk) -> MapsPage:
    if desk.page_key != "maps":
        desk.show_page("maps")
    assert isinstance(desk.page, MapsPage)
    QApplication.processEvents()
    return desk.page


# In the window ----------------------------------------------------------------------------------


def test_the_head_has_the_name_and_the_question_of_the_map(desk: Desk) -> None:
    shown(desk)
    assert desk.window.header.title.text() == "Maps"
    begin(desk.workspace)
    assert desk.window.header.title.text() == "Reading map"
    assert desk.window.header.question.text() == "What moves reading?"


def test_an_arrow_is_gone_to_itself_and_a_box_on_no_map_in_the_list(desk: Desk) -> None:
    model = begin(desk.workspace)
    desk.go_to("arrow", model.arrows["words-joining"])
    page = shown(desk)
    assert page.item == (Arrow, model.arrows["words-joining"])
    assert not page.is_list
    desk.show_page("facts")
    desk.go_to("factor", model.boxes["absent"])
    assert page.item == (Factor, model.boxes["absent"])
    assert page.is_list
    assert page.listing.everything
    desk.go_to("map", model.attendance)
    assert page.showing.map_id == model.attendance


def test_undo_of_what_is_seen_on_a_map_stays_on_the_page(desk: Desk) -> None:
    model = begin(desk.workspace)
    page = shown(desk)
    space = desk.workspace
    page.showing.choose_box(model.boxes["words"])
    doing.move(space, model.reading, {model.boxes["words"]: (300, 200)})
    doing.add_map_with(space, "Third map", {})
    believed = doing.add_box(space, model.reading, doing.NewBox("Calm"))
    for _gesture in range(3):
        desk.undo()
        assert desk.page is page
        assert not page.is_list
    assert believed not in page.showing.graph.factors
    desk.redo()
    assert desk.page is page
    assert page.showing.map_id == model.reading


def test_undo_of_a_box_that_is_not_on_the_map_shows_it(desk: Desk) -> None:
    model = begin(desk.workspace)
    page = shown(desk)
    doing.rename(desk.workspace, model.boxes["absent"], "Away from school")
    desk.undo()
    assert page.item == (Factor, model.boxes["absent"])


def test_the_look_and_the_size_of_text_change_while_a_box_is_chosen(desk: Desk) -> None:
    model = begin(desk.workspace)
    page = shown(desk)
    page.showing.choose_box(model.boxes["words"])
    desk.window.set_look("dark")
    desk.window.set_zoom(120)
    assert page.item == (Factor, model.boxes["words"])
    desk.window.set_zoom(100)


def test_a_click_on_a_tool_leaves_the_keys_to_the_map(desk: Desk) -> None:
    begin(desk.workspace)
    page = shown(desk)
    desk.window.activateWindow()
    page.canvas.setFocus()
    QTest.mouseClick(page.bar.tidy, Qt.MouseButton.LeftButton)
    assert page.canvas.view.hasFocus()


def test_a_wide_window_has_its_sidebar_and_a_usual_one_a_rail(desk: Desk) -> None:
    begin(desk.workspace)
    desk.show_page("facts")
    wide = desk.window.sidebar.width()
    shown(desk)
    assert desk.window.sidebar.width() < wide / 2
    desk.window.resize(1560, 800)
    assert desk.window.sidebar.width() == wide
    desk.window.resize(1366, 768)


def test_the_thread_takes_the_place_of_the_details_here_alone(desk: Desk) -> None:
    model = begin(desk.workspace)
    page = shown(desk)
    page.showing.choose_box(model.boxes["words"])
    before = desk.window.settings.thread_shown
    desk.window.actions_by_key["thread"].trigger()
    assert page.thread.isVisible()
    assert not page.side.inspector.isVisible()
    desk.window.actions_by_key["thread"].trigger()
    assert page.side.inspector.isVisible()
    assert desk.window.settings.thread_shown == before


def test_a_fact_is_put_on_the_map_from_its_menu(desk: Desk) -> None:
    model = begin(desk.workspace)
    desk.workspace.add(Fact(statement="Ten were late", number=1, realm="outcome"), "Add fact")
    known = desk.workspace.add(Fact(statement="Eleven were late.", number=2), "Add fact")
    desk.go_to("fact", known)
    page = desk.page
    assert page is not None
    menu = page.findChild(DetailHead).menu
    next(one for one in menu.actions() if one.objectName() == "put_on_map").trigger()
    dialog = shown(desk).window().findChild(ExistingDialog)
    assert dialog.ticked == [known]
    dialog.put.click()
    (made,) = desk.workspace.rows.where(Factor, "label", "Eleven were late")
    assert desk.workspace.rows.get(Placement, Placement.id_for(model.reading, made.id)) is not None


def test_the_menu_leads_to_the_map(desk: Desk) -> None:
    model = begin(desk.workspace)
    desk.show_page("facts")
    desk.window.actions_by_key["map_list"].trigger()
    page = shown(desk)
    assert page.is_list
    page.showing.choose_box(model.boxes["words"])
    desk.window.actions_by_key["map_affects"].trigger()
    assert page.showing.asked is not None
    assert page.showing.asked.factor_id == model.boxes["words"]
    assert not page.is_list


def test_f5_follows_a_path_of_a_map_and_else_presents_the_document(desk: Desk) -> None:
    model = begin(desk.workspace)
    page = shown(desk)
    present = desk.window.actions_by_key["present"]
    present.trigger()
    assert desk.window.findChild(QDialog, "presentation") is None
    choice = desk.window.findChild(QDialog, "follow_choice")
    assert choice is not None
    choice.close()
    page.showing.show_map(model.attendance)  # which has no arrow
    page.present.click()
    presentation = desk.window.findChild(QDialog, "presentation")
    assert presentation is not None
    presentation.close()


def test_a_file_for_reading_only_has_no_tools_to_draw_with(desk: Desk) -> None:
    model = begin(desk.workspace)
    path = str(desk.workspace.document.path)
    desk.workspace.close()
    desk.files.open_path(path, read_only=True)
    page = shown(desk)
    page.showing.choose_arrow(model.arrows["words-joining"])
    assert not page.bar.box.isVisible()
    assert not page.bar.tidy.isVisible()
    assert page.bar.list.isVisible()
    assert not page.side.inspector.arrow.sign.first_focus().isEnabled()
    assert not page.side.inspector.arrow.assumed.add.isVisible()


# On the page alone --------------------------------------------------------------------------------


def test_find_chooses_the_box_and_goes_through_those_that_fit(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    page.find()
    qtbot.keyClicks(page.surface.find_bar.line, "children")
    assert page.surface.find_bar.count.text() == "1 of 2"
    first = page.row_id
    qtbot.keyClick(page.surface.find_bar.line, Qt.Key.Key_Return)
    assert {first, page.row_id} == {model.boxes["joining"], model.boxes["reading"]}
    qtbot.keyClick(page.surface.find_bar.line, Qt.Key.Key_Escape)
    assert not page.surface.find_bar.isVisible()


def test_the_list_has_one_line_to_look_for_words(page: MapsPage) -> None:
    page.find()
    page.turn_list()
    assert not page.surface.find_bar.isVisible()
    page.find()
    assert not page.surface.find_bar.isVisible()
    assert page.window().focusWidget() is page.listing.search


def test_details_wait_to_be_asked_for_where_room_is_short(page: MapsPage, qtbot: Any) -> None:
    page.resize(960, 500)
    assert not page.side.isVisible()
    qtbot.mouseClick(page.bar.details, Click)
    assert page.side.isVisible()
    page.resize(1300, 700)
    QApplication.processEvents()
    assert page.side.isVisible()
    assert not page.bar.details.isVisible()


def test_words_of_the_tools_give_way_to_icons(page: MapsPage) -> None:
    page.resize(1600, 700)
    QApplication.processEvents()
    assert page.bar.find.text() == "Find"
    page.resize(700, 700)
    QApplication.processEvents()
    assert page.bar.find.text() == ""
    assert page.bar.find.toolTip().startswith("Find")
    assert page.bar._needed() <= page.bar.width()
    page.resize(420, 700)
    QApplication.processEvents()
    assert page.bar._needed() <= page.bar.width()
    assert page.bar.box.isVisible()


def test_a_loop_is_brought_out_named_and_chosen(page: MapsPage, model: Model, qtbot: Any) -> None:
    (card,) = page.surface.strip.cards
    assert card.loop.label == "R1"
    card.setFocus(Qt.FocusReason.TabFocusReason)
    assert set(card.loop.factors) <= {row_id for _table, row_id in page.showing.pointed}
    box = page.surface.strip.ask_name(card)
    qtbot.keyClicks(box, "Success breeds confidence")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert [row.name for row in page.workspace.rows.all(LoopName)] == ["Success breeds confidence"]
    (card,) = page.surface.strip.cards
    assert "Success breeds confidence" in card.accessibleName()
    card.click()
    assert set(page.showing.boxes) == {model.boxes["joining"], model.boxes["reading"]}
    assert len(page.showing.arrows) == 2


def test_the_key_is_drawn_and_its_words_can_be_heard(page: MapsPage) -> None:
    page.bar.key.click()
    dialog = page.window().findChild(KeyDialog)
    assert dialog is not None
    heard = [(one.accessibleName(), one.accessibleDescription()) for one in dialog.columns]
    assert [title for title, _words in heard] == ["Boxes", "Arrows", "Lanes, from left to right"]
    assert "Rests on an assumption" in heard[1][1]
    dialog.resize(420, 400)
    QApplication.processEvents()
    assert dialog.columns[1].y() >= dialog.columns[0].geometry().bottom()
    dialog.close()


def test_loops_say_all_of_their_words_or_fold_to_their_names(page: MapsPage) -> None:
    strip = page.surface.strip
    (card,) = strip.cards
    tall = strip.height()
    strip.fold.click()
    assert strip.height() < tall
    assert card.height() >= card.name_room().bottom()
    strip.fold.click()
    assert strip.height() == tall


def test_loops_out_of_sight_are_counted_and_gone_to(page: MapsPage, model: Model) -> None:
    strip, arrow = page.surface.strip, partial(doing.add_arrow, page.workspace)
    arrow(model.boxes["joining"], model.boxes["words"], "plus")
    arrow(model.boxes["reading"], model.boxes["coaching"], "minus")
    QApplication.processEvents()
    assert [one.loop.kind for one in strip.cards][:2] == ["R", "B"]
    assert len(strip.cards) >= 3
    page.resize(1240, 720)
    QApplication.processEvents()
    seen = [one for one in strip.cards if one.visibleRegion().boundingRect() == one.rect()]
    assert strip.count.text() == f"1–2 of {len(strip.cards)}"
    assert seen == strip.cards[:2]  # and no other in part
    assert not strip.before.isEnabled()
    strip.after.click()
    assert strip.count.text().startswith("2–3")
    assert strip.before.isEnabled()


def test_the_map_keeps_a_usable_height_with_large_text(
    desk: Desk, request: pytest.FixtureRequest
) -> None:
    begin(desk.workspace)
    page = shown(desk)
    request.addfinalizer(partial(desk.window.set_zoom, 100))
    desk.window.resize(1024, 600)
    desk.window.set_zoom(200)
    QApplication.processEvents()
    assert not desk.window.header.question.isVisible()
    assert page.surface.strip.is_folded
    assert page.canvas.view.height() > 200


def test_a_passing_notice_leaves_the_words_of_loops_in_sight(desk: Desk) -> None:
    begin(desk.workspace)
    page = shown(desk)
    QApplication.processEvents()
    foot, strip = desk.window.foot, page.surface.strip
    foot.say("Undone: Add box", may_undo=True)
    over = strip.mapTo(desk.window, strip.rect().topLeft()).y()
    assert strip.isVisible()
    assert foot.mapTo(desk.window, foot.rect().bottomLeft()).y() < over


def test_words_of_loops_give_way_in_a_low_window(page: MapsPage) -> None:
    strip = page.surface.strip
    assert not strip.is_folded
    page.resize(1300, 400)
    QApplication.processEvents()
    assert strip.is_folded
    assert "Show what the loops say" in strip.fold.accessibleName()
    strip.fold.click()  # who wants to read them does
    assert not strip.is_folded
    QApplication.processEvents()
    assert not strip.is_folded


def test_fit_folds_the_loops_where_that_shows_the_map_larger(page: MapsPage, model: Model) -> None:
    strip = page.surface.strip
    page.do("fit")
    assert not strip.is_folded
    places = {model.boxes["coaching"]: (537, 100), model.boxes["words"]: (322, 1100)}
    doing.move(page.workspace, model.reading, places)
    page.canvas.fit()
    before = page.canvas.view.percent
    page.do("fit")
    assert strip.is_folded
    assert page.canvas.view.percent > before


def test_fit_leaves_the_loops_where_folding_them_shows_nothing_larger(page: MapsPage) -> None:
    page.resize(900, 900)
    QApplication.processEvents()
    page.do("fit")
    assert page.canvas.view.percent < 100
    assert not page.surface.strip.is_folded
    page.resize(900, 400)
    QApplication.processEvents()
    assert page.surface.strip.is_folded


def test_what_is_not_looked_for_is_said_beside_the_loops(page: MapsPage, model: Model) -> None:
    """A ring of ten boxes is one loop, too long to be looked for; the short one is shown."""
    space = page.workspace
    made = doing.add_boxes(space, model.reading, [doing.NewBox(f"Box {at}") for at in range(10)])
    for one, other in zip(made, [*made[1:], made[0]], strict=True):
        doing.add_arrow(space, one, other)
    told = page.surface.strip.findChild(QLabel, "loops_not_shown")
    assert told is not None
    assert told.isVisible()
    assert told.text() == "Loops of more than 8 boxes are not looked for."
    doing.remove_everywhere(space, [model.boxes["joining"]])
    assert page.surface.strip.isVisible()
    assert not page.surface.strip.cards


def test_a_question_is_answered_above_the_map_until_esc(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    page.showing.choose_box(model.boxes["words"])
    page.asking.ask("affects")
    assert page.surface.asked.isVisible()
    assert page.surface.asked.count.text() == "3 of 4 shown – Esc for all"
    qtbot.mouseClick(page.surface.asked.nearer, Click)
    assert page.surface.asked.count.text() == "2 of 4 shown – Esc for all"
    assert page.surface.asked.steps.text() == "1 step"
    qtbot.mouseClick(page.surface.asked.told, Click)
    said = [one for one in page.surface.asked.findChildren(QPushButton) if one.isVisible()]
    assert said
    qtbot.keyClick(page.surface.strip, Qt.Key.Key_Escape)
    assert not page.surface.asked.isVisible()


def test_a_view_is_kept_and_shown_again(page: MapsPage, model: Model) -> None:
    page.showing.choose_box(model.boxes["words"])
    page.showing.ask("affects", model.boxes["words"], 1)
    page.showing.show_detail(True)
    page.do("keep_view")
    dialog = page.window().findChildren(NameDialog)[-1]
    dialog.line.setText("First step")
    dialog.accept()
    page.showing.stop_asking()
    page.showing.show_detail(False)
    page.asking.fill()
    entries = {one.text(): one for one in page.bar.ask_menu.actions()}
    entries["First step"].trigger()
    assert page.showing.asked is not None
    assert page.showing.asked.steps == 1
    assert page.showing.detail
    assert page.workspace.undo() == "Keep view of map"


def test_undoing_the_removal_of_a_map_shows_that_map(page: MapsPage, model: Model) -> None:
    page.workspace.remove(Map, [model.reading], "Remove map")
    assert page.showing.map_id == model.attendance
    page.workspace.undo()
    assert page.showing.map_id == model.reading
    assert len(page.canvas.figure.boxes) == 4


def test_all_maps_are_listed_copied_and_removed(page: MapsPage, model: Model, qtbot: Any) -> None:
    page.show_all_maps()
    dialog = page.window().findChildren(AllMaps)[-1]
    dialog._on_copy(model.reading)
    assert page.workspace.count(Map) == 3
    copied = page.showing.map_id
    assert copied not in (model.reading, model.attendance)
    assert set(page.showing.graph.factors) == set(model.boxes.values()) - {model.boxes["absent"]}
    dialog._on_remove(copied)
    assert page.showing.map_id == model.reading
    assert page.workspace.count(Placement) == 4
    assert page.workspace.count(ArrowAssumption) == 0
    dialog.reject()

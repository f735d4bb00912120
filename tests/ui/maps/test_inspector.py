"""What is chosen on a map is told and changed beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton

from selfeval.core.causal.sentences import arrow_sentence
from selfeval.core.models import (
    Arrow,
    ArrowAssumption,
    Assumption,
    Consequence,
    Factor,
    Indicator,
    Placement,
    Row,
)
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.maps.page import MapsPage
from tests.ui.maps.small import Model

Click = Qt.MouseButton.LeftButton


def stored(page: MapsPage, model: type[Row], row_id: str) -> dict[str, Any]:
    return page.workspace.values(model, row_id) or {}


def sentence(page: MapsPage, arrow_id: str) -> str:
    found = page.workspace.rows.get(Arrow, arrow_id)
    assert found is not None
    return arrow_sentence(page.workspace.rows, found)


def press(page: MapsPage, name: str, qtbot: Any) -> None:
    QApplication.processEvents()
    found = [one for one in page.findChildren(QPushButton, name) if one.isVisible()]
    qtbot.mouseClick(found[-1], Click)


def the_picker(page: MapsPage) -> PickDialog:
    return page.window().findChildren(PickDialog)[-1]


def test_an_arrow_opens_with_its_sentence_and_the_verb_is_bold(
    page: MapsPage, model: Model
) -> None:
    page.showing.choose_arrow(model.arrows["words-joining"])
    said = page.side.inspector.arrow.sentence
    assert said.text() == sentence(page, model.arrows["words-joining"])
    (start, length) = said._bold[0]
    assert said.text()[start : start + length].strip() == "raises"
    assert page.side.inspector.kind.text() == "Arrow"


def test_what_an_arrow_does_is_pressed_and_undone_at_once(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    arrow = model.arrows["words-joining"]
    page.showing.choose_arrow(arrow)
    press(page, "arrow_sign_minus", qtbot)
    press(page, "arrow_delay_terms", qtbot)
    assert stored(page, Arrow, arrow)["sign"] == "minus"
    assert "lowers" in page.side.inspector.arrow.sentence.text()
    assert "after about a term" in page.side.inspector.arrow.sentence.text()
    press(page, "arrow_delay_terms", qtbot)
    assert stored(page, Arrow, arrow)["delay"] == ""
    for _step in range(3):
        assert page.workspace.undo() == "Change arrow"
    assert stored(page, Arrow, arrow)["sign"] == "plus"


def test_how_we_know_opens_the_five_steps(page: MapsPage, model: Model, qtbot: Any) -> None:
    arrow = model.arrows["words-joining"]
    page.showing.choose_arrow(arrow)
    press(page, "change_basis", qtbot)
    press(page, "basis_quick", qtbot)
    assert stored(page, Arrow, arrow)["basis"] == "quick"
    assert page.side.inspector.arrow.basis.word.text() == "Quick look"


def test_an_assumption_is_written_onto_an_arrow_in_one_gesture_and_taken_off(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    page.showing.choose_arrow(model.arrows["words-joining"])
    press(page, "add_assumption", qtbot)
    picker = the_picker(page)
    picker.search.setText("Unknown words stop children")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert page.workspace.count(Assumption) == 1
    cards = page.side.inspector.arrow.assumed
    said = [one.text() for one in cards.findChildren(QLabel)]
    assert {"Assumption 1", "Unknown words stop children", "0 for", "0 against"} <= set(said)
    qtbot.mouseClick(cards.findChild(QToolButton, "take_assumption"), Click)
    assert not page.workspace.count(ArrowAssumption)
    assert page.workspace.count(Assumption) == 1
    page.workspace.undo()
    page.workspace.undo()
    assert not page.workspace.count(Assumption)


def test_opening_an_assumption_leads_to_it(page: MapsPage, model: Model, qtbot: Any) -> None:
    believed = page.workspace.add(Assumption(belief="It is so"))
    arrow = model.arrows["words-joining"]
    page.workspace.add(ArrowAssumption(arrow_id=arrow, assumption_id=believed))
    page.showing.choose_arrow(arrow)
    led: list[tuple[str, str]] = []
    page.go_to.connect(lambda table, row_id: led.append((table, row_id)))
    press(page, "open_assumption", qtbot)
    assert led == [("assumption", believed)]


def test_a_consequence_belongs_to_where_the_arrow_begins(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    page.showing.choose_arrow(model.arrows["words-joining"])
    press(page, "add_else_happens", qtbot)
    dialog = page.window().findChildren(AddDialog)[-1]
    dialog.form.cells["what"].editor.focus_widget().setPlainText("Lessons start slowly")
    dialog._on_add()
    (row,) = page.workspace.rows.all(Consequence)
    assert row.factor_id == model.boxes["words"]
    page.showing.choose_box(model.boxes["words"])
    listed = page.side.inspector.box.otherwise.findChildren(ItemButton)
    assert [one.text() for one in listed] == ["Lessons start slowly"]


def test_a_box_lists_what_moves_it_and_leads_to_the_arrow(page: MapsPage, model: Model) -> None:
    page.showing.choose_box(model.boxes["joining"])
    box = page.side.inspector.box
    into = box.into.findChildren(ItemButton)
    assert {one.text() for one in into} == {
        sentence(page, model.arrows["words-joining"]),
        sentence(page, model.arrows["reading-joining"]),
    }
    into[0].click()
    assert page.item is not None
    assert page.item[0] is Arrow


def test_the_words_of_a_box_are_changed_where_they_stand(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    page.showing.choose_box(model.boxes["words"])
    editor = page.side.inspector.box.form.cells["label"].editor.focus_widget()
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Words first")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert stored(page, Factor, model.boxes["words"])["label"] == "Words first"


def test_what_is_typed_is_kept_when_something_else_is_chosen(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    arrow = model.arrows["words-joining"]
    page.showing.choose_arrow(arrow)
    note = page.side.inspector.arrow.form.cells["note"].editor.focus_widget()
    note.setFocus()
    qtbot.keyClicks(note, "As we saw")
    page.showing.choose_box(model.boxes["words"])
    assert stored(page, Arrow, arrow)["note"] == "As we saw"


def test_an_indicator_that_watches_a_box_is_written_beside_it(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    page.showing.choose_box(model.boxes["words"])
    press(page, "add_watched_by", qtbot)
    picker = the_picker(page)
    picker.search.setText("Words on the board")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    (row,) = page.workspace.rows.all(Indicator)
    assert row.factor_id == model.boxes["words"]


def test_one_goes_from_arrow_to_arrow(page: MapsPage, model: Model, qtbot: Any) -> None:
    inspector = page.side.inspector
    first = page.showing.graph.arrows[0].id
    page.showing.choose_arrow(first)
    assert inspector.place.text() == "1 of 4"
    qtbot.mouseClick(inspector.after, Click)
    assert inspector.place.text() == "2 of 4"
    qtbot.mouseClick(inspector.before, Click)
    qtbot.mouseClick(inspector.before, Click)
    assert inspector.place.text() == "4 of 4"
    assert set(model.arrows.values()) == {one.id for one in page.showing.graph.arrows}


def test_a_loop_that_is_chosen_is_told_with_its_words(page: MapsPage) -> None:
    (loop,) = page.showing.loops.found
    page.surface.strip.cards[0].click()
    several = page.side.inspector.several
    assert several.count.text() == "R1 · feeds itself"
    assert several.told.text() == loop.words
    assert several.told.isVisible()
    assert page.side.inspector.kind.text() == "Loop"
    page.showing.choose_all(loop.factors, loop.arrows[:1])
    assert several.count.text() == "2 boxes and 1 arrow"
    assert not several.told.isVisible()


def test_what_to_look_at_is_told_by_its_kind_and_chosen_together(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    shown = page.side.inspector.map
    qtbot.waitUntil(lambda: bool(shown.look.findChildren(ItemButton)))
    lines = shown.look.findChildren(ItemButton)
    (together,) = [one for one in lines if "rest on a hunch alone" in one.text()]
    together.click()
    assert set(page.showing.arrows) == set(model.arrows.values())


def test_several_are_counted_and_taken_off_the_map_together(
    page: MapsPage, model: Model, qtbot: Any
) -> None:
    boxes = [model.boxes["words"], model.boxes["joining"]]
    page.showing.choose_all(boxes, [model.arrows["words-joining"]])
    assert page.side.inspector.several.count.text() == "2 boxes and 1 arrow"
    press(page, "several_take_off", qtbot)
    left = {place.factor_id for place in page.workspace.rows.all(Placement)}
    assert left == {model.boxes["coaching"], model.boxes["reading"]}
    assert page.workspace.count(Arrow) == 4


def test_the_map_itself_is_named_while_nothing_is_chosen(
    page: MapsPage, child: Callable[..., Any], qtbot: Any
) -> None:
    page.showing.choose(())
    assert page.side.inspector.map.counts.text() == "4 boxes · 4 arrows · 1 loop"
    name = page.side.inspector.map.form.cells["name"].editor.focus_widget()
    assert isinstance(name, QLineEdit)
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Words map")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert page.head().title == "Words map"


def test_turning_an_arrow_round_goes_on_showing_it(page: MapsPage, model: Model) -> None:
    page.showing.choose_arrow(model.arrows["words-joining"])
    page.do("turn_round")
    (turned,) = page.showing.arrows
    values = stored(page, Arrow, turned)
    assert (values["source_id"], values["target_id"]) == (
        model.boxes["joining"],
        model.boxes["words"],
    )
    assert page.side.inspector.arrow.sentence.text() == sentence(page, turned)

"""The map worked on by mouse and by keyboard: a real file, real gestures, real undo."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QPushButton

from selfeval.core.models import Arrow, Assumption, Fact, Factor, Map, Placement
from selfeval.core.picture.lanes import LANE, lane_left
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.canvas.editor import BoxEditor
from selfeval.ui.pages.maps.canvas.items import BoxItem
from selfeval.ui.pages.maps.canvas.joining_box import JoinBox
from selfeval.ui.pages.maps.canvas.lanes import lane_middle
from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas
from selfeval.ui.pages.maps.canvas.menus import make_menu
from selfeval.ui.pages.maps.canvas.scene import MapScene
from selfeval.ui.pages.maps.showing import ARROW, BOX, Showing
from selfeval.ui.workspace import Workspace
from tests.ui.maps.small import Model

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


class Hands:
    """Mouse and keyboard on a canvas; places are in map units."""

    def __init__(self, canvas: MapCanvas, model: Model) -> None:
        self.canvas, self.model = canvas, model
        self.showing, self.workspace = canvas.showing, canvas.workspace

    def pixel(self, x: float, y: float) -> QPoint:
        return self.canvas.view.mapFromScene(QPointF(x, y))

    def middle(self, name: str) -> tuple[float, float]:
        box = self.canvas.scene.box(self.model.boxes[name])
        assert box is not None
        return box.x, box.y

    def edge(self, name: str) -> tuple[float, float]:
        box = self.canvas.scene.box(self.model.boxes[name])
        assert box is not None
        return box.x + box.width / 2, box.y

    def press(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.canvas.view.viewport(), LEFT, keys, self.pixel(x, y))

    def go(self, x: float, y: float) -> None:
        QTest.mouseMove(self.canvas.view.viewport(), self.pixel(x, y))

    def let_go(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.canvas.view.viewport(), LEFT, keys, self.pixel(x, y))

    def click(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self.press(x, y, keys)
        self.let_go(x, y, keys)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.press(*start)
        self.go((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        self.go(*end)
        self.let_go(*end)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.canvas.view, key, keys)

    def type(self, words: str) -> None:
        editor = self.canvas.entering.editor
        assert editor is not None
        QTest.keyClicks(editor, words)

    def in_editor(self, key: Qt.Key) -> None:
        editor = self.canvas.entering.editor
        assert editor is not None
        QTest.keyClick(editor, key)

    def factor(self, name: str) -> Factor:
        found = self.workspace.rows.get(Factor, self.model.boxes[name])
        assert found is not None
        return found

    def named(self, words: str) -> Factor:
        return next(row for row in self.workspace.rows.all(Factor) if row.label == words)

    def placed(self, factor_id: str) -> Placement | None:
        return self.workspace.rows.get(Placement, Placement.id_for(self.showing.map_id, factor_id))

    def count(self) -> tuple[int, int]:
        return self.workspace.count(Factor), self.workspace.count(Arrow)


@pytest.fixture
def hands(model: Model, workspace: Workspace, qtbot: Any) -> Hands:
    """Give the test a canvas on the reading map, shown, with the focus, at 100 percent."""
    showing = Showing(workspace)
    canvas = MapCanvas(workspace, showing)
    qtbot.addWidget(canvas)
    canvas.resize(1120, 720)
    canvas.show()
    canvas.activateWindow()
    canvas.view.setFocus()
    canvas.set_zoom(100)
    QApplication.processEvents()
    places = {model.boxes[name]: at for name, at in PLACES.items()}
    doing.move(workspace, model.reading, places)
    return Hands(canvas, model)


PLACES = {
    "coaching": (537, 100),
    "words": (322, 240),
    "joining": (752, 260),
    "reading": (967, 420),
}


# Choosing ---------------------------------------------------------------------------------------


def test_a_click_chooses_a_box_or_an_arrow_and_one_beside_them_nothing(hands: Hands) -> None:
    hands.click(*hands.middle("words"))
    assert hands.showing.boxes == (hands.model.boxes["words"],)
    drawn = hands.canvas.scene.drawn(hands.model.arrows["words-joining"])
    path = hands.canvas.scene.area_of_chosen((ARROW, drawn.id))
    on_curve = hands.canvas.scene.middle_of(drawn.id)
    assert path.contains(on_curve)
    hands.click(on_curve.x(), on_curve.y())
    assert hands.showing.arrows == (hands.model.arrows["words-joining"],)
    hands.click(100, 650)
    assert hands.showing.chosen == ()


def test_shift_and_a_frame_choose_several(hands: Hands) -> None:
    hands.click(*hands.middle("words"))
    hands.click(*hands.middle("joining"), SHIFT)
    assert set(hands.showing.boxes) == {hands.model.boxes[one] for one in ("words", "joining")}
    hands.click(*hands.middle("words"), CONTROL)
    assert hands.showing.boxes == (hands.model.boxes["joining"],)
    hands.drag((440, 20), (660, 600))
    assert hands.showing.boxes == (hands.model.boxes["coaching"],)
    hands.key(Key.Key_A, CONTROL)
    assert len(hands.showing.boxes) == 4
    hands.key(Key.Key_Escape)
    assert hands.showing.chosen == ()


# Making boxes -----------------------------------------------------------------------------------


def test_boxes_are_made_as_fast_as_they_are_typed_and_each_is_undone_alone(hands: Hands) -> None:
    hands.click(300, 600)
    hands.key(Key.Key_B)
    hands.type("Teach words first")
    hands.in_editor(Key.Key_Return)
    hands.type("Show words on the wall")
    hands.in_editor(Key.Key_Tab)
    hands.type("Adults know why")
    hands.in_editor(Key.Key_Return)
    hands.type("never kept")
    hands.in_editor(Key.Key_Escape)
    first, second = hands.named("Teach words first"), hands.named("Show words on the wall")
    assert (first.realm, second.realm) == ("behaviour", "behaviour")
    assert hands.placed(second.id).y > hands.placed(first.id).y
    assert hands.named("Adults know why").realm == "knowledge"
    assert hands.count()[0] == 8
    assert hands.canvas.view.hasFocus()
    hands.workspace.undo()
    assert hands.count()[0] == 7


def test_typing_goes_on_after_the_first_box_which_brings_the_first_map_about(
    workspace: Workspace, qtbot: Any
) -> None:
    canvas = MapCanvas(workspace, Showing(workspace))
    qtbot.addWidget(canvas)
    canvas.resize(1100, 600)
    canvas.show()
    canvas.setFocus()
    QTest.keyClick(canvas.view, Key.Key_B)
    for words, then in (("Read well", Key.Key_Return), ("Join in", Key.Key_Tab)):
        QTest.keyClicks(canvas.entering.editor, words)
        QTest.keyClick(canvas.entering.editor, then)
    QTest.keyClicks(canvas.entering.editor, "Trust")
    QTest.keyClick(canvas.entering.editor, Key.Key_Return)
    QTest.keyClick(canvas.entering.editor, Key.Key_Escape)
    made = {row.label: row.realm for row in workspace.rows.all(Factor)}
    assert made == {"Read well": "outcome", "Join in": "outcome", "Trust": "climate"}
    assert len(workspace.rows.all(Map)) == 1


def test_the_lanes_of_an_empty_map_begin_at_its_left(workspace: Workspace, qtbot: Any) -> None:
    canvas = MapCanvas(workspace, Showing(workspace))
    qtbot.addWidget(canvas)
    canvas.resize(1100, 600)
    canvas.show()
    knowledge = canvas.view.mapFromScene(QPointF(lane_left("knowledge"), 0))
    beyond = canvas.view.mapFromScene(QPointF(lane_left("outcome") + LANE, 0))
    assert 0 <= knowledge.x() < 30
    assert beyond.x() <= canvas.view.viewport().width()


def test_a_double_click_makes_a_box_there_and_renames_one(hands: Hands) -> None:
    at = hands.pixel(100, 500)
    QTest.mouseDClick(hands.canvas.view.viewport(), LEFT, NONE, at)
    hands.type("Adults know")
    hands.in_editor(Key.Key_Return)
    made = hands.placed(hands.named("Adults know").id)
    assert abs(made.y - 500) <= 2
    hands.in_editor(Key.Key_Escape)
    QTest.mouseDClick(
        hands.canvas.view.viewport(), LEFT, NONE, hands.pixel(*hands.middle("coaching"))
    )
    hands.type("Coaching every week")
    hands.in_editor(Key.Key_Return)
    assert hands.factor("coaching").label == "Coaching every week"
    hands.workspace.undo()
    assert hands.factor("coaching").label == "Fortnightly coaching"


def test_words_are_kept_when_the_editor_is_left_and_dropped_by_esc(hands: Hands) -> None:
    hands.showing.choose_box(hands.model.boxes["words"])
    hands.key(Key.Key_F2)
    hands.type("Words first")
    hands.click(100, 600)
    assert hands.factor("words").label == "Words first"
    hands.showing.choose_box(hands.model.boxes["words"])
    hands.key(Key.Key_F2)
    hands.type("Nothing")
    hands.in_editor(Key.Key_Escape)
    assert hands.factor("words").label == "Words first"


def test_an_empty_map_begins_in_the_lane_of_outcomes(hands: Hands) -> None:
    hands.showing.show_map(hands.model.attendance)
    assert hands.canvas.empty.isVisible()
    assert hands.canvas.empty.existing.isVisible()
    hands.canvas.empty.begin.click()
    hands.type("Children come every day")
    hands.in_editor(Key.Key_Return)
    made = hands.named("Children come every day")
    assert (made.realm, made.kind) == ("outcome", "outcome")
    assert not hands.canvas.empty.isVisible()
    hands.in_editor(Key.Key_Escape)


def test_where_an_empty_map_is_low_its_first_button_stays_in_sight(hands: Hands) -> None:
    hands.showing.show_map(hands.model.attendance)
    empty = hands.canvas.empty
    tall = empty.height()
    empty.stand_over(hands.canvas, hands.canvas.height() - empty.begin.height() - 80)
    assert empty.begin.height() < empty.height() < tall
    assert not empty.begin.isHidden()
    empty.stand_over(hands.canvas, 0)
    assert empty.height() == tall


def test_boxes_of_the_model_come_onto_the_map(hands: Hands) -> None:
    hands.canvas.bringing.ask_boxes()
    dialog = QApplication.activeModalWidget()
    assert [dialog.list.item(at).text() for at in range(dialog.list.count())] == [
        "Children who are away"
    ]
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.put.click()
    assert hands.placed(hands.model.boxes["absent"]) is not None
    assert hands.canvas.first_lane == 0


def test_words_of_facts_and_assumptions_become_boxes(hands: Hands) -> None:
    with hands.workspace.edit("Write") as session:
        belief = Assumption(belief="Unknown words stop children.", realm="climate", number=1)
        known = Fact(statement="children who are  away.", number=1, private=True)
        session.add_all([belief, known, Fact(statement="Words taught before reading", number=2)])
    hands.canvas.bringing.ask_worded()
    dialog = QApplication.activeModalWidget()
    items = [dialog.list.item(at) for at in range(dialog.list.count())]
    assert [item.text() for item in items] == [
        "Assumption 1: Unknown words stop children",
        "Fact 1: children who are away",
    ]
    for item in items:
        item.setCheckState(Qt.CheckState.Checked)
    gestures, boxes = hands.workspace.gestures, len(hands.workspace.rows.all(Factor))
    dialog.put.click()
    assert hands.workspace.gestures == gestures + 1
    made = hands.named("Unknown words stop children")
    assert (made.realm, made.kind) == ("climate", "factor")
    assert len(hands.workspace.rows.all(Factor)) == boxes + 1  # the other was a box already
    assert set(hands.showing.boxes) == {made.id, hands.model.boxes["absent"]}


# Moving boxes -----------------------------------------------------------------------------------


def test_a_drag_into_another_lane_changes_the_realm_and_is_one_gesture(hands: Hands) -> None:
    hands.drag(hands.middle("words"), (540, 380))
    assert hands.factor("words").realm == "system"
    assert hands.placed(hands.model.boxes["words"]).y == 380
    hands.workspace.undo()
    assert hands.factor("words").realm == "behaviour"
    assert hands.placed(hands.model.boxes["words"]).y == 240


def test_all_chosen_boxes_move_and_esc_takes_a_drag_back(hands: Hands) -> None:
    hands.click(*hands.middle("words"))
    hands.click(*hands.middle("joining"), SHIFT)
    gestures = hands.workspace.gestures
    x, y = hands.middle("words")
    hands.press(x, y)
    hands.go(x, y + 40)
    hands.go(x, y + 77)
    assert hands.middle("joining")[1] == pytest.approx(337, abs=2)
    hands.key(Key.Key_Escape)
    assert hands.middle("joining")[1] == 260
    hands.let_go(x, y + 77)
    assert hands.workspace.gestures == gestures
    hands.drag((x, y), (x, y + 77))
    assert hands.workspace.gestures == gestures + 1
    assert hands.placed(hands.model.boxes["joining"]).y == pytest.approx(337, abs=2)


def test_undo_in_the_middle_of_a_drag_ends_it(hands: Hands) -> None:
    hands.canvas.acting.add_list(["Parents read at home"], 4)
    made = hands.named("Parents read at home").id
    box = hands.canvas.scene.box(made)
    assert box is not None
    hands.press(box.x, box.y)
    hands.go(box.x, box.y + 40)
    assert hands.canvas.view.hand is not None
    hands.workspace.undo()
    assert hands.canvas.view.hand is None
    gestures = hands.workspace.gestures
    hands.go(box.x, box.y + 60)
    hands.let_go(box.x, box.y + 60)
    assert hands.canvas.scene.box(made) is None
    assert hands.workspace.gestures == gestures
    hands.workspace.redo()
    assert hands.canvas.scene.box(made) == box


def test_a_box_that_goes_while_it_is_pressed_is_not_dragged(hands: Hands) -> None:
    hands.canvas.acting.add_list(["Parents read at home"], 4)
    box = hands.canvas.scene.box(hands.named("Parents read at home").id)
    assert box is not None
    hands.press(box.x, box.y)
    hands.workspace.undo()
    hands.go(box.x, box.y + 60)
    assert hands.canvas.view.hand is None
    hands.let_go(box.x, box.y + 60)


def test_a_box_that_is_let_go_outside_the_drawing_goes_home(hands: Hands) -> None:
    gestures = hands.workspace.gestures
    seen = hands.canvas.view.seen()
    hands.drag(hands.middle("coaching"), (seen.right() + 200, seen.top() - 150))
    assert hands.middle("coaching") == PLACES["coaching"]
    assert hands.workspace.gestures == gestures
    hands.drag(hands.middle("coaching"), (537, seen.top() - 12))  # a hand that overshoots
    box = hands.canvas.scene.box(hands.model.boxes["coaching"])
    assert seen.contains(hands.canvas.scene.area_of(box).adjusted(1, 1, -1, -1))
    assert hands.factor("coaching").realm == "system"
    assert hands.workspace.gestures == gestures + 1


def test_the_map_stays_where_it_is_while_a_box_is_held_outside(hands: Hands, qtbot: Any) -> None:
    bar = hands.canvas.view.verticalScrollBar()
    hands.canvas.set_zoom(160)
    bar.setValue(bar.maximum() // 2)
    seen = hands.canvas.view.seen()
    box = next(box for box in hands.canvas.figure.boxes if seen.contains(box.x, box.y))
    hands.press(box.x, box.y)
    hands.go(box.x, seen.bottom() + 200)
    before = bar.value()
    qtbot.wait(100)
    assert bar.value() == before
    hands.go(box.x, hands.canvas.view.seen().bottom() - 5)
    qtbot.waitUntil(lambda: bar.value() > before)
    hands.key(Key.Key_Escape)


def test_where_an_arrow_begins_is_asked_at_the_foot_of_the_map(hands: Hands) -> None:
    hint = hands.canvas.hint
    hands.key(Key.Key_A)
    assert hint.isVisible()
    assert hint.y() > hands.canvas.view.height() / 2
    hands.click(*hands.middle("coaching"))
    assert not hint.isVisible()


def test_the_editor_stays_in_sight_however_long_the_words(hands: Hands) -> None:
    hands.canvas.resize(900, 220)
    hands.key(Key.Key_B)
    editor, room = hands.canvas.entering.editor, hands.canvas.view.viewport().rect()
    assert editor is not None
    editor.setPlainText("adults and children read together " * 20)
    assert room.contains(editor.geometry())


def test_the_list_of_targets_fits_a_low_map(hands: Hands) -> None:
    hands.canvas.resize(900, 260)
    hands.click(*hands.middle("coaching"))
    hands.key(Key.Key_A)
    join = hands.canvas.findChild(JoinBox)
    assert hands.canvas.rect().contains(join.geometry())
    assert join.rect().contains(join.list.geometry())
    join.leave()


def test_how_typing_goes_on_is_told_where_many_boxes_are_typed(hands: Hands) -> None:
    hint = hands.canvas.view.viewport().findChild(QLabel, "editor_hint")
    hands.key(Key.Key_B)
    assert hint.isVisible()
    assert not hint.geometry().intersects(hands.canvas.entering.editor.geometry())
    hands.in_editor(Key.Key_Escape)
    assert not hint.isVisible()
    hands.canvas.entering.begin_rename(hands.model.boxes["words"])
    assert not hint.isVisible()


def test_a_lit_lane_reaches_the_foot_of_the_view(hands: Hands, qtbot: Any) -> None:
    doing.take_off(hands.workspace, hands.model.reading, list(hands.model.boxes.values()))
    hands.canvas.resize(1120, 900)
    view = hands.canvas.view
    QApplication.processEvents()
    lower = view.viewport().rect().bottom()
    assert view.mapFromScene(QPointF(0, hands.canvas.scene.area.bottom())).y() < lower
    painted: list[int] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if isinstance(event, QPaintEvent):
                painted.append(event.rect().bottom())
            return False

    watch = Watch()
    view.viewport().installEventFilter(watch)
    hands.canvas.light(5, ())
    qtbot.waitUntil(lambda: bool(painted))
    assert max(painted) >= lower


def test_a_box_that_comes_near_the_middle_of_its_lane_snaps_to_it(hands: Hands) -> None:
    x, y = hands.middle("words")
    hands.drag((x, y), (x + 5, y + 60))
    assert hands.placed(hands.model.boxes["words"]).x == round(lane_middle(2))


def test_keys_move_a_box_and_write_once_they_settle(hands: Hands) -> None:
    hands.showing.choose_box(hands.model.boxes["coaching"])
    gestures = hands.workspace.gestures
    for _number in range(3):
        hands.key(Key.Key_Down, CONTROL | SHIFT)
    assert hands.middle("coaching")[1] == 130
    assert hands.workspace.gestures == gestures
    hands.key(Key.Key_Home)
    assert hands.workspace.gestures == gestures + 1
    assert hands.placed(hands.model.boxes["coaching"]).y == 130


# Arrows -----------------------------------------------------------------------------------------


def test_an_arrow_is_drawn_from_an_edge_to_a_box_and_only_once(hands: Hands) -> None:
    hands.drag(hands.edge("coaching"), hands.middle("joining"))
    made = hands.workspace.rows.get(Arrow, hands.showing.arrows[0])
    assert made.source_id == hands.model.boxes["coaching"]
    assert made.target_id == hands.model.boxes["joining"]
    hands.drag(hands.edge("coaching"), hands.middle("joining"))
    hands.drag(hands.edge("coaching"), hands.middle("coaching"))
    assert hands.count()[1] == 5


def test_an_arrow_that_is_let_go_over_nothing_names_a_new_box(hands: Hands) -> None:
    hands.drag(hands.edge("coaching"), (752, 560))
    hands.type("Staff trust each other")
    hands.in_editor(Key.Key_Return)
    made = hands.named("Staff trust each other")
    assert made.realm == "climate"
    assert len(hands.workspace.rows.where(Arrow, "target_id", made.id)) == 1
    hands.workspace.undo()
    assert hands.count() == (5, 4)


def test_an_arrow_that_is_let_go_just_beside_a_box_leads_to_it(hands: Hands) -> None:
    x, y = hands.edge("joining")
    hands.drag(hands.edge("coaching"), (x + 6, y))
    made = hands.workspace.rows.get(Arrow, hands.showing.arrows[0])
    assert made.target_id == hands.model.boxes["joining"]
    assert hands.canvas.entering.editor is None


def test_a_new_box_is_never_typed_over_another(hands: Hands) -> None:
    x, y = hands.middle("joining")
    box = hands.canvas.scene.box(hands.model.boxes["joining"])
    hands.drag(hands.edge("coaching"), (x, y - box.height / 2 - 14))
    hands.type("Staff trust each other")
    hands.in_editor(Key.Key_Return)
    made = hands.canvas.scene.box(hands.named("Staff trust each other").id)
    area = hands.canvas.scene.area_of
    assert not area(made).intersects(area(box))


def test_an_arrow_is_made_by_the_name_of_its_target(hands: Hands) -> None:
    hands.showing.choose_box(hands.model.boxes["coaching"])
    hands.key(Key.Key_A)
    box = hands.canvas.findChild(JoinBox)
    QTest.keyClicks(box.line, "-joining")
    QTest.keyClick(box.line, Key.Key_Return)
    made = hands.workspace.rows.get(Arrow, hands.showing.arrows[0])
    assert (made.target_id, made.sign) == (hands.model.boxes["joining"], "minus")
    hands.showing.choose_box(hands.model.boxes["coaching"])
    hands.key(Key.Key_A)
    box = hands.canvas.findChildren(JoinBox)[-1]
    QTest.keyClicks(box.line, "Staff feel safe")
    QTest.keyClick(box.line, Key.Key_Return)
    assert hands.named("Staff feel safe").realm == "climate"


def test_enter_joins_nothing_that_nobody_named(hands: Hands) -> None:
    hands.showing.choose_box(hands.model.boxes["coaching"])
    hands.key(Key.Key_A)
    line = hands.canvas.findChild(JoinBox).line
    QTest.keyClick(line, Key.Key_Return)
    assert hands.count()[1] == 4
    QTest.keyClick(line, Key.Key_Down)
    QTest.keyClick(line, Key.Key_Return)
    assert hands.count()[1] == 5


def test_a_chain_goes_on_from_where_its_arrow_leads(hands: Hands) -> None:
    hands.showing.choose_arrow(hands.model.arrows["coaching-words"])
    hands.key(Key.Key_A)
    assert hands.canvas.findChild(JoinBox).source_id == hands.model.boxes["words"]


def test_the_curve_that_closes_a_loop_above_the_boxes_is_scrolled_into_sight(
    hands: Hands,
) -> None:
    row = {hands.model.boxes[name]: (at[0], 100) for name, at in PLACES.items()}
    doing.move(hands.workspace, hands.model.reading, row)
    hands.showing.choose_box(hands.model.boxes["reading"])
    hands.key(Key.Key_A)
    line = hands.canvas.findChild(JoinBox).line
    QTest.keyClicks(line, "words")
    hands.canvas.resize(1120, 300)
    bar = hands.canvas.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    QTest.keyClick(line, Key.Key_Return)
    curve = hands.canvas.scene.area_of_chosen((ARROW, hands.showing.arrows[0]))
    assert hands.canvas.view.seen().contains(curve)


# Walking ----------------------------------------------------------------------------------------


def test_arrow_keys_go_from_box_to_box_and_with_alt_along_the_arrows(hands: Hands) -> None:
    def chosen() -> tuple[str, str]:
        return hands.showing.chosen[-1]

    hands.key(Key.Key_Right)
    assert chosen() == (BOX, hands.model.boxes["words"])
    hands.key(Key.Key_Right)
    assert chosen() == (BOX, hands.model.boxes["coaching"])
    hands.key(Key.Key_Right, ALT)
    assert chosen() == (ARROW, hands.model.arrows["coaching-words"])
    hands.key(Key.Key_Right, ALT)
    assert chosen() == (BOX, hands.model.boxes["words"])
    hands.key(Key.Key_Left, ALT)
    hands.key(Key.Key_Left, ALT)
    assert chosen() == (BOX, hands.model.boxes["coaching"])
    hands.key(Key.Key_Right, SHIFT)
    assert len(hands.showing.boxes) == 2


# Copying and removing ---------------------------------------------------------------------------


def test_pasting_on_the_same_map_copies_and_on_another_shows_the_same_boxes(hands: Hands) -> None:
    hands.showing.choose_all([hands.model.boxes["words"], hands.model.boxes["joining"]], ())
    hands.key(Key.Key_C, CONTROL)
    hands.key(Key.Key_V, CONTROL)
    assert hands.count() == (7, 5)
    hands.workspace.undo()
    assert hands.count() == (5, 4)
    hands.showing.show_map(hands.model.attendance)
    hands.key(Key.Key_V, CONTROL)
    assert hands.count() == (5, 4)
    assert hands.placed(hands.model.boxes["words"]).x == 322
    hands.key(Key.Key_D, CONTROL)
    assert hands.count() == (7, 5)


def test_lines_of_text_become_boxes_in_the_lane_of_the_last_click(hands: Hands) -> None:
    hands.click(100, 600)
    QGuiApplication.clipboard().setText("- Calm starts\n- Time to teach\n- Trust in plans")
    gestures = hands.workspace.gestures
    hands.key(Key.Key_V, CONTROL)
    assert hands.workspace.gestures == gestures + 1
    made = [hands.named(words) for words in ("Calm starts", "Time to teach", "Trust in plans")]
    assert {row.realm for row in made} == {"knowledge"}
    downs = [hands.placed(row.id).y for row in made]
    assert downs == sorted(downs)
    assert min(second - first for first, second in pairwise(downs)) > 40


def test_delete_takes_off_this_map_and_shift_delete_asks_first(hands: Hands) -> None:
    hands.showing.choose_box(hands.model.boxes["joining"])
    said: list[str] = []
    hands.workspace.removed.connect(said.append)
    hands.key(Key.Key_Delete)
    assert hands.placed(hands.model.boxes["joining"]) is None
    assert len(said) == 1
    assert hands.count() == (5, 4)
    hands.workspace.undo()
    hands.showing.choose_box(hands.model.boxes["joining"])
    hands.key(Key.Key_Delete, SHIFT)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "Children joining in" in box.text()
    assert box.informativeText() == "It stands on 1 map. 3 arrows go too."
    box.findChildren(QPushButton)[0].click()
    assert hands.count() == (4, 1)


def test_the_menu_fits_what_is_chosen(hands: Hands) -> None:
    def entries(menu: QMenu) -> list[str]:
        return [one.text().split("\t")[0].replace("&", "") for one in menu.actions()]

    hands.showing.choose(())
    assert "New box here" in entries(make_menu(hands.canvas, QPointF()))
    hands.showing.choose_all([hands.model.boxes["words"], hands.model.boxes["joining"]], ())
    assert "Line up" in entries(make_menu(hands.canvas, QPointF()))
    arrow = hands.model.arrows["words-joining"]
    hands.showing.choose_arrow(arrow)
    menu = make_menu(hands.canvas, QPointF())
    next(one for one in menu.actions() if one.text() == "Lowers").trigger()
    assert hands.workspace.rows.get(Arrow, arrow).sign == "minus"


# Seeing -----------------------------------------------------------------------------------------


def test_zoom_place_and_choice_outlive_a_gesture(hands: Hands) -> None:
    hands.canvas.set_zoom(140)
    bar = hands.canvas.view.verticalScrollBar()
    bar.setValue(60)
    hands.click(*hands.middle("words"))
    doing.rename(hands.workspace, hands.model.boxes["coaching"], "Coaching")
    assert hands.canvas.view.percent == 140
    assert bar.value() == 60
    assert hands.showing.boxes == (hands.model.boxes["words"],)


def test_what_an_answer_leaves_out_fades_until_esc(hands: Hands) -> None:
    scene, boxes = hands.canvas.scene, hands.model.boxes
    hands.showing.ask("affects", boxes["joining"])
    assert faded(scene) == {boxes["coaching"], boxes["words"]}
    hands.key(Key.Key_Escape)
    assert faded(scene) == set()


def faded(scene: MapScene) -> set[str]:
    """Return the boxes that are drawn faintly."""
    items = [one for one in scene.items() if isinstance(one, BoxItem)]
    return {one.box.id for one in items if one.opacity() < 1}


def test_heads_follow_sideways_and_five_lanes_fit_a_usual_screen(hands: Hands) -> None:
    canvas = hands.canvas
    canvas.showing.show_map(hands.model.attendance)
    canvas.resize(1026, 500)
    QApplication.processEvents()
    canvas.showing.show_map(hands.model.reading)
    QApplication.processEvents()
    assert canvas.view.percent >= 85
    assert canvas.view.horizontalScrollBar().maximum() == 0
    canvas.set_zoom(200)
    before = canvas.heads.strips[0].left
    canvas.view.horizontalScrollBar().setValue(canvas.view.horizontalScrollBar().maximum())
    assert canvas.heads.strips[0].left < before


def test_a_file_for_reading_is_walked_but_not_changed(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(hands.workspace.document), "read_only", True)
    before = hands.count(), hands.workspace.gestures
    hands.key(Key.Key_Right)
    assert hands.showing.boxes
    for key in (Key.Key_B, Key.Key_A, Key.Key_F2, Key.Key_Delete):
        hands.key(key)
    hands.drag(hands.middle("words"), (540, 380))
    hands.drag(hands.edge("coaching"), hands.middle("joining"))
    assert hands.canvas.findChild(BoxEditor) is None
    assert (hands.count(), hands.workspace.gestures) == before


def test_a_pasted_list_is_brought_into_sight(hands: Hands) -> None:
    hands.canvas.resize(700, 500)
    hands.canvas.set_zoom(100)
    QApplication.processEvents()
    hands.canvas.centre_on(hands.model.boxes["reading"])
    QGuiApplication.clipboard().setText("Parents meet teachers\nHomework is short")
    hands.canvas.paste()
    box = hands.canvas.scene.box(hands.named("Parents meet teachers").id)
    assert box is not None
    assert hands.canvas.view.seen().contains(hands.canvas.scene.area_of(box))


def test_handles_stay_at_their_box_when_it_moves_and_go_with_it(hands: Hands) -> None:
    scene = hands.canvas.scene
    hands.go(*hands.middle("words"))
    shown = [item for item in scene.items() if item.isVisible() and item.zValue() > 2]
    before = [item.sceneBoundingRect().center() for item in shown]
    hands.canvas.tidy()
    x, y = hands.middle("words")
    after = [item.sceneBoundingRect().center() for item in shown]
    assert QPointF(x, y) in after
    assert before != after
    hands.canvas.showing.choose_box(hands.model.boxes["words"])
    hands.canvas.remove_chosen()
    assert not any(item.isVisible() for item in shown)


# What is seen after tidying -----------------------------------------------------------------------


@pytest.mark.parametrize(("more", "fits"), [(4, True), (30, False)])
def test_a_tidied_map_is_fitted_where_its_words_stay_large_enough(
    hands: Hands, more: int, fits: bool
) -> None:
    rows = [Factor(label=f"What adults do {at}", realm="behaviour") for at in range(more)]
    with hands.workspace.edit("Add boxes") as session:
        session.add_all(rows)
        session.flush()
        session.add_all(Placement(map_id=hands.showing.map_id, factor_id=one.id) for one in rows)
    view = hands.canvas.view
    hands.canvas.resize(1120, 560)
    QApplication.processEvents()
    hands.canvas.set_zoom(100)
    hands.canvas.tidy()
    seen = view.seen()
    areas = [hands.canvas.scene.area_of(box) for box in hands.canvas.figure.boxes]
    assert all(map(seen.contains, areas)) is fits
    assert (70 <= view.percent < 100) is fits
    assert seen.contains(min(areas, key=lambda area: area.top()))


def test_a_tidied_map_that_is_low_is_fitted_where_it_is_too_wide(hands: Hands) -> None:
    view = hands.canvas.view
    hands.canvas.set_zoom(130)
    hands.canvas.tidy()
    areas = [hands.canvas.scene.area_of(box) for box in hands.canvas.figure.boxes]
    assert all(map(view.seen().contains, areas))
    assert 70 <= view.percent < 130

"""Following a path in a meeting, by real keys: box by box, what is private left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import floor
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from selfeval.core.following import Group, Way
from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.store.errors import UserError
from selfeval.ui.desk import Desk
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.maps.follow.choosing import WayDialog
from selfeval.ui.pages.maps.follow.opening import open_follow
from selfeval.ui.pages.maps.follow.show import FollowShow
from selfeval.ui.window import Window

LABELS = {
    "knowledge": "Adults know which words matter",
    "behaviour": "Adults teach words first",
    "climate": "Children join in",
    "outcome": "Children read well",
}


@pytest.fixture
def desk(open_window: Window) -> Iterator[Desk]:
    assert open_window.desk is not None
    yield open_window.desk
    for shown in open_window.findChildren(FollowShow):
        shown.close()


@pytest.fixture
def way(desk: Desk) -> list[str]:
    """Give the test the arrows of a line of four boxes on a map, the third of them private."""
    boxes = [Factor(label=words, realm=realm) for realm, words in LABELS.items()]
    shown = Map(name="Reading map")
    ends = pairwise(boxes)
    arrows = [Arrow(source_id=a.id, target_id=b.id, sign="plus") for a, b in ends]
    ids = [one.id for one in arrows]
    with desk.workspace.edit("Draw") as session:
        session.add_all([shown, *boxes, *arrows])
        session.add_all([Placement(map_id=shown.id, factor_id=one.id) for one in boxes])
    return ids


def shown_by(desk: Desk, qtbot: Any) -> FollowShow:
    made = desk.window.findChildren(FollowShow)[-1]
    qtbot.waitExposed(made)
    made.setGeometry(QRect(0, 0, 1366, 768))
    qtbot.waitUntil(made.isActiveWindow)
    return made


def sentence(shown: FollowShow) -> str:
    return shown.findChild(QLabel, "follow_sentence").text()


def test_keys_show_one_box_more_and_one_less(desk: Desk, way: list[str], qtbot: Any) -> None:
    desk.window.actions_by_key["follow"].trigger()
    shown = shown_by(desk, qtbot)
    assert sentence(shown) == "It begins here: Adults know which words matter."
    assert len(shown.step.boxes) == 1
    for count, key in enumerate((Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown), 2):
        qtbot.keyClick(shown, key)
        assert len(shown.step.boxes) == count
    assert sentence(shown) == "The more children join in, the more children read well."
    assert sentence(shown) in shown.accessibleName()
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert shown.step.arrows == set(way[:2])
    qtbot.mouseClick(shown.picture, Qt.MouseButton.LeftButton)
    assert len(shown.step.boxes) == 4
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert not shown.on.isEnabled()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_what_is_told_is_drawn_strong_and_the_whole_path_is_in_sight(
    desk: Desk, way: list[str], qtbot: Any
) -> None:
    open_follow(desk, way)
    shown = shown_by(desk, qtbot)
    picture = shown.picture
    scale, middle = picture.view()
    before = picture.grab().toImage()
    for box in picture.boxes:
        across = (box.x - middle.x()) * scale + picture.width() / 2
        assert across - box.width * scale / 2 > 0
        assert across + box.width * scale / 2 < picture.width()
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert picture.view() == (scale, middle)
    assert picture.grab().toImage() != before


def test_what_is_not_told_is_faint_as_a_whole_so_that_signs_can_be_read(
    desk: Desk, way: list[str], qtbot: Any
) -> None:
    desk.workspace.change(Arrow, way[2], {"sign": "minus"})
    open_follow(desk, way)
    picture = shown_by(desk, qtbot).picture
    scale, middle = picture.view()
    drawn = next(one for one in picture.arrows if one.id == way[2])
    disc = (QPointF(*drawn.marks.disc) - middle) * scale + picture.room().center()
    seen = picture.grab().toImage()

    def brightest(up: float) -> int:
        """Return how light it is so far above the middle of the sign."""
        x, y = floor(disc.x()), floor(disc.y() - up * scale)
        spots = [(x + across, y + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
        return max(seen.pixelColor(*spot).lightness() for spot in spots)

    assert brightest(0) > brightest(4.5) + 20


def test_private_boxes_are_left_out_and_that_is_said(
    desk: Desk, way: list[str], qtbot: Any
) -> None:
    hidden = next(row for row in desk.workspace.rows.all(Factor) if row.realm == "climate")
    desk.workspace.change(Factor, hidden.id, {"private": True})
    open_follow(desk, way)
    shown = shown_by(desk, qtbot)
    assert "1 private box is left out" in shown.findChild(QLabel, "follow_over").text()
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert shown.step.arrows == {way[0]}
    assert hidden.id not in {box.id for box in shown.picture.boxes}
    with pytest.raises(UserError, match="private"):
        open_follow(desk, way[1:])


def test_of_several_ways_one_is_chosen(desk: Desk, way: list[str], qtbot: Any) -> None:
    rows = desk.workspace.rows
    by_realm = {row.realm: row.id for row in rows.all(Factor)}
    back = Arrow(source_id=by_realm["outcome"], target_id=by_realm["climate"], sign="plus")
    desk.workspace.add(back)
    open_follow(desk)
    dialog = desk.window.findChild(WayDialog)
    listed = dialog.findChildren(ItemButton, "way")
    assert [one.text() for one in listed][-1] == "R1"
    qtbot.keyClick(listed[-1], Qt.Key.Key_Return)
    shown = shown_by(desk, qtbot)
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert sentence(shown).endswith("So it feeds itself.")


def test_ways_that_fit_are_all_in_sight_with_no_room_left_between(desk: Desk, qtbot: Any) -> None:
    caption = "4 steps · by “Adults know which words matter”, “Adults teach words first” and more"
    ways = tuple(Way(f"From one thing to another, {at}", caption, ()) for at in range(5))
    dialog = WayDialog((Group("To what children gain", ways),), desk.window)
    dialog.open()
    qtbot.waitExposed(dialog)
    area = dialog.findChild(QScrollArea, "follow_scroll")
    first, *_others, last = dialog.findChildren(ItemButton, "way")
    assert last.geometry().bottom() < area.viewport().height()
    assert first.height() == last.height()
    assert area.verticalScrollBar().maximum() == 0
    dialog.reject()


def test_without_arrows_there_is_nothing_to_follow(desk: Desk) -> None:
    with pytest.raises(UserError, match="no path"):
        open_follow(desk)

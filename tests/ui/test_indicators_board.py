"""Early indicators side by side: cards, chips, notices, and the way into detail and back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QWidget

from selfeval.core.models import (
    Assumption,
    Dismissal,
    Indicator,
    IndicatorPriority,
    Measure,
    Priority,
    Reading,
    Row,
)
from selfeval.core.small_chart import Dot, SmallChart
from selfeval.store import Document
from selfeval.ui import theme
from selfeval.ui.aside_dialog import AsideDialog
from selfeval.ui.desk import Desk
from selfeval.ui.pages.indicators.card import IndicatorCard
from selfeval.ui.pages.indicators.chart import Axis, Painted
from selfeval.ui.pages.indicators.grid import AT_ONCE
from selfeval.ui.recording.dialog import RecordDialog
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace

TODAY = date.today()


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def put(space: Workspace, *rows: Row) -> None:
    with space.edit("Put") as session:
        for row in rows:
            session.add(row)
            session.flush()


def measured(sign: str, *readings: tuple[int, int], **values: Any) -> list[Row]:
    """Make an indicator with readings of so many of 15, by days from today."""
    measure = Measure(name=sign, unit="count_of")
    given = {
        "sign": sign,
        "measure_id": measure.id,
        "baseline": "4",
        "baseline_out_of": 15,
        "baseline_on": day(-60),
        "expected": "12",
        "look_by": day(20),
    }
    read = [
        Reading(measure_id=measure.id, period=day(ahead), sort_date=day(ahead), n=n, out_of=15)
        for ahead, n in readings
    ]
    return [measure, *read, Indicator(**(given | values))]


@pytest.fixture
def board(desk: Desk) -> Any:
    """Give the test a page with five cards: on course, other way, unread, over, and watched."""
    live, done = Priority(title="Words", status="live"), Priority(title="Old", status="done")
    course = measured("Drop-ins", (-60, 4), (-2, 10), realm="behaviour", owner="Deputy head")
    worse = measured("Trust", (-3, 2), realm="climate", watch=1, better="higher")
    unread = measured("Rooms", realm="knowledge", next_on=day(3))
    late = measured("Late", (-9, 5), realm="outcome", look_by=day(-5), if_not_seen="Ask why.")
    over = measured("Over", realm="knowledge")
    links = [
        IndicatorPriority(indicator_id=rows[-1].id, priority_id=priority.id)
        for rows, priority in ((course, live), (worse, live), (over, done))
    ]
    put(desk.workspace, live, done, *course, *worse, *unread, *late, *over, *links)
    desk.show_page("indicators")
    return desk.page


def shown(page: Any) -> list[str]:
    return [card.text() for card in page.board.grid.cards]


def press(qtbot: Any, within: QWidget, name: str) -> None:
    found = within.findChild(QAbstractButton, name)
    assert found is not None, name
    qtbot.waitUntil(found.isVisible)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def card_of(page: Any, words: str) -> IndicatorCard:
    return next(card for card in page.board.grid.cards if card.text() == words)


# What the cards say -----------------------------------------------------------------------------


def test_sooner_realms_come_first_and_what_has_ended_last(board: Any) -> None:
    assert shown(board) == ["Rooms", "Drop-ins", "Trust", "Late", "Over"]
    heading = board.board.grid._over
    assert heading.text() == "1 whose priority has ended"
    assert heading.isVisible()
    assert heading.y() < card_of(board, "Over").y()


def test_a_card_says_everything_by_its_name(board: Any) -> None:
    drop_ins = card_of(board, "Drop-ins").accessibleName()
    for words in (
        "Drop-ins. On course. Behaviours. ",
        "Started 4 of 15, Latest 10 of 15, Hoped for 12 of 15",
        "Deputy head",
    ):
        assert words in drop_ins
    trust = card_of(board, "Trust").accessibleName()
    assert "Going the other way" in trust
    assert "Watched on purpose: a possible cost" in trust
    late = card_of(board, "Late").accessibleName()
    assert "Not seen" in late
    assert "If not seen, we will ask why" in late
    assert "Next: " in card_of(board, "Rooms").accessibleName()


def test_cards_stand_in_as_many_columns_as_there_is_room_for(board: Any, qtbot: Any) -> None:
    window = board.window()
    for width, columns in ((1600, 4), (1366, 3), (1024, 2)):
        window.resize(width, 768)
        qtbot.waitUntil(lambda count=columns: board.board.grid._columns == count)
        tops = {card.y() for card in board.board.grid.cards[: min(columns, 4)]}
        assert len(tops) == 1
        right = max(card.geometry().right() for card in board.board.grid.cards)
        assert right <= board.board.grid.width()


def test_the_head_leaves_its_title_room(board: Any, qtbot: Any) -> None:
    window = board.window()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: board.new.text() == "New indicator")
    theme.apply("light", 200)
    try:
        qtbot.waitUntil(lambda: board.new.text() == "")
        assert board.new.accessibleName() == "New indicator"
        assert board.new.toolTip() == "New indicator"
    finally:
        theme.apply("light", 100)


def test_a_long_text_and_large_type_stay_inside_the_card(desk: Desk, qtbot: Any) -> None:
    put(desk.workspace, *measured("A sign that takes many words to say " * 20, (-2, 4)))
    desk.show_page("indicators")
    page: Any = desk.page
    theme.apply("light", 200)
    try:
        (card,) = page.board.grid.cards
        assert card.height() == card.height_at(card.width(), card._sign_floor)
        assert card.record.geometry().right() <= card.width()
        assert not card.grab().isNull()
    finally:
        theme.apply("light", 100)


# Narrowing --------------------------------------------------------------------------------------


def test_chips_count_and_narrow(board: Any, qtbot: Any) -> None:
    chip = board.board.filters._chips
    texts = [one.text() for one in chip.values() if one.isVisible()]
    assert texts == [
        "All 5",
        "Going the other way 1",
        "Not seen 1",
        "No reading yet 2",
        "On course 1",
        "Watched on purpose 1",
    ]
    press(qtbot, board, "chip_on_course")
    assert shown(board) == ["Drop-ins"]
    press(qtbot, board, "chip_watch")
    assert shown(board) == ["Trust"]
    qtbot.keyClick(chip["watch"], Qt.Key.Key_Tab)
    press(qtbot, board, "chip_all")
    assert len(shown(board)) == 5


def test_the_chips_are_reached_by_key(board: Any, qtbot: Any) -> None:
    window = board.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    chip = board.board.filters._chips["all"]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Right)
    assert window.focusWidget().text() == "Going the other way 1"
    assert shown(board) == ["Trust"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    assert len(shown(board)) == 5


def test_a_priority_words_and_an_order(board: Any, qtbot: Any) -> None:
    filters = board.board.filters
    combo = filters.priority
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "Every priority",
        "Words",
        "Old",
        "Of no priority",
    ]
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert shown(board) == ["Drop-ins", "Trust"]
    order = filters.order_box
    order.setCurrentIndex(order.findData("worst"))
    order.activated.emit(order.currentIndex())
    assert shown(board) == ["Trust", "Drop-ins"]
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert board.find()
    qtbot.keyClicks(board.findChild(QLineEdit, "find_cards"), "rOO")
    assert shown(board) == ["Rooms"]
    qtbot.keyClicks(filters.search, "zzz")
    assert not shown(board)
    assert "No early indicator is like that" in board.findChild(QLabel, "none_found").text()
    press(qtbot, board, "show_all_cards")
    assert len(shown(board)) == 5


def test_a_realm_narrows_the_board_until_it_is_taken_away(board: Any, qtbot: Any) -> None:
    board.show_only("climate")
    assert shown(board) == ["Trust"]
    assert board.board.filters.realm.text() == "Only Climate"
    press(qtbot, board, "chip_realm")
    assert len(shown(board)) == 5
    assert not board.board.filters.realm.isVisible()


# By key and into detail -------------------------------------------------------------------------


def test_arrows_move_enter_opens_and_the_way_back_keeps_the_card(
    board: Any, desk: Desk, qtbot: Any
) -> None:
    window = board.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    grid = board.board.grid
    grid.focus_current()
    first = grid.cards[0]
    assert first.hasFocus()
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Down, grid._columns),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 1),
    ):
        qtbot.keyClick(window.focusWidget(), key)
        assert grid.cards[at].hasFocus(), (key, at)
    stops = [card for card in grid.cards if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [grid.cards[1]]
    row_id = grid.cards[1].row_id
    assert desk.item == (Indicator, row_id)
    qtbot.keyClick(grid.cards[1], Qt.Key.Key_Return)
    assert not board.is_board
    assert board.in_detail.row_id == row_id
    assert board.switch.findChild(QAbstractButton, "view_detail").isChecked()
    press(qtbot, window.header, "view_board")
    assert board.is_board
    assert grid.cards[1].hasFocus()


def test_r_and_the_button_record_from_the_card(board: Any, desk: Desk, qtbot: Any) -> None:
    card = card_of(board, "Drop-ins")
    row_id = card.row_id
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_R)
    dialog = desk.window.findChildren(RecordDialog)[-1]
    assert dialog.pane.indicator_id == row_id
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reading_n"), "12")
    press(qtbot, dialog, "record_accept")
    dialog.accept()
    assert "Latest 12 of 15" in card_of(board, "Drop-ins").accessibleName()
    assert "Seen" in card_of(board, "Drop-ins").accessibleName()
    desk.undo()
    assert board.is_board
    assert "Latest 10 of 15" in card_of(board, "Drop-ins").accessibleName()
    press(qtbot, card_of(board, "Trust"), "card_record")
    other = desk.window.findChildren(RecordDialog)[-1]
    assert other.pane.indicator_id == card_of(board, "Trust").row_id


def test_delete_and_the_menu_of_a_card(board: Any, desk: Desk, qtbot: Any) -> None:
    card = card_of(board, "Rooms")
    card.setFocus()
    board.board.grid.make_current(card.row_id)
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert "Rooms" not in shown(board)
    assert desk.window.focusWidget() is card_of(board, "Drop-ins")
    desk.undo()
    desk.show_page("indicators")
    board.show_board()
    card = card_of(board, "Trust")
    card.customContextMenuRequested.emit(card.rect().center())
    menu = card.findChild(QMenu, "card_menu")
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Open in detail",
        "Record a reading…",
        "Remove",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert board.in_detail.row_id == card.row_id


def test_arrows_bring_the_card_into_view(board: Any, qtbot: Any) -> None:
    window = board.window()
    window.resize(1024, 600)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar = board.board.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: board.board.grid._columns == 2 and bar.maximum() > 0)
    first = board.board.grid.cards[0]
    first.setFocus()
    bar.setValue(0)
    qtbot.keyClick(first, Qt.Key.Key_End)
    assert bar.value() > 0


def test_the_page_does_what_the_menus_ask(board: Any, desk: Desk) -> None:
    grid = board.board.grid
    row_id = card_of(board, "Rooms").row_id
    desk.go_to("indicator", row_id)
    assert not board.is_board
    assert board.item == (Indicator, row_id)
    assert board.panes() == board.in_detail.panes()
    board.show_board()
    assert grid.current_id == row_id
    assert board.panes() == [board.board.filters, grid]
    desk.window.actions_by_key["remove"].trigger()
    assert "Rooms" not in shown(board)
    desk.undo()
    desk.show_page("indicators")
    board.show_board()
    assert "Rooms" in shown(board)
    desk.window.actions_by_key["add"].trigger()
    assert not board.is_board
    assert len(desk.workspace.rows.all(Indicator)) == 6


@pytest.mark.parametrize(
    ("unit", "title", "out_of", "step"),
    [
        ("count_of", "Started at", True, False),
        ("percentage", "Started at, %", False, False),
        ("scale", "Started at, 0 to 10", False, True),
        ("yes_no", "Started at: 1 yes, 0 no", False, False),
    ],
)
def test_the_form_asks_as_the_unit_has_it(
    desk: Desk, unit: str, title: str, out_of: bool, step: bool
) -> None:
    space = desk.workspace
    measure = space.add(Measure(name="m", unit=unit))
    row_id = space.add(Indicator(sign="Seen", measure_id=measure))
    desk.go_to("indicator", row_id)
    page: Any = desk.page
    cells = page.detail.form.cells
    assert cells["baseline"].title.text() == title
    assert cells["baseline_out_of"].isVisible() is out_of
    assert cells["one_step_up"].isVisible() is step
    space.change(Indicator, row_id, {"baseline_out_of": 12})
    assert cells["baseline_out_of"].isVisible()


# Notices ----------------------------------------------------------------------------------------


def test_priorities_with_nothing_to_look_for_are_named_and_helped(
    board: Any, desk: Desk, qtbot: Any
) -> None:
    put(desk.workspace, Priority(title="One routine", status="live"))
    notice = board.findChild(QLabel, "gap_words")
    assert notice.text() == "1 priority has nothing to look for yet"
    press(qtbot, board, "gap_add")
    (priority,) = [row for row in desk.workspace.rows.all(Priority) if row.title == "One routine"]
    (link,) = desk.workspace.rows.where(IndicatorPriority, "priority_id", priority.id)
    assert board.in_detail.row_id == link.indicator_id
    assert desk.workspace.document.undo_label == "Add early indicator"
    board.show_board()
    assert board.findChild(QLabel, "gap_words") is None


@pytest.fixture
def challenged(board: Any, desk: Desk) -> str:
    belief = Assumption(belief="Adults teach words first", status="testing")
    belief_id = belief.id
    put(desk.workspace, belief)
    (told, *_more) = measured("Told", (-40, 3))
    reading = Reading(
        measure_id=told.id,
        period=day(-40),
        sort_date=day(-40),
        n=3,
        out_of=15,
        stance="challenges",
        assumption_id=belief_id,
    )
    put(desk.workspace, told, reading)
    return belief_id


def test_a_challenge_of_long_ago_asks_whether_the_belief_has_changed(
    board: Any, desk: Desk, challenged: str, qtbot: Any
) -> None:
    words = board.findChild(QLabel, "challenge_words").text()
    assert words.endswith("challenges “Adults teach words first”.")
    press(qtbot, board, "challenge_done")
    found = desk.workspace.rows.get(Assumption, challenged)
    assert found is not None
    assert found.reviewed_on == TODAY.isoformat()
    assert board.findChild(QLabel, "challenge_words") is None
    desk.undo()
    desk.show_page("indicators")
    press(qtbot, board, "challenge_open")
    assert desk.item == (Assumption, challenged)


def test_a_challenge_is_set_aside_with_a_reason(
    board: Any, desk: Desk, challenged: str, qtbot: Any
) -> None:
    press(qtbot, board, "challenge_aside")
    dialog = desk.window.findChildren(AsideDialog)[-1]
    qtbot.keyClicks(dialog.line, "One class only")
    press(qtbot, dialog, "set_aside_accept")
    (row,) = desk.workspace.rows.all(Dismissal)
    assert (row.rule, row.item_id, row.reason) == ("I8", challenged, "One class only")
    assert board.findChild(QLabel, "challenge_words") is None


# None, many, and files that are only read -------------------------------------------------------


def test_the_first_indicator_watches_over_the_priority_that_has_none(
    desk: Desk, qtbot: Any
) -> None:
    put(desk.workspace, Priority(title="Words", status="live"))
    desk.show_page("indicators")
    page: Any = desk.page
    press(qtbot, page, "empty_add")
    (link,) = desk.workspace.rows.all(IndicatorPriority)
    (priority,) = desk.workspace.rows.all(Priority)
    assert link.priority_id == priority.id


def test_an_empty_board_says_the_first_thing_to_do(desk: Desk, qtbot: Any) -> None:
    desk.show_page("indicators")
    page: Any = desk.page
    assert desk.window.header.action.text() == "New early indicator"
    assert "six weeks" in page.board.empty.findChildren(QLabel)[0].text()
    press(qtbot, page, "empty_add")
    (made,) = desk.workspace.rows.all(Indicator)
    desk.workspace.change(Indicator, made.id, {"sign": "Words come first"})
    page.show_board()
    assert desk.window.header.action.text() == "Record a reading"


def test_many_are_shown_by_sixty(desk: Desk, qtbot: Any) -> None:
    put(desk.workspace, *(Indicator(sign=f"Sign {at}") for at in range(AT_ONCE + 5)))
    desk.show_page("indicators")
    page: Any = desk.page
    assert len(shown(page)) == AT_ONCE
    more = page.findChild(QAbstractButton, "more_cards")
    assert more.text() == "Show 5 more of 5"
    more.click()
    assert len(shown(page)) == AT_ONCE + 5
    assert not more.isVisible()
    last = page.board.grid.cards[-1]
    page.show_detail(last.row_id)
    page.show_board()
    assert page.board.grid.current_id == last.row_id


def test_a_file_that_is_only_read_offers_no_writing(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "school.selfeval"
    with Document.create(path) as made, made.edit("Put") as session:
        for row in measured("Drop-ins", (-2, 6)):
            session.add(row)
            session.flush()
        session.add(Priority(title="Bare", status="live"))
    desk = window.desk
    assert desk is not None
    desk.workspace.adopt(Document.open(path, read_only=True))
    desk.show_page("indicators")
    page: Any = desk.page
    for name in ("card_record", "gap_add"):
        assert not page.findChild(QAbstractButton, name).isVisible(), name
    assert not window.header.action.isVisible()
    assert page.new not in page.head().beside
    page.show_detail(page.board.grid.cards[0].row_id)
    assert page.record not in page.head().beside


def test_everything_that_is_reached_by_key_has_a_name(
    board: Any, desk: Desk, challenged: str
) -> None:
    for part in board.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert part.accessibleName() or getattr(part, "text", str)(), part
            assert part.objectName(), part


# The chart --------------------------------------------------------------------------------------


def drawn(chart: SmallChart) -> QImage:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    axis = Axis(TODAY - timedelta(100), TODAY + timedelta(100), TODAY)
    Painted(painter, QRectF(0, 0, 300, 100), chart, axis).paint()
    painter.end()
    return image


def dot(ahead: int, height: float, **more: Any) -> Dot:
    return Dot(TODAY + timedelta(ahead), height, **more)


def test_a_chart_draws_a_line_only_between_readings(app: object) -> None:
    one = drawn(SmallChart((dot(-80, 0.5),), None, None))
    two = drawn(SmallChart((dot(-80, 0.5), dot(-20, 0.5)), None, None))
    height = next(y for y in range(30, 80) if two.pixelColor(100, y).lightness() < 100)
    assert two.pixelColor(90, height).lightness() < 100
    assert all(one.pixelColor(x, height).lightness() > 200 for x in range(60, 130))


def test_a_gap_breaks_the_line_and_a_goal_is_led_to(app: object) -> None:
    whole = (dot(-80, 0.2), dot(-20, 0.8))
    broken = (dot(-80, 0.2), dot(-50, 0.5, is_gap=True), dot(-20, 0.8))
    assert drawn(SmallChart(whole, None, None)) != drawn(SmallChart(broken, None, None))
    led = SmallChart(whole, dot(-80, 0.2), dot(60, 1.0))
    assert drawn(led) != drawn(SmallChart(whole, None, None))
    worded = SmallChart((dot(-20, 0.5, word="seen"),), None, None)
    assert drawn(worded) != drawn(SmallChart((dot(-20, 0.5, word="other_way"),), None, None))


def test_counts_of_many_come_a_little_later(
    board: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("selfeval.ui.pages.indicators.board.COUNTED_AT_ONCE", 2)
    chip = board.board.filters._chips["on_course"]
    chip.setText("")
    board.board.refresh()
    assert chip.text() == ""
    qtbot.waitUntil(lambda: chip.text() == "On course 1")

"""The priorities side by side, by mouse and keyboard: choose, swap, plan, foresee, review, rank."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Consequence,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Review,
    Stance,
)
from selfeval.store import Document
from selfeval.ui.desk import Desk
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.form.record_dialog import AddDialog, EditDialog
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.priorities.cards import PriorityCard
from selfeval.ui.pages.priorities.order_row import OrderRow
from selfeval.ui.pages.priorities.page import PrioritiesPage
from selfeval.ui.pages.priorities.questions import ReasonDialog, WaitDialog
from selfeval.ui.pages.priorities.timeline_bar import TimelineBar
from selfeval.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
TODAY = date.today()


def day(by: int) -> str:
    return (TODAY + timedelta(days=by)).isoformat()


class Board:
    """Somebody at the board: presses what has a name, types, and reads what is shown."""

    def __init__(self, desk: Desk, qtbot: Any) -> None:
        self.desk, self.qtbot, self.space = desk, qtbot, desk.workspace

    def make(self, *titles: str, status: str = "live", **values: Any) -> list[str]:
        return [self.space.add(Priority(title=one, status=status, **values)) for one in titles]

    def show(self) -> PrioritiesPage:
        self.desk.show_page("priorities")
        return self.page

    @property
    def page(self) -> PrioritiesPage:
        page = self.desk.page
        assert isinstance(page, PrioritiesPage)
        return page

    @property
    def window(self) -> Window:
        return self.desk.window

    def cards(self) -> list[PriorityCard]:
        return self.page.board.cards._cards

    def titles(self) -> list[str]:
        return [card.text() for card in self.cards()]

    def status(self, row_id: str) -> tuple[str, str]:
        values = self.space.values(Priority, row_id)
        assert values is not None
        return values["status"], values["status_reason"]

    def find(self, name: str, within: QWidget | None = None) -> Any:
        found = (within or self.page).findChildren(QAbstractButton, name)
        assert found, f"there is no button called {name}"
        return found[0]

    def press(self, name: str, within: QWidget | None = None) -> None:
        self.qtbot.mouseClick(self.find(name, within), LEFT)

    def key(self, widget: QWidget, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        self.qtbot.keyClick(widget, key, *held)

    def dialog(self, kind: type[Any]) -> Any:
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]

    def has_dialog(self, kind: type[Any]) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(kind))

    def move(self, menu: str, to: str, at: int = 0) -> None:
        """Choose an entry of the menu beside a priority that waits."""
        made = self.page.findChildren(QToolButton, menu)[at]
        shown = made.menu()
        assert isinstance(shown, QMenu)
        next(one for one in shown.actions() if one.objectName() == f"to_{to}").trigger()

    def say_why(self, reason: str) -> None:
        dialog = self.dialog(ReasonDialog)
        dialog.line.clear()
        self.qtbot.keyClicks(dialog.line, reason)
        self.press("reason_accept", dialog)


@pytest.fixture
def board(open_window: Window, qtbot: Any) -> Board:
    assert open_window.desk is not None
    return Board(open_window.desk, qtbot)


def said(part: QWidget) -> str:
    shown = [one.text() for one in part.findChildren(QLabel) if not one.isHidden()]
    return " | ".join([*shown, *(one.text() for one in part.findChildren(ItemButton))])


# Side by side -----------------------------------------------------------------------------------


def test_an_empty_board_says_what_to_do_first(board: Board) -> None:
    page = board.show()
    assert "Choose few. Three is plenty." in said(page.board.none_live)
    assert not page.board.side.isVisible()
    board.press("empty_add")
    dialog = board.dialog(AddDialog)
    board.qtbot.keyClicks(dialog.form.cells["title"].editor.focus_widget(), "Words first")
    board.press("add_accept", dialog)
    assert board.titles() == ["Words first"]
    assert board.status(page.row_id) == ("live", "")
    assert board.space.document.undo_label == "Add priority"


def test_cards_are_chosen_by_mouse_and_by_arrow_keys(board: Board) -> None:
    first, second, third = board.make("One", "Two", "Three")
    page = board.show()
    assert (page.row_id, board.window.focusWidget()) == (first, board.cards()[0])
    board.key(board.cards()[0], Qt.Key.Key_Right)
    assert (page.row_id, board.window.focusWidget()) == (second, board.cards()[1])
    assert [card.isChecked() for card in board.cards()] == [False, True, False]
    assert page.board.part.fields["change"].form.row_id == second
    board.key(board.cards()[1], Qt.Key.Key_End)
    assert page.row_id == third
    board.key(board.cards()[2], Qt.Key.Key_Right)
    assert page.row_id == third
    board.qtbot.mouseClick(board.cards()[0], LEFT)
    assert page.row_id == first
    assert page.item == (Priority, first)


def test_a_card_says_aloud_all_that_it_shows(board: Board) -> None:
    (row_id,) = board.make("Words first", owner="Deputy head", horizon="2027-07-20")
    board.space.add(Action(priority_id=row_id, what="Coaching", realm="behaviour"))
    board.space.add(Action(priority_id=row_id, what="No", realm="climate", state="dropped"))
    board.show()
    spoken = board.cards()[0].accessibleName()
    assert spoken.startswith(
        "Priority 1, Words first, Deputy head · until 20 Jul 2027, no indicator"
    )
    assert "1 action: Knowledge none, Behaviours 1, Systems none, Climate none" in spoken
    for sign, look_by in (("Late", day(-1)), ("Early", day(9))):
        indicator = board.space.add(Indicator(sign=sign, look_by=look_by))
        board.space.add(IndicatorPriority(indicator_id=indicator, priority_id=row_id))
    assert board.cards()[0].told.chip == "1 overdue, 1 with no reading"
    assert board.cards()[0].told.worst == "overdue"


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (3, 3), (4, 4), (7, 7), (40, 12)])
def test_any_number_of_live_ones_fits_the_width(board: Board, count: int, shown: int) -> None:
    long = "A long title that goes on and on until nobody can say it in one breath " * 4
    board.make(*(f"{at} {long}" for at in range(count)))
    board.window.resize(1024, 600)
    page = board.show()
    assert len(board.cards()) == shown
    assert page.board.scroll.horizontalScrollBar().maximum() == 0
    assert page.board.scroll.widget().width() <= page.board.scroll.viewport().width()
    if shown < count:
        board.press("show_all_live")
        assert len(board.cards()) == count


def test_the_head_counts_without_blame(board: Board) -> None:
    board.make("One", "Two")
    page = board.show()
    assert page.count.text() == "2 of 3 live"
    board.make("Three", "Four")
    assert page.count.text() == "4 live; three is plenty"


def test_tab_follows_what_the_eye_sees_though_parts_are_made_anew(
    board: Board, planned: str
) -> None:
    page = board.show()
    board.space.add(Action(priority_id=planned, what="Last", due_on=day(70), realm="outcome"))
    order: list[QWidget] = []
    here: QWidget = board.cards()[0]
    while here not in order:
        order.append(here)
        here = here.nextInFocusChain()
    part = page.board.part
    expected: list[QWidget] = [
        board.cards()[0],
        board.find("put_not_now"),
        part.why.text,
        part.timeline.add,
        *bars(board),
        part.fields["problem"].form.cells["problem"].editor.focus_widget(),
        part.fields["change"].form.cells["title"].editor.focus_widget(),
        part.reviews.add,
        page.board.not_now.add,
    ]
    places = [order.index(one) for one in expected]
    assert places == sorted(places)


# A fourth ---------------------------------------------------------------------------------------


def test_a_fourth_asks_which_could_wait_and_swaps_in_one_gesture(board: Board) -> None:
    first, *_others = board.make("One", "Two", "Three")
    (fourth,) = board.make("Four", status="proposed")
    board.show()
    board.move("proposed_menu", "live")
    dialog = board.dialog(WaitDialog)
    aside = board.find("wait_aside", dialog)
    assert "4 priorities would be live" in said(dialog)
    assert not aside.isEnabled()
    board.press("wait_0", dialog)
    assert not aside.isEnabled()
    board.qtbot.keyClicks(dialog.line, "After Easter")
    board.qtbot.mouseClick(aside, LEFT)
    assert board.status(fourth) == ("live", "")
    assert board.status(first) == ("not_now", "After Easter")
    assert board.titles() == ["Two", "Three", "Four"]
    assert board.page.row_id == fourth
    board.desk.undo()
    assert board.status(fourth) == ("proposed", "")
    assert board.status(first) == ("live", "")
    assert board.page.is_board


def test_four_may_be_kept(board: Board) -> None:
    board.make("One", "Two", "Three")
    (fourth,) = board.make("Four", status="not_now", status_reason="Too much")
    board.show()
    board.move("not_now_menu", "live")
    keep = board.find("wait_keep", board.dialog(WaitDialog))
    assert keep.text() == "Keep four"
    board.qtbot.mouseClick(keep, LEFT)
    assert board.status(fourth)[0] == "live"
    assert len(board.cards()) == 4
    assert board.window.focusWidget() is board.cards()[3]


def test_giving_up_leaves_everything_as_it_was(board: Board) -> None:
    board.make("One", "Two", "Three")
    (fourth,) = board.make("Four", status="proposed")
    board.show()
    before = board.space.document.canonical_dump()
    board.move("proposed_menu", "live")
    board.key(board.dialog(WaitDialog), Qt.Key.Key_Escape)
    assert board.space.document.canonical_dump() == before
    assert board.status(fourth)[0] == "proposed"


def test_a_third_is_live_at_once(board: Board) -> None:
    board.make("One", "Two")
    (third,) = board.make("Three", status="proposed")
    board.show()
    board.press("make_live")
    assert not board.has_dialog(WaitDialog)
    assert board.status(third)[0] == "live"
    assert board.space.document.undo_label == "Make a priority live"


def test_the_full_form_asks_too_and_shows_what_is_stored(board: Board) -> None:
    board.make("One", "Two", "Three")
    (fourth,) = board.make("Four", status="proposed")
    page = board.show()
    page.show_detail(fourth)
    status = page.detail.form.cells["status"].editor
    status.widget.setCurrentIndex(1)
    status.widget.activated.emit(1)
    board.key(board.dialog(WaitDialog), Qt.Key.Key_Escape)
    assert board.status(fourth)[0] == "proposed"
    assert status.widget.currentText() == "Proposed"
    status.widget.setCurrentIndex(2)
    status.widget.activated.emit(2)
    board.say_why("Later")
    assert board.status(fourth) == ("not_now", "Later")


def test_a_new_fourth_is_proposed_where_nobody_wants_to_choose(board: Board) -> None:
    board.make("One", "Two", "Three")
    page = board.show()
    page.add("Four")
    dialog = board.dialog(AddDialog)
    assert dialog.form.cells["status"].editor.widget.currentText() == "Proposed"
    dialog.form.cells["status"].editor.widget.setCurrentIndex(1)
    dialog.form.cells["status"].editor.widget.activated.emit(1)
    board.press("add_accept", dialog)
    assert board.space.count(Priority) == 3
    board.press("wait_cancel", board.dialog(WaitDialog))
    assert [row.title for row in board.space.rows.all(Priority) if row.status == "proposed"] == [
        "Four"
    ]
    focused = board.window.focusWidget()
    assert isinstance(focused, ItemButton)
    assert (focused.objectName(), focused.text()) == ("proposed_item", "Four")


def test_undo_stays_at_the_board_where_it_can_be_seen_there(board: Board) -> None:
    first, second = board.make("One", "Two")
    page = board.show()
    board.make("Three", status="proposed")
    board.desk.undo()
    board.desk.redo()
    assert page.is_board
    page.board.choose(first)
    board.space.change(Priority, second, {"owner": "English lead"})
    board.desk.undo()
    assert page.is_board
    assert page.row_id == second


# Aside, done, stopped ---------------------------------------------------------------------------


def test_setting_aside_asks_for_one_line(board: Board) -> None:
    first, second = board.make("One", "Two")
    page = board.show()
    board.press("put_not_now")
    dialog = board.dialog(ReasonDialog)
    assert not board.find("reason_accept", dialog).isEnabled()
    board.qtbot.keyClicks(dialog.line, "No facts yet")
    board.key(dialog.line, Qt.Key.Key_Return)
    assert board.status(first) == ("not_now", "No facts yet")
    assert page.row_id == second
    assert "No facts yet" in board.find("not_now_item").accessibleName()


def test_a_new_idea_is_set_aside_with_its_reason(board: Board) -> None:
    board.make("One")
    board.show()
    board.press("set_aside")
    dialog = board.dialog(PickDialog)
    board.qtbot.keyClicks(dialog.search, "Homework app")
    board.press("pick_new", dialog)
    board.say_why("Adds to workload")
    (row,) = [one for one in board.space.rows.all(Priority) if one.status == "not_now"]
    assert (row.title, row.status_reason) == ("Homework app", "Adds to workload")
    board.move("not_now_menu", "not_now")
    assert board.dialog(ReasonDialog).line.text() == "Adds to workload"
    board.say_why("Nobody asked for it")
    board.move("not_now_menu", "proposed")
    assert board.status(row.id) == ("proposed", "Nobody asked for it")


def test_what_has_ended_is_folded_away(board: Board) -> None:
    first, second, _third = board.make("One", "Two", "Three")
    page = board.show()
    board.press("put_done")
    assert board.status(first)[0] == "done"
    board.press("put_stopped")
    board.say_why("No gain")
    assert board.status(second) == ("stopped", "No gain")
    fold = board.find("fold_ended")
    assert fold.text() == "Done and stopped · 2"
    assert not page.board.ended.findChildren(ItemButton)
    board.key(fold, Qt.Key.Key_Space)
    assert [one.text() for one in page.board.ended.findChildren(ItemButton)] == ["One", "Two"]
    board.move("done_menu", "live")
    assert board.status(first)[0] == "live"


def test_what_we_stop_leads_to_its_field(board: Board) -> None:
    _first, second = board.make("One", "Two")
    board.space.change(Priority, second, {"stop": "Spelling lists"})
    page = board.show()
    items = page.board.stop.findChildren(ItemButton)
    assert [one.text() for one in items] == ["Nothing yet", "Spelling lists"]
    board.qtbot.mouseClick(items[1], LEFT)
    assert page.row_id == second
    box = page.board.part.fields["asks"].form.cells["stop"].editor.focus_widget()
    assert board.window.focusWidget() is box


# Why, and what is written -----------------------------------------------------------------------


@pytest.fixture
def reasoned(board: Board) -> tuple[str, str, str]:
    """Give the test a priority with an assumption and a fact behind it."""
    (row_id,) = board.make("Words first", purpose="Every child reads well")
    fact = board.space.add(Fact(statement="Words came first in 4 of 15 rooms"))
    believed = board.space.add(Assumption(belief="Unknown words stop children", basis="quick"))
    board.space.add(Stance(fact_id=fact, assumption_id=believed, stance="supports"))
    board.space.add(PriorityAssumption(priority_id=row_id, assumption_id=believed))
    return row_id, believed, fact


def test_why_this_is_a_sentence_whose_words_lead_to_their_items(
    board: Board, reasoned: tuple[str, str, str]
) -> None:
    page = board.show()
    why = page.board.part.why
    shown = why.text.toPlainText()
    assert shown.startswith("Because words came first in 4 of 15 rooms, we believe unknown words")
    assert "Weakest link:" in why.weakest.text()
    why.text.setFocus(Qt.FocusReason.TabFocusReason)
    board.key(why.text, Qt.Key.Key_Tab)
    board.key(why.text, Qt.Key.Key_Return)
    assert board.desk.item == (Fact, reasoned[2])
    board.show()
    end = why.text.cursorRect(cursor_at(why.text, "stop children"))
    board.qtbot.mouseClick(why.text.viewport(), LEFT, pos=end.center())
    assert board.desk.item == (Assumption, reasoned[1])


def test_where_nothing_says_why_an_assumption_can_be_added_there(board: Board) -> None:
    (row_id,) = board.make("Words first")
    believed = board.space.add(Assumption(belief="Unknown words stop children"))
    why = board.show().board.part.why
    assert why.note.isHidden()  # nothing is underlined yet
    board.press("why_add", why)
    picker = board.dialog(PickDialog)
    board.key(picker.search, Qt.Key.Key_Return)
    (link,) = board.space.rows.all(PriorityAssumption)
    assert (link.priority_id, link.assumption_id) == (row_id, believed)
    assert "unknown words stop children" in why.text.toPlainText()
    assert why.add.isHidden()
    assert not why.note.isHidden()


def cursor_at(text: QTextBrowser, words: str) -> QTextCursor:
    """Return the place in the middle of some words."""
    found = text.document().find(words)
    found.setPosition(found.anchor() + len(words) // 2)
    return found


def test_why_this_never_reads_what_people_wrote_as_markup(board: Board) -> None:
    board.make("One", purpose="<b>Bold</b> <img src='/etc/hostname'> & more")
    page = board.show()
    assert "<img src='/etc/hostname'>" in page.board.part.why.text.toPlainText()


def test_what_it_rests_on_shows_its_basis_and_both_sides(
    board: Board, reasoned: tuple[str, str, str]
) -> None:
    page = board.show()
    (shown,) = page.board.part.links[0].findChildren(ItemButton)
    assert "Assumption 1 · Quick look · 1 for · 0 against" in shown.accessibleName()
    board.qtbot.mouseClick(shown, LEFT)
    assert board.desk.item == (Assumption, reasoned[1])


def test_fields_are_written_on_the_board_one_gesture_each(board: Board) -> None:
    first, second = board.make("One", "Two")
    page = board.show()
    box = page.board.part.fields["problem"].form.cells["problem"].editor.focus_widget()
    box.setFocus()
    board.qtbot.keyClicks(box, "Many cannot join in")
    board.qtbot.mouseClick(board.cards()[1], LEFT)
    values = board.space.values(Priority, first)
    assert values is not None
    assert values["problem"] == "Many cannot join in"
    assert page.row_id == second
    assert box.toPlainText() == ""
    page.rename()
    title = page.board.part.fields["change"].form.cells["title"].editor.focus_widget()
    assert board.window.focusWidget() is title


def test_a_date_that_is_none_stays_with_its_reason(board: Board) -> None:
    (row_id,) = board.make("One")
    page = board.show()
    cell = page.board.part.fields["change"].form.cells["horizon"]
    box = cell.editor.focus_widget()
    box.setFocus()
    board.qtbot.keyClicks(box, "some time in spring")
    page.leave()
    assert not cell.error.isHidden()
    page.show_detail()
    page.show_item(row_id)
    assert page.is_board
    assert not cell.error.isHidden()
    board.key(box, Qt.Key.Key_Escape)
    assert cell.error.isHidden()


# What happens when ------------------------------------------------------------------------------


@pytest.fixture
def planned(board: Board) -> str:
    """Give the test a priority with three dated actions and one without dates."""
    (row_id,) = board.make("Words first")
    for what, realm, start, due, state, cost in (
        ("Reading test", "outcome", day(60), day(61), "planned", "£210"),
        ("Coaching in pairs", "behaviour", day(-20), day(40), "under_way", "£1,000 of cover"),
        ("Staff meeting", "knowledge", day(-40), day(-39), "done", "One meeting"),
        ("Words box", "system", None, None, "planned", ""),
    ):
        board.space.add(
            Action(
                priority_id=row_id,
                what=what,
                realm=realm,
                starts_on=start,
                due_on=due,
                state=state,
                cost=cost,
            )
        )
    return row_id


def bars(board: Board) -> list[TimelineBar]:
    return board.page.board.part.timeline.canvas.bars


def test_the_timeline_runs_from_adults_to_children(board: Board, planned: str) -> None:
    page = board.show()
    assert [bar.text() for bar in bars(board)] == [
        "Staff meeting",
        "Coaching in pairs",
        "Reading test",
    ]
    spoken = bars(board)[1].accessibleName()
    assert spoken.startswith("Coaching in pairs, Behaviours, ")
    assert spoken.endswith(", under way")
    (undated,) = page.board.part.timeline.findChildren(ItemButton, "undated_action")
    assert undated.accessibleName() == "Words box, Systems, without dates, planned"
    assert page.board.part.timeline.cost.text() == (
        "Cost: £1,210 for 2 actions; 1 says its cost in other words"
    )
    for bar in bars(board):
        assert page.board.part.timeline.canvas.rect().contains(bar.geometry())


def test_an_action_opens_by_keyboard_and_by_mouse(board: Board, planned: str) -> None:
    board.show()
    bars(board)[0].setFocus()
    board.key(bars(board)[0], Qt.Key.Key_Down)
    assert board.window.focusWidget() is bars(board)[1]
    board.key(bars(board)[1], Qt.Key.Key_Return)
    dialog = board.dialog(EditDialog)
    assert dialog.form.cells["what"].editor.typed() == "Coaching in pairs"
    assert "priority_id" not in dialog.form.cells
    dialog.done(0)
    board.qtbot.mouseClick(bars(board)[2], LEFT, pos=bars(board)[2].middle().toPoint())
    assert board.dialog(EditDialog).form.cells["what"].editor.typed() == "Reading test"
    board.dialog(EditDialog).done(0)


def test_an_action_is_added_and_removed_with_the_focus_kept_near(
    board: Board, planned: str
) -> None:
    board.show()
    board.press("add_action")
    dialog = board.dialog(AddDialog)
    board.qtbot.keyClicks(dialog.form.cells["what"].editor.focus_widget(), "Rehearse")
    board.press("add_accept", dialog)
    assert board.space.count(Action) == 5
    bars(board)[0].setFocus()
    board.key(bars(board)[0], Qt.Key.Key_Delete)
    assert [bar.text() for bar in bars(board)] == ["Coaching in pairs", "Reading test"]
    assert board.window.focusWidget() is bars(board)[0]
    board.desk.undo()
    assert len(bars(board)) == 3


# What else may happen ---------------------------------------------------------------------------


def answer(dialog: Any, board: Board, **values: Any) -> None:
    for name, value in values.items():
        editor = dialog.form.cells[name].editor
        editor.settled.emit(value)


def test_what_nobody_foresaw_needs_its_day(board: Board) -> None:
    board.make("One")
    page = board.show()
    board.press("add_consequence")
    dialog = board.dialog(AddDialog)
    asks = dialog.findChild(QLabel, "consequence_asks")
    answer(dialog, board, what="Supply teachers come back", desired="desired")
    assert asks.text().startswith("Do we foresee it")
    answer(dialog, board, predicted="unpredicted", term="long")
    assert asks.text().startswith("On which day")
    board.press("add_accept", dialog)
    assert board.space.count(Consequence) == 0
    assert "needs the day" in dialog.findChild(QLabel, "add_problem").text()
    answer(dialog, board, noticed_on=day(1))
    board.press("add_accept", dialog)
    assert "still to come" in dialog.findChild(QLabel, "add_problem").text()
    answer(dialog, board, noticed_on=day(0))
    board.press("add_accept", dialog)
    assert board.space.count(Consequence) == 1
    (shown,) = page.board.part.consequences.findChildren(ItemButton)
    assert shown.accessibleName().startswith("Supply teachers come back, Long term · noticed")


def test_foreseen_harm_gets_something_that_watches_it(board: Board) -> None:
    (row_id,) = board.make("One")
    harm = board.space.add(
        Consequence(
            priority_id=row_id,
            what="Lessons start slowly",
            desired="undesired",
            predicted="predicted",
            term="short",
        )
    )
    page = board.show()
    assert (
        "nothing watches for it yet"
        in page.board.part.consequences.findChild(ItemButton).accessibleName()
    )
    board.press("watch_consequence")
    dialog = board.dialog(PickDialog)
    board.qtbot.keyClicks(dialog.search, "Minutes until we read")
    board.press("pick_new", dialog)
    (indicator,) = board.space.table(Indicator)
    values = board.space.values(Consequence, harm)
    assert values is not None
    assert (values["indicator_id"], indicator["watch"]) == (indicator["id"], 1)
    assert board.space.count(IndicatorPriority) == 1
    assert not page.findChildren(QPushButton, "watch_consequence")
    assert board.space.document.undo_label == "Watch for harm"


# Reviews ----------------------------------------------------------------------------------------


def test_reviews_stand_newest_first_and_stop_offers_to_stop(board: Board) -> None:
    (row_id,) = board.make("One")
    board.space.add(
        Review(priority_id=row_id, held_on="2026-01-05", decision="continue", why="Old")
    )
    page = board.show()
    board.press("add_review")
    dialog = board.dialog(AddDialog)
    answer(dialog, board, decision="stop", why="No gain after a year", checked_by="Link governor")
    board.press("add_accept", dialog)
    items = page.board.part.reviews.findChildren(ItemButton)
    assert [one.text() for one in items] == ["No gain after a year", "Old"]
    assert "checked by Link governor" in items[0].accessibleName()
    board.qtbot.waitUntil(lambda: board.has_dialog(QMessageBox))
    stop = next(one for one in board.dialog(QMessageBox).buttons() if one.text() == "Stop it")
    board.qtbot.mouseClick(stop, LEFT)
    assert board.status(row_id) == ("stopped", "No gain after a year")


# The leaders' order -----------------------------------------------------------------------------


def order(board: Board) -> list[str]:
    rows = board.page.board.order._rows
    return [row.findChildren(ItemButton)[-1].text() for row in rows]


def test_the_order_is_changed_by_keyboard_and_undone(board: Board) -> None:
    board.make("One", "Two")
    board.make("Three", status="proposed")
    page = board.show()
    assert order(board) == ["One", "Two", "Three"]
    rows: list[OrderRow] = page.board.order._rows
    assert not rows[0].up.isEnabled()
    board.key(rows[1].up, Qt.Key.Key_Space)
    assert order(board) == ["Two", "One", "Three"]
    assert board.titles() == ["Two", "One"]
    moved = page.board.order._rows[0]
    assert board.window.focusWidget() is moved.down
    assert board.space.document.undo_label == "Change the order of priorities"
    board.key(moved.down, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(board) == ["One", "Two", "Three"]
    board.desk.undo()
    assert order(board) == ["Two", "One", "Three"]
    board.desk.undo()
    assert order(board) == ["One", "Two", "Three"]


def test_the_order_is_changed_by_dragging(board: Board) -> None:
    board.make("One", "Two", "Three")
    page = board.show()
    rows = page.board.order._rows
    by = rows[2].geometry().center().y() - rows[0].geometry().center().y() + 6
    grip = rows[0].grip
    board.qtbot.mousePress(grip, LEFT, pos=QPoint(5, 5))
    board.qtbot.mouseMove(grip, QPoint(5, 5 + by))
    board.qtbot.mouseRelease(grip, LEFT, pos=QPoint(5, 5 + by))
    assert order(board) == ["Two", "Three", "One"]


def test_the_reason_for_the_order_is_written_beside_it(board: Board) -> None:
    first, _second = board.make("One", "Two")
    page = board.show()
    box = page.board.order._rows[0].form.cells["rank_reason"].editor.focus_widget()
    box.setFocus()
    board.qtbot.keyClicks(box, "Largest gap")
    board.key(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    values = board.space.values(Priority, first)
    assert values is not None
    assert values["rank_reason"] == "Largest gap"
    told = said(page.board.order)
    assert "Evidence: No assumption stands behind it yet." in told
    assert "Planning: Not said yet: who owns it, until when, what we will stop, any action." in told


def test_the_order_says_beside_it_what_a_push_reaches_on_the_map(board: Board) -> None:
    first, _second = board.make("One", "Two")
    starts = board.space.add(Factor(label="Calm starts", realm="behaviour"))
    read = board.space.add(Factor(label="Children read well", kind="outcome"))
    board.space.add(Arrow(source_id=starts, target_id=read, basis="hunch"))
    board.space.add(PriorityFactor(priority_id=first, factor_id=starts))
    words = [row.on_map for row in board.show().board.order._rows]
    assert words[0].text() == (
        "On the map: reaches the one outcome; the one arrow on the way rests on a hunch."
    )
    assert words[1].isHidden()


# The window around it ---------------------------------------------------------------------------


def test_both_views_show_the_same_priority(board: Board) -> None:
    first, second = board.make("One", "Two")
    (third,) = board.make("Three", status="not_now")
    page = board.show()
    board.desk.go_to("priority", second)
    assert page.is_board
    assert page.row_id == second
    board.press("view_detail", board.window.header)
    assert not page.is_board
    assert page.detail.form.row_id == second
    assert board.window.header.thread.isVisible()
    page.show_item(first)
    assert page.row_id == first
    board.press("view_board", board.window.header)
    assert page.is_board
    assert page.row_id == first
    board.desk.go_to("priority", third)
    assert not page.is_board
    assert page.row_id == third


def test_removing_and_undo_keep_to_the_board(board: Board) -> None:
    first, second = board.make("One", "Two")
    page = board.show()
    board.window.actions_by_key["remove"].trigger()
    assert page.row_id == second
    board.desk.undo()
    assert page.row_id == first
    assert page.is_board


def test_find_goes_to_the_list(board: Board) -> None:
    board.make("One", "Two")
    page = board.show()
    assert page.find()
    assert not page.is_board
    assert board.window.focusWidget() is page.in_detail.list.search


def test_the_panes_follow_each_other(board: Board) -> None:
    board.make("One")
    page = board.show()
    assert page.panes() == [page.board.cards, page.board.part, page.board.side]
    assert page.can_add()


def test_a_file_that_is_only_read_offers_no_changes(
    open_window: Window, board: Board, tmp_path: Any
) -> None:
    path = tmp_path / "school.selfeval"
    board.make("One", "Two", "Three")
    board.make("Four", status="not_now", status_reason="Later")
    board.window.actions_by_key["close"].trigger()
    board.space.adopt(Document.open(path, read_only=True))
    page = board.show()
    assert len(board.cards()) == 3
    hidden = ("put_not_now", "add_action", "add_review", "add_consequence", "set_aside", "order_up")
    for name in hidden:
        assert not board.find(name).isVisible(), name
    assert not page.findChildren(QToolButton, "not_now_menu")
    assert not board.window.header.action.isVisible()


def test_every_control_has_a_name(board: Board, planned: str) -> None:
    board.make("Two", status="not_now")
    page = board.show()
    for one in page.board.findChildren(QWidget):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible():
            assert one.accessibleName() or getattr(one, "text", str)(), one

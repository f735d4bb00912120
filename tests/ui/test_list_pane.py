"""The list of a step: headings, filters as chips, “or” in a search, marks beside a row."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QPushButton

from selfeval.core.models import (
    Assumption,
    Fact,
    Measure,
    Priority,
    PriorityAssumption,
    Stance,
)
from selfeval.core.realms import REALM_IDS
from selfeval.ui import theme
from selfeval.ui.pages.priorities.page import PrioritiesPage
from selfeval.ui.room_page import RoomPage
from selfeval.ui.rows.delegate import CARD_HEIGHT, draw_words, needs_one_line
from selfeval.ui.rows.marks import Mark
from selfeval.ui.rows.signs import paint_mark
from selfeval.ui.rows.table import Card
from selfeval.ui.window import Window

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def page_of(window: Window, key: str) -> RoomPage:
    assert window.desk is not None
    window.desk.show_page(key)
    assert isinstance(window.desk.page, RoomPage)
    return window.desk.page


def shown(page: RoomPage) -> list[str]:
    """What the list shows, headings as “# Title, count”."""
    model = page.list.grouped
    return [
        f"# {heading.title}, {heading.count}"
        if (heading := model.heading_at(at))
        else str(model.index(at, 0).data())
        for at in range(model.rowCount())
    ]


@pytest.fixture
def facts(open_window: Window) -> RoomPage:
    """Give the test the facts page with a reading, a marking and an attendance fact."""
    page = page_of(open_window, "facts")
    for values in (
        {"statement": "Marking takes five hours", "realm": "behaviour", "tone": "concern"},
        {"statement": "Most read well", "realm": "outcome", "observed_on": "2024-07-11"},
        {"statement": "Few come to school", "realm": "outcome", "tone": "concern", "private": 1},
    ):
        page.workspace.add(Fact(**values))
    page.enter()
    return page


def test_facts_stand_under_their_realms_outcomes_first(facts: RoomPage) -> None:
    assert shown(facts) == [
        "# Outcomes, 2",
        "Most read well",
        "Few come to school",
        "# Behaviours, 1",
        "Marking takes five hours",
    ]
    heading = facts.list.grouped.index(0, 0)
    assert heading.data(SPOKEN) == "Outcomes, 2"
    assert heading.flags() == Qt.ItemFlag.NoItemFlags


def test_the_arrow_keys_pass_headings_over(facts: RoomPage, qtbot: Any) -> None:
    view = facts.list.view
    names = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
        names.append(view.currentIndex().data())
    assert names == [
        "Most read well",
        "Few come to school",
        "Marking takes five hours",
        "Marking takes five hours",
        "Few come to school",
    ]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().data() == "Marking takes five hours"
    qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(facts.list.grouped.index(0, 0)).center(),
    )
    assert view.currentIndex().data() == "Marking takes five hours"


def test_or_between_words_finds_either(facts: RoomPage, qtbot: Any) -> None:
    qtbot.keyClicks(facts.list.search, "read or marking")
    assert shown(facts) == [
        "# Outcomes, 1",
        "Most read well",
        "# Behaviours, 1",
        "Marking takes five hours",
    ]
    assert facts.list.shown.text() == "2 of 3 shown"
    qtbot.mouseClick(facts.list.show_all, Qt.MouseButton.LeftButton)
    assert facts.list.search.text() == ""
    assert facts.list.shown.text() == "3 in all"
    assert facts.list.show_all.isHidden()


def tick(page: RoomPage, *words: str) -> None:
    """Tick filters in the menu, as a person does."""
    for wanted in words:
        page.list.filters.menu.aboutToShow.emit()
        actions = page.list.filters.menu.actions()
        next(one for one in actions if one.text() == wanted and one.isCheckable()).trigger()


def test_the_kinds_of_filters_are_headings_that_cannot_be_chosen(facts: RoomPage) -> None:
    facts.list.filters.menu.aboutToShow.emit()
    actions = facts.list.filters.menu.actions()
    headings = [one for one in actions if not one.isCheckable() and not one.isSeparator()]
    assert [one.text() for one in headings][:2] == ["Realm", "Strength or concern"]
    assert not any(one.isEnabled() for one in headings)
    assert not actions[0].isSeparator()


def chips(page: RoomPage) -> list[QPushButton]:
    return page.list.filters.findChildren(QPushButton, "filter_chip")


def test_filters_of_a_kind_are_joined_by_or_and_kinds_by_and(facts: RoomPage, qtbot: Any) -> None:
    tick(facts, "Concern")
    assert [one for one in shown(facts) if one[0] != "#"] == [
        "Few come to school",
        "Marking takes five hours",
    ]
    tick(facts, "Outcomes")
    assert shown(facts) == ["# Outcomes, 1", "Few come to school"]
    assert [chip.text() for chip in chips(facts)] == ["Concern", "Outcomes"]
    assert facts.row_id == facts.detail.form.row_id
    assert facts.list.shown.text() == "1 of 3 shown"
    tick(facts, "Behaviours")
    assert len([one for one in shown(facts) if one[0] != "#"]) == 2
    qtbot.mouseClick(chips(facts)[0], Qt.MouseButton.LeftButton)
    assert facts.list.shown.text() == "3 of 3 shown"
    facts.list.show_all.click()
    assert chips(facts) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Private", ["Few come to school"]),
        ("To be checked again", ["Most read well"]),
        ("Linked", ["Most read well"]),
        ("Not linked yet", ["Few come to school", "Marking takes five hours"]),
    ],
)
def test_what_a_list_is_narrowed_to(facts: RoomPage, words: str, found: list[str]) -> None:
    space = facts.workspace
    believed = space.add(Assumption(belief="It is so"))
    fact = next(row["id"] for row in space.table(Fact) if row["statement"] == "Most read well")
    space.add(Stance(fact_id=fact, assumption_id=believed, stance="supports"))
    tick(facts, words)
    assert [one for one in shown(facts) if one[0] != "#"] == found


def test_a_page_is_narrowed_to_a_realm_from_elsewhere(facts: RoomPage) -> None:
    facts.list.search.setText("marking")
    facts.show_only("outcome")
    assert facts.list.search.text() == ""
    assert [chip.text() for chip in chips(facts)] == ["Outcomes"]
    assert facts.list.shown.text() == "2 of 3 shown"
    facts.show_only("")
    assert chips(facts) == []
    facts.show_only("climate")
    assert facts.rows.rowCount() == 0
    assert facts.list.add_found.isHidden()
    facts.show_item(facts.workspace.table(Fact)[0]["id"])
    assert chips(facts) == []


def test_a_new_fact_is_shown_though_the_list_was_narrowed(facts: RoomPage) -> None:
    facts.show_only("outcome")
    facts.add("Seen here")
    assert facts.list.view.currentIndex().data() == "Seen here"
    assert shown(facts)[-2:] == ["# Not yet placed, 1", "Seen here"]


def test_headings_are_switched_off_and_a_sort_stays_within_them(facts: RoomPage) -> None:
    facts.rows.sort(0, Qt.SortOrder.AscendingOrder)
    assert shown(facts)[1:3] == ["Few come to school", "Most read well"]
    under = facts.list.sort_button.menu().actions()[-1]
    assert under.text() == "Under headings"
    under.trigger()
    assert shown(facts) == ["Few come to school", "Marking takes five hours", "Most read well"]


def card_of(page: RoomPage, row_id: str) -> Card:
    """What the card of a row shows."""
    card = page.list.grouped.shown_at(page.list.grouped.index_of(row_id).row())
    assert isinstance(card, Card)
    return card


def mark_of(page: RoomPage, row_id: str) -> Mark:
    """The signs on the card of a row."""
    mark = card_of(page, row_id).mark
    assert mark is not None
    return mark


def test_a_fact_says_its_month_source_links_and_age(facts: RoomPage) -> None:
    fact_id = facts.list.grouped.id_at(1)
    mark = mark_of(facts, fact_id)
    assert (mark.links, mark.loose, mark.due) == (0, True, True)
    assert card_of(facts, fact_id).caption == "Jul 2024"
    spoken = facts.list.grouped.index(1, 0).data(SPOKEN)
    assert spoken == "Most read well, Fact 2, Jul 2024, 0 links, to be checked again"
    space = facts.workspace
    believed = space.add(Assumption(belief="It is so"))
    space.add(Stance(fact_id=fact_id, assumption_id=believed, stance="supports"))
    mark = mark_of(facts, fact_id)
    assert (mark.links, mark.loose) == (1, False)


def test_assumptions_stand_under_where_they_are_used(open_window: Window) -> None:
    page = page_of(open_window, "assumptions")
    space = page.workspace
    live, idle, retired = (
        space.add(Assumption(belief=words, basis="quick", status=status))
        for words, status in (("A", "testing"), ("B", "testing"), ("C", "retired"))
    )
    priority = space.add(Priority(title="Words first", status="live"))
    space.add(PriorityAssumption(priority_id=priority, assumption_id=live))
    fact = space.add(Fact(statement="Seen"))
    space.add(Stance(fact_id=fact, assumption_id=live, stance="challenges"))
    assert shown(page) == [
        "# Behind a live priority, 1",
        "A",
        "# Not yet used, 1",
        "B",
        "# Retired, 1",
        "C",
    ]
    assert card_of(page, live).caption == "0 for · 1 against"
    assert mark_of(page, live).steps == 3
    assert "Quick look" in page.list.grouped.index_of(live).data(SPOKEN)
    assert card_of(page, idle).caption == "no facts yet"
    assert card_of(page, retired).caption.startswith("Retired")
    space.change(Priority, priority, {"status": "done"})
    assert shown(page)[0] == "# On the map, or behind another priority, 1"


def test_every_sign_at_the_end_of_a_row_is_drawn(open_window: Window) -> None:
    line = QRectF(0, 0, 200, 20)
    drawn = []
    marks = (
        Mark(),
        Mark(links=3),
        Mark(loose=True),
        Mark(due=True),
        Mark(private=True),
        *(Mark(steps=steps) for steps in range(1, 6)),
    )
    for mark in marks:
        image = QImage(200, 20, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        taken = paint_mark(painter, mark, line)
        painter.end()
        assert (taken > 0) is (mark != Mark())
        drawn.append(image)
    assert all(one != other for at, one in enumerate(drawn) for other in drawn[:at])


def test_a_search_finds_a_row_by_what_its_link_is_called_now(facts: RoomPage) -> None:
    space = facts.workspace
    measure = space.add(Measure(name="Attendance"))
    fact = space.add(Fact(statement="Looked up", measure_id=measure))
    facts.list.search.setText("attendance")
    assert shown(facts)[-1] == "Looked up"
    space.change(Measure, measure, {"name": "Days in school"})
    space.change(Fact, space.rows.all(Fact)[0].id, {"statement": "Changed, too"})
    facts.list.search.setText("days in school")
    assert shown(facts)[-1] == "Looked up"
    assert facts.list.view.row_id == fact


def test_every_realm_can_be_filtered_by(facts: RoomPage) -> None:
    for realm in REALM_IDS:
        facts.show_only(realm)
        assert len(chips(facts)) == 1


def drawn_in(words: str, width: int = 120, lines: int = 2) -> tuple[float, list[int]]:
    """Draw words on white; return the height used, and the columns of pixels that hold ink."""
    image = QImage(width * 2, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    used = draw_words(painter, words, QRectF(0, 0, width, 80), lines)
    painter.end()
    ink = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
    ]
    return used, ink


def test_a_word_longer_than_its_line_goes_on_in_the_next(app: Any) -> None:
    one_line, _ink = drawn_in("short")
    used, ink = drawn_in("Pneumonoultramicroscopicsilicovolcanoconiosis" * 4)
    assert used == 2 * one_line
    assert max(ink) <= 120


def test_words_that_run_from_the_right_stand_at_the_right(app: Any) -> None:
    _used, ink = drawn_in("الأطفال")
    assert min(ink) > 40
    assert max(ink) <= 121
    _used, ink = drawn_in("Words")
    assert min(ink) < 10


def test_a_row_that_grew_at_the_end_of_the_list_is_in_sight(facts: RoomPage, qtbot: Any) -> None:
    space = facts.workspace
    for at in range(30):
        space.add(Fact(statement=f"Seen {at}"))
    last = space.add(Fact(statement="Short"))
    facts.show_item(last)
    view = facts.list.view
    space.change(Fact, last, {"statement": "A sentence that goes on and on. " * 6})

    def in_sight() -> bool:
        return view.viewport().rect().contains(view.visualRect(view.currentIndex()))

    qtbot.waitUntil(in_sight)


def test_a_caption_leaves_out_what_its_heading_says(open_window: Window) -> None:
    assert open_window.desk is not None
    open_window.desk.show_page("priorities")
    page = open_window.desk.page
    assert isinstance(page, PrioritiesPage)
    open_window.desk.workspace.add(Priority(title="Words first", status="live"))
    grouped = page.in_detail.list.grouped
    grouped.reload()
    assert grouped.heading_at(0).title == "Live"
    assert grouped.shown_at(1).caption == "Priority 1"
    grouped.set_grouped(False)
    assert grouped.shown_at(0).caption == "Priority 1 · Live"


def test_a_row_has_room_for_its_words_as_they_are_when_it_is_chosen(facts: RoomPage) -> None:
    view = facts.list.view
    width = view.viewport().width()
    plain, strong = (QFontMetrics(theme.font(role)) for role in ("body", "strong"))
    words = "Words"
    while needs_one_line(f"{words} n", strong, width):
        words += " n"
    while needs_one_line(words, strong, width):
        words += "n"
    assert needs_one_line(words, plain, width)  # it is only the heavier type that has no room
    workspace = facts.workspace
    row_id = workspace.add(Fact(statement=words, realm="climate"))
    assert view.rowHeight(facts.list.grouped.index_of(row_id).row()) == theme.px(CARD_HEIGHT)

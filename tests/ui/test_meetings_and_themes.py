"""The pages of meetings and themes, and the themes on an item."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton

from selfeval.core.models import Fact, Indicator, Meeting, Theme, ThemeLink
from selfeval.store import Document
from selfeval.ui.desk import Desk
from selfeval.ui.entries import EntryButton
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.item.themes_section import ThemesSection
from selfeval.ui.item_button import ItemButton
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def day(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def entries(desk: Desk) -> list[str]:
    assert desk.page is not None
    return [one.text() for one in desk.page.findChildren(EntryButton)]


# Meetings -----------------------------------------------------------------------------------


def test_an_empty_page_asks_for_the_next_meeting_and_writes_it(desk: Desk, qtbot: Any) -> None:
    desk.window.actions_by_key["go_meetings"].trigger()
    page = desk.page
    assert page is not None
    assert desk.page_key == "meetings"
    page.findChild(QPushButton, "empty_add").click()
    (meeting,) = desk.workspace.table(Meeting)
    assert meeting["title"] == "Full board"
    box = page.form.cells["held_on"].editor.focus_widget()
    qtbot.keyClicks(box, day(20))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page.leave()
    (meeting,) = desk.workspace.table(Meeting)
    assert meeting["held_on"] == day(20)
    caption = page.findChild(EntryButton).accessibleName()
    assert caption.endswith("in 20 days")
    desk.undo()
    desk.undo()
    assert desk.workspace.count(Meeting) == 0
    assert page.findChild(QPushButton, "empty_add").isVisible()


def test_meetings_stand_by_their_day_with_the_next_one_first(desk: Desk) -> None:
    with desk.workspace.edit("Write") as session:
        for title, held_on in (
            ("Long ago", day(-90)),
            ("Later", day(30)),
            ("Last", day(-9)),
            ("Next", day(3)),
            ("Some day", None),
        ):
            session.add(Meeting(title=title, held_on=held_on))
    desk.show_page("meetings")
    assert entries(desk) == ["Next", "Later", "Some day", "Last", "Long ago"]
    headings = [one.text() for one in desk.page._list.findChildren(QLabel)]
    assert headings == ["To come", "No day yet", "Held"]


def test_a_meeting_says_what_changed_since_it_or_what_there_is_to_tell(desk: Desk) -> None:
    last = desk.workspace.add(Meeting(title="Last", held_on=day(-9)))
    coming = desk.workspace.add(Meeting(title="Next", held_on=day(9)))
    fact = desk.workspace.add(Fact(statement="Seen"))
    desk.go_to("meeting", last)
    page = desk.page
    card = page.changed.card
    assert card.title.text() == "Changed since this meeting"
    desk.page.show_item(coming)
    assert card.title.text() == "To tell at this meeting: what changed"
    change = page.findChild(ItemButton, "change")
    assert change.text() == "New fact: “Seen”"
    change.click()
    assert desk.item == (Fact, fact)


def test_a_meeting_is_removed_and_brought_back(desk: Desk) -> None:
    desk.workspace.add(Meeting(title="Last", held_on=day(-9)))
    desk.show_page("meetings")
    desk.page.findChild(QToolButton, "remove").click()
    assert desk.workspace.count(Meeting) == 0
    desk.undo()
    assert entries(desk) == ["Last"]


# Themes -------------------------------------------------------------------------------------


def test_a_theme_shows_its_items_by_step_and_lets_one_go(desk: Desk) -> None:
    theme = desk.workspace.add(Theme(name="Belonging"))
    fact = desk.workspace.add(Fact(statement="Seen"))
    sign = desk.workspace.add(Indicator(sign="Missed by others"))
    for table, row_id in (("indicator", sign), ("fact", fact)):
        desk.workspace.add(ThemeLink(theme_id=theme, item_table=table, item_id=row_id))
    desk.window.actions_by_key["go_themes"].trigger()
    page = desk.page
    assert entries(desk) == ["Belonging"]
    assert page.findChild(EntryButton).accessibleName() == "Belonging, 2 items"
    items = page.findChildren(ItemButton, "theme_item")
    assert [one.text() for one in items] == ["Seen", "Missed by others"]
    items[1].click()
    assert desk.item == (Indicator, sign)
    desk.go_to("theme", theme)
    page.findChildren(QToolButton, "unlink_theme_item")[0].click()
    (link,) = desk.workspace.table(ThemeLink)
    assert link["item_id"] == sign


def test_an_item_is_linked_from_the_theme(desk: Desk, qtbot: Any) -> None:
    desk.workspace.add(Theme(name="Belonging"))
    fact = desk.workspace.add(Fact(statement="Seen"))
    desk.show_page("themes")
    kinds = desk.page.findChild(QMenu, "theme_item_kinds")
    assert kinds.actions()[0].text() == "Facts"
    kinds.actions()[0].trigger()
    asked = desk.window.findChild(PickDialog)
    qtbot.keyClick(asked.search, Qt.Key.Key_Return)
    (link,) = desk.workspace.table(ThemeLink)
    assert (link["item_table"], link["item_id"]) == ("fact", fact)
    assert [one.text() for one in desk.page.findChildren(ItemButton, "theme_item")] == ["Seen"]


def test_a_theme_is_named_on_an_item_and_taken_away_again(desk: Desk, qtbot: Any) -> None:
    fact = desk.workspace.add(Fact(statement="Seen"))
    desk.go_to("fact", fact)
    section = desk.page.findChild(ThemesSection)
    section.add.click()
    asked = desk.window.findChild(PickDialog)
    qtbot.keyClicks(asked.search, "Belonging")
    qtbot.keyClick(asked.search, Qt.Key.Key_Return)
    (theme,) = desk.workspace.table(Theme)
    assert theme["name"] == "Belonging"
    assert desk.workspace.count(ThemeLink) == 1
    desk.workspace.undo()
    assert desk.workspace.count(Theme) == desk.workspace.count(ThemeLink) == 0
    desk.workspace.redo()
    section.findChild(ItemButton, "theme_of_item").click()
    assert desk.item == (Theme, theme["id"])
    desk.go_to("fact", fact)
    desk.page.findChild(QToolButton, "take_theme").click()
    assert desk.workspace.count(ThemeLink) == 0
    assert desk.workspace.count(Theme) == 1


def test_removing_a_theme_takes_its_links_and_undo_brings_them_back(desk: Desk) -> None:
    theme = desk.workspace.add(Theme(name="Belonging"))
    fact = desk.workspace.add(Fact(statement="Seen"))
    desk.workspace.add(ThemeLink(theme_id=theme, item_table="fact", item_id=fact))
    desk.go_to("theme", theme)
    desk.page.remove()
    assert desk.workspace.count(Theme) == desk.workspace.count(ThemeLink) == 0
    desk.undo()
    assert desk.workspace.count(ThemeLink) == 1
    assert entries(desk) == ["Belonging"]


def test_a_file_for_reading_only_shows_themes_and_writes_none(open_window: Window) -> None:
    desk = open_window.desk
    assert desk is not None
    theme = desk.workspace.add(Theme(name="Belonging"))
    fact = desk.workspace.add(Fact(statement="Seen"))
    desk.workspace.add(ThemeLink(theme_id=theme, item_table="fact", item_id=fact))
    path = desk.workspace.document.path
    desk.workspace.close()
    desk.workspace.adopt(Document.open(path, read_only=True))
    desk.show_page("themes")
    page = desk.page
    assert page.findChild(ItemButton, "theme_item") is not None
    assert page.items.add.isHidden()
    assert page.findChild(QToolButton, "unlink_theme_item") is None
    assert page.remove_button.isHidden()
    assert page.head().action == ""

"""The guide: every page can be found and reached, and none reaches for anything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox

from selfeval.core.rooms import ROOMS
from selfeval.core.signs import LABELS, Word
from selfeval.resources import resource_path
from selfeval.ui import theme
from selfeval.ui.actions import MENUS, commands
from selfeval.ui.catalogue import page_specs
from selfeval.ui.guide import book
from selfeval.ui.guide.places import ABOUT, page_about
from selfeval.ui.guide.window import LEFT, GuideWindow
from selfeval.ui.window import Window

IDS = [one.id for one in book.pages()]


@pytest.fixture
def guide(window: Window, qtbot: Any) -> GuideWindow:
    window.actions_by_key["guide"].trigger()
    found = window.findChild(GuideWindow)
    assert found is not None
    qtbot.waitExposed(found)
    return found


def listed(guide: GuideWindow) -> list[str]:
    model = guide.contents.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_every_file_is_in_the_contents_once() -> None:
    files = {path.stem for path in resource_path("guide").glob("*.md")}
    assert sorted(files) == sorted(IDS)


@pytest.mark.parametrize("page_id", IDS)
def test_a_page_has_a_title_and_its_links_lead_somewhere(page_id: str) -> None:
    page = book.page(page_id)
    assert page.text.startswith(f"# {page.title}\n\n")
    for target in page.links:
        assert target in IDS or target.startswith(("https://", "mailto:")), target


def test_every_page_of_the_window_has_a_page_of_its_own() -> None:
    keys = {spec.key for spec in page_specs()}
    assert keys <= set(ABOUT)
    assert set(ABOUT.values()) <= set(IDS)
    assert page_about("no such page") == "start"


def test_the_page_of_words_tells_every_word() -> None:
    told = book.page("words").text
    assert [word for word in Word if f"| {LABELS[word]} |" not in told] == []


KEYS = re.compile(r"(?:(?:Ctrl|Shift)\+)*(?:F\d|Plus|Minus|Comma|[A-Z\d])(?![a-z])")
SPELT = {"Plus": "+", "Minus": "-", "Comma": ","}


def keys_told() -> set[str]:
    """Return the keys in the first table of the page about keys, as the menus write them."""
    table = book.page("keys").text.partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    first = " ".join(rows[1:]).replace("1 to Ctrl+5", " Ctrl+".join(["1", "2", "3", "4", "5"]))
    return {
        re.sub("|".join(SPELT), lambda found: SPELT[found.group()], one)
        for one in KEYS.findall(first)
    }


def test_the_page_of_keys_tells_those_of_the_menus_and_no_others(window: Window) -> None:
    told = keys_told()
    keys = [*(one.key for one in commands()), *(f"go_{room.key}" for room in ROOMS)]
    kept = {
        key: {one.toString(QKeySequence.SequenceFormat.PortableText) for one in action.shortcuts()}
        for key in keys
        if (action := window.actions_by_key.get(key)) is not None
    }
    assert sorted(told.difference(*kept.values())) == []
    assert [key for key, shortcuts in kept.items() if shortcuts and not shortcuts & told] == []


@pytest.mark.parametrize("page_id", IDS)
def test_what_a_page_says_is_in_a_menu_is_there(page_id: str) -> None:
    """“*File, Paste a table*” names a menu and the beginning of an entry in it."""
    menus = {
        title.replace("&", ""): [one.text.replace("&", "") for one in listed]
        for _key, title, listed in MENUS
    }
    text = " ".join(book.page(page_id).text.split())
    for menu, entry in re.findall(rf"\*({'|'.join(menus)}), ([^*]+)\*", text):
        assert any(one.startswith(entry) for one in menus[menu]), (menu, entry)


def test_search_wants_all_words_and_puts_titles_first() -> None:
    assert [hit.page.id for hit in book.search("small pupils limit")] == [
        "report",
        "school",
        "copies",
    ]
    assert book.search("evidence")[0].page.id == "evidence"
    assert book.search("EVIDENCE") == book.search("evidence")
    assert book.search("") == book.search("   ") == book.search("zebra crossing") == []


def test_search_takes_the_apostrophe_of_the_keyboard() -> None:
    assert "areas" in [hit.page.id for hit in book.search("framework's wording")]


@pytest.mark.parametrize("page_id", IDS)
def test_a_page_keeps_to_the_house_style(page_id: str) -> None:
    """Curly quotation marks and apostrophes, no exclamation marks, no cheering."""
    words = re.sub(r"`[^`]*`", "", book.page(page_id).text)
    assert re.findall(r"[\w ]*['\"!][\w ]*|successful\w*", words) == []


def test_what_was_found_is_shown_with_the_words_around_it() -> None:
    (hit,) = [one for one in book.search("sqlite") if one.page.id == "technician"]
    assert "one SQLite file" in hit.snippet
    assert hit.snippet.startswith("…")


def test_f1_opens_the_page_about_where_you_are(open_window: Window, qtbot: Any) -> None:
    desk = open_window.desk
    assert desk is not None
    for key, page_id in (("priorities", "priorities"), ("report", "report")):
        desk.show_page(key)
        open_window.actions_by_key["guide"].trigger()
        found = open_window.findChildren(GuideWindow)
        assert [one.page_id for one in found] == [page_id]


def test_it_opens_before_any_file_does(guide: GuideWindow) -> None:
    assert guide.page_id == "start"
    assert "Start here" in guide.browser.toPlainText()


def test_a_link_leads_on_and_back_leads_back(guide: GuideWindow, qtbot: Any) -> None:
    assert not guide.back.isEnabled()
    guide.browser.anchorClicked.emit(QUrl("guided"))
    assert guide.page_id == "guided"
    assert guide.contents.currentIndex().data() == "Guided start"
    qtbot.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert guide.page_id == "start"
    assert not guide.back.isEnabled()


def test_the_keyboard_alone_finds_and_opens_a_page(guide: GuideWindow, qtbot: Any) -> None:
    guide.search.setFocus()
    qtbot.keyClicks(guide.search, "harm")
    assert any(row.startswith("Consequences\n") for row in listed(guide))
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    first = guide.page_id
    qtbot.keyClick(guide.contents, Qt.Key.Key_Down)
    assert guide.page_id not in (first, "")


def test_headings_are_passed_over_by_the_arrow_keys(guide: GuideWindow, qtbot: Any) -> None:
    seen = [guide.page_id]
    guide.contents.setFocus()
    for _page in range(len(IDS) - 1):
        qtbot.keyClick(guide.contents, Qt.Key.Key_Down)
        seen.append(guide.page_id)
    assert seen == IDS


def test_a_search_for_nothing_that_is_there_says_so(guide: GuideWindow, qtbot: Any) -> None:
    qtbot.keyClicks(guide.search, "zebra")
    assert guide.nothing.text() == "The guide says nothing of “zebra”."
    assert guide.nothing.isVisible()
    guide.search.clear()
    assert not guide.nothing.isVisible()
    assert len(listed(guide)) > len(IDS)


def test_the_contents_follow_the_size_of_text(
    guide: GuideWindow, window: Window, qtbot: Any
) -> None:
    def heading() -> int:
        font = guide.contents.model().index(0, 0).data(Qt.ItemDataRole.FontRole)
        return font.pixelSize()

    guide.resize(1200, 700)
    qtbot.waitUntil(lambda: guide.contents.width() == LEFT)
    small = heading()
    window.set_zoom(130)
    qtbot.waitUntil(lambda: guide.contents.width() == theme.px(LEFT))
    assert heading() > small
    window.set_zoom(200)
    qtbot.waitUntil(lambda: guide.contents.width() == guide.width() * 2 // 5)
    window.set_zoom(100)
    assert heading() == small


def test_other_colours_leave_the_place_in_the_page(guide: GuideWindow, window: Window) -> None:
    guide.show_page("facts")
    bar = guide.browser.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    window.set_look("dark")
    assert bar.value() == before
    assert guide.page_id == "facts"
    window.set_look("light")


def test_an_address_is_asked_about_and_a_picture_is_never_fetched(
    guide: GuideWindow, tmp_path: Path
) -> None:
    guide.browser.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert guide.findChild(QMessageBox, "guide_link") is None
    guide.browser.anchorClicked.emit(QUrl("https://www.example.org/"))
    asked = guide.findChild(QMessageBox, "guide_link")
    assert asked is not None
    assert asked.informativeText() == "https://www.example.org/"
    asked.reject()
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody's business")
    guide.browser.setMarkdown(f"![picture]({secret.as_uri()})")
    kind = guide.browser.document().ResourceType.ImageResource
    assert guide.browser.loadResource(kind, QUrl.fromLocalFile(str(secret))) is None

"""Find or do: every item and every command from one box."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from selfeval.core.models import (
    Action,
    Assumption,
    Evidence,
    Fact,
    Factor,
    Indicator,
    Judgement,
    Note,
    Priority,
    Quote,
)
from selfeval.store import Document
from selfeval.ui.desk import Desk
from selfeval.ui.find.entry import Entry
from selfeval.ui.find.palette import Palette
from selfeval.ui.find.roles import EntryRole, TitleRole
from selfeval.ui.notes.quick_note import QuickNote
from selfeval.ui.window import Window

Opened = Callable[..., Palette]


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


@pytest.fixture
def opened(desk: Desk) -> Opened:
    """Give the test a function that opens the palette and types into it."""

    def open_it(typed: str = "") -> Palette:
        desk.run("find_or_do")
        palette = desk.window.findChild(Palette, "find_or_do")
        assert palette is not None
        palette.box.setText(typed)
        return palette

    return open_it


def rows(palette: Palette) -> list[Entry]:
    found = [palette.model.entry(at) for at in range(palette.model.rowCount())]
    return [one for one in found if one is not None]


def titles(palette: Palette) -> list[str]:
    return [one.title for one in rows(palette)]


def groups(palette: Palette) -> list[str]:
    indexes = [palette.model.index(at) for at in range(palette.model.rowCount())]
    return [one.data(TitleRole) for one in indexes if one.data(TitleRole)]


def test_the_keys_open_it_and_put_it_away(desk: Desk, qtbot: Any) -> None:
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette, "find_or_do")
    assert palette.isVisible()
    assert window.focusWidget() is palette.box
    qtbot.keyClick(palette.box, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()


def test_typing_finds_an_item_and_enter_opens_it(desk: Desk, opened: Opened, qtbot: Any) -> None:
    desk.workspace.add(Fact(statement="Zebras are taught", realm="system"))
    wanted = desk.workspace.add(Assumption(belief="Zebras help"))
    palette = opened()
    qtbot.keyClicks(palette.box, "zebras")
    assert titles(palette)[:2] == ["Zebras are taught", "Zebras help"]
    assert rows(palette)[0].kind == "Fact 1"
    assert rows(palette)[0].realm == "system"
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert desk.page_key == "assumptions"
    assert desk.item == (Assumption, wanted)


def test_arrows_choose_and_go_round(opened: Opened, desk: Desk, qtbot: Any) -> None:
    for words in ("zebra one", "zebra number two"):
        desk.workspace.add(Fact(statement=words))
    palette = opened("zebra")
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data() == "zebra number two"
    qtbot.keyClick(palette.box, Qt.Key.Key_Up)
    qtbot.keyClick(palette.box, Qt.Key.Key_Up)
    assert palette.list.currentIndex().data() == titles(palette)[-1]
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data() == "zebra one"


def test_a_click_opens_what_it_hits_and_a_title_does_nothing(
    opened: Opened, desk: Desk, qtbot: Any
) -> None:
    wanted = desk.workspace.add(Priority(title="zebra first"))
    palette = opened("zebra")
    QApplication.processEvents()
    view = palette.list.viewport()

    def click(row: int) -> None:
        place = palette.list.visualRect(palette.model.index(row)).center()
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)

    click(0)
    assert palette.isVisible()
    click(1)
    assert desk.item == (Priority, wanted)


def test_what_hangs_on_an_item_leads_to_it(desk: Desk, opened: Opened) -> None:
    space = desk.workspace
    fact = space.add(Fact(statement="Seen"))
    priority = space.add(Priority(title="First"))
    space.add(Quote(item_table="fact", item_id=fact, said="zebra said"))
    evidence = Evidence(item_table="fact", item_id=fact, kind="link", name="zebra page")
    evidence.url = "https://example.org"
    space.add(evidence)
    space.add(Action(priority_id=priority, what="zebra done"))
    space.add(Factor(label="zebra factor"))
    space.add(Note(said="zebra noted"))
    space.add(Judgement(framework="ofsted-2025", area="inclusion", narrative="zebra told"))
    found = {one.title: one for one in rows(opened("zebra")) if one.kind}
    assert found["zebra said"].kind == "Quote on Fact 1"
    assert found["zebra page"].kind == "Evidence on Fact 1"
    assert found["Inclusion"].more == "zebra told"
    for title, page in (
        ("zebra said", "facts"),
        ("zebra done", "priorities"),
        ("zebra factor", "maps"),
        ("zebra noted", "inbox"),
        ("Inclusion", "areas"),
    ):
        found[title].do()
        assert desk.page_key == page, title


def test_an_item_is_found_by_its_number(desk: Desk, opened: Opened) -> None:
    for words in ("one", "two", "three"):
        desk.workspace.add(Fact(statement=words))
    desk.workspace.add(Assumption(belief="a"))
    desk.workspace.add(Assumption(belief="b"))
    assert titles(opened("fact 2"))[0] == "two"
    assert titles(opened("Assumption 2"))[0] == "b"


def test_every_command_that_can_be_given_now_is_there(desk: Desk, opened: Opened) -> None:
    found = {one.title: one for one in rows(opened())}
    assert found["Quick note…"].keys == "Ctrl+Shift+N"
    assert found["Early indicators"].keys == "Ctrl+5"
    assert "Redo" not in found
    assert "Find or do…" not in found
    assert titles(opened("dark"))[:1] == ["Dark"]


def test_a_command_is_done_by_enter(desk: Desk, opened: Opened, qtbot: Any) -> None:
    palette = opened("report")
    assert titles(palette)[0] == "Report"
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert desk.page_key == "report"


def test_a_sentence_that_exists_nowhere_becomes_a_fact(
    desk: Desk, opened: Opened, qtbot: Any
) -> None:
    palette = opened("Nobody has seen a zebra here")
    assert groups(palette)[0].startswith("Nothing called “Nobody has seen")
    assert titles(palette)[0].startswith("Add it as a fact")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    (fact,) = desk.workspace.table(Fact)
    assert fact["statement"] == "Nobody has seen a zebra here"
    assert desk.item == (Fact, fact["id"])


def test_a_sentence_can_be_what_it_sounds_like_or_a_note(desk: Desk, opened: Opened) -> None:
    palette = opened("Zebras read because they must")
    found = {one.title.split(":")[0]: one for one in rows(palette)}
    assert set(found) == {"Add it as a fact", "Add it as", "Keep it as a note"}
    found["Keep it as a note"].do()
    found["Add it as"].do()
    assert desk.workspace.count(Note) == desk.workspace.count(Assumption) == 1


def test_a_reading_is_recorded_from_what_was_found(desk: Desk, opened: Opened) -> None:
    desk.workspace.add(Indicator(sign="Zebras join in"))
    found = [one for one in rows(opened("zebras")) if one.title.startswith("Record a reading for")]
    assert [one.title for one in found] == ["Record a reading for “Zebras join in”"]
    found[0].do()
    dialog = desk.window.findChild(object, "record_dialog")
    assert dialog is not None
    dialog.reject()


def test_what_was_opened_lately_comes_first_when_nothing_is_typed(
    desk: Desk, opened: Opened
) -> None:
    first = desk.workspace.add(Fact(statement="first"))
    desk.workspace.add(Fact(statement="second"))
    palette = opened()
    assert titles(palette)[:2] == ["second", "first"]
    palette.dismiss()
    desk.go_to("fact", first)
    assert titles(opened())[0] == "first"
    assert groups(palette) == ["Lately", "Go to", "Do"]


def test_the_words_looked_for_are_marked_and_rows_can_be_heard(desk: Desk, opened: Opened) -> None:
    desk.workspace.add(Fact(statement="Seen", detail="In the café they read"))
    palette = opened("CAFE")
    entry = palette.model.index(1).data(EntryRole)
    assert entry.words == ("cafe",)
    assert "café" in entry.more
    spoken = palette.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Seen, Fact 1, In the café they read"
    assert palette.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Go to"


def test_commands_are_near_however_much_is_found(desk: Desk, opened: Opened) -> None:
    with desk.workspace.edit("Write") as session:
        session.add_all([Fact(statement=f"note {at} of many") for at in range(60)])
    palette = opened("note")
    assert groups(palette) == ["Go to", "Do", "Also found"]
    assert titles(palette).index("Quick note…") < 12
    QApplication.processEvents()
    assert palette.rect().contains(palette.panel.geometry())


def test_the_quick_note_opens_from_here(desk: Desk, opened: Opened, qtbot: Any) -> None:
    palette = opened()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(palette.box, Qt.Key.Key_N, both)
    assert not palette.isVisible()
    assert desk.window.findChild(QuickNote, "quick_note").isVisible()


def test_a_click_beside_it_puts_it_away(opened: Opened, qtbot: Any) -> None:
    palette = opened()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not palette.isVisible()


def test_reading_only_finds_and_writes_nothing(desk: Desk, opened: Opened) -> None:
    desk.workspace.add(Indicator(sign="Zebras join in"))
    path = desk.workspace.document.path
    desk.workspace.close()
    desk.workspace.adopt(Document.open(path, read_only=True))
    assert titles(opened("zebras")) == ["Zebras join in"]
    assert "Quick note…" not in titles(opened())


def test_guided_start_is_begun_by_its_command_which_asks_first(
    desk: Desk, opened: Opened, qtbot: Any
) -> None:
    desk.workspace.add(Fact(statement="Something is in this file already"))
    palette = opened("guided")
    assert [one for one in titles(palette) if one.startswith("Guided start")] == ["Guided start…"]
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert desk.page_key != "guided"
    box = desk.window.findChild(QMessageBox, "guided_where")
    assert box is not None
    box.done(0)


def test_it_fits_a_small_window_with_large_text(desk: Desk, opened: Opened) -> None:
    desk.workspace.add(Fact(statement="zebra " * 200))
    desk.window.set_zoom(200)
    desk.window.resize(1024, 600)
    palette = opened("zebra")
    QApplication.processEvents()
    assert palette.rect().contains(palette.panel.geometry())
    assert palette.list.height() > 60
    assert not palette.list.horizontalScrollBar().isVisible()

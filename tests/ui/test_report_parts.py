"""What goes into a report: ticks, order and budget, each choice kept in the file as one gesture."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from selfeval.core.models import Setting
from selfeval.i18n import _
from selfeval.report import KINDS, ReportOptions, chosen_options, draw_pdf
from selfeval.report.story.titles import TITLES
from selfeval.ui.pages.report.ordering import listed_parts, moved_to, ticked_as
from selfeval.ui.pages.report.page import ReportPage
from selfeval.ui.pages.report.parts_list import PartsList
from selfeval.ui.pages.report.parts_model import PartRow
from selfeval.ui.source import source_now
from selfeval.ui.window import Window
from tests import scenes


@pytest.fixture
def page(window: Window, tmp_path: Path, qtbot: Any) -> ReportPage:
    assert window.desk is not None
    window.desk.files.open_path(str(scenes.sample_at(tmp_path)))
    window.desk.show_page("report")
    shown = window.desk.page
    assert isinstance(shown, ReportPage)
    with qtbot.waitSignal(shown.maker.counted, timeout=10_000):
        pass
    return shown


@pytest.fixture
def parts(page: ReportPage) -> PartsList:
    return page.choices.parts


def kept(page: ReportPage) -> dict[str, Any]:
    name = Setting.id_for(f"report_as_{page.options.kind}")
    found = page.workspace.values(Setting, name)
    return json.loads(found["value"]) if found else {}


def place_of(parts: PartsList, key: str) -> QPoint:
    return parts.visualRect(parts.rows.index(parts.rows.place_of(key))).center()


def click(parts: PartsList, key: str, qtbot: Any) -> None:
    qtbot.mouseClick(parts.viewport(), Qt.MouseButton.LeftButton, pos=place_of(parts, key))


# The order, without a window ----------------------------------------------------------------------


def test_a_part_taken_out_and_put_back_is_where_it_was() -> None:
    usual = ReportOptions("governors")
    without = ticked_as(usual, "context", False)
    assert "context" not in without.parts
    assert listed_parts(without) == listed_parts(usual)
    assert ticked_as(without, "context", True) == usual


def test_a_part_that_was_moved_keeps_its_place_when_another_goes() -> None:
    moved = moved_to(ReportOptions("governors"), "priorities", 1)
    assert moved.parts[:3] == ("cover", "priorities", "brief")
    assert ticked_as(moved, "since", False).parts[:3] == ("cover", "priorities", "brief")


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_copy_can_do_without_stays_where_it_stands(kind: str) -> None:
    options = ReportOptions(kind)
    for part in KINDS[kind].optional:
        options = ticked_as(options, part, True)
    assert set(options.parts) == set(KINDS[kind].parts)
    if kind == "plan":
        assert options.parts.index("plan") == 1


# The list -----------------------------------------------------------------------------------------


def test_a_click_takes_a_part_out_with_its_pages_and_is_kept(
    page: ReportPage, parts: PartsList, qtbot: Any
) -> None:
    count = page.preview.view.count
    with qtbot.waitSignal(page.maker.counted, timeout=10_000):
        click(parts, "context", qtbot)
    assert page.preview.view.count == count - 1
    assert "context" not in kept(page)["parts"]
    row = parts.rows.parts[parts.rows.place_of("context")]
    assert (row.ticked, row.cost) == (False, "+ 1 page")
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        page.workspace.undo()
    assert page.preview.view.count == count
    assert parts.rows.parts[parts.rows.place_of("context")].ticked


def test_space_puts_a_part_in(page: ReportPage, parts: PartsList, qtbot: Any) -> None:
    parts.setFocus()
    parts.stand_at("facts")
    qtbot.keyClick(parts, Qt.Key.Key_Space)
    assert "facts" in page.options.parts
    assert page.workspace.document.undo_label == "Put a part into the report"


def test_alt_with_an_arrow_moves_a_part_past_those_that_stay_out(
    page: ReportPage, parts: PartsList, qtbot: Any
) -> None:
    page.choices.parts.tick_wanted.emit("sign-off", True)
    before = page.options.parts[page.options.parts.index("sign-off") - 1]
    assert parts.rows.place_of("sign-off") - parts.rows.place_of(before) > 1
    parts.setFocus()
    parts.stand_at("sign-off")
    qtbot.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert next(one for one in page.options.parts if one in {"sign-off", before}) == "sign-off"
    assert parts.current == "sign-off"
    page.workspace.undo()
    assert page.options == ticked_as(ReportOptions("governors"), "sign-off", True)


def test_a_part_is_dragged_to_its_new_place(page: ReportPage, parts: PartsList, qtbot: Any) -> None:
    view, start = parts.viewport(), place_of(parts, "priorities")
    goal = place_of(parts, "brief") - QPoint(0, 8)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start - QPoint(0, 15))
    qtbot.mouseMove(view, goal)
    assert not parts.grab().isNull()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=goal)
    assert page.options.parts[:3] == ("cover", "priorities", "brief")
    assert page.workspace.document.undo_label == "Move a part of the report"
    page.workspace.undo()
    assert page.options.parts == ReportOptions("governors").parts


def test_what_is_not_in_the_report_is_not_dragged(
    page: ReportPage, parts: PartsList, qtbot: Any
) -> None:
    view, start = parts.viewport(), place_of(parts, "glossary")
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start - QPoint(0, 90))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start - QPoint(0, 90))
    assert page.options == ReportOptions("governors")


def test_the_menu_of_a_part_moves_it_and_shows_it(page: ReportPage, parts: PartsList) -> None:
    menu = parts.menu_of("priorities")
    named = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert not parts.menu_of("cover").actions()[1].isEnabled()
    named["Show in the preview"].trigger()
    assert page.preview.view.current == dict(page.preview.view._pages.parts)["Priorities"]
    named["Move up"].trigger()
    assert page.options.parts.index("priorities") < page.options.parts.index("areas")


def test_each_part_says_its_place_and_its_cost(parts: PartsList) -> None:
    spoken = parts.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    count = parts.rows.rowCount()
    assert spoken == f"{_(TITLES['brief'])}, 1 page, place 2 of {count}"
    at = parts.rows.place_of("maps")
    assert "would add" in parts.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_usual_comes_back_in_one_gesture(
    page: ReportPage, parts: PartsList, qtbot: Any
) -> None:
    usual = page.findChild(QAbstractButton, "parts_usual")
    assert usual is not None
    assert not usual.isVisible()
    click(parts, "context", qtbot)
    click(parts, "areas", qtbot)
    assert usual.isVisible()
    qtbot.mouseClick(usual, Qt.MouseButton.LeftButton)
    assert page.options == ReportOptions("governors")
    assert not usual.isVisible()
    page.workspace.undo()
    assert {"context", "areas"} & set(page.options.parts) == set()


def test_staff_get_one_page_and_nothing_to_take_out(page: ReportPage, qtbot: Any) -> None:
    button = page.findChild(QAbstractButton, "kind_staff")
    assert button is not None
    with qtbot.waitSignal(page.maker.counted, timeout=10_000):
        button.click()
    assert page.preview.view.count == 1
    assert page.choices.parts.rows.rowCount() == 0
    assert page.choices.only_page.isVisible()


def test_governors_are_gently_told_of_a_long_report(
    page: ReportPage, parts: PartsList, qtbot: Any
) -> None:
    advice = page.findChild(QLabel, "report_advice")
    assert advice is not None
    for part in ("facts", "beliefs", "maps", "indicators"):
        click(parts, part, qtbot)
    with qtbot.waitSignal(page.maker.made, timeout=20_000):
        pass
    assert advice.isVisible()
    assert "two pages closely" in advice.text()
    button = page.findChild(QAbstractButton, "kind_staff")
    assert button is not None
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        button.click()
    assert not advice.isVisible()


def test_of_a_file_that_is_only_read_choices_last_while_it_is_open(
    page: ReportPage, window: Window, parts: PartsList, qtbot: Any
) -> None:
    assert window.desk is not None
    path = page.workspace.document.path
    window.desk.files.leave_file(lambda: None)
    window.desk.files.open_path(str(path), read_only=True)
    window.desk.show_page("report")
    again = window.desk.page
    assert isinstance(again, ReportPage)
    assert again.workspace.document.read_only
    again.choices.parts.tick_wanted.emit("context", False)
    assert "context" not in again.options.parts
    again.choices.kinds.chosen.emit("staff")
    assert again.options.kind == "staff"
    qtbot.waitUntil(lambda: again.preview.view.count == 1, timeout=10_000)


def test_the_other_kinds_are_counted_once_nobody_waits(page: ReportPage, qtbot: Any) -> None:
    def told() -> bool:
        return all("page" in row.cost.text() for row in page.choices.kinds._rows.values())

    qtbot.waitUntil(told, timeout=20_000)
    assert page.choices.kinds._rows["staff"].cost.text() == "1 page"


def test_a_part_that_shares_a_page_says_so() -> None:
    for ticked in (True, False):
        row = PartRow("sign-off", ticked, 0)
        assert row.cost == "no more pages"
        assert row.heard == f"{row.title}, no more pages"
    assert PartRow("sign-off", ticked=False, pages=1).cost == "+ 1 page"
    assert PartRow("sign-off", ticked=True, pages=2).heard == f"{row.title}, 2 pages"


def test_the_other_kinds_are_as_long_as_what_would_be_saved(page: ReportPage, qtbot: Any) -> None:
    """In a file with versions, from which changes are told."""
    rows = page.choices.kinds._rows
    qtbot.waitUntil(lambda: all("page" in row.cost.text() for row in rows.values()), timeout=30_000)
    document, kept_rows = page.workspace.document, page.workspace.rows
    for kind in ("leaders", "meeting"):
        source = source_now(document, kept_rows, chosen_options(kept_rows, kind))
        pages = draw_pdf(source.shot(), BytesIO())
        assert rows[kind].cost.text() == f"{pages} pages", kind

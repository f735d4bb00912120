"""The report page: choices, what they cost, the pages on screen, and paper."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QLabel

from selfeval.core.models import Fact
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, Snapshot, draw_pdf, freeze
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.report.making import Made
from selfeval.ui.pages.report.page import ReportPage
from selfeval.ui.pages.report.page_view import PageView
from selfeval.ui.pdf_pages import PdfPages
from selfeval.ui.printing import PrintJob, ask_and_print
from selfeval.ui.window import Window
from tests import scenes


@pytest.fixture
def page(window: Window, tmp_path: Path, qtbot: Any) -> ReportPage:
    assert window.desk is not None
    window.desk.files.open_path(str(scenes.sample_at(tmp_path)))
    window.desk.show_page("report")
    shown = window.desk.page
    assert isinstance(shown, ReportPage)
    qtbot.waitUntil(lambda: shown.preview.view.count > 0)
    return shown


@pytest.fixture
def sample_pdf(page: ReportPage) -> bytes:
    file = BytesIO()
    draw_pdf(page.source().shot(), file)
    return file.getvalue()


def press(page: ReportPage, name: str, qtbot: Any) -> None:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=found.rect().center() / 4)


def wait_for_pages(page: ReportPage, count: int, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: page.preview.view.count == count, timeout=10_000)


def test_the_pages_are_those_that_would_be_saved(page: ReportPage, sample_pdf: bytes) -> None:
    count = len(PdfReader(BytesIO(sample_pdf)).pages)
    assert page.preview.view.count == count
    assert page.choices.foot.length.text() == f"{count} pages"
    where = page.findChild(QLabel, "preview_where")
    assert where is not None
    assert where.text() == f"Page 1 of {count}"


def test_only_the_last_of_several_choices_is_shown(page: ReportPage, qtbot: Any) -> None:
    shown: list[int] = []
    page.preview.view.moved.connect(lambda: shown.append(page.preview.view.count))
    for name in ("kind_leaders", "kind_staff", "kind_leaders", "kind_staff"):
        press(page, name, qtbot)
        page.set_pages(at_once=True)
    wait_for_pages(page, 1, qtbot)
    qtbot.wait(300)
    assert set(shown) == {1}


def test_a_change_sets_the_pages_anew_when_the_page_is_seen_again(
    page: ReportPage, window: Window, qtbot: Any
) -> None:
    assert window.desk is not None
    window.desk.show_page("facts")
    page.workspace.add(
        Fact(statement="We asked Mrs Jones.", source="Talk", observed_on="2026-11-02")
    )
    window.desk.show_page("report")
    qtbot.waitUntil(lambda: "may name a person" in _checks(page), timeout=10_000)
    press(page, "show_names", qtbot)
    place = page.findChild(ItemButton, "sharing_place")
    assert place is not None
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert window.desk.page_key == "facts"
    assert window.desk.item is not None
    assert window.desk.item[0] is Fact


def _checks(page: ReportPage) -> str:
    return " ".join(one.text() for one in page.choices.before.findChildren(QLabel))


def test_nothing_found_still_asks_to_read_it(page: ReportPage, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: "likely names" in _checks(page), timeout=10_000)
    assert "No likely names found. Please read it yourself." in _checks(page)


def test_a_page_is_white_in_the_dark_and_grey_without_colour(
    page: ReportPage, window: Window, qtbot: Any
) -> None:
    window.set_look("dark")
    view = page.preview.view
    picture = view.grab().toImage()
    middle = view._box(0).center().toPoint()
    assert picture.pixelColor(round(view._box(0).left()) + 4, middle.y()).name() == "#ffffff"
    assert any_colour(view.grab().toImage().copy(view._box(0).toRect()))
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        press(page, "report_grey", qtbot)
    assert not any_colour(view.grab().toImage().copy(view._box(0).adjusted(2, 2, -2, -2).toRect()))


def any_colour(picture: QImage) -> bool:
    colours = (
        picture.pixelColor(x, y)
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    return any(one.saturation() > 60 for one in colours)


def test_pages_are_turned_by_keys(page: ReportPage, qtbot: Any) -> None:
    view: PageView = page.preview.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current == 1
    assert view.accessibleName() == f"Preview, page 2 of {view.count}"
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current == view.count - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 0
    before = view._scale
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view._scale > before


def test_looking_at_every_page_keeps_few_pictures(page: ReportPage) -> None:
    view = page.preview.view
    for at in range(view.count):
        view.go(at)
        view.grab()
    assert len(view._drawn) <= 12


@pytest.mark.parametrize(("first", "last", "left"), [(0, 0, 0), (2, 4, None), (8, 99, 7)])
def test_paper_gets_the_pages_that_were_asked_for(
    page: ReportPage,
    sample_pdf: bytes,
    tmp_path: Path,
    qtbot: Any,
    first: int,
    last: int,
    left: int | None,
) -> None:
    """`left` says how many pages are not printed; None where they are told by their numbers."""
    target = tmp_path / "paper.pdf"
    printer = QPrinter()
    printer.setOutputFileName(str(target))
    printer.setResolution(72)
    printer.setFullPage(True)
    printer.setFromTo(first, last)
    job = PrintJob(PdfPages(sample_pdf), printer, page)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    whole = len(PdfReader(BytesIO(sample_pdf)).pages)
    assert len(PdfReader(target).pages) == (last - first + 1 if left is None else whole - left)


def test_a_printer_that_stops_in_the_middle_is_told(
    page: ReportPage, sample_pdf: bytes, tmp_path: Path, monkeypatch: Any, qtbot: Any
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(72)
    monkeypatch.setattr(printer, "newPage", lambda: False)
    told: list[Any] = []
    job = PrintJob(PdfPages(sample_pdf), printer, page)
    job.failed.connect(told.append)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert [one.message for one in told] == ["The printer stopped after 1 page."]


def test_printing_can_be_stopped(page: ReportPage, sample_pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    done: list[int] = []
    ended: list[bool] = []
    job = PrintJob(PdfPages(sample_pdf), printer, page)
    job.printed.connect(done.append)
    job.printed.connect(lambda _count: job.cancel())
    job.finished.connect(lambda: ended.append(True))
    job.start()
    job._print_one()
    assert (done, ended) == ([1], [True])


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_out_of_reach_is_told(
    page: ReportPage, sample_pdf: bytes, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    told: list[Any] = []
    job = PrintJob(PdfPages(sample_pdf), printer, page)
    job.failed.connect(told.append)
    job.start()
    assert [one.message for one in told] == ["The printer could not be reached."]


def test_the_systems_dialog_asks_first(
    page: ReportPage, window: Window, qtbot: Any, child: Callable[..., Any]
) -> None:
    press(page, "print_paper", qtbot)
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog, "print_dialog") is not None)
    dialog = child(window, QPrintDialog, "print_dialog")
    assert (dialog.minPage(), dialog.maxPage()) == (1, page.preview.view.count)
    dialog.reject()


def test_what_is_printed_is_worked_out_away_from_the_window(
    page: ReportPage, window: Window, qtbot: Any, child: Callable[..., Any], monkeypatch: Any
) -> None:
    threads: list[int] = []

    def noting(rows: Rows, options: ReportOptions, **more: Any) -> Snapshot:
        threads.append(get_ident())
        return freeze(rows, options, **more)

    monkeypatch.setattr("selfeval.report.freeze", noting)
    press(page, "kind_staff", qtbot)
    wait_for_pages(page, 1, qtbot)
    press(page, "print_paper", qtbot)
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog, "print_dialog") is not None)
    child(window, QPrintDialog, "print_dialog").reject()
    assert threads
    assert get_ident() not in threads


def test_a_dialog_that_is_left_prints_nothing(
    window: Window, page: ReportPage, sample_pdf: bytes, tmp_path: Path, qtbot: Any
) -> None:
    dialog = ask_and_print(window, sample_pdf, "Self-evaluation")
    target = tmp_path / "paper.pdf"
    dialog.printer().setOutputFileName(str(target))
    dialog.reject()
    qtbot.wait(50)
    assert not target.exists()


def test_a_file_that_is_closed_leaves_no_pages_open(page: ReportPage, window: Window) -> None:
    view = page.preview.view
    held = view._pages
    assert held is not None
    assert window.desk is not None
    window.desk.files.leave_file(lambda: None)
    assert view.count == 0
    assert held._document.raw is None


def test_pages_that_were_replaced_are_let_go(page: ReportPage, qtbot: Any) -> None:
    gone: list[weakref.ref[Made]] = []
    page.maker.made.connect(lambda made: gone.append(weakref.ref(made)))
    for name in ("kind_staff", "kind_meeting", "kind_staff"):
        with qtbot.waitSignal(page.maker.counted, timeout=10_000):
            press(page, name, qtbot)
    gc.collect()
    assert gone[0]() is None

"""The start page: go on, or begin; what is said of files is true though none is opened for it."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from selfeval.store import Document
from selfeval.ui.start import words as start_words
from selfeval.ui.start.known import Known, Seen
from selfeval.ui.start.row_button import StartButton
from selfeval.ui.window import Window

NOW = datetime(2026, 11, 22, 9, 30)


def words_of(page: QWidget) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel))


def rows_of(window: Window) -> list[StartButton]:
    return window.start.findChildren(StartButton, "start_recent")


def remember(window: Window, *paths: Path) -> None:
    for path in reversed(paths):
        window.settings.remember(path)
    window.show_start()


def test_on_the_first_run_enter_begins_the_questions(window: Window, qtbot: Any) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QPushButton))
    assert window.focusWidget().objectName() == "start_guided"
    assert window.start.findChild(StartButton, "start_guided_row") is None
    assert not rows_of(window)
    assert "About ten minutes" in words_of(window.start)


def test_later_the_questions_are_one_way_among_others(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "ours.selfeval"
    Document.create(path).close()
    remember(window, path)
    row = window.start.findChild(StartButton, "start_guided_row")
    assert not row.isHidden()
    opened = window.start.findChild(StartButton, "start_open")
    assert "Ctrl+O" in opened.accessibleDescription()


def test_a_file_that_is_gone_is_faint_and_can_be_taken_off(
    window: Window, tmp_path: Path, qtbot: Any
) -> None:
    here, gone = tmp_path / "here.selfeval", tmp_path / "gone.selfeval"
    here.write_bytes(b"x")
    remember(window, gone, here)
    qtbot.waitUntil(lambda: bool(rows_of(window)) and not rows_of(window)[0].isEnabled())
    (row,) = rows_of(window)
    assert "Not found" in row.accessibleName()
    assert str(gone) in row.toolTip()
    assert "here.selfeval" in words_of(window.start)
    qtbot.mouseClick(window.start.findChild(QToolButton, "start_forget"), Qt.MouseButton.LeftButton)
    assert window.settings.recent == [here]
    qtbot.waitUntil(lambda: not rows_of(window))


def test_where_every_file_is_gone_one_begins(window: Window, tmp_path: Path, qtbot: Any) -> None:
    remember(window, tmp_path / "gone.selfeval")
    qtbot.waitUntil(lambda: window.start.findChild(QPushButton, "start_guided") is not None)
    assert len(rows_of(window)) == 1


def test_a_file_that_somebody_else_changed_says_so(
    window: Window, tmp_path: Path, qtbot: Any
) -> None:
    path = tmp_path / "ours.selfeval"
    Document.create(path).close()
    assert window.desk is not None
    window.desk.files.open_path(str(path))
    window.actions_by_key["close"].trigger()
    assert "somebody else" not in words_of(window.start)
    stamp = path.stat().st_mtime + 120
    os.utime(path, (stamp, stamp))
    window.show_start()
    qtbot.waitUntil(lambda: "Changed by somebody else" in words_of(window.start))


@pytest.mark.parametrize(
    ("known", "seen", "words"),
    [
        (Known(Path("x")), Seen(there=False), ""),
        (
            Known(Path("x"), changed_at="2026-11-22T08:12:00", changed_by="Deputy head"),
            Seen(there=True),
            "Changed today, 08:12 · Deputy head",
        ),
        (
            Known(Path("x"), changed_at="2026-11-21T18:00:00"),
            Seen(there=True),
            "Changed yesterday, 18:00",
        ),
        (
            Known(Path("x"), changed_at="not a day", stamp=NOW.timestamp()),
            Seen(there=True, stamp=NOW.timestamp()),
            "Changed today, 09:30",
        ),
        (
            Known(Path("x"), changed_at="2026-07-17T08:12:00", stamp=1.0),
            Seen(there=True, stamp=(NOW - timedelta(days=20)).timestamp()),
            "Changed by somebody else since you had it open: 2 November 2026",
        ),
    ],
)
def test_what_changed_is_said_in_words(known: Known, seen: Seen, words: str) -> None:
    assert start_words.changed(known, seen, NOW) == words


def test_what_waits_and_what_is_to_do_is_counted() -> None:
    nothing = Known(Path("x"))
    assert (start_words.waiting(nothing), start_words.to_do(nothing)) == ("", "")
    known = Known(Path("x"), gaps=2, due=1, waiting=3, shared=True)
    assert start_words.waiting(known) == "3 changes are not yet in the shared file."
    assert start_words.to_do(known) == "2 gaps in the thread · 1 thing due"
    assert "shared" not in start_words.waiting(Known(Path("x"), waiting=1))


def test_a_file_is_told_by_its_folder() -> None:
    deep = Path("/srv", "school", "SEF", "2026", "ours.selfeval")
    assert start_words.place(deep) == f"ours.selfeval in {Path('SEF', '2026')}"


def _is_tall_enough(row: StartButton) -> bool:
    return row.height() >= row.heightForWidth(row.width()) - 1


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("size", [(1366, 690), (1024, 560)])
def test_nothing_is_wider_than_the_page(
    window: Window, tmp_path: Path, qtbot: Any, size: tuple[int, int], zoom: int
) -> None:
    folder = tmp_path / ("a long name of a folder " * 4)
    folder.mkdir()
    files = [folder / f"{at} {'a long name of a file ' * 4}.selfeval" for at in range(4)]
    for path in files:
        path.write_bytes(b"x")
        window.settings.note(Known(path, school="A school with a long name " * 6, gaps=3, due=4))
    remember(window, *files)
    window.set_zoom(zoom)
    window.resize(*size)
    qtbot.waitUntil(lambda: all(_is_tall_enough(row) for row in rows_of(window)))
    assert (window.width(), window.height()) == size
    scroll = window.findChild(QWidget, "start_scroll")
    assert scroll.widget().width() <= scroll.viewport().width()
    window.set_zoom(100)

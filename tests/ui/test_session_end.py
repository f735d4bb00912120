"""When the session ends everything goes into the file, and nobody is asked anything."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit

from selfeval.core.models import Fact
from selfeval.store import Document, load_rows
from selfeval.store.check import examine
from selfeval.ui.session_end import SessionEnd
from selfeval.ui.window import Window
from tests.ui.test_publishing import SlowDrive

WORKER = Path(__file__).with_name("session_worker.py")


def end_session(window: Window, app: QApplication) -> None:
    """Do what the system's session manager asks for; a manager cannot be made here."""
    SessionEnd(window, app)._on_commit(None)


def gestures(path: Path) -> int:
    return sum(examine(path).vector.values())


def test_what_is_being_typed_is_in_the_file_before_the_session_ends(
    open_window: Window, app: QApplication
) -> None:
    desk = open_window.desk
    assert desk is not None
    desk.show_page("facts")
    desk.add()
    field = open_window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Half the class looked away")
    end_session(open_window, app)
    assert desk.workspace.is_open  # signing out may be called off
    assert not desk.workspace.document.unpublished
    with Document.open(desk.workspace.document.path, read_only=True) as reader:
        (fact,) = load_rows(reader.session).all(Fact)
        assert fact.statement == "Half the class looked away"


@pytest.mark.skipif(os.name == "nt", reason="a file is in use as on Linux")
def test_a_file_in_use_is_stood_in_for_without_a_question(
    open_window: Window, app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_window.desk
    assert desk is not None
    desk.workspace.add(Fact(statement="Mine"))
    path = desk.workspace.document.path
    drive = SlowDrive(path, monkeypatch)
    drive.refuses = True
    drive.let_go.set()
    end_session(open_window, app)
    assert not [one for one in open_window.findChildren(QMessageBox) if one.isVisible()]
    (copy,) = [one for one in path.parent.glob("*.selfeval") if one != path]
    assert gestures(copy) == 1
    assert gestures(path) == 0
    drive.refuses = False


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a session by a message, not a signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_session_as_well(tmp_path: Path, number: int) -> None:
    path = tmp_path / "school.selfeval"
    Document.create(path).close()
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, str(WORKER), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == "written"
        assert gestures(path) == 0
        worker.send_signal(number)
        assert worker.wait(60) == 0
    assert gestures(path) == 1

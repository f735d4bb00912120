"""A backup every half hour if something was done; a failure is logged and said once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from selfeval.core.models import Fact
from selfeval.store import administered, clearing
from selfeval.store.backup_list import Backup, backups_of
from selfeval.ui.keeping.keeper import EVERY
from selfeval.ui.window import Window


def made(window: Window) -> list[Backup]:
    return backups_of(window.desk.workspace.document.document_id)


def keep(window: Window, qtbot: Any) -> None:
    """Let the clock strike, and wait until that has been seen to."""
    window.desk.keeper._clock.timeout.emit()
    qtbot.waitUntil(lambda: window.desk.keeper._task is None, timeout=30_000)


def test_one_is_kept_if_something_was_done(open_window: Window, qtbot: Any) -> None:
    assert open_window.desk.keeper._clock.isActive()
    assert open_window.desk.keeper._clock.interval() == EVERY == 1_800_000
    keep(open_window, qtbot)
    assert made(open_window) == []
    open_window.desk.workspace.add(Fact(statement="Seen"))
    keep(open_window, qtbot)
    assert [one.why for one in made(open_window)] == ["while you worked"]
    keep(open_window, qtbot)
    assert len(made(open_window)) == 1
    open_window.actions_by_key["undo"].trigger()
    keep(open_window, qtbot)
    assert len(made(open_window)) == 2


def test_none_is_kept_while_going_back_waits_for_its_answer(
    open_window: Window, qtbot: Any
) -> None:
    document = open_window.desk.workspace.document
    clearing.pause(document.document_id, "")
    clearing.pause(document.document_id, "going-back")
    open_window.desk.keeper.ask_whether_right()
    open_window.desk.workspace.add(Fact(statement="Seen"))
    keep(open_window, qtbot)
    assert made(open_window) == []
    open_window.desk.keeper.keep_it()
    keep(open_window, qtbot)
    assert len(made(open_window)) == 1


def test_a_failure_is_logged_each_time_and_said_once(
    open_window: Window,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    open_window.desk.workspace.add(Fact(statement="Seen"))
    monkeypatch.setattr("selfeval.store.publish.replacing", fails)
    keep(open_window, qtbot)
    assert "No backup of your work could be kept (No space left on device)" in (
        open_window.foot.text
    )
    open_window.foot.clear_notice()
    keep(open_window, qtbot)
    assert open_window.foot.text == ""
    assert caplog.text.count("No backup of your work") == 2
    monkeypatch.undo()
    keep(open_window, qtbot)
    assert len(made(open_window)) == 1


def test_a_wrong_file_of_the_administrator_is_said_and_logged(
    open_window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    rules = tmp_path / "selfeval.toml"
    rules.write_text("[backups]\nmonths = 'many'\n")
    monkeypatch.setattr(administered, "places", lambda: [rules])
    files = open_window.desk.files
    path = str(open_window.desk.workspace.document.path)
    files.leave_file(lambda: files.open_path(path))
    assert "“months” must be a whole number" in open_window.foot.text
    assert str(rules) in caplog.text


def test_a_file_opens_while_the_folder_of_backups_is_out_of_reach(
    open_window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "away").touch()
    rules = tmp_path / "selfeval.toml"
    rules.write_text(f"[backups]\nfolder = '{tmp_path / 'away' / 'backups'}'\n")
    monkeypatch.setattr(administered, "places", lambda: [rules])
    files = open_window.desk.files
    document = open_window.desk.workspace.document
    files.leave_file(lambda: files.open_path(str(document.path)))
    again = open_window.desk.workspace.document
    assert again is not document
    assert not again.read_only
    assert open_window.desk.keeper._clock.isActive()
    assert str(tmp_path / "away" / "backups") in caplog.text

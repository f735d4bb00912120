"""Work on another thread, told where somebody waits for it."""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtWidgets import QApplication

from selfeval.ui import tasks
from selfeval.ui.tasks import Task


def test_what_was_done_and_what_failed_are_told(app: QApplication, qtbot: Any) -> None:
    well, badly = Task(lambda: 7, app), Task(lambda: 1 // 0, app)
    with qtbot.waitSignal(well.done) as told:
        well.start()
    assert told.args == [7]
    with qtbot.waitSignal(badly.failed) as told:
        badly.start()
    assert isinstance(told.args[0], ZeroDivisionError)


def test_what_comes_to_its_end_as_the_program_does_is_told_to_nobody(app: QApplication) -> None:
    task, told = Task(lambda: 7, app), list[object]()
    task.done.connect(told.append)
    shiboken6.delete(tasks._relay())
    try:
        task.run()
        QApplication.processEvents()
    finally:
        tasks._relay.cache_clear()
    assert told == []

"""What the first report needs is loaded in quiet: all of it, and only after the window is ready."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from selfeval.ui import warming

PROGRAM = """
import sys
from io import BytesIO
from pathlib import Path
from selfeval.exchange.sample import make_sample
from selfeval.store import load_rows
from selfeval.ui import warming

with make_sample(Path(sys.argv[1])) as document:
    rows = load_rows(document.session)
if sys.argv[2] == "warm":
    warming.load()
known = set(sys.modules)
from selfeval.report import ReportOptions, draw_pdf, freeze, part_pages
shot = freeze(rows, ReportOptions("governors"))
draw_pdf(shot, BytesIO())
part_pages(shot)
more = {name for name in set(sys.modules) - known if name.split(".")[0] in WATCHED}
print(*sorted(more))
""".replace("WATCHED", '{"selfeval", "reportlab", "networkx"}')


@pytest.mark.parametrize(("way", "is_ready"), [("warm", True), ("cold", False)])
def test_a_report_loads_nothing_more_once_all_is_loaded(
    tmp_path: Path, way: str, is_ready: bool
) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "s.selfeval"), way]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout.split() == []) == is_ready


def test_it_waits_for_quiet_and_for_its_owner(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(warming, "QUIET", 20)
    monkeypatch.setattr(warming, "load", lambda: loaded.append("all"))
    gone, owner = QObject(), QObject()
    warming.warm_later(gone)
    del gone
    warming.warm_later(owner)
    assert not loaded
    qtbot.waitUntil(lambda: bool(loaded), timeout=5_000)
    qtbot.wait(60)
    assert loaded == ["all"]

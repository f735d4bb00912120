"""Starting the program against starting an empty QMainWindow, each in a process of its own.

Both are timed from outside, from the start of Python to the first paint, or to a page that can be
used; without a display, so that no desktop takes part.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from selfeval.bootstrap import ROOT
from tests.benchmarks.timing import Spread, compare

ROUNDS = 15
PAINTED, USABLE = 1.5, 7.0

EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
"""
OURS = """
import gc, sys
gc.disable()
from selfeval.ui.app import prepare
from selfeval.ui.settings import Settings
from selfeval.ui.window import Window
settings = Settings()
settings.role_asked = True
app = prepare(settings)
window = Window(settings)
window.resize(1366, 768)
window.show()
app.processEvents()
"""
OPENED = f"""{OURS}
window.load(sys.argv[1])
app.processEvents()
assert window.desk.page is not None
"""
END = """
import os, resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.stdout.flush()
os._exit(0)
"""
"""Say the most memory that was held, and end at once: leaving is not what is timed."""


def measure(folder: Path) -> None:
    """Print the ratios of the first paint, of a usable page, and of memory."""
    from selfeval.exchange.sample import make_sample

    sample = folder / "sample.selfeval"
    with make_sample(sample) as document:
        document.publish()
    compare(
        "First paint of the start page, against an empty QMainWindow",
        lambda _number: run(OURS),
        lambda _number: run(EMPTY),
        rounds=ROUNDS,
        target=PAINTED,
    )
    compare(
        "The sample school open and drawn, against an empty QMainWindow",
        lambda _number: run(OPENED, sample),
        lambda _number: run(EMPTY),
        rounds=ROUNDS,
        target=USABLE,
    )
    _memory(sample)


def _memory(sample: Path) -> None:
    scale = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    ours = [run(OPENED, sample) * scale for _round in range(5)]
    least = [run(EMPTY) * scale for _round in range(5)]
    pairs = [one / other for one, other in zip(ours, least, strict=True)]
    print("Memory at most, with the sample school open, against an empty QMainWindow")
    print(f"  ours   {Spread.of([float(one) for one in ours]).words(1e-6, ' MB')}")
    print(f"  floor  {Spread.of([float(one) for one in least]).words(1e-6, ' MB')}")
    print(f"  ratio  {Spread.of(pairs).words(1, 'x')}", flush=True)


def run(program: str, *arguments: Path) -> int:
    """Run a program to its end; return the most memory that it held, in the system's unit."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled already
    ended = subprocess.run(
        [sys.executable, "-c", program + END, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(ended.stdout.split()[-1])

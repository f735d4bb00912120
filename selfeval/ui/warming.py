"""Load what the first report needs while nothing is asked of the program, so that it comes sooner.

Loading it takes about a third of a second, on another thread; pages are then set in a tenth.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from selfeval.ui.tasks import Task

QUIET = 4_000
"""Milliseconds after the window is ready, when people have begun to read."""
NEEDED = (
    "selfeval.report.snapshot.freezing",
    "selfeval.report.story.telling",
    "selfeval.report.pdf",
    "selfeval.report.cost",
    "selfeval.report.tagging",
    "selfeval.core.causal.loops",
    "networkx",
    "reportlab.pdfgen.canvas",
    "reportlab.pdfbase.ttfonts",
    "pypdfium2",
)

FACES = ("serif", "serif-strong", "serif-slanted", "sans", "sans-strong")


def warm_later(owner: QObject) -> None:
    """Load all of it a little later, unless its owner is gone by then."""
    QTimer.singleShot(QUIET, owner, lambda: Task(load).start())


def load() -> None:
    """Load what setting the pages of a report needs, and the fonts."""
    for name in NEEDED:
        import_module(name)
    from selfeval.report import fonts

    for key in FACES:
        fonts.face(key)

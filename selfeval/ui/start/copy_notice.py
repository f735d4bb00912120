"""On the start page: a colleague's copy lies beside the file that was open last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from selfeval.i18n import _, ngettext
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.start.known import look_at
from selfeval.ui.start.words import moment_words
from selfeval.ui.widgets import button, label


def find_copies(path: Path) -> list[tuple[Path, float]]:
    """Find copies with news beside a file, each with its time of change; slow on a slow drive."""
    from selfeval.store.beside import news_beside  # not needed before the first paint

    return [(copy, look_at(copy).stamp) for copy in news_beside(path)]


def copy_notice(copies: list[tuple[Path, float]], combine: Callable[[Path], object]) -> QFrame:
    """Say that there is a copy, and offer to look at what it would bring."""
    path, stamp = copies[0]
    box = QFrame()
    box.setObjectName("start_copy")
    box.setProperty("notice", "warn")
    mark = Mark()
    mark.show_icon("arrows-join")
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(_("A colleague’s copy is in the same folder"), "strong", wrap=True))
    words.addWidget(label(_about(path, stamp, len(copies) - 1), "caption", "text2", wrap=True))
    look = button(_("Combine…"), name="start_combine")
    look.setAccessibleName(_("Combine with “{name}”").format(name=path.name))
    look.clicked.connect(lambda: combine(path))
    line = QHBoxLayout(box)
    line.setContentsMargins(16, 10, 14, 10)
    line.setSpacing(14)
    line.addWidget(mark)
    line.addLayout(words, 1)
    line.addWidget(look, 0, Qt.AlignmentFlag.AlignVCenter)
    return box


def _about(path: Path, stamp: float, more: int) -> str:
    name = _("“{name}”").format(name=path.stem)
    if stamp:
        when = moment_words(datetime.fromtimestamp(stamp), datetime.now())
        name = _("{file}, changed {when}").format(file=name, when=when)
    if not more:
        return name
    words = ngettext("{file}, and {count} more", "{file}, and {count} more", more)
    return words.format(file=name, count=more)

"""The files chosen for an import, each with a button that takes it out again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import empty_layout, icon_button, label


class FileNames(QWidget):
    """File names, one a line. `taken_out` carries the path of the one to leave out."""

    taken_out = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.show_files([])

    def show_files(self, paths: list[Path]) -> None:
        """Show these files, or that there are none yet."""
        empty_layout(self._list)
        for path in paths:
            self._list.addLayout(self._line(path))
        if not paths:
            self._list.addWidget(label(_("None yet"), "body", "text3"))

    def _line(self, path: Path) -> QHBoxLayout:
        line = QHBoxLayout()
        name = label(path.name, "body", wrap=True)
        name.setToolTip(plain_tip(str(path)))
        out = icon_button("x", _("Take out {name}").format(name=path.name), "take_out")
        out.setToolTip(plain_tip(out.toolTip()))
        out.clicked.connect(partial(self._on_out, path))
        line.addWidget(name, 1)
        line.addWidget(out)
        return line

    def _on_out(self, path: Path, _checked: bool = False) -> None:
        self.taken_out.emit(path)

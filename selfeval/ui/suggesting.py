"""Offer the usual answers while one is being typed; any other may be."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

NOTHING = "\N{NULL}"
"""What no answer can hold."""


class Suggestions(QCompleter):
    """The usual answers below a line; `spoken` names the list at once, before it is wanted.

    With `anywhere` an answer is offered wherever it holds what is typed, not only at its beginning.
    Where the only suggestion is what stands there already, nothing is offered: the list would lie
    over what comes next, and take the first click on it.
    """

    def __init__(
        self, line: QLineEdit, usual: Iterable[str], spoken: str = "", *, anywhere: bool = False
    ) -> None:
        super().__init__(line)
        self._answers = QStringListModel(list(usual), self)
        self.setModel(self._answers)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if anywhere:
            self.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(self)
        if spoken:
            self.popup().setAccessibleName(spoken)

    def offer(self, usual: Iterable[str]) -> None:
        """Offer these from now on."""
        self._answers.setStringList(list(usual))

    def splitPath(self, path: str) -> list[str]:
        """Return what is looked for among the answers: nothing where it stands there already."""
        return [NOTHING] if self._is_said(path) else [path]

    def _is_said(self, typed: str) -> bool:
        wanted = typed.casefold()
        anywhere = self.filterMode() == Qt.MatchFlag.MatchContains
        found = [
            words
            for words in (one.casefold() for one in self._answers.stringList())
            if words.startswith(wanted) or (anywhere and wanted in words)
        ]
        return found == [wanted]

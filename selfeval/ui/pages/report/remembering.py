"""What is chosen for a report, as the file remembers it: each choice is one gesture."""

from __future__ import annotations

from selfeval.core.models import Setting
from selfeval.report import ReportOptions, chosen_kind, chosen_options, kept_words, setting_of
from selfeval.report.chosen import KIND
from selfeval.ui.workspace import Workspace


class Remembering:
    """Reads choices and keeps them. Of a file that is only read they last while it is open."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kind = ""
        self._held: dict[str, ReportOptions] = {}

    @property
    def kind(self) -> str:
        """The kind of document that is chosen."""
        return self._kind or chosen_kind(self._workspace.rows)

    @property
    def options(self) -> ReportOptions:
        """How documents of the chosen kind are wanted."""
        return self._held.get(self.kind) or chosen_options(self._workspace.rows, self.kind)

    def choose(self, kind: str, words: str) -> None:
        """Choose a kind of document."""
        if self._workspace.document.read_only:
            self._kind = kind
        else:
            self._write(KIND, kind, words)

    def keep(self, options: ReportOptions, words: str) -> None:
        """Keep how documents of a kind are wanted; `words` name the gesture."""
        if options == self.options:
            return
        if self._workspace.document.read_only:
            self._held[options.kind] = options
        else:
            self._write(setting_of(options.kind), kept_words(options), words)

    def _write(self, name: str, value: str, words: str) -> None:
        with self._workspace.edit(words) as session:
            row = session.get(Setting, Setting.id_for(name))
            if row is None:
                session.add(Setting(name=name, value=value))
            else:
                row.value = value

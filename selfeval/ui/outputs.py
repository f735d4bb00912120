"""What comes in from published tables, and what goes out: the archive and the printed report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from selfeval.i18n import _, ngettext
from selfeval.report.kinds import KINDS
from selfeval.ui import alerts
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.file_names import proposed, with_ending
from selfeval.ui.password.readable import readable_words
from selfeval.ui.saving import FORMS, NAMES, PRINTER, Saving
from selfeval.ui.source import Source
from selfeval.ui.waiting import waiting
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.window import Window


__all__ = ["PRINTER", "Outputs"]


class Outputs(QObject):
    """Import, export and print. `saving` makes a report and tells of it."""

    def __init__(self, workspace: Workspace, window: Window) -> None:
        super().__init__(window)
        self.workspace = workspace
        self._window = window
        self.saving = Saving(workspace, window)
        window.actions_by_key["import"].triggered.connect(lambda: self.import_figures())
        window.actions_by_key["export"].triggered.connect(self.export)

    def window(self) -> Window:
        """Return the window that dialogs belong to."""
        return self._window

    # Figures ------------------------------------------------------------------------------

    def import_figures(self, tables: Sequence[Path] = ()) -> None:
        """Open the dialog that turns published tables into facts, with these tables in it."""
        from selfeval.ui.importing.import_dialog import ImportDialog

        self._window.desk.settle()
        dialog = ImportDialog(self.workspace, self._window)
        dialog.imported.connect(self._on_imported)
        dialog.open()
        if tables:
            dialog.add_files("tables", [str(path) for path in tables])

    def _on_imported(self, facts: int, readings: int) -> None:
        self._window.desk.show_page("facts")
        made = ngettext("{count} new fact", "{count} new facts", facts).format(count=facts)
        read = ngettext("{count} new reading", "{count} new readings", readings).format(
            count=readings
        )
        self._window.foot.say(
            _("Imported: {facts}, {readings}.").format(facts=made, readings=read), may_undo=True
        )

    # Archive ------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for a place and write everything there as JSON.

        Of a file with a password, it is asked first: what is written has none.
        """
        self._window.desk.settle()
        told = readable_words(self.workspace.document)
        if not told:
            self._ask_export()
            return
        alerts.ask(
            self._window,
            _("Export everything, also what is private?"),
            told,
            [(_("Choose where…"), self._ask_export)],
            "export_unprotected",
        )

    def _ask_export(self) -> None:
        self._ask_place(
            _("Export everything"), ".json", _("JSON files (*.json)"), "export", self._export
        )

    @alerts.calmly
    def _export(self, place: Path) -> None:
        from selfeval.exchange.archive import export_archive

        with waiting():
            export_archive(self.workspace.document, place)
        self._window.foot.say(_("Exported as {name}").format(name=place.name))

    # The report ---------------------------------------------------------------------------

    def save_report(self, source: Source, form: str = "pdf") -> None:
        """Ask for a place and write a report there, away from the window."""
        self._window.desk.settle()
        wanted = FORMS[form]
        self._ask_place(
            _(wanted.title),
            wanted.ending,
            _(wanted.kinds),
            wanted.key,
            lambda place: self.saving.save(source, wanted, place),
            _(NAMES[source.options.kind]),
        )

    def print_report(self, source: Source) -> None:
        """Let the system's dialog ask how to print a report."""
        self._window.desk.settle()
        self.saving.print_paper(source, _(KINDS[source.options.kind].title))

    # Asking for a place -------------------------------------------------------------------

    def _ask_place(
        self,
        title: str,
        ending: str,
        kinds: str,
        name: str,
        write: Callable[[Path], None],
        called: str = "",
    ) -> None:
        """Ask where to write; what the user has not agreed to replace is asked about first.

        The file is proposed to be called as the self-evaluation is, with what is `called` behind.
        """

        def again() -> None:
            self._ask_place(title, ending, kinds, name, write, called)

        def take(chosen: str) -> None:
            place = with_ending(Path(chosen), ending)
            if place == Path(chosen) or not place.exists():
                write(place)
                return
            alerts.ask(
                self._window,
                _("There is already a file “{name}” in this folder.").format(name=place.name),
                _("Replacing it leaves nothing of what is in it now."),
                [
                    (_("Choose another name"), again),
                    (_("Replace it"), lambda: write(place)),
                ],
                "replace_question",
            )

        path = self.workspace.document.path
        ask_file(
            self._window,
            title,
            take,
            f"{name}_dialog",
            first_folder([path, *self._window.settings.recent]),
            save_as=proposed(path, f"-{called}{ending}" if called else ending),
            ending=ending,
            kinds=kinds,
        )

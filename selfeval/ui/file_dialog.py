"""Ask for a file. No dialog here waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from selfeval.i18n import _
from selfeval.ui import settings
from selfeval.ui.file_names import SUFFIX


def ask_file(
    parent: QWidget,
    title: str,
    take: Callable[[str], None],
    object_name: str,
    folder: Path,
    *,
    save_as: str = "",
    ending: str = SUFFIX,
    kinds: str = "",
    asks_before_replacing: bool = True,
) -> QFileDialog:
    """Open a dialog that gives `take` a path: of a file there is, or to `save_as` a new one.

    Where `take` asks for itself before a file is replaced, the dialog need not.
    """
    kinds = kinds or f"{_('Self-evaluations')} (*{SUFFIX})"
    dialog = _dialog(parent, title, object_name, folder, kinds)
    if save_as:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(ending[1:])
        dialog.selectFile(save_as)
        silent = QFileDialog.Option.DontConfirmOverwrite
        dialog.setOption(silent, not asks_before_replacing)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog


def ask_files(
    parent: QWidget,
    title: str,
    take: Callable[[list[str]], object],
    object_name: str,
    folder: Path,
    kinds: str,
) -> QFileDialog:
    """Open a dialog that gives `take` the paths of one or more files there are."""
    dialog = _dialog(parent, title, object_name, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(take)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, object_name: str, folder: Path, kinds: str) -> QFileDialog:
    made = QFileDialog(parent, title)
    made.setObjectName(object_name)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.setDirectory(str(folder))
    made.setNameFilter(kinds)
    return made


def first_folder(places: list[Path]) -> Path:
    """Begin where the user's files are; never where the program keeps its own."""
    theirs = (path.parent for path in places if settings.home() not in path.parents)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    usual = Path(QStandardPaths.writableLocation(documents))
    return next((folder for folder in theirs if folder.is_dir()), usual)

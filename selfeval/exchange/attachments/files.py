"""Attached files: read from the disk, kept in the document, lent out as copies to look at."""

from __future__ import annotations

import contextlib
import mimetypes
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfeval.core.models import Evidence
from selfeval.exchange.attachments.kinds import why_not_opened
from selfeval.exchange.attachments.names import safe_name
from selfeval.exchange.files import read_file, writable_place
from selfeval.i18n import _, ngettext
from selfeval.store import Document, UserError
from selfeval.store.blobs import LARGEST
from selfeval.store.keeping import refuse_attachments_where_off
from selfeval.store.replacing import write_safely

KILO = 1024
LENT = "selfeval-lent-"
"""How the folders of copies begin."""
LENT_LASTS = 24 * 60 * 60.0
"""Seconds after which a folder that was left behind goes."""


@dataclass(frozen=True)
class Incoming:
    """A file that has been read and can be attached: its safe name, its kind and its bytes."""

    name: str
    media_type: str
    data: bytes


def read_file_to_attach(path: Path) -> Incoming:
    """Read a file from the disk; UserError where it is missing, empty, or above 20 MB."""
    too_large = _("“{file}” is larger than {most}, which is the most that can be kept here.")
    hint = _("Attach a smaller version, or add a link to where it is kept.")
    most = size_words(LARGEST)
    name = safe_name(path.name)
    try:
        data = read_file(path, LARGEST, too_large.format(file=name, most=most))
    except UserError as problem:
        raise UserError(problem.message, problem.hint or hint) from None
    if not data:
        raise UserError(_("“{file}” is empty.").format(file=name), _("Choose another file."))
    return Incoming(name, mimetypes.guess_type(name)[0] or "", data)


def attach_files(
    document: Document, item_table: str, item_id: str, files: Sequence[Incoming]
) -> tuple[str, ...]:
    """Keep files on an item as one gesture; return the ids of the new rows.

    UserError where the school's administrator has switched attachments off.
    """
    refuse_attachments_where_off()
    label = ngettext("Attach a file", "Attach files", len(files))
    rows: list[Evidence] = []
    with document.edit(label) as session:
        for file in files:
            rows.append(
                Evidence(
                    item_table=item_table,
                    item_id=item_id,
                    kind="file",
                    name=file.name,
                    media_type=file.media_type,
                    sha256=document.add_blob(file.data),
                )
            )
        ids = tuple(row.id for row in rows)
        session.add_all(rows)
    return ids


def size_words(size: int) -> str:
    """Write a number of bytes as people say it: "18 KB", "2.4 MB"; never less than it is by half.

    A kilobyte is 1,024 bytes, as file managers count.
    """
    if size < KILO:
        return ngettext("{count} byte", "{count} bytes", size).format(count=size)
    if size < KILO * KILO:
        return _("{size} KB").format(size=f"{round(size / KILO):,}")
    tenths = round(size * 10 / KILO / KILO)
    shown = f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"
    return _("{size} MB").format(size=shown)


class Lent:
    """A private temporary folder with copies of attached files that have been opened.

    Only this user can look into it. Copies are read-only, so that nobody works on one and loses
    it. `close` takes the folder away; what a program still holds open, and what a crash left, goes
    when a copy is next lent, after a day.
    """

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def copy(self, name: str, data: bytes) -> Path:
        """Return a copy that may be opened; UserError for a file that is only ever saved."""
        refused = why_not_opened(safe_name(name), data)
        if refused:
            raise UserError(refused, _("You can save it elsewhere."))
        try:
            return self._write(safe_name(name), data)
        except OSError as problem:
            raise UserError(
                _("There is no room for a copy to look at ({problem}).").format(
                    problem=problem.strerror or problem
                ),
                _("Free some space on this computer and try again."),
            ) from problem

    def _write(self, name: str, data: bytes) -> Path:
        if self._folder is None or not Path(self._folder.name).is_dir():
            self._folder = tempfile.TemporaryDirectory(prefix=LENT, ignore_cleanup_errors=True)
            _sweep(Path(self._folder.name))
        place = Path(tempfile.mkdtemp(dir=self._folder.name)) / name
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        return place

    def close(self) -> None:
        """Take the copies away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def lent_folders() -> list[Path]:
    """Return this user's folders of copies that were opened, those of other runs as well."""
    found: list[Path] = []
    for folder in Path(tempfile.gettempdir()).glob(f"{LENT}*"):
        with contextlib.suppress(OSError):  # gone meanwhile
            if os.name == "nt" or folder.stat().st_uid == os.getuid():
                found.append(folder)
    return found


def take_all_lent_away() -> None:
    """Remove every copy that was opened; what a program still holds open stays for now."""
    for folder in lent_folders():
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(own: Path) -> None:
    """Remove folders of copies that an earlier run left behind more than a day ago."""
    for folder in lent_folders():
        with contextlib.suppress(OSError):  # gone meanwhile
            if folder != own and time.time() - folder.stat().st_mtime > LENT_LASTS:
                shutil.rmtree(folder, ignore_errors=True)


def save_elsewhere(data: bytes, target: Path) -> None:
    """Write an attached file where the user chose; UserError where that cannot be done."""
    place = writable_place(target)
    try:
        write_safely(place, data)
    except OSError as problem:
        raise UserError(
            _("“{file}” could not be written: {reason}.").format(
                file=target.name, reason=problem.strerror or problem
            )
        ) from None

"""The first hundred bytes of a SQLite file, read without SQLite: enough to refuse most strangers.

Those of a protected file tell nothing but that it is one: what they say is asked of SQLCipher.

Offsets are those of the SQLite file format, section 1.3 ("The database header").
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import keys
from selfeval.store.databases import open_to_read
from selfeval.store.errors import RefusedFile
from selfeval.store.schema import APPLICATION_ID, PROGRAM_VERSION_OF, VERSION

MAGIC = b"SQLite format 3\x00"
LENGTH = 100
PROTECTED_PAGE = 4096
"""Bytes of the first page of a protected file, without which nothing in it can be read."""


@dataclass(frozen=True)
class Header:
    """What the header says: sizes in bytes and pages, and the marks."""

    page_size: int
    pages: int
    write_ahead: bool
    application_id: int
    version: int


def read_header(path: Path) -> Header:
    """Return the header of the file at `path`; RefusedFile if it is no whole selfeval file.

    PasswordNeeded where it has a password that is not known.
    """
    with path.open("rb") as file:
        data = file.read(LENGTH)
    size = path.stat().st_size
    if size == 0:
        raise RefusedFile(_("This file is empty."), ask_again())
    if not data.strip(b"\0"):  # what a power cut leaves of a file that was being written
        raise RefusedFile(_("This file is damaged: its beginning is gone."), ask_again())
    if data.startswith(keys.MARK):
        if size < PROTECTED_PAGE:
            raise _incomplete()
        return _whole(_asked(path), size)
    if not data.startswith(MAGIC[: len(data)]) or len(data) < len(MAGIC):
        raise RefusedFile(_("This is not a selfeval file."), _("Choose a file made by selfeval."))
    if len(data) < LENGTH:
        raise _incomplete()
    return _whole(_parse(data), size)


def has_magic(path: Path) -> bool:
    """Whether the file at `path` begins as a plain database does."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _whole(header: Header, size: int) -> Header:
    """Return the header of a file of this size; RefusedFile where it is not ours, or not whole."""
    _refuse_strangers(header)
    if size < header.page_size * header.pages or header.pages == 0:
        raise _incomplete()
    if size != header.page_size * header.pages:
        raise RefusedFile(_("Something has been added to the end of this file."), ask_again())
    if header.write_ahead:
        raise RefusedFile(
            _("This copy was taken while the file was in use; the latest may be missing."),
            ask_again(),
        )
    return header


def _asked(path: Path) -> Header:
    """Ask SQLCipher for what the first page of a protected file says."""
    names = ("page_size", "page_count", "application_id", "user_version")
    try:
        with closing(open_to_read(path, never_changes=True)) as connection:
            page_size, pages, application_id, version = (
                int(connection.execute(f"PRAGMA {name}").fetchone()[0]) % 2**32 for name in names
            )
    except sqlite3.Error as problem:
        if getattr(problem, "sqlite_errorcode", 0) == sqlite3.SQLITE_CORRUPT:  # it is too short
            raise _incomplete() from None
        raise RefusedFile(_("This file is damaged: its beginning is gone."), ask_again()) from None
    return Header(
        page_size, pages, write_ahead=False, application_id=application_id, version=version
    )


def _parse(data: bytes) -> Header:
    def number(offset: int, length: int) -> int:
        return int.from_bytes(data[offset : offset + length], "big")

    page_size = number(16, 2)
    return Header(
        page_size=65536 if page_size == 1 else page_size,
        pages=number(28, 4),
        write_ahead=2 in (data[18], data[19]),
        application_id=number(68, 4),
        version=number(60, 4),
    )


def _refuse_strangers(header: Header) -> None:
    if header.application_id != APPLICATION_ID:
        raise RefusedFile(
            _("This is a database of another program."), _("Choose a file made by selfeval.")
        )
    if header.version > VERSION:
        raise RefusedFile(
            _("This file was made by a newer selfeval (file version {version}).").format(
                version=header.version
            ),
            _("Install selfeval {program} or later to open it.").format(
                program=PROGRAM_VERSION_OF.get(header.version, f"0.{header.version}")
            ),
        )
    if header.version not in PROGRAM_VERSION_OF:
        raise RefusedFile(_("The version mark of this file is damaged."), ask_again())


def _incomplete() -> RefusedFile:
    return RefusedFile(_("Only part of this file has arrived."), ask_again())


def ask_again() -> str:
    """What to do about a damaged copy."""
    return _("Ask for it to be sent again, or open a backup. Nothing has been changed.")


def is_damage(refused: RefusedFile) -> bool:
    """Say whether a file was refused for damage: a stranger or a newer one is told otherwise."""
    return refused.hint == ask_again()

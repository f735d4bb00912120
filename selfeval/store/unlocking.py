"""Open what has a password: try what somebody typed, and know the key from then on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import keys, places, sqlcipher
from selfeval.store.errors import UserError, WrongPassword
from selfeval.store.keys import Key


def unlock(path: Path, password: str) -> None:
    """Open the file at `path` with its password from now on; WrongPassword where it is another.

    Nothing happens to a file without a password. UserError where the file is out of reach.
    """
    salt = _salt(path)
    if salt is not None:
        _try(path, keys.key_from(password, salt))


def unlock_with_recovery(path: Path, words: str) -> None:
    """Open the file with its recovery key; UserError where that is mistyped, else as `unlock`."""
    salt = _salt(path)
    if salt is not None:
        _try(path, keys.key_from_recovery(words, salt), is_recovery=True)


def _salt(path: Path) -> bytes | None:
    try:
        return keys.salt_of(path)
    except OSError as problem:
        raise UserError(
            _("“{name}” could not be read ({problem}).").format(
                name=path.name, problem=problem.strerror
            ),
            _("Check that you may open it, and that its drive is connected."),
        ) from problem


def _try(path: Path, key: Key, *, is_recovery: bool = False) -> None:
    if _opens(path, key) or any(_opens(other, key) for other in _kin(key.salt)):
        keys.remember(key)  # where only another copy opens, the file's own check says why
        return
    if is_recovery:
        raise WrongPassword(
            _("This recovery key does not open “{name}”.").format(name=path.name),
            _("It may belong to another file, or to a password that the file had before."),
        )
    raise WrongPassword(
        _("This password does not open “{name}”.").format(name=path.name),
        _("Look at capital letters and the keyboard’s language, and type it again."),
    )


def _opens(path: Path, key: Key) -> bool:
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlcipher.connect(address, key, uri=True)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        return False
    return True


def _kin(salt: bytes) -> Iterator[Path]:
    """Yield this computer's own copies that are under the same password: one must be sound."""
    try:
        for root in (places.working_copies(), *places.all_backups()):
            for path in root.glob("*/*"):
                if path.is_file() and keys.salt_of(path) == salt:
                    yield path
    except OSError:  # no more can be asked
        return

"""Passwords of files: the keys that follow from them, and which of them are known at present.

A protected file begins with a mark of ours and random bytes, which SQLCipher uses as the salt of
the password and leaves readable. The shared file, working copies and backups have the same salt
and the same key, so whoever opens one of them finds the key by its first bytes. Keys are known to
this process alone, and only in memory.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from base64 import b32decode, b32encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from selfeval.i18n import _
from selfeval.store.errors import PasswordNeeded, UserError

MARK = b"selfeval"
"""How a protected file begins; a plain one begins with SQLite's own mark."""
SALT_LENGTH, SECRET_LENGTH = 16, 32
"""Bytes."""
ROUNDS = 256_000
"""How often the password is hashed: what SQLCipher 4 does by itself, so that other programs that
know its format open a file by the same password."""
SHORTEST = 8
"""Characters that a new password must have."""
GROUP = 4
"""Letters of a recovery key that stand together."""
CHECKED = 3
"""Bytes at the end of a recovery key by which a slip of the pen is noticed."""

LIKE = str.maketrans("018", "OIB")
"""Letters that a digit may have been read for."""


@dataclass(frozen=True)
class Key:
    """What opens a file: 32 secret bytes, and the 16 bytes that the file begins with."""

    secret: bytes = field(repr=False)
    salt: bytes

    @property
    def sql(self) -> str:
        """The key as SQLCipher's `PRAGMA key` and `ATTACH … KEY` take it."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    def to_bytes(self) -> bytes:
        """Return all of it, for a process that this one trusts."""
        return self.secret + self.salt

    @classmethod
    def from_bytes(cls, data: bytes) -> Key:
        """Return what `to_bytes` gave."""
        return cls(data[:SECRET_LENGTH], data[SECRET_LENGTH:])


_known: dict[bytes, Key] = {}


def new_key(password: str) -> Key:
    """Return the key of a file that gets a password, with a salt of its own.

    UserError where the password is too short.
    """
    if len(password) < SHORTEST:
        raise UserError(
            _("The password is too short: it needs {count} characters.").format(count=SHORTEST),
            _("Three or four words that nobody would guess are easy to remember."),
        )
    return key_from(password, MARK + os.urandom(SALT_LENGTH - len(MARK)))


def key_from(password: str, salt: bytes) -> Key:
    """Return the key that follows from a password; takes about a quarter of a second."""
    typed = unicodedata.normalize("NFC", password).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", typed, salt, ROUNDS, SECRET_LENGTH), salt)


def salt_of(path: Path) -> bytes | None:
    """Return the first bytes of a protected file; None where it is no such file, or not there."""
    try:
        with path.open("rb") as file:
            start = file.read(SALT_LENGTH)
    except FileNotFoundError:
        return None
    return start if start.startswith(MARK) and len(start) == SALT_LENGTH else None


def is_protected(path: Path) -> bool:
    """Whether the file at `path` has a password."""
    return salt_of(path) is not None


def key_of(path: Path) -> Key | None:
    """Return the key of the file at `path`; None where it has no password.

    PasswordNeeded where it has one that is not known.
    """
    salt = salt_of(path)
    if salt is None:
        return None
    key = _known.get(salt)  # asked once: another thread may forget it
    if key is None:
        raise PasswordNeeded(path)
    return key


def remember(key: Key) -> None:
    """Open files of this key from now on."""
    _known[key.salt] = key


def known() -> frozenset[bytes]:
    """Return the salts of the files whose keys are known."""
    return frozenset(_known)


def forget(salts: Iterable[bytes] | None = None) -> None:
    """Know the keys of these salts no more, or none at all: such files ask for their passwords."""
    for salt in tuple(_known) if salts is None else salts:
        _known.pop(salt, None)


# The recovery key -------------------------------------------------------------------------------


def recovery_words(key: Key) -> str:
    """Return the key as people print and type it: fourteen groups of four letters and digits."""
    letters = b32encode(key.secret + _check(key.secret)).decode()
    return " ".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def key_from_recovery(words: str, salt: bytes) -> Key:
    """Return the key that somebody typed; UserError where it has a slip in it.

    Its digits are 2 to 7: for 0, 1 and 8, the letters that look like them are taken.
    """
    letters = "".join(one for one in words if one.isalnum()).translate(LIKE)
    try:
        data = b32decode(letters, casefold=True)
    except ValueError:
        data = b""
    secret, check = data[:SECRET_LENGTH], data[SECRET_LENGTH:]
    if len(secret) < SECRET_LENGTH or check != _check(secret):
        raise UserError(
            _("This is not a recovery key: something in it is missing or mistyped."),
            _("It has fourteen groups of four letters and digits. Compare them with the paper."),
        )
    return Key(secret, salt)


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:CHECKED]

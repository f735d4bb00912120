"""Ask for passwords: unseen on a terminal, otherwise as lines of standard input.

They are never taken from the arguments or the environment, which other programs can read. Where a
password is asked for, the recovery key does as well.
"""

from __future__ import annotations

import getpass
import locale
import re
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from selfeval.i18n import _
from selfeval.store import keys
from selfeval.store.errors import EarlierPasswordNeeded, PasswordNeeded, UserError, WrongPassword
from selfeval.store.keys import Key
from selfeval.store.unlocking import unlock, unlock_with_recovery

TRIES = 3
"""How often somebody at a terminal may type a password."""
RECOVERY_KEY = re.compile(r"(?:[^\W_]{4}[\W_]*){10,}[^\W_]{0,4}")
"""What is meant to be a recovery key, also where a part of it is missing."""

Done = TypeVar("Done")


def unlocked(work: Callable[[], Done]) -> Done:
    """Do the work, and do it again for each password that it turns out to need.

    Raises WrongPassword where what was typed opens nothing, UserError where nothing was typed.
    """
    while True:
        try:
            return work()
        except PasswordNeeded as needed:
            _ask(needed)


def ask_for(path: Path) -> None:
    """Ask for the password of the file at `path`, where it has one that is not known yet."""
    try:
        unlocked(lambda: keys.key_of(path))
    except OSError:  # whatever opens it says so in words
        return


def ask_for_new(path: Path) -> Key:
    """Return the key of a new password: typed twice on a terminal, or one line of standard input.

    UserError where it is too short, or was typed in two ways; then nothing has been changed.
    """
    if not _at_terminal():
        return keys.new_key(_next_line())
    for left in reversed(range(TRIES)):
        try:
            return _typed_twice(path)
        except UserError as problem:
            if not left:
                raise
            print(problem, file=sys.stderr)
    raise AssertionError


def _typed_twice(path: Path) -> Key:
    typed = _typed(_("New password for “{name}”: ").format(name=path.name))
    key = keys.new_key(typed)
    if _typed(_("The same again: ")) != typed:
        raise UserError(_("The two were not the same."), _("The password has not been changed."))
    return key


def _ask(needed: PasswordNeeded) -> None:
    """Ask until it opens, three times at most; from standard input once."""
    if _at_terminal():
        _ask_at_terminal(needed)
    else:
        _open(needed, _next_line(needed))


def _ask_at_terminal(needed: PasswordNeeded) -> None:
    prompt = _("Password of “{name}”: ").format(name=needed.path.name)
    if isinstance(needed, EarlierPasswordNeeded):
        print(needed, file=sys.stderr)
        prompt = _("Earlier password of “{name}”: ").format(name=needed.path.name)
    for left in reversed(range(TRIES)):
        typed = _typed(prompt, needed)
        try:
            _open(needed, typed)
        except WrongPassword as wrong:
            if not left:
                raise
            print(wrong, file=sys.stderr)
        else:
            return


def _open(needed: PasswordNeeded, typed: str) -> None:
    """Try what was typed, as a recovery key first where it looks like one; WrongPassword."""
    is_earlier = isinstance(needed, EarlierPasswordNeeded)
    path = needed.database if is_earlier else needed.path
    try:
        _open_either_way(path, typed)
    except WrongPassword:
        if not is_earlier:
            raise
        raise WrongPassword(
            _("This is not the password that “{name}” had earlier.").format(name=needed.path.name),
            _("In the window, the file can be opened without it."),
        ) from None


def _open_either_way(path: Path, typed: str) -> None:
    if not RECOVERY_KEY.fullmatch(typed.strip()):
        unlock(path, typed)
        return
    try:
        unlock_with_recovery(path, typed)
    except UserError as problem:
        try:
            unlock(path, typed)  # somebody's password may look like a recovery key
        except WrongPassword:
            raise WrongPassword(problem.message, problem.hint) from None


# What is typed ----------------------------------------------------------------------------------


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()  # pyright: ignore[reportUnnecessaryComparison]


def _typed(prompt: str, needed: PasswordNeeded | None = None) -> str:
    """Return what is typed without showing it; from a terminal that would show it, a line as is."""
    stream = sys.stderr if sys.stderr.isatty() else None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt, stream)
    except getpass.GetPassWarning:
        return _next_line(needed)
    except EOFError:
        raise _nothing_typed(needed) from None
    except UnicodeError:
        raise UserError(_("What was typed is not written in the letters of this system.")) from None


def _next_line(needed: PasswordNeeded | None = None) -> str:
    """Return the next line of standard input; UserError where there is none."""
    try:
        line = sys.stdin.buffer.readline()
    except (AttributeError, OSError, ValueError):  # a program without a console has no input
        line = b""
    if not line:
        raise _nothing_typed(needed)
    return _as_text(line.rstrip(b"\r\n"))


def _as_text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode(locale.getpreferredencoding(False), "replace")


def _nothing_typed(needed: PasswordNeeded | None) -> UserError:
    if needed is None:
        return UserError(
            _("No new password was given."),
            _("It is asked for on a terminal, and otherwise read from standard input, as a line."),
        )
    hint = _(
        "It is asked for on a terminal, and otherwise read from standard input:"
        " one line for each file that has one."
    )
    if isinstance(needed, EarlierPasswordNeeded):
        hint = f"{needed.hint} {_('In the window, the file can be opened without it.')}"
    return UserError(needed.message, hint)

"""`selfeval password`: give a file a password, another one, or take it away."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.cli.files import open_document, writing
from selfeval.cli.passwords import ask_for_new
from selfeval.i18n import N_, _, ngettext
from selfeval.store import UserError, keys
from selfeval.store.opening import canonical, refuse_missing

if TYPE_CHECKING:
    from selfeval.store.keys import Key
    from selfeval.store.protecting import Protected

EXAMPLES = N_(
    """\
examples:
  selfeval password school.selfeval             sets a password, or changes it
  selfeval password school.selfeval --remove    takes it away

It is asked for and not shown; it needs at least 8 characters. Where there is no terminal, it is
read from standard input, each on a line: first the one that the file has, if any, then the new one.
The file gets it, and what this computer keeps of it: the working copy and the backups. Copies that
were given away, reports and exports stay as they are.

The recovery key opens the file without the password. Keep it on paper, apart from the file. Without
both, nobody can read the file any more.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to protect"))
    parser.add_argument("--remove", action="store_true", help=_("take the password away"))


def run(asked: argparse.Namespace) -> int:
    """Ask for the passwords, write everything anew, and say what opens it and what it left out."""
    from selfeval.store.protecting import protect

    path = canonical(asked.file)
    refuse_missing(path)
    if asked.remove and not keys.is_protected(path):
        raise UserError(
            _("“{name}” has no password.").format(name=path.name), _("Nothing was changed.")
        )
    had_one = _bring_up_to_date(path)
    key = None if asked.remove else ask_for_new(path)
    done = protect(path, key)
    print(_done_words(key, had_one).format(name=path.name))
    _say_what_followed(done)
    if key is not None:
        _say_recovery_key(key)
    _say_what_stayed(done)
    return 0


def _bring_up_to_date(path: Path) -> bool:
    """Open the file and close it, so that nothing waits here; say whether it has a password.

    AlreadyOpen where a window has it open: then nobody is asked for a new password in vain.
    """
    with writing(open_document(path)) as document:
        return document.has_password


def _done_words(key: Key | None, had_one: bool) -> str:
    if key is None:
        return _("“{name}” has no password any more: whoever has it can read it.")
    if had_one:
        return _("“{name}” has a new password. The earlier one does not open it any more.")
    return _("“{name}” has a password now.")


def _say_what_followed(done: Protected) -> None:
    if done.rewritten:
        words = ngettext(
            "Its working copy and {count} more copy on this computer followed.",
            "Its working copy and {count} more copies on this computer followed.",
            done.rewritten,
        )
        print(words.format(count=f"{done.rewritten:,}"))


def _say_recovery_key(key: Key) -> None:
    print("\n" + _("Its recovery key:"))
    print(f"\n  {keys.recovery_words(key)}\n")
    print(
        _(
            "It opens the file without the password. Keep it on paper, apart from the file:"
            " whoever has both can read it. Without password and recovery key nobody can."
        )
    )


def _say_what_stayed(done: Protected) -> None:
    lines = [(one.path, one.why) for one in done.kept]
    lines += [(path, _said_of(path)) for path in done.files]
    if lines:
        print("\n" + _("These stayed as they were:"))
    for path, why in lines:
        print(f"  {path}: {why}")


def _said_of(path: Path) -> str:
    try:
        if not path.exists():
            return _("It is not there at present.")
        return (
            _("It has another password.") if keys.is_protected(path) else _("It has no password.")
        )
    except OSError:
        return _("It is out of reach.")

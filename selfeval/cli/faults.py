"""What is said when something went wrong: a sentence, and where its details are."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from datetime import datetime

from selfeval.i18n import _

REFUSED_BY_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
"""What can happen wherever something is written to."""


def sentence_about(error: Exception, given: Sequence[str]) -> str:
    """Return what the user can do something about in `error`; "" where it may be our own fault.

    `given` are the words of the command line. What the system says of a file that they name, or
    of one beside it, is for the user; so is a name that is no text.
    """
    if isinstance(error, UnicodeEncodeError):
        return _about_name(given)
    if not isinstance(error, OSError):
        return ""
    if not _here():
        return _("The folder that this was started in is no longer there.")
    named = _as_text(error.filename) if isinstance(error.filename, str) else ""
    reason = error.strerror or type(error).__name__
    if named and (error.errno in REFUSED_BY_THE_DISK or _is_given(error.filename, given)):
        return _("“{file}” cannot be used: {reason}.").format(file=named, reason=reason)
    if error.errno in REFUSED_BY_THE_DISK:
        return _("This could not be finished: {reason}.").format(reason=reason)
    return ""


def _about_name(given: Sequence[str]) -> str:
    strange = next((word for word in (*given, _here()) if _as_text(word) != word), "")
    if not strange:
        return ""
    return _("The name “{file}” is not written in the letters of this system: rename it.").format(
        file=_as_text(strange)
    )


def _is_given(named: str, given: Sequence[str]) -> bool:
    """Whether the user named a path, or its folder, or a file in its folder."""
    places = {os.path.realpath(word) for word in given if word}
    near = places | {os.path.dirname(place) for place in places}
    named = os.path.realpath(named)
    return named in near or os.path.dirname(named) in near


def _here() -> str:
    """Return the folder that the program works in; "" if it has gone."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return ""


def _as_text(words: str) -> str:
    """Return a name as it can be shown: bytes that are no text become a mark."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def write_down(fault: str) -> str:
    """Add a fault to the log file and return the sentence that names it."""
    from selfeval.store import places

    try:
        log = places.log_file()
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now().isoformat(timespec='seconds')}\n{fault}\n")
    except OSError:
        reason = fault.strip().splitlines()[-1]
        return _("Something went wrong that selfeval did not expect: {reason}").format(
            reason=reason
        )
    return _("Something went wrong that selfeval did not expect. Details are in {log}.").format(
        log=log
    )

"""Look at a file by way of a copy: the original is only ever read once."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.check import Examined, examine_apart
from selfeval.store.errors import PasswordNeeded, UserError
from selfeval.store.obstacles import FULL
from selfeval.store.own_place import own_place_problem
from selfeval.store.schema import VERSION
from selfeval.store.working import fingerprint

SCRATCH_LASTS = 24 * 60 * 60.0
"""Seconds."""


def examine_scratch(path: Path) -> tuple[Path, str, Examined]:
    """Copy the file, check the copy; return (copy, sha256 of the file, findings).

    The original is only read. The copy of an older file is brought to the present version, and
    that of a protected one is as protected: PasswordNeeded where its password is not known.
    """
    _sweep_scratch()
    scratch = places.scratch() / f"{uuid.uuid4().hex}.db"
    try:
        shutil.copyfile(path, scratch)
        found = fingerprint(scratch)
        return scratch, found, upgraded(scratch)
    except OSError as problem:
        scratch.unlink(missing_ok=True)
        if problem.errno in FULL:  # nothing is written but here
            raise own_place_problem(problem) from problem
        raise UserError(
            _("“{name}” could not be read ({problem}).").format(
                name=path.name, problem=problem.strerror
            ),
            _("Check that you may open it, and that its drive is connected."),
        ) from problem
    except PasswordNeeded:
        scratch.unlink(missing_ok=True)
        raise PasswordNeeded(path) from None
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise


def copy_of(database: Path) -> Path:
    """Copy a database of this computer that nobody writes; UserError where that cannot be."""
    scratch = places.scratch() / f"{uuid.uuid4().hex}.db"
    try:
        shutil.copyfile(database, scratch)
    except OSError as problem:
        scratch.unlink(missing_ok=True)
        raise UserError(
            _("This computer could not make a copy to look at ({problem}).").format(
                problem=problem.strerror
            ),
            _("Nothing has been changed. Check this computer’s free space."),
        ) from problem
    return scratch


def upgraded(scratch: Path) -> Examined:
    """Check a copy and, if it is older, bring it to the present version; return the findings.

    `version` is then the one that it had. RefusedFile if it is unsound, before or after.
    """
    newer = scratch.with_suffix(".newer.db")
    try:
        examined = examine_apart(scratch, newer)
        if examined.version < VERSION:
            os.replace(newer, scratch)
        return examined
    finally:
        newer.unlink(missing_ok=True)


def _sweep_scratch() -> None:
    """Remove scratch copies that a crash left behind more than a day ago."""
    for old in places.scratch().iterdir():
        with contextlib.suppress(OSError):  # in use elsewhere: the next sweep takes it
            if time.time() - old.stat().st_mtime > SCRATCH_LASTS:
                old.unlink(missing_ok=True)

"""Put a whole new file in the place of an old one, or leave the old one as it was."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 3.0
"""Seconds to wait for a file that somebody has open (Windows refuses to replace it)."""
PATIENCE_AT_THE_END = 0.3
"""Seconds to wait while the session ends: systems give a program a few seconds in all."""
_hurrying = threading.Event()
PART = re.compile(r"\.selfeval-[0-9a-f]{12}\.part")
PART_LASTS = 24 * 60 * 60.0
"""Seconds."""


@contextlib.contextmanager
def replacing(target: Path, patience: float | None = None) -> Generator[Path]:
    """Give a path beside `target`; what is written there takes its place when the block ends.

    A target in use is waited for, `patience` seconds long or PATIENCE. After a crash the file is
    either the old one or the new one. An exception leaves `target` as it was and nothing beside
    it. OSError where it cannot be written.
    """
    part = target.with_name(f".selfeval-{uuid.uuid4().hex[:12]}.part")
    try:
        yield part
        sync_file(part)
        with contextlib.suppress(OSError):  # some drives know no modes, and a new file has none
            shutil.copymode(target, part)
        patiently(lambda: os.replace(part, target), patience)
        sync_folder(target.parent)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def write_safely(path: Path, data: bytes) -> None:
    """Write `data` so that after a crash the file is either the old one or the new one."""
    with replacing(path) as part:
        part.write_bytes(data)


def patiently(attempt: Callable[[], T], patience: float | None = None) -> T:
    """Try again for a while what a file that is in use forbids; PermissionError in the end."""
    began = time.monotonic()
    while True:
        try:
            return attempt()
        except PermissionError:
            usual = PATIENCE_AT_THE_END if _hurrying.is_set() else PATIENCE
            if time.monotonic() - began > (usual if patience is None else patience):
                raise
            time.sleep(0.1)


@contextlib.contextmanager
def hurrying() -> Generator[None]:
    """Wait for hardly anything while this block runs: the session is about to end.

    That holds on every thread, also for what is being waited for already.
    """
    _hurrying.set()
    try:
        yield
    finally:
        _hurrying.clear()


def sweep_parts(folder: Path, lasts: float = PART_LASTS) -> None:
    """Remove half-made files that a crash left in `folder` more than a day, or `lasts`, ago."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".selfeval-*.part"):
            if PART.fullmatch(left.name) and time.time() - left.stat().st_mtime > lasts:
                left.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Wait until what was written is on the disk; at once where it is there already."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut, where the system can.

    Some file systems and folders cannot: the file itself is whole on disk all the same.
    """
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""Every step that touches a drive, counted, so that a process can be hurt at exactly one of them.

Steps are calls that change files, and every so many of SQLite's own steps. The program knows
nothing of this: the calls of its libraries are wrapped in the process that is to be hurt.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selfeval.store import sqlcipher

TICK = 400
"""SQLite's steps between two points."""
BEFORE, WITHIN, AFTER = "before", "within", "after"
KILL, FULL, MEDDLE = "kill", "full", "meddle"


class Points:
    """Counts points; at number `at` it does `what`: kills the process, fills the drive of `folder`
    from then on, or lets somebody `meddle` with the shared file.

    `when` is before the call, after it, or within: a copy is then left half written.
    """

    def __init__(
        self,
        what: str = "",
        at: int = 0,
        when: str = BEFORE,
        folder: str = "",
        meddle: Callable[[], None] | None = None,
    ) -> None:
        self.count = 0
        self.names: list[str] = []
        self._what, self._at, self._when, self._folder = what, at, when, folder
        self._full = False
        self._meddle = meddle

    def install(self) -> None:
        """Wrap the calls, in this process for good."""
        for name in ("replace", "rename", "unlink"):
            setattr(os, name, self._wrapped(getattr(os, name), name))
        os.fsync = self._wrapped(os.fsync, "fsync", has_path=False)
        shutil.copyfile = self._copyfile(shutil.copyfile)
        opened = self._open(builtins.open)
        builtins.open = io.open = opened  # type: ignore[assignment]
        for module in (sqlite3, sqlcipher):
            setattr(module, "connect", self._ticking(module.connect))  # noqa: B010

    def _ticking(self, really: Callable[..., Any]) -> Callable[..., Any]:
        def connect(*values: Any, **named: Any) -> sqlite3.Connection:
            made: sqlite3.Connection = really(*values, **named)
            made.set_progress_handler(self._tick, TICK)
            return made

        return connect

    def _tick(self) -> int:
        if self._what == KILL:
            self._reach("sqlite", BEFORE, "")
        return 0

    def _reach(self, name: str, when: str, path: str) -> None:
        """Come to a point; count it once, where it begins."""
        if when == BEFORE:
            self.count += 1
            self.names.append(name)
        is_it = self.count == self._at and when == self._when
        if self._what == KILL and is_it:
            os.kill(os.getpid(), signal.SIGKILL)
        if is_it and self._meddle is not None:
            meddle, self._meddle = self._meddle, None
            self._at = 0
            meddle()
        if self._what == FULL and (is_it or self._full) and self._concerns(path):
            self._full = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path or None)

    def _concerns(self, path: str) -> bool:
        return not self._folder or (bool(path) and path.startswith(self._folder))

    def _wrapped(
        self, really: Callable[..., Any], name: str, *, has_path: bool = True
    ) -> Callable[..., Any]:
        def call(*values: Any, **named: Any) -> Any:
            path = str(values[-1]) if has_path else ""
            self._reach(name, BEFORE, path)
            found = really(*values, **named)
            self._reach(name, AFTER, path)
            return found

        return call

    def _copyfile(self, really: Callable[..., Any]) -> Callable[..., Any]:
        def copy(source: Any, target: Any, **named: Any) -> Any:
            self._reach("copyfile", BEFORE, str(target))
            if self._when == WITHIN:
                content = Path(source).read_bytes()
                with open(target, "wb") as half:
                    half.write(content[: len(content) // 2])
                self._reach("copyfile", WITHIN, str(target))
            found = really(source, target, **named)
            self._reach("copyfile", AFTER, str(target))
            return found

        return copy

    def _open(self, really: Callable[..., Any]) -> Callable[..., Any]:
        def open_(file: Any, mode: str = "r", *values: Any, **named: Any) -> Any:
            writes = not isinstance(file, int) and any(one in mode for one in "wax+")
            if writes:
                self._reach("open", BEFORE, str(file))
            found = really(file, mode, *values, **named)
            if writes:
                self._reach("open", AFTER, str(file))
            return found

        return open_

"""What is around the open file: colleagues who have it open, copies beside it, the kind of place.

Folders are looked at on another thread, as a share may take its time. Nothing here stops anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from selfeval.store import keys
from selfeval.store.beside import CopyBeside, copies_beside, put_away
from selfeval.store.open_notes import OpenNote, OwnNote, others
from selfeval.ui.combining import combine_copy, may_combine
from selfeval.ui.frame import around_words
from selfeval.ui.frame.drives import place_kind, this_computer_forgets
from selfeval.ui.frame.file_notices import FileNotice
from selfeval.ui.tasks import Task

if TYPE_CHECKING:
    from selfeval.store.keys import Key
    from selfeval.ui.desk import Desk

NOTE_AGAIN = 15 * 60_000
"""Milliseconds after which the note that the file is open is written again, and others are read."""


@dataclass(frozen=True)
class Seen:
    """What was found around a file."""

    notes: list[OpenNote]
    copies: list[CopyBeside]


class Around(QObject):
    """Looks around the file when it is opened, and tells of what it finds above the pages."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._space = desk, desk.workspace
        self._notices = desk.window.notices
        self._note: OwnNote | None = None
        self._told: set[OpenNote] = set()
        self._offered: list[CopyBeside] = []
        self._look: Task | None = None
        self._moving: Task | None = None
        self._again = QTimer(self, interval=NOTE_AGAIN)
        self._again.timeout.connect(self._on_again)
        self._space.opened.connect(self._on_opened)
        self._space.closed.connect(self._on_closed)
        self._space.state_changed.connect(self._put_away_combined)

    # While a file is open -------------------------------------------------------------------

    def _on_opened(self) -> None:
        document = self._space.document
        kind = place_kind(document.path)
        forgets = not document.read_only and this_computer_forgets()
        self._space.forget_soon(forgets)
        if forgets:
            self._give_forgets(shared=kind != "local")
        if kind == "synced" and not self._desk.files.is_sample:
            self._warn_once_of_syncing(document.path)
        if kind != "local":
            if not document.read_only:
                self._note = OwnNote(document.path, document.actor)
            self._again.start()
        self._look_around(with_copies=not document.read_only and not self._desk.files.is_sample)

    def _on_closed(self) -> None:
        self._again.stop()
        self._forget_look()
        if self._note is not None:
            self._note.take_away()
        self._note, self._offered = None, []
        self._told.clear()
        self._notices.clear()

    def _on_again(self) -> None:
        if self._look is None:
            self._look_around(with_copies=False)

    def _forget_look(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _look_around(self, *, with_copies: bool) -> None:
        self._forget_look()
        document = self._space.document
        known = document.vector() if with_copies else None
        self._look = Task(
            _looker(document.path, document.document_id, self._note, known, self._again.isActive()),
            self,
        )
        self._look.done.connect(self._on_looked)
        self._look.start()

    def _on_looked(self, seen: Seen) -> None:
        self._look = None
        new = [one for one in seen.notes if one not in self._told]
        self._told |= set(new)
        if new:
            self._give("open", "users-group", around_words.open_elsewhere(new, datetime.now()))
        if seen.copies and may_combine():
            self._offer(seen.copies)

    # Notices --------------------------------------------------------------------------------

    def _give(self, key: str, icon: str, words: str, *, warns: bool = False) -> None:
        away = (around_words.all_right(), f"{key}_away", _nothing)
        self._notices.give(FileNotice(key, icon, words, (away,), warns))

    def _give_forgets(self, *, shared: bool) -> None:
        self._give("forgets", "alert-triangle", around_words.forgets(shared=shared), warns=True)

    def _warn_once_of_syncing(self, path: Path) -> None:
        settings = self._desk.window.settings
        if settings.was_told("synced", path):
            return

        def read() -> None:
            from selfeval.ui.guide.window import open_guide

            settings.note_told("synced", path)
            open_guide(self._desk, "sharing")

        choices = (
            (around_words.why_safe(), "synced_guide", read),
            (around_words.all_right(), "synced_away", lambda: settings.note_told("synced", path)),
        )
        self._notices.give(FileNotice("synced", "cloud", around_words.synced(), choices))

    def _offer(self, copies: list[CopyBeside]) -> None:
        self._offered = copies
        first = copies[0]
        choices = (
            (around_words.combine(), "copy_combine", lambda: combine_copy(self._desk, first.path)),
            (around_words.later(), "copy_later", _nothing),
        )
        words = around_words.copy_beside(first, len(copies) - 1)
        self._notices.give(FileNotice("copy", "arrows-join", words, choices))

    def _put_away_combined(self) -> None:
        """Move copies that the file has all of by now into the backups, and say so.

        Not before it is saved: until then undo may take a combining back.
        """
        if not self._offered or not self._space.is_open or self._space.is_publishing:
            return
        document = self._space.document
        if document.unpublished:
            return
        known = document.vector()
        done = [one for one in self._offered if _is_known(one.vector, known)]
        self._offered = [one for one in self._offered if one not in done]
        if done:
            self._put_away(done, document.document_id, keys.key_of(document.database))
            self._notices.put_away("copy")

    def _put_away(self, copies: list[CopyBeside], document: str, key: Key | None) -> None:
        def work() -> list[str]:
            return [one.path.name for one in copies if put_away(one, document, key)]

        def tell(moved: list[str]) -> None:
            if moved and self._space.is_open:
                self._desk.window.foot.say(around_words.moved(moved))
                if self._offered:  # less of the others may be missing here by now
                    self._look_around(with_copies=True)

        self._moving = Task(work, self)
        self._moving.done.connect(tell)
        self._moving.start()


def _looker(
    path: Path, document: str, note: OwnNote | None, known: Mapping[str, int] | None, notes: bool
) -> Callable[[], Seen]:
    """Return what looks around a file on another thread, and writes the own note there."""

    def look() -> Seen:
        if note is not None:
            note.write()
        found = others(path, note.mark if note is not None else "") if notes else []
        copies = copies_beside(path, document, known) if known is not None else []
        return Seen(found, copies)

    return look


def _is_known(vector: Mapping[str, int], known: Mapping[str, int]) -> bool:
    return all(known.get(replica, 0) >= seq for replica, seq in vector.items())


def _nothing() -> None:
    """Only put the notice away."""

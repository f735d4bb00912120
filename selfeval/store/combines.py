"""The part of a document that looks at other copies, takes them in and has things decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session

from selfeval.i18n import _
from selfeval.store import backup
from selfeval.store.arrivals import Arrivals, Known
from selfeval.store.backup_list import COMBINING
from selfeval.store.begun import Begun, FieldKey, Side
from selfeval.store.combine import combine
from selfeval.store.deciding import decide, open_questions
from selfeval.store.dump import vector
from selfeval.store.errors import LookedTooSoon, SharedFileChanged, UserError
from selfeval.store.looking import looker
from selfeval.store.preview import Preview
from selfeval.store.publish import take_snapshot
from selfeval.store.questions import Choice, Questions
from selfeval.store.schema import model_fields
from selfeval.store.scratch import copy_of, examine_scratch
from selfeval.store.uncombining import Combined, Memory, bring_back
from selfeval.store.undo import UndoStack, read_stack

if TYPE_CHECKING:
    from selfeval.store.gestures import Gestures
    from selfeval.store.log import Pen
    from selfeval.store.opening import Opened
    from selfeval.store.signal import Committed


def fetch(preview: Preview) -> Path:
    """Fetch and examine the copy that was looked at, which is slow; may be called on any thread.

    LookedTooSoon where it is another by now, UserError where it cannot be read.
    """
    scratch, found, _examined = examine_scratch(preview.path)
    if found != preview.fingerprint:
        scratch.unlink(missing_ok=True)
        raise LookedTooSoon(
            _("“{name}” has changed since you looked at it.").format(name=preview.path.name),
            _("Nothing has been combined. Look at it again."),
        )
    return scratch


@dataclass(frozen=True)
class Fetched:
    """A copy that was fetched, and the safety copy of what was `known` here when that began."""

    copy: Path
    safety: Path
    known: Mapping[str, int]


class Combines:
    """Combining is not a gesture: undo takes it back as a whole, while nothing was done since."""

    path: Path
    actor: str
    notice: str
    session: Session
    combined: Committed
    _raw: sqlite3.Connection
    _opened: Opened | None
    _pen: Pen
    _gestures: Gestures
    _stack: UndoStack
    _memory: Memory | None
    _asked: tuple[dict[str, int], Questions] | None = None
    _gesture: Callable[[str], AbstractContextManager[Session]]
    _require_writable: Callable[[], None]
    _mint: Callable[[], str]

    if TYPE_CHECKING:

        @property
        def document_id(self) -> str: ...

        @property
        def database(self) -> Path: ...

    def look_at(self, path: str | Path) -> Preview:
        """Return what combining with the copy at `path` would bring; nothing is changed.

        UserError where it is unsound, or no copy of this document.
        """
        return self.looker(path)()

    def looker(self, path: str | Path) -> Callable[[], Preview]:
        """Return what looks at the copy at `path`, which may be called on another thread."""
        self.session.rollback()
        if self._opened is None:
            return looker(copy_of(self.database), Path(path))
        return looker(take_snapshot(self._raw, self.path.name), Path(path))

    def questions(self) -> Questions:
        """Return what people wrote differently, and nobody has decided yet."""
        known = self._pen.vector()
        if self._asked is None or self._asked[0] != known:
            mine = self._pen.replica
            self._asked = known, open_questions(self._raw, lambda by: by.replica == mine)
        return self._asked[1]

    def decide(self, choices: Iterable[Choice]) -> None:
        """Write decisions, as one gesture; UserError where one is no longer possible."""
        with self._gesture(_("Decide")) as session:
            decide(session, self._pen, choices)

    def begun(self) -> dict[FieldKey, Side]:
        """Return which answers were chosen in copies that were looked at, and not combined yet."""
        return Begun(self._opened.copy.folder).read() if self._opened else {}

    def note_begun(self, sides: Mapping[FieldKey, Side | None]) -> None:
        """Remember on this computer which answers were chosen; None forgets one."""
        if self._opened is not None:
            Begun(self._opened.copy.folder).note(sides)

    def fetcher(self, preview: Preview) -> Callable[[], Fetched]:
        """Return what fetches the copy that was looked at and keeps the safety copy: both slow.

        It may be called on another thread, and raises what `combine` does.
        """
        self._require_writable()
        self.session.rollback()
        known, document_id, stem = self._pen.vector(), self.document_id, self.path.stem
        snapshot = take_snapshot(self._raw, self.path.name)

        def run() -> Fetched:
            try:
                copy = fetch(preview)
            except BaseException:
                snapshot.unlink(missing_ok=True)
                raise
            try:
                safety = backup.keep_snapshot(snapshot, document_id, stem, COMBINING)
            except BaseException:
                copy.unlink(missing_ok=True)
                raise
            return Fetched(copy, safety, known)

        return run

    def combine(
        self,
        preview: Preview,
        choices: Iterable[Choice] = (),
        fetched: Fetched | Path | None = None,
    ) -> None:
        """Take in the copy that was looked at, and the choices; a safety copy is kept first.

        What is not chosen stays open. `fetched` is what `fetcher` or `fetch` gave, if that was
        called before; the fetched copy goes. UserError, with nothing changed, where the copy is
        not the one that was looked at, or where no safety copy can be kept.
        """
        self._require_writable()
        if preview.nothing_new:
            return
        scratch = fetched.copy if isinstance(fetched, Fetched) else fetched or fetch(preview)
        try:
            self.session.rollback()
            safety = self._safety(fetched)
            self._combine(scratch, preview.fingerprint, tuple(choices), safety)
        finally:
            scratch.unlink(missing_ok=True)

    def _safety(self, fetched: Fetched | Path | None) -> Path:
        """Return the safety copy that was kept with the copy, if it still says what is here."""
        if (
            isinstance(fetched, Fetched)
            and fetched.known == self._pen.vector()
            and fetched.safety.is_file()
        ):
            return fetched.safety
        return backup.keep_working(self._raw, self.document_id, self.path.stem, COMBINING)

    def _combine(
        self, scratch: Path, found: str, choices: tuple[Choice, ...], safety: Path
    ) -> None:
        taken = combine(self._raw, scratch)
        if not taken.news.gestures:
            return
        self._read_anew(mint=self._pen.replica in taken.news.since)
        problem = self._decide_quietly(choices)
        self._remember(safety, found)
        self.combined.emit(_("Combine"), frozenset(model_fields()))
        if problem is not None:
            raise problem

    def _decide_quietly(self, choices: tuple[Choice, ...]) -> UserError | None:
        """Write the choices; where that cannot be they stay open, and this says why."""
        label, changed = _("Decide"), set[str]()
        try:
            with self._gestures.make(label, self.actor, "", changed) as session:
                decide(session, self._pen, choices)
        except UserError as problem:
            return problem
        if changed:
            self._stack.record(self._pen.seq, label, None)
        return None

    def _read_anew(self, *, mint: bool = False) -> None:
        """Forget what was read before, since the log has become another."""
        self.session.expire_all()
        self._gestures.counters.forget()
        self._pen.take_up(self._mint() if mint else self._pen.replica)
        self._stack = read_stack(self._raw, self._pen.replica)
        self.note_arrival()

    def note_arrival(self) -> None:
        """Remember what is known here of others' work from now on."""
        if self._opened is not None:
            known = Known(self._pen.replica, self._pen.vector())
            Arrivals(self._opened.copy.folder).note(known)

    def known_at(self, moment: datetime) -> Known | None:
        """Return what was known here before a moment of others' work; None if nobody noted it."""
        if self._opened is None:
            return None
        vector = Arrivals(self._opened.copy.folder).before(moment)
        return None if vector is None else Known(self._pen.replica, vector)

    # Taking a combining back

    def _remember(self, safety: Path, found: str) -> None:
        assert self._opened is not None
        assert self._memory is not None
        shared = self._opened.state.shared_hash
        self._memory.last = Combined(str(safety), self._pen.vector(), shared, found)
        self._memory.write()

    @property
    def can_uncombine(self) -> bool:
        """Whether undo would take back a whole combining: nothing was done or published since."""
        if self._opened is None or self._memory is None or self._memory.last is None:
            return False
        last = self._memory.last
        return (
            last.known == self._pen.vector()
            and last.shared == self._opened.state.shared_hash
            and Path(last.safety).is_file()
        )

    @property
    def safety_copy(self) -> Path | None:
        """The backup of how it was before the last combining; None where nothing was combined."""
        return Path(self._memory.last.safety) if self._memory and self._memory.last else None

    def uncombine(self) -> None:
        """Take the last combining back; the copy is not combined by itself again.

        Where choices were made with it, a new replica goes on: a copy that was given away in the
        meantime holds gestures of the old one that must not be numbered again.
        """
        memory = self._memory
        assert memory is not None
        assert memory.last is not None
        self.session.rollback()
        bring_back(self._raw, Path(memory.last.safety))
        mine = self._pen.replica
        chosen = memory.last.known.get(mine, 0) > vector(self._raw).get(mine, 0)
        memory.declined.append(memory.last.taken)
        memory.last = None
        memory.write()
        self._read_anew(mint=chosen)
        self.combined.emit(_("Combine"), frozenset(model_fields()))

    # The shared file

    def take_in_shared(self) -> None:
        """Combine with the shared file that somebody changed, where there is nothing to decide.

        SharedFileChanged, with the preview where there is one, if it needs the user; nothing has
        then been changed.
        """
        self.take_in(self.shared_looker()())

    def shared_looker(self) -> Callable[[], Preview]:
        """Return what looks at the shared file; it may be called on another thread.

        SharedFileChanged where that file is unsound, or no copy of this document.
        """
        look = self.looker(self.path)

        def look_and_tell() -> Preview:
            try:
                return look()
            except UserError as problem:
                raise SharedFileChanged(
                    _("Somebody has changed this file, and it was left alone: {problem}").format(
                        problem=problem.message
                    ),
                    f"{_('Your work is safe on this computer.')} {problem.hint}".strip(),
                ) from problem

        return look_and_tell

    def take_in(self, preview: Preview, fetched: Path | None = None) -> None:
        """Combine with the shared file that was looked at, and perhaps fetched; see above."""
        if preview.needs_you or (self._memory and preview.fingerprint in self._memory.declined):
            raise SharedFileChanged(
                _("Somebody has changed this file since you opened it, so it was not replaced."),
                _("Your work is safe on this computer. Combine both, or save yours as a copy."),
                preview=preview,
            )
        with suppress(LookedTooSoon):  # changed yet again: whoever asked looks once more
            self.combine(preview, fetched=fetched)

    def combine_on_opening(self) -> None:
        """Combine work that waited here with a shared file that changed; say in the notice how."""
        try:
            self.take_in_shared()
        except SharedFileChanged as changed:
            if changed.preview is not None:
                self.notice = _(
                    "Somebody has changed this file, and you have work of your own that is not in"
                    " it yet. You are seeing your own work. Combine both to see theirs as well."
                )
        else:
            self.notice = _(
                "Somebody has changed this file while you had work of your own that was not in it"
                " yet. Both have been combined."
            )

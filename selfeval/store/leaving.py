"""Remove from this computer all that it keeps of a file; the file itself stays as it is.

This is the one removal that nothing takes back. So it is only done where the file has been found
sound and knows all that is known here, while nobody else on this computer has it open. What is to
go is written down first: after a crash `go_on` carries it out. Until then whatever is left opens
as ever, since each thing that goes is one that opening can do without.
"""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from collections.abc import Generator, Iterable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from selfeval.core.ids import ID_SHAPE
from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.backup_list import forget_path, paths_files
from selfeval.store.clearing import PAUSED
from selfeval.store.erase_reach import Kept, Tell, unheard
from selfeval.store.errors import AlreadyOpen, UserError
from selfeval.store.kept_here import Checked, KeptHere, checked, look_round, save_first
from selfeval.store.opening import canonical
from selfeval.store.replacing import PART, write_safely
from selfeval.store.working import WorkingCopy, fingerprint

FOLDER = "leaving"
LOCK, STATE = "lock", "state.json"
TAILS = ("-wal", "-shm", "-journal")
"""What SQLite leaves beside a database."""


@dataclass(frozen=True)
class Left:
    """How many files were removed of what was `kept`, what stayed, and why."""

    kept: KeptHere
    removed: int
    stayed: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What is to go: files that nothing writes any more, and folders of working copies, each with
    the sha256 that its database had when the file was found to have all of it.

    `document` is the one whose backups are among the files; "" where its backups stay.
    """

    files: tuple[str, ...]
    folders: dict[str, str]
    document: str = ""


def leave(path: str | Path, tell: Tell = unheard) -> Left:
    """Remove all that this computer keeps of the file at `path`, for good.

    UserError, with nothing removed, where the file is out of reach, is unsound (RefusedFile), has
    a password that is not known (PasswordNeeded), is open in another window (AlreadyOpen), lies
    among this computer's own copies, or does not have all that was written here. What cannot be
    removed is in the answer. Slow; it touches no open document. `tell` hears how far it is.
    """
    go_on()
    with checked(path) as file, ExitStack() as held:
        own = WorkingCopy.for_file(file.found.document_id, file.path)
        held.enter_context(_hold(own))
        for folder in look_round(file).folders:
            if folder != own.folder:
                held.enter_context(_hold(WorkingCopy(folder)))
        kept = look_round(file)
        _refuse_loss(file, kept)
        plan = _plan(kept)
        mark = _write_down(plan)
        stayed = list[Kept]()
        removed = sum(_empty(Path(folder), stayed) for folder in plan.folders)
        removed += _carry_out(plan, stayed, tell)
        if kept.others:
            _forget_name(kept)
        _cross_out(mark, stayed)
        return Left(kept, removed, tuple(stayed))


@contextlib.contextmanager
def _hold(copy: WorkingCopy) -> Generator[None]:
    """Keep everybody else out of a working copy; its folder goes at the end if it is empty."""
    copy.hold()
    try:
        yield
    finally:
        try:
            _drop_lock(copy)  # before: after it, the next may have taken it
        finally:
            copy.release()
        with contextlib.suppress(OSError):  # it holds something, or is just being opened again
            if os.name == "nt":
                _drop_lock(copy)
            copy.folder.rmdir()


def _drop_lock(copy: WorkingCopy) -> None:
    """Remove the lock's file where there is nothing else; Windows does not while it is held."""
    if not _inside(copy.folder):
        with contextlib.suppress(OSError):
            (copy.folder / LOCK).unlink(missing_ok=True)


def _inside(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if one.name != LOCK] if folder.is_dir() else []


def _refuse_loss(file: Checked, kept: KeptHere) -> None:
    if kept.unsaved:
        raise save_first()
    if fingerprint(file.path) != file.sha256:
        raise UserError(
            _("Somebody has just changed this file."), _("Nothing was done. Try again.")
        )


def _forget_name(kept: KeptHere) -> None:
    """Name the file no more among those whose backups stay."""
    with contextlib.suppress(OSError):  # it is found again where the backups are listed
        forget_path(kept.document, kept.path)


# What is to go, and carrying it out --------------------------------------------------------------


def _plan(kept: KeptHere) -> Plan:
    found = [*kept.aside, *(one.path for one in kept.backups), *kept.scratch]
    beside = [Path(f"{one}{tail}") for one in found for tail in TAILS]
    files = [*found, *(one for one in beside if one.exists())]
    document = "" if kept.others else kept.document
    folders = {str(one): fingerprint(WorkingCopy(one).database) for one in kept.folders}
    return Plan(tuple(map(str, files)), folders, document)


def _write_down(plan: Plan) -> Path:
    """Remember what is to go; UserError where that cannot be, as then nothing may go."""
    mark = places.home() / FOLDER / f"{uuid.uuid4().hex}.json"
    mark.parent.mkdir(exist_ok=True)
    write_safely(mark, json.dumps(asdict(plan)).encode())
    return mark


def _cross_out(mark: Path, stayed: Iterable[Kept]) -> None:
    """Forget what was to go, unless some of it is to be tried again."""
    if not any(one.again for one in stayed):
        with contextlib.suppress(OSError):  # carried out once more, it does nothing
            mark.unlink(missing_ok=True)
            mark.parent.rmdir()


def _empty(folder: Path, stayed: list[Kept]) -> int:
    """Remove what is in the folder of a held working copy: the database first, its name last."""
    order, before, removed = {"work.db": 0, STATE: 2}, len(stayed), 0
    for one in sorted(_inside(folder), key=lambda one: order.get(one.name, 1)):
        if one.name != STATE or len(stayed) == before:
            removed += _remove(one, stayed)
    return removed


def _carry_out(plan: Plan, stayed: list[Kept], tell: Tell) -> int:
    """Remove the files, then what is left where the document's backups were."""
    removed = 0
    for done, name in enumerate(plan.files):
        tell(done, len(plan.files))
        removed += _remove(Path(name), stayed)
    tell(len(plan.files), len(plan.files))
    if plan.document:
        _remove_folders(plan.document, stayed)
    return removed


def _remove(path: Path, stayed: list[Kept]) -> bool:
    """Remove a file that is this computer's own; note where that cannot be done."""
    if any(one.path == path for one in stayed):
        return False
    try:
        if not (path.exists() and _is_own(path)):
            return False
        path.unlink(missing_ok=True)
    except OSError as problem:
        why = _("It cannot be removed ({problem}).").format(problem=problem.strerror or problem)
        stayed.append(Kept(path, why, again=True))
        return False
    return True


def _is_own(path: Path) -> bool:
    roots = [places.home(), *places.all_backups()]
    return any(canonical(path).is_relative_to(canonical(root)) for root in roots)


def _remove_folders(document: str, stayed: list[Kept]) -> None:
    """Remove the folders of a document's backups, where nothing else has been put into them."""
    folders = [root / document for root in places.all_backups() if (root / document).is_dir()]
    for folder in folders:
        found = list(folder.iterdir())
        ours = [one for one in found if one.name == PAUSED or PART.fullmatch(one.name)]
        if len(ours) < len(found):  # a backup that stayed or came since, or what people put there
            known = {one.path for one in stayed}
            why = _("It was not made by this program, or has come since.")
            stayed += [Kept(one, why) for one in found if one not in ours and one not in known]
            continue
        for one in ours:
            _remove(one, stayed)
        with contextlib.suppress(OSError):  # not empty: what stayed has been noted
            folder.rmdir()
    if not any(folder.is_dir() for folder in folders):
        for one in paths_files(document):
            _remove(one, stayed)


# After a crash -----------------------------------------------------------------------------------


def go_on() -> None:
    """Carry out what was written down and not finished: after a crash, or in use at the time.

    Nothing that was made since is touched. What still cannot be removed waits for the next time.
    """
    with contextlib.suppress(OSError):
        for mark in sorted((places.home() / FOLDER).glob("*.json")):
            plan, stayed = _read(mark), list[Kept]()
            if plan is not None:
                for folder, seen in plan.folders.items():
                    _empty_unused(WorkingCopy(Path(folder)), seen, stayed)
                _carry_out(plan, stayed, unheard)
            _cross_out(mark, stayed)


def _empty_unused(copy: WorkingCopy, seen: str, stayed: list[Kept]) -> None:
    """Empty the folder of a working copy, unless the file has been opened again since."""
    if copy.folder.parent != places.working_copies() or not copy.folder.is_dir():
        return
    with contextlib.suppress(AlreadyOpen), _hold(copy):
        if not copy.database.exists() or _is_untouched(copy, seen):
            _empty(copy.folder, stayed)


def _is_untouched(copy: WorkingCopy, seen: str) -> bool:
    """Whether a database is as it was when the file had all of it: nothing in it, nor beside it."""
    log = Path(f"{copy.database}-wal")
    has_more = log.exists() and log.stat().st_size > 0
    return not has_more and fingerprint(copy.database) == seen


def _read(mark: Path) -> Plan | None:
    """Read what was to go; None where it is not what was written."""
    try:
        kept = cast("dict[str, Any]", json.loads(mark.read_text(encoding="utf-8")))
        document, files = str(kept["document"]), tuple(map(str, kept["files"]))
        folders = {str(folder): str(seen) for folder, seen in kept["folders"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return Plan(files, folders, document if ID_SHAPE.fullmatch(document) else "")

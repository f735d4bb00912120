"""A whole new file takes the place of an old one, or the old one stays as it was."""

from __future__ import annotations

import os
import stat
import threading
import time
from pathlib import Path

import pytest

from selfeval.store.replacing import (
    hurrying,
    patiently,
    replacing,
    sweep_parts,
    sync_folder,
    write_safely,
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_written_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "kept.json"
    target.write_bytes(b"old")
    target.chmod(0o600)
    with replacing(target) as part:
        part.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["kept.json"]
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_neighbour_of_a_like_name_is_left_alone(tmp_path: Path) -> None:
    beside = tmp_path / "kept.json.part"
    beside.write_bytes(b"somebody's own")
    write_safely(tmp_path / "kept.json", b"{}")
    assert beside.read_bytes() == b"somebody's own"
    assert names(tmp_path) == ["kept.json", "kept.json.part"]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.json"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        _write_half(target)
    monkeypatch.setattr("selfeval.store.replacing.os.replace", _full)
    with pytest.raises(OSError, match="No space left"):
        write_safely(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["kept.json"]


def _write_half(target: Path) -> None:
    with replacing(target) as part:
        part.write_bytes(b"half")
        raise ZeroDivisionError


def _full(*_args: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_that_is_in_use_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows refuses to replace a file while a virus scanner reads it."""
    really, tries = os.replace, iter([True, True, False])

    def busy_at_first(source: Path, target: Path) -> None:
        if next(tries):
            raise PermissionError(13, "Permission denied")
        really(source, target)

    monkeypatch.setattr("selfeval.store.replacing.os.replace", busy_at_first)
    write_safely(tmp_path / "kept.json", b"{}")
    assert (tmp_path / "kept.json").read_bytes() == b"{}"
    assert next(tries, None) is None


def test_the_file_is_synced_and_then_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    real = os.fsync

    def watched(handle: int) -> None:
        synced.append(os.path.samestat(os.fstat(handle), tmp_path.stat()))
        real(handle)

    monkeypatch.setattr(os, "fsync", watched)
    write_safely(tmp_path / "state.json", b"{}")
    assert synced == [False, True]


def test_a_folder_that_cannot_be_synced_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems and network drives refuse it, or refuse even to open a folder."""
    real, asked = os.fsync, list[int]()

    def refuse_folders(handle: int) -> None:
        asked.append(handle)
        if os.path.samestat(os.fstat(handle), tmp_path.stat()):
            raise OSError(22, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_safely(tmp_path / "state.json", b"{}")
    sync_folder(tmp_path / "gone")
    assert (tmp_path / "state.json").read_bytes() == b"{}"
    assert len(asked) == 2


def test_windows_knows_no_syncing_of_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("selfeval.store.replacing.os.name", "nt")
    monkeypatch.setattr(
        "selfeval.store.replacing.os.open", lambda path, _flags: opened.append(path) or 0
    )
    try:
        sync_folder(tmp_path)
    finally:
        monkeypatch.undo()
    assert opened == []


def test_what_a_crash_left_behind_goes_after_a_day_and_nothing_else(tmp_path: Path) -> None:
    long_ago = time.time() - 2 * 24 * 3600
    left, young = (tmp_path / f".selfeval-{one * 12}.part" for one in "ab")
    other = tmp_path / ".selfeval-of-mine.part"
    for path in (left, young, other):
        path.write_bytes(b"half")
    for path in (left, other):
        os.utime(path, (long_ago, long_ago))
    sweep_parts(tmp_path)
    assert names(tmp_path) == sorted([young.name, other.name])
    sweep_parts(tmp_path / "gone")


def test_at_the_end_of_a_session_hardly_anything_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[float] = []

    def busy(_source: Path, _target: Path) -> None:
        tries.append(time.monotonic())
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("selfeval.store.replacing.os.replace", busy)
    monkeypatch.setattr("selfeval.store.replacing.PATIENCE", 10**6)
    with hurrying(), pytest.raises(PermissionError):
        write_safely(tmp_path / "kept.json", b"{}")
    assert tries


def test_what_waits_on_another_thread_hears_of_the_end_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits, ended = threading.Event(), threading.Event()

    def busy() -> None:
        waits.set()
        raise PermissionError(13, "Permission denied")

    def wait_for_it() -> None:
        with pytest.raises(PermissionError):
            patiently(busy)
        ended.set()

    monkeypatch.setattr("selfeval.store.replacing.PATIENCE", 10**6)
    threading.Thread(target=wait_for_it, daemon=True).start()
    assert waits.wait(30)
    with hurrying():
        assert ended.wait(30)

"""Where a user's own files are: on this computer, never in a profile that travels."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from platformdirs import macos, windows

from selfeval.store import places
from selfeval.store.working import sync_folder, write_safely


def test_on_windows_it_is_the_local_folder_not_the_roaming_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(places.HOME_VARIABLE)
    asked: list[str] = []

    def known_folder(name: str) -> str:
        asked.append(name)
        return str(tmp_path / name)

    monkeypatch.setattr(windows, "get_win_folder", known_folder)
    monkeypatch.setattr(
        places,
        "user_data_path",
        lambda *args, **named: windows.Windows(*args, **named).user_data_path,
    )
    assert places.working_copies() == tmp_path / "CSIDL_LOCAL_APPDATA" / "selfeval" / "working"
    assert asked == ["CSIDL_LOCAL_APPDATA"]


def test_on_macos_it_is_the_application_support_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(places.HOME_VARIABLE)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(
        places, "user_data_path", lambda *args, **named: macos.MacOS(*args, **named).user_data_path
    )
    assert places.home() == tmp_path / "Library" / "Application Support" / "selfeval"


def test_a_folder_is_synced_where_that_can_be_done(
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
    """Some file systems and network drives refuse it."""

    def refuse(_handle: int) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    sync_folder(tmp_path)
    sync_folder(tmp_path / "gone")


def test_windows_knows_no_syncing_of_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("selfeval.store.working.os.name", "nt")
    monkeypatch.setattr(
        "selfeval.store.working.os.open", lambda path, _flags: opened.append(path) or 0
    )
    try:
        sync_folder(tmp_path)
    finally:
        monkeypatch.undo()
    assert opened == []

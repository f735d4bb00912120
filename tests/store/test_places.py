"""Where a user's own files are: on this computer, never in a profile that travels."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from platformdirs import macos, windows

from selfeval.store import places


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


@pytest.mark.skipif(os.name == "nt", reason="there the folder of a profile is private by itself")
def test_nobody_else_on_the_computer_may_look_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "new" / "selfeval"))
    assert stat.S_IMODE(places.home().stat().st_mode) == 0o700

"""A computer that forgets its user's files is known by where it keeps them."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from selfeval.store.temporary import (
    PT_MANDATORY,
    PT_ROAMING,
    PT_TEMPORARY,
    forgets_files,
    is_forgotten,
)


@pytest.mark.parametrize(
    ("home", "forgotten"),
    [
        (PurePosixPath("/home/head/.local/share/selfeval"), False),
        (PurePosixPath("/tmp/guest-a1b2c3/.local/share/selfeval"), True),
        (PurePosixPath("/home/tmp/.local/share/selfeval"), False),
        (PurePosixPath("/Users/head/Library/Application Support/selfeval"), False),
        (PureWindowsPath(r"C:\Users\head\AppData\Local\selfeval"), False),
        (PureWindowsPath(r"C:\Users\TEMP\AppData\Local\selfeval"), True),
        (PureWindowsPath(r"C:\Users\TEMP.SCHOOL.000\AppData\Local\selfeval"), True),
        (PureWindowsPath(r"C:\Users\Temperley\AppData\Local\selfeval"), False),
        (PureWindowsPath(r"D:\temp\selfeval"), False),
    ],
)
def test_a_place_tells_what_it_can(home: PurePosixPath, forgotten: bool) -> None:
    assert is_forgotten(home) is forgotten


def test_a_drive_in_memory_forgets() -> None:
    assert is_forgotten(PurePosixPath("/home/live/.local"), file_system="tmpfs")
    assert not is_forgotten(PurePosixPath("/home/live/.local"), file_system="ext4")


def test_windows_tells_what_kind_of_profile_it_is() -> None:
    home = PureWindowsPath(r"C:\Users\head\AppData\Local\selfeval")
    assert is_forgotten(home, profile=PT_TEMPORARY)
    assert is_forgotten(home, profile=PT_MANDATORY)
    assert not is_forgotten(home, profile=PT_ROAMING)
    assert is_forgotten(home, profile=PT_ROAMING, wiped=True)
    assert not is_forgotten(home, wiped=True)


def test_a_place_that_somebody_chose_lasts() -> None:
    assert not forgets_files("tmpfs")


def test_the_usual_place_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SELFEVAL_HOME")
    monkeypatch.setattr("selfeval.store.places.home", lambda: PurePosixPath("/home/a/b"))
    assert forgets_files("ramfs")
    assert not forgets_files("ext4")

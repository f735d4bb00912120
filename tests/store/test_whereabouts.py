"""A shared file is spoken of where there is one: on a network, a synced folder, a stick."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document
from selfeval.store.history import changed_last
from selfeval.store.whereabouts import REMOTE_DRIVE, REMOVABLE_DRIVE, place_of


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (PurePosixPath("/home/head/SEF/ours.selfeval"), "local"),
        (PurePosixPath("/home/head/Box of papers/ours.selfeval"), "local"),
        (PurePosixPath("/home/head/box.selfeval"), "local"),
        (PurePosixPath("/home/head/Dropbox/ours.selfeval"), "synced"),
        (PurePosixPath("/Users/head/Library/CloudStorage/OneDrive-School/a.selfeval"), "synced"),
        (PurePosixPath("/run/media/head/STICK/ours.selfeval"), "removable"),
        (PurePosixPath("/Volumes/STICK/ours.selfeval"), "removable"),
        (PurePosixPath("/media.selfeval"), "local"),
        (PureWindowsPath(r"C:\Users\head\Documents\ours.selfeval"), "local"),
        (PureWindowsPath(r"C:\Users\head\OneDrive - Alderbrook\ours.selfeval"), "synced"),
        (PureWindowsPath(r"\\server\staff\ours.selfeval"), "network"),
    ],
)
def test_a_path_tells_what_it_can(path: PurePosixPath, place: str) -> None:
    assert place_of(path) == place


def test_a_drive_tells_the_rest() -> None:
    on_s = PureWindowsPath(r"S:\SEF\ours.selfeval")
    assert place_of(on_s) == "local"
    assert place_of(on_s, drive_type=REMOTE_DRIVE) == "network"
    assert place_of(on_s, drive_type=REMOVABLE_DRIVE) == "removable"
    assert place_of(PurePosixPath("/srv/ours.selfeval"), file_system="CIFS") == "network"


def test_what_waits_is_counted_and_the_newest_change_is_signed(home: Path, tmp_path: Path) -> None:
    with Document.create(tmp_path / "ours.selfeval", actor="Deputy head") as document:
        assert (document.waiting, changed_last(document.session)) == (0, None)
        for words in ("One", "Two"):
            with document.edit("Add fact") as session:
                session.add(Fact(statement=words))
        assert document.waiting == 2
        newest = changed_last(document.session)
        assert newest is not None
        assert newest[0].startswith("20")
        assert newest[1] == "Deputy head"
        document.publish()
        assert document.waiting == 0
    with Document.open(tmp_path / "ours.selfeval", read_only=True) as document:
        assert document.waiting == 0

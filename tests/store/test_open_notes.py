"""Who has the file open is told out of courtesy; a note from outside is believed little."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from selfeval.store.open_notes import LONGEST_ROLE, OwnNote, others

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
MARK = "0123456789ab"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.selfeval"


def lay(path: Path, content: object, mark: str = MARK) -> Path:
    """Lay a note of somebody else beside the file."""
    place = path.with_name(f".{path.name}.{mark}.open")
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        place.write_text(json.dumps(content), encoding="utf-8")
    return place


def note(since: timedelta = timedelta(minutes=25), at: timedelta = timedelta(), **more: object):
    return {
        "role": "Deputy head",
        "since": (NOW - since).isoformat(),
        "at": (NOW - at).isoformat(),
    } | more


def test_a_note_is_seen_by_others_and_not_by_oneself(path: Path) -> None:
    mine = OwnNote(path, "Headteacher")
    mine.write()
    assert others(path, mine.mark) == []
    (seen,) = others(path)
    assert seen.role == "Headteacher"
    assert datetime.now(UTC) - seen.since < timedelta(minutes=1)
    mine.write()
    assert len(others(path)) == 1
    mine.take_away()
    mine.take_away()
    assert list(path.parent.iterdir()) == []


def test_a_note_names_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "asmith")
    monkeypatch.setattr("platform.node", lambda: "OFFICE-PC")
    mine = OwnNote(path, "SENCO")
    mine.write()
    written = mine.place.name + mine.place.read_text(encoding="utf-8")
    assert set(json.loads(mine.place.read_text(encoding="utf-8"))) == {"role", "since", "at"}
    assert "asmith" not in written
    assert "OFFICE" not in written


def test_the_longest_open_comes_first(path: Path) -> None:
    lay(path, note(role="SENCO"), "a" * 12)
    lay(path, note(timedelta(hours=3), role="Chair of governors"), "b" * 12)
    assert [one.role for one in others(path, now=NOW)] == ["Chair of governors", "SENCO"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 1900,
        b"{}",
        b"[]",
        b'{"role": "x", "since": "' + b"9" * 3000,
        note(at=timedelta(hours=2), since=timedelta(hours=3)),
        note(at=timedelta(hours=-2)),
        note(since=timedelta(days=30)),
        note(since=timedelta(minutes=-5)),
        {**note(), "since": "2026-11-22T14:05:00"},
        {**note(), "at": 5},
        {**note(), "since": "9999-99-99"},
    ],
)
def test_an_old_damaged_or_odd_note_is_passed_over(path: Path, content: object) -> None:
    lay(path, content)
    assert others(path, now=NOW) == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Deputy\nhead\x00\x1b[31m", "Deputy head [31m"),
        ("\u202eHead\u2066", "Head"),
        ("x" * 5000, ""),
        ("y" * 500, "y" * LONGEST_ROLE),
        (["Head"], ""),
        (None, ""),
    ],
)
def test_a_role_is_one_short_line_of_plain_text(path: Path, said: object, shown: str) -> None:
    lay(path, note(role=said))
    roles = [one.role for one in others(path, now=NOW)]
    assert roles == ([shown] if said != "x" * 5000 else [])


@pytest.mark.parametrize("name", [".school.selfeval.open", ".school.selfeval.HEX.open", "x.open"])
def test_other_files_are_no_notes(path: Path, name: str) -> None:
    path.with_name(name).write_text(json.dumps(note()))
    assert others(path, now=NOW) == []


def test_a_note_that_a_crash_left_goes_after_a_day(path: Path) -> None:
    left, fresh = lay(path, note(), "a" * 12), lay(path, note(), "b" * 12)
    other = path.with_name(f".{path.name}.minutes.open")
    other.write_text("somebody's own")
    long_ago = time.time() - 2 * 24 * 3600
    for old in (left, other):
        os.utime(old, (long_ago, long_ago))
    OwnNote(path, "Head").write()
    assert not left.exists()
    assert fresh.exists()
    assert other.exists()


def test_a_flood_of_notes_is_cut_short(path: Path) -> None:
    for number in range(60):
        lay(path, note(), f"{number:012x}")
    assert len(others(path, now=NOW)) == 20


def test_where_no_note_can_be_written_there_is_none_and_no_error(
    path: Path, tmp_path: Path
) -> None:
    gone = OwnNote(tmp_path / "gone" / "school.selfeval", "Head")
    gone.write()
    gone.take_away()
    assert others(tmp_path / "gone" / "school.selfeval") == []
    if os.name != "nt":
        os.mkfifo(path.with_name(f".{path.name}.{MARK}.open"))
        assert others(path) == []

"""Plain text files of any age, and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.exchange import plain_text
from selfeval.exchange.plain_text import read_text
from selfeval.store.errors import UserError

WORDS = "Café “reads” – £5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_whatever_it_was_written_in(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(WORDS.encode(encoding))
    assert read_text(path) == WORDS


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"%PDF-1.7", b"{\\rtf1", b"a\0b"])
def test_what_is_no_text_says_what_to_do(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(data)
    with pytest.raises(UserError) as problem:
        read_text(path)
    assert "old.docx" in problem.value.message
    assert "paste" in problem.value.hint


def test_a_file_that_is_too_large_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_text, "LARGEST", 3)
    (tmp_path / "old.txt").write_text("long", encoding="utf-8")
    with pytest.raises(UserError, match="too large"):
        read_text(tmp_path / "old.txt")

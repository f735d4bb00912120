"""The recovery paper: one page that says the key, and a PDF that tells it nowhere else."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from selfeval.report.recovery_paper import RecoveryPaper, draw_paper, write_paper
from selfeval.store import keys
from selfeval.store.errors import UserError
from selfeval.store.keys import Key

KEY = keys.recovery_words(Key(bytes(range(32)), b"selfeval12345678"))
LONG = "Alderbrook and Hill View Federation of Primary Schools " * 20


def paper(**more: str) -> RecoveryPaper:
    told = {"file": "school.selfeval", "school": "Alder", "told": "Deputy head", **more}
    return RecoveryPaper(key=KEY, made_on=date(2026, 11, 22), **told)


def text_of(content: bytes) -> str:
    document = PdfDocument(content)
    assert len(document) == 1
    page = document[0]
    words = page.get_textpage()
    text = words.get_text_range()
    words.close()
    page.close()
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["Alder", LONG, "", "مدرسة"])
def test_it_is_one_page_with_the_whole_key_whatever_people_typed(name: str) -> None:
    file = BytesIO()
    assert draw_paper(paper(file=f"{name}.selfeval", school=name, told=name), file) == 1
    text = text_of(file.getvalue())
    assert KEY in text
    assert not set(KEY) & set("0189")
    assert "I have lost the password" in text
    assert "school’s safe" in text
    assert "22 November 2026" in text


def test_the_key_stands_on_the_page_alone() -> None:
    """Search engines of an operating system show what a file says about itself."""
    file = BytesIO()
    draw_paper(paper(), file)
    document = PdfDocument(file.getvalue())
    about = " ".join(document.get_metadata_dict().values())
    document.close()
    assert "school.selfeval" in about
    assert not [group for group in KEY.split() if group in about]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").mkdir()
    with pytest.raises(UserError, match="recovery paper could not be saved"):
        write_paper(b"%PDF", tmp_path / "paper.pdf")
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ""] == ["paper.pdf"]
    write_paper(b"%PDF", tmp_path / "other.pdf")
    assert (tmp_path / "other.pdf").read_bytes() == b"%PDF"
    assert not list(tmp_path.glob("*.part"))

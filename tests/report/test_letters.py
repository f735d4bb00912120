"""Letters of all sorts: what is joined, ordered, named, composed or dropped before it is set."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from selfeval.report import fonts, style
from selfeval.report.layout.text import Line, one_line, wrap
from selfeval.report.pen import Facts, Pen
from selfeval.report.story.blocks import Run

SALAM = "مدرسة السلام"
SEEN_SALAM = "ﻡﻼﺴﻟﺍ ﺔﺳﺭﺪﻣ"


def _drawn(line: Line) -> str:
    return "".join(segment.text for segment in line.segments)


def _plain(text: str) -> str:
    """Letters that stand alone may be drawn as they are typed, or by their form for that."""
    return text.replace("ﺍ", "ا").replace("ﻡ", "م").replace("ﺩ", "د").replace("ﺭ", "ر")


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("Calm\x00 \x07mornings\x1b", "Calm mornings"),
        ("a\r\nb\rc\x0bd\u2028e\u2029f\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("tab\there", "tab here"),
        ("soft\u00adhy\u200bphen\u2060 \ufeffmark", "softhyphen mark"),
        (
            "non\u2011breaking\u00a0space\u202fand\u2007figure",
            "non‑breaking\u00a0space\u202fand\u2007figure",
        ),
        ("\ud800lone\udfff", "lone"),
        ("\ufdd0no\ufffe\U0001ffff", "no"),
        ("abc\u202edef\u202c \u2067ghi\u2069 \u200fjkl", "abcdef ghi jkl"),
        ("e\u0301 w\u0302 A\u030a", "é ŵ Å"),
        ("plain ’ “ – — … £ € ½", "plain ’ “ – — … £ € ½"),
    ],
)
def test_what_is_not_seen_is_dropped_and_the_rest_stays(typed: str, set_as: str) -> None:
    assert fonts.printable(typed) == set_as
    assert fonts.missing_in(typed) == ""


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("🎉", "[party popper]"),
        ("👋🏽 hi", "[waving hand sign] hi"),
        ("👩‍🏫👨🏿‍🏫🧑‍🏫", "[woman teacher][man teacher][teacher]"),
        ("👨‍👩‍👧‍👦", "[family: man, woman, girl, boy]"),
        ("🤷‍♀️", "[woman shrug]"),
        ("🇬🇧🇮🇪", "[flag: GB][flag: IE]"),
        ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", "[flag: Wales]"),
        ("🏳️‍🌈", "[rainbow flag]"),
        ("1️⃣ 2️⃣", "1 2"),
        ("☀️ ✈︎ ✓ ✔️", "☀ ✈ ✓ ✔"),
        ("👩🏾‍🦰", "[woman, red hair]"),
        ("👩\u200d", "[woman]"),
        ("\u200d🏽", "[emoji modifier fitzpatrick type-4]"),
        ("🇬", "[flag: G]"),
    ],
)
def test_pictures_become_their_names(typed: str, set_as: str) -> None:
    assert fonts.printable(typed) == set_as
    assert fonts.missing_in(typed) == ""


def test_names_that_run_leftwards_are_joined_and_stand_in_their_place() -> None:
    line = one_line(f"The school {SALAM} (2019) is ours.", style.BODY)
    assert _plain(_drawn(line)) == f"The school (2019) {_plain(SEEN_SALAM)} is ours."
    assert {segment.actual for segment in line.segments} == {"", f"{SALAM} (2019)"}
    assert line.width == pytest.approx(
        sum(fonts.face(one.face).width(one.text) for one in line.segments) * 11
    )


def test_a_paragraph_that_runs_leftwards_begins_at_the_right() -> None:
    text = f"{SALAM} KS2 ({SALAM} 35). " * 8
    lines = wrap(text, style.BODY, 200)
    assert len(lines) > 2
    for line in lines:
        assert line.indent == pytest.approx(200 - line.width)
        assert len({segment.actual for segment in line.segments} - {""}) == 1
    heard = " ".join(line.segments[0].actual for line in lines)
    assert heard.split() == text.split()
    first = _drawn(lines[0])
    assert first.index("2SK"[::-1]) < first.rindex("ﺔ")


def test_brackets_are_turned_round_and_numbers_are_not() -> None:
    drawn = _drawn(one_line("שלום (כיתה 12) עולם", style.BODY))
    assert drawn == "םלוע (12 התיכ) םולש"


def test_a_name_at_the_beginning_does_not_turn_an_english_sentence_round() -> None:
    line = one_line(f"{SALAM} is the name of the school next to ours.", style.BODY)
    assert _drawn(line).endswith(" is the name of the school next to ours.")
    assert line.indent == 0


def test_a_short_text_that_runs_leftwards_stands_where_others_begin() -> None:
    (line,) = wrap(SALAM, style.BODY, 300)
    assert line.indent == 0
    assert _plain(_drawn(line)) == _plain(SEEN_SALAM)


def test_marks_of_direction_are_followed_and_not_drawn() -> None:
    marked = one_line(f"{SALAM}\u200f! (ok)", style.BODY)
    plain = one_line(f"{SALAM}! (ok)", style.BODY)
    assert "\u200f" not in _drawn(marked)
    assert _drawn(marked).startswith("(ok)") == _drawn(plain).startswith("(ok)")
    isolated = _drawn(one_line(f"A \u2067{SALAM} B\u2069 C", style.BODY))
    assert _plain(isolated) == f"A B {_plain(SEEN_SALAM)} C"


def test_persian_words_keep_the_gap_that_keeps_their_parts_unjoined() -> None:
    line = one_line("می‌خواهم", style.BODY)
    assert line.segments[0].actual == "می‌خواهم"
    assert "ﯽ" in _drawn(line)


def test_vowel_marks_stay_on_their_letters() -> None:
    line = one_line("تُدرَّس", style.BODY)
    assert line.segments[0].actual == "تُدرَّس"
    assert len(_drawn(line)) == len("تُدرَّس")


def test_links_and_weight_survive_the_turning() -> None:
    runs = (Run("See "), Run(SALAM, strong=True), Run(" and "), Run(SALAM, key="f"), Run("."))
    line = one_line(runs, style.BODY)
    told = [(one.face, one.key, one.actual) for one in line.segments if one.actual]
    assert told == [("arabic-strong", "", SALAM), ("arabic", "f", SALAM)]


def test_a_box_stands_for_a_letter_that_no_face_has_and_readers_hear_the_letter() -> None:
    line = one_line("A 漢字 b", style.BODY)
    assert _drawn(line) == "A □□ b"
    assert [one.actual for one in line.segments if one.actual] == ["漢字"]


def test_letters_of_scripts_that_would_have_to_be_joined_are_said_to_be_missing() -> None:
    assert fonts.missing_in("हि ਪੰ বাং") == "हिਪੰবাং"
    assert fonts.missing_in(f"{SALAM} שלום مي‌خواهم \u200f") == ""
    assert fonts.missing_in("Ελληνικά Українська Tiếng Việt ığüşöç Łódź Ḃ ŵ") == ""


def test_marks_that_make_no_letter_are_put_on_theirs(tmp_path: Path) -> None:
    """Ọ̀ and r̃ are no letters of their own: each mark is moved over its letter, and back again."""
    for kind in (style.BODY, style.SMALL):
        (line,) = wrap("Ọ̀ẹ́ r̃", kind, 300)
        assert {segment.face for segment in line.segments if "\u0303" in segment.text} == {"serif"}
    with (tmp_path / "marks.pdf").open("wb") as file:
        pen = Pen(file, Facts("t", "a", "s", "en-GB", date(2026, 11, 22)))
        pen.line(line, 50, 700, style.BODY)
        pen.finish()
    shown = PdfReader(tmp_path / "marks.pdf").pages[0].get_contents().get_data().decode("latin-1")
    moves = [int(move) for move in re.findall(r"\[(-?\d+)\] TJ", shown)]
    assert len(moves) == 6
    assert sum(moves) == 0
    with PdfDocument(tmp_path / "marks.pdf") as document:
        words = document[0].get_textpage().get_text_range()
    assert unicodedata.normalize("NFC", words).split() == ["Ọ̀ẹ́", "r̃"]

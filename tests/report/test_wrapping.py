"""Lines: however words are cut into runs they break alike, at good places, and none is too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.report import fonts, style
from selfeval.report.layout.breaking import parts_that_fit
from selfeval.report.layout.text import Line, clipped, one_line, wrap
from selfeval.report.story.blocks import Run

WORDS = st.text(alphabet="ab  -/.@_é—’\u00a0\n7✓漢\u0303", max_size=60)


def _said(lines: list[Line]) -> list[str]:
    return ["".join(segment.said for segment in line.segments) for line in lines]


def _width_of(line: Line) -> float:
    """The width at size 1, without a space at the end."""
    wide = sum(fonts.face(one.face).width(one.text) for one in line.segments)
    last = line.segments[-1] if line.segments else None
    return wide - fonts.face(last.face).width(" ") if last and last.text.endswith(" ") else wide


def _stripped(lines: list[Line]) -> list[str]:
    return [said.rstrip(" ") for said in _said(lines)]


@given(WORDS, st.integers(0, 60), st.floats(20, 300))
def test_words_break_alike_in_one_run_and_in_two(text: str, cut: int, width: float) -> None:
    whole = wrap(text, style.BODY, width)
    runs = (Run(text[:cut]), Run(text[cut:]))
    if fonts.printable(text) != "".join(fonts.printable(run.words) for run in runs):
        return
    parted = wrap(runs, style.BODY, width)
    assert _said(parted) == _said(whole)
    assert [line.width for line in parted] == pytest.approx([line.width for line in whole])


@given(WORDS, st.floats(20, 300))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: float) -> None:
    for kind in (style.BODY, style.SMALL_STRONG):
        lines = wrap(text, kind, width)
        for line in lines:
            assert line.width <= width + 0.01
            assert line.width == pytest.approx(_width_of(line) * kind.size)
            for segment in line.segments:
                assert all(map(fonts.face(segment.face).has, segment.text))
        told = "".join(_said(lines))
        assert told.replace(" ", "") == "".join(fonts.printable(text).replace(" ", "").split("\n"))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        (
            "https://www.school.example/governors/minutes/autumn",
            130,
            ["https://www.school.", "example/governors/", "minutes/autumn"],
        ),
        (
            "head.teacher.office@llanfair-primary.example",
            120,
            ["head.teacher.office@", "llanfair-primary.", "example"],
        ),
        (
            r"C:\Users\head\Documents\self-evaluation.docx",
            120,
            ["C:\\Users\\head\\", "Documents\\self-", "evaluation.docx"],
        ),
        (
            "a very_long_name_with_lines_2026.xlsx",
            110,
            ["a very_long_name_", "with_lines_2026.xlsx"],
        ),
        ("11/07/2026 2025/26 12.3456 A-Z", 60, ["11/07/2026", "2025/26", "12.3456 A-Z"]),
        ("x" * 12, 33, ["xxxxx", "xxxxx", "xx"]),
    ],
)
def test_long_words_break_at_good_places(text: str, width: float, lines: list[str]) -> None:
    assert _stripped(wrap(text, style.BODY, width)) == lines


def test_words_are_parted_at_the_end_of_lines_and_parts_of_words_are_not() -> None:
    for words in ("one two well-known", (Run("one "), Run("two well-", strong=True), Run("known"))):
        assert _said(wrap(words, style.BODY, 48)) == ["one two ", "well-", "known"]
    (first, *_more) = wrap("مدرسة السلام عليكم جميعا في المدينة", style.BODY, 80)
    assert first.segments[-1].text == " "


def test_lines_and_paragraphs_are_kept() -> None:
    text = "One\ntwo\n\nthree\r\n\r\n\r\nfour\n"
    assert _said(wrap(text, style.BODY, 300)) == ["One ", "two ", "", "three ", "", "four"]
    assert _said([one_line("One\ntwo", style.BODY)]) == ["One two"]


def test_what_is_cut_short_says_so_in_the_order_in_which_it_is_read() -> None:
    for words in ("plain words that go on and on", "كلمات عربية طويلة لا تنتهي أبدا ولا تتوقف"):
        lines = clipped(words, style.BODY, 80, 2)
        assert len(lines) == 2
        assert all(line.width <= 80.01 for line in lines)
        said = lines[-1].segments[0].said
        assert said.endswith("…")
        assert said.rstrip("…").strip() in words


def test_what_is_left_behind_a_sign_is_cut_again_where_it_is_too_wide() -> None:
    """The sign ends the first part, and all behind it is wider than a line."""
    assert parts_that_fit([3.0, 0.0, 4.0, 6.0, 6.0, 9.0], "/̃/77@", 20.0) == [3, 5]

"""Lines keep to their width, pages to their room, and what belongs together stays together."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.models import Row
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, freeze, style
from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import Abreast, Page, Piece, nothing, paginate, total
from selfeval.report.layout.front import _details
from selfeval.report.layout.text import Line, clipped, width_of, wrap
from selfeval.report.pen import Pen
from selfeval.report.story import story
from selfeval.report.story.blocks import (
    Aside,
    Cell,
    Column,
    Columns,
    CoverPage,
    Heading,
    Para,
    Run,
    Table,
)
from selfeval.report.structure import Element
from tests.report.conftest import TODAY


def _said(lines: list[Line]) -> list[str]:
    return ["".join(segment.said for segment in line.segments) for line in lines]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="abc ŵḃ→-/.\n漢", max_size=120),
    st.floats(min_value=25, max_value=400),
)
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = wrap(text, style.BODY, width)
    assert all(line.width <= width + 0.01 for line in lines)
    shown = "".join(_said(lines)).replace(" ", "")
    assert shown.count("a") == text.count("a")
    assert shown.count("ḃ") == text.count("ḃ")
    assert shown.count("漢") == text.count("漢")


def test_words_break_at_blanks_then_at_hyphens_and_never_between_figures() -> None:
    narrow = width_of("pupil-premium", style.BODY) * 0.8
    assert _said(wrap("pupil-premium", style.BODY, narrow)) == ["pupil-", "premium"]
    narrow = width_of("in 2026/27 and", style.BODY) * 0.8
    assert _said(wrap("in 2026/27 and", style.BODY, narrow)) == ["in 2026/27 ", "and"]
    assert _said(wrap("one\ntwo\n\n\n\nthree", style.BODY, 500)) == [
        "one ",
        "two ",
        "",
        "three",
    ]


def test_runs_join_without_a_blank_between_them() -> None:
    (line,) = wrap((Run("("), Run("Fact 3", key="f"), Run(") so")), style.BODY, 500)
    assert "".join(segment.text for segment in line.segments) == "(Fact 3) so"
    assert [segment.key for segment in line.segments] == ["", "f", ""]


@pytest.mark.parametrize("times", [1, 2, 12])
def test_the_labels_of_a_cover_end_before_their_words(
    monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    drawn: list[tuple[str, float, float, float]] = []

    def record(_pen: Pen, line: Line, x: float, y: float, *_rest: object) -> None:
        (said,) = _said([line])
        drawn.append((said, x, x + line.width, y))

    monkeypatch.setattr(Pen, "line", record)
    label = " ".join(["School number"] * times)
    details = ((label, "850/2001"), ("For", "Governing body"))
    width = 480.0
    cover = CoverPage("", "", "", details, (), "#000000")
    tags = [(Element("Lbl"), Element("LBody")) for _detail in details]
    _details(Pen.__new__(Pen), cover, 50, 700, width, tags)
    labels = [one for one in drawn if one[1] == 50]
    words = [one for one in drawn if one[1] != 50]
    assert [one[0] for one in words] == ["850/2001", "Governing body"]
    assert max(one[2] for one in labels) < min(one[1] for one in words)
    assert max(one[2] for one in words) <= 50 + width
    assert labels[-1][3] == pytest.approx(words[-1][3])
    assert all(labels[-1][3] < one[3] for one in labels[:-1])


def test_what_is_cut_short_says_so() -> None:
    lines = clipped("one two three four five six seven", style.BODY, 60, 2)
    assert len(lines) == 2
    assert _said(lines)[-1].endswith("…")
    assert all(line.width <= 60 for line in lines)
    assert clipped("one", style.BODY, 60, 2) == wrap("one", style.BODY, 60)


def _piece(height: float, **options: object) -> Piece:
    return Piece(height, nothing, **options)  # type: ignore[arg-type]


def _high(room: float) -> style.Sheet:
    """Return a sheet with so much room between head and foot."""
    return style.Sheet(style.PAGE_WIDTH, room + style.TOP + style.BOTTOM)


def _heights(pages: list[Page]) -> list[list[float]]:
    return [[placed.piece.height for placed in page.placed] for page in pages]


def test_a_piece_that_holds_goes_over_with_the_next() -> None:
    pieces = [_piece(60), _piece(30, hold=True), _piece(31)]
    assert _heights(paginate(pieces, _high(120))) == [[60], [30, 31]]
    assert _heights(paginate(pieces, _high(121))) == [[60, 30, 31]]


def test_white_space_at_the_head_of_a_page_is_dropped() -> None:
    pages = paginate([_piece(100), _piece(20, above=30)], _high(120))
    assert [placed.down for page in pages for placed in page.placed] == [0, 0]


def test_a_fresh_piece_begins_a_page_and_a_broken_table_repeats_its_head() -> None:
    head = _piece(10, hold=True)
    rows = [_piece(50, again=[head]) for _row in range(3)]
    assert _heights(paginate([head, *rows], _high(120))) == [[10, 50, 50], [10, 50]]
    assert _heights(paginate([_piece(5), _piece(6, fresh=True)], _high(120))) == [[5], [6]]


def test_what_is_turned_has_pages_of_its_own_that_are_less_high() -> None:
    high = style.TURNED.room * 0.6
    turned = [_piece(high, turned=True) for _plate in range(2)]
    pages = paginate([_piece(60, hold=True), *turned, _piece(5, turned=True)])
    assert [page.turned for page in pages] == [False, True, True]
    assert _heights(pages) == [[60], [high], [high, 5]]
    assert style.TURNED.room < high * 2 < style.UPRIGHT.room
    assert _heights(paginate([*turned, _piece(60)])) == [[high], [high], [60]]


def test_what_follows_a_turned_page_first_takes_the_rest_of_the_page_before() -> None:
    one = _piece(200, turned=True, fresh=True)
    other = _piece(210, turned=True, fresh=True)
    lines = [_piece(300), _piece(310)]
    pages = paginate([_piece(60), one, other, *lines, one, _piece(70)])
    assert _heights(pages) == [[60, 300, 310], [200], [210], [200], [70]]
    assert [page.turned for page in pages] == [False, True, True, True, False]


def test_what_stands_apart_keeps_its_order_upright_or_turned() -> None:
    parts = [
        _piece(200, turned=True, apart=True, fresh=True),
        _piece(210, apart=True),
        _piece(220, apart=True),
        _piece(230, turned=True, apart=True, fresh=True),
    ]
    pages = paginate([_piece(60), *parts, _piece(70)])
    assert _heights(pages) == [[60, 70], [200], [210, 220], [230]]
    assert [page.turned for page in pages] == [False, True, False, True]


def test_no_part_begins_before_what_is_turned_in_the_one_before() -> None:
    turned = _piece(200, turned=True, fresh=True)
    for joins in (False, True):
        part = _piece(80, fresh=True, joins=joins)
        assert _heights(paginate([_piece(60), turned, _piece(70), part])) == [
            [60, 70],
            [200],
            [80],
        ]


def test_a_chain_too_long_for_a_page_is_cut_all_the_same() -> None:
    pieces = [_piece(50, hold=True) for _piece_number in range(10)]
    pages = paginate(pieces, _high(120))
    assert sum(len(page.placed) for page in pages) == 10
    assert all(page.used <= 120 for page in pages)


def _abreast(short: int, tall: int, **options: object) -> Piece:
    columns = [
        (at, [_piece(12) for _line in range(lines)]) for at, lines in ((0, short), (100, tall))
    ]
    return Abreast(columns, **options).piece()  # type: ignore[arg-type]


def test_columns_that_fit_no_page_go_on_over_the_next_each_by_itself() -> None:
    assert _heights(paginate([_abreast(3, 5)], _high(120))) == [[60]]
    assert _heights(paginate([_abreast(12, 21)], _high(120))) == [[120], [120], [12]]


def test_columns_are_parted_where_enough_room_is_left_and_go_over_whole_where_not() -> None:
    columns = _abreast(2, 5, least=36)
    assert _heights(paginate([_piece(80), columns], _high(120))) == [[80, 36], [24]]
    assert _heights(paginate([_piece(90), columns], _high(120))) == [[90], [60]]
    assert _heights(paginate([_piece(80), _abreast(2, 5)], _high(120))) == [[80], [60]]


def test_columns_are_not_parted_after_what_holds() -> None:
    held = [_piece(12), _piece(12, hold=True), _piece(12, hold=True), _piece(12)]
    columns = Abreast([(0, held), (100, [_piece(12) for _line in range(4)])], least=12).piece()
    assert _heights(paginate([_piece(84), columns], _high(120))) == [[84, 36], [36]]


@pytest.mark.parametrize(("lines", "is_cut"), [(8, False), (40, True)])
def test_short_columns_stay_on_one_page_and_long_ones_are_cut(lines: int, is_cut: bool) -> None:
    words = tuple(Para("Word", "small") for _line in range(lines))
    filler = Piece(style.ROOM - 100, nothing)
    for block in (Columns((words, ())), Aside(words, ())):
        laid = paginate([filler, *compose([block])])
        assert len(laid) == 2
        assert (len(laid[0].placed) > 1) == is_cut


def test_notes_that_hold_go_over_with_what_follows() -> None:
    aside = Aside((Para("A belief"),), (Para("A1", "side"),), hold=True)
    weighed = Columns(((Para("For"),), (Para("Against"),)))
    both = compose([aside, weighed])
    filler = Piece(style.ROOM - total(both) + 5, nothing)
    first, second = paginate([filler, *both])
    assert len(first.placed) == 1
    assert len(second.placed) == len(both)


def test_white_space_inside_a_cut_row_stays_at_its_ends() -> None:
    row = _abreast(12, 1, over=5, under=7)
    assert _heights(paginate([row], _high(120))) == [[113], [43]]


def test_a_head_as_tall_as_a_page_is_not_repeated() -> None:
    rows = tuple((Cell("x"),) for _row in range(200))
    pieces = compose([Table((Column("word " * 900, 1.0),), rows)])
    assert all(not piece.again for piece in pieces)
    normal = compose([Table((Column("word", 1.0),), rows)])
    assert any(piece.again for piece in normal)


def test_a_table_keeps_its_head_and_three_rows_together() -> None:
    rows = tuple((Cell(str(number)),) for number in range(40))
    filler = Piece(style.ROOM - 60, nothing)
    table = compose([Table((Column("n", 1.0),), rows, caption="Caption")])
    first, second = paginate([filler, *table])[:2]
    assert len(first.placed) == 1
    assert len(second.placed) >= 5


def test_no_page_of_a_report_ends_with_a_heading(small_school: list[Row]) -> None:
    long = "A sentence that fills most of a line of the page. " * 30
    for row in small_school:
        if hasattr(row, "detail"):
            row.detail = long
    for audience in ("governors", "leaders"):
        shot = freeze(Rows(small_school), ReportOptions(audience, today=TODAY))
        pages = paginate(compose(story(shot)))
        assert len(pages) > 5
        assert not [page for page in pages if page.placed[-1].piece.hold]
        assert all(page.used <= style.ROOM + 0.01 for page in pages)


@pytest.mark.parametrize("gap", range(0, 60, 7))
def test_a_heading_goes_over_with_its_text(gap: int) -> None:
    filler = Piece(style.ROOM - gap, nothing)
    flow = [filler, *compose([Heading(2, "Heading"), Para("Words " * 60)])]
    for page in paginate(flow):
        assert not page.placed[-1].piece.hold


def test_headings_stand_close_to_their_text() -> None:
    body = compose([Para("Words")])[0].above
    assert compose([Heading(3, "Heading"), Para("Words")])[1].above < body
    assert total(compose([Para("Words")])) == style.BODY.leading


def test_reportlab_is_loaded_only_when_a_page_is_drawn() -> None:
    code = "import sys, selfeval.report; print(any(m.startswith('reportlab') for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert Pen.__module__ == "selfeval.report.pen"

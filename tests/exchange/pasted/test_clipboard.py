"""A table on the clipboard, whatever program it came from, becomes a square grid of plain cells."""

from __future__ import annotations

import csv
import html
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from selfeval.exchange.pasted import read_clipboard
from selfeval.exchange.pasted.clipboard import tidy
from selfeval.store import UserError

LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='"\x85\u2028\u2029')
CELLS = st.text(LETTERS, min_size=1, max_size=8).map(lambda words: f"a{words}z")
GRIDS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=6)
)


def tidied(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(tidy(cell) for cell in row) for row in rows)


def is_plain(rows: list[list[str]]) -> bool:
    """A row that says one thing all across is a title, which is left out."""
    return all(len(set(row)) > 1 for row in tidied(rows))


@given(GRIDS.filter(is_plain))
def test_html_gives_back_its_cells(rows: list[list[str]]) -> None:
    lines = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    page = f"<html><style>td {{x:y}}</style><!--StartFragment--><table>{lines}</table></html>"
    assert read_clipboard(page, "something else").cells == tidied(rows)


@given(GRIDS.filter(is_plain))
def test_text_gives_back_its_cells(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter="\t").writerows(rows)
    assert read_clipboard("", written.getvalue()).cells == tidied(rows)


PIECES = (
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "<td colspan=3>", "<td rowspan='2'>"),
    *("<td rowspan=99999999999999 colspan=-1>", "</td>", "<th>", "<b", "<!--", "-->", "&nbsp;"),
    *("<style>", "</style>", "word", "<br>", "&#0;", "&#x202e;", "]]>", "<![CDATA["),
    *("<![if !vml]>", "<![", "<![endif]-->", "<![o [", "<!", "<?xml:namespace", ">"),
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(MARKUP, st.text(max_size=60))
@example("<table><td rowspan=200 colspan=200>", "")
@example("<table><tr><td>a<![o:office[b]]></table>", "")
@example("<table><tr><td rowspan=2>a<td>b<tr><td colspan=2>c<td>d</table>", "")
def test_any_markup_and_text_give_a_square_grid_or_a_sentence(markup: str, text: str) -> None:
    try:
        grid = read_clipboard(markup, text)
    except UserError:
        return
    assert grid.cells
    assert {len(row) for row in grid.cells} == {grid.width}
    assert all(any(row) for row in grid.cells)
    assert all(cell == tidy(cell) for row in grid.cells for cell in row)


def test_what_excel_puts_there() -> None:
    page = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8>
    <style><!-- td {mso-number-format:General;} --></style></head><body>
    <table border=0><col width=64><tr height=20><td colspan=3 class=xl65>Attendance by group</td>
    </tr><tr><td>Group</td><td class=xl66>2024/25</td><td>2025/26</td></tr>
    <tr><td>All&nbsp;pupils</td><td align=right x:num>94.2%</td><td>95.1&#8201;%</td></tr>
    <tr><td>Pupils eligible<br>for pupil premium</td><td>90%</td><td>91%</td></tr>
    </table></body></html>"""
    assert read_clipboard(page, "").cells == (
        ("Group", "2024/25", "2025/26"),
        ("All pupils", "94.2%", "95.1 %"),
        ("Pupils eligible for pupil premium", "90%", "91%"),
    )


def test_merged_cells_stand_in_every_place_that_they_cover() -> None:
    page = (
        "<table><tr><th>Year</th><th>Who</th><th>Figure</th></tr>"
        "<tr><td rowspan=2>Year 4</td><td>Boys</td><td>1</td></tr>"
        "<tr><td>Girls</td><td>2</td></tr>"
        "<tr><td colspan=2>Everyone</td><td>3</td></tr></table>"
    )
    assert read_clipboard(page, "").cells[1:] == (
        ("Year 4", "Boys", "1"),
        ("Year 4", "Girls", "2"),
        ("Everyone", "Everyone", "3"),
    )


def test_a_table_within_a_cell_is_words_of_that_cell_and_paragraphs_are_spaces() -> None:
    page = (
        "<table><tr><td><p>One</p><p>two</p></td><td>"
        "<table><tr><td>in</td><td>ner</td></tr></table></td></tr>"
        "<tr><td>a</td><td>b</td></tr></table>"
    )
    assert read_clipboard(page, "").cells == (("One two", "in ner"), ("a", "b"))


def test_the_largest_of_several_tables_is_taken() -> None:
    page = "<table><tr><td>x</td></tr></table><table><tr><td>a</td><td>b</td></tr></table>"
    assert read_clipboard(page, "").cells == (("a", "b"),)


def test_html_without_a_table_leaves_it_to_the_text() -> None:
    assert read_clipboard("<p>Words</p>", "a\tb\nc\td\n").cells == (("a", "b"), ("c", "d"))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ('"two\nlines"\tb\nc\td\n', (("two lines", "b"), ("c", "d"))),
        ('6" ruler\tb\nc\td\n', (('6" ruler', "b"), ("c", "d"))),
        ("a,b\nc,d\n", (("a", "b"), ("c", "d"))),
        ('"a, too";b\nc;d', (("a, too", "b"), ("c", "d"))),
        ("First, a fact\nA second\n\nThird", (("First, a fact",), ("A second",), ("Third",))),
        ("a\t\tb\nc\t\td", (("a", "b"), ("c", "d"))),
        ("Title of it all\t\t\na\tb\tc\nd\te\tf", (("a", "b", "c"), ("d", "e", "f"))),
        ("a\tb\nc", (("a", "b"), ("c", ""))),
        ("\u202ea\u200b\u00a0b\tc\nd\te", (("a b", "c"), ("d", "e"))),
    ],
)
def test_lines_of_text(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    assert read_clipboard("", text).cells == cells


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\u200b", "\t" * 50])
def test_nothing_is_said_to_be_nothing(text: str) -> None:
    with pytest.raises(UserError, match="no table"):
        read_clipboard("<table></table>", text)


def test_a_table_that_is_too_large_is_refused() -> None:
    for text in ("a\n" * 5_001, "\t".join("x" * 201)):
        with pytest.raises(UserError, match="too large"):
            read_clipboard("", text)
    with pytest.raises(UserError, match="too large"):
        read_clipboard("", "x" * 20_000_001)

"""Table files as they really come: encodings, delimiters, short, long and cut rows."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.exchange.tables.reading import Table, decode, read_table
from selfeval.store import UserError


def table_of(text: str) -> Table:
    return Table("t.csv", text)


def test_a_byte_order_mark_and_windows_line_ends_leave_no_trace(ks2: list[Path]) -> None:
    data = ks2[0].read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    table = read_table(ks2[0])
    assert table.header[0] == "RECTYPE"
    assert all("\r" not in cell for line in table.lines() for cell in line.cells)


def test_a_heading_with_line_breaks_and_runs_of_spaces_is_tidied(samples: Path) -> None:
    table = read_table(samples / "workforce.csv")
    assert table.header[5] == "Support staff, excluding auxiliary staff (Headcount)"
    assert table.header[6] == "Pupil: Teacher Ratio"


def test_rows_are_numbered_as_in_a_spreadsheet(samples: Path) -> None:
    first = next(iter(read_table(samples / "workforce.csv").lines()))
    assert (first.number, first.text(2)) == (2, "900001")
    gaps = table_of("\nURN,A\n\n1,2\n")
    assert [(line.number, line.cells) for line in gaps.lines()] == [(4, ("1", "2"))]


def test_a_short_row_ends_in_blanks() -> None:
    line = next(iter(table_of("URN,A,B,C\n1,2\n3,4,5,6\n").lines()))
    assert [line.cell(at) for at in range(4)] == [
        ("1", ""),
        ("2", ""),
        ("", "blank"),
        ("", "blank"),
    ]


def test_a_last_line_that_was_cut_is_not_trusted_from_its_last_cell_on() -> None:
    cut = list(table_of("URN,A,B,C\n1,2,3,4\n5,66,7").lines())[-1]
    assert [cut.cell(at)[1] for at in range(4)] == ["", "", "damaged", "damaged"]
    ended = list(table_of("URN,A,B,C\n1,2,3,4\n5,66,7\n").lines())[-1]
    assert [ended.cell(at)[1] for at in range(4)] == ["", "", "", "blank"]


def test_a_last_line_cut_within_quotation_marks_loses_that_cell(samples: Path) -> None:
    cut = list(read_table(samples / "workforce.csv").lines())[-1]
    assert cut.cell(6) == ("19.9", "")
    assert cut.cell(7) == ("", "damaged")


def test_a_full_last_line_without_a_line_break_is_whole(ks2: list[Path]) -> None:
    assert not ks2[0].read_bytes().endswith(b"\n")
    last = list(read_table(ks2[0]).lines())[-1]
    assert last.cell(8) == ("63%", "")


def test_cells_beyond_the_heading_are_counted_where_they_hold_something(samples: Path) -> None:
    lines = list(read_table(samples / "2022-2023_tabbed_wide.tsv").lines())
    assert [line.extra for line in lines] == [0, 2, 0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_by_the_heading(delimiter: str) -> None:
    table = table_of(delimiter.join(("URN", '"A, b; c"', "D")) + "\n" + delimiter.join("123"))
    assert len(table.header) == 3
    assert next(iter(table.lines())).cells == ("1", "2", "3")


def test_older_windows_files_are_read(samples: Path) -> None:
    table = read_table(samples / "2022-2023_attendance_cp1252.csv")
    assert table.header == ("School", "URN", "Café lunches (£)", "Présence (%)")
    assert next(iter(table.lines())).cells[0] == "École Larkfield"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_in_its_forms(encoding: str) -> None:
    assert decode("URN,Ysgol ŵ £\n".encode(encoding), "t.csv") == "URN,Ysgol ŵ £\n"


def test_a_last_character_cut_in_two_is_left_out() -> None:
    assert decode("URN,A\n1,£".encode()[:-1], "t.csv") == "URN,A\n1,"


def test_two_columns_of_one_name_stay_apart() -> None:
    assert table_of("URN,A,a,A\n").header == ("URN", "A", "a (2)", "A (3)")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "holds no table"),
        (b" \r\n\r\n", "holds no table"),
        (b"URN\0\0\0,A\n", "holds no table"),
        (b"PK\x03\x04rest", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "workbook"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        decode(data, "t.csv")


def test_a_quotation_mark_that_is_never_closed_names_its_row() -> None:
    table = table_of('URN,A\n1,2\n3,"4\n5,6\n7,8\n')
    with pytest.raises(UserError, match="Row 3"):
        list(table.lines())


def test_a_missing_file_and_a_folder_are_errors_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        read_table(tmp_path / "gone.csv")
    with pytest.raises(UserError, match="could not be read"):
        read_table(tmp_path)


def test_a_large_table_is_read_anew_with_the_same_rows(
    ks2: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = list(read_table(ks2[0]).lines())
    monkeypatch.setattr("selfeval.exchange.tables.reading.KEPT_IN_MEMORY", 0)
    assert list(read_table(ks2[0]).lines()) == kept


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_an_error_in_words(data: bytes) -> None:
    with suppress(UserError):
        table = Table("t.csv", decode(data, "t.csv"))
        for line in table.lines():
            assert all(isinstance(line.cell(at)[0], str) for at in range(len(table.header)))


def test_a_column_name_that_comes_often_is_counted_and_never_given_twice() -> None:
    header = table_of(",".join(["A (2)", *["A"] * 4_000]) + "\n").header
    assert header[:4] == ("A (2)", "A", "A (3)", "A (4)")
    assert len(set(header)) == 4_001


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_without_line_breaks_is_no_table_of_thousands_of_columns(delimiter: str) -> None:
    with pytest.raises(UserError, match="30,000 columns"):
        table_of(delimiter.join(["a"] * 30_000))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_does_not_say_so_is_named(encoding: str) -> None:
    with pytest.raises(UserError, match=r"UTF-16.*CSV UTF-8"):
        decode("URN,Café (£)\n100000,12\n".encode(encoding), "t.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(UserError, match=r"“pipe\.csv” could not be read: it is no file"):
        read_table(tmp_path / "pipe.csv")

"""`selfeval import` with a map: told from a table by itself, shown, and brought in once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.core.rows import Rows
from selfeval.store import Document, load_rows

Run = Callable[..., "tuple[int, str, str]"]
LIST = "From;To;Sign\nWords taught;Children join in;postive\nChildren join in;Noise;neg\n"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Give the test a list of two arrows, under a name that says nothing of a map."""
    path = tmp_path / "figures.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    return path


def rows_of(path: Path) -> Rows:
    with Document.open(path, read_only=True) as document:
        return load_rows(document.session)


def test_a_map_is_told_from_a_table_and_comes_in_once(
    selfeval: Run, school: Path, listed: Path
) -> None:
    code, out, _err = selfeval("import", school, listed)
    assert code == 0
    assert "3 boxes, 2 arrows" in out
    assert "“postive” (1)" in out
    rows = rows_of(school)
    assert [row.name for row in rows.all(Map)] == ["figures"]
    assert {row.label for row in rows.all(Factor)} == {"Words taught", "Children join in", "Noise"}
    assert {row.sign for row in rows.all(Arrow)} == {"plus", "minus"}
    assert {row.realm for row in rows.all(Factor)} == {None}
    before = school.read_bytes()
    code, out, _err = selfeval("import", school, listed)
    assert code == 0
    assert "stays as it was" in out
    assert school.read_bytes() == before


def test_it_goes_onto_the_map_that_is_named(selfeval: Run, school: Path, listed: Path) -> None:
    assert selfeval("import", school, listed, "--into", "Reading")[0] == 0
    assert "Onto the map “Reading”" in selfeval("import", school, listed, "--into", "READING")[1]
    code, out, _err = selfeval("import", school, listed, "--into", "reading", "--new-boxes")
    assert (code, "3 boxes, 2 arrows" in out) == (0, True)
    rows = rows_of(school)
    assert [row.name for row in rows.all(Map)] == ["Reading"]
    assert len(rows.all(Factor)) == len(rows.all(Placement)) == 6


def test_preview_shows_and_changes_nothing(selfeval: Run, school: Path, listed: Path) -> None:
    before = school.read_bytes()
    code, out, _err = selfeval("import", school, listed, "--preview")
    assert (code, "Onto a new map, “figures”" in out) == (0, True)
    assert school.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("model.mdl", b"{UTF-8}\nA=\n\tB\n\t~\tunit\n\t~\t|\n", "Vensim"),
        ("model.stmx", b"<?xml version='1.0'?>\n<xmile version='1.0'/>", "XMILE"),
        ("map.mmp", b"PK\x03\x04nothing", "compressed"),
        ("map.png", b"\x89PNG\r\n\x1a\n", "picture"),
        ("map.pdf", b"%PDF-1.7", "PDF"),
        ("map.json", b'[[[1,2,"', "JSON"),
    ],
)
def test_a_format_that_is_not_read_is_named(
    selfeval: Run, school: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    code, out, err = selfeval("import", school, tmp_path / name)
    assert (code, out) == (3, "")
    assert said in err
    assert err.count("\n") == 1
    assert ".log" not in err


def test_maps_and_tables_are_not_mixed(
    selfeval: Run, school: Path, listed: Path, tmp_path: Path
) -> None:
    assert "one at a time" in selfeval("import", school, listed, listed)[2]
    code, _out, err = selfeval("import", school, listed, "--into", "A", "--school", "1")
    assert (code, "“--into”" in err) == (3, True)


@pytest.mark.parametrize(
    ("name", "said"),
    [("folder", "it is a folder"), ("gone.csv", "no file"), ("empty.csv", "holds no table")],
)
def test_what_cannot_be_read_is_said_before_a_school_is_asked_for(
    selfeval: Run, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    Document.create(tmp_path / "ours.selfeval").close()
    code, out, err = selfeval("import", tmp_path / "ours.selfeval", tmp_path / name)
    assert (code, out) == (3, "")
    assert said in err

"""`selfeval import` on small tables written by hand, and on really published ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from selfeval.core.models import Fact, Measure, Reading
from selfeval.store import Document

Run = Callable[..., "tuple[int, str, str]"]
HEADING = "RECTYPE,LEA,ESTAB,URN,SCHNAME,PTRWM_EXP,READPROG"


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    """Give the test two years of a table with one school, its area and England."""
    figures = {"2016-2017": ("50%", "68%", "61%"), "2017-2018": ("SUPP", "69%", "64%")}
    paths: list[Path] = []
    for year, (school, area, england) in figures.items():
        path = tmp_path / f"{year}_850_ks2final.csv"
        path.write_text(
            f"{HEADING}\n"
            f"1,850,2001,100001,Hill View Primary School,{school},-2.5\n"
            f"3,850,,,,{area},0.1\n"
            f"4,,,,,{england},\n",
            encoding="utf-8-sig",
        )
        paths.append(path)
    return paths


def counts(path: Path) -> tuple[int, int, int]:
    """Facts, measures and readings in the file."""
    with Document.open(path, read_only=True) as document:
        found = (len(document.session.exec(select(m)).all()) for m in (Fact, Measure, Reading))
        facts, measures, readings = found
    return facts, measures, readings


def test_without_a_measure_what_is_there_is_listed(
    selfeval: Run, school: Path, tables: list[Path]
) -> None:
    before = school.read_bytes()
    code, out, _err = selfeval("import", school, *tables, "--school", "100001")
    assert code == 0
    assert "PTRWM_EXP" in out
    assert "READPROG" in out
    assert "50%" in out
    assert school.read_bytes() == before


def test_the_list_can_be_searched(selfeval: Run, school: Path, tables: list[Path]) -> None:
    asked = ("import", school, *tables, "--school", "100001", "--find", "progress")
    _code, out, _err = selfeval(*asked)
    assert "READPROG" in out
    assert "PTRWM_EXP" not in out


def test_two_years_make_one_fact_with_two_readings(
    selfeval: Run, school: Path, tables: list[Path]
) -> None:
    asked = ("import", school, *tables, "--school", "100001", "--measure", "PTRWM_EXP")
    code, out, _err = selfeval(*asked)
    assert code == 0
    assert "1 new fact, 2 new readings" in out
    assert "50%" in out
    assert counts(school) == (1, 1, 2)


def test_without_an_identifier_the_files_own_school_is_found(
    selfeval: Run, school: Path, tables: list[Path]
) -> None:
    code, out, _err = selfeval("import", school, *tables, "--measure", "PTRWM_EXP")
    assert code == 0
    assert "Hill View Primary School (100001)" in out


def test_importing_again_changes_nothing(selfeval: Run, school: Path, tables: list[Path]) -> None:
    asked = ("import", school, *tables, "--school", "100001", "--measure", "PTRWM_EXP")
    selfeval(*asked)
    before = school.read_bytes()
    code, out, _err = selfeval(*asked)
    assert code == 0
    assert "stays as it was" in out
    assert school.read_bytes() == before


def test_preview_shows_and_changes_nothing(selfeval: Run, school: Path, tables: list[Path]) -> None:
    before = school.read_bytes()
    asked = ("import", school, *tables, "--school", "100001", "--measure", "PTRWM_EXP", "--preview")
    code, out, _err = selfeval(*asked)
    assert code == 0
    assert "50%" in out
    assert school.read_bytes() == before


def test_a_table_may_be_told_its_year(
    selfeval: Run, school: Path, tables: list[Path], tmp_path: Path
) -> None:
    plain = tables[0].rename(tmp_path / "results.csv")
    asked = ("import", school, f"{plain}:2016-17", "--school", "100001", "--measure", "PTRWM_EXP")
    code, out, _err = selfeval(*asked)
    assert code == 0
    assert "2016/17" in out


@pytest.mark.parametrize(
    "wrong",
    [
        ("--school", "999999", "--measure", "PTRWM_EXP"),
        ("--school", "100001", "--measure", "NO_SUCH_COLUMN"),
        ("--school", "100001", "--measure", "PTRWM_EXP", "--national", "england-ks2="),
    ],
    ids=["school", "column", "answer"],
)
def test_what_cannot_be_imported_is_said_in_a_sentence(
    selfeval: Run, school: Path, tables: list[Path], wrong: tuple[str, ...]
) -> None:
    before = school.read_bytes()
    code, out, err = selfeval("import", school, *tables, *wrong)
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert ".log" not in err
    assert school.read_bytes() == before


def test_three_published_years_become_one_trend(
    selfeval: Run, school: Path, real_data: Path, tmp_path: Path
) -> None:
    years = sorted((real_data / "performance-tables").glob("*_850_ks2final.csv"))
    asked = ("import", school, *years, "--school", "115991", "--measure", "PTRWM_EXP")
    code, out, _err = selfeval(*asked)
    assert code == 0
    shown = [line.split()[1] for line in out.splitlines() if line.startswith("  201")]
    assert shown[-3:] == ["50%", "79%", "71%"]
    target = tmp_path / "real.pdf"
    assert selfeval("report", school, "-o", target)[0] == 0
    assert target.read_bytes().startswith(b"%PDF-")

"""`selfeval export` of maps: the ending says how, names are found, what does not fit is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selfeval.core.models import Arrow, Factor, Map, Row
from selfeval.core.rows import Rows
from selfeval.store import Document, load_rows

Run = Callable[..., Any]


def model(path: Path) -> tuple[list[Any], list[Any]]:
    """What a file says of its boxes and arrows, whatever their ids and order."""
    with Document.open(path, read_only=True) as document:
        rows = load_rows(document.session)
        open_ones = [one for one in rows.all(Factor) if not one.private]
        arrows = [_arrow(rows, one) for one in rows.all(Arrow)]
        return sorted(map(_box, open_ones)), sorted(one for one in arrows if one[2])


def _box(one: Factor | None) -> tuple[Any, ...]:
    if one is None or one.private:
        return ()
    return one.label, one.kind, one.realm or "", one.unexpected_since or "", one.note


def _arrow(rows: Rows, one: Arrow) -> tuple[Any, ...]:
    source, target = (_box(rows.get(Factor, end)) for end in (one.source_id, one.target_id))
    both = bool(source and target)
    return source, target, both, one.sign, one.delay, one.basis, one.contested, one.note


@pytest.fixture
def awkward(school: Path) -> Path:
    """Give the test a file whose boxes and arrows are awkward to write down."""
    boxes: list[Row] = [
        Factor(
            id="1" * 32, label='A <b> & "c"]]>', realm="knowledge", note="-1, +2; x\n=not a sum"
        ),
        Factor(id="f" * 32, label="=1+1", kind="action", realm="behaviour"),
        Factor(id="2" * 32, label="=1+1", kind="unwanted", realm="climate", note="'@quoted"),
        Factor(
            id="3" * 32, label="Ŵyn’s “ends” — ☂", kind="outcome", unexpected_since="2026-11-02"
        ),
        Factor(id="4" * 32, label="'tis alone", kind="outside"),
        Factor(id="5" * 32, label="Private words", private=True),
    ]
    arrows: list[Row] = [
        Arrow(source_id="1" * 32, target_id="f" * 32, sign="plus", delay="terms", basis="tested"),
        Arrow(
            source_id="1" * 32, target_id="f" * 32, sign="minus", contested=True, note="@home\nno"
        ),
        Arrow(source_id="f" * 32, target_id="f" * 32, sign="unknown", basis="quick"),
        Arrow(
            source_id="2" * 32, target_id="1" * 32, sign="plus", delay="years", basis="systematic"
        ),
        Arrow(source_id="5" * 32, target_id="3" * 32, sign="plus", note="Also private"),
    ]
    with Document.open(school) as document, document.edit("Add rows") as session:
        session.add_all([*boxes, Map(name="")])
        session.flush()
        session.add_all(arrows)
    return school


@pytest.mark.parametrize("which", ["awkward", "sample"])
def test_a_table_comes_back_equal(
    selfeval: Run, request: pytest.FixtureRequest, tmp_path: Path, which: str
) -> None:
    file, table, again = request.getfixturevalue(which), tmp_path / "m.csv", tmp_path / "a.selfeval"
    answer = selfeval("export", file, "-o", table)
    assert (answer.code, answer.out) == (0, f"Wrote {table}.\n")
    private = "1 private box was left out.\n" if which == "awkward" else ""
    assert answer.err == private
    assert "rivate" not in table.read_text(encoding="utf-8")
    assert selfeval("new", again, "--name", "Again").code == 0
    assert selfeval("import", again, table, "--new-boxes").code == 0
    assert model(again) == model(file)
    assert len(model(again)[1]) > 3


def test_a_map_is_found_by_its_name_and_names_are_listed(
    selfeval: Run, sample: Path, tmp_path: Path
) -> None:
    table = tmp_path / "m.csv"
    assert selfeval("export", sample, "-o", table, "--map", "attendance MAP").code == 0
    assert table.read_text(encoding="utf-8-sig").count("\nbox,") == 5
    answer = selfeval("export", sample, "-o", tmp_path / "n.csv", "--map", "Map")
    assert (answer.code, answer.out) == (3, "")
    assert "There is no map “Map”. There are: “Reading map”, “Attendance map”." in answer.err
    assert not (tmp_path / "n.csv").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["-o", "m.json", "--map", "Reading map"], "can end in .pdf .png .svg .csv .graphml"),
        (["-o", "m.svg", "--resolution", "300"], "Only a picture has a resolution."),
        (["-o", "m.png", "--resolution", "7"], "from 36 to 600 dots per inch"),
    ],
)
def test_what_does_not_fit_is_refused(
    selfeval: Run,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = selfeval("export", sample, *asked)
    assert answer.code == 3
    assert said in answer.err
    assert not (tmp_path / asked[1]).exists()


def test_an_empty_model_is_not_written(selfeval: Run, school: Path, tmp_path: Path) -> None:
    answer = selfeval("export", school, "-o", tmp_path / "m.csv")
    assert answer.code == 3
    assert "It has no boxes yet, or all of them are private." in answer.err

"""In whatever order tables are imported, and however often, the readings are the same."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.fields import decimal_text
from selfeval.core.models import Fact, Measure, Reading, Row
from selfeval.core.rows import Rows
from selfeval.exchange import tables
from selfeval.exchange.tables.planned import PlannedMeasure

CELLS = st.sampled_from(["SUPP", "LOWCOV", "NA", "", " ", "0%", "7%", "50%", "100%", "NEW"])
YEARS = (2020, 2021, 2022)
HEADING = "RECTYPE,LEA,ESTAB,URN,SCHNAME,TELIG,READPROG,PTRWM_EXP"


@st.composite
def three_tables(draw: st.DrawFn) -> dict[str, str]:
    """Draw three years of a small table; later ones repeat earlier years, not always alike."""
    texts: dict[str, str] = {}
    for start in YEARS:
        priors = [year for year in YEARS if year < start]
        heading = ",".join([HEADING, *(f"PTRWM_EXP_{year - 1999}" for year in priors)])
        rows = [heading]
        for left in ("1,999,2001,900001,Larkfield,20,1.0", "3,999,,,Westmarch,,", "4,,,,,,"):
            rows.append(",".join([left, *(draw(CELLS) for _year in (start, *priors))]))
        texts[f"{start}-{start + 1}_ks2.csv"] = "\n".join(rows) + "\n"
    return texts


def applied(rows: Rows, planned: PlannedMeasure) -> Rows:
    """Return the rows as they stand after a plan, without a file."""
    measure = Measure(
        id="m",
        name=planned.label,
        unit=planned.unit,
        dataset=planned.dataset,
        source_column=planned.column,
        local_name=planned.local_name,
        national_name=planned.national_name,
    )
    stored: dict[str, Row] = {row.period: row for row in rows.all(Reading)}
    for reading in planned.readings:
        if reading.change != "same":
            stored[reading.period] = _reading(reading)
    statement = {"statement": planned.statement}
    fact = Fact(id="f", measure_id="m", **{**planned.after.__dict__, **statement})
    return Rows([measure, fact, *stored.values()])


def _reading(planned: tables.PlannedReading) -> Reading:
    point = planned.point
    figures = {
        name: decimal_text(number) if isinstance(number, Decimal) else None
        for name, number in (
            ("value", point.value),
            ("local", point.local),
            ("national", point.national),
        )
    }
    return Reading(
        measure_id="m",
        period=point.period,
        sort_date=point.on,
        reason=point.reason,
        n=point.n,
        out_of=point.out_of,
        source=point.source,
        **figures,
    )


def import_in_turn(folder: Path, names: Sequence[str], rows: Rows) -> Rows:
    for name in names:
        rows = applied(rows, plan_of(folder, [name], rows))
    return rows


def plan_of(folder: Path, names: Sequence[str], rows: Rows) -> PlannedMeasure:
    specs = [folder / name for name in names]
    plan = tables.plan_import(rows, specs, school="900001", columns=["PTRWM_EXP"])
    return plan.measures[0]


def told(rows: Rows) -> list[tuple[object, ...]]:
    """Return what the readings say, and the fact's sentence."""
    fact = rows.all(Fact)[0]
    return [
        (row.period, row.value, row.reason, row.local, row.national, row.n, row.out_of, row.source)
        for row in rows.all(Reading)
    ] + [(fact.statement, fact.source, fact.observed_on, fact.out_of)]


@settings(max_examples=60, deadline=None)
@given(three_tables(), st.permutations(range(3)))
def test_any_order_gives_the_same_readings(texts: dict[str, str], order: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = sorted(texts)
        for file, text in texts.items():
            (folder / file).write_text(text)
        together = applied(Rows([]), plan_of(folder, names, Rows([])))
        in_turn = import_in_turn(folder, [names[at] for at in order], Rows([]))
        assert told(in_turn) == told(together)


@settings(max_examples=60, deadline=None)
@given(three_tables(), st.lists(st.integers(0, 2), max_size=3))
def test_importing_again_changes_nothing(texts: dict[str, str], again: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = sorted(texts)
        for file, text in texts.items():
            (folder / file).write_text(text)
        rows = import_in_turn(folder, names, Rows([]))
        for repeated in [[names[at]] for at in again] + [names]:
            planned = plan_of(folder, repeated, rows)
            assert not planned.changes
            assert {reading.change for reading in planned.readings} == {"same"}


def test_a_hand_written_statement_survives_any_import(ks2: list[Path]) -> None:
    rows = import_in_turn(ks2[0].parent, [ks2[0].name], Rows([]))
    mine = Fact(id="f", measure_id="m", statement="In our words.")
    rows = Rows([*rows.all(Measure), *rows.all(Reading), mine])
    planned = plan_of(ks2[0].parent, [ks2[2].name], rows)
    assert (planned.fact_change, planned.statement) == ("kept", "In our words.")
    assert replace(planned.after).statement.startswith("66%")

"""Whatever is private, whatever is ticked: what leaves hangs together and tells of nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.fields import fields_of
from selfeval.core.findings import find
from selfeval.core.handover.choice import (
    ATTACHMENTS,
    GOVERNORS,
    HISTORY,
    NOTES,
    PARTS,
    PRIVATE,
    QUOTES,
    CopyChoice,
)
from selfeval.core.handover.contents import contents
from selfeval.core.handover.listing import FIRST_FEW, listing
from selfeval.core.hanging import every
from selfeval.core.models import (
    ITEMS,
    MODEL_OF,
    Arrow,
    Assumption,
    Evidence,
    Fact,
    Factor,
    Indicator,
    LoopName,
    Measure,
    Note,
    Priority,
    PriorityAssumption,
    Quote,
    Reading,
    Row,
    School,
    Setting,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.store.schema import ITEM_LINKS

TODAY = date(2026, 11, 22)
FACTS, BELIEFS, FACTORS, PRIORITIES = 5, 4, 4, 3
indexes = st.integers(0, 9)


@st.composite
def schools(draw: st.DrawFn) -> list[Row]:
    """Draw a school in which anything may be private and may hang on anything."""
    measures = [Measure(name=f"m{n}") for n in range(3)]
    facts = [
        Fact(
            statement=f"f{n}",
            people=draw(st.sampled_from(("", "children", "staff"))),
            n=draw(st.sampled_from((None, 3, 30))),
            measure_id=draw(st.sampled_from((None, *(one.id for one in measures)))),
        )
        for n in range(FACTS)
    ]
    beliefs = [Assumption(belief=f"b{n}") for n in range(BELIEFS)]
    factors = [Factor(label=f"x{n}") for n in range(FACTORS)]
    priorities = [Priority(title=f"p{n}", status="live") for n in range(PRIORITIES)]
    signs = [
        Indicator(
            sign=f"s{n} of 7",
            realm=draw(st.sampled_from((None, "outcome", "climate"))),
            measure_id=draw(st.sampled_from((None, *(one.id for one in measures)))),
            assumption_id=draw(st.sampled_from((None, *(one.id for one in beliefs)))),
            baseline="3",
            baseline_out_of=draw(st.sampled_from((None, 7, 70))),
        )
        for n in range(3)
    ]
    notes = [Note(said=f"n{n}", sorted_table="fact", sorted_id=facts[n].id) for n in range(2)]
    items: list[Row] = [*facts, *beliefs, *factors, *priorities, *signs, *notes]
    for item in items:
        item.private = draw(st.booleans())  # type: ignore[attr-defined]
    pairs = draw(st.lists(st.tuples(indexes, indexes), max_size=6))
    hung: dict[str, Row] = {}
    for a, b in pairs:
        belief = beliefs[b % BELIEFS].id
        links = (
            Stance(fact_id=facts[a % FACTS].id, assumption_id=belief),
            PriorityAssumption(priority_id=priorities[a % PRIORITIES].id, assumption_id=belief),
            Arrow(source_id=factors[a % FACTORS].id, target_id=factors[b % FACTORS].id),
            LoopName(factors=f"{factors[a % FACTORS].id} {factors[b % FACTORS].id}", name="l"),
            Reading(measure_id=measures[a % 3].id, period=str(b), value="5", assumption_id=belief),
            Quote(item_table=items[a].table_name(), item_id=items[a].id, said="q"),
            Evidence(item_table=items[b].table_name(), item_id=items[b].id, name="e"),
        )
        hung |= {one.id: one for one in links}
    return [School(name="Alder"), *measures, *items, *hung.values()]


def loose_ends(rows: Rows) -> list[str]:
    """Return every link that leads to a row that is not there."""
    found: list[str] = []
    for row in every(rows):
        for field in fields_of(type(row)):
            target = MODEL_OF.get(field.references.partition(".")[0])
            value = getattr(row, field.name)
            if target and value and rows.get(target, value) is None:
                found.append(f"{row.table_name()}.{field.name}")
        for table_name, id_name in ITEM_LINKS:
            table = getattr(row, table_name, "")
            if table and rows.item(table, getattr(row, id_name)) is None:
                found.append(f"{row.table_name()}.{id_name}")
        if isinstance(row, LoopName):
            lost = [one for one in row.factors.split() if rows.get(Factor, one) is None]
            found += ["loop_name.factors"] * len(lost)
    return found


def values(row: Row) -> list[object]:
    return [getattr(row, name) for name in type(row).model_fields]


def ids(rows: Iterable[Row]) -> set[str]:
    return {row.id for row in rows}


@settings(max_examples=60, deadline=None)
@given(schools(), st.sets(st.sampled_from((PRIVATE, QUOTES, NOTES, ATTACHMENTS))))
def test_what_leaves_hangs_together_and_names_nothing_that_stays(
    school: list[Row], along: set[str]
) -> None:
    rows = Rows(school)
    before = [values(row) for row in school]
    found = contents(rows, CopyChoice(GOVERNORS, frozenset(along)))
    assert not loose_ends(found.rows)
    left, stayed = ids(every(found.rows)), ids(every(rows)) - ids(every(found.rows))
    assert left <= ids(every(rows))
    told = " ".join(str(values(row)) for row in every(found.rows))
    assert not [one for one in stayed if one in told]
    if PRIVATE not in along:
        assert not [row for model in ITEMS for row in found.rows.all(model) if row.private]  # type: ignore[attr-defined]
    for part, model in ((QUOTES, Quote), (NOTES, Note), (ATTACHMENTS, Evidence)):
        assert part in along or not found.rows.all(model)
    listed = [row for rows_of in found.kept_back.values() for row in rows_of]
    assert len(listed) == len(ids(listed))
    assert ids(listed) | ids(found.with_them) == stayed
    assert [values(row) for row in school] == before
    find(found.rows, TODAY)


@settings(max_examples=30, deadline=None)
@given(schools())
def test_the_listing_counts_what_leaves_and_what_stays(school: list[Row]) -> None:
    found = contents(Rows(school), CopyChoice(GOVERNORS))
    lines = listing(found, 7)
    by_kind = {line.kind: line for line in lines.leaves}
    facts = found.rows.all(Fact)
    assert ("fact" in by_kind) is bool(facts)
    if facts:
        line = by_kind["fact"]
        assert line.words.startswith(f"{len(facts)} fact")
        assert len(line.names) == min(FIRST_FEW, len(facts))
        assert len(line.names) + line.more == len(facts)
    assert lines.stays[-1].kind == HISTORY


def test_history_with_all_else_is_the_whole_file() -> None:
    rows = Rows([Fact(statement="Private", private=True), Quote(said="So")])
    found = contents(rows, CopyChoice(GOVERNORS, frozenset(PARTS)))
    assert found.rows is rows
    kinds = [line.kind for line in listing(found, 1).leaves]
    assert kinds[-2:] == [PRIVATE, HISTORY]
    assert not listing(found, 1).stays


@pytest.mark.parametrize("along", [{HISTORY}, {HISTORY, PRIVATE, QUOTES, NOTES}])
def test_half_a_history_is_known_as_such(along: set[str]) -> None:
    assert CopyChoice(GOVERNORS, frozenset(along)).asks_half_a_history
    assert not CopyChoice(GOVERNORS, frozenset(along - {HISTORY})).asks_half_a_history
    assert not CopyChoice(GOVERNORS, frozenset(PARTS)).asks_half_a_history


def test_a_measure_keeps_figures_that_a_fact_shows_and_hides_those_of_few() -> None:
    """As in print: a fact tells of a measure, and only its small years are gaps."""
    measure = Measure(name="Reading", unit="count_of")
    fact = Fact(statement="So many", people="children", measure_id=measure.id)
    large = Reading(measure_id=measure.id, period="2025", n=30, out_of=60)
    small = Reading(measure_id=measure.id, period="2026", n=4, out_of=9)
    sign = Indicator(sign="More", measure_id=measure.id)
    rows = Rows([measure, fact, large, small, sign])
    told = contents(rows, CopyChoice(GOVERNORS)).rows
    assert {row.period: (row.n, row.reason) for row in told.all(Reading)} == {
        "2025": (30, ""),
        "2026": (None, "suppressed"),
    }
    alone = contents(
        Rows([measure, large, small, sign, Fact(statement="x")]), CopyChoice(GOVERNORS)
    )
    assert {row.n for row in alone.rows.all(Reading)} == {30, 4}  # nobody said it counts children
    sign.realm = "outcome"
    alone = contents(Rows([measure, large, small, sign]), CopyChoice(GOVERNORS))
    assert [row.n for row in alone.rows.all(Reading)] == [None, None]


def test_the_school_sets_the_limit() -> None:
    rows = [Fact(statement="So", people="children", n=6, out_of=60), School(small_number_limit=5)]
    assert contents(Rows(rows), CopyChoice(GOVERNORS)).rows.all(Fact)
    assert not contents(Rows(rows[:1]), CopyChoice(GOVERNORS)).rows.all(Fact)


def test_every_row_that_leaves_is_counted_in_a_line() -> None:
    """What is said to be all of the copy is: no kind of row goes along without being told of."""
    facts = [Fact(statement="So"), Fact(statement="Also", private=True)]
    belief, measure = Assumption(belief="b"), Measure(name="m")
    a, b = Factor(label="a"), Factor(label="b")
    rows = [
        *facts,
        belief,
        measure,
        a,
        b,
        Stance(fact_id=facts[0].id, assumption_id=belief.id),
        Arrow(source_id=a.id, target_id=b.id),
        LoopName(factors=f"{a.id} {b.id}", name="l"),
        Quote(item_table="fact", item_id=facts[0].id, said="q"),
        Evidence(item_table="fact", item_id=facts[0].id, kind="link", name="e"),
        Setting(name="framework", value="x"),
    ]
    lines = listing(contents(Rows(rows), CopyChoice("colleague")), 0).leaves
    counted = [int(line.words.split()[0]) for line in lines if line.kind != PRIVATE]
    assert sum(counted) == len(rows)
    assert next(line.words for line in lines if line.kind == "others").startswith("4 entries")


def test_the_name_of_a_loop_whose_box_is_gone_stays() -> None:
    here, there = Factor(label="Trust"), Factor(label="Talk")
    whole = LoopName(factors=f"{here.id} {there.id}", name="Trust turns")
    torn = LoopName(factors=f"{here.id} {Factor().id}", name="What nobody should know")
    found = contents(Rows([here, there, whole, torn]), CopyChoice(GOVERNORS)).rows
    assert [row.name for row in found.all(LoopName)] == ["Trust turns"]

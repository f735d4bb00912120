"""Slides for a meeting: one path after the other, and nothing that may not be printed."""

from __future__ import annotations

from datetime import date

from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Measure,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Reading,
    Row,
    School,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.report.slides import MOST_LINES, Line, Slide, slides

TODAY = date(2026, 11, 22)


def school() -> list[Row]:
    return [
        School(name="Alder Primary", period="2026–27", purpose="Every child is known."),
        Priority(
            id="p", title="Words first", status="live", owner="Deputy head", purpose="All join in."
        ),
        Assumption(
            id="a", belief="Words stop children", because="4 of 15", wrong_if="they join in"
        ),
        PriorityAssumption(priority_id="p", assumption_id="a"),
        Fact(id="f", statement="Seen in 4 of 15 rooms", source="Drop-ins", realm="behaviour"),
        Fact(id="g", statement="Some join in without", source="Asked", realm="climate"),
        Stance(fact_id="f", assumption_id="a", stance="supports"),
        Stance(fact_id="g", assumption_id="a", stance="challenges"),
        Factor(id="k", label="Adults know why", realm="knowledge"),
        Factor(id="o", label="More read well", realm="outcome"),
        Arrow(id="r", source_id="k", target_id="o", sign="plus"),
        PriorityFactor(priority_id="p", factor_id="k"),
        Action(id="y", priority_id="p", what="Coach in pairs", realm="behaviour"),
        Action(id="x", priority_id="p", what="Two staff meetings", realm="knowledge"),
        Indicator(
            id="i", sign="Rooms with words first", realm="behaviour", measure_id="m", baseline="4",
            baseline_out_of=15, expected="12", expected_out_of=15, look_by="2026-12-18",
        ),
        IndicatorPriority(indicator_id="i", priority_id="p"),
        Measure(id="m", name="Drop-ins", unit="count_of"),
        Reading(measure_id="m", period="2026-11-10", sort_date="2026-11-10", n=9, out_of=15),
    ]  # fmt: skip


def made(rows: list[Row]) -> tuple[Slide, ...]:
    return slides(Rows(rows), TODAY)


def lines(slide: Slide) -> list[Line]:
    return [line for block in slide.blocks for line in block.lines]


def everything(shown: tuple[Slide, ...]) -> str:
    return " ".join(
        f"{one.over} {one.title} {one.words} "
        + " ".join(f"{line.words} {line.caption}" for line in lines(one))
        for one in shown
    )


def test_the_opening_says_where_things_stand_and_shows_each_thread() -> None:
    opening, *_rest = made(school())
    assert opening.over == "Alder Primary · 2026–27"
    assert opening.place is None
    assert [len(knot.ids) for knot in opening.strands[0].knots] == [2, 1, 2, 1, 1]
    assert [(line.lead, line.words) for line in lines(opening)][-1] == (
        "Our purpose",
        "Every child is known.",
    )


def test_a_path_goes_from_facts_to_indicators() -> None:
    _opening, *path = made(school())
    assert [one.place for one in path] == [0, 1, 2, 3, 3, 4]
    assert {one.over for one in path} == {"Priority 1 of 1: Words first"}
    facts, belief, way, choice, doing, signs = path
    assert [line.words for line in lines(facts)] == [
        "Seen in 4 of 15 rooms",
        "Some join in without",
    ]
    assert belief.words == "Words stop children"
    sides = {block.title: [line.words for line in block.lines] for block in belief.blocks}
    assert sides["For"] == ["Seen in 4 of 15 rooms"]
    assert sides["Against"] == ["Some join in without"]
    told = lines(way)[0].words
    assert "dults know why" in told
    assert told.index("dults know why") < told.index("ore read well") < told.index("hunch")
    assert (choice.title, choice.words) == ("Words first", "All join in.")
    assert [line.words for line in lines(doing)] == ["Two staff meetings", "Coach in pairs"]
    (sign,) = lines(signs)
    assert sign.caption.startswith("Too early to tell · started at 4 of 15 · latest 9 of 15")
    assert (sign.sign, sign.realm) == ("too_early", "behaviour")


def test_private_items_are_never_shown() -> None:
    rows = school()
    for row in rows:
        if row.id in ("g", "y"):
            row.private = True  # type: ignore[attr-defined]
    rows.append(Priority(id="q", title="Nobody sees this", status="live", private=True))
    shown = made(rows)
    told = everything(shown)
    assert "without" not in told
    assert "Coach in pairs" not in told
    assert "Nobody sees this" not in told
    (belief,) = [one for one in shown if one.title == "We believe"]
    against = next(block for block in belief.blocks if block.title == "Against")
    assert [line.words for line in against.lines] == ["1 more, not shown here"]


def test_figures_about_few_pupils_are_not_shown() -> None:
    rows = school()
    rows.append(
        Fact(id="h", statement="3 of 7 children can say why", people="children", n=3, out_of=7)
    )
    rows.append(Stance(fact_id="h", assumption_id="a", stance="supports"))
    sign = next(row for row in rows if isinstance(row, Indicator))
    sign.realm = "outcome"
    for row in rows:
        if isinstance(row, Reading):
            row.n, row.out_of = 3, 7
    told = everything(made(rows))
    assert "3 of 7" not in told
    assert "about few pupils" in told


def test_a_gap_is_said_and_marked_on_the_path() -> None:
    shown = made([Priority(id="p", title="Words first", status="live")])
    assert [one.place for one in shown] == [None, 0, 1, 2, 3, 3, 4]
    assert all(one.gaps == {0, 1, 2, 4} for one in shown[1:])
    assert shown[1].blocks[0].empty == "No fact yet."
    assert shown[-1].blocks[0].empty


def test_many_lines_are_shared_out_over_slides() -> None:
    rows = school()
    for at in range(MOST_LINES + 3):
        rows.append(Fact(id=f"n{at}", number=at, statement=f"Fact {at}"))
        rows.append(Stance(fact_id=f"n{at}", assumption_id="a", stance="supports"))
    seen = [one for one in made(rows) if one.place == 0]
    assert [one.title for one in seen] == ["What we see (1 of 2)", "What we see (2 of 2)"]
    assert sum(len(lines(one)) for one in seen) == MOST_LINES + 5
    assert all(len(lines(one)) <= MOST_LINES for one in seen)


def test_an_empty_file_has_one_slide() -> None:
    (only,) = made([])
    assert only.title == "Nothing is written yet."


def test_before_a_priority_is_live_the_facts_themselves_are_shown() -> None:
    rows = [Fact(id=f"f{at}", statement=f"Seen {at}") for at in range(MOST_LINES + 1)]
    (opening,) = made(rows)
    (block,) = [one for one in opening.blocks if one.title == "What we see"]
    assert [line.words for line in block.lines] == [f"Seen {at}" for at in range(MOST_LINES)]

"""From everything that governors are given, no figure about few pupils can be read or worked out.

Each school is drawn at random and printed whole; what a curious reader could do is then tried on
the words of the PDF: read a figure, take it from its whole, take parts from a total, or find the
percentage of a group whose size is told.
"""

from __future__ import annotations

import re
from itertools import combinations
from random import Random

import pytest

from selfeval.core.models import (
    Fact,
    Indicator,
    IndicatorPriority,
    Judgement,
    Measure,
    Reading,
    Row,
    School,
)
from selfeval.core.rows import Rows
from selfeval.core.small_groups import is_small
from selfeval.report.snapshot.choose import choose
from tests.report.conftest import Print, Printed

LIMIT = 10
SO_MANY = re.compile(r"\b(\d+) of (\d+)\b")
GROUPS = ("Year 3", "Year 4", "Year 5", "Year 6")


def told(found: Printed) -> set[tuple[int, int]]:
    """Return all that is said to be so many of so many, but for the number of a page."""
    pages = {(place, found.count) for place in range(1, found.count + 1)}
    return {(int(n), int(of)) for n, of in SO_MANY.findall(found.text)} - pages


def drawn(seed: int) -> tuple[list[Row], dict[str, tuple[int, int]]]:
    """Return a school with one thing counted in each year, in facts, readings and a sign."""
    draw = Random(seed)
    figures = {one: _figure(draw) for one in GROUPS[: draw.randint(2, 4)]}
    figures[""] = (
        sum(n for n, _of in figures.values()),
        sum(of for _n, of in figures.values()),
    )
    rows: list[Row] = [School(name="Our school", small_number_limit=LIMIT)]
    for at, (group, (n, of)) in enumerate(figures.items()):
        rows += [
            Fact(
                id=f"f{at}",
                number=at + 1,
                statement=f"{n} of {of} read well." if draw.random() < 0.5 else "They read well.",
                people="children",
                realm="outcome",
                about=group or "All pupils",
                observed_on="2026-07-10",
                source="Reading test",
                tone=draw.choice(("strength", "concern")),
                n=n,
                out_of=of,
                measure_id=f"m{at}",
            ),
            Measure(id=f"m{at}", name="Reading", about=group, unit="count_of"),
            Reading(
                measure_id=f"m{at}", period="2026-07-10", sort_date="2026-07-10", n=n, out_of=of
            ),
            Reading(
                measure_id=f"m{at}", period="2025-07-10", sort_date="2025-07-10", n=40, out_of=90
            ),
            Indicator(
                id=f"i{at}",
                sign=f"{group or 'All'} read well",
                realm="outcome",
                measure_id=f"m{at}",
            ),
            IndicatorPriority(indicator_id=f"i{at}", priority_id="p1"),
        ]
    return rows, figures


def _figure(draw: Random) -> tuple[int, int]:
    of = draw.randint(5, 60)
    return draw.randint(0, of), of


@pytest.mark.parametrize("seed", range(12))
def test_nothing_printed_tells_of_few(seed: int, printed: Print) -> None:
    rows, figures = drawn(seed)
    shown = told(printed(rows, "governors"))
    assert not [one for one in shown if is_small(*one, LIMIT)]
    small = {one for group, one in figures.items() if group and is_small(*one, LIMIT)}
    total = figures[""]
    if total in shown:
        parts = shown & {one for group, one in figures.items() if group}
        for count in range(len(parts) + 1):
            for some in combinations(parts, count):
                n, of = total[0] - sum(a for a, _b in some), total[1] - sum(b for _a, b in some)
                assert (n, of) not in small


def test_percentages_of_a_group_whose_size_is_told(printed: Print) -> None:
    rows = [
        School(name="Our school", roll=134, eal="1.5", eal_national="20.1", send="18"),
        Fact(
            id="f",
            statement="8% joined a club.",
            people="children",
            realm="outcome",
            out_of=24,
            tone="concern",
        ),
    ]
    governors = printed(rows, "governors")
    for words in ("8%", "1.5%", "20.1%"):
        assert words not in governors.text.replace("18%", "")
    assert "18%" in governors.text
    said = "1 percentage of the roll is not shown: it comes to fewer than 10 pupils."
    assert said in governors.text
    leaders = printed(rows, "leaders").text
    assert "1.5%" in leaders
    assert "8% joined" in leaders


def test_what_would_give_it_away_is_said_to_be_left_out(printed: Print) -> None:
    answers = (("Yes", 41), ("No", 14), ("Not sure", 5))
    rows = [
        Fact(
            id=words,
            statement=f"“{words}” said {n} of 60.",
            people="children",
            realm="climate",
            n=n,
            out_of=60,
            source="Survey",
            observed_on="2026-07-10",
        )
        for words, n in answers
    ]
    governors = printed(rows, "governors")
    assert told(governors) == {(41, 60)}
    text = governors.text
    assert "1 fact about fewer than 10 pupils is not shown." in text
    assert "1 more fact is not shown: such figures could be worked out from it." in text
    assert told(printed(rows, "leaders")) == {(41, 60), (14, 60), (5, 60)}


def test_a_gap_in_a_table_is_said_and_has_no_note(printed: Print) -> None:
    rows = [
        Fact(
            id="f",
            statement="They read.",
            people="children",
            realm="outcome",
            measure_id="m",
        ),
        Measure(id="m", name="Reading", unit="count_of"),
        *(
            Reading(
                id=str(year),
                measure_id="m",
                period=str(year),
                sort_date=f"{year}-07-10",
                n=n,
                out_of=30,
                note="Zebra",
                said="Zebra",
            )
            for year, n in ((2024, 15), (2025, 4), (2026, 16))
        ),
    ]
    governors = printed(rows, "governors")
    assert told(governors) == {(15, 30), (16, 30)}
    assert "1 figure of fewer than 10 pupils is a gap in a table or chart." in governors.text
    choice = choose(Rows(rows), "governors")
    reading = choice.rows.get(Reading, "2025")
    assert reading is not None
    assert (reading.n, reading.out_of, reading.note) == (None, None, "")
    assert "Zebra" not in governors.text
    assert told(printed(rows, "leaders")) >= {(4, 30)}


@pytest.mark.parametrize("words", ["2 of the 24 girls", "two of the 24 girls", "Three girls"])
def test_words_of_a_sign_tell_no_figures_either(words: str, printed: Print) -> None:
    rows = [Indicator(id="i", sign=f"{words} read well", realm="behaviour", if_not_seen="Ask")]
    text = printed(rows, "governors").text
    assert "girls" not in text
    assert "A sign about a small group of pupils" in text


def test_a_text_of_an_area_is_printed_until_somebody_hides_it(printed: Print) -> None:
    from selfeval.core.hidden_words import hiding
    from tests.report.conftest import TODAY
    from tests.sharing import before_sharing

    area = Judgement(framework="ofsted-2025", area="inclusion", narrative="Three boys left us.")
    (place,) = before_sharing(Rows([area]), TODAY)[1].places
    text = printed([area, hiding(place)], "governors").text
    assert "Three boys" not in text
    assert "[few pupils] left us." in text

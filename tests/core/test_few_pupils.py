"""What is hidden because of few pupils, and what would let a reader work it out."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from selfeval.core.few_pupils import FewPupils, few_pupils
from selfeval.core.models import Fact, Indicator, Measure, Reading, Row, School
from selfeval.core.rows import Rows
from selfeval.core.small_groups import few_in, is_small, is_small_fact, part_of

LIMIT = 10


def told(id: str, n: int | None, of: int | None, about: str = "", **more: object) -> Fact:
    given = {"people": "children", "observed_on": "2026-07-10", "source": "Results"} | more
    return Fact(id=id, statement="Read well", n=n, out_of=of, about=about, **given)


def hidden(*rows: Row) -> set[str]:
    found = few_pupils(Rows(rows), LIMIT)
    return set(found.facts | found.telling | found.readings)


@pytest.mark.parametrize(
    "words",
    [
        "2 of 24 children",
        "Two of the 24 children",
        "22 of 24 children",
        "22 out of our 24 older girls",
        "8% of 24 pupils",
        "8 per cent of the 24 pupils",
        "3 boys",
        "Three boys",
        "3 BOYS",
        "İ 3 boys",
        "one child",
        "4 of 9 disadvantaged pupils",
        "2/24 pupils",
        "three of the Year 6 boys",
    ],
)
def test_words_that_tell_of_few(words: str) -> None:
    assert few_in(f"We saw that {words} read.", LIMIT)
    assert is_small_fact(Fact(statement=f"We saw that {words} read.", realm="behaviour"), LIMIT)


@pytest.mark.parametrize(
    "words",
    [
        "12 of 24 children",
        "50% of 24 pupils",
        "3 of 8 rooms",
        "all 24 of 24 children",
        "Year 3 pupils",
    ],
)
def test_words_that_do_not(words: str) -> None:
    assert few_in(words, LIMIT) == ()


def test_a_share_of_a_group_is_what_it_comes_to() -> None:
    assert (part_of("8", 24), part_of("12.5", 24), part_of("110", 24)) == (2, 3, None)
    assert is_small_fact(Fact(statement="8% read", people="children", out_of=24), LIMIT)
    assert not is_small_fact(Fact(statement="50% read", people="children", out_of=24), LIMIT)


def test_answers_of_one_group_hide_the_next_smallest() -> None:
    rows = [told("yes", 41, 60), told("no", 14, 60), told("unsure", 5, 60)]
    assert hidden(*rows) == {"no", "unsure"}


def test_two_small_answers_need_a_third_only_where_they_are_few_together() -> None:
    enough = [told("a", 28, 60), told("b", 20, 60), told("c", 6, 60), told("d", 6, 60)]
    assert hidden(*enough) == {"c", "d"}
    few = [told("a", 30, 60), told("b", 22, 60), told("c", 4, 60), told("d", 4, 60)]
    assert hidden(*few) == {"b", "c", "d"}


def test_a_total_with_all_parts_but_one_hides_another_part() -> None:
    rows = [told("all", 34, 60), told("boys", 18, 31, "boys"), told("girls", 16, 29, "girls")]
    assert hidden(*rows) == set()
    rows = [told("all", 26, 60), told("boys", 21, 31, "boys"), told("girls", 5, 29, "girls")]
    assert hidden(*rows) == {"boys", "girls"}


def test_a_hidden_part_is_not_left_by_subtraction() -> None:
    rows = [
        told("all", 60, 100),
        told("a", 30, 45, "Year 4"),
        told("b", 26, 40, "Year 5"),
        told("c", 4, 15, "Year 6"),
    ]
    assert hidden(*rows) == {"b", "c"}


def test_a_rest_that_nobody_wrote_down_is_no_way_in_either() -> None:
    whole, part = told("all", 26, 60), told("boys", 22, 40, "boys")
    assert hidden(whole, part) == {"boys"}
    other = told("boys", 22, 40, "boys")
    other.statement = "Count well"
    assert hidden(whole, other) == set()
    within = told("girls", 22, 40, "Year 6 girls")
    assert hidden(told("y6", 26, 60, "Year 6"), within) == {"girls"}
    assert hidden(told("y5", 26, 60, "Year 5"), within) == set()
    years = told("y5", 50, 64, "Year 5"), told("y6", 51, 66, "Year 6")
    assert hidden(*years) == set()


def test_other_days_and_staff_are_no_part_of_it() -> None:
    earlier = told("no", 14, 60, observed_on="2025-07-10")
    assert hidden(told("yes", 41, 60), earlier, told("unsure", 5, 60)) == {"unsure"}
    staff = told("no", 14, 60, people="staff")
    assert hidden(told("yes", 41, 60), staff, told("unsure", 5, 60)) == {"unsure"}


def test_a_private_fact_that_is_not_printed_gives_nothing_away() -> None:
    kept = told("no", 14, 60, private=True)
    assert hidden(told("yes", 41, 60), kept, told("unsure", 5, 60)) == {"unsure"}
    few = told("unsure", 5, 60, private=True)
    assert hidden(told("yes", 41, 60), told("no", 14, 60), few) == {"no", "unsure"}


def readings(*figures: tuple[str, int, int]) -> list[Row]:
    found: list[Row] = []
    for name, n, of in figures:
        measure = Measure(id=f"m-{name}", name=name, about=name, unit="count_of", dataset="ks2")
        one = Reading(
            measure_id=measure.id, period="2025/26", sort_date="2026-07-10", n=n, out_of=of
        )
        one.id = name
        found += [measure, one]
    return found


def test_readings_of_groups_are_looked_at_like_facts() -> None:
    rows = readings(("", 60, 100), ("Year 4", 30, 45), ("Year 5", 26, 40), ("Year 6", 4, 15))
    assert hidden(*rows) == {"Year 5", "Year 6"}


def test_a_reading_that_repeats_a_hidden_fact_is_hidden_with_it() -> None:
    answers = [told("yes", 41, 60), told("no", 14, 60, measure_id="m"), told("unsure", 5, 60)]
    twin = Reading(id="r", measure_id="m", period="p", sort_date="2026-07-10", n=14, out_of=60)
    rows = [*answers, Measure(id="m", unit="count_of"), twin]
    assert hidden(*rows) == {"no", "unsure", "r"}


def test_a_percentage_of_a_group_whose_size_is_told_elsewhere() -> None:
    size = told("size", 12, 24, "Year 6")
    share = Fact(id="share", statement="8% read", people="children", about="Year  6")
    share.observed_on = "2026-07-10"
    assert hidden(size, share) == {"share"}
    fact = Fact(id="f", statement="So", people="children", measure_id="m", out_of=24, n=12)
    fact.observed_on = "2026-07-10"
    one = Reading(id="r", measure_id="m", period="2026", sort_date="2026-07-10", value="8")
    earlier = Reading(id="e", measure_id="m", period="2025", sort_date="2025-07-10", value="8")
    assert hidden(fact, Measure(id="m", unit="percentage"), one, earlier) == {"r"}


def test_words_that_repeat_a_hidden_reading_are_not_shown() -> None:
    fact = Fact(id="f", statement="It was 44% before.", people="children", measure_id="m")
    one = Reading(id="r", measure_id="m", period="2025", value="44", n=4, out_of=9)
    assert hidden(fact, Measure(id="m", unit="percentage"), one) == {"f", "r"}


def test_a_sign_of_a_hidden_reading_shows_no_figures() -> None:
    sign = Indicator(id="i", sign="They read", realm="outcome", measure_id="m")
    one = Reading(measure_id="m", period="2025", value="8", out_of=24)
    found = few_pupils(Rows([sign, Measure(id="m", unit="percentage"), one]), LIMIT)
    assert found.signs == {"i"}
    worded = Indicator(id="w", sign="Two of the 24 children read", realm="behaviour")
    assert few_pupils(Rows([worded]), LIMIT).signs == {"w"}


def test_shares_of_the_roll_that_are_few_pupils() -> None:
    school = School(roll=134, eal="1.5", send="20", disadvantaged="99", attendance="98")
    assert few_pupils(Rows([school]), LIMIT).figures == ("disadvantaged", "eal")
    assert few_pupils(Rows([School(eal="1.5")]), LIMIT).figures == ()


def test_no_limit_hides_nothing() -> None:
    rows = [told("yes", 41, 60), told("no", 14, 60), told("unsure", 5, 60), School(roll=9, eal="9")]
    assert few_pupils(Rows(rows), 0) == FewPupils()


@pytest.mark.parametrize("seed", range(60))
def test_no_sum_or_difference_of_what_is_shown_is_a_hidden_figure(seed: int) -> None:
    """Draw a school at random: split a total into parts, and try every subtraction of a reader."""
    draw = Random(seed)
    parts = [(draw.randint(2, 40), draw.randint(0, 30)) for _at in range(draw.randint(2, 6))]
    cells = {f"p{at}": (n, n + more) for at, (n, more) in enumerate(parts)}
    total = sum(n for n, _of in cells.values()), sum(of for _n, of in cells.values())
    rows = [told(one, n, of, f"Year {one}") for one, (n, of) in cells.items()]
    gone = hidden(*rows, told("all", *total))
    shown = {one: figure for one, figure in {**cells, "all": total}.items() if one not in gone}
    assert not any(is_small(n, of, LIMIT) for n, of in shown.values())
    if "all" in shown:
        seen = [figure for one, figure in shown.items() if one != "all"]
        for count in range(len(seen) + 1):
            for some in combinations(seen, count):
                n = total[0] - sum(one[0] for one in some)
                of = total[1] - sum(one[1] for one in some)
                assert (n, of) not in [cells[one] for one in gone if one in cells]


@pytest.mark.parametrize("seed", range(40))
def test_no_answer_is_left_over(seed: int) -> None:
    draw = Random(seed)
    answers = [draw.randint(1, 40) for _at in range(draw.randint(2, 5))]
    whole = sum(answers)
    gone = hidden(*(told(f"a{at}", n, whole) for at, n in enumerate(answers)))
    left = [n for at, n in enumerate(answers) if f"a{at}" in gone]
    assert len(left) in (0, len(answers)) or (len(left) > 1 and sum(left) >= LIMIT)

"""The weakest link of a priority's reasoning, each kind of it."""

from __future__ import annotations

from datetime import date

import pytest

from selfeval.core.models import (
    Arrow,
    Assumption,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Measure,
    PriorityAssumption,
    PriorityFactor,
    Reading,
    Stance,
)
from tests.core.why_school import School

TODAY = date(2026, 11, 22)


@pytest.fixture
def school() -> School:
    return School()


def _contest(school: School) -> None:
    school.arrows["system"].contested = True
    school.arrows["system"].basis = "judgement"


def _contest_what_was_tested(school: School) -> None:
    school.arrows["system"].contested = True


def _challenge(school: School) -> None:
    school.more = [
        Fact(id="f3", number=3, statement="Some join in without words"),
        Stance(fact_id="f3", assumption_id="a", stance="challenges"),
    ]


def _challenge_more(school: School) -> None:
    _challenge(school)
    school.supports = school.supports[:1]
    school.more.append(
        Reading(measure_id="m", period="2026", assumption_id="a", stance="challenges")
    )


def _skip(school: School) -> None:
    del school.factors["system"], school.factors["climate"]
    school.arrows["behaviour"] = Arrow(
        id="jump", source_id="behaviour", target_id="outcome", basis="tested"
    )


def _unwatch(school: School) -> None:
    school.watches = IndicatorPriority(indicator_id="i", priority_id="other")


def _stand_apart(school: School) -> None:
    del school.arrows["climate"]
    school.pushes.append(PriorityFactor(priority_id="p", factor_id="outcome"))


def _no_way(school: School) -> None:
    school.pushes = []
    school.priority.purpose = "Children read well"


def _hunches(school: School) -> None:
    school.words.basis = "hunch"
    school.more = [
        Assumption(id="b", number=2, belief="Pairs help", basis="hunch"),
        PriorityAssumption(priority_id="p", assumption_id="b"),
        Stance(fact_id="f1", assumption_id="b", stance="supports"),
    ]


def _hunch_without_fact(school: School) -> None:
    school.words.basis = "hunch"
    school.supports = []


def _reading_against(school: School) -> None:
    school.more = [
        Reading(measure_id="m", period="2026", assumption_id="a", stance="challenges"),
    ]


def _measure(school: School, figure: int, look_by: str = "2026-12-18") -> None:
    """Let the sign start at 8 of 16 and be at `figure` two months later."""
    sign = school.indicator
    sign.measure_id, sign.look_by = "m", look_by
    sign.baseline, sign.baseline_out_of, sign.baseline_on = "8", 16, "2026-09-01"
    sign.expected, sign.expected_out_of = "16", 16
    school.more = [
        Measure(id="m", name="Drop-ins", unit="count_of"),
        Reading(measure_id="m", period="", sort_date="2026-11-10", n=figure, out_of=16),
    ]


def _age(school: School) -> None:
    school.drop_ins.observed_on = school.reading.observed_on = "2025-06-01"


def _late(school: School) -> None:
    _measure(school, 12, look_by="2026-11-01")
    del school.more[1]


def _only_feedback(school: School) -> None:
    """Nothing leads to what children gain but an arrow from the gain itself."""
    _stand_apart(school)
    school.more = [
        Factor(id="later", label="More read for pleasure", realm="outcome"),
        PriorityFactor(priority_id="p", factor_id="later"),
        Arrow(id="back", source_id="outcome", target_id="climate", basis="tested"),
        Arrow(id="on", source_id="climate", target_id="later", basis="tested"),
    ]


BELIEF = "“Unknown words stop children joining in”"
STEP = "“Every room begins reading this way” leads to “Children join in”"
WEAK = {
    "no assumption": (
        lambda school: setattr(school.words, "status", "retired"),
        "nothing says why this would help; write down what we believe.",
    ),
    "no facts": (
        lambda school: school.supports.clear(),
        f"no fact supports {BELIEF} yet; look for one.",
    ),
    "a hunch without a fact": (
        _hunch_without_fact,
        f"{BELIEF} is a hunch that no fact supports; take a first look.",
    ),
    "only hunches": (
        _hunches,
        "all that we believe here is so far only a hunch; take a first look.",
    ),
    "contested": (
        _contest,
        f"that {STEP} is contested here, and so far only our judgement; try it in one place first.",
    ),
    "contested but tested": (
        _contest_what_was_tested,
        f"not everybody here agrees that {STEP}; try it in one place first.",
    ),
    "hunch": (
        lambda school: setattr(school.words, "basis", "hunch"),
        f"{BELIEF} is so far only a hunch; take a first look.",
    ),
    "hunch of an arrow": (
        lambda school: setattr(school.arrows["knowledge"], "basis", "hunch"),
        "that “Adults know why words come first” leads to “They teach words before reading” "
        "is so far only a hunch; take a first look.",
    ),
    "judgement": (
        lambda school: setattr(school.words, "basis", "judgement"),
        f"{BELIEF} is so far only our judgement; ask somebody else to look.",
    ),
    "quick look": (
        lambda school: setattr(school.words, "basis", "quick"),
        f"{BELIEF} is so far only a quick look; look again, in more places.",
    ),
    "failing": (
        lambda school: setattr(school.words, "status", "failing"),
        f"{BELIEF} is failing; change it, or what we do.",
    ),
    "challenged": (
        _challenge,
        f"1 fact speaks against {BELIEF}; find out what explains both sides.",
    ),
    "challenged by a reading": (
        _reading_against,
        f"a reading speaks against {BELIEF}; find out what explains it.",
    ),
    "more against than for": (
        _challenge_more,
        f"more speaks against {BELIEF} than for it; change it, or look again.",
    ),
    "realms skipped": (
        _skip,
        "it leaps from Behaviours to Outcomes; say what comes between.",
    ),
    "no indicator": (
        _unwatch,
        "no early sign would tell us whether it works; say what we would see.",
    ),
    "only a watch for harm": (
        lambda school: setattr(school.indicator, "watch", True),
        "no early sign would tell us whether it works; say what we would see.",
    ),
    "only outcomes as signs": (
        lambda school: setattr(school.indicator, "realm", "outcome"),
        "its only signs are outcomes, which come late; say what we would see before.",
    ),
    "going the other way": (
        lambda school: _measure(school, 5),
        "“Words first in drop-ins” is going the other way; adapt what we do, or stop.",
    ),
    "not seen by its day": (
        lambda school: _measure(school, 9, look_by="2026-11-01"),
        "“Words first in drop-ins” was not seen by its day; adapt what we do, or stop.",
    ),
    "overdue": (
        _late,
        "nobody has looked at “Words first in drop-ins”, which is overdue; look now.",
    ),
    "stale facts": (
        _age,
        f"all that supports {BELIEF} is over a year old; look again.",
    ),
    "missing arrow": (
        _stand_apart,
        "no step before it leads to “More read well”; say on the map what does.",
    ),
    "an arrow that leads only back": (
        _only_feedback,
        "no step before it leads to “More read well”; say on the map what does.",
    ),
    "no way": (
        _no_way,
        "nothing says how it would come about; name what changes first.",
    ),
    "no outcome": (
        lambda school: (school.factors.pop("outcome"), school.arrows.pop("climate")),
        "nothing says what children will gain; write down the difference for them.",
    ),
}


@pytest.mark.parametrize("case", WEAK)
def test_weakest_link_is_named(case: str, school: School) -> None:
    weaken, sentence = WEAK[case]
    weaken(school)
    assert school.why(today=TODAY).weakest == f"Weakest link: {sentence}"


def test_what_is_missing_weighs_more_than_what_is_doubted(school: School) -> None:
    _contest(school)
    _unwatch(school)
    assert "is contested here" in school.why().weakest
    school.supports = []
    assert "no fact supports" in school.why().weakest


@pytest.mark.parametrize("case", WEAK)
def test_it_is_one_short_sentence(case: str, school: School) -> None:
    WEAK[case][0](school)
    told = school.why(today=TODAY).weakest
    assert told.endswith(".")
    assert told.count(". ") == 0
    assert len(told) < 220


def test_nothing_is_old_or_late_where_no_day_is_asked_for(school: School) -> None:
    _age(school)
    assert school.why().weakest.startswith("No weak link stands out")


def test_a_fact_seen_again_is_not_old(school: School) -> None:
    _age(school)
    school.reading.measure_id = "m"
    school.more = [Reading(measure_id="m", period="", sort_date="2026-10-01", value="12")]
    assert school.why(today=TODAY).weakest.startswith("No weak link stands out")


def test_harm_that_is_watched_is_no_link(school: School) -> None:
    _measure(school, 5)
    school.indicator.watch = True
    school.more += [
        Indicator(id="j", sign="Hands go up"),
        IndicatorPriority(indicator_id="j", priority_id="p"),
    ]
    assert school.why(today=TODAY).weakest.startswith("No weak link stands out")


def test_nothing_is_called_missing_that_is_only_private(school: School) -> None:
    school.indicator.private = True
    assert school.why().weakest.startswith("No weak link stands out")
    school.words.private = True
    assert school.why().weakest.startswith("No weak link stands out")


def test_a_weak_link_that_is_private_is_not_named_and_not_denied(school: School) -> None:
    school.words.status, school.words.private = "failing", True
    assert school.why().weakest == "The weakest link is not shown here."
    assert "is failing" in school.why(private=True).weakest
    _contest(school)
    told = school.why().weakest
    assert told.startswith("Weakest link of those shown here: that “Every room")

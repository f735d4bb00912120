"""The weakest link of a priority's reasoning, each kind of it."""

from __future__ import annotations

import pytest

from selfeval.core.models import (
    Arrow,
    Fact,
    IndicatorPriority,
    PriorityFactor,
    Reading,
    Stance,
)
from tests.core.why_school import School


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


WEAK = {
    "contested": (
        _contest,
        "from “Every room begins reading this way” to “Children join in”. "
        "Contested, and so far only our judgement.",
    ),
    "contested but tested": (
        _contest_what_was_tested,
        "from “Every room begins reading this way” to “Children join in”. "
        "Not everybody here agrees on it.",
    ),
    "hunch": (
        lambda school: setattr(school.words, "basis", "hunch"),
        "“Unknown words stop children joining in” is so far only a hunch.",
    ),
    "hunch of an arrow": (
        lambda school: setattr(school.arrows["knowledge"], "basis", "hunch"),
        "from “Adults know why words come first” to “They teach words before reading”, "
        "so far only a hunch.",
    ),
    "quick look": (
        lambda school: setattr(school.words, "basis", "quick"),
        "“Unknown words stop children joining in” is so far only a quick look.",
    ),
    "failing": (
        lambda school: setattr(school.words, "status", "failing"),
        "“Unknown words stop children joining in” is failing.",
    ),
    "challenged": (
        _challenge,
        "1 fact speaks against “Unknown words stop children joining in”.",
    ),
    "more against than for": (
        _challenge_more,
        "more speaks against “Unknown words stop children joining in” than for it.",
    ),
    "realms skipped": (_skip, "from Behaviours straight to Outcomes, with nothing between."),
    "no indicator": (
        _unwatch,
        "no early indicator would tell us whether it is working.",
    ),
    "not joined": (
        _stand_apart,
        "nothing on the map leads to “More read well”.",
    ),
    "no way": (
        _no_way,
        "nothing says how it would come about: no factor and no action belongs to it.",
    ),
}


@pytest.mark.parametrize("case", WEAK)
def test_weakest_link_is_named(case: str, school: School) -> None:
    weaken, sentence = WEAK[case]
    weaken(school)
    assert school.why().weakest == f"Weakest link: {sentence}"


def test_what_is_missing_weighs_more_than_what_is_doubted(school: School) -> None:
    _contest(school)
    _unwatch(school)
    assert "Contested" in school.why().weakest
    school.supports = []
    assert "no fact supports" in school.why().weakest

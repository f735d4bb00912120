"""Rules about priorities: rows of which each speaks, and rows of which it does not."""

from __future__ import annotations

from selfeval.core.models import Action, Factor, PriorityFactor
from tests.core.rule_cases.builders import (
    ENDED,
    Case,
    assumed,
    assumption,
    indicator,
    many,
    priority,
    silent,
    speaks,
    watches,
)


def aims(factor_id: str) -> PriorityFactor:
    return PriorityFactor(priority_id="p", factor_id=factor_id)


def does(realm: str, **values: object) -> Action:
    return Action(id=realm, priority_id="p", what="Something", realm=realm, **values)


SPEAKS: list[Case] = [
    speaks("P1", "p", priority()),
    speaks("P1", "p", priority(status="proposed"), indicator(), watches(priority_id="other")),
    speaks("P2", "p", priority()),
    speaks("P2", "p", priority(), assumption(status="retired"), assumed()),
    speaks("P3", "school", *many(4), words="4 priorities are live", level="W"),
    speaks("P3", "school", *many(5), level="W"),
    speaks("P3", "school", *many(6), level="E"),
    speaks("P4", "p", priority(purpose="Children read well")),
    speaks("P4", "p", priority(), Factor(id="o", label="Reading", kind="outcome"), aims("o")),
    speaks("P5", "p", priority(owner=" "), words="does not yet say: who owns it."),
    speaks("P5", "p", priority(horizon=None, stop=""), words="until when, what we will stop."),
    speaks("P6", "p", priority(purpose="Children read well"), does("system")),
    speaks("P6", "p", priority(), does("system"), does("behaviour", state="dropped")),
]
SILENT: list[Case] = [
    silent("P1", priority(), indicator(), watches()),
    silent("P2", priority(), assumption(), assumed()),
    silent("P3", *many(3), *(priority(f"q{n}", status=status) for n, status in enumerate(ENDED))),
    silent("P4", priority()),
    silent("P4", priority(purpose="Children read well"), does("behaviour")),
    silent(
        "P4", priority(purpose="Read well"), Factor(id="b", label="B", realm="climate"), aims("b")
    ),
    silent("P5", priority()),
    silent("P6", priority(), does("system"), does("knowledge")),
    silent("P6", priority(), does("climate")),
    *(
        silent(one, priority(status=ended, owner="", stop="", purpose="Read"), does("system"))
        for one in ("P1", "P2", "P5", "P6")
        for ended in ENDED
    ),
]

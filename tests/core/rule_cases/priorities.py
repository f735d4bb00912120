"""Rules about priorities: rows of which each speaks, and rows of which it does not."""

from __future__ import annotations

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

SPEAKS: list[Case] = [
    speaks("P1", "p", priority()),
    speaks("P1", "p", priority(status="proposed"), indicator(), watches(priority_id="other")),
    speaks("P2", "p", priority()),
    speaks("P2", "p", priority(), assumption(status="retired"), assumed()),
    speaks("P3", "school", *many(4), words="4 priorities are live", level="W"),
    speaks("P3", "school", *many(5), level="W"),
    speaks("P3", "school", *many(6), level="E"),
    speaks("P5", "p", priority(owner=" "), words="does not yet say: who owns it."),
    speaks("P5", "p", priority(horizon=None, stop=""), words="until when, what we will stop."),
]
SILENT: list[Case] = [
    silent("P1", priority(), indicator(), watches()),
    silent("P2", priority(), assumption(), assumed()),
    silent("P3", *many(3), *(priority(f"q{n}", status=status) for n, status in enumerate(ENDED))),
    silent("P5", priority()),
    *(
        silent(one, priority(status=ended, owner="", stop=""))
        for one in ("P1", "P2", "P5")
        for ended in ENDED
    ),
]

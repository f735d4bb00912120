"""How guided start ends: the thread of what was written, and one good next step."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.figures import readings_of
from selfeval.core.interview.answers import Progress, item_of
from selfeval.core.models import Assumption, Fact, Indicator, Priority, Row
from selfeval.core.rows import Rows, name_of
from selfeval.i18n import N_, _


@dataclass(frozen=True)
class Knot:
    """One place on the thread: the step it belongs to, what it is there, and the item, if any."""

    step: int
    title: str
    item: Row | None = None

    @property
    def words(self) -> str:
        """The item's own words; "" where there is none yet."""
        return " ".join(name_of(self.item).split()) if self.item is not None else ""


@dataclass(frozen=True)
class NextStep:
    """One thing to do next, why, and where: the key of a page, and an item on it or None."""

    what: str
    why: str
    page: str
    item: Row | None = None


def knots(rows: Rows, progress: Progress) -> tuple[Knot, ...]:
    """Return the thread from what was seen to what will be looked for.

    A fact that points the other way appears where there is one: nobody is obliged to have it.
    """
    against = item_of(rows, progress, "against")
    found = [Knot(1, N_("Fact"), item_of(rows, progress, "fact"))]
    if against is not None:
        found.append(Knot(1, N_("A fact that points the other way"), against))
    found += [
        Knot(2, N_("Assumption"), item_of(rows, progress, "assumption")),
        Knot(4, N_("Priority"), item_of(rows, progress, "priority")),
        Knot(5, N_("Early indicator"), item_of(rows, progress, "indicator")),
    ]
    return tuple(found)


def next_step(rows: Rows, progress: Progress) -> NextStep:
    """Return the step that would strengthen the thread most; what is missing comes first."""
    missing = _missing(rows, progress)
    if missing is not None:
        return missing
    indicator = item_of(rows, progress, "indicator")
    if isinstance(indicator, Indicator) and not _has_start(rows, indicator):
        return NextStep(
            _("Look once this week, before anything changes, and record what you see."),
            _("Without a start nobody can say later whether it moved."),
            "indicators",
            indicator,
        )
    return NextStep(
        _("Show it to somebody who sees it differently, and ask what would prove it wrong."),
        _("Ten minutes of doubt now are cheaper than a year of the wrong work."),
        "overview",
    )


def _missing(rows: Rows, progress: Progress) -> NextStep | None:
    fact = item_of(rows, progress, "fact")
    if not isinstance(fact, Fact):
        return NextStep(
            _("Find one fact: visit three lessons, or count something for a week."),
            _("Everything else rests on what somebody has seen."),
            "facts",
        )
    if not (fact.source.strip() and fact.observed_on):
        return NextStep(
            _("Write beside your fact how you know it, and when it was seen."),
            _("Then anybody can look again and compare."),
            "facts",
            fact,
        )
    believed = item_of(rows, progress, "assumption")
    if not isinstance(believed, Assumption):
        return NextStep(
            _("Ask two colleagues why they think it is so, and write down what they believe."),
            _("A plan without a reason behind it cannot be put right when it fails."),
            "assumptions",
        )
    if item_of(rows, progress, "against") is None and not believed.rival.strip():
        return NextStep(
            _("Look for one fact that speaks against your reason."),
            _("A reason that nobody has doubted is the one that surprises you later."),
            "assumptions",
            believed,
        )
    return _missing_plan(rows, progress)


def _missing_plan(rows: Rows, progress: Progress) -> NextStep | None:
    priority = item_of(rows, progress, "priority")
    if not isinstance(priority, Priority) or not priority.purpose.strip():
        return NextStep(
            _("Say what would be different for children."),
            _("It is where a plan begins, and how anybody can tell that it has arrived."),
            "priorities",
            priority,
        )
    if item_of(rows, progress, "indicator") is None:
        return NextStep(
            _("Name one thing that you would notice within six weeks."),
            _("Results come too late to change course by."),
            "indicators",
        )
    return None


def _has_start(rows: Rows, indicator: Indicator) -> bool:
    return indicator.baseline is not None or bool(readings_of(rows, indicator.measure_id))

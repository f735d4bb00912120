"""What has changed in the facts and in the assumptions that rest on them."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.fields import field_of
from selfeval.core.figures import reading_words, readings_of, value_words
from selfeval.core.models import Assumption, Fact, Indicator, Measure, Reading, Stance
from selfeval.core.rows import Rows
from selfeval.core.wording import shorten
from selfeval.i18n import N_, _
from selfeval.report.snapshot.since.fields import from_to, moved, reworded, told
from selfeval.report.snapshot.since.items import compare, links
from selfeval.report.snapshot.since.sides import Sides
from selfeval.report.snapshot.since_parts import Step
from selfeval.report.snapshot.wording import ref, short_day

SHORT = 60
FACT = ("tone", "detail", "leaves_out", "about", "source", "instrument", "observed_on", "check_by")
BELIEF = (
    "because",
    "wrong_if",
    "rival",
    "basis_reason",
    "owner",
    "check_by",
)
SPEAKS = {
    "supports": (N_("Now for it: {name}"), N_("No longer for it: {name}")),
    "challenges": (N_("Now against it: {name}"), N_("No longer against it: {name}")),
    "unclear": (N_("Now beside it: {name}"), N_("No longer beside it: {name}")),
}


def facts(sides: Sides) -> Step:
    """Compare the facts, and the readings by which each was seen again."""

    def how(then: Fact, now: Fact) -> Iterator[str]:
        if then.statement.strip() != now.statement.strip():
            yield reworded(then.statement, now.statement)
        before, after = (
            value_words(None, "count_of", n=row.n, out_of=row.out_of) for row in (then, now)
        )
        if before != after:
            yield moved(_("How many"), before, after)
        yield from _readings(sides, now)
        yield from told(then, now, FACT)

    return compare(sides, Fact, how).step("facts", _("Facts"))


def _readings(sides: Sides, fact: Fact) -> Iterator[str]:
    """Say what the newest reading is; of one that an indicator watches, the indicator tells."""
    now, then = sides.now, sides.then
    measure = now.rows.get(Measure, fact.measure_id)
    if measure is None or now.rows.where(Indicator, "measure_id", measure.id):
        return
    before = _latest(sides, then.rows, measure)
    after = _latest(sides, now.rows, measure)
    if before != after and after:
        yield _("Figures {figures}").format(figures=from_to(before, after))


def _latest(sides: Sides, rows: Rows, measure: Measure) -> str:
    """Return the newest figure; "" where these readers may not see it on either day."""
    found: list[Reading] = list(readings_of(rows, measure.id))
    if not found or not (sides.then.shows(found[-1]) and sides.now.shows(found[-1])):
        return ""
    return reading_words(found[-1], measure.unit)


def beliefs(sides: Sides) -> Step:
    """Compare the assumptions; those that stand elsewhere now come first."""

    def how(then: Assumption, now: Assumption) -> Iterator[str]:
        if then.belief.strip() != now.belief.strip():
            yield reworded(then.belief, now.belief)
        yield from told(then, now, ("status", "basis"))
        yield from _stances(sides, now)
        yield from told(then, now, BELIEF)
        if now.reviewed_on and then.reviewed_on != now.reviewed_on:
            day = short_day(now.reviewed_on)
            yield _("Thought through again on {day}").format(day=day)

    found = compare(sides, Assumption, how, _retired)
    stands = _(field_of(Assumption, "status").title)
    found.changes.sort(key=lambda one: not any(words.startswith(stands) for words in one.how))
    return found.step("assumptions", _("Assumptions"))


def _retired(then: Assumption, now: Assumption) -> str | None:
    if now.status != "retired" or then.status == "retired":
        return None
    reason = now.basis_reason.strip()
    return _("Retired: {reason}").format(reason=reason) if reason else _("Retired")


def _stances(sides: Sides, belief: Assumption) -> Iterator[str]:
    for stance, (added, ended) in SPEAKS.items():
        yield from links(
            sides,
            _speaking(sides.now.rows, belief, stance),
            _speaking(sides.then.rows, belief, stance),
            _(added),
            _(ended),
            fact_name,
        )


def _speaking(rows: Rows, belief: Assumption, stance: str) -> list[str]:
    return [
        link.fact_id
        for link in rows.where(Stance, "assumption_id", belief.id)
        if link.stance == stance
    ]


def fact_name(rows: Rows, row_id: str) -> str:
    """Call a fact by its number and first words; "" where these readers may not see it."""
    fact = rows.get(Fact, row_id)
    if fact is None:
        return ""
    return f"{ref(rows, fact)}, “{shorten(fact.statement, SHORT)}”"

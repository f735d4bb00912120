"""What has changed in the judgements by inspection area, and in what is said of the school."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.fields import fields_of
from selfeval.core.frameworks import Framework, areas_for
from selfeval.core.models import Judgement, JudgementFact, Recommendation, School
from selfeval.i18n import _
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.context import grade_words, judgement_of
from selfeval.report.snapshot.since.fields import moved, reworded, told
from selfeval.report.snapshot.since.items import Found, change, compare, links
from selfeval.report.snapshot.since.sides import Sides
from selfeval.report.snapshot.since.thinking import fact_name
from selfeval.report.snapshot.since_parts import Change, Step

WORDS = ("narrative", "strengths", "next_steps", "state")
UNTOLD = frozenset({"id", "logo", "accent", "small_number_limit"})
"""Of the school: what is no statement about it."""


def areas(sides: Sides, framework: Framework) -> Step:
    """Compare what is said of each area of one framework; it never speaks of another one."""
    found = Found()
    for area in areas_for(framework, sides.now.rows.school):
        before, after = (judgement_of(one.rows, framework, area) for one in (sides.then, sides.now))
        if before is None and after is None:
            continue
        if before is None or after is None:
            kind, how = ("new", ()) if after else ("dropped", (_("Removed"),))
            found.changes.append(Change(kind, area.title, how))
            continue
        grades = (grade_words(framework, area, one) for one in (before, after))
        told_of = [*_graded(*grades), *told(before, after, WORDS)]
        told_of += links(
            sides,
            _rests_on(sides.now, after),
            _rests_on(sides.then, before),
            _("Now rests on {name}"),
            _("No longer rests on {name}"),
            fact_name,
        )
        if told_of:
            found.changes.append(Change("changed", area.title, tuple(told_of)))
        else:
            found.unchanged += 1
    return found.step("areas", _("By inspection area"))


def _rests_on(choice: Choice, judgement: Judgement) -> list[str]:
    found = choice.rows.where(JudgementFact, "judgement_id", judgement.id)
    return [link.fact_id for link in found]


def _graded(before: str, after: str) -> Iterator[str]:
    if before != after:
        yield moved(_("Grade"), before, after)


def school(sides: Sides) -> Step:
    """Compare the details of the school and the recommendations of its last inspection."""
    found = compare(sides, Recommendation, _recommendation)
    rows = sides.now.rows
    names = [one.name for one in fields_of(School) if one.name not in UNTOLD]
    how = tuple(told(sides.then.rows.school, rows.school, names))
    if how:
        details = change("changed", rows, rows.school, _("School details"), how)
        found.changes.append(details)
    else:
        found.unchanged += 1
    return found.step("school", _("The school"))


def _recommendation(then: Recommendation, now: Recommendation) -> Iterator[str]:
    if then.recommended.strip() != now.recommended.strip():
        yield reworded(then.recommended, now.recommended)
    yield from told(then, now, ("done", "evidence", "remains"))

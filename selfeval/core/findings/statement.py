"""Rules about the self-evaluation statement: judgements by area, and all that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from selfeval.core.findings.base import Remark, framework_of, named
from selfeval.core.models import Evidence, Fact, Judgement, JudgementFact, RealmLink
from selfeval.core.rows import Rows
from selfeval.i18n import _

ACTIVITY = re.compile(
    r"\b(?:introduced|launched|delivered|implemented|rolled out|provided|organised|purchased"
    r"|bought|invested|appointed|trained|attended|set up|put in place|established|held|ran"
    r"|reviewed|rewrote|rewritten|updated|monitored)\b",
    re.IGNORECASE,
)
IMPACT = re.compile(
    r"\d|\b(?:so that|as a result|now|more|fewer|less|better|worse|higher|lower|rose|risen|rising"
    r"|fell|fallen|falling|grew|grown|up|down|improved|increased|decreased|halved|doubled|than"
    r"|most|almost all|few|can|make|makes|made|achieve|attain|attend|enjoy|feel|know|read)\b",
    re.IGNORECASE,
)
TEST = re.compile(
    r"\b(?:tests?|sats?|exams?|gcses?|a-levels?|scores?|phonics (?:check|screening)"
    r"|expected standard|higher standard|attainment|progress 8|attainment 8|published results)\b",
    re.IGNORECASE,
)
ENOUGH = 2


def claim_without_evidence(rows: Rows, _today: date) -> Iterator[Remark]:
    """S1: what is said of an area rests on facts, or on evidence kept with it."""
    for row in rows.all(Judgement):
        claims = (row.narrative + row.strengths).strip()
        if claims and not has_evidence(rows, row):
            yield Remark(
                row, _("What we say about “{area}” rests on no fact yet.").format(area=named(row))
            )


def grade_in_doubt(rows: Rows, _today: date) -> Iterator[Remark]:
    """S2: a grade has evidence, and no two areas read the same fact in opposite ways unsaid.

    Two areas contradict each other where one is graded in the better half of the scale, the
    other in the worse half, both rest on the same fact, and neither text names the other area.
    """
    for row in rows.all(Judgement):
        if row.grade.strip() and not has_evidence(rows, row):
            yield Remark(
                row, _("“{area}” has a grade but no evidence yet.").format(area=named(row))
            )
        elif _half(row) == "better":
            yield from _contradictions(rows, row)


def activity_without_impact(rows: Rows, _today: date) -> Iterator[Remark]:
    """S3: a judgement says what changed, not only what was done."""
    for row in rows.all(Judgement):
        told = f"{row.narrative} {row.strengths}"
        done = ACTIVITY.search(told)
        if done and not IMPACT.search(told):
            yield Remark(
                row,
                _("“{area}” says what was done (“{word}”). What has changed for children?").format(
                    area=named(row), word=done.group().lower()
                ),
            )


def outcomes_are_tests(rows: Rows, _today: date) -> Iterator[Remark]:
    """S5: what children gain shows in more than test scores."""
    facts = _facts_in(rows, "outcome")
    if len(facts) >= ENOUGH and all(_is_test(fact) for fact in facts):
        yield Remark(
            rows.school,
            _("Every fact about outcomes is a test score. What else do children gain here?"),
        )


def climate_one_sided(rows: Rows, _today: date) -> Iterator[Remark]:
    """S6: climate is asked of children and of staff."""
    people = [fact.people for fact in _facts_in(rows, "climate") if fact.people]
    if len(people) < ENOUGH or len(set(people)) > 1:
        return
    sentences = {
        "children": _("Every fact about climate is about children. How is it for staff?"),
        "staff": _("Every fact about climate is about staff. How is it for children?"),
    }
    if people[0] in sentences:
        yield Remark(rows.school, sentences[people[0]])


def has_evidence(rows: Rows, judgement: Judgement) -> bool:
    """Whether a judgement rests on a fact, or on evidence kept with it."""
    links = rows.where(JudgementFact, "judgement_id", judgement.id)
    return bool(links or rows.attached(Evidence, judgement))


def _half(judgement: Judgement) -> str:
    """Return "better", "worse" or "" (no grade, the middle one, or one that has no rank)."""
    known = framework_of(judgement)
    grades = [grade.id for grade in known.scale] if known else []
    if judgement.grade not in grades:
        return ""
    place, middle = grades.index(judgement.grade), (len(grades) - 1) / 2
    if place == middle:
        return ""
    return "better" if place < middle else "worse"


def _contradictions(rows: Rows, judgement: Judgement) -> Iterator[Remark]:
    mine = _fact_ids(rows, judgement)
    for other in rows.where(Judgement, "framework", judgement.framework):
        shared = mine & _fact_ids(rows, other)
        if shared and _half(other) == "worse" and not _mention(judgement, other):
            fact = rows.get(Fact, min(shared))
            yield Remark(
                judgement,
                _("“{area}” and “{other}” are graded apart, and both rest on “{fact}”.").format(
                    area=named(judgement), other=named(other), fact=named(fact) if fact else ""
                ),
            )
            return


def _fact_ids(rows: Rows, judgement: Judgement) -> set[str]:
    return {link.fact_id for link in rows.where(JudgementFact, "judgement_id", judgement.id)}


def _mention(one: Judgement, other: Judgement) -> bool:
    """Whether either text names the other's area: then the difference is commented on."""
    return any(
        named(about).casefold() in f"{told.narrative} {told.strengths} {told.next_steps}".casefold()
        for told, about in ((one, other), (other, one))
    )


def _facts_in(rows: Rows, realm_id: str) -> Sequence[Fact]:
    more = {
        link.item_id
        for link in rows.where(RealmLink, "realm", realm_id)
        if link.item_table == Fact.table_name()
    }
    return [fact for fact in rows.all(Fact) if fact.realm == realm_id or fact.id in more]


def _is_test(fact: Fact) -> bool:
    return bool(TEST.search(f"{fact.statement} {fact.instrument} {fact.source}"))

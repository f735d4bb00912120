"""The school in context, what came of its last inspection, and its judgements by area."""

from __future__ import annotations

from selfeval.core.figures import value_words
from selfeval.core.frameworks import Area, Framework, areas_for
from selfeval.core.models import Fact, Judgement, JudgementFact, Recommendation, School
from selfeval.core.rows import Rows
from selfeval.i18n import N_, _
from selfeval.report.snapshot.parts import (
    AreaPart,
    Areas,
    Context,
    ContextFigure,
    RecommendationPart,
)
from selfeval.report.snapshot.wording import long_day, percent, points_apart, ref

FIGURES = (
    ("disadvantaged", N_("Disadvantaged pupils")),
    ("send", N_("Pupils with special educational needs")),
    ("eal", N_("English as an additional language")),
    ("mobility", N_("Joined or left during the year")),
    ("attendance", N_("Attendance")),
)


def context(rows: Rows) -> Context:
    """Return the school's purpose and figures, and what was done since its last inspection."""
    school = rows.school
    return Context(
        purpose=school.purpose.strip(),
        about=school.context.strip(),
        roll=value_words(None, "count_of", n=school.roll),
        figures=tuple(_figures(school)),
        source=school.figures_source.strip(),
        inspected=long_day(school.inspected_on),
        outcome=school.inspection_outcome.strip(),
        recommendations=tuple(
            RecommendationPart(
                row.recommended.strip() or _("Nothing written yet"),
                row.done.strip() or _("Not yet said"),
                row.evidence.strip() or _("Not yet said"),
                row.remains.strip() or _("Not yet said"),
            )
            for row in rows.all(Recommendation)
        ),
    )


def _figures(school: School) -> list[ContextFigure]:
    found: list[ContextFigure] = []
    for name, title in FIGURES:
        here, national = getattr(school, name), getattr(school, f"{name}_national")
        if here is not None or national is not None:
            apart = points_apart(here, national)
            figure = ContextFigure(_(title), percent(here), percent(national), apart)
            found.append(figure)
    return found


def areas(rows: Rows, framework: Framework) -> Areas:
    """Return what the school says of itself, in each area that it has."""
    return Areas(
        framework=framework.title,
        edition=framework.edition,
        note=framework.note,
        areas=tuple(_area(rows, framework, area) for area in areas_for(framework, rows.school)),
    )


def judgement_of(rows: Rows, framework: Framework, area: Area) -> Judgement | None:
    """Return what the school wrote about an area, if anything."""
    return rows.get(Judgement, Judgement.id_for(framework.id, area.id))


def grade_words(framework: Framework, area: Area, judgement: Judgement | None) -> str:
    """Return a grade's title; "Not graded" is a full answer."""
    if not framework.grades_for(area):
        return ""
    grade = judgement.grade if judgement else ""
    if grade:
        return framework.grade_title(grade)
    return _("Not yet said") if area.kind == "met" else _("Not graded")


def _area(rows: Rows, framework: Framework, area: Area) -> AreaPart:
    judgement = judgement_of(rows, framework, area)
    links = rows.where(JudgementFact, "judgement_id", judgement.id) if judgement else ()
    shown = {link.fact_id for link in links}
    facts = [fact for fact in rows.all(Fact) if fact.id in shown]
    return AreaPart(
        title=area.title,
        group=area.group,
        grade=grade_words(framework, area, judgement),
        narrative=judgement.narrative.strip() if judgement else "",
        strengths=judgement.strengths.strip() if judgement else "",
        next_steps=judgement.next_steps.strip() if judgement else "",
        evidence=tuple((ref(rows, fact), fact.statement.strip()) for fact in facts),
        agreed=_("Agreed") if judgement and judgement.state == "agreed" else _("Draft"),
    )


def safeguarding(rows: Rows, framework: Framework) -> str:
    """Say whether safeguarding is met, where the framework asks for that."""
    met = [area for area in areas_for(framework, rows.school) if area.kind == "met"]
    if not met:
        return ""
    area = next((found for found in met if "safeguarding" in found.id), met[0])
    return grade_words(framework, area, judgement_of(rows, framework, area))

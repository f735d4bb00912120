"""The index of evidence: every fact in a line, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.frameworks import Framework
from selfeval.core.models import Assumption, Fact, Judgement, JudgementFact, Priority
from selfeval.core.thread import holds_up
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.evidence_parts import EvidenceRow, Use
from selfeval.report.snapshot.priorities import live_priorities
from selfeval.report.snapshot.wording import key_of, ref, short_day

LONGEST, LONGEST_SOURCE = 140, 90


def evidence(choice: Choice, framework: Framework) -> tuple[EvidenceRow, ...]:
    """Return every fact that may be printed, in the order of the numbers."""
    facts = sorted(choice.rows.all(Fact), key=lambda fact: (fact.number or 0, fact.id))
    return tuple(
        EvidenceRow(
            label=str(choice.rows.label_of(fact) or "–"),
            key=key_of(fact),
            words=shorten(fact.statement.strip(), LONGEST) or _("Nothing written yet"),
            source=shorten(fact.source.strip(), LONGEST_SOURCE) or _("No source given"),
            day=short_day(fact.observed_on),
            uses=tuple(_uses(choice, fact, framework)),
        )
        for fact in facts
    )


def _uses(choice: Choice, fact: Fact, framework: Framework) -> Iterator[Use]:
    above = holds_up(choice.rows, fact)
    for item in above:
        if isinstance(item, Assumption) and item.status != "retired":
            yield Use(ref(choice.rows, item), key_of(item))
    live = live_priorities(choice)
    for item in above:
        if isinstance(item, Priority) and item in live:
            place = _("P{place}").format(place=live.index(item) + 1)
            yield Use(place, key_of(item))
    titles = {area.id: area.title for area in framework.areas}
    for link in choice.rows.where(JudgementFact, "fact_id", fact.id):
        judgement = choice.rows.get(Judgement, link.judgement_id)
        if judgement is not None and judgement.framework == framework.id:
            yield Use(titles.get(judgement.area, judgement.area), "")

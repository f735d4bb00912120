"""Where the self-evaluation stands, in one honest sentence and one line of fact.

What is missing is said before what is there, harm before everything, and nothing is praised that
cannot be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfeval.core.figures import as_day
from selfeval.core.findings import Finding
from selfeval.core.models import Assumption, Edition, Fact, Factor, Indicator, Meeting, Priority
from selfeval.core.overview.strands import (
    ASSUMPTIONS,
    FACTS,
    INDICATORS,
    MAP,
    Strand,
)
from selfeval.core.rows import Rows
from selfeval.core.signs import Word
from selfeval.i18n import N_, _, ngettext

WELL_GROUNDED = 3
"""Facts behind every live priority from which what we see is called strong."""
SILENT = {Word.NO_READING, Word.OVERDUE}

THIN = {
    FACTS: N_("Thin on what we can see."),
    ASSUMPTIONS: N_("Thin on why this is the work to do."),
    MAP: N_("Thin on how one thing leads to another."),
    INDICATORS: N_("Thin on what to look for next."),
}
"""What is said of the step with most gaps."""

THINNER = {
    MAP: N_("Strong on facts. Thinner on how one thing leads to another."),
    INDICATORS: N_("Strong on facts. Thinner on what to look for next."),
}
"""The same where every live priority is well grounded in facts."""


@dataclass(frozen=True)
class Verdict:
    """One sentence, and what stands behind it.

    `fact` is a sentence with figures, "" where there is none. `agreed_on` is the day on which the
    report was last agreed, by whom (`agreed_by`); None where nobody has agreed it yet.
    """

    sentence: str
    fact: str
    agreed_on: date | None
    agreed_by: str


def verdict(rows: Rows, found: Sequence[Finding], live: Sequence[Strand], today: date) -> Verdict:
    """Say where things stand; `found` are the open findings, `live` the strands of today."""
    agreed = _last_agreed(rows, today)
    sentence, fact = _early(rows) or _of_strands(rows, found, live)
    return Verdict(
        sentence=sentence,
        fact=fact,
        agreed_on=as_day(agreed.agreed_on) if agreed else None,
        agreed_by=_agreed_by(rows, agreed) if agreed else "",
    )


def _early(rows: Rows) -> tuple[str, str] | None:
    """What to say before any priority is live."""
    facts, beliefs = len(rows.all(Fact)), len(rows.all(Assumption))
    chosen = [row for row in rows.all(Priority) if row.status == "live"]
    if chosen:
        return None
    if not any(rows.all(model) for model in (Fact, Assumption, Factor, Priority, Indicator)):
        return _("Nothing is written yet."), _("It begins with one fact.")
    if not facts:
        return _("Something is believed. Nothing says yet what we can see."), _(
            "There is no fact yet."
        )
    told = ngettext("{count} fact is written down.", "{count} facts are written down.", facts)
    if not beliefs:
        return _("Facts are gathered. Nothing says yet why they are so."), told.format(count=facts)
    proposed = sum(row.status == "proposed" for row in rows.all(Priority))
    if proposed:
        words = ngettext(
            "{count} priority is proposed, and none is live.",
            "{count} priorities are proposed, and none is live.",
            proposed,
        )
        return _("Ready to choose. Nothing is live yet."), words.format(count=proposed)
    return _("Facts and reasons are there. Nothing is chosen yet."), _("No priority is live.")


def _of_strands(rows: Rows, found: Sequence[Finding], live: Sequence[Strand]) -> tuple[str, str]:
    harmed = [one for one in live if one.worst is Word.OTHER_WAY]
    if harmed:
        words = ngettext(
            "{which} has a sign that goes the wrong way.",
            "{which} have a sign that goes the wrong way.",
            len(harmed),
        )
        return _("Something is going the other way. Look there first."), _counted(
            words, harmed, live
        )
    place = _most_gaps(live)
    if place is not None:
        return _thin_sentence(rows, found, live, place), _gap_words(live, place)
    return _of_whole(rows, found, live)


def _most_gaps(live: Sequence[Strand]) -> int | None:
    """Return the place with most gaps, the earliest in the thread first; None without any."""
    places = (FACTS, ASSUMPTIONS, MAP, INDICATORS)
    gaps = {place: sum(one.is_gap(place) for one in live) for place in places}
    if live and gaps[ASSUMPTIONS] == gaps[FACTS] > 0:
        gaps[FACTS] = 0  # without a belief there is nothing for a fact to speak to
    most = max(gaps.values())
    return next(place for place in places if gaps[place] == most) if most else None


def _thin_sentence(rows: Rows, found: Sequence[Finding], live: Sequence[Strand], place: int) -> str:
    if place in THINNER and all(_well_grounded(rows, found, one) for one in live):
        return _(THINNER[place])
    return _(THIN[place])


def _gap_words(live: Sequence[Strand], place: int) -> str:
    gaps = [one for one in live if one.is_gap(place)]
    count = len(gaps)
    words = {
        FACTS: ngettext(
            "{which} has no fact behind it.",
            "{which} have no fact behind them.",
            count,
        ),
        ASSUMPTIONS: ngettext(
            "{which} rests on no assumption.",
            "{which} rest on no assumption.",
            count,
        ),
        MAP: ngettext(
            "{which} is not on the map.",
            "{which} are not on the map.",
            count,
        ),
        INDICATORS: ngettext(
            "{which} has no early indicator.",
            "{which} have no early indicator.",
            count,
        ),
    }
    return _counted(words[place], gaps, live)


def _of_whole(rows: Rows, found: Sequence[Finding], live: Sequence[Strand]) -> tuple[str, str]:
    """Every live priority runs from facts to indicators: say how firmly, and what was read."""
    late = sum(one.rule == "I5" for one in found)
    if late:
        words = ngettext("{count} reading is overdue.", "{count} readings are overdue.", late)
        return _("Each thread is whole. It waits for somebody to look."), words.format(count=late)
    unheard = [one for one in live if one.worst in SILENT]
    if unheard:
        words = ngettext(
            "{which} has a sign that nobody has read yet.",
            "{which} have signs that nobody has read yet.",
            len(unheard),
        )
        return _("Each thread is whole. Now look whether it holds."), _counted(words, unheard, live)
    shaky = sum(one.rule == "A1" for one in found)
    if shaky:
        words = ngettext(
            "{count} assumption has no fact for it.",
            "{count} assumptions have no fact for them.",
            shaky,
        )
        return _("Each thread is whole, and some of it is still only belief."), words.format(
            count=shaky
        )
    told = ngettext("{count} priority is live.", "{count} priorities are live.", len(live))
    told = told.format(count=len(live))
    if all(_well_grounded(rows, found, one) for one in live) and _all_doubted(found, live):
        return _("Each thread is whole, seen and doubted. Go on asking what would change it."), told
    return _("Each thread runs from facts to signs. Ask next what speaks against it."), told


def _well_grounded(rows: Rows, found: Sequence[Finding], one: Strand) -> bool:
    """Whether enough facts stand behind a strand, of more than one source, none of them bare."""
    ids = one.knots[FACTS].ids
    bare = {finding.item_id for finding in found if finding.rule == "F1"}
    facts = [row for row in (rows.get(Fact, row_id) for row_id in ids) if row is not None]
    sources = {row.source.strip().casefold() for row in facts}
    return len(facts) >= WELL_GROUNDED and len(sources) > 1 and not bare & set(ids)


def _all_doubted(found: Sequence[Finding], live: Sequence[Strand]) -> bool:
    """Whether for every assumption behind the strands somebody looked for the other side."""
    unchallenged = {finding.item_id for finding in found if finding.rule == "A2"}
    behind = {row_id for one in live for row_id in one.knots[ASSUMPTIONS].ids}
    return bool(behind) and not unchallenged & behind


def _counted(words: str, some: Sequence[Strand], live: Sequence[Strand]) -> str:
    which = _("The one live priority")
    if len(live) > 1:
        which = _("{count} of {total} live priorities").format(count=len(some), total=len(live))
    return words.format(which=which)


def _last_agreed(rows: Rows, today: date) -> Edition | None:
    agreed = [
        row
        for row in rows.all(Edition)
        if row.state == "agreed" and (day := as_day(row.agreed_on)) is not None and day <= today
    ]
    return max(agreed, key=lambda row: (row.agreed_on or "", row.id), default=None)


def _agreed_by(rows: Rows, edition: Edition) -> str:
    meeting = rows.get(Meeting, edition.meeting_id)
    return edition.agreed_by.strip() or (meeting.title.strip() if meeting else "")

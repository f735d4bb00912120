"""What to look at before a report leaves the building: names, few pupils, and bare claims.

Advice, like all findings: nothing here stops anybody from printing. With the words of a document
only what it prints is listed; without them, all that could be printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from selfeval.core.asked_words import places_in_questions
from selfeval.core.causal.sentences import arrow_sentence
from selfeval.core.findings import Finding, rule
from selfeval.core.findings.base import small_number_limit
from selfeval.core.findings.statement import has_evidence
from selfeval.core.hidden_words import hidden_in, reads
from selfeval.core.models import Arrow, Dismissal, Judgement, Row
from selfeval.core.rows import Rows, name_of
from selfeval.core.sharing_places import Place, Told, printed
from selfeval.core.telling_words import belonging, never_printed, places_in, title_of
from selfeval.i18n import _, ngettext

UNBACKED = ("S1", "S2", "P2", "A1", "M1", "F1")
"""Rules about claims without evidence: of areas, priorities, assumptions, arrows, and in facts."""
KNOWN_BY = 30
"""Letters at the start of an item by which it is known in a document."""


@dataclass(frozen=True)
class SharingCheck:
    """One thing to look at, in words, with the places it speaks of; both are empty if none.

    `items` are the open places as findings. `lines` are sentences to read, without a place.
    """

    kind: str
    words: str
    items: tuple[Finding, ...] = ()
    places: tuple[Place, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Whether nobody needs to look: all that was found has its answer."""
        return not self.items and self.kind != "letters"


def words_to_look_at(rows: Rows, readers: str, told: Told | None) -> tuple[Place, ...]:
    """Return the places that may name a person or, but for senior leaders, tell of few pupils."""
    limit = 0 if readers == "leaders" else small_number_limit(rows)
    return printed(chain(places_in(rows, limit), places_in_questions(rows, limit)), told)


def checks_of(places: Sequence[Place]) -> tuple[SharingCheck, ...]:
    """Return what is to be said of places: of names always, of few pupils where there are any."""
    names = tuple(one for one in places if one.kind == "name")
    few = tuple(one for one in places if one.kind == "few")
    checks = [SharingCheck("names", _names_words(names), _as_findings(names), names)]
    if few:
        checks.append(SharingCheck("few", _few_words(few), _as_findings(few), few))
    return tuple(checks)


def claims_to_look_at(rows: Rows, today: date, told: Told | None) -> SharingCheck:
    """Return the check of claims without evidence."""
    claims = tuple(_claims(rows, today, told))
    return SharingCheck("claims", _claims_words(claims), _as_findings(claims), claims)


def _as_findings(places: Sequence[Place]) -> tuple[Finding, ...]:
    return tuple(
        Finding("S4", "E", *one.goes_to, one.sentence or _sentence(one))
        for one in places
        if not one.answer
    )


def _sentence(place: Place) -> str:
    if place.kind == "few":
        words = _("“{item}” speaks of very few pupils (“{words}”).")
    else:
        words = _("“{item}” may name a person (“{words}”). A role would say enough.")
    return words.format(item=place.title, words=place.words)


# What it says -------------------------------------------------------------------------------


def _names_words(places: Sequence[Place]) -> str:
    count = _open(places)
    words = _("No likely names found. Please read it yourself.")
    if count:
        words = ngettext(
            "{count} place may name a person", "{count} places may name a person", count
        ).format(count=count)
    return f"{words} {_answered(places)}".strip()


def _few_words(places: Sequence[Place]) -> str:
    count = _open(places)
    words = _("What is said of very few pupils was looked at")
    if count:
        words = ngettext(
            "{count} place tells of very few pupils",
            "{count} places tell of very few pupils",
            count,
        ).format(count=count)
    return f"{words} {_answered(places)}".strip()


def _open(places: Sequence[Place]) -> int:
    return sum(1 for one in places if not one.answer)


def _answered(places: Sequence[Place]) -> str:
    """Say how many places were kept and hidden: “(2 kept, with a reason; 1 hidden)”."""
    kept = sum(1 for one in places if one.answer == "kept")
    hidden = sum(1 for one in places if one.answer == "hidden")
    told: list[str] = []
    if kept:
        words = ngettext("{count} kept, with a reason", "{count} kept, with a reason", kept)
        told.append(words.format(count=kept))
    if hidden:
        told.append(ngettext("{count} hidden", "{count} hidden", hidden).format(count=hidden))
    return f"({'; '.join(told)})" if told else ""


def _claims_words(places: Sequence[Place]) -> str:
    if not places:
        return _("Every fact and judgement says what it rests on")
    return ngettext(
        "{count} claim has no evidence", "{count} claims have no evidence", len(places)
    ).format(count=len(places))


# Claims without evidence --------------------------------------------------------------------


def _claims(rows: Rows, today: date, told: Told | None) -> Iterator[Place]:
    """Yield each claim without evidence that is printed, once; what was set aside is left out."""
    item_of, hidden = belonging(rows).item_of, hidden_in(rows)
    seen = never_printed(rows)
    for rule_id in UNBACKED:
        for found in rule(rule_id).findings(rows, today):
            key = found.item_table, found.item_id
            row = rows.item(*key)
            if row is None or key in seen or not _is_claim(rows, row, rule_id):
                continue
            answers = hidden.get(key, ())
            if told is not None and not all(
                told(reads(words, answers)) for words in _known_by(rows, row)
            ):
                continue
            seen.add(key)
            yield Place(
                "claim",
                *key,
                goes_to=item_of(*key),
                title=title_of(rows, row, answers),
                sentence=reads(found.sentence, answers),
            )


def _is_claim(rows: Rows, row: Row, rule_id: str) -> bool:
    """Whether a finding is about a claim that may be printed and that nobody has set aside."""
    if rule_id == "S2" and isinstance(row, Judgement) and has_evidence(rows, row):
        return False
    key = Dismissal.id_for(rule_id, row.table_name(), row.id)
    return rows.get(Dismissal, key) is None


def _known_by(rows: Rows, row: Row) -> Iterator[str]:
    """Yield the words by which a row is found in a document: of an arrow, its whole sentence."""
    if isinstance(row, Arrow):
        yield arrow_sentence(rows, row)
    elif isinstance(row, Judgement):
        yield (row.narrative.strip() or row.strengths.strip())[:KNOWN_BY]
    else:
        yield name_of(row).strip()[:KNOWN_BY]

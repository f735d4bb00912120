"""The facts by realm, and the assumptions that they speak for and against."""

from __future__ import annotations

from selfeval.core.fields import field_of
from selfeval.core.figures import value_words
from selfeval.core.models import Assumption, Fact, Quote, Stance
from selfeval.core.models.words import BASES
from selfeval.core.realms import REALMS
from selfeval.i18n import _, ngettext
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.parts import BeliefPart, FactPart, RealmFacts, StancePart
from selfeval.report.snapshot.series import readings_part
from selfeval.report.snapshot.wording import key_of, long_day, pairs, ref, short_day


def facts_by_realm(choice: Choice) -> tuple[RealmFacts, ...]:
    """Return every printable fact under its realm, in the order in which change travels."""
    placed = [(realm.id, _(realm.title), _(realm.meaning)) for realm in REALMS]
    parts: list[RealmFacts] = []
    for realm_id, title, meaning in (*placed, ("", _("Not yet placed"), "")):
        found = choice.rows.where(Fact, "realm", realm_id or None)
        if found:
            facts = tuple(_fact(choice, fact) for fact in found)
            parts.append(RealmFacts(realm_id, title, meaning, facts))
    return tuple(parts)


def _fact(choice: Choice, fact: Fact) -> FactPart:
    quotes = choice.rows.attached(Quote, fact)
    return FactPart(
        key=key_of(fact),
        label=ref(choice.rows, fact),
        tone="" if fact.tone == "neutral" else field_of(Fact, "tone").label_of(fact.tone),
        statement=fact.statement.strip() or _("Nothing written yet"),
        detail=fact.detail.strip(),
        around=pairs(
            (_("About"), _about(fact)),
            (_("Leaves out"), fact.leaves_out),
            (_("Check again by"), short_day(fact.check_by)),
        ),
        notes=_notes(fact),
        readings=readings_part(choice, fact.measure_id),
        quotes=tuple(_quote(quote) for quote in quotes if quote.said.strip()),
    )


def _notes(fact: Fact) -> tuple[tuple[str, str], ...]:
    """Return where a fact comes from."""
    source = fact.source.strip()
    if fact.instrument.strip().lower() not in source.lower():
        source = ", ".join(part for part in (source, fact.instrument.strip()) if part)
    return pairs(
        ("", source or _("No source given")),
        ("", long_day(fact.observed_on) or _("No date given")),
    )


def _about(fact: Fact) -> str:
    """Say whom a fact is about, and how many of them, where it does not say so itself."""
    group = fact.about.strip() or (
        field_of(Fact, "people").label_of(fact.people) if fact.people else ""
    )
    count = value_words(None, "count_of", n=fact.n, out_of=fact.out_of)
    if count and count not in fact.statement:
        group = ": ".join(part for part in (group, count) if part)
    return group


def _quote(quote: Quote) -> str:
    said = _("“{words}”").format(words=quote.said.strip().strip('“”"'))
    return f"{said} {quote.who.strip()}" if quote.who.strip() else said


def beliefs(choice: Choice, *, retired: bool) -> tuple[BeliefPart, ...]:
    """Return the assumptions that are held or, where asked for, those that no longer are."""
    return tuple(
        _belief(choice, row)
        for row in choice.rows.all(Assumption)
        if (row.status == "retired") == retired
    )


def _belief(choice: Choice, row: Assumption) -> BeliefPart:
    steps = [word for word, _label in BASES]
    status = field_of(Assumption, "status").label_of(row.status)
    return BeliefPart(
        key=key_of(row),
        label=ref(choice.rows, row),
        belief=row.belief.strip() or _("Nothing written yet"),
        because=row.because.strip(),
        wrong_if=row.wrong_if.strip(),
        rival=row.rival.strip(),
        reason=row.basis_reason.strip(),
        supports=_stances(choice, row, "supports"),
        challenges=_stances(choice, row, "challenges"),
        unclear=_stances(choice, row, "unclear"),
        basis=field_of(Assumption, "basis").label_of(row.basis),
        basis_step=steps.index(row.basis) + 1 if row.basis in steps else 0,
        basis_steps=len(steps),
        notes=pairs(
            (_("Where it stands"), status),
            (_("Looked after by"), row.owner),
            (_("Check by"), short_day(row.check_by)),
            (_("Last thought through"), short_day(row.reviewed_on)),
        ),
        realm=row.realm or "",
    )


def _stances(choice: Choice, row: Assumption, stance: str) -> tuple[StancePart, ...]:
    """Return the facts that speak so; those this copy does not show are counted."""
    links = {link.fact_id: link for link in choice.rows.where(Stance, "assumption_id", row.id)}
    found: list[StancePart] = []
    for fact in choice.rows.all(Fact):
        link = links.get(fact.id)
        if link is not None and link.stance == stance:
            words = fact.statement.strip() or _("Nothing written yet")
            found.append(StancePart(words, ref(choice.rows, fact), key_of(fact), link.note.strip()))
    unseen = choice.unseen.get((row.id, stance), 0)
    if unseen:
        words = ngettext(
            "{count} fact that this copy does not show",
            "{count} facts that this copy does not show",
            unseen,
        ).format(count=unseen)
        found.append(StancePart(words, "", "", ""))
    return tuple(found)

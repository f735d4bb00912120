"""How strong the evidence behind a priority is, in words: never a score, never a ranking."""

from __future__ import annotations

from selfeval.core.chain import chain_of
from selfeval.core.fields import field_of
from selfeval.core.models import Assumption, Priority, words
from selfeval.core.rows import Rows
from selfeval.core.support import assumptions_of, told_by
from selfeval.i18n import _, ngettext

BASES = tuple(word for word, _label in words.BASES)


def for_and_against(rows: Rows, assumption: Assumption) -> tuple[int, int]:
    """Count the facts and readings that speak for an assumption, and those against it."""
    return told_by(rows, "supports", assumption), told_by(rows, "challenges", assumption)


def support_words(rows: Rows, assumption: Assumption) -> str:
    """Say how we know an assumption and what speaks for and against it."""
    speaks_for, against = for_and_against(rows, assumption)
    return _("{basis} · {count} for · {against} against").format(
        basis=field_of(Assumption, "basis").label_of(assumption.basis),
        count=speaks_for,
        against=against,
    )


def strength_words(rows: Rows, priority: Priority) -> str:
    """Say what speaks for and against the assumptions behind a priority, and the thinnest basis."""
    behind = assumptions_of(rows, priority, chain_of(rows, priority, private=True).arrows)
    if not behind:
        return _("No assumption stands behind it yet.")
    counts = [for_and_against(rows, row) for row in behind]
    speaks_for, against = sum(one for one, _two in counts), sum(two for _one, two in counts)
    thinnest = min(behind, key=lambda row: BASES.index(row.basis)).basis
    facts = ngettext("{count} fact for", "{count} facts for", speaks_for).format(count=speaks_for)
    return _("{facts}, {against} against. Thinnest basis: {basis}.").format(
        facts=facts,
        against=against,
        basis=field_of(Assumption, "basis").label_of(thinnest).lower(),
    )

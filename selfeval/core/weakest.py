"""The weakest link of a priority's reasoning, named honestly.

What is missing weighs more than what is doubted, and doubt more than what is merely thin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfeval.core import realms
from selfeval.core.chain import OUTCOME, Chain, realm_of
from selfeval.core.models import (
    Arrow,
    Assumption,
    Indicator,
    IndicatorPriority,
    Priority,
    words,
)
from selfeval.core.rows import Rows
from selfeval.core.support import told_by
from selfeval.core.wording import called, first_sentence
from selfeval.i18n import N_, _, ngettext

BASES = tuple(word for word, _label in words.BASES)
THIN_BASES = {
    "hunch": N_("so far only a hunch"),
    "judgement": N_("so far only our judgement"),
    "quick": N_("so far only a quick look"),
}


def weakest_link(rows: Rows, priority: Priority, behind: Sequence[Assumption], chain: Chain) -> str:
    """Return a sentence that names the weakest link from facts to outcome of `priority`.

    `behind` are the assumptions the priority rests on, `chain` its way to the outcome.
    """
    found = next(_weaknesses(rows, priority, behind, chain), "")
    if not found:
        return _("No weak link stands out: each step has support, and something watches it.")
    return _("Weakest link: {weakness}").format(weakness=found)


def _weaknesses(
    rows: Rows, priority: Priority, behind: Sequence[Assumption], chain: Chain
) -> Iterator[str]:
    """Yield what is weak, the gravest first."""
    if not behind:
        yield _("nothing says why this would help, as no assumption stands behind it.")
    yield from _without_support(rows, behind)
    yield from _without_outcome(chain)
    yield from _contradicted(rows, behind)
    yield from _contested(chain)
    yield from _apart(chain)
    yield from _thin(behind, chain, "hunch")
    yield from _challenged(rows, behind)
    yield from _skipped(chain)
    if not _indicators(rows, priority):
        yield _("no early indicator would tell us whether it is working.")
    yield from _thin(behind, chain, "judgement")
    yield from _thin(behind, chain, "quick")


def _without_support(rows: Rows, behind: Sequence[Assumption]) -> Iterator[str]:
    for row in behind:
        if not told_by(rows, "supports", row):
            yield _("no fact supports “{belief}” yet.").format(belief=_short(row.belief))


def _without_outcome(chain: Chain) -> Iterator[str]:
    if not (chain.factors or chain.actions):
        yield _("nothing says how it would come about: no factor and no action belongs to it.")
    if OUTCOME not in chain.realms:
        yield _("nothing says what children will gain in the end.")


def _contradicted(rows: Rows, behind: Sequence[Assumption]) -> Iterator[str]:
    for row in behind:
        if row.status == "failing":
            yield _("“{belief}” is failing.").format(belief=_short(row.belief))
        if told_by(rows, "challenges", row) > told_by(rows, "supports", row):
            yield _("more speaks against “{belief}” than for it.").format(belief=_short(row.belief))


def _contested(chain: Chain) -> Iterator[str]:
    contested = [arrow for arrow in chain.arrows if arrow.contested]
    for arrow in sorted(contested, key=lambda arrow: BASES.index(arrow.basis)):
        basis = THIN_BASES.get(arrow.basis)
        ends = _ends(chain, arrow)
        if basis:
            yield _("{ends}. Contested, and {basis}.").format(ends=ends, basis=_(basis))
        else:
            yield _("{ends}. Not everybody here agrees on it.").format(ends=ends)


def _apart(chain: Chain) -> Iterator[str]:
    """Steps of the chain that no arrow joins to anything before them."""
    reached = {arrow.target_id for arrow in chain.arrows}
    for factor in chain.factors[1:]:
        if realm_of(factor) != realm_of(chain.factors[0]) and factor.id not in reached:
            yield _("nothing on the map leads to “{factor}”.").format(factor=_short(factor.label))


def _thin(behind: Sequence[Assumption], chain: Chain, basis: str) -> Iterator[str]:
    told = _(THIN_BASES[basis])
    for row in behind:
        if row.basis == basis:
            yield _("“{belief}” is {basis}.").format(belief=_short(row.belief), basis=told)
    for arrow in chain.arrows:
        if arrow.basis == basis:
            yield _("{ends}, {basis}.").format(ends=_ends(chain, arrow), basis=told)


def _challenged(rows: Rows, behind: Sequence[Assumption]) -> Iterator[str]:
    for row in behind:
        count = told_by(rows, "challenges", row)
        if count:
            yield ngettext(
                "{count} fact speaks against “{belief}”.",
                "{count} facts speak against “{belief}”.",
                count,
            ).format(count=count, belief=_short(row.belief))


def _skipped(chain: Chain) -> Iterator[str]:
    for before, after in zip(chain.realms, chain.realms[1:], strict=False):
        if realms.order(after) - realms.order(before) > 1:
            yield _("from {before} straight to {after}, with nothing between.").format(
                before=_title(before), after=_title(after)
            )


def _indicators(rows: Rows, priority: Priority) -> list[Indicator]:
    links = rows.where(IndicatorPriority, "priority_id", priority.id)
    found = (rows.get(Indicator, link.indicator_id) for link in links)
    return [row for row in found if row is not None]


def _ends(chain: Chain, arrow: Arrow) -> str:
    labels = {factor.id: _short(factor.label) for factor in chain.factors}
    return _("from “{source}” to “{target}”").format(
        source=labels[arrow.source_id], target=labels[arrow.target_id]
    )


def _short(text: str) -> str:
    return called(first_sentence(text))


def _title(realm_id: str) -> str:
    realm = realms.realm(realm_id)
    return _(realm.title) if realm else ""

"""The weakest link of a priority's reasoning, named honestly, with what would mend it.

What is missing or failing weighs more than what is doubted, and doubt more than what is merely
thin. Where not everything may be told, only what is true of everything is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from selfeval.core import realms
from selfeval.core.chain import OUTCOME, Chain, realm_of
from selfeval.core.freshness import A_YEAR
from selfeval.core.looks import last_seen
from selfeval.core.models import (
    Arrow,
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Priority,
    words,
)
from selfeval.core.rows import Rows
from selfeval.core.signs import Word, read_sign
from selfeval.core.support import facts_that, readings_that, told_by
from selfeval.core.wording import called, first_sentence
from selfeval.i18n import N_, _, ngettext

BASES = tuple(word for word, _label in words.BASES)
THIN_BASES = {
    "hunch": (N_("so far only a hunch"), N_("take a first look")),
    "judgement": (N_("so far only our judgement"), N_("ask somebody else to look")),
    "quick": (N_("so far only a quick look"), N_("look again, in more places")),
}
"""What each thin basis is called, and what would mend it."""
LATE = {
    Word.OTHER_WAY: N_("“{sign}” is going the other way; adapt what we do, or stop."),
    Word.NOT_SEEN: N_("“{sign}” was not seen by its day; adapt what we do, or stop."),
}


@dataclass(frozen=True)
class Reasoning:
    """A priority with the assumptions it rests on and its way to the outcome.

    What depends on the day is judged as on `today`, and not at all without it. Signs that are
    private belong to it only where it is `private`.
    """

    rows: Rows
    priority: Priority
    behind: Sequence[Assumption]
    chain: Chain
    today: date | None = None
    private: bool = False


def weakest_link(told: Reasoning, whole: Reasoning) -> str:
    """Return a sentence that names the weakest link from facts to outcome, of what may be told.

    `whole` is the same reasoning with all there is: nothing is said that is not true of it.
    """
    found = list(_weaknesses(whole))
    if not found:
        return _("No weak link stands out: each step has support, and something watches it.")
    first = next((one for one in _weaknesses(told) if one in found), "")
    if not first:
        return _("The weakest link is not shown here.")
    if first != found[0]:
        return _("Weakest link of those shown here: {weakness}").format(weakness=first)
    return _("Weakest link: {weakness}").format(weakness=first)


def _weaknesses(of: Reasoning) -> Iterator[str]:
    """Yield what is weak, the gravest first."""
    if not of.behind:
        yield _("nothing says why this would help; write down what we believe.")
    yield from _failing(of)
    yield from _without_support(of)
    yield from _against_us(of)
    yield from _without_outcome(of.chain)
    yield from _contradicted(of)
    yield from _contested(of.chain)
    yield from _apart(of.chain)
    yield from _only_hunches(of)
    yield from _thin(of, "hunch")
    yield from _challenged(of)
    yield from _stale(of)
    yield from _skipped(of.chain)
    yield from _unwatched(of)
    yield from _thin(of, "judgement")
    yield from _thin(of, "quick")


def _failing(of: Reasoning) -> Iterator[str]:
    for row in of.behind:
        if row.status == "failing":
            yield _("“{belief}” is failing; change it, or what we do.").format(belief=_belief(row))


def _without_support(of: Reasoning) -> Iterator[str]:
    for row in of.behind:
        if not told_by(of.rows, "supports", row):
            told = _("no fact supports “{belief}” yet; look for one.")
            if row.basis == "hunch":
                told = _("“{belief}” is a hunch that no fact supports; take a first look.")
            yield told.format(belief=_belief(row))


def _against_us(of: Reasoning) -> Iterator[str]:
    """Signs that say it does not work; those that watch for harm are no link of the reasoning."""
    for word, words_of_it in LATE.items():
        for sign in _signs(of):
            if of.today and not sign.watch and read_sign(of.rows, sign, of.today).word is word:
                yield _(words_of_it).format(sign=_short(sign.sign))


def _without_outcome(chain: Chain) -> Iterator[str]:
    if not (chain.factors or chain.actions):
        yield _("nothing says how it would come about; name what changes first.")
    if OUTCOME not in chain.realms:
        yield _("nothing says what children will gain; write down the difference for them.")


def _contradicted(of: Reasoning) -> Iterator[str]:
    for row in of.behind:
        if told_by(of.rows, "challenges", row) > told_by(of.rows, "supports", row):
            yield _("more speaks against “{belief}” than for it; change it, or look again.").format(
                belief=_belief(row)
            )


def _contested(chain: Chain) -> Iterator[str]:
    contested = [arrow for arrow in chain.arrows if arrow.contested]
    for arrow in sorted(contested, key=lambda arrow: BASES.index(arrow.basis)):
        told = _("not everybody here agrees that {ends}; try it in one place first.")
        thin = THIN_BASES.get(arrow.basis)
        if thin:
            told = _("that {ends} is contested here, and {basis}; try it in one place first.")
        yield told.format(ends=_ends(chain, arrow), basis=_(thin[0]) if thin else "")


def _apart(chain: Chain) -> Iterator[str]:
    """Steps of the chain that no arrow joins to a step before them."""
    place = {factor.id: realms.order(realm_of(factor)) for factor in chain.factors}
    reached = {
        arrow.target_id
        for arrow in chain.arrows
        if place[arrow.source_id] <= place[arrow.target_id] and arrow.source_id != arrow.target_id
    }
    for factor in chain.factors[1:]:
        if realm_of(factor) != realm_of(chain.factors[0]) and factor.id not in reached:
            yield _("no step before it leads to “{factor}”; say on the map what does.").format(
                factor=_short(factor.label)
            )


def _only_hunches(of: Reasoning) -> Iterator[str]:
    if len(of.behind) > 1 and all(row.basis == "hunch" for row in of.behind):
        yield _("all that we believe here is so far only a hunch; take a first look.")


def _thin(of: Reasoning, basis: str) -> Iterator[str]:
    told, mended = map(_, THIN_BASES[basis])
    for row in of.behind:
        if row.basis == basis:
            yield _("“{belief}” is {basis}; {mended}.").format(
                belief=_belief(row), basis=told, mended=mended
            )
    for arrow in of.chain.arrows:
        if arrow.basis == basis:
            yield _("that {ends} is {basis}; {mended}.").format(
                ends=_ends(of.chain, arrow), basis=told, mended=mended
            )


def _challenged(of: Reasoning) -> Iterator[str]:
    for row in of.behind:
        facts = len(facts_that(of.rows, "challenges", row))
        readings = len(readings_that(of.rows, "challenges", row))
        if facts:
            yield ngettext(
                "{count} fact speaks against “{belief}”; find out what explains both sides.",
                "{count} facts speak against “{belief}”; find out what explains both sides.",
                facts,
            ).format(count=facts, belief=_belief(row))
        elif readings:
            yield _("a reading speaks against “{belief}”; find out what explains it.").format(
                belief=_belief(row)
            )


def _stale(of: Reasoning) -> Iterator[str]:
    """A belief for which nothing newer than a year speaks, of all that has a date."""
    for row in of.behind:
        facts = facts_that(of.rows, "supports", row)
        if facts and not readings_that(of.rows, "supports", row) and _are_old(of, facts):
            yield _("all that supports “{belief}” is over a year old; look again.").format(
                belief=_belief(row)
            )


def _are_old(of: Reasoning, facts: Sequence[Fact]) -> bool:
    if of.today is None:
        return False
    days = [last_seen(of.rows, fact) for fact in facts]
    return all(day is not None and of.today - day > A_YEAR for day in days)


def _skipped(chain: Chain) -> Iterator[str]:
    for before, after in zip(chain.realms, chain.realms[1:], strict=False):
        if realms.order(after) - realms.order(before) > 1:
            yield _("it leaps from {before} to {after}; say what comes between.").format(
                before=_title(before), after=_title(after)
            )


def _unwatched(of: Reasoning) -> Iterator[str]:
    """Nothing tells early whether it works: no sign, only outcomes, or a look that is overdue."""
    signs = [sign for sign in _signs(of) if not sign.watch]
    if not signs:
        yield _("no early sign would tell us whether it works; say what we would see.")
    elif all(sign.realm == OUTCOME for sign in signs):
        yield _("its only signs are outcomes, which come late; say what we would see before.")
    for sign in signs:
        if of.today and read_sign(of.rows, sign, of.today).word is Word.OVERDUE:
            yield _("nobody has looked at “{sign}”, which is overdue; look now.").format(
                sign=_short(sign.sign)
            )


def _signs(of: Reasoning) -> list[Indicator]:
    links = of.rows.where(IndicatorPriority, "priority_id", of.priority.id)
    found = (of.rows.get(Indicator, link.indicator_id) for link in links)
    return [row for row in found if row is not None and (of.private or not row.private)]


def _ends(chain: Chain, arrow: Arrow) -> str:
    labels = {factor.id: _short(factor.label) for factor in chain.factors}
    return _("“{source}” leads to “{target}”").format(
        source=labels[arrow.source_id], target=labels[arrow.target_id]
    )


def _belief(row: Assumption) -> str:
    return _short(row.belief)


def _short(text: str) -> str:
    return called(first_sentence(text))


def _title(realm_id: str) -> str:
    realm = realms.realm(realm_id)
    return _(realm.title) if realm else ""

"""The chain of a priority: from what adults know to what children gain, realm by realm."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfeval.core import realms
from selfeval.core.models import Action, Arrow, Factor, Priority, PriorityFactor
from selfeval.core.rows import Rows
from selfeval.core.wording import both, first_sentence, is_clause, within
from selfeval.i18n import _

OUTCOME = "outcome"
NOT_ON_THE_WAY = ("unwanted", "outside")
MOST_IN_A_REALM = 2
SKIPPED = 10


@dataclass(frozen=True)
class Chain:
    """A priority's way to its outcome: the factors (or else the actions) along it, left to right.

    `arrows` join two factors of the chain. `realms` are the ids reached, in order; the purpose
    counts as an outcome. `words` is the chain as a sentence, "" where there is nothing to say.
    """

    factors: tuple[Factor, ...]
    actions: tuple[Action, ...]
    arrows: tuple[Arrow, ...]
    realms: tuple[str, ...]
    words: str


def chain_of(rows: Rows, priority: Priority, *, private: bool = False) -> Chain:
    """Return the chain of `priority`: its factors with those on their way, or else its actions."""
    factors = [row for row in _factors(rows, priority) if private or not row.private]
    actions = [] if factors else _actions(rows, priority, private=private)
    purpose = within(priority.purpose)
    reached = {realm_of(row) for row in (*factors, *actions)} - {""}
    ids = {factor.id for factor in factors}
    arrows = [row for f in factors for row in rows.where(Arrow, "source_id", f.id)]
    return Chain(
        factors=tuple(factors),
        actions=tuple(actions),
        arrows=tuple(arrow for arrow in arrows if arrow.target_id in ids),
        realms=tuple(sorted(reached | ({OUTCOME} if purpose else set()), key=realms.order)),
        words=_factor_words(factors, purpose) if factors else _action_words(actions, purpose),
    )


def realm_of(row: Factor | Action) -> str:
    """Return the id of the realm of a factor or action; "" where it is not yet placed."""
    if row.realm is None and isinstance(row, Factor) and row.kind == OUTCOME:
        return OUTCOME
    return row.realm or ""


def _factors(rows: Rows, priority: Priority) -> list[Factor]:
    """The priority's own factors, and those between the first of them and the nearest outcome."""
    links = rows.where(PriorityFactor, "priority_id", priority.id)
    found = (rows.get(Factor, link.factor_id) for link in links)
    linked = [row for row in found if row is not None and row.kind not in NOT_ON_THE_WAY]
    linked.sort(key=_place)
    if not linked:
        return []
    aims = {row.id for row in linked if realm_of(row) == OUTCOME} - {linked[0].id}
    aims = aims or {row.id for row in rows.all(Factor) if realm_of(row) == OUTCOME}
    way = _way(rows, linked[0], aims)
    return sorted({row.id: row for row in (*linked, *way)}.values(), key=_place)


def _way(rows: Rows, start: Factor, aims: set[str]) -> list[Factor]:
    """Follow arrows to the right from `start` to the nearest of `aims`, skipping few realms.

    Where none can be reached, go as far to the right as arrows lead.
    """
    queue: list[tuple[int, tuple[str, ...]]] = [(0, (start.id,))]
    settled: dict[str, list[Factor]] = {}
    while queue:
        cost, path = heapq.heappop(queue)
        if path[-1] in settled:
            continue
        way = [row for row in (rows.get(Factor, one) for one in path) if row is not None]
        if path[-1] in aims:
            return way
        settled[path[-1]] = way
        for target, jump in _onwards(rows, path[-1]):
            heapq.heappush(queue, (cost + jump, (*path, target)))
    return max(settled.values(), key=lambda way: realms.order(realm_of(way[-1])))


def _onwards(rows: Rows, factor_id: str) -> Iterable[tuple[str, int]]:
    """List where arrows lead from a factor, with what it costs: leaving realms out costs more."""
    source = rows.get(Factor, factor_id)
    for arrow in rows.where(Arrow, "source_id", factor_id):
        target = rows.get(Factor, arrow.target_id)
        if source is None or target is None or target.kind in NOT_ON_THE_WAY:
            continue
        steps = realms.order(realm_of(target)) - realms.order(realm_of(source))
        if realm_of(target) and steps >= 0:
            yield target.id, 1 + SKIPPED * max(0, steps - 1)


def _actions(rows: Rows, priority: Priority, *, private: bool) -> list[Action]:
    found = rows.where(Action, "priority_id", priority.id)
    kept = [row for row in found if row.state != "dropped" and (private or not row.private)]
    return sorted(kept, key=lambda row: (realms.order(row.realm), row.position, row.id))


def _place(factor: Factor) -> tuple[int, str, str]:
    return realms.order(realm_of(factor)), factor.position, factor.id


def _factor_words(factors: Sequence[Factor], purpose: str) -> str:
    """“So when adults know why (K), they teach words first (B); and in time more read well (O).”

    Labels that are not clauses are told as a list instead, which any words fit.
    """
    placed = [row for row in factors if realm_of(row)] or list(factors)
    steps = _steps([(realm_of(row), row.label) for row in placed], purpose)
    clauses = all(is_clause(first_sentence(row.label)) for row in placed)
    if len(steps) < 2:
        return _("So we work on this: {steps}.").format(steps="".join(steps))
    if clauses and realm_of(placed[0]) != OUTCOME:
        first, second, *others = steps
        if not others:
            return _("So when {first}, in time {last}.").format(first=first, last=second)
        return _("So when {first}, {others}; and in time {last}.").format(
            first=first, others="; ".join((second, *others[:-1])), last=others[-1]
        )
    return _("The way we expect it to go: {steps}; and in time {last}.").format(
        steps="; ".join(steps[:-1]), last=steps[-1]
    )


def _action_words(actions: Sequence[Action], purpose: str) -> str:
    """Tell the chain by what leaders do, where no factor says what should change."""
    steps = _steps([(row.realm or "", row.what) for row in actions], "")
    if steps and purpose:
        return _("So we do this: {steps}; and in time {purpose}.").format(
            steps="; ".join(steps), purpose=_lettered(purpose, OUTCOME)
        )
    if steps:
        return _("So we do this: {steps}.").format(steps="; ".join(steps))
    return _("What we want in the end: {purpose}.").format(purpose=purpose) if purpose else ""


def _steps(told: Iterable[tuple[str, str]], purpose: str) -> list[str]:
    """Return one part for each realm reached, left to right; the purpose where no outcome is."""
    by_realm: dict[str, list[str]] = {}
    for realm_id, text in told:
        words = within(text, 90)
        if words:
            by_realm.setdefault(realm_id, []).append(words)
    if purpose and OUTCOME not in by_realm:
        by_realm[OUTCOME] = [purpose]
    ordered = sorted(by_realm, key=realms.order)
    return [_lettered(both(by_realm[one][:MOST_IN_A_REALM]), one) for one in ordered]


def _lettered(words: str, realm_id: str) -> str:
    realm = realms.realm(realm_id)
    if realm is None:
        return words
    return _("{words} ({letter})").format(words=words, letter=_(realm.letter))

"""Rules about the causal model. Without arrows nobody has begun to draw, and nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from selfeval.core import realms
from selfeval.core.causal.graph import Graph, graph_of
from selfeval.core.causal.paths import reach
from selfeval.core.chain import NOT_ON_THE_WAY, realm_of
from selfeval.core.findings.base import Remark, named
from selfeval.core.models import Arrow, ArrowAssumption, Consequence, Evidence, Factor
from selfeval.core.rows import Rows
from selfeval.i18n import _

SOME_SIZE = 8
"""Factors and arrows from which a model with neither loop nor delay is too simple to be true."""
BEGUN = 5
"""Arrows from which somebody might have asked what else happens."""


def on_nothing(rows: Rows, _today: date) -> Iterator[Remark]:
    """M1: an arrow carries an assumption, or it is said how it is known."""
    for row in rows.all(Arrow):
        carried = rows.where(ArrowAssumption, "arrow_id", row.id)
        if row.basis == "hunch" and not carried and not rows.attached(Evidence, row):
            yield Remark(
                row,
                _("Nothing stands behind the arrow {ends}: a hunch, and no assumption.").format(
                    ends=_ends(rows, row)
                ),
            )


def alone(rows: Rows, _today: date) -> Iterator[Remark]:
    """M2: a factor leads to something, or something leads to it."""
    if not rows.all(Arrow):
        return
    for row in rows.all(Factor):
        joined = rows.where(Arrow, "source_id", row.id) or rows.where(Arrow, "target_id", row.id)
        if not joined:
            yield Remark(
                row, _("No arrow leads to “{factor}” or from it.").format(factor=named(row))
            )


def skipping(rows: Rows, _today: date) -> Iterator[Remark]:
    """M3: an arrow to the right goes to the next realm, or another way goes through those between.

    What is not wanted, and what is outside our control, comes from anywhere.
    """
    graph = graph_of(rows, private=True)
    for row in graph.arrows:
        ends = graph.factors[row.source_id], graph.factors[row.target_id]
        first, last = (realms.realm(realm_of(factor)) for factor in ends)
        if first is None or last is None or any(one.kind in NOT_ON_THE_WAY for one in ends):
            continue
        if _left_out(first.id, last.id) and not _told_between(graph, row):
            yield Remark(
                row,
                _(
                    "The arrow {ends} goes straight from {first} to {last}. What happens between?"
                ).format(ends=_ends(rows, row), first=_(first.title), last=_(last.title)),
            )


def too_simple(rows: Rows, _today: date) -> Iterator[Remark]:
    """M4: in a map of some size, something leads back to itself or takes its time."""
    arrows = rows.all(Arrow)
    joined = {one for arrow in arrows for one in (arrow.source_id, arrow.target_id)}
    if min(len(arrows), len(joined)) < SOME_SIZE:
        return
    if not any(arrow.delay for arrow in arrows) and not graph_of(rows, private=True).has_loop:
        yield Remark(
            rows.school,
            _(
                "Nothing on the map leads back to itself, and nothing takes time. "
                "What might feed itself, and how soon would it show?"
            ),
        )


def nothing_unwanted(rows: Rows, _today: date) -> Iterator[Remark]:
    """M5: somebody has asked what might happen that nobody wants."""
    if len(rows.all(Arrow)) < BEGUN:
        return
    told = any(row.desired == "undesired" for row in rows.all(Consequence))
    if not told and all(row.kind != "unwanted" for row in rows.all(Factor)):
        yield Remark(
            rows.school,
            _("The map shows no effect that nobody wants. What else might happen?"),
        )


def _left_out(first: str, last: str) -> set[str]:
    """Return the realms strictly between two of them, from left to right."""
    return set(realms.REALM_IDS[realms.order(first) + 1 : realms.order(last)])


def _told_between(graph: Graph, arrow: Arrow) -> bool:
    """Whether another way between the ends of an arrow goes through a realm that it leaves out."""
    source, target = arrow.source_id, arrow.target_id
    there = reach(graph, source, without=target).keys()
    back = reach(graph, target, back=True, without=source).keys()
    first, last = realm_of(graph.factors[source]), realm_of(graph.factors[target])
    between = _left_out(first, last)
    return any(realm_of(graph.factors[one]) in between for one in there & back)


def _ends(rows: Rows, arrow: Arrow) -> str:
    source, target = rows.get(Factor, arrow.source_id), rows.get(Factor, arrow.target_id)
    return _("from “{source}” to “{target}”").format(
        source=named(source) if source is not None else "",
        target=named(target) if target is not None else "",
    )

"""The maps: as plates, as a table of factors, as one sentence for every arrow, and their loops."""

from __future__ import annotations

from collections.abc import Sequence

from selfeval.core.causal.graph import Graph, graph_of
from selfeval.core.causal.loops import Loop, find_loops
from selfeval.core.causal.sentences import arrow_sentence, assumptions_on, basis_sentence
from selfeval.core.fields import field_of
from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.core.models.words import FACTOR_KINDS
from selfeval.core.realms import order
from selfeval.core.rows import Rows
from selfeval.i18n import N_, _
from selfeval.report.snapshot.map_key import key_to
from selfeval.report.snapshot.plate_parts import FactorRow, LoopPart, MapPart, Plate
from selfeval.report.snapshot.plates import plates
from selfeval.report.snapshot.wording import long_day, ref, sentence

USUAL = FACTOR_KINDS[0][0]
LOOP_KINDS = {"R": N_("feeds itself"), "B": N_("slows itself"), "": N_("which way is not known")}


def maps(rows: Rows) -> tuple[MapPart, ...]:
    """Return every map; factors that stand on no map make one of their own."""
    views = rows.all(Map)
    parts = [map_part(rows, view.id) for view in views]
    shown = {place.factor_id for place in rows.all(Placement)}
    loose = [factor for factor in rows.all(Factor) if factor.id not in shown]
    if loose:
        name = _("On no map yet") if parts else _("How one thing leads to another")
        parts.append(_part(rows, name, "", _among(rows, loose)))
    return tuple(parts)


def map_key(rows: Rows, *, large: bool = False) -> Plate | None:
    """Return the key to all that is on maps, also for large print; None where nothing is."""
    return key_to(rows, graph_of(rows, private=False), large=large)


def map_part(rows: Rows, map_id: str = "") -> MapPart:
    """Return one map; without one, the whole model."""
    view = rows.get(Map, map_id)
    graph = graph_of(rows, map_id, private=False)
    if view is None:
        return _part(rows, _("How one thing leads to another"), "", graph)
    return _part(rows, view.name.strip() or _("Map"), view.question.strip(), graph, map_id)


def _among(rows: Rows, factors: Sequence[Factor]) -> Graph:
    ids = {factor.id: factor for factor in factors}
    arrows = (row for row in rows.all(Arrow) if row.source_id in ids and row.target_id in ids)
    return Graph(ids, tuple(arrows))


def _part(rows: Rows, name: str, question: str, graph: Graph, map_id: str = "") -> MapPart:
    loops = find_loops(rows, graph)
    listed = sorted(graph.factors.values(), key=lambda factor: order(factor.realm))
    return MapPart(
        name=name,
        question=question,
        plates=plates(rows, graph, loops.found, map_id),
        factors=tuple(_factor(factor) for factor in listed),
        sentences=tuple(_sentence(rows, arrow) for arrow in _from_left(graph)),
        loops=tuple(_loop(loop) for loop in loops.found),
        more_loops=loops.words,
        key=key_to(rows, graph),
    )


def _from_left(graph: Graph) -> list[Arrow]:
    def start(arrow: Arrow) -> tuple[int, str]:
        source = graph.factors[arrow.source_id]
        return order(source.realm), source.label

    return sorted(graph.arrows, key=start)


def _factor(factor: Factor) -> FactorRow:
    is_usual = factor.kind == USUAL or factor.kind == factor.realm
    noticed = long_day(factor.unexpected_since)
    unexpected = _("Unexpected, noticed on {day}").format(day=noticed) if noticed else ""
    return FactorRow(
        words=factor.label.strip() or _("Nothing written yet"),
        kind="" if is_usual else field_of(Factor, "kind").label_of(factor.kind),
        realm=factor.realm or "",
        note=". ".join(part for part in (unexpected, factor.note.strip()) if part),
    )


def _sentence(rows: Rows, arrow: Arrow) -> str:
    """Say what leads to what, how soon, how we know, and what people noted beside it."""
    told = (
        arrow_sentence(rows, arrow),
        basis_sentence(rows, arrow),
        _rests(rows, arrow),
        sentence(arrow.note),
    )
    return " ".join(part for part in told if part)


def _rests(rows: Rows, arrow: Arrow) -> str:
    """Say which assumptions an arrow rests on, by the numbers that stand on it."""
    carried = sorted(assumptions_on(rows, arrow), key=lambda row: row.number or 0)
    names = [name for row in carried if (name := ref(rows, row))]
    return _("Rests on {assumptions}.").format(assumptions=", ".join(names)) if names else ""


def _loop(loop: Loop) -> LoopPart:
    kind = _(LOOP_KINDS[loop.kind])
    name = _("{name} ({kind})").format(name=loop.name, kind=kind) if loop.name else ""
    return LoopPart(loop.label, name, loop.words)

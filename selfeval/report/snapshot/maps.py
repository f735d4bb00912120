"""The maps in words: a table of factors, and one sentence for every arrow."""

from __future__ import annotations

from collections.abc import Sequence

from selfeval.core.fields import LONGEST_LINE, field_of
from selfeval.core.models import (
    Arrow,
    ArrowAssumption,
    Assumption,
    Factor,
    Map,
    Placement,
)
from selfeval.core.realms import order
from selfeval.core.rows import Rows
from selfeval.core.wording import called
from selfeval.i18n import N_, _
from selfeval.report.snapshot.parts import FactorRow, MapPart
from selfeval.report.snapshot.wording import long_day, ref

EFFECTS = {
    "plus": N_("“{source}” raises “{target}”"),
    "minus": N_("“{source}” lowers “{target}”"),
    "unknown": N_("“{source}” changes “{target}”, which way is not known"),
}
DELAYS = {
    "weeks": N_("within weeks"),
    "terms": N_("after about a term"),
    "years": N_("after a year or more"),
}


def maps(rows: Rows) -> tuple[MapPart, ...]:
    """Return every map in words; factors that stand on no map make one of their own."""
    parts: list[MapPart] = []
    shown: set[str] = set()
    for view in rows.all(Map):
        ids = {place.factor_id for place in rows.where(Placement, "map_id", view.id)}
        factors = [factor for factor in rows.all(Factor) if factor.id in ids]
        shown |= {factor.id for factor in factors}
        parts.append(_part(rows, view.name.strip() or _("Map"), view.question.strip(), factors))
    loose = [factor for factor in rows.all(Factor) if factor.id not in shown]
    if loose:
        name = _("On no map yet") if parts else _("How one thing leads to another")
        parts.append(_part(rows, name, "", loose))
    return tuple(parts)


def _part(rows: Rows, name: str, question: str, factors: Sequence[Factor]) -> MapPart:
    ids = {factor.id for factor in factors}
    arrows = [
        arrow for arrow in rows.all(Arrow) if arrow.source_id in ids and arrow.target_id in ids
    ]
    listed = sorted(factors, key=lambda factor: order(factor.realm))
    return MapPart(
        name=name,
        question=question,
        factors=tuple(_factor(factor) for factor in listed),
        sentences=tuple(arrow_sentence(rows, arrow) for arrow in _from_left(rows, arrows)),
    )


def _from_left(rows: Rows, arrows: Sequence[Arrow]) -> list[Arrow]:
    def start(arrow: Arrow) -> tuple[int, str]:
        source = rows.get(Factor, arrow.source_id)
        return (order(source.realm), source.label) if source else (9, "")

    return sorted(arrows, key=start)


def _factor(factor: Factor) -> FactorRow:
    noticed = long_day(factor.unexpected_since)
    unexpected = _("Unexpected, noticed on {day}").format(day=noticed) if noticed else ""
    return FactorRow(
        words=factor.label.strip() or _("Nothing written yet"),
        kind=field_of(Factor, "kind").label_of(factor.kind),
        realm=factor.realm or "",
        note=". ".join(part for part in (unexpected, factor.note.strip()) if part),
    )


def arrow_sentence(rows: Rows, arrow: Arrow) -> str:
    """Say an arrow in a sentence: what leads to what, how soon, and how we know."""
    source, target = rows.get(Factor, arrow.source_id), rows.get(Factor, arrow.target_id)
    words = _(EFFECTS.get(arrow.sign, EFFECTS["unknown"])).format(
        source=called(source.label, LONGEST_LINE) if source else "",
        target=called(target.label, LONGEST_LINE) if target else "",
    )
    if arrow.delay:
        words = f"{words}, {_(DELAYS[arrow.delay])}"
    basis = field_of(Arrow, "basis").label_of(arrow.basis).lower()
    told = [_("How we know: {basis}").format(basis=basis)]
    carried = _carried(rows, arrow)
    if carried:
        told.append(_("it rests on {refs}").format(refs=", ".join(carried)))
    if arrow.contested:
        told.append(_("not everybody here agrees"))
    note = f" {arrow.note.strip()}" if arrow.note.strip() else ""
    return f"{words}. {'; '.join(told)}.{note}"


def _carried(rows: Rows, arrow: Arrow) -> list[str]:
    links = rows.where(ArrowAssumption, "arrow_id", arrow.id)
    found = (rows.get(Assumption, link.assumption_id) for link in links)
    return [ref(rows, row) or _("an assumption") for row in found if row is not None]

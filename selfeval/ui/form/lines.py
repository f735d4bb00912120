"""Which fields of a form share a line, in which order: as planned, or by what they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from selfeval.core.fields import FieldUI, fields_of, name_field
from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui.form.editors_chosen import SegmentEditor
from selfeval.ui.form.field_cell import INLINE, FieldCell
from selfeval.ui.form.plans import Lines, Plan

FAMILIES = {
    "date": "date",
    "count": "figure",
    "decimal": "figure",
    "choice": "word",
    "realm": "word",
}
"""Editors short enough to share a line, and with what: dates with dates, figures with figures."""
LONGEST_BESIDE = 22
"""Characters of a choice from which it needs the whole line."""


def in_order(model: type[Row], plan: Plan | None) -> list[FieldUI]:
    """The naming field first, then the others as planned, then as declared."""
    lead = name_field(model)
    found = [lead, *(field for field in fields_of(model) if field is not lead)]
    if plan is None:
        return found
    names = [name for line in (*plan.lines, *plan.tail, *plan.more) for name in line]
    return sorted(found, key=lambda one: names.index(one.name) if one.name in names else len(names))


def way(name: str, plan: Plan | None) -> str:
    """How a field stands: as planned, or after another on its line."""
    if plan is None:
        return ""
    later = {one for line in (*plan.lines, *plan.tail, *plan.more) for one in line[1:]}
    return INLINE if name in later else plan.ways.get(name, "")


def more_lines(plan: Plan, names: Iterable[str]) -> Lines:
    """What stands under “More”: as planned, and every field that the plan does not name."""
    named = {name for line in (*plan.lines, *plan.tail, *plan.more) for name in line}
    return (*plan.more, *((name,) for name in names if name not in named))


def with_promoted(plan: Plan) -> Plan:
    """Return a plan in which its promoted field stands after the first line."""
    first, *others = plan.lines
    rest = tuple(line for line in plan.more if line != (plan.promoted,))
    return replace(plan, lines=(first, (plan.promoted,), *others), more=rest)


def meets_people(field: FieldUI, frozen_too: bool) -> bool:
    """Whether people fill a field in: not what is hidden, nor what is set once."""
    return field.editor != "hidden" and (frozen_too or not field.frozen)


def own_lines(cells: list[FieldCell], paired: bool) -> list[list[FieldCell]]:
    """Let neighbours of a kind share lines where there is room; an odd first one stands alone."""
    if not paired:
        return [[cell] for cell in cells]
    lines: list[list[FieldCell]] = []
    for family, run in groupby(cells, key=_family):
        kin = list(run)
        alone = kin if not family else kin[: len(kin) % 2]
        lines += [[cell] for cell in alone]
        rest = kin[len(alone) :]
        lines += [rest[at : at + 2] for at in range(0, len(rest), 2)]
    return lines


def _family(cell: FieldCell) -> str:
    longest = max((len(_(title)) for _word, title in cell.field.choices), default=0)
    if cell.lead or isinstance(cell.editor, SegmentEditor) or longest > LONGEST_BESIDE:
        return ""
    return FAMILIES.get(cell.field.editor, "")

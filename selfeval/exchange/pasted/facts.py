"""Each row of a pasted table becomes a fact. What a field cannot hold is kept in the detail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from selfeval.core.days import is_day, read_day
from selfeval.core.fields import LONGEST_LINE, FieldError, clean, field_of
from selfeval.core.models import Fact
from selfeval.core.rows import Rows
from selfeval.exchange.pasted.guess import (
    FIGURE,
    LEAVE_OUT,
    N_OF,
    Table,
    counted,
    is_gap,
    realm_of,
    says_nothing,
    tone_of,
)
from selfeval.i18n import _

Values = Mapping[str, Any]


@dataclass(frozen=True)
class PlannedFact:
    """One pasted row as it would become a fact.

    `row` counts as the user sees the table. `twin` names the fact, or the row above, that says
    the same already: then it is not added. `notes` say what could not be read as it was meant.
    """

    row: int
    values: Values
    twin: str
    notes: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether it would be added."""
        return not self.twin


def plan_facts(
    rows: Rows, table: Table, roles: Sequence[str], source: str, today: date
) -> tuple[PlannedFact, ...]:
    """Work out the facts; rows in which nothing is stated are passed over: see `silent_facts`."""
    said = {_same(fact.statement): _called(rows, fact) for fact in reversed(rows.all(Fact))}
    planned: list[PlannedFact] = []
    for number, cells in enumerate(table.rows, table.first_row):
        values, notes = _read(table, roles, cells, today)
        if not values.get("statement"):
            continue
        values.setdefault("source", source)
        key = _same(values["statement"])
        planned.append(PlannedFact(number, values, said.get(key, ""), tuple(notes)))
        said.setdefault(key, _("row {number} of this table").format(number=number))
    return tuple(planned)


def silent_facts(table: Table, roles: Sequence[str]) -> int:
    """Count the rows in which the column of the facts says nothing."""
    at = roles.index("statement")
    return sum(not row[at] or says_nothing(row[at]) for row in table.rows)


def _same(statement: str) -> str:
    """Say what makes two statements one: their words, whatever the capitals and the full stop."""
    return " ".join(statement.casefold().split()).rstrip(" .")


def _called(rows: Rows, fact: Fact) -> str:
    label = rows.label_of(fact)
    return _("Fact {number}").format(number=label) if label else _("a fact")


def _read(
    table: Table, roles: Sequence[str], cells: Sequence[str], today: date
) -> tuple[dict[str, Any], list[str]]:
    """Read one row: the fact's fields, and what could not be read as it was meant."""
    values: dict[str, Any] = {}
    details: list[str] = []
    notes: list[str] = []
    for at, role in enumerate(roles):
        cell = cells[at]
        if role in (LEAVE_OUT, FIGURE) or not cell or (role == "statement" and says_nothing(cell)):
            continue
        if role == "detail":
            details.append(cell)
            continue
        read = dict(_field(role, cell, today))
        if read:
            values.update(read)
            continue
        details.append(_("{column}: {words}").format(column=table.heading[at], words=cell))
        notes.append(_unread(role, cell))
    _say_figures(values, table, roles, cells)
    details += _without_contradiction(values, notes)
    if details:
        values["detail"] = "\n".join(details)
    return values, notes


def _say_figures(
    values: dict[str, Any], table: Table, roles: Sequence[str], cells: Sequence[str]
) -> None:
    """Say the figures of a row in its fact: alone, or each after the heading of its column."""
    held = [at for at, role in enumerate(roles) if role == FIGURE]
    told = [at for at in held if cells[at] and not is_gap(cells[at])]
    if not told or "statement" not in values:
        return
    named = table.has_heading and len(held) > 1
    figures = [f"{table.heading[at]} {cells[at]}" if named else cells[at] for at in told]
    values["statement"] = _("{name}: {figures}.").format(
        name=values["statement"].rstrip(" .:"), figures=_(", ").join(figures)
    )
    values["kind"] = "number"


def _field(role: str, cell: str, today: date) -> Iterator[tuple[str, Any]]:
    """Yield the fields that a cell gives; none where it cannot be read as `role`."""
    if role == "observed_on":
        day = read_day(cell, today)
        if is_day(day):
            yield role, day
    elif role == "realm":
        if realm_of(cell):
            yield role, realm_of(cell)
    elif role == "tone":
        if tone_of(cell):
            yield role, tone_of(cell)
    elif role == N_OF:
        yield from zip(("n", "out_of"), counted(cell) or (), strict=False)
    elif role in ("n", "out_of"):
        if _whole(cell) is not None:
            yield role, _whole(cell)
    elif role == "statement" or len(cell) <= LONGEST_LINE:
        yield role, cell


def _whole(cell: str) -> int | None:
    try:
        found = clean(field_of(Fact, "n"), cell)
    except FieldError:
        return None
    return found if isinstance(found, int) else None


def _unread(role: str, cell: str) -> str:
    titles = {
        "observed_on": _("“{words}” is not one day, so it is kept in the detail."),
        "realm": _("“{words}” is none of the five realms, so it is kept in the detail."),
        "tone": _("“{words}” is neither a strength nor a concern, so it is kept in the detail."),
        N_OF: _("“{words}” does not say how many of how many, so it is kept in the detail."),
    }
    other = _("“{words}” cannot stand in its field, so it is kept in the detail.")
    return titles.get(role, other).format(words=cell[:60])


def _without_contradiction(values: dict[str, Any], notes: list[str]) -> list[str]:
    """Keep figures that contradict each other in words only, and say so."""
    many, out_of = values.get("n"), values.get("out_of")
    if many is None or out_of is None or many <= out_of:
        return []
    del values["n"], values["out_of"]
    words = _("{many} out of {out_of}").format(many=many, out_of=out_of)
    notes.append(_("“{words}” is more than all, so it is kept in the detail.").format(words=words))
    return [words]

"""Tell a gesture's changes in words that a head would use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selfeval.core.fields import field_of, name_field
from selfeval.core.figures import reading_words
from selfeval.core.findings.base import named
from selfeval.core.models import (
    MODEL_OF,
    Action,
    Assumption,
    Consequence,
    Edition,
    Fact,
    Factor,
    Indicator,
    Judgement,
    Measure,
    Priority,
    PriorityAssumption,
    Reading,
    Review,
    Row,
    School,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.wording import called, first_sentence
from selfeval.i18n import N_, _, ngettext


@dataclass(frozen=True)
class Told:
    """A change in words, its kind ("new", "changed", "gone", "reading"…) and the item to open."""

    words: str
    kind: str
    table: str = ""
    row_id: str = ""


@dataclass(frozen=True)
class Logged:
    """One row's change as the log holds it: kind is I, U or D; old and new hold what differs."""

    model: type[Row]
    row_id: str
    kind: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]


NEW: dict[type[Row], str] = {
    Fact: N_("New fact: “{name}”"),
    Assumption: N_("New assumption: “{name}”"),
    Factor: N_("New on the map: “{name}”"),
    Priority: N_("New priority: “{name}”"),
    Indicator: N_("New early indicator: “{name}”"),
    Action: N_("New action: “{name}”"),
    Consequence: N_("New consequence: “{name}”"),
}
CHANGED: dict[type[Row], str] = {
    Fact: N_("Fact changed: “{name}”"),
    Assumption: N_("Assumption changed: “{name}”"),
    Factor: N_("Changed on the map: “{name}”"),
    Priority: N_("Priority changed: “{name}”"),
    Indicator: N_("Early indicator changed: “{name}”"),
    Action: N_("Action changed: “{name}”"),
    Consequence: N_("Consequence changed: “{name}”"),
}
GONE: dict[type[Row], str] = {
    Fact: N_("Fact removed: “{name}”"),
    Assumption: N_("Assumption removed: “{name}”"),
    Factor: N_("Removed from the map: “{name}”"),
    Priority: N_("Priority removed: “{name}”"),
    Indicator: N_("Early indicator removed: “{name}”"),
    Action: N_("Action removed: “{name}”"),
    Consequence: N_("Consequence removed: “{name}”"),
}
SILENT = {"position", "rank", "number"}
"""Fields whose change alone says nothing: where a row stands in a list."""
SAYS = {
    "supports": N_("A fact now supports “{belief}”"),
    "challenges": N_("A fact now challenges “{belief}”"),
    "unclear": N_("A fact may speak to “{belief}”"),
}
READING_SAYS = {
    "supports": N_("A reading now supports “{belief}”"),
    "challenges": N_("A reading now challenges “{belief}”"),
}


def tell(
    logged: Iterable[tuple[str, str, str, Mapping[str, Any], Mapping[str, Any]]],
    born: set[tuple[str, str]],
    rows: Rows,
) -> list[Told]:
    """Tell what a gesture did, item by item.

    `born` names the rows that were made within the time told: later changes of theirs are part of
    making them, and those that are gone again are not told at all.
    """
    changes = [
        Logged(MODEL_OF[table], row_id, kind, old, new)
        for table, row_id, kind, old, new in logged
        if table in MODEL_OF
    ]
    is_born = {(MODEL_OF[table], row_id) for table, row_id in born if table in MODEL_OF}
    told: list[Told] = [*_readings(changes, rows)]
    for change in changes:
        told += _special(change, rows) or _plain(change, is_born, rows)
    return told


def tell_many(label: str, changes: int) -> Told:
    """Tell a gesture that changed a great deal at once by the name it was given."""
    words = ngettext("{label} ({count} row)", "{label} ({count} rows)", changes)
    return Told(words.format(label=label, count=f"{changes:,}"), "many")


def _plain(change: Logged, born: set[tuple[type[Row], str]], rows: Rows) -> list[Told]:
    """Tell that an item is new, changed or gone."""
    model, is_born = change.model, (change.model, change.row_id) in born
    row = rows.get(model, change.row_id)
    if model not in NEW or (row is None and is_born):
        return []
    if change.kind == "D":
        return [Told(_(GONE[model]).format(name=_old_name(change)), "gone")] if row is None else []
    if row is None:
        return []
    if change.kind == "I":
        return [_of(NEW[model], "new", row)]
    if is_born or set(change.new) <= SILENT:
        return []
    return [_of(CHANGED[model], "changed", row)]


def _of(words: str, kind: str, row: Row) -> Told:
    return Told(_(words).format(name=named(row)), kind, row.table_name(), row.id)


def _old_name(change: Logged) -> str:
    name = first_sentence(str(change.old.get(name_field(change.model).name) or ""))
    return called(name)


# Changes that have a sentence of their own -----------------------------------------------------


def _special(change: Logged, rows: Rows) -> list[Told]:
    teller = TELLERS.get(change.model)
    row = rows.get(change.model, change.row_id)
    if teller is None or row is None or change.kind == "D":
        return []
    return list(teller(change, row, rows))


def _stance(change: Logged, row: Row, rows: Rows) -> Iterator[Told]:
    assert isinstance(row, Stance)
    believed = rows.get(Assumption, row.assumption_id)
    if believed is not None and "stance" in change.new:
        words = _(SAYS[row.stance]).format(belief=named(believed))
        yield Told(words, "weighed", believed.table_name(), believed.id)


def _assumption(change: Logged, row: Row, _rows: Rows) -> Iterator[Told]:
    assert isinstance(row, Assumption)
    if change.kind == "U" and "status" in change.new:
        state = field_of(Assumption, "status").label_of(row.status)
        words = _("“{name}” is now: {state}").format(name=named(row), state=state.lower())
        yield Told(words, "weighed", row.table_name(), row.id)


def _priority(change: Logged, row: Row, _rows: Rows) -> Iterator[Told]:
    assert isinstance(row, Priority)
    if change.kind == "U" and "status" in change.new:
        state = field_of(Priority, "status").label_of(row.status)
        words = _("“{name}” moved to: {state}").format(name=named(row), state=state.lower())
        yield Told(words, "decided", row.table_name(), row.id)


def _rests(change: Logged, row: Row, rows: Rows) -> Iterator[Told]:
    assert isinstance(row, PriorityAssumption)
    priority = rows.get(Priority, row.priority_id)
    believed = rows.get(Assumption, row.assumption_id)
    if change.kind == "I" and priority is not None and believed is not None:
        words = _("“{priority}” now rests on “{belief}”").format(
            priority=named(priority), belief=named(believed)
        )
        yield Told(words, "linked", priority.table_name(), priority.id)


def _review(change: Logged, row: Row, rows: Rows) -> Iterator[Told]:
    assert isinstance(row, Review)
    priority = rows.get(Priority, row.priority_id)
    if priority is not None and row.decision and {"decision", "priority_id"} & set(change.new):
        decision = field_of(Review, "decision").label_of(row.decision)
        words = _("Decided about “{priority}”: {decision}").format(
            priority=named(priority), decision=decision.lower()
        )
        yield Told(words, "decided", priority.table_name(), priority.id)


def _action(change: Logged, row: Row, _rows: Rows) -> Iterator[Told]:
    assert isinstance(row, Action)
    if change.kind == "U" and change.new.get("state") == "done":
        yield _of(N_("Action done: “{name}”"), "decided", row)


def _judgement(_change: Logged, row: Row, _rows: Rows) -> Iterator[Told]:
    yield _of(N_("Written about “{name}”"), "changed", row)


def _school(_change: Logged, row: Row, _rows: Rows) -> Iterator[Told]:
    yield Told(_("School details changed"), "changed", row.table_name(), row.id)


def _edition(change: Logged, row: Row, _rows: Rows) -> Iterator[Told]:
    assert isinstance(row, Edition)
    if change.kind == "I":
        yield Told(_("Report issued: “{name}”").format(name=named(row)), "decided")
    elif change.new.get("state") == "agreed":
        yield Told(_("Report agreed: “{name}”").format(name=named(row)), "decided")


def _reading(change: Logged, row: Row, rows: Rows) -> Iterator[Told]:
    assert isinstance(row, Reading)
    believed = rows.get(Assumption, row.assumption_id)
    if believed is not None and row.stance in READING_SAYS and "stance" in change.new:
        words = _(READING_SAYS[row.stance]).format(belief=named(believed))
        yield Told(words, "weighed", believed.table_name(), believed.id)


Teller = Callable[[Logged, Row, Rows], Iterator[Told]]
TELLERS: dict[type[Row], Teller] = {
    Stance: _stance,
    Assumption: _assumption,
    Priority: _priority,
    PriorityAssumption: _rests,
    Review: _review,
    Action: _action,
    Judgement: _judgement,
    School: _school,
    Edition: _edition,
    Reading: _reading,
}


def _readings(changes: Sequence[Logged], rows: Rows) -> Iterator[Told]:
    """Tell new readings measure by measure: one with its figure, several by their number."""
    by_measure: dict[str, list[Reading]] = {}
    for change in changes:
        row = rows.get(Reading, change.row_id) if change.model is Reading else None
        if row is not None and change.kind == "I":
            by_measure.setdefault(row.measure_id, []).append(row)
    for measure_id, readings in by_measure.items():
        measure, about = rows.get(Measure, measure_id), _about(rows, measure_id)
        name = named(about) if about is not None else measure.name if measure else ""
        if len(readings) > 1:
            words = ngettext(
                "{count} reading of “{name}”", "{count} readings of “{name}”", len(readings)
            ).format(count=len(readings), name=name)
        else:
            figure = reading_words(readings[0], measure.unit if measure else "number")
            words = _("Reading added: {figure}, “{name}”").format(
                figure=figure or _("no figure"), name=name
            )
        table, row_id = (about.table_name(), about.id) if about is not None else ("", "")
        yield Told(words, "reading", table, row_id)


def _about(rows: Rows, measure_id: str) -> Row | None:
    """Return the indicator, or else the fact, whose readings these are."""
    signs = rows.where(Indicator, "measure_id", measure_id)
    facts = rows.where(Fact, "measure_id", measure_id)
    return next(iter((*signs, *facts)), None)

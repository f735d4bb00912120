"""What pasting a table would do, and doing it as one gesture, worked out anew when agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from selfeval.core.models import Fact, Measure, Reading
from selfeval.core.rows import Rows
from selfeval.exchange.pasted.facts import PlannedFact, plan_facts, silent_facts
from selfeval.exchange.pasted.guess import FACTS, MEASURES, Table
from selfeval.exchange.pasted.measures import (
    PlannedReading,
    PlannedSeries,
    plan_measures,
    silent_measures,
)
from selfeval.exchange.tables.apply import ImportResult
from selfeval.i18n import _, ngettext
from selfeval.store import Document, UserError, load_rows
from selfeval.store.backup import keep_open
from selfeval.store.backup_list import IMPORTING


@dataclass(frozen=True)
class PasteChoice:
    """What the user chose: the table, what it is, what each column holds, and one source for all.

    `kind` is FACTS or MEASURES. `roles` matter for facts; `name_at` and `times`, columns by their
    place, for measures. `today` gives a day without a year its year.
    """

    table: Table
    kind: str
    roles: tuple[str, ...]
    name_at: int
    times: tuple[int, ...]
    source: str
    today: date


@dataclass(frozen=True)
class PastePlan:
    """What would come of it; one of the two tuples is empty.

    `silent` counts the rows that hold nothing to take, and `missing` says what they lack, or "".
    """

    facts: tuple[PlannedFact, ...]
    series: tuple[PlannedSeries, ...]
    silent: int = 0
    missing: str = ""

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return any(fact.is_new for fact in self.facts) or any(one.changes for one in self.series)


def plan_paste(rows: Rows, choice: PasteChoice) -> PastePlan:
    """Work out what pasting would do; nothing is changed yet.

    Raises UserError where no column holds what is needed.
    """
    if choice.kind == FACTS:
        if "statement" not in choice.roles:
            raise UserError(
                _("No column holds the fact itself."), _("Say which one holds what was seen.")
            )
        facts = plan_facts(rows, choice.table, choice.roles, choice.source, choice.today)
        silent = silent_facts(choice.table, choice.roles)
        column = choice.table.heading[choice.roles.index("statement")]
        return PastePlan(facts, (), silent, _silent_words(silent, column, choice.table))
    if not choice.times:
        raise UserError(
            _("No column is headed by a time."),
            _("A measure over time needs headings such as 2024/25, Autumn 2025 or 12 Oct 2026."),
        )
    series = plan_measures(rows, choice.table, choice.name_at, choice.times, choice.source)
    silent = silent_measures(choice.table, choice.name_at, choice.times)
    return PastePlan((), series, silent, _silent_words(silent, "", choice.table))


def _silent_words(count: int, column: str, table: Table) -> str:
    """Say how many rows are left out because nothing stands in them, and where; "" for none."""
    if not count:
        return ""
    if column:
        words = ngettext(
            "{count} row left out: nothing in “{column}”.",
            "{count} rows left out: nothing in “{column}”.",
            count,
        )
    elif table.is_turned:
        words = ngettext(
            "{count} column left out: no figure in it.",
            "{count} columns left out: no figures in them.",
            count,
        )
    else:
        words = ngettext(
            "{count} row left out: no name or no figure.",
            "{count} rows left out: no name or no figure.",
            count,
        )
    return words.format(count=f"{count:,}", column=column)


def apply_paste(document: Document, choice: PasteChoice) -> ImportResult:
    """Bring the table into the document as one gesture; UserError as in `plan_paste`.

    It is worked out anew against the document as it is now, and a backup is kept before. Where
    nothing changes there is no gesture.
    """
    plan = plan_paste(load_rows(document.session), choice)
    if plan.changes:
        keep_open(document, IMPORTING)
        with document.edit(_("Paste a table")) as session:
            for fact in plan.facts:
                if fact.is_new:
                    session.add(Fact(**fact.values))
            for one in plan.series:
                if one.changes:
                    _write(session, one)
    return _result(plan)


def _result(plan: PastePlan) -> ImportResult:
    taken = [one for one in plan.series if one.changes]
    changes = [reading.change for one in taken for reading in one.readings]
    return ImportResult(
        facts=sum(fact.is_new for fact in plan.facts) + sum(not one.fact_id for one in taken),
        readings=changes.count("new"),
        corrected=changes.count("changed"),
        changed=plan.changes,
    )


def _write(session: Session, one: PlannedSeries) -> None:
    measure_id = one.measure_id
    if not measure_id:
        measure = Measure(name=one.name, unit=one.unit)
        measure_id = measure.id
        session.add(measure)
        session.flush()
    for reading in one.readings:
        if reading.change != "same":
            _write_reading(session, measure_id, one.source, reading)
    _write_fact(session, measure_id, one)


def _write_reading(session: Session, measure_id: str, source: str, planned: PlannedReading) -> None:
    row = session.get(Reading, Reading.id_for(measure_id, planned.period))
    if row is None:
        row = Reading(measure_id=measure_id, period=planned.period, sort_date=planned.on)
        session.add(row)
    row.value, row.reason = planned.value, planned.reason
    row.n, row.out_of = planned.n, planned.out_of
    if source:
        row.source = source


def _write_fact(session: Session, measure_id: str, one: PlannedSeries) -> None:
    """Write the fact, or bring its sentence up to date where nobody has put it in other words."""
    fact = session.get(Fact, one.fact_id) if one.fact_id else None
    if fact is None:
        session.add(
            Fact(
                statement=one.statement,
                kind="number",
                source=one.source,
                measure_id=measure_id,
            )
        )
        session.flush()
    elif one.rewrites:
        fact.statement = one.statement


__all__ = ["FACTS", "MEASURES", "PasteChoice", "PastePlan", "apply_paste", "plan_paste"]

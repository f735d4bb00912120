"""Start next year: a new file with what is still true and still worked on; the old one is kept.

What goes along: the school and its last inspection, facts with their measures and readings, living
assumptions, the causal model and its maps, priorities that go on (with actions not yet done, their
reviews and their indicators) or were waiting, themes, notes not yet sorted, and settings. What
stays behind, to be read in the old file: what is finished, judgements by area, meetings, versions
of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from selfeval.core.fields import fields_of
from selfeval.core.models import (
    MODEL_OF,
    MODELS,
    SCHOOL_ID,
    Action,
    Assumption,
    Edition,
    Fact,
    Indicator,
    IndicatorPriority,
    Judgement,
    JudgementFact,
    Measure,
    Meeting,
    Note,
    Priority,
    Review,
    Row,
    School,
    Setting,
)
from selfeval.core.rows import Rows
from selfeval.core.wording import called
from selfeval.exchange.archive import make_document, unmake
from selfeval.exchange.archive_check import Archive, named_blobs
from selfeval.i18n import _
from selfeval.store import Document, UserError, keys, load_rows
from selfeval.store.closing import CLOSED_ON, CONTINUED_IN
from selfeval.store.schema import model_fields

DONE, CONTINUE, STOP = "done", "continue", "stop"
LEFT_BEHIND: tuple[type[Row], ...] = (Judgement, JudgementFact, Meeting, Edition)
"""Tables that belong to the year in which they were written."""
OWN_SETTINGS = (CLOSED_ON, CONTINUED_IN)
FINISHED_ACTIONS = ("done", "dropped")
YEARS = re.compile(r"(\d{4})(\s*[-–/]\s*)(\d{4}|\d{2})")

Values = dict[str, Any]
Kept = dict[str, dict[str, Values]]
"""{table: {id: fields}} of what goes along."""


@dataclass(frozen=True)
class Decision:
    """What becomes of one live priority: "done", "continue" or "stop", and why in a line."""

    priority_id: str
    choice: str
    reason: str = ""


@dataclass(frozen=True)
class NextYear:
    """What the user chose: the new period, a decision for each live priority, and retired beliefs.

    `signed` is the role that decisions are recorded under.
    """

    period: str
    decisions: tuple[Decision, ...]
    with_retired: bool = False
    signed: str = ""


def live_priorities(rows: Rows) -> list[Priority]:
    """Return the priorities that a decision is needed for, in their order."""
    return [row for row in rows.all(Priority) if row.status == "live"]


def next_period(period: str) -> str:
    """Return the year after a period such as "2026–27" or "2026/2027"; "" where it tells none."""
    found = YEARS.fullmatch(period.strip())
    if not found:
        return ""
    first, between, last = found.groups()
    following = str(int(first) + 1 + (int(last[-2:]) - int(first[-2:])) % 100)
    return f"{int(first) + 1}{between}{following[-len(last) :]}"


def start_next_year(
    document: Document, target: Path | str, choices: NextYear, today: date
) -> Document:
    """Make the file of the next year at `target` and close the year of `document`.

    The caller closes both. The new file has the password of the old one, if that has any.
    Decisions are recorded in the old file as one gesture, and it is published; from then on it is
    opened for reading only. Raises UserError, with nothing made and nothing changed, where a
    decision is missing, where the old file cannot be brought up to date, or where the new one
    cannot be written.
    """
    _refuse_undecided(load_rows(document.session), choices)
    document.publish()
    content = carried(load_rows(document.session), choices, today)
    blobs = {name: document.blob(name) for name in named_blobs(content)}
    key = keys.key_of(document.database)
    made = make_document(Archive(content, blobs), target, choices.signed, _("Start next year"), key)
    try:
        close_year(document, choices, today, made.path.name)
        document.publish()
    except BaseException:
        if document.closed_on:
            document.undo()
        unmake(made)
        raise
    return made


def close_year(document: Document, choices: NextYear, today: date, continued_in: str = "") -> None:
    """Record what was decided of each priority, and that the year is closed, as one gesture."""
    with document.edit(_("Close the year")) as session:
        for review in _reviews(choices, today):
            session.add(review)
        for decision in choices.decisions:
            priority = session.get(Priority, decision.priority_id)
            if priority is not None and decision.choice != CONTINUE:
                priority.status = {DONE: "done", STOP: "stopped"}[decision.choice]
                priority.status_reason = decision.reason or priority.status_reason
        for name, value in zip(OWN_SETTINGS, (today.isoformat(), continued_in), strict=True):
            setting = session.get(Setting, Setting.id_for(name))
            if setting is None:
                session.add(Setting(name=name, value=value))
            else:
                setting.value = value


def reopen_year(path: Path | str, actor: str) -> Document:
    """Open the file of a closed year for changes again; the history says that it was."""
    document = Document.open(path, actor=actor, though_closed=True)
    try:
        if document.read_only:
            raise UserError(
                _("This file cannot be written to."), _("Look at its folder and its permissions.")
            )
        with document.edit(_("Open the year again")) as session:
            for name in OWN_SETTINGS:
                setting = session.get(Setting, Setting.id_for(name))
                if setting is not None:
                    session.delete(setting)
    except BaseException:
        document.close()
        raise
    return document


def _refuse_undecided(rows: Rows, choices: NextYear) -> None:
    decided = {decision.priority_id for decision in choices.decisions}
    for priority in live_priorities(rows):
        if priority.id not in decided:
            raise UserError(
                _("Nothing has been decided yet about “{priority}”.").format(
                    priority=called(priority.title)
                ),
                _("Say whether it is done, goes on or stops."),
            )


def _reviews(choices: NextYear, today: date) -> list[Review]:
    """Return the decisions as reviews. Their ids follow from priority and day, so that both files
    hold the same one of a priority that goes on."""
    words = {CONTINUE: "continue", DONE: "stop", STOP: "stop"}
    return [
        Review(
            id=Setting.id_for(f"review|{decision.priority_id}|{today.isoformat()}"),
            priority_id=decision.priority_id,
            held_on=today.isoformat(),
            decision=words[decision.choice],
            why=_why(decision),
        )
        for decision in choices.decisions
    ]


def _why(decision: Decision) -> str:
    if decision.choice != DONE:
        return decision.reason
    return _("Done: {reason}").format(reason=decision.reason) if decision.reason else _("Done")


# What goes along -----------------------------------------------------------------------------


def carried(rows: Rows, choices: NextYear, today: date) -> dict[str, list[Values]]:
    """Return the rows of the new file, by table; pure, so that it can be shown beforehand."""
    kept: Kept = {
        model.table_name(): {row.id: _values(row) for row in rows.all(model)}
        for model in MODELS
        if model not in LEFT_BEHIND
    }
    for row in _stays_behind(rows, choices):
        del kept[row.table_name()][row.id]
    _set_period(kept, choices.period)
    for review in _reviews(choices, today):
        kept[Review.table_name()][review.id] = _values(review)
    while _drop_loose_ends(kept):
        pass
    _drop_measures_nobody_shows(kept)
    while _drop_loose_ends(kept):
        pass
    return {table: [*rows_of.values()] for table, rows_of in kept.items()}


def counts(content: dict[str, list[Values]]) -> dict[type[Row], int]:
    """Return how many rows of each kind go along."""
    return {MODEL_OF[table]: len(rows) for table, rows in content.items()}


def _stays_behind(rows: Rows, choices: NextYear) -> Iterable[Row]:
    """Yield what is finished; what hangs on it follows by itself."""
    goes_on = {one.priority_id for one in choices.decisions if one.choice == CONTINUE}
    going = {
        row.id
        for row in rows.all(Priority)
        if row.id in goes_on or row.status in ("proposed", "not_now")
    }
    yield from (row for row in rows.all(Priority) if row.id not in going)
    for assumption in rows.all(Assumption):
        if assumption.status == "retired" and not choices.with_retired:
            yield assumption
    yield from (row for row in rows.all(Action) if row.state in FINISHED_ACTIONS)
    yield from (row for row in rows.all(Note) if row.sorted_id)
    yield from (row for row in rows.all(Setting) if row.name in OWN_SETTINGS)
    for indicator in rows.all(Indicator):
        links: Sequence[IndicatorPriority] = rows.where(
            IndicatorPriority, "indicator_id", indicator.id
        )
        if links and not any(link.priority_id in going for link in links):
            yield indicator


def _values(row: Row) -> Values:
    return {name: getattr(row, name) for name in model_fields()[row.table_name()]}


def _set_period(kept: Kept, period: str) -> None:
    schools = kept[School.table_name()]
    if not schools:
        schools[SCHOOL_ID] = _values(School())
    schools[SCHOOL_ID]["period"] = period


def _drop_loose_ends(kept: Kept) -> bool:
    """Drop rows that belong to something that stays behind, clear links that can be left open.

    Returns whether a row was dropped, since others may belong to that one.
    """
    dropped = False
    for table, rows_of in kept.items():
        for row_id, values in list(rows_of.items()):
            if _belongs_to_nothing(kept, table, values):
                del rows_of[row_id]
                dropped = True
    return dropped


def _belongs_to_nothing(kept: Kept, table: str, values: Values) -> bool:
    for name, target, belongs in _links(table):
        if not values[name] or values[name] in kept.get(target, {}):
            continue
        if belongs:
            return True
        values[name] = None
    if "item_id" not in values or values["item_id"] == SCHOOL_ID:
        return False
    return values["item_id"] not in kept.get(values["item_table"], {})


@cache
def _links(table: str) -> tuple[tuple[str, str, bool], ...]:
    """Return (field, table it leads to, whether the row cannot be without it) of each link."""
    return tuple(
        (field.name, field.references.partition(".")[0], field.on_remove == "delete")
        for field in fields_of(MODEL_OF[table])
        if field.references
    )


def _drop_measures_nobody_shows(kept: Kept) -> None:
    shown = {
        values["measure_id"]
        for model in (Fact, Indicator)
        for values in kept[model.table_name()].values()
    }
    measures = kept[Measure.table_name()]
    for measure_id in [one for one in measures if one not in shown]:
        del measures[measure_id]

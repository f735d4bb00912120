"""Rules about early indicators. Those of priorities that have ended are left in peace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from selfeval.core.challenges import challenge_to
from selfeval.core.figures import WORD_UNITS, as_day, day_of, readings_of
from selfeval.core.findings.base import Remark, active_priorities, named
from selfeval.core.looks import PURSUED, priorities_of, pursued
from selfeval.core.models import (
    Assumption,
    Consequence,
    Indicator,
    IndicatorPriority,
    Priority,
    RealmLink,
)
from selfeval.core.rows import Rows
from selfeval.core.signs import Word, read_sign, unit_of
from selfeval.i18n import _

DOINGS = (
    r"training|inset|cpd|workshops?|(?:training|coaching|cpd|twilight) sessions?|meetings?|courses?"
    r"|polic(?:y|ies)|action plans?|programmes?|schemes?|briefings?|assembl(?:y|ies)|newsletters?"
)
DONE = (
    r"delivered|held|run|completed|attended|launched|introduced|rolled out|written|published"
    r"|bought|purchased|in place|took place|taken place|takes? place|given|organised|circulated"
)
ACTIVITY = re.compile(
    rf"\b(?:{DOINGS})\b[^.;]{{0,40}}?\b(?:{DONE})\b"
    rf"|\b(?:{DONE}|deliver|hold|attend|launch|introduce|roll out|write|publish)\b"
    rf"[^.;]{{0,25}}?\b(?:{DOINGS})\b"
    rf"|\bnumber of (?:{DOINGS})\b"
    r"|\bstaff (?:are|were|have been|to be) trained\b",
    re.IGNORECASE,
)


def only_outcomes(rows: Rows, _today: date) -> Iterator[Remark]:
    """I1: some sign of a priority shows before children's outcomes do."""
    for priority in active_priorities(rows):
        links = rows.where(IndicatorPriority, "priority_id", priority.id)
        found = [rows.get(Indicator, link.indicator_id) for link in links]
        places = [_realms(rows, indicator) for indicator in found if indicator is not None]
        if places and all(place == {"outcome"} for place in places):
            yield Remark(
                priority,
                _("Every sign of “{priority}” is an outcome. What would show sooner?").format(
                    priority=named(priority)
                ),
            )


def incomplete(rows: Rows, _today: date) -> Iterator[Remark]:
    """I2: an indicator has a start, a look-by date, a way of looking and somebody who looks."""
    for row in pursued(rows):
        missing = [
            words
            for words, there in (
                (_("where it started"), _has_start(rows, row)),
                (_("by when to look"), bool(row.look_by)),
                (_("how we look"), bool(row.instrument.strip())),
                (_("who looks"), bool(row.owner.strip())),
            )
            if not there
        ]
        if missing:
            yield Remark(
                row,
                _("“{sign}” does not yet say: {missing}.").format(
                    sign=named(row), missing=", ".join(missing)
                ),
            )


def too_late(rows: Rows, _today: date) -> Iterator[Remark]:
    """I3: we look before the priority ends."""
    for row in pursued(rows):
        look_by = as_day(row.look_by)
        for priority in priorities_of(rows, row):
            end = as_day(priority.horizon)
            if priority.status in PURSUED and look_by and end and look_by >= end:
                yield Remark(
                    row,
                    _("“{sign}” is looked for only when “{priority}” has ended.").format(
                        sign=named(row), priority=named(priority)
                    ),
                )
                break


def counts_activity(rows: Rows, _today: date) -> Iterator[Remark]:
    """I4: an indicator shows an effect, not that something was done."""
    for row in pursued(rows):
        if ACTIVITY.search(row.sign):
            yield Remark(
                row,
                _("“{sign}” counts what was done. What would be different if it worked?").format(
                    sign=named(row)
                ),
            )


def overdue(rows: Rows, today: date) -> Iterator[Remark]:
    """I5: a reading is there once its day has passed."""
    for row in pursued(rows):
        if read_sign(rows, row, today).word is Word.OVERDUE or _missed(rows, row, today):
            yield Remark(row, _("A reading of “{sign}” is overdue.").format(sign=named(row)))


def without_answer(rows: Rows, _today: date) -> Iterator[Remark]:
    """I6: it is said beforehand what happens if an indicator is not seen."""
    for row in pursued(rows):
        if not row.if_not_seen.strip():
            yield Remark(
                row,
                _("If “{sign}” is not seen, what will we do?").format(sign=named(row)),
            )


def unwatched_harm(rows: Rows, _today: date) -> Iterator[Remark]:
    """I7: an indicator watches what we foresee and do not want."""
    for row in rows.all(Consequence):
        priority = rows.get(Priority, row.priority_id)
        ended = priority is not None and priority.status not in PURSUED
        foreseen = (row.desired, row.predicted) == ("undesired", "predicted")
        if foreseen and not ended and rows.get(Indicator, row.indicator_id) is None:
            yield Remark(
                row,
                _("We expect “{harm}” and do not want it, but nothing watches it.").format(
                    harm=named(row)
                ),
            )


def challenged_unreviewed(rows: Rows, today: date) -> Iterator[Remark]:
    """I8: an assumption is thought through again within 30 days of a reading that challenges it."""
    for row in rows.all(Assumption):
        if challenge_to(rows, row, today) is not None:
            yield Remark(
                row,
                _(
                    "A reading challenges “{belief}”, which nobody has thought through since."
                ).format(belief=named(row)),
            )


def _realms(rows: Rows, indicator: Indicator) -> set[str]:
    more = {link.realm for link in rows.attached(RealmLink, indicator)}
    return more | ({indicator.realm} if indicator.realm else set())


def _has_start(rows: Rows, indicator: Indicator) -> bool:
    """Whether it is known where things started; a first reading says so too, and so do words."""
    if indicator.baseline is not None or unit_of(rows, indicator) in WORD_UNITS:
        return True
    return bool(read_sign(rows, indicator, date.max).latest)


def _missed(rows: Rows, indicator: Indicator, today: date) -> bool:
    """Whether the day set for the next look has passed, and nothing was read on or after it."""
    due = as_day(indicator.next_on)
    if due is None or due >= today:
        return False
    days = [day_of(row) for row in readings_of(rows, indicator.measure_id) if not row.reason]
    return not any(day >= due for day in days if day is not None)

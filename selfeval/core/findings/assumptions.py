"""Rules about assumptions. Those that were given up are left in peace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from selfeval.core.findings.base import Remark, named
from selfeval.core.models import ArrowAssumption, Assumption, PriorityAssumption
from selfeval.core.rows import Rows
from selfeval.core.support import facts_that, told_by
from selfeval.i18n import _

THOROUGH = ("systematic", "tested")


def without_support(rows: Rows, _today: date) -> Iterator[Remark]:
    """A1: something supports an assumption: a fact, or a reading that became one."""
    for row in _standing(rows):
        if not told_by(rows, "supports", row):
            yield Remark(row, _("No fact supports “{belief}” yet.").format(belief=named(row)))


def unchallenged(rows: Rows, _today: date) -> Iterator[Remark]:
    """A2: somebody looked for what speaks against an assumption, or for another explanation."""
    for row in _standing(rows):
        if not (told_by(rows, "challenges", row) or row.rival.strip()):
            yield Remark(
                row,
                _("Nothing speaks against “{belief}”, and no other explanation is noted.").format(
                    belief=named(row)
                ),
            )


def thorough_from_one_kind(rows: Rows, _today: date) -> Iterator[Remark]:
    """A3: a systematic look, or a test, rests on facts of more than one kind."""
    for row in _standing(rows):
        kinds = {fact.kind for fact in facts_that(rows, "supports", row)}
        if row.basis in THOROUGH and len(kinds) == 1:
            yield Remark(
                row,
                _("“{belief}” is called well founded, but its facts are all of one kind.").format(
                    belief=named(row)
                ),
            )


def behind_nothing(rows: Rows, _today: date) -> Iterator[Remark]:
    """A4: an assumption is on an arrow of the map, or behind a priority."""
    for row in _standing(rows):
        used = [
            *rows.where(ArrowAssumption, "assumption_id", row.id),
            *rows.where(PriorityAssumption, "assumption_id", row.id),
        ]
        if not used:
            yield Remark(
                row,
                _("“{belief}” is on no arrow of the map and behind no priority.").format(
                    belief=named(row)
                ),
            )


def _standing(rows: Rows) -> list[Assumption]:
    return [row for row in rows.all(Assumption) if row.status != "retired"]

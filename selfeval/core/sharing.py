"""What to look at before a report leaves the building: likely names, and claims with no evidence.

Advice, like all findings: nothing here stops anybody from printing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from selfeval.core.findings import Finding, find_and_sort
from selfeval.core.findings.printable import possible_names
from selfeval.core.models import Row
from selfeval.core.rows import Rows
from selfeval.i18n import _, ngettext

UNBACKED = ("S1", "F1")
"""Rules about what is said without evidence: of an area, and in a fact."""


@dataclass(frozen=True)
class SharingCheck:
    """One thing to look at, in words, with the places it speaks of; `items` is empty if none."""

    kind: str
    words: str
    items: tuple[Finding, ...] = ()


def before_sharing(rows: Rows, today: date) -> tuple[SharingCheck, ...]:
    """Return what to look at in what a report would print; what was set aside is not listed."""
    found, aside = find_and_sort(rows, today)
    return _names(rows, found, aside), _unbacked(found)


def _names(rows: Rows, found: Iterable[Finding], aside: Iterable[Finding]) -> SharingCheck:
    named = {_place(remark.item) for remark in possible_names(rows)}
    items = _of(found, ("S4",), named)
    kept = len(_of(aside, ("S4",), named))
    if items:
        words = ngettext(
            "{count} place may name a person", "{count} places may name a person", len(items)
        ).format(count=len(items))
    else:
        words = _("No likely names found. Please read it yourself.")
    if kept:
        words += " " + ngettext(
            "({count} kept, with a reason)", "({count} kept, with a reason)", kept
        ).format(count=kept)
    return SharingCheck("names", words, items)


def _unbacked(found: Iterable[Finding]) -> SharingCheck:
    items = _of(found, UNBACKED)
    if not items:
        return SharingCheck("claims", _("Every fact and judgement says what it rests on"))
    words = ngettext(
        "{count} claim has no evidence", "{count} claims have no evidence", len(items)
    ).format(count=len(items))
    return SharingCheck("claims", words, items)


def _of(
    found: Iterable[Finding], rules: tuple[str, ...], places: set[tuple[str, str]] | None = None
) -> tuple[Finding, ...]:
    return tuple(
        one
        for one in found
        if one.rule in rules and (places is None or (one.item_table, one.item_id) in places)
    )


def _place(item: Row) -> tuple[str, str]:
    return item.table_name(), item.id

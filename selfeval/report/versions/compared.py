"""Find the version that changes are told from, and what the file held then."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from selfeval.core import frameworks
from selfeval.core.editions import Version, versions
from selfeval.core.rows import Rows
from selfeval.report.kinds import KINDS
from selfeval.report.options import ReportOptions
from selfeval.report.snapshot.choose import choose
from selfeval.report.snapshot.since import Earlier, since
from selfeval.store.at_vector import rows_at, withheld_since


def comparable(rows: Rows, options: ReportOptions) -> tuple[Version, ...]:
    """Return the versions that changes may be told from, newest first.

    Those for the same readers come before all others.
    """
    found = versions(rows)
    same = [one for one in found if one.edition.audience == options.audience]
    return (*same, *(one for one in found if one not in same))


def earlier_for(
    session: Session, rows: Rows, options: ReportOptions, before: Version | None = None
) -> Earlier | None:
    """Return the version that changes are told from; None where none was issued.

    It is the one that `options.since` names, else the newest for the same readers, else the newest
    of all. With `before`, only versions that are older than it count.
    """
    found = comparable(rows, options)
    if before is not None:
        issued = versions(rows)
        older = issued[issued.index(before) + 1 :]
        found = tuple(one for one in found if one in older)
    if not found:
        return None
    chosen = next((one for one in found if one.edition.id == options.since), found[0])
    agreed = _agreed(found)
    told = _earlier(session, chosen)
    if agreed is None or agreed == chosen:
        return told
    return Earlier(told.version, told.rows, told.withheld, _earlier(session, agreed))


def changes_since(session: Session, rows: Rows, version: Version, kind: str = "") -> int | None:
    """Return how many changes there are since a version, for its readers or those of a kind.

    None where this copy does not know what the version said.
    """
    earlier = _earlier(session, version)
    if earlier.rows is None:
        return None
    named = KINDS.get(kind or version.kind)
    readers = named.readers if named else version.edition.audience
    told = since(earlier, choose(rows, readers), readers, frameworks.chosen(rows), date.today())
    return told.count


def _agreed(found: tuple[Version, ...]) -> Version | None:
    """Return the one agreed last, of those for the same readers if one of them was."""
    agreed = [one for one in found if one.is_agreed]
    same = [one for one in agreed if one.edition.audience == agreed[0].edition.audience]
    return max(same, key=lambda one: one.edition.agreed_on or "", default=None)


def _earlier(session: Session, version: Version) -> Earlier:
    vector = version.edition.vector
    return Earlier(version, rows_at(session, vector), withheld_since(session, vector))

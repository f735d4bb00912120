"""Print a version again as it was issued: later edits do not show."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from selfeval.core.editions import version_of, version_words
from selfeval.core.models import Edition
from selfeval.core.rows import Rows
from selfeval.i18n import N_
from selfeval.report.options import ReportOptions
from selfeval.report.snapshot.since import Earlier
from selfeval.report.snapshot.since.withdrawn import withdrawn
from selfeval.report.snapshot.wording import long_day
from selfeval.report.versions.compared import earlier_for
from selfeval.report.versions.issue import printed_options
from selfeval.store.at_vector import rows_at, withheld_since

FORGOTTEN = N_("This copy of the file does not hold what stood in this version.")


@dataclass(frozen=True)
class Frozen:
    """A version as it was issued: freeze(rows, options, earlier=earlier, version=words).

    `words` are "" for a draft: what it was called follows from its own rows.
    """

    rows: Rows
    options: ReportOptions
    earlier: Earlier | None
    words: str


def frozen(session: Session, rows: Rows, edition: Edition) -> Frozen | None:
    """Return what a version said; None where this copy does not know.

    Its text stays as it was. But what has become private since, or a name that is hidden by now,
    is not printed again, and what was erased is gone. `rows` are those of the file today.
    """
    version = version_of(rows, edition.id)
    then = rows_at(session, edition.vector)
    if version is None or then is None:
        return None
    options = printed_options(rows, edition)
    return Frozen(
        rows=withdrawn(then, rows, withheld_since(session, edition.vector)),
        options=options,
        earlier=earlier_for(session, rows, options, version),
        words=version_words(rows, version, long_day) if version.is_agreed else "",
    )

"""The versions of the report that were issued: which there are, and how people call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from selfeval.core.days import day_words
from selfeval.core.kept import read_object
from selfeval.core.models import Edition, Meeting
from selfeval.core.rows import Rows
from selfeval.i18n import _

Day = Callable[[str], str]
"""Writes a stored day in full."""


@dataclass(frozen=True)
class Version:
    """A version: its row, the kind of document, and its number among those of its kind."""

    edition: Edition
    kind: str
    number: int

    @property
    def is_agreed(self) -> bool:
        """Whether the governors, or whoever else decides, agreed it."""
        return self.edition.state == "agreed"


def versions(rows: Rows) -> tuple[Version, ...]:
    """Return every version that was issued, newest first."""
    issued: Counter[str] = Counter()
    found: list[Version] = []
    for edition in sorted(rows.all(Edition), key=_age):
        kind = kind_of(rows, edition)
        issued[kind] += 1
        found.append(Version(edition, kind, issued[kind]))
    return tuple(reversed(found))


def version_of(rows: Rows, edition_id: str) -> Version | None:
    """Return the version of a row; None where there is none."""
    return next((one for one in versions(rows) if one.edition.id == edition_id), None)


def latest_agreed(rows: Rows, kind: str | None = None) -> Version | None:
    """Return the version, or that of one kind, that was agreed last; None for none."""
    agreed = [one for one in versions(rows) if one.is_agreed and kind in (None, one.kind)]
    return max(agreed, key=lambda one: one.edition.agreed_on or "", default=None)


def next_number(rows: Rows, kind: str) -> int:
    """Return the number that the next version of a kind will have."""
    return 1 + sum(1 for row in rows.all(Edition) if kind_of(rows, row) == kind)


def printed_as(edition_id: str) -> str:
    """Name the setting that keeps how a version was printed."""
    return f"version_{edition_id}"


def printed(rows: Rows, edition: Edition) -> dict[str, Any]:
    """Return what a file keeps of how a version was printed; {} where it keeps nothing."""
    return read_object(rows.setting(printed_as(edition.id)))


def kind_of(rows: Rows, edition: Edition) -> str:
    """Return which kind of document a version is; where none is kept, its readers' own."""
    kind = printed(rows, edition).get("kind")
    return kind if isinstance(kind, str) and kind else edition.audience


def agreed_by(rows: Rows, edition: Edition) -> str:
    """Say who agreed a version: the body named, else its meeting, else the board."""
    meeting = rows.get(Meeting, edition.meeting_id)
    held = meeting.title.strip() if meeting else ""
    board = rows.school.board.strip() or _("Governing board")
    return edition.agreed_by.strip() or held or board


def version_words(rows: Rows, version: Version, day: Day = day_words) -> str:
    """Say which version it is, such as “Agreed on 2 December 2026 by Governing board”."""
    edition = version.edition
    if not version.is_agreed:
        return draft_words(version.number, edition.issued_on or "", day)
    if not edition.agreed_on:
        return _("Agreed by {body}").format(body=agreed_by(rows, edition))
    return _("Agreed on {day} by {body}").format(
        day=day(edition.agreed_on), body=agreed_by(rows, edition)
    )


def in_a_sentence(version: Version, day: Day = day_words) -> str:
    """Call a version within a sentence, such as “the version agreed on 2 December 2026”."""
    edition = version.edition
    if version.is_agreed and edition.agreed_on:
        return _("the version agreed on {day}").format(day=day(edition.agreed_on))
    if version.is_agreed:
        return _("the version that was agreed")
    if edition.issued_on:
        return _("the draft of {day}").format(day=day(edition.issued_on))
    return _("draft {number}").format(number=version.number)


def draft_words(number: int, issued_on: str, day: Day = day_words) -> str:
    """Say which draft it is, such as “Draft 3, 23 November 2026”."""
    if not issued_on:
        return _("Draft {number}").format(number=number)
    return _("Draft {number}, {day}").format(number=number, day=day(issued_on))


def _age(edition: Edition) -> tuple[str, int, str]:
    """Order versions by day; of one day, the one that knew more is the later."""
    known = read_object(edition.vector).values()
    return (
        edition.issued_on or edition.agreed_on or "",
        sum(seq for seq in known if type(seq) is int),
        edition.id,
    )

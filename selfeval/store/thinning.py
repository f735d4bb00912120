"""Which backups go: the older they are, the fewer are kept. Pure functions; times are in UTC."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_OF = timedelta(hours=4)
"""Younger than this, every backup is kept."""
BANDS: tuple[tuple[timedelta, Callable[[datetime], Hashable]], ...] = (
    (timedelta(days=1), lambda at: (at.date(), at.hour)),
    (timedelta(days=14), lambda at: at.date()),
    (timedelta(days=62), lambda at: at.isocalendar()[:2]),
)
"""Younger than this, the newest of each hour, day or week is kept; beyond, of each month."""
LAST_KEPT = 2
"""Backups that are kept whatever the clock says: it may have been wrong when the last was made."""


def thin(moments: Iterable[datetime], now: datetime, months: int) -> set[datetime]:
    """Return which of `moments` go: kept are all, hourly, daily, weekly, then monthly ones.

    What claims to be from the future is kept, since it is the clock that is wrong; so are the
    newest ones. Of each month within `months` at least one is kept.
    """
    known = set(moments)
    past = sorted(one for one in known if one <= now)
    kept = {*(known - set(past)), *past[-LAST_KEPT:]}
    oldest = months_before(now, months)
    buckets: dict[Hashable, datetime] = {}
    for one in past:  # oldest first, so that the newest of each bucket stays
        if one < oldest:
            continue
        age = now - one
        if age < ALL_OF:
            kept.add(one)
        for limit, bucket in BANDS:
            if age < limit:
                buckets[limit, bucket(one)] = one
                break
        buckets["month", one.year, one.month] = one
    return known - kept - set(buckets.values())


def months_before(now: datetime, months: int) -> datetime:
    """Return the same day and time so many months ago; the last day of a shorter month."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    if year < 1:
        return datetime.min.replace(tzinfo=now.tzinfo)
    for day in range(now.day, now.day - 4, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has a day 28")


@dataclass(frozen=True)
class Sized:
    """A backup as the limit of size sees it: of which document, when it was made, its bytes."""

    name: str
    document: str
    at: datetime
    size: int


def over_limit(backups: Collection[Sized], limit: int, now: datetime) -> list[Sized]:
    """Return what goes so that all together take at most `limit` bytes.

    Of the document that takes most goes first what is missed least: one with others close to it,
    for its age. So a busy afternoon does not cost the months before it. Never the newest of a
    document, nor the newest that is not from the future, even if the limit cannot be met then.
    """
    by_document: dict[str, list[Sized]] = defaultdict(list)
    for one in sorted(backups, key=lambda one: (one.at, one.name)):
        by_document[one.document].append(one)
    spared = {one.name for listed in by_document.values() for one in _spared(listed, now)}
    total = sum(one.size for one in backups)
    going: list[Sized] = []
    while total > limit:
        gone = _missed_least(by_document, spared, now)
        if gone is None:
            break
        by_document[gone.document].remove(gone)
        going.append(gone)
        total -= gone.size
    return going


def _spared(listed: list[Sized], now: datetime) -> list[Sized]:
    """Return what never goes of one document, whose backups are listed oldest first."""
    return [listed[-1], *[one for one in listed if one.at <= now][-1:]]


def _missed_least(
    by_document: dict[str, list[Sized]], spared: set[str], now: datetime
) -> Sized | None:
    """Return what goes next; None if all that is left is spared."""
    taken = {
        name: sum(one.size for one in listed)
        for name, listed in by_document.items()
        if any(one.name not in spared for one in listed)
    }
    if not taken:
        return None
    listed = by_document[max(taken, key=lambda name: (taken[name], name))]
    gaps = {
        one.name: _gap_without(listed, number, now)
        for number, one in enumerate(listed)
        if one.name not in spared
    }
    return min((one for one in listed if one.name in gaps), key=lambda one: gaps[one.name])


def _gap_without(listed: list[Sized], number: int, now: datetime) -> float:
    """Return the gap that a backup would leave, as a share of its age."""
    at = listed[number].at
    after = listed[number + 1].at - at if number + 1 < len(listed) else timedelta(0)
    before = at - listed[number - 1].at if number else after
    return (before + after) / max(abs(now - at), timedelta(minutes=1))

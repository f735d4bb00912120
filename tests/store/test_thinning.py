"""Thinning is safe whatever the moments and whatever the clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.store.thinning import ALL_OF, Sized, months_before, over_limit, thin

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
ages = st.integers(min_value=-400 * 24 * 60, max_value=800 * 24 * 60)  # minutes
moments = st.lists(ages.map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=60)
months = st.integers(min_value=1, max_value=24)


@given(moments, months)
def test_the_newest_is_never_removed(found: list[datetime], limit: int) -> None:
    gone = thin(found, NOW, limit)
    assert gone <= set(found)
    if found:
        assert max(found) not in gone
    past = [one for one in found if one <= NOW]
    assert not past or max(past) not in gone


@given(moments, months)
def test_a_month_within_the_limit_keeps_one(found: list[datetime], limit: int) -> None:
    kept = set(found) - thin(found, NOW, limit)
    oldest = months_before(NOW, limit)
    for one in found:
        if one >= oldest:
            assert any((one.year, one.month) == (other.year, other.month) for other in kept)


@given(moments)
def test_what_claims_to_be_from_the_future_is_kept(found: list[datetime]) -> None:
    gone = thin(found, NOW, 12)
    assert not [one for one in gone if one > NOW]
    back = NOW - timedelta(days=365)  # the clock set back a year
    assert not [one for one in thin(found, back, 12) if one > back]


@given(moments, months)
def test_thinning_twice_changes_nothing_more(found: list[datetime], limit: int) -> None:
    kept = set(found) - thin(found, NOW, limit)
    assert thin(kept, NOW, limit) == set()


@given(moments)
def test_the_last_hours_are_kept_whole_and_old_ones_go(found: list[datetime]) -> None:
    gone = thin(found, NOW, 12)
    assert not [one for one in gone if NOW - one < ALL_OF]
    old = {one for one in found if one < months_before(NOW, 12)}
    assert len(old - gone) <= 2


def test_a_year_of_saving_every_ten_minutes_leaves_a_few_dozen() -> None:
    made = [NOW - timedelta(minutes=10 * number) for number in range(6 * 24 * 365)]
    kept = sorted(set(made) - thin(made, NOW, 12))
    assert len([one for one in kept if NOW - one < ALL_OF]) == 24
    assert len([one for one in kept if ALL_OF <= NOW - one < timedelta(days=1)]) in (20, 21)
    assert len([one for one in kept if timedelta(1) <= NOW - one < timedelta(14)]) in (13, 14)
    assert 30 <= len(kept) - 24 - 20 <= 40
    assert (NOW - kept[0]).days > 330


def test_what_is_made_day_by_day_is_thinned_to_the_same_grid() -> None:
    """Thinning after each backup, as the program does, keeps a month's last one to its end."""
    kept: set[datetime] = set()
    for day in range(500):
        now = NOW + timedelta(days=day)
        kept.add(now)
        kept -= thin(kept, now, 12)
    end = NOW + timedelta(days=499)
    assert len({(one.year, one.month) for one in kept}) >= 13
    assert len(kept) < 40
    assert min(kept) >= months_before(end, 12)


def test_a_clock_set_forward_leaves_the_last_one_from_before() -> None:
    before = [NOW - timedelta(days=number) for number in range(40)]
    wrong = NOW + timedelta(days=365 * 60)
    kept = {*before, wrong} - thin([*before, wrong], wrong, 12)
    assert kept == {NOW, wrong}


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (datetime(2026, 3, 31, tzinfo=UTC), 1, datetime(2026, 2, 28, tzinfo=UTC)),
        (datetime(2024, 2, 29, tzinfo=UTC), 12, datetime(2023, 2, 28, tzinfo=UTC)),
        (datetime(2026, 1, 5, tzinfo=UTC), 1, datetime(2025, 12, 5, tzinfo=UTC)),
        (datetime(2, 1, 5, tzinfo=UTC), 120, datetime.min.replace(tzinfo=UTC)),
    ],
)
def test_months_are_those_of_the_calendar(day: datetime, count: int, expected: datetime) -> None:
    assert months_before(day, count) == expected


sized = st.lists(
    st.builds(
        Sized,
        name=st.uuids().map(str),
        document=st.sampled_from("abc"),
        at=ages.map(lambda minutes: NOW - timedelta(minutes=minutes)),
        size=st.integers(min_value=1, max_value=50),
    ),
    max_size=40,
    unique_by=lambda one: one.name,
)


@given(sized, st.integers(min_value=0, max_value=600))
def test_the_limit_of_size_spares_the_newest_of_each(found: list[Sized], limit: int) -> None:
    going = over_limit(found, limit, NOW)
    assert len({one.name for one in going}) == len(going)
    kept = [one for one in found if one not in going]
    for document in {one.document for one in found}:
        mine = [one for one in found if one.document == document]
        assert max(one.at for one in mine) in {one.at for one in kept if one.document == document}
        past = [one.at for one in mine if one.at <= NOW]
        assert not past or max(past) in {one.at for one in kept}
    if sum(one.size for one in kept) > limit:
        assert len(kept) <= 2 * len({one.document for one in found})
    if going:  # nothing goes that need not
        assert sum(one.size for one in kept) + going[-1].size > limit
    assert over_limit(kept, limit, NOW) == []


def test_the_largest_pays_first() -> None:
    small = [Sized(f"s{n}", "small", NOW - timedelta(days=400 + n), 1) for n in range(5)]
    large = [Sized(f"l{n}", "large", NOW - timedelta(days=n), 10) for n in range(5)]
    going = over_limit([*small, *large], 40, NOW)
    assert [one.name for one in going] == ["l4", "l3"]


def test_a_busy_afternoon_does_not_cost_the_months_before_it() -> None:
    months = [Sized(f"m{n}", "a", NOW - timedelta(days=30 * n), 8) for n in range(1, 12)]
    busy = [Sized(f"b{n}", "a", NOW - timedelta(minutes=2 * n), 8) for n in range(120)]
    going = over_limit([*months, *busy], 1_000, NOW)
    assert len(going) == 6
    assert not [one for one in going if one in months]
    most = over_limit([*months, *busy], 200, NOW)
    assert len([one for one in months if one not in most]) >= 5  # of 25 that can stay

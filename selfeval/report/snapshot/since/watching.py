"""What has changed in the early indicators: their words, their figures and their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selfeval.core.figures import readings_of
from selfeval.core.models import Indicator
from selfeval.core.small_groups import is_small_sign
from selfeval.i18n import _, ngettext
from selfeval.report.snapshot.indicators import indicators
from selfeval.report.snapshot.parts import IndicatorPart
from selfeval.report.snapshot.since.fields import from_to, moved, reworded, told
from selfeval.report.snapshot.since.items import Found, change
from selfeval.report.snapshot.since.sides import Sides
from selfeval.report.snapshot.since_parts import Change, Step
from selfeval.report.snapshot.wording import key_of

FIELDS = ("look_by", "instrument", "owner", "if_not_seen", "watch")


def signs(sides: Sides) -> Step:
    """Compare the early indicators; the figures of small groups are told of neither day."""
    then = {part.key: part for part in indicators(sides.then, sides.then_day)}
    now = {part.key: part for part in indicators(sides.now, sides.now_day)}
    found = Found()
    for row in sides.new(Indicator):
        part = now[key_of(row)]
        one = _with_word(change("new", sides.now.rows, row, ""), part)
        found.changes.append(replace(one, figures=from_to("", part.latest)))
    for before, after in sides.both(Indicator):
        one = _changed(sides, (before, after), then[key_of(after)], now[key_of(after)])
        if one is None:
            found.unchanged += 1
        else:
            found.changes.append(one)
    for row in sides.gone(Indicator):
        gone = change("dropped", sides.then.rows, row, then[key_of(row)].sign, (_("Removed"),))
        found.changes.append(replace(gone, key=""))
    return found.step("indicators", _("Early indicators"))


def _changed(
    sides: Sides,
    rows: tuple[Indicator, Indicator],
    then: IndicatorPart,
    now: IndicatorPart,
) -> Change | None:
    before, after = rows
    small = not sides.now.open and is_small_sign(sides.now.everything, before, sides.now.limit)
    hidden = bool(then.hidden or now.hidden or small)
    how = list(_how(sides, rows, then, now, hidden=hidden))
    latest = then.latest or then.started
    figures = "" if hidden or now.latest in ("", latest) else from_to(latest, now.latest)
    if not how and not figures and then.status == now.status:
        return None
    one = _with_word(change("changed", sides.now.rows, after, "", tuple(how)), now)
    return replace(one, was=then.words if then.status != now.status else "", figures=figures)


def _with_word(one: Change, part: IndicatorPart) -> Change:
    return replace(one, words=part.sign, status=part.status, label=part.words)


def _how(
    sides: Sides,
    rows: tuple[Indicator, Indicator],
    then: IndicatorPart,
    now: IndicatorPart,
    *,
    hidden: bool,
) -> Iterator[str]:
    before, after = rows
    if not hidden:
        if then.sign != now.sign:
            yield reworded(then.sign, now.sign)
        if then.hoped_for != now.hoped_for:
            yield moved(_("Hoped for"), then.hoped_for, now.hoped_for)
        yield from _readings(sides, before, after)
    yield from told(before, after, FIELDS)


def _readings(sides: Sides, before: Indicator, after: Indicator) -> Iterator[str]:
    """Count new readings where there are several; of one, its figure says enough."""
    known = {row.id for row in readings_of(sides.then.rows, before.measure_id)}
    new = [row for row in readings_of(sides.now.rows, after.measure_id) if row.id not in known]
    if len(new) > 1:
        yield ngettext("{count} new reading", "{count} new readings", len(new)).format(
            count=len(new)
        )

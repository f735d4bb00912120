"""The facts by realm, each with its source beside it and its readings below."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.chart_parts import Readings
from selfeval.report.snapshot.parts import FactPart, Snapshot
from selfeval.report.snapshot.wording import sentence
from selfeval.report.story.blocks import (
    Aside,
    Block,
    Cell,
    Chart,
    Column,
    Columns,
    Heading,
    Para,
    Run,
    Table,
)
from selfeval.report.style import LARGER

MOST_BESIDE = 7
BESIDE_ROOM = 318.0
LETTER = 4.9
LEAST_DRAWN = 44.0
LEAST_CHARTED = 3
"""Readings from which a chart says more than words."""


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return every fact under its realm."""
    yield Heading(1, _("Facts and sources"), key="facts")
    yield Para(
        _(
            "What two sceptical visitors would both write down, with where it comes from. "
            "No reasons yet: those are under “Why we think so”."
        ),
        "quiet",
    )
    if not shot.facts:
        yield Para(_("There are no facts yet."))
    for place, realm in enumerate(shot.facts):
        yield Heading(2, realm.title, key=f"realm-{realm.realm or place}", realm=realm.realm)
        if realm.meaning:
            yield Para(realm.meaning, "small quiet", hold=True)
        for fact in realm.facts:
            room = BESIDE_ROOM / (LARGER if shot.large else 1)
            yield Aside(tuple(_main(fact, room)), tuple(_side(fact)), key=fact.key)


def _main(fact: FactPart, room: float) -> Iterator[Block]:
    yield Para(fact.statement, "statement")
    if fact.detail:
        yield Para(fact.detail, "quiet")
    around = tuple(told_around(fact.around))
    if around:
        yield Para(around, "small quiet")
    for quote in fact.quotes:
        yield Para(quote, "quote")
    if fact.readings:
        yield from _readings(fact.readings, room)


def told_around(pairs: tuple[tuple[str, str], ...]) -> Iterator[Run]:
    """Return (title, words) pairs as sentences in one line, each behind its title."""
    between = ""
    for title, words in pairs:
        yield Run(between + (_("{title}: ").format(title=title) if title else ""), strong=True)
        yield Run(sentence(words))
        between = " "


def _side(fact: FactPart) -> Iterator[Block]:
    yield from notes(fact.notes, fact.label, fact.tone)
    if fact.readings and fact.readings.trend and not _is_told(fact.readings):
        yield Para(fact.readings.trend, "small quiet")


def notes(pairs: tuple[tuple[str, str], ...], label: str, tone: str = "") -> Iterator[Block]:
    """Return the notes of a side column: what it is called, then label and words in turn."""
    head = " · ".join(part for part in (label, tone) if part)
    if head:
        yield Para(head, "small strong")
    for title, words in pairs:
        yield Para((Run(f"{title}: ", strong=True), Run(words)) if title else words, "side")


def _is_told(readings: Readings) -> bool:
    """Whether readings are so few, with nothing beside them, that words say more than a chart."""
    compared = readings.local_name or readings.national_name
    return len(readings.rows) < LEAST_CHARTED and not compared and not _gaps(readings)


def _gaps(readings: Readings) -> bool:
    return any(row.gap for row in readings.rows)


def _readings(readings: Readings, room: float) -> Iterator[Block]:
    """Return readings as a chart beside its figures; many readings go below the chart.

    `room` is how wide both may be together, in points.
    """
    if _is_told(readings):
        told = ", ".join(
            _("{figure} ({period})").format(figure=row.value, period=row.period)
            for row in readings.rows
        )
        if len(readings.rows) > 1:
            name = _("{measure}: ").format(measure=readings.name)
            yield Para((Run(name, strong=True), Run(sentence(told))), "small")
        return
    table = _table(readings)
    if readings.series is None:
        if len(readings.rows) > 1 or _gaps(readings):
            yield table
            yield from _reasons(readings)
        return
    yield Para(readings.name, "caption", hold=True)
    share = min(max(sum(_wants(readings)) / room, 0.36), 0.64)
    drawn = room * (1 - share) - _words_in_chart(readings)
    if len(readings.rows) <= MOST_BESIDE and drawn > LEAST_DRAWN:
        chart = Chart(readings.series, readings.alt, 46.0 + 8.0 * min(len(readings.rows), 5))
        yield Columns(((chart,), (table,)), (1 - share, share))
    else:
        yield Chart(readings.series, readings.alt, 72.0)
        yield table
    yield from _reasons(readings)


def _reasons(readings: Readings) -> Iterator[Block]:
    """Return the reason of every gap; gaps with the same reason share a line."""
    by_reason: dict[str, list[str]] = {}
    for row in readings.rows:
        if row.gap:
            by_reason.setdefault(row.value, []).append(row.period)
    for reason, periods in by_reason.items():
        words = _("{periods}: {reason}").format(periods=", ".join(periods), reason=reason)
        yield Para(words, "small")


def _wants(readings: Readings) -> list[float]:
    """Return about how wide each column of the figures would like to be, in points."""
    titles = [name for name in (readings.local_name, readings.national_name) if name]
    when = max(len(row.period) for row in readings.rows) * LETTER
    here = max(len(_("no figure") if row.gap else row.value) for row in readings.rows) * LETTER
    words = (max((len(word) for word in title.split()), default=1) for title in titles)
    return [when + 8, max(here, 24.0) + 9, *(max(word * LETTER, 24.0) + 9 for word in words)]


def _words_in_chart(readings: Readings) -> float:
    """Return about how much of a chart's width its words take, in points."""
    assert readings.series is not None
    name = readings.series.comparator_words.split("\n")[0]
    return 48.0 + min(len(name) * 4.2, 64.0)


def _table(readings: Readings) -> Table:
    """Return the figures as a table; the reason of a gap stands below it."""
    titles = [name for name in (readings.local_name, readings.national_name) if name]
    wants = _wants(readings)
    shares = [want / sum(wants) for want in wants]
    columns = (
        Column(_("When"), shares[0]),
        *(
            Column(title, share, "right")
            for title, share in zip((_("Here"), *titles), shares[1:], strict=True)
        ),
    )
    rows: list[tuple[Cell, ...]] = []
    for row in readings.rows:
        compared = [
            value or "–"
            for name, value in (
                (readings.local_name, row.local),
                (readings.national_name, row.national),
            )
            if name
        ]
        here = _("no figure") if row.gap else row.value
        rows.append((Cell(row.period), Cell(here), *(Cell(value) for value in compared)))
    return Table(columns, tuple(rows), fit="tight")

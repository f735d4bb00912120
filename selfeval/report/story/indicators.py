"""The early indicators: where each started, where it is now, and what that says."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.chart_parts import Series
from selfeval.report.snapshot.indicators import over_its_own_time
from selfeval.report.snapshot.parts import IndicatorPart, Snapshot
from selfeval.report.story.blocks import (
    Aside,
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Para,
    RealmMark,
    Status,
    StatusLine,
    Table,
)
from selfeval.report.story.facts import notes, told_around, told_in_lines

CHART_HIGH = 52.0


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return every indicator, those of the sooner realms first."""
    yield Heading(1, _("Early indicators"), key="indicators")
    yield Para(
        _(
            "What we would see first if we are right. The dashed line is the way from where we "
            "started to what we hope for; all charts share one time axis, and the dotted upright "
            "is today."
        ),
        "quiet",
    )
    if not shot.indicators:
        yield Para(_("There are no early indicators yet."))
    for part in shot.indicators:
        yield Aside(tuple(_main(part)), tuple(_side(part)), key=part.key)


def _main(part: IndicatorPart) -> Iterator[Block]:
    yield Heading(3, part.sign, realm=part.realm or "none")
    if part.watch:
        yield Para(_("Watches for harm: it should not get worse."), "under", hold=True)
    if part.series:
        yield Chart(part.series, part.alt, CHART_HIGH)
    told = tuple(told_around(part.around))
    if told:
        yield Para(told, "small quiet")


def _side(part: IndicatorPart) -> Iterator[Block]:
    yield from notes((), part.label)
    yield StatusLine(Status(part.status, part.words))
    figures = (
        (_("Started"), part.started),
        (_("Latest"), part.latest),
        (_("Hoped for"), part.hoped_for),
        (_("Look by"), part.look_by),
        (_("Who looks"), part.looks),
    )
    if part.hidden:
        yield Para(part.hidden, "small quiet")
    told = tuple(told_in_lines(tuple((title, words) for title, words in figures if words)))
    if told:
        yield Para(told, "side")


def _way(part: IndicatorPart) -> Series | None:
    return over_its_own_time(part.series) if part.series else None


def sign_table(parts: tuple[IndicatorPart, ...], *, drawn: bool = True) -> Table:
    """Return indicators as the table of a priority's page; the way of each is `drawn` or not."""
    return Table(
        (
            Column(_("What we would see"), 0.39),
            Column(_("So far"), 0.22),
            Column(_("Started"), 0.08, "right"),
            Column(_("Latest"), 0.08, "right"),
            Column(_("Hoped for"), 0.1, "right"),
            Column(_("Look by"), 0.13, "right"),
        ),
        tuple(
            (
                Cell(part.sign, RealmMark(part.realm)),
                Cell("", Status(part.status, part.words), series=_way(part) if drawn else None),
                Cell(part.started or "–"),
                Cell(part.latest or "–"),
                Cell(part.hoped_for or "–"),
                Cell(part.look_by or "–"),
            )
            for part in parts
        ),
        fit="close",
    )

"""The school in context, and what has come of its last inspection."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.parts import Context, Snapshot
from selfeval.report.story.blocks import Block, Cell, Column, Heading, Para, Table


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return purpose, figures beside national ones, and the recommendations."""
    context = shot.context
    yield Heading(1, _("Our school in context"), key="context")
    if context.purpose:
        yield Para(context.purpose, "lead")
    if context.about:
        yield Para(context.about)
    if not (context.purpose or context.about or context.figures or context.roll):
        yield Para(_("Nothing is written about the school yet."), "quiet")
    yield from _figures(context)
    yield from _inspection(context)


def _figures(context: Context) -> Iterator[Block]:
    rows = [
        (Cell(row.title), Cell(row.here or "–"), Cell(row.national or "–"), Cell(row.difference))
        for row in context.figures
    ]
    if context.roll:
        rows.insert(0, (Cell(_("On roll")), Cell(context.roll), Cell(""), Cell("")))
    if not rows:
        return
    yield Table(
        (
            Column("", 0.46),
            Column(_("Our school"), 0.18, "right"),
            Column(_("National"), 0.18, "right"),
            Column(_("Points apart"), 0.18, "right"),
        ),
        tuple(rows),
        caption=_("Who our pupils are"),
    )
    if context.source:
        yield Para(_("Source: {source}").format(source=context.source), "small quiet")


def _inspection(context: Context) -> Iterator[Block]:
    if not (context.inspected or context.outcome or context.recommendations):
        return
    yield Heading(2, _("Since our last inspection"), key="inspection")
    told = [
        _("Inspected on {day}.").format(day=context.inspected) if context.inspected else "",
        context.outcome,
    ]
    words = " ".join(part for part in told if part)
    if words:
        yield Para(words)
    if context.recommendations:
        yield Table(
            (
                Column(_("We were asked to"), 0.28),
                Column(_("What was done"), 0.26),
                Column(_("Evidence"), 0.24),
                Column(_("What remains"), 0.22),
            ),
            tuple(
                (Cell(row.recommended), Cell(row.done), Cell(row.evidence), Cell(row.remains))
                for row in context.recommendations
            ),
        )

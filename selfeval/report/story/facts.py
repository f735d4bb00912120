"""The facts by realm, each with its source beside it and its readings below."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.chart_parts import Readings
from selfeval.report.snapshot.parts import FactPart, Snapshot
from selfeval.report.snapshot.wording import sentence
from selfeval.report.story.blocks import Aside, Block, Heading, Para, Run
from selfeval.report.story.readings import is_told, shown
from selfeval.report.style import LARGER

BESIDE_ROOM = 318.0
"""How wide a chart and its figures may be together, in points."""


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
    room = BESIDE_ROOM / (LARGER if shot.large else 1)
    seen: dict[Readings, FactPart] = {}
    for place, realm in enumerate(shot.facts):
        words = " · ".join(part for part in (realm.title, realm.meaning) if part)
        key = f"realm-{realm.realm or place}"
        yield Heading(2, words, key=key, realm=realm.realm, outline=realm.title)
        for fact in realm.facts:
            shown_at = seen.setdefault(fact.readings, fact) if fact.readings else fact
            figures = tuple(_figures(fact, shown_at, room))
            yield Aside((*_main(fact), *figures), tuple(_side(fact)), key=fact.key)


def _main(fact: FactPart) -> Iterator[Block]:
    yield Para((Run(fact.statement, strong=True),), "statement")
    if fact.detail:
        yield Para(fact.detail, "quiet")
    around = tuple(told_around(fact.around))
    if around:
        yield Para(around, "small quiet")
    for quote in fact.quotes:
        yield Para(quote, "quote")


def _figures(fact: FactPart, shown_at: FactPart, room: float) -> Iterator[Block]:
    """Return the readings of a fact; those that stand with a fact before it are not repeated."""
    if fact.readings is None:
        return
    if shown_at is fact or is_told(fact.readings):
        yield from shown(fact.readings, room)
    elif shown_at.label:
        name = _("{measure}: ").format(measure=fact.readings.name)
        there = _("the figures stand under {fact}").format(fact=shown_at.label)
        yield Para((Run(name, strong=True), Run(sentence(there), key=shown_at.key)), "small")


def told_around(pairs: tuple[tuple[str, str], ...]) -> Iterator[Run]:
    """Return (title, words) pairs as sentences in one line, each behind its title."""
    between = ""
    for title, words in pairs:
        yield Run(between + (_("{title}: ").format(title=title) if title else ""), strong=True)
        yield Run(sentence(words))
        between = " "


def told_in_lines(pairs: tuple[tuple[str, str], ...]) -> Iterator[Run]:
    """Return (title, words) pairs, each on a line of its own behind its title."""
    between = ""
    for title, words in pairs:
        yield Run(between + _("{title}: ").format(title=title), strong=True)
        yield Run(words)
        between = "\n"


def _side(fact: FactPart) -> Iterator[Block]:
    yield from notes((), fact.label, fact.tone)
    yield Para(" ".join(sentence(words) for _title, words in fact.notes), "side")
    if fact.readings and fact.readings.trend and not is_told(fact.readings):
        yield Para(fact.readings.trend, "small quiet")


def notes(pairs: tuple[tuple[str, str], ...], label: str, tone: str = "") -> Iterator[Block]:
    """Return the notes of a side column: what it is called, then label and words in turn."""
    head = " · ".join(part for part in (label, tone) if part)
    if head:
        yield Para(head, "small strong")
    for title, words in pairs:
        yield Para((Run(f"{title}: ", strong=True), Run(words)) if title else words, "side")

"""The school's judgements, by the areas of the chosen inspection framework."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval.core.wording import shorten
from selfeval.i18n import _, ngettext
from selfeval.report.snapshot.parts import AreaPart, Snapshot
from selfeval.report.snapshot.wording import sentence
from selfeval.report.story.blocks import (
    Aside,
    Block,
    Cell,
    Column,
    Gap,
    Heading,
    Para,
    Run,
    Table,
)
from selfeval.report.story.facts import told_around

LONGEST_JUDGEMENT = 220
LONGEST_STEP = 130
SENTENCE = re.compile(r"[.!?]”?(?= |$)")


def table(shot: Snapshot) -> Iterator[Block]:
    """Return every area in a line or two."""
    areas = shot.areas
    yield Heading(1, _("By inspection area"), key="areas")
    yield Para(_intro(shot), "quiet")
    yield Table(
        (
            Column(_("Area"), 0.22),
            Column(_("How well are we doing?"), 0.44),
            Column(_("Next step"), 0.24),
            Column(_("Evidence"), 0.1, "right"),
        ),
        tuple(_row(area) for area in areas.areas),
    )


def _intro(shot: Snapshot) -> str:
    words = _(
        "Our own view, by the areas of: {framework}. A grade is optional, and is never turned "
        "into a grade of another framework."
    ).format(framework=shot.areas.framework)
    return f"{words} {sentence(shot.areas.edition)}".strip()


def _row(area: AreaPart) -> tuple[Cell, ...]:
    title: tuple[Run, ...] = (Run(area.title, strong=True),)
    if area.grade:
        title += (Run("\n" + area.grade),)
    count = len(area.evidence)
    facts = ngettext("{count} fact", "{count} facts", count).format(count=count)
    return (
        Cell(title),
        Cell(_first_sentences(area.narrative, LONGEST_JUDGEMENT) or _("Nothing written yet")),
        Cell(_first_sentences(area.next_steps, LONGEST_STEP) or "–"),
        Cell(facts if count else _("none")),
    )


def _first_sentences(text: str, longest: int) -> str:
    """Return as many whole sentences as fit, or a shortened first one."""
    whole = " ".join(text.split())
    if len(whole) <= longest:
        return whole
    end = max((found.end() for found in SENTENCE.finditer(whole[:longest])), default=0)
    return whole[:end].rstrip() if end > longest / 3 else shorten(whole, longest)


def in_full(shot: Snapshot) -> Iterator[Block]:
    """Return every area with its whole text and its evidence."""
    yield Heading(1, _("By inspection area, in full"), key="areas in full")
    yield Para(_intro(shot), "quiet")
    for area in shot.areas.areas:
        yield _area(area)


def _area(area: AreaPart) -> Aside:
    """Return what is said of an area with the facts that it rests on, and beside it where it is."""
    rests = tuple(told_around(area.evidence)) or _("No fact yet.")
    written = (
        Heading(2, area.title),
        Para(area.narrative or _("Nothing written yet")),
        Heading(4, _("What it rests on")),
        Para(rests, "small"),
    )
    return Aside(written, tuple(_beside(area)))


def _beside(area: AreaPart) -> Iterator[Block]:
    """Return how an area stands, what is good in it, and what comes next."""
    yield Gap(4)
    yield Para(" · ".join(part for part in (area.grade, area.agreed) if part), "small strong")
    for title, words in ((_("Strengths"), area.strengths), (_("Next steps"), area.next_steps)):
        if words:
            yield Heading(4, title)
            yield Para(words, "side")

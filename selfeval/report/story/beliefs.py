"""The assumptions, each with what speaks for it and against it side by side."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.parts import BeliefPart, Snapshot, StancePart
from selfeval.report.story.blocks import (
    Aside,
    Block,
    Bullets,
    Columns,
    Gap,
    Heading,
    Ladder,
    Para,
    Run,
    Words,
)
from selfeval.report.story.facts import notes, told_in_lines


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return every assumption that is held, then those that no longer are."""
    yield Heading(1, _("Why we think so"), key="beliefs")
    yield Para(
        _(
            "These are assumptions: what we believe about causes, written so that they could turn "
            "out wrong. What speaks against one matters as much as what speaks for it."
        ),
        "quiet",
    )
    if not shot.beliefs:
        yield Para(_("There are no assumptions yet."))
    for belief in shot.beliefs:
        yield Aside(tuple(_main(belief)), tuple(_side(belief)), key=belief.key, hold=True)
        yield _weighed(belief)


def _main(belief: BeliefPart) -> Iterator[Block]:
    yield Para((Run(_("We believe: "), slanted=True), Run(belief.belief)), "belief")
    for title, words in (
        (_("Because: "), belief.because),
        (_("We would be wrong if: "), belief.wrong_if),
        (_("It could also be: "), belief.rival),
        (_("Why we say so: "), belief.reason),
    ):
        if words:
            yield Gap(1.5)
            yield Para((Run(title, strong=True), Run(words)), "note")


def _weighed(belief: BeliefPart) -> Columns:
    """Return what speaks for a belief beside what speaks against it.

    What is not yet clear stands below the shorter of them.
    """
    supports = facts_of(belief.supports, _("No fact speaks for it yet."))
    challenges = facts_of(belief.challenges, _("Nobody has looked for what speaks against it."))
    columns = [[Heading(4, _("For")), supports], [Heading(4, _("Against")), challenges]]
    if belief.unclear:
        shorter = columns[0 if _letters(belief.supports) < _letters(belief.challenges) else 1]
        shorter += [Heading(4, _("Not yet clear")), facts_of(belief.unclear)]
    return Columns((tuple(columns[0]), tuple(columns[1])))


def _letters(stances: tuple[StancePart, ...]) -> int:
    return sum(len(stance.words) + len(stance.note) for stance in stances)


def facts_of(stances: tuple[StancePart, ...], otherwise: str = "") -> Block:
    """Return facts that speak for or against a belief."""
    if not stances:
        return Para(otherwise, "small quiet")
    return Bullets(tuple(_fact(stance) for stance in stances))


def _fact(stance: StancePart) -> Words:
    runs = [Run(stance.words)]
    if stance.note:
        runs.append(Run(f" – {stance.note}", slanted=True))
    if stance.ref:
        runs += [Run(" ("), Run(stance.ref, key=stance.key), Run(")")]
    return tuple(runs)


def _side(belief: BeliefPart) -> Iterator[Block]:
    yield from notes((), belief.label, _("How do we know?"))
    yield Ladder(belief.basis_step, belief.basis_steps, belief.basis)
    if belief.notes:
        yield Para(tuple(told_in_lines(belief.notes)), "side")

"""What the school used to believe, and why it no longer does."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.parts import BeliefPart, Snapshot
from selfeval.report.story.beliefs import facts_of
from selfeval.report.story.blocks import Aside, Block, Heading, Para, Run
from selfeval.report.story.facts import notes


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return every assumption that is no longer held."""
    yield Heading(1, _("What we used to believe"), key="retired")
    if not shot.retired:
        yield Para(_("We have given up no assumption yet."))
        return
    words = _("What we found out, and gave up. It is here so that nobody starts again with it.")
    yield Para(words, "quiet")
    for belief in shot.retired:
        yield Aside(tuple(_main(belief)), tuple(notes((), belief.label)), key=belief.key)


def _main(belief: BeliefPart) -> Iterator[Block]:
    yield Para((Run(_("We believed: "), slanted=True), Run(belief.belief)), "belief")
    reason = belief.reason or _("No reason given yet")
    yield Para((Run(_("Why we gave it up: "), strong=True), Run(reason)))
    if belief.challenges:
        yield Heading(3, _("What spoke against it"))
        yield facts_of(belief.challenges)

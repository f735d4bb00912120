"""How to read the report, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import glossary
from selfeval.report.story.blocks import Block, Bullets, Columns, Heading, Para
from selfeval.report.story.titles import TITLES

SHARES = (0.62, 0.38)


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return a line for everything that is not shown, and the key to shapes and words.

    Where the report has a glossary, that is the key.
    """
    yield Heading(1, _("About this report"), key="about")
    left_out = (
        Heading(2, _("What was left out")),
        Bullets((*shot.left_out, *_parts_left_out(shot))),
    )
    yield Columns((left_out, tuple(_how_to_read(shot))), SHARES)
    if "glossary" not in shot.parts:
        yield glossary.realms()
        yield glossary.words()


def _how_to_read(shot: Snapshot) -> Iterator[Block]:
    yield Heading(2, _("How to read it"))
    yield Para(
        _(
            "A fact is what two sceptical visitors would both write down. “We believe” marks an "
            "assumption. A priority rests on both, and early indicators tell soon whether it works."
        ),
        "note",
    )
    if "glossary" not in shot.parts:
        yield glossary.bases()


def _parts_left_out(shot: Snapshot) -> Iterator[str]:
    if shot.parts_left_out:
        yield _("Parts that are not in this copy: {parts}.").format(
            parts=", ".join(_(TITLES[name]) for name in shot.parts_left_out)
        )

"""How to read the report, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.models.words import BASES
from selfeval.core.realms import REALMS
from selfeval.core.signs import LABELS, Word
from selfeval.i18n import N_, _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Para,
    RealmMark,
    Status,
    Table,
)
from selfeval.report.story.titles import TITLES

MEANINGS = {
    Word.OTHER_WAY: N_("Further from what we hope for than where it started"),
    Word.NOT_SEEN: N_("The day has passed, and less than half the way is done"),
    Word.OVERDUE: N_("The day has passed, and nobody has looked"),
    Word.NOT_YET_SEEN: N_("More than half the time is gone, and it lags behind"),
    Word.PARTLY_SEEN: N_("The day has passed, and at least half the way is done"),
    Word.NO_READING: N_("Nobody has looked yet, and the day is still to come"),
    Word.TOO_EARLY: N_("Less than half the time is gone"),
    Word.ON_COURSE: N_("As far along as the time that is gone, or nearly"),
    Word.HOLDING: N_("It should stay as it is, and it does"),
    Word.SEEN: N_("What we hoped for is there"),
}


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return the key to shapes and words, and a line for everything that is not shown."""
    yield Heading(1, _("About this report"), key="about")
    yield Heading(2, _("What was left out"))
    yield Bullets((*shot.left_out, *_parts_left_out(shot)))
    yield Heading(2, _("How to read it"))
    yield Para(
        _(
            "A fact is what two sceptical visitors would both write down. “We believe” marks an "
            "assumption. A priority rests on both, and early indicators tell soon whether it works."
        ),
    )
    yield Table(
        (Column("", 0.24), Column("", 0.36), Column("", 0.4)),
        tuple(
            (
                Cell(_(realm.title), RealmMark(realm.id), strong=True),
                Cell(_(realm.meaning)),
                Cell(_("Change shows in {tempo}").format(tempo=_(realm.tempo))),
            )
            for realm in REALMS
        ),
        caption=_("The five realms, in the order in which change travels"),
    )
    yield Table(
        (Column("", 0.34), Column("", 0.66)),
        tuple(
            (Cell("", Status(word.value, _(LABELS[word]))), Cell(_(MEANINGS[word])))
            for word in Word
        ),
        caption=_("What an early indicator’s word means"),
    )
    yield Para(
        _("How we know, from least to most: {steps}.").format(
            steps=", ".join(_(label).lower() for _word, label in BASES)
        ),
        "small",
    )


def _parts_left_out(shot: Snapshot) -> Iterator[str]:
    if shot.parts_left_out:
        yield _("Parts that are not in this copy: {parts}.").format(
            parts=", ".join(_(TITLES[name]) for name in shot.parts_left_out)
        )

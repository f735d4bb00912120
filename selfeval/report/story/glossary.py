"""The words of a report, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.models.words import BASES
from selfeval.core.realms import REALMS
from selfeval.core.signs import LABELS, Word
from selfeval.i18n import N_, _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Para,
    RealmMark,
    Run,
    Status,
    Table,
)

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
TERMS = (
    (N_("Fact"), N_("What two sceptical visitors would both write down, with its source and date")),
    (N_("Assumption"), N_("What we believe about why things are so; it begins with “we believe”")),
    (N_("Map"), N_("What leads to what, as boxes and arrows; an arrow rests on assumptions")),
    (N_("Priority"), N_("One of the few things we work on now, traceable to what it rests on")),
    (N_("Early indicator"), N_("What we would see first if it works, and by when")),
    (N_("Weakest link"), N_("The part of a chain of reasons that is least sure")),
    (N_("Pupil premium"), N_("Money that schools in England get for disadvantaged pupils")),
    (N_("SEND"), N_("Special educational needs and disabilities")),
    (N_("EAL"), N_("English as an additional language")),
)


def blocks(_shot: Snapshot) -> Iterator[Block]:
    """Return the glossary: terms, realms, and the words of early indicators."""
    yield Heading(1, _("Words we use"), key="glossary")
    rows = tuple((Cell((Run(_(term), strong=True),)), Cell(_(meaning))) for term, meaning in TERMS)
    yield Table((Column(_("Word"), 0.26), Column(_("What we mean by it"), 0.74)), rows)
    yield realms()
    yield words()
    yield bases()


def realms() -> Table:
    """Return the five realms with their shapes."""
    return Table(
        (Column(_("Realm"), 0.24), Column(_("What is in it"), 0.36), Column(_("Tempo"), 0.4)),
        tuple(
            (
                Cell(_(realm.title), RealmMark(realm.id), strong=True),
                Cell(_(realm.meaning)),
                Cell(_("Change shows in {tempo}").format(tempo=_(realm.tempo))),
            )
            for realm in REALMS
        ),
        caption=_("The five realms, in the order in which change travels"),
        fit="close",
    )


def words() -> Table:
    """Return what an early indicator's word means."""
    return Table(
        (Column(_("Word"), 0.34), Column(_("What it says"), 0.66)),
        tuple(
            (Cell("", Status(word.value, _(LABELS[word]))), Cell(_(MEANINGS[word])))
            for word in Word
        ),
        caption=_("What an early indicator’s word means"),
        fit="close",
    )


def bases() -> Para:
    """Return the ways of knowing, from the weakest to the strongest."""
    return Para(
        _("How we know, from least to most: {steps}.").format(
            steps=", ".join(_(label).lower() for _word, label in BASES)
        ),
        "small",
    )

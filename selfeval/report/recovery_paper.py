"""The recovery paper of a file that has a password: one page to keep in the school's safe.

Whoever has it opens the file. So its key stands on the page alone, not in what the PDF says about
itself, and is never written anywhere but where somebody asked for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from selfeval.i18n import _
from selfeval.report import style
from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import Piece, paginate
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import baseline
from selfeval.report.layout.text import clipped
from selfeval.report.pages import Laid, Running, draw_pages
from selfeval.report.pdf import write_whole
from selfeval.report.pen import Facts, Pen
from selfeval.report.snapshot.wording import long_day
from selfeval.report.story.blocks import Block, Bullets, Gap, Heading, Masthead, Panel, Para, Run
from selfeval.report.structure import Element
from selfeval.report.style import FULL, MM, Type

KEY = Type("sans", 24, 34, strong=True)
"""How the key is set: in Atkinson Hyperlegible, made so that no two letters look alike."""
A_ROW = 4
"""Groups in one row of the key."""
PAD = 16.0
"""Points between the key and its frame."""


@dataclass(frozen=True)
class RecoveryPaper:
    """What stands on the paper.

    `key` is the recovery key in its groups, `file` and `school` say what it opens, `told` who
    else knows the password ("" where nobody said), `made_on` the day on which this is printed.
    """

    key: str
    file: str
    school: str
    made_on: date
    told: str = ""
    language: str = "en-GB"


def write_paper(drawn: bytes, target: Path) -> None:
    """Write a paper that was drawn as a PDF file; UserError, with nothing left, if it cannot be."""
    said = _("The recovery paper could not be saved as “{name}”.")
    write_whole(target, said, lambda file: file.write(drawn))


def draw_paper(paper: RecoveryPaper, file: BinaryIO) -> int:
    """Draw the paper into an open file and return its number of pages.

    That is one; in a language that needs far more words, what is said below the key goes on.
    """
    place = Place()
    above = compose(_above(paper), place)
    key = _key(paper.key, place.tag("P"))
    pages = paginate([*above, *key, *compose(_below(), place)])
    made = _("Printed by Selfeval. The program keeps no copy of this paper.")
    running = Running(paper.school or paper.file, _("Confidential"), made, numbered=False)
    return draw_pages(file, _about(paper), Laid(pages, place.into), running)


def _about(paper: RecoveryPaper) -> Facts:
    title = _("Recovery paper of “{file}”").format(file=paper.file)
    return Facts(title, paper.school, _("Confidential"), paper.language, paper.made_on)


def _above(paper: RecoveryPaper) -> list[Block]:
    """Say what this is and what it opens."""
    lines = [_("File: {file}").format(file=paper.file)]
    if paper.school:
        lines.append(_("School: {school}").format(school=paper.school))
    lines.append(_("Date of this paper: {day}").format(day=long_day(paper.made_on)))
    if paper.told:
        lines.append(_("Who else knows the password: {roles}").format(roles=paper.told))
    return [
        Masthead(_("Recovery key"), _("For the school’s self-evaluation with Selfeval")),
        Gap(10),
        *(Para(_short(line), "small") for line in lines),
        Gap(4),
        Para(
            _(
                "This key opens the file if nobody knows its password any more. There is no other"
                " way: without the password and without this key, nobody can read the file."
            ),
        ),
        Gap(10),
    ]


def _short(words: str) -> str:
    """Return as much of a line as there is room for: the page is one, whatever people typed."""
    (line,) = clipped(" ".join(words.split()), style.SMALL, style.MEASURE, 1)
    return "".join(one.said for one in line.segments)


def _below() -> list[Block]:
    """Say how it is used, and where it belongs."""
    return [
        Gap(14),
        Heading(2, _("How to use it")),
        Bullets(
            (
                _("Start Selfeval and choose Open in the menu File. Choose the file."),
                _("When it asks for the password, choose “I have lost the password”."),
                _(
                    "Type the key, group by group. Capital or small letters, with or without"
                    " spaces, make no difference."
                ),
                _("Then choose a new password under File, Password. Print the new paper."),
            )
        ),
        Heading(2, _("Where it belongs")),
        Bullets(
            (
                _("In the school’s safe, in a closed envelope. Not with the laptop."),
                _("Whoever has this paper and the file can read all of it."),
                _(
                    "When the password is changed, this paper is out of date. Keep it only for"
                    " older copies of the file; destroy it once there are none."
                ),
            )
        ),
        Panel(
            _("Letters and digits"),
            (
                Run(_("The key has the letters A to Z and the digits 2 to 7. ")),
                Run(_("It has no nought, one, eight or nine: "), strong=True),
                Run(_("what looks like one of them is a letter.")),
            ),
        ),
    ]


# The key ------------------------------------------------------------------------------------------


def _key(words: str, tag: Element) -> list[Piece]:
    """Set the key in its groups, each row's groups below those of the row before."""
    groups = words.split()
    rows = [groups[at : at + A_ROW] for at in range(0, len(groups), A_ROW)]
    high = len(rows) * KEY.leading + 2 * PAD

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.box(left, top - high, FULL, high, stroke=style.INK, radius=2 * MM, width=1.2)
        for at, row in enumerate(rows):
            _row(pen, row, left + PAD, top - PAD - at * KEY.leading, tag)

    return [Piece(high, draw, hold=True)]


def _row(pen: Pen, groups: Sequence[str], left: float, top: float, tag: Element) -> None:
    share = (FULL - 2 * PAD) / A_ROW
    for at, group in enumerate(groups):
        middle = left + (at + 0.5) * share
        pen.words(group, middle, baseline(top, KEY), KEY, "centre", tag)

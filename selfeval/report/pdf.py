"""Print a snapshot: lay out its blocks, break them into pages, and draw each page once.

All pages are laid out before the first is drawn, so contents and "page x of y" need no second run.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from selfeval.i18n import _, ngettext
from selfeval.report import fonts
from selfeval.report.layout import front
from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import Page, paginate
from selfeval.report.layout.place import Place
from selfeval.report.pen import Facts, Pen
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import story
from selfeval.report.style import LARGE_PRINT, UPRIGHT
from selfeval.report.texts import texts_in
from selfeval.store.errors import UserError
from selfeval.store.replacing import replacing


def write_pdf(shot: Snapshot, target: Path) -> int:
    """Write a report as a PDF file and return its number of pages.

    The file is written beside `target` and then takes its place, so that a report that could not
    be finished never replaces one that was. Raises UserError where it cannot be written.
    """
    said = _("The report could not be saved as “{name}”.")
    return write_whole(Path(target), said, lambda file: draw_pdf(shot, file))


def write_whole(target: Path, said: str, draw: Callable[[BinaryIO], int]) -> int:
    """Put what `draw` draws at `target`, all of it or nothing; return what `draw` does.

    UserError, beginning with what is `said` of the name, where it cannot be written.
    """
    place = target.resolve()
    try:
        if target.exists() and not target.is_file():
            raise IsADirectoryError(target)
        with replacing(place) as part, part.open("wb") as file:
            return draw(file)
    except OSError as problem:
        raise _cannot_write(said.format(name=target.name), problem) from problem


def draw_pdf(shot: Snapshot, file: BinaryIO) -> int:
    """Draw a report into an open file and return its number of pages."""
    sheet = LARGE_PRINT if shot.large else UPRIGHT
    place = Place.on(sheet)
    pages = paginate(compose(story(shot), place), sheet)
    pen = Pen(file, _about(shot), place.into, grey=shot.grey)
    for number, page in enumerate(pages, 1):
        for placed in page.placed:
            if placed.piece.anchor and placed.piece.anchor.key not in pen.pages:
                pen.pages[placed.piece.anchor.key] = number
    for number, page in enumerate(pages, 1):
        if number > 1:
            pen.next_page()
        _draw_page(pen, shot, page, number, len(pages))
    pen.finish()
    return len(pages)


def _about(shot: Snapshot) -> Facts:
    title = f"{shot.title}: {shot.school}"
    return Facts(title, shot.school, shot.state, shot.language, shot.today)


def _draw_page(pen: Pen, shot: Snapshot, page: Page, number: int, count: int) -> None:
    sheet = page.sheet
    pen.take(sheet)
    top = sheet.high - sheet.top
    has_cover = number == 1 and "cover" in shot.parts
    if not has_cover:
        right = " · ".join(part for part in (shot.title, shot.cover.period, shot.state) if part)
        front.running_head(pen, shot.school, right, sheet)
    for placed in page.placed:
        anchor = placed.piece.anchor
        if anchor and pen.pages[anchor.key] == number:
            pen.bookmark(anchor.key, anchor.title, anchor.level, top - placed.down + 12)
        placed.draw(pen, sheet.left, top)
    words = _("Page {number} of {count}").format(number=number, count=count)
    front.running_foot(pen, _foot(shot), words, sheet)


def _foot(shot: Snapshot) -> str:
    """Say at the foot of every page what a reader should know of it."""
    if shot.audience == "leaders":
        return _(
            "For senior leaders: holds quotes and small groups. “We believe” marks an assumption."
        )
    return ngettext(
        "Groups of fewer than {count} pupil are not shown. “We believe” marks an assumption.",
        "Groups of fewer than {count} pupils are not shown. “We believe” marks an assumption.",
        shot.limit,
    ).format(count=shot.limit)


def _cannot_write(message: str, problem: OSError) -> UserError:
    if isinstance(problem, PermissionError):
        hint = _(
            "Another program may have it open, or the folder may be read-only. "
            "Close it, or choose another place."
        )
    elif isinstance(problem, FileNotFoundError | NotADirectoryError):
        hint = _("The folder does not exist. Choose another place.")
    elif isinstance(problem, IsADirectoryError):
        hint = _("What has that name is not a file. Choose another name.")
    else:
        hint = _("The disk may be full, or the place out of reach. Choose another place.")
    return UserError(message, hint)


def missing_characters(shot: Snapshot) -> str:
    """Return the characters of a snapshot that no bundled font can print, each once."""
    return fonts.missing_in("".join(texts_in(shot)))

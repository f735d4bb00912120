"""Print a snapshot as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from selfeval.i18n import _, ngettext
from selfeval.report import fonts
from selfeval.report.pages import Running, Watch, draw_pages, lay_out
from selfeval.report.pen import Facts
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import story
from selfeval.report.style import LARGE_PRINT, UPRIGHT
from selfeval.report.texts import texts_in
from selfeval.store.errors import UserError
from selfeval.store.replacing import replacing


def write_pdf(shot: Snapshot, target: Path, watch: Watch | None = None) -> int:
    """Write a report as a PDF file and return its number of pages.

    The file is written beside `target` and then takes its place, so that a report that could not
    be finished never replaces one that was. `watch` is told of each page; what it raises ends the
    writing. Raises UserError where it cannot be written.
    """
    said = _("The report could not be saved as “{name}”.")
    return write_whole(Path(target), said, lambda file: draw_pdf(shot, file, watch))


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


def draw_pdf(shot: Snapshot, file: BinaryIO, watch: Watch | None = None) -> int:
    """Draw a report into an open file and return its number of pages.

    `watch` is told of each page; what it raises ends the drawing.
    """
    laid = lay_out(story(shot), LARGE_PRINT if shot.large else UPRIGHT)
    right = " · ".join(part for part in (shot.title, shot.cover.period, shot.state) if part)
    running = Running(shot.school, right, foot_words(shot), has_cover="cover" in shot.parts)
    return draw_pages(file, about(shot), laid, running, grey=shot.grey, watch=watch)


def about(shot: Snapshot) -> Facts:
    """Return what the file says of itself."""
    title = f"{shot.title}: {shot.school}"
    return Facts(title, shot.school, shot.state, shot.language, shot.today)


def foot_words(shot: Snapshot) -> str:
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

"""What goes with “Remove from this computer”, what stays, and what was done, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from selfeval.core.days import moment_words
from selfeval.i18n import _, ngettext
from selfeval.store.backup_list import Backup, size_words
from selfeval.store.kept_here import KeptHere
from selfeval.store.leaving import Left

Named = Callable[[Path], str]
"""How a path is written: in full, or as there is room for it."""


def goes(kept: KeptHere, named: Named = str, *, opened_elsewhere: bool = False) -> list[str]:
    """Say, line by line, what would be removed.

    `opened_elsewhere`: there are copies of attached files that other programs were to show.
    """
    lines: list[str] = []
    if kept.has_working_copy:
        lines.append(_("The working copy. All that is in it is in the file too."))
    if kept.backups:
        lines.append(_backups(kept.backups))
    if kept.scratch:
        lines.append(
            ngettext(
                "{count} copy that a fault left behind when the file was read.",
                "{count} copies that a fault left behind when the file was read.",
                len(kept.scratch),
            ).format(count=len(kept.scratch))
        )
    lines += [
        _("What is kept of “{path}”, which is no longer there. It is all in this file.").format(
            path=named(one)
        )
        for one in kept.gone
    ]
    if opened_elsewhere:
        lines.append(_("Copies of attached files that were opened in other programs."))
    lines.append(_("The name of the file in the lists of files that were open here."))
    return lines


def _backups(backups: tuple[Backup, ...]) -> str:
    return ngettext(
        "{count} backup, {size}, of {when}.",
        "{count} backups, {size} together, the newest of {when}.",
        len(backups),
    ).format(
        count=len(backups),
        size=size_words(sum(one.size for one in backups)),
        when=moment_words(max(one.at for one in backups)),
    )


def warnings(kept: KeptHere) -> list[str]:
    """Say what may be in what goes, and in nothing else."""
    lines: list[str] = []
    if kept.aside:
        lines.append(
            ngettext(
                "{count} working copy that could not be read and was set aside, {size}. It may"
                " hold work that is not in the file.",
                "{count} working copies that could not be read and were set aside, {size} together."
                " They may hold work that is not in the file.",
                len(kept.aside),
            ).format(count=len(kept.aside), size=size_words(_size(kept.aside)))
        )
    if kept.beyond:
        lines.append(
            ngettext(
                "{count} of the backups holds changes that the file does not have.",
                "{count} of the backups hold changes that the file does not have.",
                kept.beyond,
            ).format(count=kept.beyond)
        )
    if kept.damaged:
        lines.append(
            ngettext(
                "{count} of the backups cannot be read, so what is in it is not known.",
                "{count} of the backups cannot be read, so what is in them is not known.",
                kept.damaged,
            ).format(count=kept.damaged)
        )
    return lines


def _size(paths: Iterable[Path]) -> int:
    return sum(one.stat().st_size for one in paths if one.exists())


def stays(kept: KeptHere, named: Named = str) -> list[str]:
    """Say, line by line, what is not touched."""
    lines = [_("The file itself, “{path}”, with all its history.").format(path=named(kept.path))]
    if kept.beside is not None:
        lines.append(_("The copy “{name}” beside it.").format(name=kept.beside.name))
    if kept.others:
        lines.append(
            _(
                "All backups, and the working copies of other files of this evaluation that were"
                " open here: {paths}. The backups are of these files too, and go with the last"
                " of them."
            ).format(paths=", ".join(f"“{named(one)}”" for one in kept.others))
        )
    lines += [
        _("“{path}” is not there at present. What is kept of it may be nowhere else.").format(
            path=named(one)
        )
        for one in kept.away
    ]
    lines.append(
        _("Reports, exports, copies and e-mails, and files that other programs made of these.")
    )
    if kept.log is not None:
        lines.append(
            _("The log of faults, which names the file: {path}").format(path=named(kept.log))
        )
    return lines


def for_good() -> str:
    """Say that there is no way back."""
    return _(
        "The file itself stays as it is. What this computer keeps of it is removed, and nothing"
        " brings that back: not Undo, and not a backup."
    )


def done(left: Left) -> str:
    """Say how it went, in one sentence."""
    name = left.kept.path.name
    if left.stayed:
        return _("Not all that this computer keeps of “{name}” could be removed.").format(name=name)
    if left.kept.others:
        return _("The working copy of “{name}” is removed. The backups stay.").format(name=name)
    return _(
        "This computer keeps no work and no backups of “{name}” any more. The file is as it was."
    ).format(name=name)


def stayed(left: Left, named: Named = str) -> list[str]:
    """Say, line by line, what could not be removed, and why."""
    return [f"{named(one.path)}: {one.why}" for one in left.stayed]


def stayed_words(left: Left, named: Named = str) -> str:
    """Say what could not be removed, why, and what becomes of it."""
    again = _("What can be removed another time goes when the program is next started.")
    return "\n".join(
        [*stayed(left, named), *([again] if any(one.again for one in left.stayed) else [])]
    )

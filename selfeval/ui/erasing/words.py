"""What an erasure reached and what it could not, in sentences that are true."""

from __future__ import annotations

from pathlib import Path

from selfeval.i18n import _, ngettext
from selfeval.store import UserError
from selfeval.store.erase_reach import Reached
from selfeval.ui.frame.drives import place_kind


def headline(reached: Reached, problem: UserError | None) -> str:
    """Say in one sentence how it went."""
    if problem is not None:
        return _("It is erased on this computer, but not yet in the file itself.")
    if reached.kept or reached.files:
        return _("It is erased, but not everywhere on this computer.")
    return _("It is erased for good.")


def reached_words(reached: Reached, problem: UserError | None, path: Path) -> list[str]:
    """Say what was reached."""
    words = []
    if problem is None:
        words.append(_("“{name}”, with its history.").format(name=path.name))
    else:
        words.append(_("Your working copy on this computer, with its history."))
    if reached.rewritten:
        words.append(
            ngettext(
                "{count} backup or other copy that this computer keeps of it.",
                "{count} backups and other copies that this computer keeps of it.",
                reached.rewritten,
            ).format(count=reached.rewritten)
        )
    elif not reached.kept:
        words.append(_("No backup on this computer holds it."))
    return words


def missed_words(reached: Reached, problem: UserError | None, path: Path) -> list[str]:
    """Say where on this computer it still is, and what to do about each."""
    words = []
    if problem is not None:
        words.append(
            _(
                "“{name}” still holds it: {problem} It goes from the file when you next save."
            ).format(name=path.name, problem=problem)
        )
    words += [
        _("“{path}” still holds it. Open that file once and close it again: then it goes.").format(
            path=at
        )
        for at in reached.files
    ]
    for one in reached.kept:
        words.append(
            _("“{path}” may still hold it. {why} {next}").format(
                path=one.path,
                why=one.why,
                next=_("It is tried again when this file is next opened.")
                if one.again
                else _("If you do not need that copy, delete it."),
            )
        )
    return words


def beyond_words(path: Path, others: list[str], beside: tuple[Path, ...] = ()) -> list[str]:
    """Say which copies cannot be reached from here: those that are known of, then the likely."""
    words = [
        _("“{name}”, beside the file: a copy of it. Combine it or delete it.").format(name=at.name)
        for at in beside
    ]
    if others:
        words.append(
            _(
                "Copies of others who have worked on it ({roles}). It goes from theirs when they"
                " combine with this file. If you combine with theirs, it does not come back."
            ).format(roles=_(", ").join(others))
        )
    place = place_kind(path)
    if place == "synced":
        words.append(
            _(
                "Former versions that the service keeps which copies this folder. Its own pages"
                " list them, and can delete them."
            )
        )
    elif place == "network":
        words.append(_("Backups that the network keeps. Whoever looks after it can tell."))
    words.append(
        _(
            "Copies put elsewhere on this computer or on a stick, or sent by e-mail, and whatever"
            " was printed or exported."
        )
    )
    return words

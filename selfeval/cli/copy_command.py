"""`selfeval copy`: a copy to give away; what leaves and what stays is said before it is written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.cli.files import open_document, reading, say_unprotected
from selfeval.cli.passwords import ask_for
from selfeval.core.handover.choice import GOVERNORS, PARTS, READERS, CopyChoice
from selfeval.i18n import N_, _, ngettext
from selfeval.store import Document, UserError, load_rows

if TYPE_CHECKING:
    from selfeval.core.handover.contents import Contents
    from selfeval.core.handover.listing import Line

EXAMPLES = N_(
    """\
examples:
  selfeval copy school.selfeval stick/school.selfeval --for colleague
  selfeval copy school.selfeval next.selfeval --for new-document
  selfeval copy school.selfeval board.selfeval --for governors
  selfeval copy school.selfeval board.selfeval --for governors --with quotes,attachments

colleague     everything, with its history: the two can be combined later
new-document  everything as it is now, without its history, as a file of its own
governors     a file of its own without private items, quotes, notes, attached files, history and
              figures about few pupils; --with lets some of the first five go along, the history
              only with all of them, and then nothing is left out

The copy of a file that has a password opens with the same one, unless --without-password says
otherwise. Whoever can open the copy can read all that is in it. What is there already is not
replaced, but with --replace an older copy for a colleague gives way and is kept in the backups.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to copy"))
    parser.add_argument("output", metavar="OUT", type=Path, help=_("the copy to write"))
    parser.add_argument(
        "--for", dest="readers", choices=READERS, required=True, help=_("who is to have it")
    )
    parser.add_argument(
        "--with",
        dest="along",
        metavar="PART,…",
        type=_parts,
        default=frozenset(),
        help=_("what goes along to governors: {parts}").format(parts=", ".join(PARTS)),
    )
    parser.add_argument(
        "--replace", action="store_true", help=_("let an older copy for a colleague give way")
    )
    parser.add_argument(
        "--without-password",
        action="store_true",
        help=_("of a file that has a password, write a copy that anybody can open"),
    )


def _parts(words: str) -> frozenset[str]:
    asked = frozenset(part.strip() for part in words.split(",") if part.strip())
    unknown = sorted(asked - set(PARTS))
    if unknown:
        raise argparse.ArgumentTypeError(
            _("there is no “{part}”; there are: {parts}").format(
                part=unknown[0], parts=", ".join(PARTS)
            )
        )
    return asked


def run(asked: argparse.Namespace) -> int:
    """Say what leaves and what stays, write the copy, and say that it was read back."""
    choice = CopyChoice(asked.readers, asked.along, has_password=not asked.without_password)
    if choice.along and choice.readers != GOVERNORS:
        raise UserError(
            _("--with says what goes along to governors; the other copies hold everything."),
            _("Leave it out."),
        )
    _bring_up_to_date(asked.file)
    with reading(asked.file) as document:
        document.older_copy_at(asked.output, choice)
        _say_what_leaves(document, choice)
        document.give_copy(asked.output, choice, replace=asked.replace)
        _say_written(document, asked.output, choice)
    return 0


def _say_written(document: Document, target: Path, choice: CopyChoice) -> None:
    said = _("Wrote {file} and read it back: it holds this and nothing else.")
    print("\n" + said.format(file=target))
    if not choice.has_password:
        say_unprotected(document, target)
    elif document.has_password:
        print(_("It opens with the same password as your file."))


def _bring_up_to_date(path: Path) -> None:
    """Put work that waits on this computer into the file first, or say why that was not possible.

    The copy is then made of the file as it was last saved.
    """
    from selfeval.store.opening import canonical, keeps_work_for

    ask_for(path)
    if not path.is_file() or not keeps_work_for(canonical(path)):
        return
    try:
        problem = open_document(path).close()
    except UserError as found:
        problem = found
    if problem is not None:
        print(problem, file=sys.stderr)
        print(_("The copy is made of the file as it was last saved."), file=sys.stderr)


def _say_what_leaves(document: Document, choice: CopyChoice) -> None:
    from selfeval.core.handover.contents import contents
    from selfeval.core.handover.listing import listing

    found = contents(load_rows(document.session), choice)
    told = listing(found, document.gestures(), document.questions().count)
    _list(_("What goes"), told.leaves)
    _list(_("What stays here"), told.stays)
    if choice.readers == GOVERNORS:
        _say_what_to_look_at(found)


def _list(title: str, lines: Sequence[Line]) -> None:
    print(title)
    for line in lines:
        print(f"  {line.words}")
        for name in line.names:
            print(f"      {name}")
        if line.names and line.more:
            more = ngettext("and {count} more", "and {count} more", line.more)
            print("      " + more.format(count=f"{line.more:,}"))
    if not lines:
        print("  " + _("Nothing"))


def _say_what_to_look_at(found: Contents) -> None:
    from selfeval.core.handover.before import before_handing_over

    print(_("Before you hand it over"))
    for check in before_handing_over(found.rows):
        print(f"  {check.words}")
        for item in check.items:
            print(f"      {item.sentence}")

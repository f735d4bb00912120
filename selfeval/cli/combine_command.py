"""`selfeval combine`: take in a colleague's copy; what it brings is said before it is taken in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.cli.files import open_document, reading, writing
from selfeval.cli.passwords import ask_for, unlocked
from selfeval.i18n import N_, _, ngettext
from selfeval.store import Document, load_rows

if TYPE_CHECKING:
    from selfeval.store.preview import Preview

EXAMPLES = N_(
    """\
examples:
  selfeval combine school.selfeval stick/school.selfeval --dry-run    says what it would bring
  selfeval combine school.selfeval stick/school.selfeval

Both must be copies of one self-evaluation. What you changed in different places goes together.
Where both wrote one field differently, both wordings are kept until somebody decides, in the window
under “Share and combine”; what one removed and the other changed stays until then. OTHER is only
read. A safety copy of FILE is made first; “selfeval backups” lists it, “selfeval restore” goes back
to it.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to combine into"))
    parser.add_argument("other", metavar="OTHER", type=Path, help=_("the copy to take in"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("say what would change, and change nothing")
    )


def run(asked: argparse.Namespace) -> int:
    """Say what the copy would bring and, unless that is all that was asked for, take it in."""
    if asked.dry_run:
        ask_for(asked.file)
        _say_what_waits(asked.file)
        with reading(asked.file) as document:
            if not _say(document, _look_at(document, asked.other)).nothing_new:
                print("\n" + _("Nothing has been changed."))
        return 0
    said: list[str] = []
    with writing(open_document(asked.file)) as document:
        preview = _say(document, _look_at(document, asked.other))
        if not preview.nothing_new:
            document.combine(preview)
            said = _outcome(document, asked.other)
    for line in said:
        print(line)
    return 0


def _look_at(document: Document, other: Path) -> Preview:
    return unlocked(lambda: document.look_at(other))


def _say_what_waits(path: Path) -> None:
    from selfeval.store.opening import canonical, keeps_work_for

    if keeps_work_for(canonical(path)):
        print(_("Compared with the file as it was last saved."), file=sys.stderr)


def _say(document: Document, preview: Preview) -> Preview:
    """Say what a copy would bring: the counts, then each thing on a line."""
    from selfeval.cli.combine_words import told

    if preview.nothing_new:
        print(_("There is nothing new in {file}.").format(file=preview.path))
    for line in told(preview, load_rows(document.session), document.known):
        print(line)
    return preview


def _outcome(document: Document, other: Path) -> list[str]:
    """Return what was done, where the safety copy is and what is left to decide."""
    said = ["", _("Combined with {file}.").format(file=other)]
    if document.safety_copy is not None:
        words = _("How it was before is kept in {file}.")
        said.append(words.format(file=document.safety_copy))
    left = document.questions().count
    if left:
        words = ngettext(
            "{count} thing is left to decide, in the window under “Share and combine”.",
            "{count} things are left to decide, in the window under “Share and combine”.",
            left,
        )
        said.append(words.format(count=f"{left:,}"))
    return said

"""`selfeval check`: is the file sound, and what could be better in it?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from selfeval.cli.files import reading
from selfeval.core.findings import Finding, dismissed, find
from selfeval.i18n import N_, _, ngettext
from selfeval.store import load_rows

EXAMPLES = N_(
    """\
example:
  selfeval check school.selfeval

First the file itself: damaged, altered or foreign files are refused (exit code 3).
Then what is written in it, as advice: exit code 1 if there is something to put right.
Nothing is changed.
"""
)
LEVELS = (
    ("E", N_("To put right")),
    ("W", N_("Worth another look")),
    ("N", N_("To note")),
)
SERIOUS = "E"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to check"))


def run(asked: argparse.Namespace) -> int:
    """Open the file, which refuses an unsound one, and list the findings by their weight."""
    today = date.today()
    with reading(asked.file) as document:
        rows = load_rows(document.session)
        found, set_aside = find(rows, today), dismissed(rows, today)
    print(_("{file} is sound.").format(file=asked.file))
    for level, title in LEVELS:
        _list(_(title), [finding for finding in found if finding.level == level])
    if set_aside:
        said = ngettext(
            "{count} finding was set aside with a reason.",
            "{count} findings were set aside with a reason.",
            len(set_aside),
        )
        print("\n" + said.format(count=len(set_aside)))
    return 1 if any(finding.level == SERIOUS for finding in found) else 0


def _list(title: str, found: Sequence[Finding]) -> None:
    if found:
        print(f"\n{title} ({len(found)})")
    for finding in found:
        print(f"  {finding.rule:<3} {finding.sentence}")

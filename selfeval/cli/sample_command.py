"""`selfeval sample`: make the sample school's file."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfeval.cli.files import writing
from selfeval.i18n import N_, _

EXAMPLES = N_(
    """\
example:
  selfeval sample alderbrook.selfeval

Alderbrook Primary is invented. Its dates are counted from today, so that it never looks old.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to make"))


def run(asked: argparse.Namespace) -> int:
    """Make the file."""
    make(asked.file)
    print(_("Made {file}, the sample school’s self-evaluation.").format(file=asked.file))
    return 0


def make(path: Path) -> None:
    """Make the sample school's file at `path`; UserError if something is already there."""
    from selfeval.exchange.sample import make_sample

    with writing(make_sample(path)):
        pass

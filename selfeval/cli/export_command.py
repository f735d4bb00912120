"""`selfeval export`: everything in a file, as a JSON archive."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfeval.cli.files import reading, refuse_to_replace, say_unprotected
from selfeval.i18n import N_, _

EXAMPLES = N_(
    """\
example:
  selfeval export school.selfeval -o school.json

The archive holds every row and attachment, private ones too, but not the history of changes.
“selfeval new FILE --from school.json” brings it back.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to export"))
    parser.add_argument(
        "-o",
        dest="output",
        metavar="OUT.json",
        type=Path,
        required=True,
        help=_("the archive to write"),
    )


def run(asked: argparse.Namespace) -> int:
    """Write the archive."""
    from selfeval.exchange.archive import export_archive

    refuse_to_replace(asked.output)
    with reading(asked.file) as document:
        export_archive(document, asked.output)
        say_unprotected(document, asked.output)
    print(_("Wrote {file}.").format(file=asked.output))
    return 0

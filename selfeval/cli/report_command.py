"""`selfeval report`: print the self-evaluation to a PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from selfeval.cli.files import reading, refuse_to_replace, say_unprotected
from selfeval.i18n import N_, _, ngettext
from selfeval.report.kinds import KINDS
from selfeval.store import Document, UserError

EXAMPLES = N_(
    """\
examples:
  selfeval report school.selfeval -o sef.pdf
  selfeval report school.selfeval -o sef.pdf --for staff --framework estyn-2024

What is marked private is never printed.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to print"))
    parser.add_argument(
        "-o", dest="output", metavar="OUT.pdf", type=Path, required=True, help=_("the PDF to write")
    )
    parser.add_argument(
        "--for",
        dest="kind",
        choices=tuple(KINDS),
        default="governors",
        help=_("who will read it (unless said, governors)"),
    )
    parser.add_argument(
        "--framework",
        metavar="ID",
        help=_("the inspection framework to report by, such as ofsted-2025 or siams-2023"),
    )


def run(asked: argparse.Namespace) -> int:
    """Print the file and say how many pages there are."""
    refuse_to_replace(asked.output)
    if asked.framework:
        _refuse_unknown(asked.framework)
    with reading(asked.file) as document:
        pages = print_pdf(document, asked.output, kind=asked.kind, framework=asked.framework)
        say_unprotected(document, asked.output)
    said = ngettext("Wrote {file}, {count} page.", "Wrote {file}, {count} pages.", pages)
    print(said.format(file=asked.output, count=pages))
    return 0


def print_pdf(document: Document, target: Path, **choices: Any) -> int:
    """Print the document to `target` with these ReportOptions; return the number of pages."""
    from selfeval.report import ReportOptions, missing_characters, snapshot, write_pdf
    from selfeval.store import load_rows

    shot = snapshot(load_rows(document.session), ReportOptions(**choices))
    missing = missing_characters(shot)
    if missing:
        said = _("No font here has these characters, so boxes stand for them: {characters}")
        print(said.format(characters=" ".join(missing)), file=sys.stderr)
    return write_pdf(shot, target)


def _refuse_unknown(framework: str) -> None:
    from selfeval.core.frameworks import frameworks

    known = [known.id for known in frameworks()]
    if framework not in known:
        raise UserError(
            _("There is no inspection framework “{id}”.").format(id=framework),
            _("There are: {ids}.").format(ids=", ".join(known)),
        )

"""`selfeval report`: write the report as a PDF, a Word document or a page for a browser."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
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
  selfeval report school.selfeval -o sef.docx --for leaders
  selfeval report school.selfeval -o sef.html --for staff --framework estyn-2024
  selfeval report school.selfeval -o agreed.pdf --version latest-agreed

The ending of the output’s name says what it becomes: a PDF, a Word document, or a page
that any browser shows. Parts, framework, size and colour are those chosen in the file,
unless said otherwise. What is marked private is never printed.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to print"))
    parser.add_argument(
        "-o",
        dest="output",
        metavar="OUT.pdf|OUT.docx|OUT.html",
        type=Path,
        required=True,
        help=_("the PDF, Word document or page to write"),
    )
    parser.add_argument(
        "--for",
        dest="kind",
        choices=tuple(KINDS),
        help=_("who will read it, or what it is (unless said, governors)"),
    )
    parser.add_argument(
        "--framework",
        metavar="ID",
        help=_("the inspection framework to report by, such as ofsted-2025 or siams-2023"),
    )
    parser.add_argument(
        "--version",
        metavar="N|latest-agreed",
        help=_("print a version again as it was issued: its number in “selfeval versions FILE”"),
    )
    for name, words in (
        ("--large", _("in large print")),
        ("--grey", _("in black and white")),
    ):
        parser.add_argument(name, action=argparse.BooleanOptionalAction, default=None, help=words)


def run(asked: argparse.Namespace) -> int:
    """Write the file and say how many pages there are, where it has such."""
    refuse_to_replace(asked.output)
    _refuse_unknown_ending(asked.output)
    if asked.framework:
        _refuse_unknown(asked.framework)
    if asked.version and (asked.kind or asked.framework):
        raise UserError(
            _("A version is printed as it was issued."),
            _("Leave out --for and --framework; --large and --grey go with it."),
        )
    said = {"framework": asked.framework, "large": asked.large, "grey": asked.grey}
    kind = asked.kind or "governors"
    with reading(asked.file) as document:
        pages = print_report(document, asked.output, kind, version=asked.version, **said)
        say_unprotected(document, asked.output)
    words = _("Wrote {file}.")
    if pages:
        words = ngettext("Wrote {file}, {count} page.", "Wrote {file}, {count} pages.", pages)
    print(words.format(file=asked.output, count=pages))
    return 0


def print_report(
    document: Document,
    target: Path,
    kind: str = "governors",
    *,
    version: str | None = None,
    **said: Any,
) -> int:
    """Write the document's report to `target`, as its ending says; return its pages, or 0.

    How it is wanted is what the file remembers, but for what is `said` and not None. A `version`
    is written as it was issued.
    """
    from selfeval.cli.versions_command import shot_of, shot_of_version
    from selfeval.report import chosen_options, missing_characters
    from selfeval.report.writers import writer_for
    from selfeval.store import load_rows

    write = writer_for(target)
    assert write is not None
    rows = load_rows(document.session)
    wanted = {name: value for name, value in said.items() if value is not None}
    if version:
        shot = shot_of_version(document, rows, version, wanted)
    else:
        shot = shot_of(document, rows, replace(chosen_options(rows, kind), **wanted))
    missing = missing_characters(shot) if target.suffix.casefold() == ".pdf" else ""
    if missing:
        words = _("No font here has these characters, so boxes stand for them: {characters}")
        print(words.format(characters=" ".join(missing)), file=sys.stderr)
    return write(shot, target) or 0


def _refuse_unknown_ending(target: Path) -> None:
    from selfeval.report.writers import WRITERS, writer_for

    if writer_for(target) is None:
        raise UserError(
            _("“{name}” could be anything: its ending has to say what to write.").format(
                name=target.name
            ),
            _("There are: {endings}.").format(endings=", ".join(WRITERS)),
        )


def _refuse_unknown(framework: str) -> None:
    from selfeval.core.frameworks import frameworks

    known = [known.id for known in frameworks()]
    if framework not in known:
        raise UserError(
            _("There is no inspection framework “{id}”.").format(id=framework),
            _("There are: {ids}.").format(ids=", ".join(known)),
        )

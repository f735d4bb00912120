"""`selfeval new`: start a self-evaluation."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfeval.cli.files import writing
from selfeval.core.fields import FieldError, clean, field_of
from selfeval.core.models import SCHOOL_ID, School
from selfeval.i18n import N_, _
from selfeval.store import Document, UserError

EXAMPLES = N_(
    """\
examples:
  selfeval new school.selfeval --name "Alderbrook Primary"
  selfeval new copy.selfeval --from school.json

A file that is already there is never replaced.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to make"))
    parser.add_argument("--name", metavar="NAME", help=_("the name of the school"))
    parser.add_argument(
        "--from",
        dest="archive",
        metavar="ARCHIVE.json",
        type=Path,
        help=_("begin with everything in this archive (see selfeval export)"),
    )


def run(asked: argparse.Namespace) -> int:
    """Make the file, empty or from the archive, with the school's name if one is given."""
    _refuse_name(asked.name, bool(asked.archive))
    with writing(_make(asked.file, asked.archive)) as document:
        if asked.name:
            with document.edit(_("Name the school")) as session:
                school = session.get(School, SCHOOL_ID) or School()
                school.name = asked.name
                session.add(school)
    print(_("Made {file}.").format(file=asked.file))
    return 0


def _make(path: Path, archive: Path | None) -> Document:
    if archive is None:
        return Document.create(path)
    from selfeval.exchange.archive import archive_to_new

    return archive_to_new(archive, path)


def _refuse_name(name: str | None, has_archive: bool) -> None:
    """Refuse before a file is made for which there is no fitting name."""
    if name is None and has_archive:
        return
    if not (name or "").strip():
        raise UserError(_("A new file needs the school’s name."), _("Add --name “Name of school”."))
    try:
        clean(field_of(School, "name"), name)
    except FieldError as error:
        raise UserError(str(error)) from error

"""`selfeval versions`: list the versions of the report, issue one, or record that it was agreed."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selfeval.cli.files import open_document, reading, writing
from selfeval.core.days import is_day, read_day
from selfeval.i18n import N_, _, ngettext
from selfeval.report.kinds import KINDS
from selfeval.store import Document, UserError

if TYPE_CHECKING:
    from selfeval.core.editions import Version
    from selfeval.core.rows import Rows
    from selfeval.report import ReportOptions, Snapshot

EXAMPLES = N_(
    """\
examples:
  selfeval versions school.selfeval
  selfeval versions school.selfeval --issue
  selfeval versions school.selfeval --agree 2026-12-02 --by "Governing board"
  selfeval report school.selfeval -o sef.pdf --version 1

A version keeps what the report said when it was issued: it prints the same after later edits.
--agree records that the newest draft was agreed; with --issue, what the file says now.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to look into"))
    parser.add_argument(
        "--for",
        dest="kind",
        choices=tuple(KINDS),
        default="governors",
        help=_("which document to issue or to agree (unless said, governors)"),
    )
    parser.add_argument(
        "--issue", action="store_true", help=_("issue what the file says now as a version")
    )
    parser.add_argument("--agree", metavar="DAY", help=_("record that it was agreed on this day"))
    parser.add_argument("--by", metavar="BODY", default="", help=_("who agreed it"))


def run(asked: argparse.Namespace) -> int:
    """Do what was asked, then list the versions with the number of changes since each."""
    if not asked.issue and asked.agree is None:
        with reading(asked.file) as document:
            _list(document)
        return 0
    agreed_on = _day(asked.agree) if asked.agree is not None else None
    with writing(open_document(asked.file)) as document:
        if asked.issue:
            _issue(document, asked.kind)
        if agreed_on is not None:
            _agree(document, asked.kind, agreed_on, asked.by)
        _list(document)
    return 0


def _day(words: str) -> date:
    found = read_day(words)
    if not is_day(found):
        raise UserError(
            _("“{words}” is not a day.").format(words=words), _("Write it like 2026-12-02.")
        )
    day = date.fromisoformat(found)
    if day > date.today():
        raise UserError(
            _("{day} is still to come.").format(day=found),
            _("Record that it was agreed once it has been."),
        )
    return day


def _issue(document: Document, kind: str) -> None:
    from selfeval.report import chosen_options
    from selfeval.report.versions import new_version
    from selfeval.store import load_rows

    rows = load_rows(document.session)
    with document.edit(_("Issue version")) as session:
        session.add_all(new_version(document.vector(), rows, chosen_options(rows, kind)))


def _agree(document: Document, kind: str, day: date, by: str) -> None:
    from selfeval.core.editions import versions
    from selfeval.core.models import Edition
    from selfeval.report.versions import agreed_fields
    from selfeval.store import load_rows

    issued = versions(load_rows(document.session))
    newest = next((one for one in issued if one.kind == kind), None)
    if newest is None or newest.is_agreed:
        raise UserError(
            _("There is no draft of this document that could be agreed."),
            _("With --issue, what the file says now is issued first."),
        )
    with document.edit(_("Record as agreed")) as session:
        row = session.get_one(Edition, newest.edition.id)
        for name, value in agreed_fields(day, by).items():
            setattr(row, name, value)


def _list(document: Document) -> None:
    from selfeval.core.editions import version_words, versions
    from selfeval.report.versions import changes_since
    from selfeval.store import load_rows

    rows = load_rows(document.session)
    found = versions(rows)
    if not found:
        print(_("No version has been issued yet."))
    for place, version in zip(range(len(found), 0, -1), found, strict=True):
        kind = KINDS.get(version.kind)
        told = [version_words(rows, version), _(kind.title) if kind else ""]
        if version.edition.title.strip() not in ("", *told):
            told.append(version.edition.title.strip())
        count = changes_since(document.session, rows, version)
        told.append(_changes(count))
        print(f"{place:>3}  " + " · ".join(part for part in told if part))


def _changes(count: int | None) -> str:
    if count is None:
        return _("this copy does not hold what stood in it")
    if not count:
        return _("no changes since")
    return ngettext("{count} change since", "{count} changes since", count).format(count=count)


def shot_of(document: Document, rows: Rows, options: ReportOptions) -> Snapshot:
    """Return what a report says now, with what has changed since the version before."""
    from selfeval.exchange.attachments.logo import logo_of
    from selfeval.report import freeze
    from selfeval.report.versions import earlier_for

    earlier = earlier_for(document.session, rows, options)
    return freeze(rows, options, earlier=earlier, logo=logo_of(document, rows.school.logo))


def shot_of_version(
    document: Document, rows: Rows, which: str, wanted: Mapping[str, Any]
) -> Snapshot:
    """Return what a version said: its number in the list, or “latest-agreed”.

    Of what is `wanted`, only size and colour can be other than they were. UserError where there is
    no such version, or where this copy does not hold what stood in it.
    """
    from selfeval.exchange.attachments.logo import logo_of
    from selfeval.report import freeze
    from selfeval.report.versions import FORGOTTEN, frozen

    found = frozen(document.session, rows, _version(rows, which).edition)
    if found is None:
        raise UserError(_(FORGOTTEN), _("Ask for a copy with its whole history."))
    look = {name: value for name, value in wanted.items() if name in ("large", "grey")}
    options = replace(found.options, **look)
    logo = logo_of(document, found.rows.school.logo)
    return freeze(found.rows, options, earlier=found.earlier, version=found.words, logo=logo)


def _version(rows: Rows, which: str) -> Version:
    from selfeval.core.editions import latest_agreed, versions

    issued = versions(rows)
    if which == "latest-agreed":
        found = latest_agreed(rows)
    else:
        place = int(which) if which.isdecimal() else 0
        found = issued[-place] if 0 < place <= len(issued) else None
    if found is None:
        raise UserError(
            _("There is no version “{which}”.").format(which=which),
            _("“selfeval versions FILE” lists those there are."),
        )
    return found

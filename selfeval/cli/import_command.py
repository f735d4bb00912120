"""`selfeval import`: published tables of figures become facts with readings; and maps come in."""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.cli import map_import
from selfeval.cli.files import open_document, reading, writing
from selfeval.i18n import N_, _, ngettext
from selfeval.store import Document, UserError, load_rows

if TYPE_CHECKING:
    from selfeval.exchange import tables

EXAMPLES = N_(
    """\
examples:
  what is there for this school, in plain English, and what speaks of maths:
    selfeval import school.selfeval 2018-2019_ks2final.csv --school 123456 --dictionary ks2_meta.csv
    selfeval import school.selfeval 2018-2019_ks2final.csv --school 123456 --find maths
  three years of one measure, as one fact with three readings:
    selfeval import school.selfeval 2016-2017_ks2final.csv 2017-2018_ks2final.csv
      2018-2019_ks2final.csv --school 123456 --measure PTRWM_EXP
  a table whose name does not say its year:
    selfeval import school.selfeval results.csv:2018-19 --measure PTRWM_EXP

Importing the same table again changes nothing; next year's adds a reading. One undo step.

  a map: a list of arrows (columns From, To and, if you like, Sign), a Kumu workbook, a file or
  links from Loopy, a file from Mental Modeler, or what this program exported as CSV:
    selfeval import school.selfeval map.csv --preview
    selfeval import school.selfeval map.csv --into "Reading in year 1"

Boxes with a label that is here already are the same boxes, unless --new-boxes is said. Importing
the same map again changes nothing.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to import into"))
    parser.add_argument(
        "tables",
        metavar="TABLE[:YEAR]",
        nargs="+",
        help=_("a table, the year only where its name does not say it; or one map"),
    )
    parser.add_argument(
        "--into", metavar="NAME", help=_("the map to import onto, here already or new")
    )
    parser.add_argument(
        "--new-boxes",
        action="store_true",
        help=_("of a map: make boxes anew, also where one with the same label is here"),
    )
    _add_of_tables(parser)
    parser.add_argument(
        "--preview", action="store_true", help=_("show what would change, and change nothing")
    )


def _add_of_tables(parser: argparse.ArgumentParser) -> None:
    """Declare what says which part of a table comes in, and how its columns are read."""
    parser.add_argument(
        "--school",
        metavar="ID",
        default="",
        help=_("the school’s identifier or name (unless said, the file’s own)"),
    )
    parser.add_argument(
        "--measure",
        metavar="COLUMN",
        nargs="+",
        action="extend",
        default=[],
        help=_("what to import: columns, or words of a label; without it, what is there is listed"),
    )
    parser.add_argument("--find", metavar="WORDS", help=_("list only what has these words"))
    parser.add_argument(
        "--dictionary", metavar="META", type=Path, help=_("the table that explains the columns")
    )
    parser.add_argument(
        "--register", metavar="TABLE", type=Path, help=_("the register of schools, to find names")
    )
    parser.add_argument(
        "--areas", metavar="TABLE", type=Path, help=_("the table of local authorities’ names")
    )
    parser.add_argument(
        "--national",
        metavar="[DATASET=]ROW",
        nargs="+",
        action="extend",
        default=[],
        help=_("which national figure to compare with, where a table has several; or “none”"),
    )


def run(asked: argparse.Namespace) -> int:
    """List what is there, or show what will come and then bring it in as one gesture."""
    if map_import.is_map(asked):
        return map_import.import_map(asked)
    if not asked.measure:
        return _list(asked)
    if asked.preview:
        with reading(asked.file) as document:
            _show(_plan(document, asked))
        return 0
    with writing(open_document(asked.file)) as document:
        plan = _plan(document, asked)
        _show(plan)
        _apply(document, plan)
    return 0


def _list(asked: argparse.Namespace) -> int:
    from selfeval.exchange import tables

    with reading(asked.file) as document:
        school = load_rows(document.session).school
    columns = tables.list_columns(
        asked.tables,
        asked.school or school.identifier or school.name,
        dictionary=asked.dictionary,
        register=asked.register,
        areas=asked.areas,
    )
    if asked.find:
        columns = tables.search_columns(columns, asked.find)
    for dataset, group in groupby(columns, key=lambda column: column.dataset):
        print(dataset)
        for column in group:
            _list_column(column)
    said = ngettext("{count} measure.", "{count} measures.", len(columns))
    print(said.format(count=len(columns)), _("Import some with --measure COLUMN."))
    return 0


def _list_column(column: tables.ListedColumn) -> None:
    from selfeval.exchange.tables import reason_words

    values = (f"{v.period} {v.words or reason_words(v.reason)}" for v in column.values)
    print(f"  {column.column:<24} {column.label}")
    print(f"  {'':<24} {' · '.join(values)}")


def _plan(document: Document, asked: argparse.Namespace) -> tables.ImportPlan:
    from selfeval.exchange import tables

    plan = tables.plan_import(
        document,
        asked.tables,
        school=asked.school,
        columns=asked.measure,
        dictionary=asked.dictionary,
        register=asked.register,
        areas=asked.areas,
        national=_answers(asked.national),
    )
    if plan.questions:
        question = plan.questions[0]
        choices = ", ".join(f"{word} ({label})" for word, label in question.choices)
        raise UserError(
            question.text,
            _("Answer with --national {id}=CHOICE; there are: {choices}.").format(
                id=question.id, choices=choices
            ),
        )
    return plan


def _answers(given: list[str]) -> str | dict[str, str] | None:
    """Read `--national`: one word for all, or DATASET=ROW for each."""
    if not given:
        return None
    if len(given) == 1 and "=" not in given[0]:
        return given[0]
    answers: dict[str, str] = {}
    for answer in given:
        dataset, _equals, row = answer.partition("=")
        answers[dataset] = row
    if "" in answers.values():
        raise UserError(
            _("“--national” needs one word for all tables, or DATASET=ROW for each of them.")
        )
    return answers


def _show(plan: tables.ImportPlan) -> None:
    print(_("{school} ({identifier})").format(school=plan.school, identifier=plan.identifier))
    words = {
        "new": _("new"),
        "changed": _("corrected, was {before}"),
        "same": _("already there"),
    }
    for measure in plan.measures:
        print(f"\n{measure.label}  [{measure.dataset}: {measure.column}]")
        for read in measure.readings:
            compared = _compared(
                (measure.local_name, read.local), (measure.national_name, read.national)
            )
            change = words[read.change].format(before=read.before)
            print(f"  {read.period:<10} {read.shown:<10} {compared}  ({change})")
    for warning in plan.warnings:
        print(_("Note: {warning}").format(warning=warning))


def _compared(*figures: tuple[str, str]) -> str:
    return "  ".join(f"{name} {figure}" for name, figure in figures if figure)


def _apply(document: Document, plan: tables.ImportPlan) -> None:
    from selfeval.exchange import tables

    result = tables.apply_plan(document, plan)
    if not result.changed:
        print("\n" + _("Nothing is new; the file stays as it was."))
        return
    facts = ngettext("{count} new fact", "{count} new facts", result.facts)
    readings = ngettext("{count} new reading", "{count} new readings", result.readings)
    corrected = ngettext("{count} corrected", "{count} corrected", result.corrected)
    said = (
        facts.format(count=result.facts),
        readings.format(count=result.readings),
        corrected.format(count=result.corrected),
    )
    print("\n" + ", ".join(said) + ".")

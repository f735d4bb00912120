"""What the user should know before importing: each a sentence of the preview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfeval.core.models import Measure, School
from selfeval.core.rows import Rows
from selfeval.exchange.tables.columns import RIVALS
from selfeval.exchange.tables.gather import Opened, Scan
from selfeval.exchange.tables.planned import Incoming, PlannedMeasure
from selfeval.exchange.tables.schools import SchoolChoice, plain_name
from selfeval.i18n import _, ngettext

SMALL = 10


def about_tables(opened: Sequence[Opened], scans: Sequence[Scan], name: str) -> Iterator[str]:
    """Name the tables that say nothing about the school, and rows that do not fit their heading."""
    found = {id(scan.table) for scan in scans}
    for table in (each.table for each in opened):
        if id(table) not in found:
            yield _("“{file}” has no row for {school}: nothing comes from it.").format(
                file=table.name, school=name
            )
    for scan in scans:
        if scan.line.extra:
            text = ngettext(
                "Row {row} of “{file}” has {count} cell more than its heading: compare its"
                " figures with the table before you rely on them.",
                "Row {row} of “{file}” has {count} cells more than its heading: compare its"
                " figures with the table before you rely on them.",
                scan.line.extra,
            )
            yield text.format(row=scan.line.number, file=scan.table.name, count=scan.line.extra)


def about_school(school: School, choice: SchoolChoice) -> Iterator[str]:
    """Say where the document does not know its school, or knows it as another one."""
    identifier, name = school.identifier.strip(), school.name.strip()
    place = {"name": choice.name or _("a school"), "identifier": choice.identifier}
    if not identifier and not name:
        yield _(
            "This file does not yet say which school it is about. These figures are of {name},"
            " {identifier}: enter both under School."
        ).format(**place)
    elif not (is_same_school(school, choice) if identifier else _has_name(school, choice)):
        yield _(
            "This file is about {known}, but these figures are of {name}, {identifier}."
        ).format(known=name or identifier, **place)


def _has_name(school: School, choice: SchoolChoice) -> bool:
    return plain_name(school.name) == plain_name(choice.name)


def is_same_school(school: School, choice: SchoolChoice) -> bool:
    """Whether the document's identifier is one of the school's."""
    known = school.identifier.replace("/", "").replace(" ", "")
    return bool(known) and known in (choice.urn, choice.laestab.replace("/", ""))


def about_figures(incoming: Incoming) -> Iterator[str]:
    """Name cells that hold something that is not a figure, or that were cut off with the file."""
    for figure in incoming.figures:
        place = {"row": figure.row, "column": figure.column, "file": figure.file}
        if figure.cell.reason == "unreadable":
            yield _(
                "Row {row}, column “{column}” of “{file}” holds “{text}”, which is not a figure:"
                " it is left as a gap."
            ).format(text=figure.text[:40], **place)
        elif figure.cell.reason == "damaged":
            yield _(
                "Row {row} of “{file}” breaks off before column “{column}” is complete: it is"
                " left as a gap."
            ).format(**place)


def about_small_groups(measure: PlannedMeasure, school: School) -> Iterator[str]:
    """Warn where so few pupils stand behind a percentage that one of them moves it a long way."""
    limit = school.small_number_limit if school.small_number_limit is not None else SMALL
    small = [
        reading
        for reading in measure.readings
        if reading.point.out_of is not None and reading.point.out_of < limit
    ]
    if small and measure.unit == "percentage":
        yield _("{measure}: fewer than {limit} pupils stand behind {periods}.").format(
            measure=measure.label,
            limit=limit,
            periods=_(", ").join(reading.period for reading in small),
        )


def about_own_words(measure: PlannedMeasure) -> Iterator[str]:
    """Say that a statement somebody has put in their own words stays as it is."""
    if measure.fact_change == "kept":
        yield _(
            "{measure}: the fact is in your own words, which stay; only its readings change."
        ).format(measure=measure.label)


def about_rivals(rows: Rows, incoming: Sequence[Incoming]) -> Iterator[str]:
    """Say of definitions that look alike that they stay apart."""
    coming = {each.column.upper(): each for each in incoming}
    there = {row.source_column.upper() for row in rows.all(Measure)}
    for pair in RIVALS:
        new = [coming[column] for column in pair if column in coming]
        if new and all(column in coming or column in there for column in pair):
            yield _("“{columns}” are defined differently, so they stay separate measures.").format(
                columns=_("” and “").join(pair)
            )

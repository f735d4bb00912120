"""The preview of an import: which measures, which readings, what changes, what is to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from selfeval.core.models import Measure
from selfeval.core.rows import Rows
from selfeval.exchange.tables import cautions
from selfeval.exchange.tables.catalogue import ListedColumn, choose_column, list_scans
from selfeval.exchange.tables.columns import is_total, known
from selfeval.exchange.tables.comparators import (
    PHASE_OF_SCHOOL,
    Answers,
    Question,
    Situation,
    area_names,
    choose_national,
    phase_in_register,
    phase_of_words,
    refuse_unknown_answers,
)
from selfeval.exchange.tables.dictionary import read_dictionary
from selfeval.exchange.tables.gather import (
    Figure,
    Opened,
    Scan,
    figures_of,
    open_tables,
    own_years,
    scan,
)
from selfeval.exchange.tables.known import National
from selfeval.exchange.tables.merge import GENERIC_AREA, plan_measure
from selfeval.exchange.tables.planned import Incoming, PlannedMeasure
from selfeval.exchange.tables.schools import SchoolChoice, Wanted, candidates, wanted_school
from selfeval.exchange.tables.years import AnySpec
from selfeval.i18n import _
from selfeval.store import Document, load_rows
from selfeval.store.errors import UserError

AnyPath = Path | str | None


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. While `questions` are open, it cannot be applied."""

    school: str
    identifier: str
    measures: tuple[PlannedMeasure, ...]
    warnings: tuple[str, ...]
    questions: tuple[Question, ...]
    incoming: tuple[Incoming, ...]

    @property
    def changes(self) -> bool:
        """Whether applying it would change the document."""
        return any(measure.changes for measure in self.measures)


@dataclass(frozen=True)
class _Found:
    """The school in the tables: which it is, and its rows, newest first."""

    choice: SchoolChoice
    wanted: Wanted
    opened: list[Opened]
    scans: list[Scan]
    register: AnyPath

    def scans_of(self, dataset: str) -> list[Scan]:
        return [scan for scan in self.scans if scan.opened.layout.dataset == dataset]


def list_columns(
    specs: Sequence[AnySpec] | AnySpec,
    school: str,
    *,
    dictionary: AnyPath = None,
    register: AnyPath = None,
    areas: AnyPath = None,  # noqa: ARG001 - the same arguments as plan_import
) -> tuple[ListedColumn, ...]:
    """List what the tables hold for a school, in plain English, with its figures.

    Raises UserError where a table is unreadable, or the school is not found or not the only one.
    """
    found = _find(specs, school, register)
    return list_scans(found.scans, read_dictionary(dictionary))


def find_schools(
    specs: Sequence[AnySpec] | AnySpec, words: str, *, register: AnyPath = None
) -> tuple[SchoolChoice, ...]:
    """List the schools of the tables that fit an identifier, a name or a part of a name."""
    return candidates(words, [opened.table for opened in open_tables(specs)], register)


def plan_import(
    source: Rows | Document,
    specs: Sequence[AnySpec] | AnySpec,
    *,
    school: str = "",
    columns: Sequence[str] = (),
    dictionary: AnyPath = None,
    register: AnyPath = None,
    areas: AnyPath = None,
    national: Answers = None,
) -> ImportPlan:
    """Work out what importing `columns` of the tables would change; nothing is changed yet.

    `school` is a URN, "850/1234" or a name; without it, what the document itself is about.
    `columns` are column names, "dataset:NAME" or labels. `areas` is a list of local authorities.
    `national` answers earlier questions: one word, or {question id: word}. Raises UserError
    naming file, row and column in the user's words.
    """
    rows = source if isinstance(source, Rows) else load_rows(source.session)
    words = school.strip() or rows.school.identifier.strip() or rows.school.name.strip()
    found = _find(specs, words, register)
    listed = list_scans(found.scans, read_dictionary(dictionary))
    if not columns:
        raise UserError(_("No measure was chosen."), _("List what is there, and choose from it."))
    chosen = list(dict.fromkeys(choose_column(listed, name) for name in columns))
    nationals, questions = _nationals(rows, found, chosen, national)
    incoming = tuple(
        _incoming(found, column, nationals.get(column.dataset), areas) for column in chosen
    )
    measures = tuple(plan_measure(rows, each) for each in incoming)
    warnings = tuple(dict.fromkeys(_warnings(rows, found, incoming, measures)))
    name = found.choice.name or _known_name(rows, found.choice)
    return ImportPlan(name, found.choice.identifier, measures, warnings, questions, incoming)


def _known_name(rows: Rows, choice: SchoolChoice) -> str:
    """Name a school whose tables hold no names."""
    mine = rows.school.name.strip() if cautions.is_same_school(rows.school, choice) else ""
    return mine or _("School")


def _find(specs: Sequence[AnySpec] | AnySpec, words: str, register: AnyPath) -> _Found:
    opened = open_tables(specs)
    if not words.strip():
        raise UserError(
            _("No school was chosen."), _("Give its identifier or its name, or enter them first.")
        )
    wanted, choice = wanted_school(words, [each.table for each in opened], register)
    scans = [found for each in opened if (found := scan(each, wanted)) is not None]
    return _Found(choice, wanted, opened, scans, register)


def _nationals(
    rows: Rows, found: _Found, chosen: Sequence[ListedColumn], answers: Answers
) -> tuple[Mapping[str, National], tuple[Question, ...]]:
    """Choose each dataset's national row, or ask; the newest table decides for all its years."""
    datasets = list(dict.fromkeys(column.dataset for column in chosen))
    refuse_unknown_answers([found.scans_of(name)[0].opened.layout for name in datasets], answers)
    stored = {row.dataset: row.national_name for row in rows.all(Measure) if row.national_name}
    situation = Situation(answers, _phase(rows, found), stored)
    nationals: dict[str, National] = {}
    questions: list[Question] = []
    for name in datasets:
        newest = found.scans_of(name)[0]
        marks = [mark for scan in found.scans_of(name) for mark in scan.nationals]
        chosen_row = choose_national(newest.opened.layout, marks, newest.record_type, situation)
        if isinstance(chosen_row, National):
            nationals[name] = chosen_row
        elif chosen_row is not None:
            questions.append(chosen_row)
    return nationals, tuple(questions)


def _phase(rows: Rows, found: _Found) -> str:
    """Say which phase's national row holds: by the tables, the document, or the register."""
    kinds = [scan.kind for scan in found.scans if scan.kind]
    if kinds:
        return phase_of_words(kinds[0])
    phase = rows.school.phase
    if phase and (not rows.school.identifier or cautions.is_same_school(rows.school, found.choice)):
        return PHASE_OF_SCHOOL.get(phase, "")
    return phase_in_register(found.register, found.wanted)


def _incoming(
    found: _Found, column: ListedColumn, national: National | None, areas: AnyPath
) -> Incoming:
    """Bring a column's figures of all tables together, one for each year."""
    scans = found.scans_of(column.dataset)
    newest = scans[0]
    total = is_total(column.dataset, column.column, column.described)
    figures = _one_a_year(
        figure
        for scan in scans
        for figure in figures_of(
            scan,
            column.column,
            None if total else national,
            local=scan.la == newest.la and not total,
            own=own_years(scans),
        )
    )
    if total:
        figures = tuple(_counting(figure) for figure in figures)
    entry = known(column.dataset, column.column)
    has_local = any(figure.local is not None for figure in figures)
    has_national = any(figure.national is not None for figure in figures)
    return Incoming(
        dataset=column.dataset,
        column=column.column,
        label=column.label,
        described=column.described,
        unit=column.unit,
        about=column.about,
        realm=entry.realm if entry else None,
        people=entry.people if entry else "",
        local_name=_local_name(found, scans, areas) if has_local else "",
        national_name=_(national.name) if national and has_national else "",
        figures=figures,
    )


def _counting(figure: Figure) -> Figure:
    """Say of a count how many it counts, so that small groups are known as such."""
    value = figure.cell.value
    whole = value is not None and value == int(value) and value >= 0
    return replace(figure, n=int(value)) if whole and value is not None else figure


def _local_name(found: _Found, scans: Sequence[Scan], areas: AnyPath) -> str:
    """Name the local authority: as its row does, or by the register or the list of areas."""
    named = next((scan.local_name for scan in scans if scan.local_name), "")
    if named:
        return named
    newest = scans[0]
    names = area_names(found.register, areas, newest.opened.folder)
    return names.get(newest.la) or _(GENERIC_AREA)


def _one_a_year(figures: Iterator[Figure]) -> tuple[Figure, ...]:
    """Keep each year's nearest figure: its own table before a later one that repeats it.

    Raises UserError where two tables of one year disagree.
    """
    best: dict[int, Figure] = {}
    for figure in sorted(figures, key=lambda figure: (figure.rank, figure.file)):
        kept = best.setdefault(figure.year.start, figure)
        if kept is figure or kept.rank != figure.rank:
            continue
        if (kept.cell.value, kept.cell.reason) != (figure.cell.value, figure.cell.reason):
            raise UserError(_disagreement(kept, figure), _("Leave one of the two tables out."))
        best[figure.year.start] = replace(
            kept,
            local=kept.local if kept.local is not None else figure.local,
            national=kept.national if kept.national is not None else figure.national,
        )
    return tuple(best[start] for start in sorted(best))


def _disagreement(first: Figure, second: Figure) -> str:
    return _(
        "Two tables give “{column}” for {year} differently: “{one}” in row {row} of “{file}”,"
        " “{other}” in row {other_row} of “{other_file}”."
    ).format(
        column=first.column,
        year=first.year.label,
        one=first.text,
        row=first.row,
        file=first.file,
        other=second.text,
        other_row=second.row,
        other_file=second.file,
    )


def _warnings(
    rows: Rows,
    found: _Found,
    incoming: Sequence[Incoming],
    measures: Sequence[PlannedMeasure],
) -> Iterator[str]:
    school, choice = rows.school, found.choice
    yield from cautions.about_school(school, choice)
    yield from cautions.about_tables(found.opened, found.scans, choice.name or choice.identifier)
    yield from cautions.about_rivals(rows, incoming)
    for each in incoming:
        yield from cautions.about_figures(each)
    for measure in measures:
        yield from measure.warnings
        yield from cautions.about_small_groups(measure, school)
        yield from cautions.about_own_words(measure)

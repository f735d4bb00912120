"""The columns we know, in plain English: what they are called and what they count.

The wording is ours; what a column holds is what the Department for Education's data dictionaries
of these tables say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from selfeval.i18n import N_, _


@dataclass(frozen=True)
class Known:
    """A column's plain name, unit and group, and what the fact made from it is about.

    `says` is the fact's sentence, with {value} and {period}; without one it follows from the name.
    `counted` and `cohort` are columns of the same table: how many, and out of how many. A `total`
    is a count: an area's total is no figure to compare a school's with.
    """

    name: str
    unit: str = "number"
    about: str = ""
    realm: str | None = None
    people: str = "children"
    counted: str = ""
    cohort: str = ""
    says: str = ""
    total: bool = False


@dataclass(frozen=True)
class Group:
    """A group of pupils in key stage 2: its ending, its name and the column with its size."""

    ending: str
    name: str
    cohort: str


EVERYONE = Group("", N_("Pupils"), "TELIG")
GROUPS: tuple[Group, ...] = (
    EVERYONE,
    Group("_B", N_("Boys"), "BELIG"),
    Group("_G", N_("Girls"), "GELIG"),
    Group("_L", N_("Pupils with low prior attainment"), "TKS1GROUP_L"),
    Group("_M", N_("Pupils with medium prior attainment"), "TKS1GROUP_M"),
    Group("_H", N_("Pupils with high prior attainment"), "TKS1GROUP_H"),
    Group("_FSM6CLA1A", N_("Disadvantaged pupils"), "TFSM6CLA1A"),
    Group("_NotFSM6CLA1A", N_("Pupils who are not disadvantaged"), "TNotFSM6CLA1A"),
    Group("_EAL", N_("Pupils with English as an additional language"), "TEALGRP2"),
    Group("_MOBN", N_("Pupils classed as not mobile"), "TMOBN"),
)
STANDARDS: tuple[tuple[str, str], ...] = (
    ("PTRWM_EXP", N_("{group} reaching the expected standard in reading, writing and maths")),
    ("PTRWM_HIGH", N_("{group} reaching the higher standard in reading, writing and maths")),
    ("PTREAD_EXP", N_("{group} reaching the expected standard in reading")),
    ("PTREAD_HIGH", N_("{group} reaching the higher standard in reading")),
    (
        "PTGPS_EXP",
        N_("{group} reaching the expected standard in grammar, punctuation and spelling"),
    ),
    (
        "PTGPS_HIGH",
        N_("{group} reaching the higher standard in grammar, punctuation and spelling"),
    ),
    ("PTMAT_EXP", N_("{group} reaching the expected standard in maths")),
    ("PTMAT_HIGH", N_("{group} reaching the higher standard in maths")),
    ("PTWRITTA_EXP", N_("{group} reaching the expected standard in writing")),
    ("PTWRITTA_HIGH", N_("{group} working at greater depth in writing")),
    ("PTSCITA_EXP", N_("{group} reaching the expected standard in science")),
)
SCORES: tuple[tuple[str, str, str], ...] = (
    ("READPROG", N_("Reading progress score"), N_("Reading progress score for {group}")),
    ("WRITPROG", N_("Writing progress score"), N_("Writing progress score for {group}")),
    ("MATPROG", N_("Maths progress score"), N_("Maths progress score for {group}")),
    ("READ_AVERAGE", N_("Average score in reading"), N_("Average score in reading for {group}")),
    ("MAT_AVERAGE", N_("Average score in maths"), N_("Average score in maths for {group}")),
    (
        "GPS_AVERAGE",
        N_("Average score in grammar, punctuation and spelling"),
        N_("Average score in grammar, punctuation and spelling for {group}"),
    ),
)
PERCENT = "percentage"
ON_ROLL = N_("{value} pupils were on roll in {period}")
KS2_OTHERS: dict[str, Known] = {
    "TELIG": Known(N_("Pupils at the end of key stage 2"), total=True),
    "TPUPYEAR": Known(N_("Pupils aged 11"), total=True),
    "BELIG": Known(N_("Boys at the end of key stage 2"), total=True),
    "GELIG": Known(N_("Girls at the end of key stage 2"), total=True),
    "TOTPUPS": Known(N_("Pupils on roll"), says=ON_ROLL, total=True),
    "PTFSM6CLA1A": Known(
        N_("Disadvantaged pupils at the end of key stage 2"),
        PERCENT,
        counted="TFSM6CLA1A",
        cohort="TELIG",
    ),
}
KS4: dict[str, Known] = {
    "ATT8SCR": Known(N_("Average Attainment 8 score"), realm="outcome"),
    "P8MEA": Known(N_("Progress 8 score"), realm="outcome"),
    "PTL2BASICS_94": Known(
        N_("Pupils reaching grade 4 or above in English and maths"),
        PERCENT,
        realm="outcome",
        cohort="TPUP",
    ),
    "PTL2BASICS_95": Known(
        N_("Pupils reaching grade 5 or above in English and maths"),
        PERCENT,
        realm="outcome",
        cohort="TPUP",
    ),
    "EBACCAPS": Known(N_("Average English Baccalaureate points"), realm="outcome"),
    "PTEBACC_E_PTQ_EE": Known(
        N_("Pupils entered for the English Baccalaureate"), PERCENT, cohort="TPUP"
    ),
    "TPUP": Known(N_("Pupils at the end of key stage 4"), total=True),
}
CENSUS: dict[str, Known] = {
    "NOR": Known(N_("Pupils on roll"), says=ON_ROLL, total=True),
    "PNORG": Known(N_("Girls on roll"), PERCENT, counted="NORG", cohort="NOR"),
    "PNORB": Known(N_("Boys on roll"), PERCENT, counted="NORB", cohort="NOR"),
    "TSENELSE": Known(N_("Number of pupils with an education, health and care plan"), total=True),
    "PSENELSE": Known(
        N_("Pupils with an education, health and care plan"),
        PERCENT,
        counted="TSENELSE",
        cohort="NOR",
    ),
    "TSENELK": Known(N_("Number of pupils with SEN support"), total=True),
    "PSENELK": Known(N_("Pupils with SEN support"), PERCENT, counted="TSENELK", cohort="NOR"),
    "NUMEAL": Known(N_("Number of pupils with English as an additional language"), total=True),
    "NUMENGFL": Known(N_("Number of pupils whose first language is English"), total=True),
    "NUMUNCFL": Known(N_("Number of pupils whose first language is not classified"), total=True),
    "PNUMEAL": Known(
        N_("Pupils with English as an additional language"),
        PERCENT,
        counted="NUMEAL",
        cohort="NOR",
    ),
    "PNUMENGFL": Known(
        N_("Pupils whose first language is English"), PERCENT, counted="NUMENGFL", cohort="NOR"
    ),
    "PNUMUNCFL": Known(
        N_("Pupils whose first language is not classified"),
        PERCENT,
        counted="NUMUNCFL",
        cohort="NOR",
    ),
    "NUMFSM": Known(N_("Number of pupils eligible for free school meals"), total=True),
    "NUMFSMEVER": Known(
        N_("Number of pupils eligible for free school meals in the last six years"), total=True
    ),
    "PNUMFSMEVER": Known(
        N_("Pupils eligible for free school meals in the last six years"),
        PERCENT,
        says=N_(
            "{value} of pupils were eligible for free school meals in the six years to {period}"
        ),
    ),
}
ABSENCE: dict[str, Known] = {
    "PERCTOT": Known(
        N_("Overall absence"),
        PERCENT,
        realm="outcome",
        says=N_("{value} of sessions were missed through absence in {period}"),
    ),
    "PPERSABS10": Known(
        N_("Persistent absence: 10% or more of sessions missed"),
        PERCENT,
        realm="outcome",
        says=N_("{value} of pupils missed 10% or more of their sessions in {period}"),
    ),
    "PPERSABS15": Known(
        N_("Persistent absence: 15% or more of sessions missed"),
        PERCENT,
        realm="outcome",
        says=N_("{value} of pupils missed 15% or more of their sessions in {period}"),
    ),
}
WORKFORCE: dict[str, Known] = {
    "Total Number of Teachers (Headcount)": Known(N_("Number of teachers"), people="staff"),
    "Total Number of Teaching Assistants (Headcount)": Known(
        N_("Number of teaching assistants"), people="staff"
    ),
    "Total Number of Teachers (Full-Time Equivalent)": Known(
        N_("Number of teachers, full-time equivalent"), people="staff"
    ),
    "Total Number of Teaching Assistants (Full-time Equivalent)": Known(
        N_("Number of teaching assistants, full-time equivalent"), people="staff"
    ),
    "Pupil: Teacher Ratio": Known(N_("Pupils for each teacher"), people="staff"),
    "Mean Gross FTE Salary of All Teachers (£s)": Known(
        N_("Average teacher’s salary, full-time equivalent"), "money", people="staff"
    ),
}
TOTAL_LABEL = re.compile(r"(total\s+)?(number|no\.?)\s+of\b", re.IGNORECASE)
RIVALS: tuple[tuple[str, str], ...] = (("PPERSABS10", "PPERSABS15"),)
"""Columns that look alike and measure different things: never one series."""


def is_total(dataset: str, column: str, described: str) -> bool:
    """Whether a column counts: then an area's figure is a total, and not a comparator."""
    entry = known(dataset, column)
    return entry.total if entry else bool(TOTAL_LABEL.match(described or column))


def known(dataset: str, column: str) -> Known | None:
    """Return what we know of a column, its words translated; None where we know nothing."""
    return _catalogue().get((dataset, column.casefold()))


@cache
def _catalogue() -> dict[tuple[str, str], Known]:
    tables = {
        "england-ks2": {**dict(_key_stage_2()), **KS2_OTHERS},
        "england-ks4": KS4,
        "england-census": CENSUS,
        "england-absence": ABSENCE,
        "england-workforce": WORKFORCE,
    }
    return {
        (dataset, column.casefold()): _translated(entry)
        for dataset, entries in tables.items()
        for column, entry in entries.items()
    }


def _translated(entry: Known) -> Known:
    return replace(entry, name=_(entry.name), about=_(entry.about), says=_(entry.says))


def _key_stage_2() -> Iterator[tuple[str, Known]]:
    """Yield every standard and score for every group."""
    for group in GROUPS:
        about = group.name if group is not EVERYONE else ""
        for column, name in STANDARDS:
            words = _(name).format(group=_(group.name))
            yield column + group.ending, _ks2(words, PERCENT, about, group.cohort)
        for column, plain, of_group in SCORES:
            words = _(of_group).format(group=_(group.name).lower()) if about else plain
            yield column + group.ending, _ks2(words, "number", about, "")


def _ks2(name: str, unit: str, about: str, cohort: str) -> Known:
    return Known(name, unit, about, realm="outcome", cohort=cohort)

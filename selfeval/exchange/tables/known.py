"""The published tables we know: how to tell them, where they name schools, areas and England."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from selfeval.exchange.tables.reading import Table
from selfeval.exchange.tables.years import SPAN
from selfeval.i18n import N_, _

NO_NATIONAL = "none"


@dataclass(frozen=True)
class National:
    """One published row for England: our word for it, its mark in the table, its name."""

    word: str
    mark: str
    name: str


@dataclass(frozen=True)
class Layout:
    """How one kind of table is laid out.

    `has` are columns that together mark the table. `rows_by` says how rows for areas are marked:
    "rectype" (a record type; `local` is the mark of a local authority, `mainstream` the national
    row that holds for record type 1 without asking), "phase" (NAT with a phase beside it) or ""
    (there are none).
    """

    dataset: str
    title: str
    has: tuple[str, ...]
    rows_by: str = ""
    local: str = ""
    nationals: tuple[National, ...] = ()
    mainstream: str = ""


PHASE_ROWS = (
    National("primary", "PRI", N_("England, state-funded primary schools")),
    National("secondary", "SEC", N_("England, state-funded secondary schools")),
    National("special", "SPE", N_("England, state-funded special schools")),
)

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "england-ks2",
        N_("Key stage 2 performance tables"),
        ("RECTYPE", "READPROG"),
        "rectype",
        "3",
        (
            National("all", "4", N_("England, all schools")),
            National("state", "5", N_("England, state-funded schools")),
        ),
        "all",
    ),
    Layout(
        "england-ks4",
        N_("Key stage 4 performance tables"),
        ("RECTYPE", "ATT8SCR"),
        "rectype",
        "4",
        (
            National("all", "5", N_("England, all schools")),
            National("state", "7", N_("England, state-funded schools")),
        ),
    ),
    Layout("england-census", N_("School census"), ("URN", "NOR"), "phase", nationals=PHASE_ROWS),
    Layout(
        "england-absence", N_("Pupil absence"), ("URN", "PERCTOT"), "phase", nationals=PHASE_ROWS
    ),
    Layout(
        "england-workforce",
        N_("School workforce census"),
        ("URN", "Total Number of Teachers (Headcount)"),
    ),
)
"""What the record types mean in key stage 2 is in that table's data dictionary (3 local
authority, 4 England, 5 England state-funded); in key stage 4 the same column uses 4, 5 and 7."""

URN_COLUMNS = ("URN", "School URN", "school_urn", "Unique reference number")
LAESTAB_COLUMNS = ("LAESTAB", "LA ESTAB", "school_laestab", "DfE number", "LAESTAB number")
LA_COLUMNS = ("LEA", "LA", "LA Number", "LA (code)", "LA code", "old_la_code")
ESTAB_COLUMNS = ("ESTAB", "Establishment Number", "EstablishmentNumber")
NAME_COLUMNS = ("SCHNAME", "EstablishmentName", "School name", "school_name", "ESTABNAME", "School")
TYPE_COLUMNS = ("SCHOOLTYPE", "School Phase", "PhaseOfEducation (name)")

NOT_MEASURES = frozenset(
    name.casefold()
    for name in (
        *URN_COLUMNS,
        *LAESTAB_COLUMNS,
        *LA_COLUMNS,
        *ESTAB_COLUMNS,
        *NAME_COLUMNS,
        *TYPE_COLUMNS,
        *("RECTYPE", "ALPHAIND", "ADDRESS1", "ADDRESS2", "ADDRESS3", "TOWN", "PCODE", "TELNUM"),
        *("PCON_CODE", "PCON_NAME", "URN_AC", "SCHNAME_AC", "OPEN_AC", "NFTYPE", "ICLOSE"),
        *("RELDENOM", "AGERANGE", "CONFEXAM", "TAB15", "TAB1618", "P8_BANDING"),
    )
)
"""Columns that say which school it is, or that hold a code: numbers, but no figures."""

BAND_CODE = re.compile(r".*_DESCR(_\d\d)?", re.IGNORECASE)


def is_measure(column: str) -> bool:
    """Whether a column may hold figures: it has a name, and is no identifier and no code."""
    return bool(
        column and column.casefold() not in NOT_MEASURES and not BAND_CODE.fullmatch(column)
    )


def layout_of(table: Table, path: Path) -> Layout:
    """Say what kind of table it is; one we do not know is named after its file, without years."""
    for layout in LAYOUTS:
        if all(table.index(column) is not None for column in layout.has):
            return layout
    stem = re.sub(r"(?<!\d)(19|20)\d\d(?!\d)", " ", SPAN.sub(" ", path.stem))
    words = " ".join(re.sub(r"[^\w]+|_", " ", stem).split()).strip() or path.stem
    return Layout("table-" + words.casefold().replace(" ", "-"), words, ())


def title_of(layout: Layout) -> str:
    """Return the name people give the table, such as "Key stage 2 performance tables"."""
    return _(layout.title)

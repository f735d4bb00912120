"""Find the school: by its URN, by its local authority and establishment number, or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfeval.exchange.tables.known import (
    ESTAB_COLUMNS,
    LA_COLUMNS,
    LAESTAB_COLUMNS,
    NAME_COLUMNS,
    TYPE_COLUMNS,
    URN_COLUMNS,
)
from selfeval.exchange.tables.reading import Line, Table, read_table
from selfeval.i18n import _
from selfeval.store.errors import UserError

MOST_LISTED = 12
LAESTAB = re.compile(r"(\d{3})[\s/.-]?(\d{4})")


@dataclass(frozen=True)
class SchoolChoice:
    """A school as a table names it: name, URN and "850/2254"; what is not known is ""."""

    name: str
    urn: str
    laestab: str

    @property
    def identifier(self) -> str:
        """What to choose it by: the URN, or the two numbers where a table has no URN."""
        return self.urn or self.laestab


class Identity:
    """Where a table says which school a row is about."""

    def __init__(self, table: Table) -> None:
        self._urn = table.index_of_any(URN_COLUMNS)
        self._laestab = table.index_of_any(LAESTAB_COLUMNS)
        self._la = table.index_of_any(LA_COLUMNS)
        self._estab = table.index_of_any(ESTAB_COLUMNS)
        self._name = table.index_of_any(NAME_COLUMNS)
        self._type = table.index_of_any(TYPE_COLUMNS)

    @property
    def tells(self) -> bool:
        """Whether the table has a column that identifies a school."""
        both = self._la is not None and self._estab is not None
        return both or self._urn is not None or self._laestab is not None

    def la(self, line: Line) -> str:
        """Return the local authority's number."""
        return line.text(self._la) or self.school(line).laestab[:3]

    def mark(self, line: Line) -> str:
        """Return the mark of a national row, such as "PRI"; "" for any other row."""
        nat = "NAT" in (line.text(self._urn).upper(), line.text(self._la).upper())
        return line.text(self._estab).upper() if nat else ""

    def kind(self, line: Line) -> str:
        """Return the school's type or phase in the table's words."""
        return line.text(self._type)

    def school(self, line: Line) -> SchoolChoice:
        """Return the school a row is about; it has no identifier where the row is about none."""
        urn, pair = line.text(self._urn), (line.text(self._la), line.text(self._estab))
        found = LAESTAB.fullmatch("/".join(pair)) or LAESTAB.fullmatch(line.text(self._laestab))
        name = " ".join(line.text(self._name).split())
        laestab = f"{found[1]}/{found[2]}" if found else ""
        return SchoolChoice(name, urn if urn.isdecimal() and urn != "0" else "", laestab)


@dataclass(frozen=True)
class Wanted:
    """Which school to take: by URN or, where that is "", by its two numbers."""

    urn: str
    laestab: str

    def fits(self, school: SchoolChoice) -> bool:
        """Whether a row's school is the one; a table without URNs is matched by its numbers."""
        if self.urn and school.urn:
            return self.urn == school.urn
        return bool(self.laestab) and self.laestab == school.laestab


def wanted_school(
    words: str, tables: Sequence[Table], register: Path | str | None = None
) -> tuple[Wanted, SchoolChoice]:
    """Say which school `words` means: the way to match it, and its name and identifiers.

    Give the newest table first: the school is called what that one calls it. Raises UserError
    where no school fits, or several do; these are listed with their identifiers.
    """
    found = candidates(words, tables, register)
    first, laestab = next(iter(found), None), _laestab(words)
    if first is None:
        raise UserError(
            _("No school “{words}” is in {files}.").format(words=words, files=_files(tables)),
            _("Give its URN, or its local authority and establishment number as in 850/1234."),
        )
    if laestab:
        return Wanted("", laestab), first
    if len(found) > 1:
        raise UserError(
            _("“{words}” fits several schools: {schools}.").format(
                words=words, schools=_listed(found)
            ),
            _("Choose one by its identifier."),
        )
    return Wanted(first.urn, first.laestab), first


def candidates(
    words: str, tables: Sequence[Table], register: Path | str | None = None
) -> tuple[SchoolChoice, ...]:
    """List the schools that fit an identifier, a name or a part of a name, in any of the tables.

    A register lends its names to tables that have none. Whoever has exactly this name comes
    before those whose name only contains the words.
    """
    listed = [school for table in tables for school in schools_of(table)]
    named = _named_by(listed, register)
    urn, laestab = words.strip(), _laestab(words)
    if laestab:
        return _merged(school for school in named if school.laestab == laestab)
    if urn.isdecimal():
        return _merged(school for school in named if school.urn == urn)
    plain = plain_name(words)
    exact = _merged(school for school in named if plain_name(school.name) == plain)
    parts = plain.split()
    loose = (s for s in named if parts and all(part in plain_name(s.name) for part in parts))
    return exact or _merged(loose)


def schools_of(table: Table) -> Iterator[SchoolChoice]:
    """Yield the schools that a table has rows for."""
    identity = Identity(table)
    for line in table.lines():
        school = identity.school(line)
        if school.identifier:
            yield school


def refuse_without_schools(table: Table) -> None:
    """Raise UserError for a table that does not say which school a row is about."""
    if not Identity(table).tells:
        raise UserError(
            _("“{file}” has no column that says which school a row is about.").format(
                file=table.name
            ),
            _("Such a column is called URN, or LA and ESTAB."),
        )


def _merged(schools: Iterable[SchoolChoice]) -> tuple[SchoolChoice, ...]:
    """Join what several tables say of one school, by its identifier; the first name stands."""
    found: dict[str, SchoolChoice] = {}
    for school in schools:
        before = found.get(school.identifier)
        if before is None:
            found[school.identifier] = school
        else:
            found[school.identifier] = SchoolChoice(
                before.name or school.name, school.urn, before.laestab or school.laestab
            )
    return tuple(found.values())


def _named_by(schools: list[SchoolChoice], register: Path | str | None) -> list[SchoolChoice]:
    """Fill in missing names and numbers from the register of schools."""
    if register is None:
        return schools
    table = read_table(Path(register))
    refuse_without_schools(table)
    known = {school.urn: school for school in schools_of(table) if school.urn}
    by_numbers = {school.laestab: school for school in known.values()}
    named: list[SchoolChoice] = []
    for school in schools:
        entry = known.get(school.urn) if school.urn else by_numbers.get(school.laestab)
        if entry is not None:
            name, laestab = school.name or entry.name, school.laestab or entry.laestab
            school = SchoolChoice(name, school.urn or entry.urn, laestab)
        named.append(school)
    return named


def _laestab(words: str) -> str:
    found = LAESTAB.fullmatch(words.strip())
    return f"{found[1]}/{found[2]}" if found else ""


def plain_name(name: str) -> str:
    """Write a name without capitals, apostrophes, dots and hyphens, so that spellings agree."""
    letters = re.sub(r"['’.`]", "", name.casefold())
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def _listed(schools: Sequence[SchoolChoice]) -> str:
    shown = [
        _("{name} ({identifier}, {numbers})").format(
            name=school.name or _("no name"), identifier=school.identifier, numbers=school.laestab
        )
        for school in schools[:MOST_LISTED]
    ]
    if len(schools) > MOST_LISTED:
        shown.append(_("and {count} more").format(count=len(schools) - MOST_LISTED))
    return _("; ").join(shown)


def _files(tables: Sequence[Table]) -> str:
    return _(", ").join(f"“{table.name}”" for table in tables)

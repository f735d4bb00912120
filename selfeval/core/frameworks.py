"""Inspection frameworks, read from resources/frameworks/*.toml: areas, grades, edition, source.

They are data, so that a new edition needs no code. Grades are optional, and those of different
frameworks are never converted into each other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, cast

from selfeval.core.models import School
from selfeval.core.rows import Rows
from selfeval.resources import resource_path

DEFAULT = "ofsted-2025"
KINDS = ("graded", "met", "narrative")
CONFIDENCES = ("H", "M")
PHASES_WITH: dict[str, frozenset[str]] = {
    "early_years": frozenset({"nursery", "infant", "primary", "all_through"}),
    "sixth_form": frozenset({"secondary_sixth", "sixth", "all_through"}),
}


@dataclass(frozen=True)
class Grade:
    """One step of a scale: the stored id, and what people read."""

    id: str
    title: str


@dataclass(frozen=True)
class Area:
    """One area of a framework.

    `only_for` is "early_years" or "sixth_form" for an area that not every school has. `kind` is
    "graded", "met" (met or not met) or "narrative" (described, without a grade of its own).
    `confidence` "M" marks a title from memory.
    """

    id: str
    title: str
    group: str = ""
    only_for: str = ""
    kind: str = "graded"
    note: str = ""
    confidence: str = "H"


@dataclass(frozen=True)
class Framework:
    """An inspection framework in one edition, with its source and how sure we are of it.

    `confidence` is "H" where all of it was checked, "M" where `note` asks for a check. `scale` is
    best first, and empty where areas are only described.
    """

    id: str
    title: str
    nation: str
    edition: str
    source: str
    confidence: str
    note: str
    scale: tuple[Grade, ...]
    met_scale: tuple[Grade, ...]
    areas: tuple[Area, ...]

    def area(self, area_id: str) -> Area:
        """Return the area with this id; KeyError if there is none."""
        return {area.id: area for area in self.areas}[area_id]

    def grades_for(self, area: Area) -> tuple[Grade, ...]:
        """Return the grades that may be given in `area`, best first; "not graded" always may."""
        return {"graded": self.scale, "met": self.met_scale}.get(area.kind, ())

    def grade_title(self, grade_id: str) -> str:
        """Return what people read for a stored grade; the stored words themselves if unknown."""
        known = {grade.id: grade.title for grade in (*self.scale, *self.met_scale)}
        return known.get(grade_id, grade_id)


def frameworks() -> tuple[Framework, ...]:
    """Return every framework, the default first and the others by id; read once, when asked."""
    return tuple(_all().values())


def framework(framework_id: str) -> Framework:
    """Return the framework with this id; KeyError if there is none."""
    return _all()[framework_id]


def chosen(rows: Rows) -> Framework:
    """Return the framework that a file chose; where it names none that is known, the default."""
    return _all().get(rows.setting("framework"), _all()[DEFAULT])


def areas_for(framework: Framework, school: School) -> tuple[Area, ...]:
    """Return the areas of `framework` that `school` has, by its phase or by what it says."""
    return tuple(area for area in framework.areas if has_part(school, area.only_for))


def has_part(school: School, part: str) -> bool:
    """Whether `school` has `part` ("early_years", "sixth_form"; every school has "")."""
    if not part:
        return True
    said = {"early_years": school.early_years, "sixth_form": school.sixth_form}[part]
    return said == "yes" or (said != "no" and school.phase in PHASES_WITH[part])


@cache
def _all() -> dict[str, Framework]:
    found = [read_framework(path) for path in resource_path("frameworks").glob("*.toml")]
    found.sort(key=lambda one: (one.id != DEFAULT, one.id))
    return {one.id: one for one in found}


def read_framework(path: Path) -> Framework:
    """Read one framework's file; ValueError, naming the file, where it is not sound."""
    try:
        return _framework(tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError, KeyError) as problem:
        raise ValueError(f"{path.name}: {problem}") from problem


def _framework(data: dict[str, Any]) -> Framework:
    scale = tuple(Grade(**_texts(one, Grade)) for one in data.pop("scale", ()))
    met_scale = tuple(Grade(**_texts(one, Grade)) for one in data.pop("met_scale", ()))
    areas = tuple(Area(**_texts(one, Area)) for one in data.pop("areas", ()))
    texts = _texts(data, Framework)
    found = Framework(scale=scale, met_scale=met_scale, areas=areas, **texts)
    _check(found)
    return found


def _texts(data: object, kind: type[Grade | Area | Framework]) -> dict[str, str]:
    """Return a TOML table as keyword arguments, all of them texts that `kind` knows."""
    if not isinstance(data, dict):
        raise TypeError(f"{data!r} is not a table")
    known = {field.name for field in fields(kind)}
    texts: dict[str, str] = {}
    for name, value in cast("Mapping[str, object]", data).items():
        if name not in known or not isinstance(value, str):
            raise ValueError(f"{name} = {value!r} is not expected here")
        texts[name] = value
    return texts


def _check(found: Framework) -> None:
    """Raise ValueError where ids repeat, or a word is not one of those allowed."""
    for rows in (found.areas, found.scale, found.met_scale):
        ids = [row.id for row in rows]
        if len(set(ids)) != len(ids):
            raise ValueError("an id is there twice")
    if not found.areas:
        raise ValueError("it has no areas")
    if found.confidence not in CONFIDENCES or not (found.edition and found.source):
        raise ValueError("confidence, edition and source must be given")
    for area in found.areas:
        if area.kind not in KINDS or area.only_for not in ("", *PHASES_WITH):
            raise ValueError(f"area {area.id}: kind or only_for is not known")
        if area.kind == "met" and not found.met_scale:
            raise ValueError(f"area {area.id} is met or not met, but met_scale is missing")

"""What a step's list can be narrowed to, as data: a few kinds of filter for each kind of row.

Filters of one kind are joined by “or”, the kinds by “and”: concerns or strengths, in outcomes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from selfeval.core.fields import fields_of
from selfeval.core.models import Assumption, Fact, Row
from selfeval.core.realms import REALMS
from selfeval.i18n import N_, _
from selfeval.ui.rows.marks import Marks

Keeps = Callable[[Mapping[str, Any], Marks], bool]


@dataclass(frozen=True)
class Filter:
    """One filter: its key, its kind's title, what its chip says, and which rows it keeps."""

    key: str
    kind: str
    title: str
    keeps: Keeps


def realm_key(realm: str) -> str:
    """Return the key of the filter that keeps one realm."""
    return f"realm={realm}"


def filters_of(model: type[Row]) -> list[Filter]:
    """Return the filters of a kind of row, kind after kind."""
    found: list[Filter] = []
    declared = {field.name: field for field in fields_of(model)}
    if "realm" in declared:
        places = [(realm.id, realm.title) for realm in REALMS] + [("", N_("Not yet placed"))]
        found += [_of_field("realm", declared["realm"].title, *place) for place in places]
    for name in ("tone", "kind", "status", "basis"):
        if name in declared and declared[name].choices:
            field = declared[name]
            found += [_of_field(name, field.title, *choice) for choice in field.choices]
    if model in (Fact, Assumption):
        found += _LINKS
        found.append(Filter("due", _DATES, N_("To be checked again"), _is_due))
    if "private" in declared:
        found.append(Filter("private", N_("Print"), N_("Private"), _is_private))
    return found


def _of_field(name: str, kind: str, word: str, title: str) -> Filter:
    def keeps(row: Mapping[str, Any], _marks: Marks) -> bool:
        return str(row[name] or "") == word

    return Filter(f"{name}={word}", kind, title, keeps)


def _is_due(row: Mapping[str, Any], marks: Marks) -> bool:
    return marks.is_due(row)


def _is_private(row: Mapping[str, Any], _marks: Marks) -> bool:
    return bool(row["private"])


def _is_linked(row: Mapping[str, Any], marks: Marks) -> bool:
    return marks.is_linked(row)


def _is_loose(row: Mapping[str, Any], marks: Marks) -> bool:
    return not marks.is_linked(row)


_DATES = N_("Dates")
_LINKS = [
    Filter("linked", N_("Links"), N_("Linked"), _is_linked),
    Filter("loose", N_("Links"), N_("Not linked yet"), _is_loose),
]


def kept_by(chosen: Iterable[Filter], marks: Marks) -> Callable[[dict[str, Any]], bool] | None:
    """Return what tells whether a row is kept; None where nothing is chosen."""
    kinds: defaultdict[str, list[Keeps]] = defaultdict(list)
    for one in chosen:
        kinds[one.kind].append(one.keeps)
    if not kinds:
        return None
    every = list(kinds.values())
    return lambda row: all(any(keeps(row, marks) for keeps in kind) for kind in every)


def chip_words(one: Filter) -> str:
    """Return what a chip says: the choice, with its kind where the choice alone says too little."""
    vague = one.key in ("kind=number", "basis=quick", "private") or one.key.endswith("=neutral")
    title = _(one.title)
    return _("{kind}: {choice}").format(kind=_(one.kind), choice=title) if vague else title

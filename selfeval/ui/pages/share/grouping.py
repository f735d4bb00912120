"""What a copy brings, item by item: each once, though several of its parts are touched. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from selfeval.core.belonging import Belonging, Find, Key
from selfeval.core.models import MODEL_OF, MODELS
from selfeval.store.preview import Touched
from selfeval.store.questions import Conflict, Kept

DECIDE, ADDED, COMBINED, REMOVED = "decide", "added", "combined", "removed"
KINDS = (DECIDE, ADDED, COMBINED, REMOVED)
"""In the order in which they are listed."""
_ORDER = {model.table_name(): at for at, model in enumerate(MODELS)}


@dataclass(frozen=True)
class Came:
    """A row that the copy touches: in which of the ways KINDS names, and what is known of it."""

    kind: str
    touched: Touched


@dataclass(frozen=True)
class Entry:
    """One item: what is to be decided about it and its parts, and all else that would happen.

    `own` is what happens to the item itself, `company` to what belongs to it. `actor` and `at` tell
    who changed it last, and when.
    """

    table: str
    row: str
    kind: str
    conflicts: tuple[Conflict, ...] = ()
    kept: tuple[Kept, ...] = ()
    own: Came | None = None
    company: tuple[Came, ...] = ()
    actor: str = ""
    at: str = ""

    @property
    def key(self) -> Key:
        """The item's table and id."""
        return self.table, self.row

    @property
    def questions(self) -> int:
        """How many things are to be decided about it."""
        return len(self.conflicts) + len(self.kept)


@dataclass
class _Gathered:
    conflicts: list[Conflict] = field(default_factory=list[Conflict])
    kept: list[Kept] = field(default_factory=list[Kept])
    own: Came | None = None
    company: list[Came] = field(default_factory=list[Came])


def entries_of(
    conflicts: Iterable[Conflict],
    kept: Iterable[Kept],
    came: Iterable[Came],
    find: Find,
    measured: Mapping[str, Iterable[Key]],
    place: Callable[[Key], object] = str,
) -> list[Entry]:
    """Return every item once: those to decide first, then in the order of KINDS and of the steps.

    `find` gives the fields of a row, `measured` the items that show a measure; `place` sorts items
    of one kind.
    """
    listed, open_ones, kept_ones = list(came), list(conflicts), list(kept)
    belonging = Belonging(
        find,
        {measure: frozenset(items) for measure, items in measured.items()},
        {_key(one) for one in listed if one.kind in (ADDED, REMOVED)},
        {_key(one) for one in listed} | {(one.table, one.row) for one in (*open_ones, *kept_ones)},
    )
    found: dict[Key, _Gathered] = {}
    for one in open_ones:
        found.setdefault(belonging.item_of(one.table, one.row), _Gathered()).conflicts.append(one)
    for one in kept_ones:
        found.setdefault(belonging.item_of(one.table, one.row), _Gathered()).kept.append(one)
    for one in listed:
        item = belonging.item_of(*_key(one))
        gathered = found.setdefault(item, _Gathered())
        if item == _key(one):
            gathered.own = one
        else:
            gathered.company.append(one)
    made = [_entry(item, gathered) for item, gathered in found.items()]
    made.sort(key=lambda one: (KINDS.index(one.kind), _ORDER[one.table], place(one.key), one.row))
    return made


def _key(one: Came) -> Key:
    return one.touched.table, one.touched.row


def _entry(item: Key, gathered: _Gathered) -> Entry:
    rows = [gathered.own, *gathered.company] if gathered.own else gathered.company
    last = max((one.touched for one in rows), key=lambda one: one.at, default=None)
    by = gathered.own.touched if gathered.own is not None else last
    return Entry(
        *item,
        _kind(gathered),
        tuple(sorted(gathered.conflicts, key=lambda one: (one.table, one.row) != item)),
        tuple(sorted(gathered.kept, key=lambda one: (one.table, one.row) != item)),
        gathered.own,
        tuple(gathered.company),
        by.actor if by else "",
        by.at if by else "",
    )


def _kind(gathered: _Gathered) -> str:
    """What becomes of the item: as its own row has it, else as all that belongs to it has."""
    if gathered.conflicts or gathered.kept:
        return DECIDE
    if gathered.own is not None:
        return gathered.own.kind
    ways = {one.kind for one in gathered.company}
    return ways.pop() if len(ways) == 1 else COMBINED


def fields_in_order(table: str, names: Iterable[str]) -> list[str]:
    """Return names of fields in the order in which their model declares them."""
    declared = list(MODEL_OF[table].model_fields)
    return sorted(names, key=declared.index)

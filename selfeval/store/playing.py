"""What a log says of a row, whoever wrote first: a function of its set of gestures alone.

The rules are these. The latest writings of a field win; where several did not know each other and
differ, the one of the highest (Lamport, replica) shows and all stay open. What an insert leaves
empty gives way to what somebody wrote. A row is gone when a removal knew all that was written to
it or pointed at it; so an edit beats a removal. What such a removal took along stays as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from selfeval.store.causality import Causes, Gesture
from selfeval.store.order import PLACE_FIELDS
from selfeval.store.schema import model_defaults, named_by

Key = tuple[str, str]
"""A row: its table and id."""
Values = dict[str, Any]


class Change(NamedTuple):
    """One change of one row: by which gesture, of what kind, and the fields before and after."""

    by: Gesture
    kind: str
    old: Values
    new: Values


class Writing(NamedTuple):
    """A value that a gesture wrote into a field; `filled_in` where an insert left it empty."""

    by: Gesture
    value: Any
    filled_in: bool


@dataclass(frozen=True)
class State:
    """A row as the log has it.

    `values` are its fields without the id; None where it is gone. `open` holds the writings, the
    shown one first, of each field that people wrote differently. `removed_by` is a removal that
    nobody who knew it has answered, though the row is there; `stays_for` is what it did not know,
    which `pointed_at` the row or wrote it.
    """

    values: Values | None
    open: Mapping[str, tuple[Writing, ...]] = field(default_factory=dict[str, tuple[Writing, ...]])
    removed_by: Gesture | None = None
    stays_for: Gesture | None = None
    pointed_at: bool = False


@dataclass
class Past:
    """All that the log says of one row.

    Its changes, the gestures that wrote a link to it, and those that erased a field of it.
    """

    changes: list[Change] = field(default_factory=list[Change])
    links: list[Gesture] = field(default_factory=list[Gesture])
    erasures: dict[str, list[Gesture]] = field(default_factory=dict[str, list[Gesture]])

    def removals(self, causes: Causes) -> list[Change]:
        """Return the changes that removed it and were not undone; undoing its insert is one.

        So is an erasure of the row as a whole (kind E).
        """
        return [
            found for found in self.changes if found.kind in "DE" and not causes.is_undone(found.by)
        ]

    def writings(self, causes: Causes) -> list[Change]:
        """Return the changes that wrote it and stand."""
        return [found for found in self.changes if found.kind in "IU" and causes.stands(found.by)]

    def reasons(self, causes: Causes) -> list[Gesture]:
        """Return the gestures for whose sake it is there, an undone removal among them.

        To have written what was erased since is no such reason.
        """
        back = [
            found.by
            for found in self.changes
            if found.kind == "I" and not causes.is_undone(found.by)
        ]
        wrote = [
            found.by
            for found in self.writings(causes)
            if found.kind == "U"
            and not all(self._is_erased(name, found.by, causes) for name in found.new)
        ]
        return [*back, *wrote, *self.links]

    def _is_erased(self, name: str, by: Gesture, causes: Causes) -> bool:
        return any(
            erasure == by or causes.precedes(by, erasure) for erasure in self.erasures.get(name, ())
        )


Pasts = Mapping[Key, Past]


def state_of(
    key: Key,
    past: Past,
    causes: Causes,
    spared: Collection[Gesture] = frozenset(),
    *,
    back: bool = False,
) -> State:
    """Return what the log says of a row; `spared` are removals that do not count for it.

    With `back` the row is there whatever was removed, as it is being put back.
    """
    writings, reasons = past.writings(causes), past.reasons(causes)
    removals = [found.by for found in past.removals(causes)]
    counting = [
        found.by for found in past.removals(causes) if found.kind == "E" or found.by not in spared
    ]
    if not back and not any(_outlives(reason, counting, causes) for reason in reasons):
        return State(None)
    values, differing = _fields(key[0], past, writings, causes)
    removed_by, stays_for = _unanswered(removals, reasons, causes)
    pointed_at = stays_for is not None and all(found.by != stays_for for found in writings)
    return State(values, differing, removed_by, stays_for, pointed_at)


def _outlives(reason: Gesture, removals: Iterable[Gesture], causes: Causes) -> bool:
    """Say whether no removal knew this reason for the row to be there."""
    return not any(causes.precedes(reason, removal) for removal in removals)


def _unanswered(
    removals: Iterable[Gesture], reasons: Sequence[Gesture], causes: Causes
) -> tuple[Gesture | None, Gesture | None]:
    """Return the newest removal that nobody answered, and the newest reason it did not know."""
    for removal in sorted(removals, reverse=True):
        unknown = [found for found in reasons if not causes.precedes(found, removal)]
        if unknown and not any(causes.precedes(removal, found) for found in unknown):
            return removal, max(unknown)
    return None, None


def _fields(
    table: str, past: Past, writings: Sequence[Change], causes: Causes
) -> tuple[Values, dict[str, tuple[Writing, ...]]]:
    """Return the shown value of every field, and the writings of those that are open."""
    latest = _latest(table, writings, causes)
    values: Values = {}
    differing: dict[str, tuple[Writing, ...]] = {}
    for name, found in latest.items():
        answers = _answers(found)
        values[name] = answers[0].value
        if len(answers) > 1 and name not in PLACE_FIELDS:
            differing[name] = answers
    if len(values) < len(model_defaults()[table]) - 1:  # what stood in it was undone
        undone = _latest(table, [found for found in past.changes if found.kind in "IU"], causes)
        values = {name: _answers(found)[0].value for name, found in undone.items()} | values
    return values, differing


def _latest(
    table: str, changes: Iterable[Change], causes: Causes
) -> dict[str, tuple[Writing, ...]]:
    """Return, of each field, the writings that no other writing of it knew."""
    defaults = model_defaults()[table]
    latest: dict[str, tuple[Writing, ...]] = {}
    for by, kind, _old, new in changes:
        for name, value in new.items():
            empty = kind == "I" and not value and value == defaults[name]
            writing = Writing(by, value, empty)
            known = latest.get(name)
            if known is None:
                latest[name] = (writing,)
            else:
                rest = (one for one in known if not causes.precedes(one.by, by))
                latest[name] = (*rest, writing)
    return latest


def _answers(latest: Sequence[Writing]) -> tuple[Writing, ...]:
    """Return one writing, the newest, of each different value; the one that shows comes first."""
    if len(latest) == 1:
        return tuple(latest)
    answered = [one for one in latest if not one.filled_in] or latest
    newest: dict[Any, Writing] = {}
    for one in sorted(answered, key=lambda found: found.by):
        newest.pop(one.value, None)
        newest[one.value] = one
    return tuple(reversed(newest.values()))


def spared_by(pasts: Pasts, causes: Causes) -> dict[Key, set[Gesture]]:
    """Return the removals that do not count for a row, as they took it along with one that stays.

    Of what one gesture removed, a row stays that somebody wrote or pointed at without knowing of
    it. With it stays what it points at, and what belongs to nothing else that was removed.
    `pasts` must hold all the rows that each of these gestures removed.
    """
    taken: dict[Gesture, dict[Key, Values]] = {}
    for key, past in pasts.items():
        for removal in (one for one in past.removals(causes) if one.kind == "D"):
            taken.setdefault(removal.by, {})[key] = removal.old
    spared: dict[Key, set[Gesture]] = {}
    for gesture, rows in taken.items():
        survivors = _survivors(gesture, rows, pasts, causes)
        for key in _company(rows, survivors) - survivors:
            spared.setdefault(key, set()).add(gesture)
    return spared


def _survivors(gesture: Gesture, rows: Iterable[Key], pasts: Pasts, causes: Causes) -> set[Key]:
    """Return the rows that somebody wrote or pointed at while `gesture` removed them unknown."""
    return {
        key
        for key in rows
        if any(
            not causes.precedes(by, gesture) and not causes.precedes(gesture, by) and by != gesture
            for by in pasts[key].reasons(causes)
        )
    }


def _company(rows: Mapping[Key, Values], survivors: set[Key]) -> set[Key]:
    """Return the survivors and, of what was removed with them, what stays with them."""
    points = {
        key: {one for one in named_by(key[0], old) if one in rows} for key, old in rows.items()
    }
    staying = set(survivors)
    while True:
        needed = {one for key in staying for one in points[key]}
        belonging = {key for key, ends in points.items() if ends and ends <= staying}
        if needed <= staying and belonging <= staying:
            return staying
        staying |= needed | belonging


def keep_what_is_pointed_at(
    present: Callable[[Key], bool], wanted: Iterable[Key], revive: Callable[[Key], Values]
) -> None:
    """Bring back every row of `wanted` that is not present, and what that points at in turn."""
    waiting = list(wanted)
    while waiting:
        key = waiting.pop()
        if not present(key):
            waiting.extend(named_by(key[0], revive(key)))


def last_values(key: Key, past: Past, causes: Causes) -> Values:
    """Return the fields of a row that is gone, as the log last had them; KeyError for none."""
    writings = past.writings(causes)
    return _fields(key[0], past, writings, causes)[0]

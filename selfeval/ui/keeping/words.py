"""Backups in words: when and why each was kept, what is inside, how that differs from now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from selfeval.core.days import moment_words
from selfeval.core.rooms import ROOMS
from selfeval.core.wording import shorten
from selfeval.i18n import _, ngettext
from selfeval.store.backup_list import Backup, size_words
from selfeval.store.inside import Difference, Inside
from selfeval.ui.wording import COUNTED

MOST_NAMES = 3


def caption(one: Backup, file: str) -> str:
    """Say why a backup was kept and how large it is, and of which file where that is another."""
    parts = [one.why, size_words(one.size)]
    if not one.is_of(file):
        parts.append(_("of “{name}”").format(name=one.stem))
    return " · ".join(part for part in parts if part)


def time_of(one: Backup) -> str:
    """Return the time of day at which a backup was kept."""
    return f"{one.at.astimezone():%H:%M}"


def changed_words(inside: Inside) -> str:
    """Say of which school it is, when it was changed last and by which role."""
    if not inside.changed_at:
        return _("Nothing was written in it yet.")
    when = moment_words(_moment(inside.changed_at))
    by = inside.changed_by or _("somebody who gave no role")
    words = _("Last changed {when}, by {role}.").format(when=when, role=by)
    return f"{inside.school}. {words}" if inside.school else words


def _moment(at: str) -> datetime:
    found = datetime.fromisoformat(at)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def step_counts(inside: Inside) -> list[tuple[str, int]]:
    """Return each step's title and how much is in it."""
    return [(_(room.title), inside.counts.get(room.model.table_name(), 0)) for room in ROOMS]


def compared(inside: Inside) -> list[tuple[str, list[str]]]:
    """Say how a backup differs from now: a heading with its lines, for each way that it does."""
    found = inside.differences or ()
    parts = (
        (_("Here now, not in the backup"), [(one, one.only_now) for one in found]),
        (_("In the backup, no longer here"), [(one, one.only_then) for one in found]),
        (_("Different now"), [(one, one.different) for one in found]),
    )
    lines = ((title, _lines(rows)) for title, rows in parts)
    return [(title, said) for title, said in lines if said]


def _lines(rows: Iterable[tuple[Difference, Sequence[str]]]) -> list[str]:
    """Say what people know by name kind by kind, and count the rest."""
    by_table = {difference.table: names for difference, names in rows if names}
    said: list[str] = []
    for model, counted in COUNTED.items():
        names = by_table.pop(model.table_name(), ())
        if names:
            words = counted(len(names)).format(count=f"{len(names):,}")
            said.append(_with_names(words, [name for name in names if name]))
    others = sum(len(names) for names in by_table.values())
    if others:
        words = ngettext(
            "{count} other entry: links, readings, settings and the like",
            "{count} other entries: links, readings, settings and the like",
            others,
        )
        said.append(words.format(count=f"{others:,}"))
    return said


def _with_names(words: str, names: list[str]) -> str:
    shown = [_("“{words}”").format(words=shorten(name)) for name in names[:MOST_NAMES]]
    if not shown:
        return words
    more = len(names) - len(shown)
    if more:
        shown.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return f"{words}: {_(', ').join(shown)}"


def what_goes(inside: Inside) -> str:
    """Say in one sentence how much of now is not in the backup."""
    counts: list[str] = []
    by_table = {one.table: len(one.only_now) for one in inside.differences or ()}
    for model, counted in COUNTED.items():
        count = by_table.get(model.table_name(), 0)
        if count:
            counts.append(counted(count).format(count=f"{count:,}"))
    if not counts:
        return ""
    return _("No longer to be seen then: {list}.").format(list=_(", ").join(counts))

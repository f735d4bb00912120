"""What happens in combining, in a few words: below an item in the list, in heads and notices."""

from __future__ import annotations

from selfeval.core.belonging import Key
from selfeval.core.models import MODEL_OF
from selfeval.i18n import _, ngettext
from selfeval.store.preview import Preview
from selfeval.store.questions import Kept
from selfeval.ui import wording
from selfeval.ui.pages.share.grouping import (
    ADDED,
    COMBINED,
    DECIDE,
    REMOVED,
    Came,
    Entry,
    fields_in_order,
)
from selfeval.ui.pages.share.known import Known
from selfeval.ui.pages.share.said import day_and_time, field_title, part_words

MOST_NAMED = 3
"""Fields named in the list; how many more there are is counted."""


def caption(known: Known, entry: Entry) -> str:
    """Say in a few words what happens to an item."""
    if entry.kind == DECIDE:
        return _asked(entry)
    if entry.own is None:
        return _parts(known, entry)
    model = MODEL_OF[entry.table]
    if entry.kind == COMBINED:
        return _("changed: {fields}").format(fields=_changed(entry))
    how = {ADDED: _("new {thing}"), REMOVED: _("{thing}")}[entry.kind]
    words = how.format(thing=wording.singular(model))
    more = len(entry.company)
    if not more:
        return words
    parts = ngettext("{count} part", "{count} parts", more).format(count=more)
    return _("{item}, with {parts}").format(item=words, parts=parts)


def _asked(entry: Entry) -> str:
    if entry.kept and not entry.conflicts:
        return kept_words(entry.kept[0])
    count = entry.questions
    return ngettext("{count} field differs", "{count} fields differ", count).format(count=count)


def kept_words(kept: Kept) -> str:
    """Say why a row that somebody removed is still there."""
    mine = kept.removed_by.ours and not (kept.stays_for is not None and kept.stays_for.ours)
    if kept.because == "edited":
        return _("you removed it, they edited it") if mine else _("they removed it, you edited it")
    if mine:
        return _("you removed it, something still belongs to it")
    return _("they removed it, something still belongs to it")


def _parts(known: Known, entry: Entry) -> str:
    first = entry.company[0]
    words = {
        ADDED: _("new {part}"),
        REMOVED: _("{part} taken away"),
        COMBINED: _("changed: {part}"),
    }[first.kind].format(part=part_words(known, entry.key, *_key(first)))
    more = len(entry.company) - 1
    if not more:
        return words
    return ngettext("{first}, and {count} more", "{first}, and {count} more", more).format(
        first=words, count=more
    )


def _key(came: Came) -> Key:
    return came.touched.table, came.touched.row


def _changed(entry: Entry) -> str:
    assert entry.own is not None
    names = fields_in_order(entry.table, entry.own.touched.fields)
    titles = [field_title(entry.table, name) for name in names]
    if len(titles) <= MOST_NAMED:
        return _(", ").join(titles)
    more = len(titles) - MOST_NAMED
    return ngettext("{fields} and {count} more", "{fields} and {count} more", more).format(
        fields=_(", ").join(titles[:MOST_NAMED]), count=more
    )


def group_title(entry: Entry) -> str:
    """Return the heading under which an item is listed."""
    if entry.kind == ADDED:
        return _("Added by {who}").format(who=entry.actor or _("a colleague"))
    return {
        DECIDE: _("You decide"),
        COMBINED: _("Combined without trouble"),
        REMOVED: _("Removed by them"),
    }[entry.kind]


def about(preview: Preview) -> str:
    """Say which copy it is: its name, whose, and when it was changed last."""
    roles = _(", ").join(role for role in preview.actors if role)
    name = preview.path.stem
    named = _("{file} ({roles})").format(file=name, roles=roles) if roles else name
    when = day_and_time(preview.changed_at)
    return _("{file}, changed {when}").format(file=named, when=when) if when else named


def combined_words(added: int, combined: int, removed: int) -> str:
    """Say what combining brought: what there was none of is passed over."""
    said = [
        words.format(count=f"{count:,}")
        for count, words in (
            (added, ngettext("{count} new", "{count} new", added)),
            (combined, ngettext("{count} combined", "{count} combined", combined)),
            (removed, ngettext("{count} removed", "{count} removed", removed)),
        )
        if count
    ]
    if not said:
        return _("Combined.")
    return _("Combined. {what}.").format(what=_(", ").join(said))

"""Before you share: everything to look at in one document, found in the words that it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, cast

from selfeval.core.rows import Rows
from selfeval.core.sharing import (
    SharingCheck,
    checks_of,
    claims_to_look_at,
    words_to_look_at,
)
from selfeval.core.sharing_places import ordered, told_in
from selfeval.i18n import _, ngettext
from selfeval.report.former_words import former_words
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import story
from selfeval.report.story.blocks import Run

NOT_PRINTED = frozenset({"kind", "key", "align", "fit", "realm", "status", "accent"})
"""Fields of blocks that say how, and where to."""
Missing = Callable[[Snapshot], str]
"""Returns the characters of a report that no typeface has, such as `report.missing_characters`."""


def before_you_share(
    rows: Rows, shot: Snapshot, missing: Missing | None = None
) -> tuple[SharingCheck, ...]:
    """Return what to look at in a document: names, few pupils, bare claims, what it leaves out.

    `missing` says which of its characters cannot be printed, where somebody knows.
    """
    told = told_in(printed_words(shot))
    places = words_to_look_at(rows, shot.audience, told)
    former = [one for one in former_words(rows, shot, places) if one.stands_in(told)]
    checks = [*checks_of(ordered([*places, *former])), claims_to_look_at(rows, shot.today, told)]
    count = len(shot.left_out)
    words = ngettext(
        "{count} sentence says what is left out", "{count} sentences say what is left out", count
    ).format(count=count)
    checks.append(SharingCheck("left_out", words, lines=shot.left_out))
    lacking = missing(shot) if missing else ""
    if lacking:
        checks.append(_letters(lacking))
    return tuple(checks)


def _letters(lacking: str) -> SharingCheck:
    words = ngettext(
        "{count} character cannot be printed", "{count} characters cannot be printed", len(lacking)
    ).format(count=len(lacking))
    listed = _("No typeface here has: {characters}").format(characters=" ".join(lacking))
    return SharingCheck("letters", words, lines=(listed,))


def printed_words(shot: Snapshot) -> str:
    """Return every word that a document prints, and what is heard of its pictures."""
    return "\n".join(_texts(story(shot)))


def _texts(part: object) -> Iterator[str]:
    """Yield the texts in blocks and in whatever they hold; runs are one text, as they are read."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | tuple):
        parts = cast("list[object]", part)
        runs = [one.words for one in parts if isinstance(one, Run)]
        if runs:
            yield "".join(runs)
        else:
            for one in parts:
                yield from _texts(one)
    elif is_dataclass(part):
        for field in fields(cast(Any, part)):
            if field.name in NOT_PRINTED:
                continue
            yield from _texts(getattr(part, field.name))

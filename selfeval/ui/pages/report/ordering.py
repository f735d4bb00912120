"""In which order the parts of a report stand, and what a gesture makes of what is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from selfeval.report import KINDS, ReportOptions
from selfeval.report.kinds import ALWAYS

LAST = "about"
"""It says what a copy does not show, and stands at the end by itself."""


def listed_parts(options: ReportOptions) -> tuple[str, ...]:
    """Return every part that can be chosen or moved, in the order in which they stand.

    One that is left out stands behind the one it would follow, so that taking it out and putting
    it back leaves it where it was.
    """
    proposed = [part for part in KINDS[options.kind].parts if part != LAST]
    listed = [part for part in options.parts if part != LAST]
    for at, part in enumerate(proposed):
        if part not in listed:
            before = [listed.index(one) for one in proposed[:at] if one in listed]
            listed.insert(max(before) + 1 if before else 0, part)
    return tuple(listed) if len(proposed) > 1 else ()


def can_go(part: str) -> bool:
    """Tell whether a report can do without a part."""
    return part not in ALWAYS


def with_parts(
    options: ReportOptions, listed: Sequence[str], ticked: Collection[str]
) -> ReportOptions:
    """Return the options with these parts in this order; the usual ones are not remembered."""
    chosen = tuple(part for part in listed if part in ticked)
    made = replace(options, chosen=chosen)
    usual = replace(options, chosen=None)
    return usual if made.parts == usual.parts else made


def ticked_as(options: ReportOptions, part: str, ticked: bool) -> ReportOptions:
    """Return the options with a part put in or taken out, where it stands."""
    now = {*options.parts, part} if ticked else set(options.parts) - {part}
    return with_parts(options, listed_parts(options), now)


def moved_to(options: ReportOptions, part: str, place: int) -> ReportOptions:
    """Return the options with a part at another place of the list, counted from 0."""
    listed = [one for one in listed_parts(options) if one != part]
    listed.insert(max(0, min(len(listed), place)), part)
    return with_parts(options, listed, set(options.parts))

"""The numbers by which people call items aloud, where two people gave the same one.

Two copies of a file count on by themselves, so each may make a Fact 14. Once they are combined the
one with the lower id stays Fact 14, and the next are Fact 14b and Fact 14c, in every copy alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

LABEL = re.compile(r"[1-9][0-9]*[a-z]+", re.ASCII)
"""A number that several items have, as all but the first of them are called."""
LETTERS = 26
HIGHEST_NUMBER = 10**9
"""A number beyond this was given by no selfeval, and nobody could say it."""


def shared_labels(numbered: Iterable[tuple[str, int | None]]) -> dict[str, str]:
    """Return {id: label}, such as “14b”, of those (id, number) whose number others have as well.

    All of them must be given, since the others are what it depends on.
    """
    ids: defaultdict[int, list[str]] = defaultdict(list)
    for row_id, number in numbered:
        if number is not None:
            ids[number].append(row_id)
    return {
        row_id: f"{number}{letters(place)}"
        for number, sharing in ids.items()
        if len(sharing) > 1
        for place, row_id in enumerate(sorted(sharing))
    }


def letters(place: int) -> str:
    """Return what follows the number: nothing for place 0, then b, c … z, aa, ab …."""
    found, left = "", place + 1 if place else 0
    while left:
        left, at = divmod(left - 1, LETTERS)
        found = chr(ord("a") + at) + found
    return found

"""The words of facts and assumptions as labels of boxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selfeval.core.folding import fold
from selfeval.core.kinds import titled
from selfeval.core.models import Assumption, Fact
from selfeval.core.rows import Rows, name_of


@dataclass(frozen=True)
class Worded:
    """A fact or an assumption, and the words in which it is offered."""

    row: Fact | Assumption
    words: str


def label_from(row: Fact | Assumption) -> str:
    """Return the words of an item as a box has them: on one line, without a full stop at the end.

    They stay whole: what may be left out of them only people can say.
    """
    words = " ".join(name_of(row).split())
    return words if words.endswith(("..", "…")) else words.removesuffix(".")


def not_boxes(rows: Rows, on_map: Iterable[str]) -> list[Worded]:
    """Return the facts and assumptions whose words are not among the labels of a map."""
    there = {fold(label) for label in on_map}
    items: list[Fact | Assumption] = [*rows.all(Assumption), *rows.all(Fact)]
    found: list[Worded] = []
    for row in items:
        words = label_from(row)
        if words and fold(words) not in there:
            found.append(Worded(row, f"{titled(type(row), rows.label_of(row))}: {words}"))
    return found

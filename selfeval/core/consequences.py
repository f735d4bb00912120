"""What else may happen because of a priority, on three axes: wanted or not, foreseen or not, soon
or late. What nobody foresaw can only be written down after somebody noticed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfeval.core.figures import as_day
from selfeval.core.models import Consequence
from selfeval.core.rows import Rows
from selfeval.i18n import _

TERM_ORDER = ("short", "long", "")


@dataclass(frozen=True)
class Arrangement:
    """A priority's consequences by (desired, predicted) words, and those not yet sorted.

    Within a place the short term comes first.
    """

    places: dict[tuple[str, str], tuple[Consequence, ...]]
    unsorted: tuple[Consequence, ...]


def arrange(rows: Rows, priority_id: str) -> Arrangement:
    """Sort a priority's consequences by whether they are wanted and whether they were foreseen."""
    found = rows.where(Consequence, "priority_id", priority_id)
    ordered = sorted(found, key=lambda row: (TERM_ORDER.index(row.term), row.position, row.id))
    places: dict[tuple[str, str], tuple[Consequence, ...]] = {}
    loose: list[Consequence] = []
    for row in ordered:
        if row.desired and row.predicted:
            at = (row.desired, row.predicted)
            places[at] = (*places.get(at, ()), row)
        else:
            loose.append(row)
    return Arrangement(places, tuple(loose))


def needs_watching(row: Consequence) -> bool:
    """Tell whether harm is foreseen and nothing yet would warn of it."""
    return row.desired == "undesired" and row.predicted == "predicted" and not row.indicator_id


def what_to_ask(row: Consequence) -> str:
    """Return the next question that helps to write a consequence well; "" if nothing is missing."""
    if row.predicted == "unpredicted" and not row.noticed_on:
        return _("On which day did somebody notice it? What nobody foresaw is dated afterwards.")
    if needs_watching(row):
        return _("Which early indicator would warn us? Choose it under “Watched by”, or write one.")
    missing: Sequence[tuple[str, str]] = (
        (row.desired, _("Would we want it, or not?")),
        (row.predicted, _("Do we foresee it, or did it come as a surprise?")),
        (row.term, _("Would it show soon, or only later?")),
    )
    return next((question for word, question in missing if not word), "")


def what_is_wrong(row: Consequence, today: date) -> str:
    """Say why a consequence cannot be added like this; "" if it can."""
    if row.predicted != "unpredicted":
        return ""
    noticed = as_day(row.noticed_on)
    if noticed is None:
        return _("What nobody foresaw needs the day on which it was noticed.")
    if noticed > today:
        return _("What nobody foresaw cannot have been noticed on a day that is still to come.")
    return ""

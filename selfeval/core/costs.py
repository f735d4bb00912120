"""What actions cost, as far as somebody has written it down. Nothing is estimated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from selfeval.core.fields import as_decimal
from selfeval.core.figures import with_commas
from selfeval.core.models import Action
from selfeval.i18n import _, ngettext

POUNDS = re.compile(r"£\s*(\d[\d,]*(?:\.\d+)?)(?![\d.,]*\s*(?:k|m|million|thousand)\b)", re.I)
AMOUNT = re.compile(r"£")


def pounds_in(cost: str) -> Decimal | None:
    """Return the one sum of money that a cost names; None where it names none, or several.

    Several sums (“£200 to £300”) cannot be added up honestly.
    """
    found = POUNDS.findall(cost)
    if len(found) != 1 or len(AMOUNT.findall(cost)) != 1:
        return None
    return as_decimal(found[0].rstrip(","))


def cost_words(actions: Iterable[Action]) -> str:
    """Say what actions cost in all, and how many tell it in time or words; "" if none says so.

    Actions that were dropped cost nothing.
    """
    costs = [row.cost.strip() for row in actions if row.state != "dropped" and row.cost.strip()]
    sums = [found for cost in costs if (found := pounds_in(cost)) is not None]
    parts: list[str] = []
    if sums:
        parts.append(
            ngettext("£{sum} for {count} action", "£{sum} for {count} actions", len(sums)).format(
                sum=with_commas(sum(sums, Decimal())), count=len(sums)
            )
        )
    others = len(costs) - len(sums)
    if others:
        parts.append(
            ngettext(
                "{count} says its cost in other words",
                "{count} say their cost in other words",
                others,
            ).format(count=others)
        )
    return _("Cost: {parts}").format(parts=_("; ").join(parts)) if parts else ""

"""What has changed in the maps: their factors, and the arrows between them in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.causal.sentences import arrow_sentence
from selfeval.core.models import Arrow, Factor
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.report.snapshot.since.fields import reworded, told
from selfeval.report.snapshot.since.items import Found, compare
from selfeval.report.snapshot.since.sides import Sides
from selfeval.report.snapshot.since_parts import Step

ARROW = ("sign", "delay", "basis", "contested", "note")


def maps(sides: Sides) -> Step:
    """Compare factors and arrows; where they stand on a map says nothing to a reader."""
    factors = compare(sides, Factor, _factor)
    arrows = compare(sides, Arrow, lambda then, now: told(then, now, ARROW), words=_sentence)
    both = Found(factors.changes + arrows.changes, factors.unchanged + arrows.unchanged)
    return both.step("maps", _("Maps"))


def _factor(then: Factor, now: Factor) -> Iterator[str]:
    if then.label.strip() != now.label.strip():
        yield reworded(then.label, now.label)
    yield from told(then, now, ("kind", "unexpected_since", "note"))


def _sentence(rows: Rows, arrow: Arrow) -> str:
    return arrow_sentence(rows, arrow)

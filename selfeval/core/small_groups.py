"""Groups of pupils so small that a child could be recognised in their figures.

The limit is the school's own (ten unless it says otherwise), and it is about pupils alone: “3 of 8
rooms” gives nobody away.
"""

from __future__ import annotations

import re

from selfeval.core.fields import as_decimal
from selfeval.core.findings.names import small_group
from selfeval.core.models import Fact, Indicator, Measure, Reading
from selfeval.core.rows import Rows
from selfeval.i18n import _

SO_MANY_OF = re.compile(r"\b(\d{1,4}) (?:out )?of (?:the |our |all )?(\d{1,4})\b")


def is_small(n: int | None, out_of: int | None, limit: int) -> bool:
    """Whether so many of so many pupils could point at a child.

    That is so for a group below `limit`, and for a part of a larger group where the part, or the
    rest that a reader can work out from it, is below `limit`.
    """
    if out_of is None:
        return n is not None and 0 < n < limit
    if 0 < out_of < limit:
        return True
    return n is not None and (0 < n < limit or 0 < out_of - n < limit)


def about_children(fact: Fact) -> bool:
    """Whether a fact's figures count children; where nobody said so, its realm tells."""
    if fact.people in ("children", "staff", "families"):
        return fact.people == "children"
    return fact.realm == "outcome"


def is_small_fact(fact: Fact, limit: int) -> bool:
    """Whether a fact tells of a small group of pupils, in its figures or in its words."""
    if not about_children(fact):
        return False
    if fact.n is not None or fact.out_of is not None:
        return is_small(fact.n, fact.out_of, limit)
    told = f"{fact.statement} {fact.detail}"
    of_so_many = (
        is_small(int(part), int(whole), limit) for part, whole in SO_MANY_OF.findall(told)
    )
    return any(of_so_many) or small_group(told, limit) is not None


def measures_children(rows: Rows, measure_id: str | None) -> bool:
    """Whether a measure counts children; facts tell, then the realm of signs, then its source."""
    if not measure_id:
        return False
    facts = rows.where(Fact, "measure_id", measure_id)
    if facts:
        return any(about_children(fact) for fact in facts)
    signs = rows.where(Indicator, "measure_id", measure_id)
    measure = rows.get(Measure, measure_id)
    from_dataset = measure is not None and bool(measure.dataset)
    return from_dataset or any(sign.realm == "outcome" for sign in signs)


def is_small_sign(rows: Rows, sign: Indicator, limit: int) -> bool:
    """Whether an indicator's figures are about a small group of pupils."""
    counted = measures_children(rows, sign.measure_id) or (
        not sign.measure_id and sign.realm == "outcome"
    )
    if not counted:
        return False
    out_of = sign.baseline_out_of or sign.expected_out_of
    if out_of:
        started = as_decimal(sign.baseline)
        n = int(started) if started is not None else None
        if is_small(n, out_of, limit):
            return True
    readings = rows.where(Reading, "measure_id", sign.measure_id) if sign.measure_id else ()
    return any(is_small(reading.n, reading.out_of, limit) for reading in readings)


def without_figures(words: str) -> str:
    """Return the words of an indicator about a small group, which may tell its figures too."""
    if any(letter.isdigit() for letter in words):
        return _("A sign about a small group of pupils")
    return words

"""Groups of pupils so small that a child could be recognised in their figures.

The limit is the school's own (ten unless it says otherwise), and it is about pupils alone: “3 of 8
rooms” gives nobody away. England's published school results were left out for ten pupils or fewer
until 2011 and are for fewer than six since; a question of Parent View is shown from ten answers
on. What must not be told:

1. the figures of a group below the limit: “4 of 7”, “7 pupils”;
2. a part of a larger group where the part is below the limit, or the rest that a reader takes
   away from the whole: “22 of 24” tells of two; none and all stay, as they single nobody out;
3. a share of a group whose size is told, where it comes to the same: “8% of 24” is two of them;
4. words that say any of this: a fact that has them is not shown.

What could be worked out from several figures together is `few_pupils`.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from selfeval.core.fields import as_decimal
from selfeval.core.findings.names import PUPILS, few_counted
from selfeval.core.findings.word_lists import NUMBER_WORDS
from selfeval.core.models import Fact, Indicator, Measure, Reading
from selfeval.core.rows import Rows
from selfeval.i18n import _

Span = tuple[int, int]
_NUMBER = rf"\d{{1,4}}|{'|'.join(NUMBER_WORDS)}"
_WHOLE = rf"(?:the |our |all |these |those )*(?P<whole>{_NUMBER})\b"
_NOUN = r" (?:[\w-]+ ){0,2}(?:pupils|children|boys|girls|students|learners)\b"
SO_MANY_OF = re.compile(r"\b(\d{1,4}) (?:out )?of (?:the |our |all )?(\d{1,4})\b")
SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
OF_PUPILS = re.compile(
    rf"(?<![\w.,])(?P<part>{_NUMBER})(?: (?:out )?of | ?/ ?){_WHOLE}{_NOUN}", re.IGNORECASE
)
SHARE_OF_PUPILS = re.compile(
    rf"(?<![\d.,])(?P<share>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per ?cent) of {_WHOLE}{_NOUN}",
    re.IGNORECASE,
)
REMEMBERED = 60_000
ANY = 10_000
"""A limit that every group is below."""


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


def part_of(share: str | Decimal | None, whole: int | None) -> int | None:
    """Return how many of a group a percentage comes to, as a reader would work it out."""
    found = as_decimal(share) if isinstance(share, str) else share
    if found is None or whole is None or not 0 <= found <= 100:
        return None
    return int((found * whole / 100).to_integral_value(ROUND_HALF_UP))


@lru_cache(REMEMBERED)
def few_in(text: str, limit: int) -> tuple[Span, ...]:
    """Return where a text tells of very few pupils: “3 boys”, “2 of 24 children”, “8% of 24 girls”.

    The rest of a group counts as well: “22 of 24 children” tells of two.
    """
    if not any(word in text.lower() for word in PUPILS):
        return ()
    found = [one.span() for one in OF_PUPILS.finditer(text) if _few_of(one, limit)]
    found += [one.span() for one in SHARE_OF_PUPILS.finditer(text) if _few_by_share(one, limit)]
    found += [
        one for one in few_counted(text, limit) if not any(_meet(one, told) for told in found)
    ]
    return tuple(sorted(found))


def _few_of(found: re.Match[str], limit: int) -> bool:
    return is_small(_number(found["part"]), _number(found["whole"]), limit)


def _few_by_share(found: re.Match[str], limit: int) -> bool:
    whole = _number(found["whole"])
    return is_small(part_of(found["share"], whole), whole, limit)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBER_WORDS.index(words.lower()) + 1


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def figures_of(fact: Fact) -> tuple[int | None, int | None]:
    """Return how many of how many a fact tells, as far as its figures or its percentage say."""
    if fact.n is None and fact.out_of is not None:
        shares = SHARE.findall(fact.statement)
        return (part_of(shares[0], fact.out_of) if len(shares) == 1 else None), fact.out_of
    return fact.n, fact.out_of


def is_small_fact(fact: Fact, limit: int) -> bool:
    """Whether a fact tells of a small group of pupils, in its figures or in its words."""
    told = "\n".join((fact.statement, fact.detail, fact.about, fact.leaves_out))
    if fact.people != "staff" and few_in(told, limit):
        return True
    if not about_children(fact):
        return False
    if fact.n is not None or fact.out_of is not None:
        return is_small(*figures_of(fact), limit)
    return _few_of_many(told, limit)


def is_small_reading(reading: Reading, unit: str, limit: int, of: int | None = None) -> bool:
    """Whether a reading about pupils is about few; `of` is the size of their group, if known."""
    told = bool(few_in(reading.said, limit)) or _few_of_many(reading.said, limit)
    return told or is_small(*figures_in(reading, unit, of), limit)


def figures_in(reading: Reading, unit: str, of: int | None = None) -> tuple[int | None, int | None]:
    """Return how many of how many a reading tells; of a percentage, what it comes to."""
    out_of = reading.out_of if reading.out_of is not None else (of if reading.n is None else None)
    if unit == "percentage" and reading.n is None:
        return part_of(reading.value, out_of), out_of
    return reading.n, out_of


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
    if few_in(sign.sign, limit):
        return True
    if not counted:
        return False
    measure = rows.get(Measure, sign.measure_id)
    unit = measure.unit if measure else ""
    if is_small(*_start_of(sign, unit), limit) or _few_of_many(sign.sign, limit):
        return True
    readings = rows.where(Reading, "measure_id", sign.measure_id) if measure else ()
    return any(is_small_reading(one, unit, limit) for one in readings)


def _start_of(sign: Indicator, unit: str) -> tuple[int | None, int | None]:
    """Return how many of how many there were at an indicator's start."""
    out_of = sign.baseline_out_of or sign.expected_out_of
    started = as_decimal(sign.baseline)
    if not out_of or started is None:
        return None, out_of
    return part_of(started, out_of) if unit == "percentage" else int(started), out_of


def _few_of_many(text: str, limit: int) -> bool:
    """Whether a text that is about pupils says “2 of 24” of very few, whoever they are."""
    return any(is_small(int(part), int(whole), limit) for part, whole in SO_MANY_OF.findall(text))


def without_figures(words: str) -> str:
    """Return the words of an indicator about a small group, which may tell its figures too."""
    if any(letter.isdigit() for letter in words) or few_in(words, ANY):
        return _("A sign about a small group of pupils")
    return words

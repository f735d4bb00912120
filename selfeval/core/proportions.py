"""Words for a share of a group, and figures so small that they may point at a person.

The words are those that two inspectorates use in their own reports: Education Scotland's, and
those of the Education and Training Inspectorate of Northern Ireland (2014–16). They are offered
while somebody writes, and never put in by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from selfeval.core.figures import share_of
from selfeval.i18n import N_, _, ngettext

Band = tuple[int, bool, str]
"""(percentage, whether it belongs to the band itself, the word for all above it)."""

SCOTLAND: tuple[Band, ...] = (
    (90, False, N_("almost all")),
    (75, True, N_("most")),
    (50, True, N_("majority")),
    (15, False, N_("less than half")),
    (0, True, N_("few")),
)
NORTHERN_IRELAND: tuple[Band, ...] = (
    (90, False, N_("almost all")),
    (75, True, N_("most")),
    (50, True, N_("a majority")),
    (30, True, N_("a significant minority")),
    (10, True, N_("a minority")),
    (0, True, N_("very few")),
)


@dataclass(frozen=True)
class Proportion:
    """A share of a group: in percent, rounded, and the words of either inspectorate for it."""

    percent: int
    scotland: str
    northern_ireland: str


def proportion(n: int | None, out_of: int | None) -> Proportion | None:
    """Return how `n` out of `out_of` may be said; None where that is no share of a group."""
    share = share_of(n, out_of)
    if share is None or not 0 <= share <= 100:
        return None
    return Proportion(round(share), _word(SCOTLAND, share), _word(NORTHERN_IRELAND, share))


def _word(bands: tuple[Band, ...], share: Fraction) -> str:
    return next(
        _(word) for least, included, word in bands if share > least or (included and share == least)
    )


def proportion_words(n: int | None, out_of: int | None) -> str:
    """Say a share as a sentence: “18 of 31 is 58%: “majority” in Scotland’s words…”; "" if none."""
    found = proportion(n, out_of)
    if found is None:
        return ""
    return _(
        "{n} of {out_of} is {percent}%: “{scotland}” in Scotland’s words,"
        " “{northern_ireland}” in Northern Ireland’s."
    ).format(
        n=n,
        out_of=out_of,
        percent=found.percent,
        scotland=found.scotland,
        northern_ireland=found.northern_ireland,
    )


def small_group_words(n: int | None, out_of: int | None, people: str, limit: int) -> str:
    """Say that so few children could be known by the figure; "" where they could not.

    A few of many can be known, and so can all but a few. It is about children alone.
    """
    if people not in ("children", ""):
        return ""
    if out_of is not None and 0 < out_of < limit:
        return ngettext(
            "Only {count} child: it can be hidden in print.",
            "Only {count} children: this can be hidden in print.",
            out_of,
        ).format(count=out_of)
    few = [count for count in (n, _others(n, out_of)) if count is not None and 0 < count < limit]
    if not few or people != "children":
        return ""
    return ngettext(
        "{count} child could be known from this figure.",
        "{count} children could be known from this figure.",
        min(few),
    ).format(count=min(few))


def _others(n: int | None, out_of: int | None) -> int | None:
    return out_of - n if n is not None and out_of is not None else None

"""Arabic, Urdu, Persian and Hebrew: joined letters, and lines in the order in which they are seen.

Letters are joined first, then lines are broken, and each line is ordered last, as Unicode's
bidirectional algorithm says (UAX 9). Both libraries are loaded when such letters first occur.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

LETTERS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
WORD = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d]+")
FORMS = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+")
"""Letters as they are drawn: joined before, behind, on both sides or as one with another."""
CONTROLS = "\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069"
"""Marks that say which way words run. Overrides are not among them: they only mislead."""
MARKS = re.compile(f"[{CONTROLS}]")
JOINERS = "\u200c\u200d"
ISOLATES = {0x2066: 0x202A, 0x2067: 0x202B, 0x2068: 0x202A, 0x2069: 0x202C}
"""Isolates are read as embeddings, which is all that the algorithm's Python version knows."""
STRONG = ("L", "R", "AL")
DEEPEST = 63
"""So many brackets may be open at once; more are taken as they come."""


def joined(text: str) -> str:
    """Return `text` in the same order, with the letters of its words joined."""
    return WORD.sub(lambda word: _joined(word[0]), text)


@lru_cache(maxsize=10_000)
def _joined(word: str) -> str:
    return _reshaper().reshape(word)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "support_zwj": True})


def typed(text: str) -> str:
    """Return joined letters as they were typed, without marks that are not seen."""
    return FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), MARKS.sub("", text))


def runs_leftwards(text: str) -> bool:
    """Whether a paragraph runs from right to left: it begins so, and most of its letters do.

    A name at the beginning of an English sentence does not turn it round.
    """
    directions = [unicodedata.bidirectional(letter) for letter in text]
    strong = [one != "L" for one in directions if one in STRONG]
    return bool(strong) and strong[0] and 2 * sum(strong) > len(strong)


def levels_of(text: str, *, leftwards: bool) -> list[int]:
    """Return how deep each character of a paragraph is embedded; odd ones run leftwards."""
    from bidi import algorithm

    level = int(leftwards)
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage |= {"base_level": level, "base_dir": "LR"[level]}
    algorithm.get_embedding_levels(text.translate(ISOLATES), storage)
    characters = storage["chars"]
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        start, length = run["start"], run["length"]
        _pair_brackets(storage["chars"][start : start + length], run["sor"])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found: list[int] = []
    for one in characters:
        if one["type"] not in algorithm.X9_REMOVED:
            level = one["level"]
        found.append(level)
    return found


def _pair_brackets(characters: list[dict[str, Any]], before: str) -> None:
    """Let both brackets of a pair run as the words in them do, or as those before (UAX 9, N0)."""
    own = "LR"[characters[0]["level"] % 2]
    strong = [{"AN": "R", "EN": "R"}.get(one["type"], one["type"]) for one in characters]
    for opened, closed in _pairs(characters):
        inside = [one for one in strong[opened + 1 : closed] if one in STRONG]
        if not inside:
            continue
        leading = (strong[place] for place in range(opened - 1, -1, -1) if strong[place] in STRONG)
        runs = own if own in inside else next(leading, before)
        for place in (opened, closed):
            characters[place]["type"] = strong[place] = runs


def _pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return where brackets open and close, in the order in which they open."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for place, one in enumerate(characters):
        sort = unicodedata.category(one["ch"]) if one["type"] == "ON" else ""
        if sort == "Ps" and len(waiting) < DEEPEST:
            waiting.append((mirrored(one["ch"]), place))
        elif sort == "Pe":
            partners = [at for at, (letter, _at) in enumerate(waiting) if letter == one["ch"]]
            if partners:
                found.append((waiting[partners[-1]][1], place))
                del waiting[partners[-1] :]
    return sorted(found)


def as_seen(levels: list[int]) -> list[int]:
    """Return the places of a line's characters in the order they are seen, from left to right."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def mirrored(character: str) -> str:
    """Return the other bracket of a pair, as is seen where words run leftwards."""
    from bidi.mirror import MIRRORED

    return MIRRORED.get(character, character)

"""The words in which wordings of one text differ, and several wordings joined into one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

WORD = re.compile(r"\w+(?:[’'.,/-]\w+)*|[^\w\s]")
"""A word or a figure, or one sign: what is compared as a whole. Space is not compared."""
MOST_COMPARED = 250_000
"""Words of one wording times words of the other, beyond which the middle is marked as a whole."""


class Piece(NamedTuple):
    """A part of a text, and whether the others have it otherwise."""

    words: str
    differs: bool


def marked(text: str, others: Sequence[str]) -> tuple[Piece, ...]:
    """Return a text in pieces; what is not the same in every other wording differs."""
    places = [found.span() for found in WORD.finditer(text)]
    words = [text[start:end] for start, end in places]
    same = [True] * len(words)
    for other in others:
        same = [
            mine and theirs
            for mine, theirs in zip(same, _same(words, WORD.findall(other)), strict=True)
        ]
    return tuple(_pieces(text, places, same))


def joined(wordings: Sequence[str], *, on_lines: bool) -> str:
    """Return all wordings as one text: below each other, or on one line with a stroke between.

    One that stands within another is not said twice.
    """
    plain = [one.strip() for one in wordings]
    kept = [
        one
        for at, one in enumerate(plain)
        if one and not any(_holds(other, one, at, to) for to, other in enumerate(plain))
    ]
    return ("\n\n" if on_lines else " / ").join(kept)


def _holds(other: str, one: str, at: int, to: int) -> bool:
    """Whether another wording says this one too; of two that are alike the first is kept."""
    return to != at and one in other and (one != other or to < at)


def _same(mine: list[str], theirs: list[str]) -> list[bool]:
    """Tell of each of my words whether it stands in theirs as well, in the same order."""
    shorter = min(len(mine), len(theirs))
    first = next((at for at in range(shorter) if mine[at] != theirs[at]), shorter)
    room = shorter - first
    last = next((at for at in range(room) if mine[-1 - at] != theirs[-1 - at]), room)
    same = [True] * first + [False] * (len(mine) - first - last) + [True] * last
    middle, other = mine[first : len(mine) - last], theirs[first : len(theirs) - last]
    if middle and other and len(middle) * len(other) <= MOST_COMPARED:
        for block in SequenceMatcher(None, middle, other, autojunk=False).get_matching_blocks():
            for at in range(block.size):
                same[first + block.a + at] = True
    return same


def _pieces(text: str, places: list[tuple[int, int]], same: list[bool]) -> Iterator[Piece]:
    """Put words that differ and stand beside each other, with the space between, into one piece."""
    done, at = 0, 0
    for is_same, run in groupby(same):
        length = len(list(run))
        start, end = places[at][0], places[at + length - 1][1]
        at += length
        if is_same:
            continue
        if start > done:
            yield Piece(text[done:start], False)
        yield Piece(text[start:end], True)
        done = end
    if done < len(text):
        yield Piece(text[done:], False)


def around(pieces: Sequence[Piece], most: int) -> tuple[Piece, ...]:
    """Return at most about `most` letters of a text, with what differs first among them.

    Dots stand for what is left out at either end; a text that is not longer is returned whole.
    """
    whole = sum(len(piece.words) for piece in pieces)
    if whole <= most:
        return tuple(pieces)
    start = max(0, min(_first_mark(pieces) - most // 4, whole - most))
    kept: list[Piece] = []
    at = 0
    for piece in pieces:
        words = piece.words[max(0, start - at) : max(0, start + most - at)]
        at += len(piece.words)
        if words:
            kept.append(Piece(words, piece.differs))
    before = [Piece("… ", False)] if start else []
    after = [Piece(" …", False)] if start + most < whole else []
    return (*before, *kept, *after)


def _first_mark(pieces: Sequence[Piece]) -> int:
    """Return where the first word that differs begins; 0 where none does."""
    at = 0
    for piece in pieces:
        if piece.differs:
            return at
        at += len(piece.words)
    return 0

"""The words in which wordings of one text differ, and several wordings joined into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

TOKEN = re.compile(r"\w+(?:[’'.,/-]\w+)*|\s+|[^\w\s]")
"""A word or a figure, the space between two, or one sign: what is compared as a whole."""
MOST_COMPARED = 250_000
"""Words of one wording times words of the other, beyond which the middle is marked as a whole."""


class Piece(NamedTuple):
    """A part of a text, and whether the others have it otherwise."""

    words: str
    differs: bool


def marked(text: str, others: Sequence[str]) -> tuple[Piece, ...]:
    """Return a text in pieces; what is not the same in every other wording differs."""
    tokens = TOKEN.findall(text)
    words = [token for token in tokens if not token.isspace()]
    same = [True] * len(words)
    for other in others:
        kept = _same(words, [one for one in TOKEN.findall(other) if not one.isspace()])
        same = [mine and theirs for mine, theirs in zip(same, kept, strict=True)]
    return _pieces(tokens, same)


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


def _pieces(tokens: list[str], same: list[bool]) -> tuple[Piece, ...]:
    """Put words that differ and stand beside each other, with the space between, into one piece."""
    found: list[Piece] = []
    at, space = 0, ""
    for token in tokens:
        if token.isspace():
            space += token
            continue
        piece = Piece(token, not same[at])
        at += 1
        if found and found[-1].differs == piece.differs:
            found[-1] = Piece(found[-1].words + space + token, piece.differs)
        elif space:
            _put_space(found, space, piece)
        else:
            found.append(piece)
        space = ""
    if space:
        _put_space(found, space, None)
    return tuple(found)


def _put_space(found: list[Piece], space: str, piece: Piece | None) -> None:
    """Let a space between two pieces stand with the one that is not marked."""
    if piece is not None and not piece.differs:
        found.append(Piece(space + piece.words, False))
    elif found and not found[-1].differs:
        found[-1] = Piece(found[-1].words + space, False)
        found.extend([piece] if piece is not None else [])
    else:
        found.append(Piece(space, False))
        found.extend([piece] if piece is not None else [])


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

"""Keep in a fact what was seen, and make the reason that stands in it an assumption."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.reasons import part, reason_in
from selfeval.core.sentences import split


@dataclass(frozen=True)
class Split:
    """What a fact keeps, the belief that a new assumption takes, and how they stand.

    `stance` is "supports" where something that was seen is left. Where a sentence is all belief
    (“this leads to that”), the fact keeps it for its writer to reword, and is "unclear" about it.
    """

    kept: str
    belief: str
    stance: str


def split_reason(statement: str) -> Split | None:
    """Part a fact from the first reason in it; None where it holds none.

    Only the sentence with the reason is touched; every other stays as it is.
    """
    if not reason_in(statement):
        return None
    for piece in split(statement):
        if not reason_in(piece.text):
            continue
        parted = part(piece.text)
        if parted is None:
            return Split(statement, _bare(piece.text), "unclear")
        stop = "." if piece.text.rstrip().endswith(".") else ""
        kept = statement.replace(piece.text, parted.seen + stop, 1)
        if kept == statement:  # the sentence runs over several lines
            return Split(parted.seen + stop, parted.belief, "supports")
        return Split(kept, parted.belief, "supports")
    return Split(statement, _bare(" ".join(statement.split())), "unclear")


def _bare(words: str) -> str:
    return words.strip().removesuffix(".")

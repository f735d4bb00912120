"""The “why this?” sentence of a priority in pieces: which words come from which item.

The sentence itself is made once, in `why`; here it is only taken apart again, so that a window can
lead from its words to the items and draw the realms' letters as shapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selfeval.core import realms
from selfeval.core.chain import MOST_IN_A_REALM, OUTCOME, Chain, chain_of, realm_of
from selfeval.core.models import Priority
from selfeval.core.rows import Rows, name_of
from selfeval.core.why import Why, why_this
from selfeval.core.wording import within
from selfeval.i18n import _

LONGEST_STEP = 90
"""Characters after which the chain shortens the words of a step."""


@dataclass(frozen=True)
class Piece:
    """Some words of the sentence. `table` and `row_id` name their item, "" where there is none.

    A piece with a `realm` is that realm's letter in brackets, to be drawn as its shape.
    """

    words: str
    table: str = ""
    row_id: str = ""
    realm: str = ""


def pieces_of(rows: Rows, priority: Priority, today: date | None = None) -> tuple[Why, list[Piece]]:
    """Return why `priority` was chosen, private items among them, and its sentence in pieces.

    The pieces' words, joined, are the sentence. With `today`, links are weak that are old or late.
    """
    why = why_this(rows, priority, private=True, today=today)
    chain = chain_of(rows, priority, private=True)
    mentions = list(_mentions(why, chain, priority))
    return why, list(_cut(why.sentence, mentions))


def _mentions(why: Why, chain: Chain, priority: Priority) -> Iterator[Piece]:
    """Yield the items in the order in which the sentence tells of them."""
    for row in (*why.facts, *why.assumptions):
        yield Piece(within(name_of(row)), row.table_name(), row.id)
    told: Counter[str] = Counter()
    for row in (*chain.factors, *chain.actions):
        realm_id = realm_of(row)
        told[realm_id] += 1
        if told[realm_id] <= MOST_IN_A_REALM:
            words = within(name_of(row), LONGEST_STEP)
            yield Piece(words, row.table_name(), row.id, realm_id)
    yield Piece(within(priority.purpose), realm=OUTCOME)


def _cut(sentence: str, mentions: list[Piece]) -> Iterator[Piece]:
    at = 0
    for one in mentions:
        found = sentence.find(one.words, at) if one.words else -1
        if found < 0:
            continue
        if found > at:
            yield Piece(sentence[at:found])
        at = found + len(one.words)
        yield Piece(one.words, one.table, one.row_id)
        letter = _letter(one.realm)
        if letter and sentence.startswith(letter, at):
            yield Piece(letter, realm=one.realm)
            at += len(letter)
    if at < len(sentence):
        yield Piece(sentence[at:])


def _letter(realm_id: str) -> str:
    """Return what the chain writes after the words of a step in this realm."""
    found = realms.realm(realm_id)
    return _("{words} ({letter})").format(words="", letter=_(found.letter)) if found else ""

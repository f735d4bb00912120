"""Words that a report hides, or keeps with a reason: each answer, and how a text then reads.

An answer is a Dismissal on the row in which the words stand, so it goes where that row goes: it is
removed, erased and combined with it, and undone like anything else. Its rule says what was
answered: “hide”, with the words to hide; or “keep”, with a fingerprint of the words and of the
sentence around them. So what is hidden stays hidden wherever it stands in that row, and a place
that was kept comes back once its sentence changes.

A surname that stands alone is hidden with the whole name. What nobody can hide by rule is a person
who is described: “the only boy in Year 2”.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Protocol

from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.ids import derived_id
from selfeval.core.models import MODEL_OF, Dismissal, Row
from selfeval.core.rows import Rows
from selfeval.core.wording import ORDINARY
from selfeval.i18n import N_, _

HIDE, KEEP = "hide ", "keep "
WHOLE_ITEM = "S4"
"""The rule about names and few pupils in print: set aside for an item, it keeps all its words."""
NAME_HIDDEN, FEW_HIDDEN = N_("[name hidden]"), N_("[few pupils]")
PROSE = ("text", "line", "suggest")
NOT_WORDS = frozenset({"accent", "identifier", "url", "media_type"})
"""Fields typed in a line that are no words: a colour, a number, an address."""
_TITLES = "mr mrs ms miss mx dr sir dame prof professor rev revd fr sr"
TITLES = frozenset(_TITLES.split())
SHORTEST = 3
REMEMBERED = 4096

Key = tuple[str, str]
Hidden = tuple[tuple[str, str], ...]
"""Pairs of words to hide, and what stands in their place."""


class Words(Protocol):
    """Words in a field of a row, with the sentence around them; `kind` is “name” or “few”."""

    @property
    def kind(self) -> str: ...
    @property
    def table(self) -> str: ...
    @property
    def row_id(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def around(self) -> str: ...


def instead_of(kind: str) -> str:
    """Return what stands in the place of hidden words unless somebody chose better."""
    return _(FEW_HIDDEN) if kind == "few" else _(NAME_HIDDEN)


def hiding(place: Words, instead: str = "") -> Dismissal:
    """Return the answer that hides words; ValueError if `instead` would say them again."""
    instead = " ".join(instead.split())
    if _tells(instead, place.words):
        raise ValueError(f"it would still say {place.words!r}")
    return _answer(place, HIDE + place.words, instead or instead_of(place.kind))


def keeping(place: Words, reason: str) -> Dismissal:
    """Return the answer that keeps words in print; ValueError without a reason."""
    reason = " ".join(reason.split())
    if not reason:
        raise ValueError("words are kept with a reason")
    return _answer(place, keep_rule(place.field, place.words, place.around), reason)


def keep_rule(field: str, words: str, around: str) -> str:
    """Return the rule of the answer that keeps these words in this sentence of a field."""
    return KEEP + derived_id("sharing", field, words, " ".join(around.split()))


def _answer(place: Words, rule: str, reason: str) -> Dismissal:
    return Dismissal(rule=rule, item_table=place.table, item_id=place.row_id, reason=reason)


def hides(row: Dismissal) -> bool:
    """Whether a row says what a report hides: these words then stand in it as they are."""
    return row.rule.startswith(HIDE)


def answers_to(rows: Rows, place: Words) -> tuple[Dismissal, ...]:
    """Return the answers given to a place, the one that counts first; without them it is open."""
    keep = keep_rule(place.field, place.words, place.around)
    keys = (
        Dismissal.id_for(rule, place.table, place.row_id)
        for rule in (HIDE + place.words, keep, WHOLE_ITEM)
    )
    found = (rows.get(Dismissal, key) for key in keys)
    return tuple(one for one in found if one is not None)


def answer_rows(rows: Rows, place: Words) -> tuple[str, ...]:
    """Return the ids of the answers given to a place: without them it is open again."""
    return tuple(one.id for one in answers_to(rows, place))


def hidden_in(rows: Rows) -> Mapping[Key, Hidden]:
    """Return what is hidden, by the row in which it stands."""
    found: defaultdict[Key, list[tuple[str, str]]] = defaultdict(list)
    for row in rows.all(Dismissal):
        words = row.rule.removeprefix(HIDE)
        if row.rule.startswith(HIDE) and words.strip():
            found[row.item_table, row.item_id].append((words, _instead(row.reason, words)))
    longest_first = {key: sorted(pairs, key=_longest) for key, pairs in found.items()}
    return {key: tuple(pairs) for key, pairs in longest_first.items()}


def _longest(pair: tuple[str, str]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]


def _instead(reason: str, words: str) -> str:
    """Return what stands in the place of words; whatever a file holds, never these again."""
    plain = " ".join(reason.split())
    if plain and not _tells(plain, words):
        return plain
    return instead_of("few" if words[:1].isdigit() else "name")


def _tells(text: str, words: str) -> bool:
    return any(shape.search(text) for shape in _shapes(words))


def reads(text: str, hidden: Hidden) -> str:
    """Return a text as it reads with these words hidden."""
    for words, instead in hidden:
        text = _without(text, words, instead)
    for words, _instead in hidden:
        if _tells(text, words):
            text = _without(text, words, instead_of("name"))
    return text


def _without(text: str, words: str, instead: str) -> str:
    for shape in _shapes(words):
        text = shape.sub(lambda _found: instead, text)
    return text


@lru_cache(REMEMBERED)
def _shapes(words: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds words however they are spaced, then each name in them that stands alone."""
    parts = words.split()
    spaced = r"\.?\s+".join(re.escape(part.removesuffix(".")) for part in parts)
    whole = re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)
    alone = [part for part in parts if _is_a_name(part)] if len(parts) > 1 else []
    return (_just(words.strip()) if len(parts) == 1 else whole, *map(_just, alone))


def _just(word: str) -> re.Pattern[str]:
    """Return what finds one word, as it is or in capitals: “Mark”, and never “mark”."""
    either = "|".join(map(re.escape, (word, word.upper())))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _is_a_name(part: str) -> bool:
    plain = re.split(r"[’'-]", part)[0].rstrip(".").lower()
    usual = plain in TITLES or plain in ORDINARY
    return len(part) >= SHORTEST and part[:1].isupper() and not usual


def as_read(rows: Rows, hidden: Mapping[Key, Hidden] | None = None) -> Rows:
    """Return rows whose texts hold nothing that is hidden; the same object where nothing is.

    `hidden` are the answers to go by: those of these rows, unless others are given.
    """
    hidden = hidden_in(rows) if hidden is None else hidden
    changes: dict[Key, Row | None] = {}
    for key, pairs in hidden.items():
        row = rows.item(*key)
        if row is not None:
            made = _read(row, pairs)
            if made is not row:
                changes[key] = made
    return rows.after(changes) if changes else rows


def _read(row: Row, hidden: Hidden) -> Row:
    known = {name: getattr(row, name) for name in type(row).model_fields}
    told = {name: reads(known[name], hidden) for name in words_of(row.table_name()) if known[name]}
    changed = {name: text for name, text in told.items() if text != known[name]}
    return type(row)(**(known | changed)) if changed else row


@cache
def words_of(table: str) -> tuple[str, ...]:
    """Return the fields of a table that hold people's own words."""
    return tuple(one.name for one in fields_of(MODEL_OF[table]) if _holds_words(one))


def _holds_words(field: FieldUI) -> bool:
    is_fixed = field.frozen or not field.report or field.name in NOT_WORDS
    return field.editor in PROSE and not is_fixed

"""Find in everything: rows whose texts hold every word that somebody typed.

Capitals and accents do not matter, and what LIKE takes for a wildcard stands for itself. SQLite
makes only plain letters alike; a text that has others is folded by `fold`, which the connection
lends it as `folded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from selfeval.core.fields import fields_of, name_field
from selfeval.core.folding import fold, holds, spans, words_of
from selfeval.core.models import (
    ITEMS,
    NUMBERED,
    Consequence,
    Evidence,
    Judgement,
    Quote,
    Review,
    Row,
    Theme,
    table_of,
)
from selfeval.core.numbers import LABEL
from selfeval.store.numbered import shared_numbers

SEARCHED: tuple[type[Row], ...] = (*ITEMS, Theme, Quote, Evidence, Judgement, Consequence, Review)
"""The tables looked through, in the order in which equally good results stand."""
TYPED = ("line", "text", "suggest")
"""Editors of the fields that hold what people wrote."""
MOST_WORDS, LONGEST_WORD = 8, 100
"""Words looked for, and letters of each; who pastes a page gets what holds its beginning."""
WILDCARD, ESCAPED = re.compile(r"([%_\\])"), r"\\\1"
SPARE = 3
"""Rows read of each table for every row wanted, so that whole words can be put first."""
AROUND = 40
"""Characters shown on each side of what was found outside a name."""


@dataclass(frozen=True)
class Hit:
    """A row that holds every word. `values` are its stored fields.

    `snippet` is where the words stand, "" if the name has them all. The lower the `rank`, the
    better: 0 and 1 are for names, whole words first; 2 and 3 for what stands elsewhere.
    """

    table: str
    row_id: str
    name: str
    snippet: str
    rank: int
    values: Mapping[str, Any]


def search(
    session: Session, typed: str, models: Iterable[type[Row]] = SEARCHED, most: int = 50
) -> list[Hit]:
    """Return the best `most` rows that hold every word of `typed`, best first; none for no word.

    A word that is a number also stands for the item of that number, such as Fact 14 or Fact 14b.
    """
    words = [word[:LONGEST_WORD] for word in words_of(typed)[:MOST_WORDS]]
    if not words:
        return []
    found = [hit for model in models for hit in _in_table(session, model, words, most)]
    order = {model: at for at, model in enumerate(model.table_name() for model in models)}
    found.sort(key=lambda hit: (hit.rank, order[hit.table], len(hit.name), hit.row_id))
    return found[:most]


def changed_lately(session: Session, most: int = 20) -> list[tuple[str, str]]:
    """Return (table, id) of the searched rows that gestures touched last and that are still there.

    Looks back a few hundred changes at most, so that it costs the same in a file of any age.
    """
    tables = {model.table_name(): model for model in SEARCHED}
    touched = session.connection().execute(
        text(
            'SELECT c.tbl, c."row" FROM (SELECT replica, seq, lamport FROM gesture'
            " ORDER BY lamport DESC, replica DESC LIMIT :most) AS g JOIN change AS c"
            " ON c.replica = g.replica AND c.seq = g.seq"
            " ORDER BY g.lamport DESC, g.replica DESC, c.n LIMIT :rows"
        ),
        {"most": most * 5, "rows": most * 20},
    )
    found = dict.fromkeys((str(table), str(row)) for table, row in touched)
    there = (one for one in found if one[0] in tables and _is_there(session, *one))
    return list(islice(there, most))


def _is_there(session: Session, table: str, row_id: str) -> bool:
    query = text(f"SELECT 1 FROM {table} WHERE id = :id")
    return session.connection().execute(query, {"id": row_id}).first() is not None


def _in_table(session: Session, model: type[Row], words: Sequence[str], most: int) -> list[Hit]:
    fields = [field.name for field in fields_of(model) if field.editor in TYPED]
    name = name_field(model).name
    called = _called(session, model, words)
    query, values = _query(model, name, fields, words, called)
    rows = session.connection().execute(text(query), values | {"most": most * SPARE}).mappings()
    return [_hit(model, dict(row), name, fields, words, called) for row in rows]


def _called(session: Session, model: type[Row], words: Sequence[str]) -> dict[str, str]:
    """Return {word: id} for each word that is what an item is called by its number, as “14b” is."""
    if model not in NUMBERED or not any(LABEL.fullmatch(word) for word in words):
        return {}
    return {label: row_id for row_id, label in shared_numbers(session, model).items()}


def _query(
    model: type[Row],
    name: str,
    fields: Sequence[str],
    words: Sequence[str],
    called: Mapping[str, str],
) -> tuple[str, dict[str, Any]]:
    """Return SQL for the rows of a table that hold the words, names first, and its values."""
    values: dict[str, Any] = {}
    everywhere: list[str] = []
    named: list[str] = []
    for at, word in enumerate(words):
        values[f"word{at}"], values[f"like{at}"] = word, f"%{WILDCARD.sub(ESCAPED, word)}%"
        parts = [_holds(field, at) for field in fields]
        if model in NUMBERED:
            parts.append(f"CAST(number AS TEXT) = :word{at}")
        if word in called:
            values[f"called{at}"] = called[word]
            parts.append(f"id = :called{at}")
        everywhere.append(f"({' OR '.join(parts)})")
        named.append(_holds(name, at))
    table = table_of(model).name
    place = f"CASE WHEN {' AND '.join(named)} THEN 0 ELSE 1 END"
    return (
        f"SELECT * FROM {table} WHERE id IN (SELECT id FROM {table}"
        f" WHERE {' AND '.join(everywhere)} ORDER BY {place}, length({name}), id LIMIT :most)",
        values,
    )


def _holds(field: str, at: int) -> str:
    """Only a text with letters beyond ASCII, longer in bytes than in letters, has to be folded."""
    return (
        f"({field} LIKE :like{at} ESCAPE '\\' OR (length({field}) <> length(CAST({field} AS BLOB))"
        f" AND instr(folded({field}), :word{at})))"
    )


def _hit(
    model: type[Row],
    row: dict[str, Any],
    name: str,
    fields: Sequence[str],
    words: Sequence[str],
    called: Mapping[str, str],
) -> Hit:
    """Say where a row that holds the words holds them."""
    texts = {field: str(row[field] or "") for field in fields}
    number = str(row.get("number") or "")
    left = [word for word in words if word != number and called.get(word) != row["id"]]
    in_name = holds(texts[name], left)
    snippet = "" if in_name else _snippet([texts[field] for field in fields], left)
    whole = _are_whole(texts[name] if in_name else snippet, left)
    rank = (0 if in_name else 2) + (0 if whole else 1)
    return Hit(model.table_name(), str(row["id"]), texts[name], snippet, rank, row)


def _are_whole(words_in: str, words: Sequence[str]) -> bool:
    folded = fold(words_in)
    return all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in words)


def _snippet(texts: Sequence[str], words: Sequence[str]) -> str:
    """Return the part of the text that holds most of the words, with a little on each side."""
    best = max(texts, key=lambda one: sum(word in fold(one) for word in words))
    line = " ".join(best.split())
    places = spans(line, words)
    if not places:
        return ""
    start, end = max(0, places[0][0] - AROUND), min(len(line), places[0][1] + AROUND)
    start = line.rfind(" ", 0, start) + 1 if start else 0
    end = line.find(" ", end) if " " in line[end:] else len(line)
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")

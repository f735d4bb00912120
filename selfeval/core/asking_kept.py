"""What a file keeps of its questions to readers: read whatever stands there, and written again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeGuard, cast

from selfeval.core.characters import CONTROL
from selfeval.core.fields import FieldError
from selfeval.core.kept import read_object
from selfeval.core.wording import shorten
from selfeval.i18n import N_, _

DECIDE, CHALLENGE, NOTE = "decide", "challenge", "note"
KINDS = {DECIDE: N_("Decide"), CHALLENGE: N_("Challenge"), NOTE: N_("Note")}
"""What a reader is asked to do, each with its label."""
LONGEST = 300
LONGEST_KEY = 200
MOST_KEPT = 1_000
OWN = "own "


@dataclass(frozen=True)
class Kept:
    """What was taken out, what was put in order, and what people worded: its kind and words."""

    out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    said: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])


def read_kept(value: str) -> Kept:
    """Return what a setting keeps, as far as it can be read: the rest does no harm."""
    found = read_object(value)
    said = dict(_pairs(found.get("said")))
    return Kept(_keys(found.get("out")), _keys(found.get("order")), said)


def kept_words(kept: Kept) -> str:
    """Return what the setting says; "" where nothing was edited."""
    parts = {
        "out": list(kept.out),
        "order": list(kept.order),
        "said": {key: list(pair) for key, pair in kept.said.items()},
    }
    held = {name: part for name, part in parts.items() if part}
    return json.dumps(held, ensure_ascii=False) if held else ""


def clean_words(words: str) -> str:
    """Return the words of a question on one line; FieldError where they cannot be asked."""
    plain = _plain(words)
    if not plain:
        raise FieldError(_("A question needs some words."))
    if len(plain) > LONGEST:
        raise FieldError(
            _("A question can hold {longest} characters; this has {length}.").format(
                longest=LONGEST, length=f"{len(plain):,}"
            )
        )
    return plain


def known_kind(kind: str) -> str:
    """Return what a reader is asked to do; ValueError where that is no such thing."""
    if kind not in KINDS:
        raise ValueError(f"no such kind of question: {kind!r}")
    return kind


def _plain(words: str) -> str:
    return " ".join(CONTROL.sub("", words).split())


def _keys(found: object) -> tuple[str, ...]:
    """Return the keys in a list, each once."""
    listed = cast("list[object]", found) if isinstance(found, list) else []
    return tuple(dict.fromkeys(key for key in listed[:MOST_KEPT] if _is_key(key)))


def _is_key(key: object) -> TypeGuard[str]:
    return isinstance(key, str) and 0 < len(key) <= LONGEST_KEY and not CONTROL.search(key)


def _pairs(found: object) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what people worded, by key; what has no words or no known kind is passed over."""
    held = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    for key, pair in islice(held.items(), MOST_KEPT):
        kind, words = _two(pair)
        if _is_key(key) and kind in KINDS and words:
            yield key, (kind, shorten(words, LONGEST))


def _two(pair: object) -> tuple[str, str]:
    match pair:
        case [str() as kind, str() as words]:
            return kind, _plain(words)
        case _:
            return "", ""

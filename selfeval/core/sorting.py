"""Which kind of item a sentence may be: offered while sorting, and never done by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from selfeval.core.fields import fields_of, name_field
from selfeval.core.models import MODELS, Assumption, Fact, Indicator, Note, Priority, Row
from selfeval.core.reasons import QUOTED, Parted
from selfeval.core.rows import Rows
from selfeval.i18n import N_

_BELIEF = re.compile(
    r"\b(because|due to|owing to|leads? to|led to|results? in|resulted in|so that|therefore"
    r"|as a result|which means|should|might|may be|perhaps|probably|possibly"
    r"|we (?:think|believe|feel|assume|suspect|expect)|appears? to|seems? to|suggests?)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"\b(?:we (?:would|will|should|shall) (?:see|hear|notice|know)|would (?:see|notice|hear)"
    r"|success (?:criteri(?:a|on)|will be|looks like)|(?:early )?(?:sign|indicator)s? (?:of|that)"
    r"|by (?:the end of )?(?:half.term|christmas|easter|summer|july)[^.]*\d+ ?(?:%|of \d|out of))",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:we (?:will|shall|plan|intend|aim|need to|must|want to)|(?:is|are) to be"
    r"|will (?:be|continue|focus|develop|improve|introduce)|(?:our|key|main|next|top) (?:priority"
    r"|priorities|steps?|target|focus)|priority (?:is|for)|next steps?|plans? to|aims? to"
    r"|needs? to)\b|^(?:to )?(?:improve|raise|develop|increase|reduce|embed|strengthen|ensure"
    r"|introduce|continue|further|narrow|close)\b",
    re.IGNORECASE,
)
PLACE_FIELDS = ("position", "rank")
FEWEST_WORDS = 3
"""Words below which a text is a heading or a reminder: nothing is suggested."""


@dataclass(frozen=True)
class Kind:
    """A kind of item that a note can become: the model, its key on the keyboard, its question."""

    model: type[Row]
    key: str
    title: str
    question: str

    @property
    def name(self) -> str:
        """The name of the table, by which a suggestion speaks of the kind."""
        return self.model.table_name()


KINDS: tuple[Kind, ...] = (
    Kind(Fact, "F", N_("Fact"), N_("Would two visitors both write it down?")),
    Kind(Assumption, "A", N_("Assumption"), N_("Do we believe it, and could it be wrong?")),
    Kind(Priority, "P", N_("Priority"), N_("Is it what we want to change?")),
    Kind(Indicator, "I", N_("Early indicator"), N_("Is it what we would see first?")),
)
KIND_OF: dict[str, Kind] = {kind.name: kind for kind in KINDS}


def suggest(text: str) -> str:
    """Return the table that a sentence may belong to, or "" where nothing speaks for any.

    Reasons and beliefs come first, then signs to look for, then plans; anything else that says
    something is taken for a fact. What stands in quotation marks is not looked at.
    """
    words = " ".join(QUOTED.sub(" ", text).split())
    if len(text.split()) < FEWEST_WORDS:
        return ""
    for pattern, model in ((_SIGN, Indicator), (_BELIEF, Assumption), (_PLAN, Priority)):
        if pattern.search(words):
            return model.table_name()
    return Fact.table_name()


def item_from(note: Mapping[str, Any], model: type[Row], words: str = "") -> Row:
    """Return the item that a note becomes: its words, and what it says of its source and day.

    `words` stand in for the note's own. The item is not yet in the file.
    """
    made = model(**{name_field(model).name: words or note["said"]})
    made.private = note["private"]  # type: ignore[attr-defined]
    if isinstance(made, Fact):
        made.source, made.observed_on = note["who"], note["noted_on"]
    elif isinstance(made, Priority):
        made.problem_said_by = note["who"]
    return made


def parted_from(note: Mapping[str, Any], parts: Parted) -> tuple[Fact, Assumption]:
    """Return the fact and the assumption that a note with a reason in it becomes."""
    fact, belief = item_from(note, Fact, parts.seen), item_from(note, Assumption, parts.belief)
    assert isinstance(fact, Fact)
    assert isinstance(belief, Assumption)
    return fact, belief


def waiting(rows: Rows) -> list[Note]:
    """Return the notes that nobody has sorted yet; visits have a list of their own."""
    return [note for note in rows.all(Note) if note.kind == "quick" and not note.sorted_id]


def as_sorted(rows: Rows, note: Mapping[str, Any], item: Row) -> bool:
    """Tell whether an item is still what sorting made of a note, with nothing hanging on it."""
    if type(item).table_name() not in KIND_OF:
        return False
    fresh = item_from(note, type(item))
    same = all(
        getattr(item, field.name) == getattr(fresh, field.name)
        for field in fields_of(type(item))
        if field.name not in PLACE_FIELDS
    )
    return same and not _is_named(rows, item)


def _is_named(rows: Rows, item: Row) -> bool:
    """Tell whether any row but a note that was sorted names an item."""
    table = item.table_name()
    for model in MODELS:
        for field in fields_of(model):
            if field.references == f"{table}.id" and rows.where(model, field.name, item.id):
                return True
        if "item_id" in model.model_fields and rows.attached(model, item):
            return True
    return False

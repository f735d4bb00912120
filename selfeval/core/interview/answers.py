"""What the answers of guided start make of a file: real items and the links between them.

Nothing is written here. `write_down` works out what one step adds and changes, and the window makes
one gesture of it. Where somebody is, and which items are theirs, travels with the file, as a
setting.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, cast

from selfeval.core.board import PLENTY, board_of
from selfeval.core.days import read_day
from selfeval.core.fields import FieldError, clean, field_of
from selfeval.core.interview.questions import SLOTS, YOU, Ask, Question
from selfeval.core.kept import read_object
from selfeval.core.models import (
    SCHOOL_ID,
    Fact,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    Row,
    School,
    Setting,
    Stance,
)
from selfeval.core.realms import realm_looked_at
from selfeval.core.rows import Rows
from selfeval.core.wording import first_sentence, shorten

SETTING = "guided_start"
SIX_WEEKS = timedelta(weeks=6)
FRIDAY = 4
ALSO = {"assumption.realm": ("priority", "realm")}
"""An answer that another item takes over as well, until it has its own."""

LINKS: dict[tuple[str, str], Callable[[str, str], Row]] = {
    ("fact", "assumption"): lambda fact, assumption: Stance(
        fact_id=fact, assumption_id=assumption, stance="supports"
    ),
    ("against", "assumption"): lambda fact, assumption: Stance(
        fact_id=fact, assumption_id=assumption, stance="challenges"
    ),
    ("priority", "assumption"): lambda priority, assumption: PriorityAssumption(
        priority_id=priority, assumption_id=assumption
    ),
    ("indicator", "priority"): lambda indicator, priority: IndicatorPriority(
        indicator_id=indicator, priority_id=priority
    ),
}
"""How two of the items are linked."""

Values = dict[str, Any]


@dataclass(frozen=True)
class Progress:
    """Where somebody is (the key of a question, "" at the start), and the ids of their items.

    `typed` holds, by the names of their asks, answers whose item waits for its first one.
    """

    at: str = ""
    items: Mapping[str, str] = field(default_factory=dict[str, str])
    typed: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Change:
    """Fields of a row that is there already."""

    model: type[Row]
    row_id: str
    values: Values


@dataclass(frozen=True)
class Writing:
    """What one step adds and changes, and the progress after it."""

    added: tuple[Row, ...]
    changes: tuple[Change, ...]
    progress: Progress


def read_progress(rows: Rows) -> Progress:
    """Read where the interview is; an item that has been removed is no longer one of its own."""
    found = read_object(rows.setting(SETTING))
    listed: object = found.get("items")
    items = cast("dict[str, Any]", listed) if isinstance(listed, dict) else {}
    waiting: object = found.get("typed")
    typed = cast("dict[str, Any]", waiting) if isinstance(waiting, dict) else {}
    there = {
        slot: str(items[slot])
        for slot, model in SLOTS.items()
        if slot in items and rows.get(model, str(items[slot])) is not None
    }
    words = {name: str(value) for name, value in typed.items()}
    return Progress(str(found.get("at", "")), there, words)


def progress_words(progress: Progress) -> str:
    """Write a progress as the value of its setting."""
    kept: dict[str, object] = {"at": progress.at, "items": dict(progress.items)}
    if progress.typed:
        kept["typed"] = dict(progress.typed)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def item_of(rows: Rows, progress: Progress, slot: str) -> Row | None:
    """Return the item that a slot stands for; None before it is made."""
    if slot not in SLOTS:
        return None
    row_id = SCHOOL_ID if SLOTS[slot] is School else progress.items.get(slot)
    return rows.get(SLOTS[slot], row_id)


def given(rows: Rows, progress: Progress, question: Question) -> dict[str, str]:
    """Return the answers that stand in the file already, by the names of their asks."""
    found: dict[str, str] = {}
    for ask in question.asks:
        item = item_of(rows, progress, ask.slot)
        value = getattr(item, ask.field) if item is not None else None
        found[ask.name] = "" if value is None or _is_provisional(item, ask) else str(value)
    return found


def proposed(
    question: Question,
    answers: Mapping[str, str],
    role: str,
    today: date,
    fact: Row | None = None,
) -> dict[str, str]:
    """Return what to offer where nothing has been answered yet.

    A day six weeks on, your role, and the realm of a fact: the one that its source tells, or, for a
    fact that points the other way, that of the `fact` before it.
    """
    offers = {
        "you.role": role,
        "indicator.owner": role,
        "indicator.look_by": _school_day(today + SIX_WEEKS).isoformat(),
        "fact.realm": realm_looked_at(answers.get("fact.source", "")),
        "against.realm": realm_looked_at(answers.get("against.source", ""))
        or (fact.realm or "" if isinstance(fact, Fact) else ""),
    }
    names = (ask.name for ask in question.asks)
    return {name: offers[name] for name in names if offers.get(name) and not answers.get(name)}


def keep_typed(
    progress: Progress, question: Question, answers: Mapping[str, str], offered: Mapping[str, str]
) -> Progress:
    """Return the progress with answers that make nothing yet, as they were typed.

    What was only `offered` is offered again anyway.
    """
    rest = _other_typed(progress, question)
    mine = {
        ask.name: answers[ask.name].strip()
        for ask in question.asks
        if ask.slot != YOU and answers.get(ask.name, "").strip()
    }
    new = {name: words for name, words in mine.items() if words != offered.get(name)}
    return replace(progress, typed=rest | new)


def _other_typed(progress: Progress, question: Question) -> dict[str, str]:
    names = {ask.name for ask in question.asks}
    return {name: words for name, words in progress.typed.items() if name not in names}


def is_answered(question: Question, answers: Mapping[str, str]) -> bool:
    """Tell whether the answer that matters has been given."""
    return bool(answers.get(question.asks[0].name, "").strip())


def cleaned(
    question: Question, answers: Mapping[str, str], today: date
) -> tuple[Values, dict[str, str]]:
    """Return the answers as the file stores them, and why some cannot be stored, by name."""
    values: Values = {}
    problems: dict[str, str] = {}
    for ask in question.asks:
        words = answers.get(ask.name, "").strip()
        if ask.slot == YOU:
            continue
        try:
            day = read_day(words, today) if ask.kind == "day" and words else words
            values[ask.name] = clean(field_of(SLOTS[ask.slot], ask.field), day)
        except FieldError as problem:
            problems[ask.name] = str(problem)
    return values, problems


def write_down(
    rows: Rows, progress: Progress, question: Question, values: Values, onward: str
) -> Writing | None:
    """Work out what a step writes, and where the interview goes on; None if nothing changes.

    The first answer of a question makes the item; later ones change the same item. What `values`
    leaves out stays as it is.
    """
    added: list[Row] = []
    changes: list[Change] = []
    new: dict[str, str] = {}
    for slot in dict.fromkeys(ask.slot for ask in question.asks if ask.slot != YOU):
        mine = {
            ask.field: values[ask.name]
            for ask in question.asks
            if ask.slot == slot and ask.name in values
        }
        item = item_of(rows, progress, slot)
        mine = _chosen(rows, item, _without_loss(item, mine)) if slot == "priority" else mine
        if item is not None:
            changes += _changes(item, mine)
        elif any(mine.values()):
            made = _made(slot, mine, progress)
            added.append(made)
            new[slot] = made.id
    changes += _taken_over(rows, progress, values)
    after = Progress(onward, {**progress.items, **new}, _other_typed(progress, question))
    added += _links(rows, after.items, new)
    return Writing(tuple(added), tuple(changes), after) if added or changes else None


def _without_loss(item: Row | None, mine: Values) -> Values:
    """Leave a title that the worry lent in place, until there is one to take its place."""
    if isinstance(item, Priority) and not mine.get("title", "x"):
        return {name: value for name, value in mine.items() if name != "title"}
    if isinstance(item, Priority) and "problem" in mine and item.title == _lent(item.problem):
        return mine | {"title": _lent(str(mine["problem"]))}
    return mine


def _chosen(rows: Rows, item: Row | None, mine: Values) -> Values:
    """Let a priority go live when it is first given words of its own, where there is room for it.

    One too many stays proposed, to be weighed with the rest. Later its state is whatever people
    made of it.
    """
    has_room = len(board_of(rows).live) < PLENTY
    first = item is None or (isinstance(item, Priority) and _is_lent(item))
    is_chosen = first and mine.get("title") and "problem" not in mine
    return mine | {"status": "live"} if is_chosen and has_room else mine


def _is_provisional(item: Row | None, ask: Ask) -> bool:
    """Tell whether a priority is only called by the worry behind it so far."""
    return isinstance(item, Priority) and ask.field == "title" and _is_lent(item)


def _is_lent(priority: Priority) -> bool:
    """Tell whether a priority is still called by its worry, or by a purpose that came first."""
    return priority.title in {_lent(priority.problem), _lent(priority.purpose)}


def _lent(worry: str) -> str:
    """Return what to call a priority of which only the worry is known."""
    return shorten(first_sentence(worry))


def _made(slot: str, mine: Values, progress: Progress) -> Row:
    if slot == "priority" and not mine.get("title"):
        mine = mine | {"title": _lent(str(mine.get("problem") or mine.get("purpose") or ""))}
    if slot == "indicator":
        mine = mine | {"assumption_id": progress.items.get("assumption")}
    return SLOTS[slot](**mine)


def _changes(item: Row, mine: Values) -> Iterator[Change]:
    differing = {name: value for name, value in mine.items() if getattr(item, name) != value}
    if differing:
        yield Change(type(item), item.id, differing)


def _taken_over(rows: Rows, progress: Progress, values: Values) -> Iterator[Change]:
    for name, (slot, to_field) in ALSO.items():
        item = item_of(rows, progress, slot)
        if values.get(name) and item is not None and not getattr(item, to_field):
            yield Change(type(item), item.id, {to_field: values[name]})


def _links(rows: Rows, ids: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Row]:
    """Yield what links the items that this step makes to those that are there.

    Between items of before nothing is linked again: somebody may have taken the link away.
    """
    for (one, other), link in LINKS.items():
        if one in ids and other in ids and (one in new or other in new):
            made = link(ids[one], ids[other])
            if rows.get(type(made), made.id) is None:
                yield made


def setting_change(rows: Rows, progress: Progress) -> tuple[Row | None, Change | None]:
    """Return how to keep the progress: the setting as a new row, or a change to it."""
    words = progress_words(progress)
    found = rows.get(Setting, Setting.id_for(SETTING))
    if found is None:
        return Setting(name=SETTING, value=words), None
    return None, Change(Setting, found.id, {"value": words}) if found.value != words else None


def _school_day(day: date) -> date:
    """Move a day on to one when people are usually there: out of the longest holidays, to a Friday.

    Holidays differ from place to place; this is only what is offered, to be changed.
    """
    if (day.month, day.day) >= (12, 18):
        day = date(day.year + 1, 1, 8)
    elif (day.month, day.day) < (1, 8):
        day = date(day.year, 1, 8)
    elif (7, 20) <= (day.month, day.day) < (9, 8):
        day = date(day.year, 9, 8)
    return day + timedelta(days=(FRIDAY - day.weekday()) % 7)

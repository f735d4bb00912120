"""Questions that follow from what is weak, untested, stale or late: what a governor would ask.

Whether a question is asked follows from all there is; what it names is printed for these readers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from selfeval.core.asking import CHALLENGE, DECIDE, KINDS, NOTE, Suggestion
from selfeval.core.board import PLENTY
from selfeval.core.causal.sentences import arrow_sentence
from selfeval.core.chain import chain_of
from selfeval.core.challenges import challenge_to
from selfeval.core.findings import rule
from selfeval.core.looks import due_on, is_pursued, last_seen
from selfeval.core.models import (
    Assumption,
    Consequence,
    Dismissal,
    Fact,
    Indicator,
    Priority,
    Row,
)
from selfeval.core.rows import name_of
from selfeval.core.support import assumptions_of
from selfeval.core.wording import called, first_sentence, shorten, within
from selfeval.i18n import N_, _
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.parts import IndicatorPart
from selfeval.report.snapshot.priorities import live_priorities
from selfeval.report.snapshot.wording import month_of, short_day

LONGEST, LONGEST_ARROW, LONGEST_FIGURE = 52, 110, 40
ABOUT_ITEM = {
    "P2": (CHALLENGE, N_("Why is “{item}” a priority, and not something else?")),
    "A1": (CHALLENGE, N_("What has anybody seen that makes us believe “{item}”?")),
    "A2": (CHALLENGE, N_("What would we see if we were wrong about “{item}”? Who will look?")),
    "P1": (CHALLENGE, N_("What would we see in six weeks if “{item}” were working?")),
    "I1": (CHALLENGE, N_("What would we see before results if “{item}” were working?")),
    "A3": (CHALLENGE, N_("Who else could check “{item}”, and in another way?")),
    "I7": (CHALLENGE, N_("We expect “{item}” and do not want it. Who will watch for it?")),
}
WRONG_IF = N_("We would be wrong about “{item}” if {wrong_if}. Has anybody looked?")
OLD_FACT = N_("“{item}” was last seen in {month}. Is it still so, and who will look again?")
MISSING = {
    "stop": N_("What will stop, to make room for “{item}”?"),
    "owner": N_("Who will lead “{item}”?"),
    "horizon": N_("By when should “{item}” have made a difference?"),
}
"""What a priority does not yet say, by field, the first that is missing."""
BY_WORD = {
    "other_way": (
        DECIDE,
        N_("“{item}” went the wrong way, {started} to {latest}: adapt, or stop?"),
        N_("“{item}” is going the wrong way: adapt, or stop?"),
    ),
    "not_seen": (
        DECIDE,
        N_("“{item}” came to {latest}, not {hoped_for}: adapt, or stop?"),
        N_("“{item}” was not seen by its day: adapt, or stop?"),
    ),
    "partly_seen": (
        DECIDE,
        N_("“{item}” came to {latest}, not yet {hoped_for}: go on, adapt, or stop?"),
        N_("“{item}” was partly seen by its day: go on, adapt, or stop?"),
    ),
    "not_yet_seen": (
        CHALLENGE,
        N_("“{item}” is {latest}, hoped for {hoped_for}. What if it does not come?"),
        N_("“{item}” is not yet seen. What do we do if it does not come?"),
    ),
    "seen": (
        NOTE,
        N_("“{item}” was seen: {latest}, as we hoped. What will keep it so?"),
        N_("“{item}” was seen. What will keep it so?"),
    ),
    "no_reading": (NOTE, N_("We look at “{item}” by {day}. Which meeting will hear of it?"), ""),
}
"""By an indicator's word: the kind, what is asked with its figures, and without them."""


@dataclass(frozen=True)
class _View:
    """What questions are found in; `behind` are the ids of the beliefs behind live priorities."""

    choice: Choice
    today: date
    signs: dict[str, IndicatorPart]
    live: list[Priority]
    behind: dict[str, Priority]


def suggestions(choice: Choice, today: date, signs: dict[str, IndicatorPart]) -> list[Suggestion]:
    """Return every question that is suggested: of each kind in turn, and all rules before twice."""
    live = list(live_priorities(choice))
    view = _View(choice, today, signs, live, _behind(choice, live))
    found = {one.key: one for look in LOOKS for one in look(view)}
    first = {one.rule: one for one in reversed(found.values())}
    every = sorted(found.values(), key=lambda one: first[one.rule] is not one)
    kinds = [[one for one in every if one.kind == kind] for kind in KINDS]
    return [one for turn in zip_longest(*kinds) for one in turn if one is not None]


def _behind(choice: Choice, live: Iterable[Priority]) -> dict[str, Priority]:
    found: dict[str, Priority] = {}
    for priority in live:
        chain = chain_of(choice.rows, priority)
        for belief in assumptions_of(choice.rows, priority, chain.arrows):
            found.setdefault(belief.id, priority)
    return found


# What is looked for, the gravest of each kind first ------------------------------------------


def _signs(view: _View) -> Iterator[Suggestion]:
    """What indicators show."""
    for word, (kind, full, short) in BY_WORD.items():
        for row in view.choice.rows.all(Indicator):
            part = view.signs.get(row.id)
            if part is None or part.status != word or not is_pursued(view.choice.rows, row):
                continue
            told = {
                "started": shorten(part.started, LONGEST_FIGURE),
                "latest": shorten(part.latest, LONGEST_FIGURE),
                "hoped_for": shorten(part.hoped_for, LONGEST_FIGURE),
                "day": part.look_by,
            }
            has_all = all(value for name, value in told.items() if f"{{{name}}}" in full)
            words = full if has_all else short
            if words:
                name = called(first_sentence(part.sign), LONGEST)
                yield _suggestion(word, row, kind, _(words).format(item=name, **told))


def _failing(view: _View) -> Iterator[Suggestion]:
    """A belief that is failing, with a priority resting on it."""
    words = N_("“{item}” is failing, and “{priority}” rests on it. What do we change?")
    for belief_id, priority in view.behind.items():
        belief = view.choice.rows.get(Assumption, belief_id)
        if belief is not None and belief.status == "failing":
            told = _(words).format(item=_name(belief), priority=_name(priority))
            yield _suggestion("failing", belief, DECIDE, told)


def _many(view: _View) -> Iterator[Suggestion]:
    """More priorities than can be done well, of those that these readers see."""
    if len(view.live) > PLENTY and not _is_set_aside(view, "P3", view.choice.rows.school):
        told = _("We have {count} live priorities. Which can wait?").format(count=len(view.live))
        yield _suggestion("P3", view.choice.rows.school, DECIDE, told)


def _incomplete(view: _View) -> Iterator[Suggestion]:
    """Who leads a priority, until when, and what stops for it."""
    for row in _found(view, "P5"):
        for field, words in MISSING.items():
            if not str(getattr(row, field) or "").strip():
                yield _suggestion(f"P5-{field}", row, DECIDE, _(words).format(item=_name(row)))
                break


def _challenged(view: _View) -> Iterator[Suggestion]:
    """A belief that a reading speaks against, and nobody has thought through since."""
    words = N_("A reading speaks against “{item}”. Do we keep it, change it, or give it up?")
    for row in _found(view, "I8"):
        if isinstance(row, Assumption) and challenge_to(view.choice.rows, row, view.today):
            yield _suggestion("I8", row, DECIDE, _(words).format(item=_name(row)))


def _unanswered(view: _View) -> Iterator[Suggestion]:
    """An indicator of which nobody has said what happens if it is not seen."""
    words = N_("If “{item}” is not seen, what will we do?")
    for row in _found(view, "I6"):
        if view.signs[row.id].status not in ("seen", "holding", "not_seen", "other_way"):
            yield _suggestion("I6", row, DECIDE, _(words).format(item=_name(row)))


def _contested(view: _View) -> Iterator[Suggestion]:
    """A step of a live priority's reasoning on which not everybody agrees."""
    words = N_("Not everybody here agrees: “{item}”. What would settle it?")
    rows = view.choice.rows
    for priority in view.live:
        for arrow in chain_of(rows, priority).arrows:
            if arrow.contested:
                told = shorten(arrow_sentence(rows, arrow).rstrip("."), LONGEST_ARROW)
                yield _suggestion("contested", arrow, CHALLENGE, _(words).format(item=told))


def _about_items(view: _View) -> Iterator[Suggestion]:
    """What is said of one item at a time, those behind live priorities first."""
    for rule_id, (kind, words) in ABOUT_ITEM.items():
        for row in sorted(_found(view, rule_id), key=lambda row: row.id not in view.behind):
            told = _(words).format(item=_name(row))
            if rule_id == "A2" and isinstance(row, Assumption) and row.wrong_if.strip():
                wrong_if = within(row.wrong_if, LONGEST_ARROW)
                told = _(WRONG_IF).format(item=_name(row), wrong_if=wrong_if)
            yield _suggestion(rule_id, row, kind, told)


def _stale(view: _View) -> Iterator[Suggestion]:
    """A fact of long ago that a live priority rests on."""
    for row in _found(view, "F4"):
        seen = last_seen(view.choice.rows, row) if isinstance(row, Fact) else None
        if seen is not None:
            told = _(OLD_FACT).format(item=_name(row), month=month_of(seen))
            yield _suggestion("F4", row, CHALLENGE, told)


def _late(view: _View) -> Iterator[Suggestion]:
    """A look whose day has passed."""
    words = N_("Nobody has looked at “{item}”, due on {day}. Who will, and when?")
    for row in _found(view, "I5"):
        day = due_on(view.choice.rows, row) if isinstance(row, Indicator) else None
        if day is not None and day < view.today:
            told = _(words).format(item=_name(row), day=short_day(day))
            yield _suggestion("I5", row, NOTE, told)


LOOKS: tuple[Callable[[_View], Iterator[Suggestion]], ...] = (
    _late,
    _signs,
    _failing,
    _many,
    _incomplete,
    _challenged,
    _unanswered,
    _contested,
    _about_items,
    _stale,
)


def _found(view: _View, rule_id: str) -> list[Row]:
    """Return the items that a rule finds and that a question may name."""
    found: list[Row] = []
    for finding in rule(rule_id).findings(view.choice.everything, view.today):
        row = view.choice.rows.item(finding.item_table, finding.item_id)
        if row is not None and _may_be_named(view, row) and not _is_set_aside(view, rule_id, row):
            found.append(row)
    return found


def _may_be_named(view: _View, row: Row) -> bool:
    if isinstance(row, Priority):
        return row.id in {one.id for one in view.live} and bool(row.title.strip())
    if isinstance(row, Indicator) and row.id in view.choice.hidden_signs:
        return False
    if isinstance(row, Consequence) and row.priority_id:
        return row.priority_id in {one.id for one in view.live} and bool(row.what.strip())
    return bool(name_of(row).strip())


def _is_set_aside(view: _View, rule_id: str, row: Row) -> bool:
    key = Dismissal.id_for(rule_id, row.table_name(), row.id)
    return view.choice.everything.get(Dismissal, key) is not None


def _name(row: Row) -> str:
    return called(first_sentence(name_of(row)), LONGEST)


def _suggestion(rule_id: str, row: Row, kind: str, words: str) -> Suggestion:
    return Suggestion(rule_id, row.table_name(), row.id, kind, words)

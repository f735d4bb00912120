"""The priorities: why each was chosen, what is done, what else happens, and what was decided."""

from __future__ import annotations

from datetime import date

from selfeval.core import thread
from selfeval.core.board import actions_of
from selfeval.core.costs import cost_words
from selfeval.core.fields import field_of
from selfeval.core.models import (
    Consequence,
    Indicator,
    IndicatorPriority,
    Priority,
    Review,
)
from selfeval.core.signs import Word, count_words, worst_first
from selfeval.i18n import _
from selfeval.report.snapshot.actions import planned
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.indicators import sign_text
from selfeval.report.snapshot.parts import (
    ConsequencePart,
    IndicatorPart,
    OtherPriority,
    Priorities,
    PriorityPart,
    PrioritySummary,
    ReviewPart,
    Why,
)
from selfeval.report.snapshot.wording import (
    apart,
    key_of,
    long_day,
    pairs,
    sentence,
    short_day,
)

Signs = dict[str, IndicatorPart]


def live_priorities(choice: Choice) -> list[Priority]:
    """Return the priorities that are worked on, in their order."""
    return [row for row in choice.rows.all(Priority) if row.status == "live"]


def priorities(choice: Choice, today: date, signs: Signs) -> Priorities:
    """Return the live priorities in full, and the others with their reasons."""
    live = live_priorities(choice)
    others = [row for row in choice.rows.all(Priority) if row.status != "live"]
    return Priorities(
        live=tuple(_part(choice, row, place, today, signs) for place, row in enumerate(live, 1)),
        others=tuple(
            OtherPriority(
                title(row),
                field_of(Priority, "status").label_of(row.status),
                row.status_reason.strip() or _("No reason given yet"),
            )
            for row in others
        ),
    )


def kept_for_leaders(found: Priorities) -> str:
    """Say what of its priorities a copy for others than senior leaders does not tell, or ""."""
    heads = dict.fromkeys(head.lower() for part in found.live for head, _words in part.behind)
    if not heads:
        return ""
    return _("Kept for senior leaders, of each priority: {heads}.").format(heads="; ".join(heads))


def title(row: Priority) -> str:
    """Return a priority's title."""
    return row.title.strip() or _("Nothing written yet")


def by_line(row: Priority) -> str:
    """Say who owns a priority, and until when."""
    until = long_day(row.horizon)
    told = (apart(row.owner.strip()), _("until {day}").format(day=until) if until else "")
    return " · ".join(part for part in told if part) or _("No owner yet")


def summary(choice: Choice, row: Priority, place: int, signs: Signs) -> PrioritySummary:
    """Return a priority in a line, with its indicators' words counted, worst first."""
    words = [Word(part.status) for part in signs_of(choice, row, signs)]
    return PrioritySummary(
        key=key_of(row),
        place=str(place),
        title=title(row),
        by=by_line(row),
        words=count_words(words) if words else _("No early indicator yet"),
        worst=worst_first(words)[0][0].value if words else "",
        stop=row.stop.strip(),
    )


def signs_of(choice: Choice, row: Priority, signs: Signs) -> list[IndicatorPart]:
    """Return the indicators that watch over a priority, those of the sooner realms first."""
    links = choice.rows.where(IndicatorPriority, "priority_id", row.id)
    watching = {link.indicator_id for link in links}
    return [part for row_id, part in signs.items() if row_id in watching]


def why(choice: Choice, row: Priority, today: date) -> Why:
    """Say why a priority was chosen; and that not all of it is shown, where that is so."""
    told = thread.why_this(choice.rows, row, today=today, whole=choice.everything)
    whole = thread.why_this(choice.everything, row, private=True)
    weakest = told.weakest
    if len(whole.facts) > len(told.facts) or len(whole.assumptions) > len(told.assumptions):
        note = _("Some of what it rests on is not shown in this copy.")
        weakest = f"{weakest} {note}".strip()
    return Why(title(row), told.sentence, weakest)


def _part(choice: Choice, row: Priority, place: int, today: date, signs: Signs) -> PriorityPart:
    rows = choice.rows
    actions, calendar = planned(choice, row, today)
    aims = pairs(
        (_("The problem"), row.problem),
        (_("The difference we want for children"), row.purpose),
    )
    said = pairs(
        (_("Why now"), _sentences(row.why_now, row.rank_reason)),
        (_("What we will stop"), row.stop or _("Not yet said")),
        (_("What leaders themselves will change"), row.leaders_change),
    )
    behind = pairs(
        (
            _("Who says so, and since when"),
            _sentences(row.problem_said_by, row.problem_since),
        ),
        (_("What we have tried"), row.problem_tried),
        (_("The same for everyone"), row.same_for_all),
        (_("Left to staff"), row.left_to_staff),
    )
    return PriorityPart(
        key=key_of(row),
        place=str(place),
        title=title(row),
        by=by_line(row),
        why=why(choice, row, today),
        aims=aims,
        said=said,
        behind=behind,
        actions=actions,
        calendar=calendar,
        costs=cost_words(actions_of(rows, row.id)),
        consequences=tuple(
            _consequence(choice, found) for found in rows.where(Consequence, "priority_id", row.id)
        ),
        indicators=tuple(signs_of(choice, row, signs)),
        reviews=tuple(
            _review(review)
            for review in sorted(
                rows.where(Review, "priority_id", row.id), key=lambda found: found.held_on or ""
            )
        ),
    )


def _joined(*parts: str) -> str:
    return ", ".join(part.strip() for part in parts if part.strip())


def _sentences(*parts: str) -> str:
    """Return texts one after the other; each ends as a sentence does."""
    return " ".join(sentence(part) for part in parts if part.strip())


def _consequence(choice: Choice, row: Consequence) -> ConsequencePart:
    kinds = [
        field_of(Consequence, name).label_of(getattr(row, name))
        for name in ("desired", "predicted", "term")
        if getattr(row, name)
    ]
    watching = choice.rows.get(Indicator, row.indicator_id)
    noticed = short_day(row.noticed_on)
    seen = _("noticed on {day}").format(day=noticed) if noticed else ""
    return ConsequencePart(
        what=row.what.strip() or _("Nothing written yet"),
        kind=_joined(", ".join([*kinds[:1], *(kind.lower() for kind in kinds[1:])]), seen),
        watched=sign_text(choice, watching) if watching else _("Nothing watches it yet"),
        response=row.response.strip(),
    )


def _review(row: Review) -> ReviewPart:
    return ReviewPart(
        day=short_day(row.held_on),
        decision=field_of(Review, "decision").label_of(row.decision),
        why=sentence(row.why),
        learned=row.learned.strip(),
        checked_by=row.checked_by.strip(),
    )

"""What the card of a live priority shows and what it says aloud, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfeval.core import realms
from selfeval.core.board import actions_by_realm, indicators_of
from selfeval.core.models import Priority
from selfeval.core.rows import Rows
from selfeval.core.signs import Sign, count_words, read_sign, worst_first
from selfeval.i18n import _, ngettext
from selfeval.ui import wording


@dataclass(frozen=True)
class LiveCard:
    """One card: its words from top to bottom, the worst sign, and actions by realm.

    `worst` is the word of an indicator, "" where there is no indicator.
    """

    row_id: str
    number: str
    title: str
    owner: str
    chip: str
    worst: str
    actions: dict[str, int]
    spoken: str


def live_card(rows: Rows, row: Priority, today: date) -> LiveCard:
    """Put the card of one priority into words."""
    signs = [read_sign(rows, one, today) for one in indicators_of(rows, row.id)]
    number = wording.titled(Priority, rows.label_of(row))
    if row.private:
        number = _("{number} · private").format(number=number)
    title = " ".join(row.title.split()) or _("Nothing written yet")
    owner = owner_words(row)
    chip = _chip(signs)
    actions = actions_by_realm(rows, row.id)
    parts = (number, title, owner, chip, _spoken_actions(actions))
    return LiveCard(
        row_id=row.id,
        number=number,
        title=title,
        owner=owner or _("No owner and no end yet"),
        chip=chip,
        worst=worst_first(sign.word for sign in signs)[0][0].value if signs else "",
        actions=actions,
        spoken=", ".join(part for part in parts if part),
    )


def owner_words(row: Priority) -> str:
    """Say who owns a priority and until when it runs; "" if nobody has said."""
    until = _("until {day}").format(day=wording.day(row.horizon)) if row.horizon else ""
    return " · ".join(part for part in (" ".join(row.owner.split()), until) if part)


def _chip(signs: Sequence[Sign]) -> str:
    if not signs:
        return _("no indicator")
    return count_words(sign.word for sign in signs)


def _spoken_actions(actions: dict[str, int]) -> str:
    """Say how many actions each realm has: “actions: Knowledge 2, Behaviours none…”."""
    told = [
        _("{realm} {count}").format(
            realm=wording.realm_title(realm.id), count=actions[realm.id] or _("none")
        )
        for realm in realms.REALMS
    ]
    total = sum(actions.values())
    words = ngettext("{count} action: {list}", "{count} actions: {list}", total)
    return words.format(count=total, list=", ".join(told))

"""What a rule is, and what it says about an item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from selfeval.core.frameworks import Framework, framework
from selfeval.core.looks import PURSUED
from selfeval.core.models import Judgement, Priority, Row
from selfeval.core.rows import Rows, name_of
from selfeval.core.wording import called, first_sentence

LEVELS = ("E", "W", "N")
SMALL_NUMBER = 10


@dataclass(frozen=True)
class Finding:
    """What one rule says about one item: advice, never a verdict.

    `level` is "E" (something is missing), "W" (something is weak) or "N" (a nudge). `reason` is
    why somebody set it aside, "" while it is open.
    """

    rule: str
    level: str
    item_table: str
    item_id: str
    sentence: str
    reason: str = ""


@dataclass(frozen=True)
class Remark:
    """One item and the sentence about it; `level` where it differs from the rule's own."""

    item: Row
    sentence: str
    level: str = ""


Check = Callable[[Rows, date], Iterable[Remark]]


@dataclass(frozen=True)
class Rule:
    """A rule of good self-evaluation: its id, level, what it asks for, and how it looks for it."""

    id: str
    level: str
    statement: str
    check: Check

    def findings(self, rows: Rows, today: date) -> Iterator[Finding]:
        """Yield what the rule finds, set aside or not."""
        for remark in self.check(rows, today):
            yield Finding(
                rule=self.id,
                level=remark.level or self.level,
                item_table=remark.item.table_name(),
                item_id=remark.item.id,
                sentence=remark.sentence,
            )


def named(row: Row) -> str:
    """Return the words by which a sentence names `row`: its first sentence, cut at a word."""
    name = _area_title(row) if isinstance(row, Judgement) else first_sentence(name_of(row))
    return called(name)


def active_priorities(rows: Rows) -> list[Priority]:
    """Return the priorities that are proposed or live: the others are left in peace."""
    return [row for row in rows.all(Priority) if row.status in PURSUED]


def small_number_limit(rows: Rows) -> int:
    """Return the size below which a group of pupils is too small to show; ten unless set."""
    limit = rows.school.small_number_limit
    return SMALL_NUMBER if limit is None else limit


def framework_of(judgement: Judgement) -> Framework | None:
    """Return the framework a judgement is about; None for one that is not shipped."""
    try:
        return framework(judgement.framework)
    except KeyError:
        return None


def _area_title(judgement: Judgement) -> str:
    known = framework_of(judgement)
    titles = {area.id: area.title for area in known.areas} if known else {}
    return titles.get(judgement.area, judgement.area)

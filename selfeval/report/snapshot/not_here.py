"""What a document does not tell, though its readers may see it: counted by kind, never dropped.

Each part tells all rows of some kinds. What no chosen part tells, and what no part ever tells,
such as notes, is said in one sentence. First pages and shortened lines choose from what stands in
full elsewhere, so they count for nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from selfeval.core.frameworks import framework, frameworks
from selfeval.core.handover.listing import KINDS
from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Consequence,
    Evidence,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Judgement,
    Map,
    Meeting,
    Note,
    Priority,
    Quote,
    Reading,
    Recommendation,
    Review,
    Row,
    Theme,
)
from selfeval.core.rows import Rows
from selfeval.core.wording import both
from selfeval.i18n import _, ngettext

COUNTED = (
    Fact,
    Reading,
    Assumption,
    Map,
    Factor,
    Arrow,
    Priority,
    Action,
    Consequence,
    Review,
    Indicator,
    Judgement,
    Recommendation,
    Quote,
    Meeting,
    Theme,
    Note,
)
IN_SHORT = (Fact, Assumption, Priority, Indicator, Judgement, Note)
"""What is counted where a document tells nothing in full."""
WORDS = {kind.model: kind.words for kind in KINDS}
Telling = Callable[[Rows], Iterable[Row]]


def not_here(rows: Rows, parts: Collection[str], framework_id: str) -> str:
    """Say what is in these rows and in none of these parts, as a sentence; "" for nothing."""
    told = {id(row) for part in parts for row in told_by(part, rows, framework_id)}
    counted = COUNTED if any(part in TELLING for part in parts) else IN_SHORT
    counts = [
        WORDS[model](count).format(count=f"{count:,}")
        for model in counted
        if (count := sum(1 for row in rows.all(model) if id(row) not in told and _says(row)))
    ]
    if counted is IN_SHORT:
        return _from_all(counts)
    files = len(rows.all(Evidence))
    if files:
        words = ngettext("{count} attached file or link", "{count} attached files and links", files)
        counts.append(words.format(count=f"{files:,}"))
    if not counts:
        return ""
    return _("Not told, or not in full, in this copy: {kinds}.").format(kinds=both(counts))


def _from_all(counts: Sequence[str]) -> str:
    """Say what a document chooses from that tells nothing in full, such as a single page."""
    if not counts:
        return ""
    return _("This is a choice from {kinds}, with all that belongs to them.").format(
        kinds=both(counts)
    )


def _says(row: Row) -> bool:
    """Whether there is anything to tell: a judgement may be there with nothing written in it."""
    if isinstance(row, Judgement):
        return bool((row.narrative + row.strengths + row.next_steps + row.grade).strip())
    return True


def told_by(part: str, rows: Rows, framework_id: str) -> Iterator[Row]:
    """Yield the rows that a part of a document tells, if only in a line."""
    if part == "areas in full":
        yield from rows.where(Judgement, "framework", framework_id or _usual(rows))
    for telling in TELLING.get(part, ()):
        yield from telling(rows)


def _usual(rows: Rows) -> str:
    chosen = rows.setting("framework", "")
    known = {one.id for one in frameworks()}
    return framework(chosen).id if chosen in known else ""


def _all(*models: type[Row]) -> Telling:
    return lambda rows: [row for model in models for row in rows.all(model)]


def _shown_beside(model: type[Fact] | type[Indicator]) -> Telling:
    """Return what yields the readings that the items of a kind show."""

    def readings(rows: Rows) -> Iterator[Reading]:
        for measure_id in {row.measure_id for row in rows.all(model) if row.measure_id}:
            yield from rows.where(Reading, "measure_id", measure_id)

    return readings


def _of_facts(rows: Rows) -> Iterator[Quote]:
    return (row for row in rows.all(Quote) if row.item_table == Fact.table_name())


def _held(rows: Rows) -> Iterator[Assumption]:
    return (row for row in rows.all(Assumption) if row.status != "retired")


def _retired(rows: Rows) -> Iterator[Assumption]:
    return (row for row in rows.all(Assumption) if row.status == "retired")


def _live(rows: Rows) -> list[Priority]:
    return [row for row in rows.all(Priority) if row.status == "live"]


def _of_live(*models: type[Action] | type[Consequence] | type[Review]) -> Telling:
    """Return what yields the rows that belong to priorities that are worked on."""

    def belonging(rows: Rows) -> Iterator[Row]:
        for one in _live(rows):
            for model in models:
                yield from rows.where(model, "priority_id", one.id)

    return belonging


def _watching_live(rows: Rows) -> Iterator[Row]:
    for one in _live(rows):
        for link in rows.where(IndicatorPriority, "priority_id", one.id):
            found = rows.get(Indicator, link.indicator_id)
            if found is not None:
                yield found


TELLING: dict[str, tuple[Telling, ...]] = {
    "context": (_all(Recommendation),),
    "facts": (_all(Fact), _shown_beside(Fact), _of_facts),
    "evidence": (_all(Fact),),
    "beliefs": (_held,),
    "retired": (_retired,),
    "maps": (_all(Map, Factor, Arrow),),
    "priorities": (_all(Priority), _of_live(Action, Consequence, Review), _watching_live),
    "plan": (_all(Priority), _of_live(Action), _watching_live),
    "indicators": (_all(Indicator), _shown_beside(Indicator)),
}

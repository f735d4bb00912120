"""What leaves in a copy and what stays, as lines to read before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selfeval.core.findings.base import named
from selfeval.core.handover.choice import ATTACHMENTS, HISTORY, NOTES, PRIVATE, QUOTES
from selfeval.core.handover.contents import FEW, Contents
from selfeval.core.hanging import every
from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Consequence,
    Dismissal,
    Edition,
    Evidence,
    Fact,
    Factor,
    Indicator,
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
    School,
    Theme,
)
from selfeval.core.rows import Rows
from selfeval.i18n import _, ngettext

FIRST_FEW = 3
"""Names told of what is counted."""

Counted = Callable[[int], str]


@dataclass(frozen=True)
class Line:
    """So many of a kind, in words, with the names of the first few; `more` have no name here."""

    kind: str
    words: str
    names: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Listing:
    """What leaves and what stays; each is empty where there is nothing."""

    leaves: tuple[Line, ...]
    stays: tuple[Line, ...]


@dataclass(frozen=True)
class _Kind:
    """A kind of row worth a line; `is_named` tells the first few by their names."""

    model: type[Row]
    words: Counted
    is_named: bool = True


def _files(n: int) -> str:
    return ngettext("{count} attached file", "{count} attached files", n)


def _links(n: int) -> str:
    return ngettext("{count} web link", "{count} web links", n)


def _quotes(n: int) -> str:
    return ngettext("{count} quote", "{count} quotes", n)


def _notes(n: int) -> str:
    return ngettext("{count} note of the inbox", "{count} notes of the inbox", n)


KINDS: tuple[_Kind, ...] = (
    _Kind(Fact, lambda n: ngettext("{count} fact", "{count} facts", n)),
    _Kind(Reading, lambda n: ngettext("{count} reading", "{count} readings", n), False),
    _Kind(Assumption, lambda n: ngettext("{count} assumption", "{count} assumptions", n)),
    _Kind(Map, lambda n: ngettext("{count} map", "{count} maps", n)),
    _Kind(Factor, lambda n: ngettext("{count} factor", "{count} factors", n)),
    _Kind(Arrow, lambda n: ngettext("{count} arrow", "{count} arrows", n), False),
    _Kind(Priority, lambda n: ngettext("{count} priority", "{count} priorities", n)),
    _Kind(Action, lambda n: ngettext("{count} action", "{count} actions", n)),
    _Kind(
        Consequence,
        lambda n: ngettext("{count} consequence", "{count} consequences", n),
    ),
    _Kind(Review, lambda n: ngettext("{count} review", "{count} reviews", n), False),
    _Kind(Indicator, lambda n: ngettext("{count} early indicator", "{count} early indicators", n)),
    _Kind(
        Judgement,
        lambda n: ngettext("{count} judgement by area", "{count} judgements by area", n),
    ),
    _Kind(
        Recommendation,
        lambda n: ngettext(
            "{count} recommendation of the last inspection",
            "{count} recommendations of the last inspection",
            n,
        ),
    ),
    _Kind(Theme, lambda n: ngettext("{count} theme", "{count} themes", n)),
    _Kind(Meeting, lambda n: ngettext("{count} meeting", "{count} meetings", n)),
    _Kind(
        Edition,
        lambda n: ngettext("{count} version of the report", "{count} versions of the report", n),
    ),
    _Kind(
        Dismissal,
        lambda n: ngettext(
            "{count} remark set aside, with its reason",
            "{count} remarks set aside, with their reasons",
            n,
        ),
    ),
    _Kind(Quote, _quotes),
    _Kind(Note, _notes),
)


def listing(found: Contents, gestures: int, undecided: int = 0) -> Listing:
    """Return what leaves and what stays.

    `gestures` is how long the history is; `undecided` are the questions that combining has left
    open in it, whose other answers are in the history alone.
    """
    return Listing(tuple(_leaves(found, gestures)), tuple(_stays(found, gestures, undecided)))


def _leaves(found: Contents, gestures: int) -> Iterator[Line]:
    if found.rows.all(School):
        yield Line("school", _("The details of the school"))
    for kind in KINDS:
        yield from _some(
            kind.model.table_name(), found.rows.all(kind.model), kind.words, is_named=kind.is_named
        )
    yield from _evidence(found.rows)
    told = {School, Evidence, *(kind.model for kind in KINDS)}
    others = [row for row in every(found.rows) if type(row) not in told]
    yield from _some("others", others, _holding_together, is_named=False)
    private = [row for row in every(found.rows) if getattr(row, "private", False)]
    yield from _some(
        PRIVATE,
        private,
        lambda n: ngettext(
            "{count} item of these is private", "{count} items of these are private", n
        ),
    )
    if found.choice.has_history and gestures:
        yield Line(HISTORY, _history_words(gestures))


def _holding_together(n: int) -> str:
    return ngettext(
        "{count} entry that holds these together, such as a link",
        "{count} entries that hold these together, such as links",
        n,
    )


def _evidence(rows: Rows) -> Iterator[Line]:
    listed = rows.all(Evidence)
    yield from _some(ATTACHMENTS, [row for row in listed if row.kind == "file"], _files)
    yield from _some("links", [row for row in listed if row.kind == "link"], _links)


def _stays(found: Contents, gestures: int, undecided: int) -> Iterator[Line]:
    for reason, words in _REASONS:
        yield from _some(reason, found.kept_back.get(reason, ()), words(found.limit))
    signs = [row for row in found.blanked if isinstance(row, Indicator)]
    readings = [row for row in found.blanked if isinstance(row, Reading)]
    yield from _some("few_signs", signs, _sign_figures)
    yield from _some("few_readings", readings, _reading_figures, is_named=False)
    yield from _some("with_them", found.with_them, _belonging, is_named=False)
    if found.unlinked:
        words = ngettext(
            "{count} link from what goes along to what stays here",
            "{count} links from what goes along to what stays here",
            found.unlinked,
        )
        yield Line("unlinked", words.format(count=f"{found.unlinked:,}"))
    if found.choice.has_history or not gestures:
        return
    if undecided:
        words = ngettext(
            "What else was written where {count} question is still open",
            "What else was written where {count} questions are still open",
            undecided,
        )
        yield Line("undecided", words.format(count=f"{undecided:,}"))
    yield Line(HISTORY, _history_words(gestures))


def _private(_limit: int) -> Counted:
    return lambda n: ngettext("{count} private item", "{count} private items", n)


def _few(limit: int) -> Counted:
    def words(n: int) -> str:
        told = ngettext(
            "{count} fact about fewer than {limit} pupils",
            "{count} facts about fewer than {limit} pupils",
            n,
        )
        return told.replace("{limit}", str(limit))

    return words


_REASONS: tuple[tuple[str, Callable[[int], Counted]], ...] = (
    (PRIVATE, _private),
    (FEW, _few),
    (QUOTES, lambda _limit: _quotes),
    (NOTES, lambda _limit: _notes),
    (ATTACHMENTS, lambda _limit: _files),
)


def _sign_figures(n: int) -> str:
    return ngettext(
        "The figures of {count} early indicator about few pupils",
        "The figures of {count} early indicators about few pupils",
        n,
    )


def _reading_figures(n: int) -> str:
    return ngettext(
        "The figures of {count} reading about few pupils",
        "The figures of {count} readings about few pupils",
        n,
    )


def _belonging(n: int) -> str:
    return ngettext(
        "{count} entry that belongs to what stays, such as a link or a reading",
        "{count} entries that belong to what stays, such as links and readings",
        n,
    )


def _history_words(gestures: int) -> str:
    words = ngettext(
        "The history: {count} change, with former wordings, what was removed, and who did it",
        "The history: {count} changes, with former wordings, what was removed, and who did it",
        gestures,
    )
    return words.format(count=f"{gestures:,}")


def _some(
    kind: str, rows: Sequence[Row], words: Counted, *, is_named: bool = True
) -> Iterator[Line]:
    """Yield a line about `rows`; none where there are none."""
    if not rows:
        return
    names = tuple(named(row) for row in rows[:FIRST_FEW]) if is_named else ()
    said = words(len(rows)).format(count=f"{len(rows):,}")
    yield Line(kind, said, names, len(rows) - len(names) if is_named else 0)

"""The self-evaluation as slides for a meeting: an opening, then each live priority's path.

A path goes from what we see, by what we believe, what leads to what, what we chose and do, to what
we look for. What a report for governors may not print is not shown here either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from selfeval.core import realms
from selfeval.core.board import indicators_of
from selfeval.core.causal.sentences import arrow_sentence, basis_sentence
from selfeval.core.chain import chain_of
from selfeval.core.fields import field_of
from selfeval.core.findings import find
from selfeval.core.models import Action, Assumption, Fact, Indicator, Priority
from selfeval.core.overview.strands import (
    ASSUMPTIONS,
    FACTS,
    INDICATORS,
    MAP,
    PRIORITY,
    Strand,
    strands,
)
from selfeval.core.overview.verdict import verdict
from selfeval.core.rows import Rows
from selfeval.core.signs import read_sign
from selfeval.core.support import assumptions_of, facts_that
from selfeval.core.why import why_this
from selfeval.i18n import _, ngettext
from selfeval.report.snapshot.choose import Choice, choose
from selfeval.report.snapshot.wording import long_day, short_day

MOST_LINES = 6
"""Lines on one slide; more go on to the next."""


@dataclass(frozen=True)
class Line:
    """One thing on a slide, with a caption below it, or with `lead` saying above it what it is.

    `realm` and `sign` are stored words, for a symbol; "" for none.
    """

    words: str
    caption: str = ""
    realm: str = ""
    sign: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Block:
    """Some lines under a title ("" for none); `empty` is said where there is no line.

    Blocks that are `beside` stand side by side, equally large.
    """

    title: str
    lines: tuple[Line, ...]
    empty: str = ""
    beside: bool = False


@dataclass(frozen=True)
class Slide:
    """One slide. `over` says whose path it is, `place` the step of the path (None: no path).

    `gaps` are the steps at which the path is broken; `strands` are drawn as threads.
    """

    over: str
    title: str
    words: str
    blocks: tuple[Block, ...] = ()
    place: int | None = None
    gaps: frozenset[int] = frozenset()
    strands: tuple[Strand, ...] = ()


def slides(rows: Rows, today: date) -> tuple[Slide, ...]:
    """Return every slide, in order, as on the day `today`."""
    chosen = choose(rows, "governors")
    live = strands(chosen.rows, today)
    made = [_opening(chosen, live, today)]
    for at, one in enumerate(live, start=1):
        priority = chosen.rows.get(Priority, one.priority_id)
        if priority is not None:
            over = _("Priority {number} of {count}: {title}").format(
                number=at, count=len(live), title=one.title
            )
            made += _Path(chosen, priority, one, over, today).slides()
    return tuple(made)


def _opening(chosen: Choice, live: tuple[Strand, ...], today: date) -> Slide:
    rows = chosen.rows
    told = verdict(rows, find(rows, today), live, today)
    agreed = ""
    if told.agreed_on is not None:
        agreed = _("Last agreed on {day}.").format(day=long_day(told.agreed_on))
    purpose = rows.school.purpose.strip()
    lines = [Line(" ".join(part for part in (told.fact, agreed) if part))]
    if purpose:
        lines.append(Line(purpose, lead=_("Our purpose")))
    over = " · ".join(part for part in (rows.school.name, rows.school.period) if part.strip())
    shown = tuple(line for line in lines if line.words)
    blocks = (Block("", shown), *(() if live else _first_facts(rows)))
    return Slide(over, told.sentence, "", blocks, strands=live)


def _first_facts(rows: Rows) -> Iterator[Block]:
    """Show what is written while no priority is live: the first facts, which no path shows yet."""
    lines = [_fact_line(row) for row in rows.all(Fact) if row.statement.strip()]
    if lines:
        yield Block(_("What we see"), tuple(lines[:MOST_LINES]))


class _Path:
    """One priority's slides."""

    def __init__(
        self, chosen: Choice, priority: Priority, strand: Strand, over: str, today: date
    ) -> None:
        self._chosen, self._rows, self._today = chosen, chosen.rows, today
        self._priority, self._over = priority, over
        self._gaps = frozenset(at for at in range(len(strand.knots)) if strand.is_gap(at))
        self._strand = strand
        self._chain = chain_of(self._rows, priority)
        self._behind = assumptions_of(self._rows, priority, self._chain.arrows)

    def slides(self) -> Iterator[Slide]:
        """Yield the slides from facts to indicators."""
        yield from self._pages(FACTS, _("What we see"), self._facts(), _("No fact yet."))
        yield from self._beliefs()
        yield from self._map()
        yield self._choice()
        yield from self._pages(
            PRIORITY, _("What we do"), self._actions(), _("No action is planned yet.")
        )
        yield from self._pages(
            INDICATORS,
            _("What we look for first"),
            self._indicators(),
            _("Nothing yet that would show early whether it works."),
        )

    def _slide(self, place: int, title: str, words: str, *blocks: Block) -> Slide:
        return Slide(self._over, title, words, blocks, place, self._gaps)

    def _pages(
        self, place: int, title: str, lines: Sequence[Line], empty: str, words: str = ""
    ) -> Iterator[Slide]:
        """Yield as many slides as the lines need, at least one."""
        parts = _parts(lines)
        for at, part in enumerate(parts):
            shown = title
            if len(parts) > 1:
                shown = _("{title} ({number} of {count})").format(
                    title=title, number=at + 1, count=len(parts)
                )
            yield self._slide(place, shown, "" if at else words, Block("", part, empty))

    def _facts(self) -> list[Line]:
        ids = self._strand.knots[FACTS].ids
        found = (self._rows.get(Fact, row_id) for row_id in ids)
        return [_fact_line(row) for row in found if row is not None and row.statement.strip()]

    def _beliefs(self) -> Iterator[Slide]:
        if not self._behind:
            empty = _("Nothing says yet why this would help.")
            yield self._slide(ASSUMPTIONS, _("What we believe"), "", Block("", (), empty))
        for row in self._behind:
            yield self._slide(
                ASSUMPTIONS,
                _("We believe"),
                row.belief.strip() or _("Nothing written yet"),
                *_reasons(row),
                self._side(row, "supports", _("For"), _("Nothing for it yet.")),
                self._side(row, "challenges", _("Against"), _("Nothing against it so far.")),
            )

    def _side(self, row: Assumption, stance: str, title: str, empty: str) -> Block:
        lines = [_fact_line(fact) for fact in facts_that(self._rows, stance, row)]
        unseen = self._chosen.unseen.get((row.id, stance), 0)
        if unseen:
            words = ngettext("{count} more, not shown here", "{count} more, not shown here", unseen)
            lines.append(Line(words.format(count=unseen)))
        return Block(title, tuple(lines), empty, beside=True)

    def _map(self) -> Iterator[Slide]:
        arrows = [
            Line(f"{arrow_sentence(self._rows, arrow)} {basis_sentence(self._rows, arrow)}")
            for arrow in self._chain.arrows
        ]
        lines = arrows or [Line(row.label, realm=row.realm or "") for row in self._chain.factors]
        yield from self._pages(
            MAP,
            _("How one thing leads to another"),
            lines,
            _("It is not on the map yet."),
            self._chain.words,
        )

    def _choice(self) -> Slide:
        row = self._priority
        told = (
            (_("The problem"), row.problem),
            (_("What we will stop"), row.stop),
            (_("What leaders will change"), row.leaders_change),
            (_("Until"), long_day(row.horizon)),
            (_("Who answers for it"), row.owner),
        )
        lines = tuple(Line(text.strip(), lead=title) for title, text in told if text.strip())
        whole = self._chosen.everything
        weakest = why_this(self._rows, row, today=self._today, whole=whole).weakest.strip()
        return self._slide(
            PRIORITY,
            row.title.strip() or _("Nothing written yet"),
            row.purpose.strip(),
            Block("", (*lines, *([Line(weakest)] if weakest else []))),
        )

    def _actions(self) -> list[Line]:
        found = self._rows.where(Action, "priority_id", self._priority.id)
        kept = [row for row in found if row.state != "dropped" and row.what.strip()]
        kept.sort(key=lambda row: (realms.order(row.realm), row.position, row.id))
        return [_action_line(row) for row in kept]

    def _indicators(self) -> list[Line]:
        found = indicators_of(self._rows, self._priority.id)
        return [
            self._sign_line(row) for row in sorted(found, key=lambda row: realms.order(row.realm))
        ]

    def _sign_line(self, row: Indicator) -> Line:
        sign = read_sign(self._rows, row, self._today)
        words = row.sign.strip() or _("Nothing written yet")
        if row.id in self._chosen.hidden_signs:
            told = _("Its figures are about few pupils and are not shown here.")
            return Line(words, told, row.realm or "")
        figures = (
            (_("started at {figure}"), sign.started),
            (_("latest {figure}"), sign.latest),
            (_("hoped for {figure}"), sign.hoped_for),
            (_("look by {figure}"), short_day(row.look_by)),
        )
        parts = [told.format(figure=figure) for told, figure in figures if figure]
        return Line(words, " · ".join([sign.label, *parts]), row.realm or "", sign.word.value)


def _parts(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Share lines out evenly over as few slides as hold them; one empty slide for none."""
    pages = max(1, -(-len(lines) // MOST_LINES))
    size = -(-len(lines) // pages) or 1
    return [tuple(lines[at * size : (at + 1) * size]) for at in range(pages)]


def _reasons(row: Assumption) -> Iterable[Block]:
    told = (
        (_("Because"), row.because),
        (_("We would be wrong if"), row.wrong_if),
        (_("It could also be"), row.rival),
    )
    lines = tuple(Line(text.strip(), lead=title) for title, text in told if text.strip())
    if lines:
        yield Block("", lines)


def _fact_line(row: Fact) -> Line:
    parts = (row.source.strip(), short_day(row.observed_on))
    caption = " · ".join(part for part in parts if part)
    return Line(row.statement.strip() or _("Nothing written yet"), caption, row.realm or "")


def _action_line(row: Action) -> Line:
    due = short_day(row.due_on)
    parts = (
        field_of(Action, "state").label_of(row.state),
        _("due {day}").format(day=due) if due else "",
        row.owner.strip(),
    )
    return Line(row.what.strip(), " · ".join(part for part in parts if part), row.realm or "")

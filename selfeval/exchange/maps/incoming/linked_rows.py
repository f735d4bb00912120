"""Rows that each link two things, as in an edge list or a sheet of connections, become a map.

Which column holds what is told by its heading. A label is known by its words: capitals and accents
do not count. Many rows for one pair become one arrow, with their count in its note; rows that
disagree about the sign leave it unknown, and the arrow contested.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfeval.core.fields import as_decimal
from selfeval.core.folding import fold
from selfeval.exchange.maps.cells import restored
from selfeval.exchange.maps.incoming.found import (
    MOST_ROWS,
    FoundArrow,
    FoundBox,
    Gathering,
    joined,
    key_of,
    label_of,
    quoted,
    titled,
    words_of,
)
from selfeval.exchange.maps.incoming.signs import (
    MINUS,
    PLUS,
    UNKNOWN,
    delay_of,
    says_a_sign,
    sign_of,
)
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError

HEADINGS: dict[str, frozenset[str]] = {
    "from": frozenset(
        {"from", "source", "cause", "origin", "influencer", "from element", "from label"}
        | {"source label", "from node", "source node", "from factor", "from box", "source name"}
    ),
    "to": frozenset(
        {"to", "target", "destination", "influenced", "consequence", "to element", "to label"}
        | {"target label", "to node", "target node", "to factor", "to box", "target name"}
    ),
    "sign": frozenset(
        {"sign", "polarity", "effect", "influence", "relation", "relationship", "correlation"}
        | {"+/-", "link polarity", "positive or negative", "impact"}
    ),
    "type": frozenset({"type", "kind", "link type", "connection type", "relationship type"}),
    "weight": frozenset({"weight", "strength", "value"}),
    "label": frozenset({"label", "name", "title"}),
    "delay": frozenset({"delay", "how soon", "lag", "time lag", "when"}),
    "direction": frozenset({"direction", "directed"}),
    "note": frozenset({"note", "notes", "comment", "comments", "description", "remark", "remarks"}),
}
SAYING_SIGNS = ("sign", "type", "weight", "label")
"""The columns in which a sign may stand; the first that says one counts."""
CAUSES = frozenset({"cause", "causes"})
SILENT = frozenset({"", "directed", "forward", "true", "yes"})
BOTH = frozenset({"mutual", "both", "bidirectional", "two-way", "two way"})
NEITHER = frozenset({"undirected", "none", "false", "no"})

MOST_SIGNS = 500
"""How many words for signs a column can have; one with more holds something else."""

Row = Sequence[str]


@dataclass(frozen=True)
class Columns:
    """Where each kind of cell stands; `rest` are the others that have a heading, for the note."""

    at: dict[str, int]
    rest: tuple[tuple[int, str], ...]
    headings: tuple[str, ...]

    def cell(self, row: Row, role: str) -> str:
        """Return the words in a cell; "" where there is no such column, or the row is too short."""
        at = self.at.get(role)
        return words_of(restored(row[at])) if at is not None and at < len(row) else ""


def columns_of(heading: Row) -> Columns | None:
    """Tell the columns by their headings; None where there is none for each end of an arrow.

    Of two headings for the same the first counts; the other column goes into the note.
    """
    at: dict[str, int] = {}
    rest: list[tuple[int, str]] = []
    for place, said in enumerate(heading):
        role = _role(said)
        if (
            role == "sign"
            and fold(said.strip()) == "effect"
            and "to" not in at
            and _causes(heading)
        ):
            role = "to"
        if role and role not in at:
            at[role] = place
        elif said.strip():
            rest.append((place, label_of(said)))
    if not {"from", "to"} <= set(at):
        return None
    return Columns(at, tuple(rest), tuple(label_of(one) for one in heading))


def _causes(heading: Row) -> bool:
    return any(fold(one.strip()) in CAUSES for one in heading)


def _role(said: str) -> str:
    plain = fold(" ".join(said.replace("_", " ").split()).strip(" :."))
    return next((role for role, words in HEADINGS.items() if plain in words), "")


@dataclass(frozen=True)
class _Link:
    sign: str
    delay: str
    note: str


class LinkedRows:
    """Gathers a map from rows; boxes that were added before are found by their labels or ids."""

    def __init__(self, file: str) -> None:
        self.gathering = Gathering(file)
        self.signs: Counter[tuple[str, str]] = Counter()
        self.known: dict[str, int] = {}
        self._file = file
        self._spellings: defaultdict[int, set[str]] = defaultdict(set)
        self._counts: Counter[str] = Counter()

    def box(self, label: str) -> int:
        """Return the place of the box with this label, which is made where there is none yet."""
        key = key_of(label)
        if key not in self.known:
            self.known[key] = self.gathering.add_box(FoundBox(label))
        self._spellings[self.known[key]].add(label)
        return self.known[key]

    def take(self, columns: Columns, rows: Iterable[Row]) -> None:
        """Gather the arrows of these rows; UserError where there are too many."""
        kept = self._kept(rows)
        signed = _signed(columns, kept)
        links: defaultdict[tuple[int, int], list[_Link]] = defaultdict(list)
        for row in kept:
            ends = [label_of(columns.cell(row, role)) for role in ("from", "to")]
            if not any(ends):
                self._counts["blank"] += 1
                continue
            places = [self.box(label) for label in ends if label]
            if len(places) < 2:
                self._counts["alone"] += 1
                continue
            self._take_link(links, (places[0], places[1]), columns, row, signed)
        for (source, target), some in links.items():
            self.gathering.add_arrow(_merged(source, target, some))

    def _kept(self, rows: Iterable[Row]) -> list[Row]:
        kept: list[Row] = []
        for row in rows:
            if len(kept) >= MOST_ROWS:
                raise UserError(
                    _("“{file}” has more than {most} rows: too many for a map.").format(
                        file=self._file, most=f"{MOST_ROWS:,}"
                    ),
                    _("Import a part of it."),
                )
            kept.append(row)
        return kept

    def _take_link(
        self,
        links: dict[tuple[int, int], list[_Link]],
        ends: tuple[int, int],
        columns: Columns,
        row: Row,
        signed: Sequence[str],
    ) -> None:
        link = self._link(columns, row, signed)
        direction = fold(columns.cell(row, "direction"))
        links[ends].append(link)
        if direction in BOTH and ends[0] != ends[1]:
            links[ends[1], ends[0]].append(link)
            self._counts["both"] += 1
        elif direction in NEITHER:
            self._counts["neither"] += 1

    def _link(self, columns: Columns, row: Row, signed: Sequence[str]) -> _Link:
        says = {role: columns.cell(row, role) for role in SAYING_SIGNS}
        read = next((role for role in signed if says_a_sign(says[role])), "")
        sign = sign_of(says[read]) if read else UNKNOWN
        spoken = read or ("sign" if says["sign"] else "")
        if spoken:
            self.signs[says[spoken], sign] += 1
        delay_said = columns.cell(row, "delay")
        delay = delay_of(delay_said)
        lines = [columns.cell(row, "note")]
        lines += [
            titled(columns.headings[columns.at[role]], says[role])
            for role in SAYING_SIGNS
            if says[role] and role != read
        ]
        if delay_said and not delay:
            lines.append(titled(columns.headings[columns.at["delay"]], delay_said))
        direction = columns.cell(row, "direction")
        if direction and fold(direction) not in SILENT | BOTH:
            lines.append(titled(columns.headings[columns.at["direction"]], direction))
        lines += [titled(title, restored(row[at])) for at, title in columns.rest if at < len(row)]
        return _Link(sign, delay, joined(*lines))

    def said(self) -> tuple[str, ...]:
        """Return what there is to know of these rows."""
        told: list[str] = []
        several = [
            sorted(words)[0] for _place, words in sorted(self._spellings.items()) if len(words) > 1
        ]
        if several:
            told.append(
                _("Written in more than one way, and taken for one box each: {labels}.").format(
                    labels=quoted(several)
                )
            )
        for name, words in self._words().items():
            if self._counts[name]:
                told.append(words)
        return tuple(told)

    def _words(self) -> dict[str, str]:
        count = self._counts
        words = {
            "alone": ngettext(
                "{count} row names one end alone: a box without an arrow.",
                "{count} rows name one end alone: boxes without an arrow.",
                count["alone"],
            ),
            "blank": ngettext(
                "{count} row names neither end, and is left out.",
                "{count} rows name neither end, and are left out.",
                count["blank"],
            ),
            "both": ngettext(
                "{count} link goes both ways: it becomes two arrows.",
                "{count} links go both ways: each becomes two arrows.",
                count["both"],
            ),
            "neither": ngettext(
                "{count} link has no direction: its arrow goes as the file names its ends.",
                "{count} links have no direction: their arrows go as the file names their ends.",
                count["neither"],
            ),
        }
        return {name: said.format(count=f"{count[name]:,}") for name, said in words.items()}


def _signed(columns: Columns, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the columns that signs are read from.

    Weights are signs only where one is below zero; elsewhere they tell how strong a link is. Names
    of links are signs only where each of them is one. What says ever something else is a remark.
    """
    found: list[str] = []
    for role in SAYING_SIGNS:
        cells = [said for row in rows if (said := columns.cell(row, role))]
        if role == "weight" and not any((as_decimal(one) or 0) < 0 for one in cells):
            continue
        if len({one for one in cells if as_decimal(one) is None}) > MOST_SIGNS:
            continue
        if role == "label" and not all(says_a_sign(one) for one in cells):
            continue
        found.append(role)
    return tuple(found)


def _merged(source: int, target: int, links: Sequence[_Link]) -> FoundArrow:
    counted = Counter(link.sign for link in links)
    known = {PLUS, MINUS} & set(counted)
    delays = {link.delay for link in links if link.delay}
    return FoundArrow(
        source,
        target,
        sign=known.pop() if len(known) == 1 else UNKNOWN,
        delay=delays.pop() if len(delays) == 1 else "",
        contested=counted[PLUS] > 0 and counted[MINUS] > 0,
        note=joined(_count_words(counted), *(link.note for link in links)),
    )


def _count_words(counted: Counter[str]) -> str:
    """Say in how many rows an arrow stands, and where they disagree, how many say what."""
    total = counted.total()
    if total < 2:
        return ""
    if counted[PLUS] and counted[MINUS]:
        return _("In {count} rows: {plus} raise it, {minus} lower it, {rest} do not say.").format(
            count=f"{total:,}", plus=counted[PLUS], minus=counted[MINUS], rest=counted[UNKNOWN]
        )
    return _("In {count} rows.").format(count=f"{total:,}")

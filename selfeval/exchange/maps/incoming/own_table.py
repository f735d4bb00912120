"""Our own table of a map (see `to_csv`): what was written comes back equal.

The table may have been changed in a spreadsheet since: what is not one of our words is unknown, and
an arrow without numbers goes between the boxes that its labels name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from selfeval.core.fields import FIRST_YEAR, LAST_YEAR, clean, field_of
from selfeval.core.folding import fold
from selfeval.core.models import Arrow, Factor
from selfeval.core.models.words import BASES, DELAYS, FACTOR_KINDS, SIGNS
from selfeval.core.realms import REALM_CHOICES
from selfeval.exchange.maps.cells import restored
from selfeval.exchange.maps.incoming.found import (
    MOST_ROWS,
    Found,
    FoundArrow,
    FoundBox,
    Gathering,
    key_of,
    label_of,
)
from selfeval.exchange.maps.incoming.signs import delay_of, sign_of
from selfeval.exchange.maps.to_csv import ARROW, BOX, YES
from selfeval.exchange.tables.reading import Line, Table
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError

MARKS = ("record", "id", "label", "from_id", "to_id")
REALMS, KINDS, BASIS_WORDS, SIGN_WORDS, DELAY_WORDS = (
    frozenset(word for word, _label in choices if word)
    for choices in (REALM_CHOICES, FACTOR_KINDS, BASES, SIGNS, DELAYS)
)


def is_own_table(table: Table) -> bool:
    """Whether a table has the headings of ours."""
    return all(table.index(column) is not None for column in MARKS)


def read_own_table(table: Table, name: str) -> Found:
    """Read it; UserError where it holds no box, or too much."""
    reader = _Reader(table)
    for count, line in enumerate(table.lines()):
        if count >= MOST_ROWS:
            raise UserError(
                _("“{file}” has more than {most} rows: too many for a map.").format(
                    file=table.name, most=f"{MOST_ROWS:,}"
                )
            )
        reader.take(line)
    reader.join()
    return Found(_("a map from this program"), (reader.gathering.found(name),), said=reader.said())


@dataclass
class _Reader:
    table: Table
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    labels: dict[str, int] = field(default_factory=dict[str, int])
    arrows: list[Line] = field(default_factory=list[Line])
    passed: Counter[str] = field(default_factory=Counter[str])

    def __post_init__(self) -> None:
        self.gathering = Gathering(self.table.name)

    def cell(self, line: Line, column: str) -> str:
        """Return the words of a cell as they were before the table was written."""
        at = self.table.index(column)
        return restored(line.cell(at)[0]) if at is not None else ""

    def take(self, line: Line) -> None:
        """Take a box at once; arrows wait until all boxes are known."""
        record = fold(self.cell(line, "record").strip())
        if record == BOX:
            self._take_box(line)
        elif record == ARROW:
            self.arrows.append(line)
        else:
            self.passed["record"] += 1

    def _take_box(self, line: Line) -> None:
        box = FoundBox(
            label=str(clean(field_of(Factor, "label"), self.cell(line, "label")[:1_000])),
            note=words_kept(self.cell(line, "note")),
            kind=self._choice(line, "kind", KINDS) or "factor",
            realm=self._choice(line, "realm", REALMS) or None,
            unexpected_since=self._day(line),
        )
        at = self.gathering.add_box(box)
        self.numbers.setdefault(self.cell(line, "id").strip(), at)
        self.labels.setdefault(key_of(box.label), at)

    def _choice(self, line: Line, column: str, known: frozenset[str]) -> str:
        said = self.cell(line, column).strip()
        if said and said not in known:
            self.passed["choice"] += 1
        return said if said in known else ""

    def _day(self, line: Line) -> str | None:
        said = self.cell(line, "unexpected_since").strip()
        try:
            day = date.fromisoformat(said) if said else None
        except ValueError:
            day = None
        if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
            return day.isoformat()
        self.passed["choice"] += bool(said)
        return None

    def join(self) -> None:
        """Draw the arrows, now that all boxes are known."""
        for line in self.arrows:
            ends = [self._end(line, end) for end in ("from", "to")]
            source, target = ends
            if source is None or target is None:
                self.passed["arrow"] += 1
                continue
            self.gathering.add_arrow(self._arrow(line, source, target))

    def _end(self, line: Line, end: str) -> int | None:
        number = self.cell(line, f"{end}_id").strip()
        if number in self.numbers and number:
            return self.numbers[number]
        label = label_of(self.cell(line, end))
        if not label:
            return None
        if key_of(label) not in self.labels:
            self.labels[key_of(label)] = self.gathering.add_box(FoundBox(label))
        return self.labels[key_of(label)]

    def _arrow(self, line: Line, source: int, target: int) -> FoundArrow:
        sign, delay = self.cell(line, "sign").strip(), self.cell(line, "delay").strip()
        return FoundArrow(
            source,
            target,
            sign=sign if sign in SIGN_WORDS else sign_of(sign),
            delay=delay if delay in DELAY_WORDS else delay_of(delay),
            basis=self._choice(line, "basis", BASIS_WORDS) or "hunch",
            contested=fold(self.cell(line, "contested").strip()) == YES,
            note=words_kept(self.cell(line, "note")),
        )

    def said(self) -> tuple[str, ...]:
        """Return what was passed over."""
        words = {
            "record": ngettext(
                "{count} row is neither a box nor an arrow, and is left out.",
                "{count} rows are neither boxes nor arrows, and are left out.",
                self.passed["record"],
            ),
            "arrow": ngettext(
                "{count} arrow leads nowhere, and is left out.",
                "{count} arrows lead nowhere, and are left out.",
                self.passed["arrow"],
            ),
            "choice": ngettext(
                "{count} cell holds a word that is unknown here, and counts as empty.",
                "{count} cells hold words that are unknown here, and count as empty.",
                self.passed["choice"],
            ),
        }
        return tuple(
            said.format(count=f"{self.passed[name]:,}")
            for name, said in words.items()
            if self.passed[name]
        )


def words_kept(note: str) -> str:
    """Return a note as the file keeps it, with the blanks at its ends."""
    return str(clean(field_of(Arrow, "note"), note[:200_000]))


__all__: Sequence[str] = ("is_own_table", "read_own_table")

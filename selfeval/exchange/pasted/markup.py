"""Tables in HTML as Excel, Word, Google and browsers write it. Nothing is loaded or run."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

UNSEEN = frozenset({"style", "script", "head", "title", "template", "noscript"})
BREAKS = frozenset({"br", "p", "div", "li", "tr", "td", "th"})
MOST_SPAN = 200
MOST_CELLS = 1_000_000

Rows = list[list[str]]
_Reaching = dict[int, tuple[int, str]]
"""Columns that a merged cell covers in the row below: how many rows more, and its words."""


@dataclass
class _Cell:
    words: list[str] = field(default_factory=list[str])
    across: int = 1
    down: int = 1


@dataclass
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list[list[_Cell]])

    @property
    def open_cell(self) -> _Cell | None:
        return self.rows[-1][-1] if self.rows and self.rows[-1] else None


class _Reader(HTMLParser):
    """Collects tables. The words of a table within a cell are words of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._depth = 0
        self._unseen = 0
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table())
                self._in_cell = False
        elif self._depth == 1 and tag == "tr":
            self.tables[-1].rows.append([])
            self._in_cell = False
        elif self._depth == 1 and tag in ("td", "th"):
            self._open_cell(dict(attrs))
        if tag in BREAKS:
            self.handle_data(" ")

    def _open_cell(self, attrs: dict[str, str | None]) -> None:
        table = self.tables[-1]
        if not table.rows:
            table.rows.append([])
        across, down = _span(attrs.get("colspan")), _span(attrs.get("rowspan"))
        table.rows[-1].append(_Cell([], across, down))
        self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            self._in_cell = self._depth > 0
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._in_cell = False
        elif tag in BREAKS:
            self.handle_data(" ")

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """Pass over a mark such as Word's “<![if !vml]>”; Python fails at one it does not know."""
        return self.rawdata.find(">", i) + 1 or -1

    def handle_data(self, data: str) -> None:
        if self._unseen or not self._in_cell or not self.tables:
            return
        cell = self.tables[-1].open_cell
        if cell is not None:
            cell.words.append(data)


def _span(value: str | None) -> int:
    """Read how many columns or rows a cell covers; what is no such number is one."""
    plain = (value or "").strip()
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 9:
        return 1
    return min(max(1, int(plain)), MOST_SPAN)


def tables_in(html: str) -> list[Rows]:
    """Return the rows of every table; a merged cell's words stand wherever it reaches."""
    if "<t" not in html.casefold():
        return []
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [_spread(table) for table in reader.tables]


def _spread(table: _Table) -> Rows:
    """Lay the cells out, those that reach down from the rows above among them."""
    rows: Rows = []
    above: _Reaching = {}
    made = 0
    for cells in table.rows:
        row: list[str] = []
        below: _Reaching = {}
        waiting = list(reversed(cells))
        while waiting or any(at >= len(row) for at in above):
            at = len(row)
            if at in above:
                left, words = above[at]
                _lay(_Cell([words], 1, left), row, below)
            elif waiting:
                _lay(waiting.pop(), row, below)
            else:
                row.append("")
        rows.append(row)
        above = below
        made += len(row)
        if made > MOST_CELLS:
            break
    return rows


def _lay(cell: _Cell, row: list[str], below: _Reaching) -> None:
    words = "".join(cell.words)
    for _at in range(cell.across):
        if cell.down > 1:
            below[len(row)] = (cell.down - 1, words)
        row.append(words)

"""The one table: rows of a model in the columns it declares, searched, sorted, known by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from selfeval.core import realms
from selfeval.core.fields import FieldUI, as_decimal, fields_of, name_field
from selfeval.core.folding import fold
from selfeval.core.models import NUMBERED, Row
from selfeval.core.search_words import Wanted, finding, wanted
from selfeval.i18n import _
from selfeval.ui import wording
from selfeval.ui.item import told
from selfeval.ui.rows.marks import Mark
from selfeval.ui.tips import plain_tip
from selfeval.ui.workspace import Workspace

IdRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
Chosen = Callable[[dict[str, Any]], bool]
Cell = Callable[[dict[str, Any]], str]


@dataclass(frozen=True)
class Card:
    """What a card of the list shows of a row.

    `sign` is the word of an indicator whose symbol stands before the caption.
    """

    words: str
    caption: str
    realm: str
    sign: str = ""
    mark: Mark | None = None


@dataclass(slots=True)
class Line:
    """One row: its id and its place among all, and what is worked out when it is first wanted.

    That is its words in each column, its card, its own words that a search looks in, and how
    columns sort.
    """

    row_id: str
    place: tuple[str, str]
    row: dict[str, Any]
    words: tuple[str, ...] = ()
    card: Card | None = None
    text: str = ""
    keys: dict[int, Any] | None = None


def columns_of(model: type[Row]) -> tuple[FieldUI, ...]:
    """Return the fields that have a column, the one people know the row by first."""
    lead = name_field(model)
    others = [field for field in fields_of(model) if field.column and field is not lead]
    return (lead, *others)


class RowsModel(QAbstractTableModel):
    """The rows of one table. `chosen` picks which; `cells` replaces the words of a column."""

    def __init__(
        self,
        model: type[Row],
        workspace: Workspace,
        *,
        chosen: Chosen | None = None,
        columns: Iterable[str] = (),
        cells: dict[str, Cell] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.row_model, self._workspace = model, workspace
        self._chosen = chosen or (lambda _row: True)
        self._cells = cells or {}
        named = {field.name: field for field in fields_of(model)}
        self.columns = tuple(named[name] for name in columns) or columns_of(model)
        self._searched = [
            field for field in fields_of(model) if field.editor not in ("hidden", "link")
        ]
        self._links = [field for field in fields_of(model) if field.editor == "link"]
        self.readings = 0
        """How often the rows have been read from the file."""
        self._all: list[Line] = []
        self._shown: list[Line] = []
        self._wanted: Wanted = ()
        self._narrow: Chosen | None = None
        self._kept = ""
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._places: dict[str, int] = {}
        self._all_places: dict[str, int] = {}
        self._texts: list[str] | None = None
        self._lines_keep = (
            not self._cells
            and model not in told.SIGNED
            and all(one.editor != "link" for one in self.columns)
        )

    # What Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._words(line)[index.column()])
        if role == IdRole:
            return line.row_id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, index.column())
        return None

    def _spoken(self, line: Line, column: int) -> str:
        if column:
            return f"{_(self.columns[column].title)}: {self._words(line)[column]}"
        card = self._card(line)
        return ", ".join(part for part in (card.words, card.caption) if part)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column below zero goes back to the order people gave the rows."""
        self._sorted_by = (column, order) if column >= 0 else None
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    # What the page asks -------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    def depends_on(self, tables: frozenset[str]) -> bool:
        """Tell whether a change of these tables can change what the rows show."""
        read = {"reading", "measure"} if self.row_model in told.SIGNED else set()
        return bool(tables & (read | {self.row_model.table_name()}))

    def reload(self) -> None:
        """Read the rows anew; who keeps a selection keeps it by id."""
        self.beginResetModel()
        found = [row for row in self._workspace.table(self.row_model) if self._chosen(row)]
        self._all = sorted(self._lines(found), key=attrgetter("place"))
        self._all_places = _places(self._all)
        self._texts = None
        self.readings += 1
        self._arrange()
        self.endResetModel()

    def search(self, words: str) -> None:
        """Show only rows that hold every word; “or” between words finds either."""
        self._wanted = wanted(words)
        self._show_other_rows()

    def narrow(self, keeps: Chosen | None) -> None:
        """Show only rows that a filter keeps; None shows all."""
        self._narrow = keeps
        self._show_other_rows()

    def _show_other_rows(self) -> None:
        self._kept = ""
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def keep(self, row_id: str) -> None:
        """Go on showing a row that is shown, even if a change takes the searched words from it."""
        self._kept = row_id if row_id in self._places else ""

    def is_blank(self, column: int) -> bool:
        """Tell whether no row has words in a column."""
        shown = self.columns[column]
        return not any(self._shown_words(shown, line.row) for line in self._all)

    def index_of(self, row_id: str) -> QModelIndex:
        """Return the place of a row in the first column; invalid where it is not shown."""
        at = self._places.get(row_id)
        return self.index(at, 0) if at is not None else QModelIndex()

    def id_at(self, row: int) -> str:
        """Return the id of a shown row; empty below the last."""
        return self._shown[row].row_id if 0 <= row < len(self._shown) else ""

    def ids_shown(self) -> list[str]:
        """Return the id of every shown row, in the order shown."""
        return list(self._places)

    def all_rows(self) -> list[dict[str, Any]]:
        """Return the stored values of every row, shown or not."""
        return [line.row for line in self._all]

    def shown_at(self, row: int) -> Card:
        """Return what the card of a shown row shows; IndexError below the last."""
        return self._card(self._shown[row])

    def row_at(self, row: int) -> dict[str, Any]:
        """Return the stored values of a shown row; IndexError below the last."""
        return self._shown[row].row

    # How a line comes about ---------------------------------------------------------------

    def _arrange(self) -> None:
        shown = self._narrowed()
        if self._sorted_by is not None:
            at, order = self._sorted_by
            backwards = order == Qt.SortOrder.DescendingOrder
            shown = sorted(shown, key=lambda line: self._key(line, at), reverse=backwards)
        self._shown = shown
        self._places = self._all_places if shown is self._all else _places(shown)

    def _narrowed(self) -> list[Line]:
        """Return the lines that hold the words looked for and that the filter keeps."""
        shown = self._all
        if self._wanted:
            if self._texts is None:  # once for every letter typed until the rows change
                self._texts = [self._text(line) for line in self._all]
            kept = finding(self._texts, self._wanted)
            shown = [
                line
                for line, held in zip(shown, kept, strict=True)
                if held or line.row_id == self._kept
            ]
        if self._narrow is not None:
            keeps, always = self._narrow, self._kept
            shown = [line for line in shown if keeps(line.row) or line.row_id == always]
        return shown

    def _lines(self, rows: list[dict[str, Any]]) -> list[Line]:
        """Make a line of every row; one that has not changed keeps the line it had."""
        before = {line.row_id: line for line in self._all} if self._lines_keep else {}
        made: list[Line] = []
        for row in rows:
            line = before.get(row["id"])
            kept = line is not None and line.row is row
            made.append(line if kept else Line(row["id"], _place(row), row))
        return made

    def _words(self, line: Line) -> tuple[str, ...]:
        if not line.words:
            line.words = tuple(self._shown_words(column, line.row) for column in self.columns)
        return line.words

    def _key(self, line: Line, column: int) -> Any:
        if line.keys is None:
            line.keys = {}
        if column not in line.keys:
            shown = self.columns[column]
            words = self._shown_words(shown, line.row)
            line.keys[column] = _sort_key(shown, line.row.get(shown.name), words)
        return line.keys[column]

    def _card(self, line: Line) -> Card:
        if line.card is None:
            line.card = self._make_card(line.row, self._words(line))
        return line.card

    def _make_card(self, row: dict[str, Any], words: tuple[str, ...]) -> Card:
        caption, sign = self._caption(row, words), None
        if self.row_model in told.SIGNED:
            sign = told.sign_of(self._workspace.rows, self.row_model, row["id"])
            caption = " · ".join(part for part in (sign.label, caption) if part)
        realm, word = str(row.get("realm") or ""), sign.word.value if sign else ""
        return Card(words[0], caption, realm, word)

    def _shown_words(self, column: FieldUI, row: dict[str, Any]) -> str:
        if column.name in self._cells:
            return self._cells[column.name](row)
        return wording.shown(column, row.get(column.name), self._workspace.name_of)

    def _caption(self, row: dict[str, Any], words: tuple[str, ...]) -> str:
        is_numbered = self.row_model in NUMBERED
        parts = [self._workspace.titled(self.row_model, row)] if is_numbered else []
        for column, text in zip(self.columns[1:], words[1:], strict=True):
            if text and column.editor != "realm":
                parts.append(text)
        return " · ".join(parts)

    def _text(self, line: Line) -> str:
        """Return what a search looks in: what the row says, and what it is linked to is called."""
        row = line.row
        if not line.text:
            found = [self._shown_words(one, row) for one in self._searched if row.get(one.name)]
            if row.get("number") is not None:
                found.append(self._workspace.titled(self.row_model, row))
            line.text = fold(" ".join(found))
        linked = [self._shown_words(one, row) for one in self._links if row.get(one.name)]
        return " ".join((line.text, *map(fold, linked)))


def _places(lines: list[Line]) -> dict[str, int]:
    return {line.row_id: at for at, line in enumerate(lines)}


def _place(row: dict[str, Any]) -> tuple[str, str]:
    place = row.get("position") or row.get("rank") or row.get("sort_date") or ""
    return (str(place), row["id"])


def _sort_key(field: FieldUI, value: Any, words: str) -> tuple[int, Any]:
    """Order a column by what it means: dates by day, figures by size, realms in their order."""
    if value is None or value == "":
        return (1, "") if field.editor not in ("count", "decimal", "realm", "choice") else (1, 0)
    if field.editor in ("count", "decimal"):
        number = as_decimal(str(value))
        return (0, number if number is not None else 0)
    if field.editor == "realm":
        return (0, realms.order(str(value)))
    if field.editor == "choice":
        return (0, [word for word, _title in field.choices].index(str(value)))
    if field.editor == "date":
        return (0, str(value))
    return (0, words.casefold())

"""What columns mean: a data dictionary's labels, and the search through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selfeval.exchange.tables.reading import Table, read_table
from selfeval.i18n import _
from selfeval.store.errors import UserError

COLUMN_HEADINGS = (
    "Field Name",
    "Field Reference",
    "Variable",
    "Variable name",
    "Column name",
    "Column",
)
LABEL_HEADINGS = (
    "Label/Description",
    "Label",
    "Description",
    "Field Description",
    "Variable Description",
)


@dataclass(frozen=True)
class Dictionary:
    """The words of a data dictionary by column; column names match whatever their capitals."""

    labels: Mapping[str, str] = field(default_factory=dict[str, str])

    def label(self, column: str) -> str:
        """Return what the dictionary says of a column; "" if it does not list it."""
        return self.labels.get(column.casefold(), "")


def read_dictionary(path: Path | str | None) -> Dictionary:
    """Read a data dictionary; none given is an empty one.

    Raises UserError where the file does not have a column of names and a column of labels.
    """
    if path is None:
        return Dictionary()
    table = read_table(Path(path))
    name_at, label_at = table.index_of_any(COLUMN_HEADINGS), table.index_of_any(LABEL_HEADINGS)
    if name_at is None or label_at is None:
        raise UserError(
            _("“{file}” is not a data dictionary.").format(file=table.name),
            _("It needs a column “{names}” and a column “{labels}”.").format(
                names=COLUMN_HEADINGS[0], labels=LABEL_HEADINGS[0]
            ),
        )
    return Dictionary(_labels(table, name_at, label_at))


def _labels(table: Table, name_at: int, label_at: int) -> dict[str, str]:
    labels: dict[str, str] = {}
    for line in table.lines():
        words = " ".join(line.text(label_at).split())
        if words:
            labels.setdefault(line.text(name_at).casefold(), words)
    return labels


def has_words(words: str, *texts: str) -> bool:
    """Whether every word of `words` occurs in the texts, whatever its capitals."""
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words.casefold().split())

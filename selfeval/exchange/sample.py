"""Make the sample school: an invented primary, described in resources/sample/*.toml.

`alderbrook.toml` lists the gestures in the order in which the school made them; the other files
hold the rows of the first one. A row is written with the field names of its model. Around that
stand a few conventions:

- `key = "drop_ins"` names a row; elsewhere "fact:drop_ins" stands for its id.
- Rows inside a row belong to it: a `[[measure.reading]]` gets its `measure_id` by itself. A pure
  link may be just the name of its other end: `priority_assumption = ["assumption:words"]`.
- A date is an offset in days from the day the sample is made ("-37", "+26"), so that it never ages.
- In any text {year}, {school_year}, {period} and {month} become that day's, and {year-2} or
  {month-40} go back from it (school years; days for a month). {vector} is what the file knows.
- A gesture that is `until` a day leaves out what is dated later, which comes with the next such
  gesture (`until = ""`: all of it). What was otherwise then stands in its `as_it_was`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from selfeval.core.days import MONTHS
from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.models import MODEL_OF, Action, Assumption, Reading, Row, new_id
from selfeval.exchange.sample_past import Waiting
from selfeval.resources import resource_path
from selfeval.store import Document

SCRIPT = "alderbrook"
FIRST_MONTH = 9
OFFSET = re.compile(r"[+-]\d+")
TOKEN = re.compile(r"\{(year|school_year|period|month)([+-]\d+)?\}")
Table = dict[str, Any]


def make_sample(path: Path | str, today: date | None = None) -> Document:
    """Make the sample school as a new file at `path`, as if it stood at `today`, and open it.

    Raises what `Document.create` raises, and ValueError naming the place where a part of the
    sample speaks of a table, field or key that does not exist.
    """
    document = Document.create(Path(path))
    try:
        author = _Author(today or date.today())
        for gesture in _read(SCRIPT)["gesture"]:
            _play(document, author, gesture)
        document.let_stand()
    except BaseException:
        document.close()
        raise
    return document


def _play(document: Document, author: _Author, gesture: Table) -> None:
    """Make one gesture: the rows of its parts, the rows it adds, the fields it changes."""
    parts = [_read(part) for part in gesture.get("parts", [])]
    author.vector = json.dumps(document.vector(), sort_keys=True)
    before, document.actor = document.actor, gesture["actor"]
    rows = author.write([*parts, gesture.get("add", {})])
    if "until" in gesture:
        rows = author.waiting.until(author.day(gesture["until"]), rows)
        author.set_back(rows, gesture.get("as_it_was", []))
    with document.edit(gesture["label"]) as session:
        for row in rows:
            session.add(row)
        if "until" in gesture:
            day = author.day(gesture["until"])
            for row_id, on in author.waiting.looks(day).items():
                session.get_one(Assumption, row_id).reviewed_on = on
            for row_id, state in author.waiting.stages(day).items():
                session.get_one(Action, row_id).state = state
        for change in gesture.get("change", []):
            row_type, row_id = author.find(change["row"])
            found = session.get(row_type, row_id)
            if found is None:
                raise ValueError(f"{change['row']}: not in the file yet")
            new = {name: value for name, value in change.items() if name != "row"}
            for name, value in author.values(row_type, new, change["row"]).items():
                setattr(found, name, value)
    document.actor = before


def _read(part: str) -> Table:
    with resource_path("sample", f"{part}.toml").open("rb") as file:
        return tomllib.load(file)


class _Author:
    """Turns what the parts say into rows: names into ids, offsets into dates."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.vector = "{}"
        self.waiting = Waiting()
        self._ids: dict[str, str] = {}

    def write(self, parts: list[Table]) -> list[Row]:
        """Return the rows of `parts` in the order written; a part may name rows of a later one."""
        for part in parts:
            self._name_rows(part)
        return [row for part in parts for row in self._rows(part, None)]

    def set_back(self, rows: list[Row], was: list[Table]) -> None:
        """Let rows be as they once were, before they come into the file."""
        by_id = {row.id: row for row in rows}
        for one in was:
            model, row_id = self.find(one["row"])
            if row_id not in by_id:
                raise ValueError(f"{one['row']}: not in the file yet")
            then = {name: value for name, value in one.items() if name != "row"}
            for name, value in self.values(model, then, one["row"]).items():
                setattr(by_id[row_id], name, value)

    def day(self, offset: str) -> str:
        """Return the ISO date so many days from today; "" for none."""
        if not offset:
            return ""
        return (self.today + timedelta(days=int(offset))).isoformat()

    def find(self, name: str) -> tuple[type[Row], str]:
        """Return the model and the id that "fact:drop_ins" stands for."""
        table = name.partition(":")[0]
        if name not in self._ids or table not in MODEL_OF:
            raise ValueError(f"{name}: nothing in the sample has this key")
        return MODEL_OF[table], self._ids[name]

    def values(self, model: type[Row], written: Table, place: str) -> Table:
        """Return the fields of a row of `model` as they are stored."""
        fields = {field.name: field for field in fields_of(model)}
        for name in written:
            if name not in fields:
                raise ValueError(f"{place}: “{name}” is not a field of {model.table_name()}")
        return {name: self._value(fields[name], value) for name, value in written.items()}

    def _name_rows(self, part: Mapping[str, Any]) -> None:
        for table, written in part.items():
            for one in _tables(table, written):
                if "key" in one:
                    name = f"{table}:{one['key']}"
                    if name in self._ids:
                        raise ValueError(f"{name}: two rows have this key")
                    self._ids[name] = new_id()
                self._name_rows(_inner(MODEL_OF[table], one))

    def _rows(self, part: Mapping[str, Any], parent: Row | None) -> Iterator[Row]:
        for table, written in part.items():
            if table not in MODEL_OF:
                raise ValueError(f"{table}: there is no such table")
            for number, one in enumerate(_listed(written), 1):
                yield from self._row(MODEL_OF[table], one, parent, f"{table} {number}")

    def _row(
        self, model: type[Row], one: Table | str, parent: Row | None, place: str
    ) -> Iterator[Row]:
        written = dict(one) if isinstance(one, dict) else self._other_end(model, one, parent)
        key = written.pop("key", "")
        place = f"{model.table_name()}:{key}" if key else place
        inner = {name: written.pop(name) for name in _inner(model, written)}
        stored = {**self._belonging(model, parent), **self.values(model, written, place)}
        if model is Reading:
            stored.setdefault("period", stored.get("sort_date"))
        if key and model.key:
            raise ValueError(f"{place}: a {model.table_name()} is known by its parts")
        if key:
            stored["id"] = self._ids[place]
        row = model(**stored)
        yield row
        yield from self._rows(inner, row)

    def _belonging(self, model: type[Row], parent: Row | None) -> Table:
        """Return the fields by which a row inside `parent` belongs to it."""
        if parent is None:
            return {}
        table = parent.table_name()
        for field in fields_of(model):
            if field.references == f"{table}.id":
                return {field.name: parent.id}
            if field.name == "item_table":
                return {"item_table": table, "item_id": parent.id}
        raise ValueError(f"a {model.table_name()} cannot belong to a {table}")

    def _other_end(self, model: type[Row], name: str, parent: Row | None) -> Table:
        """Return the one key field of a link that `name` stands for."""
        mine = self._belonging(model, parent)
        others = [field for field in model.key if field not in mine]
        if others == ["item_table", "item_id"]:
            return {"item_table": name.partition(":")[0], "item_id": name}
        if len(others) != 1:
            raise ValueError(f"{name}: a {model.table_name()} is more than a name")
        return {others[0]: name}

    def _value(self, field: FieldUI, value: Any) -> Any:
        if isinstance(value, list):
            return " ".join(sorted(self.find(name)[1] for name in _listed(value)))
        if not isinstance(value, str):
            return value
        if field.editor == "date" and OFFSET.fullmatch(value):
            return self.day(value)
        if field.references or field.name in ("item_id", "sorted_id"):
            return self._linked(field, value)
        return TOKEN.sub(self._token, value.replace("{vector}", self.vector)).strip()

    def _linked(self, field: FieldUI, name: str) -> str:
        model, row_id = self.find(name)
        if field.references and field.references != f"{model.table_name()}.id":
            raise ValueError(f"{name}: “{field.name}” cannot point at a {model.table_name()}")
        return row_id

    def _token(self, found: re.Match[str]) -> str:
        back = int(found[2] or 0)
        if found[1] == "month":
            day = self.today + timedelta(days=back)
            return f"{MONTHS[day.month - 1]} {day.year}"
        year = self.today.year - (self.today.month < FIRST_MONTH) + back
        after = f"{(year + 1) % 100:02}"
        return {"year": str(year), "school_year": f"{year}/{after}"}.get(
            found[1], f"{year}–{after}"
        )


def _inner(model: type[Row], written: Table) -> Table:
    """Return what belongs to a row: the tables written inside it that are not fields of its own."""
    own = {field.name for field in fields_of(model)}
    return {name: rows for name, rows in written.items() if name in MODEL_OF and name not in own}


def _tables(table: str, written: Any) -> list[Table]:
    """Return the rows written under a table's name, without links that are only a name."""
    return [one for one in _listed(written) if table in MODEL_OF and isinstance(one, dict)]


def _listed(written: Any) -> list[Any]:
    """Return what is written once, or several times, as a list."""
    return cast("list[Any]", written) if isinstance(written, list) else [written]

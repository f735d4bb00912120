"""What is known of rows while two copies are compared: those here, those that come, those gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from selfeval.core.belonging import MEASURED, Key, Values
from selfeval.core.fields import name_field
from selfeval.core.frameworks import frameworks
from selfeval.core.models import MODEL_OF, NUMBERED, Arrow, Judgement, Row, School, Setting
from selfeval.core.numbers import shared_labels
from selfeval.i18n import _
from selfeval.store.preview import Touched
from selfeval.ui import wording
from selfeval.ui.kept_titles import kept_title
from selfeval.ui.workspace import Workspace


class Known:
    """Rows by table and id. `coming` are those of the other copy, as they would be."""

    def __init__(self, workspace: Workspace, coming: Iterable[Touched] = ()) -> None:
        self._workspace = workspace
        self._coming: dict[Key, Values] = {(one.table, one.row): one.values for one in coming}
        self._gone: dict[Key, Values | None] = {}
        self._labels: dict[type[Row], dict[str, str]] = {}

    def values(self, table: str, row: str) -> Values | None:
        """Return a row's fields: as they are here, else as they come, else as they last were."""
        found = self._workspace.values(MODEL_OF[table], row) or self._coming.get((table, row))
        return found if found is not None else self._last(table, row)

    def after(self, table: str, row: str) -> Values | None:
        """Return a row's fields as they would be."""
        return self._coming.get((table, row)) or self.values(table, row)

    def _last(self, table: str, row: str) -> Values | None:
        if (table, row) not in self._gone:
            self._gone[table, row] = self._workspace.document.known(table, row)
        return self._gone[table, row]

    @property
    def measured(self) -> Mapping[str, set[Key]]:
        """The items that show each measure, by its id."""
        found: defaultdict[str, set[Key]] = defaultdict(set)
        for model in MEASURED:
            table = model.table_name()
            for row in self._workspace.table(model):
                found[str(row["measure_id"])].add((table, row["id"]))
        for (table, row), values in self._coming.items():
            if MODEL_OF[table] in MEASURED:
                found[str(values.get("measure_id"))].add((table, row))
        return found

    # What rows are called ---------------------------------------------------------------------

    def name(self, table: str, row: str) -> str:
        """Return the words by which people know a row, on one line; "" where it has none."""
        model, values = MODEL_OF[table], self.values(table, row) or {}
        if model is Arrow and values:
            return wording.arrow_words(dict(values), self.name)
        if model is Setting:
            return kept_title(str(values.get("name") or ""))
        if model is Judgement:
            return _area(values) or str(values.get("narrative") or "")
        if model is School:
            return str(values.get("name") or _("School details"))
        return " ".join(str(values.get(name_field(model).name) or "").split())

    def called(self, table: str, row: str) -> str:
        """Return what kind of item it is and its number, if it has one: “Fact 14”."""
        model = MODEL_OF[table]
        values = self.values(table, row) or {}
        if model not in NUMBERED or values.get("number") is None:
            return wording.titled(model, None)
        if model not in self._labels:
            self._labels[model] = shared_labels(self._numbers(model).items())
        return wording.titled(model, self._labels[model].get(row, str(values["number"])))

    def _numbers(self, model: type[Row]) -> dict[str, int | None]:
        """Return the number of every row there is and of every row that comes, by id."""
        coming = {
            row: found.get("number")
            for (table, row), found in self._coming.items()
            if MODEL_OF[table] is model
        }
        return {one["id"]: one["number"] for one in self._workspace.table(model)} | coming

    def realm(self, table: str, row: str) -> str | None:
        """Return the realm of an item: "" where it is not yet placed, None where it has none."""
        if "realm" not in MODEL_OF[table].model_fields:
            return None
        return str((self.values(table, row) or {}).get("realm") or "")

    def place(self, key: Key) -> tuple[str, int, str]:
        """Return what items of one kind are sorted by: their place in the list, then number."""
        values = self.values(*key) or {}
        first: Any = values.get("rank") or values.get("position") or values.get("held_on") or ""
        return str(first), int(values.get("number") or 0), key[1]

    def places(self, table: str, field: str, row: str) -> list[str]:
        """Return the places that the other rows of a table have in their list, in order."""
        rows = self._workspace.table(MODEL_OF[table])
        return sorted(str(one[field]) for one in rows if one["id"] != row and one[field])


def _area(values: Values) -> str:
    """Return the title of the inspection area that a judgement is about."""
    for framework in frameworks():
        if framework.id == values.get("framework"):
            titles = {area.id: area.title for area in framework.areas}
            return titles.get(str(values.get("area")), "")
    return ""

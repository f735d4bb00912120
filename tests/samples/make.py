"""Make the sample file of the present version: once, before the version is released.

    python -m tests.samples.make

It refuses to make one that is there.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.models import MODELS, Assumption, Fact, Priority, Quote, Row, School
from selfeval.store import Document, remove
from selfeval.store.order import PLACE_FIELDS
from selfeval.store.schema import VERSION

FOLDER = Path(__file__).parent
TYPED = {"line", "text", "suggest"}


def filled(model: type[Row], made: dict[str, Row], sha256: str) -> Row:
    """Return a row of a model with something in every field, linked to rows made before."""
    values = {
        field.name: _value(field, made, sha256)
        for field in fields_of(model)
        if field.name not in PLACE_FIELDS
    }
    return model(**{name: value for name, value in values.items() if value is not None})


def _value(field: FieldUI, made: dict[str, Row], sha256: str) -> Any:
    known = {
        "item_table": "fact",
        "item_id": made["fact"].id if "fact" in made else None,
        "sorted_table": "fact",
        "sorted_id": made["fact"].id if "fact" in made else None,
        "factors": made["factor"].id if "factor" in made else None,
        "sha256": sha256,
        "vector": "{}",
        "period": "2025/26",
        "accent": "#1F3B57",
        "url": "https://example.org/",
        "n": 3,
        "baseline": "3",
        "expected": "5",
    }
    if field.name in known:
        return known[field.name]
    if field.references:
        other = made.get(field.references.partition(".")[0])
        return other.id if other else None
    if field.choices:
        words = [word for word, _label in field.choices]
        return "file" if "file" in words else words[-1]
    if field.editor in TYPED:
        return f"{field.title}: “so” – Ŵyn\nand more" if field.editor == "text" else field.title
    return {"date": "2026-10-16", "decimal": "39.5", "count": 10, "check": 1, "hidden": "x"}.get(
        field.editor
    )


def fill(document: Document) -> None:
    """Put a row into every table, and something of everything into the history."""
    made: dict[str, Row] = {}
    with document.edit("Fill in everything") as session:
        sha256 = document.add_blob(b"what we saw\n" * 40)
        for model in _ends_first():
            made[model.table_name()] = row = filled(model, made, sha256)
            session.add(row)
    ids = {table: row.id for table, row in made.items()}
    _history(document, ids)


def _ends_first() -> list[type[Row]]:
    """Return the models so that what a row leads to comes before it."""
    order: list[type[Row]] = []
    while len(order) < len(MODELS):
        there = {model.table_name() for model in order}
        order += [
            model
            for model in MODELS
            if model not in order and all(end in there for end in _ends(model))
        ]
    return order


def _ends(model: type[Row]) -> set[str]:
    named = {one.references.partition(".")[0] for one in fields_of(model) if one.references}
    hangs = {"fact" for one in fields_of(model) if one.name in ("item_id", "sorted_id")}
    return named | hangs | ({"factor"} if "factors" in model.model_fields else set())


def _history(document: Document, ids: dict[str, str]) -> None:
    with document.edit("Change fact") as session:
        session.get_one(Fact, ids["fact"]).statement = "Children join in"
    document.undo()
    document.redo()
    with document.edit("Add") as session:
        facts = [Fact(statement=f"Another fact {number}") for number in range(3)]
        gone = Assumption(belief="Will be removed")
        session.add_all([*facts, gone, Quote(item_table="fact", item_id=facts[0].id, said="Yes")])
        kept, erased, back = (fact.id for fact in facts)
        removed = gone.id
    document.actor = "Deputy head"
    document.let_stand()
    with document.edit("Remove assumption") as session:
        remove(session, session.get_one(Assumption, removed))
    with document.edit("Remove fact") as session:
        remove(session, session.get_one(Fact, back))
    (removal, *_more) = document.removed()
    document.put_back(removal.replica, removal.seq)
    document.erase(document.session.get_one(Fact, erased), ["statement"])
    with document.edit("Change priority") as session:
        session.get_one(Priority, ids["priority"]).status = "live"
        session.get_one(School, "school").name = "Alderbrook"
        session.get_one(Fact, kept).private = True


def main() -> int:
    """Make the file and say what it is called."""
    target = FOLDER / f"version-{VERSION}.selfeval"
    if target.exists():
        print(f"{target.name} is there: it is never made anew.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / target.name
        with Document.create(path, actor="Headteacher") as document:
            fill(document)
        shutil.copyfile(path, target)
    print(target.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())

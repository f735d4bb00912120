"""Write the schema as the models declare it: how a schema_N.sql comes about before it is frozen.

A test holds the newest frozen file equal to `declared_schema()`.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from selfeval.core.models import MODELS, table_of

LOG = MetaData()
_EMPTY = text("''")

Table(
    "gesture",
    LOG,
    Column("replica", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("lamport", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False, server_default=_EMPTY),
    Column("label", Text, nullable=False, server_default=_EMPTY),
    Column("undoes", Text, nullable=False, server_default=_EMPTY),
    Column("seen", Text, nullable=False, server_default=text("'{}'")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
CHANGE = Table(
    "change",
    LOG,
    Column("replica", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("tbl", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    CheckConstraint("kind IN ('I', 'U', 'D', 'E')"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("change_of_row", CHANGE.c.tbl, CHANGE.c.row)
Table(
    "meta",
    LOG,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Table(
    "blob",
    LOG,
    Column("id", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    sqlite_strict=True,
)


def declared_schema() -> str:
    """Return the statements that make an empty file, as the models and the log declare them."""
    dialect = sqlite.dialect()
    statements: list[str] = []
    for table in (*(table_of(model) for model in MODELS), *LOG.tables.values()):
        statements.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        for index in sorted(table.indexes, key=lambda found: str(found.name)):
            statements.append(str(CreateIndex(index).compile(dialect=dialect)).strip())
    lines = ";\n\n".join(statements).replace("\t", "    ")
    return "\n".join(line.rstrip() for line in lines.split("\n")) + ";\n"


if __name__ == "__main__":
    print(declared_schema(), end="")

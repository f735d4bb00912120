"""Everything in a file as JSON: to keep, to read with other tools, and to begin a new file from.

The schema, version 1. One object with these members, in this order:

    format    "selfeval-archive"
    version   1
    tables    {table: [row, …]}: every table of the model, its rows sorted by id. A row is an
              object of all its fields: text, whole numbers or null. Figures are decimal text
              ("39.5"), dates ISO text ("2026-11-22"), yes/no is 1 or 0. Links are ids; rows that
              hang on any item name it by table and id.
    blobs     {sha256: base64}: the bytes of attached files, by the fingerprint that rows name.

The file is UTF-8. Ids and attachments are kept; the history of changes is not, so text that was
deleted is not in it. Reading is forgiving in one way only: a field that is not there gets its
empty value. Everything else that is not as described here is refused.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from selfeval.core.models import MODELS, Row
from selfeval.exchange.archive_check import (
    FORMAT,
    PLACE_FIELDS,
    VERSION,
    Archive,
    Values,
    check_archive,
    named_blobs,
)
from selfeval.exchange.files import read_file, writable_place
from selfeval.i18n import _
from selfeval.store import Document, UserError
from selfeval.store.keys import Key
from selfeval.store.replacing import write_safely
from selfeval.store.schema import model_fields
from selfeval.store.working import WorkingCopy, fingerprint

LARGEST = 2_000_000_000


def export_archive(document: Document, path: Path | str) -> None:
    """Write everything in the document to `path`; what stands there is replaced in one step.

    Raises UserError where that cannot be written.
    """
    target = writable_place(Path(path))
    if target == Path(document.path).resolve():
        raise UserError(
            _("The archive would replace the file that it is made from."),
            _("Choose another name for it."),
        )
    tables: dict[str, list[dict[str, Any]]] = {table: [] for table in model_fields()}
    for line in document.canonical_dump():
        table, row = json.loads(line)
        tables[table].append({name: row[name] for name in model_fields()[table]})
    blobs = {
        name: base64.b64encode(document.blob(name)).decode("ascii")
        for name in sorted(named_blobs(tables))
    }
    whole = {"format": FORMAT, "version": VERSION, "tables": tables, "blobs": blobs}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    try:
        write_safely(target, text.encode("utf-8"))
    except OSError as problem:
        raise UserError(
            _("“{file}” could not be written: {reason}.").format(
                file=target.name, reason=problem.strerror or problem
            )
        ) from None


def archive_to_new(archive: Path | str, target: Path | str, actor: str = "") -> Document:
    """Make a new document at `target` with everything in the archive; the caller closes it.

    It gets a document id of its own. Raises UserError where the archive is not sound, or where
    something is at `target` already; nothing is left behind then.
    """
    content = check_archive(_read(Path(archive)))
    return make_document(content, target, actor, _("Begin from an archive"))


def make_document(
    content: Archive, target: Path | str, actor: str, label: str, key: Key | None = None
) -> Document:
    """Make a new document at `target` of sound content, as one gesture; the caller closes it.

    It is under `key`, which is known, or has no password.

    Undo ends there: it never takes away what the document began with. Raises UserError where
    something is at `target` already, or where it cannot be written; nothing is left behind then.
    """
    document = Document.create(target, actor=actor, key=key)
    try:
        with document.edit(label) as session:
            for rows in _in_order_of_links(content):
                session.add_all(rows)
                session.flush()
            for data in content.blobs.values():
                document.add_blob(data)
        document.let_stand()
        document.publish()
    except BaseException:
        unmake(document)
        raise
    return document


def unmake(document: Document) -> None:
    """Close a document that was not finished; leave no file, and no working copy, behind.

    What somebody else has put at its place meanwhile is not ours to remove.
    """
    copy = WorkingCopy.for_file(document.document_id, document.path)
    document.close()
    copy.hold()
    state = copy.read_state()
    if state is not None and state.shared_hash == fingerprint(document.path):
        document.path.unlink(missing_ok=True)
    copy.discard()


def _in_order_of_links(content: Archive) -> Iterable[list[Row]]:
    """Yield the rows of each table, every table after those that it links to.

    Rows without a place come last of their table, so that the store gives them those that follow.
    """
    models = {model.table_name(): model for model in MODELS}
    for table in SQLModel.metadata.sorted_tables:
        rows = _numbered(content.tables.get(table.name, []))
        for has_place in (True, False):
            yield [models[table.name](**row) for row in rows if _has_place(row) is has_place]


def _has_place(row: Values) -> bool:
    return any(row.get(name) for name in PLACE_FIELDS)


def _numbered(rows: list[Values]) -> list[Values]:
    """Number the rows that have no number after the highest, where some of their table have."""
    numbers = [row["number"] for row in rows if row.get("number") is not None]
    if not numbers:
        return rows
    following = count(max(numbers) + 1)
    return [
        row if row.get("number") is not None else {**row, "number": next(following)} for row in rows
    ]


def _read(path: Path) -> str:
    too_large = _("“{file}” is too large.").format(file=path.name)
    try:
        return read_file(path, LARGEST, too_large).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(_("“{file}” is not an archive.").format(file=path.name)) from None

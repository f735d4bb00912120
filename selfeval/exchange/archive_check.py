"""Accept or refuse an archive, all of it, before anything is made from it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, cast

from selfeval.core.fields import FieldError, FieldUI, clean, fields_of
from selfeval.core.models import MODEL_OF, SCHOOL_ID, LoopName, Row
from selfeval.core.numbers import HIGHEST_NUMBER
from selfeval.i18n import _
from selfeval.store import UserError
from selfeval.store.blobs import LARGEST as LARGEST_BLOB
from selfeval.store.order import PLACE_FIELDS, is_place
from selfeval.store.schema import ITEM_LINKS, model_fields

FORMAT = "selfeval-archive"
VERSION = 1
ROW_ID = re.compile(r"[0-9a-f]{32}")
SHA256 = re.compile(r"[0-9a-f]{64}")
LARGEST_WHOLE = 2**53

MAY_BE_EMPTY = "sorted_id"
"""The one link to an item that need not be there: a note may not have been sorted yet."""

Values = dict[str, Any]
Tables = Mapping[str, list[Values]]


@dataclass(frozen=True)
class Archive:
    """A sound archive: rows by table, and the bytes of the attachments they name."""

    tables: Tables
    blobs: Mapping[str, bytes]


def check_archive(text: str) -> Archive:
    """Read an archive's text; UserError, naming table, row and field, where it is not sound."""
    whole = _parse(text)
    if whole.get("format") != FORMAT:
        _refuse(_("It is not a self-evaluation archive."))
    _check_version(whole.get("version"))
    unknown = sorted(set(whole) - {"format", "version", "tables", "blobs"})
    if unknown:
        _refuse(_("It holds “{name}”, which is unknown.").format(name=unknown[0]))
    tables = _tables(whole.get("tables"))
    ids = {table: _ids(table, rows) for table, rows in tables.items()}
    for table, rows in tables.items():
        for number, row in enumerate(rows, 1):
            _check_links(table, number, row, ids)
    return Archive(tables, _blobs(whole.get("blobs", {}), tables))


def named_blobs(tables: Tables) -> set[str]:
    """Return the fingerprints of the attachments that rows name."""
    return {name for name in _named(tables) if SHA256.fullmatch(name)}


def _named(tables: Tables) -> set[str]:
    """Return what rows name as their attachment; "" where a row for a file names none."""
    logos = {str(row.get("logo", "")) for row in tables.get("school", [])}
    evidence = tables.get("evidence", [])
    files = {str(row.get("sha256", "")) for row in evidence if row.get("kind", "file") == "file"}
    others = {str(row.get("sha256", "")) for row in evidence}
    return files | (logos | others) - {""}


def _parse(text: str) -> Values:
    try:
        whole = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        _refuse(_("It is not JSON."))
    if not isinstance(whole, dict):
        _refuse(_("It is not a self-evaluation archive."))
    return cast(Values, whole)


def _without_doubles(pairs: list[tuple[str, Any]]) -> Values:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a name comes twice in one object")
    return values


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


def _check_version(version: object) -> None:
    if type(version) is int and version > VERSION:
        raise UserError(
            _("This archive was made by a newer version of the program."),
            _("Bring the program up to date, then try again."),
        )
    if type(version) is not int or version != VERSION:
        _refuse(_("It does not say which version it is."))


def _tables(found: object) -> Tables:
    """Check every row of every table on its own, its values as the store would keep them."""
    if not isinstance(found, dict):
        _refuse(_("It has no tables."))
    tables: dict[str, list[Values]] = {}
    for table, rows in cast(Values, found).items():
        if table not in MODEL_OF:
            _refuse(_("It holds a table “{table}”, which is unknown.").format(table=table))
        if not isinstance(rows, list):
            _refuse(_("Its table “{table}” is not a list of rows.").format(table=table))
        tables[table] = [
            _row(table, number, row) for number, row in enumerate(cast(list[Any], rows), 1)
        ]
    return tables


def _row(table: str, number: int, row: object) -> Values:
    if not isinstance(row, dict):
        _refuse_row(table, number, _("it is not an object"))
    values = cast(Values, row)
    unknown = sorted(set(values) - set(model_fields()[table]))
    if unknown:
        _refuse_row(table, number, _("the field “{name}” is unknown").format(name=unknown[0]))
    model = MODEL_OF[table]
    for field in fields_of(model):
        if field.name in values:
            _check_value(table, number, field, values[field.name])
        elif field.required:
            _refuse_row(table, number, _("the field “{name}” is missing").format(name=field.name))
    _check_id(table, number, model, values)
    counted = values.get("number")
    if counted is not None and not (_is_whole(counted) and 0 < counted <= HIGHEST_NUMBER):
        _refuse_row(table, number, _("its number is not a whole number"))
    for name in PLACE_FIELDS:
        if values.get(name) and not is_place(values[name]):
            _refuse_row(table, number, _("“{name}” is no place in a list").format(name=name))
    if table == LoopName.table_name() and not _are_factors(values.get("factors", "")):
        _refuse_row(table, number, _("its “factors” are not ids in their order"))
    return values


def _are_factors(words: str) -> bool:
    """Whether a loop's factors are ids, each once, sorted, with single spaces between them."""
    ids = words.split(" ")
    return ids == sorted(set(ids)) and all(ROW_ID.fullmatch(each) for each in ids)


def _check_id(table: str, number: int, model: type[Row], values: Values) -> None:
    row_id = values.get("id")
    if table == "school":
        if row_id != SCHOOL_ID:
            _refuse_row(table, number, _("its id is not “{id}”").format(id=SCHOOL_ID))
        return
    if not isinstance(row_id, str) or not ROW_ID.fullmatch(row_id):
        _refuse_row(table, number, _("it has no proper id"))
    if model.key:
        parts = (str(values.get(name) or "") for name in model.key)
        if row_id != model.id_for(*parts):
            _refuse_row(table, number, _("its id does not follow from its fields"))


def _check_value(table: str, number: int, field: FieldUI, value: object) -> None:
    """Refuse a value of the wrong type, or one that the store would keep differently."""
    if value is None and field.storage.nullable and not field.required:
        return
    whole = field.editor in ("count", "check")
    right = _is_whole(value) if whole else isinstance(value, str)
    if not right:
        _refuse_row(table, number, _("“{name}” is of the wrong type").format(name=field.name))
    try:
        kept = clean(field, value)
    except FieldError as problem:
        raise UserError(_about_row(table, number, str(problem))) from None
    if kept != value:
        _refuse_row(
            table, number, _("“{name}” holds something it cannot keep").format(name=field.name)
        )


def _is_whole(value: object) -> bool:
    return type(value) is int and abs(value) <= LARGEST_WHOLE


def _ids(table: str, rows: Iterable[Values]) -> set[str]:
    ids: set[str] = set()
    for number, row in enumerate(rows, 1):
        if row["id"] in ids:
            _refuse_row(table, number, _("another row has the same id"))
        ids.add(row["id"])
    return ids


def _check_links(table: str, number: int, row: Values, ids: Mapping[str, set[str]]) -> None:
    """Refuse links that lead nowhere, by field and by (table, id)."""
    for name, target, row_id in _links(table, row):
        known = row_id in ids.get(target, set()) or target == row_id == SCHOOL_ID
        if not known:
            _refuse_row(table, number, _("“{name}” leads nowhere").format(name=name))


def _links(table: str, row: Values) -> Iterator[tuple[str, str, str]]:
    for field in fields_of(MODEL_OF[table]):
        value = row.get(field.name)
        if field.references and value is not None:
            yield field.name, field.references.partition(".")[0], str(value)
    for table_field, id_field in ITEM_LINKS:
        required = id_field in model_fields()[table] and id_field != MAY_BE_EMPTY
        if required or row.get(id_field) or row.get(table_field):
            yield id_field, str(row.get(table_field, "")), str(row.get(id_field, ""))


def _blobs(found: object, tables: Tables) -> Mapping[str, bytes]:
    """Decode the attachments that rows name; every one must be there, and be what it is named."""
    if not isinstance(found, dict):
        _refuse(_("Its attachments are not an object."))
    held, blobs = cast(Values, found), dict[str, bytes]()
    for name in sorted(_named(tables)):
        if name not in held:
            _refuse(_("An attached file is missing."))
        blobs[name] = _blob(name, held[name])
    return blobs


def _blob(name: str, value: object) -> bytes:
    try:
        data = base64.b64decode(str(value).encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        _refuse(_("An attached file is damaged."))
    if hashlib.sha256(data).hexdigest() != name or len(data) > LARGEST_BLOB:
        _refuse(_("An attached file is damaged."))
    return data


def _about_row(table: str, number: int, problem: str) -> str:
    return _("The archive cannot be used. Row {row} of “{table}”: {problem}").format(
        row=number, table=table, problem=problem
    )


def _refuse_row(table: str, number: int, problem: str) -> NoReturn:
    raise UserError(_about_row(table, number, f"{problem}."))


def _refuse(problem: str) -> NoReturn:
    raise UserError(_("The archive cannot be used.") + " " + problem)

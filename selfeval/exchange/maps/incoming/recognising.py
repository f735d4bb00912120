"""Tell what a file is by what is in it, never by its ending alone, and read the map in it.

A format that is not read is named, with what to do instead.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from selfeval.exchange.files import read_file
from selfeval.exchange.maps.incoming import (
    edge_list,
    json_text,
    kumu,
    loopy,
    mental_modeler,
    own_table,
    workbook,
)
from selfeval.exchange.maps.incoming.found import LARGEST, Found, map_name
from selfeval.exchange.tables.reading import Table, decode
from selfeval.i18n import N_, _
from selfeval.store.errors import UserError

HEAD = 200_000
"""Bytes by which a large file is told."""
TABLE, MAP, UNREAD, OTHER = "table", "map", "unread", "other"
"""A table of figures, perhaps; a map; a map in a format that is not read; something else."""

AS_LIST = N_("Save its links as CSV, with the columns From, To and Sign: that is read.")
AS_SHEET = N_("Export it as a spreadsheet (XLSX): that is read.")
BY_HAND = N_("Write its arrows down as a table with the columns From, To and Sign: that is read.")
UNPACK = N_("Unpack it first, and import what is in it.")


@dataclass(frozen=True)
class Foreign:
    """A format that is known and not read: its name in a sentence, and what to do instead."""

    name: str
    instead: str
    is_map: bool = True


VENSIM = Foreign(N_("a model from Vensim"), BY_HAND)
XMILE = Foreign(N_("a model in XMILE, as Stella writes it"), BY_HAND)
XMIND = Foreign(N_("a compressed map from XMind"), AS_LIST)
PACKED = Foreign(N_("compressed"), UNPACK, is_map=False)
PACKED_MAP = Foreign(N_("a compressed map"), UNPACK)
PICTURE = Foreign(N_("a picture"), BY_HAND, is_map=False)
PDF = Foreign(N_("a PDF"), BY_HAND, is_map=False)
DOCUMENT = Foreign(
    N_("a document"),
    N_("Copy the table in it into a spreadsheet, and save that as CSV: that is read."),
    is_map=False,
)
ARCHIVE = Foreign(
    N_("an archive of a whole self-evaluation"), N_("Start a new file with it."), is_map=False
)
OURS = Foreign(
    N_("a self-evaluation of its own"), N_("Open it, or combine it with this one."), is_map=False
)
OLD_SHEET = Foreign(
    N_("a workbook of an older kind"),
    N_("Open it in your spreadsheet program and save it as XLSX or CSV."),
    is_map=False,
)
KUMU_JSON = Foreign(N_("a map from Kumu in JSON"), AS_SHEET)
BY_START: tuple[tuple[bytes, Foreign], ...] = (
    (b"%PDF", PDF),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"RIFF", PICTURE),
    (b"\xd0\xcf\x11\xe0", OLD_SHEET),
    (b"\x1f\x8b", PACKED),
    (b"7z\xbc\xaf", PACKED),
    (b"Rar!", PACKED),
    (b"SQLite format 3\0", OURS),
    (b"selfeval", OURS),
)
BY_TAG: tuple[tuple[str, Foreign], ...] = (
    ("xmile", XMILE),
    ("graphml", Foreign(N_("a map in GraphML"), AS_LIST)),
    ("gexf", Foreign(N_("a map from Gephi"), AS_LIST)),
    ("mxfile", Foreign(N_("a drawing from draw.io"), BY_HAND)),
    ("map", Foreign(N_("a mind map from FreeMind"), BY_HAND)),
    ("opml", Foreign(N_("an outline in OPML"), BY_HAND)),
    ("svg", PICTURE),
    ("html", DOCUMENT),
)
BY_PART: tuple[tuple[str, Foreign], ...] = (
    ("word/document.xml", DOCUMENT),
    ("ppt/presentation.xml", DOCUMENT),
    ("visio/document.xml", Foreign(N_("a drawing from Visio"), BY_HAND)),
    ("content.json", XMIND),
    ("mimetype", Foreign(N_("a file of LibreOffice"), AS_LIST, is_map=False)),
    ("content.xml", XMIND),
)
MAP_ENDINGS = (".mmp", ".mm", ".xmind", ".loopy", ".kumu")
TAG = re.compile(r"<([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)")
VENSIM_MARKS = re.compile(r"^\{UTF-8\}|\\\\\\---///|^\s*~[^\n]*\n(?:[^\n]*\n)?\s*~[^\n]*\|", re.M)
JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]\"])")


def kind_of(path: Path) -> str:
    """Say whether a file is a TABLE, a MAP, a map that is UNREAD, or OTHER; never raises.

    A large file is judged by its beginning, and what cannot be read at all is OTHER.
    """
    try:
        data = _head(path)
    except OSError:
        return OTHER
    if (foreign := _foreign(data, path)) is not None:
        return UNREAD if foreign.is_map else OTHER
    try:
        return MAP if _is_map(data, path.name, whole=len(data) < HEAD) else TABLE
    except UserError:
        return TABLE


def _head(path: Path) -> bytes:
    """Return the beginning of an ordinary file; all of it where its end says what is in it."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        data = file.read(HEAD)
        if data.startswith(b"PK\x03\x04") and path.stat().st_size <= LARGEST:
            data += file.read()
    return data


def read_map(path: Path) -> Found:
    """Read the map in a file; UserError, in a sentence, where there is none that can be read."""
    too_large = _("“{file}” is too large to be a map.").format(file=path.name)
    data = read_file(path, LARGEST, too_large)
    foreign = _foreign(data, path)
    if foreign is not None:
        raise UserError(
            _("“{file}” is {format}, which cannot be read here.").format(
                file=path.name, format=_(foreign.name)
            ),
            _(foreign.instead),
        )
    name = map_name(path.name)
    if data.startswith(b"PK\x03\x04"):
        return kumu.read_kumu(data, name, path.name)
    return read_text(_decoded(data, path.name), name, path.name)


def read_text(text: str, name: str, file: str) -> Found:
    """Read the map in a text, such as one that was pasted; UserError where there is none.

    `file` is what to call the text in a sentence.
    """
    if loopy.has_link(text):
        return loopy.read_links(text, name, file)
    if JSON_START.match(text):
        return _read_json(json_text.parsed(text, file), name, file)
    table = edge_list.table_of(text, file)
    if own_table.is_own_table(table):
        return own_table.read_own_table(table, name)
    return edge_list.read_edge_list(text, table, name)


def read_pasted(text: str) -> Found:
    """Read the map in a text that was pasted; UserError where there is none."""
    too_large = UserError(_("What was copied is too large to be a map."))
    if len(text) > LARGEST:
        raise too_large
    return read_text(text.replace("\0", ""), _("Pasted map"), _("the pasted text"))


def _read_json(value: object, name: str, file: str) -> Found:
    if loopy.is_loopy(value):
        return loopy.read_loopy(value, name, file)
    if mental_modeler.is_mental_modeler(value):
        return mental_modeler.read_mental_modeler(value, name, file)
    raise UserError(
        _("“{file}” is JSON, but no map that is known here.").format(file=file),
        _("Maps in JSON are read from Loopy and from Mental Modeler."),
    )


def _decoded(data: bytes, file: str) -> str:
    text = decode(data, file)
    return text.removeprefix("\ufeff")


def _is_map(data: bytes, file: str, *, whole: bool) -> bool:
    """Whether the bytes, or a beginning of them, hold a map."""
    if data.startswith(b"PK\x03\x04"):
        return kumu.has_map(list(workbook.sheets_of(data, file)))
    text = _decoded(data, file)
    if loopy.has_link(text) or JSON_START.match(text):
        return True
    if not whole:
        text = text[: max(text.rfind("\n"), 0)]
    table: Table = edge_list.table_of(text, file)
    return own_table.is_own_table(table) or edge_list.is_edge_list(table)


def _foreign(data: bytes, path: Path) -> Foreign | None:
    """Return the format of a file that is known and not read."""
    for start, foreign in BY_START:
        if data.startswith(start):
            return foreign
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, path)
    head = _plain_head(data)
    if head.startswith("<"):
        tags = (found[2].casefold() for found in TAG.finditer(head[:4_000]))
        root = next(tags, "")
        return next((foreign for tag, foreign in BY_TAG if tag == root), DOCUMENT)
    if VENSIM_MARKS.search(head) and (path.suffix.casefold() == ".mdl" or "~" in head):
        return VENSIM
    if JSON_START.match(head):
        return _foreign_json(head)
    return None


def _packed(data: bytes, path: Path) -> Foreign | None:
    names = workbook.names_in(data)
    if workbook.WORKBOOK in names:
        return None
    otherwise = PACKED_MAP if path.suffix.casefold() in MAP_ENDINGS else PACKED
    return next((foreign for part, foreign in BY_PART if part in names), otherwise)


def _foreign_json(head: str) -> Foreign | None:
    if '"selfeval-archive"' in head:
        return ARCHIVE
    if '"concepts"' not in head and '"connections"' in head and '"elements"' in head:
        return KUMU_JSON
    return None


def _plain_head(data: bytes) -> str:
    head = data[:HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace").lstrip()
    return head.decode("utf-8-sig", "replace").lstrip()

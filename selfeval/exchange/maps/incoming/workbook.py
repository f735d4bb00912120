"""The words in the cells of an Excel workbook (XLSX), whoever wrote it.

Read with Python's own zipfile and expat rather than with openpyxl and defusedxml: four parts of
the package are all that cells need. Drawings, styles and whatever else is broken in it are never
opened; parts are unpacked in pieces, and no further than a bound; a document type, and with it
every entity, is refused. Of a formula it is the value that was last worked out.

Source: ECMA-376, part 1, sections 12.3 and 18 (both its namespaces, which are passed over).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

from selfeval.i18n import _
from selfeval.store.errors import UserError

WORKBOOK, STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
LARGEST_PART = 60_000_000
LARGEST_WHOLE = 150_000_000
"""Bytes, unpacked, of one part and of all that are read."""
MOST_TIMES = 400
"""How many times smaller a part may be packed: sheets reach fifty, bombs a thousand."""
SMALL = 1_000_000
"""Bytes up to which it does not matter how small a part was packed."""
MOST_SHEETS = 50
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_CELLS = 1_000_000
DEEPEST = 40
PIECE = 1 << 16
COLUMN = re.compile(r"[A-Z]{1,3}")

Start = Callable[[str, dict[str, str]], None]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, and its rows from the first that is not blank."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class _Unsound(Exception):
    """What a part holds cannot be read."""


class _TooMuch(Exception):
    """A sheet holds more rows or cells than are read."""


def is_workbook(data: bytes) -> bool:
    """Whether these are the bytes of an XLSX file, as far as its list of parts says."""
    return WORKBOOK in names_in(data)


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of the parts of a zip file; none where it is no such file, or damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return frozenset(one.replace("\\", "/") for one in packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return frozenset()


def sheets_of(data: bytes, file: str) -> Iterator[Sheet]:
    """Yield the sheets of a workbook, those that cannot be read left out.

    UserError where it is no workbook, none of its sheets can be read, or it is too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            yield from _Workbook(packed, file).sheets()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise _damaged(file) from None


def _damaged(file: str) -> UserError:
    return UserError(
        _("“{file}” is a damaged workbook.").format(file=file),
        _("Open it in your spreadsheet program and save it again, or save the sheet as CSV."),
    )


def _too_large(file: str) -> UserError:
    return UserError(
        _("“{file}” is too large when it is unpacked.").format(file=file),
        _("Save the sheet with the arrows as CSV."),
    )


@dataclass
class _Workbook:
    packed: zipfile.ZipFile
    file: str
    unpacked: int = 0
    cells: int = 0

    def sheets(self) -> Iterator[Sheet]:
        parts = {one.filename.replace("\\", "/"): one for one in self.packed.infolist()}
        try:
            named = self._listed(parts)
            strings = self._strings(parts)
        except _Unsound:
            raise _damaged(self.file) from None
        read = 0
        for name, part in named[:MOST_SHEETS]:
            try:
                sheet = self._sheet(name, parts[part], strings)
            except (_Unsound, KeyError):
                continue
            read += 1
            yield sheet
        if not read:
            raise _damaged(self.file)

    def _listed(self, parts: dict[str, zipfile.ZipInfo]) -> list[tuple[str, str]]:
        """Return the names of the sheets, in order, with the part that each is in."""
        targets: dict[str, str] = {}
        sheets: list[tuple[str, str]] = []

        def related(tag: str, told: dict[str, str]) -> None:
            if tag == "Relationship":
                targets[told.get("Id", "")] = told.get("Target", "")

        def listed(tag: str, told: dict[str, str]) -> None:
            if tag == "sheet":
                sheets.append((told.get("name", ""), told.get("id", "")))

        if RELATIONS not in parts or WORKBOOK not in parts:
            raise _Unsound
        self._read(parts[RELATIONS], related)
        self._read(parts[WORKBOOK], listed)
        return [(name, _part(targets.get(number, ""))) for name, number in sheets]

    def _strings(self, parts: dict[str, zipfile.ZipInfo]) -> list[str]:
        if STRINGS not in parts:
            return []
        reader = _Strings()
        self._read(parts[STRINGS], reader.start, reader.end, reader.words)
        return reader.found

    def _sheet(self, name: str, part: zipfile.ZipInfo, strings: list[str]) -> Sheet:
        reader = _Cells(strings)
        try:
            self._read(part, reader.start, reader.end, reader.words)
        except _TooMuch:
            raise _too_large(self.file) from None
        self.cells += reader.count
        if self.cells > MOST_CELLS:
            raise _too_large(self.file)
        return Sheet(name, tuple(reader.rows()))

    def _read(
        self,
        part: zipfile.ZipInfo,
        start: Start,
        end: Callable[[str], None] | None = None,
        words: Callable[[str], None] | None = None,
    ) -> None:
        """Parse one part piece by piece; _Unsound where it is not sound XML."""
        small = part.file_size <= SMALL
        if not small and part.file_size > MOST_TIMES * max(1, part.compress_size):
            raise _too_large(self.file)
        parser = _parser(start, end, words)
        read = 0
        try:
            with self.packed.open(part) as pieces:
                while piece := pieces.read(PIECE):
                    read += len(piece)
                    self.unpacked += len(piece)
                    if read > LARGEST_PART or self.unpacked > LARGEST_WHOLE:
                        raise _too_large(self.file)
                    parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError):
            raise _Unsound from None
        except (ValueError, LookupError, NotImplementedError, OSError):
            raise _Unsound from None


def _part(target: str) -> str:
    """Return the name of a part that the workbook refers to."""
    plain = target.replace("\\", "/")
    return plain.lstrip("/") if plain.startswith("/") else posixpath.normpath(f"xl/{plain}")


def _parser(
    start: Start, end: Callable[[str], None] | None, words: Callable[[str], None] | None
) -> expat.XMLParserType:
    made = expat.ParserCreate()
    made.buffer_text = True
    depth = 0

    def on_start(tag: str, told: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _Unsound
        start(_plain(tag), {_plain(name): value for name, value in told.items()})

    def on_end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(_plain(tag))

    def refuse(*_told: object) -> None:
        raise _Unsound

    made.StartElementHandler, made.EndElementHandler = on_start, on_end
    made.StartDoctypeDeclHandler = made.EntityDeclHandler = refuse
    if words is not None:
        made.CharacterDataHandler = words
    return made


def _plain(name: str) -> str:
    return name.rpartition(":")[2]


@dataclass
class _Strings:
    """The texts that cells refer to by number; how they sound (`rPh`) is passed over."""

    found: list[str] = field(default_factory=list[str])
    _text: list[str] = field(default_factory=list[str])
    _inside: bool = False
    _sounds: int = 0

    def start(self, tag: str, _told: dict[str, str]) -> None:
        self._inside = tag == "t"
        self._sounds += tag == "rPh"

    def words(self, words: str) -> None:
        if self._inside and not self._sounds:
            self._text.append(words)

    def end(self, tag: str) -> None:
        self._inside = False
        self._sounds -= tag == "rPh"
        if tag == "si":
            self.found.append("".join(self._text))
            self._text.clear()


@dataclass
class _Cells:
    """The cells of a sheet as text; those that hold a fault, or nothing, are blank.

    _TooMuch as soon as there are more than are read: what follows would only take its time.
    """

    strings: list[str]
    count: int = 0
    _rows: list[dict[int, str]] = field(default_factory=list[dict[int, str]])
    _at: int = 0
    _kind: str = ""
    _text: list[str] = field(default_factory=list[str])
    _inside: bool = False
    _sounds: int = 0

    def start(self, tag: str, told: dict[str, str]) -> None:
        if tag == "row":
            self._rows.append({})
            self._at = -1
            if len(self._rows) > MOST_ROWS:
                raise _TooMuch
        elif tag == "c":
            self._at = _column(told.get("r", ""), self._at + 1)
            self._kind = told.get("t", "n")
            self._text.clear()
        self._sounds += tag == "rPh"
        self._inside = tag in ("v", "t") and not self._sounds

    def words(self, words: str) -> None:
        if self._inside:
            self._text.append(words)

    def end(self, tag: str) -> None:
        self._inside = False
        self._sounds -= tag == "rPh"
        if tag == "c" and self._rows and 0 <= self._at < MOST_COLUMNS:
            said = self._said()
            if said:
                self._rows[-1][self._at] = said
                self.count += 1
                if self.count > MOST_CELLS:
                    raise _TooMuch

    def _said(self) -> str:
        words = "".join(self._text)
        if self._kind == "s":
            number = int(words) if words.isdecimal() and len(words) < 9 else -1
            return self.strings[number] if 0 <= number < len(self.strings) else ""
        return "" if self._kind == "e" else words

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows that are not blank, each as long as its last cell."""
        for row in self._rows:
            if any(cell.strip() for cell in row.values()):
                yield tuple(row.get(at, "") for at in range(max(row) + 1))


def _column(place: str, otherwise: int) -> int:
    """Return the column of “C7”, from 0."""
    letters = COLUMN.match(place)
    if letters is None:
        return otherwise
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

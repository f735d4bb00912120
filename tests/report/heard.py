"""What a screen reader gets to hear of a PDF: its elements in order, and what letters stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

LETTER = re.compile(rb"<(..)> <((?:....)+)>")
SAID = ("/ActualText", "/Alt")


def heard(content: bytes) -> list[str]:
    """Return what is said of each element that holds words of its own, in reading order."""
    reader = PdfReader(BytesIO(content))
    spoken = {page.indirect_reference.idnum: _spoken(reader, page) for page in reader.pages}
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    return [text for text in _said(root, 0, spoken) if text]


def _said(element: Any, page: int, spoken: dict[int, dict[int, str]]) -> Iterator[str]:
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    instead = next((str(element[key]) for key in SAID if key in element), None)
    if instead is not None:
        yield instead
        return
    kids = element.get("/K", [])
    words: list[str] = []
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, int):
            words.append(spoken[page][found])
        elif found.get("/Type") == "/MCR":
            words.append(spoken[found.raw_get("/Pg").idnum][found["/MCID"]])
        elif found.get("/S") in ("/Span", "/Link"):
            words += _said(found, page, spoken)
        elif "/S" in found:
            yield "".join(words)
            words = []
            yield from _said(found, page, spoken)
    yield "".join(words)


def _spoken(reader: PdfReader, page: PageObject) -> dict[int, str]:
    """Return the words of each numbered stretch of a page."""
    fonts = {name: _letters(font) for name, font in page["/Resources"]["/Font"].items()}
    spoken: dict[int, str] = {}
    letters: dict[int, str] = {}
    held: list[tuple[int | None, str | None]] = []
    for values, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            about = values[1] if len(values) > 1 and isinstance(values[1], dict) else {}
            instead = str(about["/ActualText"]) if "/ActualText" in about else None
            number = about.get("/MCID", held[-1][0] if held else None)
            held.append((number, instead))
            if instead is not None and number is not None:
                spoken[number] = spoken.get(number, "") + instead
        elif operator == b"EMC":
            held.pop()
        elif operator == b"Tf":
            letters = fonts[values[0]]
        elif operator == b"Tj" and held and held[-1][0] is not None and held[-1][1] is None:
            codes = values[0].original_bytes
            words = "".join(letters[code] for code in codes)
            spoken[held[-1][0]] = spoken.get(held[-1][0], "") + words
    assert not held
    return spoken


def _letters(font: Any) -> dict[int, str]:
    table = font.get_object()["/ToUnicode"].get_data()
    return {
        int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be")
        for code, letter in LETTER.findall(table)
    }

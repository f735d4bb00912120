"""Fonts as a page carries them: unpacked again, and read by a library with none of our code."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from selfeval.report import fonts
from selfeval.report.font_files import woff
from selfeval.report.web.faces import FACES

SAID = "Ysgol Gŵyr, Łódź: 58% – “Zoë” → ✓ 學"


def unpacked(content: bytes) -> bytes:
    """Return a packed font as it was before (https://www.w3.org/TR/WOFF/)."""
    kind, _flavour, size, count = struct.unpack_from(">4sLLH", content)
    assert (kind, size) == (b"wOFF", len(content))
    head = struct.pack(">LHHHH", 0x00010000, count, 128, 3, 16 * count - 128)
    entries, whole = b"", b""
    for at in range(count):
        name, start, small, large, total = struct.unpack_from(">4sLLLL", content, 44 + 20 * at)
        part = content[start : start + small]
        part = part if small == large else zlib.decompress(part)
        assert len(part) == large
        entries += struct.pack(">4sLLL", name, total, 12 + 16 * count + len(whole), large)
        whole += part + bytes(-large % 4)
    return head + entries + whole


@pytest.mark.parametrize("key", FACES)
def test_a_face_has_the_letters_that_are_said_as_wide_as_they_are(key: str) -> None:
    own: Any = fonts.face(key).font.face
    read: Any = TTFontFile(BytesIO(unpacked(woff(key, SAID))))
    wanted = {ord(letter) for letter in SAID if ord(letter) in own.charToGlyph}
    assert {ord("ŵ"), ord("Ł"), ord("%")} <= wanted
    assert set(read.charToGlyph) - {0xFFFF, 0xA0} == wanted  # the library adds a fixed space
    for code in wanted:
        assert read.charToGlyph[code] == own.charToGlyph[code]
        assert read.charWidths[code] == own.charWidths[code]


def test_a_face_is_small_and_keeps_what_letters_are_made_of() -> None:
    plain, accented = woff("serif", "w"), woff("serif", "ŵ")
    assert len(plain) < len(accented) < 30_000
    assert woff("serif", "ŵw") == woff("serif", "wŵ")


def test_no_letters_make_a_font_all_the_same() -> None:
    assert TTFontFile(BytesIO(unpacked(woff("sans", ""))))

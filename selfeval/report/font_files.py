"""The bundled fonts as a page carries them: with the letters it needs, packed as WOFF.

Sources: https://learn.microsoft.com/typography/opentype/spec/ and https://www.w3.org/TR/WOFF/
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from selfeval.report import fonts
from selfeval.resources import resource_path

KEPT = ("OS/2", "cvt ", "fpgm", "head", "hhea", "hmtx", "maxp", "name", "prep")
"""Tables that stay as they are; those that say how letters change each other go."""
Tables = dict[str, bytes]
MORE, WORDS, SCALE, TWO_SCALES, FOUR_SCALES = 0x20, 0x01, 0x08, 0x40, 0x80
"""Flags of a letter's part: another one follows; how its place and its size are written."""
LAST = 0xFFFF


def woff(key: str, letters: Iterable[str]) -> bytes:
    """Return a face with some letters of those that it has; all other letters are blank."""
    tables = _read(resource_path("fonts", fonts.FILES[key]).read_bytes())
    known: dict[int, int] = fonts.face(key).font.face.charToGlyph
    used = {ord(letter): known[ord(letter)] for letter in letters if ord(letter) in known}
    used = {code: glyph for code, glyph in used.items() if code < LAST}
    made = {name: tables[name] for name in KEPT if name in tables}
    made["glyf"], made["loca"] = _outlines(tables, {0, *used.values()})
    made["cmap"] = _letters(used)
    made["post"] = struct.pack(">L", 0x00030000) + tables["post"][4:32]
    made["head"] = _head(made["head"])
    return _pack(made)


def _read(content: bytes) -> Tables:
    (count,) = struct.unpack_from(">H", content, 4)
    found: Tables = {}
    for at in range(count):
        name, _sum, start, size = struct.unpack_from(">4sLLL", content, 12 + 16 * at)
        found[name.decode("ascii")] = content[start : start + size]
    return found


def _outlines(tables: Tables, wanted: set[int]) -> tuple[bytes, bytes]:
    """Return the outlines of glyphs, and of those that they are made of, and where each begins."""
    (long,) = struct.unpack_from(">h", tables["head"], 50)
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    whole, places = tables["glyf"], tables["loca"]
    starts: tuple[int, ...] = struct.unpack_from(f">{count + 1}{'L' if long else 'H'}", places)
    if not long:
        starts = tuple(2 * start for start in starts)
    outlines = [whole[starts[at] : starts[at + 1]] for at in range(count)]
    held: set[int] = set()
    waiting = list(wanted)
    while waiting:
        glyph = waiting.pop()
        if glyph not in held:
            held.add(glyph)
            waiting += _made_of(outlines[glyph])
    kept, begins = bytearray(), [0]
    for at, outline in enumerate(outlines):
        if at in held:
            kept += outline + bytes(-len(outline) % 4)
        begins.append(len(kept))
    return bytes(kept), struct.pack(f">{count + 1}L", *begins)


def _made_of(outline: bytes) -> list[int]:
    """Return the glyphs that a glyph is made of, such as a letter and its accent."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    found: list[int] = []
    at, flags = 10, MORE
    while flags & MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        found.append(glyph)
        at += 4 + (4 if flags & WORDS else 2)
        at += 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & FOUR_SCALES else 0
    return found


def _letters(used: dict[int, int]) -> bytes:
    """Return which glyph each letter is: format 4, with a segment for each letter."""
    codes = [*sorted(used), LAST]
    shifts = [(used[code] - code) % 0x10000 if code != LAST else 1 for code in codes]
    count = len(codes)
    steps = count.bit_length() - 1
    search = 2 * 2**steps
    ends = struct.pack(f">{count}H", *codes)
    body = struct.pack(">HHHH", 2 * count, search, steps, 2 * count - search)
    body += ends + bytes(2) + ends + struct.pack(f">{count}H", *shifts) + bytes(2 * count)
    table = struct.pack(">HHH", 4, 6 + len(body), 0) + body
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + table


def _head(content: bytes) -> bytes:
    """Say that places of outlines are long; the sum of the whole is left out, as a page may."""
    return content[:8] + bytes(4) + content[12:50] + struct.pack(">h", 1) + content[52:]


def _sum(content: bytes) -> int:
    padded = content + bytes(-len(content) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF


def _pack(tables: Tables) -> bytes:
    place = 44 + 20 * len(tables)
    entries, packed = bytearray(), bytearray()
    plain = 12 + 16 * len(tables)
    for name, content in sorted(tables.items()):
        small = zlib.compress(content, 9)
        small = small if len(small) < len(content) else content
        start = place + len(packed)
        entries += struct.pack(
            ">4sLLLL", name.encode("ascii"), start, len(small), len(content), _sum(content)
        )
        packed += small + bytes(-len(small) % 4)
        plain += len(content) + -len(content) % 4
    size = place + len(packed)
    head = struct.pack(
        ">4sLLHHLHHLLLLL", b"wOFF", 0x00010000, size, len(tables), 0, plain, 1, 0, *[0] * 5
    )
    return head + bytes(entries) + bytes(packed)

"""Elements of a Word document: whatever people typed goes in as text, and nothing else does.

Names carry their prefix, such as “w:p”; the root of each part says what the prefixes mean.
Source: ECMA-376, part 1, https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import tostring

from selfeval.core.characters import CONTROL

__all__ = ["NAMES", "Node", "add", "part_bytes", "plain", "put_text", "reads_leftwards", "root"]

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
BREAKS = re.compile(r"([\n\t])")
STRONGLY = {"L": False, "R": True, "AL": True}
LOOKED_AT = 400
"""Letters after which a text without any direction is taken to read rightwards."""


def root(tag: str, *prefixes: str) -> Node:
    """Begin a part; it says what its prefixes mean."""
    return Node(tag, {f"xmlns:{prefix}": NAMES[prefix] for prefix in prefixes})


def add(into: Node, tag: str, told: Mapping[str, str] | None = None, /, **named: str) -> Node:
    """Put a new element at the end of another; attributes given by name are Word's own (“w:”)."""
    own = {f"w:{name.rstrip('_')}": value for name, value in named.items()}
    made = Node(tag, {**(told or {}), **own})
    into.append(made)
    return made


def plain(words: str) -> str:
    """Return words as XML can hold them: without control characters and lone surrogates."""
    return CONTROL.sub("", words)


def put_text(run: Node, words: str) -> None:
    """Put words into a run; line ends and tabs are elements of their own."""
    for piece in BREAKS.split(plain(words)):
        if piece == "\n":
            add(run, "w:br")
        elif piece == "\t":
            add(run, "w:tab")
        elif piece:
            add(run, "w:t", {"xml:space": "preserve"}).text = piece


def reads_leftwards(words: str) -> bool:
    """Whether words begin in a script that is read from right to left, such as Arabic or Hebrew."""
    if words.isascii():
        return False
    kinds = (unicodedata.bidirectional(letter) for letter in words[:LOOKED_AT])
    return next((STRONGLY[kind] for kind in kinds if kind in STRONGLY), False)


def part_bytes(whole: Node) -> bytes:
    """Return a part as the bytes of its file."""
    return tostring(whole, encoding="UTF-8", xml_declaration=True) + b"\n"

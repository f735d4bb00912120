"""What python-docx does not offer: elements by name, and what words need before they go in.

Names carry their prefix, such as “w:p”. What people typed goes in as text, and nothing else does.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from docx import oxml
from docx.opc import oxml as opc
from docx.oxml.ns import nsmap, qn
from docx.shared import ElementProxy, Length, Pt

from selfeval.core.characters import CONTROL

NAMES = nsmap
Node = Any
"""An element; the library that holds them tells no types."""
STRONGLY = {"L": False, "R": True, "AL": True}
LOOKED_AT = 400
"""Letters after which a text without any direction is taken to read rightwards."""


def add(into: Node, tag: str, **named: str) -> Node:
    """Put a new element at the end of another; attributes are Word's own (“w:”)."""
    made = new(tag)
    into.append(made)
    tell(made, **named)
    return made


def new(tag: str) -> Node:
    """Return a new element."""
    library: Any = oxml
    return library.OxmlElement(tag)


def of(shown: ElementProxy) -> Node:
    """Return the element that an object of the library is about."""
    held: Any = shown
    return held.element


def tell(node: Node, **named: str) -> None:
    """Give an element attributes of Word's own."""
    for name, value in named.items():
        node.set(qn(f"w:{name}"), value)


def ends_with(into: Node, tag: str) -> bool:
    """Whether the last of an element's parts is of a name."""
    return len(into) > 0 and into[-1].tag == qn(tag)


def empty(node: Node) -> Node:
    """Take everything out of an element."""
    for part in list(node):
        node.remove(part)
    return node


def put_run(into: Node, words: str, kind: str = "") -> Node:
    """Put words at the end of a paragraph, in a style; line ends and tabs are as they were."""
    run = add(into, "w:r")
    if kind:
        run.style = kind
    run.text = plain(words)
    return run


def as_file(whole: Node) -> bytes:
    """Return a part as the bytes of its file."""
    library: Any = opc
    return library.serialize_part_xml(whole)


def plain(words: str) -> str:
    """Return words as XML can hold them: without control characters and lone surrogates."""
    return CONTROL.sub("", words)


def reads_leftwards(words: str) -> bool:
    """Whether words begin in a script that is read from right to left, such as Arabic or Hebrew."""
    if words.isascii():
        return False
    kinds = (unicodedata.bidirectional(letter) for letter in words[:LOOKED_AT])
    return next((STRONGLY[kind] for kind in kinds if kind in STRONGLY), False)


def length(points: float) -> Length:
    """Return a length to the nearest of Word's own units, twenty to a point."""
    return Pt(round(points * 20) / 20)


def twips(points: float) -> str:
    """Return a length in Word's own unit."""
    return str(round(points * 20))

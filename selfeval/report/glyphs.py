"""Letters as a page of a PDF shows them: which font, which codes, and where marks stand on letters.

ReportLab numbers the letters of each font as they come, a document at a time. Here is remembered
what number each letter got, so that whole stretches are translated at once.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from selfeval.report import fonts

LITERAL = {
    code: chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}"
    for code in range(256)
}
WORD_WITH_MARKS = re.compile(f"[^\\s{fonts.MARK}]+[{fonts.MARK}]\\S*")
ABOVE = 230
"""Unicode's number for marks that stand above their letter."""
TALL = frozenset("bdfhklt")
STEP = 0.195
"""How much higher marks stand on a tall letter, or on another mark, at size 1."""


class Glyphs:
    """The letters of one document, as its pages show them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbers: dict[str, _Numbers] = {}

    def shown(self, face: str, text: str, size: str) -> str:
        """Return the operators that show `text` in a face, from where the page's text stands."""
        numbers = self._numbers.get(face)
        if numbers is None:
            numbers = self._numbers[face] = _Numbers(face, self._document)
        if not text.isascii() and face in fonts.MARKED_FACES and fonts.MARKED.search(text):
            return " ".join(_with_marks(numbers, face, text, size))
        return numbers.shown(text, size)


class _Numbers(dict[int, str]):
    """The letters of a font that are in its first subset, by their code, as a string's content."""

    def __init__(self, face: str, document: Any) -> None:
        super().__init__()
        self._font: Any = fonts.face(face).font
        self._document = document
        self._name = self._font.getSubsetInternalName(0, document)
        self._beyond: set[str] = set()
        """Letters that are in a later subset: most documents have none."""

    def __missing__(self, code: int) -> str:
        ((subset, number),) = self._font.splitString(chr(code), self._document)
        if subset:
            self._beyond.add(chr(code))
        literal = LITERAL[number[0]]
        self[code] = literal
        return literal

    def shown(self, text: str, size: str) -> str:
        """Return the operators that show a text."""
        literal = text.translate(self)
        if self._beyond and not self._beyond.isdisjoint(text):
            return " ".join(self._apart(text, size))
        return f"{self._name} {size} Tf ({literal}) Tj"

    def _apart(self, text: str, size: str) -> Iterator[str]:
        for subset, numbers in self._font.splitString(text, self._document):
            name = self._font.getSubsetInternalName(subset, self._document)
            yield f"{name} {size} Tf ({numbers.decode('latin-1').translate(LITERAL)}) Tj"


def _with_marks(numbers: _Numbers, face: str, text: str, size: str) -> Iterator[str]:
    """Show text whose marks are put on their letters; whole words say what they are.

    Programs that read pages would take the way back from a mark for a space.
    """
    done = 0
    for found in WORD_WITH_MARKS.finditer(text):
        if found.start() > done:
            yield numbers.shown(text[done : found.start()], size)
        said = found[0].encode("utf-16-be").hex().upper()
        yield f"/Span <</ActualText <FEFF{said}>>> BDC"
        yield from _marked_word(numbers, face, found[0], size)
        yield "EMC"
        done = found.end()
    if done < len(text):
        yield numbers.shown(text[done:], size)


def _marked_word(numbers: _Numbers, face: str, word: str, size: str) -> Iterator[str]:
    """Centre each mark on its letter; marks of these faces stand about where their letter ends."""
    done = 0
    for found in fonts.MARKED.finditer(word):
        letter, marks = found[0][0], found[0][1:]
        yield numbers.shown(word[done : found.start() + 1], size)
        done = found.end()
        base, *below = unicodedata.normalize("NFD", letter)
        high = (base.isupper() or base in TALL) + sum(map(_stands_above, below))
        half = round(fonts.face(face).width(letter) * 500)
        for mark in marks:
            above = _stands_above(mark)
            rise = high * STEP * float(size) * above
            high += above
            yield f"[{half}] TJ {rise:.2f} Ts {numbers.shown(mark, size)} 0 Ts [{-half}] TJ"
    if done < len(word):
        yield numbers.shown(word[done:], size)


def _stands_above(mark: str) -> bool:
    return unicodedata.combining(mark) == ABOVE

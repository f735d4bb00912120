"""The bundled fonts: which file is which face, what each can print, and who stands in for whom.

ReportLab prints a box for a letter that a font lacks, without a word. So every text is cut into
pieces that one face can print; what no bundled face can print is reported by `missing_in`.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from selfeval.core.fields import CONTROL
from selfeval.resources import resource_path

FILES = {
    "serif": "SourceSerif4_400Regular.ttf",
    "serif-strong": "SourceSerif4_600SemiBold.ttf",
    "serif-slanted": "SourceSerif4_400Regular_Italic.ttf",
    "sans": "AtkinsonHyperlegibleNext_400Regular.ttf",
    "sans-strong": "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    "sans-slanted": "AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    "wide": "NotoSans_400Regular.ttf",
    "wide-strong": "NotoSans_700Bold.ttf",
    "arabic": "NotoSansArabic_400Regular.ttf",
    "arabic-strong": "NotoSansArabic_700Bold.ttf",
    "hebrew": "NotoSansHebrew_400Regular.ttf",
    "hebrew-strong": "NotoSansHebrew_700Bold.ttf",
    "symbols": "NotoSansSymbols2_400Regular.ttf",
    "arrows": "NotoSansSymbols_400Regular.ttf",
}
STAND_INS = ("wide", "serif", "arabic", "hebrew", "symbols", "arrows")
STRONG_STAND_INS = ("wide-strong", "arabic-strong", "hebrew-strong")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"), "")
BLANK_LINES = re.compile(r"\n[ \u00a0]*(?:\n[ \u00a0]*)+")
PREFIX = "Selfeval-"

Pieces = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Face:
    """One registered font: ReportLab's own object and name, and the widths of what it prints.

    Widths are thousandths of the size, by character code.
    """

    name: str
    font: Any
    widths: dict[int, float]
    default_width: float

    def has(self, character: str) -> bool:
        """Whether the font draws this character."""
        return ord(character) in self.widths

    def width(self, text: str) -> float:
        """Return the width of `text` at size 1."""
        get, default = self.widths.get, self.default_width
        return sum(get(ord(character), default) for character in text) / 1000


def face(key: str) -> Face:
    """Load a bundled font at its first use and register it with ReportLab; KeyError if unknown.

    Each is loaded once, whichever threads ask for it.
    """
    found = _faces.get(key)
    if found is None:
        with _loading:
            found = _faces.get(key) or _faces.setdefault(key, _loaded(key))
    return found


def _loaded(key: str) -> Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = PREFIX + key
    font: Any = TTFont(name, str(resource_path("fonts", FILES[key])))
    pdfmetrics.registerFont(font)
    covered = font.face.charToGlyph
    widths = {code: float(width) for code, width in font.face.charWidths.items() if code in covered}
    return Face(name, font, widths, float(font.face.defaultWidth))


_faces: dict[str, Face] = {}
_loading = Lock()


def face_key(family: str, *, strong: bool, slanted: bool) -> str:
    """Return the face for a family and a style; where both are asked for, weight wins."""
    if strong:
        return f"{family}-strong"
    return f"{family}-slanted" if slanted else family


def printable(text: str) -> str:
    """Return `text` as it is printed: composed, without control or invisible characters.

    A pictograph that no bundled face draws becomes its name in brackets.
    """
    plain = CONTROL.sub("", text.replace("\t", " "))
    if "\n" in plain:
        plain = BLANK_LINES.sub("\n\n", plain)
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFC", plain).translate(INVISIBLE)
    return "".join(_in_words(character) for character in plain)


def _in_words(character: str) -> str:
    if unicodedata.category(character) != "So" or _stand_in(character, strong=False):
        return character
    return f"[{unicodedata.name(character, '?').lower()}]"


@cache
def _stand_in(character: str, *, strong: bool) -> str:
    keys = (*STRONG_STAND_INS, *STAND_INS) if strong else STAND_INS
    return next((key for key in keys if face(key).has(character)), "")


def pieces_of(key: str, text: str) -> Pieces:
    """Cut `text`, set in the face `key`, into (face, text) pieces that each face can print."""
    own = face(key)
    if all(map(own.has, text)):
        return ((key, text),)
    strong = key.endswith("strong")
    found: list[tuple[str, str]] = []
    for character in text:
        use = key if own.has(character) else _stand_in(character, strong=strong) or key
        if found and found[-1][0] == use:
            found[-1] = (use, found[-1][1] + character)
        else:
            found.append((use, character))
    return tuple(found)


@lru_cache(maxsize=20_000)
def measure(text: str, size: float, strong: bool = False) -> float:
    """Return the width of words of a map on one line, in the units of `size`."""
    key = face_key("sans", strong=strong, slanted=False)
    return size * sum(face(one).width(piece) for one, piece in pieces_of(key, printable(text)))


def missing_in(text: str) -> str:
    """Return the characters of `text` that no bundled face can print, each once, in order."""
    wanted = dict.fromkeys(printable(text).replace("\n", ""))
    return "".join(
        character
        for character in wanted
        if not face("sans").has(character) and not _stand_in(character, strong=False)
    )

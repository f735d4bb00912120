"""The bundled fonts: which file is which face, what each can print, and who stands in for whom.

ReportLab prints a box for a letter that a font lacks, without a word. So every text is cut into
pieces that one face can print; what no bundled face can print is reported by `missing_in`.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from selfeval.report import letters, right_to_left
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
SCRIPTS_TO_JOIN = re.compile("[\u0900-\u097f\ua8e0-\ua8ff]")
"""Devanagari: there are drawings of its letters, but nothing here joins them into words."""
MARK = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
CLUSTERS = re.compile(f"[{MARK}]+|.[{MARK}]*", re.DOTALL)
"""A letter with the marks above and below it that do not make one letter with it."""
MARKED = re.compile(f".[{MARK}]+", re.DOTALL)
MARKED_FACES = ("serif", "serif-strong", "serif-slanted")
"""The faces whose marks can be put on any letter."""
BOX, BOX_FACE = "\u25a1", "symbols"
PREFIX = "Selfeval-"

Pieces = tuple[tuple[str, str, str], ...]
"""Face, what is drawn, and what that stands for where it is something else."""


@dataclass(frozen=True)
class Face:
    """One registered font: ReportLab's own object and name, and the widths of what it prints.

    Widths are thousandths of the size, by character code. `characters` are what it draws, and line
    ends. Every bundled face has ASCII.
    """

    name: str
    font: Any
    widths: dict[int, float]
    default_width: float
    characters: frozenset[str]

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
    characters = frozenset(map(chr, widths)) | {"\n"}
    return Face(name, font, widths, float(font.face.defaultWidth), characters)


_faces: dict[str, Face] = {}
_loading = Lock()


def face_key(family: str, *, strong: bool, slanted: bool) -> str:
    """Return the face for a family and a style; where both are asked for, weight wins."""
    if strong:
        return f"{family}-strong"
    return f"{family}-slanted" if slanted else family


def printable(text: str, *, marks: bool = False) -> str:
    """Return `text` as it is printed; `marks` keeps those that say which way words run."""
    return letters.settable(text, is_drawn, marks=marks)


def is_drawn(character: str) -> bool:
    """Whether any bundled face draws a character."""
    return bool(_face_for(character, "sans", strong=False))


def is_plain(key: str, text: str) -> bool:
    """Whether printable text can be set as one piece in the face `key`."""
    if text.isascii():
        return True
    return face(key).characters.issuperset(text) and (
        key in MARKED_FACES or not MARKED.search(text)
    )


def pieces_of(key: str, text: str) -> Pieces:
    """Cut `text`, set in the face `key`, into pieces that each face can print.

    A box stands for each letter that no face has. A mark stands in the face of the letter below.
    """
    if is_plain(key, text):
        return ((key, text, ""),)
    strong = key.endswith("strong")
    found: list[tuple[str, str, str]] = []
    for cluster in CLUSTERS.findall(text):
        whole = _face_for(cluster, key, strong=strong)
        for part in (cluster,) if whole else cluster:
            use = whole or _face_for(part, key, strong=strong)
            if not use:
                found.append((BOX_FACE, BOX, part))
            elif found and found[-1][0] == use and not found[-1][2]:
                found[-1] = (use, found[-1][1] + part, "")
            else:
                found.append((use, part, ""))
    return tuple(found)


@lru_cache(maxsize=10_000)
def _face_for(cluster: str, key: str, *, strong: bool) -> str:
    keys = (key, *(STRONG_STAND_INS if strong else ()), *STAND_INS)
    if len(cluster) > 1:
        keys = (key.replace("sans", "serif"), *keys)
    return next((one for one in keys if all(map(face(one).has, cluster))), "")


@lru_cache(maxsize=20_000)
def measure(text: str, size: float, strong: bool = False) -> float:
    """Return the width of words of a map on one line, in the units of `size`."""
    key = face_key("sans", strong=strong, slanted=False)
    return size * sum(
        face(one).width(piece) for one, piece, _actual in pieces_of(key, printable(text))
    )


def missing_in(text: str) -> str:
    """Return the characters of `text` that are not printed as they should be, each once, in order.

    No bundled face has them, or they are of a script whose letters nothing here joins.
    """
    wanted = dict.fromkeys(right_to_left.typed(printable(text)).replace("\n", ""))
    return "".join(character for character in wanted if _is_missing(character))


@cache
def _is_missing(character: str) -> bool:
    return not is_drawn(character) or SCRIPTS_TO_JOIN.match(character) is not None

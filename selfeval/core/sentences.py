"""Take a pasted text apart into sentences: headings, points and numbers kept in mind, nothing lost.

Made for old self-evaluations as they come out of Word, a PDF or an e-mail. A stop that belongs to
an abbreviation (“e.g.”, “Yr. 6”), a figure (“3.5”) or a number in a list ends no sentence, and
neither does one within quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BULLET = r"[•◦▪▫‣⁃·●○■□➢➤✓*–—-]|o"
NUMBER = r"\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-z][.)]|[A-Z]\)|[ivx]{1,4}[.)])"
MARKER = re.compile(rf"^\s*(?P<marker>{BULLET}|{NUMBER}|#{{1,6}})[ \t\xa0]+(?=\S)")
END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]*[^\Wa-z_]|\s*$)")
ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘\"'])(?:[A-Z]|e\.g|i\.e|approx|incl|excl|no|nos|vs|cf|p|pp|yr|yrs|ks|gp|gps|dept"
    r"|para|fig|st|mr|mrs|ms|dr|prof|rev|fr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$",
    re.IGNORECASE,
)
LISTED = re.compile(r"^\(?(?:\d{1,2}|[A-Za-z])$")
UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|is|are|of|on|or|our|that|the|their|to|was|were|which"
    r"|who|with))$",
    re.IGNORECASE,
)
HEADING_WORDS, HEADING_LETTERS = 9, 70


@dataclass(frozen=True)
class Piece:
    """One sentence, point or heading; `marker` is the bullet or number that stood before it."""

    text: str
    marker: str = ""
    is_heading: bool = False


def split(text: str) -> list[Piece]:
    """Return the pieces of a text in order; every letter stands in a text or a marker."""
    return [piece for block in _blocks(text) for piece in _pieces(*block)]


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Join lines that were only wrapped; yield the marker and the words of each block."""
    marker, words = "", ""
    for raw in [*text.splitlines(), ""]:
        line = " ".join(raw.split())
        found = MARKER.match(raw)
        if words and line and not found and _goes_on(words, line):
            words = f"{words} {line}"
            continue
        if words or marker:
            yield marker, words
        marker = found["marker"] if found else ""
        words = " ".join(raw[found.end() :].split()) if found else line


def _goes_on(words: str, line: str) -> bool:
    if words[-1] in ".!?:…":
        return False
    return line[0].islower() or line[0] in ",;)" or bool(UNFINISHED.search(words))


def _pieces(marker: str, words: str) -> Iterator[Piece]:
    heading = _is_heading(marker, words)
    start = 0
    for end in _ends(words):
        sentence = words[start:end].strip()
        if sentence:
            yield Piece(sentence, marker if start == 0 else "", heading)
        start = end
    rest = words[start:].strip()
    if rest or (marker and start == 0):
        yield Piece(rest, marker if start == 0 else "", heading)


def _is_heading(marker: str, words: str) -> bool:
    """A few words that end no sentence; a point in a list is none, a numbered line may be."""
    if marker.startswith("#"):
        return True
    if not words or (marker and not marker[0].isdigit()) or words[-1] in ".!?;,…”":
        return False
    short = len(words.split()) <= HEADING_WORDS and len(words) <= HEADING_LETTERS
    return words.endswith(":") or (short and not words[0].islower() and not _has_figure(words))


def _has_figure(words: str) -> bool:
    return bool(re.search(r"\d\s*%|\b\d+ (?:out )?of \d", words))


def _ends(words: str) -> Iterator[int]:
    """Yield where the sentences of a block end."""
    start = 0
    quoted = _quoted(words)
    for found in END.finditer(words):
        before = words[start : found.start()]
        stop = found.group()
        if any(low < found.start() and found.end() < high for low, high in quoted):
            continue
        if stop == "." and (ABBREVIATION.search(before) or LISTED.match(before.strip())):
            continue
        yield found.end()
        start = found.end()


def _quoted(words: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"“[^“”]{1,400}”|\"[^\"]{1,400}\"", words)]

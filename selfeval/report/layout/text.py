"""Measure and wrap text. Text is never parsed: what people typed is printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selfeval.report import fonts
from selfeval.report.story.blocks import Run, Words
from selfeval.report.style import Type

TOKEN = re.compile(r"\n|[ \u2002-\u2006\u2008-\u200a]+|[^\s\u2002-\u200a]+|\s")
MOST_LETTERS = 8
"""More letters than ever fit a line as wide as the type is large: what is beyond is not set."""
SOFT = re.compile(r"(?<=[^\W\d])(?<=\w)[-–—/](?=[^\W\d])|(?<=[.@_])(?=\w{4})|—(?=\w)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line in one face; `key` links to the bookmark of that name."""

    face: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of set text and its width in points."""

    segments: tuple[Segment, ...]
    width: float


@dataclass(slots=True)
class _Atom:
    """What no line break may cut: pieces with their width at size 1."""

    segments: list[Segment]
    width: float
    spaced: bool
    new_line: bool = False


@lru_cache(maxsize=50_000)
def _measured(face: str, chunk: str) -> tuple[fonts.Pieces, float]:
    pieces = fonts.pieces_of(face, chunk)
    return pieces, sum(fonts.face(key).width(text) for key, text in pieces)


def width_of(text: str, style: Type) -> float:
    """Return the width in points of `text` set on one line."""
    key = fonts.face_key(style.family, strong=style.strong, slanted=style.slanted)
    return _measured(key, fonts.printable(text))[1] * style.size


def runs_of(words: Words) -> tuple[Run, ...]:
    """Return words as runs, whichever way they were given."""
    return (Run(words),) if isinstance(words, str) else words


def one_line(words: Words, style: Type) -> Line:
    """Set words on a single line, however long it becomes."""
    lines = wrap(words, style, float("inf"))
    return lines[0] if lines else Line((), 0.0)


def wrap(words: Words, style: Type, width: float) -> list[Line]:
    """Break words into lines of at most `width` points; a longer word is broken where it must."""
    room = width / style.size
    lines: list[Line] = []
    current: list[Segment] = []
    used = 0.0
    for atom in _atoms(words, style):
        space = _space(current) if atom.spaced and current else 0.0
        if (atom.new_line and (current or lines)) or (
            current and used + space + atom.width > room + 1e-6
        ):
            lines.append(_line(current, used, style))
            current, used, space = [], 0.0, 0.0
        if atom.width > room:
            *full, atom = _broken(atom, room)
            lines += [_line(part.segments, part.width, style) for part in full]
        if space:
            last = current[-1]
            current[-1] = Segment(last.face, last.text + " ", last.key)
        _join(current, atom.segments)
        used += space + atom.width
    if current:
        lines.append(_line(current, used, style))
    return lines


def clipped(words: Words, style: Type, width: float, most: int) -> list[Line]:
    """Break words into at most so many lines; where that cuts them short, an ellipsis says so."""
    if isinstance(words, str):
        words = words[: int(most * width / style.size * MOST_LETTERS) + 1]
    lines = wrap(words, style, width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    text = "".join(segment.text for segment in last.segments).rstrip(" ,;:.")
    while text and width_of(text + "…", style) > width:
        text = text[:-1]
    return [*lines[: most - 1], one_line(text + "…", style)]


def _line(segments: list[Segment], used: float, style: Type) -> Line:
    return Line(tuple(segments), used * style.size)


def _space(segments: list[Segment]) -> float:
    return _measured(segments[-1].face, " ")[1]


def _join(current: list[Segment], more: list[Segment]) -> None:
    for segment in more:
        last = current[-1] if current else None
        if last and last.face == segment.face and last.key == segment.key:
            current[-1] = Segment(last.face, last.text + segment.text, last.key)
        else:
            current.append(segment)


def _atoms(words: Words, style: Type) -> Iterator[_Atom]:
    """Cut runs into atoms; pieces of neighbouring runs without a space between them stay one."""
    held: _Atom | None = None
    spaced = new_line = False
    for run in runs_of(words):
        key = fonts.face_key(
            style.family, strong=style.strong or run.strong, slanted=style.slanted or run.slanted
        )
        for token in TOKEN.findall(fonts.printable(run.words)):
            if token.isspace() and token not in "\u00a0\u202f\u2007":
                if held:
                    yield held
                    held = None
                    spaced = new_line = False
                if token == "\n" and new_line:
                    yield _Atom([], 0.0, spaced=False, new_line=True)
                spaced, new_line = True, new_line or token == "\n"
                continue
            for place, chunk in enumerate(_chunks(token)):
                if held and place:
                    yield held
                    held, spaced, new_line = None, False, False
                held = _grown(held, key, chunk, run.key, spaced, new_line)
    if held:
        yield held


def _grown(
    held: _Atom | None, key: str, chunk: str, link: str, spaced: bool, new_line: bool
) -> _Atom:
    pieces, width = _measured(key, chunk)
    segments = [Segment(face, text, link) for face, text in pieces]
    if held is None:
        return _Atom(segments, width, spaced and not new_line, new_line)
    held.segments += segments
    held.width += width
    return held


def _chunks(token: str) -> list[str]:
    """Cut a long token where a line may break inside it: after hyphens, dashes and slashes."""
    if len(token) < 8:
        return [token]
    cuts = [match.end() for match in SOFT.finditer(token)]
    starts, ends = [0, *cuts], [*cuts, len(token)]
    return [token[start:end] for start, end in zip(starts, ends, strict=True) if end > start]


def _broken(atom: _Atom, room: float) -> list[_Atom]:
    """Cut an atom that is wider than a line into parts that fit; each has one letter at least."""
    parts: list[_Atom] = [_Atom([], 0.0, spaced=False)]
    for segment in atom.segments:
        get = fonts.face(segment.face)
        letters: list[str] = []
        for letter in segment.text:
            width = get.width(letter)
            if parts[-1].width + width > room and (letters or parts[-1].segments):
                _close(parts[-1], segment, letters)
                parts.append(_Atom([], 0.0, spaced=False))
                letters = []
            letters.append(letter)
            parts[-1].width += width
        _close(parts[-1], segment, letters)
    return parts


def _close(part: _Atom, segment: Segment, letters: list[str]) -> None:
    if letters:
        part.segments.append(Segment(segment.face, "".join(letters), segment.key))

"""Measure and wrap text. Text is never parsed: what people typed is printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from selfeval.report import fonts, right_to_left
from selfeval.report.layout.breaking import KEPT_SPACES, chunks, parts_that_fit
from selfeval.report.layout.leftwards import in_order
from selfeval.report.layout.line import Line, Segment
from selfeval.report.layout.quick import plain_lines
from selfeval.report.story.blocks import Run, Words
from selfeval.report.style import Type

__all__ = ["Line", "Segment", "clipped", "one_line", "runs_of", "width_of", "wrap"]

SPACES = r" \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
TOKEN = re.compile(rf"\n|[{SPACES}]+|[^\n{SPACES}]+")
UNUSUAL = re.compile(rf"[{SPACES[1:]}]")
MOST_LETTERS = 8
"""More letters than ever fit a line as wide as the type is large: what is beyond is not set."""
UNLIMITED = float("inf")
SLACK = 1e-6


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
    return pieces, sum(fonts.face(key).width(text) for key, text, _actual in pieces)


def width_of(text: str, style: Type) -> float:
    """Return the width in points of `text` set on one line."""
    return _measured(_key_of(style), fonts.printable(text))[1] * style.size


def runs_of(words: Words) -> tuple[Run, ...]:
    """Return words as runs, whichever way they were given."""
    return (Run(words),) if isinstance(words, str) else words


def one_line(words: Words, style: Type) -> Line:
    """Set words on a single line, however long it becomes."""
    runs = tuple(replace(run, words=run.words.replace("\n", " ")) for run in runs_of(words))
    lines = wrap(runs, style, UNLIMITED)
    return lines[0] if lines else Line((), 0.0)


def wrap(words: Words, style: Type, width: float) -> list[Line]:
    """Break words into lines of at most `width` points; a longer word is broken where it must."""
    return _as_seen(_lines(words, style, width), words, width)


def clipped(words: Words, style: Type, width: float, most: int) -> list[Line]:
    """Break words into at most so many lines; where that cuts them short, an ellipsis says so."""
    if isinstance(words, str):
        words = words[: int(most * width / style.size * MOST_LETTERS) + 1]
    lines = _lines(words, style, width)
    if len(lines) <= most:
        return _as_seen(lines, words, width)
    text = "".join(segment.said for segment in lines[most - 1].segments).rstrip(" ,;:.")
    while text and width_of(text + "…", style) > width:
        text = text[:-1]
    return [*_as_seen(lines[: most - 1], words, width), one_line(text + "…", style)]


def _key_of(style: Type) -> str:
    return fonts.face_key(style.family, strong=style.strong, slanted=style.slanted)


def _as_seen(lines: list[Line], words: Words, width: float) -> list[Line]:
    """Put lines in the order they are seen, if any word of theirs runs from right to left."""
    runs = runs_of(words)
    if all(run.words.isascii() or not right_to_left.LETTERS.search(run.words) for run in runs):
        return lines
    told = "".join(fonts.printable(run.words, marks=True) for run in runs)
    return in_order(lines, told, width)


def _lines(words: Words, style: Type, width: float) -> list[Line]:
    """Break words into lines whose letters are in the order in which they are read."""
    room = width / style.size + SLACK
    size = style.size
    runs = runs_of(words)
    if len(runs) == 1:
        run = runs[0]
        key = fonts.face_key(
            style.family, strong=style.strong or run.strong, slanted=style.slanted or run.slanted
        )
        text = fonts.printable(run.words)
        if fonts.is_plain(key, text) and not UNUSUAL.search(text):
            return [
                Line((Segment(key, line, run.key),) if line else (), used * size)
                for line, used in plain_lines(key, text, room)
            ]
    return [Line(tuple(segments), used * size) for segments, used in _filled(runs, style, room)]


def _filled(
    runs: tuple[Run, ...], style: Type, room: float
) -> Iterator[tuple[list[Segment], float]]:
    """Fill lines with atoms; yield each with its width at size 1."""
    current: list[Segment] = []
    used = 0.0
    begun = False
    for atom in _atoms(runs, style):
        space = _space(current) if atom.spaced and current else 0.0
        if (atom.new_line and (current or begun)) or (current and used + space + atom.width > room):
            yield current, used
            current, used, space, begun = [], 0.0, 0.0, True
        if atom.width > room:
            *full, atom = _broken(atom, room)
            for part in full:
                yield part.segments, part.width
                begun = True
        if space:
            _lengthen(current, current[-1]._replace(text=" ", actual=""))
        for segment in atom.segments:
            _lengthen(current, segment)
        used += space + atom.width
    if current:
        yield current, used


def _space(segments: list[Segment]) -> float:
    return _measured(segments[-1].face, " ")[1]


def _lengthen(line: list[Segment], more: Segment) -> None:
    """Set a segment behind a line: as part of its last one, if that is of the same sort."""
    last = line[-1] if line else None
    if (
        last
        and (last.face, last.key) == (more.face, more.key)
        and bool(last.actual) == bool(more.actual)
    ):
        line[-1] = Segment(last.face, last.text + more.text, last.key, last.actual + more.actual)
    else:
        line.append(more)


def _atoms(runs: tuple[Run, ...], style: Type) -> Iterator[_Atom]:
    """Cut runs into atoms; pieces of neighbouring runs without a space between them stay one."""
    held: _Atom | None = None
    spaced = new_line = False
    for run in runs:
        key = fonts.face_key(
            style.family, strong=style.strong or run.strong, slanted=style.slanted or run.slanted
        )
        for token in TOKEN.findall(fonts.printable(run.words)):
            if token.isspace() and token[0] not in KEPT_SPACES:
                if held:
                    yield held
                    held = None
                    spaced = new_line = False
                if token == "\n" and new_line:
                    yield _Atom([], 0.0, spaced=False, new_line=True)
                spaced, new_line = True, new_line or token == "\n"
                continue
            for place, chunk in enumerate(chunks(token)):
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
    segments = [Segment(face, text, link, actual) for face, text, actual in pieces]
    if held is None:
        return _Atom(segments, width, spaced and not new_line, new_line)
    held.segments += segments
    held.width += width
    return held


def _broken(atom: _Atom, room: float) -> list[_Atom]:
    """Cut an atom that is wider than a line into parts that fit."""
    letters = [
        Segment(segment.face, drawn, segment.key, segment.actual and said)
        for segment in atom.segments
        for drawn, said in zip(segment.text, segment.said, strict=True)
    ]
    widths = [fonts.face(letter.face).width(letter.text) for letter in letters]
    told = "".join(letter.text for letter in letters)
    starts = [0, *parts_that_fit(widths, told, room)]
    parts: list[_Atom] = []
    for start, end in zip(starts, [*starts[1:], len(letters)], strict=True):
        part = _Atom([], sum(widths[start:end]), spaced=False)
        for letter in letters[start:end]:
            _lengthen(part.segments, letter)
        parts.append(part)
    return parts

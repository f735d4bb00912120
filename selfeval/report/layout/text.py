"""Measure and wrap text. Text is never parsed: what people typed is printed as it stands."""

from __future__ import annotations

from dataclasses import replace

from selfeval.report import fonts, right_to_left
from selfeval.report.layout.breaking import UNUSUAL_SPACE
from selfeval.report.layout.filling import Filling, pieces_with_width
from selfeval.report.layout.leftwards import in_order
from selfeval.report.layout.line import Line, Segment
from selfeval.report.layout.quick import plain_lines
from selfeval.report.story.blocks import Run, Words
from selfeval.report.style import Type

__all__ = ["Line", "Segment", "clipped", "one_line", "runs_of", "width_of", "wrap"]

MOST_LETTERS = 8
"""More letters than ever fit a line as wide as the type is large: what is beyond is not set."""
UNLIMITED = float("inf")
SLACK = 1e-6
NO_RUN = Run("")


def width_of(text: str, style: Type) -> float:
    """Return the width in points of `text` set on one line."""
    return pieces_with_width(_face_of(style), fonts.printable(text))[1] * style.size


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


def _face_of(style: Type, run: Run = NO_RUN) -> str:
    return fonts.face_key(
        style.family, strong=style.strong or run.strong, slanted=style.slanted or run.slanted
    )


def _as_seen(lines: list[Line], words: Words, width: float) -> list[Line]:
    """Finish lines: put them in the order they are seen, if any word runs from right to left."""
    runs = runs_of(words)
    if not all(run.words.isascii() or not right_to_left.LETTERS.search(run.words) for run in runs):
        told = "".join(fonts.printable(run.words, marks=True) for run in runs)
        lines = in_order(lines, told, width)
    return [line.with_space() if line.spaced else line for line in lines]


def _lines(words: Words, style: Type, width: float) -> list[Line]:
    """Break words into lines whose letters are in the order in which they are read."""
    room = width / style.size + SLACK
    size = style.size
    runs = runs_of(words)
    if len(runs) == 1:
        run = runs[0]
        key = _face_of(style, run)
        text = fonts.printable(run.words)
        if fonts.is_plain(key, text) and not UNUSUAL_SPACE.search(text):
            return [
                Line((Segment(key, line, run.key),) if line else (), used * size)
                for line, used in plain_lines(key, text, room)
            ]
    filling = Filling(room)
    for run in runs:
        filling.add(_face_of(style, run), fonts.printable(run.words), run.key)
    return [
        Line(segments, used * size, spaced=spaced) for segments, used, spaced in filling.ended()
    ]

"""Put lines with words that run from right to left in the order in which they are seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from selfeval.report import right_to_left
from selfeval.report.layout.line import Line, Segment


class _Letter(NamedTuple):
    """A letter of a paragraph: how deep it is embedded, and which way the paragraph runs."""

    letter: str
    level: int
    leftwards: bool


class _Cell(NamedTuple):
    """A letter on a line; those of one `stretch`, if not 0, are said together."""

    segment: Segment
    drawn: str
    said: str
    level: int
    stretch: int


def in_order(lines: Sequence[Line], words: str, width: float) -> list[Line]:
    """Return lines as they are seen; `words` is all they say, with marks of direction.

    A paragraph that runs leftwards stands at the right if it is more than one line.
    """
    letters = _letters(words)
    held = next(letters, None)
    seen: list[Line] = []
    at_right: list[bool] = []
    for line in lines:
        found: list[tuple[Segment, str, str, _Letter]] = []
        for segment in line.segments:
            for drawn, said in zip(segment.text, segment.said, strict=True):
                while held and not _is(held.letter, said):
                    held = next(letters, None)
                found.append((segment, drawn, said, held or _Letter(said, 0, False)))
                held = next(letters, None)
        leftwards = bool(found) and found[0][3].leftwards
        at_right.append(leftwards)
        seen.append(_ordered(line, found, leftwards=leftwards))
    if sum(at_right) < 2 or width == float("inf"):
        return seen
    return [
        line._replace(indent=width - line.width) if leftwards else line
        for line, leftwards in zip(seen, at_right, strict=True)
    ]


def _letters(words: str) -> Iterator[_Letter]:
    for paragraph in words.split("\n"):
        leftwards = right_to_left.runs_leftwards(paragraph)
        levels = right_to_left.levels_of(paragraph, leftwards=leftwards)
        for letter, level in zip(paragraph, levels, strict=True):
            yield _Letter(letter, level, leftwards)


def _is(letter: str, said: str) -> bool:
    return letter == said or (said == " " and letter.isspace())


def _ordered(
    line: Line, found: Sequence[tuple[Segment, str, str, _Letter]], *, leftwards: bool
) -> Line:
    if not any(letter.level for _segment, _drawn, _said, letter in found):
        return line
    cells = list(_cells(found, leftwards=leftwards))
    told = {
        stretch: right_to_left.typed("".join(cell.said for cell in some))
        for stretch, some in groupby(cells, lambda cell: cell.stretch)
    }
    segments: list[Segment] = []
    order = right_to_left.as_seen([cell.level for cell in cells])
    for (stretch, first), some in groupby((cells[place] for place in order), _alike):
        drawn = "".join(_drawn(cell) for cell in some)
        actual = told[stretch] if stretch else first.actual
        segments.append(Segment(first.face, drawn, first.key, actual))
    return line._replace(segments=tuple(segments))


def _cells(
    found: Sequence[tuple[Segment, str, str, _Letter]], *, leftwards: bool
) -> Iterator[_Cell]:
    """Number the stretches of a line: what runs leftwards, with all in it, or the whole line."""
    stretch = 0
    before: tuple[bool, str] | None = None
    for segment, drawn, said, letter in found:
        turned = leftwards or letter.level > 0
        if turned and (turned, segment.key) != before:
            stretch += 1
        before = turned, segment.key
        yield _Cell(segment, drawn, said, letter.level, stretch if turned else 0)


def _alike(cell: _Cell) -> tuple[int, Segment]:
    """What cells have in common that are drawn as one segment."""
    segment = cell.segment
    kept = "" if cell.stretch else segment.actual
    return cell.stretch, Segment(segment.face, "", segment.key, kept)


def _drawn(cell: _Cell) -> str:
    return right_to_left.mirrored(cell.drawn) if cell.level % 2 else cell.drawn

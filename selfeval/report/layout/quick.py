"""Break plain text of one face into lines: nearly all text of a report, so made for speed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from selfeval.report.layout.breaking import parts_that_fit
from selfeval.report.layout.known import Known, Part, known_of


def plain_lines(key: str, text: str, room: float) -> list[Part]:
    """Break text, all of which the face `key` has, into lines of at most `room`.

    Words are parted by spaces, paragraphs by line ends; empty ones become an empty line. A line
    that ends between words has a space at its end, which takes no room.
    """
    lines: list[Part] = []
    for paragraph in text.split("\n") if "\n" in text else (text,):
        if paragraph.strip(" "):
            if lines and lines[-1][0]:
                lines[-1] = (lines[-1][0] + " ", lines[-1][1])
            _fill(lines, key, paragraph.split(" "), room)
        elif lines and lines[-1][0]:
            lines[-1] = (lines[-1][0] + " ", lines[-1][1])
            lines.append(("", 0.0))
    if lines and not lines[-1][0]:
        lines.pop()
        lines[-1] = (lines[-1][0][:-1], lines[-1][1])
    return lines


def _fill(lines: list[Part], key: str, words: Sequence[str], room: float) -> None:
    known = known_of(key)
    find, parted, space = known.widths.get, known.parted, known.space
    line: list[str] = []
    used = 0.0
    for word in words:
        if not word:
            continue
        wide = find(word)
        if wide is None:
            parts = parted.get(word) or known.learn(word)
            used = _fill_parts(lines, line, used, known, parts, room)
        elif line and used + space + wide <= room:
            line.append(word)
            used += space + wide
        else:
            used = _begin(lines, line, " ", used, known, word, wide, room)
    if line:
        lines.append((" ".join(line), used))


def _begin(
    lines: list[Part],
    line: list[str],
    behind: str,
    used: float,
    known: Known,
    word: str,
    wide: float,
    room: float,
) -> float:
    """End the line, begin another with a word, and return how wide it is now."""
    if line:
        lines.append((" ".join(line) + behind, used))
    if wide > room:
        widths = [known.width(letter) for letter in word]
        starts = [0, *parts_that_fit(widths, word, room), len(word)]
        *full, (word, wide) = [
            (word[start:end], sum(widths[start:end])) for start, end in pairwise(starts)
        ]
        lines += full
    line[:] = [word]
    return wide


def _fill_parts(
    lines: list[Part],
    line: list[str],
    used: float,
    known: Known,
    parts: Sequence[Part],
    room: float,
) -> float:
    """Go on with the parts of a word, between which the line may end; return how wide it is now."""
    for place, (part, wide) in enumerate(parts):
        gap = known.space if line and not place else 0.0
        if not line or used + gap + wide > room:
            used = _begin(lines, line, "" if place else " ", used, known, part, wide, room)
        elif place:
            line[-1] += part
            used += wide
        else:
            line.append(part)
            used += gap + wide
    return used

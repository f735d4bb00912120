"""Fill lines with words of any sort: in several faces, with links, with letters from stand-ins.

Words of neighbouring runs without a space between them are never parted.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from selfeval.report import fonts
from selfeval.report.layout.breaking import (
    BETWEEN_WORDS,
    UNUSUAL_SPACE,
    chunks,
    parts_that_fit,
)
from selfeval.report.layout.known import known_of
from selfeval.report.layout.line import Segment

Filled = tuple[tuple[Segment, ...], float, bool]
"""What is set on a line, its width at size 1, and whether a space follows."""


@lru_cache(maxsize=20_000)
def pieces_with_width(face: str, text: str) -> tuple[fonts.Pieces, float]:
    """Cut text into pieces that faces can print; return them with their width at size 1."""
    pieces = fonts.pieces_of(face, text)
    return pieces, sum(fonts.face(key).width(drawn) for key, drawn, _actual in pieces)


class _Stretch:
    """Words of one sort on the line that is being filled."""

    __slots__ = ("actual", "face", "key", "text")

    def __init__(self, first: Segment) -> None:
        self.face, self.key = first.face, first.key
        self.text = [first.text]
        self.actual = [first.actual]

    def takes(self, more: Segment) -> bool:
        """Whether a segment is of the same sort."""
        return (
            self.face == more.face
            and self.key == more.key
            and bool(self.actual[0]) == bool(more.actual)
        )

    def segment(self) -> Segment:
        """Return it as part of a finished line."""
        return Segment(self.face, "".join(self.text), self.key, "".join(self.actual))


class Filling:
    """Lines that are being filled, run by run, each at most `room` wide at size 1."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._lines: list[Filled] = []
        self._line: list[_Stretch] = []
        self._used = 0.0
        self._held: list[Segment] = []
        """The last word so far, to which the next run may add."""
        self._held_width = 0.0
        self._spaced = self._new_line = False

    def add(self, face: str, text: str, key: str) -> None:
        """Go on with printable text in a face; `key` is the bookmark that it links to."""
        plain = fonts.is_plain(face, text)
        odd = UNUSUAL_SPACE.search(text) is not None
        for at, paragraph in enumerate(text.split("\n")):
            if at:
                self._end_paragraph()
            words = BETWEEN_WORDS.split(paragraph) if odd else paragraph.split(" ")
            self._add_words(face, words, key, plain=plain)

    def ended(self) -> list[Filled]:
        """Return all lines."""
        self._place()
        self._flush()
        self._lines[-1:] = [(segments, wide, False) for segments, wide, _ in self._lines[-1:]]
        return self._lines

    def _add_words(self, face: str, words: list[str], key: str, *, plain: bool) -> None:
        known = known_of(face)
        last = len(words) - 1
        for at, word in enumerate(words):
            if at:
                if self._held:
                    self._place()
                self._spaced = True
            if not word:
                continue
            wide = known.widths.get(word) if plain else None
            if wide is not None and 0 < at < last and self._line and not self._new_line:
                stretch = self._line[-1]
                if stretch.face == face and stretch.key == key and not stretch.actual[0]:
                    used = self._used + known.space + wide
                    if used <= self._room:
                        stretch.text += (" ", word)
                        self._used = used
                        self._spaced = False
                        continue
            if wide is not None:
                self._hold(Segment(face, word, key), wide)
            else:
                self._hold_parts(face, word, key, plain=plain)

    def _hold_parts(self, face: str, word: str, key: str, *, plain: bool) -> None:
        """Hold a word whose parts a line break may part, or that is not known yet."""
        if plain:
            known = known_of(face)
            for at, (part, wide) in enumerate(known.parted.get(word) or known.learn(word)):
                if at:
                    self._place()
                self._hold(Segment(face, part, key), wide)
            return
        for at, part in enumerate(chunks(word)):
            if at:
                self._place()
            pieces, wide = pieces_with_width(face, part)
            for drawn_in, drawn, actual in pieces:
                self._hold(Segment(drawn_in, drawn, key, actual), 0.0)
            self._held_width += wide

    def _hold(self, segment: Segment, wide: float) -> None:
        self._held.append(segment)
        self._held_width += wide

    def _place(self) -> None:
        """Put the word that is held on the line, or on the next one."""
        if not self._held:
            return
        line, wide = self._line, self._held_width
        gap = known_of(line[-1].face).space if self._spaced and line else 0.0
        if self._new_line or (line and self._used + gap + wide > self._room):
            self._flush(self._spaced, even_if_empty=self._new_line and bool(self._lines))
            gap = 0.0
        if wide > self._room:
            wide = self._break()
        if gap:
            self._append(Segment(self._line[-1].face, " ", self._line[-1].key))
        for segment in self._held:
            self._append(segment)
        self._used += gap + wide
        self._held, self._held_width = [], 0.0
        self._spaced = self._new_line = False

    def _append(self, segment: Segment) -> None:
        if self._line and self._line[-1].takes(segment):
            self._line[-1].text.append(segment.text)
            self._line[-1].actual.append(segment.actual)
        else:
            self._line.append(_Stretch(segment))

    def _flush(self, spaced: bool = False, *, even_if_empty: bool = False) -> None:
        """End the line, at a space or within a word."""
        if self._line or even_if_empty:
            segments = tuple(stretch.segment() for stretch in self._line)
            self._lines.append((segments, self._used, spaced))
        self._line, self._used = [], 0.0

    def _end_paragraph(self) -> None:
        """End the line at a line end; a second one leaves a line empty."""
        if self._held:
            self._place()
        if self._new_line:
            self._flush(spaced=True)
        self._spaced = self._new_line = True

    def _break(self) -> float:
        """Fill lines with a word that is wider than one; hold its end and return how wide it is."""
        letters = [
            Segment(segment.face, drawn, segment.key, segment.actual and said)
            for segment in self._held
            for drawn, said in zip(segment.text, segment.said, strict=True)
        ]
        widths = [fonts.face(letter.face).width(letter.text) for letter in letters]
        cuts = parts_that_fit(widths, "".join(letter.text for letter in letters), self._room)
        starts = [0, *cuts, len(letters)]
        for start, end in pairwise(starts[:-1]):
            for letter in letters[start:end]:
                self._append(letter)
            self._used = sum(widths[start:end])
            self._flush()
        self._held = letters[starts[-2] :]
        return sum(widths[starts[-2] :])

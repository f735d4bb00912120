"""What a file holds before anything is made of it: boxes, arrows, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from selfeval.core.characters import CONTROL
from selfeval.core.fields import LONGEST_LINE
from selfeval.core.folding import fold
from selfeval.core.wording import called
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError

LARGEST = 20_000_000
"""Bytes of a file that is read as a map: some hundred times the largest that people draw."""
MOST_ROWS = 100_000
MOST_BOXES = 2_000
MOST_ARROWS = 6_000
MOST_MAPS = 20
LONGEST_LABEL = LONGEST_LINE
LONGEST_NOTE = 20_000
"""Characters."""


@dataclass(frozen=True)
class FoundBox:
    """A box as its file has it; `realm` is None wherever the file does not name one of ours."""

    label: str
    note: str = ""
    kind: str = "factor"
    realm: str | None = None
    unexpected_since: str | None = None


@dataclass(frozen=True)
class FoundArrow:
    """An arrow between two boxes, which are named by their places in the list of boxes."""

    source: int
    target: int
    sign: str = "unknown"
    delay: str = ""
    basis: str = "hunch"
    contested: bool = False
    note: str = ""


@dataclass(frozen=True)
class FoundMap:
    """One map of a file; a label may stand on several of its boxes."""

    name: str
    boxes: tuple[FoundBox, ...]
    arrows: tuple[FoundArrow, ...]


@dataclass(frozen=True)
class Found:
    """All that a file holds.

    `kind` says what it is, in words. `signs` tells how each word for a sign was read, with how
    often it stands there; `said` is what there is to know: what is not kept or was passed over.
    """

    kind: str
    maps: tuple[FoundMap, ...]
    signs: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    said: tuple[str, ...] = ()

    @property
    def boxes(self) -> int:
        """How many boxes there are on all of its maps."""
        return sum(len(one.boxes) for one in self.maps)

    @property
    def arrows(self) -> int:
        """How many arrows there are on all of its maps."""
        return sum(len(one.arrows) for one in self.maps)


class Gathering:
    """Collects the boxes and arrows of one map, and stops at what no map can hold.

    UserError where there are more boxes, or more arrows, than the most.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self.boxes: list[FoundBox] = []
        self.arrows: list[FoundArrow] = []

    def add_box(self, box: FoundBox) -> int:
        """Add a box; return its place in the list."""
        if len(self.boxes) >= MOST_BOXES:
            raise self._too_many(_("“{file}” has more than {most} boxes."), MOST_BOXES)
        self.boxes.append(with_short_label(box))
        return len(self.boxes) - 1

    def add_arrow(self, arrow: FoundArrow) -> None:
        """Add an arrow."""
        if len(self.arrows) >= MOST_ARROWS:
            raise self._too_many(_("“{file}” has more than {most} arrows."), MOST_ARROWS)
        self.arrows.append(arrow)

    def _too_many(self, said: str, most: int) -> UserError:
        return UserError(
            said.format(file=self._file, most=f"{most:,}"),
            _("No map can show as many: import a part of it."),
        )

    def found(self, name: str) -> FoundMap:
        """Return the map; UserError where it has no box."""
        if not self.boxes:
            raise UserError(_("“{file}” holds no boxes and arrows.").format(file=self._file))
        return FoundMap(name, tuple(self.boxes), tuple(self.arrows))


def with_short_label(box: FoundBox) -> FoundBox:
    """Return the box; where no box can hold its label, with all of it in the note."""
    if len(box.label) <= LONGEST_LABEL:
        return box
    short = box.label[: LONGEST_LABEL - 1].rstrip() + "…"
    note = joined(box.label, box.note)
    return FoundBox(short, note, box.kind, box.realm, box.unexpected_since)


def words_of(value: object) -> str:
    """Return what stands in a file as text; "" for what is neither words nor a figure."""
    if isinstance(value, str):
        return CONTROL.sub("", value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value:.15g}"


def label_of(value: object) -> str:
    """Return the same on one line: line breaks and runs of spaces become one space each."""
    return " ".join(words_of(value).split())


def joined(*parts: str) -> str:
    """Return notes as lines, each once, as many as a note is to hold."""
    return "\n".join(dict.fromkeys(part for part in parts if part))[:LONGEST_NOTE]


def titled(title: str, value: object) -> str:
    """Return “Title: value” for a note; "" where there is no value."""
    words = words_of(value)
    return _("{title}: {value}").format(title=title, value=words) if words else ""


def key_of(label: str) -> str:
    """Return what labels are compared by: capitals, accents and runs of spaces do not count."""
    return fold(" ".join(label.split()))


def map_name(file_name: str) -> str:
    """Return what a map is called that came in a file of this name."""
    stem = file_name
    while (cut := stem.rpartition("."))[1] and cut[0] and len(cut[2]) <= 8 and " " not in cut[2]:
        stem = cut[0]
    return label_of(stem.replace("_", " "))[:120] or _("Imported map")


def quoted(labels: list[str], most: int = 6) -> str:
    """Return labels in quotation marks: the first of many, and how many more there are."""
    said = ", ".join(_("“{name}”").format(name=called(label)) for label in labels[:most])
    rest = len(labels) - most
    if rest <= 0:
        return said
    more = ngettext("{labels} and {count} more", "{labels} and {count} more", rest)
    return more.format(labels=said, count=f"{rest:,}")

"""What a report is made of, before it is a page: plain blocks that any kind of document can show.

A block says what there is, never where it stands: paper, and later other formats, lay it out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selfeval.report.snapshot.chart_parts import Series
from selfeval.report.snapshot.plan_parts import Calendar, Stretch
from selfeval.report.snapshot.plate_parts import Plate


@dataclass(frozen=True, slots=True)
class Run:
    """Words with a weight or a slope of their own; `key` leads to the bookmark of that name."""

    words: str
    strong: bool = False
    slanted: bool = False
    key: str = ""


Words = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a part) to 4; level 0 is a bookmark without words.

    `key` makes it a bookmark, called `outline` or its own words; a `deeper` one stands one level
    further down in the outline. `eyebrow` is a short line above it, `realm` the realm whose shape
    stands before it.
    """

    level: int
    words: str
    key: str = ""
    eyebrow: str = ""
    realm: str = ""
    outline: str = ""
    deeper: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `kind` is one of the layout's kinds, such as body, lead or quiet."""

    words: Words
    kind: str = "body"
    hold: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short points, each with a dot."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Sentences, each behind its number or another short label: (label, words).

    On paper so many stand `abreast`, read from line to line.
    """

    items: tuple[tuple[str, Words], ...]
    abreast: int = 1


@dataclass(frozen=True, slots=True)
class Asks:
    """Questions to the reader: (what is asked of them, the question)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Blocks with notes beside them, in the side column; `key` is the bookmark of its beginning.

    One that holds stays with what follows.
    """

    main: tuple[Block, ...]
    side: tuple[Block, ...]
    key: str = ""
    hold: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks in columns of equal width, or of the given shares of it."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """A word for how something stands, with its symbol; `key` is the stored word."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A status on a line of its own."""

    status: Status


@dataclass(frozen=True, slots=True)
class RealmMark:
    """A realm's shape and letter, with its name where there is room."""

    realm: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """When something happens, as a bar across the calendar of its column; `stage` is how far it is.

    The words of its cell say how far too, and those of its row when: a bar adds nothing for ears.
    """

    stretch: Stretch
    stage: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: a mark before the words, where there is one; quiet words under them.

    A bar stands above the words, the way of `series` under them: neither adds anything for ears.
    """

    words: Words
    mark: Status | RealmMark | Bar | None = None
    strong: bool = False
    under: str = ""
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its head, its share of the width, and where its words stand.

    One with a calendar holds bars.
    """

    title: str
    share: float
    align: str = "left"
    realm: str = ""
    calendar: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads.

    `fit` is "open", "close" for many tables on a page, "lanes" for columns of words, or "tight"
    for figures.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    fit: str = "open"


@dataclass(frozen=True, slots=True)
class Panel:
    """A quiet box that holds the one thing to remember."""

    title: str
    words: Words
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A small chart of one series; `alt` says in a sentence what it shows."""

    series: Series
    alt: str
    high: float = 92.0


@dataclass(frozen=True, slots=True)
class MapPlate:
    """A map, or a part of one, drawn under its title; `under` is what else to know of it."""

    title: str
    under: str
    plate: Plate
    key: str = ""


@dataclass(frozen=True, slots=True)
class MapKey:
    """What the marks of maps mean, each drawn beside its words."""

    plate: Plate


@dataclass(frozen=True, slots=True)
class Card:
    """One of a few small charts side by side."""

    title: str
    figures: str
    status: Status
    realm: str
    series: Series | None
    alt: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Small charts side by side, three to a row."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure at a glance, with the figure to hold it against."""

    title: str
    figure: str
    beside: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """A few figures at a glance, side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """How far up a ladder of `rungs` something stands, in words and steps (1 = lowest)."""

    step: int
    rungs: int
    label: str


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """One priority in a line: its place, its title, who and until when, and its words."""

    place: str
    title: str
    by: str
    words: str
    worst: str
    key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Priorities, a line each."""

    lines: tuple[PriorityLine, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each for somebody, by role."""

    roles: tuple[str, ...]
    under: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline across the page."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Room between blocks, in points."""

    high: float = 8.0


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page; if it `joins`, only where not all of it fits the page before.

    All of it is what comes before the next new page.
    """

    joins: bool = False


@dataclass(frozen=True, slots=True)
class NotesRoom:
    """Lines to write on, as many as the page has left, where that is enough to be of use."""

    title: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a report without a cover: school, what it is, for whom and from when."""

    title: str
    under: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The cover: what it is, for whom, and how much of each step it holds.

    `logo` is a PNG picture, b"" for none.
    """

    school: str
    title: str
    period: str
    details: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]
    accent: str
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of the report with their pages: (title, bookmark)."""

    title: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OnePage:
    """Blocks that should fill one page and no more: the first version that fits is taken.

    `unpaged` is the place of the fullest version that stands where there are no such pages.
    """

    versions: tuple[tuple[Block, ...], ...] = field(default=())
    unpaged: int = 0


Block = (
    Heading
    | Para
    | Bullets
    | Numbered
    | Asks
    | Aside
    | Columns
    | Table
    | Panel
    | Chart
    | MapPlate
    | MapKey
    | Cards
    | Tiles
    | Ladder
    | Lines
    | StatusLine
    | Signatures
    | Rule
    | Gap
    | NewPage
    | NotesRoom
    | Masthead
    | CoverPage
    | Contents
    | OnePage
)

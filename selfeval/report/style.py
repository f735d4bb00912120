"""Type, colour and grid of the printed report, in points; `MM` is how many make a millimetre.

Colours are the light tokens that the window uses; contrast on white is at least 4.5:1 for text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MM = 72 / 25.4

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT = RIGHT = 20 * MM
TOP, BOTTOM = 22 * MM, 20 * MM
FULL = PAGE_WIDTH - LEFT - RIGHT
MEASURE = 120 * MM
SIDE = 44 * MM
ROOM = PAGE_HEIGHT - TOP - BOTTOM

INK = "#1F2328"
QUIET = "#4B5157"
LINE = "#C9C6C0"
OUTLINE = "#8C8A84"
SUNKEN = "#F4F2EE"
PAPER = "#FFFFFF"
ACCENT = "#1F3B57"
THREAD = "#B07C1E"
GOOD = "#2B6B3F"
WAIT = "#8A5A00"
BAD = "#A32C2C"

HAIRLINE = 0.4
MAP_SMALLEST, MAP_LARGEST = 9 / 14, 0.8
"""Points a map unit: words in boxes, 14 units large, are never smaller than nine points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, upright or turned: its size in points as it is drawn on, and how much that is scaled.

    Large print is the same page drawn smaller and scaled up, so that on paper its margins are those
    of any other page.
    """

    wide: float
    high: float
    scale: float = 1.0

    @property
    def left(self) -> float:
        """The margin at the left, as wide as that at the right."""
        return LEFT / self.scale

    @property
    def top(self) -> float:
        """The margin above."""
        return TOP / self.scale

    @property
    def full(self) -> float:
        """The width between the margins."""
        return self.wide - 2 * self.left

    @property
    def measure(self) -> float:
        """The width of text."""
        return self.full * MEASURE / FULL

    @property
    def side(self) -> float:
        """The width of the side column, which ends where the page does."""
        return self.full * SIDE / FULL

    @property
    def room(self) -> float:
        """The height between head and foot."""
        return self.high - (TOP + BOTTOM) / self.scale

    def turned(self) -> Sheet:
        """Return the same paper the other way round."""
        return replace(self, wide=self.high, high=self.wide)


UPRIGHT = Sheet(PAGE_WIDTH, PAGE_HEIGHT)
TURNED = UPRIGHT.turned()
LARGER = 1.25
LARGE_PRINT = Sheet(PAGE_WIDTH / LARGER, PAGE_HEIGHT / LARGER, LARGER)


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: family ("serif" or "sans"), size and leading in points, colour.

    `strong` and `slanted` are the text's own weight and slope; a run can ask for more.
    """

    family: str
    size: float
    leading: float
    colour: str = INK
    strong: bool = False
    slanted: bool = False

    def in_colour(self, colour: str) -> Type:
        """Return the same type in another colour."""
        return replace(self, colour=colour)


BODY = Type("serif", 11, 15.5)
LEAD = Type("serif", 13, 18)
QUIET_BODY = Type("serif", 10, 14, QUIET)
STATEMENT = Type("serif", 11, 15.5)
BELIEF = Type("serif", 13, 18)
TITLE = Type("serif", 40, 46, strong=True)
SUBTITLE = Type("serif", 20, 26, QUIET)
H1 = Type("serif", 24, 29, strong=True)
H1_WITHIN = Type("serif", 20, 25, strong=True)
H2 = Type("serif", 15, 20, strong=True)
H3 = Type("sans", 11.5, 15, strong=True)
EYEBROW = Type("sans", 9, 12, QUIET, strong=True)
SMALL = Type("sans", 9, 12)
SMALL_QUIET = Type("sans", 9, 12, QUIET)
SMALL_STRONG = Type("sans", 9, 12, strong=True)
TABLE = Type("serif", 9, 12)
TABLE_HEAD = Type("sans", 8.5, 12, QUIET, strong=True)
CAPTION = Type("sans", 9.5, 13, strong=True)
RUNNING = Type("sans", 8.5, 11, QUIET)
RUNNING_STRONG = Type("sans", 8.5, 11, INK, strong=True)
NOTE = Type("serif", 10, 13.5)
CHART = Type("sans", 8, 10, QUIET)
CHART_STRONG = Type("sans", 8, 10, INK, strong=True)
POINT = Type("serif", 10, 13.5)
ABREAST = Type("serif", 9.5, 12.5)

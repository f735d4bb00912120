"""The key to a map, as shapes: what each box, mark and line means, in three columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selfeval.core.models.words import BASES
from selfeval.core.picture.arrows import Drawn, arrow_shapes, loop_shapes
from selfeval.core.picture.curves import Curve
from selfeval.core.picture.faces import Badges, Box, Measure, box_shapes, lines_of
from selfeval.core.picture.glyphs import GLYPH, realm_glyph
from selfeval.core.picture.marks import TAG_SIZE, Tag, Taken, by_the_head, with_labels
from selfeval.core.picture.shapes import Shape, Words, moved
from selfeval.core.realms import REALMS
from selfeval.i18n import N_, _

WIDTHS = (400.0, 400.0, 330.0)
"""Of the columns."""
TITLE, NAME, MEANING = 15.0, 14.0, 13.0
BESIDE_BOX, BESIDE_ARROW, BESIDE_MARK, BESIDE_REALM = 180.0, 180.0, 52.0, 30.0
ARROW_LONG, ARROW_SHORT = 160.0, 40.0

BOXES: tuple[tuple[str, str, str, str], ...] = (
    ("factor", N_("Words taught first"), N_("Factor"), N_("can rise or fall, happen or be felt")),
    ("action", N_("Fortnightly coaching"), N_("What leaders do"), N_("points where it pushes")),
    ("outcome", N_("Children read well"), N_("Outcome"), N_("a double line: what children gain")),
    (
        "unwanted",
        N_("Staff feel less trusted"),
        N_("Unwanted effect"),
        N_("corners cut off, and a warning"),
    ),
    (
        "outside",
        N_("Marking takes five hours"),
        N_("Outside our control"),
        N_("a dashed line and round ends"),
    ),
)
BADGES: tuple[tuple[Badges, str, str], ...] = (
    (Badges(watched=2), N_("Early indicators"), N_("how many watch this box")),
    (Badges(unexpected="03/26"), N_("Unexpected"), N_("nobody foresaw it; noticed then")),
    (Badges(pinned=True), N_("Pinned"), N_("tidying leaves it where it is")),
)


@dataclass(frozen=True)
class ArrowLine:
    """An arrow of the key and what is said of it."""

    name: str
    meaning: str
    sign: str = "plus"
    delay: str = ""
    basis: str = "quick"
    tag: str = ""
    contested: bool = False


ARROWS: tuple[ArrowLine, ...] = (
    ArrowLine(N_("Raises"), N_("the more of this, the more of that")),
    ArrowLine(N_("Lowers"), N_("the more of this, the less of that"), "minus"),
    ArrowLine(N_("Not known"), N_("nobody can say yet which way"), "unknown"),
    ArrowLine(N_("After about a term"), N_("one stroke; none: within weeks"), delay="terms"),
    ArrowLine(N_("After a year or more"), N_("two strokes"), delay="years"),
    ArrowLine(N_("Rests on an assumption"), N_("which one, by its number"), tag=N_("A4")),
    ArrowLine(N_("Contested"), N_("not everybody here agrees"), tag=N_("A5"), contested=True),
)


ALOUD = {
    "plus": N_("“The more words are taught first, the more children read well.”"),
    "minus": N_("“The more hours marking takes, the less time there is for coaching.”"),
}
"""How an arrow is read, by its sign."""


@dataclass(frozen=True)
class Key:
    """A part of the key as shapes, from (0, 0) on, and how much room it takes."""

    shapes: tuple[Shape, ...]
    width: float
    height: float


def columns_of(measure: Measure) -> tuple[Key, ...]:
    """Return the columns of the key, each from (0, 0) on; `measure` tells how wide words are."""
    found: list[Key] = []
    for column, wide in zip((_boxes, _arrows, _others), WIDTHS, strict=True):
        shapes: list[Shape] = []
        height = column(shapes, 0.0, measure)
        found.append(Key(tuple(shapes), wide, height))
    return tuple(found)


def _title(shapes: list[Shape], x: float, y: float, words: str) -> float:
    shapes.append(Words(words, x, y + TITLE, TITLE, 600, "start"))
    return y + 34


def _told(shapes: list[Shape], x: float, y: float, name: str, meaning: str) -> None:
    shapes.append(Words(name, x, y - 4, NAME, 600, "start"))
    shapes.append(Words(meaning, x, y + 14, MEANING, 400, "start", "text2"))


def _boxes(shapes: list[Shape], x: float, measure: Measure) -> float:
    y = _title(shapes, x, 0.0, _("Boxes"))
    for kind, label, name, meaning in BOXES:
        shapes += moved(box_shapes(_box(kind, _(label), measure)), x + 78, y + 29)
        _told(shapes, x + BESIDE_BOX, y + 29, _(name), _(meaning))
        y += 78
    y = _title(shapes, x, y + 8, _("Marks on a box"))
    for badges, name, meaning in BADGES:
        plain = _box("factor", "", measure)
        marked = box_shapes(replace(plain, badges=badges), detail=True)[len(box_shapes(plain)) :]
        left, middle = _middle_of(badges)
        shapes += moved(marked, x + 34 - left, y + 12 - middle)
        _told(shapes, x + BESIDE_BOX, y + 12, _(name), _(meaning))
        y += 46
    return y


def _box(kind: str, label: str, measure: Measure) -> Box:
    return Box("", label, kind, 1, 0.0, 0.0, 156.0, 58.0, lines_of(label, kind, measure))


def _middle_of(badges: Badges) -> tuple[float, float]:
    """Return where the mark stands on a box around (0, 0)."""
    if badges.pinned:
        return 69.0, -29.0
    return (-51.0, 29.0) if badges.watched else (37.0, 29.0)


def _arrows(shapes: list[Shape], x: float, measure: Measure) -> float:
    y = _title(shapes, x, 0.0, _("Arrows"))
    for line in ARROWS:
        shapes += _arrow(line, x, y + 12, measure)
        _told(shapes, x + BESIDE_ARROW, y + 12, _(line.name), _(line.meaning))
        y += 54
    y = _title(shapes, x, y + 8, _("How do we know?"))
    for basis, name in BASES:
        shapes += _arrow(ArrowLine(name, "", basis=basis), x, y + 8, measure)
        shapes.append(Words(_(name), x + BESIDE_ARROW, y + 13, NAME, 400, "start"))
        y += 32
    return y


def _arrow(
    line: ArrowLine, x: float, y: float, measure: Measure, long: float = ARROW_LONG
) -> tuple[Shape, ...]:
    end, third = x + long, (long - 9) / 3
    curve = Curve((x, y), (((x + third, y), (x + 2 * third, y), (end - 9, y)),))
    taken = Taken()
    tags = (_(line.tag),) if line.tag else ()
    marks = by_the_head(curve, taken, {"terms": 1, "years": 2}.get(line.delay, 0))
    drawn = Drawn(
        id="",
        source="",
        target="",
        sign=line.sign,
        delay=line.delay,
        basis=line.basis,
        contested=line.contested,
        tags=tags,
        pill="",
        curve=curve,
        tip=(end, y),
        towards=(1.0, 0.0),
        marks=with_labels(marks, curve, taken, measure, tags, ""),
    )
    return arrow_shapes(drawn, detail=True)


def _others(shapes: list[Shape], x: float, measure: Measure) -> float:
    y = _realms(shapes, x, 0.0)
    y = _aloud(shapes, x, y + 8, measure)
    y = _title(shapes, x, y + 8, _("Loops"))
    for label, name, meaning in (
        (_("R1"), _("Feeds itself"), _("the minuses on its way are even in number")),
        (_("B1"), _("Slows itself"), _("the minuses on its way are odd in number")),
    ):
        shapes += _pill(label, x, y + 12, measure)
        _told(shapes, x + BESIDE_MARK, y + 12, name, meaning)
        y += 48
    y = _title(shapes, x, y + 8, _("What stands out"))
    for name, meaning in (
        (_("Chosen"), _("drawn in ink, with a pale band")),
        (_("Not in the answer"), _("drawn faintly, never hidden")),
    ):
        _told(shapes, x, y + 12, name, meaning)
        y += 44
    return y


def _realms(shapes: list[Shape], x: float, y: float) -> float:
    """Tell what the lanes are, from the left to the right."""
    y = _title(shapes, x, y, _("Lanes, from left to right"))
    for one in REALMS:
        shapes += realm_glyph(one.id, (x + GLYPH + 1, y + 6))
        shapes.append(Words(_(one.title), x + BESIDE_REALM, y + 11, NAME, 600, "start"))
        shapes.append(
            Words(_(one.meaning), x + BESIDE_REALM + 104, y + 11, MEANING, 400, "start", "text2")
        )
        y += 28
    return y


def _aloud(shapes: list[Shape], x: float, y: float, measure: Measure) -> float:
    """Tell how an arrow is read, by an example for each sign."""
    y = _title(shapes, x, y, _("Read aloud"))
    for sign, words in ALOUD.items():
        lines = in_lines(_(words), WIDTHS[-1] - BESIDE_MARK, MEANING, measure)
        shapes += _arrow(ArrowLine("", "", sign), x, y + 8, measure, ARROW_SHORT)
        for at, line in enumerate(lines):
            shapes.append(Words(line, x + BESIDE_MARK, y + 12 + at * 17, MEANING, 400, "start"))
        y += 14 + 17 * len(lines)
    return y


def in_lines(words: str, room: float, size: float, measure: Measure) -> list[str]:
    """Break words into lines that are no wider than the room there is, where they can be."""
    lines: list[str] = []
    for word in words.split():
        line = f"{lines[-1]} {word}" if lines else word
        if lines and measure(line, size, False) <= room:
            lines[-1] = line
        else:
            lines.append(word)
    return lines


def _pill(label: str, x: float, y: float, measure: Measure) -> tuple[Shape, ...]:
    wide = measure(label, TAG_SIZE, True) + 14
    return tuple(loop_shapes(Tag(label, x + wide / 2, y, wide)))

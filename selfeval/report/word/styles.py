"""The styles of a Word document: the type of the printed report, under Word's own names.

A heading's style says how deep it stands; where it looks like another level, its style is one that
rests on the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selfeval.report import style
from selfeval.report.style import Type
from selfeval.report.word.nodes import Node, add, root

FONTS = {"serif": ("Source Serif 4", "Georgia"), "sans": ("Atkinson Hyperlegible Next", "Arial")}
"""The report's own fonts, and what most computers have that comes near."""
DEEPEST = 6
LOOKS = {
    1: (style.H1, 0, 8),
    2: (style.H2, 20, 4),
    3: (style.H3, 12, 2),
    4: (style.SMALL_STRONG, 8, 0),
}
"""Headings by level, with the room before and after, in points."""


WORDS_OWN = frozenset(
    {
        *("Normal", "Title", "Subtitle", "Quote", "caption", "List Bullet", "List Number"),
        *("TOC Heading", "toc 1", "header", "footer", "Strong", "Emphasis", "Hyperlink"),
        *(f"heading {depth}" for depth in range(1, DEEPEST + 1)),
    }
)
"""Names of styles that Word knows; all others are ours."""


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: type, room before and after in points, and how it hangs together."""

    id: str
    name: str
    kind: Type
    before: float = 0.0
    after: float = 0.0
    based: str = "Normal"
    holds: bool = False
    depth: int = 0
    left: float = 0.0
    hanging: float = 0.0
    right: float = 0.0
    tab: float = 0.0
    list: int = 0
    shade: str = ""
    rule: str = ""
    rule_at: str = ""
    align: str = ""


def paragraph_styles() -> Iterator[Style]:
    """Yield every paragraph style; the first is what all others rest on."""
    body, small, quiet = style.BODY, style.SMALL, style.SMALL_QUIET
    yield Style("Normal", "Normal", body, after=6)
    yield Style("Title", "Title", style.TITLE, before=96, after=2)
    yield Style("Subtitle", "Subtitle", style.SUBTITLE, after=30)
    school = Type("sans", 13, 18, strong=True)
    yield Style("School", "School", school, after=14, rule=style.ACCENT, rule_at="top", holds=True)
    for depth in range(1, DEEPEST + 1):
        kind, before, after = LOOKS[min(depth, 4)]
        yield Style(
            f"Heading{depth}", f"heading {depth}", kind, before, after, holds=True, depth=depth
        )
        for level, (kind, before, after) in LOOKS.items():
            if level != min(depth, 4):
                name = f"heading {depth} like {level}"
                based = f"Heading{depth}"
                yield Style(
                    like(depth, level), name, kind, before, after, based, holds=True, depth=depth
                )
    yield Style("Eyebrow", "Eyebrow", style.EYEBROW, before=12, after=2, holds=True)
    yield Style("Lead", "Lead", style.LEAD, after=7)
    yield Style("Belief", "Belief", style.BELIEF, 12, 5, rule=style.LINE, rule_at="top", holds=True)
    yield Style(
        "Statement", "Statement", style.STATEMENT, 12, 3, rule=style.LINE, rule_at="top", holds=True
    )
    yield Style("Quiet", "Quiet", style.QUIET_BODY, after=5)
    yield Style("Small", "Small", small, after=3)
    yield Style("SmallQuiet", "Small quiet", quiet, after=3)
    yield Style("SmallStrong", "Small strong", style.SMALL_STRONG, after=2)
    yield Style("SideNote", "Side note", quiet, before=3, after=8)
    yield Style("Note", "Note", style.NOTE, after=4)
    yield Style("Caption", "caption", style.CAPTION, before=10, after=3, holds=True)
    quote = Type("serif", 11, 15.5, style.QUIET, slanted=True)
    yield Style("Quote", "Quote", quote, 3, 5, left=12, rule=style.LINE, rule_at="left")
    yield Style("ListBullet", "List Bullet", style.POINT, after=4, left=12, hanging=12, list=1)
    yield Style("ListNumber", "List Number", style.POINT, after=4, left=22, hanging=22, list=2)
    yield Style("Labelled", "Labelled", style.POINT, after=4, left=58, hanging=58, tab=58)
    yield Style("Marked", "Marked", style.POINT, after=4, left=26, hanging=26, tab=26)
    yield Style(
        "Details",
        "Details",
        style.QUIET_BODY.in_colour(style.INK),
        0,
        3,
        left=96,
        hanging=96,
        tab=96,
    )
    yield Style(
        "PanelTitle",
        "Panel title",
        style.SMALL_STRONG,
        8,
        0,
        shade=style.SUNKEN,
        left=9,
        right=9,
        holds=True,
    )
    yield Style("Panel", "Panel", style.POINT, 0, 0, shade=style.SUNKEN, left=9, right=9)
    yield Style("PanelNote", "Panel note", small, 5, 0, shade=style.SUNKEN, left=9, right=9)
    yield Style("TableText", "Table text", style.TABLE)
    yield Style("TableHead", "Table head", style.TABLE_HEAD, before=3, holds=True)
    yield Style("TableNote", "Table note", quiet)
    yield Style("Figure", "Figure", style.SMALL, before=6, after=6)
    yield Style("Tile", "Tile", Type("serif", 17, 20))
    yield Style(
        "SignatureLine",
        "Signature line",
        style.SMALL_STRONG,
        before=44,
        rule=style.OUTLINE,
        rule_at="top",
        right=240,
        holds=True,
    )
    yield Style("NoteLine", "Note line", Type("serif", 11, 22), rule=style.OUTLINE, rule_at="lines")
    yield Style("Rule", "Rule", Type("serif", 4, 6), 4, 4, rule=style.LINE, rule_at="bottom")
    yield Style("TOCHeading", "TOC Heading", style.CAPTION, before=24, after=4, holds=True)
    yield Style("TOC1", "toc 1", Type("serif", 10.5, 18), rule=style.LINE, rule_at="lines")
    yield Style("Header", "header", style.RUNNING, rule=style.INK, rule_at="bottom")
    yield Style("Footer", "footer", style.RUNNING)


CHARACTERS = {
    "Strong": ("Strong", "", True, False),
    "Emphasis": ("Emphasis", "", False, True),
    "Hyperlink": ("Hyperlink", style.ACCENT, False, False),
    "StatusGood": ("Status good", style.GOOD, True, False),
    "StatusWait": ("Status wait", style.WAIT, True, False),
    "StatusBad": ("Status bad", style.BAD, True, False),
    "StatusQuiet": ("Status quiet", style.QUIET, True, False),
    "StatusInk": ("Status", style.INK, True, False),
}
"""Character styles by id: (name, colour, strong, slanted)."""
STATUS = {
    style.GOOD: "StatusGood",
    style.WAIT: "StatusWait",
    style.BAD: "StatusBad",
    style.QUIET: "StatusQuiet",
}


def like(depth: int, level: int) -> str:
    """Return the id of the style of a heading `depth` deep that looks like one of `level`."""
    return f"Heading{depth}" if min(depth, 4) == level else f"Heading{depth}Like{level}"


def styles_part(language: str, scale: float, ink: Callable[[str], str]) -> Node:
    """Return the part that holds all styles; `ink` turns colours into those that are wanted."""
    whole = root("w:styles", "w")
    defaults = add(add(add(whole, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    add(defaults, "w:lang", val=language, eastAsia=language, bidi="ar-SA")
    for found in paragraph_styles():
        _paragraph_style(whole, found, scale, ink)
    made = add(whole, "w:style", type="character", default="1", styleId="DefaultParagraphFont")
    add(made, "w:name", val="Default Paragraph Font")
    for key, (name, colour, strong, slanted) in CHARACTERS.items():
        told = {} if name in WORDS_OWN else {"customStyle": "1"}
        made = add(whole, "w:style", type="character", **told, styleId=key)
        add(made, "w:name", val=name)
        add(made, "w:qFormat")
        look = add(made, "w:rPr")
        if key.startswith("Status"):
            own = FONTS["sans"][0]
            add(look, "w:rFonts", ascii=own, hAnsi=own, cs=own)
        if strong:
            add(look, "w:b")
            add(look, "w:bCs")
        if slanted:
            add(look, "w:i")
            add(look, "w:iCs")
        if colour:
            add(look, "w:color", val=ink(colour)[1:])
        if key == "Hyperlink":
            add(look, "w:u", val="single", color=ink(style.OUTLINE)[1:])
    _table_styles(whole, ink)
    return whole


def _paragraph_style(whole: Node, found: Style, scale: float, ink: Callable[[str], str]) -> None:
    told = {"default": "1"} if found.id == "Normal" else {}
    if found.name not in WORDS_OWN:
        told["customStyle"] = "1"
    made = add(whole, "w:style", type="paragraph", **told, styleId=found.id)
    add(made, "w:name", val=found.name)
    if found.id != "Normal":
        add(made, "w:basedOn", val=found.based)
        follows = "Normal" if found.holds or found.id in ("Title", "Subtitle") else found.id
        add(made, "w:next", val=follows)
    add(made, "w:qFormat")
    _paragraph_look(add(made, "w:pPr"), found, scale, ink)
    _letters(add(made, "w:rPr"), found.kind, scale, ink)


def _paragraph_look(look: Node, found: Style, scale: float, ink: Callable[[str], str]) -> None:
    """Say how a paragraph stands, in the order that the format asks for."""
    if found.holds:
        add(look, "w:keepNext")
        add(look, "w:keepLines")
    add(look, "w:widowControl")
    if found.list:
        add(add(look, "w:numPr"), "w:numId", val=str(found.list))
    if found.rule or found.shade:
        _borders(add(look, "w:pBdr"), found, ink)
    if found.shade:
        add(look, "w:shd", val="clear", color="auto", fill=ink(found.shade)[1:])
    if found.tab:
        add(add(look, "w:tabs"), "w:tab", val="left", pos=twips(found.tab * scale))
    add(
        look,
        "w:spacing",
        before=twips(found.before * scale),
        after=twips(found.after * scale),
        line=twips(found.kind.leading * scale),
        lineRule="atLeast",
    )
    if found.left or found.right:
        told = {"hanging": twips(found.hanging * scale)} if found.hanging else {}
        add(look, "w:ind", left=twips(found.left * scale), right=twips(found.right), **told)
    if found.depth:
        add(look, "w:outlineLvl", val=str(found.depth - 1))


def _borders(borders: Node, found: Style, ink: Callable[[str], str]) -> None:
    if found.shade:
        for side in ("top", "left", "bottom", "right"):
            add(borders, f"w:{side}", val="single", sz="4", space="7", color=ink(found.shade)[1:])
        return
    thick = {"top": "6", "left": "18", "bottom": "8", "lines": "4"}[found.rule_at]
    if found.id == "School":
        thick = "28"
    told = {"val": "single", "sz": thick, "space": "6", "color": ink(found.rule)[1:]}
    if found.rule_at == "lines":
        told["space"] = "1"
        add(borders, "w:bottom", **told)
        add(borders, "w:between", **told)
    else:
        add(borders, f"w:{found.rule_at}", **told)


def _letters(look: Node, kind: Type, scale: float, ink: Callable[[str], str]) -> None:
    name = FONTS[kind.family][0]
    add(look, "w:rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)
    off = {} if kind.strong else {"val": "0"}
    add(look, "w:b", **off)
    add(look, "w:bCs", **off)
    leaning = {} if kind.slanted else {"val": "0"}
    add(look, "w:i", **leaning)
    add(look, "w:iCs", **leaning)
    add(look, "w:color", val=ink(kind.colour)[1:])
    size = str(round(kind.size * scale * 2))
    add(look, "w:sz", val=size)
    add(look, "w:szCs", val=size)


def _table_styles(whole: Node, ink: Callable[[str], str]) -> None:
    plain = add(whole, "w:style", type="table", default="1", styleId="TableNormal")
    add(plain, "w:name", val="Normal Table")
    made = add(whole, "w:style", type="table", customStyle="1", styleId="ReportTable")
    add(made, "w:name", val="Report table")
    add(made, "w:basedOn", val="TableNormal")
    add(made, "w:qFormat")
    look = add(made, "w:tblPr")
    borders = add(look, "w:tblBorders")
    line = {"val": "single", "sz": "4", "space": "0", "color": ink(style.LINE)[1:]}
    for side in ("top", "bottom", "insideH"):
        add(borders, f"w:{side}", **line)
    margins = add(look, "w:tblCellMar")
    for side, room in (("top", 3.0), ("left", 0.0), ("bottom", 3.0), ("right", 9.0)):
        add(margins, f"w:{side}", w=twips(room), type="dxa")
    head = add(made, "w:tblStylePr", type="firstRow")
    cell = add(head, "w:tcPr")
    borders = add(cell, "w:tcBorders")
    add(borders, "w:top", val="nil")
    add(borders, "w:bottom", **{**line, "sz": "6", "color": ink(style.OUTLINE)[1:]})


def twips(points: float) -> str:
    """Return a length in Word's own unit, twenty to a point."""
    return str(round(points * 20))

"""The styles of a Word document: the type of the printed report, under Word's own names.

A heading's style says how deep it stands; where it looks like another level, its style is one that
rests on the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle
from docx.styles.styles import Styles
from docx.text.font import Font
from docx.text.parfmt import ParagraphFormat

from selfeval.report import style
from selfeval.report.style import Type
from selfeval.report.word.nodes import Node, add, empty, length, of, tell, twips

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
        *("Default Paragraph Font", "Normal Table"),
        *(f"heading {depth}" for depth in range(1, DEEPEST + 1)),
    }
)
"""Names of styles that Word knows; all others are ours."""
FIRSTS = frozenset({"Normal", "Default Paragraph Font", "Normal Table"})
"""Names of the styles of whatever says no other."""
Ink = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: type, room before and after in points, and how it hangs together."""

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

    @property
    def id(self) -> str:
        """What paragraphs call it."""
        return id_of(self.name)


def id_of(name: str) -> str:
    """Return what a document calls a style of a name: “Heading1” for “heading 1”."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def paragraph_styles() -> Iterator[Style]:
    """Yield every paragraph style; the first is what all others rest on."""
    body, small, quiet = style.BODY, style.SMALL, style.SMALL_QUIET
    ink_quiet, line = style.QUIET_BODY.in_colour(style.INK), style.LINE
    yield Style("Normal", body, after=6)
    yield Style("Title", style.TITLE, before=96, after=2)
    yield Style("Subtitle", style.SUBTITLE, after=30)
    school = Type("sans", 13, 18, strong=True)
    yield Style("School", school, after=14, rule=style.ACCENT, rule_at="top", holds=True)
    for depth in range(1, DEEPEST + 1):
        own = min(depth, 4)
        name = f"heading {depth}"
        yield Style(name, *LOOKS[own], holds=True, depth=depth)
        for level in sorted(LOOKS.keys() - {own}):
            look = f"{name} like {level}"
            yield Style(look, *LOOKS[level], id_of(name), holds=True, depth=depth)
    yield Style("Eyebrow", style.EYEBROW, before=12, after=2, holds=True)
    yield Style("Lead", style.LEAD, after=7)
    yield Style("Belief", style.BELIEF, 12, 5, rule=line, rule_at="top", holds=True)
    yield Style("Statement", style.STATEMENT, 12, 3, rule=line, rule_at="top", holds=True)
    yield Style("Quiet", style.QUIET_BODY, after=5)
    yield Style("Small", small, after=3)
    yield Style("Small quiet", quiet, after=3)
    yield Style("Small strong", style.SMALL_STRONG, after=2)
    yield Style("Side note", quiet, before=3, after=8)
    yield Style("Note", style.NOTE, after=4)
    yield Style("caption", style.CAPTION, before=10, after=3, holds=True)
    quote = Type("serif", 11, 15.5, style.QUIET, slanted=True)
    yield Style("Quote", quote, 3, 5, left=12, rule=line, rule_at="left")
    yield Style("List Bullet", style.POINT, after=4, left=12, hanging=12, list=1)
    yield Style("List Number", style.POINT, after=4, left=22, hanging=22, list=2)
    yield Style("Labelled", style.POINT, after=4, left=58, hanging=58, tab=58)
    yield Style("Marked", style.POINT, after=4, left=26, hanging=26, tab=26)
    yield Style("Details", ink_quiet, after=3, left=96, hanging=96, tab=96)
    panel = Style("Panel", style.POINT, shade=style.SUNKEN, left=9, right=9)
    yield replace(panel, name="Panel title", kind=style.SMALL_STRONG, before=8, holds=True)
    yield panel
    yield replace(panel, name="Panel note", kind=small, before=5)
    yield Style("Table text", style.TABLE)
    yield Style("Table head", style.TABLE_HEAD, before=3, holds=True)
    yield Style("Table note", quiet)
    yield Style("Figure", style.SMALL, before=6, after=6)
    yield Style("Tile", Type("serif", 17, 20))
    signed = Style("Signature line", style.SMALL_STRONG, before=44, right=240, holds=True)
    yield replace(signed, rule=style.OUTLINE, rule_at="top")
    yield Style("Note line", Type("serif", 11, 22), rule=style.OUTLINE, rule_at="lines")
    yield Style("Rule", Type("serif", 4, 6), 4, 4, rule=line, rule_at="bottom")
    yield Style("TOC Heading", style.CAPTION, before=24, after=4, holds=True)
    yield Style("toc 1", Type("serif", 10.5, 18), rule=line, rule_at="lines")
    yield Style("header", style.RUNNING, rule=style.INK, rule_at="bottom")
    yield Style("footer", style.RUNNING)


CHARACTERS = {
    "Strong": ("", True, False),
    "Emphasis": ("", False, True),
    "Hyperlink": (style.ACCENT, False, False),
    "Status good": (style.GOOD, True, False),
    "Status wait": (style.WAIT, True, False),
    "Status bad": (style.BAD, True, False),
    "Status quiet": (style.QUIET, True, False),
    "Status": (style.INK, True, False),
}
"""Character styles by name: (colour, strong, slanted)."""
STATUS = {
    style.GOOD: "StatusGood",
    style.WAIT: "StatusWait",
    style.BAD: "StatusBad",
    style.QUIET: "StatusQuiet",
}


def like(depth: int, level: int) -> str:
    """Return the id of the style of a heading `depth` deep that looks like one of `level`."""
    return f"Heading{depth}" if min(depth, 4) == level else f"Heading{depth}Like{level}"


def define(styles: Styles, language: str, scale: float, ink: Ink) -> None:
    """Put our styles in the place of the template's; `ink` turns colours into what is wanted."""
    _clear(styles, language)
    for found in paragraph_styles():
        _paragraph_style(styles, found, scale, ink)
    _new(styles, "Default Paragraph Font", WD_STYLE_TYPE.CHARACTER)
    for name, (colour, strong, slanted) in CHARACTERS.items():
        made = _new(styles, name, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(made, CharacterStyle)
        made.quick_style = True
        look = made.font
        if name.startswith("Status"):
            _family(look, FONTS["sans"][0])
        if strong:
            look.bold = look.cs_bold = True
        if slanted:
            look.italic = look.cs_italic = True
        if colour:
            look.color.rgb = RGBColor.from_string(ink(colour)[1:])
        if name == "Hyperlink":
            add(of(made).rPr, "w:u", val="single", color=ink(style.OUTLINE)[1:])
    _table_styles(styles, ink)


def _clear(styles: Styles, language: str) -> None:
    """Take out the template's styles; those that Word has of its own are not offered."""
    for found in list(styles):
        found.delete()
    latent = styles.latent_styles
    for found in list(latent):
        found.delete()
    latent.default_to_hidden = latent.default_to_unhide_when_used = True
    whole = of(styles)
    defaults = empty(whole.find(qn("w:docDefaults")))
    look = add(add(defaults, "w:rPrDefault"), "w:rPr")
    add(look, "w:lang", val=language, eastAsia=language, bidi="ar-SA")


def _new(styles: Styles, name: str, kind: WD_STYLE_TYPE) -> BaseStyle:
    held: Any = styles
    made: BaseStyle = held.add_style(name, kind, builtin=name in WORDS_OWN)
    whole = of(made)
    whole.styleId = id_of(name)
    if name in FIRSTS:
        whole.default = True
    return made


def _paragraph_style(styles: Styles, found: Style, scale: float, ink: Ink) -> None:
    made = _new(styles, found.name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)
    if found.id != "Normal":
        whole = of(made)
        whole.basedOn_val = found.based
        follows = "Normal" if found.holds or found.id in ("Title", "Subtitle") else found.id
        whole.get_or_add_next().val = follows
    made.quick_style = True
    _paragraph_look(made.paragraph_format, of(made).get_or_add_pPr(), found, scale, ink)
    _letters(made.font, found.kind, scale, ink)


def _paragraph_look(
    look: ParagraphFormat, whole: Node, found: Style, scale: float, ink: Ink
) -> None:
    """Say how a paragraph stands; what the library has no word for, in the format's order."""
    if found.holds:
        look.keep_with_next = look.keep_together = True
    look.widow_control = True
    if found.list:
        whole.get_or_add_numPr().get_or_add_numId().val = found.list
    if found.rule or found.shade:
        _borders(add(whole, "w:pBdr"), found, ink)
    if found.shade:
        add(whole, "w:shd", val="clear", color="auto", fill=ink(found.shade)[1:])
    if found.tab:
        stops: Any = look.tab_stops
        stops.add_tab_stop(length(found.tab * scale))
    look.space_before = length(found.before * scale)
    look.space_after = length(found.after * scale)
    look.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    look.line_spacing = length(found.kind.leading * scale)
    if found.left or found.right:
        look.left_indent, look.right_indent = length(found.left * scale), length(found.right)
    if found.hanging:
        look.first_line_indent = length(-found.hanging * scale)
    if found.depth:
        add(whole, "w:outlineLvl", val=str(found.depth - 1))


def _borders(borders: Node, found: Style, ink: Ink) -> None:
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


def _letters(look: Font, kind: Type, scale: float, ink: Ink) -> None:
    _family(look, FONTS[kind.family][0])
    look.bold = look.cs_bold = kind.strong
    look.italic = look.cs_italic = kind.slanted
    look.color.rgb = RGBColor.from_string(ink(kind.colour)[1:])
    halves = round(kind.size * scale * 2)
    look.size = Pt(halves / 2)
    add(of(look).rPr, "w:szCs", val=str(halves))


def _family(look: Font, name: str) -> None:
    """Set the font of all letters; that of other scripts has no word in the library."""
    look.name = name
    tell(of(look).rPr.rFonts, eastAsia=name, cs=name)


def _table_styles(styles: Styles, ink: Ink) -> None:
    _new(styles, "Normal Table", WD_STYLE_TYPE.TABLE)
    made = _new(styles, "Report table", WD_STYLE_TYPE.TABLE)
    whole = of(made)
    whole.basedOn_val = "NormalTable"
    made.quick_style = True
    look = add(whole, "w:tblPr")
    borders = add(look, "w:tblBorders")
    line = {"val": "single", "sz": "4", "space": "0", "color": ink(style.LINE)[1:]}
    for side in ("top", "bottom", "insideH"):
        add(borders, f"w:{side}", **line)
    margins = add(look, "w:tblCellMar")
    for side, room in (("top", 3.0), ("left", 0.0), ("bottom", 3.0), ("right", 9.0)):
        add(margins, f"w:{side}", w=twips(room), type="dxa")
    head = add(whole, "w:tblStylePr", type="firstRow")
    borders = add(add(head, "w:tcPr"), "w:tcBorders")
    add(borders, "w:top", val="nil")
    add(borders, "w:bottom", **{**line, "sz": "6", "color": ink(style.OUTLINE)[1:]})

"""The lists of a Word document: one of dots, and one for each that counts from 1."""

from __future__ import annotations

from docx.document import Document

from selfeval.report import style
from selfeval.report.word.nodes import Node, add, empty, twips
from selfeval.report.word.styles import FONTS

DOTS, NUMBERS = 0, 1


def define(document: Document, scale: float) -> None:
    """Say how lists look; the styles of points and of numbers stand in the first two."""
    whole: Node = empty(document.part.numbering_part.element)
    _look(whole, DOTS, "bullet", "•", "ListBullet", 12.0 * scale)
    _look(whole, NUMBERS, "decimal", "%1", "ListNumber", 22.0 * scale)
    for look in (DOTS, NUMBERS):
        whole.add_num(look)


def new_list(document: Document) -> int:
    """Begin a list that counts from 1; return its number."""
    whole: Node = document.part.numbering_part.element
    made = whole.add_num(NUMBERS)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return made.numId


def _look(whole: Node, number: int, kind: str, sign: str, of: str, hanging: float) -> None:
    made = add(whole, "w:abstractNum", abstractNumId=str(number))
    add(made, "w:multiLevelType", val="singleLevel")
    level = add(made, "w:lvl", ilvl="0")
    add(level, "w:start", val="1")
    add(level, "w:numFmt", val=kind)
    add(level, "w:pStyle", val=of)
    add(level, "w:lvlText", val=sign)
    add(level, "w:lvlJc", val="left")
    add(add(level, "w:pPr"), "w:ind", left=twips(hanging), hanging=twips(hanging))
    if kind == "decimal":
        letters = add(level, "w:rPr")
        name = FONTS["sans"][0]
        add(letters, "w:rFonts", ascii=name, hAnsi=name, cs=name)
        add(letters, "w:b")
        add(letters, "w:sz", val=str(round(style.SMALL.size * 2)))

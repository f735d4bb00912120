"""The lists of a Word document: one of dots, and one for each that counts from 1."""

from __future__ import annotations

from selfeval.report import style
from selfeval.report.word.nodes import Node, add, root
from selfeval.report.word.prose import FIRST_LIST
from selfeval.report.word.styles import FONTS, twips

DOTS, NUMBERS = "0", "1"


def lists_part(count: int, scale: float) -> Node:
    """Return the part that says how lists look, where `count` of them count from 1."""
    whole = root("w:numbering", "w")
    _look(whole, DOTS, "bullet", "•", "ListBullet", 12.0 * scale)
    _look(whole, NUMBERS, "decimal", "%1", "ListNumber", 22.0 * scale)
    for number, look in (("1", DOTS), ("2", NUMBERS)):
        add(add(whole, "w:num", numId=number), "w:abstractNumId", val=look)
    for number in range(FIRST_LIST + 1, FIRST_LIST + count + 1):
        made = add(whole, "w:num", numId=str(number))
        add(made, "w:abstractNumId", val=NUMBERS)
        add(add(made, "w:lvlOverride", ilvl="0"), "w:startOverride", val="1")
    return whole


def _look(whole: Node, number: str, kind: str, sign: str, of: str, hanging: float) -> None:
    made = add(whole, "w:abstractNum", abstractNumId=number)
    add(made, "w:multiLevelType", val="singleLevel")
    level = add(made, "w:lvl", ilvl="0")
    add(level, "w:start", val="1")
    add(level, "w:numFmt", val=kind)
    add(level, "w:pStyle", val=of)
    add(level, "w:lvlText", val=sign)
    add(level, "w:lvlJc", val="left")
    stands = add(level, "w:pPr")
    add(stands, "w:ind", left=twips(hanging), hanging=twips(hanging))
    if kind == "decimal":
        letters = add(level, "w:rPr")
        name = FONTS["sans"][0]
        add(letters, "w:rFonts", ascii=name, hAnsi=name, cs=name)
        add(letters, "w:b")
        add(letters, "w:sz", val=str(round(style.SMALL.size * 2)))

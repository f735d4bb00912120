"""What a Word document says of itself, instead of what python-docx's template says."""

from __future__ import annotations

from datetime import UTC, datetime, time

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from selfeval.report.pen import Facts
from selfeval.report.word.nodes import add, as_file, empty, new, of, plain
from selfeval.report.word.styles import FONTS

KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
}
"""Parts of the template that are gone on with; its theme, thumbnail and others are not ours."""
LONGEST = 255
"""Letters of what a file says of itself."""
NEWEST = {
    "name": "compatibilityMode",
    "uri": "http://schemas.microsoft.com/office/word",
    "val": "15",
}


def settle(document: Document, about: Facts) -> None:
    """Say what the document is, and how Word is to treat it."""
    package = document.part.package
    assert package is not None
    for held in (package.rels, document.part.rels):
        for key in [key for key, related in held.items() if related.reltype not in KEPT]:
            del held[key]
    _say(document, about)
    whole = empty(of(document.settings))
    add(whole, "w:zoom", percent="100")
    add(whole, "w:defaultTabStop", val="720")
    add(whole, "w:characterSpacingControl", val="doNotCompress")
    add(add(whole, "w:compat"), "w:compatSetting", **NEWEST)
    add(whole, "w:themeFontLang", val=about.language)
    document.part.relate_to(_fonts(package), RELATIONSHIP_TYPE.FONT_TABLE)


def _say(document: Document, about: Facts) -> None:
    told = document.core_properties
    told.title, told.subject, told.author, told.language = (
        plain(words)[:LONGEST]
        for words in (about.title, about.subject, about.author, about.language)
    )
    told.last_modified_by = told.author
    told.comments = ""
    told.created = told.modified = datetime.combine(about.made_on, time(), UTC)


def _fonts(package: Package) -> Part:
    """Return the fonts with those that stand in for them where they are not installed."""
    whole = new("w:fonts")
    for family, (name, stand_in) in FONTS.items():
        made = add(whole, "w:font", name=name)
        add(made, "w:altName", val=stand_in)
        add(made, "w:family", val="roman" if family == "serif" else "swiss")
        add(made, "w:pitch", val="variable")
    place, kind = PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE
    return Part(place, kind, as_file(whole), package)

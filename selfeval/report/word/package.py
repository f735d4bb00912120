"""The file that a Word document is: its parts in a ZIP archive, byte for byte the same each time.

Source: ECMA-376, part 2 (open packaging), https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from selfeval.report.pen import Facts
from selfeval.report.word.nodes import Node, add, part_bytes, plain, root
from selfeval.report.word.paper import Picture
from selfeval.report.word.styles import FONTS

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
"""What kind each part is."""
EARLIEST = date(1980, 1, 1)
"""The first day that a ZIP archive can name."""


def package(
    parts: dict[str, Node], running: dict[str, Node], shown: Sequence[Picture], about: Facts
) -> bytes:
    """Return the file of these parts; `running` are heads and feet, by their names."""
    files = {name: part_bytes(part) for name, part in parts.items()}
    files |= {f"word/{name}.xml": part_bytes(part) for name, part in running.items()}
    files["word/_rels/document.xml.rels"] = part_bytes(_relations(running, len(shown)))
    files["_rels/.rels"] = part_bytes(_first_relations())
    files["docProps/core.xml"] = part_bytes(_core(about))
    files["docProps/app.xml"] = part_bytes(_program())
    files["word/settings.xml"] = part_bytes(_settings(about.language))
    files["word/fontTable.xml"] = part_bytes(_fonts())
    kinds = part_bytes(_kinds(running))
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        _put(archive, "[Content_Types].xml", kinds, about.made_on)
        for name in sorted(files):
            _put(archive, name, files[name], about.made_on)
        for number, picture in enumerate(shown, 1):
            _put(archive, f"word/media/picture{number}.png", picture.content, about.made_on)
    return made.getvalue()


def _put(archive: ZipFile, name: str, content: bytes, day: date) -> None:
    told = ZipInfo(name, (*max(day, EARLIEST).timetuple()[:3], 0, 0, 0))
    told.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
    told.external_attr = 0o600 << 16
    told.create_system = 0  # the same on every computer
    archive.writestr(told, content)


def _kinds(running: dict[str, Node]) -> Node:
    whole = Node("Types", {"xmlns": f"{PACKAGE}/content-types"})
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
    }
    for ending, kind in defaults.items():
        add(whole, "Default", {"Extension": ending, "ContentType": kind})
    running_kinds = {
        f"word/{name}.xml": f"{WORD}.{'header' if name.startswith('Header') else 'footer'}+xml"
        for name in running
    }
    for name, kind in (MAIN | running_kinds).items():
        add(whole, "Override", {"PartName": f"/{name}", "ContentType": kind})
    return whole


def _first_relations() -> Node:
    return _related(
        [
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
        ]
    )


def _relations(running: dict[str, Node], pictures: int) -> Node:
    related = [
        (f"rId{kind}", f"{OFFICE}/{kind}", f"{kind}.xml")
        for kind in ("styles", "numbering", "settings", "fontTable")
    ]
    for name in running:
        kind = "header" if name.startswith("Header") else "footer"
        related.append((f"rId{name}", f"{OFFICE}/{kind}", f"{name}.xml"))
    for number in range(1, pictures + 1):
        place = f"media/picture{number}.png"
        related.append((f"rIdPicture{number}", f"{OFFICE}/image", place))
    return _related(related)


def _related(related: Sequence[tuple[str, str, str]]) -> Node:
    whole = Node("Relationships", {"xmlns": f"{PACKAGE}/relationships"})
    for name, kind, target in related:
        add(whole, "Relationship", {"Id": name, "Type": kind, "Target": target})
    return whole


def _core(about: Facts) -> Node:
    whole = Node(
        "cp:coreProperties",
        {
            "xmlns:cp": f"{PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
    )
    for name, words in (
        ("dc:title", about.title),
        ("dc:subject", about.subject),
        ("dc:creator", about.author),
        ("cp:lastModifiedBy", about.author),
        ("dc:language", about.language),
    ):
        add(whole, name).text = plain(words)
    stamp = f"{about.made_on.isoformat()}T00:00:00Z"
    for name in ("dcterms:created", "dcterms:modified"):
        add(whole, name, {"xsi:type": "dcterms:W3CDTF"}).text = stamp
    return whole


def _program() -> Node:
    whole = Node("Properties", {"xmlns": f"{OFFICE[:-14]}/extended-properties"})
    add(whole, "Application").text = "Selfeval"
    return whole


def _settings(language: str) -> Node:
    whole = root("w:settings", "w")
    add(whole, "w:zoom", percent="100")
    add(whole, "w:defaultTabStop", val="720")
    add(whole, "w:characterSpacingControl", val="doNotCompress")
    newest = {
        "name": "compatibilityMode",
        "uri": "http://schemas.microsoft.com/office/word",
        "val": "15",
    }
    add(add(whole, "w:compat"), "w:compatSetting", **newest)
    add(whole, "w:themeFontLang", val=language)
    return whole


def _fonts() -> Node:
    """Return the fonts with those that stand in for them where they are not installed."""
    whole = root("w:fonts", "w")
    for family, (name, stand_in) in FONTS.items():
        made = add(whole, "w:font", name=name)
        add(made, "w:altName", val=stand_in)
        add(made, "w:family", val="roman" if family == "serif" else "swiss")
        add(made, "w:pitch", val="variable")
    return whole

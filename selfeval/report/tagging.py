"""Write the tree of elements into a PDF: structure tree, parent tree, link areas, and what it is.

Objects are written as bytes, for there are thousands of them. Built to PDF/UA-1 (ISO 14289-1).
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUntypedBaseClass=false

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from selfeval.report.structure import Element, Linked, Marked

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Selfeval</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>Selfeval</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Direct(pdfdoc.PDFObject):
    """A part of an object that is written as it stands."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, _document: Any) -> bytes:
        """Return its own bytes."""
        return self.content


class Raw(Direct):
    """An object of the file that is written as it stands."""

    __RefOnly__ = 1


@dataclass
class Area:
    """A link's area on a page: its corners, the page it leads to, and how far up that page."""

    box: tuple[float, float, float, float]
    element: Element
    words: str
    key: str
    raw: Raw = field(default_factory=Raw)


def text(words: str) -> bytes:
    """Return words as a string of a PDF."""
    if words.isascii():
        plain = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + plain.replace("\r", " ").encode() + b")"
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def describe(document: Any, title: str, author: str, subject: str, language: str, day: str) -> None:
    """Say in the file what it is, and that it is tagged."""
    told = {"title": title, "author": author, "subject": subject, "language": language, "day": day}
    words = XMP.format(**{name: escape(value) for name, value in told.items()})
    stream = pdfdoc.PDFStream(content=words.encode(), filters=[])
    stream.dictionary["Type"] = pdfdoc.PDFName("Metadata")
    stream.dictionary["Subtype"] = pdfdoc.PDFName("XML")
    document.Catalog.Metadata = stream
    document.Catalog.MarkInfo = Raw(b"<</Marked true>>")


class Tags:
    """The tags of a document: which element each stretch of each page belongs to."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.pages: list[list[Element]] = []
        self.areas: list[Area] = []
        self._areas_of: list[list[int]] = []

    def begin_page(self) -> None:
        """Go on to the next page."""
        self.pages.append([])
        self._areas_of.append([])

    def mark(self, element: Element) -> int:
        """Give the next stretch of the page to an element; return the stretch's number."""
        held = self.pages[-1]
        held.append(element)
        element.kids.append(Marked(len(self.pages) - 1, len(held) - 1))
        return len(held) - 1

    def add_area(self, area: Area) -> None:
        """Make an area of the page belong to its link."""
        area.element.kids.append(Linked(len(self.pages) - 1, len(self.areas)))
        self._areas_of[-1].append(len(self.areas))
        self.areas.append(area)

    # Writing it all -----------------------------------------------------------------------

    def write(self, document: Any, places: dict[str, tuple[int, float]]) -> None:
        """Put all of it into the file; `places` are the page (from 0) and height of each key."""
        self.root.prune()
        numbers = _Numbers(document)
        pages = document.Pages.pages
        page_numbers = [numbers.of(page) for page in pages]
        elements = list(_all(self.root))
        raws = [Raw() for _element in elements]
        number_of = {
            id(element): numbers.of(raw) for element, raw in zip(elements, raws, strict=True)
        }
        area_numbers = [numbers.of(area.raw) for area in self.areas]
        tree = Raw()
        document.Catalog.StructTreeRoot = tree
        top = numbers.of(tree)
        for element, raw in zip(elements, raws, strict=True):
            above = number_of[id(element.parent)] if element.parent is not None else top
            raw.content = _element(element, above, number_of, page_numbers, area_numbers)
        for at, area in enumerate(self.areas):
            area.raw.content = _area(area, len(pages) + at, page_numbers, places)
        for at, page in enumerate(pages):
            _complete(page, at, [area_numbers[one] for one in self._areas_of[at]])
        tree.content = (
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTreeNextKey %d/ParentTree<</Nums["
            % (
                number_of[id(self.root)],
                len(pages) + len(self.areas),
            )
            + (self._parents(number_of) + b"]>>>>")
        )

    def _parents(self, number_of: dict[int, int]) -> bytes:
        told = [
            b"%d[%s]" % (at, b" ".join(b"%d 0 R" % number_of[id(one)] for one in held))
            for at, held in enumerate(self.pages)
        ]
        told += [
            b"%d %d 0 R" % (len(self.pages) + at, number_of[id(area.element)])
            for at, area in enumerate(self.areas)
        ]
        return b" ".join(told)


class _Numbers:
    """Gives objects their numbers in the file."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def of(self, made: Any) -> int:
        """Return the number of an object, which becomes part of the file."""
        name = self._document.Reference(made).name
        return self._document.idToObjectNumberAndVersion[name][0]


def _all(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _all(kid)


def _element(
    element: Element,
    above: int,
    number_of: dict[int, int],
    pages: list[int],
    areas: list[int],
) -> bytes:
    """Return one element: what is in it, said in order, beginning on the page of its first part."""
    told: list[bytes] = []
    home = -1
    for kid in element.kids:
        if isinstance(kid, Element):
            told.append(b"%d 0 R" % number_of[id(kid)])
            continue
        if home < 0:
            home = kid.page
        if isinstance(kid, Linked):
            told.append(
                b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[kid.page], areas[kid.number])
            )
        elif kid.page == home:
            told.append(b"%d" % kid.number)
        else:
            told.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.number))
    parts = [b"<</S/%s/P %d 0 R" % (element.role.encode(), above)]
    if home >= 0:
        parts.append(b"/Pg %d 0 R" % pages[home])
    if element.alt:
        parts.append(b"/Alt" + text(element.alt))
    if element.actual:
        parts.append(b"/ActualText" + text(element.actual))
    if element.attributes:
        parts.append(b"/A<<%s>>" % element.attributes.encode())
    elif element.box is not None:
        box = b" ".join(b"%.1f" % side for side in element.box)
        parts.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % box)
    if told:
        kids = told[0] if len(told) == 1 else b"[" + b" ".join(told) + b"]"
        parts.append(b"/K " + kids)
    return b"".join(parts) + b">>"


def _area(area: Area, key: int, pages: list[int], places: dict[str, tuple[int, float]]) -> bytes:
    page, up = places[area.key]
    box = b" ".join(b"%.2f" % side for side in area.box)
    return (
        b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/Contents%s"
        b"/Dest[%d 0 R/XYZ 0 %.1f null]/StructParent %d>>"
        % (box, text(area.words), pages[page], up, key)
    )


def _complete(page: Any, at: int, areas: list[int]) -> None:
    """Tie a page to the tree, and give it its areas, which the keyboard reaches in that order."""
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = at
    page.Tabs = pdfdoc.PDFName("S")
    if areas:
        page.Annots = Direct(b"[" + b" ".join(b"%d 0 R" % number for number in areas) + b"]")

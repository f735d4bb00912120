"""The Word document, read back: as a package, as XML, and by a library that others use."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Thread
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import docx
import pytest
from PIL import Image

from selfeval.core.models import Fact, Row, School
from selfeval.core.rows import Rows
from selfeval.report import KINDS, ReportOptions, freeze
from selfeval.report.word import docx_bytes, write_docx
from selfeval.report.word.nodes import NAMES
from selfeval.store.errors import UserError
from tests.report.conftest import TODAY

MARKUP = '<img src="/etc/passwd"/><w:b/>bold & bare</w:p> &lt; %s {brace}'
Write = Callable[..., "Package"]
ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi "
    "spacing ind jc outlineLvl rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs color sz szCs u rtl lang",
    "w:pBdr": "top left bottom right between",
    "w:tblPr": "tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblCaption",
    "w:tblBorders": "top bottom insideH",
    "w:tblCellMar": "top left bottom right",
    "w:sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "w:style": "name basedOn next qFormat pPr rPr tblPr tblStylePr",
    "w:lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
    "w:abstractNum": "multiLevelType lvl",
    "w:num": "abstractNumId lvlOverride",
    "w:numbering": "abstractNum num",
    "w:tbl": "tblPr tblGrid tr",
    "w:tr": "trPr tc",
    "w:font": "altName charset family pitch",
    "w:settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang",
}
"""What the format lets stand in what, in which order (ECMA-376, part 1, annex A)."""


class Package:
    """A document as the parts of its archive."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with ZipFile(BytesIO(content)) as archive:
            assert archive.testzip() is None
            self.files = {name: archive.read(name) for name in archive.namelist()}
            self.days = {info.date_time[:3] for info in archive.infolist()}
        ends = (".xml", ".rels")
        self.parts = {
            name: fromstring(found) for name, found in self.files.items() if name.endswith(ends)
        }
        self.root = self.parts["word/document.xml"]

    def all(self, tag: str, under: Element | None = None) -> list[Element]:
        """Return every element of a name, such as “w:p”."""
        root = self.root if under is None else under
        return list(root.iter(named(tag)))

    @property
    def text(self) -> str:
        """All words on one line."""
        return " ".join(self.words(self.root).split())

    def words(self, under: Element) -> str:
        """Return the words in an element."""
        return "".join(self._words(under))

    def _words(self, under: Element) -> Iterator[str]:
        for found in under.iter():
            if found.tag == named("w:t"):
                yield found.text or ""
            elif found.tag in (named("w:br"), named("w:tab"), named("w:p")):
                yield "\n"


def named(tag: str) -> str:
    """Return a name as a parser of XML tells it."""
    prefix, name = tag.split(":")
    return f"{{{NAMES[prefix]}}}{name}"


def told(element: Element, name: str) -> str:
    """Return an attribute of Word's own."""
    return element.get(named(f"w:{name}"), "")


@pytest.fixture
def written() -> Write:
    """Return a function that writes a kind of document, all of it, and reads it back."""

    def make(rows: Rows | Sequence[Row], kind: str = "leaders", **options: object) -> Package:
        held = rows if isinstance(rows, Rows) else Rows(rows)
        options.setdefault("chosen", KINDS[kind].parts)
        chosen = ReportOptions(kind, today=TODAY, **options)  # type: ignore[arg-type]
        return Package(docx_bytes(freeze(held, chosen)))

    return make


@pytest.fixture(params=KINDS)
def package(request: pytest.FixtureRequest, sample_rows: Rows, written: Write) -> Package:
    """The sample's document, of every kind in turn; it is only read."""
    if request.param not in _packages:
        _packages[request.param] = written(sample_rows, request.param)
    return _packages[request.param]


_packages: dict[str, Package] = {}


def test_another_library_reads_it(package: Package) -> None:
    document = docx.Document(BytesIO(package.content))
    about = document.core_properties
    assert "Alderbrook Primary" in (about.title or "")
    assert about.author == "Alderbrook Primary"
    assert about.language == "en-GB"
    assert about.created is not None
    assert about.created.date() == TODAY
    names = [found.style.name for found in document.paragraphs if found.style is not None]
    assert "Heading 1" in names
    for section in document.sections:
        size = sorted((section.page_width or 0, section.page_height or 0))
        assert [round(side / 36_000) for side in size] == [210, 297]
        edges = (section.left_margin, section.right_margin, section.top_margin)
        assert [round((edge or 0) / 36_000) for edge in edges] == [20, 20, 22]


def test_nothing_of_a_template_is_left(package: Package) -> None:
    assert not [name for name in package.files if re.search("theme|thumb|custom|web|app", name)]
    assert not [name for name, part in package.files.items() if b"python-docx" in part]
    about = docx.Document(BytesIO(package.content)).core_properties
    assert (about.last_modified_by, about.comments) == ("Alderbrook Primary", "")


def test_the_library_is_loaded_with_the_first_document() -> None:
    asks = "import sys, selfeval.report.word; sys.exit('docx' in sys.modules)"
    subprocess.run([sys.executable, "-c", asks], check=True)


def test_headings_leave_no_step_out(package: Package) -> None:
    styles = [told(found, "val") for found in package.all("w:pStyle")]
    depths = [int(style[7]) for style in styles if re.match(r"Heading\d", style)]
    assert depths[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(depths))


def test_every_style_and_list_that_is_used_is_there(package: Package) -> None:
    styles = {told(found, "styleId") for found in package.parts["word/styles.xml"]}
    for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
        assert {told(found, "val") for found in package.all(tag)} <= styles
    lists = package.all("w:num", package.parts["word/numbering.xml"])
    known = {told(found, "numId") for found in lists}
    assert {told(found, "val") for found in package.all("w:numId")} <= known


def test_elements_stand_in_the_order_that_the_format_asks_for(package: Package) -> None:
    for part in package.parts.values():
        for whole, order in ORDER.items():
            ranks = {named(f"w:{name}"): rank for rank, name in enumerate(order.split())}
            for found in part.iter(named(whole)):
                places = [ranks[inside.tag] for inside in found]
                assert places == sorted(places), whole


SEEN_ONLY = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def test_bars_and_ways_stand_in_their_rows(sample_rows: Rows, written: Write) -> None:
    package = written(sample_rows, "plan")
    rows = [row for row in package.all("w:tr") if row.findall(f".//{{{SEEN_ONLY}}}decorative")]
    shot = freeze(sample_rows, ReportOptions("plan", today=TODAY))
    parts = (*shot.plan.parts, *shot.priorities.live)
    actions = [action for part in parts for action in part.actions if action.stretch]
    signs = [sign for part in parts for sign in part.indicators if sign.series]
    assert len(rows) == len(actions) + len(signs) > 20
    said = ["".join(row.itertext()) for row in rows]
    assert all(any(action.what in words for words in said) for action in actions)


def test_only_a_part_that_begins_no_page_stands_further_down(sample_rows: Rows) -> None:
    kept = KINDS["leaders"].parts
    package = Package(docx_bytes(freeze(sample_rows, ReportOptions("leaders", chosen=kept))))
    pushed: list[str] = []
    for line in package.all("w:p"):
        style = line.find(f".//{named('w:pStyle')}")
        spacing = line.find(f"{named('w:pPr')}/{named('w:spacing')}")
        if style is not None and "Heading1" in (told(style, "val") or "") and spacing is not None:
            pushed.append("".join(line.itertext()))
    assert "What we used to believe" in pushed
    assert not any("child" in words for words in pushed)


def test_a_writer_of_word_can_be_stopped(sample_rows: Rows) -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        docx_bytes(freeze(sample_rows, ReportOptions("plan", today=TODAY)), watch)
    assert told[0][0] == 0
    assert told[-1][0] == 3 < told[-1][1]


def test_every_picture_says_what_it_shows_and_is_there(package: Package) -> None:
    relations = package.parts["word/_rels/document.xml.rels"]
    targets = {found.get("Id"): found.get("Target") for found in relations}
    about = package.all("wp:docPr")
    assert len({found.get("id") for found in about}) == len(about)
    for found in about:
        is_there_to_be_seen_only = bool(found.findall(f".//{{{SEEN_ONLY}}}decorative[@val='1']"))
        assert bool((found.get("descr") or "").strip()) != is_there_to_be_seen_only
    for found in package.all("a:blip"):
        name = f"word/{targets[found.get(named('r:embed'))]}"
        assert package.files[name].startswith(b"\x89PNG")


def test_tables_have_heads_that_come_again_and_rows_that_are_not_cut(package: Package) -> None:
    for table in package.all("w:tbl"):
        look = package.all("w:tblLook", table)[0]
        rows = package.all("w:tr", table)
        assert all(package.all("w:cantSplit", row) for row in rows)
        headed = told(look, "firstRow") == "1"
        assert bool(package.all("w:tblHeader", rows[0])) == headed
        assert headed or told(look, "firstColumn") == "1"
        columns = len(package.all("w:gridCol", table))
        assert {len(package.all("w:tc", row)) for row in rows} == {columns}
        assert all(cell[-1].tag == named("w:p") for cell in package.all("w:tc", table))


def test_every_link_leads_to_a_place(package: Package) -> None:
    names = [told(found, "name") for found in package.all("w:bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    assert {told(found, "anchor") for found in package.all("w:hyperlink")} <= set(names)
    begins = [told(found, "id") for found in package.all("w:bookmarkStart")]
    assert begins == [told(found, "id") for found in package.all("w:bookmarkEnd")]


def test_contents_are_a_field_with_its_entries(sample_rows: Rows, written: Write) -> None:
    package = written(sample_rows)
    frame = package.all("w:sdt")[0]
    kinds = [told(found, "fldCharType") for found in package.all("w:fldChar", frame)]
    assert kinds == ["begin", "separate", "end"]
    assert "TOC" in (package.all("w:instrText", frame)[0].text or "")
    entries = [package.words(found) for found in package.all("w:hyperlink", frame)]
    firsts = [
        package.words(found).strip()
        for found in package.all("w:p")
        if found.find(f"{named('w:pPr')}/{named('w:pStyle')}[@{named('w:val')}='Heading1']")
        is not None
    ]
    assert entries == firsts


def test_pages_say_which_they_are_and_of_how_many(package: Package) -> None:
    for number in (1, 2):
        foot = package.parts[f"word/footer{number}.xml"]
        fields = [told(found, "instr").strip() for found in package.all("w:fldSimple", foot)]
        assert fields == ["PAGE", "NUMPAGES"]
        head = package.words(package.parts[f"word/header{number}.xml"])
        assert "Alderbrook Primary" in head


def test_wide_maps_stand_on_turned_pages(sample_rows: Rows, written: Write) -> None:
    package = written(sample_rows)
    sizes = package.all("w:pgSz")
    turned = [told(found, "orient") == "landscape" for found in sizes]
    assert any(turned)
    assert not turned[-1]
    assert len(package.all("w:titlePg")) == 1


def test_equal_reports_are_equal_bytes_of_the_reports_own_day(
    sample_rows: Rows, tmp_path: Path
) -> None:
    options = ReportOptions("leaders", today=TODAY)
    target = tmp_path / "sef.docx"
    write_docx(freeze(sample_rows, options), target)
    again = docx_bytes(freeze(sample_rows, options))
    assert target.read_bytes() == again
    assert Package(again).days == {(TODAY.year, TODAY.month, TODAY.day)}
    old = ReportOptions("staff", today=date(1970, 1, 1))
    assert Package(docx_bytes(freeze(sample_rows, old))).days == {(1980, 1, 1)}


def test_a_document_can_be_written_on_another_thread(sample_rows: Rows) -> None:
    shot = freeze(sample_rows, ReportOptions("leaders", today=TODAY))
    made: list[bytes] = []
    thread = Thread(target=lambda: made.append(docx_bytes(shot)))
    thread.start()
    thread.join()
    assert made == [docx_bytes(shot)]


def test_what_people_type_is_never_markup(small_school: list[Row], written: Write) -> None:
    fact = Fact(id="x", number=60, statement=MARKUP, tone="concern", realm="system", source=MARKUP)
    school = School(name=MARKUP, purpose=MARKUP)
    rows = [*(row for row in small_school if not isinstance(row, School)), fact, school]
    for kind in KINDS:
        assert " ".join(MARKUP.split()) in written(rows, kind).text


def test_control_characters_and_lone_surrogates_are_dropped(written: Write) -> None:
    words = "Calm\x00 \x07morn\x1bings\ud800 🙂\x0c here\nand\tthere"
    package = written([Fact(number=1, statement=words, realm="climate"), School(name=words)])
    assert "Calm mornings 🙂 here and there" in package.text


def test_names_that_are_read_leftwards_say_so(written: Write) -> None:
    package = written([Fact(number=1, statement="مدرسة النور", realm="climate")])
    assert package.all("w:bidi")
    assert package.all("w:rtl")


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_and_rows_without_words_are_written(written: Write, kind: str) -> None:
    for rows in ([], [School(), Fact(id="f", tone="concern")]):
        package = written(rows, kind)
        assert package.text
        assert docx.Document(BytesIO(package.content)).paragraphs


def test_very_long_texts_are_whole(written: Write) -> None:
    words = ("lorem ipsum dolor " * 5_600)[:100_000].strip()
    package = written([Fact(number=1, statement=words, detail="x" * 100_000, realm="climate")])
    assert words in package.text
    assert "x" * 100_000 in package.text


def test_black_and_white_has_no_colour_and_large_print_is_larger(
    sample_rows: Rows, written: Write
) -> None:
    styles = written(sample_rows, grey=True, large=True).parts["word/styles.xml"]
    colours = [told(found, "val") for found in styles.iter(named("w:color"))]
    assert all(one[:2] == one[2:4] == one[4:] for one in colours)
    plain = written(sample_rows, "staff").parts["word/styles.xml"]
    sizes = [told(next(part.iter(named("w:sz"))), "val") for part in (plain, styles)]
    assert sizes == ["22", "28"]


def test_a_logo_stands_on_the_cover_and_says_whose_it_is(sample_rows: Rows) -> None:
    options = ReportOptions("governors", today=TODAY, grey=True)
    logo = BytesIO()
    Image.new("RGB", (300, 100), "red").save(logo, "PNG")
    package = Package(docx_bytes(freeze(sample_rows, options, logo=logo.getvalue())))
    first = package.all("wp:docPr")[0]
    assert first.get("descr") == "The logo of Alderbrook Primary"
    assert package.files["word/media/image1.png"] == logo.getvalue()
    assert len(package.all("a:grayscl")) == 1


def test_a_place_out_of_reach_is_said_in_words(tmp_path: Path) -> None:
    shot = freeze(Rows([]), ReportOptions("staff", today=TODAY))
    with pytest.raises(UserError, match=r"The report could not be saved as “sef.docx”\."):
        write_docx(shot, tmp_path / "nowhere" / "sef.docx")

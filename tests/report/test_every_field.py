"""What people type into any field comes out as typed, in every kind of document and every writing.

Fields are found by their declarations, so a new one is tried without a word here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.models import MODELS, Row
from selfeval.core.rows import Rows
from selfeval.report import KINDS, ReportOptions, Snapshot, draw_pdf, freeze
from selfeval.report.web import html_bytes
from selfeval.report.word import docx_bytes
from tests.report.conftest import TODAY
from tests.report.heard import heard

TYPED = ("line", "text", "suggest")
ODD = '<b>&amp;</b><img src="file:///etc/passwd">%s{0}{name}$x\\(\\))]]>-->مدرسة'
UNSEEN = "\x00\x1b\ufeff\u202e"
MARGIN = 54
"""Points: all words stand this far from the edges, a little less than twenty millimetres."""
SPACE = re.compile(r"\s+")
MARK = re.compile(r"Zq(\d+)x")
VALUES: dict[str, object] = {"date": "2026-10-01", "decimal": "12", "count": 3}


def every_sort_of_row(rows: list[Row]) -> list[Row]:
    """Return rows with one of each table that has none, linked to those there are."""
    have = {type(row): row for row in rows}
    for model in MODELS:
        if model not in have:
            values = {field.name: _value(field, have) for field in fields_of(model)}
            have[model] = model(**values)
            rows.append(have[model])
    return rows


def _value(field: FieldUI, have: dict[type[Row], Row]) -> object:
    if field.references:
        table = field.references.split(".")[0]
        return next((row.id for model, row in have.items() if model.table_name() == table), None)
    hangs_on = {"item_table": "fact", "item_id": "f1"}
    return hangs_on.get(field.name, VALUES.get(field.editor, field.empty))


def fill(rows: list[Row], words: str) -> int:
    """Type words, each with a mark of its own, into every field; return how many there are."""
    count = 0
    for row in rows:
        for field in fields_of(type(row)):
            if field.editor in TYPED and not field.choices:
                setattr(row, field.name, f"Zq{count}x{words}")
                count += 1
    return count


def printed_words(shot: Snapshot) -> str:
    """All that a screen reader hears of the PDF."""
    file = BytesIO()
    draw_pdf(shot, file)
    return "\n".join(heard(file.getvalue()))


def document_words(shot: Snapshot) -> str:
    """All words of the Word document."""
    with ZipFile(BytesIO(docx_bytes(shot))) as archive:
        root = fromstring(archive.read("word/document.xml"))
    return "".join(one.text or "" for one in root.iter() if one.tag.endswith("}t"))


def page_words(shot: Snapshot) -> str:
    """All words of the page for a browser; those in its style have tests of their own."""
    told: list[str] = []
    parser = HTMLParser()
    parser.handle_data = told.append  # type: ignore[method-assign]
    parser.feed(html_bytes(shot).decode().partition("<body")[2])
    return "".join(told)


@pytest.mark.parametrize("words_of", [printed_words, document_words, page_words])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_typed_comes_out_as_typed(
    small_school: list[Row], kind: str, words_of: Callable[[Snapshot], str]
) -> None:
    rows = every_sort_of_row(small_school)
    count = fill(rows, UNSEEN + ODD)
    assert count > 60
    told = words_of(freeze(Rows(rows), ReportOptions(kind, chosen=KINDS[kind].parts, today=TODAY)))
    compact = SPACE.sub("", re.sub(f"[{UNSEEN}]", "", told))
    wanted = SPACE.sub("", ODD)
    marks: set[str] = set()
    for found in MARK.finditer(compact):
        said = compact[found.end() :]
        short = said.split("…")[0]
        assert said.startswith(wanted) or (len(short) < len(wanted) and wanted.startswith(short))
        if said.startswith(wanted):
            marks.add(found[1])
    assert len(marks) > 5


@pytest.mark.parametrize("kind", KINDS)
def test_endless_words_stay_on_the_page(small_school: list[Row], kind: str) -> None:
    rows = every_sort_of_row(small_school)
    fill(rows, "https://a.example/" + "path" * 200)
    shot = freeze(Rows(rows), ReportOptions(kind, chosen=KINDS[kind].parts, today=TODAY))
    file = BytesIO()
    draw_pdf(shot, file)
    with PdfDocument(file.getvalue()) as document:
        for page in document:
            words = page.get_textpage()
            boxes = [words.get_rect(at) for at in range(words.count_rects())]
            assert boxes
            assert min(left for left, _bottom, _right, _top in boxes) >= MARGIN
            assert max(right for _left, _bottom, right, _top in boxes) <= page.get_width() - MARGIN

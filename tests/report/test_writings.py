"""One story in three writings: every kind of block has a writer in each, and the words agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import get_args
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from selfeval.core.rows import Rows
from selfeval.report import KINDS, ReportOptions, Snapshot, draw_pdf, fonts, freeze
from selfeval.report.layout.compose import SETTERS as ON_PAPER
from selfeval.report.nested import all_blocks
from selfeval.report.story import story
from selfeval.report.story.blocks import Block, Contents, NewPage, NotesRoom, OnePage
from selfeval.report.texts import texts_in
from selfeval.report.web import html_bytes
from selfeval.report.web.compose import SETTERS as IN_A_BROWSER
from selfeval.report.word import docx_bytes
from selfeval.report.word.compose import SETTERS as IN_WORD
from selfeval.report.word.nodes import NAMES
from tests.report.conftest import TODAY

STORED = frozenset({"key", "kind", "realm", "fit", "align", "accent", "outline", "alt", "worst"})
"""Fields that hold no words for a reader's eye."""
DRAWN = frozenset({"series", "plate", "calendar", "stage"})
LABEL = re.compile(r"\d+")
"""Numbers of a list, which Word counts by itself."""
WORD = re.compile(r"\w+")
GAPS = re.compile(r"[\s\u00ad\u200b-\u200f]+")


@pytest.mark.parametrize("setters", [ON_PAPER, IN_A_BROWSER, IN_WORD])
def test_every_kind_of_block_has_a_writer(setters: dict[type, object]) -> None:
    lacking = set(get_args(Block)) - set(setters)
    assert lacking <= ({NewPage} if setters is ON_PAPER else set())
    assert not set(setters) - set(get_args(Block))


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_in_the_page_and_in_the_document(sample_rows: Rows, kind: str) -> None:
    shot = _shot(sample_rows, kind)
    page, document = _page_text(shot), _document_text(shot)
    for text in _texts(shot):
        assert text in document
        assert text in page


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_the_document_is_in_print(sample_rows: Rows, kind: str) -> None:
    """Of a page that has to fit, what all its versions say; figures in drawings are cut short."""
    shot = _shot(sample_rows, kind)
    file = BytesIO()
    draw_pdf(shot, file)
    pages = PdfReader(file).pages
    printed = GAPS.sub("", " ".join(page.extract_text() for page in pages))
    words = _surely_printed(story(shot))
    lacking = {word for word in words if fonts.printable(word) not in printed}
    assert len(words) > 100
    assert len(lacking) <= len(words) / 100, lacking


def _surely_printed(blocks: Iterable[Block]) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, OnePage):
            found |= set.intersection(*map(_surely_printed, block.versions))
        else:
            found |= {word for text in _seen(block) for word in WORD.findall(text)}
    return found


def _shot(rows: Rows, kind: str) -> Snapshot:
    return freeze(rows, ReportOptions(kind, today=TODAY, chosen=KINDS[kind].parts))


def _texts(shot: Snapshot) -> Iterator[str]:
    """Yield what a reader sees of a report, text by text; of a page that fits, the fullest."""
    for block in all_blocks(story(shot)):
        if isinstance(block, OnePage):
            continue
        for text in _seen(block):
            found = " ".join(text.split())
            if found and not LABEL.fullmatch(found):
                yield found


def _seen(block: Block) -> Iterator[str]:
    match block:
        case Contents():
            yield from (block.title, *(title for title, _key in block.entries))
        case NotesRoom():
            return
        case _:
            yield from texts_in(block, STORED | DRAWN)


def _page_text(shot: Snapshot) -> str:
    class Reader(HTMLParser):
        said = ""

        def handle_data(self, data: str) -> None:
            self.said += data

        def handle_endtag(self, tag: str) -> None:
            self.said += "" if tag in ("a", "em", "strong") else " "

    reader = Reader()
    reader.feed(html_bytes(shot).decode())
    return " ".join(reader.said.split())


def _document_text(shot: Snapshot) -> str:
    with ZipFile(BytesIO(docx_bytes(shot))) as archive:
        root = fromstring(archive.read("word/document.xml"))
    spaces = {f"{{{NAMES['w']}}}{tag}" for tag in ("p", "tab", "br")}
    said = (
        found.text or "" if found.tag.endswith("}t") else " " * (found.tag in spaces)
        for found in root.iter()
    )
    return " ".join("".join(said).split())

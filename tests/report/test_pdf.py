"""The printed file, read back: order, numbers, bookmarks, links, fonts, and its own title."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from selfeval.core.models import Fact, Row
from selfeval.core.rows import Rows
from selfeval.exchange.sample import make_sample
from selfeval.report import ReportOptions, freeze, write_pdf
from selfeval.report.story.telling import told_parts
from selfeval.report.story.titles import TITLES
from selfeval.store import load_rows
from selfeval.store.errors import UserError
from tests.report.conftest import TODAY, Print


@pytest.fixture
def sample_rows(tmp_path: Path) -> Iterator[Rows]:
    with make_sample(tmp_path / "sample.selfeval", TODAY) as document:
        yield load_rows(document.session)


def test_parts_stand_in_order_on_their_own_pages(small_school: list[Row], printed: Print) -> None:
    report = printed(small_school)
    marks = [
        "The short version",
        "Our school in context",
        "Since our last inspection",
        "By inspection area",
    ]
    text = " ".join(" ".join(report.pages[1:]).split())
    places = [text.index(mark) for mark in marks]
    places.append(text.index("Priority 1"))
    places.append(text.index("Not now Choosing few"))
    places.append(text.index("Early indicators What we would see first"))
    places.append(text.index("Facts and sources What two sceptical"))
    places.append(text.index("Why we think so These are"))
    places.append(text.index("About this report What was left out"))
    assert places == sorted(places)


@pytest.mark.parametrize("audience", ["governors", "leaders", "staff"])
def test_every_page_says_its_number_and_how_many_there_are(
    small_school: list[Row], printed: Print, audience: str
) -> None:
    report = printed(small_school, audience)
    assert report.count == len(report.reader.pages)
    for number, page in enumerate(report.pages, 1):
        assert f"Page {number} of {report.count}" in page


def test_contents_give_the_pages_where_the_parts_begin(sample_rows: Rows, printed: Print) -> None:
    report = printed(sample_rows, "leaders")
    cover = " ".join(report.pages[0].split())
    for name in told_parts(report.shot):
        if name not in ("cover", "priorities"):
            title = TITLES[name]
            told = re.search(re.escape(title) + r" (\d+)", cover)
            assert told, title
            assert " ".join(report.pages[int(told[1]) - 1].split()).count(title), title
    told = re.search(r"Priorities (\d+) Early indicators \d+ ", cover)
    assert told
    assert "Priority 1" in report.pages[int(told[1]) - 1]


def test_bookmarks_lead_to_parts_realms_and_priorities(sample_rows: Rows, printed: Print) -> None:
    report = printed(sample_rows)
    found = dict(_outline(report.reader.outline, report.reader))
    parts = [TITLES[name] for name in told_parts(report.shot) if name != "cover"]
    assert [title for title in found if title in TITLES.values()] == parts
    assert "Outcomes" in found
    first = next(title for title in found if title.startswith("1. "))
    assert "Priority 1" in report.pages[found[first]]


def _outline(entries: Any, reader: Any) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for entry in entries:
        if isinstance(entry, list):
            found += _outline(entry, reader)
        else:
            found.append((str(entry.title), reader.get_destination_page_number(entry)))
    return found


def test_contents_and_references_are_links(small_school: list[Row], printed: Print) -> None:
    report = printed(small_school)
    on_cover = report.reader.pages[0].get("/Annots") or []
    assert len(on_cover) == len(told_parts(report.shot)) - 1
    beliefs = report.reader.pages[report.page_of("These are assumptions") - 1]
    facts = report.reader.pages[report.page_of("What two sceptical visitors") - 1]
    targets = [link.get_object()["/Dest"][0].idnum for link in beliefs["/Annots"]]
    assert facts.indirect_reference.idnum in targets


def test_all_fonts_are_embedded(sample_rows: Rows, printed: Print) -> None:
    report = printed(sample_rows, "leaders")
    fonts = {}
    for page in report.reader.pages:
        for name, font in page["/Resources"]["/Font"].items():
            fonts[name] = font.get_object()
    assert len(fonts) >= 4
    for font in fonts.values():
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "Helvetica" not in font["/BaseFont"]


def test_the_file_says_what_it_is(small_school: list[Row], printed: Print) -> None:
    report = printed(small_school)
    assert report.reader.metadata.title == "Self-evaluation: Ysgol Gwŷn & Friends"
    assert report.reader.metadata.author == "Ysgol Gwŷn & Friends"
    assert report.reader.metadata.creation_date.date() == TODAY
    assert report.reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_the_same_school_on_the_same_day_gives_the_same_bytes(
    small_school: list[Row], printed: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = printed(small_school).content
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert printed(small_school).content == first


def test_the_framework_asked_for_is_used(small_school: list[Row], printed: Print) -> None:
    report = printed(small_school, framework="estyn-2024")
    assert "Leading and improving" in report.text
    with pytest.raises(KeyError):
        printed(small_school, framework="no-such-framework")


def test_a_place_that_cannot_be_written_is_said_and_left_alone(
    small_school: list[Row], tmp_path: Path
) -> None:
    shot = freeze(Rows(small_school), ReportOptions(today=TODAY))
    with pytest.raises(UserError, match=r"could not be saved as “report\.pdf”"):
        write_pdf(shot, tmp_path / "no such folder" / "report.pdf")
    folder = tmp_path / "taken.pdf"
    folder.mkdir()
    with pytest.raises(UserError):
        write_pdf(shot, folder)
    assert os.listdir(tmp_path) == ["taken.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_replaced_by_a_report(small_school: list[Row], tmp_path: Path) -> None:
    shot = freeze(Rows(small_school), ReportOptions(today=TODAY))
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(UserError, match="not a file"):
        write_pdf(shot, tmp_path / "pipe.pdf")
    assert (tmp_path / "pipe.pdf").is_fifo()


def test_a_report_that_fails_leaves_the_old_one(
    small_school: list[Row], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the old report")
    shot = freeze(Rows(small_school), ReportOptions(today=TODAY))

    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("selfeval.report.pdf.draw_pdf", full)
    with pytest.raises(UserError, match="disk may be full"):
        write_pdf(shot, target)
    assert target.read_bytes() == b"the old report"
    assert os.listdir(tmp_path) == ["report.pdf"]


def test_the_staff_report_is_one_page(sample_rows: Rows, printed: Print) -> None:
    report = printed(sample_rows, "staff")
    assert report.count == 1
    assert "What we will stop" in report.text


def test_the_short_version_of_the_sample_fits_its_page(sample_rows: Rows, printed: Print) -> None:
    report = printed(sample_rows)
    assert "The short version" not in report.pages[2]
    for words in ("What is going well", "What worries us", "Why priority 1", "Signs so far"):
        assert words in report.pages[1]
    assert "What we ask of you" in report.pages[1]


def test_a_report_of_another_day_is_another_report(small_school: list[Row], tmp_path: Path) -> None:
    later = freeze(Rows(small_school), ReportOptions(today=date(2027, 1, 10)))
    write_pdf(later, tmp_path / "later.pdf")
    assert later.indicators[0].status == "partly_seen"
    assert "10\u00a0January\u00a02027" in later.state


def test_facts_that_share_a_number_are_told_apart(small_school: list[Row], printed: Print) -> None:
    """The one that is not printed keeps its number: the other is Fact 14b in every copy."""
    small_school += [
        Fact(id="t1", number=14, statement="Hidden from print.", private=1),
        Fact(id="t2", number=14, statement="Doors stay open at break."),
    ]
    report = printed(small_school)
    assert "Hidden from print" not in report.text
    assert re.search(r"Fact\s14b\b", report.text)
    assert not re.search(r"Fact\s14\b", report.text)

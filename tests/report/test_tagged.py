"""What a screen reader gets: every kind of document is tagged, and two checkers find no error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pytest
from outloud.model import Document as Heard
from pypdf import PdfReader

from selfeval.core.models import Row
from selfeval.core.rows import Rows
from selfeval.exchange.sample import make_sample
from selfeval.report import KINDS, ReportOptions, Snapshot, freeze, write_pdf
from selfeval.report.map_page import pages_pdf, picture_pdf
from selfeval.report.recovery_paper import RecoveryPaper, draw_paper
from selfeval.report.structure import Depths, Element
from selfeval.report.versions import earlier_for
from selfeval.store import Document, load_rows

WORD = re.compile(r"[^\W\d_]+")
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    with make_sample(tmp_path_factory.mktemp("sample") / "sample.selfeval") as document:
        yield document


def frozen(sample: Document, options: ReportOptions) -> Snapshot:
    """Freeze the sample with what has changed in it since a version before."""
    rows = load_rows(sample.session)
    return freeze(rows, options, earlier=earlier_for(sample.session, rows, options))


def errors(file: Path) -> list[str]:
    """Return what either checker calls an error."""
    report = pdfua.validate(str(file))
    found = [str(one) for one in report.findings if one.severity == pdfua.Severity.ERROR]
    result = outloud.check(str(file))
    assert not result.error
    heard = words_heard(file)
    for one in result.findings:
        told_again = one.rule == "TAG-002" and set(WORD.findall(one.evidence)) <= heard
        if one.severity == "error" and not told_again:
            found.append(str(one))
    return found


def words_heard(file: Path) -> set[str]:
    """Return every word that is part of some element, wherever in the file.

    Heads that are repeated are not, but a checker cannot know that they were heard before.
    """
    document = Heard(str(file))
    heard = {
        word
        for page in document.pages
        for run in document.content(page.index).runs
        if run.tagged and not run.artifact
        for word in WORD.findall(run.text)
    }
    document.close()
    return heard


def elements(file: Path) -> Iterator[Any]:
    """Yield every structure element of a file, parents first."""
    todo = [PdfReader(file).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()]
    while todo:
        element = todo.pop()
        yield element
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        for kid in reversed(kids):
            kid = kid.get_object() if not isinstance(kid, int) else kid
            if isinstance(kid, dict) and "/S" in kid:
                todo.append(kid)


@pytest.mark.parametrize("kind", KINDS)
def test_checkers_find_no_error_in_any_kind_of_document(
    sample: Document, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "whole.pdf"
    whole = ReportOptions(kind, today=TODAY, chosen=KINDS[kind].parts)
    write_pdf(frozen(sample, whole), file)
    assert errors(file) == []


@pytest.mark.parametrize(("large", "grey"), [(True, False), (False, True)])
def test_large_print_and_print_without_colour_are_tagged_as_well(
    sample: Document, tmp_path: Path, large: bool, grey: bool
) -> None:
    file = tmp_path / "other.pdf"
    write_pdf(frozen(sample, ReportOptions(today=TODAY, large=large, grey=grey)), file)
    assert errors(file) == []


def test_an_empty_school_is_tagged_as_well(tmp_path: Path) -> None:
    file = tmp_path / "empty.pdf"
    write_pdf(freeze(Rows([]), ReportOptions("leaders", today=TODAY)), file)
    assert errors(file) == []


def test_maps_and_the_recovery_paper_are_tagged_as_well(
    small_school: list[Row], tmp_path: Path
) -> None:
    for name, content in (
        ("plates.pdf", pages_pdf(Rows(small_school))),
        ("picture.pdf", picture_pdf(Rows(small_school))),
    ):
        (tmp_path / name).write_bytes(content)
        assert errors(tmp_path / name) == []
    paper = RecoveryPaper("ABCD EFGH", "school.selfeval", "Alderbrook", TODAY)
    with (tmp_path / "paper.pdf").open("wb") as drawn:
        draw_paper(paper, drawn)
    assert errors(tmp_path / "paper.pdf") == []


def test_figures_say_what_they_show_and_headings_leave_no_gap(
    sample: Document, tmp_path: Path
) -> None:
    file = tmp_path / "leaders.pdf"
    write_pdf(frozen(sample, ReportOptions("leaders", today=TODAY)), file)
    depth, figures = 0, 0
    for element in elements(file):
        role = str(element["/S"])[1:]
        if role == "Figure":
            figures += 1
            assert len(str(element["/Alt"])) > 10
            left, bottom, right, top = (float(side) for side in element["/A"]["/BBox"])
            assert 0 <= left < right <= 842
            assert 0 <= bottom < top <= 842
        if role[0] == "H" and role[1:].isdigit():
            assert int(role[1:]) <= depth + 1
            depth = int(role[1:])
    assert figures > 20
    assert depth


def test_links_say_where_they_lead_and_belong_to_the_tree(sample: Document, tmp_path: Path) -> None:
    file = tmp_path / "governors.pdf"
    write_pdf(frozen(sample, ReportOptions(today=TODAY)), file)
    reader = PdfReader(file)
    areas = [area.get_object() for page in reader.pages for area in page.get("/Annots", [])]
    assert len(areas) > 5
    assert all(area["/Contents"] and "/StructParent" in area for area in areas)
    assert len({int(area["/StructParent"]) for area in areas}) == len(areas)
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_headings_go_down_one_step_at_a_time() -> None:
    depths = Depths()
    assert [depths.of(level) for level in (1, 3, 3, 4, 2, 1, 9)] == [1, 2, 2, 3, 2, 1, 2]


def test_what_holds_nothing_goes_except_for_cells() -> None:
    root = Element("Document")
    row = Element("TR", Element("Table", root))
    Element("TD", row)
    Element("P", Element("Sect", root))
    root.prune()
    assert [kid.role for kid in root.kids if isinstance(kid, Element)] == ["Table"]

"""`selfeval report`: three kinds of file, and what a file remembers of how it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from selfeval.core.models import Setting
from selfeval.report import KINDS, ReportOptions, kept_words, setting_of
from selfeval.store import Document
from tests.cli.conftest import Answer

Run = Callable[..., Answer]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_as_word_and_for_a_browser(
    selfeval: Run, sample: Path, tmp_path: Path, kind: str
) -> None:
    for name, begins in (("sef.docx", b"PK"), ("SEF.HTML", b"<!DOCTYPE html>")):
        target = tmp_path / name
        answer = selfeval("report", sample, "-o", target, "--for", kind)
        assert answer == (0, f"Wrote {target}.\n", "")
        assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["sef.odt", "sef", "sef.pdf.txt"])
def test_an_unknown_ending_is_refused_with_those_there_are(
    selfeval: Run, sample: Path, tmp_path: Path, name: str
) -> None:
    code, out, err = selfeval("report", sample, "-o", tmp_path / name)
    assert (code, out) == (3, "")
    assert f"“{name}”" in err
    assert ".pdf, .docx, .html" in err
    assert not (tmp_path / name).exists()


def test_what_a_file_remembers_holds_unless_said_otherwise(
    selfeval: Run, sample: Path, tmp_path: Path
) -> None:
    wanted = ReportOptions("governors", chosen=("brief", "about"), large=True, grey=True)
    with Document.open(sample) as document, document.edit("Choose") as session:
        session.add(Setting(name=setting_of("governors"), value=kept_words(wanted)))
    target = tmp_path / "sef.html"
    assert selfeval("report", sample, "-o", target).code == 0
    page = target.read_text()
    assert '<html lang="en-GB" class="large grey">' in page
    assert "#1F2328" not in page
    assert "Our school in context" not in page.split("What was left out")[0]
    answer = selfeval("report", sample, "-o", target, "--no-large", "--no-grey")
    assert answer.code == 0
    page = target.read_text()
    assert '<html lang="en-GB">' in page
    assert "#1F2328" in page


def test_large_print_and_black_and_white_can_be_asked_for(
    selfeval: Run, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "sef.docx"
    assert selfeval("report", sample, "-o", target, "--large", "--grey").code == 0
    with ZipFile(target) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:val="1F2328"' not in styles
    assert 'w:line="388"' in styles
    pages = [tmp_path / name for name in ("plain.pdf", "large.pdf")]
    for page, asked in zip(pages, ((), ("--large",)), strict=True):
        assert selfeval("report", sample, "-o", page, *asked).code == 0
    assert len(PdfReader(pages[0]).pages) < len(PdfReader(pages[1]).pages)


def test_a_version_is_printed_as_it_was_issued_or_not_at_all(
    selfeval: Run, sample: Path, tmp_path: Path
) -> None:
    assert selfeval("versions", sample, "--issue").code == 0
    target = tmp_path / "sef.html"
    assert selfeval("report", sample, "-o", target, "--version", "1", "--grey").code == 0
    assert "#1F2328" not in target.read_text()
    target.unlink()
    for asked in (("--for", "staff"), ("--framework", "ofsted-2025")):
        answer = selfeval("report", sample, "-o", target, "--version", "1", *asked)
        assert answer.code == 3
        assert "A version is printed as it was issued." in answer.err
    assert selfeval("report", sample, "-o", target, "--version", "99").code == 3
    assert not target.exists()

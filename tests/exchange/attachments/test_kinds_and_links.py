"""What may be opened from here, and where a link may lead."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.exchange.attachments import host_of, is_web_address, web_address, why_not_opened
from selfeval.store import UserError


def zipped(*parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as document:
        for part in parts:
            document.writestr(part, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.pdf", b"%PDF-1.7"),
        ("Photo.JPG", b"\xff\xd8\xff"),
        ("table.csv", b"a,b"),
        ("minutes.docx", zipped("[Content_Types].xml", "word/document.xml")),
        ("counts.xlsx", zipped("xl/workbook.xml")),
        ("plan.odt", zipped("content.xml", "mimetype")),
    ],
)
def test_ordinary_documents_are_opened(name: str, data: bytes) -> None:
    assert why_not_opened(name, data) == ""


@pytest.mark.parametrize(
    "name",
    [
        "setup.exe",
        "run.bat",
        "run.cmd",
        "run.ps1",
        "run.sh",
        "run.py",
        "page.html",
        "page.htm",
        "page.svg",
        "look.lnk",
        "look.url",
        "look.desktop",
        "app.jar",
        "macro.docm",
        "macro.xlsm",
        "macro.pptm",
        "add.xlam",
        "old.doc",
        "old.xls",
        "old.ppt",
        "book.ods.exe",
        "archive.zip",
        "disk.iso",
        "script.vbs",
        "script.js",
        "script.wsf",
        "help.chm",
        "panel.cpl",
        "saver.scr",
        "Makefile",
        "exe",
        "notes.rtf",
        "mail.eml",
        "file.settingcontent-ms",
        "link.webloc",
    ],
)
def test_everything_that_could_run_is_only_saved(name: str) -> None:
    assert why_not_opened(name, b"plain words")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("holiday.png", b"MZ\x90"),
        ("notes.txt", b"#!/bin/sh\n"),
        ("photo.jpg", b"\x7fELF\x02"),
        ("table.csv", b"\xd0\xcf\x11\xe0\xa1\xb1"),
        ("minutes.docx", b"\xd0\xcf\x11\xe0\xa1\xb1"),
        ("minutes.docx", zipped("word/document.xml", "word/vbaProject.bin")),
        ("counts.xlsx", zipped("xl/workbook.xml", "xl/macrosheets/sheet1.xml")),
        ("counts.ods", zipped("content.xml", "Basic/Standard/Module1.xml")),
        ("slides.odp", zipped("content.xml", "Scripts/python/run.py")),
        ("minutes.docx", b"not a document"),
        ("notes.pdf", b"<html>"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_only_saved(name: str, data: bytes) -> None:
    assert why_not_opened(name, data)


@given(st.binary(max_size=60), st.sampled_from(["docx", "xlsx", "ods", "pdf", "txt", "exe"]))
def test_any_bytes_get_an_answer(data: bytes, ending: str) -> None:
    assert isinstance(why_not_opened(f"file.{ending}", data), str)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" HTTP://Example.org ", "HTTP://Example.org"),
        ("www.example.org/page", "https://www.example.org/page"),
        ("example.org", "https://example.org"),
        ("<https://example.org>", "https://example.org"),
        ("office@example.org", "mailto:office@example.org"),
        ("mailto:office@example.org?subject=x", "mailto:office@example.org?subject=x"),
        ("https://dŵr.cymru/ŵ", "https://dŵr.cymru/ŵ"),
    ],
)
def test_addresses_as_people_paste_them(typed: str, address: str) -> None:
    assert web_address(typed) == address
    assert is_web_address(address)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "notes",
        "file:///etc/passwd",
        "C:\\notes.docx",
        "\\\\server\\share\\a.exe",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "ms-word:ofe|u|https://example.org",
        "smb://server/share",
        "https://",
        "https:// example.org",
        "https://example.org/a b",
        "https://example.org/\u202egro.live",
        "https://example.org\\@evil.org",
        "https://example.org/\n",
        "https://" + "a" * 2_000 + ".org",
    ],
)
def test_nothing_else_is_an_address(typed: str) -> None:
    assert not is_web_address(typed)
    if typed.strip() == typed:
        with pytest.raises(UserError):
            web_address(typed)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/a", "example.org"),
        ("https://bank.example@evil.org/a", "evil.org"),
        ("https://example.org:8443?x", "example.org:8443"),
        ("mailto:office@example.org?subject=x", "office@example.org"),
        ("file:///etc", ""),
    ],
)
def test_where_an_address_leads(address: str, host: str) -> None:
    assert host_of(address) == host

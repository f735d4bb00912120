"""The head and the foot of a printed web page: nothing that people typed can end its style."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from selfeval.core.models import Row, School
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, freeze
from selfeval.report.web import html_bytes
from selfeval.report.web.paper import MOST, running
from tests.report.conftest import TODAY

STRING = re.compile(r'content:"([^"]*)"')
LETTER = re.compile(r"\\([0-9a-f]+) ")


def _said(rows: list[Row], name: str) -> tuple[list[str], str]:
    for row in rows:
        if isinstance(row, School):
            row.name = name
    shot = freeze(Rows(rows), ReportOptions("governors", today=TODAY))
    strings: list[str] = STRING.findall(running(shot))
    return strings, html_bytes(shot).decode()


@pytest.mark.parametrize(
    "name", ['"}</style><script>1</script>', "a\\b\n} @import url(x)", "مدرسة {0}", "Ysgol Ŵyn"]
)
def test_a_name_is_said_letter_by_letter(small_school: list[Row], name: str) -> None:
    strings, page = _said(small_school, name)
    told = ["".join(chr(int(code, 16)) for code in LETTER.findall(one)) for one in strings]
    assert " ".join(name.split()) in told
    assert all(LETTER.sub("", one) == "" for one in strings)
    assert page.count("</style>") == page.count("<style")
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _attrs: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(page)
    assert "body" in tags
    assert "script" not in tags


def test_a_long_name_is_cut_and_says_so(small_school: list[Row]) -> None:
    strings, _page = _said(small_school, "Primary " * 60)
    told = ["".join(chr(int(code, 16)) for code in LETTER.findall(one)) for one in strings]
    assert max(map(len, told)) == MOST
    assert any(one.startswith("Primary") and one.endswith("…") for one in told)

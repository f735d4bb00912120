"""Whatever people type prints as they typed it, and nothing they type is too much."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from selfeval.core.fields import LONGEST_LINE, fields_of
from selfeval.core.models import (
    Action,
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Judgement,
    Measure,
    Priority,
    Reading,
    Row,
    School,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, freeze, write_pdf
from tests.report.conftest import TODAY, Print

MARKUP = '<img src="/etc/passwd"/><b>bold & bare</b> <para> &lt; %s {brace} \\( )'


def test_markup_prints_as_text(small_school: list[Row], printed: Print) -> None:
    fact = Fact(id="x", number=60, statement=MARKUP, tone="concern", realm="system", source=MARKUP)
    school = School(name=MARKUP, purpose=MARKUP)
    rows = [*(row for row in small_school if not isinstance(row, School)), fact, school]
    for audience in ("governors", "leaders", "staff"):
        report = printed(rows, audience)
        assert '<img src="/etc/passwd"/><b>bold & bare</b>' in report.text
        assert "&lt; %s {brace} \\( )" in report.text
        assert not any("/XObject" in page["/Resources"] for page in report.reader.pages)


def test_letters_of_neighbouring_languages_print(printed: Print) -> None:
    names = "Ysgol Gŵyr Ŵŷn, An Ḃóṫar, Świętosława, Łódź, Zoë; → ← ≥ ≤ − ✓ ● ½ “x” £5"
    fact = Fact(number=1, statement=names, realm="outcome", source="→ ✓ ▲ ●")
    report = printed([School(name="Ysgol Gŵyr"), fact], "leaders")
    assert names in report.text


def test_control_characters_are_dropped_and_pictures_named(printed: Print) -> None:
    fact = Fact(number=1, statement="Calm\x00 \x07morn\x1bings 🙂\ufe0f here", realm="climate")
    text = printed([fact], "leaders").text
    assert "Calm mornings [slightly smiling face] here" in text


@pytest.mark.parametrize("audience", ["governors", "leaders", "staff"])
def test_an_empty_file_prints(printed: Print, audience: str) -> None:
    report = printed([], audience)
    assert report.count == len(report.reader.pages)
    assert "No priority is being worked on yet." in report.text


@pytest.mark.parametrize("audience", ["governors", "leaders", "staff"])
def test_rows_without_words_print(printed: Print, audience: str) -> None:
    rows: list[Row] = [
        School(),
        Fact(id="f", tone="concern"),
        Assumption(id="a"),
        Stance(fact_id="f", assumption_id="a", stance="supports"),
        Priority(id="p", status="live"),
        Indicator(id="i"),
        IndicatorPriority(indicator_id="i", priority_id="p"),
    ]
    assert "Nothing written yet" in printed(rows, audience).text


LONG = ("lorem ipsum dolor " * 5_600)[:100_000]


def test_tens_of_thousands_of_letters_at_once(printed: Print) -> None:
    much = LONG[:30_000]
    rows: list[Row] = [
        School(name=LONG[:1_000], purpose=much),
        Fact(id="f", number=1, statement=much, realm="outcome", tone="concern"),
        Assumption(id="a", number=1, belief=much),
        Stance(fact_id="f", assumption_id="a", stance="challenges"),
        Priority(id="p", number=1, title="Title", status="live", stop=much),
        Action(id="c", priority_id="p", what=much, realm="system"),
        Judgement(framework="ofsted-2025", area="achievement", narrative=much),
    ]
    report = printed(rows, "leaders")
    assert report.count > 45
    assert f"Page {report.count} of {report.count}" in report.pages[-1]
    assert report.text.count("lorem") > 5 * 1_500


@pytest.mark.slow
def test_a_hundred_thousand_letters_in_every_field(small_school: list[Row], tmp_path: Path) -> None:
    for row in small_school:
        for field in fields_of(type(row)):
            if field.editor == "text":
                setattr(row, field.name, LONG)
            elif field.editor in ("line", "suggest"):
                setattr(row, field.name, LONG[:LONGEST_LINE])
    shot = freeze(Rows(small_school), ReportOptions("leaders", today=TODAY))
    target = tmp_path / "long.pdf"
    assert write_pdf(shot, target) == len(PdfReader(target).pages) > 1_000


def test_one_endless_word_is_broken_and_stays_whole(printed: Print) -> None:
    word = "x" * 5_000
    rows = [
        School(name=word, purpose=word),
        Fact(id="f", number=1, statement=word, source=word, realm="outcome", tone="strength"),
        Assumption(id="a", number=1, belief=word, because=word),
        Stance(fact_id="f", assumption_id="a", stance="challenges"),
        Priority(id="p", number=1, title=word, status="live", problem=word, stop=word),
    ]
    report = printed(rows, "leaders")
    facts = report.text[report.text.index("No reasons yet") :]
    assert facts.replace(" ", "").count("x") > 5_000
    for page in report.reader.pages:
        _nothing_beyond_the_edges(page)


def _nothing_beyond_the_edges(page: object) -> None:
    lefts: list[float] = []

    def visit(text: str, _cm: object, tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            lefts.append(tm[4])
            assert 20 <= tm[5] <= 830

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]
    assert all(50 <= left <= 545 for left in lefts)


def test_forty_priorities_and_five_hundred_facts(printed: Print) -> None:
    rows: list[Row] = [
        Priority(
            id=f"p{number}",
            number=number,
            title=f"Priority that says {number:02}",
            status="live",
            rank=f"a{number:03}",
        )
        for number in range(1, 41)
    ]
    rows += [
        Fact(
            id=f"f{number}",
            number=number,
            statement=f"Fact that says {number:03}",
            realm=("knowledge", "behaviour", "system", "climate", "outcome", None)[number % 6],
            position=f"a{number:04}",
        )
        for number in range(1, 501)
    ]
    report = printed(rows, "governors")
    for number in range(1, 41):
        assert report.text.count(f"Priority that says {number:02}") >= 2
    for number in range(1, 501):
        assert f"Fact that says {number:03}" in report.text


def test_a_measure_with_many_odd_readings(printed: Print) -> None:
    values = ["-2.5", None, "0", "100000000", "0.00001", None, "3"]
    readings = [
        Reading(measure_id="m", period=f"20{year}", sort_date=f"20{year}-07-01", value=value)
        for year, value in enumerate(values * 9, 10)
    ]
    fact = Fact(number=1, statement="Odd figures", measure_id="m", realm="outcome")
    rows = [fact, Measure(id="m", name="Odd", unit="number"), *readings]
    report = printed(rows, "leaders")
    assert "−2.5" in report.text
    assert "No figure given" in report.text
    assert f"{Decimal(100000000):,}" in report.text


def test_every_kind_of_text_reaches_the_page(printed: Print, small_school: list[Row]) -> None:
    """Each field that says it belongs in a report is printed somewhere in the leaders' copy."""
    elsewhere = {"school", "setting", "edition", "meeting", "note", "theme", "evidence"}
    elsewhere |= {"map", "measure", "reading", "dismissal", "judgement", "loop_name", "stance"}
    expected: list[str] = []
    for row in small_school:
        if row.table_name() in elsewhere or row.id in ("p2", "o"):
            continue
        for field in fields_of(type(row)):
            if field.report and field.editor == "text":
                mark = f"Mark{row.table_name()}{field.name}".replace("_", "")
                setattr(row, field.name, mark)
                expected.append(mark)
    text = printed(small_school, "leaders").text.replace(" ", "")
    unprinted = [mark for mark in expected if mark not in text]
    assert unprinted == [
        "Markprioritystatusreason",  # said only of priorities that are not live
        "Markindicatoronestepup",  # helps to choose a number; not for readers
    ]

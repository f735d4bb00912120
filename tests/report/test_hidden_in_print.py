"""A name that is hidden stands nowhere: in no kind of document, no writer, and no alt text."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from selfeval.core.hidden_words import hiding, words_of
from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Consequence,
    Dismissal,
    Edition,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Judgement,
    LoopName,
    Map,
    Measure,
    Meeting,
    Placement,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Quote,
    Reading,
    Recommendation,
    Review,
    Row,
    School,
    Stance,
    Theme,
)
from selfeval.core.rows import Rows
from selfeval.report import KINDS, ReportOptions, freeze, missing_characters
from selfeval.report.before import before_you_share, printed_words
from selfeval.report.map_page import pages_pdf, picture
from selfeval.report.slides import slides
from selfeval.report.web import html_bytes
from selfeval.report.word import docx_bytes
from tests.report.conftest import TODAY, Print
from tests.sharing import before_sharing

NAME = "Mrs Quixworth"
ALONE = re.compile("quixworth", re.IGNORECASE)
MODELS: tuple[type[Row], ...] = (
    School,
    Recommendation,
    Fact,
    Assumption,
    Map,
    Factor,
    Arrow,
    Priority,
    Action,
    Consequence,
    Review,
    Indicator,
    Measure,
    Reading,
    Stance,
    Judgement,
    Quote,
    Edition,
    Meeting,
    Theme,
    LoopName,
)
LINKS = {
    Stance: {"fact_id": "fact", "assumption_id": "assumption", "stance": "supports"},
    Arrow: {"source_id": "factor", "target_id": "o", "sign": "plus"},
    Priority: {"status": "live", "horizon": "2027-07-19", "rank": "a"},
    Action: {"priority_id": "priority", "realm": "behaviour", "due_on": "2026-12-01"},
    Consequence: {"priority_id": "priority", "indicator_id": "indicator"},
    Review: {"priority_id": "priority", "held_on": "2026-11-01", "decision": "continue"},
    Fact: {"tone": "concern", "realm": "system", "measure_id": "measure"},
    Assumption: {"status": "testing", "basis": "quick"},
    Factor: {"realm": "system"},
    Indicator: {
        "realm": "system",
        "measure_id": "measure",
        "baseline": "4",
        "expected": "9",
        "baseline_on": "2026-09-01",
        "look_by": "2026-12-18",
    },
    Measure: {"unit": "number"},
    Reading: {
        "measure_id": "measure",
        "period": "2025/26",
        "sort_date": "2026-10-10",
        "value": "5",
    },
    Judgement: {"framework": "ofsted-2025", "area": "inclusion"},
    Quote: {"item_table": "fact", "item_id": "fact"},
    Edition: {
        "audience": "governors",
        "state": "agreed",
        "agreed_on": "2026-11-01",
        "issued_on": "2026-11-01",
        "meeting_id": "meeting",
    },
    Meeting: {"held_on": "2026-11-01"},
    LoopName: {"factors": "factor o"},
}


def everywhere() -> list[Row]:
    """Return a school with the name in every text of every row."""
    rows: list[Row] = []
    for model in MODELS:
        table = model.table_name()
        given = dict.fromkeys(words_of(table), f"We thank {NAME} for it") | LINKS.get(model, {})
        if not model.key and model is not School:
            given["id"] = table
        rows.append(model(**given))
    return [
        *rows,
        Factor(id="o", label="Children read", realm="outcome"),
        Arrow(id="back", source_id="o", target_id="factor", sign="plus"),
        Placement(map_id="map", factor_id="factor"),
        Placement(map_id="map", factor_id="o"),
        Reading(measure_id="measure", period="2024/25", sort_date="2025-10-10", value="3"),
        PriorityAssumption(priority_id="priority", assumption_id="assumption"),
        PriorityFactor(priority_id="priority", factor_id="factor"),
        IndicatorPriority(indicator_id="indicator", priority_id="priority"),
    ]


def hide_all(rows: list[Row], instead: str = "") -> list[Row]:
    """Answer every place that the check finds."""
    found = before_sharing(Rows(rows), TODAY)[0].places
    return [*rows, *{row.id: row for row in (hiding(one, instead) for one in found)}.values()]


def every_place(rows: list[Row]) -> set[tuple[str, str]]:
    return {(one.table, one.field) for one in before_sharing(Rows(rows), TODAY)[0].places}


def test_the_check_finds_the_name_wherever_it_is_written() -> None:
    missing = {
        (model.table_name(), name) for model in MODELS for name in words_of(model.table_name())
    } - every_place(everywhere())
    names_of_places = {"name", "board", "period", "figures_source", "local_name", "national_name"}
    assert {name for _table, name in missing} <= names_of_places


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_it_stands_in_no_kind_of_document_and_in_none_of_its_files(
    kind: str, printed: Print, tmp_path: Path
) -> None:
    school = [row for row in everywhere() if not isinstance(row, School)]
    rows = [*school, School(name="Our school", purpose=f"We thank {NAME}", context=NAME)]
    options = ReportOptions(kind, today=TODAY, chosen=KINDS[kind].parts)
    before = freeze(Rows(rows), options)
    assert NAME in printed_words(before)
    answered = Rows(hide_all(rows))
    shot = freeze(answered, options)
    assert not ALONE.search(repr(shot))
    assert not ALONE.search(printed(answered, kind).text)
    assert not ALONE.search(html_bytes(shot).decode())
    with ZipFile(BytesIO(docx_bytes(shot))) as file:
        for name in file.namelist():
            assert not ALONE.search(file.read(name).decode("utf-8", "replace"))
    assert any("so that nobody is named" in words for words in shot.left_out)
    check = before_you_share(answered, shot, missing_characters)[0]
    assert {one.answer for one in check.places} == {"hidden"}
    assert check.words.startswith("No likely names found. Please read it yourself. (")


def test_better_words_can_stand_there_and_go_again_with_the_answer(printed: Print) -> None:
    rows: list[Row] = [Fact(id="f", statement=f"{NAME} reads aloud.", tone="strength")]
    hidden = Rows(hide_all(rows, "a teaching assistant"))
    assert "a teaching assistant reads aloud." in printed(hidden, "staff").text
    answers = {("dismissal", one.id): None for one in hidden.all(Dismissal)}
    assert NAME in printed(hidden.after(answers), "staff").text


def test_a_shortened_title_hides_it_too(printed: Print) -> None:
    long = f"{'Words come first, ' * 6} says {NAME} of Year 4, and so on and so on for a long time."
    rows: list[Row] = [Fact(id="f", statement=long, tone="strength", realm="system")]
    text = printed(hide_all(rows), "governors").text
    assert not ALONE.search(text)


def test_questions_to_governors_do_not_name_anybody(printed: Print) -> None:
    rows = hide_all([Assumption(id="a", belief=f"{NAME} makes them calm")])
    text = printed(rows, "meeting").text
    assert not ALONE.search(text)
    assert "[name hidden] makes them calm" in text


def test_a_map_by_itself_and_what_is_shown_at_a_meeting_hide_it_too() -> None:
    school = [row for row in everywhere() if not isinstance(row, School)]
    rows = Rows(hide_all(school))
    assert NAME in repr(slides(Rows(school), TODAY))
    assert not ALONE.search(repr(slides(rows, TODAY)))
    assert not ALONE.search(repr(picture(rows, "map")))
    pages = PdfReader(BytesIO(pages_pdf(rows, "map"))).pages
    assert not ALONE.search(" ".join(page.extract_text() for page in pages))

"""The sample school: it is whole, it never ages, and it tells the story it should."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from selfeval.core import realms
from selfeval.core.fields import fields_of
from selfeval.core.findings import dismissed, find
from selfeval.core.frameworks import DEFAULT, areas_for, framework
from selfeval.core.models import (
    MODEL_OF,
    MODELS,
    Action,
    Arrow,
    Assumption,
    Consequence,
    Edition,
    Evidence,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Judgement,
    JudgementFact,
    LoopName,
    Measure,
    Meeting,
    Note,
    Priority,
    Quote,
    Reading,
    Recommendation,
    Review,
    Row,
    Stance,
    Theme,
    words,
)
from selfeval.core.rows import Rows, name_of
from selfeval.core.signs import Word, count_words, read_sign
from selfeval.core.thread import why_this
from selfeval.exchange import sample
from selfeval.exchange.sample import make_sample
from selfeval.resources import resource_path
from selfeval.store import Document, UserError, load_rows
from selfeval.store.at_vector import rows_at

TODAY = date(2026, 11, 22)
DAYS = (date(2026, 1, 1), date(2027, 8, 31), date(2027, 9, 1), date(2028, 2, 29))
NOT_NAMES = {"Alderbrook Primary", "Education Endowment", "Endowment Foundation"}
PAIR = re.compile(r"(?=\b([A-Z][a-z]+ (?!Year\b|Reception\b)[A-Z][a-z]+))")
HEX = re.compile(r"\b[0-9a-f]{32}\b")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """Give the tests that only read one sample between them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELFEVAL_HOME", str(tmp_path_factory.mktemp("home")))
        path = tmp_path_factory.mktemp("sample") / "alderbrook.selfeval"
        with make_sample(path, TODAY) as document:
            yield document


@pytest.fixture
def rows(school: Document) -> Rows:
    """Give the test everything in the sample."""
    return load_rows(school.session)


def live(rows: Rows) -> list[Priority]:
    return [row for row in rows.all(Priority) if row.status == "live"]


def signs_for(rows: Rows, priority: Priority) -> list[Word]:
    links = rows.where(IndicatorPriority, "priority_id", priority.id)
    found = [rows.get(Indicator, link.indicator_id) for link in links]
    return [read_sign(rows, indicator, TODAY).word for indicator in found if indicator]


def stances(rows: Rows, assumption: Assumption) -> Counter[str]:
    return Counter(row.stance for row in rows.where(Stance, "assumption_id", assumption.id))


def numbered(rows: Rows, model: type[Row], number: int) -> Row:
    return next(row for row in rows.all(model) if getattr(row, "number") == number)  # noqa: B009


# What is there


def test_holds_what_a_self_evaluation_holds(rows: Rows) -> None:
    assert 28 <= len(rows.all(Fact)) <= 36
    assert len(rows.all(Assumption)) == 10
    assert 12 <= len(rows.all(Factor)) <= 14
    assert len(rows.all(Arrow)) == 15
    assert len(live(rows)) == 3
    assert len([row for row in rows.all(Priority) if row.status == "not_now"]) == 4
    assert len(rows.all(Indicator)) == 14
    assert len(rows.all(Recommendation)) == len(rows.all(Theme)) == 2
    assert len(rows.all(Meeting)) == 1
    assert sorted(row.state for row in rows.all(Edition)) == ["agreed", "draft"]
    assert [row.kind for row in rows.all(Evidence)] == ["link"]
    assert len(rows.all(Quote)) >= 3
    assert len([row for row in rows.all(Note) if not row.sorted_id]) == 4


def test_facts_reach_over_every_realm_kind_and_tone(rows: Rows) -> None:
    facts = rows.all(Fact)
    assert {row.realm for row in facts} == set(realms.REALM_IDS)
    assert {row.kind for row in facts} == {word for word, _label in words.FACT_KINDS}
    assert {row.tone for row in facts} == {word for word, _label in words.TONES}
    assert {row.people for row in facts} == {word for word, _label in words.PEOPLE if word}
    assert all(row.source and row.observed_on and row.about for row in facts)


def test_numbers_follow_the_order_of_the_file(rows: Rows) -> None:
    facts = rows.all(Fact)
    assert [row.number for row in facts] == list(range(1, len(facts) + 1))
    assert name_of(numbered(rows, Fact, 14)) == (
        "Words were taught before reading in 4 of 15 drop-ins."
    )
    beliefs = {row.number: row.belief for row in rows.all(Assumption)}
    assert beliefs[4] == "Unknown words stop children joining in"
    assert beliefs[9] == "Less marking frees time to plan words"


def test_series_have_three_years_comparators_and_a_gap_with_its_reason(rows: Rows) -> None:
    by_measure = {row.name: rows.where(Reading, "measure_id", row.id) for row in rows.all(Measure)}
    published = by_measure["Year 6 reading at the expected standard"]
    assert [(row.period, row.value) for row in published] == [
        ("2023/24", "68"),
        ("2024/25", "63"),
        ("2025/26", "58"),
    ]
    assert all(row.local and row.national for row in published)
    gaps = [row for readings in by_measure.values() for row in readings if row.reason]
    assert [(row.reason, row.value) for row in gaps] == [("suppressed", None)]


def test_shares_agree_with_their_counts(rows: Rows) -> None:
    for reading in rows.all(Reading):
        if reading.value is not None and reading.n is not None:
            assert reading.out_of
            assert round(100 * reading.n / reading.out_of) == round(float(reading.value))


# What it says


@pytest.mark.parametrize("today", [TODAY, *DAYS])
def test_shows_every_word_on_any_day(tmp_path: Path, today: date) -> None:
    with make_sample(tmp_path / "sample.selfeval", today) as document:
        rows = load_rows(document.session)
        shown = {read_sign(rows, row, today).word for row in rows.all(Indicator)}
        gaps = {row.rule for row in find(rows, today) if row.level == "E"}
    assert shown == set(Word)
    assert gaps == {"A1"}


def test_words_of_each_priority(rows: Rows) -> None:
    told = [count_words(signs_for(rows, priority)) for priority in live(rows)]
    assert told == [
        "1 going the other way, 1 not yet seen, 4 too early to tell, 2 on course",
        "1 going the other way, 1 not seen, 1 partly seen, 1 holding",
        "1 overdue, 1 with no reading, 1 seen",
    ]


def test_drop_ins_read_as_people_say_them(rows: Rows) -> None:
    indicator = next(row for row in rows.all(Indicator) if row.sign.startswith("Drop-ins"))
    sign = read_sign(rows, indicator, TODAY)
    assert (sign.started, sign.latest, sign.hoped_for) == ("4 of 15", "9 of 15", "12 of 15")
    assert indicator.look_by == "2026-12-18"


def test_each_live_priority_is_a_whole_chain(rows: Rows) -> None:
    for priority in live(rows):
        why = why_this(rows, priority)
        assert why.facts
        assert why.sentence.startswith("Because ")
        assert "outcome" in why.realms
        assert len(signs_for(rows, priority)) >= 3
        assert rows.where(Review, "priority_id", priority.id)
        assert rows.where(Consequence, "priority_id", priority.id)
        actions = rows.where(Action, "priority_id", priority.id)
        assert all(row.starts_on and row.due_on and row.cost and row.owner for row in actions)
        for field in ("problem", "purpose", "stop", "leaders_change", "owner", "horizon"):
            assert getattr(priority, field), f"{priority.title}: {field}"


def test_the_reading_priority_says_why(rows: Rows) -> None:
    why = why_this(rows, live(rows)[0])
    assert "4 of 15 drop-ins" in why.sentence
    assert "we believe unknown words stop children joining in" in why.sentence
    assert "One shared reading routine" in why.weakest


def test_assumptions_have_both_sides_and_some_were_wrong(rows: Rows) -> None:
    assumptions = {row.number: row for row in rows.all(Assumption)}
    assert {row.basis for row in assumptions.values()} == {word for word, _label in words.BASES}
    assert {"failing", "retired"} <= {row.status for row in assumptions.values()}
    told = {number: stances(rows, row) for number, row in assumptions.items()}
    assert (told[4]["supports"], told[4]["challenges"]) == (3, 1)
    assert (told[7]["supports"], told[7]["challenges"]) == (2, 1)
    assert (told[8]["supports"], told[8]["challenges"]) == (1, 1)
    assert [number for number, found in told.items() if not found["supports"]] == [9]


def test_loops_close_and_have_the_signs_their_names_promise(rows: Rows) -> None:
    arrows = {(row.source_id, row.target_id): row.sign for row in rows.all(Arrow)}
    minuses: dict[str, int] = {}
    for loop in rows.all(LoopName):
        ids = set(loop.factors.split())
        signs = [sign for (start, end), sign in arrows.items() if {start, end} <= ids]
        assert len(signs) == len(ids)
        minuses[loop.name] = signs.count("minus")
    assert minuses == {"Success breeds confidence": 0, "Trust pushes back": 1}


def test_every_area_has_a_narrative_that_rests_on_facts(rows: Rows) -> None:
    used = framework(DEFAULT)
    told = {row.area: row for row in rows.all(Judgement)}
    areas = areas_for(used, rows.school)
    assert told.keys() == {area.id for area in areas}
    for area in areas:
        judgement = told[area.id]
        assert judgement.framework == used.id
        assert judgement.narrative.strip()
        assert judgement.strengths
        assert judgement.next_steps
        assert rows.where(JudgementFact, "judgement_id", judgement.id)
        assert judgement.grade in {"", *(grade.id for grade in used.grades_for(area))}
    assert told["safeguarding"].grade == "met"
    assert 0 < len([row for row in told.values() if not row.grade]) < len(told)


def test_one_gap_is_left_as_an_example_and_one_finding_set_aside(rows: Rows) -> None:
    open_now = find(rows, TODAY)
    gaps = [(row.rule, row.item_id) for row in open_now if row.level == "E"]
    assert gaps == [("A1", numbered(rows, Assumption, 9).id)]
    assert "I5" in {row.rule for row in open_now}
    assert len(open_now) <= 6
    set_aside = dismissed(rows, TODAY)
    assert [(row.rule, row.item_id) for row in set_aside] == [
        ("A3", numbered(rows, Assumption, 2).id)
    ]
    assert set_aside[0].reason


# What it must not do


def test_every_link_leads_somewhere(rows: Rows) -> None:
    for row in (row for model in MODELS for row in rows.all(model)):
        for field in fields_of(type(row)):
            value = getattr(row, field.name)
            if field.references and value:
                assert rows.item(field.references.partition(".")[0], value), (row, field.name)
        for kind in ("item", "sorted"):
            table = getattr(row, f"{kind}_table", "")
            if table:
                assert rows.item(table, getattr(row, f"{kind}_id")), row


def test_choices_are_among_their_words(rows: Rows) -> None:
    for row in (row for model in MODELS for row in rows.all(model)):
        for field in fields_of(type(row)):
            if field.choices:
                assert (getattr(row, field.name) or "") in dict(field.choices), (row, field.name)


def test_names_nobody(rows: Rows) -> None:
    found = set[str]()
    for row in (row for model in MODELS for row in rows.all(model)):
        texts = [str(getattr(row, field.name) or "") for field in fields_of(type(row))]
        found |= {pair for text in texts for pair in PAIR.findall(text)}
        assert not re.search(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir)\b", " ".join(texts)), row
    assert found <= NOT_NAMES


def test_leaves_no_convention_of_its_own_in_the_text(rows: Rows) -> None:
    for row in (row for model in MODELS for row in rows.all(model)):
        for field in fields_of(type(row)):
            value = str(getattr(row, field.name) or "")
            if field.name != "vector":
                assert not re.search(r"[{}]|\b(?:fact|assumption|factor|priority):\w", value), value


def test_two_samples_differ_only_in_their_ids(tmp_path: Path) -> None:
    told: list[list[str]] = []
    for name in ("one", "two"):
        with make_sample(tmp_path / f"{name}.selfeval", TODAY) as document:
            told.append(without_ids(load_rows(document.session)))
    assert told[0] == told[1]


def without_ids(rows: Rows) -> list[str]:
    """Return every row as a line in which an id is replaced by the name of its row."""
    everything = [row for model in MODELS for row in rows.all(model)]
    names = {row.id: HEX.sub("", name_of(row)) for row in everything if not row.key}

    def named(value: object) -> object:
        if not isinstance(value, str):
            return value
        told = HEX.sub(lambda found: f"<{names.get(found[0], 'id')}>", value)
        return sorted(re.findall("<.*?>", told)) or told

    return sorted(
        json.dumps([row.table_name(), *(named(getattr(row, f.name)) for f in fields_of(type(row)))])
        for row in everything
    )


# How it is made


def test_history_has_life_and_undo_leaves_it_alone(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.selfeval", TODAY) as document:
        assert document.actor == ""
        belief = numbered(load_rows(document.session), Assumption, 4)
        newest = document.history(belief)[0]
        assert (newest.actor, newest.old["basis"], newest.new["basis"]) == (
            "Deputy head",
            "judgement",
            "quick",
        )
        assert document.undo_label is None
        before = document.canonical_dump()
        with document.edit("Change assumption") as session:
            session.get(Assumption, belief.id).basis = "tested"
        assert document.undo() == "Change assumption"
        assert document.canonical_dump() == before


def test_each_version_knows_less_than_the_file_does_now(school: Document, rows: Rows) -> None:
    now = school.vector()
    for version in rows.all(Edition):
        vector = json.loads(version.vector)
        assert vector.keys() == now.keys()
        assert all(vector[replica] < now[replica] for replica in now)


def test_nothing_in_a_version_was_seen_after_its_day(school: Document, rows: Rows) -> None:
    counts: list[int] = []
    for version in sorted(rows.all(Edition), key=lambda row: row.issued_on or ""):
        then = rows_at(school.session, version.vector)
        assert then is not None
        seen = [row.observed_on for row in then.all(Fact)]
        seen += [row.sort_date for row in then.all(Reading)]
        seen += [row.held_on for row in then.all(Review)]
        seen += [row.reviewed_on for row in then.all(Assumption)]
        assert max(day for day in seen if day) <= (version.agreed_on or version.issued_on or "")
        day = version.issued_on or ""
        begun = [row for row in then.all(Action) if row.state in ("under_way", "done")]
        assert all((row.starts_on or "") <= day for row in begun)
        assert all((row.due_on or "") <= day for row in begun if row.state == "done")
        counts.append(len(then.all(Fact)))
    assert 0 < counts[0] < counts[1] < len(rows.all(Fact))


def test_opens_again_as_it_was(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.selfeval") as document:
        before = without_ids(load_rows(document.session))
    with Document.open(tmp_path / "sample.selfeval") as document:
        assert without_ids(load_rows(document.session)) == before


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.selfeval"
    path.write_text("mine")
    with pytest.raises(UserError):
        make_sample(path)
    assert path.read_text() == "mine"


def test_dates_are_so_many_days_from_today(tmp_path: Path) -> None:
    today = date(2031, 3, 3)
    with make_sample(tmp_path / "sample.selfeval", today) as document:
        rows = load_rows(document.session)
        drop_ins = numbered(rows, Fact, 14)
        assert isinstance(drop_ins, Fact)
        assert drop_ins.observed_on == (today - timedelta(days=37)).isoformat()
        assert rows.school.period == "2030–31"


@pytest.mark.parametrize(
    ("part", "old", "new", "complaint"),
    [
        ("facts", 'key = "drop_ins"\nname', 'key = "drop_ins"\ntitle', "“title” is not a field"),
        ("assumptions", "fact:drop_ins", "fact:walks", "fact:walks"),
        ("assumptions", '"fact:drop_ins"', '"factor:marking"', "cannot point at a factor"),
        ("priorities", "[[priority.action]]", "[[priority.act]]", "act"),
        ("map", "[[map]]", "[[chart]]", "chart"),
        ("map", 'key = "marking"', 'key = "coaching"', "two rows have this key"),
        ("areas", 'area = "inclusion"', 'area = "inclusion"\nkey = "i"', "known by its parts"),
        ("school", 'title = "Gov', 'reading = ["x"]\ntitle = "Gov', "cannot belong to a meeting"),
        ("alderbrook", 'row = "assumption:', 'row = "assumption:un', "assumption:unknow_why"),
    ],
)
def test_a_slip_in_the_sample_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    old: str,
    new: str,
    complaint: str,
) -> None:
    folder = shutil.copytree(resource_path("sample"), tmp_path / "sample")
    file = folder / f"{part}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(sample, "resource_path", lambda _folder, name: folder / name)
    with pytest.raises(ValueError, match=re.escape(complaint)):
        make_sample(tmp_path / "slip.selfeval", TODAY)


def test_tables_named_in_the_parts_exist() -> None:
    assert {"fact", "loop_name", "judgement_fact"} <= MODEL_OF.keys()

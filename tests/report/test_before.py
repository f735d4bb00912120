"""Before you share: what is listed is what this one document prints, and nothing else."""

from __future__ import annotations

import pytest

from selfeval.core.findings.names import names_in
from selfeval.core.hidden_words import hiding, keeping
from selfeval.core.models import (
    Assumption,
    Dismissal,
    Fact,
    Judgement,
    JudgementFact,
    Priority,
    Row,
    School,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.sharing import SharingCheck
from selfeval.report import KINDS, ReportOptions, freeze, missing_characters
from selfeval.report.before import before_you_share, printed_words
from tests.report.conftest import TODAY


def looked_at(
    rows: list[Row] | Rows, kind: str = "governors", *parts: str
) -> dict[str, SharingCheck]:
    held = rows if isinstance(rows, Rows) else Rows(rows)
    shot = freeze(held, ReportOptions(kind, today=TODAY, chosen=parts or None))
    return {one.kind: one for one in before_you_share(held, shot, missing_characters)}


def where(check: SharingCheck) -> list[str]:
    return sorted(one.row_id for one in check.places)


@pytest.fixture
def named() -> list[Row]:
    """A school in which everything has a name of its own in it."""
    return [
        Fact(id="f", number=1, statement="Mr Alderton came first.", source="Drop-ins"),
        Fact(id="g", number=2, statement="Mr Berrick was calm.", tone="strength", realm="system"),
        Assumption(id="a", number=1, belief="Mr Carden makes them calm", basis="hunch"),
        Priority(id="p", number=1, title="What Mr Dunmore wants", status="live"),
        Priority(id="q", number=2, title="What Mr Elwick wants", status="not_now"),
        School(name="Ford Primary", context="Mr Ferrant founded us."),
    ]


@pytest.mark.parametrize(
    ("kind", "parts", "found"),
    [
        ("governors", ("brief",), ["a", "g", "p"]),
        ("governors", ("context",), ["school"]),
        ("governors", ("facts",), ["f", "g"]),
        ("governors", ("beliefs",), ["a"]),
        ("governors", ("priorities",), ["p", "q"]),
        ("governors", ("cover",), []),
        ("staff", (), ["g", "p"]),
        ("plan", ("plan",), ["p", "q"]),
    ],
)
def test_names_are_those_of_the_chosen_parts(
    named: list[Row], kind: str, parts: tuple[str, ...], found: list[str]
) -> None:
    assert where(looked_at(named, kind, *parts)["names"]) == found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_name_in_print_goes_unlisted(named: list[Row], kind: str) -> None:
    rows = Rows(named)
    shot = freeze(rows, ReportOptions(kind, today=TODAY, chosen=KINDS[kind].parts))
    words = printed_words(shot)
    listed = {one.words for one in before_you_share(rows, shot)[0].places}
    printed = {words[start:end] for start, end in names_in(words, frozenset({"Ford"}))}
    assert {name for name in printed if name.startswith("Mr ")} == listed


def test_a_place_is_one_for_each_field_and_not_for_each_time_it_is_printed() -> None:
    rows: list[Row] = [
        Fact(id="f", number=1, statement="Mrs Jones reads.", tone="strength", realm="system"),
        Judgement(framework="ofsted-2025", area="inclusion", narrative="Fine."),
        JudgementFact(judgement_id=Judgement.id_for("ofsted-2025", "inclusion"), fact_id="f"),
        Assumption(id="a", belief="So"),
        Stance(fact_id="f", assumption_id="a", stance="supports"),
    ]
    assert looked_at(rows, "leaders")["names"].words == "1 place may name a person"


def test_answers_count_only_where_the_document_has_the_place(named: list[Row]) -> None:
    places = {one.row_id: one for one in looked_at(named, "leaders")["names"].places}
    rows = [*named, hiding(places["g"]), keeping(places["f"], "He is in the books")]
    brief, facts = looked_at(rows, "governors", "brief"), looked_at(rows, "governors", "facts")
    assert brief["names"].words == "2 places may name a person (1 hidden)"
    assert facts["names"].words.endswith("(1 kept, with a reason; 1 hidden)")
    assert looked_at(rows, "governors", "context")["names"].words == "1 place may name a person"


def test_claims_are_those_of_the_chosen_parts(named: list[Row]) -> None:
    assert where(looked_at(named, "governors", "beliefs")["claims"]) == ["a"]
    assert where(looked_at(named, "governors", "facts")["claims"]) == ["f", "g"]
    assert where(looked_at(named, "governors", "cover")["claims"]) == []


def test_what_is_left_out_is_listed_and_so_are_letters_that_are_missing(named: list[Row]) -> None:
    found = looked_at([*named, Fact(statement="\U0001f9ff \ue000", tone="strength")], "leaders")
    assert found["left_out"].lines[-1] == "Nothing was left out of this copy."
    assert found["left_out"].is_fine
    assert list(found)[:2] == ["names", "claims"]
    if "letters" in found:
        assert not found["letters"].is_fine
        assert "\ue000" in found["letters"].lines[0]


def test_the_sample_is_fit_to_be_shared(sample_rows: Rows) -> None:
    for kind in KINDS:
        assert looked_at(sample_rows, kind)["names"].is_fine


@pytest.mark.parametrize("reason", ["", "Mr Alderton", "<b>&", "[name hidden]" * 1000])
@pytest.mark.parametrize("rule", ["hide Mr Alderton", "keep ", "hide [", "hide", "S4 ", "\x00"])
def test_hostile_answers_stop_nothing(named: list[Row], rule: str, reason: str) -> None:
    odd = Dismissal(rule=rule, item_table="fact", item_id="f", reason=reason)
    assert "f" in where(looked_at([*named, odd], "leaders")["names"])

"""What to look at before a report leaves the building."""

from __future__ import annotations

from datetime import date

from selfeval.core.models import Dismissal, Fact, Judgement, Row
from selfeval.core.rows import Rows
from selfeval.core.sharing import before_sharing

TODAY = date(2026, 11, 22)


def checks(*rows: Row) -> dict[str, tuple[str, list[str]]]:
    return {
        one.kind: (one.words, [found.item_id for found in one.items])
        for one in before_sharing(Rows(rows), TODAY)
    }


def sound(**values: object) -> Fact:
    return Fact(source="Drop-ins", observed_on="2026-10-16", **values)


def test_nothing_found_still_asks_to_read_it() -> None:
    said = checks(sound(id="f", statement="4 of 15 drop-ins began with the words."))
    assert said["names"] == ("No likely names found. Please read it yourself.", [])
    assert said["claims"] == ("Every fact and judgement says what it rests on", [])


def test_a_likely_name_is_listed_with_its_place() -> None:
    said = checks(sound(id="f", statement="We asked Mrs Jones about it."))
    assert said["names"] == ("1 place may name a person", ["f"])


def test_a_small_group_is_not_called_a_name() -> None:
    said = checks(sound(id="f", statement="3 children were away.", people="children"))
    assert said["names"][1] == []


def test_a_name_kept_with_a_reason_is_counted_not_listed() -> None:
    kept = Dismissal(rule="S4", item_table="fact", item_id="f", reason="A scheme of work")
    said = checks(sound(id="f", statement="We asked Mrs Jones about it."), kept)
    assert said["names"] == (
        "No likely names found. Please read it yourself. (1 kept, with a reason)",
        [],
    )


def test_claims_without_evidence_are_judgements_and_facts() -> None:
    judged = Judgement(framework="ofsted-2025", area="inclusion", narrative="All are included.")
    said = checks(judged, Fact(id="f", statement="Reading is better."))
    assert said["claims"][0] == "2 claims have no evidence"
    assert set(said["claims"][1]) == {judged.id, "f"}

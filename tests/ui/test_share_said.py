"""What stands in a field is said in words that people use, whatever the field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from selfeval.core.models import (
    Arrow,
    Assumption,
    Fact,
    Factor,
    Judgement,
    Measure,
    Note,
    Priority,
    School,
    Setting,
    Theme,
)
from selfeval.store.preview import Touched
from selfeval.store.questions import Answer, Conflict, Kept
from selfeval.ui.pages.share.captions import kept_words
from selfeval.ui.pages.share.known import Known
from selfeval.ui.pages.share.said import field_title, moment, part_words, value
from selfeval.ui.pages.share.said import may_keep_both as may_join
from selfeval.ui.workspace import Workspace


def answer(value: Any = None, *, ours: bool = True) -> Answer:
    return Answer(value, "r", 1, "Headteacher", "2026-11-20T08:42:00+00:00", ours)


@pytest.mark.parametrize(
    ("table", "field", "stored", "words"),
    [
        ("fact", "statement", "One\nTwo", "One\nTwo"),
        ("fact", "statement", "", "nothing"),
        ("fact", "observed_on", "2026-10-16", "16 Oct 2026"),
        ("fact", "realm", "climate", "Climate"),
        ("fact", "realm", None, "Not yet placed"),
        ("fact", "private", 1, "Yes"),
        ("fact", "private", 0, "No"),
        ("fact", "n", 8, "8"),
        ("fact", "number", 14, "14"),
        ("fact", "tone", "concern", "Concern"),
        ("assumption", "basis", "tested", "Tested here"),
        ("priority", "status", "not_now", "Not now"),
        ("setting", "value", "ofsted-2025", None),
        ("setting", "value", "2026-07-31", "31 Jul 2026"),
        ("setting", "value", "a,b,c", "A choice that has no words of its own"),
        ("evidence", "sha256", "0af3", "Something that has no words of its own"),
        ("note", "sorted_table", "assumption", "assumption"),
    ],
)
def test_values_in_words(
    workspace: Workspace, table: str, field: str, stored: Any, words: str | None
) -> None:
    said = value(Known(workspace), (table, "some"), field, stored)
    assert said == words if words is not None else "-" not in said


def test_a_link_is_said_by_the_name_of_what_it_points_at(workspace: Workspace) -> None:
    measure = workspace.add(Measure(name="Words first", unit="count_of"))
    known = Known(workspace)
    assert value(known, ("fact", "f"), "measure_id", measure) == "Words first"
    assert value(known, ("fact", "f"), "measure_id", None) == "nothing"


def test_a_note_is_said_to_have_become_an_item(workspace: Workspace) -> None:
    fact = workspace.add(Fact(statement="Words were taught first"))
    note = workspace.add(Note(said="words", sorted_table="fact", sorted_id=fact))
    said = value(Known(workspace), ("note", note), "sorted_id", fact)
    assert said == "Words were taught first"


def test_a_place_is_counted_in_its_list(workspace: Workspace) -> None:
    for row, rank in (("one", "a1"), ("two", "a2"), ("three", "a3")):
        workspace.add(Priority(title=row, rank=rank))
    second = next(row["id"] for row in workspace.table(Priority) if row["title"] == "two")
    known = Known(workspace)
    assert value(known, ("priority", second), "rank", "a0") == "Number 1 of 3"
    assert value(known, ("priority", second), "rank", "a2") == "Number 2 of 3"
    assert value(known, ("priority", second), "rank", "a9") == "Number 3 of 3"
    assert value(known, ("priority", second), "rank", "") == "No place yet"


def test_items_are_called_as_people_know_them(workspace: Workspace) -> None:
    workspace.add(School(name="Alderbrook"))
    calm, time = workspace.add(Factor(label="Calm starts")), workspace.add(Factor(label="Time"))
    arrow = workspace.add(Arrow(source_id=calm, target_id=time, sign="plus"))
    judged = Judgement(framework="ofsted-2025", area="inclusion", narrative="We know them all")
    judgement = workspace.add(judged)
    known = Known(workspace)
    assert known.name("school", "school") == "Alderbrook"
    assert known.name("arrow", arrow) == "Calm starts raise time"
    assert known.name("judgement", judgement) == "Inclusion"
    assert known.name("setting", Setting.id_for("unheard of")) == "A choice kept in the file"
    assert known.name("fact", "never heard of") == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("framework", "Inspection framework"),
        ("report_as_staff", "How a document is wanted"),
        ("closed_on", "The day on which the year was closed"),
        ("report_questions", "Questions to the readers of the report"),
        ("version_abc", "How a version of the report was printed"),
        ("map_view:abc", "A kept view of a map"),
        ("plan_back abc", "What was planned back from an outcome"),
    ],
)
def test_a_choice_is_called_by_what_it_is_about(
    workspace: Workspace, name: str, words: str
) -> None:
    row = workspace.add(Setting(name=name, value="x"))
    assert Known(workspace).name("setting", row) == words


def test_a_row_that_was_removed_is_still_known(workspace: Workspace) -> None:
    fact = workspace.add(Fact(statement="Registers are late", realm="system"))
    workspace.remove(Fact, [fact])
    known = Known(workspace)
    assert known.name("fact", fact) == "Registers are late"
    assert known.realm("fact", fact) == "system"


def test_parts_are_named_by_what_they_join(workspace: Workspace) -> None:
    belief = workspace.add(Assumption(belief="Books are few"))
    theme = workspace.add(Theme(name="Talk"))
    coming = [
        Touched("fact", "n", (), {"statement": "11 of 14 joined", "number": None}, "D", ""),
        Touched(
            "stance",
            "s",
            (),
            {"fact_id": "n", "assumption_id": belief, "stance": "supports"},
            "D",
            "",
        ),
        Touched(
            "theme_link",
            "t",
            (),
            {"theme_id": theme, "item_table": "fact", "item_id": "n"},
            "D",
            "",
        ),
        Touched("realm_link", "x", (), {"realm": "climate", "item_id": "n"}, "D", ""),
        Touched("action", "a", (), {"what": "Two meetings"}, "D", ""),
    ]
    known = Known(workspace, coming)
    item = ("fact", "n")
    assert part_words(known, item, "stance", "s") == "link to “Books are few” (For)"
    assert part_words(known, ("assumption", belief), "stance", "s") == (
        "link to “11 of 14 joined” (For)"
    )
    assert part_words(known, item, "theme_link", "t") == "theme “Talk”"
    assert part_words(known, item, "realm_link", "x") == "further realm Climate"
    assert part_words(known, ("priority", "p"), "action", "a") == "action “Two meetings”"


@pytest.mark.parametrize(
    ("because", "mine", "words"),
    [
        ("edited", True, "you removed it, they edited it"),
        ("edited", False, "they removed it, you edited it"),
        ("pointed_at", True, "you removed it, something still belongs to it"),
        ("pointed_at", False, "they removed it, something still belongs to it"),
    ],
)
def test_why_a_row_stays(because: str, mine: bool, words: str) -> None:
    kept = Kept("fact", "f", because, answer(ours=mine), answer(ours=not mine))
    assert kept_words(kept) == words


@pytest.mark.parametrize(
    ("field", "first", "second", "may"),
    [
        ("statement", "One", "Two", True),
        ("about", "One", "Two", True),
        ("about", "x" * 600, "y" * 600, False),  # a line holds a thousand characters
        ("about", "One", "", False),
        ("realm", "climate", "system", False),
        ("observed_on", "2026-10-16", "2026-11-02", False),
        ("private", 0, 1, False),
    ],
)
def test_which_wordings_can_be_kept_both(field: str, first: Any, second: Any, may: bool) -> None:
    conflict = Conflict("fact", "f", field, (answer(first), answer(second, ours=False)))
    assert may_join(conflict, f"{first} / {second}") is may


def test_a_wording_that_holds_the_other_is_no_third_answer() -> None:
    conflict = Conflict("fact", "f", "about", (answer("One"), answer("One and two", ours=False)))
    assert not may_join(conflict, "One and two")


def test_fields_are_called_by_their_titles() -> None:
    assert field_title("fact", "leaves_out") == "Who or what this leaves out"
    assert field_title("fact", "number") == "Number"


def test_times_are_those_of_this_computer() -> None:
    said = moment("2026-11-20T08:42:00+00:00", date(2026, 11, 22))
    assert said.startswith("Fri 20 Nov, ")
    assert moment("2025-11-20T08:42:00+00:00", date(2026, 11, 22)).startswith("20 Nov 2025, ")
    assert moment("no time") == ""

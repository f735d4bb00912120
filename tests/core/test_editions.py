"""The versions of a report: their order, their numbers and their words."""

from __future__ import annotations

import json

from selfeval.core.editions import (
    agreed_by,
    draft_words,
    in_a_sentence,
    kind_of,
    latest_agreed,
    next_number,
    printed_as,
    version_of,
    version_words,
    versions,
)
from selfeval.core.models import Edition, Meeting, Row, School, Setting
from selfeval.core.rows import Rows


def issued(row_id: str, day: str | None, **values: object) -> Edition:
    return Edition(id=row_id, issued_on=day, **values)


def printed(row_id: str, kind: str) -> Setting:
    return Setting(name=printed_as(row_id), value=json.dumps({"kind": kind}))


def test_versions_come_newest_first_and_are_numbered_within_their_kind() -> None:
    rows = Rows(
        [
            issued("a", "2026-07-11"),
            issued("b", "2026-10-12"),
            issued("c", "2026-09-01", audience="governors"),
            printed("c", "plan"),
        ]
    )
    found = [(one.edition.id, one.kind, one.number) for one in versions(rows)]
    assert found == [("b", "governors", 2), ("c", "plan", 1), ("a", "governors", 1)]
    assert next_number(rows, "governors") == 3
    assert next_number(rows, "meeting") == 1


def test_of_one_day_the_version_that_knew_more_is_newer() -> None:
    first, second = '{"x": 4}', '{"x": 4, "y": 1}'
    rows = Rows([issued("a", "2026-07-11", vector=second), issued("b", "2026-07-11", vector=first)])
    assert [one.edition.id for one in versions(rows)] == ["a", "b"]


def test_odd_vectors_and_kept_words_do_no_harm() -> None:
    vectors = ["", "[]", "{", '{"x": "many"}', '{"x": null}']
    rows: list[Row] = [issued(str(at), "2026-07-11", vector=one) for at, one in enumerate(vectors)]
    rows.append(Setting(name=printed_as("0"), value='{"kind": 7}'))
    assert {one.kind for one in versions(Rows(rows))} == {"governors"}


def test_an_agreed_version_says_when_and_by_whom() -> None:
    told = {"state": "agreed", "agreed_on": "2026-12-02", "agreed_by": "Trustees"}
    edition = issued("a", "2026-11-23", **told)
    rows = Rows([edition])
    version = version_of(rows, "a")
    assert version is not None
    assert version_words(rows, version) == "Agreed on 2 December 2026 by Trustees"
    assert in_a_sentence(version) == "the version agreed on 2 December 2026"


def test_who_agreed_is_the_body_else_the_meeting_else_the_board() -> None:
    meeting = Meeting(id="m", title="Summer meeting")
    named, met, plain = (
        issued("a", None, agreed_by=" Trustees "),
        issued("b", None, meeting_id="m"),
        issued("c", None),
    )
    rows = Rows([named, met, plain, meeting])
    assert [agreed_by(rows, one) for one in (named, met, plain)] == [
        "Trustees",
        "Summer meeting",
        "Governing board",
    ]
    assert agreed_by(Rows([School(board="Local committee")]), plain) == "Local committee"


def test_a_draft_says_its_number_and_day() -> None:
    rows = Rows([issued("a", "2026-11-23"), issued("b", None)])
    words = [version_words(rows, one) for one in versions(rows)]
    assert words == ["Draft 2, 23 November 2026", "Draft 1"]
    assert [in_a_sentence(one) for one in versions(rows)] == [
        "the draft of 23 November 2026",
        "draft 1",
    ]
    assert draft_words(3, "2026-12-01", lambda day: day) == "Draft 3, 2026-12-01"


def test_the_version_agreed_last_counts_by_the_day_it_was_agreed() -> None:
    rows = Rows(
        [
            issued("a", "2026-07-11", state="agreed", agreed_on="2026-12-01"),
            issued("b", "2026-10-11", state="agreed", agreed_on="2026-10-12"),
            issued("c", "2026-11-11"),
        ]
    )
    found = latest_agreed(rows)
    assert found is not None
    assert found.edition.id == "a"
    assert latest_agreed(rows, "plan") is None
    assert latest_agreed(Rows([])) is None
    assert kind_of(rows, found.edition) == "governors"

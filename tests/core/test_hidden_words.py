"""Names that are hidden, and how a text then reads."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from selfeval.core.hidden_words import (
    answer_rows,
    as_read,
    hidden_in,
    hiding,
    keeping,
    reads,
    words_of,
)
from selfeval.core.models import MODELS, Assumption, Dismissal, Fact, Reading, Row
from selfeval.core.rows import Rows


@dataclass(frozen=True)
class Place:
    words: str
    around: str = "Mrs Jones leads it."
    kind: str = "name"
    table: str = "fact"
    row_id: str = "f"
    field: str = "statement"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mrs Jones leads it. We asked MRS JONES.", "X leads it. We asked X."),
        ("Mrs.  Jones, or Mrs\nJones", "X, or X"),
        ("Mrs Jones's plan, Jones’s idea", "X's plan, X’s idea"),
        ("Jones said so; JONES too", "X said so; X too"),
        ("The Joneses, and Jonesy", "The Joneses, and Jonesy"),
        ("Nothing", "Nothing"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(text: str, told: str) -> None:
    assert reads(text, (("Mrs Jones", "X"),)) == told


def test_a_given_name_that_is_also_a_word_hides_the_name_only() -> None:
    told = reads("Mark says that we mark books. MARK again.", (("Mark", "X"),))
    assert told == "X says that we mark books. X again."


def test_answers_that_would_say_the_name_again_are_refused() -> None:
    with pytest.raises(ValueError, match="still say"):
        hiding(Place("Mrs Jones"), "Jones, as we all know")
    with pytest.raises(ValueError, match="reason"):
        keeping(Place("Mrs Jones"), "  ")


@pytest.mark.parametrize(
    "answers",
    [
        [("Anna", "Beth"), ("Beth", "Anna")],
        [("Anna", "Anna")],
        [("Anna", "")],
        [("Anna", "[name] Anna")],
        [("Anna", r"\1\g<0>")],
    ],
)
def test_whatever_a_file_holds_the_name_stays_hidden(answers: list[tuple[str, str]]) -> None:
    rows: list[Row] = [
        Dismissal(rule=f"hide {words}", item_table="fact", item_id="f", reason=reason)
        for words, reason in answers
    ]
    told = as_read(Rows([Fact(id="f", statement="Anna left."), *rows])).all(Fact)[0].statement
    assert "Anna" not in told


@pytest.mark.parametrize(
    ("rule", "table", "row"),
    [
        ("hide ", "fact", "f"),
        ("hide    ", "fact", "f"),
        ("hide ((((", "fact", "f"),
        ("hide Anna", "nonsense", "f"),
        ("hide Anna", "fact", "nobody"),
        ("keep nonsense", "fact", "f"),
        ("hide " + "A" * 100_000, "fact", "f"),
    ],
)
def test_answers_that_make_no_sense_do_no_harm(rule: str, table: str, row: str) -> None:
    rows = Rows(
        [Fact(id="f", statement="Calm"), Dismissal(rule=rule, item_table=table, item_id=row)]
    )
    assert as_read(rows).all(Fact)[0].statement == "Calm"


def test_every_text_of_the_row_is_read_so_and_no_other_row() -> None:
    fact = Fact(id="f", number=7, statement="Mrs Jones leads", source="Mrs Jones", position="b")
    other = Assumption(id="a", belief="Mrs Jones knows")
    rows = Rows([fact, other, hiding(Place("Mrs Jones"), "the lead")])
    told = as_read(rows)
    found = told.get(Fact, "f")
    assert found is not None
    assert (found.statement, found.source, found.number) == ("the lead leads", "the lead", 7)
    assert told.get(Assumption, "a") is other
    assert fact.statement == "Mrs Jones leads"
    assert told.label_of(found) == rows.label_of(fact)


def test_without_answers_the_rows_are_the_same() -> None:
    rows = Rows([Fact(id="f", statement="Mrs Jones")])
    assert as_read(rows) is rows


def test_older_rows_are_read_by_the_answers_of_today() -> None:
    today = Rows([Fact(id="f", statement="Calm"), hiding(Place("Mrs Jones"))])
    old = Rows([Fact(id="f", statement="Mrs Jones was here")])
    assert as_read(old, hidden_in(today)).all(Fact)[0].statement == "[name hidden] was here"


def test_an_answer_is_found_again_until_the_sentence_changes() -> None:
    kept = keeping(Place("Mrs Jones"), "She is in the history books")
    rows = Rows([kept])
    assert answer_rows(rows, Place("Mrs Jones")) == (kept.id,)
    assert answer_rows(rows, Place("Mrs Jones", around="Mrs Jones hit it.")) == ()
    assert answer_rows(rows, Place("Mrs Brown")) == ()
    assert answer_rows(Rows([hiding(Place("Mrs Jones"))]), Place("Mrs Jones", around="New"))


def test_every_table_says_which_of_its_fields_are_words() -> None:
    assert set(words_of("fact")) >= {"statement", "detail", "source", "about", "leaves_out"}
    assert "period" not in words_of(Reading.table_name())
    assert all(isinstance(words_of(model.table_name()), tuple) for model in MODELS)

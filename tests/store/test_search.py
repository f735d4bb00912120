"""Finding rows by any of their words, whatever people type."""

from __future__ import annotations

import pytest

from selfeval.core.models import (
    Assumption,
    Evidence,
    Fact,
    Factor,
    Judgement,
    Note,
    Priority,
    Quote,
    Row,
    Theme,
)
from selfeval.store import Document
from selfeval.store.search import SEARCHED, Hit, changed_lately, search


def put(document: Document, *rows: Row) -> None:
    with document.edit("Write") as session:
        session.add_all(rows)


def names(found: list[Hit]) -> list[str]:
    return [hit.name for hit in found]


def test_every_kind_of_row_is_found(document: Document) -> None:
    fact = Fact(statement="Zebra seen")
    put(
        document,
        fact,
        Assumption(belief="Zebra thought"),
        Factor(label="Zebra factor"),
        Priority(title="Zebra first"),
        Note(said="Zebra noted"),
        Theme(name="Zebra theme"),
        Quote(item_table="fact", item_id=fact.id, said="Zebra said"),
        Evidence(item_table="fact", item_id=fact.id, kind="link", name="Zebra"),
        Judgement(framework="ofsted-2025", area="inclusion", narrative="Zebra told"),
    )
    found = search(document.session, "zebra")
    assert {hit.table for hit in found} == {
        model.table_name() for model in SEARCHED if model.__name__ not in NOT_HERE
    }


NOT_HERE = ("Indicator", "Action", "Consequence", "Review")


def test_all_words_must_stand_somewhere_in_the_row(document: Document) -> None:
    put(document, Fact(statement="Reading rose", source="Year 4 test"), Fact(statement="Reading"))
    assert names(search(document.session, "test read")) == ["Reading rose"]
    assert search(document.session, "reading zebra") == []
    assert search(document.session, "   ") == []


def test_names_come_first_then_whole_words_then_what_stands_elsewhere(document: Document) -> None:
    put(
        document,
        Fact(statement="Elsewhere", detail="What we read is this: the words come late in the day"),
        Fact(statement="Passwords are kept"),
        Fact(statement="The words are taught first, before anything else is read at all"),
    )
    found = search(document.session, "words")
    assert [hit.rank for hit in found] == [0, 1, 2]
    assert [hit.name.split()[0] for hit in found] == ["The", "Passwords", "Elsewhere"]
    assert found[0].snippet == ""
    assert "the words come late" in found[2].snippet


def test_a_snippet_of_a_long_text_begins_and_ends_at_words(document: Document) -> None:
    put(document, Fact(statement="Long", detail="before " * 90 + "zebra " + "after " * 90))
    (hit,) = search(document.session, "zebra")
    assert hit.snippet.startswith("…before")
    assert hit.snippet.endswith("after…")
    assert "zebra" in hit.snippet
    assert len(hit.snippet) < 120


@pytest.mark.parametrize("typed", ["cafe", "Café", "CAFÉ", "caf"])
def test_accents_and_capitals_do_not_matter(document: Document, typed: str) -> None:
    put(document, Fact(statement="In the Café"), Fact(statement="In the CAFE"), Fact(statement="X"))
    assert len(search(document.session, typed)) == 2


def test_a_letter_without_its_accent_is_not_any_letter(document: Document) -> None:
    put(document, Fact(statement="In the “cofo”"), Fact(statement="Tŷ Gŵyr, “so”"))
    assert search(document.session, "cafe") == []
    assert names(search(document.session, "gwyr")) == ["Tŷ Gŵyr, “so”"]


@pytest.mark.parametrize("typed", ["dvorak", "DVOŘÁK", "erdogan", "lukasz", "straße", "strasse"])
def test_every_letter_may_bear_an_accent(document: Document, typed: str) -> None:
    words = "Dvořák, Erdoğan and Łukasz of Straße 5"
    put(document, Fact(statement=words), Fact(statement="Nobody – none"))
    assert names(search(document.session, typed)) == [words]


def test_what_is_found_is_not_crowded_out_by_texts_with_curly_quotes(document: Document) -> None:
    """Whatever the number of rows: what SQL hands over is found, and not only like it."""
    put(document, *(Fact(statement=f"Pupils’ marks {at}") for at in range(200)))
    put(document, Fact(statement="Science lessons are enjoyed in all of the older year groups"))
    assert len(search(document.session, "science")) == 1


def test_a_word_longer_than_sqlite_takes_is_looked_for_by_its_beginning(document: Document) -> None:
    put(document, Fact(statement="Long", detail="zebra" * 30), Fact(statement="zebra"))
    assert names(search(document.session, "zebra" * 20_000)) == ["Long"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("50%", ["50% read"]),
        ("%", ["50% read"]),
        ("_", ["snake_case"]),
        ("\\", ["back\\slash"]),
        ("e_c", ["snake_case"]),
        ("'", ["it’s"]),
        ('"', ["“so”"]),
        ("); DROP TABLE fact", []),
        (":exact0", []),
    ],
)
def test_signs_stand_for_themselves(document: Document, typed: str, found: list[str]) -> None:
    rows = ("50% read", "50 read", "snake_case", "snakeXcase", "back\\slash", "it’s", "“so”")
    put(document, *(Fact(statement=words) for words in rows))
    assert names(search(document.session, typed)) == found


def test_an_item_is_found_by_its_number(document: Document) -> None:
    put(document, Fact(statement="one"), Fact(statement="two"), Assumption(belief="three"))
    assert set(names(search(document.session, "1"))) == {"one", "three"}
    assert names(search(document.session, "2", [Fact])) == ["two"]
    assert names(search(document.session, "2 two")) == ["two"]


def test_no_more_than_wanted_and_the_best_of_them(document: Document) -> None:
    put(document, *(Fact(statement=f"something {at}", detail="zebra") for at in range(9)))
    put(document, Fact(statement="The zebra itself"))
    found = search(document.session, "zebra", most=3)
    assert len(found) == 3
    assert found[0].name == "The zebra itself"


def test_a_removed_row_is_found_no_more(document: Document) -> None:
    put(document, Fact(statement="zebra"))
    document.undo()
    assert search(document.session, "zebra") == []


def test_what_was_changed_last_comes_first_and_what_is_gone_does_not(document: Document) -> None:
    facts = [Fact(statement=words) for words in ("one", "two", "three")]
    for fact in facts:
        put(document, fact)
    ids = [hit.row_id for name in ("one", "two", "three") for hit in search(document.session, name)]
    with document.edit("Change fact") as session:
        session.get_one(Fact, ids[0]).detail = "more"
    assert [row for _table, row in changed_lately(document.session)] == [ids[0], ids[2], ids[1]]
    assert changed_lately(document.session, most=1) == [("fact", ids[0])]
    with document.edit("Remove fact") as session:
        session.delete(session.get_one(Fact, ids[2]))
    assert [row for _table, row in changed_lately(document.session)] == [ids[0], ids[1]]

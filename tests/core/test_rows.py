"""Rows in memory, the realms and the rooms."""

from __future__ import annotations

import pytest

from selfeval.core import realms
from selfeval.core.models import (
    ITEMS,
    Evidence,
    Fact,
    Factor,
    Priority,
    Reading,
    Row,
    School,
    Setting,
    Stance,
)
from selfeval.core.rooms import ROOMS, room
from selfeval.core.rows import Rows, name_of


def test_rows_come_in_the_order_people_gave_them() -> None:
    facts = [Fact(id="c", position="a1"), Fact(id="a", position="a2"), Fact(id="b", position="a1")]
    assert [fact.id for fact in Rows(facts).all(Fact)] == ["b", "c", "a"]
    ranked = [Priority(id="x", rank="b"), Priority(id="y", rank="a")]
    assert [row.id for row in Rows(ranked).all(Priority)] == ["y", "x"]
    dated = [Reading(id="x", sort_date="2026-01-01"), Reading(id="y", sort_date="2025-01-01")]
    assert [row.id for row in Rows(dated).all(Reading)] == ["y", "x"]


def test_looking_rows_up() -> None:
    rows = Rows([Fact(id="f", statement="Nine read well"), Factor(id="g", label="Words")])
    fact = rows.get(Fact, "f")
    assert fact is not None
    assert name_of(fact) == "Nine read well"
    assert rows.item("factor", "g") is rows.get(Factor, "g")
    for missing in (rows.get(Fact, "g"), rows.get(Fact, None), rows.item("nothing", "f")):
        assert missing is None
    assert rows.all(Stance) == []


def test_looking_rows_up_by_a_field() -> None:
    links = [
        Stance(fact_id="f", assumption_id="a"),
        Stance(fact_id="f", assumption_id="b"),
        Stance(fact_id="g", assumption_id="a"),
    ]
    rows = Rows(links)
    assert {link.assumption_id for link in rows.where(Stance, "fact_id", "f")} == {"a", "b"}
    assert rows.where(Stance, "fact_id", "h") == []
    assert rows.where(Reading, "measure_id", "m") == []


def test_what_hangs_on_an_item_is_told_from_what_hangs_on_its_namesake() -> None:
    fact, factor = Fact(id="same"), Factor(id="same")
    kept = [
        Evidence(id="one", item_table="fact", item_id="same"),
        Evidence(id="two", item_table="factor", item_id="same"),
    ]
    rows = Rows([fact, factor, *kept])
    assert [row.id for row in rows.attached(Evidence, fact)] == ["one"]
    assert [row.id for row in rows.attached(Evidence, factor)] == ["two"]


def test_school_and_settings_before_and_after_their_first_edit() -> None:
    assert Rows([]).school.name == ""
    assert Rows([]).setting("framework", "ofsted-2025") == "ofsted-2025"
    rows = Rows([School(name="Alderbrook"), Setting(name="framework", value="hgios4")])
    assert rows.school.name == "Alderbrook"
    assert rows.setting("framework", "ofsted-2025") == "hgios4"


def test_realms_run_from_what_adults_know_to_what_children_gain() -> None:
    assert realms.REALM_IDS == ("knowledge", "behaviour", "system", "climate", "outcome")
    assert [realms.order(realm_id) for realm_id in realms.REALM_IDS] == [0, 1, 2, 3, 4]
    assert realms.order(None) == realms.order("mood") == 5
    assert realms.realm(None) is None
    climate = realms.realm("climate")
    assert climate is not None
    assert climate.title == "Climate"


@pytest.mark.parametrize("mark", ["title", "letter", "shape"])
def test_realms_are_told_apart_without_colour(mark: str) -> None:
    assert len({getattr(realm, mark) for realm in realms.REALMS}) == 5


def test_every_realm_helps_to_write_an_item() -> None:
    for realm in realms.REALMS:
        assert realm.prompt.endswith("?")
        assert realm.instruments
        assert realm.example
        assert realm.tempo
        assert realm.meaning
    assert len(set(realms.INSTRUMENTS)) == len(realms.INSTRUMENTS)


def test_rooms_in_order() -> None:
    keys = [one.key for one in ROOMS]
    assert keys == ["facts", "assumptions", "maps", "priorities", "indicators"]
    for one in ROOMS:
        assert room(one.key) is one
        assert one.model in ITEMS
        assert all([one.title, one.singular, one.question, one.empty])
    with pytest.raises(KeyError):
        room("attic")


def test_every_row_can_be_named() -> None:
    nameless: Row = Stance(fact_id="f", assumption_id="a")
    assert name_of(nameless) == "f"
    assert name_of(Fact()) == ""

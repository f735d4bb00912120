"""Maps from Loopy and Mental Modeler, small ones and those that people really published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from selfeval.exchange.maps.incoming import Found, kind_of, read_map, read_pasted
from selfeval.exchange.maps.incoming.loopy import decoded
from selfeval.store import UserError


@pytest.fixture
def real(real_data: Path) -> Path:
    """Give the test the folder of published maps."""
    return real_data / "maps"


def arrows(found: Found, at: int = 0) -> list[tuple[str, str, str]]:
    one = found.maps[at]
    return [
        (one.boxes[arrow.source].label, arrow.sign, one.boxes[arrow.target].label)
        for arrow in one.arrows
    ]


LOOPY: list[Any] = [
    [[1, 0, 0, 0.5, "job%20loss", 4], ["2", 0, 0, 0, "Two%0Alines", 0], [3, 0, 0, 0, "Talk", 1]],
    [[1, 2, 9, 1, 0], [2, 1, 9, -1, 0], [3, 3, 9, 0, 0], [1, 9, 9, 1, 0], [], "x", None],
    [[0, 0, "a text"]],
    3,
]


def test_loopy_keeps_two_way_pairs_and_loops_on_one_box() -> None:
    found = read_pasted(json.dumps(LOOPY))
    assert arrows(found) == [
        ("job loss", "plus", "Two lines"),
        ("Two lines", "minus", "job loss"),
        ("Talk", "unknown", "Talk"),
    ]
    said = " ".join(found.said)
    assert "1 text beside the map is not kept" in said
    assert "4 arrows lead nowhere" in said


def encoded(text: str) -> str:
    keep = "[],-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "".join(c if c in keep else "".join(f"%{b:02X}" for b in c.encode()) for c in text)


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_link_is_read_however_often_it_is_encoded(times: int) -> None:
    data = json.dumps(LOOPY, separators=(",", ":"))
    for _time in range(times):
        data = encoded(data)
    found = read_pasted(f"Look: (https://ncase.me/loopy/v1.1/?data={data}) or not")
    assert [box.label for box in found.maps[0].boxes] == ["job loss", "Two lines", "Talk"]


def test_percent_signs_that_stand_for_nothing_stay() -> None:
    assert decoded("50% more, 5%zz %E2%82%AC %ff") == "50% more, 5%zz € \ufffd"


def test_mental_modeler_gives_words_weights_units_and_groups() -> None:
    relation = {"id": 2, "influence": "H-", "notes": "n", "confidence": "3"}
    whole = {
        "groupNames": {"0": "Home"},
        "concepts": [
            {"id": "1", "name": "Rest", "notes": "why", "units": "h", "group": 0}
            | {"relationships": [relation, {"name": "rest", "influence": 0.5}, {"id": 9}, None]},
            {"id": 2, "name": "Rest", "relationships": "none"},
        ],
    }
    found = read_pasted(json.dumps(whole))
    (one,) = found.maps
    assert [box.label for box in one.boxes] == ["Rest", "Rest"]
    assert one.boxes[0].note == "why\nUnits: h\nGroup: Home"
    assert [(a.source, a.sign, a.target) for a in one.arrows] == [(0, "minus", 1), (0, "plus", 0)]
    assert one.arrows[0].note == "n\nInfluence: H-"
    assert "2 arrows lead nowhere" in " ".join(found.said)
    assert "sure" in " ".join(found.said)


def test_published_maps_are_read_and_vensim_is_named(real: Path) -> None:
    sizes = {
        "loopy_automation.loopy.json": [(6, 6)],
        "loopy_urls.txt": [(13, 20), (3, 4), (7, 13)],
        "mentalmodeler_fire.mmp.json": [(24, 41)],
    }
    for name, expected in sizes.items():
        assert kind_of(real / name) == "map"
        found = read_map(real / name)
        assert [(len(one.boxes), len(one.arrows)) for one in found.maps] == expected
    assert kind_of(real / "vensim_workforce.mdl") == "unread"
    with pytest.raises(UserError, match="Vensim"):
        read_map(real / "vensim_workforce.mdl")


def test_duplicate_labels_and_line_breaks_of_a_published_map_survive(real: Path) -> None:
    found = read_map(real / "loopy_urls.txt")
    labels = [box.label for box in found.maps[2].boxes]
    assert labels.count("Astronaute") == 4
    assert ("Astronaute", "plus", "Astronaute") in arrows(found, 2)
    assert "Healthy Wildlife / Nature" in [box.label for box in found.maps[0].boxes]

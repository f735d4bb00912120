"""Whatever comes in: a map, or a sentence. Nothing hangs, nothing is thrown that is no sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from selfeval.exchange.maps.incoming import Found, kind_of, read_map, read_pasted
from selfeval.exchange.maps.incoming.found import LARGEST, MOST_BOXES, MOST_ROWS
from selfeval.store import UserError

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.just("1")
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner)
)
KEYS = ("id", "name", "notes", "units", "group", "relationships", "influence", "x")
CONCEPT = st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=6)
LIKE_LOOPY = st.lists(st.lists(st.lists(ANYTHING, max_size=6) | SCALARS, max_size=4), max_size=4)
LIKE_MENTAL_MODELER = st.fixed_dictionaries(
    {"concepts": st.lists(CONCEPT | ANYTHING, max_size=4), "groupNames": ANYTHING}
)


def sound(found: Found) -> bool:
    """Whether every arrow has ends, and every word can be kept in a file."""
    for one in found.maps:
        for arrow in one.arrows:
            assert one.boxes[arrow.source]
            assert one.boxes[arrow.target]
        words = [*(box.label + box.note for box in one.boxes), *(a.note for a in one.arrows)]
        assert "\0" not in "".join(words).encode("utf-8").decode("utf-8")
    return True


@given(ANYTHING | LIKE_LOOPY | LIKE_MENTAL_MODELER)
@settings(max_examples=60, deadline=None)
@example({"concepts": [{"id": 10**400, "name": 10**400, "relationships": [{"id": 1e300}]}]})
@example({"concepts": [{"name": "\ud800\0x", "id": float("nan")}]})
@example([[[{}, 1, 1, 1, {"a": 1}], [[]], None], [[{}, []], [True, False, 1, "x"]]])
def test_any_json_is_a_map_or_a_sentence(value: object) -> None:
    text = json.dumps(value)
    for told in (text, f"https://ncase.me/loopy/v1.1/?data={text}"):
        try:
            found = read_pasted(told)
        except UserError:
            continue
        assert sound(found)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(b"PK\x03\x04")
@example(b"\xff\xfe")
@example(b'From,To\n"A,B')
def test_any_bytes_are_a_map_or_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some.map"
    path.write_bytes(data)
    assert kind_of(path) in ("table", "map", "unread", "other")
    try:
        found = read_map(path)
    except UserError:
        return
    assert sound(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 100_000, "cannot be read"),
        ('{"concepts":' + "[" * 50_000, "cannot be read"),
        ("From,To\n" + "A,B\n" * (MOST_ROWS + 1), "rows"),
        ("From,To\n" + "".join(f"A{at},B\n" for at in range(MOST_BOXES)), "boxes"),
        ("https://ncase.me/loopy/?data=" + "%5B" * 400_000, "whole map"),
        ("https://ncase.me/loopy/?data=[[[1]],[]] " * 30, "links to maps"),
        ("record,id,label,from_id,to_id\n" + "box,1,A\n" * (MOST_ROWS + 1), "boxes"),
        ("x" * (LARGEST + 1), "too large"),
        ("From,To\n,\n", "no boxes"),
        ("From,To\n" + "A" * 200_000 + ",B\n", "row 2 of “the pasted text” is longer"),
    ],
    ids=["deep", "deeper", "rows", "boxes", "link", "links", "ours", "size", "blank", "cell"],
)
def test_what_is_too_much_is_said(text: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        read_pasted(text)
    assert said in str(refused.value)


def test_a_column_of_remarks_is_no_column_of_signs() -> None:
    rows = "".join(f"A,B,posit{chr(97 + at % 26) * (at // 26 + 1)}ive\n" for at in range(900))
    found = read_pasted("From,To,Effect\n" + rows)
    assert found.maps[0].arrows[0].sign == "unknown"
    assert "Effect: positaive" in found.maps[0].arrows[0].note


def test_a_label_that_no_box_holds_is_kept_whole_in_the_note() -> None:
    (one,) = read_pasted("From,To\n" + "long " * 400 + ",B\n").maps
    assert len(one.boxes[0].label) <= 1_000
    assert one.boxes[0].note == ("long " * 400).strip()


def test_a_folder_or_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.csv"):
        assert kind_of(path) == "table"
        with pytest.raises(UserError):
            read_map(path)

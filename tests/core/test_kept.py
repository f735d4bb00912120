"""What a setting keeps as JSON, as somebody else may have left it."""

from __future__ import annotations

import pytest

from selfeval.core.kept import read_object


def test_an_object_comes_back() -> None:
    assert read_object('{"at": "who", "items": []}') == {"at": "who", "items": []}


@pytest.mark.parametrize("words", ["", "[]", "3", "{"])
def test_anything_else_is_empty(words: str) -> None:
    assert read_object(words) == {}


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_what_is_nested_too_deeply_is_empty(opening: str) -> None:
    assert read_object(opening * 100_000) == {}

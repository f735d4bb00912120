"""Questions to readers: suggested, edited by people, kept in a file whatever it may hold."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core import asking
from selfeval.core.asking import KINDS, LONGEST, Question, Suggestion, questions
from selfeval.core.fields import FieldError

DOUBT = Suggestion("A2", "assumption", "a", "challenge", "What if we are wrong?")
STOP = Suggestion("P5", "priority", "p", "decide", "What will stop?")
LATE = Suggestion("I5", "indicator", "i", "note", "Nobody has looked.")
SUGGESTED = (DOUBT, STOP, LATE)
UNKNOWN = "A2 assumption nobody"


def _listed(value: str, suggested: tuple[Suggestion, ...] = SUGGESTED) -> tuple[Question, ...]:
    return questions(suggested, value)


def _words(value: str, suggested: tuple[Suggestion, ...] = SUGGESTED) -> list[str]:
    return [one.words for one in _listed(value, suggested)]


def _one(value: str, key: str, suggested: tuple[Suggestion, ...] = SUGGESTED) -> Question:
    return next(one for one in _listed(value, suggested) if one.key == key)


def test_what_nobody_edited_reads_as_it_is_suggested() -> None:
    found = _listed("")
    assert [one.words for one in found] == [one.words for one in SUGGESTED]
    assert all(one.is_suggested and one.is_printed and not one.is_peoples for one in found)
    assert found[0].item == ("assumption", "a")
    assert asking.left_out_words(found) == ()


def test_what_is_taken_out_stays_in_the_list_and_is_counted() -> None:
    value = asking.take_out("", _listed(""), DOUBT.key)
    assert _one(value, DOUBT.key).is_out
    assert not _one(value, DOUBT.key).is_printed
    assert asking.left_out_words(_listed(value)) == ("1 suggested question is left out.",)
    assert asking.take_out(value, _listed(value), DOUBT.key) == value
    assert asking.put_back(value, _listed(value), DOUBT.key) == ""


def test_what_is_taken_out_makes_room_for_the_next() -> None:
    many = tuple(Suggestion("A2", "assumption", f"a{n}", "challenge", f"Q{n}") for n in range(20))
    printed = [one.words for one in _listed("", many) if one.is_printed]
    assert printed == ["Q0", "Q1", "Q2", "Q3", "Q4", "Q5"]
    assert len(_listed("", many)) == asking.MOST_OFFERED
    value = asking.take_out("", _listed("", many), many[0].key)
    found = _listed(value, many)
    assert [one.words for one in found if one.is_printed][-1] == "Q6"
    assert found[-1].words == "Q12"


def test_reworded_and_restored() -> None:
    value = asking.reword("", _listed(""), DOUBT.key, "  Who\n could\x07 check?\r\n", "decide")
    found = _one(value, DOUBT.key)
    assert (found.words, found.kind, found.proposed) == (
        "Who could check?",
        "decide",
        "What if we are wrong?",
    )
    assert found.is_reworded
    assert found.is_suggested
    assert asking.worded_by_people(value) == ((DOUBT.key, "Who could check?"),)
    assert asking.restore(value, _listed(value), DOUBT.key) == ""


def test_words_that_are_those_proposed_are_no_rewording() -> None:
    assert asking.reword("", _listed(""), DOUBT.key, DOUBT.words) == ""
    value = asking.reword("", _listed(""), DOUBT.key, "Mine?")
    assert asking.reword(value, _listed(value), DOUBT.key, DOUBT.words, DOUBT.kind) == ""


def test_a_suggestion_goes_with_its_reason_unless_people_reworded_it() -> None:
    value = asking.reword("", _listed(""), DOUBT.key, "Who could check?")
    value = asking.take_out(value, _listed(value), STOP.key)
    found = _listed(value, (LATE,))
    assert [one.words for one in found] == [LATE.words, "Who could check?"]
    former = found[-1]
    assert (former.is_reworded, former.is_suggested, former.is_printed) == (True, False, True)
    assert former.proposed == ""
    assert asking.left_out_words(found) == ()
    assert _words(asking.restore(value, found, DOUBT.key), (LATE,)) == [LATE.words]
    assert _one(value, STOP.key).is_out, "it is still out when its reason comes back"


def test_what_may_not_be_told_reads_as_it_is_suggested_or_not_at_all() -> None:
    value = asking.reword("", _listed(""), DOUBT.key, "Who could check?")
    value = asking.add(value, "note", "Why?")
    unseen = {DOUBT.key, "own 1"}
    assert [one.words for one in questions(SUGGESTED, value, unseen)] == _words("")
    assert [one.words for one in questions((), value, unseen)] == []


def test_our_own_questions() -> None:
    value = asking.add("", "decide", "What does it cost staff?")
    value = asking.add(value, "note", "Which groups differ?")
    assert _words(value)[3:] == ["What does it cost staff?", "Which groups differ?"]
    first, second = _listed(value)[3:]
    assert first.is_own
    assert first.item is None
    value = asking.reword(value, _listed(value), first.key, "What does it cost?", "challenge")
    assert (_one(value, first.key).words, _one(value, first.key).kind) == (
        "What does it cost?",
        "challenge",
    )
    for edit in (asking.take_out, asking.restore):
        assert edit(value, _listed(value), first.key) == value
    value = asking.remove(value, _listed(value), first.key)
    assert _words(value)[3:] == [second.words]
    assert asking.remove(value, _listed(value), DOUBT.key) == value
    assert asking.remove(value, _listed(value), second.key) == ""


def test_our_own_are_printed_before_suggestions_where_there_are_too_many() -> None:
    value = ""
    for number in range(7):
        value = asking.add(value, "note", f"Ours {number}?")
    found = _listed(value)
    assert [one.words for one in found if one.is_printed] == [f"Ours {n}?" for n in range(6)]
    assert asking.left_out_words(found) == ("1 question of ours has no room: 6 are printed.",)


def test_moved() -> None:
    value = asking.move("", _listed(""), LATE.key, 0)
    assert _words(value) == [LATE.words, DOUBT.words, STOP.words]
    assert asking.move(value, _listed(value), LATE.key, 0) == value
    value = asking.move(value, _listed(value), LATE.key, 99)
    assert _words(value) == [DOUBT.words, STOP.words, LATE.words]


def test_what_a_list_does_not_show_keeps_its_place() -> None:
    value = asking.move("", _listed(""), LATE.key, 0)
    shown = _listed(value, (DOUBT, LATE))
    value = asking.move(value, shown, LATE.key, 1)
    assert _words(value) == [DOUBT.words, STOP.words, LATE.words]


@pytest.mark.parametrize("words", ["", " \n\t", "\x00\x1b", "x" * (LONGEST + 1)])
def test_words_that_cannot_be_asked(words: str) -> None:
    with pytest.raises(FieldError, match="question"):
        asking.add("", "note", words)
    with pytest.raises(FieldError, match="question"):
        asking.reword("", _listed(""), DOUBT.key, words)


def test_there_is_an_end_to_our_own_questions() -> None:
    value = ""
    for number in range(asking.MOST_OWN):
        value = asking.add(value, "note", f"Ours {number}?")
    with pytest.raises(FieldError, match="Remove one first"):
        asking.add(value, "note", "One more?")


def test_a_kind_that_is_none_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        asking.add("", "shout", "Why?")


HOSTILE = (
    "[]",
    "nonsense",
    "[" * 9_000,
    '{"out": 7, "order": "abc", "said": []}',
    '{"out": [1, null, "", {}], "order": [["a"]], "said": {"own 1": 3, "own 2": ["note"]}}',
    '{"said": {"own 1": ["shout", "Why?"], "own 2": ["note", "\\u0000 "], "": ["note", "Why?"]}}',
    json.dumps({"said": {"k" * 500: ["note", "Why?"]}, "order": ["k" * 500, "a\x00b"]}),
)


@pytest.mark.parametrize("value", HOSTILE)
def test_whatever_the_file_holds_does_no_harm(value: str) -> None:
    assert _words(value) == [one.words for one in SUGGESTED]
    added = asking.add(value, "note", "Why?")
    assert _words(added) == [*(one.words for one in SUGGESTED), "Why?"]


def test_long_words_in_a_file_are_cut_and_keys_told_once() -> None:
    value = json.dumps(
        {
            "said": {"own 1": ["note", "word " * 900], f"own {'9' * 150}": ["note", "Why?"]},
            "order": [LATE.key, LATE.key, "own 1"],
        }
    )
    found = _listed(value)
    assert [one.key for one in found][:2] == [LATE.key, "own 1"]
    assert len(found[1].words) <= LONGEST
    assert len(_listed(asking.add(value, "note", "Why not?"))) == 6


# Any sequence of edits ----------------------------------------------------------------------

EDITS = ("take_out", "put_back", "restore", "remove", "reword", "add", "move")
Edit = Callable[[str, tuple[Question, ...]], str]
KEYS = st.sampled_from([*(one.key for one in SUGGESTED), "own 1", "own 2", "own 3", UNKNOWN, ""])
TEXTS = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
LISTS = st.lists(st.sampled_from(SUGGESTED), unique=True).map(tuple)


@st.composite
def _edits(draw: st.DrawFn) -> Edit:
    """An edit of one question; what it was given to ask cannot always be asked."""
    name = draw(st.sampled_from(EDITS))
    key, text, kind = draw(KEYS), draw(TEXTS), draw(st.sampled_from(list(KINDS)))
    place = draw(st.integers(-3, 12))

    def edit(value: str, listed: tuple[Question, ...]) -> str:
        try:
            if name == "add":
                return asking.add(value, kind, text)
            if name == "reword":
                return asking.reword(value, listed, key, text, kind)
        except FieldError:
            return value
        if name == "move":
            return asking.move(value, listed, key, place)
        return getattr(asking, name)(value, listed, key)

    return edit


@given(st.lists(st.tuples(_edits(), LISTS), max_size=12))
def test_no_edits_lose_anything(edits: list[tuple[Edit, tuple[Suggestion, ...]]]) -> None:
    value = ""
    for edit, suggested in edits:
        before = _listed(value, suggested)
        value = edit(value, before)
        after = _listed(value, suggested)
        assert {one.key for one in after if one.is_suggested} == {one.key for one in suggested}
        assert len({one.key for one in after}) == len(after)
        assert sum(one.is_printed for one in after) == min(
            asking.MOST_PRINTED, sum(not one.is_out for one in after)
        )
        assert all(_kept_or_edited(one, before, after) for one in before)
    assert {one.key for one in SUGGESTED} <= {one.key for one in _listed(value)}


def _kept_or_edited(
    one: Question, before: tuple[Question, ...], after: tuple[Question, ...]
) -> bool:
    """Whether a question is still there, unless it was the one that was removed or restored."""
    gone = {row.key for row in before} - {row.key for row in after}
    return one.key not in gone or (len(gone) == 1 and one.is_peoples and not one.is_suggested)


@given(st.lists(_edits(), max_size=8), LISTS, KEYS, st.integers(-2, 9))
def test_order_is_as_moved(
    edits: list[Edit], suggested: tuple[Suggestion, ...], key: str, to: int
) -> None:
    value = ""
    for edit in edits:
        value = edit(value, _listed(value))
    listed = _listed(value, suggested)
    keys = [one.key for one in listed]
    hidden = [one.key for one in _listed(value) if one.key not in keys]
    moved = asking.move(value, listed, key, to)
    now = [one.key for one in _listed(moved, suggested)]
    if key not in keys:
        assert moved == value
        return
    keys.remove(key)
    keys.insert(max(0, min(to, len(keys))), key)
    assert now == keys
    assert asking.move(moved, _listed(moved, suggested), key, to) == moved
    after = [one.key for one in _listed(moved)]
    assert [one for one in after if one in hidden] == hidden


@given(st.lists(_edits(), max_size=8), LISTS, KEYS, TEXTS)
def test_edits_are_idempotent_and_unknown_keys_change_nothing(
    edits: list[Edit], suggested: tuple[Suggestion, ...], key: str, text: str
) -> None:
    value = ""
    for edit in edits:
        value = edit(value, _listed(value))
    known = {one.key for one in _listed(value, suggested)}
    for name in ("take_out", "put_back", "restore", "remove"):
        edit = getattr(asking, name)
        once = edit(value, _listed(value, suggested), key)
        assert edit(once, _listed(once, suggested), key) == once
        assert key in known or once == value
    try:
        once = asking.reword(value, _listed(value, suggested), key, text)
    except FieldError:
        return
    assert asking.reword(once, _listed(once, suggested), key, text) == once
    assert key in known or once == value

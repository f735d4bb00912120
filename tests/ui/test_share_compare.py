"""Two copies side by side: answers by mouse and keys, in words, whatever the fields hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from selfeval.core.models import Assumption, Fact, Indicator, Measure, Priority
from selfeval.store.preview import Preview, Touched
from selfeval.store.questions import Answer, Choice, Conflict, Kept, Questions
from selfeval.ui.pages.share.answer_card import AnswerCard
from selfeval.ui.pages.share.compare_view import CompareView
from selfeval.ui.pages.share.marked_text import MarkedText
from selfeval.ui.pages.share.question_view import LONG
from selfeval.ui.workspace import Workspace

ALT = Qt.KeyboardModifier.AltModifier
THEN = "2026-11-20T08:42:00+00:00"


def ours(value: Any) -> Answer:
    return Answer(value, "mine", 1, "Headteacher", "2026-11-19T16:10:00+00:00", True)


def theirs(value: Any, actor: str = "Deputy head") -> Answer:
    return Answer(value, actor, 1, actor, THEN, False)


def touched(table: str, row: str, values: dict[str, Any], *fields: str) -> Touched:
    return Touched(table, row, fields, {"number": None} | values, "Deputy head", THEN)


@pytest.fixture
def ids(workspace: Workspace) -> dict[str, str]:
    """Give the test a few items in the file."""
    measure = workspace.add(Measure(name="Words first", unit="count_of"))
    return {
        "fact": workspace.add(Fact(statement="Words were taught first", realm="behaviour")),
        "other": workspace.add(Fact(statement="Children join in", realm="climate")),
        "belief": workspace.add(Assumption(belief="Books are few at home")),
        "priority": workspace.add(Priority(title="Words before texts", status="live")),
        "indicator": workspace.add(Indicator(sign="Drop-ins", measure_id=measure)),
        "measure": measure,
    }


@pytest.fixture
def view(workspace: Workspace, ids: dict[str, str], qtbot: Any) -> CompareView:
    made = CompareView(workspace)
    qtbot.addWidget(made)
    made.resize(1140, 640)
    made.show()
    made.show_preview(preview(ids))
    made.list.setFocus()
    return made


def preview(ids: dict[str, str], **other: Any) -> Preview:
    conflicts = (
        Conflict(
            "fact",
            ids["fact"],
            "leaves_out",
            (theirs("Nursery; music and PE"), ours("Nursery; afternoons")),
        ),
        Conflict("fact", ids["fact"], "observed_on", (ours("2026-10-16"), theirs("2026-11-02"))),
    )
    kept = (Kept("indicator", ids["indicator"], "edited", ours(None), theirs(None)),)
    added = (
        touched("fact", "new", {"statement": "11 of 14 joined", "realm": "knowledge"}),
        touched("stance", "s", {"fact_id": "new", "assumption_id": ids["belief"]}),
        touched(
            "reading",
            "r",
            {"measure_id": ids["measure"], "period": "2026-11-18", "n": 8, "out_of": 11},
        ),
    )
    combined = (touched("fact", ids["other"], {"source": "Walks", "realm": "climate"}, "source"),)
    given = {"conflicts": conflicts, "kept": kept, "added": added, "combined": combined} | other
    return Preview(Path("copy.selfeval"), "x", ("Deputy head",), THEN, gestures=5, **given)


def listed(view: CompareView) -> list[str]:
    model = view.list.entries
    lines = [model.line(at) for at in range(model.rowCount())]
    return [
        f"{one.words} | {one.caption}" if one.key else f"[{one.words} {one.count}]" for one in lines
    ]


def card(view: CompareView, question: int, answer: int) -> AnswerCard:
    return view.pane.questions[question].cards[answer]


def press(view: CompareView, name: str, qtbot: Any) -> None:
    qtbot.mouseClick(view.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_every_item_is_listed_once_under_what_becomes_of_it(view: CompareView) -> None:
    assert listed(view) == [
        "[You decide 2]",
        "Words were taught first | 2 fields differ",
        "Drop-ins | you removed it, they edited it",
        "[Added by Deputy head 1]",
        "11 of 14 joined | new fact, with 1 part",
        "[Combined without trouble 1]",
        "Children join in | changed: How we know",
    ]


def test_a_reading_of_an_item_of_ours_is_something_new(view: CompareView, ids: Any) -> None:
    view.show_preview(preview(ids, kept=()))
    assert "Drop-ins | new reading of 18 Nov 2026: 8 of 11" in listed(view)


def test_the_counts_are_those_of_the_list(view: CompareView) -> None:
    said = "1 new from them · 1 combined for you · 0 removed by them · 2 need you"
    assert view.counts.small.text() == said


def test_answers_stand_ours_first_in_words_with_the_difference_marked(view: CompareView) -> None:
    first, second = view.pane.questions
    assert [one.text() for one in first.cards] == ["Nursery; afternoons", "Nursery; music and PE"]
    assert [piece.words for piece in first.cards[1]._pieces if piece.differs] == ["music and PE"]
    assert [one.text() for one in second.cards] == ["16 Oct 2026", "2 Nov 2026"]
    assert second.title.text() == "When"
    assert "Headteacher · " in first.cards[0].accessibleDescription()
    assert first.cards[1].accessibleDescription().endswith("shown for now")


def test_nothing_is_decided_before_somebody_chooses(view: CompareView) -> None:
    assert not any(one.isChecked() for one in view.findChildren(AnswerCard))
    assert view.deciding.choices() == ()
    assert view.bottom.words.text().startswith("0 of 2 decided.")


def test_an_answer_is_chosen_by_the_mouse(view: CompareView, ids: Any, qtbot: Any) -> None:
    qtbot.mouseClick(card(view, 0, 0), Qt.MouseButton.LeftButton)
    assert card(view, 0, 0).isChecked()
    expected = Choice("fact", ids["fact"], "leaves_out", "Nursery; afternoons")
    assert view.deciding.choices() == (expected,)
    qtbot.mouseClick(card(view, 0, 1), Qt.MouseButton.LeftButton)
    assert not card(view, 0, 0).isChecked()
    assert view.deciding.choices()[0].value == "Nursery; music and PE"


def test_keys_answer_one_question_after_the_other(view: CompareView, ids: Any, qtbot: Any) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_2, ALT)
    qtbot.keyClick(view.focusWidget() or view, Qt.Key.Key_1, ALT)
    assert [one.value for one in view.deciding.choices()] == ["Nursery; music and PE", "2026-10-16"]
    assert view.bottom.words.text().startswith("1 of 2 decided.")
    assert "Words were taught first | 2 fields differ, decided" in listed(view)


def test_alt_3_keeps_both_wordings(view: CompareView, qtbot: Any) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_3, ALT)
    (choice,) = view.deciding.choices()
    assert choice.value == "Nursery; afternoons / Nursery; music and PE"
    both = view.pane.questions[0].both
    assert both is not None
    assert both.isChecked()


def test_a_date_cannot_be_kept_in_both_ways(view: CompareView, qtbot: Any) -> None:
    assert view.pane.questions[1].both is None
    qtbot.mouseClick(card(view, 1, 0), Qt.MouseButton.LeftButton)
    card(view, 1, 0).setFocus()
    qtbot.keyClick(card(view, 1, 0), Qt.Key.Key_3, ALT)
    assert [one.value for one in view.deciding.choices()] == ["2026-10-16"]


def test_enter_and_space_choose_the_answer_that_has_the_focus(
    view: CompareView, qtbot: Any
) -> None:
    card(view, 0, 0).setFocus()
    qtbot.keyClick(card(view, 0, 0), Qt.Key.Key_Return)
    assert card(view, 0, 0).isChecked()
    card(view, 1, 1).setFocus()
    qtbot.keyClick(card(view, 1, 1), Qt.Key.Key_Space)
    assert card(view, 1, 1).isChecked()


def test_enter_in_the_list_goes_to_the_answers(view: CompareView, qtbot: Any) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert card(view, 0, 0).hasFocus()


def test_decide_later_takes_the_answers_back(view: CompareView, qtbot: Any) -> None:
    assert not view.pane.later.isEnabled()
    qtbot.keyClick(view.list, Qt.Key.Key_1, ALT)
    press(view, "combine_later", qtbot)
    assert view.deciding.choices() == ()
    assert not card(view, 0, 0).isChecked()


def test_the_keys_go_on_to_the_next_item_and_back(view: CompareView, qtbot: Any) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_Down, ALT)
    assert view.pane.words.text() == "Drop-ins"
    assert view.pane.place.text() == "2 of 2"
    qtbot.keyClick(view.list, Qt.Key.Key_Up, ALT)
    assert view.pane.words.text() == "Words were taught first"
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert view.pane.words.text() == "Drop-ins"
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert view.pane.words.text() == "11 of 14 joined", "a heading is passed over"


def test_an_item_that_was_removed_stays_or_goes(view: CompareView, ids: Any, qtbot: Any) -> None:
    view.step(1)
    (question,) = view.pane.questions
    assert question.title.text() == "You removed it, they edited it."
    assert [one.text() for one in question.cards] == ["Keep it", "Remove it"]
    assert question.cards[0].accessibleDescription().endswith("shown for now")
    qtbot.keyClick(view.list, Qt.Key.Key_2, ALT)
    assert view.deciding.choices() == (Choice("indicator", ids["indicator"], "", False),)


def said(view: CompareView) -> list[str]:
    return [one.text() for one in view.pane.findChildren(QLabel) if one.isVisible()]


def test_what_is_the_same_in_both_is_said_of_what_is_in_both(view: CompareView) -> None:
    assert "the same in both" in said(view)
    view.step(1)
    assert "the same in both" not in said(view), "it was removed in one of them"
    view.step(1)
    assert "the same in both" not in said(view), "it is new"


def test_answers_to_fields_of_an_item_that_goes_are_left_out(
    view: CompareView, ids: Any, qtbot: Any
) -> None:
    conflict = Conflict("indicator", ids["indicator"], "owner", (ours("A"), theirs("B")))
    view.show_preview(preview(ids, conflicts=(conflict,)))
    qtbot.keyClick(view.list, Qt.Key.Key_2, ALT)
    qtbot.keyClick(view.list, Qt.Key.Key_2, ALT)
    assert view.bottom.words.text() == "Everything is decided."
    assert view.deciding.choices() == (Choice("indicator", ids["indicator"], "", False),)


def test_three_answers_stand_below_each_other(view: CompareView, ids: Any, qtbot: Any) -> None:
    answers = (theirs("in autumn", "English lead"), ours("always"), theirs("at times"))
    conflict = Conflict("assumption", ids["belief"], "belief", answers)
    view.show_preview(preview(ids, conflicts=(conflict,), kept=()))
    (question,) = view.pane.questions
    assert [one.text() for one in question.cards] == ["always", "in autumn", "at times"]
    assert len({one.x() for one in question.cards}) == 1
    qtbot.keyClick(view.list, Qt.Key.Key_4, ALT)
    assert view.deciding.choices()[0].value == "always\n\nin autumn\n\nat times"


def test_answers_stay_when_the_same_copy_is_looked_at_again(view: CompareView, ids: Any) -> None:
    view.deciding.choose(("fact", ids["fact"], "leaves_out"), "Nursery; afternoons")
    view.deciding.choose(("fact", ids["fact"], "observed_on"), "2026-10-16")
    changed = Conflict(
        "fact", ids["fact"], "observed_on", (ours("2026-10-20"), theirs("2026-11-02"))
    )
    first = preview(ids).conflicts[0]
    view.show_preview(preview(ids, conflicts=(first, changed)))
    assert [one.field for one in view.deciding.choices()] == ["leaves_out"]


def test_what_combines_is_shown_as_it_is_and_as_it_would_be(view: CompareView, ids: Any) -> None:
    view.list.choose(("fact", ids["other"]))
    said = [one.text for one in view.pane.findChildren(MarkedText)]
    assert said[:2] == ["nothing", "Walks"]
    assert view.pane.told.text().startswith("Changed by Deputy head · ")


def test_a_long_answer_shows_its_difference_and_can_be_read_whole(
    view: CompareView, ids: Any, qtbot: Any
) -> None:
    text = "We looked at every class in turn. " * 200
    answers = (ours(text + "Here. " + text), theirs(text + "There. " + text))
    view.show_preview(
        preview(ids, conflicts=(Conflict("priority", ids["priority"], "problem", answers),))
    )
    first = card(view, 0, 0)
    assert len(first._pieces) > 1
    assert "Here" in [piece.words for piece in first._pieces]
    assert sum(len(piece.words) for piece in first._pieces) < LONG + 10
    small = first.heightForWidth(400)
    press(view, "show_whole", qtbot)
    assert first.heightForWidth(400) > 4 * small


def test_a_thousand_new_items_can_be_gone_through(view: CompareView, ids: Any, qtbot: Any) -> None:
    added = tuple(
        touched("fact", f"n{at}", {"statement": f"Fact {at}", "number": at}) for at in range(1_000)
    )
    view.show_preview(preview(ids, added=added))
    assert view.counts.small.text().startswith("1,000 new from them")
    qtbot.keyClick(view.list, Qt.Key.Key_End)
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    assert view.pane.words.text() == "Fact 999"
    assert view.pane.place.text() == "1,000 of 1,000"


def test_what_is_still_open_is_decided_at_once(view: CompareView, ids: Any, qtbot: Any) -> None:
    found: list[Choice] = []
    view.decided.connect(found.append)
    view.show_questions(Questions(preview(ids).conflicts, ()))
    assert not view.combine.isVisible()
    with qtbot.waitSignal(view.decided):
        qtbot.keyClick(view.list, Qt.Key.Key_1, ALT)
    assert found == [Choice("fact", ids["fact"], "leaves_out", "Nursery; afternoons")]


def test_a_narrow_place_stacks_the_answers(view: CompareView) -> None:
    assert card(view, 0, 0).y() == card(view, 0, 1).y()
    assert view.pane.sides.isVisible()
    view.resize(760, 640)
    QApplication.processEvents()
    assert card(view, 0, 0).y() < card(view, 0, 1).y()
    assert not view.pane.sides.isVisible()


def test_little_height_takes_the_counts_into_one_line(view: CompareView) -> None:
    view.resize(1140, 420)
    assert view.counts.small.isVisible()
    view.resize(1140, 640)
    assert not view.counts.small.isVisible()

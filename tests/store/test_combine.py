"""The rules of combining, told as stories; and every rule broken in turn, which a story notices."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import UserError, causality, combine, logbook, playing
from selfeval.store.playing import Writing
from selfeval.store.publish import write_sealed
from selfeval.store.questions import Choice
from tests.store import stories
from tests.store.copies import exchange
from tests.store.stories import STORIES, Story


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_story(story: Story, tmp_path: Path) -> None:
    story(tmp_path)


def test_a_preview_shows_what_stays_as_the_other_wrote_it(tmp_path: Path) -> None:
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = stories.two_people(tmp_path, fact)
    stories.take_out(head.document, Fact, fact_id)
    stories.write(deputy.document, Fact, fact_id, statement="Edited")
    with deputy.document.edit("Add") as session:
        session.add(Fact(statement="New"))
    preview = head.look(deputy.give(tmp_path / "theirs.selfeval"))
    assert [(one.row, one.because) for one in preview.kept] == [(fact_id, "edited")]
    assert [(one.row, one.values["statement"]) for one in preview.staying] == [(fact_id, "Edited")]
    assert [one.values["statement"] for one in preview.added] == ["New"]
    assert (preview.combined, preview.removed, preview.needs_you) == ((), (), 1)
    assert preview.actors == ("Deputy",)


@pytest.mark.parametrize("wrote_since", [False, True])
def test_a_safety_copy_that_was_kept_ahead_serves_if_nothing_was_written_since(
    tmp_path: Path, wrote_since: bool
) -> None:
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = stories.two_people(tmp_path, fact)
    stories.write(deputy.document, Fact, fact_id, detail="Deputy")
    preview = head.look(deputy.give(tmp_path / "theirs.selfeval"))
    with head.at_their_computer():
        fetched = head.document.fetcher(preview)()
        if wrote_since:
            stories.write(head.document, Fact, fact_id, source="Head")
        before = head.document.canonical_dump()
        head.document.combine(preview, (), fetched)
        assert (head.document.safety_copy == fetched.safety) is not wrote_since
        assert not fetched.copy.exists()
        head.document.undo()
        assert head.document.canonical_dump() == before


def test_a_copy_given_away_before_a_combining_was_undone_can_still_be_combined(
    tmp_path: Path,
) -> None:
    """The choice it holds was taken back, but its number is not given to anything else."""
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = stories.two_people(tmp_path, fact)
    stories.write(head.document, Fact, fact_id, statement="Head")
    stories.write(deputy.document, Fact, fact_id, statement="Deputy")
    theirs = deputy.give(tmp_path / "theirs.selfeval")
    head.take(theirs, Choice("fact", fact_id, "statement", "Both"))
    write_sealed(head.document._raw, tmp_path / "given.selfeval")
    with head.at_their_computer():
        assert head.document.undo() == "Combine"
    assert stories.value(head, Fact, fact_id, "statement") == "Head"
    stories.write(head.document, Fact, fact_id, detail="After")
    deputy.take(tmp_path / "given.selfeval")
    exchange(head, deputy, tmp_path)
    stories.same(head, deputy)
    assert stories.value(head, Fact, fact_id, "statement") == "Both"
    assert stories.value(deputy, Fact, fact_id, "detail") == "After"


def drop_the_tie_break(patch: pytest.MonkeyPatch) -> None:
    """Of answers that were given at the same time, show the one that this copy read first."""
    answers = playing._answers
    count = itertools.count()

    def by_lamport(latest):
        found = answers(latest)
        tied = len({one.by.lamport for one in found}) == 1
        return tuple(reversed(found)) if tied and next(count) % 2 else found

    patch.setattr(playing, "_answers", by_lamport)


def prefer_the_removal(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(playing, "_outlives", lambda _reason, removals, _causes: not list(removals))


def ignore_the_version_vector(patch: pytest.MonkeyPatch) -> None:
    """Take whatever has the lower Lamport time for known."""
    patch.setattr(causality.Causes, "precedes", lambda _self, one, other: one < other)


def order_by_the_clock(patch: pytest.MonkeyPatch) -> None:
    by_clock = logbook.CHANGES.replace("g.lamport", "unixepoch(g.at)")
    patch.setattr(logbook, "CHANGES", by_clock)


def skip_the_undo_marker(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(causality.Causes, "stands", lambda _self, _by: True)
    patch.setattr(causality.Causes, "is_undone", lambda _self, _by: False)


def unstable_order(patch: pytest.MonkeyPatch) -> None:
    answers, chance = playing._answers, random.Random(7)

    def shuffled(latest):
        found = answers(latest)
        return tuple(chance.sample(found, len(found)))

    patch.setattr(playing, "_answers", shuffled)


def let_empty_fields_answer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(playing, "Writing", lambda by, value, _filled_in: Writing(by, value, False))


def leave_the_company_behind(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(logbook, "spared_by", lambda _pasts, _causes: {})


def forget_who_points_at_it(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(logbook, "_read_links", lambda _connection, _causes, _pasts: None)


def keep_erasures_to_oneself(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(combine, "spread_erasures", lambda _connection, _causes: None)


MUTANTS: dict[Callable[[pytest.MonkeyPatch], None], Story] = {
    drop_the_tie_break: stories.the_same_field_is_asked_and_shows_the_later_one_everywhere,
    prefer_the_removal: stories.an_edit_beats_a_removal_and_what_belongs_to_it_stays,
    ignore_the_version_vector: stories.the_same_field_is_asked_and_shows_the_later_one_everywhere,
    order_by_the_clock: stories.no_clock_decides,
    skip_the_undo_marker: stories.what_was_undone_is_no_answer,
    unstable_order: stories.the_same_field_is_asked_and_shows_the_later_one_everywhere,
    let_empty_fields_answer: stories.what_an_insert_left_empty_gives_way,
    leave_the_company_behind: stories.an_edit_beats_a_removal_and_what_belongs_to_it_stays,
    forget_who_points_at_it: stories.what_is_still_pointed_at_stays,
    keep_erasures_to_oneself: stories.erasures_reach_the_other_copy,
}
"""Each rule broken, and the story that notices it."""


@pytest.mark.parametrize(
    ("mutant", "story"), MUTANTS.items(), ids=[mutant.__name__ for mutant in MUTANTS]
)
def test_a_broken_rule_is_noticed(
    mutant: Callable[[pytest.MonkeyPatch], None],
    story: Story,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mutant(monkeypatch)
    with pytest.raises((AssertionError, UserError)):
        story(tmp_path)

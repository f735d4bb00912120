"""Nothing is silently dropped: every item of a file is printed, or counted in a sentence."""

from __future__ import annotations

from itertools import count

import pytest

from selfeval.core.fields import name_field
from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Consequence,
    Evidence,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Judgement,
    Map,
    Measure,
    Meeting,
    Note,
    Placement,
    Priority,
    Quote,
    Reading,
    Recommendation,
    Review,
    Row,
    Theme,
)
from selfeval.core.rows import Rows
from selfeval.report import KINDS, ReportOptions, freeze
from selfeval.report.before import printed_words
from selfeval.report.snapshot.choose import choose
from selfeval.report.snapshot.left_out import LeftOut
from selfeval.report.snapshot.not_here import COUNTED, IN_SHORT, TELLING, WORDS, told_by
from selfeval.report.story.priorities import blocks
from selfeval.report.texts import texts_in
from tests.report.conftest import TODAY, Print

FRAMEWORK = "ofsted-2025"
_number = count(1)


def _marked(model: type[Row], **values: object) -> Row:
    """Return a row known by a word that stands nowhere else."""
    at = next(_number)
    name = name_field(model).name
    if name in values or model in (Reading, Arrow):
        return model(**values)
    return model(**{name: f"Marked{at}x"}, **values)


def seeded() -> list[Row]:
    """Return a file with several of everything, in each state that makes a difference."""
    rows: list[Row] = [
        *(Measure(id=f"m{at}", name=f"Measure {at}", unit="number") for at in range(3)),
        *(_reading(f"m{at}", year) for at in range(3) for year in (2024, 2025)),
        _marked(Fact, id="f1", realm="system", tone="strength", measure_id="m0"),
        _marked(Fact, id="f2", realm="system"),
        *(_marked(Fact, realm="system", tone="concern") for _at in range(9)),
        _marked(Fact, id="few", people="children", n=3, out_of=40),
        _marked(Fact, id="secret", private=True),
        _marked(Assumption, status="testing", basis="quick"),
        _marked(Assumption, status="retired"),
        _marked(Assumption, private=True),
        *(_marked(Factor, id=f"k{at}", realm="system") for at in range(3)),
        Arrow(source_id="k0", target_id="k1", sign="plus"),
        _marked(Map, id="map"),
        *(Placement(map_id="map", factor_id=f"k{at}") for at in range(3)),
        _marked(Recommendation),
        _marked(Judgement, framework=FRAMEWORK, area="inclusion"),
        _marked(Judgement, framework="hgios4", area="1.1"),
        _marked(Quote, item_table="fact", item_id="f1"),
        _marked(Quote, item_table="assumption", item_id="nobody"),
        _marked(Quote, item_table="fact", item_id="secret"),
        _marked(Meeting, held_on="2026-10-01"),
        _marked(Theme),
        _marked(Note),
        _marked(Note, private=True),
        _marked(Evidence, item_table="fact", item_id="f1", kind="link", url="https://a.org"),
        _marked(Indicator, id="i1", realm="system", measure_id="m1", look_by="2026-12-18"),
        _marked(Indicator, id="i2", realm="system"),
        _marked(Indicator, private=True),
        IndicatorPriority(indicator_id="i1", priority_id="live"),
    ]
    for status in ("live", "not_now", "done"):
        rows += [
            _marked(Priority, id=status, status=status),
            _marked(Action, priority_id=status, realm="system"),
            _marked(Consequence, priority_id=status),
            _marked(Review, priority_id=status, held_on="2026-11-01"),
        ]
    rows += [
        _marked(Priority, id="private", status="live", private=True),
        _marked(Action, priority_id="private"),
        _marked(Action, priority_id="live", private=True),
    ]
    return rows


def _reading(measure: str, year: int) -> Reading:
    return Reading(
        measure_id=measure,
        period=f"{year}",
        sort_date=f"{year}-07-10",
        value=f"{measure[1:]}{year}",
    )


def marks(row: Row) -> str:
    """Return the words by which a row is known in print; "" where it has none of its own."""
    name = str(getattr(row, name_field(type(row)).name) or "")
    return name if name.startswith("Marked") else ""


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_item_is_printed_or_counted(kind: str, whole: bool) -> None:
    rows = Rows(seeded())
    chosen = KINDS[kind].parts if whole else None
    options = ReportOptions(kind, today=TODAY, framework=FRAMEWORK, chosen=chosen)
    shot = freeze(rows, options)
    words = printed_words(shot)
    choice = choose(rows, options.audience, options.parts, FRAMEWORK)
    assert shot.left_out[: len(choice.left_out)] == choice.left_out
    in_short = not any(name in TELLING for name in options.parts)
    start = "This is a choice from" if in_short else "Not told"
    not_told = next(one for one in shot.left_out if one.startswith(start))
    told = {id(row) for part in options.parts for row in told_by(part, choice.rows, FRAMEWORK)}
    for model in COUNTED:
        shown = [row for row in choice.rows.all(model) if id(row) in told]
        for row in shown:
            assert marks(row) in words, f"{row!r} is said to be told"
        missing = len(choice.rows.all(model)) - len(shown)
        if missing and (not in_short or model in IN_SHORT):
            assert WORDS[model](missing).format(count=missing) in not_told
    assert in_short or "1 attached file or link" in not_told
    for row in (one for model in COUNTED for one in rows.all(model)):
        gone = choice.rows.item(row.table_name(), row.id) is None
        assert not (gone and marks(row) and marks(row) in words)


@pytest.mark.parametrize("audience", ["governors", "leaders", "staff"])
def test_what_may_not_be_printed_is_counted_by_its_reason(audience: str) -> None:
    rows = Rows(seeded())
    said = " ".join(choose(rows, audience).left_out)
    assert "6 private items are not printed." in said
    assert "1 item that belongs to a private one is not printed either." in said
    is_open = audience == "leaders"
    assert ("1 fact about fewer than 10 pupils is not shown." in said) is not is_open
    assert ("2 quotes are kept for senior leaders." in said) is not is_open


def test_every_count_has_its_sentence() -> None:
    names = [name for name in LeftOut.__dataclass_fields__ if name != "limit"]
    for number in (1, 2):
        told = LeftOut(10, *(number for _name in names)).sentences("And more.")
        assert len(told) == len(names) + 1
        assert all(str(number) in words for words in told[:-1])
    nothing = LeftOut(10, *(0 for _name in names)).sentences("")
    assert nothing == ("Nothing was left out of this copy.",)


def test_a_document_says_it_at_its_end(printed: Print) -> None:
    text = printed(seeded(), "governors").text
    assert "Not told, or not in full, in this copy: " in text
    assert "1 note of the inbox" in text  # another one is private, and counted as that
    staff = printed(seeded(), "staff").text
    assert "This is a choice from 11 facts" in staff
    assert "with all that belongs to them." in staff


def test_what_lies_behind_a_priority_is_told_to_leaders_and_said_to_be_kept_from_others() -> None:
    row = Priority(
        id="p",
        title="Words first",
        status="live",
        problem_tried="A word of the week.",
        stop="Lists",
    )
    for kind, is_told in (("leaders", True), ("governors", False), ("meeting", False)):
        chosen = ("brief", "priorities", "about")
        shot = freeze(Rows([row]), ReportOptions(kind, today=TODAY, chosen=chosen))
        printed = " ".join(" ".join(texts_in(list(blocks(shot)))).split())
        said = "Kept for senior leaders, of each priority: what we have tried."
        assert ("A word of the week." in printed) == is_told
        assert "Lists" in printed
        assert (said in shot.left_out) != is_told


def test_where_no_priorities_are_printed_nothing_is_said_of_what_lies_behind_them() -> None:
    row = Priority(id="p", title="Words first", status="live", problem_tried="A word of the week.")
    shot = freeze(Rows([row]), ReportOptions("governors", today=TODAY, chosen=("brief", "about")))
    assert not any("Kept for senior leaders" in words for words in shot.left_out)

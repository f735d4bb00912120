"""When actions happen: bars across a calendar, in the table that says it in words."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from selfeval.core.models import Action, Priority
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, freeze, style
from selfeval.report.charts import draw_way
from selfeval.report.layout import bars
from selfeval.report.layout.compose import compose
from selfeval.report.layout.place import Place
from selfeval.report.layout.text import wrap
from selfeval.report.pdf import draw_pdf
from selfeval.report.snapshot.chart_parts import Mark, Series
from selfeval.report.snapshot.plan_parts import Calendar, Season, Stretch
from selfeval.report.story.blocks import Bar, Cell, Table
from selfeval.report.story.priorities import action_table
from selfeval.report.style import INK, LINE, PAPER
from tests.report.conftest import TODAY, Print

AUTUMN = Calendar((Season("Autumn", 0.0, 0.5), Season("Spring", 0.5, 1.0)), (0.0, 0.25, 0.5), 0.4)


class Boxes:
    """A brush that remembers boxes, lines and words."""

    def __init__(self) -> None:
        self.boxes: list[tuple[float, float, str]] = []
        self.rules: list[float] = []
        self.said: list[str] = []
        self.paths: list[tuple[float, float]] = []

    def path(self, points: list[tuple[float, float]], *_rest: Any) -> None:
        self.paths += points

    def circle(self, *_where: Any, **_look: Any) -> None:
        """Remember no dots."""

    def box(self, x: float, _y: float, wide: float, _high: float, fill: str, *_rest: Any) -> None:
        self.boxes.append((x, wide, fill))

    def rule(self, start: tuple[float, float], *_rest: Any) -> None:
        self.rules.append(start[0])

    def words(self, words: str, *_rest: Any) -> None:
        self.said.append(words)


def test_a_bar_stands_where_its_days_are_and_its_filling_says_how_far_it_is() -> None:
    brush: Any = Boxes()
    for stage in ("done", "under_way", "planned"):
        bars.draw_bar(brush, Bar(Stretch(0.25, 0.75), stage), 10.0, 0.0, 100.0)
    assert brush.boxes == [(35.0, 50.0, INK), (35.0, 50.0, LINE), (35.0, 50.0, PAPER)]


def test_the_bar_of_a_single_day_at_the_end_is_seen_and_stays_inside() -> None:
    brush: Any = Boxes()
    bars.draw_bar(brush, Bar(Stretch(1.0, 1.0), "done"), 0.0, 0.0, 100.0)
    ((x, wide, _fill),) = brush.boxes
    assert wide == bars.THINNEST
    assert x + wide == 100.0


def test_a_calendar_has_a_line_for_each_half_term_and_one_for_today_if_it_is_inside() -> None:
    brush: Any = Boxes()
    bars.draw_calendar(brush, AUTUMN, (0.0, 0.0), (100.0, 20.0))
    assert brush.rules == [0.0, 25.0, 50.0, 40.0]
    brush.rules.clear()
    bars.draw_calendar(brush, replace(AUTUMN, today=None), (0.0, 0.0), (100.0, 20.0))
    assert brush.rules == [0.0, 25.0, 50.0]


def test_a_term_with_little_room_has_a_short_name_and_one_of_some_days_none() -> None:
    brush: Any = Boxes()
    bars.draw_seasons(brush, AUTUMN, 0.0, 0.0, 100.0)
    assert brush.said == ["Autumn", "Spring"]
    for end, said in ((0.8, ["Autumn", "Spr"]), (0.95, ["Autumn"])):
        brush.said.clear()
        few = (Season("Autumn", 0.0, end), Season("Spring", end, 1.0, "Spr"))
        bars.draw_seasons(brush, replace(AUTUMN, seasons=few), 0.0, 0.0, 100.0)
        assert brush.said == said


@pytest.mark.parametrize("large", [False, True])
def test_every_term_is_named_at_the_head_of_the_sample(
    sample_rows: Rows, printed: Print, large: bool
) -> None:
    text = printed(sample_rows, "plan", large=large).text
    heads = re.findall(r"Stage ?(?:Aut(?:umn)? ?)?(?:Spr(?:ing)? ?)?(?:Sum(?:mer)?)?", text)
    assert len(heads) >= 3
    assert all("Aut" in head and "Spr" in head for head in heads), heads
    assert "Sum" in heads[0]


def test_a_second_page_says_whose_it_is(sample_rows: Rows, printed: Print) -> None:
    text = printed(sample_rows, "governors").text
    assert "Priority 1 · Every child meets the words before the text (continued)" in text


def test_days_beside_a_name_in_arabic_stay_whole() -> None:
    name = "أحمد بن علي"
    (part,) = _plan(_action(owner=name, starts_on="2026-10-01", due_on="2027-01-15"))
    (line,) = wrap(part.actions[0].by, style.TABLE, 400)
    seen = "".join(segment.text for segment in line.segments)
    assert ", 1\u00a0Oct to 15\u00a0Jan\u00a02027" in seen
    assert not seen.startswith(",")


def test_a_calendar_is_given_room_for_the_names_of_its_terms() -> None:
    wide = bars.room_for_seasons(AUTUMN)
    brush: Any = Boxes()
    bars.draw_seasons(brush, AUTUMN, 0.0, 0.0, wide)
    assert brush.said == ["Autumn", "Spring"]
    brush.said.clear()
    bars.draw_seasons(brush, AUTUMN, 0.0, 0.0, wide - 0.1)
    assert brush.said == ["Spring"] or brush.said == ["Autumn"]
    sliver = replace(AUTUMN, seasons=(Season("Autumn", 0.0, 0.01),))
    assert bars.room_for_seasons(sliver) == 0.0


def test_half_terms_of_one_term_share_its_name() -> None:
    (part,) = _plan(_action(starts_on="2026-09-07", due_on="2027-03-19"))
    assert part.calendar is not None
    assert [season.title for season in part.calendar.seasons] == ["Autumn", "Spring"]
    assert len(part.calendar.begins) == 4
    (bar,) = [cell.mark for row in _table(part).rows for cell in row if isinstance(cell.mark, Bar)]
    assert 0 <= bar.stretch.left < bar.stretch.right <= 1


def test_actions_without_a_day_have_a_table_without_a_calendar() -> None:
    (part,) = _plan(_action())
    assert part.calendar is None
    table = _table(part)
    assert all(column.calendar is None for column in table.columns)
    assert sum(column.share for column in table.columns) == 1
    assert table.rows[0][-1] == Cell("Planned")


def test_an_action_without_a_day_among_others_has_no_bar_but_its_word() -> None:
    (part,) = _plan(_action(due_on="2027-01-20"), _action(what="Ask the children"))
    last = [row[-1] for row in _table(part).rows]
    assert [cell.words for cell in last] == ["Planned", "Planned"]
    assert sorted(cell.mark is None for cell in last) == [False, True]


def test_how_far_an_action_is_stands_in_print_as_a_word() -> None:
    rows = [_priority(), _action(due_on="2027-01-20", state="under_way")]
    file = BytesIO()
    draw_pdf(freeze(Rows(rows), ReportOptions("plan", today=TODAY)), file)
    text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    assert "Under way" in text
    assert "by 20 Jan 2027" in " ".join(text.split())


def test_a_row_with_a_bar_is_no_higher_than_its_words() -> None:
    (part,) = _plan(_action(due_on="2027-01-20"))
    with_bar = compose((_table(part),), Place())[-1].height
    plain = compose((action_table(part.actions, None),), Place())[-1].height
    assert with_bar <= plain + bars.ROOM


def _table(part: Any) -> Table:
    return action_table(part.actions, part.calendar)


def _plan(*actions: Action) -> tuple[Any, ...]:
    shot = freeze(Rows([_priority(), *actions]), ReportOptions("plan", today=TODAY))
    return shot.plan.parts


def _priority() -> Priority:
    return Priority(id="p", title="Words first", status="live")


def _action(**said: Any) -> Action:
    return Action(**{"priority_id": "p", "what": "Meet", "state": "planned", **said})


def test_a_small_movement_is_drawn_smaller_than_a_large_one() -> None:
    heights: list[float] = []
    for end in (52.0, 100.0):
        brush: Any = Boxes()
        marks = (Mark(0.0, 50.0, "", ""), Mark(1.0, end, "", ""))
        series = Series(marks=marks, low=0.0, high=100.0, low_words="", high_words="")
        draw_way(brush, series, (0.0, 0.0), 100.0, 9.0)
        levels = [y for _x, y in brush.paths]
        heights.append(max(levels) - min(levels))
    assert heights == pytest.approx([0.9, 9.0])

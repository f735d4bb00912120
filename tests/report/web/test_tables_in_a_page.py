"""Tables of a page: as good on a telephone, and with bars across a calendar."""

from __future__ import annotations

import re

from selfeval.core.rows import Rows
from selfeval.report.snapshot.plan_parts import Calendar, Season, Stretch
from selfeval.report.story.blocks import Bar, Cell, Column, Status, Table
from selfeval.report.web.compose import write
from selfeval.report.web.nodes import Node
from selfeval.report.web.place import Page, Place
from tests.report.web.conftest import Write

CALENDAR = Calendar((Season("Autumn", 0, 0.4), Season("Spring", 0.4, 1)), (0, 0.4), 0.25)
COLUMNS = (Column("What", 0.5), Column("Cost", 0.3), Column("Stage", 0.2, calendar=CALENDAR))


def test_a_table_that_becomes_a_list_keeps_its_parts_for_ears(
    sample_rows: Rows, written: Write
) -> None:
    lists = [
        table for table in written(sample_rows).root.all("table") if "stack" in table.told["class"]
    ]
    assert len(lists) > 5
    for table in lists:
        assert table.told["role"] == "table"
        heads = [head.text for head in table.one("thead").all("th", "td")]
        for row in table.one("tbody").all("tr"):
            cells = list(row.all("th", "td"))
            assert [cell.told["role"] for cell in cells] == ["rowheader"] + ["cell"] * (
                len(cells) - 1
            )
            assert all(
                head.startswith(cell.told.get("data-head", ""))
                for head, cell in zip(heads, cells, strict=True)
            )
            assert "data-head" not in cells[0].told


def test_every_row_is_named_by_its_first_cell(sample_rows: Rows, written: Write) -> None:
    for table in written(sample_rows).root.all("table"):
        for row in table.one("tbody").all("tr"):
            first = next(row.all("th", "td"))
            assert first.told.get("scope") == ("row" if first.text else None)


def test_a_table_without_a_caption_is_called_what_its_heading_says(
    sample_rows: Rows, written: Write
) -> None:
    page = written(sample_rows, "governors").root
    headings = {
        tag.told["id"]: tag.text for tag in page.all("h2", "h3", "h4", "h5") if "id" in tag.told
    }
    names = [
        headings[table.told["aria-labelledby"]]
        for table in page.all("table")
        if not list(table.all("caption")) and "fit-tight" not in table.told["class"]
    ]
    assert "Early indicators" in names
    assert "By inspection area" in names


def test_only_what_can_be_moved_is_reached_with_keys(sample_rows: Rows, written: Write) -> None:
    for frame in written(sample_rows).root.all("div"):
        kinds = frame.told.get("class", "").split()
        assert ("tabindex" in frame.told) == ("scroll" in kinds)


def test_a_bar_stands_across_its_calendar_and_its_words_below_it() -> None:
    bar = Bar(Stretch(0.25, 0.75), "under_way")
    table = _written(Table(COLUMNS, ((Cell("Talk"), Cell("£5"), Cell("Under way", bar)),)))
    (drawn,) = table.iterfind(".//span[@class='stretch under-way']")
    assert drawn.get("style") == "left:25.0%;width:50.0%"
    (cell,) = table.iterfind("tbody/tr/td[@class='calendar']")
    assert "".join(cell.itertext()) == "Under way"
    assert [season.text for season in table.iterfind(".//span[@class='season']")] == [
        "Autumn",
        "Spring",
    ]
    lines = re.findall(r"([\d.]+)% 0/var\(--hair\)", table.get("style", ""))
    assert lines == ["25.0", "0.0", "40.0"]


def test_a_bar_beyond_its_calendar_stays_inside_it() -> None:
    bar = Bar(Stretch(-0.5, 3.0), 'x"><script>')
    table = _written(Table(COLUMNS, ((Cell("Talk"), Cell("£5"), Cell("Done", bar)),)))
    (drawn,) = table.iterfind(".//span[@class='track']/span")
    assert drawn.get("style") == "left:0.0%;width:100.0%"


def test_what_is_drawn_for_eyes_alone_is_not_heard(sample_rows: Rows, written: Write) -> None:
    page = written(sample_rows).root
    drawn = [
        tag
        for tag in page.all("span", "svg")
        if tag.told.get("class") in ("track", "seasons", "way")
    ]
    assert {tag.told["class"] for tag in drawn} == {"track", "seasons", "way"}
    assert all(tag.told["aria-hidden"] == "true" for tag in drawn)


def test_a_table_of_few_short_words_stays_a_table() -> None:
    columns = (Column("Word", 0.4), Column("Says", 0.6))
    short = Cell("", Status("seen", "Seen")), Cell("There")
    assert "stack" not in _written(Table(columns, (short,))).get("class", "")
    assert "stack" in _written(Table(columns, ((Cell("a"), Cell("b" * 81)),))).get("class", "")


def _written(block: Table) -> Node:
    into = Node("main")
    write([block], Place(into, Page([block])))
    found = into.find(".//table")
    assert found is not None
    return found

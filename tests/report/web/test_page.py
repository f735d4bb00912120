"""The page for a browser: whole, safe, and as good to hear as to see."""

from __future__ import annotations

import itertools
import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from selfeval.core.models import Fact, Row, School
from selfeval.core.rows import Rows
from selfeval.report import KINDS, ReportOptions, freeze
from selfeval.report.web import html_bytes, write_html
from selfeval.report.web.tokens import DAY, NIGHT
from selfeval.store.errors import UserError
from tests.report.conftest import TODAY
from tests.report.web.conftest import Tag, Write, read


class Stopped(Exception):
    """Nobody waits for the page any more."""


MARKUP = '<img src="/etc/passwd"/><b onclick=x>bold & bare</b> </style><script>x</script> &lt; {x}'


@pytest.fixture(params=KINDS)
def page(request: pytest.FixtureRequest, sample_rows: Rows, written: Write) -> Tag:
    """The sample's page, of every kind of document in turn; it is only read."""
    if request.param not in _pages:
        _pages[request.param] = written(sample_rows, request.param).root
    return _pages[request.param]


_pages: dict[str, Tag] = {}


def test_a_page_has_a_language_a_title_and_one_first_heading(page: Tag) -> None:
    assert page.one("html").told["lang"] == "en-GB"
    assert "Alderbrook Primary" in page.one("head").one("title").text
    assert page.one("h1").text


def test_headings_leave_no_step_out(page: Tag) -> None:
    depths = [int(found.name[1]) for found in page.all(*(f"h{depth}" for depth in range(1, 7)))]
    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(depths))
    assert all(found.text for found in page.all("h1", "h2", "h3", "h4", "h5", "h6"))


def test_landmarks_stand_in_order_and_the_first_link_skips_to_the_report(page: Tag) -> None:
    body = page.one("body")
    marks = [found.name for found in body.all("header", "nav", "main", "footer")]
    assert [mark for mark in marks if mark != "nav"] == ["header", "main", "footer"]
    assert marks.index("main") > marks.index("nav") if "nav" in marks else True
    first = next(body.all("a"))
    assert first.told["href"] == f"#{body.one('main').told['id']}"


def test_every_link_and_every_name_leads_to_the_one_place_it_means(page: Tag) -> None:
    ids = [found.told["id"] for found in page.all() if "id" in found.told]
    assert len(ids) == len(set(ids))
    leads = [found.told["href"] for found in page.all("a", "use")]
    assert all(lead.startswith("#") and lead[1:] in ids for lead in leads)
    for found in page.all():
        for name in ("aria-labelledby", "aria-describedby"):
            assert all(key in ids for key in found.told.get(name, "").split())


def test_every_picture_says_what_it_shows_or_is_not_heard(page: Tag) -> None:
    for picture in page.all("svg"):
        if picture.told.get("aria-hidden") == "true":
            continue
        assert picture.told["role"] == "img"
        names = picture.told.get("aria-labelledby", "").split()
        said = [found.text for found in picture.all("title", "desc") if found.told["id"] in names]
        assert all(said or [picture.told.get("aria-label")])


def test_tables_have_names_and_heads(page: Tag) -> None:
    for table in page.all("table"):
        heads = list(table.all("th"))
        assert heads
        assert {head.told["scope"] for head in heads} <= {"col", "row"}
        assert all(head.text for head in heads)
        widths = {len(list(row.all("td", "th"))) for row in table.all("tr")}
        assert len(widths) == 1
    for frame in page.all("div"):
        if frame.told.get("tabindex") == "0":
            assert frame.told["role"] == "group"
            assert frame.told.get("aria-label") or frame.told["aria-labelledby"]


def test_nothing_is_loaded_or_run(sample_rows: Rows, written: Write) -> None:
    found = written(sample_rows)
    page = re.sub(r"url\(data:font/woff;base64,[\w+/=]+\)", "", found.content.decode())
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|<img|<iframe", page)
    assert not any(name.startswith("on") for tag in found.root.all() for name in tag.told)
    (rule,) = [tag.told["content"] for tag in found.root.all("meta") if "http-equiv" in tag.told]
    assert rule.startswith("default-src 'none';")


def test_what_people_type_is_never_markup(small_school: list[Row], written: Write) -> None:
    fact = Fact(id="x", number=60, statement=MARKUP, tone="concern", realm="system", source=MARKUP)
    school = School(name=MARKUP, purpose=MARKUP)
    rows = [*(row for row in small_school if not isinstance(row, School)), fact, school]
    for kind in KINDS:
        page = written(rows, kind).root
        assert " ".join(MARKUP.split()) in page.text
        assert not list(page.all("img", "script", "b"))
        assert len(list(page.all("style"))) == 1


def test_control_characters_and_lone_surrogates_are_dropped(written: Write) -> None:
    fact = Fact(number=1, statement="Calm\x00 \x07morn\x1bings\ud800 🙂 here", realm="climate")
    assert "Calm mornings 🙂 here" in written([fact]).root.text


def test_no_word_turns_what_follows_it_round(written: Write) -> None:
    fact = Fact(number=1, statement="Calm \u202emornings \u05e9\u05dc\u05d5\u05dd", realm="climate")
    page = written([fact]).root
    assert "Calm mornings \u05e9\u05dc\u05d5\u05dd" in page.text


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_and_rows_without_words_are_written(written: Write, kind: str) -> None:
    assert written([], kind).root.one("main").text
    assert written([School(), Fact(id="f", tone="concern")], kind).root.one("main").text


def test_very_long_texts_are_whole(written: Write) -> None:
    words = ("lorem ipsum dolor " * 5_600)[:100_000].strip()
    page = written([Fact(number=1, statement=words, detail="x" * 100_000, realm="climate")]).root
    assert words in page.text
    assert "x" * 100_000 in page.text


def test_letters_stand_out_by_day_and_by_night() -> None:
    inks = ("ink", "quiet", "good", "wait", "bad", "thread-text", "accent")
    for colours in (DAY, NIGHT):
        for ground in ("paper", "sunken"):
            for ink in inks:
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    straight = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), straight, strict=True))


def test_the_edges_of_printed_pages_say_what_was_typed_and_run_nothing(written: Write) -> None:
    name = '"}</style><script>x</script>@import url(//x); \\ Šk\u00f3la'
    page = written([School(name=name)], "governors").root
    (style,) = page.all("style")
    (sheet,) = (part for part in style.inside if isinstance(part, str))
    (said,) = re.findall(r'@top-left\{content:"([^"]*)"', sheet)
    assert _unquoted(said) == name
    assert "@import" not in sheet
    (number,) = re.findall(r"@bottom-right\{content:([^;]*);", sheet)
    assert _unquoted(number) == '"Page " counter(page) " of " counter(pages)'
    assert "@page:first{@top-left{content:none}" in sheet
    assert "@page:first" not in written([], "staff").content.decode()


def _unquoted(said: str) -> str:
    return re.sub(r"\\([0-9a-f]+) ", lambda one: chr(int(one[1], 16)), said)


def test_new_pages_within_a_part_are_for_paper(sample_rows: Rows, written: Write) -> None:
    parts = list(written(sample_rows, "governors").root.one("main").all("section"))
    kinds = [part.told.get("class", "") for part in parts]
    assert {"fresh", "joins"} == set(kinds)
    assert all(next(part.all("h2", "h3"), None) for part in parts)


def test_black_and_white_has_no_colour_at_all(sample_rows: Rows, written: Write) -> None:
    page = written(sample_rows, grey=True).content.decode()
    colours = re.findall(r"#([0-9A-Fa-f]{6})\b", page)
    assert colours
    assert all(one[:2] == one[2:4] == one[4:] for one in colours)


def test_equal_reports_are_equal_bytes_and_replace_what_was_there(
    sample_rows: Rows, tmp_path: Path
) -> None:
    options = ReportOptions("leaders", today=TODAY)
    target = tmp_path / "sef.html"
    target.write_text("before")
    write_html(freeze(sample_rows, options), target)
    assert target.read_bytes() == html_bytes(freeze(sample_rows, options))
    assert [path.name for path in tmp_path.glob("*.html")] == ["sef.html"]


def test_a_logo_is_part_of_the_page_and_says_whose_it_is(sample_rows: Rows) -> None:
    logo = BytesIO()
    Image.new("RGB", (300, 100), "red").save(logo, "PNG")
    options = ReportOptions("governors", today=TODAY)
    page = read(html_bytes(freeze(sample_rows, options, logo=logo.getvalue())))
    shown = page.one("header").one("img").told
    assert shown["alt"] == "The logo of Alderbrook Primary"
    assert b64decode(shown["src"].removeprefix("data:image/png;base64,")) == logo.getvalue()


def test_a_watcher_is_told_of_every_part_and_can_end_the_writing(
    sample_rows: Rows, tmp_path: Path
) -> None:
    shot = freeze(sample_rows, ReportOptions("leaders", today=TODAY))
    told: list[tuple[int, int]] = []
    target = tmp_path / "sef.html"
    write_html(shot, target, watch=lambda done, total: told.append((done, total)))
    sections = len(list(read(target.read_bytes()).all("section")))
    assert len(told) > sections > 5
    assert told == [(done, len(told)) for done in range(len(told))]
    target.write_text("before")

    def stop(done: int, total: int) -> None:
        if done == total - 1:
            raise Stopped

    with pytest.raises(Stopped):
        write_html(shot, target, watch=stop)
    assert target.read_text() == "before"


def test_a_place_out_of_reach_is_said_in_words(tmp_path: Path) -> None:
    shot = freeze(Rows([]), ReportOptions("staff", today=TODAY))
    with pytest.raises(UserError, match=r"The report could not be saved as “sef.html”\."):
        write_html(shot, tmp_path / "nowhere" / "sef.html")


def test_a_reader_refuses_what_is_not_nested() -> None:
    with pytest.raises(AssertionError):
        read(b"<p><em>one</p></em>")


def test_every_part_ends_with_a_way_back_to_the_contents(sample_rows: Rows, written: Write) -> None:
    page = written(sample_rows).root
    contents = page.one("nav").told["id"]
    for part in page.one("main").all("section"):
        *_others, last = part.all("a")
        assert last.told["href"] == f"#{contents}"
        assert last.text == "Back to the contents"

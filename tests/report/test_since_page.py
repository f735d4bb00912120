"""The page that tells what has changed: one page, what matters first, nothing silently dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from selfeval.core.editions import versions
from selfeval.core.models import Fact, Factor
from selfeval.core.rows import Rows
from selfeval.exchange.sample import make_sample
from selfeval.report import ReportOptions, Snapshot, freeze, write_pdf
from selfeval.report.story import part_alone
from selfeval.report.story.blocks import Bullets, Columns, OnePage, Table
from selfeval.report.texts import texts_in
from selfeval.report.versions import earlier_for
from selfeval.store import Document, load_rows
from tests.report.changing import edit, issue, now, texts

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Document, Rows]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELFEVAL_HOME", str(tmp_path_factory.mktemp("home")))
        path = tmp_path_factory.mktemp("sample") / "sample.selfeval"
        with make_sample(path, TODAY) as document:
            yield document, load_rows(document.session)


def shot_of(sample: tuple[Document, Rows], options: ReportOptions) -> Snapshot:
    document, rows = sample
    return freeze(rows, options, earlier=earlier_for(document.session, rows, options))


def pages(shot: Snapshot, target: Path) -> list[str]:
    write_pdf(shot, target)
    with PdfDocument(target) as written:
        return [page.get_textpage().get_text_range() for page in written]


@pytest.mark.parametrize("agreed", [False, True])
def test_large_print_says_no_less(
    tmp_path: Path, sample: tuple[Document, Rows], agreed: bool
) -> None:
    since = versions(sample[1])[-1].edition.id if agreed else None
    said: list[str] = []
    for large in (False, True):
        options = ReportOptions(
            "governors", today=TODAY, chosen=("since",), since=since, large=large
        )
        found = pages(shot_of(sample, options), tmp_path / "since.pdf")
        end = next(at for at, page in enumerate(found) if "As before:" in page)
        said.append(" ".join(" ".join(found[: end + 1]).split()))
        assert end <= 2 * large
    plain, larger = (len(re.findall(r"Changed:|New:|Reviewed on|from \d", one)) for one in said)
    assert larger >= plain > 3


@pytest.mark.parametrize("agreed", [False, True])
@pytest.mark.parametrize("kind", ["governors", "leaders", "meeting"])
def test_it_keeps_to_one_page(
    tmp_path: Path, sample: tuple[Document, Rows], kind: str, agreed: bool
) -> None:
    since = versions(sample[1])[-1].edition.id if agreed else None
    options = ReportOptions(kind, today=TODAY, chosen=("since",), since=since)
    found = pages(shot_of(sample, options), tmp_path / "since.pdf")
    told = [at for at, page in enumerate(found) if "As before:" in page]
    assert told == [0]
    assert "Since the version agreed on" in found[0] or "Since the draft of" in found[0]
    assert found[1].count("About this report")


def test_priorities_and_the_worst_words_come_first(
    tmp_path: Path, sample: tuple[Document, Rows]
) -> None:
    options = ReportOptions("governors", today=TODAY, chosen=("since",))
    page = " ".join(pages(shot_of(sample, options), tmp_path / "since.pdf")[0].split())
    order = ("Priorities", "Early indicators", "Going the other way", "Not seen", "Facts")
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "5 new, 22 changed, 1 dropped; 76 as before." in page
    assert "from 24 of 31 to 20 of 31" in page


def test_nothing_is_dropped_without_a_count(sample: tuple[Document, Rows]) -> None:
    shot = shot_of(sample, ReportOptions("governors", today=TODAY))
    _new_page, page = part_alone(shot, "since")
    assert isinstance(page, OnePage)
    for version in page.versions:
        shown = sum(_items(block) for block in version)
        words = [text for text in texts(version) if text.startswith("and ")]
        left = sum(int(text.split()[1]) for text in words)
        assert shown + left == shot.since.count


def _items(block: object) -> int:
    if isinstance(block, Table):
        return len(block.rows)
    if isinstance(block, Bullets):
        return len(block.items)
    if isinstance(block, Columns):
        return sum(_items(one) for column in block.columns for one in column)
    return 0


def test_very_many_changes_keep_to_one_page(tmp_path: Path) -> None:
    with Document.create(tmp_path / "school.selfeval") as document:
        edit(document, lambda session: session.add(Fact(statement="One")))
        issue(document)
        long = "A very long account of what two visitors wrote down about one lesson. " * 40
        many = [Fact(statement=f"{long} {at}") for at in range(300)]
        boxes = [Factor(label=f"Reading {at}") for at in range(200)]
        edit(document, lambda session: session.add_all([*many, *boxes]))
        found = pages(now(document), tmp_path / "many.pdf")
    told = [page for page in found if "500 new" in page]
    assert len(told) == 1
    assert "and 2" in told[0]
    assert "As before: 1 fact" in told[0]


def test_a_copy_names_no_numbers_that_it_does_not_tell(sample: tuple[Document, Rows]) -> None:
    for chosen, is_there in ((("since",), False), (("since", "facts", "beliefs"), True)):
        shot = shot_of(sample, ReportOptions("governors", today=TODAY, chosen=chosen))
        told = " ".join(texts_in(list(part_alone(shot, "since"))))
        assert bool(re.search(r"Fact.\d+: |A\d+: ", told)) == is_there

"""Versions: issued with all it takes to print them again, frozen, and told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from selfeval.core.editions import version_of
from selfeval.core.hidden_words import HIDE
from selfeval.core.models import Dismissal, Edition, Fact, School, Setting
from selfeval.exchange.sample import make_sample
from selfeval.report import KINDS, ReportOptions, Snapshot, freeze, write_pdf
from selfeval.report.versions import (
    agreed_fields,
    changes_since,
    comparable,
    earlier_for,
    frozen,
    new_version,
    printed_options,
)
from selfeval.store import Document, load_rows, remove
from tests.report.changing import edit, issue, texts

DAY = date(2026, 11, 23)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "school.selfeval") as made:
        edit(made, lambda session: session.add(Fact(statement="As it was")))
        yield made


def edition(document: Document, row_id: str) -> Edition:
    found = load_rows(document.session).get(Edition, row_id)
    assert found is not None
    return found


def reprint(document: Document, row_id: str) -> Snapshot:
    rows = load_rows(document.session)
    found = frozen(document.session, rows, edition(document, row_id))
    assert found is not None
    return freeze(found.rows, found.options, earlier=found.earlier, version=found.words)


def agree(document: Document, row_id: str) -> None:
    def change(session: object) -> None:
        row = document.session.get_one(Edition, row_id)
        for name, value in agreed_fields(date(2026, 12, 2), "Trustees").items():
            setattr(row, name, value)

    edit(document, change)


@pytest.mark.parametrize("kind", KINDS)
def test_a_version_prints_again_byte_for_byte(tmp_path: Path, kind: str) -> None:
    with make_sample(tmp_path / "sample.selfeval", DAY) as document:
        parts = KINDS[kind].parts
        options = ReportOptions(kind, "estyn-2024", DAY, chosen=parts[::-1], grey=True)
        rows = load_rows(document.session)
        shot = freeze(rows, options, earlier=earlier_for(document.session, rows, options))
        write_pdf(shot, tmp_path / "issued.pdf")
        made = new_version(document.vector(), rows, options)
        edit(document, lambda session: session.add_all(made))

        def change(_session: object) -> None:
            for fact in document.session.exec(select(Fact)):
                fact.statement = f"Not any more: {fact.statement}"
            document.session.get_one(School, "school").name = "Another school"

        edit(document, change)
        write_pdf(reprint(document, made[0].id), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "issued.pdf").read_bytes()


def test_an_agreed_version_says_so_and_keeps_its_text(document: Document) -> None:
    version = issue(document)
    edit(document, lambda session: session.add(Fact(statement="Written since")))
    agree(document, version)
    shot = reprint(document, version)
    assert shot.state == "Agreed on 2\xa0December\xa02026 by Trustees"
    assert shot.pending == ""
    words = " ".join(texts(shot))
    assert "As it was" in words
    assert "Written since" not in words


def test_a_reprint_leaves_out_what_is_private_or_hidden_by_now(document: Document) -> None:
    secret, named = Fact(statement="Secretly said"), Fact(statement="Seen by Quillfeather")
    edit(document, lambda session: session.add_all([secret, named]))
    version = issue(document)

    def hide(session: object) -> None:
        document.session.get_one(Fact, secret.id).private = True
        answer = Dismissal(
            rule=f"{HIDE}Quillfeather", item_table="fact", item_id=named.id, reason="[name]"
        )
        document.session.add(answer)

    edit(document, hide)
    edit(document, lambda session: remove(session, session.get_one(Fact, secret.id)))
    words = " ".join(texts(reprint(document, version)))
    assert "As it was" in words
    assert "Secretly" not in words
    assert "Quillfeather" not in words


def test_a_version_whose_past_is_not_here_cannot_be_printed(document: Document) -> None:
    version = issue(document)
    document.session.rollback()
    edit(document, lambda session: setattr(session.get_one(Edition, version), "vector", "{"))
    rows = load_rows(document.session)
    assert frozen(document.session, rows, edition(document, version)) is None
    found = version_of(rows, version)
    assert found is not None
    assert changes_since(document.session, rows, found) is None


def test_what_a_version_keeps_may_be_damaged(document: Document) -> None:
    version = issue(document, "plan")

    def damage(session: object) -> None:
        for row in document.session.exec(select(Setting)):
            row.value = '{"kind": "poster", "parts": 7, "framework": [], "large": "yes"}'

    edit(document, damage)
    rows = load_rows(document.session)
    options = printed_options(rows, edition(document, version))
    assert replace(options, framework=None) == ReportOptions(today=date(2026, 10, 12))
    assert frozen(document.session, rows, edition(document, version)) is not None


def test_a_version_for_governors_is_never_printed_for_leaders(document: Document) -> None:
    version = issue(document, "governors")

    def damage(_session: object) -> None:
        for row in document.session.exec(select(Setting)):
            row.value = '{"kind": "leaders"}'

    edit(document, damage)
    assert reprint(document, version).audience == "governors"


def test_a_framework_that_is_not_known_any_more_gives_way(document: Document) -> None:
    version = issue(document)
    edit(document, lambda s: setattr(s.get_one(Edition, version), "framework", "gone-1999"))
    assert reprint(document, version).areas.framework


def test_changes_are_told_from_the_newest_version_for_the_same_readers(
    document: Document,
) -> None:
    first = issue(document, "governors", date(2026, 7, 11))
    second = issue(document, "meeting", date(2026, 9, 11))
    third = issue(document, "leaders", date(2026, 10, 11))
    rows = load_rows(document.session)
    listed = [one.edition.id for one in comparable(rows, ReportOptions("plan"))]
    assert listed == [second, first, third]

    def told_from(options: ReportOptions) -> str:
        found = earlier_for(document.session, rows, options)
        assert found is not None
        return found.version.edition.id

    assert told_from(ReportOptions("governors")) == second
    assert told_from(ReportOptions("governors", since=first)) == first
    assert told_from(ReportOptions("governors", since="gone")) == second
    assert told_from(ReportOptions("leaders")) == third
    assert told_from(ReportOptions("staff")) == third


def test_a_reprint_tells_changes_from_a_version_older_than_itself(document: Document) -> None:
    first = issue(document, day=date(2026, 7, 11))
    edit(document, lambda session: session.add(Fact(statement="In between")))
    second = issue(document, day=date(2026, 9, 11))
    edit(document, lambda session: session.add(Fact(statement="Later")))
    assert reprint(document, first).since.told == "first"
    since = reprint(document, second).since
    assert [one.words for step in since.steps for one in step.changes] == ["In between"]


def test_counts_changes_since_a_version(document: Document) -> None:
    version = issue(document)
    edit(document, lambda session: session.add(Fact(statement="Two")))
    edit(document, lambda session: session.add(Fact(statement="Three", private=True)))
    rows = load_rows(document.session)
    found = version_of(rows, version)
    assert found is not None
    assert changes_since(document.session, rows, found) == 1

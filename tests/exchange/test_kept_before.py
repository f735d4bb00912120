"""What is brought in from outside: a backup before it, and no files where they are switched off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from selfeval.core.models import Evidence, Fact
from selfeval.exchange import tables
from selfeval.exchange.attachments import attach_files, read_file_to_attach
from selfeval.exchange.pasted import (
    PasteChoice,
    apply_paste,
    guess_heading,
    guess_kind,
    guess_roles,
    read_clipboard,
    with_heading,
)
from selfeval.store import Document, UserError, administered
from selfeval.store.backup_list import backups_of

PASTED = "Fact\tRealm\nStaff know what is expected\tclimate\nWords come first\tclimate\n"


def choice() -> PasteChoice:
    grid = read_clipboard("", PASTED)
    table = with_heading(grid, guess_heading(grid))
    return PasteChoice(table, guess_kind(table), guess_roles(table), 0, (), "", date(2026, 11, 22))


def add_fact(document: Document) -> str:
    with document.edit("Add fact") as session:
        fact = Fact(statement="Before")
        session.add(fact)
        return fact.id


def test_files_are_refused_where_they_are_switched_off_and_old_ones_stay(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = add_fact(document)
    notes = tmp_path / "notes.txt"
    notes.write_text("What we saw")
    files = [read_file_to_attach(notes)]
    (kept,) = attach_files(document, "fact", fact, files)
    rules = tmp_path / "selfeval.toml"
    rules.write_text("[attachments]\nallowed = false\n")
    monkeypatch.setattr(administered, "places", lambda: [rules])
    with pytest.raises(UserError, match="switched off by your school’s administrator"):
        attach_files(document, "fact", fact, files)
    with document.edit("Add a link") as session:
        session.add(Evidence(item_table="fact", item_id=fact, kind="link", url="https://x.org"))
    row = document.session.get(Evidence, kept)
    assert document.blob(row.sha256) == b"What we saw"


def test_a_backup_is_kept_before_a_table_is_pasted(document: Document) -> None:
    add_fact(document)
    before = document.canonical_dump()
    apply_paste(document, choice())
    (kept,) = backups_of(document.document_id)
    assert kept.why == "before importing"
    with Document.open(kept.path, read_only=True) as found:
        assert found.canonical_dump() == before
    apply_paste(document, choice())  # nothing is new
    assert len(backups_of(document.document_id)) == 1


def test_a_backup_is_kept_before_figures_are_imported(document: Document, ks2: list[Path]) -> None:
    add_fact(document)
    plan = tables.plan_import(document, ks2[:1], school="900001", columns=["PTRWM_EXP"])
    assert tables.apply_plan(document, plan).changed
    assert [one.why for one in backups_of(document.document_id)] == ["before importing"]


def test_nothing_is_brought_in_where_no_backup_can_be_kept(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_fact(document)
    before = document.canonical_dump()

    def fails(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("selfeval.store.publish.replacing", fails)
        with pytest.raises(UserError, match="Nothing was imported, because no backup"):
            apply_paste(document, choice())
    assert document.canonical_dump() == before


def test_an_empty_file_needs_no_backup(document: Document) -> None:
    apply_paste(document, choice())
    assert not backups_of(document.document_id)

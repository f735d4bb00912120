"""The archive: everything out and back, equal; what is unsound is refused beforehand."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfeval.core.models import (
    Assumption,
    Evidence,
    Fact,
    LoopName,
    Measure,
    Reading,
    School,
    Setting,
    Stance,
    new_id,
)
from selfeval.exchange.archive import archive_to_new, export_archive
from selfeval.exchange.archive_check import check_archive
from selfeval.store import Document, UserError, remove
from selfeval.store.schema import model_fields

PICTURE = b"\x89PNG what we saw"
Change = Callable[[dict[str, Any]], object]


def fill(document: Document) -> None:
    """Put some of everything in: links of each kind, an attachment, odd text, a deleted row."""
    with document.edit("Fill") as session:
        logo = document.add_blob(b"a crest")
        session.add(School(name="Larkfield", identifier="900001", logo=logo))
        measure = Measure(name="Reading", unit="percentage")
        fact = Fact(statement="“71%” of pupils, ŵ & <b>\nnext line", measure_id=measure.id, n=3)
        belief = Assumption(belief="They read more at home", realm="behaviour")
        gone = Fact(statement="Told in confidence")
        session.add_all([measure, fact, belief, gone])
        session.add(Reading(measure_id=measure.id, period="2021/22", value="71.50"))
        session.add(Reading(measure_id=measure.id, period="2022/23", reason="suppressed"))
        session.add(Stance(fact_id=fact.id, assumption_id=belief.id, stance="challenges"))
        picture = document.add_blob(PICTURE)
        session.add(Evidence(item_table="fact", item_id=fact.id, name="p.png", sha256=picture))
        session.add(Setting(name="framework", value="ofsted-2025"))
    with document.edit("Delete fact") as session:
        remove(session, session.get(Fact, gone.id))


@pytest.fixture
def archive(document: Document, tmp_path: Path) -> Path:
    """Give the test an archive of a filled document."""
    fill(document)
    path = tmp_path / "archive.json"
    export_archive(document, path)
    return path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the tests the text of a sound archive, made once."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELFEVAL_HOME", str(folder / "home"))
        with Document.create(folder / "a.selfeval") as document:
            fill(document)
            export_archive(document, folder / "a.json")
    return (folder / "a.json").read_text(encoding="utf-8")


def test_there_and_back_is_equal_with_an_id_of_its_own(
    document: Document, archive: Path, tmp_path: Path
) -> None:
    with archive_to_new(archive, tmp_path / "new.selfeval", actor="Deputy head") as new:
        assert new.canonical_dump() == document.canonical_dump()
        assert new.document_id != document.document_id
        assert not new.unpublished
        assert new.blob(hashlib.sha256(PICTURE).hexdigest()) == PICTURE
        assert new.blob(hashlib.sha256(b"a crest").hexdigest()) == b"a crest"
        export_archive(new, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == archive.read_bytes()
    with Document.open(tmp_path / "new.selfeval") as opened:
        assert opened.canonical_dump() == document.canonical_dump()


def test_the_new_document_goes_on_numbering(archive: Path, tmp_path: Path) -> None:
    with archive_to_new(archive, tmp_path / "new.selfeval") as new:
        with new.edit("Add fact") as session:
            session.add(Fact(id="f" * 32, statement="One more"))
        assert new.session.get(Fact, "f" * 32).number == 2  # type: ignore[union-attr]


def test_the_schema_is_the_documented_one(archive: Path) -> None:
    whole = json.loads(archive.read_text(encoding="utf-8"))
    assert list(whole) == ["format", "version", "tables", "blobs"]
    assert (whole["format"], whole["version"]) == ("selfeval-archive", 1)
    assert set(whole["tables"]) == set(model_fields())
    for table, rows in whole["tables"].items():
        assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
        assert all(list(row) == list(model_fields()[table]) for row in rows)
    for name, data in whole["blobs"].items():
        assert hashlib.sha256(base64.b64decode(data)).hexdigest() == name
    values = {row["period"]: row["value"] for row in whole["tables"]["reading"]}
    assert values == {"2021/22": "71.50", "2022/23": None}


def test_deleted_text_and_its_history_are_not_in_it(archive: Path) -> None:
    assert "Told in confidence" not in archive.read_text(encoding="utf-8")


def test_an_empty_document_goes_there_and_back(document: Document, tmp_path: Path) -> None:
    export_archive(document, tmp_path / "empty.json")
    with archive_to_new(tmp_path / "empty.json", tmp_path / "new.selfeval") as new:
        assert new.canonical_dump() == []


def test_an_archive_is_replaced_in_one_step_and_a_failure_leaves_the_old_one(
    document: Document, archive: Path, tmp_path: Path
) -> None:
    export_archive(document, archive)
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(UserError, match="could not be written"):
        export_archive(document, tmp_path / "nowhere" / "archive.json")


def test_the_archive_never_replaces_the_file_it_is_made_from(document: Document) -> None:
    before = document.path.read_bytes()
    with pytest.raises(UserError, match="would replace the file"):
        export_archive(document, document.path)
    assert document.path.read_bytes() == before


def test_a_reader_can_export_and_a_target_that_exists_is_left_alone(
    document: Document, archive: Path, tmp_path: Path
) -> None:
    document.publish()
    with Document.open(document.path, read_only=True) as reader:
        export_archive(reader, tmp_path / "read.json")
    assert (tmp_path / "read.json").read_bytes() == archive.read_bytes()
    target = tmp_path / "mine.txt"
    target.write_text("mine")
    with pytest.raises(UserError, match="already a file"):
        archive_to_new(archive, target)
    assert target.read_text() == "mine"


def test_a_field_that_is_left_out_gets_its_empty_value(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    rows = {"fact": [{"id": "a" * 32, "statement": "Short"}]}
    path.write_text(json.dumps({"format": "selfeval-archive", "version": 1, "tables": rows}))
    with archive_to_new(path, tmp_path / "new.selfeval") as new:
        fact = new.session.get(Fact, "a" * 32)
        assert fact is not None
        assert (fact.statement, fact.kind, fact.number, fact.realm) == (
            "Short",
            "observation",
            1,
            None,
        )


def first(whole: dict[str, Any], table: str) -> dict[str, Any]:
    return whole["tables"][table][0]


def loop(*factors: str) -> dict[str, Any]:
    """A row of loop_name whose id follows from its factors as they are given."""
    text = " ".join(factors)
    return {"id": LoopName.id_for(text), "factors": text, "name": "Spiral"}


def arrow(**values: Any) -> dict[str, Any]:
    """An arrow that leads from a factor that is not there; its other end is for the caller."""
    return {"id": "c" * 32, "source_id": "d" * 32} | values


def half_sorted() -> dict[str, Any]:
    """A note that says which kind of item it became, and not which item."""
    return {"id": "e" * 32, "said": "Calm", "sorted_table": "fact"}


def archive_of(folder: Path, **tables: list[dict[str, Any]]) -> Path:
    """Write an archive of these rows."""
    path = folder / "given.json"
    path.write_text(json.dumps({"format": "selfeval-archive", "version": 1, "tables": tables}))
    return path


def test_facts_without_a_number_come_after_those_that_have_one(tmp_path: Path) -> None:
    numbers = {"a": None, "b": 2, "c": None, "d": 1, "e": 2}
    facts = [{"id": letter * 32, "number": number} for letter, number in numbers.items()]
    with archive_to_new(archive_of(tmp_path, fact=facts), tmp_path / "new.selfeval") as new:
        found = {letter: new.session.get_one(Fact, letter * 32).number for letter in numbers}
    assert found == {"a": 3, "b": 2, "c": 4, "d": 1, "e": 2}


def test_rows_without_a_place_come_after_those_that_have_one(tmp_path: Path) -> None:
    places = {"a": "", "b": "a5", "c": "a0", "d": ""}
    facts = [{"id": letter * 32, "position": place} for letter, place in places.items()]
    with archive_to_new(archive_of(tmp_path, fact=facts), tmp_path / "new.selfeval") as new:
        found = {letter: new.session.get_one(Fact, letter * 32).position for letter in places}
    assert found == {"a": "a6", "b": "a5", "c": "a0", "d": "a7"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda w: w.update(format="another"), "not a self-evaluation archive"),
        (lambda w: w.pop("format"), "not a self-evaluation archive"),
        (lambda w: w.update(version=2), "newer version"),
        (lambda w: w.update(version="1"), "which version"),
        (lambda w: w.update(version=True), "which version"),
        (lambda w: w.update(version=0), "which version"),
        (lambda w: w.update(version=1.0), "which version"),
        (lambda w: w.update(version=2.0), "which version"),
        (lambda w: first(w, "fact").update(position="!!!"), "“position” is no place in a list"),
        (lambda w: first(w, "fact").update(position="a0!"), "“position” is no place in a list"),
        (lambda w: first(w, "fact").update(position="a"), "“position” is no place in a list"),
        (lambda w: first(w, "fact").update(position="a10"), "“position” is no place in a list"),
        (lambda w: first(w, "school").update(logo="a" * 64), "attached file is missing"),
        (lambda w: first(w, "school").update(logo="crest.png"), "attached file is missing"),
        (lambda w: first(w, "evidence").update(item_table="", item_id=""), "leads nowhere"),
        (lambda w: first(w, "evidence").pop("item_id"), "“item_id” leads nowhere"),
        (lambda w: first(w, "evidence").update(kind="link", sha256="a" * 64), "file is missing"),
        (lambda w: w["tables"].update(loop_name=[loop("b" * 32, "a" * 32)]), "“factors” are not"),
        (lambda w: w["tables"].update(loop_name=[loop("a" * 32, "a" * 32)]), "“factors” are not"),
        (lambda w: w["tables"].update(loop_name=[loop("us", "you")]), "“factors” are not"),
        (lambda w: w.update(extra=1), "“extra”"),
        (lambda w: w.pop("tables"), "no tables"),
        (lambda w: w["tables"].update(pupils=[]), "“pupils”"),
        (lambda w: w["tables"].update(gesture=[]), "“gesture”"),
        (lambda w: w["tables"].update(fact={}), "not a list"),
        (lambda w: w["tables"].update(fact=["x"]), "Row 1 of “fact”"),
        (lambda w: first(w, "fact").update(mood="good"), "“mood” is unknown"),
        (lambda w: first(w, "fact").update(statement=7), "“statement” is of the wrong type"),
        (lambda w: first(w, "fact").update(statement=None), "“statement” is of the wrong type"),
        (lambda w: first(w, "fact").update(private=True), "“private” is of the wrong type"),
        (lambda w: first(w, "fact").update(n="3"), "“n” is of the wrong type"),
        (lambda w: first(w, "fact").update(n=-1), "Row 1 of “fact”"),
        (lambda w: first(w, "fact").update(n=2**60), "“n” is of the wrong type"),
        (lambda w: first(w, "fact").update(number=0), "number"),
        (lambda w: first(w, "fact").update(kind="rumour"), "rumour"),
        (lambda w: first(w, "fact").update(realm="mood"), "mood"),
        (lambda w: first(w, "fact").update(observed_on="yesterday"), "yesterday"),
        (lambda w: first(w, "fact").update(observed_on="2026-01-01T10:00"), "no such day"),
        (lambda w: first(w, "reading").update(value="1,204"), "“value” holds something"),
        (lambda w: first(w, "fact").update(source="a\x00b"), "“source” holds something"),
        (lambda w: first(w, "fact").update(source="\ud800"), "“source” holds something"),
        (lambda w: first(w, "stance").update(fact_id="\ud800"), "“fact_id” holds something"),
        (lambda w: first(w, "stance").update(fact_id=None), "“fact_id” is of the wrong type"),
        (lambda w: first(w, "stance").pop("fact_id"), "“fact_id” is missing"),
        (
            lambda w: w["tables"].update(arrow=[arrow(target_id=None)]),
            "“target_id” is of the wrong",
        ),
        (lambda w: w["tables"].update(arrow=[arrow()]), "“target_id” is missing"),
        (lambda w: w["tables"].update(note=[half_sorted()]), "“sorted_id” leads nowhere"),
        (lambda w: first(w, "evidence").update(item_id="\ud800"), "“item_id” holds something"),
        (lambda w: first(w, "fact").update(source="x" * 1_001), "1,000"),
        (lambda w: first(w, "fact").pop("id"), "no proper id"),
        (lambda w: first(w, "fact").update(id="../../etc"), "no proper id"),
        (lambda w: first(w, "school").update(id="another"), "“school”"),
        (lambda w: first(w, "stance").update(id="a" * 32), "does not follow"),
        (lambda w: w["tables"]["fact"].append(dict(first(w, "fact"))), "Row 2 of “fact”"),
        (lambda w: first(w, "fact").update(measure_id="a" * 32), "“measure_id” leads nowhere"),
        (lambda w: first(w, "reading").pop("measure_id"), "Row 1 of “reading”"),
        (lambda w: w["tables"].update(assumption=[]), "“assumption_id” leads nowhere"),
        (lambda w: first(w, "evidence").update(item_id="a" * 32), "“item_id” leads nowhere"),
        (lambda w: first(w, "evidence").update(item_table="gesture"), "“item_id” leads nowhere"),
        (lambda w: first(w, "evidence").update(sha256="a" * 64), "attached file is missing"),
        (lambda w: first(w, "evidence").pop("sha256"), "attached file is missing"),
        (lambda w: w.pop("blobs"), "attached file is missing"),
        (lambda w: w.update(blobs=[]), "attachments"),
        (lambda w: w.update(blobs=dict.fromkeys(w["blobs"], "AAAA")), "damaged"),
        (lambda w: w.update(blobs=dict.fromkeys(w["blobs"], "not base64!")), "damaged"),
        (lambda w: w.update(blobs=dict.fromkeys(w["blobs"], 7)), "damaged"),
    ],
)
def test_an_unsound_archive_is_refused_and_nothing_is_made(
    change: Change, words: str, sound: str, tmp_path: Path
) -> None:
    whole = json.loads(sound)
    change(whole)
    (tmp_path / "archive.json").write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(UserError) as error:
        archive_to_new(tmp_path / "archive.json", tmp_path / "new.selfeval")
    assert words in str(error.value)
    assert not (tmp_path / "new.selfeval").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "null",
        '"selfeval-archive"',
        '{"format": "selfeval-archive", "version": NaN}',
        '{"format": "selfeval-archive", "format": "x"}',
        "[" * 100_000,
        '{"format": "selfeval-archive", "version": ' + "9" * 5_000 + "}",
    ],
)
def test_what_is_no_archive_at_all_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError):
        archive_to_new(path, tmp_path / "new.selfeval")
    assert not (tmp_path / "new.selfeval").exists()


def test_missing_files_and_other_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        archive_to_new(tmp_path / "gone.json", tmp_path / "new.selfeval")
    with pytest.raises(UserError, match="could not be read"):
        archive_to_new(tmp_path, tmp_path / "new.selfeval")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(UserError, match="not an archive"):
        archive_to_new(tmp_path / "bytes.json", tmp_path / "new.selfeval")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_neither_waited_for_nor_replaced(document: Document, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="“pipe” could not be read: it is no file"):
        archive_to_new(pipe, tmp_path / "new.selfeval")
    with pytest.raises(UserError, match="“pipe” could not be written: it is no file"):
        export_archive(document, pipe)
    assert pipe.is_fifo()


def test_a_folder_is_named_however_it_was_given(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (".", ""):
        with pytest.raises(UserError, match=f"{tmp_path.name}” could not be read: it is a folder"):
            archive_to_new(path, tmp_path / "new.selfeval")
        with pytest.raises(UserError, match=f"{tmp_path.name}” could not be written"):
            export_archive(document, path)


def test_an_archive_is_written_to_where_a_link_leads(document: Document, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text("old")
    (tmp_path / "link.json").symlink_to(tmp_path / "kept.json")
    export_archive(document, tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "kept.json").read_text())["format"] == "selfeval-archive"


def test_what_fails_half_way_leaves_nothing_behind(
    archive: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_self: Document) -> None:
        raise UserError("There is no room left.")

    before = working_copies(home)
    monkeypatch.setattr(Document, "publish", no_room)
    with pytest.raises(UserError, match="no room"):
        archive_to_new(archive, tmp_path / "new.selfeval")
    assert not (tmp_path / "new.selfeval").exists()
    assert working_copies(home) == before


def test_what_fails_half_way_leaves_alone_what_somebody_put_there_meanwhile(
    archive: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(document: Document) -> None:
        document.path.write_text("somebody else's")
        raise UserError("Somebody was quicker.")

    before = working_copies(home)
    monkeypatch.setattr(Document, "publish", too_late)
    with pytest.raises(UserError, match="quicker"):
        archive_to_new(archive, tmp_path / "new.selfeval")
    assert (tmp_path / "new.selfeval").read_text() == "somebody else's"
    assert working_copies(home) == before


def working_copies(home: Path) -> set[str]:
    """Return the names of the working copies on this computer."""
    return {folder.name for folder in (home / "working").iterdir()}


def test_a_byte_order_mark_does_no_harm(archive: Path, tmp_path: Path) -> None:
    with archive_to_new(archive, tmp_path / "without.selfeval") as document:
        without = document.canonical_dump()
    archive.write_bytes(b"\xef\xbb\xbf" + archive.read_bytes())
    with archive_to_new(archive, tmp_path / "with.selfeval") as document:
        assert document.canonical_dump() == without != []


TEXT = st.text(max_size=30)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(TEXT, TEXT, st.booleans(), st.none() | st.integers(0, 99)), max_size=6))
def test_whatever_people_write_comes_back_equal(
    tmp_path: Path, facts: list[tuple[str, str, bool, int | None]]
) -> None:
    folder = tmp_path / new_id()
    folder.mkdir()
    with Document.create(folder / "a.selfeval") as document:
        with document.edit("Write") as session:
            for statement, source, private, n in facts:
                session.add(Fact(statement=statement, source=source, private=private, n=n))
        export_archive(document, folder / "a.json")
        with archive_to_new(folder / "a.json", folder / "b.selfeval") as new:
            assert new.canonical_dump() == document.canonical_dump()


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["fact", "id", "school", "statement", "x"]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_tables_are_sound_or_refused_in_words(tables: object) -> None:
    whole = {"format": "selfeval-archive", "version": 1, "tables": tables}
    try:
        content = check_archive(json.dumps(whole))
    except UserError as error:
        assert error.message.startswith("The archive cannot be used.")  # noqa: PT017
    else:
        assert all(isinstance(row["id"], str) for rows in content.tables.values() for row in rows)

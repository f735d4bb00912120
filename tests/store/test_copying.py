"""Copies that are given away hold what they say and nothing else: their bytes are read."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import chain, combinations
from pathlib import Path

import pytest

from selfeval.core.handover.choice import (
    ATTACHMENTS,
    COLLEAGUE,
    GOVERNORS,
    HISTORY,
    NEW_DOCUMENT,
    NOTES,
    PARTS,
    PRIVATE,
    QUOTES,
    CopyChoice,
)
from selfeval.core.handover.contents import OF_THE_YEAR, contents
from selfeval.core.handover.listing import listing
from selfeval.core.models import (
    Action,
    Arrow,
    ArrowAssumption,
    Assumption,
    Consequence,
    Dismissal,
    Edition,
    Evidence,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Judgement,
    JudgementFact,
    LoopName,
    Measure,
    Note,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Quote,
    Reading,
    Review,
    School,
    Setting,
    Stance,
    Theme,
    ThemeLink,
)
from selfeval.exchange.next_year import OWN_SETTINGS
from selfeval.store import Document, UserError, load_rows
from selfeval.store.check import examine
from selfeval.store.dump import log_lines

FOR_COLLEAGUE = CopyChoice(COLLEAGUE)
TO_GO_ON_WITH = CopyChoice(NEW_DOCUMENT)
TICKS = (PRIVATE, QUOTES, NOTES, ATTACHMENTS)
EVERY_TICK = [
    frozenset(some) for some in chain.from_iterable(combinations(TICKS, n) for n in range(5))
]


def governors(*along: str) -> CopyChoice:
    return CopyChoice(GOVERNORS, frozenset(along))


FORMER = ("zebra-former", "zebra-removed", "zebra-undone", "zebra-blob-removed", "zebra-role")
"""What only the history tells."""
SECRETS = {
    PRIVATE: (
        "zebra-private-fact",
        "zebra-private-detail",
        "zebra-private-stance",
        "zebra-private-belief",
        "zebra-private-priority",
        "zebra-private-sign",
        "zebra-private-factor",
        "zebra-private-arrow",
        "zebra-private-loop",
        "zebra-private-action",
        "zebra-private-review",
        "zebra-private-measure",
        "zebra-private-reading",
        "zebra-private-dismissal",
        "zebra-private-link",
    ),
    QUOTES: ("zebra-quote",),
    NOTES: ("zebra-note",),
    ATTACHMENTS: ("zebra-file-name", "zebra-file-bytes"),
    HISTORY: FORMER,
    "few": ("zebra-few-fact", "zebra-few-sign", "zebra-few-step", "zebra-few-note", "6543.5"),
    "settings": ("zebra-guided", "zebra-other-file"),
}
"""What must not be in a copy for governors, by what it takes to let it go along."""
BOTH = {"zebra-private-quote": (PRIVATE, QUOTES), "zebra-private-file": (PRIVATE, ATTACHMENTS)}


@pytest.fixture
def rich(tmp_path: Path) -> Iterator[Document]:
    """Give the test a file with every private thing there can be, and a history."""
    document = Document.create(tmp_path / "rich.selfeval", actor="zebra-role")
    fill(document)
    document.publish()
    yield document
    document.close()


def fill(document: Document) -> None:
    hidden, shown = Measure(name="zebra-private-measure"), Measure(name="Shown", dataset="KS2")
    few = Measure(name="Small group", unit="count_of")
    secret = Fact(statement="zebra-private-fact", detail="zebra-private-detail", private=True)
    secret.measure_id = hidden.id
    open_fact = Fact(statement="An open fact", source="A survey", measure_id=shown.id)
    small = Fact(statement="zebra-few-fact", people="children", n=4, out_of=9)
    belief = Assumption(belief="An open belief")
    doubt = Assumption(belief="zebra-private-belief", private=True)
    a, b = Factor(label="Talk"), Factor(label="Reading")
    odd = Factor(label="zebra-private-factor", private=True)
    live = Priority(title="An open priority", status="live")
    quiet = Priority(title="zebra-private-priority", private=True)
    sign = Indicator(sign="An open sign", assumption_id=doubt.id, factor_id=odd.id)
    veiled = Indicator(sign="zebra-private-sign", private=True, measure_id=hidden.id)
    tiny = Indicator(
        sign="zebra-few-sign: 3 of 7 looked-after children",
        one_step_up="zebra-few-step 5 of 7",
        realm="outcome",
        measure_id=few.id,
        baseline="3",
        baseline_out_of=7,
        expected="6",
        expected_out_of=7,
    )
    arrows = [Arrow(source_id=a.id, target_id=b.id), Arrow(source_id=b.id, target_id=a.id)]
    lost = Arrow(source_id=a.id, target_id=odd.id, note="zebra-private-arrow")
    theme = Theme(name="Words")
    judged = Judgement(framework="ofsted-2025", area="inclusion", narrative="Good")
    with document.edit("Fill") as session:
        session.add_all([hidden, shown, few, secret, open_fact, small, belief, doubt, a, b, odd])
        session.add_all([live, quiet, sign, veiled, tiny, *arrows, lost, theme, judged])
        session.add_all(
            [
                School(name="Alder"),
                Stance(fact_id=open_fact.id, assumption_id=belief.id, stance="supports"),
                Stance(fact_id=secret.id, assumption_id=belief.id, note="zebra-private-stance"),
                Stance(fact_id=small.id, assumption_id=belief.id),
                ArrowAssumption(arrow_id=arrows[0].id, assumption_id=doubt.id),
                LoopName(factors=f"{a.id} {b.id}", name="An open loop"),
                LoopName(factors=f"{a.id} {odd.id}", name="zebra-private-loop"),
                PriorityAssumption(priority_id=live.id, assumption_id=doubt.id),
                PriorityAssumption(priority_id=live.id, assumption_id=belief.id),
                PriorityFactor(priority_id=live.id, factor_id=odd.id),
                IndicatorPriority(indicator_id=sign.id, priority_id=quiet.id),
                Action(priority_id=live.id, what="Open action", factor_id=odd.id),
                Action(priority_id=live.id, what="zebra-private-action", private=True),
                Review(priority_id=quiet.id, why="zebra-private-review"),
                Consequence(what="Open", factor_id=odd.id, indicator_id=veiled.id),
                Reading(measure_id=hidden.id, period="2026", note="zebra-private-reading"),
                Reading(
                    measure_id=shown.id,
                    period="2026",
                    value="58",
                    assumption_id=doubt.id,
                    stance="challenges",
                ),
                Reading(
                    measure_id=few.id,
                    period="2026",
                    value="6543.5",
                    n=3,
                    out_of=7,
                    note="zebra-few-note",
                ),
                ThemeLink(theme_id=theme.id, item_table="fact", item_id=secret.id),
                JudgementFact(judgement_id=judged.id, fact_id=secret.id),
                Quote(item_table="fact", item_id=open_fact.id, said="zebra-quote"),
                Quote(item_table="fact", item_id=secret.id, said="zebra-private-quote"),
                Note(said="zebra-note", sorted_table="fact", sorted_id=secret.id),
                Dismissal(
                    rule="F1",
                    item_table="fact",
                    item_id=secret.id,
                    reason="zebra-private-dismissal",
                ),
                Setting(name="framework", value="ofsted-2025"),
                Setting(name="guided_start", value='{"typed": {"x": "zebra-guided"}}'),
                Setting(name="continued_in", value="zebra-other-file"),
                Edition(title="Spring", vector='{"x": 1}'),
                Evidence(
                    item_table="fact",
                    item_id=secret.id,
                    kind="link",
                    name="zebra-private-link",
                    url="https://example.org/",
                ),
                Evidence(
                    item_table="fact",
                    item_id=open_fact.id,
                    kind="link",
                    name="Guidance",
                    url="https://example.org/open",
                ),
            ]
        )
        attach(document, open_fact, "zebra-file-name", b"zebra-file-bytes")
        attach(document, secret, "zebra-private-file", b"of a private fact")
    grow_a_history(document, open_fact)


def attach(document: Document, fact: Fact, name: str, data: bytes) -> None:
    sha256 = document.add_blob(data)
    document.session.add(Evidence(item_table="fact", item_id=fact.id, sha256=sha256, name=name))


def grow_a_history(document: Document, open_fact: Fact) -> None:
    with document.edit("Change fact") as session:
        session.get(Fact, open_fact.id).detail = "zebra-former"
    with document.edit("Change fact") as session:
        session.get(Fact, open_fact.id).detail = "An open detail"
        session.add(Theme(id="e" * 32, name="zebra-removed"))
    with document.edit("Remove theme") as session:
        session.delete(session.get(Theme, "e" * 32))
    with document.edit("Add a note") as session:
        session.add(Note(said="zebra-undone"))
    document.undo()
    with document.edit("Attach file") as session:
        sha256 = document.add_blob(b"zebra-blob-removed")
        session.add(
            Evidence(id="d" * 32, item_table="school", item_id="school", name="x", sha256=sha256)
        )
    with document.edit("Remove file") as session:
        session.delete(session.get(Evidence, "d" * 32))


def holds(path: Path, words: str) -> bool:
    return words.encode() in path.read_bytes()


def everything() -> set[str]:
    return {*chain.from_iterable(SECRETS.values()), *BOTH}


def test_the_file_itself_holds_every_secret(rich: Document) -> None:
    missing = {words for words in everything() if not holds(rich.path, words)}
    assert not missing


# For a colleague -------------------------------------------------------------------------------


def test_a_colleague_gets_the_same_document_with_its_history(
    rich: Document, tmp_path: Path
) -> None:
    given = rich.give_copy(tmp_path / "copy.selfeval", FOR_COLLEAGUE)
    examine(given.path)
    with Document.open(given.path, read_only=True) as copy:
        assert copy.canonical_dump() == rich.canonical_dump()
        assert list(log_lines(copy._raw)) == list(log_lines(rich._raw))
        assert copy.document_id == rich.document_id
        assert copy.vector() == rich.vector()
    assert all(holds(given.path, words) for words in everything())


def test_what_a_colleague_changes_in_the_copy_can_be_taken_in(
    rich: Document, tmp_path: Path
) -> None:
    target = rich.give_copy(tmp_path / "copy.selfeval", FOR_COLLEAGUE).path
    with Document.open(target, actor="Deputy head") as copy, copy.edit("Add") as session:
        session.add(Fact(statement="Seen by the deputy"))
    rich.combine(rich.look_at(target))
    facts = load_rows(rich.session).all(Fact)
    assert "Seen by the deputy" in [row.statement for row in facts]
    other = rich.give_copy(tmp_path / "board.selfeval", governors()).path
    with pytest.raises(UserError):
        rich.look_at(other)


def test_what_is_not_yet_in_the_file_goes_along(rich: Document, tmp_path: Path) -> None:
    with rich.edit("Add") as session:
        session.add(Fact(statement="Only here so far"))
    assert rich.unpublished
    given = rich.give_copy(tmp_path / "copy.selfeval", FOR_COLLEAGUE)
    with Document.open(given.path, read_only=True) as copy:
        assert copy.canonical_dump() == rich.canonical_dump()
    assert rich.unpublished


@pytest.mark.parametrize("choice", [FOR_COLLEAGUE, TO_GO_ON_WITH, governors(), governors(*PARTS)])
def test_a_file_for_reading_only_can_be_given_too(
    rich: Document, tmp_path: Path, choice: CopyChoice
) -> None:
    written = rich.give_copy(tmp_path / "a.selfeval", choice).path
    with Document.open(rich.path, read_only=True) as reading:
        given = reading.give_copy(tmp_path / "b.selfeval", choice)
    with (
        Document.open(given.path, read_only=True) as copy,
        Document.open(written, read_only=True) as other,
    ):
        assert copy.canonical_dump() == other.canonical_dump()
        assert copy.gestures() == other.gestures()


# To go on with ---------------------------------------------------------------------------------


def test_a_new_document_has_everything_but_its_past(rich: Document, tmp_path: Path) -> None:
    given = rich.give_copy(tmp_path / "new.selfeval", TO_GO_ON_WITH)
    examine(given.path)
    with Document.open(given.path, actor="Deputy head") as copy:
        assert copy.document_id != rich.document_id
        ours, theirs = rich.canonical_dump(), copy.canonical_dump()
        assert {line for line in ours if line not in theirs} == {
            line for line in ours if "zebra-other-file" in line or '"vector":"{' in line
        }
        assert len(theirs) == len(ours) - 1
        assert copy.gestures() == 1
        assert copy.undo_label is None
        assert not copy.removed()
        with copy.edit("Go on") as session:
            session.add(Fact(statement="Gone on"))
    told = {words for words in (*FORMER, "zebra-other-file") if holds(given.path, words)}
    assert not told
    stays = everything() - {*FORMER, "zebra-other-file"}
    assert not {words for words in stays if not holds(given.path, words)}


def test_a_year_that_was_closed_is_open_in_the_new_document(rich: Document, tmp_path: Path) -> None:
    with rich.edit("Close the year") as session:
        session.add(Setting(name="closed_on", value="2026-07-20"))
    new = rich.give_copy(tmp_path / "new.selfeval", TO_GO_ON_WITH).path
    with Document.open(new) as copy:
        assert not copy.read_only
    with Document.open(rich.give_copy(tmp_path / "g.selfeval", governors()).path) as copy:
        assert copy.read_only
        assert "zebra" not in copy.notice
    assert set(OF_THE_YEAR) == set(OWN_SETTINGS)


def test_an_empty_file_gives_empty_copies(document: Document, tmp_path: Path) -> None:
    for choice in (FOR_COLLEAGUE, TO_GO_ON_WITH, governors(), governors(*PARTS)):
        given = document.give_copy(tmp_path / f"{id(choice)}.selfeval", choice)
        with Document.open(given.path, read_only=True) as copy:
            assert copy.canonical_dump() == []
            assert copy.gestures() == 0


def test_answers_that_nobody_has_chosen_from_are_listed_as_staying(
    rich: Document, tmp_path: Path
) -> None:
    (fact,) = (row for row in load_rows(rich.session).all(Fact) if "open" in row.statement)
    theirs = rich.give_copy(tmp_path / "theirs.selfeval", FOR_COLLEAGUE).path
    with Document.open(theirs) as document, document.edit("Change fact") as session:
        session.get(Fact, fact.id).detail = "zebra-theirs"
    with rich.edit("Change fact") as session:
        session.get(Fact, fact.id).detail = "zebra-ours"
    rich.combine(rich.look_at(theirs))
    assert rich.questions().count == 1
    told = listing(contents(load_rows(rich.session), TO_GO_ON_WITH), 9, rich.questions().count)
    assert "What else was written where 1 question is still open" in [
        line.words for line in told.stays
    ]
    new = rich.give_copy(tmp_path / "new.selfeval", TO_GO_ON_WITH).path
    assert holds(new, "zebra-ours") != holds(new, "zebra-theirs")


# For governors ---------------------------------------------------------------------------------


def test_governors_get_nothing_that_was_not_ticked(rich: Document, tmp_path: Path) -> None:
    """Every private text is looked for in the bytes of the copy, not only in its tables."""
    for number, along in enumerate(EVERY_TICK):
        given = rich.give_copy(tmp_path / f"{number}.selfeval", CopyChoice(GOVERNORS, along))
        may_be_told = set(chain.from_iterable(SECRETS[part] for part in along))
        may_be_told |= {words for words, parts in BOTH.items() if along >= set(parts)}
        told = {words for words in everything() if holds(given.path, words)}
        assert told == may_be_told, along
        shown = ("An open fact", "An open detail", "Guidance")
        assert all(holds(given.path, words) for words in shown)
        with Document.open(given.path, read_only=True) as copy:
            assert copy.document_id != rich.document_id
            assert copy.gestures() == 1
            blobs = copy._raw.execute("SELECT id FROM blob").fetchall()
            files = copy._raw.execute("SELECT DISTINCT sha256 FROM evidence WHERE kind = 'file'")
            assert sorted(blobs) == sorted(files.fetchall())


def test_links_to_what_stays_are_cleared_honestly(rich: Document, tmp_path: Path) -> None:
    given = rich.give_copy(tmp_path / "governors.selfeval", governors())
    with Document.open(given.path, read_only=True) as copy:
        rows = load_rows(copy.session)
    (live,) = rows.all(Priority)
    assert [row.priority_id for row in rows.all(PriorityAssumption)] == [live.id]
    assert not rows.all(PriorityFactor)
    assert len(rows.all(Arrow)) == 2
    assert not rows.all(ArrowAssumption)
    assert [row.name for row in rows.all(LoopName)] == ["An open loop"]
    sign = next(row for row in rows.all(Indicator) if row.sign == "An open sign")
    assert (sign.assumption_id, sign.factor_id) == (None, None)
    assert [row.factor_id for row in rows.all(Action)] == [None]
    assert [(row.factor_id, row.indicator_id) for row in rows.all(Consequence)] == [(None, None)]
    reading = next(row for row in rows.all(Reading) if row.value == "58")
    assert (reading.assumption_id, reading.stance) == (None, "")
    assert [row.name for row in rows.all(Setting)] == ["framework"]
    assert [row.vector for row in rows.all(Edition)] == [""]


def test_figures_about_few_pupils_are_gaps_with_their_reason(
    rich: Document, tmp_path: Path
) -> None:
    given = rich.give_copy(tmp_path / "governors.selfeval", governors())
    with Document.open(given.path, read_only=True) as copy:
        rows = load_rows(copy.session)
    (tiny,) = (row for row in rows.all(Indicator) if row.realm == "outcome")
    assert tiny.sign == "A sign about a small group of pupils"
    assert (tiny.baseline, tiny.baseline_out_of, tiny.expected) == (None, None, None)
    (reading,) = rows.where(Reading, "measure_id", tiny.measure_id)
    assert (reading.value, reading.n, reading.reason) == (None, None, "suppressed")


def test_a_note_that_goes_along_forgets_the_private_item_it_became(
    rich: Document, tmp_path: Path
) -> None:
    given = rich.give_copy(tmp_path / "governors.selfeval", governors(NOTES))
    with Document.open(given.path, read_only=True) as copy:
        (note,) = load_rows(copy.session).all(Note)
        assert (note.said, note.sorted_table, note.sorted_id) == ("zebra-note", "", "")


def test_the_history_goes_along_with_everything_or_not_at_all(
    rich: Document, tmp_path: Path
) -> None:
    target = tmp_path / "governors.selfeval"
    for along in EVERY_TICK[:-1]:
        with pytest.raises(UserError, match="only together with everything"):
            rich.give_copy(target, CopyChoice(GOVERNORS, along | {HISTORY}))
        assert not target.exists()
    given = rich.give_copy(target, governors(*PARTS))
    assert all(holds(given.path, words) for words in everything())
    with Document.open(given.path, read_only=True) as copy:
        assert copy.document_id != rich.document_id
        assert copy.canonical_dump() == rich.canonical_dump()


# Places ----------------------------------------------------------------------------------------


def test_the_file_itself_is_never_replaced(rich: Document, tmp_path: Path) -> None:
    before = rich.path.read_bytes()
    os.link(rich.path, tmp_path / "hard link.selfeval")
    os.symlink(rich.path, tmp_path / "link.selfeval")
    for target in (rich.path, tmp_path / "link.selfeval", tmp_path / "hard link.selfeval"):
        with pytest.raises(UserError, match="take the place of the file"):
            rich.give_copy(target, governors(), replace=True)
    assert rich.path.read_bytes() == before


def test_what_stands_there_is_left_alone(rich: Document, tmp_path: Path) -> None:
    foreign = tmp_path / "minutes.txt"
    foreign.write_text("Minutes")
    other = tmp_path / "other.selfeval"
    Document.create(other).close()
    older = rich.give_copy(tmp_path / "governors.selfeval", governors()).path
    for target in (foreign, other, older):
        before = target.read_bytes()
        for choice in (FOR_COLLEAGUE, TO_GO_ON_WITH, governors()):
            with pytest.raises(UserError, match="already a file"):
                rich.give_copy(target, choice, replace=True)
        assert target.read_bytes() == before
    whole = rich.give_copy(tmp_path / "colleague.selfeval", FOR_COLLEAGUE).path
    for choice in (TO_GO_ON_WITH, governors()):
        with pytest.raises(UserError, match="already a file"):
            rich.give_copy(whole, choice, replace=True)
    assert holds(whole, "zebra-former")


def test_an_older_copy_gives_way_when_somebody_agreed_and_is_kept(
    rich: Document, tmp_path: Path, home: Path
) -> None:
    target = rich.give_copy(tmp_path / "copy.selfeval", FOR_COLLEAGUE).path
    before = target.read_bytes()
    with rich.edit("Add") as session:
        session.add(Fact(statement="Newer"))
    assert rich.older_copy_at(target, FOR_COLLEAGUE)
    with pytest.raises(UserError, match="older copy"):
        rich.give_copy(target, FOR_COLLEAGUE)
    assert target.read_bytes() == before
    rich.give_copy(target, FOR_COLLEAGUE, replace=True)
    with Document.open(target, read_only=True) as copy:
        assert copy.canonical_dump() == rich.canonical_dump()
    kept = (home / "backups").rglob("*.selfeval")
    assert before in [path.read_bytes() for path in kept]


def test_a_copy_with_work_of_a_colleague_is_left_alone(rich: Document, tmp_path: Path) -> None:
    target = rich.give_copy(tmp_path / "copy.selfeval", FOR_COLLEAGUE).path
    with Document.open(target) as copy, copy.edit("Add") as session:
        session.add(Fact(statement="A colleague's"))
    before = target.read_bytes()
    with pytest.raises(UserError, match="already a file"):
        rich.give_copy(target, FOR_COLLEAGUE, replace=True)
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("absent/copy.selfeval", "There is no folder"),
        (".", "is a folder"),
        ("a\0b", "out of reach"),
        ("x" * 300, "out of reach"),
    ],
)
def test_a_place_that_cannot_be_is_refused_in_a_sentence(
    rich: Document, tmp_path: Path, place: str, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        rich.give_copy(f"{tmp_path}/{place}", governors())


def test_no_space_is_said_and_leaves_nothing(
    rich: Document, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(UserError) as told:
        rich.give_copy(folder / "copy.selfeval", governors())
    assert "safe" in str(told.value)
    assert not list(folder.iterdir())
    assert not list((home / "scratch").iterdir())


def test_a_full_disk_of_this_computer_is_said_and_leaves_nothing(
    rich: Document, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from selfeval.store import copying

    def small(database: Path, _key: object) -> sqlite3.Connection:
        made = sqlite3.connect(database, isolation_level=None)
        made.execute("PRAGMA max_page_count = 20")
        return made

    monkeypatch.setattr(copying, "connect_scratch", small)
    with pytest.raises(UserError, match="full"):
        rich.give_copy(tmp_path / "copy.selfeval", governors())
    assert not (tmp_path / "copy.selfeval").exists()
    assert not list((home / "scratch").iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root ignores the modes of folders")
def test_a_folder_without_permission_is_said(rich: Document, tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir(mode=0o500)
    with pytest.raises(UserError):
        rich.give_copy(folder / "copy.selfeval", governors())


def test_a_copy_that_reads_back_differently_is_taken_away(
    rich: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from selfeval.store import copying

    monkeypatch.setattr(copying, "_expected", lambda _rows: ["something else"])
    with pytest.raises(UserError, match="taken away again"):
        rich.give_copy(tmp_path / "copy.selfeval", governors())
    assert not (tmp_path / "copy.selfeval").exists()


def test_a_copy_that_should_have_no_history_is_taken_away_if_it_has_one(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from selfeval.store import copying

    def with_its_history(made: sqlite3.Connection, old: sqlite3.Connection, rows: object) -> None:
        copying._take_all(made, old, same=False)

    with document.edit("Add") as session:
        session.add(Fact(statement="So"))
    monkeypatch.setattr(copying, "_begin_anew", with_its_history)
    with pytest.raises(UserError, match="taken away again"):
        document.give_copy(tmp_path / "copy.selfeval", TO_GO_ON_WITH)
    assert not (tmp_path / "copy.selfeval").exists()


def test_giving_a_copy_leaves_file_and_folders_as_they_were(
    rich: Document, tmp_path: Path, home: Path
) -> None:
    before, backups = rich.path.read_bytes(), sorted((home / "backups").rglob("*"))
    working = sorted((home / "working").iterdir())
    for number, choice in enumerate((FOR_COLLEAGUE, TO_GO_ON_WITH, governors())):
        rich.give_copy(tmp_path / f"{number}.selfeval", choice)
    assert rich.path.read_bytes() == before
    assert not rich.unpublished
    assert sorted((home / "backups").rglob("*")) == backups
    assert sorted((home / "working").iterdir()) == working
    assert not list((home / "scratch").iterdir())
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"rich.selfeval", "0.selfeval", "1.selfeval", "2.selfeval"}
    with closing(sqlite3.connect(tmp_path / "2.selfeval")) as copy:
        assert copy.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)

"""Three people with three copies, doing anything in any order, against a plain account of it.

The account knows nothing of vectors, Lamport times or the log: it notes what each person did and
what they had heard of by then, and says from that what everybody must see in the end.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from fractional_indexing import generate_key_between
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import select

from selfeval.core.fields import fields_of
from selfeval.core.models import (
    MODEL_OF,
    Assumption,
    Fact,
    Measure,
    Priority,
    PriorityAssumption,
    Quote,
    Reading,
    Stance,
)
from selfeval.store import Document, remove
from selfeval.store.errors import CannotUndo, SharedFileChanged
from selfeval.store.publish import write_sealed
from selfeval.store.questions import Choice
from tests.store.copies import Person

WHO = st.integers(0, 2)
PLACE = st.integers(0, 1000)
WORDS = st.sampled_from(["", "a", "b", "ŵ “c”", "d\ne"])
STANCES = st.sampled_from(["unclear", "supports", "challenges"])
Cell = tuple[str, str, str]
Act = tuple[int, int]
"""Who did it, and their how-many-th act it was."""


@dataclass
class Done:
    """One act: what its author had heard of, and what it did to which rows."""

    heard: frozenset[Act]
    written: dict[Cell, Any] = field(default_factory=dict)
    made: set[tuple[str, str]] = field(default_factory=set)
    removed: set[tuple[str, str]] = field(default_factory=set)
    undoes: Act | None = None


def rows_of(document: Document) -> dict[tuple[str, str], dict[str, Any]]:
    found = {}
    for line in document.canonical_dump():
        table, fields = json.loads(line)
        found[table, fields.pop("id")] = fields
    return found


HIDDEN = {
    (table, one.name)
    for table, model in MODEL_OF.items()
    for one in fields_of(model)
    if one.editor == "hidden"
}


class ThreeCopies(RuleBasedStateMachine):
    """Two people at one shared file on a drive, and one who gets copies by hand."""

    people: list[Person]
    shared: frozenset[Act]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.acts: dict[Act, Done] = {}
        self.gesture: dict[tuple[str, int], Act] = {}
        self.heard: list[set[Act]] = [set(), set(), set()]
        self.sticks: list[tuple[Path, frozenset[Act]]] = []
        self.taken_in: list[set[Act] | None] = [None, None, None]

    @initialize()
    def begin(self) -> None:
        first = Person("Head", self.folder)
        self.people = [first]
        for _round in range(2):
            self.add_fact(0, "seen", rich=True)
            self.add_belief(0, "believed")
        self.add_priority(0, "first")
        self.link(0, 0, 0, "supports")
        self.rest_on(0, 0, 1)
        with first.at_their_computer():
            first.document.publish()
        shared = first.path
        second = Person("Deputy", self.folder, shared)
        third = Person("Governor", self.folder, shared)
        with second.at_their_computer():  # the deputy works on the same shared file
            second.document.close()
            second.path = shared
            second.document = Document.open(shared, actor="Deputy")
        self.people = [first, second, third]
        self.shared = frozenset(self.heard[0])
        self.heard = [set(self.shared) for _person in self.people]

    def teardown(self) -> None:
        try:
            if hasattr(self, "people"):
                self.meet()
        finally:
            for person in getattr(self, "people", ()):
                with person.at_their_computer():
                    person.document._let_go()
            shutil.rmtree(self.folder)

    # What people do ----------------------------------------------------------------------------

    @contextmanager
    def act(self, who: int, undoes: bool = False) -> Iterator[Document]:
        """Note what an act of one person does, from what is seen before and after."""
        person = self.people[who]
        with person.at_their_computer():
            before, known = rows_of(person.document), person.document.vector()
            yield person.document
            after = rows_of(person.document)
            mine = person.document._pen.replica
            if person.document.vector() == known:
                return
            self.note(who, (mine, person.document._pen.seq), before, after, undoes=undoes)

    def note(self, who, gesture, before, after, *, undoes, confirmed=()) -> None:
        one = (who, sum(known[0] == who for known in self.acts))
        done = Done(frozenset(self.heard[who]))
        done.made, done.removed = after.keys() - before.keys(), before.keys() - after.keys()
        for key in after:
            for name, value in after[key].items():
                cell = (*key, name)
                if key not in before or before[key][name] != value or cell in confirmed:
                    done.written[cell] = value
        if undoes:
            (named,) = (
                self.people[who]
                .document._raw.execute(
                    "SELECT undoes FROM gesture WHERE replica = ? AND seq = ?", gesture
                )
                .fetchone()
            )
            replica, _colon, seq = named.partition(":")
            done.undoes = self.gesture[replica, int(seq)]
        self.acts[one], self.gesture[gesture] = done, one
        self.heard[who].add(one)
        self.taken_in[who] = None

    def pick(self, who: int, model: type, place: int) -> str | None:
        """Choose a row of one person's copy, by the order in which rows were first made."""
        order: list[str] = []
        for done in self.acts.values():
            order += sorted(row for table, row in done.made if table == model.table_name())
        with self.people[who].at_their_computer():
            present = rows_of(self.people[who].document)
        there = [row for row in dict.fromkeys(order) if (model.table_name(), row) in present]
        return there[place % len(there)] if there else None

    @rule(who=WHO, words=WORDS, rich=st.booleans())
    def add_fact(self, who: int, words: str, rich: bool) -> None:
        with self.act(who) as document, document.edit("Add fact") as session:
            fact = Fact(statement=words)
            if rich:
                measure = Measure(name="m")
                fact.measure_id = measure.id
                session.add(measure)
                session.add(Reading(measure_id=measure.id, period="2025", value="1"))
                session.add(Quote(item_table="fact", item_id=fact.id, said=words))
            session.add(fact)

    @rule(who=WHO, words=WORDS)
    def add_belief(self, who: int, words: str) -> None:
        with self.act(who) as document, document.edit("Add") as session:
            session.add(Assumption(belief=words))

    @rule(who=WHO, words=WORDS)
    def add_priority(self, who: int, words: str) -> None:
        with self.act(who) as document, document.edit("Add") as session:
            session.add(Priority(title=words))

    @rule(who=WHO, place=PLACE, words=WORDS, both=st.booleans())
    def change_fact(self, who: int, place: int, words: str, both: bool) -> None:
        row = self.pick(who, Fact, place)
        if row is not None:
            with self.act(who) as document, document.edit("Change") as session:
                fact = session.get(Fact, row)
                fact.statement = words
                fact.detail = words if both else fact.detail

    @rule(who=WHO, place=PLACE)
    def move_fact_to_the_end(self, who: int, place: int) -> None:
        row = self.pick(who, Fact, place)
        if row is not None:
            with self.act(who) as document, document.edit("Move") as session:
                last = max(fact.position for fact in session.exec(select(Fact)))
                session.get(Fact, row).position = generate_key_between(last, None)

    @rule(who=WHO, place=PLACE, words=WORDS)
    def change_belief(self, who: int, place: int, words: str) -> None:
        row = self.pick(who, Assumption, place)
        if row is not None:
            with self.act(who) as document, document.edit("Change") as session:
                session.get(Assumption, row).because = words

    @rule(who=WHO, place=PLACE, other=PLACE, stance=STANCES)
    def link(self, who: int, place: int, other: int, stance: str) -> None:
        fact, belief = self.pick(who, Fact, place), self.pick(who, Assumption, other)
        if fact is not None and belief is not None:
            with self.act(who) as document, document.edit("Link") as session:
                known = session.get(Stance, Stance.id_for(fact, belief))
                if known is None:
                    session.add(Stance(fact_id=fact, assumption_id=belief, stance=stance))
                else:
                    known.stance = stance

    @rule(who=WHO, place=PLACE, other=PLACE)
    def rest_on(self, who: int, place: int, other: int) -> None:
        priority, belief = self.pick(who, Priority, place), self.pick(who, Assumption, other)
        if priority is not None and belief is not None:
            with self.act(who) as document, document.edit("Link") as session:
                row = PriorityAssumption.id_for(priority, belief)
                if session.get(PriorityAssumption, row) is None:
                    session.add(PriorityAssumption(priority_id=priority, assumption_id=belief))

    @rule(who=WHO, place=PLACE, model=st.sampled_from([Fact, Assumption, Stance, Priority, Quote]))
    def take_out(self, who: int, place: int, model: type) -> None:
        row = self.pick(who, model, place)
        if row is not None:
            with self.act(who) as document, document.edit("Remove") as session:
                remove(session, session.get(model, row))

    @rule(who=WHO)
    def undo(self, who: int) -> None:
        document = self.people[who].document
        if document.undo_label is None:
            return
        if document.can_uncombine:
            before = self.taken_in[who]
            with self.people[who].at_their_computer():
                document.undo()
            assert before is not None
            self.heard[who] = set(before)
            self.taken_in[who] = None
            return
        try:
            with self.act(who, undoes=True):
                document.undo()
        except CannotUndo:
            pass

    @rule(who=WHO)
    def redo(self, who: int) -> None:
        document = self.people[who].document
        if document.redo_label is not None:
            try:
                with self.act(who, undoes=True):
                    document.redo()
            except CannotUndo:
                pass

    @rule(who=WHO, place=PLACE, which=PLACE)
    def decide(self, who: int, place: int, which: int) -> None:
        person = self.people[who]
        with person.at_their_computer():
            asked = person.document.questions().conflicts
            if not asked:
                return
            one = asked[place % len(asked)]
            value = one.answers[which % len(one.answers)].value
            before = rows_of(person.document)
            person.document.decide([Choice(one.table, one.row, one.field, value)])
            cell = (one.table, one.row, one.field)
            gesture = (person.document._pen.replica, person.document._pen.seq)
            after = rows_of(person.document)
            self.note(who, gesture, before, after, undoes=False, confirmed=[cell])

    @rule(who=WHO, keep=st.booleans(), place=PLACE)
    def decide_whether_it_stays(self, who: int, keep: bool, place: int) -> None:
        person = self.people[who]
        with person.at_their_computer():
            kept = person.document.questions().kept
        if kept:
            one = kept[place % len(kept)]
            with self.act(who) as document:
                document.decide([Choice(one.table, one.row, "", keep)])
            assert one not in person.document.questions().kept

    # How it gets about -------------------------------------------------------------------------

    @rule(who=WHO)
    def give(self, who: int) -> None:
        """Put what one person has on a stick."""
        place = self.folder / f"stick {len(self.sticks)}.selfeval"
        person = self.people[who]
        with person.at_their_computer():
            _copy(person.document, place)
        self.sticks.append((place, frozenset(self.heard[who])))

    @precondition(lambda self: self.sticks)
    @rule(who=WHO, place=PLACE)
    def take(self, who: int, place: int) -> None:
        """Combine with what is on a stick, old or new."""
        stick, heard = self.sticks[place % len(self.sticks)]
        before, known = set(self.heard[who]), self.people[who].document.vector()
        self.people[who].take(stick)
        self.heard[who] |= heard
        if self.people[who].document.vector() != known:
            self.taken_in[who] = before

    @rule(who=st.integers(0, 1))
    def take_the_shared_file(self, who: int) -> None:
        """Combine with the shared file, also where something is left to decide."""
        before, known = set(self.heard[who]), self.people[who].document.vector()
        self.people[who].take(self.people[who].path)
        self.heard[who] |= self.shared
        if self.people[who].document.vector() != known:
            self.taken_in[who] = before

    @rule(who=WHO)
    def publish(self, who: int) -> None:
        """Save; on the shared file somebody else may have been quicker."""
        person = self.people[who]
        with person.at_their_computer():
            try:
                person.document.publish()
            except SharedFileChanged:
                return
        if who < 2:
            self.heard[who] |= self.shared
            self.shared = frozenset(self.heard[who])
        self.taken_in[who] = None

    @rule(who=WHO)
    def restart(self, who: int) -> None:
        """Stop without saving, as in a crash, and go on."""
        person = self.people[who]
        with person.at_their_computer():
            person.document._let_go()
            person.document = Document.open(person.path, actor=person.role)
        self.listen(who)

    def listen(self, who: int) -> None:
        """Note what a person has heard of when their file was opened."""
        known = self.people[who].document.vector()
        heard = {
            act for (replica, seq), act in self.gesture.items() if seq <= known.get(replica, 0)
        }
        if heard != self.heard[who]:  # combined on opening, perhaps: then Undo takes that back
            before, self.heard[who] = self.heard[who], heard
            self.taken_in[who] = before if self.people[who].document.can_uncombine else None

    # What must hold ----------------------------------------------------------------------------

    @invariant()
    def every_copy_is_sound(self) -> None:
        for person in getattr(self, "people", ()):
            person.sound()
            raw = person.document._raw
            assert raw.execute("PRAGMA foreign_key_check").fetchone() is None

    @invariant()
    def who_has_heard_the_same_sees_the_same(self) -> None:
        people = getattr(self, "people", ())
        for one in people:
            for other in people:
                if one.document.vector() == other.document.vector():
                    assert one.document.canonical_dump() == other.document.canonical_dump()
                    assert one.log() == other.log()

    def meet(self) -> None:
        """In the end everybody hears everything: hold that to the account."""
        for _round in range(2):
            for giver, person in enumerate(self.people):
                place = self.folder / f"last {giver}.selfeval"
                with person.at_their_computer():
                    _copy(person.document, place)
                for taker, other in enumerate(self.people):
                    if taker != giver:
                        other.take(place)
        dumps = [person.document.canonical_dump() for person in self.people]
        assert dumps[0] == dumps[1] == dumps[2]
        self.every_copy_is_sound()
        self.nothing_is_lost()

    def standing(self) -> dict[Act, Done]:
        """Return what was done and not undone, without the undoing."""
        undone: set[Act] = set()
        for act, done in reversed(self.acts.items()):
            if done.undoes is not None and act not in undone:
                undone.add(done.undoes)
        return {a: d for a, d in self.acts.items() if a not in undone and d.undoes is None}

    def nothing_is_lost(self) -> None:
        rows = rows_of(self.people[0].document)
        standing = self.standing()
        asked = {
            (one.table, one.row, one.field): {answer.value for answer in one.answers}
            for one in self.people[0].document.questions().conflicts
        }
        cells = {cell for done in standing.values() for cell in done.written}
        for cell in cells:
            self.hold(cell, standing, rows, asked)
        assert asked.keys() <= cells

    def hold(self, cell: Cell, standing: dict[Act, Done], rows: Any, asked: Any) -> None:
        key, name = cell[:2], cell[2]
        writers = {act: done for act, done in standing.items() if cell in done.written}
        latest = {
            act: done
            for act, done in writers.items()
            if not any(act in other.heard for other in writers.values())
        }
        removers = [done for done in self.acts.values() if key in done.removed]
        if key not in rows:
            for act in latest:
                assert any(act in done.heard for done in removers), "an edit was lost"
            return
        values = {done.written[cell] for done in latest.values()}
        said = {
            done.written[cell]
            for done in latest.values()
            if key not in done.made or done.written[cell]
        }
        values = said or values
        assert rows[key][name] in values
        if (key[0], name) not in HIDDEN and name != "number":
            assert asked.get(cell, {rows[key][name]}) == values


def _copy(document: Document, place: Path) -> None:
    """Write what a document holds to a sealed file, without publishing it."""
    write_sealed(document._raw, place)


QUICK = settings(
    max_examples=3,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestThreeCopies = ThreeCopies.TestCase
TestThreeCopies.settings = QUICK
TestThreeCopies.pytestmark = [pytest.mark.timeout(600)]


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_three_copies_at_length() -> None:
    """The same with 600 runs of 60 steps; the machine's own checks fail it."""
    run_state_machine_as_test(
        ThreeCopies, settings=settings(QUICK, max_examples=600, stateful_step_count=60)
    )

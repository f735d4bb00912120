"""Random edits, deletions, links, undo, redo, restarts and publishing against a plain model."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import select

from selfeval.core.models import Assumption, Fact, Stance
from selfeval.store import Document, remove
from selfeval.store.check import examine

WORDS = st.sampled_from(["", "a", "ŵ “b”", "c\nd", "0.1", "x" * 300])
TONES = st.sampled_from(["neutral", "strength", "concern"])
STANCES = st.sampled_from(["unclear", "supports", "challenges"])
PLACES = st.integers(0, 1000)
COUNTS = st.none() | st.integers(0, 10**6)

State = dict[str, dict[str, Any]]


class FileAgainstModel(RuleBasedStateMachine):
    """The model: {table: {id: fields}}, and the states that undo and redo go back to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.home = os.environ.get("SELFEVAL_HOME", "")
        os.environ["SELFEVAL_HOME"] = str(self.folder / "home")
        self.document = Document.create(self.folder / "f.selfeval")
        self.state: State = {"fact": {}, "assumption": {}, "stance": {}}
        self.past: list[State] = []
        self.future: list[State] = []

    def teardown(self) -> None:
        while self.document.undo_label is not None:
            self.document.undo()
        empty = self.document.canonical_dump()
        self.document.close()
        os.environ["SELFEVAL_HOME"] = self.home
        shutil.rmtree(self.folder)
        assert empty == []
        assert not self.past or self.past[0] == {"fact": {}, "assumption": {}, "stance": {}}

    def gesture(self, before: State) -> None:
        if before != self.state:
            self.past.append(before)
            self.future.clear()

    def pick(self, table: str, place: int) -> str:
        """Choose a row by its place: ids differ from run to run, places do not."""
        ids = list(self.state[table])
        return ids[place % len(ids)]

    @rule(statement=WORDS, tone=TONES, n=COUNTS)
    def add_fact(self, statement: str, tone: str, n: int | None) -> None:
        before = deepcopy(self.state)
        with self.document.edit("Add fact") as session:
            fact = Fact(statement=statement, tone=tone, n=n)
            session.add(fact)
            self.state["fact"][fact.id] = {"statement": statement, "tone": tone, "n": n}
        self.gesture(before)

    @rule(belief=WORDS, several=st.integers(1, 3))
    def add_assumptions(self, belief: str, several: int) -> None:
        before = deepcopy(self.state)
        with self.document.edit("Add assumptions") as session:
            for _number in range(several):
                row = Assumption(belief=belief)
                session.add(row)
                self.state["assumption"][row.id] = {"belief": belief}
        self.gesture(before)

    @precondition(lambda self: self.state["fact"])
    @rule(place=PLACES, statement=WORDS, twice=st.booleans(), n=COUNTS)
    def change_fact(self, place: int, statement: str, twice: bool, n: int | None) -> None:
        chosen = self.pick("fact", place)
        before = deepcopy(self.state)
        with self.document.edit("Change fact") as session:
            fact = session.get(Fact, chosen)
            if twice:
                fact.statement = "in between"
                session.flush()
            fact.statement, fact.n = statement, n
        self.state["fact"][chosen] |= {"statement": statement, "n": n}
        self.gesture(before)

    @precondition(lambda self: self.state["fact"] and self.state["assumption"])
    @rule(place=PLACES, other=PLACES, stance=STANCES)
    def link(self, place: int, other: int, stance: str) -> None:
        fact, belief = self.pick("fact", place), self.pick("assumption", other)
        before = deepcopy(self.state)
        row_id = Stance.id_for(fact, belief)
        with self.document.edit("Link fact") as session:
            known = session.get(Stance, row_id)
            if known is None:
                session.add(Stance(fact_id=fact, assumption_id=belief, stance=stance))
            else:
                known.stance = stance
        self.state["stance"][row_id] = {
            "fact_id": fact,
            "assumption_id": belief,
            "stance": stance,
        }
        self.gesture(before)

    @precondition(lambda self: self.state["stance"])
    @rule(place=PLACES)
    def unlink(self, place: int) -> None:
        chosen = self.pick("stance", place)
        before = deepcopy(self.state)
        with self.document.edit("Unlink fact") as session:
            remove(session, session.get(Stance, chosen))
        del self.state["stance"][chosen]
        self.gesture(before)

    @precondition(lambda self: self.state["fact"] or self.state["assumption"])
    @rule(place=PLACES, facts_first=st.booleans())
    def remove_item(self, place: int, facts_first: bool) -> None:
        order = ("fact", "assumption") if facts_first else ("assumption", "fact")
        table = next(table for table in order if self.state[table])
        chosen = self.pick(table, place)
        before = deepcopy(self.state)
        with self.document.edit("Remove") as session:
            remove(session, session.get({"fact": Fact, "assumption": Assumption}[table], chosen))
        del self.state[table][chosen]
        self.state["stance"] = {
            row: fields
            for row, fields in self.state["stance"].items()
            if fields[f"{table}_id"] != chosen
        }
        self.gesture(before)

    @rule()
    def gesture_that_fails(self) -> None:
        try:
            with self.document.edit("Fail") as session:
                for fact in session.exec(select(Fact)):
                    fact.statement = "must not stay"
                session.flush()
                raise KeyError("on purpose")
        except KeyError:
            pass

    @rule()
    def undo(self) -> None:
        assert (self.document.undo_label is not None) == bool(self.past)
        if self.past:
            self.document.undo()
            self.future.append(self.state)
            self.state = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert (self.document.redo_label is not None) == bool(self.future)
        if self.future:
            self.document.redo()
            self.past.append(self.state)
            self.state = self.future.pop()

    @rule()
    def publish(self) -> None:
        self.document.publish()
        assert not self.document.unpublished
        assert examine(self.document.path).vector == self.document.vector()

    @rule()
    def restart(self) -> None:
        assert self.document.close() is None
        self.document = Document.open(self.document.path)

    @rule()
    def crash(self) -> None:
        self.document._let_go()
        self.document = Document.open(self.document.path)

    @invariant()
    def file_and_model_agree(self) -> None:
        found: State = {"fact": {}, "assumption": {}, "stance": {}}
        for line in self.document.canonical_dump():
            table, fields = json.loads(line)
            found[table][fields["id"]] = fields
        assert {t: set(rows) for t, rows in found.items()} == {
            t: set(rows) for t, rows in self.state.items()
        }
        for table, rows in self.state.items():
            for row_id, fields in rows.items():
                assert {name: found[table][row_id][name] for name in fields} == fields


QUICK = settings(
    max_examples=7,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestFileAgainstModel = FileAgainstModel.TestCase
TestFileAgainstModel.settings = QUICK


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_file_against_model_at_length() -> None:
    """The same with 400 runs of 60 steps; the machine's own invariant fails it."""
    run_state_machine_as_test(
        FileAgainstModel, settings=settings(QUICK, max_examples=400, stateful_step_count=60)
    )

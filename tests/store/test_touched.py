"""Who touched a row last, and what one of its fields used to hold."""

from __future__ import annotations

from pathlib import Path

from selfeval.core.models import Assumption
from selfeval.store import Document
from selfeval.store.history import former_values, touched_when


def test_who_touched_a_row_last_and_what_it_used_to_say(home: Path, tmp_path: Path) -> None:
    with Document.create(tmp_path / "a.selfeval", actor="Headteacher") as document:
        row = Assumption(belief="Homes have few books")
        row_id = row.id
        assert touched_when(document.session, "assumption", row_id) is None
        with document.edit("Add assumption") as session:
            session.add(row)
        found = touched_when(document.session, "assumption", row_id)
        assert found is not None
        assert found[1:] == ("Headteacher", True)
        document.actor = "Deputy head"
        for belief in ("Words stop children", "Unknown words stop children"):
            with document.edit("Change assumption") as session:
                session.get(Assumption, row_id).belief = belief
        with document.edit("Change assumption") as session:
            session.get(Assumption, row_id).owner = "English lead"
        found = touched_when(document.session, "assumption", row_id)
        assert found is not None
        assert found[1:] == ("Deputy head", False)
        said = former_values(document.session, "assumption", row_id, "belief")
        assert [(one.words, one.by) for one in said] == [
            ("Words stop children", "Deputy head"),
            ("Homes have few books", "Deputy head"),
        ]
        assert former_values(document.session, "assumption", row_id, "owner")[0].words == ""
        present = document.session.get(Assumption, row_id)
        document.erase(present, ["belief"])
        left = former_values(document.session, "assumption", row_id, "belief")
        assert [one.words for one in left if one.words] == []

"""Check files in the process of the tests: the same check as in a process of its own, and quicker.

That it works in a process of its own as well is what `test_received` and the journeys try.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selfeval.store import RefusedFile, UserError, keys
from selfeval.store.check import Examined, answer_for


def examine_here(path: Path, upgraded: Path | None = None) -> Examined:
    """Do here what the child process does, which knows nothing of what a test pretends."""
    keys.key_of(path)
    answer = json.loads(answer_for(str(path), str(upgraded or "")))
    if "refused" in answer:
        raise RefusedFile(answer["refused"], answer["hint"])
    if "full" in answer:
        raise UserError(answer["full"])
    return Examined(**answer)


@pytest.fixture(autouse=True)
def check_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check what is opened and looked at in this process."""
    monkeypatch.setattr("selfeval.store.scratch.examine_apart", examine_here)

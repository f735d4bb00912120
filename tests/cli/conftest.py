"""What the tests of the command line share: running a command and reading what it said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from selfeval.cli import main


class Answer(NamedTuple):
    """A command's exit code and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def selfeval(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Give the test a function that runs one command in this process."""

    def run(*arguments: str | Path) -> Answer:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def school(selfeval: Callable[..., Answer], tmp_path: Path) -> Path:
    """Give the test a new file with nothing in it but the school's name."""
    path = tmp_path / "school.selfeval"
    assert selfeval("new", path, "--name", "Hill View").code == 0
    return path


@pytest.fixture
def sample(selfeval: Callable[..., Answer], tmp_path: Path) -> Path:
    """Give the test the sample school's file."""
    path = tmp_path / "sample.selfeval"
    assert selfeval("sample", path).code == 0
    return path

"""What every test stands on: no display, no network, and a home folder of its own."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for variable in ("LANG", "LC_ALL", "LANGUAGE"):
    os.environ[variable] = "C.UTF-8"

NETWORK_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.sendto",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "urllib.Request",
        "http.client.connect",
    }
)
_attempts: list[str] = []


class NetworkUsed(BaseException):
    """Something tried to use the network; not an Exception, so that no handler hides it."""


def _refuse_network(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what would leave this computer; a local (AF_UNIX) socket has a path for address."""
    if event not in NETWORK_EVENTS:
        return
    if event == "socket.connect" and isinstance(args[1], str | bytes):
        return
    _attempts.append(f"{event} {args[1:]}")
    raise NetworkUsed(_attempts[-1])


sys.addaudithook(_refuse_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a slow test half an hour where it does not say how long it may take."""
    for item in items:
        if item.get_closest_marker("slow") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(1_800))


def pytest_collection_finish() -> None:
    """Leave what was loaded out of every later collection, as the program does once it is up."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fail the test in which anything tried to use the network, even if the error was caught."""
    _attempts.clear()
    yield _attempts
    assert not _attempts


@pytest.fixture(autouse=True)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Give the test a folder of its own for working copies, backups, logs and settings.

    It stays where the test failed. `tmp_path`, made before all else, goes after all else: what is
    still open at the end of a test, such as a window, closes while its file is there.
    """
    failed = request.session.testsfailed
    folder = tmp_path.parent / "homes" / uuid4().hex
    folder.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELFEVAL_HOME", str(folder))
        yield folder
    if request.session.testsfailed == failed:
        shutil.rmtree(folder)


@pytest.fixture
def lent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a place for temporary files of its own, with a copy that a crash left there."""
    place = tmp_path / "temporary"
    left = place / "selfeval-lent-0123" / "minutes.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"what the governors said")
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return left


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Any]:
    """Give the test a new, empty document at `tmp_path`/school.selfeval, closed at its end."""
    from selfeval.store import Document

    created = Document.create(tmp_path / "school.selfeval", actor="Headteacher")
    yield created
    created.close()


@pytest.fixture
def open_again() -> Iterator[Callable[[Any], Any]]:
    """Give the test a function that closes a document and opens its file again."""
    from selfeval.store import Document

    opened: list[Any] = []

    def close_and_open(document: Any) -> Any:
        document.close()
        opened.append(Document.open(document.path))
        return opened[-1]

    yield close_and_open
    for document in opened:
        document.close()


@pytest.fixture
def real_data() -> Path:
    """Give the test the folder of really published files; skip it where that is absent."""
    folder = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the published files are not here: {folder}")
    return folder

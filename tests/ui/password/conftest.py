"""A file with a password for the window's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from selfeval.core.models import Fact, School
from selfeval.store import Document, keys
from selfeval.store.protecting import protect
from selfeval.ui.password.asking import PasswordDialog
from selfeval.ui.window import Window

WORDS = "five quiet otters"
SAID = "Doves nest in the loft"
NAME = "Hill View Primary"
Type = Callable[[PasswordDialog, str], None]


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """Know no password before and after the test."""
    keys.forget()
    yield
    keys.forget()


@pytest.fixture(scope="session")
def protected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make a file that has a password, once."""
    folder = tmp_path_factory.mktemp("protected")
    path = folder / "school.selfeval"
    with pytest.MonkeyPatch.context() as there:
        there.setenv("SELFEVAL_HOME", str(folder / "home"))
        with Document.create(path, actor="Headteacher") as document:
            with document.edit("Name the school") as session:
                session.add(School(name=NAME))
            with document.edit("Add a fact") as session:
                session.add(Fact(statement=SAID))
        protect(path, keys.new_key(WORDS))
    return path.read_bytes()


@pytest.fixture
def locked(tmp_path: Path, protected: bytes) -> Path:
    """Give the test a file that has a password, which is not known."""
    path = tmp_path / "shared" / "school.selfeval"
    path.parent.mkdir()
    path.write_bytes(protected)
    keys.forget()
    return path


@pytest.fixture
def asked(qtbot: Any) -> Callable[[QWidget], PasswordDialog]:
    """Give the test a function that waits until a password is asked for below a widget."""

    def find(parent: QWidget) -> PasswordDialog:
        def shown() -> list[PasswordDialog]:
            return [one for one in parent.findChildren(PasswordDialog) if one.isVisible()]

        qtbot.waitUntil(lambda: bool(shown()), timeout=30_000)
        (one,) = shown()
        return one

    return find


@pytest.fixture
def type_in(qtbot: Any) -> Type:
    """Give the test a function that types into the field that has the focus, then Enter."""

    def type_words(dialog: PasswordDialog, words: str) -> None:
        qtbot.keyClicks(dialog.field, words)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    return type_words


@pytest.fixture
def unlocked(
    window: Window,
    locked: Path,
    asked: Callable[[QWidget], PasswordDialog],
    type_in: Type,
    qtbot: Any,
) -> Window:
    """Give the test the window on the file with a password, which was asked for."""
    window.desk.files.open_path(str(locked))
    type_in(asked(window), WORDS)
    qtbot.waitUntil(lambda: window.desk.workspace.is_open)
    return window

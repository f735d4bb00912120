"""The dialog that asks for a password: spoken whole, with room for words twice as long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from selfeval.store.errors import EarlierPasswordNeeded, UserError
from selfeval.ui.password.asking import PasswordDialog
from tests.audible import inaudible
from tests.crowding import crowded
from tests.pseudo import speaking_pseudo

LONG = Path("/shares/Our self-evaluation of the years that are coming and of all before.selfeval")


@pytest.fixture(params=["plain", "pseudo"])
def dialog(request: pytest.FixtureRequest, host: QWidget) -> Iterator[PasswordDialog]:
    """Give the test the dialog with everything that it can show, in plain words and long ones."""
    host.show()
    if request.param == "plain":
        yield _shown(host)
    else:
        with speaking_pseudo():
            yield _shown(host)


def _shown(host: QWidget) -> PasswordDialog:
    made = PasswordDialog(host, EarlierPasswordNeeded(LONG, LONG), may_leave=True)
    made.open()
    made.password.caps.show()
    made._on_wrong(UserError("Something quite long is wrong with it.", "It may be put right."))
    return made


def test_it_is_spoken_and_has_room(dialog: PasswordDialog) -> None:
    for _way in range(2):
        QApplication.processEvents()
        assert [*crowded(dialog), *inaudible(dialog)] == []
        assert dialog.height() <= 520
        dialog.other.click()


def test_tab_goes_from_the_field_to_the_eye_and_on(dialog: PasswordDialog) -> None:
    dialog.activateWindow()
    dialog.password.line.setText("something")
    order = [dialog.focusWidget()]
    for _step in range(5):
        dialog.focusNextChild()
        order.append(dialog.focusWidget())
    assert order == [
        dialog.password.line,
        dialog.password.eye,
        dialog.other,
        dialog.leave,
        dialog.cancel,
        dialog.ok,
    ]

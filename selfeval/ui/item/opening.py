"""Open what backs an item: a copy of a file, or an address after a question. Nothing here runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from selfeval.exchange.attachments import (
    Lent,
    host_of,
    is_web_address,
    safe_name,
    save_elsewhere,
    why_not_opened,
)
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.password.readable import unprotected_words

_lent = Lent()
"""The copies of this run; they go when the program ends."""


def open_file(parent: QWidget, name: str, data: bytes, *, protected: bool = False) -> None:
    """Open a copy of a kept file with the system's program, or offer to save what could run.

    Of a file with a password, it is asked first: the copy has none. UserError where there is no
    room for the copy.
    """
    name = safe_name(name)
    refused = why_not_opened(name, data)
    if refused:
        alerts.ask(
            parent,
            _("“{name}” is not opened from here.").format(name=name),
            _("{reason} Save it elsewhere if you trust where it came from.").format(reason=refused),
            [
                (
                    _("Save it elsewhere…"),
                    lambda: save_file(parent, name, data, protected=protected),
                )
            ],
            "not_opened",
        )
        return
    if protected:
        alerts.ask(
            parent,
            _("Open “{name}” in another program?").format(name=name),
            _(
                "That needs a copy of it that has no password, in a folder of your own on this"
                " computer. The copy is taken away when you close the file. What the other program"
                " keeps of it stays."
            ),
            [(_("Open it"), lambda: _open_copy(parent, name, data))],
            "open_unprotected",
        )
        return
    _lend(name, data)


def _open_copy(parent: QWidget, name: str, data: bytes) -> None:
    try:
        _lend(name, data)
    except UserError as problem:
        alerts.tell(parent, problem)


def _lend(name: str, data: bytes) -> None:
    copy = _lent.copy(name, data)
    application = QApplication.instance()
    if application is not None and not application.property("lends_files"):
        application.setProperty("lends_files", True)
        application.aboutToQuit.connect(_lent.close)
    if not show(QUrl.fromLocalFile(str(copy))):
        raise UserError(
            _("No program on this computer opens “{name}”.").format(name=name),
            _("You can save it elsewhere."),
        )


def take_copies_away() -> None:
    """Take away the copies that were opened to be looked at.

    An attached file is being erased, or a file with a password is closed.
    """
    _lent.close()


def save_file(parent: QWidget, name: str, data: bytes, *, protected: bool = False) -> None:
    """Ask where to write a kept file, and write it there.

    Of a file with a password, it is asked first: what is written has none.
    """
    if protected:
        alerts.ask(
            parent,
            _("Save a copy of “{name}” elsewhere?").format(name=safe_name(name)),
            unprotected_words(),
            [(_("Choose where…"), lambda: _ask_where(parent, name, data))],
            "save_unprotected",
        )
    else:
        _ask_where(parent, name, data)


def _ask_where(parent: QWidget, name: str, data: bytes) -> None:
    safe = safe_name(name)
    ending = Path(safe).suffix

    def write(place: str) -> None:
        try:
            save_elsewhere(data, Path(place))
        except UserError as problem:
            alerts.tell(parent, problem)

    ask_file(
        parent,
        _("Save a copy elsewhere"),
        write,
        "save_evidence",
        first_folder([]),
        save_as=safe,
        ending=ending,
        kinds=_("All files (*)"),
    )


def open_link(parent: QWidget, address: str) -> None:
    """Ask, naming where it really leads, then open a web or mail address; never anything else."""
    if not is_web_address(address):
        raise UserError(
            _("This address is not opened, because it is not of a web page or a mailbox."),
            _("Change it, or take it away."),
        )
    mail = address.casefold().startswith("mailto:")
    words = _("Write to {place}?") if mail else _("Open a page of {place}?")
    hint = _("Your mail program opens.") if mail else _("Your browser opens, and the site sees it.")
    alerts.ask(
        parent,
        words.format(place=host_of(address)),
        f"{address}\n\n{hint}",
        [(_("Open it"), lambda: show(QUrl(address, QUrl.ParsingMode.StrictMode)))],
        "open_link",
    )


def show(address: QUrl) -> bool:
    """Hand an address to the system; False where it knows no program for it."""
    return QDesktopServices.openUrl(address)

"""Addresses that a link may lead to: web pages and mail, nothing that could start a program."""

from __future__ import annotations

import re

from selfeval.core.fields import LONGEST_LINE
from selfeval.i18n import _
from selfeval.store.errors import UserError

WEB = re.compile(r"https?://(?P<rest>[^\s/?#\\]+)[^\s\\]*", re.IGNORECASE)
MAIL = re.compile(r"mailto:(?P<rest>[^\s@?:/\\]+@[^\s@?:/\\]+)(?:\?[^\s\\]*)?", re.IGNORECASE)
BARE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,24}(?:[:/?#][^\s\\]*)?", re.IGNORECASE)
BARE_MAIL = re.compile(r"[^\s@?:/\\]+@(?:[\w-]+\.)+[a-z]{2,24}", re.IGNORECASE)
SHOWN = re.compile(r"[!-~\u00a1-\u1fff\u2c00-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]+")
"""Characters that show: no spaces, no controls, nothing that turns the reading direction."""


def is_web_address(text: str) -> bool:
    """Whether a stored address may be opened: http, https or mailto, and nothing hidden in it."""
    if len(text) > LONGEST_LINE or not SHOWN.fullmatch(text):
        return False
    return bool(WEB.fullmatch(text) or MAIL.fullmatch(text))


def web_address(text: str) -> str:
    """Return what somebody typed or pasted as an address, completed where only its head is missing.

    Raises UserError where it is no web or mail address.
    """
    plain = text.strip().strip("<>").strip()
    if BARE_MAIL.fullmatch(plain):
        plain = f"mailto:{plain}"
    elif BARE.fullmatch(plain):
        plain = f"https://{plain}"
    if is_web_address(plain):
        return plain
    raise UserError(
        _("This is not the address of a web page or of a mailbox."),
        _("Copy it from the browser: it begins with https, http or mailto."),
    )


def host_of(address: str) -> str:
    """Return where an address really leads: the site, or the mailbox. "" where it is none.

    What stands before an @ in a web address is a name to sign in with, not the site.
    """
    found = WEB.fullmatch(address)
    if found:
        return found["rest"].rpartition("@")[2]
    mail = MAIL.fullmatch(address)
    return mail["rest"] if mail else ""

"""Who agrees the document: lines to sign on."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story.blocks import Block, Heading, Para, Signatures


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Say how far the document has come, and leave room to sign."""
    yield Heading(1, _("Agreed by"), key="sign-off")
    yield Para(_("{title}: {state}.").format(title=shot.title, state=shot.state))
    yield Para(
        _("Whoever signs has read it, has asked what was not clear, and agrees to what it says.")
    )
    roles = (_("Headteacher"), _("Chair: {board}").format(board=shot.board))
    yield Signatures(roles, _("Name, signature and date"))

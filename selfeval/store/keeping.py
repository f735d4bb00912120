"""How long backups are kept and how much room they may take: what the user or the school has set.

The user's own choice stands in `backups.toml` in the local data folder; what the administrator has
set wins over it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.administered import MOST_GIGABYTES, MOST_MONTHS, administered
from selfeval.store.errors import UserError
from selfeval.store.replacing import write_safely

MONTHS, GIGABYTES = 12, 1.0
"""What holds where nobody has chosen."""
GIGABYTE = 1_000_000_000
"""Bytes."""


@dataclass(frozen=True)
class Keeping:
    """What holds for backups on this computer.

    `months_are_set` and `room_is_set` say that the administrator has set these, so that the user
    cannot. `problem` says what is wrong with the administrator's file, or is "".
    """

    months: int = MONTHS
    gigabytes: float = GIGABYTES
    months_are_set: bool = False
    room_is_set: bool = False
    folder_is_set: bool = False
    attachments: bool = True
    problem: str = ""

    @property
    def most_bytes(self) -> int:
        """The room that all backups together may take."""
        return round(self.gigabytes * GIGABYTE)


def read_keeping() -> Keeping:
    """Return what holds at this moment."""
    set_for_all, chosen = administered(), _chosen()
    months, gigabytes = chosen.get("months"), chosen.get("gigabytes")
    return Keeping(
        months=set_for_all.months or _within(months, MOST_MONTHS, int) or MONTHS,
        gigabytes=set_for_all.gigabytes or _within(gigabytes, MOST_GIGABYTES, float) or GIGABYTES,
        months_are_set=set_for_all.months is not None,
        room_is_set=set_for_all.gigabytes is not None,
        folder_is_set=set_for_all.folder is not None,
        attachments=set_for_all.attachments,
        problem=set_for_all.problem,
    )


def choose_keeping(*, months: int, gigabytes: float) -> None:
    """Remember the user's own choice; UserError where it cannot be kept."""
    try:
        write_safely(
            places.home() / "backups.toml",
            f"months = {months}\ngigabytes = {float(gigabytes)}\n".encode(),
        )
    except OSError as problem:
        raise UserError(
            _("Your choice could not be remembered ({problem}).").format(
                problem=problem.strerror or problem
            ),
            _("Free some space on this computer and choose again."),
        ) from problem


def _chosen() -> dict[str, Any]:
    """Read the user's choice; nothing where it is not there or not readable."""
    try:
        return tomllib.loads((places.home() / "backups.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _within(value: Any, most: float, kind: type) -> Any:
    """Return a number that is possible; None for anything else."""
    kinds = (int,) if kind is int else (int, float)
    return value if type(value) in kinds and 0 < value <= most else None


def refuse_attachments_where_off() -> None:
    """UserError where the school's administrator has switched attachments off."""
    if not read_keeping().attachments:
        raise UserError(
            _("Attaching files is switched off by your school’s administrator."),
            _("Add a link to where the file is kept instead."),
        )

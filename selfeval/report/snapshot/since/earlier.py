"""An earlier version, from which changes are told."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.editions import Version
from selfeval.core.rows import Rows


@dataclass(frozen=True)
class Earlier:
    """A version that was issued, and what the file held then.

    `rows` is None where this copy does not know. `withheld` are the (table, id) of what has been
    private since, or held a name that was hidden: if it is gone by now, nobody is told of it.
    `agreed` is the version that was agreed last, where that is another one.
    """

    version: Version
    rows: Rows | None
    withheld: frozenset[tuple[str, str]] = frozenset()
    agreed: Earlier | None = None

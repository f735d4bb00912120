"""Packages that give their names late: what stands behind a name is loaded when it is asked for.

A report can then be drawn without everything that a self-evaluation consists of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def given_late(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return a package's `__getattr__`; `homes` says in which of its modules each name stands."""

    def find(name: str) -> object:
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{home}"), name)

    return find

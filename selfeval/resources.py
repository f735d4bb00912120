"""Find the files under resources/ wherever the program runs from."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resources_root() -> Path:
    """Return the resources folder: of a frozen app, of an installed wheel, or of a checkout."""
    return _root(getattr(sys, "_MEIPASS", None))


@cache
def _root(frozen: str | None) -> Path:
    places = [Path(frozen) / "resources"] if frozen else []
    places += [PACKAGE / "resources", PACKAGE.parent / "resources"]
    return next((place for place in places if place.is_dir()), places[-1])


def resource_path(*parts: str) -> Path:
    """Return the path of one resource, such as `resource_path("fonts", "name.ttf")`."""
    return resources_root().joinpath(*parts)

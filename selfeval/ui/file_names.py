"""Names of files: an ending is added to what the user wrote, never put in place of a part of it."""

from __future__ import annotations

from pathlib import Path

from selfeval.i18n import _

SUFFIX = ".selfeval"


def with_ending(path: Path, ending: str) -> Path:
    """Return `path` with `ending` (".pdf") behind its name, unless it is there in any case."""
    has_it = path.name.casefold().endswith(ending)
    return path if has_it else path.with_name(path.name + ending)


def proposed(path: Path, ending: str) -> str:
    """Return a name for something made from the self-evaluation at `path`."""
    name = path.name
    if name.casefold().endswith(SUFFIX):
        name = name[: -len(SUFFIX)]
    return name + ending


def file_title(name: str, school: str) -> str:
    """Return what people call a file: its school where that is known, and the file's own name."""
    return _("{school} – {file}").format(school=school, file=name) if school else name

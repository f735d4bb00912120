"""What the school's administrator has set for everybody on this computer, in a file of theirs.

    [backups]
    months = 12
    gigabytes = 1
    folder = "/srv/backups/$USER"

    [attachments]
    allowed = false

Each line may be left out. `~` and variables of the environment may stand in the folder. What is
wrong in the file is left as if it were not there, and said in one sentence.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from selfeval.i18n import _

NAME = "selfeval.toml"
MOST_MONTHS = 120
MOST_GIGABYTES = 1000.0
KNOWN = {"backups": ("months", "gigabytes", "folder"), "attachments": ("allowed",)}


@dataclass(frozen=True)
class Administered:
    """What is set; None where the user may choose. `problem` says what is wrong in the file."""

    months: int | None = None
    gigabytes: float | None = None
    folder: Path | None = None
    attachments: bool = True
    path: Path | None = None
    problem: str = ""


@dataclass
class _Reading:
    """The values of a file that are sound, and the first thing that is wrong with it."""

    path: Path
    found: dict[str, Any] = field(default_factory=dict[str, Any])
    wrong: str = ""

    def complain(self, words: str) -> None:
        self.wrong = self.wrong or words


def places() -> list[Path]:
    """Return where the file is looked for; the first that is there holds.

    The places that only an administrator can write to come before the one beside the program.
    """
    if sys.platform == "win32":
        system = Path(os.environ.get("PROGRAMDATA") or r"C:\ProgramData") / "selfeval"
    elif sys.platform == "darwin":
        system = Path("/Library/Application Support/selfeval")
    else:
        system = Path("/etc/selfeval")
    beside = [Path(sys.executable).parent] if getattr(sys, "frozen", False) else []
    return [folder / NAME for folder in (system, *beside)]


def administered() -> Administered:
    """Read what is set on this computer; nothing where there is no such file."""
    for path in places():
        try:
            data = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as problem:
            return Administered(
                path=path, problem=_said(path, problem.strerror or _("it cannot be read"))
            )
        return read_administered(path, data)
    return Administered()


def read_administered(path: Path, data: bytes) -> Administered:
    """Read the bytes of such a file."""
    reading = _Reading(path)
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        return Administered(path=path, problem=_said(path, str(problem)))
    _refuse_unknown(reading, found)
    backups, attachments = _table(found, "backups"), _table(found, "attachments")
    _take_number(reading, backups, "months", 1, MOST_MONTHS)
    _take_number(reading, backups, "gigabytes", 0.1, MOST_GIGABYTES)
    _take_folder(reading, backups)
    allowed = attachments.get("allowed", True)
    if isinstance(allowed, bool):
        reading.found["attachments"] = allowed
    else:
        reading.complain(_("“allowed” must be true or false"))
    problem = _said(path, reading.wrong) if reading.wrong else ""
    return Administered(**reading.found, path=path, problem=problem)


def _said(path: Path, wrong: str) -> str:
    return _(
        "The settings file of your school’s administrator, {path}, is not right: {wrong}."
    ).format(path=path, wrong=wrong.rstrip("."))


def _table(found: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = found.get(name, {})
    return cast("dict[str, Any]", table) if isinstance(table, dict) else {}


def _refuse_unknown(reading: _Reading, found: Mapping[str, Any]) -> None:
    for title, table in found.items():
        if title not in KNOWN or not isinstance(table, dict):
            reading.complain(_("“{name}” is not known").format(name=title))
            continue
        for name in cast("dict[str, Any]", table):
            if name not in KNOWN[title]:
                reading.complain(_("“{name}” is not known").format(name=f"{title}.{name}"))


def _take_number(
    reading: _Reading, table: dict[str, Any], name: str, least: float, most: float
) -> None:
    """Take a number in its limits; months are whole."""
    if name not in table:
        return
    value = table[name]
    kinds = (int,) if name == "months" else (int, float)
    if type(value) in kinds and least <= value <= most:
        reading.found[name] = value
        return
    words = (
        _("“{name}” must be a whole number from {least} to {most}")
        if name == "months"
        else _("“{name}” must be a number from {least} to {most}")
    )
    reading.complain(words.format(name=name, least=f"{least:g}", most=f"{most:g}"))


def _take_folder(reading: _Reading, table: dict[str, Any]) -> None:
    if "folder" not in table:
        return
    value = table["folder"]
    words = os.path.expanduser(os.path.expandvars(value)) if isinstance(value, str) else ""
    if "\0" not in words and os.path.isabs(words) and "$" not in words and "%" not in words:
        reading.found["folder"] = Path(words)
    else:
        reading.complain(_("“folder” must name a folder in full, from the drive on"))

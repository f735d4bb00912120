"""Get a checkout ready to run, with the standard library alone.

`prepare()` returns at once where the program's packages are at hand (an installed wheel, a frozen
app, or the checkout's own .venv). Otherwise it makes .venv, installs into it, says what it does,
and goes on inside it. A change of pyproject.toml, or another Python, installs again.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
OLDEST = (3, 11)
FAILED = 3
PROGRAM, OFFSCREEN, WINDOW = "program", "offscreen", "window"
"""The steps of setting up: install, see Qt start without a display, and with one."""

VENV_PACKAGES = ("python3-venv",)
QT_PACKAGES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libdbus-1-3",
)
WINDOW_PACKAGES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
"""What Qt needs of Debian and Ubuntu: always, and to open a window on X11."""

QT_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication(['probe'])"


def prepare(module: str, extra: str = "") -> None:
    """Return once the packages for `module` are at hand, or go on in .venv and never return.

    `extra` names an optional group of pyproject.toml, such as "dev". Ends the program with exit
    code 3, and a sentence that says what to do, where something is missing.
    """
    if sys.version_info < OLDEST:
        _stop(f"This needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not PROJECT.is_file():
        return
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if _is_set_up(extra) if inside else _has_all(_requirements(extra)):
        return
    _set_up(extra)
    if inside:
        importlib.invalidate_caches()
    else:
        _go_on_inside(module)


def _go_on_inside(module: str) -> NoReturn:
    command = [str(_venv_python()), "-m", module, *sys.argv[1:]]
    if os.name == "posix":
        os.execv(command[0], command)
    sys.exit(subprocess.run(command, check=False).returncode)


def _requirements(extra: str) -> list[str]:
    """List what pyproject.toml asks for, with the optional group `extra` if one is named."""
    import tomllib  # newer than the oldest Python that should still read the sentence above

    project: dict[str, Any] = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else ())]


def _has_all(requirements: list[str]) -> bool:
    return all(_is_installed(requirement) for requirement in requirements)


def _is_installed(requirement: str) -> bool:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    try:
        return name is not None and bool(importlib.metadata.version(name.group()))
    except importlib.metadata.PackageNotFoundError:
        return False


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _stamp(done: str) -> Path:
    return VENV / f"set-up-{done}"


def _key() -> str:
    """Say what an installation depends on: pyproject.toml, this Python and where .venv stands."""
    parts = (PROJECT.read_bytes(), repr(sys.version_info[:2]).encode(), str(VENV).encode())
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def _is_done(done: str) -> bool:
    stamp = _stamp(done)
    return _venv_python().exists() and stamp.is_file() and stamp.read_text() == _key()


def _qt_steps(extra: str) -> list[str]:
    """Name the checks of Qt that count here; the tests need no display."""
    return [OFFSCREEN, *([WINDOW] if _has_display() and not extra else [])]


def _is_set_up(extra: str) -> bool:
    return all(_is_done(step) for step in (extra or PROGRAM, *_qt_steps(extra)))


def _set_up(extra: str) -> None:
    """Do what is not yet done: install, and see that Qt starts."""
    installing = not _is_done(extra or PROGRAM)
    if installing:
        _install(extra)
    for step in _qt_steps(extra):
        if not _is_done(step):
            _check_qt(step)
    if installing:
        _say("Ready. Next time it starts straight away.")


def _install(extra: str) -> None:
    what, size = ("the tests", "180 MB") if extra else ("selfeval", "100 MB")
    _say(f"Setting up {what} in {VENV}. This happens once and takes a minute or two.")
    _make_venv()
    _say(f"Getting the libraries it is built on ({size}) from the Python Package Index…")
    pip = [str(_venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip.append("--no-compile")  # Python compiles what is used, which is a small part of it
    if subprocess.run([*pip, *_requirements(extra)], check=False).returncode:
        _stop(
            "The libraries could not be installed; the lines above say why.",
            "Check the connection, then run the same command again: it carries on from here.",
        )
    for done in {PROGRAM, extra or PROGRAM}:
        _stamp(done).write_text(_key())


def _make_venv() -> None:
    """Make .venv, or make it anew where it is broken or belongs to another Python."""
    if _venv_works():
        return
    if importlib.util.find_spec("ensurepip") is None:
        window = WINDOW_PACKAGES if _has_display() else ()
        _need("Python’s own set-up tool is missing.", (*VENV_PACKAGES, *QT_PACKAGES, *window))
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        _stop(f"The folder {VENV} could not be made.", (made.stderr or made.stdout).strip())


def _venv_works() -> bool:
    """Whether .venv has a Python of this version that can install."""
    if not _venv_python().exists():
        return False
    question = "import sys, pip; print(sys.version_info[:2])"
    command = [str(_venv_python()), "-c", question]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.returncode == 0 and answer.stdout.strip() == repr(sys.version_info[:2])


def _has_display() -> bool:
    """Whether a window would open on an X11 or Wayland display."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    shown = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.platform.startswith("linux") and shown and chosen in ("", "xcb", "wayland")


def _check_qt(step: str) -> None:
    """See that Qt starts, in a process of its own: a missing library may abort it.

    A display that cannot be reached is no reason to stop: many commands need none.
    """
    packages = QT_PACKAGES if step == OFFSCREEN else (*QT_PACKAGES, *WINDOW_PACKAGES)
    problem = _qt_problem(step)
    if problem and (step == OFFSCREEN or _missing(packages)):
        _need(f"Qt, which draws the window, cannot start: {problem}", packages)
        problem = _qt_problem(step)
    if not problem:
        _stamp(step).write_text(_key())
    elif step == OFFSCREEN:
        _stop(f"Qt, which draws the window, still cannot start: {problem}")


def _qt_problem(step: str) -> str:
    """Return what Qt says when it cannot start, or nothing."""
    platform = OFFSCREEN if step == OFFSCREEN else os.environ.get("QT_QPA_PLATFORM", "")
    environment = dict(os.environ, QT_QPA_PLATFORM=platform)
    command = [str(_venv_python()), "-c", QT_PROBE]
    probe = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not probe.returncode:
        return ""
    lines = probe.stderr.strip().splitlines() or [f"it ended with code {probe.returncode}"]
    return next((line for line in lines if "could not" in line.lower()), lines[-1])


def _need(problem: str, packages: tuple[str, ...]) -> None:
    """Install missing system packages if we may, else stop with the line that does."""
    missing = _missing(packages)
    if not missing:
        _stop(problem, f"It needs what Debian calls: {' '.join(packages)}")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0 or sys.stdin.isatty():
        sudo = "" if os.geteuid() == 0 else "sudo "
        line = f"{sudo}apt-get update && {sudo}{' '.join(install)}"
        _stop(problem, f"Run this line, then the same command again:\n\n    {line}\n")
    _say(f"{problem}\nInstalling system packages: {' '.join(missing)}")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["apt-get", "update", "-q"], install):
        if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:
            _stop(f"This did not work: {' '.join(command)}")


def _missing(packages: tuple[str, ...]) -> list[str]:
    """List what apt could install of `packages`; nothing where there is no apt."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return []
    return [package for package in packages if not _is_on_system(package)]


def _is_on_system(package: str) -> bool:
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _stop(words: str, hint: str = "") -> NoReturn:
    _say(f"{words}\n{hint}".strip())
    sys.exit(FAILED)

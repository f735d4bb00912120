"""Setting a checkout up: when it does nothing, and what it says when something is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from selfeval import bootstrap

PROJECT = """
[project]
dependencies = ["pytest>=1", "{name}"]
[project.optional-dependencies]
dev = ["also-missing==1.*"]
"""


class GoneOn(Exception):
    """Stands for the program going on inside .venv."""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a checkout that asks for a package which is not installed."""
    (tmp_path / "pyproject.toml").write_text(PROJECT.format(name="no-such-package-here"))
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "PROJECT", tmp_path / "pyproject.toml")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    return tmp_path


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Write down the commands that would be run; all of them succeed and change nothing."""
    commands: list[list[str]] = []

    def run(command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        if command[1:3] == ["-m", "venv"]:
            python = bootstrap._venv_python()
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        version = repr(sys.version_info[:2]) if "import sys, pip" in command[-1] else ""
        return subprocess.CompletedProcess(command, 0, stdout=version, stderr="")

    def go_on(path: str, command: list[str]) -> None:
        commands.append(command)
        raise GoneOn(path)

    monkeypatch.setattr(bootstrap.subprocess, "run", run)
    monkeypatch.setattr(bootstrap.os, "execv", go_on)
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _name: object())
    return commands


def test_nothing_is_done_where_the_packages_are_at_hand(
    checkout: Path, ran: list[list[str]]
) -> None:
    (checkout / "pyproject.toml").write_text(PROJECT.format(name="pytest-qt==4.*"))
    bootstrap.prepare("selfeval")
    assert ran == []


def test_nothing_is_done_in_an_installed_program(checkout: Path, ran: list[list[str]]) -> None:
    (checkout / "pyproject.toml").unlink()
    bootstrap.prepare("selfeval")
    assert ran == []


def test_the_first_run_makes_venv_installs_checks_qt_and_goes_on(
    checkout: Path, ran: list[list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    monkeypatch.setattr(sys, "argv", ["selfeval", "check", "a.selfeval"])
    with pytest.raises(GoneOn):
        bootstrap.prepare("selfeval")
    made, installed, probed, gone_on = ran
    assert made[1:3] == ["-m", "venv"]
    assert installed[-2:] == ["pytest>=1", "no-such-package-here"]
    assert "QGuiApplication" in probed[-1]
    assert gone_on[1:] == ["-m", "selfeval", "check", "a.selfeval"]
    assert str(checkout / ".venv") in capsys.readouterr().err


def test_the_second_run_goes_straight_on(checkout: Path, ran: list[list[str]]) -> None:
    for _time in range(2):
        with pytest.raises(GoneOn):
            bootstrap.prepare("selfeval")
    assert len(ran) == 5
    assert ran[-1] == ran[-2]


def test_the_first_run_with_a_display_checks_qt_once_more(
    checkout: Path, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(GoneOn):
        bootstrap.prepare("selfeval")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    ran.clear()
    for _time in range(2):
        with pytest.raises(GoneOn):
            bootstrap.prepare("selfeval")
    assert ["QGuiApplication" in command[-1] for command in ran] == [True, False, False]


def test_a_display_that_cannot_be_reached_stops_nothing(
    checkout: Path, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not outside .venv, and inside it without starting over for ever."""
    succeeding = bootstrap.subprocess.run

    def no_display(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        ended = succeeding(command, **options)
        if options.get("env", {}).get("QT_QPA_PLATFORM") == "":
            ended.returncode, ended.stderr = -6, "could not connect to display :99"
        return ended

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setattr(bootstrap.subprocess, "run", no_display)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _name: None)
    with pytest.raises(GoneOn):
        bootstrap.prepare("selfeval")
    monkeypatch.setattr("sys.prefix", str(checkout / ".venv"))
    bootstrap.prepare("selfeval")
    assert [command[1:3] for command in ran].count(["-m", "selfeval"]) == 1


def test_what_qt_needs_for_a_window_is_named(
    checkout: Path,
    ran: list[list[str]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    succeeding = bootstrap.subprocess.run

    def abort_qt(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        ended = succeeding(command, **options)
        if options.get("env", {}).get("QT_QPA_PLATFORM") == "xcb":
            ended.returncode, ended.stderr = -6, "Could not load the Qt platform plugin"
        return ended

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(bootstrap.subprocess, "run", abort_qt)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit):
        bootstrap.prepare("selfeval")
    said = capsys.readouterr().err
    assert "Could not load the Qt platform plugin" in said
    assert "sudo apt-get install" in said
    assert "libxcb-cursor0" in said


def test_a_changed_pyproject_and_the_tests_install_again(
    checkout: Path, ran: list[list[str]]
) -> None:
    with pytest.raises(GoneOn):
        bootstrap.prepare("selfeval")
    with pytest.raises(GoneOn):
        bootstrap.prepare("tests", extra="dev")
    assert sum("also-missing==1.*" in command for command in ran) == 1
    (checkout / "pyproject.toml").write_text(PROJECT.format(name="another-missing-package"))
    with pytest.raises(GoneOn):
        bootstrap.prepare("selfeval")
    assert sum("another-missing-package" in command for command in ran) == 1


@pytest.mark.parametrize("root", [True, False])
def test_missing_system_packages_give_the_line_that_installs_them(
    checkout: Path,
    ran: list[list[str]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    root: bool,
) -> None:
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(bootstrap.sys.stdin, "isatty", lambda: True)
    with pytest.raises(SystemExit) as ended:
        bootstrap.prepare("selfeval")
    assert ended.value.code == 3
    sudo = "" if root else "sudo "
    line = f"{sudo}apt-get install -y --no-install-recommends python3-venv libglib2.0-0"
    assert line in capsys.readouterr().err
    assert not [command for command in ran if command[0] == "apt-get"]


def test_as_root_without_a_terminal_they_are_installed(
    checkout: Path, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap.sys.stdin, "isatty", lambda: False)
    with pytest.raises(GoneOn):
        bootstrap.prepare("selfeval")
    apt = [command for command in ran if command[0] == "apt-get"]
    assert [command[1] for command in apt] == ["update", "install"]
    assert "python3-venv" in apt[1]


def test_a_failed_installation_is_tried_again_next_time(
    checkout: Path,
    ran: list[list[str]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    succeeding = bootstrap.subprocess.run

    def fail_pip(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        ended = succeeding(command, **options)
        ended.returncode = 1 if "install" in command else 0
        return ended

    with monkeypatch.context() as offline:
        offline.setattr(bootstrap.subprocess, "run", fail_pip)
        with pytest.raises(SystemExit):
            bootstrap.prepare("selfeval")
    assert "run the same command again" in capsys.readouterr().err
    with pytest.raises(GoneOn):
        bootstrap.prepare("selfeval")

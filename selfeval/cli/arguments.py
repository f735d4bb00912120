"""What can be asked on the command line, and in which words help answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

from selfeval import __version__
from selfeval.i18n import N_, _

COMMANDS: dict[str, str] = {
    "new": N_("start a self-evaluation, empty or from a JSON archive"),
    "sample": N_("make the sample school’s self-evaluation, to look around in"),
    "import": N_("turn published tables of figures into facts with readings, or bring in a map"),
    "report": N_("write the report: a PDF, a Word document or a page for a browser"),
    "versions": N_("list the versions of the report, issue one, or record that it was agreed"),
    "check": N_("say whether a file is sound and what could be better in it"),
    "export": N_("write everything to a JSON archive"),
    "copy": N_("give a copy to a colleague or to governors, or begin a new file with it"),
    "combine": N_("take in what a colleague’s copy has that a file has not"),
    "password": N_("give a file a password, another one, or take it away"),
    "backups": N_("list the backups of a file on this computer"),
    "restore": N_("go back to a backup"),
    "repair": N_("save what can be saved of a damaged file"),
    "leave": N_("remove from this computer what it keeps of a file"),
}

EXAMPLES = N_(
    """\
examples:
  selfeval                                   the window
  selfeval school.selfeval                   the window, with this file
  selfeval new school.selfeval --name "Alderbrook Primary"
  selfeval import school.selfeval 2017.csv 2018.csv --school 123456
  selfeval report school.selfeval -o sef.pdf --for governors
  selfeval check school.selfeval
  selfeval restore school.selfeval 3         after “selfeval backups school.selfeval”

Ask a command for more: selfeval import --help

exit codes: 0 done · 1 check found something to put right · 2 wrong use · 3 refused or failed
A file that is called like a command is opened with a path: selfeval ./new
"""
)

Work = Callable[[], int]


class CommandModule(Protocol):
    """What a command's module offers."""

    EXAMPLES: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what may follow the command's name."""
        ...

    def run(self, asked: argparse.Namespace) -> int:
        """Do it and return the exit code."""
        ...


def parse(arguments: Sequence[str]) -> Work:
    """Return the work that the arguments ask for; wrong use and --help end the program."""
    if arguments and arguments[0] in COMMANDS:
        return _command(arguments[0], arguments[1:])
    return _front(arguments)


def _command(name: str, rest: Sequence[str]) -> Work:
    module = cast(CommandModule, import_module(f"selfeval.cli.{name}_command"))
    summary = _(COMMANDS[name])
    parser = _parser(f"selfeval {name}", summary[:1].upper() + summary[1:] + ".", module.EXAMPLES)
    module.add_arguments(parser)
    asked = parser.parse_args(rest)
    return lambda: module.run(asked)


def _front(arguments: Sequence[str]) -> Work:
    listed = "\n".join(f"  {name:<8} {_(summary)}" for name, summary in COMMANDS.items())
    about = _("School self-evaluation: from facts to assumptions, priorities and early indicators.")
    parser = _parser("selfeval", f"{about}\n\n{_('commands:')}\n{listed}", EXAMPLES)
    parser.usage = "selfeval [FILE] | selfeval COMMAND …"
    parser.add_argument("file", nargs="?", metavar="FILE", help=_("the file to open in the window"))
    parser.add_argument("--version", action="version", version=f"selfeval {__version__}")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help=_("try every part on a file of its own and say how"),
    )
    asked = parser.parse_args(arguments)
    if asked.self_test:
        from selfeval.cli.self_test import self_test

        return self_test
    from selfeval.cli.window import open_window

    return lambda: open_window(asked.file)


def _parser(name: str, about: str, examples: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=name,
        description=about,
        epilog=_(examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )

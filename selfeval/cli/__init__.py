"""The command line: which command was asked for, and what is said when it cannot be done."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence

from selfeval.cli.arguments import COMMANDS, parse
from selfeval.cli.faults import sentence_about, write_down
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.store.fault_words import fault_words

FAILED = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 serious findings, 3 refused or failed.

    Wrong use ends with argparse's code 2. Nothing ends with a traceback.
    """
    _speak_or_be_silent()
    _let_any_character_print()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if len(arguments) in (2, 3) and arguments[0] in HIDDEN:
        return guarded(lambda: HIDDEN[arguments[0]](*arguments[1:]), arguments)
    return guarded(lambda: parse(arguments)(), arguments)


def guarded(work: Callable[[], int], given: Sequence[str] = ()) -> int:
    """Do the work; turn what goes wrong into a sentence on standard error and exit code 3.

    `given` are the words of the command line: of files that they name, the system's own reason
    is said. Whatever else is unexpected goes to the log.
    """
    try:
        code = work()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _stop_talking()
    except UserError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
    except Exception as error:
        said = sentence_about(error, given) or write_down(fault_words(error))
        print(said, file=sys.stderr)
    return FAILED


def _stop_talking() -> None:
    """Nobody reads on (`selfeval import … | head`): let the rest of the output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _examine(path: str, upgraded: str = "") -> int:
    from selfeval.store.check import answer_as_child

    answer_as_child(path, upgraded)
    return 0


def _try_window(path: str) -> int:
    from selfeval.cli.window import try_window

    return try_window(path)


HIDDEN: dict[str, Callable[..., int]] = {"--examine": _examine, "--try-window": _try_window}
"""How the program starts itself again: to look at a received file, and to try the window."""


def _speak_or_be_silent() -> None:
    """Give a program without a console, as Windows starts one for a window, somewhere to write."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison]
        sys.stderr = sys.stdout


def _let_any_character_print() -> None:
    """Let a console that lacks a character show “?” instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


__all__ = ["COMMANDS", "guarded", "main"]

"""`selfeval [FILE]`: the window, or what can be done instead where there is no display."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from selfeval.cli.apart import home_apart
from selfeval.i18n import _, ngettext
from selfeval.store import UserError, places

SAMPLE_NAME = "alderbrook.selfeval"
SAMPLE_PDF = "alderbrook-sef.pdf"
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(path: str | None) -> int:
    """Open the window on `path`; without one, on what was open last or else on the sample.

    Without a display and without a file, the sample's self-evaluation is printed instead.
    """
    if has_display():
        from selfeval.ui.app import run

        return run(path or _sample_at_first())
    if path:
        raise UserError(
            _("There is no display here to open a window on."),
            _("“selfeval report {file} -o sef.pdf” prints the file.").format(file=path),
        )
    return _print_sample()


def try_window(path: str) -> int:
    """Open the window on `path` where nobody sees it, and close it again; 0 if both worked."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from selfeval.ui.app import prepare
    from selfeval.ui.settings import Settings
    from selfeval.ui.window import Window

    settings = Settings()
    settings.role_asked = True
    app = prepare(settings)
    window = Window(settings)
    window.show()
    window.load(path)
    app.processEvents()
    opened = window.desk is not None and window.desk.workspace.is_open
    window.close()
    app.processEvents()
    return 0 if opened and not window.isVisible() else 1


def has_display() -> bool:
    """Whether a window can be shown: always, but on Linux only where a display is named."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in DISPLAYS)


def _sample_at_first() -> str | None:
    """Make the sample on the very first start; later the window knows what to open."""
    from selfeval.cli.sample_command import make

    sample = places.home() / "samples" / SAMPLE_NAME
    if sample.exists():
        return None
    sample.parent.mkdir(exist_ok=True)
    make(sample)
    return str(sample)


def _print_sample() -> int:
    from selfeval.cli.report_command import print_report
    from selfeval.exchange.sample import make_sample

    target = Path.cwd() / SAMPLE_PDF
    with home_apart() as folder, make_sample(folder / SAMPLE_NAME) as document:
        pages = print_report(document, target)
    said = ngettext(
        "There is no display here, so no window opened. "
        "The sample school’s self-evaluation was printed to {file} ({count} page).",
        "There is no display here, so no window opened. "
        "The sample school’s self-evaluation was printed to {file} ({count} pages).",
        pages,
    )
    print(said.format(file=target, count=pages))
    return 0

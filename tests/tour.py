"""`python3 -m tests.tour OUT`: draw every page and dialog of the window into the folder OUT.

With `--short` it makes two passes instead of six: both sizes and both looks once. The pictures are
of a real window on a display: the one there is, else one that Xvfb makes. Where neither is at hand
they are drawn without a display, and the last line says so. It ends with code 1 where a picture is
blank.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.bootstrap import prepare

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from selfeval.ui.window import Window

SCREEN = "1920x1200x24"
FEWEST_COLOURS = 12
"""A picture with fewer, looked at in a coarse grid, shows nothing."""


@dataclass(frozen=True)
class Pass:
    """One walk through everything: how large, how it looks, and in which language."""

    width: int
    height: int
    look: str
    pseudo: bool = False

    @property
    def folder(self) -> str:
        """The folder of its pictures."""
        return f"{self.width}x{self.height}-{self.look}" + ("-pseudo" if self.pseudo else "")


PASSES = (
    Pass(1366, 768, "light"),
    Pass(1366, 768, "dark"),
    Pass(1600, 1000, "light"),
    Pass(1600, 1000, "dark"),
    Pass(1024, 600, "light"),
    Pass(1366, 768, "light", pseudo=True),
)
SHORT = (Pass(1366, 768, "light"), Pass(1600, 1000, "dark"))


# The display --------------------------------------------------------------------------------------


@contextmanager
def a_display() -> Iterator[str]:
    """Give the pictures a display and say which: the one there is, or one of our own."""
    if os.environ.get("QT_QPA_PLATFORM"):
        yield f"as QT_QPA_PLATFORM says: {os.environ['QT_QPA_PLATFORM']}"
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield "on the display that was there"
    elif shutil.which("Xvfb"):
        with _xvfb() as display:
            os.environ["DISPLAY"] = display
            yield f"on a display of its own (Xvfb {display})"
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        yield "without a display: Xvfb is not installed"


@contextmanager
def _xvfb() -> Iterator[str]:
    """Start Xvfb on a number that it finds itself; it ends with its window, even a killed one."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(
        [*command, "-terminate"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,  # not to hold a pipe open that somebody reads to its end
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


# The pictures -------------------------------------------------------------------------------------


def picture_of(window: Window) -> QImage:
    """Return what is seen of the window and of what stands before it."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QGuiApplication, QPainter

    from tests.scenes import opened_over

    before = [one for one in opened_over(window) if one.isWindow()]
    if QGuiApplication.platformName() == "xcb":
        place = window.frameGeometry()
        for one in before:
            place = place.united(one.frameGeometry())
        grabbed = window.screen().grabWindow(0, place.x(), place.y(), place.width(), place.height())
        return grabbed.toImage()
    image = window.grab().toImage()
    painter = QPainter(image)
    for one in before:
        middle = QPoint((window.width() - one.width()) // 2, (window.height() - one.height()) // 2)
        painter.drawPixmap(middle, one.grab())
    painter.end()
    return image


def is_blank(image: QImage) -> bool:
    """Tell whether a picture shows next to nothing."""
    step = max(1, image.width() // 160)
    seen = {
        image.pixel(x, y)
        for y in range(0, image.height(), step)
        for x in range(0, image.width(), step)
    }
    return len(seen) < FEWEST_COLOURS


class Tour:
    """Draws the passes into a folder and remembers what came out blank."""

    def __init__(self, out: Path, scratch: Path) -> None:
        self._out, self._scratch = out, scratch
        self.drawn = 0
        self.blank: list[Path] = []

    def draw(self, one: Pass) -> None:
        """Draw everything once."""
        from tests.pseudo import speaking_pseudo

        folder = self._out / one.folder
        folder.mkdir(parents=True, exist_ok=True)
        home = self._scratch / one.folder
        home.mkdir()
        os.environ["SELFEVAL_HOME"] = str(home)
        with speaking_pseudo() if one.pseudo else nullcontext():
            self._walk(one, folder, home)

    def _walk(self, one: Pass, folder: Path, home: Path) -> None:
        from selfeval.ui.app import prepare as prepare_app
        from selfeval.ui.settings import Settings
        from tests import scenes

        settings = Settings()
        settings.look, settings.role, settings.role_asked = one.look, "Headteacher", True
        prepare_app(settings)
        window = scenes.a_window(settings, one.width, one.height)
        assert window.desk is not None
        self._keep(window, folder / "start-first.png")
        for kind, path in (("empty", scenes.empty_at(home)), ("page", scenes.sample_at(home))):
            window.desk.files.open_path(str(path))
            for scene in scenes.pages():
                scene.show(window)
                scenes.settle()
                self._keep(window, folder / f"{kind}-{scene.name}.png")
                scenes.close_over(window)
        for scene, _dialog in scenes.walk_dialogs(window):
            self._keep(window, folder / f"dialog-{scene.name}.png")
        window.desk.workspace.close()
        scenes.settle()
        self._keep(window, folder / "start-recent.png")
        scenes.let_go(window)

    def _keep(self, window: Window, path: Path) -> None:
        image = picture_of(window)
        image.save(str(path))
        self.drawn += 1
        if is_blank(image):
            self.blank.append(path)


def main() -> int:
    """Draw everything, say where it is, and return 1 where a picture is blank."""
    prepare("tests.tour", extra="dev")
    parser = argparse.ArgumentParser(prog="python3 -m tests.tour", description=__doc__)
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder for the pictures")
    parser.add_argument("--short", action="store_true", help="two passes instead of six")
    asked = parser.parse_args()
    out = asked.out.resolve()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="selfeval-tour-") as scratch, a_display() as where:
        tour = Tour(out, Path(scratch))
        for one in SHORT if asked.short else PASSES:
            tour.draw(one)
            print(f"{one.folder}: {tour.drawn} pictures so far", flush=True)
    took = time.monotonic() - began
    for path in tour.blank:
        print(f"blank: {path}", file=sys.stderr)
    print(f"{tour.drawn} pictures in {out}, {took:.0f} s, {where}")
    return 1 if tour.blank else 0


if __name__ == "__main__":
    sys.exit(main())

"""Open the window on a file, write something into it, say so, and wait for the session to end."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from selfeval.core.models import Fact
from selfeval.ui.app import prepare
from selfeval.ui.session_end import SessionEnd
from selfeval.ui.settings import Settings
from selfeval.ui.window import Window


def main(path: str) -> int:
    settings = Settings()
    settings.role = "Headteacher"
    app = prepare(settings)
    window = Window(settings)
    window.show()
    window.load(path)
    SessionEnd(window, app).listen_to_signals()

    def write() -> None:
        window.desk.workspace.add(Fact(statement="Written just before"))
        print("written", flush=True)

    QTimer.singleShot(0, write)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

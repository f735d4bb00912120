"""A home folder of its own, for trying things without touching what belongs to the user."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from selfeval.store.places import HOME_VARIABLE


@contextmanager
def home_apart() -> Generator[Path]:
    """Give a folder that is gone again afterwards; working copies and logs stay inside it."""
    before = os.environ.get(HOME_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="selfeval-") as folder:
        os.environ[HOME_VARIABLE] = str(Path(folder) / "home")
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before

"""`python3 -m tests`: set .venv up where needed, then run pytest with the arguments given.

All tests together run on every processor at once; a file or folder that is named runs in one
process, so that what it prints is easy to follow. Their files are kept in memory where the system
offers that (Linux): each acknowledged edit waits for the drive, and there are tens of thousands.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from selfeval.bootstrap import ROOT, prepare

EVERYWHERE = ("-n", "auto", "--dist", "worksteal")
IN_MEMORY = Path("/dev/shm")
ENOUGH = 3 * 2**30
"""Bytes that have to be free in memory; what tests leave behind is a tenth of it."""


def main() -> int:
    """Run the tests from the top of the checkout; return pytest's exit code."""
    prepare("tests", extra="dev")
    import pytest

    os.chdir(ROOT)
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
    arguments = sys.argv[1:]
    named = any(Path(one.partition("::")[0]).exists() for one in arguments)
    return int(pytest.main([*([] if named else EVERYWHERE), *arguments]))


if __name__ == "__main__":
    sys.exit(main())

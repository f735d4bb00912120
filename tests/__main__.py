"""`python3 -m tests`: set .venv up where needed, then run pytest with the arguments given.

All tests together run on every processor at once; a file or folder that is named runs in one
process, so that what it prints is easy to follow.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from selfeval.bootstrap import ROOT, prepare

EVERYWHERE = ("-n", "auto", "--dist", "worksteal")


def main() -> int:
    """Run the tests from the top of the checkout; return pytest's exit code."""
    prepare("tests", extra="dev")
    import pytest

    os.chdir(ROOT)
    arguments = sys.argv[1:]
    named = any(Path(one.partition("::")[0]).exists() for one in arguments)
    return int(pytest.main([*([] if named else EVERYWHERE), *arguments]))


if __name__ == "__main__":
    sys.exit(main())

"""`python3 -m tests`: set .venv up where needed, then run pytest with the arguments given."""

from __future__ import annotations

import os
import sys

from selfeval.bootstrap import ROOT, prepare


def main() -> int:
    """Run the tests from the top of the checkout; return pytest's exit code."""
    prepare("tests", extra="dev")
    import pytest

    os.chdir(ROOT)
    return int(pytest.main(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())

"""The front door: get the packages ready where they are missing, then hand over to the commands."""

from __future__ import annotations

import sys

from selfeval.bootstrap import prepare


def main() -> int:
    """Run selfeval with the arguments of this process; return its exit code."""
    prepare("selfeval")
    from selfeval.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""`python3 -m tests.benchmarks [NAME...]`: print what the program costs, as ratios to a floor."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from selfeval.bootstrap import prepare

BENCHMARKS = (
    "combining",
    "drawing",
    "gesture",
    "importing",
    "layout",
    "loops",
    "opening",
    "password",
    "pdf",
    "printing",
    "searching",
    "starting",
    "stepping",
)


def main() -> int:
    """Run the named benchmarks, or all, each on files of its own."""
    prepare("tests.benchmarks", extra="dev")
    names = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there are: {', '.join(BENCHMARKS)}.")
        return 2
    for name in names:
        with tempfile.TemporaryDirectory(prefix="selfeval-bench-") as folder:
            os.environ["SELFEVAL_HOME"] = str(Path(folder) / "home")
            import_module(f"tests.benchmarks.{name}").measure(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())

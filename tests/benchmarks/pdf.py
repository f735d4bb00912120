"""The exporter beside its peers: one document of 16,000 words, at 1, 4 and 16 times its length.

Runs `../shared/bench/pdf/bench.py` on copies of its files, with our two adapters beside them. It
needs `pip install typst`, Debian's `fonts-open-sans` and `poppler-utils`, and some minutes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT.parent / "shared" / "bench" / "pdf"
NAMES = ("typst", "rl_naive", "ours", "ours_untagged")
SCALES = "1,4,16"


def measure(folder: Path) -> None:
    """Print what `bench.py` does: medians of time and memory for each engine and length."""
    if not PEERS.is_dir():
        print(f"The peers are not here: {PEERS} is absent.")
        return
    for file in (*PEERS.glob("*.py"), *Path(__file__).parent.glob("b_ours*.py")):
        shutil.copy(file, folder / file.name)
    command = [sys.executable, "bench.py", "--runs", "5", "--scales", SCALES, *NAMES]
    around = {**os.environ, "PYTHONPATH": str(ROOT), "OUT": str(folder / "out")}
    subprocess.run(command, cwd=folder, env=around, check=True)

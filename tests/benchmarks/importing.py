"""Importing three years of really published results against reading the same bytes with csv."""

from __future__ import annotations

import csv
from pathlib import Path

from selfeval.exchange import tables
from selfeval.store import Document
from tests.benchmarks.timing import compare

PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "data" / "performance-tables"
YEARS = [f"{year}-{year + 1}_850_ks2final.csv" for year in (2016, 2017, 2018)]
SCHOOL = "115991"
MEASURES = ["PTRWM_EXP", "PTRWM_HIGH", "READPROG", "WRITPROG", "MATPROG", "PTFSM6CLA1A"]
ROUNDS = 9


def measure(folder: Path) -> None:
    """Print seconds and ratio; say so where the published files are absent."""
    files = [PUBLISHED / name for name in YEARS]
    if not all(file.is_file() for file in files):
        print(f"Import of three years: skipped, the published files are not at {PUBLISHED}")
        return
    documents = [
        Document.create(folder / f"import-{number}.selfeval") for number in range(ROUNDS + 1)
    ]
    compare(
        f"Import {len(MEASURES)} measures of three years, against csv.reader on the same bytes",
        lambda number: import_into(documents[number], files),
        lambda _number: read_all(files),
        rounds=ROUNDS,
    )
    for document in documents:
        document.close()


def import_into(document: Document, files: list[Path]) -> None:
    """Plan and make the one gesture, as the command line does."""
    plan = tables.plan_import(document, files, school=SCHOOL, columns=MEASURES)
    if not tables.apply_plan(document, plan).changed:
        raise RuntimeError("nothing was imported")


def read_all(files: list[Path]) -> int:
    """Read every cell and keep none."""
    cells = 0
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells += sum(len(row) for row in csv.reader(file))
    return cells

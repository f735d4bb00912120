"""Every kind of document, as other programs read it: sound, and told in the order it is written.

`python .ci/tagged.py FILE FOLDER` prints FILE as each kind of document into FOLDER and asks
`qpdf --check` whether the PDF is sound, and `pdfinfo -struct-text` what a screen reader would be
told: the headings and paragraphs of the report, all of them and in that order.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from selfeval.report import KINDS, ReportOptions, Snapshot, freeze, write_pdf
from selfeval.report.layout.text import runs_of
from selfeval.report.story import story
from selfeval.report.story.blocks import Block, Heading, OnePage, Para
from selfeval.report.versions import earlier_for
from selfeval.store import Document, load_rows


def main(file: str, folder: str) -> int:
    """Print what was read of each kind; 1 where something is wrong with one."""
    wrong = 0
    with Document.open(file) as document:
        rows = load_rows(document.session)
        wanted = [ReportOptions(kind.id, chosen=kind.parts) for kind in KINDS.values()]
        earlier = [earlier_for(document.session, rows, options) for options in wanted]
    for options, before in zip(wanted, earlier, strict=True):
        kind = KINDS[options.kind]
        shot = freeze(rows, options, earlier=before)
        target = Path(folder, f"{kind.id}.pdf")
        pages = write_pdf(shot, target)
        faults = [*_unsound(target), *_unheard(shot, _told(target))]
        wrong += len(faults)
        print(f"{kind.id}: {pages} pages, {len(faults)} faults", *faults, sep="\n  ")
    return 1 if wrong else 0


def _unsound(file: Path) -> Iterator[str]:
    asked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True)
    if asked.returncode:
        yield f"qpdf: {asked.stdout}{asked.stderr}".strip()


def _told(file: Path) -> str:
    """Return all words that belong to the structure, in its order, without blanks."""
    asked = ["pdfinfo", "-struct-text", str(file)]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    lines = (line.strip() for line in said.splitlines())
    return "".join(_plain(line[1:-1]) for line in lines if line[:1] == line[-1:] == '"')


def _unheard(shot: Snapshot, told: str) -> Iterator[str]:
    """Yield the headings and paragraphs that are not told after the one before them."""
    at = 0
    for words in _words(story(shot)):
        found = told.find(_plain(words), at)
        if found < 0:
            yield f"not told here: {words}"
        else:
            at = found + len(_plain(words))


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Para):
            yield "".join(run.words for run in runs_of(block.words))
        elif isinstance(block, OnePage):
            continue  # which of its versions was printed is not known here
        elif is_dataclass(block):
            for field in fields(block):
                yield from _words(_blocks_in(getattr(block, field.name)))


def _blocks_in(held: object) -> Iterator[Block]:
    if isinstance(held, tuple):
        for one in held:
            yield from _blocks_in(one)
    elif isinstance(held, Block):
        yield held


def _plain(words: str) -> str:
    return "".join(words.split())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

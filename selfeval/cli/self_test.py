"""`selfeval --self-test`: try every part of an installed program, on files of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from selfeval.cli.apart import home_apart
from selfeval.cli.report_command import print_report
from selfeval.core.models import Arrow, Assumption, Fact, Factor, Stance
from selfeval.i18n import N_, _
from selfeval.store import Document, keys, load_rows
from selfeval.store.protecting import protect
from selfeval.store.unlocking import unlock_with_recovery

FAILED = 3
PATIENCE = 120
"""Seconds that the window may take to open and close."""

FIRST, SECOND = "Children join in", "Children read"
"""The boxes of the map that is tried."""
BEGINS = {".pdf": b"%PDF-", ".png": b"\x89PNG"}
"""How files of these kinds begin."""


class SelfTestError(Exception):
    """A part of the program did something other than it should."""


class Trial:
    """The steps, in order; each leaves its files in `folder` for the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "trial.selfeval"
        self.sample = folder / "sample.selfeval"

    def make_and_edit(self) -> None:
        """A new file takes a fact, an assumption and the link between them."""
        with Document.create(self.file) as document:
            with document.edit("Try") as session:
                fact, belief = Fact(statement="A fact"), Assumption(belief="An assumption")
                session.add_all([fact, belief])
                session.flush()
                session.add(Stance(fact_id=fact.id, assumption_id=belief.id, stance="supports"))
            expect(len(document.canonical_dump()) == 3, "three rows")

    def undo_and_redo(self) -> None:
        """Undo empties the file, redo brings the same rows back; also after it was closed."""
        with Document.open(self.file) as document:
            rows = document.canonical_dump()
            document.undo()
            expect(not document.canonical_dump(), "nothing left after undo")
            document.redo()
            expect(document.canonical_dump() == rows, "the same rows after redo")

    def publish_and_reopen(self) -> None:
        """What was published is accepted and reads the same."""
        with Document.open(self.file) as document:
            with document.edit("Try again") as session:
                session.add(Fact(statement="Another fact"))
            document.publish()
            rows = document.canonical_dump()
        with Document.open(self.file, read_only=True) as document:
            expect(document.canonical_dump() == rows, "the same rows after opening")

    def archive_and_back(self) -> None:
        """The sample school goes to JSON and comes back equal."""
        from selfeval.exchange.archive import archive_to_new, export_archive
        from selfeval.exchange.sample import make_sample

        archive = self.folder / "sample.json"
        with make_sample(self.sample) as document:
            rows = document.canonical_dump()
            export_archive(document, archive)
        with archive_to_new(archive, self.folder / "again.selfeval") as document:
            expect(document.canonical_dump() == rows, "the same rows from the archive")

    def print_sample(self) -> None:
        """The sample school prints, with the bundled fonts; so it does for Word and browsers."""
        target = self.folder / "sample.pdf"
        with Document.open(self.sample, read_only=True) as document:
            expect(print_report(document, target) > 1, "more than one page")
            expect(target.read_bytes().startswith(b"%PDF-"), "a PDF")
            for ending, begins in ((".docx", b"PK"), (".html", b"<!DOCTYPE html>")):
                other = target.with_suffix(ending)
                print_report(document, other)
                expect(other.read_bytes().startswith(begins), f"a file that is a {ending}")

    def join_letters(self) -> None:
        """A word of Arabic letters is joined, and ordered as it is seen."""
        from selfeval.report.right_to_left import as_seen, joined, levels_of

        word = "سلام"
        expect(len(joined(word)) < len(word), "letters that are joined")
        order = as_seen(levels_of(word, leftwards=True))
        expect(order == sorted(order, reverse=True), "letters that run leftwards")

    def find_loops(self) -> None:
        """Two boxes that raise each other make one loop, which feeds itself."""
        from selfeval.core.causal.graph import graph_of
        from selfeval.core.causal.loops import find_loops

        with Document.open(self.file) as document:
            with document.edit("Try a map") as session:
                one, other = Factor(label=FIRST), Factor(label=SECOND, realm="outcome")
                session.add_all([one, other])
                session.flush()
                for source, target in ((one, other), (other, one)):
                    session.add(Arrow(source_id=source.id, target_id=target.id, sign="plus"))
            rows = load_rows(document.session)
            loops = find_loops(rows, graph_of(rows, private=True)).found
        expect([loop.label for loop in loops] == ["R1"], "one loop that feeds itself")

    def draw_map(self) -> None:
        """The map is drawn in every form; as a table it comes back with the same arrows."""
        from selfeval.exchange.maps.endings import ENDINGS
        from selfeval.exchange.maps.incoming.recognising import read_map
        from selfeval.exchange.maps.written import write_map
        from selfeval.report import map_page

        with Document.open(self.file, read_only=True) as document:
            rows = load_rows(document.session)
        for ending in ENDINGS:
            target = self.folder / f"map{ending}"
            write_map(rows, "", target, map_page)
            expect(target.read_bytes().startswith(BEGINS.get(ending, b"")), f"a map as {ending}")
        for ending in (".svg", ".graphml", ".csv"):
            words = (self.folder / f"map{ending}").read_text(encoding="utf-8")
            expect(FIRST in words and SECOND in words, f"the words of the map in {ending}")
        expect(read_map(self.folder / "map.csv").arrows == 2, "both arrows from the table")

    def give_copies(self) -> None:
        """A colleague's copy is equal; one for governors holds no private item and no quote."""
        from selfeval.core.handover.choice import COLLEAGUE, GOVERNORS, CopyChoice

        with Document.open(self.sample, read_only=True) as document:
            rows = document.canonical_dump()
            whole = document.give_copy(self.folder / "whole.selfeval", CopyChoice(COLLEAGUE))
            part = document.give_copy(self.folder / "part.selfeval", CopyChoice(GOVERNORS))
        with Document.open(whole.path, read_only=True) as document:
            expect(document.canonical_dump() == rows, "the same rows in a copy")
        with Document.open(part.path, read_only=True) as document:
            lines = document.canonical_dump()
            kept = [one for one in lines if '"private":1' in one or one.startswith('["quote"')]
            expect(0 < len(lines) < len(rows) and not kept, "only what governors may read")

    def protect_and_free(self) -> None:
        """Under a password nothing can be read of a file; its recovery key opens it again."""
        secret = "A secret fact"
        with Document.open(self.file) as document, document.edit("Try a password") as session:
            session.add(Fact(statement=secret))
        expect(bool(self._holding(secret)), "the words in a file without a password")
        key = keys.new_key("Try this password")
        protect(self.file, key)
        with Document.open(self.file) as document:
            with document.edit("Try once more") as session:
                session.add(Fact(statement=secret))
            rows = document.canonical_dump()
            expect(not self._holding(secret), "the words nowhere while it is open")
        expect(not self._holding(secret), "the words nowhere")
        keys.forget()
        unlock_with_recovery(self.file, keys.recovery_words(key))
        protect(self.file, None)
        with Document.open(self.file, read_only=True) as document:
            expect(document.canonical_dump() == rows, "the same rows without the password")
        expect(not keys.is_protected(self.file), "a file without a password")

    def _holding(self, words: str) -> list[Path]:
        files = (one for one in self.folder.rglob("*") if one.is_file())
        return [one for one in files if words.encode() in one.read_bytes()]

    def open_window(self) -> None:
        """The window opens on the sample and closes, in a process of its own: Qt may abort it."""
        ended = subprocess.run(
            [*_ourselves(), "--try-window", str(self.sample)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        expect(ended.returncode == 0, f"a window, not: {ended.stderr.strip()}")


def _ourselves() -> list[str]:
    """Return the command that starts this program again, frozen or not."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "selfeval"]


STEPS: tuple[tuple[str, Callable[[Trial], None]], ...] = (
    (N_("make a file and write in it"), Trial.make_and_edit),
    (N_("undo and redo"), Trial.undo_and_redo),
    (N_("publish and open again"), Trial.publish_and_reopen),
    (N_("export and bring back"), Trial.archive_and_back),
    (N_("print the sample"), Trial.print_sample),
    (N_("join letters that run leftwards"), Trial.join_letters),
    (N_("find the loops of a map"), Trial.find_loops),
    (N_("draw a map in every form"), Trial.draw_map),
    (N_("give copies away"), Trial.give_copies),
    (N_("set a password and remove it"), Trial.protect_and_free),
    (N_("open the window"), Trial.open_window),
)


def self_test() -> int:
    """Run the steps, print one line for each, and stop with exit code 3 at the first that fails."""
    with home_apart() as folder:
        trial = Trial(folder)
        for title, step in STEPS:
            try:
                step(trial)
            except Exception as error:
                print(_("failed: {step}").format(step=_(title)))
                print(f"{type(error).__name__}: {error}", file=sys.stderr)
                return FAILED
            print(_("ok: {step}").format(step=_(title)))
    return 0


def expect(held: bool, what: str) -> None:
    """Raise SelfTestError naming what should have been."""
    if not held:
        raise SelfTestError(f"expected {what}")

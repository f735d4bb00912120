"""The window with thousands of facts against a bare QListView that shows the same rows.

Each round does the same on both: what is timed ends when everything has been drawn.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.timing import compare

ITEMS = 5_000
ROUNDS = 15
TARGET = 2.0
WORDS = ("lessons", "words", "reading", "spelling", "talk")


def measure(folder: Path) -> None:
    """Print the ratios of switching, filtering and selecting, and what an edit costs."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    bench = Bench(folder)
    compare(
        f"Go to the {ITEMS:,} facts and away, against a list view put before another widget",
        bench.switch,
        bench.switch_bare,
        rounds=ROUNDS,
        target=TARGET,
    )
    compare(
        f"Type into the search of {ITEMS:,} facts, against a list view with a filter",
        bench.filter,
        bench.filter_bare,
        rounds=ROUNDS,
        target=TARGET,
    )
    compare(
        f"Choose another of {ITEMS:,} facts, form and thread with it, against a list view",
        bench.select,
        bench.select_bare,
        rounds=ROUNDS,
        target=TARGET,
    )
    compare(
        f"Change one of {ITEMS:,} facts and see it, against the gesture alone",
        bench.change,
        bench.change_bare,
        rounds=ROUNDS,
    )
    bench.close()


class Bench:
    """The whole window on a large file, and a bare list view of the same rows."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QSortFilterProxyModel, QStringListModel
        from PySide6.QtWidgets import QLabel, QListView, QStackedWidget

        from selfeval.core.models import Fact
        from selfeval.ui.app import prepare
        from selfeval.ui.settings import Settings
        from tests import scenes

        path = folder / "large.selfeval"
        make(path)
        settings = Settings()
        settings.role_asked = True
        self.app = prepare(settings)
        self.window = scenes.a_window(settings, 1366, 768)
        assert self.window.desk is not None
        self.desk = self.window.desk
        self.desk.files.open_path(str(path))
        self.facts = [row.id for row in self.desk.workspace.rows.all(Fact)]
        words = [row.statement for row in self.desk.workspace.rows.all(Fact)]
        self.shown = QSortFilterProxyModel()
        self.shown.setSourceModel(QStringListModel(words, self.shown))
        self.bare = QListView()
        self.bare.setUniformItemSizes(True)
        self.bare.setModel(self.shown)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.bare)
        self.stack.addWidget(QLabel())
        self.stack.resize(1366, 768)
        self.stack.show()
        self.desk.show_page("facts")
        scenes.settle()

    def close(self) -> None:
        """Let go of everything."""
        from tests import scenes

        self.stack.close()
        scenes.let_go(self.window)

    def _drawn(self, do: Callable[[], object]) -> None:
        do()
        self.app.processEvents()

    def switch(self, _number: int) -> None:
        self._drawn(lambda: self.desk.show_page("assumptions"))
        self._drawn(lambda: self.desk.show_page("facts"))

    def switch_bare(self, _number: int) -> None:
        self._drawn(lambda: self.stack.setCurrentIndex(1))
        self._drawn(lambda: self.stack.setCurrentIndex(0))

    def filter(self, number: int) -> None:
        search = self.desk.page.list.search
        self._drawn(lambda: search.setText(WORDS[number % len(WORDS)]))
        self._drawn(search.clear)

    def filter_bare(self, number: int) -> None:
        self._drawn(lambda: self.shown.setFilterFixedString(WORDS[number % len(WORDS)]))
        self._drawn(lambda: self.shown.setFilterFixedString(""))

    def select(self, number: int) -> None:
        self._drawn(lambda: self.desk.page.show_item(self.facts[number * 97 % ITEMS]))

    def select_bare(self, number: int) -> None:
        index = self.shown.index(number * 97 % ITEMS, 0)
        self._drawn(lambda: self.bare.setCurrentIndex(index))

    def change(self, number: int) -> None:
        from selfeval.core.models import Fact

        fact = self.desk.page.item[1]
        words = {"statement": f"Changed for the {number}th time"}
        self._drawn(lambda: self.desk.workspace.change(Fact, fact, words))

    def change_bare(self, number: int) -> None:
        from selfeval.core.models import Fact

        space = self.desk.workspace
        space.blockSignals(True)
        space.change(Fact, self.facts[7], {"statement": f"Changed quietly {number} times"})
        space.blockSignals(False)


def make(path: Path) -> None:
    """Make a file of many facts, some of them linked."""
    from selfeval.core.models import Assumption, Fact, School, Stance
    from selfeval.store import Document

    with Document.create(path) as document:
        with document.edit("Name the school") as session:
            session.add(School(name="Large School"))
        for start in range(0, ITEMS, 500):
            with document.edit("Add facts") as session:
                belief = Assumption(belief=f"Belief {start}")
                facts = [
                    Fact(
                        statement=f"Fact {number}: 12 of 15 {WORDS[number % 5]} began with words",
                        source="Drop-ins by senior leaders",
                        observed_on="2026-10-09",
                        realm="behaviour",
                    )
                    for number in range(start, start + 500)
                ]
                session.add_all([belief, *facts])
                session.flush()
                session.add_all(
                    Stance(fact_id=one.id, assumption_id=belief.id, stance="supports")
                    for one in facts[:50]
                )

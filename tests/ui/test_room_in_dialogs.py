"""Dialogs about the past, the next year and pasted tables, filled: spoken whole, and with room for
words twice as long in a small window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from selfeval.core.handover.choice import GOVERNORS, QUOTES, CopyChoice
from selfeval.core.models import Assumption, Evidence, Fact, Priority, Quote, Review, Stance
from selfeval.store import backup
from selfeval.store.backup_list import backups_of
from selfeval.store.inside import look_inside
from selfeval.store.kept_here import KeptHere
from selfeval.ui.app import prepare
from selfeval.ui.handover.dialog import GiveCopyDialog
from selfeval.ui.history.dialog import HistoryDialog
from selfeval.ui.history.removed_dialog import RemovedDialog
from selfeval.ui.importing.paste_dialog import PasteDialog
from selfeval.ui.item.evidence import EvidenceSection
from selfeval.ui.keeping.backup_card import BackupCard
from selfeval.ui.keeping.backups_dialog import BackupsDialog
from selfeval.ui.leaving.dialog import LeaveDialog
from selfeval.ui.next_year.dialog import NextYearDialog
from selfeval.ui.settings import Settings
from selfeval.ui.settings_dialog import SettingsDialog
from selfeval.ui.window import Window
from tests import scenes
from tests.audible import inaudible
from tests.crowding import crowded
from tests.pseudo import speaking_pseudo

FACTS_TEXT = (
    "Fact\tRealm\tWhen\tHow we know\tHow many\tOut of\n"
    "Words were taught first\tCulture\tsome time\tDrop-ins\t40\t15\n"
    "Staff know what is expected\tClimate\t5 Oct 2026\t\t24\t31\n"
)
MEASURES_TEXT = "Measure\t2023/24\t2024/25\tNotes\nAttendance\t93.9 %\t94.2%\tup\nCalm\t1\tsome\t"


@pytest.fixture(params=["plain", "pseudo"])
def window(
    request: pytest.FixtureRequest, settings: Settings, qapp: QApplication, tmp_path: Path
) -> Iterator[Window]:
    """Give the test a small window on the sample school, in plain words and in long ones."""
    prepare(settings)
    if request.param == "plain":
        yield from _small_window(settings, tmp_path)
    else:
        with speaking_pseudo():
            yield from _small_window(settings, tmp_path)


def _small_window(settings: Settings, folder: Path) -> Iterator[Window]:
    made = scenes.a_window(settings, 1024, 600)
    assert made.desk is not None
    made.desk.files.open_path(str(scenes.sample_at(folder)))
    yield made
    scenes.let_go(made)


def history(window: Window) -> QDialog:
    assert window.desk is not None
    space = window.desk.workspace
    fact, belief = space.rows.all(Fact)[0].id, space.rows.all(Assumption)[0].id
    space.change(Fact, fact, {"statement": "Other words " * 60, "observed_on": None, "n": 1})
    link = space.add(Stance(fact_id=fact, assumption_id=belief, stance="supports"))
    space.remove(Stance, [link])
    return HistoryDialog(space, Fact, fact, window)


def removed(window: Window) -> QDialog:
    assert window.desk is not None
    space = window.desk.workspace
    space.remove(Fact, [row.id for row in space.rows.all(Fact)[:9]])
    space.remove(Priority, [space.rows.all(Priority)[0].id])
    return RemovedDialog(space, window)


def backups(window: Window) -> QDialog:
    """Two backups: one damaged, and one that is looked into after much has changed."""
    assert window.desk is not None
    space = window.desk.workspace
    backup.keep_open(space.document, "working")
    cut = backup.keep_open(space.document, "going-back")
    assert cut is not None
    cut.write_bytes(cut.read_bytes()[:-5_000])
    space.remove(Fact, [row.id for row in space.rows.all(Fact)[:9]])
    for number in range(5):
        space.add(Fact(statement=f"Written since, number {number} " * 20))
    made = BackupsDialog(window.desk)
    card = made.findChildren(BackupCard)[1]
    card.show_inside(look_inside(card.backup.path, space.document.database))
    return made


def leaving(window: Window) -> QDialog:
    """All that may be kept of a file, and all that may be said of it."""
    assert window.desk is not None
    document = window.desk.workspace.document
    kept = backup.keep_open(document, "working")
    assert kept is not None
    found = KeptHere(
        document.path.with_name("a long name" * 12 + ".selfeval"),
        document.document_id,
        folders=(document.database.parent,),
        aside=(kept,),
        backups=tuple(backups_of(document.document_id)),
        beyond=1,
        damaged=2,
        scratch=(kept, kept),
        gone=(kept,),
        others=(kept, kept),
        beside=kept,
        log=kept,
    )
    return LeaveDialog(found, window)


def settings(window: Window) -> QDialog:
    assert window.desk is not None
    return SettingsDialog(window.desk)


def next_year(window: Window) -> QDialog:
    assert window.desk is not None
    return NextYearDialog(window.desk)


def handing_over(window: Window) -> QDialog:
    """Give a copy to governors, with everything to look at unfolded."""
    assert window.desk is not None
    space = window.desk.workspace
    space.add(Fact(statement="Mrs Jones " * 40, source="Mr Hill"))
    space.add(Review(priority_id=space.rows.all(Priority)[0].id, why="Only 3 pupils stayed"))
    window.desk.copy_choice = CopyChoice(GOVERNORS, frozenset({QUOTES}))
    made = GiveCopyDialog(window.desk)
    for kind in ("names", "few", "links"):
        made.findChild(QPushButton, f"show_{kind}").click()
    made.take_place("/no such folder/a copy")
    return made


def handed_over(window: Window) -> QDialog:
    assert window.desk is not None
    made = GiveCopyDialog(window.desk)
    made.take_place(str(window.desk.workspace.document.path.with_name("a copy" + " again" * 20)))
    assert made.findChild(QLabel, "copy_name") is not None
    return made


def pasted(text: str, *, previewed: bool) -> Callable[[Window], QDialog]:
    def show(window: Window) -> QDialog:
        assert window.desk is not None
        made = PasteDialog(window.desk.workspace, window)
        data = QMimeData()
        data.setText(text)
        made.take(data)
        if previewed:
            made.plan()
        return made

    return show


DIALOGS = {
    "history": history,
    "removed": removed,
    "backups": backups,
    "leaving": leaving,
    "settings": settings,
    "next_year": next_year,
    "handing_over": handing_over,
    "handed_over": handed_over,
    "paste_facts": pasted(FACTS_TEXT, previewed=False),
    "preview_facts": pasted(FACTS_TEXT, previewed=True),
    "paste_measures": pasted(MEASURES_TEXT, previewed=False),
    "preview_measures": pasted(MEASURES_TEXT, previewed=True),
}


def test_filled_dialogs_have_room_and_are_spoken(window: Window) -> None:
    found: list[str] = []
    for name, make in DIALOGS.items():
        dialog = make(window)
        dialog.open()
        scenes.settle()
        problems = [*crowded(dialog), *inaudible(dialog)]
        found += [f"{name}: {problem}" for problem in problems]
        dialog.reject()
        scenes.settle()
    assert not found, "\n".join(found)


def test_evidence_has_room_and_is_spoken(window: Window) -> None:
    assert window.desk is not None
    space = window.desk.workspace
    fact = space.rows.all(Fact)[0].id
    with space.edit("Attach") as session:
        sha256 = space.document.add_blob(b"words")
        session.add(Evidence(item_table="fact", item_id=fact, name="a" * 90, sha256=sha256))
    space.add(Evidence(item_table="fact", item_id=fact, kind="link", url="https://example.org"))
    space.add(Quote(item_table="fact", item_id=fact, said="Said " * 80, who="Year 4"))
    window.desk.go_to("fact", fact)
    scenes.settle()
    assert window.desk.page is not None
    card = next(one for one in window.desk.page.findChildren(EvidenceSection) if one.isVisible())
    found = [*crowded(card), *inaudible(card)]
    assert not found, "\n".join(found)

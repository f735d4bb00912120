"""The card of the settings that says how long backups are kept, and where they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from selfeval.i18n import _, ngettext
from selfeval.store import clearing, places
from selfeval.store.backup_list import size_words
from selfeval.store.keeping import Keeping, choose_keeping, read_keeping
from selfeval.ui import alerts, theme
from selfeval.ui.settings_parts import SettingsCard, folder_line
from selfeval.ui.widgets import FlatCombo, label

MONTHS = (1, 3, 6, 12, 24)
GIGABYTES = (0.2, 0.5, 1.0, 2.0, 5.0)


class BackupsCard(SettingsCard):
    """Months and room; what the school's administrator has set is shown, and cannot be changed."""

    def __init__(self) -> None:
        super().__init__(
            _("Backups"),
            "settings_backups",
            _(
                "Your files as they were before each save, before something was combined or"
                " imported, and every half hour while you work. The older they are, the fewer are"
                " kept; the newest of each file always stays. Backups… in the File menu shows what"
                " is in them and goes back to one."
            ),
        )
        keeping = read_keeping()
        self.months = self._choice("months", [(_months(one), one) for one in MONTHS])
        self._put(self.months, keeping.months, _months(keeping.months), keeping.months_are_set)
        self.room = self._choice("room", [(_room(one), one) for one in GIGABYTES])
        self._put(self.room, keeping.gigabytes, _room(keeping.gigabytes), keeping.room_is_set)
        self.add_line(_("Keep them for at most"), self.months, _set(keeping.months_are_set))
        self.add_line(_("Space they may take in all"), self.room, _set(keeping.room_is_set))
        self._add_folder(keeping)
        self._add_rules(keeping)

    def _choice(self, name: str, choices: Sequence[tuple[str, float]]) -> FlatCombo:
        made = FlatCombo()
        made.setObjectName(f"settings_backup_{name}")
        theme.set_role(made, "body")
        made.setMaximumWidth(theme.px(160))
        for words, value in choices:
            made.addItem(words, value)
        made.activated.connect(self._on_chosen)
        return made

    def _put(self, combo: FlatCombo, value: float, words: str, is_set: bool) -> None:
        """Show a value, also one that is not among those offered."""
        if combo.findData(value) < 0:
            combo.addItem(words, value)
        combo.setCurrentIndex(combo.findData(value))
        combo.setEnabled(not is_set)

    def _add_folder(self, keeping: Keeping) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(label(_("Where they are"), "body", "text2"))
        try:
            folder = places.backups()
            self.column.addLayout(folder_line("backups", _("Backups"), folder))
            self.column.addWidget(label(_taken(), "caption", "text3", wrap=True))
        except OSError as problem:
            self._add_warning(
                _("The folder {folder} is out of reach ({problem}). No file can be saved now.")
                .format(folder=problem.filename, problem=problem.strerror)
            )  # fmt: skip
        if keeping.folder_is_set:
            self.column.addWidget(label(_set(True), "caption", "text3", wrap=True))

    def _add_rules(self, keeping: Keeping) -> None:
        """Say what else the administrator has set, and what is wrong in their file."""
        if not keeping.attachments:
            self.column.addSpacing(8)
            words = _("Attaching files is switched off; links can be added.")
            self.column.addWidget(label(words, "body", wrap=True))
            self.column.addWidget(label(_set(True), "caption", "text3", wrap=True))
        if keeping.problem:
            self._add_warning(keeping.problem)

    def _add_warning(self, words: str) -> None:
        self.column.addSpacing(8)
        said: QWidget = label(words, "body", "warn", wrap=True)
        said.setObjectName("settings_backups_problem")
        self.column.addWidget(said)

    @alerts.calmly
    def _on_chosen(self, _at: int) -> None:
        """Remember what was chosen; what the administrator has set stays theirs."""
        choose_keeping(months=self.months.currentData(), gigabytes=self.room.currentData())


def _months(count: int) -> str:
    return ngettext("{count} month", "{count} months", count).format(count=count)


def _room(gigabytes: float) -> str:
    if gigabytes < 1:
        return _("{size} MB").format(size=f"{gigabytes * 1000:g}")
    return _("{size} GB").format(size=f"{gigabytes:g}")


def _set(is_set: bool) -> str:
    return _("Set by your school’s administrator.") if is_set else ""


def _taken() -> str:
    count, size = clearing.room_taken()
    if not count:
        return _("There is none yet.")
    words = ngettext(
        "{count} backup of all your files takes {size}.",
        "{count} backups of all your files take {size}.",
        count,
    )
    return words.format(count=f"{count:,}", size=size_words(size))

"""The cards of the start page: carry on, begin with questions, files of before. Qt alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.frame.header import OneLine
from selfeval.ui.start import words as start_words
from selfeval.ui.start.known import Known, Seen
from selfeval.ui.start.row_button import StartButton
from selfeval.ui.start.row_menu import OnFile, more_button
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button, card, icon_button, label, rule

INSET = 58
"""Where a line between two rows begins: below their words."""


def ink_card(
    title: str,
    words: list[QWidget],
    press: str,
    name: str,
    beside: str,
    then: Callable[[], object],
    more: QWidget | None = None,
) -> QFrame:
    """Make the one dark card: a title, some lines, and a button that Enter presses."""
    box = QFrame()
    box.setProperty("ink", True)
    column = QVBoxLayout(box)
    column.setContentsMargins(22, 18, 22, 16)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.addWidget(label(title, "heading", wrap=True), 1)
    if more is not None:
        head.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    for one in words:
        column.addWidget(one)
    column.addStretch(1)
    go_on = button(press, name=name)
    go_on.setDefault(True)
    theme.set_role(go_on, "strong")
    go_on.clicked.connect(lambda: then())
    line = QHBoxLayout()
    line.setContentsMargins(0, 8, 0, 0)
    line.setSpacing(10)
    line.addWidget(go_on)
    line.addWidget(label(_("Enter"), "caption"))
    if beside:
        told = label(beside, "caption", wrap=True)
        told.setObjectName("start_to_do")
        told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(told, 1)
    else:
        line.addStretch(1)
    column.addLayout(line)
    return box


def continue_card(
    known: Known, seen: Seen, then: Callable[[], object], remove: OnFile, forget: OnFile
) -> QFrame:
    """Offer to go on with the file that was open last."""
    lines: list[QWidget] = []
    changed = start_words.changed(known, seen, datetime.now())
    told = [f"{changed}." if changed else "", start_words.waiting(known)]
    if any(told):
        first = label(" ".join(one for one in told if one), "body", wrap=True)
        first.setObjectName("start_changed")
        lines.append(first)
    where = OneLine("caption", "on_ink")
    where.setText(start_words.place(known.path))
    lines.append(where)
    return ink_card(
        start_words.title(known),
        lines,
        _("Continue"),
        "start_continue",
        start_words.to_do(known),
        then,
        more_button(known.path, remove, forget, "on_ink"),
    )


def first_run_card(then: Callable[[], object]) -> QFrame:
    """Offer the questions to somebody who has no file yet."""
    words: QLabel = label(
        _(
            "Bring one worry about your school. Short questions lead from it to a fact, a reason, "
            "a priority and the first sign of change. About ten minutes; you can stop at any "
            "point and carry on later."
        ),
        "body",
        wrap=True,
    )
    return ink_card(_("Begin with one worry"), [words], _("Guided start"), "start_guided", "", then)


def recent_card(
    files: list[tuple[Known, Seen]],
    open_file: OnFile,
    remove: OnFile,
    forget: OnFile,
) -> QFrame:
    """List files: where each is, what changed, and what else can be done with it."""
    box = card()
    column = QVBoxLayout(box)
    column.setContentsMargins(6, 6, 6, 6)
    column.setSpacing(2)
    for at, (known, seen) in enumerate(files):
        if at:
            column.addWidget(inset_rule())
        column.addLayout(_recent_row(known, seen, open_file, remove, forget))
    return box


def inset_rule() -> QWidget:
    """Make a line that begins below the words of the rows."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(theme.px(INSET) - 8, 0, 10, 0)
    line.addWidget(rule())
    return made


def _recent_row(
    known: Known,
    seen: Seen,
    open_file: OnFile,
    remove: OnFile,
    forget: OnFile,
) -> QHBoxLayout:
    path = known.path
    icon = "lock" if known.read_only else "clock"
    about = start_words.changed(known, seen, datetime.now())
    if not seen.there:
        icon, about = "alert-triangle", _("Not found")
    words = " · ".join(part for part in (about, start_words.place(path)) if part)
    made = StartButton(icon, start_words.title(known), words)
    made.setObjectName("start_recent")
    made.setToolTip(plain_tip(str(path)))
    made.setEnabled(seen.there)
    made.clicked.connect(lambda: open_file(path))
    line = QHBoxLayout()
    line.setSpacing(2)
    line.addWidget(made, 1)
    if seen.there:
        line.addWidget(more_button(path, remove, forget))
    else:
        away = icon_button("x", _("Take it off the list: {file}").format(file=path.name))
        away.setObjectName("start_forget")
        away.clicked.connect(lambda: forget(path))
        line.addWidget(away)
    return line

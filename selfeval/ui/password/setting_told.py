"""What is said when a password was set, changed or taken away, or could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfeval.i18n import _
from selfeval.report.recovery_paper import RecoveryPaper
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.password import setting_words as words
from selfeval.ui.password.setting_key import RecoveryDialog
from selfeval.ui.password.setting_work import Outcome

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


def nothing_changed() -> str:
    """Say that all is as it was."""
    return _("Nothing was changed.")


def tell(desk: Desk, paper: RecoveryPaper, outcome: Outcome) -> None:
    """Say how it went; show the recovery key wherever the file has got its password."""
    if outcome.problem is not None:
        _tell_problem(desk, outcome)
    if not outcome.happened:
        return
    if outcome.key is not None:
        RecoveryDialog(desk.window, outcome.key, paper, outcome.done).open()
        return
    stayed = words.stayed_words(outcome.done, has_password=False)
    alerts.message(
        desk.window,
        _("“{name}” has no password any more.").format(name=paper.file),
        "\n\n".join([words.followed_words(outcome.done, has_password=False), *stayed]),
        name="password_gone",
    )


def _tell_problem(desk: Desk, outcome: Outcome) -> None:
    problem = outcome.problem
    if isinstance(problem, UserError):
        said = (
            _("The file is done, but not all that follows.")
            if outcome.happened
            else nothing_changed()
        )
        alerts.message(desk.window, said, str(problem), name="password_problem")
    elif problem is not None:
        alerts.on_exception(type(problem), problem, problem.__traceback__)

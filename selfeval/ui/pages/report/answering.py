"""Keep or hide words before a report is shared, or take the answer back: one gesture each."""

from __future__ import annotations

from collections.abc import Iterable

from selfeval.core.hidden_words import answer_rows, hiding, instead_of, keeping
from selfeval.core.models import Dismissal
from selfeval.core.sharing_places import Place
from selfeval.i18n import _
from selfeval.ui.workspace import Workspace


def answer(
    workspace: Workspace, place: Place, way: str, reason: str, places: Iterable[Place]
) -> tuple[str, str]:
    """Do what is wanted about a place: "keep", "hide", "hide all" or "show".

    Returns the answer and its reason, as the place would tell them. `places` are all there are.
    """
    if way == "keep":
        workspace.add(keeping(place, reason), _("Keep words in print"))
        return "kept", reason
    if way == "show":
        workspace.remove(
            Dismissal, answer_rows(workspace.rows, place), _("Ask again before sharing")
        )
        return "", ""
    wanted = [place]
    if way == "hide all":
        wanted = [one for one in places if one.words == place.words and not one.answer]
    with workspace.edit(_("Hide words in print")) as session:
        for row in {row.id: row for row in map(hiding, wanted)}.values():
            session.add(row)
    return "hidden", instead_of(place.kind)

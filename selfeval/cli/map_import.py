"""`selfeval import` where the file is a map: its boxes and arrows become part of the model."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.cli.files import open_document, reading, writing
from selfeval.i18n import _
from selfeval.store import UserError, load_rows

if TYPE_CHECKING:
    from selfeval.exchange.maps.incoming import MapPlan

OF_TABLES = ("measure", "school", "find", "dictionary", "register", "areas", "national")
"""What can be asked of tables alone: where one of these is said, no map is meant."""


def is_map(asked: argparse.Namespace) -> bool:
    """Whether a map is to be imported; UserError for a map together with anything else."""
    from selfeval.exchange.maps import incoming

    if any(getattr(asked, name) for name in OF_TABLES):
        if asked.into or asked.new_boxes:
            raise UserError(
                _("“--into” and “--new-boxes” are for maps, the others for tables of figures."),
                _("Leave one or the other out."),
            )
        return False
    kinds = {incoming.kind_of(Path(name)) for name in asked.tables}
    wanted = bool(asked.into or asked.new_boxes)
    if len(asked.tables) == 1:
        return wanted or kinds != {incoming.TABLE}
    if wanted or kinds & {incoming.MAP, incoming.UNREAD}:
        raise UserError(
            _("Maps are imported one at a time."),
            _("Name one map, or tables of figures alone."),
        )
    return False


def import_map(asked: argparse.Namespace) -> int:
    """Show what will come, and then bring it in as one gesture."""
    from selfeval.exchange.maps import incoming
    from selfeval.exchange.maps.incoming.telling import done_words

    found = incoming.read_map(Path(asked.tables[0]))
    choice = incoming.MapChoice(found, asked.into or "", same=not asked.new_boxes)
    if asked.preview:
        with reading(asked.file) as document:
            _show(incoming.plan_map(load_rows(document.session), choice))
        return 0
    with writing(open_document(asked.file)) as document:
        plan = incoming.plan_map(load_rows(document.session), choice)
        _show(plan)
        done = incoming.apply_map(document, choice)
    print("\n" + done_words(done))
    return 0


def _show(plan: MapPlan) -> None:
    from selfeval.exchange.maps.incoming import telling

    print(telling.found_words(plan))
    for line in telling.map_words(plan):
        print(line)
    print(telling.new_words(plan))
    for line in telling.same_words(plan):
        print(line)
    for line in telling.sign_words(plan):
        print(line)
    if words := telling.unplaced_words(plan):
        print(words)
    for said in plan.found.said:
        print(_("Note: {warning}").format(warning=said))

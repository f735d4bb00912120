"""What a file remembers of how its reports are wanted: one setting for each kind of document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from selfeval.core.kept import read_object
from selfeval.core.rows import Rows
from selfeval.report.kinds import KINDS
from selfeval.report.options import ReportOptions

KIND = "report_kind"
"""The setting that remembers which kind of document was chosen last."""


def setting_of(kind: str) -> str:
    """Name the setting that remembers how documents of a kind are wanted."""
    return f"report_as_{kind}"


def chosen_kind(rows: Rows) -> str:
    """Return the kind that was chosen last in a file; the first of all where none was."""
    found = rows.setting(KIND, "")
    return found if found in KINDS else next(iter(KINDS))


def chosen_options(rows: Rows, kind: str) -> ReportOptions:
    """Return how documents of a kind are wanted in a file.

    What this version does not know is passed over, as is whatever else a setting may hold.
    """
    return read_options(kind, read_object(rows.setting(setting_of(kind), "")))


def read_options(kind: str, kept: Mapping[str, object]) -> ReportOptions:
    """Return the options that `kept_words` kept, as far as this version knows them."""
    options = ReportOptions(kind)
    parts = kept.get("parts")
    if isinstance(parts, list):
        known = set(KINDS[kind].parts)
        named = [part for part in cast("list[object]", parts) if isinstance(part, str)]
        options = replace(options, chosen=tuple(part for part in named if part in known))
    for name in ("framework", "since"):
        value = kept.get(name)
        if isinstance(value, str) and value:
            options = replace(options, **{name: value})
    return replace(options, large=kept.get("large") is True, grey=kept.get("grey") is True)


def kept_words(options: ReportOptions) -> str:
    """Return what a setting keeps of how documents of a kind are wanted."""
    kept: dict[str, object] = {}
    if options.chosen is not None:
        kept["parts"] = list(options.chosen)
    for name in ("framework", "since", "large", "grey"):
        if getattr(options, name):
            kept[name] = getattr(options, name)
    return json.dumps(kept, sort_keys=True)

"""The register of the form's editors, one per kind of field.

An unusual widget joins it under its own name: a function of the field and its surroundings that
returns an Editor.
"""

from __future__ import annotations

from collections.abc import Callable

from selfeval.core.fields import FieldUI
from selfeval.i18n import _
from selfeval.ui.form.editor import Context, Editor
from selfeval.ui.form.editors_chosen import (
    CheckEditor,
    ComboEditor,
    LinkEditor,
    RealmEditor,
    SegmentEditor,
)
from selfeval.ui.form.editors_typed import (
    DateEditor,
    FigureEditor,
    LineEditor,
    SuggestEditor,
    TextEditor,
)

SEGMENTS_FIT = 52
"""Choices whose labels have fewer characters than this in all stand side by side."""


def _choice_editor(field: FieldUI, context: Context) -> Editor:
    few = sum(len(_(title)) for _word, title in field.choices) < SEGMENTS_FIT
    fits = few and len(field.choices) <= 4
    return (SegmentEditor if fits else ComboEditor)(field, context)


EDITORS: dict[str, Callable[[FieldUI, Context], Editor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "suggest": SuggestEditor,
    "choice": _choice_editor,
    "realm": RealmEditor,
    "date": DateEditor,
    "decimal": FigureEditor,
    "count": FigureEditor,
    "check": CheckEditor,
    "link": LinkEditor,
}

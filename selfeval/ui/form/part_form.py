"""A form of some of a model's fields: for pages that show a record in parts."""

from __future__ import annotations

from selfeval.core.fields import fields_of
from selfeval.core.models import Row
from selfeval.ui.form.editor import Context
from selfeval.ui.form.record_form import RecordForm


def part_form(model: type[Row], context: Context, names: tuple[str, ...]) -> RecordForm:
    """Make a form of the fields called `names`, in the order in which the model declares them."""
    others = tuple(field.name for field in fields_of(model) if field.name not in names)
    return RecordForm(model, context, skip=others)

"""What the editors of a form ask of the open document: names, words used before, rows to pick."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from selfeval.core.fields import FieldUI, fields_of, name_field
from selfeval.core.models import MODEL_OF, MODELS, Row, table_of
from selfeval.ui import wording
from selfeval.ui.form.editor import Context
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.workspace import Workspace

MOST_OFFERED = 200


def context_of(workspace: Workspace) -> Context:
    """Return what editors ask of the document that is open in `workspace`."""

    known: dict[FieldUI, tuple[int, list[str]]] = {}

    def used(field: FieldUI) -> Iterable[str]:
        if field not in known or known[field][0] != workspace.gestures:
            known[field] = (workspace.gestures, _words_used(workspace, field))
        return known[field][1]

    def pick(field: FieldUI, near: QWidget, take: Callable[[str | None], None]) -> None:
        model = MODEL_OF[field.references.partition(".")[0]]
        open_picker(workspace, model, near, take, take_new=lambda row: take(workspace.hold(row)))

    return Context(
        name_of=workspace.name_of, used=used, pick=pick, read_only=workspace.document.read_only
    )


def _words_used(workspace: Workspace, field: FieldUI) -> list[str]:
    found: list[str] = []
    for model in MODELS:
        column = table_of(model).c.get(field.name)
        if column is not None and field in fields_of(model):
            query = select(column).where(column != "").distinct().limit(MOST_OFFERED)
            found += [str(words) for (words,) in workspace.document.session.execute(query)]
    return found


def open_picker(
    workspace: Workspace,
    model: type[Row],
    near: QWidget,
    take: Callable[[str | None], None],
    *,
    without: Iterable[str] = (),
    title: str = "",
    may_make: bool = True,
    take_new: Callable[[Row], None] | None = None,
) -> PickDialog:
    """Open a list to pick a row of `model` from; a new one can be made by its name alone.

    `take_new` gets a row that is not in the file yet and puts it there with what it is for, in
    one gesture; without it the row is added, and `take` gets its id.
    """
    words = title or wording.choose_title(model)
    dialog = PickDialog(
        workspace,
        model,
        words,
        near.window(),
        without=without,
        may_add=may_make and not _needs_more_than_a_name(model),
    )

    def make(name: str) -> None:
        row = model(**{name_field(model).name: name})
        if take_new is None:
            take(workspace.add(row))
        else:
            take_new(row)

    dialog.picked.connect(take)
    dialog.new_wanted.connect(make)
    dialog.open()
    return dialog


def _needs_more_than_a_name(model: type[Row]) -> bool:
    required = [
        column for column in table_of(model).columns if column.foreign_keys and not column.nullable
    ]
    return bool(required)

"""What can be erased for good, as things to tick: an item, its fields, the same words elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF, Evidence, Note, School, Setting
from selfeval.core.wording import called
from selfeval.i18n import _, ngettext
from selfeval.store.erased import Key
from selfeval.store.wordings import Same, Wording
from selfeval.ui import wording
from selfeval.ui.history.words import name_of, value_words
from selfeval.ui.kept_titles import kept_title
from selfeval.ui.workspace import Workspace

LONGEST = 180


@dataclass(frozen=True)
class Option:
    """One thing to erase: a field of a row or, with `field` "", all of it. `says` is its words."""

    key: Key
    field: str
    title: str
    says: str = ""
    ticked: bool = False


def item_options(workspace: Workspace, key: Key) -> list[Option]:
    """Return what can be erased of an item that is there: all of it, or some of its fields.

    Of the school itself, and of what is said of an area, only fields go: there is one of each.
    """
    fields = [
        _field_option(workspace, key, one)
        for one in workspace.document.wordings(*key)
        if field_of(MODEL_OF[key[0]], one.field).editor != "hidden"
    ]
    model = MODEL_OF[key[0]]
    stays = model is School or model.key
    return fields if stays else [_whole_option(workspace, key), *fields]


def row_options(workspace: Workspace, keys: Sequence[Key]) -> list[Option]:
    """Return rows that are to go as a whole, ticked."""
    return [
        Option(key, "", titled(workspace, key), called(name_of(workspace, *key), LONGEST), True)
        for key in keys
    ]


def same_options(workspace: Workspace, chosen: Iterable[Option]) -> list[Option]:
    """Return where else the words that are to go stand, or stood."""
    options = list(chosen)
    whole = {one.key for one in options if not one.field}
    parts = {one.key for one in options} - whole
    names = {one.field for one in options if one.key in parts}
    found = workspace.document.same_words(whole) if whole else []
    found += workspace.document.same_words(parts, names) if parts else []
    known = {one.key for one in options}
    return [
        _same_option(workspace, one, name)
        for one in dict.fromkeys(found)
        for name in one.fields
        if (one.table, one.row) not in known
    ]


def titled(workspace: Workspace, key: Key) -> str:
    """Return what kind of thing a row is, with its number: “Fact 14”."""
    model = MODEL_OF[key[0]]
    values = workspace.document.known(*key) or {}
    return workspace.titled(model, values)


def _whole_option(workspace: Workspace, key: Key) -> Option:
    model = MODEL_OF[key[0]]
    if model is Evidence:
        words = _("All of it, with the file that is kept here")
    elif model is Note:
        words = _("The whole note")
    else:
        words = _("The whole {kind}, with all that belongs to it or ever did").format(
            kind=wording.singular(model)
        )
    return Option(key, "", words, called(name_of(workspace, *key), LONGEST))


def _field_option(workspace: Workspace, key: Key, one: Wording) -> Option:
    field = field_of(MODEL_OF[key[0]], one.field)
    says = [_("Now: {words}").format(words=called(value_words(workspace, field, one.now), LONGEST))]
    if one.former:
        says.append(
            ngettext(
                "{count} former wording in the history",
                "{count} former wordings in the history",
                one.former,
            ).format(count=one.former)
        )
    return Option(key, one.field, _field_title(key, one.field), "\n".join(says))


def _field_title(key: Key, name: str) -> str:
    """Return what a field is called; the one that bears the kind's own name, what it holds."""
    field = field_of(MODEL_OF[key[0]], name)
    return _("Its wording") if field.name_of_row else _(field.title)


def _said_of(title: str) -> str:
    """Say that all goes that a setting keeps: its words are not parted from one another."""
    return _("{setting}: all that is kept of it").format(setting=title)


def _same_option(workspace: Workspace, one: Same, name: str) -> Option:
    key = (one.table, one.row)
    model = MODEL_OF[one.table]
    values = workspace.document.known(*key) or {}
    if model is Setting:
        return Option(key, name, _said_of(kept_title(str(values.get("name") or ""))))
    title = _("{item}: {field}").format(item=titled(workspace, key), field=_field_title(key, name))
    says = called(" ".join(str(values.get(name) or "").split()), LONGEST)
    return Option(key, name, title, says or _("Only in its history"))

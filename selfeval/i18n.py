"""Translation: `_` says a text in the user's language, `N_` marks one that is said later."""

from __future__ import annotations

import gettext
import locale

from selfeval.resources import resource_path

DOMAIN = "selfeval"


def _load() -> gettext.NullTranslations:
    """Find the catalogue for this computer's language; without one, the texts stand as written."""
    language = locale.getlocale()[0] or "en_GB"
    folder = str(resource_path("translations"))
    return gettext.translation(DOMAIN, folder, languages=[language], fallback=True)


_catalogue = _load()


def _(text: str) -> str:
    """Translate `text`; an empty text stays empty (gettext would answer with its header)."""
    return _catalogue.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Choose and translate the wording for `count`; the caller fills in `{count}`."""
    return _catalogue.ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark `text` for translation where it is declared, before a language is known."""
    return text

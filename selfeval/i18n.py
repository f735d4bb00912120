"""Translation: `_` says a text in the user's language, `N_` marks one that is said later.

Catalogues are `resources/translations/LANGUAGE/LC_MESSAGES/selfeval.mo`. The texts in the source
are British English, so English needs none.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable
from pathlib import Path

from selfeval.resources import resource_path

DOMAIN = "selfeval"
CHOSEN = "SELFEVAL_LANGUAGE"
"""The environment variable that names a language instead of the system's."""
ASKED = (CHOSEN, "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def languages_asked_for() -> list[str]:
    """Return the languages that the environment names, the best first, as `cy_GB` or `cy`.

    They come from the first variable that names any. Windows and macOS have none: there the window
    asks Qt.
    """
    for name in ASKED:
        named = [word.partition(".")[0] for word in os.environ.get(name, "").split(":") if word]
        if named:
            return named
    return []


def load(languages: Iterable[str], folder: Path | None = None) -> gettext.NullTranslations:
    """Return the catalogue of the first language that has one; the texts as written without one.

    English stands in the list for the texts as written: no language after it is looked for.
    """
    wanted: list[str] = []
    for language in languages:
        if language.replace("-", "_").partition("_")[0] in ("en", "C", "POSIX"):
            break
        wanted.append(language.replace("-", "_"))
    if not wanted:
        return gettext.NullTranslations()
    place = str(folder or resource_path("translations"))
    return gettext.translation(DOMAIN, place, languages=wanted, fallback=True)


_catalogue = load(languages_asked_for())


def use(catalogue: gettext.NullTranslations) -> gettext.NullTranslations:
    """Say everything from now on by `catalogue`; return the one before."""
    global _catalogue
    before, _catalogue = _catalogue, catalogue
    return before


def _(text: str) -> str:
    """Translate `text`; an empty text stays empty (gettext would answer with its header)."""
    return _catalogue.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Choose and translate the wording for `count`; the caller fills in `{count}`."""
    return _catalogue.ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark `text` for translation where it is declared, before a language is known."""
    return text

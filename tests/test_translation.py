"""Every text can be translated: each is marked, the template is fresh, and a catalogue is used."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from selfeval import i18n
from selfeval.i18n import _, ngettext
from tests import pseudo, translations

MODULES = sorted(translations.PACKAGE.rglob("*.py"))
NAMED = re.compile(r"\{(\w+)(?:[:!][^{}]*)?\}")


@pytest.fixture(autouse=True)
def as_written() -> Iterator[None]:
    """Bring the texts back to what they were."""
    before = i18n.use(gettext.NullTranslations())
    yield
    i18n.use(before)


# The template -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def texts() -> list[Message]:
    """Give the tests every text of the source."""
    return [one for one in read_po(BytesIO(translations.template())) if one.id]


def variants(one: Message) -> list[str]:
    """Return the text, or its two forms where it counts something."""
    return list(one.id) if isinstance(one.id, tuple | list) else [one.id]


def test_the_template_is_fresh() -> None:
    kept = translations.TEMPLATE.read_text(encoding="utf-8").splitlines()
    now = translations.template().decode().splitlines()
    differing = sorted(set(kept) ^ set(now))[:20] or kept != now
    assert not differing, "run: python3 -m tests.translations"


def test_placeholders_have_names(texts: list[Message]) -> None:
    odd = [
        text
        for one in texts
        for text in variants(one)
        if re.search(r"%[sd]|%\(|\{\d*\}", text) or text.count("{") != len(NAMED.findall(text))
    ]
    assert odd == []


def test_texts_keep_to_the_house_style(texts: list[Message]) -> None:
    """No exclamation marks, no cheering, no straight apostrophes; a command line has its own."""
    odd = [
        text
        for one in texts
        if not all(place.startswith("selfeval/cli/") for place, _line in one.locations)
        for text in variants(one)
        if re.search(r"!|successful|\w'\w|please wait", text, re.IGNORECASE)
    ]
    assert odd == []


# The source -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def found() -> list[translations.Unmarked]:
    """Give the tests every text of the source that is not marked, allowed or not."""
    return [
        one
        for path in MODULES
        for one in translations.unmarked(
            path.relative_to(translations.PACKAGE).as_posix(), path.read_text(encoding="utf-8")
        )
    ]


def test_no_text_passes_the_translators_by(found: list[translations.Unmarked]) -> None:
    assert [str(one) for one in found if not one.is_allowed] == []


def test_texts_are_marked_whole_and_said_late() -> None:
    wrong = {
        str(path.relative_to(translations.ROOT)): odd
        for path in MODULES
        if (odd := translations.wrongly_marked(path.read_text(encoding="utf-8")))
    }
    assert wrong == {}


def test_each_allowance_is_still_needed(found: list[translations.Unmarked]) -> None:
    for files, pattern, _reason in translations.ALLOWED:
        assert any(
            translations.fnmatch(one.place, files) and re.fullmatch(pattern, one.words)
            for one in found
        ), (files, pattern)


@pytest.mark.parametrize(
    "line",
    [
        'label("Facts")',
        'made.setText("Facts" if many else _("Fact"))',
        'box.setToolTip(f"{count} facts")',
        'raise UserError(_("No."), "Try again")',
        'words = "This was never marked"',
        'button("Add {kind}".format(kind=kind))',
        'icon_button("plus", "Add")',
    ],
)
def test_an_unmarked_text_is_found(line: str) -> None:
    assert len(translations.unmarked("ui/page.py", line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        'label(_("Facts"))',
        'made.setText(ngettext("{count} fact", "{count} facts", 2).format(count=2))',
        '"""Say what this is for."""',
        'raise ValueError("this cannot be")',
        'made.setText("–")',
        'title = N_("Said later on")',
    ],
)
def test_a_marked_text_is_left_alone(line: str) -> None:
    assert translations.unmarked("ui/page.py", line) == []


@pytest.mark.parametrize(
    "source",
    [
        'def f(x):\n    return _(f"Fact {x}")',
        'TITLE = _("Facts")',
        'class A:\n    title = _("Facts")',
        'def f(words=_("Facts")): ...',
    ],
)
def test_a_wrong_mark_is_found(source: str) -> None:
    assert len(translations.wrongly_marked(source)) == 1


# The catalogue ----------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the test a folder with a Welsh catalogue of two texts."""
    texts = Catalog(locale="cy", creation_date=datetime(2026, 1, 1, tzinfo=UTC))
    texts.add("Selfeval", "Hunanarfarnu")
    texts.add(("{count} page", "{count} pages"), ["{count} tudalen"] * texts.num_plurals)
    place = tmp_path / "cy" / "LC_MESSAGES" / "selfeval.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, texts)
    return tmp_path


def test_a_catalogue_says_what_it_has_and_english_the_rest(folder: Path) -> None:
    i18n.use(i18n.load(["cy_GB", "en_GB"], folder))
    assert _("Selfeval") == "Hunanarfarnu"
    assert ngettext("{count} page", "{count} pages", 3) == "{count} tudalen"
    assert _("A text without a translation") == "A text without a translation"
    assert _("") == ""


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (["cy"], "Hunanarfarnu"),
        (["cy-GB"], "Hunanarfarnu"),
        (["gd_GB", "cy_GB"], "Hunanarfarnu"),
        (["en_GB", "cy"], "Selfeval"),
        (["C"], "Selfeval"),
        (["gd"], "Selfeval"),
        ([], "Selfeval"),
    ],
)
def test_the_first_language_that_is_there_is_used(
    folder: Path, languages: list[str], said: str
) -> None:
    i18n.use(i18n.load(languages, folder))
    assert _("Selfeval") == said


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({"SELFEVAL_LANGUAGE": "cy", "LANG": "en_GB.UTF-8"}, ["cy"]),
        ({"LANG": "en_GB.UTF-8"}, ["en_GB"]),
        ({"LANGUAGE": "gd:cy", "LANG": "en_GB.UTF-8"}, ["gd", "cy"]),
        ({"LC_ALL": "cy_GB.UTF-8", "LANG": "C"}, ["cy_GB"]),
        ({}, []),
    ],
)
def test_the_environment_says_which_languages_its_user_reads(
    environment: dict[str, str], languages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in i18n.ASKED:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.languages_asked_for() == languages


# The pseudo-language ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Facts",
        "New {kind}",
        "{shown} of {there} shown",
        "&Open recent…",
        "Self-evaluation (*.selfeval)",
        "R&&D",
    ],
)
def test_the_pseudo_language_is_long_and_keeps_what_code_needs(text: str) -> None:
    said = pseudo.said(text)
    assert said.startswith("[")
    words, said_words = (re.sub(r" \(\*\.\w+\)$", "", one) for one in (text, said))
    assert said_words.endswith("]")
    assert len(said_words) >= 1.8 * len(words)
    assert NAMED.findall(said) == NAMED.findall(text)
    assert said.count("&") == text.count("&")
    assert re.findall(r"\(\*\.\w+\)", said) == re.findall(r"\(\*\.\w+\)", text)


def test_every_text_survives_the_pseudo_language(texts: list[Message]) -> None:
    for one in texts:
        for text in variants(one):
            assert sorted(NAMED.findall(pseudo.said(text))) == sorted(NAMED.findall(text))
            filled = dict.fromkeys(NAMED.findall(text), 1)
            pseudo.said(text).format(**filled)

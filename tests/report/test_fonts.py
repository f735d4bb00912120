"""The bundled fonts print every character that the product uses, and say what they cannot."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from selfeval.core.models import Fact
from selfeval.core.rows import Rows
from selfeval.report import fonts, freeze, missing_characters
from selfeval.report.missing import missing_letters
from selfeval.resources import resource_path, resources_root

MARKERS = ("_", "N_", "ngettext")
PACKAGE = Path(fonts.__file__).parents[1]


def _product_texts() -> Iterator[str]:
    """Every text that the code marks for translation, and every text of the resources."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "_",
                "N_",
                "ngettext",
            ):
                for given in node.args:
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield given.value
    for path in resources_root().rglob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))
        yield path.read_text(encoding="utf-8")


def test_every_character_of_the_product_can_be_printed() -> None:
    texts = list(_product_texts())
    assert len(texts) > 400
    assert fonts.missing_in("".join(texts)) == ""


def test_letters_and_signs_that_schools_use_can_be_printed() -> None:
    wanted = "ŵŷŴŶâêîôûẁỳ ḃċḋḟġṁṗṡṫ ąćęłńóśźżĄĆĘŁŃÓŚŹŻ ăâîșț áéíóúñ çğış őű ž č ř ů"
    signs = "→←↑↓↔ ≥≤−×÷±≈ ✓✔✗ ●○■□▪▲▼◆★☆ •·…–—‑ “”‘’ £€½¼¾°²³ § †"
    assert fonts.missing_in(wanted + signs) == ""


def test_letters_of_arabic_urdu_persian_and_hebrew_can_be_printed() -> None:
    assert fonts.missing_in("مدرسة السلام، ٹ ڈ ڑ ں ھ ے ہ گ چ پ ژ ک ی ؟ ۱۲۳ ٤٥٦ שלום עולם") == ""


def test_each_piece_can_be_printed_by_its_own_face() -> None:
    for key in ("serif", "serif-strong", "serif-slanted", "sans", "sans-strong", "sans-slanted"):
        for face, text, _actual in fonts.pieces_of(key, "Gŵyr ḃ → ✓ ● ↔ Łódź"):
            assert all(fonts.face(face).has(character) for character in text)


def test_what_cannot_be_printed_is_listed() -> None:
    fact = Fact(number=1, statement="漢 and 字 and 漢")
    assert missing_characters(freeze(Rows([fact]))) == "漢字"
    assert missing_characters(freeze(Rows([Fact(statement="ḃ → 🙂")]))) == ""


def test_what_cannot_be_printed_is_named_and_its_places_are_counted() -> None:
    rows = [
        Fact(id="a", number=1, statement="漢 and 漢", source="हिन्दी", realm="outcome"),
        Fact(id="b", number=2, statement="漢 \ue000", realm="outcome"),
    ]
    found = missing_letters([row.statement for row in rows] + [rows[0].source])
    assert (found[0].words, found[0].places) == ("漢 (cjk unified ideograph-6f22), in 2 places", 2)
    assert {one.character for one in found} == {"漢", "\ue000", *"हिन्दी"}
    assert next(one.name for one in found if one.character == "\ue000") == "U+E000"
    assert "漢" in {one.character for one in missing_letters(freeze(Rows(rows)))}


def test_every_font_comes_with_its_licence() -> None:
    folder = resource_path("fonts")
    notice = (folder / "NOTICE.txt").read_text(encoding="utf-8")
    files = {path.name for path in folder.glob("*.ttf")}
    assert files == set(fonts.FILES.values())
    licences = {path.name for path in folder.glob("OFL-*.txt")}
    assert all(name in notice for name in licences)
    assert len(licences) == 7
    assert "http" not in notice


def test_figures_in_columns_are_equally_wide() -> None:
    assert len({fonts.face("serif").width(digit) for digit in "0123456789"}) == 1

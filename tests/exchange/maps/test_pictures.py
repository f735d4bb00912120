"""A map as SVG and PNG: sound for any reader, whatever the labels hold."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from selfeval.core.rows import Rows
from selfeval.exchange.maps.to_png import png_bytes
from selfeval.exchange.maps.to_svg import svg_bytes
from selfeval.report import map_page
from selfeval.store.errors import UserError

SVG = "{http://www.w3.org/2000/svg}"


def test_svg_is_sound_and_its_words_are_words(awkward: Rows) -> None:
    root = ElementTree.fromstring(svg_bytes(map_page.picture(awkward, "m")))
    assert root.find(f"{SVG}title").text == "Main & more"  # type: ignore[union-attr]
    said = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
    assert 'A <b> & "c"]]> in two lines' in said
    assert "=1+1" in said
    assert "☂" in said
    assert "Private" not in said
    assert "sans-serif" in root.attrib["font-family"]
    wide, high = (float(root.attrib[name]) for name in ("width", "height"))
    for one in root.iter(f"{SVG}text"):
        assert 0 <= float(one.attrib["x"]) <= wide
        assert 0 <= float(one.attrib["y"]) <= high


def test_png_is_as_sharp_as_asked_and_white_around(awkward: Rows) -> None:
    page = map_page.picture_pdf(awkward)
    coarse, fine = (Image.open(BytesIO(png_bytes(page, dots))) for dots in (96, 288))
    assert fine.size[0] == pytest.approx(3 * coarse.size[0], abs=3)
    assert round(fine.info["dpi"][0]) == 288
    assert coarse.getpixel((coarse.size[0] - 2, coarse.size[1] - 2)) == (255, 255, 255)
    assert len(set(coarse.tobytes())) > 50


def test_a_picture_too_large_is_refused_with_what_it_can_be(
    awkward: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("selfeval.exchange.maps.to_png.MOST_DOTS", 500_000)
    with pytest.raises(UserError, match="too large") as refused:
        png_bytes(map_page.picture_pdf(awkward), 600)
    assert "SVG or PDF" in refused.value.hint

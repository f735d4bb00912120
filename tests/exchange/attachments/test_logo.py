"""The school's logo: what is taken for one, how it is kept, and where it is printed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from selfeval.core.models import School
from selfeval.core.rows import Rows
from selfeval.exchange.attachments.logo import keep_logo, logo_of, read_logo, small_picture
from selfeval.report import ReportOptions, draw_pdf, freeze
from selfeval.report.web import html_bytes
from selfeval.store import Document, UserError, load_rows


def picture(kind: str = "PNG", size: tuple[int, int] = (1600, 400)) -> bytes:
    """Return a red picture; a PNG one is see-through in its left half."""
    drawn = Image.new("RGBA", size, "red")
    drawn.paste((0, 0, 0, 0), (0, 0, size[0] // 2, size[1]))
    made = BytesIO()
    (drawn if kind == "PNG" else drawn.convert("RGB")).save(made, kind)
    return made.getvalue()


def test_a_picture_becomes_small_and_stands_on_white() -> None:
    for kind in ("PNG", "JPEG"):
        with Image.open(BytesIO(small_picture(picture(kind), "logo"))) as small:
            assert (small.format, small.mode, small.size) == ("PNG", "RGB", (800, 200))
    with Image.open(BytesIO(small_picture(picture(), "logo"))) as small:
        assert small.getpixel((10, 10)) == (255, 255, 255)
        assert small.getpixel((790, 10)) == (255, 0, 0)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", picture()[:200], b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(UserError, match=r"logo\.png"):
        read_logo(tmp_path / "logo.png")


def test_a_picture_that_claims_a_huge_size_is_not_opened() -> None:
    small = bytearray(picture(size=(8, 8)))
    small[16:24] = (30_000).to_bytes(4, "big") * 2
    with pytest.raises(UserError, match="not a picture"):
        small_picture(bytes(small), "bomb.png")


def test_a_logo_is_kept_printed_and_taken_away_again_and_each_can_be_undone(tmp_path: Path) -> None:
    with Document.create(tmp_path / "school.selfeval") as document:
        small = small_picture(picture(), "logo.png")
        keep_logo(document, small)
        rows = load_rows(document.session)
        assert logo_of(document, rows.school.logo) == small
        shot = freeze(rows, ReportOptions(), logo=logo_of(document, rows.school.logo))
        file = BytesIO()
        draw_pdf(shot, file)
        first = PdfReader(file).pages[0]
        assert [image.image.size for image in first.images if image.image] == [(800, 200)]
        assert b'alt="The logo of Our school"' in html_bytes(shot)
        keep_logo(document, b"")
        assert load_rows(document.session).school.logo == ""
        document.undo()
        assert logo_of(document, load_rows(document.session).school.logo) == small
        document.undo()
        assert document.session.get(School, "school") is None


def test_no_logo_is_no_picture(tmp_path: Path) -> None:
    with Document.create(tmp_path / "school.selfeval") as document:
        assert logo_of(document, "") == b""
        assert logo_of(document, "0" * 64) == b""


def test_without_colour_the_logo_has_none_either() -> None:
    drawn: list[str] = []
    for grey in (False, True):
        shot = freeze(Rows([]), ReportOptions(grey=grey), logo=small_picture(picture(), "logo"))
        file = BytesIO()
        draw_pdf(shot, file)
        (image,) = PdfReader(file).pages[0].images
        assert image.image is not None
        drawn.append(image.image.mode)
    assert drawn == ["RGB", "L"]

"""The report's own fonts, carried along by the page: the letters that it says, and no others."""

from __future__ import annotations

from base64 import b64encode

from selfeval.report.font_files import woff

FACES = {
    "serif": ("Source Serif 4", "400", "normal"),
    "serif-strong": ("Source Serif 4", "600", "normal"),
    "serif-slanted": ("Source Serif 4", "400", "italic"),
    "sans": ("Atkinson Hyperlegible Next", "400", "normal"),
    "sans-strong": ("Atkinson Hyperlegible Next", "600", "normal"),
}
"""What the page calls each face: family, weight and slope."""
ALWAYS = "•0123456789"
"""What a page shows without saying it: the dots and numbers of lists."""


def faces(said: str) -> str:
    """Return the style sheet's fonts for a page that says these words."""
    letters = sorted({*said, *ALWAYS})
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{slope};'
        f'src:url(data:font/woff;base64,{b64encode(woff(key, letters)).decode()}) format("woff")}}'
        for key, (family, weight, slope) in FACES.items()
    )

"""Draw the program's icon in the formats that desktops want, from resources/icons/selfeval.svg.

`python .ci/icons.py` writes selfeval.ico, .icns and .png into resources/desktop. Run it when the
drawing has changed; a test tells. Both containers take PNG pictures as they are.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "selfeval.svg"
TARGET = ROOT / "resources" / "desktop"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
MACOS_SIZES = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
"""Apple's names of the PNG pictures in an .icns file, with their sizes in pixels."""


def picture(size: int) -> bytes:
    """Draw the icon `size` pixels wide and high, as a PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def windows_icon() -> bytes:
    """Return an .ico: a directory of 16 bytes a picture, then the pictures."""
    pictures = [(size, picture(size)) for size in WINDOWS_SIZES]
    place = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, png in pictures:
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return directory + b"".join(png for _size, png in pictures)


def macos_icon() -> bytes:
    """Return an .icns: its length, then each picture behind its name and length."""
    parts = b""
    for name, size in MACOS_SIZES.items():
        png = picture(size)
        parts += name + struct.pack(">I", 8 + len(png)) + png
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def main() -> None:
    """Write all three."""
    TARGET.mkdir(exist_ok=True)
    (TARGET / "selfeval.ico").write_bytes(windows_icon())
    (TARGET / "selfeval.icns").write_bytes(macos_icon())
    (TARGET / "selfeval.png").write_bytes(picture(256))


if __name__ == "__main__":
    main()

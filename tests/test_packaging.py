"""The program as a folder of its own: what goes into it on each system, and its type of file."""

from __future__ import annotations

import importlib.util
import os
import plistlib
import re
import struct
import subprocess
import sys
import types
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import selfeval
from selfeval.resources import resources_root
from selfeval.store import Document
from selfeval.store.schema import APPLICATION_ID
from selfeval.ui.file_names import SUFFIX

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = ROOT / "resources" / "desktop"
UI = ROOT / "selfeval" / "ui"
LINUX = DESKTOP / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


# The specification ------------------------------------------------------------------------------


class Recorded:
    """Stands for what PyInstaller makes: keeps what it was made of."""

    def __init__(self, *parts: Any, **options: Any) -> None:
        self.parts, self.options = parts, options
        self.pure: list[Any] = []
        self.scripts: list[Any] = []
        self.datas = list(options.get("datas", []))
        self.binaries = [
            ("PySide6/Qt/lib/libQt6Widgets.so.6", "", "BINARY"),
            ("PySide6/Qt/lib/libQt6Quick.so.6", "", "BINARY"),
            ("PySide6/Qt/plugins/platforms/libqxcb.so", "", "BINARY"),
            ("PySide6\\plugins\\tls\\qschannelbackend.dll", "", "BINARY"),
        ]


def specified(system: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Run the specification as PyInstaller would on `system`; return what it names."""
    monkeypatch.setattr(sys, "platform", system)
    versions: Any = types.ModuleType("PyInstaller.utils.win32.versioninfo")
    for name in (
        "StringTable",
        "StringStruct",
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "VarFileInfo",
        "VarStruct",
    ):
        setattr(versions, name, Recorded)
    monkeypatch.setitem(sys.modules, versions.__name__, versions)
    win32: Any = types.ModuleType("PyInstaller.utils.win32")
    win32.versioninfo = versions
    monkeypatch.setitem(sys.modules, win32.__name__, win32)
    made: dict[str, Any] = {"SPECPATH": str(ROOT)}
    made |= dict.fromkeys(("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE"), Recorded)
    text = (ROOT / "build_app.spec").read_text(encoding="utf-8")
    exec(compile(text, "build_app.spec", "exec"), made)
    return made


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_what_is_not_code_comes_along(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    datas = specified(system, monkeypatch)["collected"].options["datas"]
    for source, target in datas:
        folder, pattern = os.path.split(source)
        found = list(Path(folder).glob(pattern))
        assert found, source
        assert target in ("resources", "selfeval/store")
    assert (str(resources_root()), "resources") in datas


def test_every_module_of_ours_comes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and commands are loaded by name, which no search of imports finds."""
    named = {
        place.partition(":")[0]
        for place in re.findall(r'"(selfeval\.[\w.]+:\w+)"', (UI / "catalogue.py").read_text())
    }
    assert named
    assert named <= set(specified("linux", monkeypatch)["collected"].options["hiddenimports"])


def test_parts_of_qt_that_no_page_uses_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [name for name, _path, _kind in specified("linux", monkeypatch)["collected"].binaries]
    assert kept == [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
    ]


def test_no_module_that_is_left_out_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    left_out = set(specified("linux", monkeypatch)["NOT_USED"])
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "selfeval").rglob("*.py"))
    used = set(re.findall(r"^\s*(?:from|import) ([\w.]+)", text, re.MULTILINE))
    assert not left_out & used


def test_what_is_compiled_or_packed_in_comes_with_its_licences() -> None:
    """Everything in `resources` comes along; what packages have beside them does not."""
    folder = resources_root() / "licences"
    notice = (folder / "NOTICE.txt").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w.-]+\.txt", notice))
    assert named == {path.name for path in folder.iterdir()} - {"NOTICE.txt"}
    for name, words in (
        ("sqlcipher3", "This notice may not be removed or altered from any source distribution."),
        ("SQLCipher", "ZETETIC LLC"),
        ("Apache-2.0", "Apache License"),
        ("networkx", "NetworkX Developers"),
    ):
        assert words in (folder / f"{name}.txt").read_text(encoding="utf-8")


def test_windows_gets_a_window_and_a_console_without_administrators_rights(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, console = specified("win32", monkeypatch)["programs"]
    assert (window.options["name"], window.options["console"]) == ("selfeval", False)
    assert (console.options["name"], console.options["console"]) == ("selfeval-console", True)
    for program in (window, console):
        assert program.options["uac_admin"] is False
        assert program.options["version"].options["ffi"].options["filevers"][0] == int(
            selfeval.__version__.split(".")[0]
        )
        assert Path(program.options["icon"]).suffix == ".ico"


def test_macos_knows_the_type_of_file(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = specified("darwin", monkeypatch)["bundle"].options
    plist = plistlib.loads(plistlib.dumps(bundle["info_plist"]))
    document, exported = plist["CFBundleDocumentTypes"][0], plist["UTExportedTypeDeclarations"][0]
    assert document["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    endings = exported["UTTypeTagSpecification"]["public.filename-extension"]
    assert endings == [SUFFIX.removeprefix(".")]
    assert document["CFBundleTypeIconFile"] == Path(bundle["icon"]).name


def test_a_signature_is_asked_for_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert specified("darwin", monkeypatch)["programs"][0].options["codesign_identity"] is None
    monkeypatch.setenv("SELFEVAL_SIGN_IDENTITY", "Developer ID Application: A School Trust")
    options = specified("darwin", monkeypatch)["programs"][0].options
    assert options["codesign_identity"] == "Developer ID Application: A School Trust"
    assert plistlib.loads(Path(options["entitlements_file"]).read_bytes())


# The icons --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drawing() -> Any:
    """Give the tests the module that draws the icons."""
    spec = importlib.util.spec_from_file_location("icons", ROOT / ".ci" / "icons.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_ico(data: bytes) -> dict[int, bytes]:
    count = struct.unpack_from("<HHH", data)[2]
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * at) for at in range(count)]
    return {entry[0] or 256: data[entry[7] : entry[7] + entry[6]] for entry in entries}


def in_icns(data: bytes, names: dict[bytes, int]) -> dict[int, bytes]:
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4)[0] == len(data)
    found, place = {}, 8
    while place < len(data):
        name, length = struct.unpack_from(">4sI", data, place)
        found[names[name]] = data[place + 8 : place + length]
        place += length
    return found


def difference(one: QImage, other: QImage) -> float:
    """Return the mean difference of the colours of two pictures of one size, from 0 to 255."""
    total = 0
    for y in range(one.height()):
        for x in range(one.width()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            total += abs(a.red() - b.red()) + abs(a.green() - b.green())
            total += abs(a.blue() - b.blue()) + abs(a.alpha() - b.alpha())
    return total / (4 * one.width() * one.height())


def test_icons_show_the_drawing_at_every_size(drawing: Any, qapp: QApplication) -> None:
    windows = in_ico((DESKTOP / "selfeval.ico").read_bytes())
    macos = in_icns((DESKTOP / "selfeval.icns").read_bytes(), drawing.MACOS_SIZES)
    assert tuple(windows) == drawing.WINDOWS_SIZES
    assert set(macos) == set(drawing.MACOS_SIZES.values())
    one = {256: (DESKTOP / "selfeval.png").read_bytes()}
    for size, png in [*windows.items(), *macos.items(), *one.items()]:
        kept, drawn = QImage.fromData(png), QImage.fromData(drawing.picture(size))
        assert kept.width() == kept.height() == size
        if size <= 64:
            assert difference(kept, drawn) < 2, f"{size}: run python .ci/icons.py"


# The type of file -------------------------------------------------------------------------------


def test_the_type_is_known_by_its_ending_and_by_its_first_bytes(document: Document) -> None:
    kind = ElementTree.parse(LINUX / "selfeval-mime.xml").getroot().find(f"{MIME}mime-type")
    assert kind is not None
    glob = kind.find(f"{MIME}glob")
    assert glob is not None
    assert glob.get("pattern") == f"*{SUFFIX}"
    outer = kind.find(f"{MIME}magic/{MIME}match")
    assert outer is not None
    inner = outer.find(f"{MIME}match")
    assert inner is not None
    head = document.path.read_bytes()[:100]
    assert head.startswith(b"SQLite format 3\0")
    assert str(outer.get("value")).encode().decode("unicode_escape") == "SQLite format 3\0"
    at = int(str(inner.get("offset")))
    assert int.from_bytes(head[at : at + 4], "big") == int(str(inner.get("value")), 16)
    assert int(str(inner.get("value")), 16) == APPLICATION_ID


def test_the_menu_entry_opens_that_type() -> None:
    entry = (LINUX / "selfeval.desktop").read_text(encoding="utf-8")
    kind = ElementTree.parse(LINUX / "selfeval-mime.xml").getroot().find(f"{MIME}mime-type")
    assert kind is not None
    assert f"\nMimeType={kind.get('type')};\n" in entry
    assert "\nExec=selfeval %f\n" in entry


def associate(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(LINUX / "associate.sh"), *arguments],
        env={**os.environ, "XDG_DATA_HOME": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
def test_one_user_alone_gets_the_type_and_can_let_go_of_it(tmp_path: Path) -> None:
    program = tmp_path / "in a 50% folder" / "selfeval"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert associate(tmp_path / "data", str(program)).returncode == 0
    ours = {path for path in (tmp_path / "data").rglob("selfeval*") if path.is_file()}
    assert len(ours) == 4
    entry = (tmp_path / "data" / "applications" / "selfeval.desktop").read_text()
    assert f'Exec="{str(program).replace("%", "%%")}" %f\n' in entry
    assert associate(tmp_path / "data", "--remove").returncode == 0
    assert not any(path.exists() for path in ours)


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
def test_without_a_program_the_type_is_left_alone(tmp_path: Path) -> None:
    ended = associate(tmp_path / "data", str(tmp_path / "nothing"))
    assert ended.returncode == 2
    assert "There is no program" in ended.stderr
    assert not (tmp_path / "data").exists()


def test_windows_and_macos_name_the_type_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    script = (DESKTOP / "windows" / "associate.ps1").read_text(encoding="utf-8")
    kind = specified("darwin", monkeypatch)["FILE_TYPE"]
    assert f'$type = "{kind}"' in script
    assert f'"$classes\\{SUFFIX}"' in script
    assert "HKLM" not in script

"""A safe name holds nothing that any system could take for more than a name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from selfeval.exchange.attachments import safe_name

NASTY = st.sampled_from(
    ["..", "/", "\\", "C:", "con", "NUL", "COM1", "lpt¹", ".", " ", "\u202e", "\0", "\n", ":", "?"]
)
NAMES = st.lists(NASTY | st.text(max_size=6) | st.just("x" * 150), max_size=8).map("".join)
DEVICES = {"con", "prn", "aux", "nul", *(f"{kind}{at}" for kind in ("com", "lpt") for at in "123")}


@given(NAMES)
@example("a.\u200d.")
@example("CON." + "e" * 140)
def test_no_path_drive_device_hidden_letter_or_trailing_dot(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe == safe.strip(" .")
    assert not set(safe) & set('/\\<>:"|?*%')
    assert safe.partition(".")[0].strip().casefold() not in DEVICES
    assert not [letter for letter in safe if unicodedata.category(letter) in ("Cc", "Cf", "Cs")]
    assert len(safe) <= 121
    assert len(safe.encode()) <= 200


@given(NAMES)
@example("con." + "e" * 140)
def test_a_safe_name_is_its_own_safe_name(name: str) -> None:
    assert safe_name(safe_name(name)) == safe_name(name)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("drop-in notes, Oct.xlsx", "drop-in notes, Oct.xlsx"),
        ("Llyfr ŵyn – 日本.pdf", "Llyfr ŵyn – 日本.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\head\\notes.docx", "notes.docx"),
        ("C:notes.docx", "C_notes.docx"),
        ("notes.txt:hidden", "notes.txt_hidden"),
        ("nul.txt", "_nul.txt"),
        ("Com1 .txt", "_Com1 .txt"),
        ("harmless\u202excod.exe", "harmlessxcod.exe"),
        ("report.pdf. . .", "report.pdf"),
        (".bashrc", "bashrc"),
        ("%COMSPEC%", "_COMSPEC_"),
        ("a\nb\tc.txt", "abc.txt"),
        ("folder/", "folder"),
        ("...", "attachment"),
        ("", "attachment"),
    ],
)
def test_what_names_become(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    safe = safe_name("a" * 300 + ".pdf")
    assert safe.endswith("a.pdf")
    assert len(safe) == 120

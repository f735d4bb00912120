"""Each command on a real file, and each kind of refusal: one sentence, exit code 3."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from selfeval import __version__, cli
from selfeval.cli.arguments import COMMANDS
from selfeval.core.models import SCHOOL_ID, Fact, School
from selfeval.store import Document, keys
from selfeval.store.keys import MARK, Key

Run = Callable[..., "tuple[int, str, str]"]


def is_one_sentence(words: str) -> bool:
    """Nothing but what happened and what to do: one line, no traceback."""
    return words.endswith("\n") and words.count("\n") == 1 and "Traceback" not in words


def test_new_makes_a_file_with_the_schools_name(school: Path) -> None:
    with Document.open(school, read_only=True) as document:
        found = document.session.get(School, SCHOOL_ID)
        assert found is not None
        assert found.name == "Hill View"


def test_new_never_replaces_a_file(selfeval: Run, school: Path) -> None:
    before = school.read_bytes()
    code, out, err = selfeval("new", school, "--name", "Another")
    assert (code, out) == (3, "")
    assert is_one_sentence(err)
    assert school.read_bytes() == before


@pytest.mark.parametrize("name", [[], ["--name", " "], ["--name", "x" * 2_000]])
def test_new_without_a_fitting_name_makes_nothing(
    selfeval: Run, tmp_path: Path, name: list[str]
) -> None:
    code, _out, err = selfeval("new", tmp_path / "new.selfeval", *name)
    assert code == 3
    assert is_one_sentence(err)
    assert not list(tmp_path.iterdir())


def test_an_exported_archive_comes_back_equal(selfeval: Run, tmp_path: Path) -> None:
    sample, archive, again = (tmp_path / name for name in ("a.selfeval", "a.json", "b.selfeval"))
    assert selfeval("sample", sample)[0] == 0
    assert selfeval("export", sample, "-o", archive)[0] == 0
    assert selfeval("new", again, "--from", archive)[0] == 0
    with Document.open(sample, read_only=True) as one, Document.open(again, read_only=True) as two:
        assert len(one.canonical_dump()) > 100
        assert one.canonical_dump() == two.canonical_dump()


def test_new_from_an_archive_takes_a_name_as_well(selfeval: Run, tmp_path: Path) -> None:
    sample, archive, again = (tmp_path / name for name in ("a.selfeval", "a.json", "b.selfeval"))
    selfeval("sample", sample)
    selfeval("export", sample, "-o", archive)
    assert selfeval("new", again, "--from", archive, "--name", "Hill View")[0] == 0
    with Document.open(again, read_only=True) as document:
        found = document.session.get(School, SCHOOL_ID)
        assert found is not None
        assert found.name == "Hill View"


@pytest.mark.parametrize("audience", ["governors", "leaders", "staff"])
def test_report_prints_a_pdf_for_its_readers(
    selfeval: Run, sample: Path, tmp_path: Path, audience: str
) -> None:
    target = tmp_path / "sef.pdf"
    code, out, err = selfeval("report", sample, "-o", target, "--for", audience)
    assert (code, err) == (0, "")
    pages = PdfReader(target).pages
    assert f", {len(pages)} page" in out
    assert "Alderbrook" in pages[0].extract_text()


def test_report_by_an_unknown_framework_names_those_there_are(
    selfeval: Run, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "sef.pdf"
    code, _out, err = selfeval("report", sample, "-o", target, "--framework", "ofsted-1066")
    assert code == 3
    assert is_one_sentence(err)
    assert "ofsted-2025" in err
    assert not target.exists()


def test_report_into_a_folder_that_is_not_there(
    selfeval: Run, sample: Path, tmp_path: Path
) -> None:
    code, _out, err = selfeval("report", sample, "-o", tmp_path / "nowhere" / "sef.pdf")
    assert code == 3
    assert is_one_sentence(err)
    assert ".log" not in err


@pytest.mark.parametrize("command", ["report", "export"])
def test_no_output_is_written_over_a_self_evaluation(
    selfeval: Run, school: Path, command: str
) -> None:
    before = school.read_bytes()
    code, out, err = selfeval(command, school, "-o", school)
    assert (code, out) == (3, "")
    assert is_one_sentence(err)
    assert school.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("command", ["report", "export"])
def test_no_output_takes_the_place_of_a_pipe_or_a_folder(
    selfeval: Run, school: Path, tmp_path: Path, command: str
) -> None:
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    for target in (pipe, folder):
        code, out, err = selfeval(command, school, "-o", target)
        assert (code, out) == (3, "")
        assert is_one_sentence(err)
        assert target.name in err
    assert pipe.is_fifo()
    assert folder.is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_new_from_a_pipe_is_refused_and_makes_nothing(selfeval: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    code, _out, err = selfeval("new", tmp_path / "q.selfeval", "--from", tmp_path / "pipe")
    assert code == 3
    assert is_one_sentence(err)
    assert not (tmp_path / "q.selfeval").exists()


def test_check_lists_findings_and_changes_nothing(selfeval: Run, school: Path) -> None:
    with Document.open(school) as document, document.edit("Add fact") as session:
        session.add(Fact(statement="Reading is poor because of the pandemic"))
    before = school.read_bytes()
    code, out, err = selfeval("check", school)
    assert "is sound" in out
    assert code == (1 if "To put right" in out else 0)
    assert err == ""
    assert school.read_bytes() == before


def test_check_of_an_empty_file_finds_nothing_serious(selfeval: Run, school: Path) -> None:
    code, out, _err = selfeval("check", school)
    assert code == 0
    assert "is sound" in out


@pytest.mark.parametrize(
    "damage",
    [
        lambda _data: b"",
        lambda _data: b"Dear colleagues, here is our self-evaluation.",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Hill View", b"Hill Wiew"),
    ],
    ids=["empty", "text", "half", "altered"],
)
@pytest.mark.parametrize("command", ["check", "report", "export"])
def test_an_unsound_file_is_refused_in_a_sentence(
    selfeval: Run, school: Path, tmp_path: Path, command: str, damage: Callable[[bytes], bytes]
) -> None:
    school.write_bytes(damage(school.read_bytes()))
    before = school.read_bytes()
    output = [] if command == "check" else ["-o", tmp_path / "out"]
    code, out, err = selfeval(command, school, *output)
    assert (code, out) == (3, "")
    assert is_one_sentence(err)
    assert school.read_bytes() == before


def test_a_file_that_is_open_in_a_window_is_not_written_to(selfeval: Run, school: Path) -> None:
    table = school.with_name("2018-2019_ks2final.csv")
    table.write_text("RECTYPE,URN\n", encoding="utf-8")
    with Document.open(school):
        code, _out, err = selfeval("import", school, table, "--measure", "PTRWM_EXP")
    assert code == 3
    assert "already open" in err
    assert is_one_sentence(err)


def test_an_unexpected_fault_names_the_log_that_has_its_details(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    def stumble() -> int:
        raise ZeroDivisionError("a fault nobody thought of")

    assert cli.guarded(stumble) == 3
    said = capsys.readouterr().err
    log = home / "logs" / "selfeval.log"
    assert is_one_sentence(said)
    assert str(log) in said
    assert "ZeroDivisionError: a fault nobody thought of" in log.read_text(encoding="utf-8")


def test_nothing_is_written_down_of_what_stands_in_a_file_with_a_password(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    quoted = "Doves nest in the loft"

    def stumble() -> int:
        try:
            raise ValueError(quoted)
        except ValueError as problem:
            raise ZeroDivisionError(quoted) from problem

    key = Key(b"s" * 32, MARK + b"a salt..")
    keys.remember(key)
    try:
        assert cli.guarded(stumble) == 3
    finally:
        keys.forget([key.salt])
    assert is_one_sentence(capsys.readouterr().err)
    written = (home / "logs" / "selfeval.log").read_text(encoding="utf-8")
    assert written.index("ValueError") < written.index("ZeroDivisionError")
    assert "in stumble" in written
    assert quoted not in written


def test_an_unexpected_fault_is_said_even_where_no_log_can_be_written(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    def stumble() -> int:
        raise ZeroDivisionError("a fault nobody thought of")

    (home / "logs").write_text("in the way")
    assert cli.guarded(stumble) == 3
    said = capsys.readouterr().err
    assert is_one_sentence(said)
    assert "a fault nobody thought of" in said


def failing(error: Exception) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


@pytest.mark.parametrize("name", ["school.selfeval", "beside.part", "."])
def test_what_the_system_says_of_a_file_that_was_named_is_a_sentence(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path, name: str
) -> None:
    refused = PermissionError(13, "Permission denied", str(tmp_path / name))
    assert cli.guarded(failing(refused), ["check", str(tmp_path / "school.selfeval")]) == 3
    said = capsys.readouterr().err
    assert is_one_sentence(said)
    assert f"{tmp_path / name}” cannot be used: Permission denied." in said
    assert not (home / "logs").exists()


def test_a_file_of_ours_that_is_missing_is_still_a_fault(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    missing = FileNotFoundError(2, "No such file", str(tmp_path / "fonts" / "serif.ttf"))
    assert cli.guarded(failing(missing), ["check", str(home / "school.selfeval")]) == 3
    assert "did not expect" in capsys.readouterr().err
    assert "serif.ttf" in (home / "logs" / "selfeval.log").read_text(encoding="utf-8")


def test_a_full_disk_is_a_sentence_wherever_it_is_met(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    assert cli.guarded(failing(OSError(28, "No space left on device"))) == 3
    assert capsys.readouterr().err == "This could not be finished: No space left on device.\n"
    assert not (home / "logs").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a folder")
def test_a_name_that_is_no_text_is_a_sentence(
    selfeval: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    monkeypatch.chdir(folder)
    code, _out, err = selfeval("new", "school.selfeval", "--name", "Hill View")
    assert code in (0, 3)
    assert code == 0 or is_one_sentence(err)
    assert not (home / "logs").exists()


def test_a_table_with_a_name_that_is_too_long_is_a_sentence(
    selfeval: Run, home: Path, school: Path
) -> None:
    code, _out, err = selfeval("import", school, "x" * 300 + ":2019", "--measure", "A")
    assert code == 3
    assert is_one_sentence(err)
    assert "too long" in err
    assert not (home / "logs").exists()


def test_version_and_help(selfeval: Run) -> None:
    assert selfeval("--version")[:2] == (0, f"selfeval {__version__}\n")
    code, out, _err = selfeval("--help")
    assert code == 0
    assert all(f"  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["no-such-file.selfeval"]])
def test_answers_that_need_no_model_load_none(tmp_path: Path, arguments: list[str]) -> None:
    """The models take a third of a second to load: the window is painted before them."""
    watch = (
        "import sys; from selfeval.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print({'sqlmodel', 'reportlab', 'PySide6'} & set(sys.modules), file=sys.stderr)"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    ended = subprocess.run(
        [sys.executable, "-c", watch, *arguments],
        env={**environment, "PYTHONPATH": str(Path(cli.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert ended.stderr.splitlines()[-1] == "set()"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(selfeval: Run, name: str) -> None:
    code, out, _err = selfeval(name, "--help")
    assert code == 0
    assert f"\n  selfeval {name} " in out or f"\n    selfeval {name} " in out


def test_wrong_use_is_argparses_two(selfeval: Run) -> None:
    assert selfeval("report")[0] == 2


@pytest.mark.slow
def test_the_self_test_passes_and_leaves_nothing_behind(selfeval: Run, home: Path) -> None:
    code, out, err = selfeval("--self-test")
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if not line.startswith("ok: ")] == []
    assert list(home.iterdir()) == []


def test_without_a_display_the_sample_is_printed_here(
    selfeval: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.chdir(tmp_path)
    code, out, _err = selfeval()
    assert code == 0
    assert "no display" in out
    assert [path.name for path in tmp_path.iterdir()] == ["alderbrook-sef.pdf"]
    assert "Alderbrook" in PdfReader(tmp_path / "alderbrook-sef.pdf").pages[0].extract_text()
    assert list(home.iterdir()) == []


def test_without_a_display_a_file_is_not_shown(
    selfeval: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    code, _out, err = selfeval(school)
    assert code == 3
    assert is_one_sentence(err)


@pytest.mark.skipif(os.name == "nt", reason="there is no head on Windows")
def test_a_reader_that_stops_early_is_no_fault(tmp_path: Path, home: Path) -> None:
    """`selfeval … | head`: nothing is said and nothing is logged."""
    table = tmp_path / "2018-2019_results.csv"
    columns = [f"MEASURE{number}" for number in range(3_000)]
    table.write_text(
        ",".join(["RECTYPE", "LEA", "ESTAB", "URN", "SCHNAME", *columns])
        + "\n"
        + ",".join(["1", "850", "2254", "100000", "Hill View", *(["50%"] * len(columns))])
        + "\n",
        encoding="utf-8",
    )
    file = tmp_path / "school.selfeval"
    Document.create(file).close()
    command = [sys.executable, "-m", "selfeval", "import", file, table, "--school", "100000"]
    talking = subprocess.Popen(
        command,
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert talking.stdout is not None
    assert talking.stderr is not None
    talking.stdout.readline()
    talking.stdout.close()
    said = talking.stderr.read()
    talking.stderr.close()
    talking.wait()
    assert said == b""
    assert not (home / "logs" / "selfeval.log").exists()


def test_a_program_without_a_console_has_somewhere_to_write(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As Windows starts a program for a window: there is no standard output at all."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["sample", str(tmp_path / "sample.selfeval")]) == 0
    assert cli.main(["check", str(tmp_path / "nothing.selfeval")]) == 3
    with sys.stdout, sys.stderr:
        assert sys.stdout.name == sys.stderr.name == os.devnull

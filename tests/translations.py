"""The texts of the program: `python3 -m tests.translations` writes the template for translators.

What the user reads is marked in the source by `_`, `N_` or `ngettext`. Not in the template, because
it is content rather than program: the inspection frameworks, the sample school and the guide in
resources/.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path
from typing import TypeGuard

from selfeval import __version__
from selfeval.bootstrap import prepare

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "selfeval"
TEMPLATE = ROOT / "resources" / "translations" / "selfeval.pot"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed date in the head of the template, so that it changes only when a text does."""
HEAD = """\
# The texts of selfeval, for translators. Written by `python3 -m tests.translations`.
#
"""


def template() -> bytes:
    """Return the template as the source now gives it, without numbers of lines."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_dir
    from babel.messages.pofile import write_po

    texts = Catalog(
        project="selfeval",
        header_comment=HEAD.rstrip("\n"),
        creation_date=MADE,
        revision_date=MADE,
        version=__version__,
        msgid_bugs_address="",
        charset="utf-8",
        fuzzy=False,
    )
    found = extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for name, line, words, comments, context in found:
        texts.add(words, None, [(f"selfeval/{name}", line)], (), comments, context=context)
    written = BytesIO()
    write_po(written, texts, width=0, sort_by_file=True, include_lineno=False)
    return written.getvalue()


# What is not marked ------------------------------------------------------------------------------

MARKS = frozenset({"_", "N_", "ngettext"})
"""The functions that mark a text."""

SHOWN: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(
        ("label", "button", "QLabel", "QPushButton", "QCheckBox", "QRadioButton"), (0,)
    ),
    **dict.fromkeys(("QAction", "QGroupBox", "QMenu", "QToolButton", "plain_tip", "print"), (0,)),
    **dict.fromkeys(("setText", "setToolTip", "setAccessibleName", "setWindowTitle"), (0,)),
    **dict.fromkeys(("setAccessibleDescription", "setPlaceholderText", "setStatusTip"), (0,)),
    **dict.fromkeys(("setTitle", "setInformativeText", "setSuffix", "setPrefix"), (0,)),
    **dict.fromkeys(("addAction", "addMenu", "addItem", "addTab", "say", "edit"), (0, 1)),
    **dict.fromkeys(("UserError", "RefusedFile", "AlreadyOpen", "CannotUndo"), (0, 1)),
    "icon_button": (1,),
    "ask_file": (1,),
    "ask": (1, 2),
    "message": (1,),
    "ui": (0,),
    "Command": (1,),
    "PageSpec": (1, 2),
    "SharedFileChanged": (0, 1),
}
"""What shows a text to people, with the places of its arguments that are texts."""

NOT_READ = frozenset(
    {
        *("RuntimeError", "ValueError", "KeyError", "TypeError", "LookupError", "AssertionError"),
        *("compile", "expect", "execute", "executescript", "exec_driver_sql", "getLogger"),
        *("debug", "info", "warning", "error", "exception", "setProperty", "setObjectName"),
    }
)
"""What people of the school never read: faults of our own, patterns, the log, the database."""

ALLOWED: tuple[tuple[str, str, str], ...] = (
    ("bootstrap.py", "(?s).*", "runs before anything is installed"),
    (
        "cli/self_test.py",
        "Try.*|A.* fact|An assumption|Children (join in|read)",
        "written into a file that is thrown away",
    ),
    (
        "core/causal/labels.py",
        r"[a-z’\n -]+",
        "English words that sentences are fitted together by",
    ),
    ("core/findings/*.py", "(?s).*", "patterns and lists of English words that the rules look for"),
    ("core/wording.py", "(?s)\\n.*", "English words that sentences are fitted together by"),
    ("core/realms.py", "rounded square", "the name of a shape"),
    ("core/picture/glyphs.py", "rounded square", "the name of a shape"),
    ("exchange/maps/to_svg.py", "'Atkinson.*|title about", "names of fonts and of attributes"),
    ("exchange/tables/*.py", ".*", "headings and words of published English tables"),
    ("exchange/pasted/guess.py", ".*", "headings that pasted English tables have"),
    ("exchange/maps/incoming/*.py", r"(?s)[a-z -]+|\n.*", "headings and words of English lists"),
    ("core/frameworks.py", r"Mapping\[str, object\]", "a type"),
    ("core/asking_kept.py", r"dict\[str, object\]", "a type"),
    ("core/giving_away.py", "[a-z ]+", "English words that say nothing of a group"),
    ("core/hidden_words.py", "[a-z ]+", "English titles before names"),
    ("report/*.py", "[a-z ]+", "names of styles, shapes and parts"),
    ("report/tagging.py", r"(?s)<\?xpacket.*", "what a file says of itself to programs"),
    ("report/web/*.py", "default-src.*|width=.*|@media.*", "what browsers are told"),
    ("report/word/*.py", "[A-Z][a-z]+( [A-Za-z]+)+", "names of Word's styles and fields"),
    ("ui/pages/report/*.py", "hide all|areas in full", "names of answers and parts"),
    ("store/log.py", "(?s).*", "written into the log's triggers, or into its first entry"),
    ("store/sqlcipher.py", "[a-zI/O ]+", "what SQLite says, to know it by"),
    ("store/*.py", r"\s?(SELECT|FROM)\b.*", "a question to the database"),
)
"""Texts that are not marked: a pattern of files, a pattern of the whole text, and why."""

WORDS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[a-z]{2,},? [a-z]|[A-Z][a-z]+ [a-z]{2,}")


@dataclass(frozen=True)
class Unmarked:
    """A text that people may read and that no translator sees."""

    place: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.place}:{self.line}: {self.words!r}"

    @property
    def is_allowed(self) -> bool:
        """Whether ALLOWED gives a reason for it."""
        return any(
            fnmatch(self.place, files) and re.fullmatch(pattern, self.words)
            for files, pattern, _reason in ALLOWED
        )


def unmarked(place: str, source: str) -> list[Unmarked]:
    """List the texts of a module that people may read and that are not marked, allowed or not.

    They are what goes to a function that shows it, and whatever else looks like a sentence.
    """
    tree = ast.parse(source)
    spared = set(_not_read(tree))
    found = [one for one in _shown(tree) if id(one) not in spared and WORDS.search(one.value)]
    seen = {id(one) for one in found}
    for node in ast.walk(tree):
        if _is_text(node) and id(node) not in spared | seen and SENTENCE.search(node.value):
            found.append(node)
    found.sort(key=lambda node: (node.lineno, node.col_offset))
    return [Unmarked(place, node.lineno, str(node.value)) for node in found]


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _not_read(tree: ast.Module) -> Iterator[int]:
    """Yield the ids of texts that are marked, are docstrings, or that nobody reads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield id(node.value)
        elif isinstance(node, ast.Call) and name_of(node.func) in MARKS | NOT_READ:
            yield from (id(part) for part in ast.walk(node) if _is_text(part))


def _shown(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for at in SHOWN.get(name_of(node.func), ()):
                if at < len(node.args):
                    yield from literals(node.args[at])


def name_of(function: ast.expr) -> str:
    """Return the last part of the name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def literals(given: ast.expr) -> Iterator[ast.Constant]:
    """Yield the texts that an argument can be, leaving out what is marked or looked up."""
    if _is_text(given):
        yield given
    elif isinstance(given, ast.IfExp):
        yield from literals(given.body)
        yield from literals(given.orelse)
    elif isinstance(given, ast.BoolOp | ast.JoinedStr):
        for part in given.values:
            yield from literals(part)
    elif isinstance(given, ast.BinOp):
        yield from literals(given.left)
        yield from literals(given.right)
    elif isinstance(given, ast.Call) and name_of(given.func) in ("format", "replace", "join"):
        assert isinstance(given.func, ast.Attribute)
        yield from literals(given.func.value)


# What is marked wrongly --------------------------------------------------------------------------


def wrongly_marked(source: str) -> list[str]:
    """Say where a text is put together before it is marked, or translated before anyone asks."""
    tree = ast.parse(source)
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_of(node.func) in MARKS
    ]
    said = [
        f"line {call.lineno}: put together before it is marked"
        for call in calls
        for given in call.args[: 2 if name_of(call.func) == "ngettext" else 1]
        if isinstance(given, ast.JoinedStr | ast.BinOp)
    ]
    early = {id(call) for call in _done_at_import(tree)}
    return said + [
        f"line {call.lineno}: said when the module is loaded; mark it by N_ and say it later"
        for call in calls
        if id(call) in early and name_of(call.func) != "N_"
    ]


def _done_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that are made when a module is loaded: not those inside functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for early in [*child.decorator_list, *child.args.defaults, *child.args.kw_defaults]:
                if early is not None:
                    yield from _done_at_import(ast.Expression(early))
        elif not isinstance(child, ast.Lambda):
            if isinstance(child, ast.Call):
                yield child
            yield from _done_at_import(child)


def main() -> int:
    """Write the template and say how many texts it has."""
    prepare("tests.translations", extra="dev")
    TEMPLATE.parent.mkdir(exist_ok=True)
    made = template()
    TEMPLATE.write_bytes(made)
    print(f"{TEMPLATE.relative_to(ROOT)}: {made.count(b'msgid ') - 1} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())

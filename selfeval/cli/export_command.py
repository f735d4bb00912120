"""`selfeval export`: everything in a file as a JSON archive, or a map as a picture or a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from selfeval.cli.files import reading, refuse_to_replace, say_unprotected
from selfeval.exchange.maps.endings import ENDINGS, PRINTED, ending_of
from selfeval.i18n import N_, _
from selfeval.store import Document, UserError

EXAMPLES = N_(
    """\
examples:
  selfeval export school.selfeval -o school.json
  selfeval export school.selfeval -o map.pdf --map "Reading map"
  selfeval export school.selfeval -o model.csv

An archive (.json, or any other ending) holds every row and attachment, private ones too, but not
the history of changes. “selfeval new FILE --from school.json” brings it back.

The ending says how a map is written: .pdf (A4, with its key and in words), .png, .svg, .csv or
.graphml. Without --map it is all boxes and arrows. Private boxes are left out.
“selfeval import FILE map.csv” brings a table back.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to export"))
    parser.add_argument(
        "-o",
        dest="output",
        metavar="OUT",
        type=Path,
        required=True,
        help=_("what to write: an archive (.json), or a map (.pdf .png .svg .csv .graphml)"),
    )
    parser.add_argument("--map", metavar="NAME", help=_("which map; all boxes and arrows if not"))
    parser.add_argument(
        "--resolution",
        metavar="DPI",
        type=int,
        help=_("dots per inch of a .png; 192 if not said"),
    )


def run(asked: argparse.Namespace) -> int:
    """Write the archive or the map."""
    refuse_to_replace(asked.output)
    is_map = bool(ending_of(asked.output))
    _refuse_what_does_not_fit(asked, is_map=is_map)
    with reading(asked.file) as document:
        if is_map:
            _write_map(document, asked)
        else:
            from selfeval.exchange.archive import export_archive

            export_archive(document, asked.output)
        say_unprotected(document, asked.output)
    print(_("Wrote {file}.").format(file=asked.output))
    return 0


def _refuse_what_does_not_fit(asked: argparse.Namespace, *, is_map: bool) -> None:
    if asked.map is not None and not is_map:
        raise UserError(
            _("A map cannot be written as “{name}”.").format(name=asked.output.name),
            _("The name can end in {endings}.").format(endings=" ".join(ENDINGS)),
        )
    if asked.resolution is not None and ending_of(asked.output) != ".png":
        raise UserError(_("Only a picture has a resolution."), _("Leave it out, or write a .png."))


def _write_map(document: Document, asked: argparse.Namespace) -> None:
    from selfeval.exchange.maps.leaving import map_called
    from selfeval.exchange.maps.to_png import USUAL
    from selfeval.exchange.maps.written import kept_back_words, write_map
    from selfeval.report import map_page
    from selfeval.store import load_rows

    rows = load_rows(document.session)
    map_id = "" if asked.map is None else map_called(rows, asked.map)
    kept_back = write_map(rows, map_id, asked.output, map_page, asked.resolution or USUAL)
    if kept_back:
        print(kept_back_words(kept_back), file=sys.stderr)
    if ending_of(asked.output) in PRINTED:
        missing = map_page.missing_characters(rows, map_id)
        if missing:
            said = _("No font here has these characters, so boxes stand for them: {characters}")
            print(said.format(characters=" ".join(missing)), file=sys.stderr)

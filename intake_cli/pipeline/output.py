"""Writes what a call made: renderers are pure, files are opened last and put in place whole."""

from __future__ import annotations

import errno
import json
import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from intake_cli.case.casefile import is_case
from intake_cli.case.disk import FULL, write_whole
from intake_cli.errors import DiskFullError, IntakeError, StoreError, UsageError, shown
from intake_cli.pipeline.results import CheckedReport
from intake_cli.reports.findings import worst_first
from intake_cli.reports.masking import mask_file
from intake_cli.reports.options import Options
from intake_cli.reports.privacy import personal_words

SEVERAL = ("text", "json")
"""Formats that may follow one another on stdout."""

FOR_PEOPLE = ("text",)
WITH_PICTURES = ("html",)


@dataclass(frozen=True, slots=True)
class Output:
    """A format and where it goes; None is stdout."""

    format: str
    path: Path | None = None


def write_output(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step: never half a file, mode 0600. A device or pipe is written as it is, and a
    link is followed.

    Raises:
        DiskFullError: there is no room.
        UsageError: the place cannot be written to.
    """
    with output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            write_whole(Path(os.path.realpath(path)), data)


@contextmanager
def output_errors(place: Path) -> Iterator[None]:
    """Turn what the system says about a place that the caller chose into the errors of the contract. A reader that
    went away (BrokenPipeError) is left to the caller."""
    try:
        yield
    except (BrokenPipeError, DiskFullError):
        raise
    except StoreError as error:
        raise UsageError("cannot-write", file=place, detail=error.values.get("detail", "")) from error
    except OSError as error:
        if error.errno in FULL:
            raise DiskFullError("disk-full", file=place) from error
        raise UsageError("cannot-write", file=place, detail=os.strerror(error.errno or 0)) from error


def utf8(text: str) -> bytes:
    """``text`` as every file and program gets it. Halves of characters, which a broken font of a PDF can give, stay
    readable as escapes (and JSON stays JSON)."""
    return text.encode("utf-8", "backslashreplace")


def render(found: CheckedReport, format: str, look: Options) -> str:
    """``found`` in one format, with pictures where the format shows them.

    Raises:
        UsageError: there is no such format.
    """
    from intake_cli.reports.renderers import RENDERERS  # a command that only lists needs none of them

    if format in WITH_PICTURES:
        from intake_cli.pipeline.pictures import crops_of

        look = replace(look, crops=crops_of(found))
    return RENDERERS[format](found.report, look)


def possible(paths: Sequence[Path], outputs: Sequence[Output]) -> None:
    """See before any work that what ``paths`` give can go where it is wanted.

    Raises:
        UsageError: several reports would have to go into one file, or into a format that holds one only; or the place
            is a folder.
    """
    reports = sum(is_case(path) for path in paths) + any(not is_case(path) for path in paths)
    for output in outputs:
        if output.path is not None and os.path.isdir(output.path):
            raise UsageError("cannot-write", file=output.path, detail=os.strerror(errno.EISDIR))
        if reports > 1 and (output.path is not None or output.format not in SEVERAL):
            raise UsageError("one-at-a-time", format=output.format)


def deliver(reports: Sequence[CheckedReport], outputs: Sequence[Output], look: Options,
            show: Callable[[str, bool], None]) -> list[IntakeError]:
    """Render ``reports`` in every format asked for; ``show`` takes what goes to stdout, and whether people read it.
    Files come first, so that the text can point at them. Several JSON reports are one line each. What cannot be
    written is returned, and hides no other output."""
    troubles: list[IntakeError] = []
    for output in sorted(outputs, key=lambda output: output.path is None):
        for found in reports:
            text = render(found, output.format, _pointing(look, found, outputs))
            try:
                _put(text, output, len(reports) > 1, show)
            except IntakeError as error:
                troubles.append(error)
    return troubles


def _put(text: str, output: Output, several: bool, show: Callable[[str, bool], None]) -> None:
    if output.path is not None:
        write_output(output.path, utf8(text))
    elif output.format == "json" and several:
        show(json.dumps(json.loads(text), ensure_ascii=False) + "\n", False)
    else:
        show(text, output.format in FOR_PEOPLE)


def _pointing(look: Options, found: CheckedReport, outputs: Sequence[Output]) -> Options:
    """``look`` with the addresses of the papers and of the page report, where one is written, and the next command. An
    address that says who the applicant is, is none for the screen."""
    words = personal_words(found.report)
    page = next((output.path for output in outputs if output.path is not None and output.format == "html"), None)
    uris = {id_: path.resolve().as_uri() for id_, path in found.files.items()
            if (found.scratch is None or not found.scratch.holds(path))
            and (look.unmask or mask_file(str(path), words) == str(path))}
    return replace(look, file_uris=uris, report_uri=page.resolve().as_uri() if page is not None else "",
                   next_command=shown(shlex.join(_next_command(found, page))))


def _next_command(found: CheckedReport, page: Path | None) -> list[str]:
    """What to do now: have the page report of a case written, else have the gravest finding explained."""
    if page is None and found.folder is not None:
        return ["intake", "report", str(found.folder)]
    gravest = next(iter(worst_first(found.report)), None)
    return ["intake", "explain", gravest.rule] if gravest is not None else []

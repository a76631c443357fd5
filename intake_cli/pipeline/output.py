"""Writes what a call made: renderers are pure, files are opened last and put in place whole."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intake_cli.case.casefile import is_case
from intake_cli.case.disk import write_whole
from intake_cli.errors import DiskFullError, StoreError, UsageError
from intake_cli.pipeline.pictures import crops_of
from intake_cli.pipeline.results import CheckedReport
from intake_cli.reports.options import Options
from intake_cli.reports.renderers import RENDERERS

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
    """Put ``data`` at ``path`` in one step: never half a file, mode 0600. A device or pipe is written as it is.

    Raises:
        DiskFullError: there is no room.
        UsageError: the place cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            write_whole(path, data)
    except DiskFullError:
        raise
    except (OSError, StoreError) as error:
        detail = error.strerror if isinstance(error, OSError) else error.values.get("detail")
        raise UsageError("cannot-write", file=path, detail=detail or "") from None


def render(found: CheckedReport, format: str, look: Options) -> str:
    """``found`` in one format, with pictures where the format shows them.

    Raises:
        UsageError: there is no such format.
    """
    if format in WITH_PICTURES:
        look = replace(look, crops=crops_of(found))
    return RENDERERS[format](found.report, look)


def possible(paths: Sequence[Path], outputs: Sequence[Output]) -> None:
    """See before any work that what ``paths`` give can go where it is wanted.

    Raises:
        UsageError: several reports would have to go into one file, or into a format that holds one only.
    """
    reports = sum(is_case(path) for path in paths) + any(not is_case(path) for path in paths)
    for output in outputs:
        if reports > 1 and (output.path is not None or output.format not in SEVERAL):
            raise UsageError("one-at-a-time", format=output.format)


def deliver(reports: Sequence[CheckedReport], outputs: Sequence[Output], look: Options,
            show: Callable[[str, bool], None]) -> None:
    """Render ``reports`` in every format asked for; ``show`` takes what goes to stdout, and whether people read it.
    Files come first, so that the text can point at them. Several JSON reports are one line each."""
    for output in sorted(outputs, key=lambda output: output.path is None):
        for found in reports:
            text = render(found, output.format, _pointing(look, found, outputs))
            if output.path is not None:
                write_output(output.path, text.encode("utf-8"))
            elif output.format == "json" and len(reports) > 1:
                show(json.dumps(json.loads(text), ensure_ascii=False) + "\n", False)
            else:
                show(text, output.format in FOR_PEOPLE)


def _pointing(look: Options, found: CheckedReport, outputs: Sequence[Output]) -> Options:
    """``look`` with the report's address where one is written, else with the command that writes it."""
    page = next((output.path for output in outputs if output.path is not None and output.format == "html"), None)
    if page is not None:
        return replace(look, report_uri=page.resolve().as_uri())
    if found.folder is not None:
        return replace(look, next_command=shlex.join(["intake", "report", str(found.folder)]))
    return look

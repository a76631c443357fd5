"""The case that the tags of a stack name, among those of a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from barcodes.payload import Tag, parse
from intake_cli.case.casefile import CaseFile, is_case
from intake_cli.errors import InputError, IntakeError
from intake_cli.pipeline.cases import open_case
from intake_cli.pipeline.looking import Looked


def case_named(numbers: Counter[str], folder: Path, file: str) -> CaseFile:
    """The case in ``folder`` that most of the tags of ``file`` name, the first of several named alike.

    Raises:
        InputError: no tag was read, or none of a case that there is.
    """
    if not numbers:
        raise InputError("watch-no-tag", file=file)
    known = cases_in(folder)
    for number, _ in numbers.most_common():
        if number in known:
            return known[number]
    raise InputError("watch-no-case", file=file, number=", ".join(numbers), folder=folder)


def case_numbers(looked: Sequence[Looked]) -> Counter[str]:
    """Case numbers of the tags, each with how often it was read."""
    return Counter(tag.case for each in looked for page in each.pages for symbol in page.symbols
                   if isinstance(tag := parse(symbol.payload), Tag))


def cases_in(folder: Path) -> dict[str, CaseFile]:
    """The cases right below ``folder`` by their numbers; one whose case.toml is wrong is no use here."""
    found: dict[str, CaseFile] = {}
    for path in sorted(folder.iterdir()):
        if is_case(path):
            with suppress(IntakeError):
                case = open_case(path)
                if case.number:
                    found.setdefault(case.number, case)
    return found

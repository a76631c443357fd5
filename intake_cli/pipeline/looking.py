"""Searching stacks for tags, page by page in children, and again where a tag is missed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from intake_cli.case.casefile import CaseFile
from intake_cli.case.files import InputFile
from intake_cli.codec import decode
from intake_cli.errors import InputError
from intake_cli.isolation import Job, Outcome, OutcomeKind, PagesOutcome, run, run_pages
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.pipeline.cases import manifest_of
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.stages import COUNT, TAGS
from intake_cli.pipeline.tags import printed_kinds
from intake_cli.pipeline.tasks import cores
from intake_cli.scan.pages import ScannedPage
from intake_cli.scan.second_look import kinds_seen, to_look_at_again, with_second_look


@dataclass(frozen=True, slots=True)
class Looked:
    """A file whose every page was searched for tags; ``secret`` holds the password that opens it, as a parameter."""

    file: InputFile
    pages: tuple[ScannedPage, ...]
    secret: Mapping[str, str]


def look_at(file: InputFile, progress: Progress, keys: Keys) -> Looked:
    """What every page of a stack shows; a page whose child died is kept, as not searched.

    Raises:
        InputError: the file cannot be read.
    """
    count, secret = _counted(file, keys)
    progress.expect(count)
    job = Job(TAGS.name, file.path, secret, TAGS.limits)
    found = run_pages(job, count, cores(), lambda page, item: progress.step(file.name))
    if found.whole is not None:
        raise found.whole.problem(file.name) or InputError("file-corrupt", file=file.name)
    return Looked(file, _pages(found, count), secret)


def _pages(found: PagesOutcome, count: int) -> tuple[ScannedPage, ...]:
    return tuple(decode(ScannedPage, found.items[number]) if number in found.items
                 else ScannedPage(number, failure=str(found.failed[number].cause)) for number in range(1, count + 1))


def look_again(looked: Sequence[Looked], missing: Collection[str], progress: Progress) -> list[Looked]:
    """The stacks, pages searched with all means where one of the ``missing`` kinds or the first tag may hide."""
    return [replace(one, pages=_seen_again(one, pages, progress)) if (pages := to_look_at_again(one.pages, missing))
            else one for one in looked]


def _seen_again(looked: Looked, pages: list[int], progress: Progress) -> tuple[ScannedPage, ...]:
    progress.expect(len(pages))

    def seen(page: int, item: object) -> None:
        if page in pages:
            progress.step(looked.file.name)

    job = Job(TAGS.name, looked.file.path, {**looked.secret, "thorough": pages}, TAGS.limits)
    count = len(looked.pages)
    again = _pages(run_pages(job, count, cores(), seen), count)
    return with_second_look(looked.pages, {page.number: page for page in again if page.number in pages})


def missing_kinds(case: CaseFile, looked: Sequence[Looked]) -> set[str]:
    """The kinds whose tags were printed for a case and that neither earlier scans nor these stacks show."""
    before = manifest_of(case.folder)
    there = {segment.kind for segment in (before.segments if before else ()) if segment.pages}
    for one in looked:
        there |= kinds_seen(one.pages, case.number, KINDS_BY_CODE)
    return set(printed_kinds(case.folder)) - there


def _counted(file: InputFile, keys: Keys) -> tuple[int, dict[str, str]]:
    """How many pages a file has, and the password that opens it, as a parameter."""
    def attempt(password: str | None) -> Outcome:
        return run(Job(COUNT.name, file.path, _secret(password), COUNT.limits))

    outcome, password = attempt(None), None
    if outcome.cause is OutcomeKind.PASSWORD:
        outcome, password = keys.unlock(file.name, outcome, attempt)
    if not outcome.items:
        raise outcome.problem(file.name) or InputError("file-corrupt", file=file.name)
    return outcome.items[0]["pages"], _secret(password)


def _secret(password: str | None) -> dict[str, str]:
    return {} if password is None else {"password": password}

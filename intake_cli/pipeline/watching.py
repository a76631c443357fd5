"""``intake watch``: what falls into a drop folder is filed in the case that its tags name."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from intake_cli.case.drop import DropFolder
from intake_cli.case.files import Inputs, loose_inputs
from intake_cli.case.store import CaseStore
from intake_cli.errors import DiskFullError, ExitCode, IntakeError, StoreLockedError, UsageError, worst
from intake_cli.pipeline.archives import with_members
from intake_cli.pipeline.keys import keys_of
from intake_cli.pipeline.looking import look_again, look_at, missing_kinds
from intake_cli.pipeline.named_cases import case_named, case_numbers
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.refiling import refile
from intake_cli.pipeline.scanning import exit_code_of, fresh, is_known, open_numbered
from intake_cli.scan.counts import compare

LATER = (StoreLockedError, DiskFullError)
"""Troubles that pass: the file waits in the drop folder meanwhile."""


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """``into`` is the one case that takes all, else ``cases`` is the folder of cases among which tags choose.
    ``interval`` seconds lie between looks, a file has settled when it did not change for ``settle``; ``once``: stop
    when nothing waits any more."""

    cases: Path
    into: Path | None = None
    interval: float = 2.0
    settle: float = 4.0
    once: bool = False


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of a file: ``code`` is ``done``, ``review`` (filed, and a person must look), ``bad`` or ``later``;
    ``error`` says why not."""

    file: str
    code: str
    case: str = ""
    pages: int = 0
    kinds: tuple[str, ...] = ()
    error: IntakeError | None = None


Counting = Callable[[], AbstractContextManager[Progress]]
Tell = Callable[[Handled], str]


def watch(root: Path, options: WatchOptions, counting: Counting, tell: Tell) -> ExitCode:
    """Take what falls into ``root`` until interrupted, or once through. ``tell`` is given each file's end, and gives
    the sentence that lies beside a bad one. The worst of what happened, as an exit code.

    Raises:
        UsageError: there is no such folder, or ``into`` is no case. StoreError: the folder cannot be written.
    """
    if options.into is not None:
        open_numbered(options.into)
    elif not options.cases.is_dir():
        raise UsageError("watch-no-folder", file=options.cases)
    codes, postponed = {ExitCode.CLEAR}, set[str]()
    with DropFolder(root, options.settle) as drop:
        for claimed in drop.left_behind():
            codes.add(_take(drop, claimed, options, counting, tell))
        while True:
            for file in drop.settled():
                mine = drop.claim(file) if not (options.once and file.name in postponed) else None
                if mine is not None:
                    codes.add(_take(drop, mine, options, counting, tell))
                    postponed |= {file.name} if file.exists() else set()
            if options.once and not drop.waiting - postponed:
                return worst(codes)
            time.sleep(options.interval)


def _take(drop: DropFolder, claimed: Path, options: WatchOptions, counting: Counting, tell: Tell) -> ExitCode:
    """One file to its end. Whoever interrupts finds it back in the drop folder."""
    try:
        with counting() as progress:
            handled = _filed(claimed, options, progress)
    except IntakeError as error:
        error.values = {name: value.replace(str(claimed), claimed.name) for name, value in error.values.items()}
        if isinstance(error, LATER):
            tell(Handled(claimed.name, "later", error=error))
            drop.release(claimed)
        else:
            drop.finish(claimed, tell(Handled(claimed.name, "bad", error=error)))
        return error.exit_code
    except KeyboardInterrupt:
        drop.release(claimed)
        raise
    except Exception as error:  # whatever breaks on a file, it holds up no other, now or at the next start
        broken = IntakeError("broke", error=type(error).__name__)
        drop.finish(claimed, tell(Handled(claimed.name, "bad", error=broken)))
        return broken.exit_code
    drop.finish(claimed)
    tell(handled)
    return ExitCode.CLEAR if handled.code == "done" else ExitCode.FINDINGS


def _filed(claimed: Path, options: WatchOptions, progress: Progress) -> Handled:
    """File all stacks of a dropped file in one case.

    Raises:
        InputError: it cannot be read, or no tag names a case. StoreError: the case cannot be written.
    """
    keys = keys_of(None)
    given = loose_inputs([claimed])
    with with_members(given, keys):
        _refuse(given)
        looked = [look_at(file, progress, keys) for file in given.files]
        if not case_numbers(looked) and options.into is None:
            looked = look_again(looked, (), progress)
        case = open_numbered(options.into) if options.into is not None else \
            case_named(case_numbers(looked), options.cases, claimed.name)
        pages = sum(len(each.pages) for each in looked)
        with CaseStore(case.folder) as store:
            looked = [each for each in looked if not is_known(case, each.file)]
            done = refile(case, store, look_again(looked, missing_kinds(case, looked), progress))
    for error in done.troubles:
        raise error
    doubtful = exit_code_of(fresh(done)) is not ExitCode.CLEAR
    return Handled(claimed.name, "review" if doubtful else "done", case.number, pages,
                   tuple(count.kind for count in compare(done.manifest) if count.pages))


def _refuse(given: Inputs) -> None:
    for problem in given.problems:
        raise problem

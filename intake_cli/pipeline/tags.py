"""The barcode sheets of a case: which kinds it must bring, printed and written into its journal."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from checks.policy import Policy
from intake_cli.case.casefile import CaseFile
from intake_cli.case.journal import Journal
from intake_cli.case.policy import load_policy
from intake_cli.case.store import CaseStore
from intake_cli.errors import UsageError
from intake_cli.kinds import KIND_CODES
from intake_cli.pipeline.cases import open_case
from intake_cli.pipeline.output import write_output

ACTION = "tag"


@dataclass(frozen=True, slots=True)
class TagOptions:
    """What to print: ``kinds`` (none: all that the case must bring), on sheets or as ``labels`` of a ``grid``, of
    which ``skip`` are used up. Sheets are printed on both sides unless ``one_side``."""

    kinds: tuple[str, ...] = ()
    labels: bool = False
    grid: str = "105x37"
    skip: int = 0
    one_side: bool = False


def print_tags(folder: Path, policy: Path | None, out: Path | None, options: TagOptions) -> tuple[Path, list[str]]:
    """Write the PDF of a case's tags and journal each; its place and the kinds.

    Raises:
        UsageError: ``folder`` is no case, or its case.toml has no number.
    """
    from barcodes.sheets import GRIDS  # which draws: those who only ask what was printed need not load it
    from intake_cli.scan.printing import print_labels, print_sheets

    case = open_case(folder)
    if not case.number:
        raise UsageError("case-without-number", file=case.path)
    kinds = [kind for kind in KIND_CODES if kind in options.kinds] or wanted_kinds(case, load_policy(policy))
    place = out or folder / ("labels.pdf" if options.labels else "tags.pdf")
    drawn = io.BytesIO()
    if options.labels:
        tags = print_labels(case.number, kinds, drawn, grid=GRIDS[options.grid], skip=options.skip)
    else:
        tags = print_sheets(case.number, kinds, drawn, both_sides=not options.one_side)
    with CaseStore(folder):
        write_output(place, drawn.getvalue())
        journal = Journal(folder)
        for kind, tag in zip(kinds, tags, strict=True):
            journal.append(ACTION, kind=kind, payload=tag.payload)
    return place, kinds


def wanted_kinds(case: CaseFile, policy: Policy) -> list[str]:
    """The kinds that a case of this product and pay method must bring, in scan order. Where one of several will do it
    is the one that case.toml declares, else the first; other declared kinds come too."""
    declared = {document.kind for document in case.documents}
    wanted = set(declared)
    for requirement in policy.requirements.get(case.product, ()):
        holds = not requirement.pay_methods or not case.pay_method or case.pay_method in requirement.pay_methods
        if holds and declared.isdisjoint(requirement.kinds):
            wanted.add(requirement.kinds[0])
    return [kind for kind in KIND_CODES if kind in wanted]


def printed_kinds(folder: Path) -> tuple[str, ...]:
    """The kinds whose tags were printed for a case, each once, in the order of print."""
    found = [entry["kind"] for entry in Journal(folder).entries() if entry["action"] == ACTION]
    return tuple(dict.fromkeys(found))

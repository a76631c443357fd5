"""The rules that are measured, and the forgeries of both corpora with the rules that each must be found by."""

from __future__ import annotations

from functools import cache
from random import Random

from benchmarks.aside.forging import FORGERS, ONLY
from benchmarks.aside.layouts import LAYOUTS as ASIDE_LAYOUTS
from benchmarks.aside.paper import statement
from benchmarks.reading.papers import ASIDE, CORPORA, OWN
from checks.catalogue import catalogue
from samples.forge import CASE_FORGERIES, FORGERIES, SCAN_FORGERIES, forge
from samples.forgeries.forged import CannotForgeError
from samples.layouts import LAYOUTS as OWN_LAYOUTS
from samples.statements import sample_ledger

FAMILIES = ("CAL", "STM", "INT", "PAY", "PDF")
RULES = tuple(rule.id for rule in catalogue() if rule.id.split("-")[0] in FAMILIES)
"""The rules on statements and their files."""

OWN_FORGERIES = {**FORGERIES, **CASE_FORGERIES, **SCAN_FORGERIES}
FORGERIES_OF: dict[str, tuple[str, ...]] = {ASIDE: tuple(FORGERS), OWN: tuple(OWN_FORGERIES)}
"""Every forgery of each corpus."""
FORGERY_NAMES = tuple(dict.fromkeys(name for names in FORGERIES_OF.values() for name in names))
LAYOUT_NAMES = tuple(dict.fromkeys(name for names in CORPORA.values() for name in names))

ASKED_BY_DESIGN = {"row_copied": ("STM-10", "same-row"), "row-copied": ("STM-10", "same-row"),
                   "interest_doubled": ("INT-04", "unexplained"), "paydays-of-last-year": ("CAL-06", "wages"),
                   "figure-spaced": ("STM-11", "spaced"), "figure-other-ink": ("STM-11", "inked")}
"""Forgeries whose heaviest honest answer can be a review, with the rule and the sentence that asks: a print without
booking numbers shows equal rows of innocent batches too, an agreed deposit pays more than the listed rates, some pay
wages on days of their own, and a program may have narrowed a figure or coloured it."""
ASKED_ON_SCANS = ("STM-12",)
"""Rules that only ever ask a person about pixels, where dirt looks like an edit."""

CANNOT = (LookupError, StopIteration)
"""What a forger raises who finds nothing in a ledger that could be forged."""


def fits(corpus: str, forgery: str, layout: str) -> bool:
    """Whether a forgery can be done on a layout and seen there."""
    if corpus == OWN:
        return OWN_FORGERIES[forgery].applies(OWN_LAYOUTS[layout])
    kind = ASIDE_LAYOUTS[layout].kind
    return ONLY.get(forgery, kind) == kind


def outlives_print(corpus: str, forgery: str) -> bool:
    """Whether a forgery is still to be seen on paper: what is done to a file, or to its type, is not."""
    return corpus != OWN or not OWN_FORGERIES[forgery].digital


def shows_digitally(corpus: str, forgery: str) -> bool:
    """Whether a forgery is to be seen in the digital file too."""
    return corpus != OWN or forgery not in SCAN_FORGERIES


def asks_by_design(forgery: str, pictured: bool, rule: str, code: str) -> bool:
    """Whether the sentence ``code`` of a rule, said as a review, is the heaviest answer there is to a forgery."""
    return ASKED_BY_DESIGN.get(forgery) == (rule, code) or (pictured and rule in ASKED_ON_SCANS)


@cache
def rules_of(corpus: str, forgery: str) -> tuple[str, ...]:
    """The rules that must find a forgery, by doing it to a ledger; CannotForgeError where no layout allows it."""
    for layout in (name for name in CORPORA[corpus] if fits(corpus, forgery, name)):
        try:
            if corpus == OWN:
                ledger = sample_ledger(OWN_LAYOUTS[layout], 1)
                return forge(ledger, OWN_LAYOUTS[layout], forgery).rules
            forged = FORGERS[forgery](statement(ASIDE_LAYOUTS[layout], 1, 3), Random(1))
            return tuple(rule for rules in forged.expected for rule in rules.split("|"))
        except CANNOT:
            continue
    raise CannotForgeError(f"{forgery}: no layout allows it")

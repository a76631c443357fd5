"""Cases drawn as papers: a draft says whose papers they are and how each is drawn, ``write_case`` makes the folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from intake_cli.case.casefile import FILE_NAME
from intake_cli.case.new import new_case
from samples.degrade import image_pdf, office_scan, render
from samples.draw_statement import draw_statement
from samples.forge import draw_forged, forge
from samples.keyed import fill_case
from samples.layouts import LAYOUTS
from samples.ledger import Ledger
from samples.papers import OF_OTHER_PRODUCTS, PAPERS
from samples.papers.background import LAYOUT, ledger_of
from samples.people import Person, invent_person
from samples.statements import AS_OF, sample_ledger

Draw = Callable[[Path], object]
"""Writes one paper as a PDF."""
DPI = 300
SCANNED = ("id_card", "property_deed", "lease")
"""Papers that nobody brings as a file: their pages are pictures."""
TOP_UPS = 20
CASE = "case"
"""Where a finding stands that is about what was keyed."""
EVERY = ("application_form", "id_card", "credit_report", "credit_authorisation", "address_proof",
         "business_registration", "court_query")
EMPLOYED = ("personal_statement", "work_certificate")
OWN_FIRM = ("business_licence", "lease", "rent_invoice", "corporate_statement")


@dataclass(frozen=True, slots=True)
class Draft:
    """A case before it is drawn: ``papers`` by kind, and what is keyed otherwise than the papers say: new values of
    case.toml by key, None where the line stays out."""

    name: str
    product: str
    pay_method: str
    person: Person
    papers: Mapping[str, Draw]
    keyed: Mapping[str, str | None] = field(default_factory=dict)


def drafts(as_of: date = AS_OF, seed: int = 1) -> list[Draft]:
    """One complete case of each product, and one of who is paid by an own company."""
    plans = (("salary-loan", "salary-loan", "transfer", (*EMPLOYED, "wallet")),
             ("mortgage-loan", "mortgage-loan", "transfer", ("personal_statement", "labour_contract",
                                                             "mortgage_statement")),
             ("mortgage-loan-free", "mortgage-loan-free", "transfer", EMPLOYED),
             ("owner-loan", "owner-loan", "transfer", (*EMPLOYED, "property_deed", "mortgage_statement")),
             ("self-employed", "salary-loan", "self-employed", OWN_FIRM))
    found = []
    for number, (name, product, pay_method, more) in enumerate(plans):
        person = invent_person(Random(f"drawn case {seed} {number}"), as_of)
        papers = {kind: paper(kind, person, as_of) for kind in (*EVERY, *more)}
        found.append(Draft(name, product, pay_method, person, papers))
    return found


def paper(kind: str, person: Person, as_of: date, months: int = 7) -> Draw:
    """The honest paper of a kind, fresh on ``as_of``. ``months`` is how far a company's statement goes back."""
    if kind == "personal_statement":
        return partial(_statement, ledger_of(person, as_of), LAYOUT.name)
    if kind == "corporate_statement":
        ledger = sample_ledger(LAYOUTS["corporate"], 1, as_of, 0, person, months)
        return partial(_statement, ledger, "corporate")
    if kind == "wallet":
        return wallet(person, person, as_of)
    drawn = partial(PAPERS[kind], person, as_of) if kind in PAPERS else partial(
        OF_OTHER_PRODUCTS[kind][0], person, as_of)
    return partial(_scanned, drawn) if kind in SCANNED else drawn


def forged_statement(person: Person, as_of: date, forgery: str) -> Draw:
    """The personal statement with one forgery."""
    return partial(draw_forged, forge(ledger_of(person, as_of), LAYOUT, forgery), LAYOUT)


def wallet(person: Person, payer: Person, as_of: date) -> Draw:
    """A wallet's bill in the name of ``person`` that is topped up from the account of ``payer``."""
    bank = ledger_of(payer, as_of)
    out = [line for line in bank.lines if line.amount < 0][1:-1]
    bill = sample_ledger(LAYOUTS["wallet"], 1, as_of, 0, person)
    rows = tuple(replace(line, amount=-line.amount, summary="零钱充值", counterparty=person.name, kind="neutral",
                         channel=bank.account.bank) for line in out[::max(1, len(out) // TOP_UPS)])
    return partial(_statement, replace(bill, lines=rows), "wallet")


def write_case(draft: Draft, folder: Path, as_of: date = AS_OF) -> Path:
    """The case folder of a draft, every paper in it under the name of its kind."""
    file = new_case(folder, draft.product, as_of)
    fill_case(file, draft.person, as_of)
    key(file, {"pay_method": draft.pay_method, **draft.keyed})
    for kind, draw in draft.papers.items():
        draw(folder / f"{kind}.pdf")
    return folder


def key(file: Path, values: Mapping[str, str | None]) -> None:
    """Other values into case.toml, the first line of each key; None takes the line out."""
    text = file.read_text(encoding="utf-8")
    for name, value in values.items():
        line = "" if value is None else f'{name} = "{value}"\n'
        text = re.sub(rf"^{name} = .*\n", line, text, count=1, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")


def write_changes(old: Draft, new: Draft, folder: Path) -> None:
    """Make the folder of one draft that of another: only what differs is drawn again."""
    key(folder / FILE_NAME, new.keyed)
    for kind in old.papers.keys() - new.papers.keys():
        (folder / f"{kind}.pdf").unlink()
    for kind, draw in new.papers.items():
        if old.papers.get(kind) is not draw:
            draw(folder / f"{kind}.pdf")


def _statement(ledger: Ledger, layout: str, out: Path) -> None:
    draw_statement(ledger, LAYOUTS[layout], out)


def _scanned(draw: Draw, out: Path) -> None:
    """The paper through an office scanner."""
    with TemporaryDirectory() as folder:
        clean = Path(folder) / "clean.pdf"
        draw(clean)
        pages = [office_scan(page, number) for number, page in enumerate(render(clean, DPI))]
    image_pdf(pages, out, DPI)

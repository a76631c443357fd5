"""Ten ways in which each drawn case is broken, on the papers themselves or in what is keyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.cases.draft import CASE, Draft, Draw, forged_statement, paper, wallet
from samples.people import Person, check_character, invent_person

OLD = timedelta(60)


@dataclass(frozen=True, slots=True)
class Broken:
    """A draft with one thing wrong. One of ``rules`` must name it at ``where``: the kind of a paper, or ``case``."""

    what: str
    rules: tuple[str, ...]
    where: str
    draft: Draft


def broken(draft: Draft, as_of: date) -> list[Broken]:
    """Ten breaks of a draft: those that its own papers allow come first."""
    return [*_own(draft, as_of), *_common(draft, as_of)][:10]


def _with(draft: Draft, papers: Mapping[str, Draw]) -> Draft:
    return replace(draft, papers={**draft.papers, **papers})


def _redrawn(draft: Draft, as_of: date, kind: str, **changes: object) -> Draft:
    """The draft with the paper of a kind as if the applicant were another in ``changes``."""
    return _with(draft, {kind: paper(kind, replace(draft.person, **changes), as_of)})  # type: ignore[arg-type]


def _older(draft: Draft, as_of: date, kind: str) -> Draft:
    return _with(draft, {kind: paper(kind, draft.person, as_of - OLD)})


def _without(draft: Draft, kind: str) -> Draft:
    return replace(draft, papers={each: draw for each, draw in draft.papers.items() if each != kind})


def stranger(draft: Draft, as_of: date) -> Person:
    """Somebody else, of another name, number and employer."""
    other = invent_person(Random(f"stranger {draft.name}"), as_of)
    return replace(other, name="冯虚构", employer=replace(other.employer, name="乌有市假设食品有限公司"))


def _own(draft: Draft, as_of: date) -> Iterator[Broken]:
    """What only some products' papers can have wrong."""
    other, person = stranger(draft, as_of), draft.person
    if "wallet" in draft.papers:
        yield Broken("wallet topped up from another account", ("XDC-06",), "wallet",
                     _with(draft, {"wallet": wallet(person, other, as_of)}))
        yield Broken("wallet of somebody else", ("STM-14",), "wallet",
                     _with(draft, {"wallet": wallet(other, person, as_of)}))
    if "property_deed" in draft.papers:
        yield Broken("owner not the applicant", ("DOC-04", "XDC-05"), "property_deed",
                     _redrawn(draft, as_of, "property_deed", name=other.name))
    if "mortgage_statement" in draft.papers:
        yield Broken("mortgage of somebody else", ("XDC-05", "STM-14", "XDC-01"), "mortgage_statement",
                     _redrawn(draft, as_of, "mortgage_statement", name=other.name))
    if "labour_contract" in draft.papers:
        yield Broken("labour contract of another firm", ("XDC-02",), "labour_contract",
                     _redrawn(draft, as_of, "labour_contract", employer=other.employer))
    if "lease" in draft.papers:
        yield Broken("lease ended", ("DOC-02",), "lease",
                     _with(draft, {"lease": paper("lease", person, as_of - timedelta(1500))}))
        yield Broken("rent paid by somebody else", ("XDC-04",), "rent_invoice",
                     _redrawn(draft, as_of, "rent_invoice", name=other.name))
        yield Broken("company's statement short", ("DOC-05", "STM-05"), "corporate_statement",
                     _with(draft, {"corporate_statement": paper("corporate_statement", person, as_of, 2)}))
        yield Broken("licence of another firm", ("XDC-02",), "business_licence",
                     _redrawn(draft, as_of, "business_licence", employer=other.employer))
    if "work_certificate" in draft.papers and draft.product == "mortgage-loan-free":
        yield Broken("certificate of another firm", ("XDC-02",), "work_certificate",
                     _redrawn(draft, as_of, "work_certificate", employer=other.employer))
        yield Broken("certificate too old", ("DOC-02",), "work_certificate", _older(draft, as_of, "work_certificate"))
    if "personal_statement" in draft.papers:
        yield Broken("amount changed in the statement", ("STM-01",), "personal_statement",
                     _with(draft, {"personal_statement": forged_statement(person, as_of, "amount-changed")}))
        yield Broken("statement printed long ago", ("CAL-05", "DOC-02"), "personal_statement",
                     _older(draft, as_of, "personal_statement"))


def _common(draft: Draft, as_of: date) -> Iterator[Broken]:
    """What every case can have wrong."""
    other, person = stranger(draft, as_of), draft.person
    yield Broken("court query not there", ("DOC-01",), "court_query", _without(draft, "court_query"))
    yield Broken("card expired", ("ID-07",), "id_card", _expired(draft, as_of))
    yield Broken("credit report of another number", ("ID-09",), "credit_report",
                 _redrawn(draft, as_of, "credit_report", id_number=other.id_number))
    yield Broken("bill of another name", ("XDC-01",), "address_proof",
                 _redrawn(draft, as_of, "address_proof", name=other.name))
    yield Broken("entry not keyed", ("ENT-06",), CASE, replace(draft, keyed={**draft.keyed, "email": None}))
    yield Broken("bill too old", ("DOC-02",), "address_proof", _older(draft, as_of, "address_proof"))
    yield Broken("bill of another flat", ("XDC-03",), "address_proof",
                 _redrawn(draft, as_of, "address_proof", home_address=other.home_address))
    yield Broken("register print of another firm", ("XDC-02",), "business_registration",
                 _redrawn(draft, as_of, "business_registration", employer=other.employer))
    yield Broken("number keyed wrong", ("ID-02",), CASE,
                 replace(draft, keyed={**draft.keyed, "id_number": _wrong(person.id_number)}))
    yield Broken("authorisation of another name", ("XDC-01",), "credit_authorisation",
                 _redrawn(draft, as_of, "credit_authorisation", name=other.name))


def _expired(draft: Draft, as_of: date) -> Draft:
    """The card and what was keyed of it, of ten years that are over."""
    ended = as_of - timedelta(30)
    begun = ended.replace(year=ended.year - 10)
    drawn = _redrawn(draft, as_of, "id_card", id_valid_from=begun, id_valid_to=ended)
    return replace(drawn, keyed={**drawn.keyed, "id_valid_from": f"{begun:%Y%m%d}", "id_valid_to": f"{ended:%Y%m%d}"})


def _wrong(number: str) -> str:
    """An identity number with another check character."""
    right = check_character(number[:17])
    return number[:17] + ("1" if right != "1" else "2")

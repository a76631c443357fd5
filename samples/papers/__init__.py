"""The papers of a loan application, all drawn for the same invented person and dated fresh for a day.

Each module draws one paper: ``draw(person, as_of, out)`` writes a PDF and returns the fields it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from samples.papers import (
    address_proof,
    application_form,
    business_licence,
    business_registration,
    court_query,
    credit_authorisation,
    credit_report,
    id_card,
    labour_contract,
    lease,
    mortgage_statement,
    property_deed,
    rent_invoice,
    work_certificate,
)
from samples.people import Person

Draw = Callable[[Person, date, Path], dict[str, str]]

PAPERS: dict[str, Draw] = {
    "application_form": application_form.draw,
    "id_card": id_card.draw,
    "work_certificate": work_certificate.draw,
    "credit_report": credit_report.draw,
    "credit_authorisation": credit_authorisation.draw,
    "address_proof": address_proof.draw,
    "business_registration": business_registration.draw,
    "court_query": court_query.draw,
}
"""By kind of document, in scan order; the statement is drawn from a ledger (:mod:`samples.statements`)."""

DrawLook = Callable[[Person, date, Path, int], dict[str, str]]

OF_OTHER_PRODUCTS: dict[str, tuple[DrawLook, int]] = {
    "labour_contract": (labour_contract.draw, labour_contract.LOOKS),
    "property_deed": (property_deed.draw, property_deed.LOOKS),
    "mortgage_statement": (mortgage_statement.draw, mortgage_statement.LOOKS),
    "business_licence": (business_licence.draw, business_licence.LOOKS),
    "lease": (lease.draw, lease.LOOKS),
    "rent_invoice": (rent_invoice.draw, rent_invoice.LOOKS),
}
"""Papers that a salary loan does not ask for, each with how many looks it comes in."""

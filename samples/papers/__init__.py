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
    business_registration,
    court_query,
    credit_authorisation,
    credit_report,
    id_card,
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

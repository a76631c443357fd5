"""XDC-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.companies import Kinship, kinship, without_seal
from checks.facts import Application, Document, Field
from checks.findings import Finding, Kind, Level, not_applicable
from checks.names import bare, likeness, read_from_pixels
from checks.rule import Context, rule

SEAL = "seal_name"
_FIELDS = {"application_form": ("employer",), "work_certificate": ("employer", SEAL),
           "labour_contract": ("employer",), "business_registration": ("company",), "business_licence": ("company",)}
"""By kind, the fields that name the employer, or the applicant's own company."""
CODES = {Kinship.BRANCH: "branch", Kinship.SHORT: "short", Kinship.NEAR: "near", Kinship.UNSHOWN: "unshown",
         Kinship.AGENT: "agent", Kinship.BANK: "another", Kinship.OTHER: "another"}
_SLIP = 0.85
_NOTES = (Kinship.BRANCH, Kinship.SHORT)
_LIKE = (*_NOTES, Kinship.NEAR, Kinship.UNSHOWN)
_REVIEWS = (Kinship.NEAR, Kinship.UNSHOWN, Kinship.AGENT)


@rule("XDC-02", Level.ERROR, Application)
def employer_agreement(application: Application, context: Context) -> Iterator[Finding]:
    """Work certificate and its seal, contract, register and application name one employer.

    Why: A certificate of one firm with the registration of another is how a job is made up; the payer is for PAY-02.
    Innocent: A branch or a short name; a firm that sends staff to another; a name read with a slip or changed since.
    Source: Intake training deck D5, D7 (工商名称与公章一致); domain notes on payer and employer.
    """
    named = [(document, field, document.fields[field]) for document in application.documents
             for field in _FIELDS.get(document.kind, ())
             if field in document.fields and bare(document.fields[field].value)]
    keyed = application.employer.get("name")
    own = keyed if keyed is not None and bare(keyed.value) else next((name for _, _, name in named), None)
    others = [each for each in named if each[2] is not own]
    if own is None or not others:
        yield not_applicable("one-employer", application.evidence)
        return
    for document, field, name in others:
        found = _kin(without_seal(name.value) if field == SEAL else name.value, own, name)
        blurred = field == SEAL and read_from_pixels(name.evidence) and found in _LIKE  # ink seldom takes everywhere
        if found is not Kinship.OWN and not blurred:
            yield _finding(document, field, name, own, found)


def _kin(company: str, own: Field[str], name: Field[str]) -> Kinship:
    """What the company is to the employer; a reader of pixels may have taken one character for another."""
    found = kinship(company, own.value)
    pixels = read_from_pixels(name.evidence) or read_from_pixels(own.evidence)
    slip = pixels and likeness(company, own.value) >= _SLIP
    return Kinship.NEAR if found is Kinship.OTHER and slip else found


def _finding(document: Document, field: str, name: Field[str], own: Field[str], found: Kinship) -> Finding:
    doubtful = found in _REVIEWS or (field == SEAL and read_from_pixels(name.evidence))
    kind = Kind.REVIEW if doubtful else Kind.FAIL
    return Finding(CODES[found], (name.evidence, own.evidence),
                   {"kind": document.kind, "field": field, "company": name.value, "other_company": own.value}, kind,
                   Level.NOTE if found in _NOTES else None)

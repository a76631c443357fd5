"""XDC-03."""

from __future__ import annotations

from collections.abc import Iterator

from checks.address_comparison import PARTS, Comparison, compared
from checks.facts import Application, Field
from checks.findings import Finding, Kind, Level, fail, not_applicable
from checks.names import likeness, read_from_pixels
from checks.rule import Context, rule

Named = tuple[str, Field[str]]
_PROPERTY_PRODUCT = "mortgage-loan-free"
_WRITTEN = ("division", "road", "village")
"""Parts written in characters: a reader of pixels may take one for another, so a person looks."""
_ALIKE = 0.8



@rule("XDC-03", Level.WARNING, Application)
def address_agreement(application: Application, context: Context) -> Iterator[Finding]:
    """Address proof, application and deed name one address, as far as both tell; other flats are other addresses.

    Why: Where somebody lives is where somebody is found; a bill of another flat is a bill of somebody else.
    Innocent: The applicant has moved, or rents out what the deed names; a district was renamed or merged since.
    Source: Intake training deck D6, D6b (住址证明与申请表, 房产地址一致); divisions by GB/T 2260, those abolished
        since included.
    """
    pairs = list(_pairs(application))
    if not pairs:
        yield not_applicable("nothing-to-compare", application.evidence)
    for (kind, shown), (other, wanted) in pairs:
        yield from _judge(kind, shown, other, wanted)
    yield from _deed(application)


def _pairs(application: Application) -> Iterator[tuple[Named, Named]]:
    """What must be one address: the proof and the form with the present address that was keyed, the card and the form
    with the registered one, and on a loan for a property its bill with its deed."""
    home, household = (_keyed(application, name) for name in ("home_address", "household_address"))
    form = next(iter(_shown(application, "application_form")), None)
    here = ("home_address", home) if home is not None else form
    for proof in _shown(application, "address_proof"):
        if here is not None:
            yield proof, here
        if application.product == _PROPERTY_PRODUCT:
            yield from ((proof, deed) for deed in _shown(application, "property_deed"))
    if form is not None and home is not None:
        yield form, ("home_address", home)
    registered = next(iter(_shown(application, "application_form", "household_address")), None)
    if household is not None:
        others = [*_shown(application, "id_card"), *([registered] if registered is not None else [])]
        yield from ((other, ("household_address", household)) for other in others)


def _shown(application: Application, kind: str, name: str = "address") -> list[Named]:
    return [(kind, document.fields[name]) for document in application.documents
            if document.kind == kind and name in document.fields and document.fields[name].value.strip()]


def _keyed(application: Application, name: str) -> Field[str] | None:
    found = application.applicant.values.get(name)
    return found if found is not None and found.value.strip() else None


def _judge(kind: str, shown: Field[str], other: str, wanted: Field[str]) -> Iterator[Finding]:
    found = compared(shown.value, wanted.value)
    values = {"kind": kind, "beside": other, "address": shown.value, "other_address": wanted.value}
    places = (shown.evidence, wanted.evidence)
    if found.differing:
        kind_of = Kind.REVIEW if _may_be_misread(found, shown, wanted) else Kind.FAIL
        yield Finding("differs", places, values | {"fields": ", ".join(found.differing)}, kind_of)
    elif found.gone is not None:
        yield Finding("district-gone", places, values | {"district": found.gone.name, "year": str(found.gone.until)},
                      Kind.FAIL, Level.NOTE)
    elif not set(found.agreeing) & set(PARTS):
        yield Finding("too-short", places, values, Kind.UNKNOWN)


def _may_be_misread(found: Comparison, shown: Field[str], wanted: Field[str]) -> bool:
    """Characters differ, the figures agree, and a reader of pixels said so."""
    pixels = read_from_pixels(shown.evidence) or read_from_pixels(wanted.evidence)
    return pixels and set(found.differing) <= set(_WRITTEN) and likeness(shown.value, wanted.value) >= _ALIKE


def _deed(application: Application) -> Iterator[Finding]:
    """A deed of another place is no fault, but a person should know."""
    known = [address for address in (_keyed(application, "home_address"), _keyed(application, "household_address"),
                                     *(proof for _, proof in _shown(application, "address_proof"))) if address]
    for kind, deed in _shown(application, "property_deed"):
        if known and application.product != _PROPERTY_PRODUCT \
                and all(compared(deed.value, address.value).differing for address in known):
            yield fail("deed-elsewhere", deed.evidence, known[0].evidence, level=Level.NOTE, kind=kind,
                       address=deed.value)



"""ID-09."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.facts import Application, Field
from checks.findings import Finding, Kind, Level, not_applicable
from checks.identifiers import MASKS, as_printed, checks_out, is_first_generation, masked, upgraded
from checks.names import bare, read_from_pixels
from checks.rule import Context, rule

OWN_PAPERS = ("application_form", "id_card", "personal_statement", "work_certificate", "labour_contract",
              "credit_report", "credit_authorisation", "court_query")
"""Papers that show the applicant's number; deeds, leases and licences show those of others too."""
CODES = ("another-card", "misread", "differs")
Shown = tuple[str, Field[str] | None, Field[str]]
"""Kind of a paper, its holder and its number."""
_HIDDEN = re.compile(f"[{re.escape(''.join(MASKS))}]+")


@rule("ID-09", Level.ERROR, Application)
def id_agreement(application: Application, context: Context) -> Iterator[Finding]:
    """Every paper that shows the applicant's identity number shows the same one.

    Why: A credit report or a certificate of somebody else proves nothing, and the number tells where the name does not.
    Innocent: A digit was read or keyed wrongly; an old paper has the number of 15 digits; the card of a spouse lies
        among the papers.
    Source: Intake training deck (same number on form, report, certificate and contracts); GB 11643-1999.
    """
    shown = list(_numbers(application))
    keyed = application.applicant.values.get("id_number")
    own = _own(keyed, shown)
    others = [each for each in shown if each[2] is not own]
    if own is None or not others:
        yield not_applicable("one-number", application.evidence)
        return
    if keyed is not None and keyed is not own and keyed.value.strip() and not _agree(keyed.value, own.value):
        yield Finding("keyed", (keyed.evidence, own.evidence), _values(keyed, own))
    agreeing = any(_agree(number.value, own.value) for kind, _, number in others if kind == "id_card")
    for kind, holder, number in others:
        if not _agree(number.value, own.value):
            yield _finding(kind, number, own, agreeing and kind == "id_card" and _other(holder, application))


def _own(keyed: Field[str] | None, shown: Sequence[Shown]) -> Field[str] | None:
    """The number that all others are measured by: the keyed one, unless the papers know another. A card's number that
    a paper shows too, where none shows the keyed one, was keyed wrongly."""
    cards = [number for kind, _, number in shown if kind == "id_card"]
    if keyed is None or not keyed.value.strip():
        return next(iter(cards), None)
    numbers = [number for _, _, number in shown]
    if any(_agree(number.value, keyed.value) for number in numbers):
        return keyed
    return next((card for card in cards if any(number is not card and _agree(number.value, card.value)
                                               for number in numbers)), keyed)


def _numbers(application: Application) -> Iterator[Shown]:
    for document in application.documents:
        statement = document.statement
        number = document.fields.get("id_number") or (statement.id_number if statement else None)
        holder = document.fields.get("holder") or (statement.holder if statement else None)
        if number is not None and document.kind in OWN_PAPERS:
            yield document.kind, holder, number


def _agree(shown: str, own: str) -> bool:
    """Whether two numbers are one, as far as both are to be seen; one of 15 digits is the same as its long form."""
    first, second = (_long(as_printed(text).upper()) for text in (shown, own))
    if len(first) != len(second):
        return bool(MASKS.intersection(first + second)) and _ends_agree(first, second)
    return all(a == b or a in MASKS or b in MASKS for a, b in zip(first, second, strict=True))


def _ends_agree(first: str, second: str) -> bool:
    """Whether what stands before and behind the masks agrees: some papers print fewer masks than they hide figures."""
    heads, tails = zip(*((parts[0], parts[-1]) for parts in map(_HIDDEN.split, (first, second))), strict=True)
    return (heads[0].startswith(heads[1]) or heads[1].startswith(heads[0])) and (
        tails[0].endswith(tails[1]) or tails[1].endswith(tails[0]))


def _long(number: str) -> str:
    return upgraded(number) if is_first_generation(number) else number


def _other(holder: Field[str] | None, application: Application) -> bool:
    name = application.applicant.values.get("name")
    return holder is not None and name is not None and bare(holder.value) != bare(name.value)


def _finding(kind: str, number: Field[str], own: Field[str], somebody: bool) -> Finding:
    """Somebody else's card beside the applicant's is for a person; so is a number that was not read well: one from
    pixels that fails its own check."""
    misread = read_from_pixels(number.evidence) and not checks_out(as_printed(number.value).upper())
    code = CODES[0] if somebody else CODES[1] if misread else CODES[2]
    outcome = Kind.REVIEW if somebody or misread else Kind.FAIL
    return Finding(code, (number.evidence, own.evidence), {"kind": kind, **_values(number, own)}, outcome)


def _values(number: Field[str], own: Field[str]) -> dict[str, str]:
    """Both numbers, masked, and the places where they differ."""
    shown, wanted = as_printed(number.value).upper(), as_printed(own.value).upper()
    places = [str(place) for place, (a, b) in enumerate(zip(shown, wanted, strict=False), 1) if a != b]
    return {"number": masked(shown), "other_number": masked(wanted), "places": ", ".join(places)}

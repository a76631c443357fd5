"""What a lender demands of a case: whose it is, how it was keyed, tagged and kept. Part of :mod:`checks.policy`, from
where it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Identity:
    """``first_generation`` allows 15-digit numbers; ``temporary`` allows the card that stands in for three months until
    the real one is made; ``permits`` allows the numbers of residence permits for
    Hong Kong, Macao and Taiwan residents and of foreigners' permanent residence cards; ``oldest`` is the
    greatest age in years that a number may tell. An applicant is at least ``least_age`` and at most ``most_age`` years
    old. A card issued up to ``issue_days`` after a birthday may still have the term of the age before. One that ends
    within ``ending_days`` of the day of judgement is noted. ``reader_demanded`` asks for the record of a card
    reader."""

    first_generation: bool = False
    temporary: bool = False
    permits: bool = False
    oldest: int = 120
    least_age: int = 18
    most_age: int = 65
    issue_days: int = 90
    ending_days: int = 30
    reader_demanded: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What has to be keyed: ``applicant``, ``employer`` and, for who is married, ``spouse`` name the compulsory fields
    of these tables of case.toml. Of each of ``contact_groups`` there are ``contacts`` people; one who does not exist
    is keyed 0."""

    applicant: tuple[str, ...] = ("name", "id_number", "id_valid_from", "id_valid_to", "marital_status", "mobile",
                                  "email", "household_address", "home_address")
    employer: tuple[str, ...] = ("name", "phone", "position", "hired_on", "monthly_income")
    spouse: tuple[str, ...] = ("name", "mobile")
    contact_groups: tuple[str, ...] = ("relative", "colleague", "friend")
    contacts: int = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """How near papers must come to each other. A rent may differ by ``rent_tolerance`` yuan. What a wallet moves from
    or to a card stands on the bank's statement within ``wallet_days``, less or more by ``wallet_tolerance`` of it; more
    than ``wallet_share`` of such movements not found is a warning."""

    rent_tolerance: Decimal = Decimal(1)
    wallet_days: int = 1
    wallet_tolerance: Decimal = Decimal("0.002")
    wallet_share: Decimal = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Tags:
    """What is asked of tagged stacks: kinds that may come in several papers, the order in which they are scanned."""

    repeatable: tuple[str, ...] = ("personal_statement", "corporate_statement", "labour_contract", "rent_invoice",
                                   "other")
    order: tuple[str, ...] = ("application_form", "id_card", "personal_statement", "work_certificate", "credit_report",
                              "address_proof", "other", "business_licence", "lease", "rent_invoice",
                              "corporate_statement")


@dataclass(frozen=True, slots=True)
class Registry:
    """What is asked of earlier cases. Statements that share ``rows_alike`` of the rows kept for comparison are one. A
    number that two applicants gave within ``phone_days`` cannot have changed hands between them. A contact of
    ``contacts_most`` other applicants, or a work number of so many other ``employers_most``, is shown to a person.
    Within ``repeat_days`` of an earlier application a person has the same phones, home and employer."""

    rows_alike: int = 3
    phone_days: int = 90
    contacts_most: int = 3
    employers_most: int = 3
    repeat_days: int = 180


@dataclass(frozen=True, slots=True)
class Hold:
    """A case that is not destroyed, whatever its age: by its id, with the reason."""

    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class Retention:
    """How long things are kept: case folders for ``case_days`` after the last work on them, the hashes of the registry
    for ``registry_days`` after they were recorded; ``holds`` are kept as long as they stand here."""

    case_days: int = 1827
    registry_days: int = 1827
    holds: tuple[Hold, ...] = ()

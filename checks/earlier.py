"""What the registry of earlier cases knows of this one: looked up by the application, judged by rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checks.evidence import Evidence


@dataclass(frozen=True, slots=True)
class OtherCase:
    """Another case. ``reference`` finds its folder; ``person`` and ``employer`` tell applicants and employers apart and
    say nothing else of them.
    Applicants are of one ``household`` where they gave one address, ``acquainted`` where one of them named the other's
    number as that of a contact, ``colleagues`` where they named one employer."""

    reference: str
    applied_on: date
    person: str
    employer: str = ""
    same_person: bool = False
    household: bool = False
    acquainted: bool = False
    colleagues: bool = False

    @property
    def related(self) -> bool:
        """Whether the case itself says that the two applicants know each other well."""
        return self.household or self.acquainted


@dataclass(frozen=True, slots=True)
class SharedPhone:
    """A telephone number that another case gave too. ``use`` is what it was keyed as here, ``there`` in the other case:
    ``mobile``, ``home_phone``, ``employer``, ``relative``, ``colleague`` or ``friend``."""

    number: str
    use: str
    there: str
    case: OtherCase
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SharedStatement:
    """A statement of which ``rows`` (with date, amount and balance) stand in a statement of another case too. They are
    of ``drawn`` rows of this statement that were kept for comparison."""

    kind: str
    rows: tuple[Evidence, ...]
    drawn: int
    case: OtherCase
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page that another case has too: the same dots, or the same numbers that are one person's or one paper's. One
    that is not the ``same`` looks alike and bears one of those numbers."""

    kind: str
    same: bool
    case: OtherCase
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EarlierApplication:
    """Another application of this person. ``agrees`` says of ``mobile``, ``home_address``, ``household_address`` and
    ``employer`` whether both gave the same; what one of them did not give is left out."""

    case: OtherCase
    agrees: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class EarlierCases:
    """All that a look-up found. ``trouble`` says why nothing could be looked up: ``absent`` (there is no registry at
    the place that was named) or ``unread``."""

    trouble: str = ""
    phones: tuple[SharedPhone, ...] = ()
    statements: tuple[SharedStatement, ...] = ()
    pages: tuple[SharedPage, ...] = ()
    applications: tuple[EarlierApplication, ...] = ()

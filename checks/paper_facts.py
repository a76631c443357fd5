"""What the rules about cards, numbers and telephones judge: drawn together from a case's papers and keyed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checks.evidence import Evidence
from checks.facts import Field, PrintedDate

KEYED = "keyed"
"""Source of a value that was typed, where papers go by their kind."""


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """A card as a paper shows it, or as it was keyed: ``source`` is ``keyed`` or the kind of the document. A card
    without an end is ``long_term``; otherwise ``valid_to`` is None where it was not read. ``record`` is what a card
    reader said, by the same names."""

    source: str
    evidence: Evidence
    fields: Mapping[str, Field[str]] = field(default_factory=dict)
    dates: Mapping[str, Field[PrintedDate]] = field(default_factory=dict)
    long_term: bool = False
    record: Mapping[str, Field[str]] = field(default_factory=dict)

    @property
    def number(self) -> Field[str] | None:
        """The identity number on it."""
        return self.fields.get("id_number")

    @property
    def valid_from(self) -> Field[PrintedDate] | None:
        """Day of issue."""
        return self.dates.get("valid_from")

    @property
    def valid_to(self) -> Field[PrintedDate] | None:
        """Last day in force."""
        return None if self.long_term else self.dates.get("valid_to")


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A company's code as a paper shows it; ``dated`` is the day of that paper, where known."""

    code: Field[str]
    source: str
    dated: date | None = None

    @property
    def evidence(self) -> Evidence:
        """Where the code stands."""
        return self.code.evidence


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as keyed. ``use`` is mobile, home_phone, employer_phone, spouse_mobile or contact_phone."""

    number: Field[str]
    use: str

    @property
    def evidence(self) -> Evidence:
        """Where the number stands."""
        return self.number.evidence

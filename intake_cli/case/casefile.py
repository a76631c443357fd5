"""What case.toml says: the application as keyed, before any paper is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from checks.facts import Applicant, Contact, Field
from checks.findings import Waiver

FILE_NAME = "case.toml"


@dataclass(frozen=True, slots=True)
class DeclaredDocument:
    """What a person declared about a paper. ``file`` is relative to the case folder, empty when the declaration
    is about the kind; ``values`` holds ``issued_on``, ``remark`` and the keyed fields as text."""

    kind: str
    file: str
    values: Mapping[str, Field[str]]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case folder's ``case.toml``. ``number`` is the ten digits that its tags carry, empty before they are
    assigned; ``applicant``, ``employer``, ``spouse`` and ``contacts`` hold the raw keyed text, blanks included."""

    folder: Path
    id: str
    number: str
    product: str
    applied_on: date | None
    pay_method: str
    applicant: Applicant = field(default_factory=Applicant)
    employer: Mapping[str, Field[str]] = field(default_factory=dict)
    spouse: Mapping[str, Field[str]] = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    signed_on: date | None = None
    documents: tuple[DeclaredDocument, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def path(self) -> Path:
        """The file itself."""
        return self.folder / FILE_NAME


def is_case(folder: Path) -> bool:
    """Whether ``folder`` is a case: it holds a ``case.toml``. One that may not be looked into is none."""
    return os.path.isfile(folder / FILE_NAME)

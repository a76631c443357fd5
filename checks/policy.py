"""What a lender demands: thresholds, required papers, overrides. Plain values; parsing is the application's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checks.calendars import INSTALLED as INSTALLED_CALENDAR
from checks.calendars import Calendar
from checks.case_policy import Agreement as Agreement
from checks.case_policy import Entry as Entry
from checks.case_policy import Hold as Hold
from checks.case_policy import Identity as Identity
from checks.case_policy import Registry as Registry
from checks.case_policy import Retention as Retention
from checks.case_policy import Tags as Tags
from checks.findings import Level, Waiver
from checks.page_policy import Image as Image
from checks.statement_policy import Interest as Interest
from checks.statement_policy import Layout as Layout
from checks.statement_policy import Pdf as Pdf
from checks.statement_policy import Reading as Reading
from checks.statement_policy import Salary as Salary
from checks.statement_policy import Statement as Statement


@dataclass(frozen=True, slots=True)
class Requirement:
    """One demand on the papers: any of ``kinds`` satisfies it. ``max_age_days`` limits the age of the date
    ``dated`` (``issued_on``, ``printed_on``) at ``as_of``, for the kinds in ``aged_kinds`` only where that is not
    empty: a contract that may stand in for a certificate does not age. The demand holds for applicants whose pay
    method is in ``pay_methods`` (empty: all). ``source`` says where the demand comes from.

    ``in_force`` asks that the paper (of ``in_force_kinds``, where not empty) has begun and not ended; ``fields`` are,
    by kind, the names of what it must show, ``by_hand`` that some of it is written by hand. A company is at least
    ``least_age_months`` old. ``utility`` asks for a bill of water, electricity or gas with the applicant's name and an
    address, ``owner`` for the applicant among the owners: without them the product is closed, and ``instead`` is
    proposed. ``remark``: a written remark makes an exception good."""

    kinds: tuple[str, ...]
    max_age_days: int | None = None
    dated: str = "issued_on"
    pay_methods: tuple[str, ...] = ()
    source: str = ""
    aged_kinds: tuple[str, ...] = ()
    in_force: bool = False
    in_force_kinds: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_hand: bool = False
    least_age_months: int | None = None
    utility: bool = False
    owner: bool = False
    instead: str = ""
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Override:
    """A change to a rule's level, or ``off``; the reason is shown in every report."""

    rule: str
    reason: str
    level: Level | None = None
    off: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything a lender sets. ``requirements`` are by product."""

    name: str = "default"
    version: str = "2026.1"
    reading: Reading = field(default_factory=Reading)
    statement: Statement = field(default_factory=Statement)
    layout: Layout = field(default_factory=Layout)
    interest: Interest = field(default_factory=Interest)
    salary: Salary = field(default_factory=Salary)
    identity: Identity = field(default_factory=Identity)
    entry: Entry = field(default_factory=Entry)
    agreement: Agreement = field(default_factory=Agreement)
    pdf: Pdf = field(default_factory=Pdf)
    image: Image = field(default_factory=Image)
    tags: Tags = field(default_factory=Tags)
    registry: Registry = field(default_factory=Registry)
    retention: Retention = field(default_factory=Retention)
    calendar: Calendar = INSTALLED_CALENDAR
    requirements: Mapping[str, tuple[Requirement, ...]] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()

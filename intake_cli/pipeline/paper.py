"""A file as read, and what its stages make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checks.facts import BankStatement, Evidence, Field, PrintedDate
from checks.pdf_facts import Making
from intake_cli.case.files import InputFile
from intake_cli.case.hashes import file_sha256
from intake_cli.codec import decode
from intake_cli.errors import InputError, IntakeError
from intake_cli.fields.kind import ACCOUNT_KINDS, kind_of_page
from intake_cli.isolation import Outcome, regular_file
from intake_cli.pipeline.stages import SHEET_TYPES
from intake_cli.statements.printed import PrintedTable
from intake_cli.words import PageText

OTHER, LOAN = "other", "mortgage_statement"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as read. ``kind`` is None where neither its name nor a tag told it; ``raw`` are the pages that were read
    and ``raw_table`` is its table, as JSON; ``unread`` are the places of fields that cannot be read; ``content`` is its
    kind by what its first page says; ``making`` is what a PDF says of itself; ``trouble`` says why other pages, or all,
    could not be read; ``password`` opens the file."""

    id: str
    source: InputFile
    sha256: str
    raw: tuple[dict[str, Any], ...] = ()
    statement: BankStatement | None = None
    raw_table: dict[str, Any] | None = field(default=None, repr=False)
    fields: Mapping[str, Field[str]] = field(default_factory=dict)
    dates: Mapping[str, Field[PrintedDate]] = field(default_factory=dict)
    making: Making | None = None
    unread: Mapping[str, Evidence] = field(default_factory=dict)
    content: Field[str] | None = None
    trouble: IntakeError | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def kind(self) -> str:
        """What a tag or its name say it is, else what its content is."""
        if self.source.kind is not None:
            return self.source.kind
        return OTHER if self.content is None else self.content.value

    @property
    def pages(self) -> tuple[PageText, ...]:
        """The pages that were read, as facts."""
        return tuple(decode(PageText, page) for page in self.raw)

    @property
    def table(self) -> PrintedTable | None:
        """The statement's table as printed, every column of it."""
        return None if self.raw_table is None else decode(PrintedTable, self.raw_table)


def opened(id_: str, source: InputFile) -> Paper:
    try:
        return Paper(id_, source, file_sha256(regular_file(source.path)))
    except IntakeError as error:
        return Paper(id_, source, "", trouble=error)
    except OSError as error:
        return Paper(id_, source, "", trouble=InputError("file-corrupt", file=source.name, detail=error.strerror or ""))


def is_sheet(paper: Paper) -> bool:
    return paper.source.type in SHEET_TYPES


def content_of(paper: Paper) -> Field[str] | None:
    """The kind of a paper by its content. A statement that was read is one, whatever its words; whether it is that of
    a loan, a title tells."""
    first = decode(PageText, paper.raw[0]) if paper.raw and not is_sheet(paper) else None
    told = None if first is None else kind_of_page(paper.id, first)
    if paper.statement is None or (told is not None and told.value not in ACCOUNT_KINDS):
        return told
    kind = "corporate_statement" if paper.statement.account_type == "corporate" else "personal_statement"
    return Field(kind, paper.statement.evidence if told is None else told.evidence)


def without_loan(paper: Paper) -> Paper:
    """A loan's list of repayments is no account's statement: its balances are what is still owed, and follow from other
    sums. It is read for its fields, as other papers are."""
    is_loan = paper.kind == LOAN and paper.content is not None and paper.content.value == LOAN
    return replace(paper, statement=None) if is_loan else paper


def with_statement(paper: Paper, outcome: Outcome) -> list[Paper]:
    """A paper with its statement. A file that holds several is a paper for each, with the pages that are its own."""
    items = [item for item in outcome.items if item["statement"] is not None]
    if not items:
        return [paper if outcome.ok else replace(paper, trouble=outcome.problem(paper.source.name))]
    found: list[Paper] = []
    for item in items:
        statement = decode(BankStatement, item["statement"])
        raw = tuple(page for page in paper.raw if page["number"] in item["pages"]) if len(items) > 1 else paper.raw
        found.append(replace(paper, id=statement.document, statement=statement, raw_table=item["printed"], raw=raw,
                             trouble=None if found else paper.trouble))
    return found


def with_fields(paper: Paper, outcome: Outcome) -> list[Paper]:
    if not outcome.items:
        return [paper if outcome.ok else replace(paper, trouble=outcome.problem(paper.source.name))]
    found = outcome.items[0]
    return [replace(paper, fields=decode(dict[str, Field[str]], found["fields"]),
                    dates=decode(dict[str, Field[PrintedDate]], found["dates"]),
                    unread=decode(dict[str, Evidence], found["unread"]))]

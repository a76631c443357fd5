"""Kinds of documents, in scan order, with the two-digit type code that tags carry (never reused), and what a case.toml
may say of a case."""

from __future__ import annotations

KIND_CODES: dict[str, str] = {
    "application_form": "01",
    "id_card": "02",
    "personal_statement": "03",
    "work_certificate": "04",
    "labour_contract": "05",
    "credit_report": "06",
    "credit_authorisation": "07",
    "address_proof": "08",
    "business_registration": "09",
    "property_deed": "10",
    "mortgage_statement": "11",
    "court_query": "12",
    "other": "13",
    "business_licence": "14",
    "lease": "15",
    "rent_invoice": "16",
    "corporate_statement": "17",
}
"""Kind to type code, in the order a stack is scanned."""

KINDS_BY_CODE = {code: kind for kind, code in KIND_CODES.items()}

STATEMENT_KINDS = ("personal_statement", "mortgage_statement", "corporate_statement")
"""Kinds whose content is a bank statement."""

PRODUCTS = ("salary-loan", "mortgage-loan", "mortgage-loan-free", "owner-loan")
PAY_METHODS = ("transfer", "cash", "self-employed")
CONTACT_GROUPS = ("relative", "colleague", "friend")


def kind_of_name(path_parts: tuple[str, ...]) -> str | None:
    """The kind that a file name begins with or that its folder is named after, longest name first."""
    *folders, name = path_parts
    for kind in sorted(KIND_CODES, key=len, reverse=True):
        if name.lower().startswith(kind):
            return kind
    return next((folder.lower() for folder in reversed(folders) if folder.lower() in KIND_CODES), None)

"""The stage that turns a document's words into a statement, run in a child beside the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.facts import BankStatement
from intake_cli.codec import decode, encode
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText


def assemble(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one item ``{"statement": encoded BankStatement or None}``.

    ``params``: ``pages`` (encoded :class:`~intake_cli.words.PageText`, in order), ``document`` (its id), ``kind``.
    """
    pages = [decode(PageText, page) for page in params["pages"]]
    statement = read_statement(params["document"], pages, params.get("kind", ""))
    yield {"statement": None if statement is None else encode(statement, BankStatement)}

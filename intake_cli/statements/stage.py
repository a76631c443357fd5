"""The stage that turns a document's words into a statement, run in a child beside the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.facts import BankStatement
from intake_cli.codec import decode, encode
from intake_cli.statements.doubts import TEXT_LAYER
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText


def assemble(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one item ``{"statement": encoded BankStatement or None}``.

    ``params``: ``pages`` (encoded :class:`~intake_cli.words.PageText`, in order), ``document`` (its id), ``kind``,
    ``password``. Doubtful cells of pages read from pixels are read again from the file.
    """
    pages = [decode(PageText, page) for page in params["pages"]]
    statement = _read(path, params, pages)
    yield {"statement": None if statement is None else encode(statement, BankStatement)}


def _read(path: Path, params: dict[str, Any], pages: list[PageText]) -> BankStatement | None:
    document, kind = params["document"], params.get("kind", "")
    if all(page.reader == TEXT_LAYER for page in pages):
        return read_statement(document, pages, kind)
    from intake_cli.ocr.reread import Rereader

    with Rereader(path, params.get("password")) as reader:
        return read_statement(document, pages, kind, reader)

"""The pictures of pages as the facts that rules judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checks.facts import Evidence
from checks.page_facts import BlankPages, Page, PageSet, Quality
from intake_cli.codec import decode
from intake_cli.pipeline.paper import Paper
from intake_cli.scan.manifest import ScanManifest, Stack

LONG_WORD = 4
"""Characters from which a word tells one page from another."""


def pages_of(papers: Sequence[Paper], manifest: ScanManifest | None) -> PageSet:
    """All pages that were read, and those without ink: of the stacks that were scanned, and of the papers."""
    pages = [(paper, _page(paper, raw)) for paper in papers for raw in paper.raw]
    blanks = [*_left_out(manifest.stacks if manifest else ()), *_blank_papers(pages)]
    return PageSet(tuple(page for _, page in pages), tuple(blanks), Evidence("case"))


def _page(paper: Paper, raw: dict[str, Any]) -> Page:
    number, words, figures = raw["number"], raw["words"], raw["quality"]
    place = Evidence(paper.id, number, reader=raw["reader"])
    if raw["look"] is None:
        return Page(paper.id, number, place, exact=f"{paper.sha256}/{number}" if paper.sha256 else "")
    texts = frozenset(word["text"] for word in words if len(word["text"]) >= LONG_WORD)
    return Page(paper.id, number, place, _quality(figures), len(words), figures.get("confidence"),
                raw["look"]["exact"], raw["look"]["print"], texts)


def _quality(figures: dict[str, float]) -> Quality:
    known = {name: figures[name] for name in Quality.__dataclass_fields__ if name in figures}
    return decode(Quality, {"dpi": None, **known})


def _left_out(stacks: Sequence[Stack]) -> Iterator[BlankPages]:
    for stack in stacks:
        pages = tuple(one.page for one in stack.dropped if one.reason == "blank")
        if pages:
            yield BlankPages(stack.file, pages, Evidence("case", quote=stack.file))


def _blank_papers(pages: Sequence[tuple[Paper, Page]]) -> Iterator[BlankPages]:
    """Pages of papers that bear nothing, one fact a paper."""
    blank: dict[str, list[int]] = {}
    for paper, page in pages:
        if page.is_blank:
            blank.setdefault(paper.id, []).append(page.number)
    names = {paper.id: paper.source.name for paper, _ in pages}
    for id_, numbers in blank.items():
        yield BlankPages(names[id_], tuple(numbers), Evidence(id_, numbers[0]))

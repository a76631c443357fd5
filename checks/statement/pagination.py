"""Printed page numbers: which are missing, which stand twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checks.facts import BankStatement, PageMark
from checks.figures import row_list
from checks.findings import Finding, fail, unknown
from checks.vocabulary import normalised


def page_findings(statement: BankStatement, beside: Sequence[BankStatement], weak_below: float) -> Iterator[Finding]:
    """What the page marks of a statement say against it, ``beside`` others in its file; those read with a confidence
    ``weak_below`` are in doubt. Spreadsheets have none and are silent."""
    marks = _read(statement.pages, weak_below)
    read = set(map(id, marks))
    unread = [mark.page for mark in statement.pages if id(mark) not in read]
    if statement.pages and not marks:
        yield unknown("no-page-numbers", statement.evidence)
    for run in _runs(marks):
        for finding in _judge(run, unread):
            found = _beside_others(finding, statement, beside) if finding.code == "page-missing" else finding
            if found is not None:
                yield found


def _read(marks: Sequence[PageMark], weak_below: float) -> list[PageMark]:
    """The marks of which a number was read; one read unsurely, of another count than those that are sure, was not."""
    told = [mark for mark in marks if mark.number is not None]
    counts = {mark.count for mark in told if mark.evidence.confidence >= weak_below}
    return [mark for mark in told if not counts or mark.evidence.confidence >= weak_below or mark.count in counts]


def counts_once(statement: BankStatement) -> bool:
    """Whether all pages are of one count, and each of them another one: they are of one print."""
    counts = {mark.count for mark in statement.pages}
    numbers = Counter(mark.number for mark in statement.pages)
    return len(counts) == 1 and None not in counts and max(numbers.values()) == 1


def _beside_others(finding: Finding, statement: BankStatement, beside: Sequence[BankStatement]) -> Finding | None:
    """The missing pages where the others in the file have them, and nothing else of this count: one print, of which the
    head of some pages was changed, or which lists the accounts of one holder."""
    count = int(finding.values["count"])
    others = [other for other in beside if other is not statement]
    numbers = [mark.number for each in (statement, *others) for mark in each.pages if mark.count == count]
    theirs = [other for other in others if any(mark.count == count for mark in other.pages)]
    if not theirs or Counter(numbers) != Counter(range(1, count + 1)):
        return finding
    if _lists_accounts([statement, *theirs]):
        return None
    another = next((other for other in theirs if named_in(other) != named_in(statement)), theirs[0])
    heads = [head for each in (another, statement) for head in (each.holder, each.account) if head is not None]
    return Finding("pages-of-another", (finding.evidence[0], *(head.evidence for head in heads)), {
        "count": str(count), "missing": _headed_like(another, beside, count),
        "pages": _headed_like(statement, beside, count), **named_in(statement), **named_in(another, "other_")})


def _lists_accounts(statements: Sequence[BankStatement]) -> bool:
    """Whether a print names one holder throughout and has the pages of each account together. That the balances of one
    go on in the next says :mod:`checks.statement.carried_through`."""
    holders = {"" if each.holder is None else normalised(each.holder.value) for each in statements}
    numbers = [sorted(mark.number or 0 for mark in each.pages) for each in statements]
    return len(holders) == 1 and "" not in holders and all(own[-1] - own[0] < len(own) for own in numbers)


def _headed_like(statement: BankStatement, beside: Sequence[BankStatement], count: int) -> str:
    """The numbers of the pages, of so many, whose heads name who that of ``statement`` does."""
    named = named_in(statement)
    return row_list(sorted(mark.number or 0 for each in beside if named_in(each) == named
                           for mark in each.pages if mark.count == count))


def named_in(statement: BankStatement, prefix: str = "") -> dict[str, str]:
    """Holder and account in the head of a statement, as values of a finding whose names tell how each is masked."""
    heads = ("holder", statement.holder), ("account", statement.account)
    return {prefix + name: "-" if head is None else head.value for name, head in heads}


def _runs(marks: list[PageMark]) -> list[list[PageMark]]:
    """Pages that count together. Whole sets of one length (several accounts, or pages in any order) are one run
    each, however they lie; otherwise a count begins anew where page 1 follows a finished or different count."""
    if _whole_sets(marks):
        return []
    runs: list[list[PageMark]] = []
    for mark in marks:
        if not runs or _begins_anew(runs[-1], mark):
            runs.append([])
        runs[-1].append(mark)
    return runs


def _whole_sets(marks: list[PageMark]) -> bool:
    times = Counter((mark.count, mark.number) for mark in marks)
    for count in {mark.count for mark in marks}:
        numbers = {number: times[count, number] for number in (m.number for m in marks if m.count == count)}
        last = count or max(number or 0 for number in numbers)
        if set(numbers) != set(range(1, last + 1)) or len(set(numbers.values())) > 1:
            return False
    return True


def _begins_anew(run: list[PageMark], mark: PageMark) -> bool:
    before = run[-1]
    if mark.count != before.count and None not in (mark.count, before.count):
        return True
    if mark.number != 1:
        return False
    numbers = {each.number for each in run}
    return before.count is None or numbers >= set(range(1, before.count + 1))


def _judge(run: list[PageMark], unread: list[int]) -> Iterator[Finding]:
    times = Counter(mark.number for mark in run if mark.number is not None)
    last = max([*times, *(mark.count for mark in run if mark.count is not None)])
    if any(mark.count is not None and (mark.number or 0) > mark.count for mark in run):
        yield unknown("unclear-pages", run[0].evidence)
        return
    missing = [number for number in range(1, last + 1) if number not in times]
    if missing and len(missing) <= len(unread):
        yield unknown("unread-pages", run[0].evidence, missing=row_list(missing), count=last)
    elif missing:
        yield _missing(run, [number for number in missing if number not in _by_place(run, unread)] or missing, last)
    for number in sorted(number for number, count in times.items() if count > 1):
        repeats = [mark for mark in run if mark.number == number]
        yield fail("page-repeated", *(mark.evidence for mark in reversed(repeats)), number=number,
                   pages=row_list(mark.page for mark in repeats))


def _by_place(run: list[PageMark], unread: list[int]) -> set[int]:
    """The numbers of pages whose own was not read, by how far they lie from the nearest page whose number was."""
    nearest = {page: min(run, key=lambda mark: abs(mark.page - page)) for page in unread}
    return {(mark.number or 0) + page - mark.page for page, mark in nearest.items()}


def _missing(run: list[PageMark], missing: list[int], last: int) -> Finding:
    """Accuses the page after the gap, or the last one when the end is missing."""
    after = next((mark for mark in run if (mark.number or 0) > missing[0]), run[-1])
    return fail("page-missing", after.evidence, missing=row_list(missing), count=last, number=after.number)

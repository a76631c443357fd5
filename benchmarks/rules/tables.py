"""Rates as tables in Markdown, each with its 95 % interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks.documents import table_head
from benchmarks.reading.tables import NOTHING, reached
from benchmarks.rules.intervals import wilson
from benchmarks.rules.known import RULES
from benchmarks.rules.plan import CONDITIONS
from benchmarks.rules.targets import TARGETS, Count, clean
from benchmarks.rules.verdicts import ASKED, ELSEWHERE, FOUND, REVIEW, VERDICTS
from benchmarks.rules.workers import Outcome


def by_target(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What the issue demands, in each condition."""
    names = conditions_of(outcomes)
    yield from table_head(["", *(CONDITIONS[name].title for name in names)])
    for target in TARGETS:
        counts = [target.count(one for one in outcomes if one.condition == name) for name in names]
        yield _line([target.title, *(_target_cell(count, target.percent.get(name), target.most)
                                     for name, count in zip(names, counts, strict=True))])


def _target_cell(count: Count, percent: float | None, most: bool) -> str:
    part, whole = count
    if not whole:
        return NOTHING
    rest = f"; {part} of {whole}" if most else f"; of {whole}"
    return f"{reached(part, whole, percent, most)} {interval(part, whole)}{rest}"


def interval(part: int, whole: int, unit: float = 100) -> str:
    """The 95 % interval of a share, in percent or another unit.

    >>> interval(39, 40)
    '[87.1–99.6]'
    """
    low, high = (f"{end * unit:.1f}" for end in wilson(part, whole))
    return f"[{low}–{high}]"


def by_rule(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How often each rule finds what it must."""
    yield from _detection(outcomes, "rule", lambda one, each: "/".join(each.rules), RULES)


def by_forgery(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How often each forgery is found."""
    yield from _detection(outcomes, "forgery", lambda one, each: one.forgery, ())


def _detection(outcomes: Sequence[Outcome], title: str, key: Callable, order: Sequence[str]) -> Iterator[str]:
    groups: dict[str, dict[str, Counter[str]]] = {}
    for one in outcomes:
        for each in one.verdicts:
            groups.setdefault(key(one, each), {}).setdefault(one.condition, Counter())[each.verdict] += 1
    names = conditions_of(outcomes)
    places = {name: place for place, name in enumerate(order)}
    yield from table_head([title, *(CONDITIONS[name].title for name in names)])
    for name, group in sorted(groups.items(), key=lambda item: places.get(item[0].split("/")[0], 0)):
        yield _line([name, *(detected(group.get(condition, Counter())) for condition in names)])


def detected(verdicts: Counter[str]) -> str:
    """Detection rate with its interval, the share of these on the right row, how many of them by the review that is the
    heaviest answer by design, then what became of the others.

    >>> detected(Counter({"found": 7, "asked": 1, "elsewhere": 1, "review": 1}))
    '90.0 % of 10 [59.6–98.2], right row 8/9, asked 1; review 1'
    """
    whole, right = sum(verdicts.values()), verdicts[FOUND] + verdicts[ASKED]
    heard = right + verdicts[ELSEWHERE]
    if not whole:
        return NOTHING
    share = "100 %" if heard == whole else f"{100 * heard / whole:.1f} %"
    row = f", right row {right}/{heard}" if verdicts[ELSEWHERE] else ""
    asked = f", asked {verdicts[ASKED]}" if verdicts[ASKED] else ""
    rest = ", ".join(f"{name} {verdicts[name]}" for name in VERDICTS[3:] if verdicts[name])
    return f"{share} of {whole} {interval(heard, whole)}{row}{asked}{'; ' if rest else ''}{rest}"


def false_alarms(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Clean statements that a rule accuses, per thousand; rules that accuse none share a line."""
    names = conditions_of(outcomes)
    papers = {name: clean(one for one in outcomes if one.condition == name) for name in names}
    yield from table_head(["rule", *(CONDITIONS[name].title for name in names)])
    heard = {each.rule for name in names for one in papers[name] for each in one.beside}
    for rule in (*(rule for rule in RULES if rule in heard), *sorted(heard - set(RULES))):
        yield _line([rule, *(_accused(rule, papers[name]) for name in names)])
    quiet = sum(rule not in heard for rule in RULES)
    yield _line([f"each of {quiet} others", *(_accused("", papers[name]) for name in names)])


def _accused(rule: str, papers: Sequence[Outcome]) -> str:
    if not papers:
        return NOTHING
    spoken = [[each.kind == REVIEW for each in one.beside if each.rule == rule] for one in papers]
    alarms, reviews = sum(not all(kinds) for kinds in spoken), sum(any(kinds) for kinds in spoken)
    rate = f"{1000 * alarms / len(papers):.1f} ‰ {interval(alarms, len(papers), 1000)}"
    return rate + (f"; review {1000 * reviews / len(papers):.1f} ‰" if reviews else "")


def conditions_of(outcomes: Iterable[Outcome]) -> list[str]:
    """The conditions that took part, in their order."""
    there = {one.condition for one in outcomes}
    return [name for name in CONDITIONS if name in there]


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"

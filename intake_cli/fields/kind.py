"""A paper's kind by what its first page says: its title and its words. A guess that is not sure is none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from checks.facts import Evidence, Field
from intake_cli.layout.lines import Line, around, sureness, to_lines
from intake_cli.layout.values import normal
from intake_cli.words import PageText

TITLE, MENTION, MARK, NEVER, MOST_MARKS = 4.0, 1.5, 1.0, -2.0, 8
"""What a title counts, one inside a longer line, a word, a word that does not belong; how many words count at most."""
FIRM, CLEAR, BARE = 5.0, 2.5, 6.0
"""Score from which a kind is told, by how much more than the next; and marks that do without a title."""
HEAD = 0.45
"""Share of the page, from the top, on which a title stands."""
LONGEST_TITLE, LONGEST_NAME = 40, 20
"""Characters of a title, and of the name of a bank or firm before it."""
APART = 1.8
"""Text heights between a title and what stands beside it; its own characters are set closer."""
STRANGERS = "strangers"
CARD, CARD_MARKS, _CARD_NUMBER = "id_card", 5, re.compile("公民身份号码|居民身份证")
PERSONAL, CORPORATE = ACCOUNT_KINDS = "personal_statement", "corporate_statement"
_COMPANY = re.compile(r"(?:户名|账户名称|帐户名称|单位名称|客户名称|公司名称|存款人):?[^:]{2,30}"
                      r"(?:公司|厂|店|中心|商行|经营部|工作室|合伙)"
                      r"|^.{0,16}(?:单位|企业|对公)(?:存款|账户|帐户|活期|结算|银行)*(?:交易|流水|明细|对账)")
_BRACKETS = re.compile(r"^[(\[【《<#*]+|[)\]】》>#*]+$"
                       r"|\((?:样本|样张|正本|副本|复印件|[一-鿿]{1,12}版|[一-鿿]{0,6}期限)\)$")
"""What surrounds a title or follows it in brackets."""
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells one kind; see kind_marks.toml. ``ours`` is False for papers that are none of ours."""

    kind: str
    ours: bool
    titles: tuple[re.Pattern[str], ...]
    marks: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]
    needs: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a page fits a kind, and the line that says so best."""

    kind: str
    ours: bool
    points: float
    titled: bool
    marks: int
    line: Line | None


def kind_of_page(document: str, page: PageText) -> Field[str] | None:
    """The kind of the paper that begins with ``page``; None where its words do not tell, or tell of a paper that is
    none of ours. The evidence is the title, or the first word that counts; its confidence grows with the lead."""
    best, second, *others = scores(page)
    if best.kind != CARD and any(_is_card(page, score) for score in (second, *others)):
        return None  # a card copied over another paper: the page is of both kinds
    lead = best.points - max(second.points, 0.0)
    sure = best.points >= FIRM and lead >= CLEAR and (best.titled or best.marks >= BARE)
    if not sure or not best.ours or best.line is None:
        return None
    words = best.line.words
    confidence = round(min(1.0, 0.75 + 0.05 * (lead - CLEAR)) * (1.0 if best.titled else 0.9), 2)
    place = Evidence(document, page.number, page.place(around(words)), best.line.text,
                     min(confidence, max(sureness(words), 0.6)), None, page.reader)
    return Field(_of_whom(page) if best.kind == PERSONAL else best.kind, place)


def _of_whom(page: PageText) -> str:
    """Whether a statement is a person's or a company's, by its title or the name of its holder."""
    texts = (normal(line.text) for line in to_lines(page.words) if line.top < HEAD * page.height)
    return CORPORATE if any(_COMPANY.search(text) for text in texts) else PERSONAL


def _is_card(page: PageText, score: Score) -> bool:
    """Whether an identity card is on the page too."""
    return score.kind == CARD and score.marks >= CARD_MARKS and any(
        _CARD_NUMBER.search(normal(line.text)) for line in to_lines(page.words))


def scores(page: PageText) -> list[Score]:
    """Every kind with its score, best first."""
    lines = [*to_lines(page.words), *to_lines(page.turned)]
    texts = [normal(line.text) for line in lines]
    titles = list(_titles(page, lines))
    return sorted((_score(marks, lines, texts, titles) for marks in known()), key=lambda score: -score.points)


def _titles(page: PageText, lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """What may be a title: a line of the page's head, or a part of one that stands apart."""
    for line in lines:
        if line.top > HEAD * page.height:
            return
        for bare in dict.fromkeys((normal(line.text), *_apart(line))):
            while (shorter := _BRACKETS.sub("", bare).strip(":-—_ ")) != bare:
                bare = shorter
            if 2 < len(bare) <= LONGEST_TITLE:
                yield line, bare


def _apart(line: Line) -> Iterator[str]:
    """The parts of a line that stand apart from each other, as a title does from a number beside it."""
    part, end = "", line.words[0].box.left
    for word in line.words:
        if part and word.box.left - end > APART * (word.box.bottom - word.box.top):
            yield part
            part = ""
        part, end = part + normal(word.text), word.box.right
    yield part


def _score(marks: Marks, lines: Sequence[Line], texts: Sequence[str], titles: Sequence[tuple[Line, str]]) -> Score:
    titled = next((line for line, text in titles if _is_title(marks, text)), None)
    mentioned = titled is None and any(len(text) <= LONGEST_TITLE and any(title.search(text) for title in marks.titles)
                                       for _, text in titles)
    found = [next((line for line, text in zip(lines, texts, strict=True) if mark.search(text)), None)
             for mark in marks.marks]
    count = sum(line is not None for line in found)
    against = sum(any(never.search(text) for text in texts) for never in marks.never)
    lacking = any(not any(need.search(text) for text in texts) for need in marks.needs)
    points = TITLE * (titled is not None) + MENTION * mentioned + MARK * min(count, MOST_MARKS) + NEVER * against
    line = titled or next((line for line in found if line is not None), None)
    return Score(marks.kind, marks.ours, 0.0 if lacking else points, titled is not None, count, line)


def _is_title(marks: Marks, text: str) -> bool:
    """Whether ``text`` is a title, or one behind the name of whoever made the paper."""
    found = (title.search(text) for title in marks.titles)
    return any(match is not None and match.end() == len(text) and match.start() <= LONGEST_NAME for match in found)


@cache
def known() -> tuple[Marks, ...]:
    """All kinds that can be told."""
    table = tomllib.loads(resources.files("intake_cli.fields").joinpath("kind_marks.toml").read_text("utf-8"))
    strangers = table.pop(STRANGERS)
    return tuple(_marks(kind, ours, own) for ours, kinds in ((True, table), (False, strangers))
                 for kind, own in kinds.items())


def _marks(kind: str, ours: bool, own: dict[str, list[str]]) -> Marks:
    titles, marks, never, needs = (tuple(map(_pattern, own.get(name, ())))
                                   for name in ("titles", "marks", "never", "needs"))
    return Marks(kind, ours, titles, marks, never, needs)


def _pattern(form: str) -> re.Pattern[str]:
    """``form`` in either case; asking for that where there are no Latin letters makes 325 patterns three times as dear
    to compile."""
    return re.compile(form, re.IGNORECASE if _LATIN.search(form) else 0)

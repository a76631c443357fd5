"""What the sentence over a wallet's bill attests: whose it is, by which paper, and which account it lists; and whom a
paper addresses.

``兹证明:张样例(证件号码:1101…)在其支付宝账号138…中明细信息如下:``; ``张样例 先生/女士``; ``MS LI YANGYANG``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from intake_cli.layout.labelled import Labelled
from intake_cli.layout.lines import Line, around, joined, sureness
from intake_cli.layout.sentences import stated
from intake_cli.words import Word

_PERSON = re.compile(r"[兹特]?证明[:,]?(?P<holder>[^\d:,;。()]{2,40}?)"
                     r"\((?:[^():]{0,8}证[^():\d]{0,6}):?(?P<id_number>[0-9Xx*]{15,18})\)")
"""A name with a number of identity in brackets behind it, after words that say that it is attested."""
_ACCOUNT = re.compile(r"[在其](?:[^():,。\d]{0,8}?)(?:[账帐][号户]|微信号|钱包|卡号)[:为]?"
                      r"(?P<wallet>[A-Za-z0-9*][A-Za-z0-9@._*+-]{3,63})\)?(?=[中内里的]|[,。:;]|$)")
"""The account in which that person's entries stand: digits, a mail address or a name of the holder's choice."""

_ADDRESSED = re.compile(r"^(?:尊敬的:?)?(?P<holder>(?!尊敬|各位)[\u4e00-\u9fff·]{2,5})\(?(?:先生|女士|小姐)(?!们)")
"""A name at the beginning of a line, and how its bearer is addressed."""
_LATIN_TITLE, _LATIN_NAME = re.compile(r"(mr|mrs|ms|miss|mdm|dr)\.?", re.IGNORECASE), re.compile(r"[A-Z][A-Za-z'-]*,?")
_WIDE = 2.2
"""Heights of a text that words of one name lie apart at most: another block may stand beside an address."""


def attested(page: int, lines: Iterable[Line]) -> Iterator[Labelled]:
    """``holder``, ``id_number`` and ``wallet`` as the sentences on ``lines`` of one page name them. An account counts
    only behind a person."""
    words = [word for line in lines for word in line.words]
    persons = list(stated(_PERSON, words, page))
    yield from persons
    if persons:
        yield from stated(_ACCOUNT, words, page)


def addressed(page: int, lines: Iterable[Line]) -> Iterator[Labelled]:
    """``holder`` as a line begins with the name and the title of whom the paper is for."""
    for line in lines:
        yield from stated(_ADDRESSED, list(line.words), page)
        name = _latin_name(line)
        if name:
            yield Labelled("holder", joined(name), around(name), sureness(name), page)


def _latin_name(line: Line) -> list[Word]:
    """The words of a name behind the title that begins a ``line``, as over an address: MS LI YANGYANG."""
    title, *words = line.words
    if not words or _LATIN_TITLE.fullmatch(title.text) is None:
        return []
    high = title.box.bottom - title.box.top
    apart = (word.box.left - before.box.right > _WIDE * high for before, word in pairwise(line.words))
    name = [word for word, beyond in zip(words, accumulate(apart, max), strict=True) if not beyond]
    return name if len(name) > 1 and all(_LATIN_NAME.fullmatch(word.text) for word in name) else []

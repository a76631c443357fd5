"""What the sentence over a wallet's bill attests: whose it is, by which paper, and which account it lists; and whom a
paper addresses.

``兹证明:张样例(证件号码:1101…)在其支付宝账号138…中明细信息如下:``; ``张样例 先生/女士``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from intake_cli.layout.labelled import Labelled
from intake_cli.layout.lines import Line
from intake_cli.layout.sentences import stated

_PERSON = re.compile(r"[兹特]?证明[:,]?(?P<holder>[^\d:,;。()]{2,40}?)"
                     r"\((?:[^():]{0,8}证[^():\d]{0,6}):?(?P<id_number>[0-9Xx*]{15,18})\)")
"""A name with a number of identity in brackets behind it, after words that say that it is attested."""
_ACCOUNT = re.compile(r"[在其](?:[^():,。\d]{0,8}?)(?:[账帐][号户]|微信号|钱包|卡号)[:为]?"
                      r"(?P<wallet>[A-Za-z0-9*][A-Za-z0-9@._*+-]{3,63})\)?(?=[中内里的]|[,。:;]|$)")
"""The account in which that person's entries stand: digits, a mail address or a name of the holder's choice."""

_ADDRESSED = re.compile(r"^(?:尊敬的:?)?(?P<holder>(?!尊敬|各位)[\u4e00-\u9fff·]{2,5})\(?(?:先生|女士|小姐)(?!们)")
"""A name at the beginning of a line, and how its bearer is addressed."""


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

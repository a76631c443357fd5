"""Words of the lines that print sums and balances between the entries or beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from intake_cli.characters import simplified
from intake_cli.layout.values import normal

_CARRIED = "过次|转[下次][页期]|结转下[月年]|转下(余额|结余)"
_BROUGHT = "(上[期月年季日次]|年初)(余额|结余|结转)|[接承]上页|承[上前](余额|结余)"
"""How ledgers carry a balance over from one page, month or year to the next."""
BROUGHT_LATIN = (r"(opening|previous|beginning|starting|last)(statement)?bal|balancefrom(previous|last)|"
                 r"(brought|balance)forward|balanceb/?f|(?<![a-z])b/?fbal")
CARRIED_LATIN = r"(closing|(?<!sp)ending)(statement)?bal|carriedforward|balancec/?f|(?<![a-z])c/?fbal"
"""The same in Latin words, without blanks."""
_TOTAL_WORD = (r"(?<![a-z])(sub|page|grand|daily|monthly)?totals?(?![a-z])|totals?(of|debit|credit|withdraw|deposit|"
               r"amount|payment|receipt|paid|number|transaction|turnover|balance|money|(in|out)(?![a-z]))|"
               r"(?<![a-z])sum(of|mary)?(?![a-z])")
"""Latin words of sums, which stand without blanks: neither in TOTALENERGIES nor in CONSUMPTION."""
_SIDE = r"(收入|支出|借方|贷方|存入|支取|转入|转出)"
_COUNTED = rf"{_SIDE}\d+笔\D{{0,4}}[\d,]+\.\d\d"
"""A count of one side and its sum (收入14笔 74,065.68元)."""
_TOTAL = re.compile(rf"合计|小计|总计|累计|承前|{_CARRIED}|上页|本页|期初|期末|{_BROUGHT}|"
                    rf"本期|汇总|总笔数|总{_SIDE}|总金额|发生总额|[初末]余额|期.?余额(?!宝)|{_COUNTED}|{_TOTAL_WORD}|"
                    rf"{BROUGHT_LATIN}|{CARRIED_LATIN}", re.IGNORECASE)
CARRIED = re.compile(rf"承前|上页|[期月]初|上期|{_BROUGHT}|{BROUGHT_LATIN}", re.IGNORECASE)
CLOSING = re.compile(rf"[期月]末|本页余额|{_CARRIED}|{CARRIED_LATIN}|结余", re.IGNORECASE)
OTHER_SCOPE = re.compile(r"[本当][日天旬月季年]|([日旬月季年]|月份)(合计|小计|累计|总计)|"
                         r"(daily|monthly|quarterly|yearly|annual)total", re.IGNORECASE)
"""Sums of a day, a month or a year that stand between the entries, of neither the page nor the whole."""
MONTH_SCOPE = re.compile(r"([本当]月|(?<![-–~至到、,\d])((?P<year>20\d\d)年)?(?P<month>1[0-2]|0?[1-9])月份?)"
                         rf":?{_SIDE}?(发生额|金额)?(合计|小计|总计)|monthlytotal", re.IGNORECASE)
"""Sums of one calendar month: neither of several, nor of what has run up since the year began (累计)."""
_PART_SCOPE = re.compile(r"([本当][日天旬月季年]|20\d\d年度?|(20\d\d年)?(1[0-2]|0?[1-9])月份?(\d{1,2}日)?|"
                        r"20\d\d[/.-](1[0-2]|0?[1-9])([/.-]\d{1,2})?)"
                        rf"\(?((星期|周)[一二三四五六日天])?\)?:?({_SIDE}(发生额|金额|笔数)?:|({_SIDE}(发生额|金额|笔数)?)?(合计|小计|累计|总计))")
PAGE_SCOPE = re.compile(r"本页|小计|承前|过次|转[下次]页|上页|page", re.IGNORECASE)


def sums_of_part(text: str) -> bool:
    """Whether a line begins with the name of a day, a month or a year and goes on with labelled sums: they are of it.

    >>> [sums_of_part(each) for each in ("2025年03月 收入合计:", "2025-03-05支出合计:", "打印日 2025-03-05 收入合计:")]
    [True, True, False]
    >>> [sums_of_part(each) for each in ("2025年01月 小计 33,119.31", "2025-03-05 累计 3.00", "2025-03-05:")]
    [True, True, False]
    >>> [sums_of_part(each) for each in ("2025年3月5日 周三 收入:20.00 支出:0.00", "2025-03-05 收入 20.00")]
    [True, False]
    """
    return _PART_SCOPE.match(simplified(normal(text))) is not None


def run_up(text: str) -> bool:
    """Whether a line names a sum that runs on from row to row or page to page."""
    return "累计" in simplified(normal(text))


def is_of_sums(text: str) -> bool:
    """Whether a line is of sums or balances of others, and no entry."""
    return tells_sum(text) or sums_of_part(text)


@lru_cache(maxsize=20_000)
def tells_sum(text: str) -> bool:
    """Whether a line names a sum or a balance that was carried over.

    >>> [tells_sum(each) for each in ("本頁小計", "Total Debits", "期三末余额", "TOTALENERGIES", "定期余额宝")]
    [True, True, True, False, False]
    >>> [tells_sum(each) for each in ("总收入笔数:10", "总支出金额", "总公司收入")]
    [True, True, False]
    >>> [tells_sum(each) for each in ("承上結餘", "轉下結餘", "结转下月", "承上启下文化公司")]
    [True, True, True, False]
    >>> [tells_sum(each) for each in ("BALANCE FROM PREVIOUS STATEMENT", "B/F Balance", "NEW BALANCE SHOES")]
    [True, True, False]
    """
    return _TOTAL.search(simplified(normal(text))) is not None

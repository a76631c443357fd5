"""What a lender demands of bank statements and their files. Part of :mod:`checks.policy`, from where it is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from checks.rates import INSTALLED as INSTALLED_RATES
from checks.rates import Rates


@dataclass(frozen=True, slots=True)
class Reading:
    """Doubt about a reading. A fail that rests on a cell read below ``weak_below`` becomes a review; a balance, or
    the side of an amount, that was read below ``unread_below`` is as good as unread: no two looks at it agreed."""

    weak_below: float = 0.9
    unread_below: float = 0.75


@dataclass(frozen=True, slots=True)
class Statement:
    """Demands on a statement. ``months`` it must cover; ``header_fields`` it must print (names of
    BankStatement attributes); ``round_unit`` in yuan, ``round_share`` of at least ``round_rows`` incomes that
    may be round before a person must look; likewise monthly incomes in ``round_month_unit`` over at least
    ``round_months`` months.

    A period of ``months`` counted from any day may miss ``rolling_slack_days`` (a bank counts 180 days, the first
    among them, where six months have up to 184) and must end within ``rolling_age_days`` of the day of judgement (a
    month and a half: the print is fetched days before the papers are handed in). The rows must reach within
    ``edge_days`` (the longest month) of both ends. An account with fewer than ``quiet_rows_per_month`` entries a month
    is quiet: an empty month proves nothing there, so a person decides; as they do where, by its own rhythm, fewer than
    ``quiet_days`` days with entries lack at an end.

    ``round_large``: from this sum on, whole ``round_large_unit`` in and out on one day are shown. Monthly incomes that
    vary by less than ``smooth_variation`` (standard deviation by mean) over ``smooth_months`` months of at least
    ``smooth_rows_per_month`` incomes are too smooth. Names on one account (of ``name_account_digits`` digits or more)
    less alike than ``name_likeness`` are two. An income of at least ``fast_least`` (a company's of
    ``fast_company_least``, back to the same party), of which ``fast_share`` leaves by the next day, is fast; one that
    comes and goes within ``window_days`` around a settlement day dresses a window.
    Leading digits are looked at from ``leading_rows`` amounts on; they stand out where the mean deviation exceeds
    ``leading_deviation`` and chi-square ``leading_chance``.

    The print is at most ``print_age_days`` old, the last entry of who is paid in cash ``last_entry_days``. A row may
    stand ``order_slack_days`` out of order where banks print the day of a purchase in the order of booking. Two equal
    rows of one day without a number are shown from ``twin_amount`` yuan on, and money that came in by a row whose words
    say that it was spent from ``worded_least`` yuan on.

    ``seal_demanded`` asks for a bank's seal: ink on at least ``seal_share`` of a page.

    The days of a firm that is active on ``moved_days`` days or more look moved on from months before where
    ``moved_rest_days`` of them are days off and no more than ``moved_share`` of that many were so then; those of wages
    from ``moved_wages`` on.

    A balance that is on average at least ``idle_least`` (a company's ``idle_company_least``) and more than
    ``idle_months`` months of visible income lies idle; over fewer than ``idle_days`` days no average counts.
    """

    months: int = 6
    rolling_slack_days: int = 5
    rolling_age_days: int = 45
    edge_days: int = 31
    quiet_rows_per_month: int = 2
    quiet_days: int = 7
    header_fields: tuple[str, ...] = ("holder", "account", "start", "end", "printed_on")
    round_unit: Decimal = Decimal(100)
    round_share: Decimal = Decimal("0.8")
    round_rows: int = 10
    round_month_unit: Decimal = Decimal(1000)
    round_months: int = 3
    round_large: Decimal = Decimal(200_000)
    round_large_unit: Decimal = Decimal(10_000)
    smooth_variation: Decimal = Decimal("0.05")
    smooth_rows_per_month: int = 3
    smooth_months: int = 4
    name_account_digits: int = 12
    name_likeness: Decimal = Decimal("0.6")
    fast_least: Decimal = Decimal(50_000)
    fast_company_least: Decimal = Decimal(500_000)
    fast_share: Decimal = Decimal("0.9")
    window_days: int = 7
    leading_rows: int = 100
    leading_deviation: Decimal = Decimal("0.03")
    leading_chance: Decimal = Decimal("26.12")
    print_age_days: int = 30
    last_entry_days: int = 15
    order_slack_days: int = 3
    moved_days: int = 40
    moved_rest_days: int = 8
    moved_share: Decimal = Decimal("0.2")
    moved_wages: int = 6
    seal_demanded: bool = False
    seal_share: float = 0.0015
    twin_amount: Decimal = Decimal(1000)
    worded_least: Decimal = Decimal(1000)
    idle_least: Decimal = Decimal(50_000)
    idle_company_least: Decimal = Decimal(500_000)
    idle_months: int = 12
    idle_days: int = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """How evenly a table is set. Fewer than ``rows`` figures of a column show nothing. Sizes of type within
    ``size_share`` of each other are one; where more than ``odd_share`` of a column differ there is no usual type.

    On a text layer digits stand apart as those of their font do, to within ``spacing`` of that, and inks that differ by
    up to ``ink_near`` levels of 255 are not meant to be seen as two. Edges may differ by ``edge`` and baselines by
    ``baseline`` of the size of type, distances of rows by ``pitch`` of themselves; on a scan of at least ``scan_dpi``
    by ``scan_edge`` and ``scan_baseline`` of the height of the ink, and by ``scan_pitch``; sums of a row may be wider
    and narrower by ``scan_width`` of it, lower by ``scan_height``. Digits of a scan may lie ``scan_shape`` times as far
    as usual from the shape that others of their column have."""

    rows: int = 8
    size_share: float = 0.03
    odd_share: float = 0.2
    spacing: float = 0.03
    ink_near: int = 64
    edge: float = 0.12
    baseline: float = 0.08
    pitch: float = 0.15
    scan_dpi: int = 200
    scan_edge: float = 0.3
    scan_baseline: float = 0.2
    scan_pitch: float = 0.2
    scan_width: float = 0.4
    scan_height: float = 0.17
    scan_shape: float = 10.0


@dataclass(frozen=True, slots=True)
class Interest:
    """``booking_days`` of March, June, September and December on which interest may be booked; banks that
    book on other days stand in ``exceptions`` by name (any part of it) with their own days. An interest entry
    up to ``grace_days`` later still counts as present: its date is another rule's matter.

    An amount may differ from what was worked out by ``tolerance`` yuan or ``tolerance_share`` of it; a bank may follow
    a change of rates ``rate_lag_days`` late. Below ``low_share`` of what is due no reckoning explains it. An amount
    between is inexplicable only where it is no ``near_share`` of what any way gives, even if the largest sum earned
    ``value_days`` later than it was booked. ``rates`` are those that banks listed since the installed table ends.
    """

    booking_days: tuple[int, ...] = (20, 21, 22, 23)
    grace_days: int = 5
    exceptions: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    tolerance: Decimal = Decimal("0.02")
    tolerance_share: Decimal = Decimal("0.005")
    rate_lag_days: int = 7
    low_share: Decimal = Decimal("0.8")
    near_share: Decimal = Decimal("0.95")
    value_days: int = 3
    rates: Rates = INSTALLED_RATES


@dataclass(frozen=True, slots=True)
class Salary:
    """What is asked of salaries. From ``months`` on a pattern is seen. The average month credited is at least
    ``income_share`` of the income claimed before tax, and at most ``income_over`` times it. Equal sums on one day of
    ``same_months`` months, days off among them, are too even; paydays lie within ``day_spread`` days of the month.
    Wages on a rest day count from ``rest_day_months`` months on; before, they are a note."""

    months: int = 3
    income_share: Decimal = Decimal("0.6")
    income_over: Decimal = Decimal("1.5")
    same_months: int = 5
    day_spread: int = 15
    rest_day_months: int = 2


@dataclass(frozen=True, slots=True)
class Pdf:
    """Demands on PDF files. ``trust`` is a folder of certificates (PEM or DER), relative to the policy's file; empty:
    no signature is compared with any. A file may be modified up to ``clock_slack_hours`` before it was created."""

    trust: str = ""
    clock_slack_hours: int = 24

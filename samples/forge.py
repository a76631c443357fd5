"""Forge sample statements: ``python -m samples.forge --out DIR [--layout NAME] [--forgery NAME] [--seed N]``.

Each forgery changes an honest ledger in one way and says which rules must find it on which printed rows. The PDF is
drawn again from the ledger, as by a forger who has the bank's template.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from samples.draw_statement import draw_statement
from samples.forgeries.amounts import amount_changed, balance_changed, round_incomes, side_turned
from samples.forgeries.dates import (
    after_print,
    before_start,
    counter_on_holiday,
    day_moved,
    impossible_date,
    paydays_of_last_year,
    salary_on_holiday,
    salary_on_sunday,
)
from samples.forgeries.forged import (
    CannotForgeError,
    Forged,
    Forgery,
    always,
    both,
    counts_rows,
    has_balance,
    has_column,
    has_field,
    is_type,
    names_bank,
)
from samples.forgeries.interest import (
    all_inflated,
    income_inflated,
    interest_moved,
    interest_negative,
    interest_removed,
    interest_removed_redone,
    interest_taxed,
)
from samples.forgeries.papers import (
    emptied,
    gone_quiet,
    old_print,
    page_dropped,
    seal_missing,
    serial_gap,
    short_period,
    without_field,
)
from samples.forgeries.people import card_invented, holder_changed, party_renamed, payer_changed, wages_too_even
from samples.forgeries.retouched import (
    changed_after_signing,
    days_contradict,
    other_program,
    overwritten,
    printed_as_picture,
    signature_broken,
)
from samples.forgeries.staged import (
    amounts_invented,
    copies_show,
    has_totals,
    money_passed_through,
    row_copied,
    savings_invented,
    totals_kept,
    window_dressed,
)
from samples.forgeries.typed import (
    begins_alike,
    lines_up,
    off_the_line,
    other_digit,
    other_font,
    other_ink,
    other_size,
    out_of_column,
    row_squeezed_in,
    rows_alike,
    spaced,
)
from samples.hand import Hand
from samples.layouts import LAYOUTS, Layout
from samples.ledger import Ledger
from samples.statements import sample_ledger, write_truth

FILE_FORGERIES: dict[str, Forgery] = {
    "figure-covered": Forgery(overwritten("covered"), always, digital=True),
    "figure-doubled": Forgery(overwritten("doubled"), always, digital=True),
    "figure-under-note": Forgery(overwritten("note"), always, digital=True),
    "figure-pictured": Forgery(overwritten("picture"), always, digital=True),
    "other-program": Forgery(other_program, always, digital=True),
    "days-contradict": Forgery(days_contradict, always, digital=True),
    "changed-after-signing": Forgery(changed_after_signing, always, digital=True),
    "signature-broken": Forgery(signature_broken, always, digital=True),
    "printed-as-picture": Forgery(printed_as_picture, names_bank, digital=True),
}
"""Those done to the finished file by an editor of PDFs."""

FORGERIES: dict[str, Forgery] = {
    "impossible-date": Forgery(impossible_date, always),
    "before-start": Forgery(before_start, always),
    "after-print": Forgery(after_print, always),
    "salary-on-sunday": Forgery(salary_on_sunday, is_type("personal")),
    "salary-on-holiday": Forgery(salary_on_holiday, is_type("personal")),
    "paydays-of-last-year": Forgery(paydays_of_last_year, is_type("personal")),
    "counter-on-holiday": Forgery(counter_on_holiday, is_type("corporate")),
    "amount-changed": Forgery(amount_changed, has_balance),
    "balance-changed": Forgery(balance_changed, has_balance),
    "side-turned": Forgery(side_turned, has_balance),
    "round-incomes": Forgery(round_incomes, always),
    "interest-removed": Forgery(interest_removed, has_balance),
    "interest-removed-redone": Forgery(interest_removed_redone, has_balance),
    "interest-moved": Forgery(interest_moved, has_balance),
    "day-moved": Forgery(day_moved, always),
    "interest-negative": Forgery(interest_negative, has_balance),
    "interest-taxed": Forgery(interest_taxed, has_balance),
    "income-inflated": Forgery(income_inflated, has_balance),
    "all-inflated": Forgery(all_inflated, has_balance),
    "page-dropped": Forgery(page_dropped, always),
    "serial-gap": Forgery(serial_gap, counts_rows),
    "holder-missing": Forgery(without_field("holder"), has_field("holder")),
    "account-missing": Forgery(without_field("account"), has_field("account")),
    "period-missing": Forgery(without_field("period", "start", "end"), has_field("period", "start")),
    "print-date-missing": Forgery(without_field("printed"),
                                  both(is_type("personal", "corporate"), has_field("printed"))),
    "short-period": Forgery(short_period, always),
    "old-print": Forgery(old_print, has_field("printed")),
    "emptied": Forgery(emptied, always),
    "card-invented": Forgery(card_invented, is_type("personal")),
    "party-renamed": Forgery(party_renamed, both(is_type("personal"), has_column("counterparty-account"))),
    "wages-too-even": Forgery(wages_too_even, is_type("personal")),
    "totals-kept": Forgery(totals_kept, both(has_balance, has_totals)),
    "row-copied": Forgery(row_copied, copies_show),
    "savings-invented": Forgery(savings_invented, both(has_balance, is_type("personal"))),
    "money-passed-through": Forgery(money_passed_through, has_balance),
    "window-dressed": Forgery(window_dressed, has_balance),
    "amounts-invented": Forgery(amounts_invented, has_balance),
    "figure-other-font": Forgery(other_font, always, digital=True),
    "figure-other-size": Forgery(other_size, always, digital=True),
    "digit-other-font": Forgery(other_digit, has_balance, digital=True),
    "figure-spaced": Forgery(spaced, always, digital=True),
    "figure-other-ink": Forgery(other_ink, always, digital=True),
    "figure-begins-alike": Forgery(begins_alike, lines_up),
    "figure-out-of-column": Forgery(out_of_column, always),
    "figure-off-the-line": Forgery(off_the_line, has_balance),
    "row-squeezed-in": Forgery(row_squeezed_in, both(has_balance, rows_alike)),
    **FILE_FORGERIES,
}
"""Every forgery that the statement alone, or its file, gives away, by name."""

CASE_FORGERIES: dict[str, Forgery] = {
    "holder-changed": Forgery(holder_changed, is_type("personal")),
    "payer-changed": Forgery(payer_changed, is_type("personal")),
    "gone-quiet": Forgery(gone_quiet, is_type("personal")),
}
"""Those that only the application gives away."""

SCAN_FORGERIES: dict[str, Forgery] = {
    "seal-missing": Forgery(seal_missing, always),
}
"""Those that only a scan shows, to a policy that demands a seal."""


def forge(ledger: Ledger, layout: Layout, name: str, seed: int = 1) -> Forged:
    """Forge an honest ledger in one way. Raises CannotForgeError where the ledger has nothing to do it to."""
    known = {**FORGERIES, **CASE_FORGERIES, **SCAN_FORGERIES}
    return known[name].make(ledger, layout, Random(f"forgery {name} {seed}"))


def forge_all(ledger: Ledger, layout: Layout, names: tuple[str, ...], seed: int = 1) -> Forged:
    """Several forgeries in one ledger. Only such as neither add, remove nor move rows go together."""
    total = Forged(ledger, {})
    for name in names:
        one = forge(total.ledger, layout, name, seed)
        if [line.at for line in one.ledger.lines] != [line.at for line in ledger.lines]:
            raise CannotForgeError(f"{name} moves rows and cannot be joined with others")
        rows = {rule: tuple(sorted({*total.expected.get(rule, ()), *one.expected.get(rule, ())}))
                for rule in (*total.expected, *one.expected)}
        if one.retouch is not None:
            raise CannotForgeError(f"{name} retouches a finished file and cannot be joined with others")
        hand = Hand({**total.hand.looks, **one.hand.looks}, {**total.hand.heights, **one.hand.heights})
        total = Forged(one.ledger, rows, (*total.explained, *one.explained), total.omit | one.omit,
                       total.without_pages | one.without_pages, hand)
    return total


def draw_forged(forged: Forged, layout: Layout, path: Path) -> dict[str, Any]:
    """Draw a forged statement; the truth says what it shows and ``forged`` in it what must be found."""
    if forged.bank:
        layout = replace(layout, bank=forged.bank, title=layout.title.replace(layout.bank, forged.bank))
    truth = draw_statement(forged.ledger, layout, path, forged.omit, forged.without_pages, forged.hand)
    if forged.retouch is not None:
        forged.retouch(path, truth)
    found = {"expected": {rule: list(rows) for rule, rows in forged.expected.items()}, "explained": forged.explained}
    return {**truth, "forged": found}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layout", choices=[*LAYOUTS, "all"], default="all")
    parser.add_argument("--forgery", choices=[*FORGERIES, "all"], default="all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=0, help="entries a statement (0: a usual number)")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for layout in LAYOUTS.values() if chosen.layout == "all" else [LAYOUTS[chosen.layout]]:
        for name in FORGERIES if chosen.forgery == "all" else [chosen.forgery]:
            _write(chosen.out / f"{layout.name}-{name}.pdf", layout, name, chosen.seed, chosen.rows)


def _write(path: Path, layout: Layout, name: str, seed: int, rows: int) -> None:
    if not FORGERIES[name].applies(layout):
        print(f"{path.name}: not on this layout")
        return
    try:
        forged = forge(sample_ledger(layout, seed, rows=rows), layout, name, seed)
    except CannotForgeError as reason:
        print(f"{path.name}: {reason}")
        return
    write_truth(path, draw_forged(forged, layout, path))
    print(f"{path}: {json.dumps({rule: list(found) for rule, found in forged.expected.items()})}")


if __name__ == "__main__":
    main()

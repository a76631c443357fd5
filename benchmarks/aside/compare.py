"""Reading against truth: rows paired in printed order, cells compared, findings explained or not."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from benchmarks.aside.truth import Truth

HEADER = {"bank": "bank", "holder": "holder", "account": "account", "start": "start", "end": "end",
          "printed": "printed_on"}
ABOVE_NOTE = ("warning", "error")


@dataclass
class Score:
    """What one file came to.

    ``wrong`` says which cells differ, ``false`` and ``missing`` name findings, ``unbuilt`` those of rules that the
    program does not have.
    """

    true: int = 0
    found: int = 0
    amounts: int = 0
    dates: int = 0
    balances: int = 0
    exact: int = 0
    header: int = 0
    wrong: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unbuilt: list[str] = field(default_factory=list)


def plain(text: str | None) -> str:
    """Text as it is compared: NFKC, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def pairs(known: list[Truth], read: list[Truth]) -> list[tuple[int | None, int | None]]:
    """Indices of rows that belong together; None where one side has no row."""
    def keys(rows: list[Truth]) -> list[tuple]:
        return [(row["date"], row["amount"], row["balance"]) for row in rows]
    out: list[tuple[int | None, int | None]] = []
    for _, a, b, c, d in SequenceMatcher(None, keys(known), keys(read), autojunk=False).get_opcodes():
        for n in range(max(b - a, d - c)):
            out.append((a + n if a + n < b else None, c + n if c + n < d else None))
    return out


def judge_rows(score: Score, known: list[Truth], read: list[Truth], free_side: set[int]) -> None:
    """``free_side``: rows printed on the wrong side, where the balances prove the other sign."""
    score.true, score.found = len(known), len(read)
    for i, j in pairs(known, read):
        if i is None:
            score.wrong.append(f"read, but not there: {read[j or 0]}")
            continue
        if j is None:
            score.wrong.append(f"row {i + 1} not read")
            continue
        same = {"date": date_matches(known[i], read[j]),
                "amount": amount_matches(known[i], read[j], i + 1 in free_side),
                "balance": known[i]["balance"] == read[j]["balance"],
                "summary": plain(known[i]["summary"]) == plain(read[j]["summary"]),
                "counterparty": counterparty_matches(known[i], read[j])}
        score.dates += same["date"]
        score.amounts += same["amount"]
        score.balances += same["balance"]
        score.exact += all(same.values())
        score.wrong += [f"row {i + 1} {what}: {known[i][what]!r} read {read[j][what]!r}"
                        for what, good in same.items() if not good]


def date_matches(known: Truth, read: Truth) -> bool:
    """An existing day by its ISO form, an impossible one by its printed text."""
    if known["date"]:
        return known["date"] == read["date"]
    return "".join(filter(str.isdigit, known["date_text"])) == "".join(filter(str.isdigit, read["date"] or ""))


def amount_matches(known: Truth, read: Truth, either_side: bool) -> bool:
    signs = "-" if either_side else ""
    return known["amount"].strip(signs) == (read["amount"] or "").strip(signs)


def counterparty_matches(known: Truth, read: Truth) -> bool:
    """The name, or the whole cell where name and account share one."""
    wanted, got = plain(known["counterparty"]), plain(read["counterparty"])
    return got == wanted or (wanted != "" and any(got == plain(cell) and wanted in got
                                                  for cell in known["cells"].values()))


def judge_header(score: Score, known: Truth, statement: Truth) -> None:
    """Every field but the account has one right reading; a paper may print a card's number and an account's."""
    for name, theirs in HEADER.items():
        right = {plain(known[name]), *(map(plain, known["also"]) if name == "account" else ())}
        if plain(statement.get(theirs)) in right:
            score.header += 1
        else:
            score.wrong.append(f"header {name}: {known[name]!r} read {statement.get(theirs)!r}")


def explained(finding: Truth, reasons: Truth) -> bool:
    """Whether the truth says that this rule may speak, of this row where it names rows."""
    return any(finding["rule"] in rules.split("|") and (not rows or finding.get("row") in rows)
               for rules, rows in reasons.items())


def judge_findings(score: Score, known: Truth, findings: list[Truth], rules_here: set[str]) -> None:
    forged = known["forged"] or {}
    expected, allowed = forged.get("expected", {}), forged.get("allowed", {})
    loud = [f for f in findings if f["kind"] in ("fail", "review", "error") and f["level"] in ABOVE_NOTE]
    score.false = [f"{f['rule']} {f['kind']} page {f.get('page')} row {f.get('row')}: {f['message']}"
                   for f in loud if not explained(f, expected) and not explained(f, allowed)]
    for rules, rows in expected.items():
        heard = {f.get("row") for f in loud if f["rule"] in rules.split("|")}
        silent = [row for row in rows if row not in heard] if rows else [] if heard else ["any"]
        if silent:
            built = rules_here.intersection(rules.split("|"))
            (score.missing if built else score.unbuilt).append(f"{rules} rows {silent}")


def judge(known: Truth, report: dict[str, Any]) -> Score:
    """Score one report of ``intake check --format json --unmask`` on one file."""
    score = Score()
    statement = next((d["statement"] for d in report["documents"] if d.get("statement")), None) or {"entries": []}
    turned = (known["forged"] or {}).get("expected", {}).get("STM-01|STM-07", [])
    judge_rows(score, known["rows"], statement["entries"], set(turned))
    judge_header(score, known["header"], statement)
    judge_findings(score, known, report["findings"], {rule["rule"] for rule in report["rules"]})
    return score

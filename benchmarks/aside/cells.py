"""How cells are written: dates, clocks, amounts with their signs, sides and separators, words and names."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.aside.layout import Line, Text


def day(form: str) -> Text:
    """The printed date; ``form`` uses {y}, {m}, {d}, so that a day which does not exist can be printed too."""
    def text(line: Line) -> str:
        y, m, d = line.entry.shown
        return form.format(y=y, m=m, d=d)
    return text


def clock(form: str) -> Text:
    return lambda line: line.entry.when.strftime(form)


def two(*parts: Text) -> Text:
    """Several texts in one cell, one below the other."""
    return lambda line: "\n".join(part(line) for part in parts)


def money(value: Decimal, commas: bool = True, plus: bool = False, sign: str = "") -> str:
    number = f"{abs(value):,.2f}" if commas else f"{abs(value):.2f}"
    return ("-" if value < 0 else "+" if plus else "") + sign + number


def amount(commas: bool = True, plus: bool = False, sign: str = "") -> Text:
    return lambda line: money(line.entry.amount, commas, plus, sign)


def unsigned(commas: bool = True) -> Text:
    return lambda line: money(abs(line.entry.amount), commas)


def balance(commas: bool = True, plus: bool = False, sign: str = "") -> Text:
    return lambda line: money(line.entry.balance, commas, plus, sign)


def side(outgoing: bool, commas: bool = True, nothing: str = "", red_reversals: bool = False) -> Text:
    """An amount column for one direction; with ``red_reversals`` a reversal stays on the side it undoes, negative."""
    def text(line: Line) -> str:
        entry = line.entry
        red = red_reversals and entry.kind == "reversal"
        if ((entry.amount < 0) != red) != outgoing:
            return nothing
        return money(-abs(entry.amount) if red else abs(entry.amount), commas)
    return text


def flag(outgoing: str, incoming: str) -> Text:
    return lambda line: outgoing if line.entry.amount < 0 else incoming


def word(line: Line) -> str:
    return line.word


def remark(line: Line) -> str:
    return line.entry.remark


def channel(line: Line) -> str:
    return line.entry.channel


def name(line: Line) -> str:
    return line.entry.party.name if line.entry.party else ""


def branch(line: Line) -> str:
    return line.statement.branch


def other_account(line: Line) -> str:
    return line.entry.party.account if line.entry.party else ""


def other_bank(line: Line) -> str:
    return line.entry.party.bank if line.entry.party else ""


def serial(form: str = "{}") -> Text:
    return lambda line: form.format(line.serial)


def log(line: Line) -> str:
    return line.entry.log


def fixed(text: str) -> Text:
    return lambda line: text


def starred(number: str) -> str:
    """A masked account: six digits, four stars, four digits."""
    return f"{number[:6]}****{number[-4:]}"

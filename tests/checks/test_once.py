"""What is worked out of a fact once."""

from dataclasses import dataclass, replace

from checks.facts import BankStatement
from checks.once import once
from intake_cli.codec import decode, encode
from tests.checks.scenarios import account, printed_statement, spoken


@dataclass(frozen=True)
class Fact:
    figure: int


def test_an_answer_is_kept_with_its_fact_alone() -> None:
    asked: list[int] = []

    @once
    def doubled(fact: Fact) -> int:
        asked.append(fact.figure)
        return 2 * fact.figure

    one = Fact(1)
    assert [doubled(one), doubled(one), doubled(replace(one, figure=3))] == [2, 2, 6]
    assert asked == [1, 3]
    assert one == Fact(1)


def test_what_rules_work_out_crosses_no_process() -> None:
    statement = printed_statement(account())
    before = encode(statement, BankStatement)
    said = spoken(statement)
    assert encode(statement, BankStatement) == before
    assert spoken(decode(BankStatement, before)) == said == spoken(statement)

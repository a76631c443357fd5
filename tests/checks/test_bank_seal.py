"""STM-13."""

from __future__ import annotations

from checks.facts import Evidence, SealInk
from checks.findings import Kind
from checks.policy import Policy, Statement
from tests.checks.builders import judged, six_months, statement

DEMANDED = Policy(statement=Statement(seal_demanded=True))


def said(*shares: float, policy: Policy = DEMANDED) -> list[tuple[Kind, str]]:
    seals = tuple(SealInk(page, share, Evidence("d1", page=page)) for page, share in enumerate(shares, 1))
    return [(found.kind, found.code) for found in judged("STM-13", statement(six_months(), seals=seals), policy)]


def test_a_seal_on_any_page_will_do() -> None:
    assert said(0.0, 0.004, 0.0) == []
    assert said(0.004, policy=Policy()) == []


def test_without_one_a_demand_fails_with_the_figures() -> None:
    assert said(0.0, 0.001) == [(Kind.FAIL, "no-seal")]
    subject = statement(six_months(), seals=(SealInk(1, 0.0004, Evidence("d1", page=1)),))
    found, = judged("STM-13", subject, DEMANDED)
    assert (found.values["most"], found.values["least"], found.values["pages"]) == ("0.04", "0.15", "1")


def test_a_page_without_colour_shows_a_seal_by_its_ring_or_leaves_it_unknown() -> None:
    for share, ring, expected in ((0.004, True, []), (0.004, False, [(Kind.UNKNOWN, "colourless")]),
                                  (0.0, False, [(Kind.UNKNOWN, "colourless")])):
        seals = (SealInk(1, share, Evidence("d1", page=1), ring), SealInk(2, 0.0, Evidence("d1", page=2)))
        found = judged("STM-13", statement(six_months(), seals=seals), DEMANDED)
        assert [(each.kind, each.code) for each in found] == expected


def test_what_was_not_looked_at_is_not_known_and_no_demand_is_no_matter() -> None:
    assert said() == [(Kind.UNKNOWN, "not-looked-at")]
    assert said(0.0, policy=Policy()) == [(Kind.NOT_APPLICABLE, "not-demanded")]

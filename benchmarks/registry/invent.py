"""Invented cases as hashes: as many of each sort as a case has, some shared by many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake_cli.registry.schema import Mark

OF_A_CASE = {
    Mark.MOBILE: 1, Mark.RELATIVE_PHONE: 2, Mark.COLLEAGUE_PHONE: 2, Mark.FRIEND_PHONE: 2, Mark.HOME_ADDRESS: 2,
    Mark.HOUSEHOLD_ADDRESS: 2, Mark.HOME_PLACE: 1, Mark.HOUSEHOLD_PLACE: 1, Mark.ROW: 16, Mark.EXACT: 12,
    Mark.NUMBERS: 3, Mark.NUMBER: 6, Mark.BAND: 24}
"""Hashes that are a case's own: one statement, twelve pages, three of them with numbers of one person."""
OF_A_COMPANY = (Mark.WORK_PHONE, Mark.EMPLOYER)
CASES_OF_A_COMPANY = 20
AGAIN = 0.1
"""Share of the cases that are of a person who applied before."""


@dataclass(frozen=True, slots=True)
class Invented:
    """Cases (hash of each and of its person) and their marks, sorted by hash. Ids count from 1."""

    own: np.ndarray
    person: np.ndarray
    hashes: np.ndarray
    case_ids: np.ndarray
    marks: np.ndarray

    def of_case(self, id_: int) -> list[tuple[int, Mark]]:
        """Hashes of a case."""
        rows = np.flatnonzero(self.case_ids == id_)
        return [(int(self.hashes[row]), Mark(int(self.marks[row]))) for row in rows]


def invent(count: int, seed: int) -> Invented:
    """``count`` cases. Companies differ in size: the largest employs one in forty applicants."""
    chance = np.random.default_rng(seed)
    own, person = _hashes(chance, count), _hashes(chance, count)
    again = np.flatnonzero(chance.random(count) < AGAIN)
    person[again] = person[chance.integers(0, count, len(again))]
    ids = np.arange(1, count + 1, dtype=np.int32)
    parts = [(_hashes(chance, count * many), np.repeat(ids, many), mark) for mark, many in OF_A_CASE.items()]
    companies = max(1, count // CASES_OF_A_COMPANY)
    employer = (companies * chance.random(count) ** 3).astype(np.int64)
    parts += [(_hashes(chance, companies)[employer], ids, mark) for mark in OF_A_COMPANY]
    hashes = np.concatenate([hashes for hashes, _, _ in parts])
    order = np.argsort(hashes, kind="stable")
    return Invented(own, person, hashes[order], np.concatenate([ids for _, ids, _ in parts])[order],
                    np.concatenate([np.full(len(ids), mark, np.int16) for _, ids, mark in parts])[order])


def _hashes(chance: np.random.Generator, count: int) -> np.ndarray:
    return chance.integers(-2**63, 2**63, count, dtype=np.int64)

"""Names of companies: what one is to another."""

from __future__ import annotations

import re
from enum import StrEnum

from checks.names import bare, fits_visible, has_unshown, likeness
from checks.vocabulary import speaks_of

_NEARLY, _NEARLY_CORE = 0.8, 0.7
"""Likeness of two names, and of what is left without place and legal form, from which they may be one, misread or
keyed with a slip: one character of a core of four."""
_LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|\(.*?\))")
_PLACE = re.compile(r"^.{2,6}?(省|市|自治区|区|县)")
_LEAST_CORE = 2
_ORGANISATION = re.compile(r"[\u4e00-\u9fff()]{3,}(公司|集团|厂|医院|学校|大学|事务所|研究院)")
_SEAL = re.compile(r"(\(?(人事|人力资源|财务|合同|业务|行政|公司|单位|发票)?(部|处)?(专用|公)?章\)?)+$")


class Kinship(StrEnum):
    """What a payer is to an employer. ``own`` is the employer, ``branch`` a part of it or what it is part of, ``short``
    a shortened or cut name, ``near`` a name that differs by a slip, ``agent`` who pays for others, ``bank`` the
    bank's own account for payrolls, ``other`` somebody else."""

    OWN = "own"
    BRANCH = "branch"
    SHORT = "short"
    NEAR = "near"
    UNSHOWN = "unshown"
    AGENT = "agent"
    BANK = "bank"
    OTHER = "other"


def kinship(payer: str, employer: str) -> Kinship:
    """What ``payer`` is to ``employer``, both as printed.

    >>> [str(kinship(payer, "样例市样例科技有限公司")) for payer in
    ...  ("样例市样例科技有限公司样例分公司", "样例科技", "示例人力资源有限公司", "示例食品有限公司")]
    ['branch', 'short', 'agent', 'other']
    """
    mine, theirs = bare(payer), bare(employer)
    if mine == theirs:
        return Kinship.OWN
    if has_unshown(payer) or has_unshown(employer):
        fits = fits_visible(payer, employer) or fits_visible(employer, payer)
        return Kinship.UNSHOWN if fits else Kinship.OTHER
    if mine.startswith(theirs) or theirs.startswith(mine):
        return Kinship.BRANCH if len(mine) > len(theirs) else Kinship.SHORT
    if speaks_of("pays_for_others", payer):
        return Kinship.AGENT
    if speaks_of("bank_payroll", payer):
        return Kinship.BANK
    return _by_core(mine, theirs)


def _by_core(mine: str, theirs: str) -> Kinship:
    """By what is left of two names without place and legal form."""
    core, other = _core(mine), _core(theirs)
    shorter, longer = sorted((core, other), key=len)
    if len(shorter) >= _LEAST_CORE and shorter in longer:
        return Kinship.SHORT if shorter == core else Kinship.BRANCH
    return Kinship.NEAR if _slip(mine, theirs) else Kinship.OTHER


def _core(name: str) -> str:
    return _LEGAL_FORM.sub("", _PLACE.sub("", name))


def _slip(mine: str, theirs: str) -> bool:
    return likeness(mine, theirs) >= _NEARLY and likeness(_core(mine), _core(theirs)) >= _NEARLY_CORE


def is_organisation(name: str) -> bool:
    """Whether a bare name is one of a firm or an institution, by how it ends."""
    return _ORGANISATION.fullmatch(name) is not None


def without_seal(name: str) -> str:
    """The company of a seal's text, without what the seal is for.

    >>> without_seal("样例有限公司人事专用章"), without_seal("样例有限公司(公章)")
    ('样例有限公司', '样例有限公司')
    """
    return _SEAL.sub("", bare(name))

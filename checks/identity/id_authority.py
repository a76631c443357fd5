"""ID-11."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.findings import Finding, Kind, Level, not_applicable
from checks.identifiers import NumberType, as_printed, is_well_formed, number_type
from checks.names import bare, read_from_pixels
from checks.paper_facts import IdentityCard
from checks.rule import Context, rule

_POLICE = re.compile(r".{2,}(公安局|公安.{0,12}分局|公安处)")
_MIGRATION = re.compile(r".*(移民管理局|公安部|出入境管理.*)")


@rule("ID-11", Level.WARNING, IdentityCard)
def id_authority(card: IdentityCard, context: Context) -> Iterator[Finding]:
    """The issuing authority of a card is the public security bureau of a county, city or district.

    Why: A card made up often names a police station, a province or the registry, which issue none.
    Innocent: A character was read wrongly; a bureau of a special zone or of a forest or railway district has a name of
        its own.
    Source: Resident Identity Card Law, article 8 (县级人民政府公安机关).
    """
    named = card.fields.get("authority")
    if named is None:
        yield not_applicable("not-shown", card.evidence)
        return
    number = as_printed(card.number.value) if card.number is not None else ""
    foreigner = is_well_formed(number) and number_type(number) is NumberType.FOREIGNER
    form = _MIGRATION if foreigner else _POLICE
    if not form.fullmatch(bare(named.value)):
        kind = Kind.REVIEW if read_from_pixels(named.evidence) else Kind.FAIL
        yield Finding("form", (named.evidence,), {"authority": named.value}, kind)

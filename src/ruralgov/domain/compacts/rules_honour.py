"""The rules of commendations: from final months alone, once a quarter, and nobody names any."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts import messages_request as m
from ruralgov.domain.compacts import texts_points as texts
from ruralgov.domain.compacts.honours import honoured
from ruralgov.domain.compacts.model_points import Commendations, month_key
from ruralgov.domain.compacts.months import months_of
from ruralgov.domain.compacts.records_points import AGREEMENTS
from ruralgov.domain.compacts.rows_points import CreditMonthRow, PointRow
from ruralgov.domain.compacts.standing import scheme_of
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import PlaceId

_QUARTER: Final = re.compile("[0-9]{4}-Q[1-4]")


def commend_villagers(
    known: Commendations | None, command: m.CommendVillagers, given: Given
) -> Iterator[m.VillagersCommended]:
    """Commend those of a quarter, as its final entries and the scheme of today say (rule 22)."""
    if not _QUARTER.fullmatch(command.quarter):
        raise BadInput(texts.CREDIT_QUARTER_WRONG, quarter=command.quarter)
    if known is not None:
        raise Refused(texts.CREDIT_COMMENDED, quarter=command.quarter)
    key, scheme = scheme_of(given.read, command.village, given.today)
    rows = _entries(command.village, command.quarter, given)
    there = given.read.state(AGREEMENTS, command.village)
    agreed = set() if there is None else {*there.on(given.today, key)}
    yield m.VillagersCommended(
        village=command.village,
        quarter=command.quarter,
        scheme=key,
        honoured=honoured(rows, agreed, scheme, given.today),
        by=given.actor.account,
        day=given.today,
    )


def revoke_commendation(
    known: Commendations | None, command: m.RevokeCommendation, _: Given
) -> Iterator[m.CommendationRevoked]:
    """Take one back (rule 22)."""
    found = existing(
        known, texts.CREDIT_COMMENDATION_MISSING, person=command.person, quarter=command.quarter
    )
    if command.person not in found.honoured or command.person in found.revoked:
        raise Refused(texts.CREDIT_COMMENDATION_MISSING, person=command.person)
    yield m.CommendationRevoked(person=command.person, reason=clean_text("reason", command.reason))


def _entries(village: PlaceId, quarter: str, given: Given) -> dict[date, list[PointRow]]:
    """Return the entries of each month by the day on which it became final."""
    found: dict[date, list[PointRow]] = {}
    for month in months_of(quarter):
        key = month_key(village, month)
        row = given.read.one(CreditMonthRow, owner=key)
        if row is None or row.final is None:
            raise Refused(texts.CREDIT_QUARTER_OPEN, month=month)
        found.setdefault(row.final, []).extend(given.read.rows(PointRow, owner=key))
    return found

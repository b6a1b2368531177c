"""What several rules of consortia check alike."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.consortia import texts
from ruralgov.domain.consortia.model import OVER, Consortium, ConsortiumStage
from ruralgov.domain.consortia.records import CONSORTIUM
from ruralgov.domain.consortia.rows import ConsortiumMemberRow, ConsortiumRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import ConsortiumId, OrganisationId, PlaceId
from ruralgov.domain.kernel.stages import must_be_at
from ruralgov.domain.registry import LineageKind, LineageRow, organisation_on, place_there


def must_be(state: Consortium | None, key: ConsortiumId, *stages: ConsortiumStage) -> Consortium:
    """Return a consortium at one of the stages.

    Raises ``consortium_missing`` and ``consortium_stage_wrong``.
    """
    known = existing(state, texts.CONSORTIUM_MISSING, consortium=key)
    must_be_at(known, texts.CONSORTIUM_STAGE_WRONG, *stages, name=known.last.name)
    return known


def check_between(day: date, after: date, before: date) -> None:
    """Refuse a day outside others, both of them included; raises ``consortium_day_wrong``."""
    if not after <= day <= before:
        raise BadInput(texts.CONSORTIUM_DAY_WRONG, day=day, after=after, before=before)


def check_name(name: str, own: ConsortiumId | None, given: Given) -> None:
    """Refuse a name that another one has that goes on; raises ``consortium_name_taken``."""
    for row in given.read.rows(ConsortiumRow, name=name, until=FOREVER):
        if row.owner != own and row.stage not in OVER:
            raise Refused(texts.CONSORTIUM_NAME_TAKEN, name=name, consortium=row.owner)


def check_lead(lead: OrganisationId, day: date, given: Given) -> None:
    """Refuse an organisation that is not there on a day; raises ``consortium_lead_wrong``."""
    if organisation_on(given.read, lead, day) != lead:
        raise Refused(texts.CONSORTIUM_LEAD_WRONG, lead=lead, day=day)


def check_village(village: PlaceId, day: date, given: Given) -> None:
    """Refuse what is no village on a day.

    Raises ``consortium_village_wrong`` and what ``place_there`` does.
    """
    row = place_there(given.read, village, day)
    if row.level is not DivisionLevel.VILLAGE:
        raise BadInput(texts.CONSORTIUM_VILLAGE_WRONG, name=row.name)


def check_free(
    village: PlaceId, own: ConsortiumId, since: date, given: Given, until: date = FOREVER
) -> None:
    """Refuse a village that is in another consortium within days (invariant 15).

    What became part of it by then counts as the village. Raises ``village_in_another``.
    """
    for one in _family(village, given.read):
        for row in given.read.rows(ConsortiumMemberRow, village=one):
            if row.owner != own and row.since < until and since < row.until:
                other = given.read.state(CONSORTIUM, row.owner)
                raise Refused(
                    texts.VILLAGE_IN_ANOTHER,
                    village=one,
                    since=row.since,
                    consortium=row.owner,
                    name="" if other is None else other.last.name,
                )


def _family(village: PlaceId, read: Read) -> Iterator[PlaceId]:
    """Give a village and all that became part of it, over any number of steps."""
    seen, waiting = {village}, [village]
    while waiting:
        one = waiting.pop()
        yield one
        for row in read.rows(LineageRow, other=one, kind=LineageKind.MERGE):
            if (came := PlaceId(row.owner)) not in seen:
                seen.add(came)
                waiting.append(came)

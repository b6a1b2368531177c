"""What several rules of rolls and distributions check alike."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.collectives import COLLECTIVE, refuse_merged
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.clean import check_dates
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, DecisionId, PlaceId
from ruralgov.domain.kernel.stages import must_be_at
from ruralgov.domain.meetings import BodyKind, Decision, Matter, Needed, cited
from ruralgov.domain.membership import texts, texts_distribution
from ruralgov.domain.membership.model import NOTICE_DAYS, MemberRoll, Objection, RollStage
from ruralgov.domain.membership.model_distribution import Distribution, DistributionStage

ALL_MEMBERS: Final = frozenset({BodyKind.MEMBERS, BodyKind.VILLAGE_MEETING})
"""Who confirms members and decides on shares: art. 26 leaves neither to representatives."""
OF_MEMBERS: Final = ALL_MEMBERS | {BodyKind.MEMBER_REPRESENTATIVES, BodyKind.REPRESENTATIVES}
"""Who decides on the yearly distribution."""
CONFIRMS: Final = frozenset({Matter.MEMBERSHIP})
SHARES: Final = frozenset({Matter.LAND_AND_SHARES})
DIVIDES: Final = frozenset({Matter.BUDGET})


def place_of(collective: CollectiveId, given: Given) -> PlaceId:
    """Return the place of a collective that goes on.

    Raises ``collective_missing`` and ``collective_merged``.
    """
    missing = collectives_texts.COLLECTIVE_MISSING
    known = existing(given.read.state(COLLECTIVE, collective), missing, collective=collective)
    refuse_merged(collective, given.read)
    return known.place


def decided(
    collective: CollectiveId,
    decision: DecisionId,
    kinds: frozenset[BodyKind],
    matters: frozenset[Matter],
    given: Given,
) -> Decision:
    """Return the decision of the members on which something rests; raises what ``cited`` does."""
    needed = Needed(
        place=place_of(collective, given),
        collective=collective,
        by=given.today,
        kinds=kinds,
        matters=matters,
    )
    return cited(given.read, decision, needed)


def roll_at(roll: MemberRoll | None, key: CollectiveId, *stages: RollStage) -> MemberRoll:
    """Return a roll at one of the stages; raises ``roll_missing`` and ``roll_stage_wrong``."""
    known = existing(roll, texts.ROLL_MISSING, collective=key)
    must_be_at(known, texts.ROLL_STAGE_WRONG, *stages)
    return known


def list_at(state: Distribution | None, key: str, *stages: DistributionStage) -> Distribution:
    """Return a distribution at one of the stages.

    Raises ``distribution_missing`` and ``distribution_stage_wrong``.
    """
    known = existing(state, texts_distribution.DISTRIBUTION_MISSING, distribution=key)
    must_be_at(known, texts_distribution.DISTRIBUTION_STAGE_WRONG, *stages, title=known.title)
    return known


def check_between(day: date, after: date, before: date) -> None:
    """Refuse a day outside others, both of them included; raises ``roll_day_wrong``."""
    if not after <= day <= before:
        raise BadInput(texts.ROLL_DAY_WRONG, day=day, after=after, before=before)


def check_notice(since: date, until: date) -> None:
    """Refuse a notice that is too short; raises ``dates_reversed`` and ``roll_notice_wrong``."""
    check_dates(since, until + timedelta(days=1))
    if (until - since).days + 1 < NOTICE_DAYS:
        raise BadInput(texts.ROLL_NOTICE_WRONG, since=since, until=until, days=NOTICE_DAYS)


def check_over(until: date, given: Given) -> None:
    """Refuse what waits for the end of a notice; raises ``roll_notice_runs``."""
    if given.today <= until:
        raise Refused(texts.ROLL_NOTICE_RUNS, until=until)


def to_answer(objections: Iterable[Objection], number: int, day: date, today: date) -> Objection:
    """Return an objection that waits for an answer, which is given on a day.

    Raises ``roll_objection_missing`` and ``roll_day_wrong``.
    """
    for one in objections:
        if one.number == number and one.open:
            check_between(day, one.day, today)
            return one
    raise Refused(texts.ROLL_OBJECTION_MISSING, objection=number)

"""What is wrong with a roll or a list and was left so."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CollectiveId, DistributionId, PersonId
from ruralgov.domain.membership import texts
from ruralgov.domain.membership.model import MemberRoll, shares_on
from ruralgov.domain.membership.model_distribution import Distribution, DistributionStage
from ruralgov.domain.membership.people import elsewhere, ended, presents
from ruralgov.domain.membership.queries import MemberFault, MemberFinding, MembershipFindings
from ruralgov.domain.membership.records import DISTRIBUTION, MEMBER_ROLL
from ruralgov.domain.membership.rows import DistributionRow
from ruralgov.domain.registry import PERSON

GRACE: Final = 90
"""Days for which a line that was approved may wait to be paid, or a dead member's shares for an
heir. [design]"""


def membership_findings(query: MembershipFindings, asked: Asked) -> list[MemberFinding]:
    """Answer with what is wrong, as of the day asked."""
    key = query.collective
    roll = existing(asked.read.state(MEMBER_ROLL, key), texts.ROLL_MISSING, collective=key)
    found = [*_of_roll(key, roll, asked), *_of_lists(key, asked)]
    return sorted(found, key=lambda one: (one.since, one.fault, one.person))


def _of_roll(key: CollectiveId, roll: MemberRoll, asked: Asked) -> Iterator[MemberFinding]:
    if asked.day >= (ended(key, asked.read) or FOREVER):
        return
    on = roll.on(asked.day)
    held = {who for who, _ in shares_on(roll, asked.day) if who is not None}
    kept = presents([*(one.person for one in on), *held], asked.read)
    ends = _deaths(set(kept.values()), asked)
    many = Counter(kept[one.person] for one in on)
    for one in on:
        person = kept[one.person]
        if person in ends:
            yield MemberFinding(fault=MemberFault.DEAD_ON_ROLL, person=person, since=ends[person])
        if many[person] > 1:
            yield MemberFinding(fault=MemberFault.TWICE, person=person, since=one.since)
        for row in elsewhere(one.person, key, one.since, FOREVER, asked.read):
            if row.since <= asked.day < row.until:
                since = max(row.since, one.since)
                yield MemberFinding(fault=MemberFault.ELSEWHERE, person=person, since=since)
    for person in sorted({kept[one] for one in held} & ends.keys()):
        if (asked.day - ends[person]).days > GRACE:
            since = ends[person]
            yield MemberFinding(fault=MemberFault.SHARES_OF_DEAD, person=person, since=since)


def _deaths(people: set[PersonId], asked: Asked) -> dict[PersonId, date]:
    states = asked.read.states(PERSON, sorted(people))
    return {
        PersonId(key): state.died
        for key, state in states.items()
        if state.died is not None and state.died <= asked.day
    }


def _of_lists(key: CollectiveId, asked: Asked) -> Iterator[MemberFinding]:
    rows = asked.read.rows(DistributionRow, collective=key, stage=DistributionStage.APPROVED)
    for owner, state in asked.read.states(DISTRIBUTION, [row.owner for row in rows]).items():
        yield from _unpaid(DistributionId(owner), state, asked)


def _unpaid(key: DistributionId, state: Distribution, asked: Asked) -> Iterator[MemberFinding]:
    approved = state.approved
    if approved is None or (asked.day - approved).days <= GRACE:
        return
    for line in state.lines:
        if line.amount and state.paid(line.person) is None:
            yield MemberFinding(
                fault=MemberFault.UNPAID, person=line.person, since=approved, distribution=key
            )

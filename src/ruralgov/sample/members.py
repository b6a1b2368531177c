"""Made-up members: a household, its roll by a decision of the members, and a list of what it gets.

Every step is one that people take: another person approves, what hangs out hangs out for a week.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from attrs import frozen

from ruralgov.domain import meetings as g
from ruralgov.domain import membership as m
from ruralgov.domain.kernel.ids import (
    BodyId,
    CollectiveId,
    DecisionId,
    DistributionId,
    HouseholdId,
    PersonId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName
from ruralgov.domain.registry import HouseholdRelation, RegisterHousehold, RegisterPerson
from ruralgov.sample.draw import identity_number

Do = Callable[[str, Any], str]
"""Gives a command as an account, and returns the key of its record."""
KEEPER, APPROVER = "member_keeper", "member_approver"
BORN: Final = date(2024, 1, 1)
"""From when on the household is registered."""
FIRST: Final = 20_000_000
"""The first of the identity numbers of these people: those of others are far below."""
RELATIONS: Final = (HouseholdRelation.HEAD, HouseholdRelation.SPOUSE, HouseholdRelation.CHILD)


@frozen
class Members:
    """A collective with a roll of a few members."""

    key: CollectiveId
    body: BodyId
    people: tuple[PersonId, ...]


def people_of(do: Do, place: PlaceId, number: int, many: int = 3) -> tuple[PersonId, ...]:
    """Register a household of some people, and return them; *number* is one of its own."""
    household = HouseholdId(
        do(
            "registrar",
            RegisterHousehold(village=place, number=f"C{number:05}", since=BORN, source="示例"),
        )
    )
    return tuple(
        PersonId(
            do(
                "registrar",
                RegisterPerson(
                    household=household,
                    name=PersonName.of(f"示{'甲乙丙丁戊己庚辛'[turn]}"),
                    identity=IdentityNumber.of(identity_number(FIRST + 10 * number + turn)),
                    relation=RELATIONS[min(turn, 2)],
                    party_member=False,
                    since=BORN,
                    source="示例",
                ),
            )
        )
        for turn in range(many)
    )


def enrolled(
    do: Do, key: CollectiveId, place: PlaceId, people: tuple[PersonId, ...], day: date
) -> Members:
    """Have a roll of people drafted, put up and confirmed by a day, with one share for each."""
    since = day - timedelta(days=30)
    founding = g.FoundBody(
        kind=g.BodyKind.MEMBERS,
        name="成员大会",
        place=place,
        collective=key,
        since=since,
        source="示例",
    )
    body = BodyId(do("registrar", founding))
    share = (m.Holding(kind=m.ShareKind.BASIC, units=100),)
    drafting = m.DraftMemberRoll(
        collective=key,
        management=m.Management.STATIC,
        since=since,
        source="示例：成员身份确认办法",
        members=tuple(m.RollEntry(person=one, shares=share) for one in people),
        pool=(),
    )
    do(KEEPER, drafting)
    until = since + timedelta(days=m.NOTICE_DAYS)
    putting_up = m.PublishMemberRoll(
        collective=key, since=since + timedelta(days=1), until=until, venue="村务公开栏"
    )
    do(KEEPER, putting_up)
    decision = decided(do, body, g.Matter.MEMBERSHIP, until + timedelta(days=1))
    do(APPROVER, m.ConfirmMemberRoll(collective=key, decision=decision))
    return Members(key, body, people)


def decided(do: Do, body: BodyId, matter: g.Matter, day: date) -> DecisionId:
    """Have the paper of a decision entered and confirmed."""
    reference = f"示例：{day}成员大会关于{matter.zh}的决议"
    paper = g.EnterPaperDecision(
        body=body, matter=matter, title=matter.zh, day=day, reference=reference
    )
    key = DecisionId(do("meeting_recorder", paper))
    do("meeting_convener", g.ConfirmPaperDecision(decision=key))
    return key


def listed(do: Do, one: Members, amount: int, day: date) -> DistributionId:
    """Have a list planned, put up and approved by a day."""
    record = day - timedelta(days=m.NOTICE_DAYS + 3)
    plan = m.PlanDistribution(
        collective=one.key,
        title=f"示例：{day.year}年收益分配",
        year=day.year,
        amount=Fen(amount),
        basis=m.Basis.SHARES,
        record_day=record,
        decision=decided(do, one.body, g.Matter.BUDGET, record),
    )
    key = DistributionId(do(KEEPER, plan))
    since = record + timedelta(days=1)
    putting_up = m.PublishDistribution(
        distribution=key,
        since=since,
        until=since + timedelta(days=m.NOTICE_DAYS - 1),
        venue="村务公开栏",
    )
    do(KEEPER, putting_up)
    do(APPROVER, m.ApproveDistribution(distribution=key))
    return key


def owed(do: Do, distribution: DistributionId, voucher: str) -> None:
    """Say by which voucher a list is owed."""
    do(KEEPER, m.BookPayable(distribution=distribution, voucher=VoucherId(voucher)))

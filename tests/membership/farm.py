"""A collective as the rules of membership find it when they are asked by themselves."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain import membership as c
from ruralgov.domain.collectives import COLLECTIVE, Collective, MergerBasis, Regime
from ruralgov.domain.collectives.model import Merger
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    CollectiveId,
    DecisionId,
    PersonId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import BirthDate, PersonName
from ruralgov.domain.meetings import DECISION, Act, BodyKind, Decision, Matter, Origin
from ruralgov.domain.membership.model import Membership, Notice, Objection
from ruralgov.domain.membership.model_distribution import Distribution, DistributionLine, Payment
from ruralgov.domain.membership.rows import RollMemberRow
from ruralgov.domain.registry import PERSON, Person
from tests.given import TODAY, Situation, States, given
from tests.membership.hamlet import BASIC, RECORD, SINCE, entry

A_DAY = timedelta(days=1)
ME, OTHER = AccountId("me"), AccountId("other")
KEY, AWAY = CollectiveId("c"), CollectiveId("away")
ONE, TWO, THREE = PersonId("one"), PersonId("two"), PersonId("three")
CONFIRMS, SHARES, DIVIDES = DecisionId("members"), DecisionId("shares"), DecisionId("budget")
OUT, LAST = date(2025, 12, 1), date(2025, 12, 7)
DECIDED = date(2025, 12, 8)


def decision(matter: Matter, **more: Any) -> Decision:
    """Return what the members decided."""
    found = Decision(
        body=BodyId("b"),
        kind=BodyKind.MEMBERS,
        place=PlaceId("p"),
        collective=KEY,
        group=None,
        matter=matter,
        act=Act.DECIDE,
        title="t",
        day=DECIDED,
        origin=Origin.PAPER,
        reference="决1号",
        by=AccountId("x"),
        confirmed=AccountId("y"),
    )
    return change(found, **more)


def collective(**more: Any) -> Collective:
    """Return a collective that goes on."""
    found = Collective(
        place=PlaceId("p"), name="社", organisation=None, regime=Regime.Y2023, since=SINCE
    )
    return change(found, **more)


def merged(until: date) -> Collective:
    """Return a collective that went into the other on a day."""
    basis = MergerBasis(
        surveyed=until,
        decided=until,
        decision="d",
        accepted=until,
        acceptance="a",
        approved=until,
        approval="p",
    )
    went = Merger(into=AWAY, since=until, basis=basis, accounts=(), by=OTHER, done=True)
    return collective(until=until, merger=went)


def person(**more: Any) -> Person:
    """Return a person of age."""
    found = Person(
        name=PersonName("n"),
        identity=None,
        telephone=None,
        party_member=False,
        birth=BirthDate.of("1990-01-01"),
        memberships=(),
    )
    return change(found, **more)


DOUBLE: States = {
    (PERSON.kind, ONE): person(absorbed=("double",)),
    (PERSON.kind, "double"): person(merged=ONE),
}
"""That somebody was entered twice."""
KNOWN: States = {
    (COLLECTIVE.kind, KEY): collective(),
    (DECISION.kind, CONFIRMS): decision(Matter.MEMBERSHIP),
    (DECISION.kind, SHARES): decision(Matter.LAND_AND_SHARES),
    (DECISION.kind, DIVIDES): decision(Matter.BUDGET),
}


def died(who: str = ONE, day: date = TODAY) -> States:
    """Return that the registry says when somebody died."""
    return {(PERSON.kind, who): person(died=day)}


DRAFTED: c.MemberRoll = c.MEMBER_ROLL.apply(
    None,
    c.MemberRollDrafted(
        management=c.Management.DYNAMIC,
        since=SINCE,
        source="办法",
        members=(entry(ONE), entry(TWO)),
        pool=(c.Holding(kind=BASIC, units=50),),
        by=AccountId("drafter"),
    ),
)
OBJECTED = Objection(number=1, day=OUT, person=TWO, reference="异议1")
PUBLISHED = change(
    DRAFTED, stage=c.RollStage.PUBLISHED, notice=Notice(since=OUT, until=LAST, venue="栏")
)
ROLL = change(PUBLISHED, stage=c.RollStage.CONFIRMED, decision=CONFIRMS, cites=(CONFIRMS,))


def came(who: str = THREE, since: date = TODAY, until: date = FOREVER) -> Membership:
    """Return a membership that began later."""
    return Membership(
        person=PersonId(who),
        cause=c.AdmissionCause.BIRTH,
        since=since,
        until=until,
        by=AccountId("proposer"),
    )


def member_row(who: str = ONE, owner: str = AWAY, **more: Any) -> RollMemberRow:
    """Return a membership of another collective."""
    found = RollMemberRow(
        owner=owner,
        person=PersonId(who),
        since=SINCE,
        until=FOREVER,
        cause=c.AdmissionCause.FOUNDING,
        loss=None,
    )
    return change(found, **more)


PLANNED = Distribution(
    collective=KEY,
    title="分配",
    year=2025,
    amount=Fen(100),
    basis=c.Basis.SHARES,
    remainder=c.Remainder.LARGEST,
    record_day=RECORD,
    decision=DIVIDES,
    lines=(
        DistributionLine(person=ONE, weight=100, amount=Fen(50)),
        DistributionLine(person=TWO, weight=100, amount=Fen(50)),
    ),
    drafters=(AccountId("drafter"),),
)
HUNG = change(
    PLANNED,
    stage=c.DistributionStage.PUBLISHED,
    notice=Notice(since=RECORD, until=TODAY - A_DAY, venue="栏"),
)
APPROVED = change(
    HUNG, stage=c.DistributionStage.APPROVED, approved=TODAY - A_DAY, approved_by=OTHER
)
OWED = change(APPROVED, payable=VoucherId("payable"))
PAID = Payment(
    person=ONE,
    amount=Fen(50),
    voucher=VoucherId("paid"),
    day=TODAY - A_DAY,
    taking=c.Taking.SELF,
    payee=None,
    reference="",
    by=OTHER,
)


def there(
    record: Any,
    state: Any = None,
    rows: tuple[Any, ...] = (),
    others: Any = None,
    **more: Any,
) -> Situation:
    """Return a record as it stands, of a collective whose members have decided."""
    known: States = {(c.MEMBER_ROLL.kind, KEY): ROLL}
    known |= KNOWN | (others or {})
    return given(record, state=state, others=known, rows=rows, **more)

"""One valid command of every kind of consortia, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.books import EnterVoucher, PostVoucher
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.ids import (
    BodyId,
    CollectiveId,
    ConsortiumId,
    DecisionId,
    OrganisationId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.meetings import BodyKind, ConfirmPaperDecision, Matter
from ruralgov.domain.registry import (
    MergePlace,
    OrganisationKind,
    RegisterOrganisation,
    RegisterPlace,
)
from tests.books.ledger import PLAIN, lines, opening
from tests.meetings.hall import founding, paper
from tests.town import DAY, Town

Step = tuple[str, Any]
Steps = Generator[Step, Any, Any]
KEEPER, APPROVER = "consortium_keeper", "consortium_approver"
BEGAN, LATER = date(2025, 2, 1), date(2025, 6, 1)
MET = date(2025, 1, 10)


def proposing(name: str, lead: OrganisationId, *villages: PlaceId) -> c.ProposeConsortium:
    return c.ProposeConsortium(
        name=name,
        kind=c.ConsortiumKind.INDUSTRY,
        lead=lead,
        villages=villages,
        diagnosis="村党组织研判〔2024〕3号",
        charter="片区章程〔2025〕1号",
        since=date(2025, 1, 5),
    )


def approving(key: ConsortiumId) -> c.ApproveConsortium:
    return c.ApproveConsortium(
        consortium=key,
        approval="镇委〔2025〕8号",
        approved=date(2025, 1, 20),
        review_on=date(2027, 1, 20),
    )


def pledging(key: ConsortiumId, village: PlaceId, decision: DecisionId) -> c.PledgeResource:
    return c.PledgeResource(
        consortium=key,
        village=village,
        kind=c.ResourceKind.CADRE_TIME,
        item="农技员",
        quantity=60,
        since=date(2025, 3, 1),
        until=date(2027, 3, 1),
        consideration="无偿",
        decision=decision,
    )


def agreeing(key: ConsortiumId, *portions: c.Portion) -> c.AgreeProject:
    return c.AgreeProject(
        consortium=key,
        name="海带加工",
        vehicle=c.Vehicle.CONTRACT,
        reference="联合经营合同〔2025〕2号",
        portions=portions,
        loss_rule="按份额承担",
        since=date(2025, 3, 1),
        until=date(2028, 3, 1),
    )


def _decided(village: PlaceId, body: BodyId, matter: Matter) -> Steps:
    entered = paper(body, matter=matter, title=matter.zh, day=MET, reference=f"{village}-{matter}")
    key = DecisionId((yield "meeting_recorder", entered).key)
    yield "meeting_convener", ConfirmPaperDecision(decision=key)
    return key


def _village(town: Town, number: int, name: str) -> Steps:
    """Register a village, and give it with its meeting of all."""
    command = RegisterPlace(
        code=f"{town.app.city}101{number}", name=name, since=date(2023, 1, 1), source="t"
    )
    village = PlaceId((yield "registrar", command).key)
    body = yield "registrar", founding(village, BodyKind.VILLAGE_MEETING)
    return village, BodyId(body.key)


def steps(town: Town) -> Steps:
    first, its_body = yield from _village(town, 281, "东庄")
    second, other_body = yield from _village(town, 282, "西庄")
    third, third_body = yield from _village(town, 283, "南庄")
    heir, _ = yield from _village(town, 284, "北庄")
    joins = []
    for village, body in ((first, its_body), (second, other_body), (third, third_body)):
        joins.append((yield from _decided(village, body, Matter.OTHER)))
    branch = RegisterOrganisation(
        name="东庄联建党委",
        kind=OrganisationKind.VILLAGE_PARTY,
        place=first,
        since=DAY,
        source="批复",
    )
    lead = OrganisationId((yield "registrar", branch).key)
    conference = BodyId((yield "registrar", founding(town.town, BodyKind.CONFERENCE)).key)
    agreed = yield from _decided(town.town, conference, Matter.JOINT)
    key = yield from _formed(lead, (first, second), joins, agreed)
    yield from _pooled(key, (first, second), (its_body, other_body), joins)
    yield from _came(key)
    yield from _lives(key, (first, second, third, heir), joins, agreed)


def _formed(
    lead: OrganisationId,
    villages: tuple[PlaceId, ...],
    joins: list[DecisionId],
    agreed: DecisionId,
) -> Steps:
    given_up = ConsortiumId((yield KEEPER, proposing("临时片区", lead, *villages)).key)
    yield KEEPER, c.DropProposal(consortium=given_up, since=date(2025, 1, 8), reason="条件不成熟")
    key = ConsortiumId((yield KEEPER, proposing("东庄片区", lead, *villages)).key)
    yield (
        KEEPER,
        c.ChangeProposal(consortium=key, name="东西庄片区", reason="名称更贴切"),
    )
    consents = [
        c.ConsentToConsortium(consortium=key, village=one, decision=join)
        for one, join in zip(villages, joins, strict=False)
    ]
    yield KEEPER, consents[0]
    yield KEEPER, c.WithdrawConsent(consortium=key, village=villages[0], reason="决议号写错")
    for one in consents:
        yield KEEPER, one
    yield APPROVER, approving(key)
    yield APPROVER, c.WithdrawConsortiumApproval(consortium=key, reason="文号写错")
    yield APPROVER, evolve(approving(key), decision=agreed)
    yield KEEPER, c.ActivateConsortium(consortium=key, since=BEGAN)
    return key


def _pooled(
    key: ConsortiumId,
    villages: tuple[PlaceId, ...],
    bodies: tuple[BodyId, ...],
    joins: list[DecisionId],
) -> Steps:
    pledge = pledging(key, villages[0], joins[0])
    yield KEEPER, pledge
    yield KEEPER, evolve(pledge, item="重复")
    yield KEEPER, c.WithdrawPledge(consortium=key, pledge=2, reason="重复登记")
    settle = c.SettlePledge(
        consortium=key,
        pledge=1,
        end=c.PledgeEnd.RETURNED,
        day=LATER,
        settlement="退还确认单",
    )
    yield KEEPER, settle
    yield KEEPER, c.ReopenPledge(consortium=key, pledge=1, reason="尚未退还")
    yield KEEPER, settle
    portions = []
    for village, body, part in zip(villages, bodies, (2, 1), strict=True):
        decision = yield from _decided(village, body, Matter.INVESTMENT)
        command = FoundCollective(
            place=village, name=f"{village}合作社", since=DAY, source="登记证"
        )
        owner = CollectiveId((yield "registrar", command).key)
        portions.append(
            c.Portion(
                village=village,
                owner=owner,
                part=part,
                whole=3,
                contribution=Fen(part * 100_000),
                decision=decision,
            )
        )
    agree = agreeing(key, *portions)
    yield KEEPER, agree
    yield KEEPER, c.WithdrawProject(consortium=key, project=1, reason="份额写错")
    yield KEEPER, agree
    end = c.EndProject(consortium=key, project=2, day=LATER, settlement="清算报告")
    yield KEEPER, end
    yield KEEPER, c.ReopenProject(consortium=key, project=2, reason="清算未完")
    yield KEEPER, end
    yield from _earned(key, portions[0].owner)


def entering(key: ConsortiumId, **more: Any) -> c.EnterOutcome:
    """Return what enters an outcome of the team of a consortium."""
    values: dict[str, Any] = {
        "integration": c.Integration.TEAM,
        "indicator": "共用专业人才",
        "unit": "人",
        "since": BEGAN,
        "until": LATER,
        "before": 2,
        "after": 5,
        "evidence": "片区台账〔2025〕1号",
    }
    return c.EnterOutcome(consortium=key, **values | more)


def _earned(key: ConsortiumId, owner: CollectiveId) -> Steps:
    """Book a sale of the joint project, and enter it as an outcome of industry."""
    books = VoucherId((yield "bookkeeper", opening(owner, PLAIN)).key)
    yield "bookchecker", PostVoucher(voucher=books)
    sale = EnterVoucher(
        collective=owner,
        day=date(2025, 4, 1),
        summary="海带加工收入",
        lines=lines(("102", 700_00), ("501", -700_00)),
    )
    voucher = VoucherId((yield "bookkeeper", sale).key)
    yield "bookchecker", PostVoucher(voucher=voucher)
    yield (
        KEEPER,
        entering(
            key,
            integration=c.Integration.INDUSTRY,
            indicator="海带加工收入",
            unit="分",
            project=2,
            before=0,
            after=700_00,
            incomes=(c.Income(collective=owner, voucher=voucher, line=2, amount=Fen(700_00)),),
        ),
    )


def _came(key: ConsortiumId) -> Steps:
    yield KEEPER, entering(key)
    yield KEEPER, c.WithdrawOutcome(consortium=key, outcome=2, reason="人数写错")
    yield KEEPER, entering(key, after=4)
    yield APPROVER, c.VerifyOutcome(consortium=key, outcome=3)


def _lives(
    key: ConsortiumId,
    villages: tuple[PlaceId, ...],
    joins: list[DecisionId],
    agreed: DecisionId,
) -> Steps:
    _, second, third, heir = villages
    yield (
        APPROVER,
        c.ChangeConsortium(
            consortium=key,
            since=date(2025, 7, 1),
            kind=c.ConsortiumKind.GOVERNANCE,
            reason="产业项目结束",
        ),
    )
    yield (
        APPROVER,
        c.CorrectConsortiumEntry(
            consortium=key,
            what=c.ConsortiumEntry.TERMS,
            entry=date(2025, 7, 1),
            since=date(2025, 7, 2),
            reason="日期写错",
        ),
    )
    yield APPROVER, c.SuspendConsortium(consortium=key, since=date(2025, 7, 10), reason="换届")
    yield APPROVER, c.ResumeConsortium(consortium=key, since=date(2025, 8, 1), reason="换届完成")
    admitted = date(2025, 8, 10)
    yield (
        KEEPER,
        c.AdmitVillage(
            consortium=key,
            village=third,
            since=admitted,
            decision=joins[2],
            approval="镇委〔2025〕21号",
        ),
    )
    yield (
        KEEPER,
        c.CorrectConsortiumMember(
            consortium=key,
            village=third,
            entry=admitted,
            since=date(2025, 8, 11),
            reason="日期写错",
        ),
    )
    merge = MergePlace(place=third, into=heir, since=date(2025, 9, 1), cause="撤并批复")
    yield "registrar", merge
    yield KEEPER, c.FollowVillage(consortium=key, village=third)
    yield (
        KEEPER,
        c.LeaveConsortium(
            consortium=key,
            village=second,
            notified=date(2025, 9, 1),
            since=date(2025, 10, 1),
            decision=joins[1],
            cause="另行联建",
        ),
    )
    yield (
        APPROVER,
        c.BeginDissolution(
            consortium=key,
            since=date(2025, 11, 1),
            approval="镇委〔2025〕30号",
            reason="目标已完成",
            decision=agreed,
        ),
    )
    yield (
        APPROVER,
        c.DissolveConsortium(consortium=key, since=date(2025, 12, 1), settlement="清算报告"),
    )

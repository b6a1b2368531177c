"""One valid command of every kind of compacts, in an order in which each is accepted."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import (
    AccountId,
    CreditRequestId,
    CreditSchemeId,
    DecisionId,
    PersonId,
    PlaceId,
    VillageRulesId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.meetings import BodyKind, Matter, PublishDecision
from ruralgov.domain.registry import RegisterPlace
from ruralgov.sample.draw import identity_number
from tests.compacts.compact import (
    TERMS,
    Steps,
    drafting,
    entry,
    proof,
    publishing,
    scheming,
)
from tests.meetings.hall import confirmed, founding
from tests.town import Town

KEEPER, RECORDER, APPROVER = "compact_keeper", "compact_recorder", "compact_approver"
REVIEWER = "compact_reviewer"
JANUARY, FEBRUARY, MARCH = Month("2026-01"), Month("2026-02"), Month("2026-03")
DECIDED = date(2025, 12, 15)


def at(town: Town, day: date) -> None:
    """Let it be a day, at nine in the morning."""
    town.clock.now += day - legal_date(town.clock.now)


def decided(village: PlaceId) -> Steps:
    """Give the steps of a decision of the village meeting that hung out for its days."""
    body = (yield "registrar", founding(village, BodyKind.VILLAGE_MEETING)).key
    key = yield from confirmed(
        body, matter=Matter.VILLAGE_RULES, title="村规民约和积分办法", day=DECIDED
    )
    publish = PublishDecision(decision=key, since=DECIDED, where="村务公开栏")
    yield "meeting_recorder", publish
    return DecisionId(key)


def numbered(number: int) -> str:
    """Return an identity number that no other part of the scenario gives."""
    return identity_number(7_000 + number)


def holders(people: list[PersonId]) -> Steps:
    """Give the steps that say who is behind the accounts of compacts."""
    accounts = (KEEPER, RECORDER, APPROVER, REVIEWER, "villager")
    for account, person in zip(accounts, people, strict=True):
        yield "admin", RegisterAccount(account=AccountId(account), person=person, basis="任命")
    for account, role in ((REVIEWER, c.COMPACT_APPROVER), (KEEPER, c.COMPACT_REVIEWER)):
        yield "admin", GrantRole(account=AccountId(account), role=role, basis="任命")


def steps(town: Town) -> Steps:
    place = RegisterPlace(
        code=f"{town.app.city}101291", name="新庄", since=date(2023, 1, 1), source="t"
    )
    village = PlaceId((yield "registrar", place).key)
    homes = [town.household(f"k{number}", village) for number in range(12)]
    people = [town.person(home, numbered(100 + n)) for n, home in enumerate(homes)]
    yield from holders(people[:5])
    decision = yield from decided(village)
    rules = yield from _rules(village, decision)
    scheme = yield from _schemes(town, village, rules, decision)
    yield from _agreed(village, scheme, people)
    at(town, date(2026, 1, 12))
    yield from _recorded(village, people)
    heard = yield from _heard(village, people)
    at(town, date(2026, 2, 2))
    yield from _published(village)
    objection = yield from _objected(village, people)
    at(town, date(2026, 3, 2))
    yield APPROVER, c.FinaliseCreditMonth(village=village, month=JANUARY)
    yield from _repaired(village, people, objection, heard)
    yield from _later(town, village, rules, scheme, people)


def _rules(village: PlaceId, decision: DecisionId) -> Steps:
    wrong = VillageRulesId((yield KEEPER, drafting(village, title="误起草")).key)
    yield KEEPER, c.WithdrawVillageRules(rules=wrong, reason="重复")
    rules = VillageRulesId((yield KEEPER, drafting(village)).key)
    revised = drafting(village)
    yield (
        KEEPER,
        c.ReviseVillageRules(rules=rules, title="新庄村规民约", clauses=revised.clauses),
    )
    yield KEEPER, c.AdoptVillageRules(rules=rules, decision=decision)
    filing = c.FileVillageRules(rules=rules, filed=date(2026, 1, 5), reference="俚备〔2026〕1号")
    yield REVIEWER, filing
    yield (
        REVIEWER,
        c.ObjectToVillageRules(rules=rules, clauses=("2",), reason="须写明垃圾投放点"),
    )
    yield REVIEWER, c.WithdrawTownObjection(rules=rules, reason="另有通知写明")
    return rules


def _schemes(town: Town, village: PlaceId, rules: VillageRulesId, decision: DecisionId) -> Steps:
    today = legal_date(town.clock.now)
    wrong = CreditSchemeId((yield KEEPER, scheming(village, rules, title="误起草")).key)
    yield KEEPER, c.WithdrawCreditScheme(scheme=wrong, reason="重复")
    draft = scheming(village, rules)
    scheme = CreditSchemeId((yield KEEPER, draft).key)
    yield (
        KEEPER,
        c.ReviseCreditScheme(
            scheme=scheme,
            rules=rules,
            title="新庄信用积分办法",
            categories=draft.categories,
            items=draft.items,
            terms=TERMS,
        ),
    )
    yield KEEPER, c.AdoptCreditScheme(scheme=scheme, decision=decision)
    publish = publishing(scheme, today, since=today + timedelta(days=3))
    yield KEEPER, publish
    yield (
        KEEPER,
        c.CorrectCreditSchemeStart(
            scheme=scheme,
            since=today + timedelta(days=1),
            review_on=publish.review_on,
            reason="日期写错",
        ),
    )
    return scheme


def _agreed(village: PlaceId, scheme: CreditSchemeId, people: list[PersonId]) -> Steps:
    signings = tuple(
        c.Signing(person=one, signed=date(2026, 1, 5), show=True) for one in people[4:]
    )
    yield KEEPER, c.SignCreditAgreements(village=village, scheme=scheme, signings=signings)
    yield (
        KEEPER,
        c.CorrectCreditAgreement(
            village=village, person=people[11], scheme=scheme, reason="同名误登"
        ),
    )


def recording(village: PlaceId, people: list[PersonId], *more: c.PointEntry) -> c.RecordPoints:
    """Return a sheet of two hours of help, and a deduction that two witnesses attest."""
    attested = c.ProofKind.ATTESTATION
    return c.RecordPoints(
        village=village,
        month=JANUARY,
        proofs=(
            proof(people[4]),
            proof(people[5], attested, "b"),
            proof(people[6], attested, "c"),
        ),
        entries=(
            entry(people[4], "A1", date(2026, 1, 8), quantity=2),
            entry(people[8], "A1", date(2026, 1, 8), quantity=3),
            entry(people[9], "B1", date(2026, 1, 9), 2, 3),
            entry(people[10], "B1", date(2026, 1, 9), 2, 3),
            *more,
        ),
    )


def _recorded(village: PlaceId, people: list[PersonId]) -> Steps:
    yield RECORDER, recording(village, people, entry(people[7], "B2", date(2026, 1, 10)))
    yield APPROVER, c.ApprovePoints(village=village, month=JANUARY, sheets=(1,))
    yield RECORDER, c.WithdrawPoint(village=village, month=JANUARY, entry=5, reason="记错日期")
    how = c.NoticeMethod.IN_PERSON
    yield RECORDER, c.InformOfPoints(village=village, month=JANUARY, entries=(3, 4), how=how)


def asking(
    village: PlaceId, entry: int, kind: c.RequestKind, asker: PersonId, **more: Any
) -> c.LodgeCreditRequest:
    """Return what asks something about an entry of January."""
    values: dict[str, Any] = {"month": JANUARY, "words": CitizenText("当天我不在村里")}
    return c.LodgeCreditRequest(
        village=village, entry=entry, kind=kind, asker=asker, **values | more
    )


def answering(request: CreditRequestId, *, granted: bool) -> c.AnswerCreditRequest:
    """Return what answers a request with reasons."""
    reasons = OfficerText("已核对签到表和证人证明")
    return c.AnswerCreditRequest(request=request, granted=granted, reasons=reasons)


def _heard(village: PlaceId, people: list[PersonId]) -> Steps:
    asked = asking(village, 3, c.RequestKind.STATEMENT, people[9])
    request = CreditRequestId((yield KEEPER, asked).key)
    yield REVIEWER, answering(request, granted=False)
    return request


def _published(village: PlaceId) -> Steps:
    publish = c.PublishCreditMonth(village=village, month=JANUARY)
    yield APPROVER, publish
    yield (
        APPROVER,
        c.WithdrawCreditNotice(village=village, month=JANUARY, reason="漏印一页"),
    )
    yield APPROVER, publish


def _objected(village: PlaceId, people: list[PersonId]) -> Steps:
    first = asking(village, 1, c.RequestKind.OBJECTION, people[5])
    dropped = CreditRequestId((yield KEEPER, first).key)
    yield KEEPER, c.WithdrawCreditRequest(request=dropped)
    second = evolve(first, asker=people[6])
    request = CreditRequestId((yield KEEPER, second).key)
    yield REVIEWER, answering(request, granted=False)
    words = CitizenText("请镇里再看")
    yield KEEPER, c.AskCreditReview(request=request, words=words)
    return request


def _repaired(
    village: PlaceId,
    people: list[PersonId],
    objection: CreditRequestId,
    heard: CreditRequestId,
) -> Steps:
    reasons = OfficerText("复核维持")
    decide = c.DecideCreditReview(request=objection, granted=False, reasons=reasons)
    yield KEEPER, decide
    repair = asking(
        village, 4, c.RequestKind.REPAIR, people[10], proofs=(proof(people[5], mark="d"),)
    )
    request = CreditRequestId((yield KEEPER, repair).key)
    yield REVIEWER, answering(request, granted=True)
    yield (
        "privacy",
        c.EraseCreditRequest(
            request=heard, ground=ErasureGround.CONSENT_WITHDRAWN, reason="本人申请"
        ),
    )


def _later(
    town: Town,
    village: PlaceId,
    rules: VillageRulesId,
    scheme: CreditSchemeId,
    people: list[PersonId],
) -> Steps:
    yield APPROVER, c.PublishCreditMonth(village=village, month=FEBRUARY)
    at(town, date(2026, 4, 1))
    yield APPROVER, c.FinaliseCreditMonth(village=village, month=FEBRUARY)
    yield APPROVER, c.PublishCreditMonth(village=village, month=MARCH)
    at(town, date(2026, 4, 20))
    yield APPROVER, c.FinaliseCreditMonth(village=village, month=MARCH)
    yield APPROVER, c.CommendVillagers(village=village, quarter="2026-Q1")
    yield (
        APPROVER,
        c.RevokeCommendation(
            village=village, quarter="2026-Q1", person=people[8], reason="本人谢绝"
        ),
    )
    yield (
        KEEPER,
        c.WithdrawCreditAgreement(village=village, person=people[4], scheme=scheme, erase=True),
    )
    today = legal_date(town.clock.now)
    yield KEEPER, c.EndCreditScheme(scheme=scheme, since=today, cause="重新制定")
    yield KEEPER, c.EndVillageRules(rules=rules, since=today, cause="重新制定")

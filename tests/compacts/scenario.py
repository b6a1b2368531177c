"""One valid command of every kind of compacts, in an order in which each is accepted."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.compacts.model import A_DAY
from ruralgov.domain.compacts.months import months_of
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
from ruralgov.domain.kernel.month import Month, last_day, month_of
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
JANUARY = Month("2026-01")
MID = 10
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
    began = _begun(town)
    month = month_of(began)
    place = RegisterPlace(
        code=f"{town.app.city}101277", name="新庄", since=date(2023, 1, 1), source="t"
    )
    village = PlaceId((yield "registrar", place).key)
    homes = [town.household(f"k{number}", village) for number in range(12)]
    people = [town.person(home, numbered(100 + n)) for n, home in enumerate(homes)]
    yield from holders(people[:5])
    decision = yield from decided(village)
    rules = yield from _rules(village, decision, began)
    scheme = yield from _schemes(town, village, rules, decision)
    yield from _agreed(village, scheme, people, began)
    at(town, began + 7 * A_DAY)
    yield from _recorded(village, people, began)
    heard = yield from _heard(village, month, people)
    at(town, last_day(month) + 2 * A_DAY)
    yield from _published(village, month)
    objection = yield from _objected(village, month, people)
    at(town, last_day(month) + 30 * A_DAY)
    yield APPROVER, c.FinaliseCreditMonth(village=village, month=month)
    yield from _repaired(village, month, people, objection, heard)
    yield from _later(town, village, rules, scheme, people, month)
    yield from _follows(town, village, month, people[4], scheme, objection)


def _follows(
    town: Town,
    village: PlaceId,
    month: Month,
    person: PersonId,
    scheme: CreditSchemeId,
    request: CreditRequestId,
) -> Steps:
    """Give what follows by itself from others once by hand."""
    today = legal_date(town.clock.now)
    where: dict[str, Any] = {"village": village, "month": month}
    yield KEEPER, c.HoldPoint(**where, entry=2, request=request)
    yield APPROVER, c.SettlePoint(**where, entry=2, request=request, since=today)
    yield KEEPER, c.ErasePointsOf(**where, person=person, scheme=scheme)
    ended = c.EndCreditAgreements(
        village=village, person=person, since=today, end=c.AgreementEnd.DEPARTED
    )
    yield KEEPER, ended
    shown = proof(person, c.ProofKind.MEDIATION, "e", reference="（2026）调1号-1")
    month = month_of(today)
    yield (
        RECORDER,
        c.ProposeMediatedPoint(
            village=village, month=month, person=person, day=today, kept=True, proof=shown
        ),
    )
    taken = c.TakeBackMediatedPoint(village=village, month=month, reference=shown.reference)
    yield RECORDER, taken


def _begun(town: Town) -> date:
    """Go to an early day of a month, and return it: other parts may have let time pass."""
    today = legal_date(town.clock.now)
    if today.day > MID:
        at(town, last_day(month_of(today)) + 5 * A_DAY)
    return legal_date(town.clock.now)


def _rules(village: PlaceId, decision: DecisionId, today: date) -> Steps:
    wrong = VillageRulesId((yield KEEPER, drafting(village, title="误起草")).key)
    yield KEEPER, c.WithdrawVillageRules(rules=wrong, reason="重复")
    rules = VillageRulesId((yield KEEPER, drafting(village)).key)
    revised = drafting(village)
    yield (
        KEEPER,
        c.ReviseVillageRules(rules=rules, title="新庄村规民约", clauses=revised.clauses),
    )
    yield KEEPER, c.AdoptVillageRules(rules=rules, decision=decision)
    filing = c.FileVillageRules(rules=rules, filed=today, reference="俚备〔2026〕1号")
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


def _agreed(village: PlaceId, scheme: CreditSchemeId, people: list[PersonId], today: date) -> Steps:
    signings = tuple(c.Signing(person=one, signed=today, show=True) for one in people[4:])
    yield KEEPER, c.SignCreditAgreements(village=village, scheme=scheme, signings=signings)
    yield (
        KEEPER,
        c.CorrectCreditAgreement(
            village=village, person=people[11], scheme=scheme, reason="同名误登"
        ),
    )


def _recorded(village: PlaceId, people: list[PersonId], began: date) -> Steps:
    month, attested = month_of(began), c.ProofKind.ATTESTATION
    days = [began + n * A_DAY for n in (3, 4, 5)]
    yield (
        RECORDER,
        c.RecordPoints(
            village=village,
            month=month,
            proofs=(
                proof(people[4]),
                proof(people[5], attested, "b"),
                proof(people[6], attested, "c"),
            ),
            entries=(
                entry(people[4], "A1", days[0], quantity=2),
                entry(people[8], "A1", days[0], quantity=3),
                entry(people[9], "B1", days[1], 2, 3),
                entry(people[10], "B1", days[1], 2, 3),
                entry(people[7], "B2", days[2]),
            ),
        ),
    )
    yield APPROVER, c.ApprovePoints(village=village, month=month, sheets=(1,))
    yield RECORDER, c.WithdrawPoint(village=village, month=month, entry=5, reason="记错日期")
    how = c.NoticeMethod.IN_PERSON
    yield RECORDER, c.InformOfPoints(village=village, month=month, entries=(3, 4), how=how)


def asking(
    village: PlaceId,
    month: Month,
    entry: int,
    kind: c.RequestKind,
    asker: PersonId,
    *proofs: c.Proof,
) -> c.LodgeCreditRequest:
    """Return what asks something about an entry."""
    return c.LodgeCreditRequest(
        village=village,
        month=month,
        entry=entry,
        kind=kind,
        asker=asker,
        words=CitizenText("当天我不在村里"),
        proofs=proofs,
    )


def answering(request: CreditRequestId, *, granted: bool) -> c.AnswerCreditRequest:
    """Return what answers a request with reasons."""
    reasons = OfficerText("已核对签到表和证人证明")
    return c.AnswerCreditRequest(request=request, granted=granted, reasons=reasons)


def _heard(village: PlaceId, month: Month, people: list[PersonId]) -> Steps:
    asked = asking(village, month, 3, c.RequestKind.STATEMENT, people[9])
    request = CreditRequestId((yield KEEPER, asked).key)
    yield REVIEWER, answering(request, granted=False)
    return request


def _published(village: PlaceId, month: Month) -> Steps:
    publish = c.PublishCreditMonth(village=village, month=month)
    yield APPROVER, publish
    yield APPROVER, c.WithdrawCreditNotice(village=village, month=month, reason="漏印一页")
    yield APPROVER, publish


def _objected(village: PlaceId, month: Month, people: list[PersonId]) -> Steps:
    first = asking(village, month, 1, c.RequestKind.OBJECTION, people[5])
    dropped = CreditRequestId((yield KEEPER, first).key)
    yield KEEPER, c.WithdrawCreditRequest(request=dropped)
    request = CreditRequestId((yield KEEPER, evolve(first, asker=people[6])).key)
    yield REVIEWER, answering(request, granted=False)
    yield KEEPER, c.AskCreditReview(request=request, words=CitizenText("请镇里再看"))
    return request


def _repaired(
    village: PlaceId,
    month: Month,
    people: list[PersonId],
    objection: CreditRequestId,
    heard: CreditRequestId,
) -> Steps:
    reasons = OfficerText("复核维持")
    yield KEEPER, c.DecideCreditReview(request=objection, granted=False, reasons=reasons)
    done = proof(people[5], mark="d")
    repair = asking(village, month, 4, c.RequestKind.REPAIR, people[10], done)
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
    month: Month,
) -> Steps:
    quarter = f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"
    others = [one for one in months_of(quarter) if one != month]
    at(town, max(legal_date(town.clock.now), last_day(months_of(quarter)[2]) + A_DAY))
    for one in others:
        yield APPROVER, c.PublishCreditMonth(village=village, month=one)
    at(town, legal_date(town.clock.now) + 20 * A_DAY)
    for one in others:
        yield APPROVER, c.FinaliseCreditMonth(village=village, month=one)
    yield APPROVER, c.CommendVillagers(village=village, quarter=quarter)
    revoke = c.RevokeCommendation(
        village=village, quarter=quarter, person=people[8], reason="本人谢绝"
    )
    yield APPROVER, revoke
    leave = c.WithdrawCreditAgreement(village=village, person=people[4], scheme=scheme, erase=True)
    yield KEEPER, leave
    today = legal_date(town.clock.now)
    yield KEEPER, c.EndCreditScheme(scheme=scheme, since=today, cause="重新制定")
    yield KEEPER, c.EndVillageRules(rules=rules, since=today, cause="重新制定")

"""One valid command of every kind of mediation, in an order in which each is accepted."""

from collections.abc import Generator
from typing import Any

from ruralgov.domain import mediation as m
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import DisputeId, MediationCommitteeId, MediationPlaceId, PersonId
from ruralgov.domain.kernel.money import Fen
from tests.mediation.parlour import (
    A_DAY,
    ALOUD,
    CLERK,
    GUIDE,
    MEDIATOR,
    PAPER,
    Parlour,
    establishing,
    holding,
    members,
    opening,
    owing,
    plan,
    receiving,
    term,
    words,
)
from tests.town import Town

Step = tuple[str, Any]
Steps = Generator[Step, Any, Any]


def steps(town: Town) -> Generator[Step, Any, None]:
    here = Parlour(town)
    committee = yield from _committee(here)
    above = yield from _above(here)
    yield from _places(here, committee)
    yield from _refused(here, committee)
    yield from _declined(here, committee)
    key = yield from _accepted(here, committee)
    yield from _up(here, committee, above)
    yield from _agreed(here, key)
    yield from _kept(here, key)
    yield from _renewed(here, committee)
    yield from _varied(here)


def _committee(here: Parlour) -> Steps:
    march = term(here.town)["since"].replace(month=3)
    begun = term(here.town)["since"]
    last = {"since": begun.replace(year=begun.year - 1), "until": begun.replace(month=6)}
    before = establishing(here.village, *here.members, **last)
    spare = MediationCommitteeId((yield GUIDE, before).key)
    yield GUIDE, m.EndMediationCommittee(committee=spare, since=begun, reason="并入")
    made = establishing(here.village, *here.members, **term(here.town))
    key = MediationCommitteeId((yield GUIDE, made).key)
    appoint = m.AppointMediator(committee=key, person=here.more, basis="聘任", since=march)
    yield GUIDE, appoint
    yield (
        GUIDE,
        m.DismissMediator(committee=key, person=here.more, since=march + A_DAY, reason="任务完成"),
    )
    return key


def _above(here: Parlour) -> Steps:
    march = term(here.town)["since"].replace(month=3)
    made = establishing(
        here.town.town, *here.members, name="俚岛镇人民调解委员会", **term(here.town)
    )
    key = MediationCommitteeId((yield GUIDE, made).key)
    yield (
        GUIDE,
        m.RenewMediationCommittee(
            committee=key,
            name="俚岛镇人民调解委员会",
            members=members(*here.members),
            basis="换届",
            since=march,
            until=term(here.town)["until"],
        ),
    )
    yield (
        GUIDE,
        m.CorrectMediationCommittee(
            committee=key, entry=march, since=march + A_DAY, reason="日期录错"
        ),
    )
    return key


def _places(here: Parlour, committee: MediationCommitteeId) -> Steps:
    march = term(here.town)["since"].replace(month=3)
    at = MediationPlaceId((yield CLERK, opening(committee, since=march - A_DAY)).key)
    yield CLERK, m.ChangeMediationPlace(at=at, since=march, venue="村委会西屋")
    yield CLERK, m.CorrectMediationPlace(at=at, entry=march, since=march + A_DAY, reason="日期录错")
    room = opening(committee, kind=m.MediationPlaceKind.ROOM, since=march - A_DAY)
    spare = MediationPlaceId((yield CLERK, room).key)
    yield CLERK, m.CloseMediationPlace(at=spare, since=march, reason="合并使用")


def _received(here: Parlour, committee: MediationCommitteeId) -> Steps:
    sides = (plan(here.one), plan(here.other, against=True))
    return DisputeId((yield CLERK, receiving(committee, here.village, *sides)).key)


def _refused(here: Parlour, committee: MediationCommitteeId) -> Steps:
    key = yield from _received(here, committee)
    yield (
        CLERK,
        m.RefuseDispute(
            dispute=key, cause=m.RefusalCause.ELSEWHERE, competent="人民法院", told=PAPER
        ),
    )
    yield (
        "privacy",
        m.EraseDispute(dispute=key, ground=ErasureGround.OTHER_LAW, reason="依申请"),
    )
    key = yield from _received(here, committee)
    yield CLERK, m.WithdrawDispute(dispute=key, reason=words("重复登记"))


def _declined(here: Parlour, committee: MediationCommitteeId) -> Steps:
    key = yield from _received(here, committee)
    yield CLERK, m.DeclineMediation(dispute=key, party=2, told=PAPER)
    key = yield from _received(here, committee)
    yield CLERK, m.FlagViolence(dispute=key, victim=1, words=words("曾被推搡"))
    yield CLERK, m.WishJointSession(dispute=key, victim=1, wished=True)
    yield (
        CLERK,
        m.TerminateMediation(dispute=key, cause=m.TerminationCause.NOT_MEDIABLE, told=PAPER),
    )


def _consents(key: DisputeId) -> Steps:
    for number in (1, 2):
        yield CLERK, m.ConsentToMediation(dispute=key, party=number, told=PAPER)


def _accepted(here: Parlour, committee: MediationCommitteeId) -> Steps:
    key = yield from _received(here, committee)
    yield from _consents(key)
    yield from _chosen(key, here.mediator)
    yield CLERK, m.DeclareTie(dispute=key, person=here.mediator, tie=m.Tie.REPORTED)
    yield (
        CLERK,
        m.ChooseMediator(dispute=key, person=here.mediator, accepted=(1, 2), tie=m.Tie.REPORTED),
    )
    yield CLERK, m.ExtendMediation(dispute=key, until=here.today + 60 * A_DAY, agreed=(1, 2))
    return key


def _chosen(key: DisputeId, person: PersonId) -> Steps:
    yield CLERK, m.ChooseMediator(dispute=key, person=person, accepted=(1, 2))


def _up(here: Parlour, committee: MediationCommitteeId, above: MediationCommitteeId) -> Steps:
    key = yield from _received(here, committee)
    yield CLERK, m.PassDisputeUp(dispute=key, to=above, wished=1, reason=words("当事人要求"))
    yield CLERK, m.TakeUpDispute(dispute=key)


def _agreed(here: Parlour, key: DisputeId) -> Steps:
    today = here.today
    yield CLERK, holding(key, today)
    yield CLERK, m.CorrectSession(dispute=key, session=1, day=None, reason=words("登记错误"))
    yield CLERK, holding(key, today, concessions=words("愿意让步"))
    yield (
        CLERK,
        m.DraftMediationAgreement(
            dispute=key, form=m.AgreementForm.WRITTEN, facts=words("事实清楚")
        ),
    )
    yield CLERK, owing(key, today)
    yield CLERK, owing(key, today, amount=Fen(50_000))
    yield CLERK, owing(key, today, kind=m.ObligationKind.ACT, amount=None)
    yield CLERK, owing(key, today + 30 * A_DAY, kind=m.ObligationKind.REFRAIN, amount=None)
    for number in (1, 2):
        yield (
            CLERK,
            m.SignMediationAgreement(
                dispute=key,
                party=number,
                manner=m.SigningManner.FINGERPRINT,
                day=today,
                told=ALOUD,
            ),
        )
    yield MEDIATOR, m.CountersignMediationAgreement(dispute=key, day=today)
    yield CLERK, m.SealMediationAgreement(dispute=key, day=today)
    yield CLERK, m.CorrectAgreementDays(dispute=key, sealed=today, reason=words("核对印章日期"))
    asked = m.ApplyForConfirmation(
        dispute=key, applicants=(1, 2), day=today, court="荣成市人民法院"
    )
    yield CLERK, asked
    yield (
        CLERK,
        m.RecordConfirmation(
            dispute=key, outcome=m.ConfirmationOutcome.CONFIRMED, day=today, reference="民特1号"
        ),
    )


def _kept(here: Parlour, key: DisputeId) -> Steps:
    paid = m.RecordObligationPerformance(
        dispute=key, obligation=1, day=here.today, amount=Fen(100_000), proof=words("收条")
    )
    yield CLERK, paid
    yield (
        CLERK,
        m.WithdrawObligationPerformance(
            dispute=key, obligation=1, performance=1, reason=words("记错")
        ),
    )
    yield CLERK, paid
    here.later(5)
    yield CLERK, m.RemindDebtor(dispute=key, obligation=2)
    yield CLERK, m.HearDebtor(dispute=key, obligation=2, words=words("近日付清"))
    broken = m.DeclareBreach(dispute=key, obligation=2, reason=words("仍未付款"))
    yield CLERK, broken
    yield CLERK, m.WithdrawBreach(dispute=key, obligation=2, reason=words("已说明困难"))
    yield CLERK, broken
    yield (
        CLERK,
        m.EndObligation(
            dispute=key,
            obligation=3,
            stage=m.ObligationStage.RELEASED,
            reason=words("债权人不再要求"),
        ),
    )
    yield (
        CLERK,
        m.EndObligation(
            dispute=key,
            obligation=4,
            stage=m.ObligationStage.EXCUSED,
            reason=words("客观不能"),
        ),
    )
    yield CLERK, m.RecordAgreementSuit(dispute=key, party=1, day=here.today)
    yield CLERK, m.EndAgreementSuit(dispute=key, party=1, day=here.today)
    yield from _followed(here, key)
    yield CLERK, m.CloseDispute(dispute=key)


def _followed(here: Parlour, key: DisputeId) -> Steps:
    """An heir comes in the place of a debtor who died."""
    from ruralgov.domain.registry import Departure, EndPerson

    yield (
        "registrar",
        EndPerson(person=here.other, since=here.today, departure=Departure.DIED),
    )
    yield CLERK, m.FollowParty(dispute=key, party=2, person=here.more, reason=words("继承人承接"))


def _renewed(here: Parlour, committee: MediationCommitteeId) -> Steps:
    """The villagers elect the committee anew."""
    today = here.today
    again = m.RenewMediationCommittee(
        committee=committee,
        name="大庄村人民调解委员会",
        members=members(*here.members),
        basis="村民会议推选",
        since=today,
        until=today.replace(year=today.year + 2, day=1),
    )
    yield GUIDE, again
    yield (
        GUIDE,
        m.CorrectMediationCommittee(
            committee=committee, entry=today, since=today + A_DAY, reason="日期录错"
        ),
    )


def _varied(here: Parlour) -> Steps:
    """Both sides of another dispute vary what they agreed; a draft nobody signs is taken back."""
    today, sides = here.today, (plan(here.one), plan(here.more, against=True))
    place = here.town.other
    made = establishing(place, *here.members, name="小庄村人民调解委员会", **term(here.town))
    committee = MediationCommitteeId((yield GUIDE, made).key)
    key = DisputeId((yield CLERK, receiving(committee, place, *sides)).key)
    yield from _consents(key)
    yield from _chosen(key, here.mediator)
    yield CLERK, holding(key, today)
    draft = m.DraftMediationAgreement(
        dispute=key, form=m.AgreementForm.WRITTEN, facts=words("事实清楚")
    )
    yield CLERK, draft
    yield CLERK, owing(key, today + 10 * A_DAY)
    yield from _signed(key, here)
    varying = m.DraftAgreementVariation(dispute=key, replaces=(1,), words=words("分两次付清"))
    yield CLERK, varying
    yield CLERK, m.WithdrawAgreementVariation(dispute=key, reason=words("一方尚未同意"))
    yield CLERK, varying
    for days in (20, 50):
        yield CLERK, owing(key, today + days * A_DAY, amount=Fen(50_000))
    yield from _signed(key, here)


def _signed(key: DisputeId, here: Parlour) -> Steps:
    for number in (1, 2):
        yield (
            CLERK,
            m.SignMediationAgreement(
                dispute=key,
                party=number,
                manner=m.SigningManner.SIGNED,
                day=here.today,
                told=ALOUD,
            ),
        )
    yield MEDIATOR, m.CountersignMediationAgreement(dispute=key, day=here.today)
    yield CLERK, m.SealMediationAgreement(dispute=key, day=here.today)

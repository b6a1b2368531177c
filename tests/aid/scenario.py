"""One valid command of every kind of aid, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid import Circle, Included, InclusionCause, Programme
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName
from ruralgov.domain.registry import HouseholdRelation, RegisterPerson
from ruralgov.sample.draw import identity_number
from tests.aid import scenario_means as means
from tests.aid import scenario_monitor as monitor
from tests.aid import scenario_procedure as procedure
from tests.aid import scenario_questions as questions
from tests.town import DAY, NAME, Town

Step = tuple[str, Any]
CLERK, CHIEF = "aid_clerk", "aid_supervisor"
BEGAN, LATER, LAST = date(2025, 2, 1), date(2025, 6, 1), date(2025, 9, 1)
PAPERS = (
    a.AidPaper.IDENTITY,
    a.AidPaper.STATEMENT,
    a.AidPaper.COMMITMENT,
    a.AidPaper.CHECKING,
)


def opening(place: PlaceId, *people: PersonId, **more: Any) -> a.OpenAidFile:
    some = tuple(Included(person=one, circle=Circle.LIVING) for one in people)
    plain: dict[str, Any] = {"since": BEGAN, "people": some, "situation": "独居，行动不便"}
    return a.OpenAidFile(place=place, **(plain | more))


def including(file: AidFileId, person: PersonId, **more: Any) -> a.IncludePerson:
    plain: dict[str, Any] = {
        "circle": Circle.LIVING,
        "cause": InclusionCause.MOVED_IN,
        "since": LATER,
    }
    return a.IncludePerson(file=file, person=person, **(plain | more))


def _person(town: Town, home: HouseholdId, number: int) -> PersonId:
    command = RegisterPerson(
        household=home,
        name=PersonName.of(NAME),
        identity=IdentityNumber.of(identity_number(number)),
        relation=HouseholdRelation.OTHER,
        party_member=False,
        since=DAY,
        source="t",
    )
    return PersonId(town.do("registrar", command).key)


def steps(town: Town) -> Generator[Step, Any, None]:
    yield from _files(town)
    yield from means.steps(town)
    yield from questions.steps(town)
    yield from monitor.steps(town)


def _files(town: Town) -> Generator[Step, Any, None]:
    home = town.household("701")
    one, two, three, four = (_person(town, home, 64_100 + number) for number in range(4))
    file = AidFileId((yield CLERK, opening(town.village, one, two)).key)
    yield CLERK, including(file, three)
    yield CLERK, a.EndInclusion(file=file, number=3, cause=InclusionCause.OTHER, since=LAST)
    yield CLERK, a.RestoreInclusion(file=file, number=3, reason="误登")
    yield CLERK, including(file, four, circle=Circle.OBLIGED)
    yield CLERK, a.WithdrawInclusion(file=file, number=4, reason="无赡养关系")
    yield CLERK, a.DescribeSituation(file=file, situation="两人患病")
    yield CHIEF, a.ApproveMinorAccess(file=file, reader=AccountId(CLERK), reason="入户前查阅")
    applied = a.ApplyForAid(
        file=file, programme=Programme.MINIMUM, received=LATER, papers=PAPERS[:1]
    )
    yield CLERK, applied
    yield CLERK, a.TellMissing(file=file, number=1, told=LATER)
    yield CLERK, a.ReceivePapers(file=file, number=1, papers=PAPERS[1:])
    yield CLERK, a.AcceptAidApplication(file=file, number=1, accepted=LATER)
    yield CLERK, a.WithdrawAidApplication(file=file, number=1, ended=LAST, reason="自愿撤回")
    offer = a.OfferAid(
        file=file, programme=Programme.TEMPORARY, people=(one,), offered=LATER, finding="走访发现"
    )
    yield CLERK, offer
    yield CLERK, a.TakeUpOffer(file=file, number=2, received=LATER)
    yield CLERK, a.WithdrawAidApplication(file=file, number=2, ended=LAST, reason="已解决")
    yield CLERK, offer
    yield CLERK, a.DeclineOffer(file=file, number=3, declined=LATER)
    part = opening(town.village, two, since=LAST, split_from=file)
    new = AidFileId((yield CLERK, part).key)
    merging = a.MergeAidFiles(file=new, into=file, since=date(2025, 10, 1))
    yield CLERK, merging
    some = (Included(person=three, circle=Circle.LIVING),)
    yield CLERK, a.TakeInPeople(file=file, other=new, people=some, since=LATER)
    yield CLERK, a.ReleasePeople(file=file, into=new, people=some, since=LAST)
    yield CLERK, including(file, three, since=date(2025, 10, 1))
    yield CLERK, a.FollowAidPerson(file=file, person=three, into=four)
    yield CLERK, a.FollowAidPerson(file=file, person=four, into=three, back=True)
    gone = date(2025, 10, 15)
    yield CLERK, a.FollowDeparted(file=file, person=three, died=True, since=gone)
    yield CLERK, a.CloseAidFile(file=file, since=date(2025, 11, 1), reason="不再需要")
    yield CHIEF, a.ReopenAidFile(file=file, reason="误关")
    yield CLERK, a.CloseAidFile(file=file, since=date(2025, 11, 1), reason="不再需要")
    erase = a.EraseAidFile(file=file, ground=ErasureGround.PURPOSE_DONE, reason="保存期满")
    yield "privacy", erase
    mover = _person(town, home, 64_105)
    moving = AidFileId((yield CLERK, opening(town.village, mover)).key)
    yield CLERK, a.MoveAidFile(file=moving, place=town.other, since=LATER)
    helped, waiting, lost, official = (_person(town, home, 64_170 + number) for number in range(4))
    lone = AidFileId((yield CLERK, procedure.opened(town.village, helped)).key)
    yield from procedure.steps(lone, official, helped)
    other = AidFileId((yield CLERK, procedure.opened(town.village, waiting, lost)).key)
    yield from procedure.running(other, lost)

"""A village branch with three members, a secretary, a list in force, and people of the town."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.ids import (
    CITY,
    BehaviourListId,
    BodyId,
    BulletinId,
    OrganisationId,
    PartyEntryId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.meetings import BodyKind, SeatMembers, SeatPlan
from ruralgov.domain.registry import (
    AppointToPost,
    EstablishPost,
    OrganisationKind,
    RegisterOrganisation,
)
from ruralgov.sample.draw import identity_number
from tests.meetings.hall import founding
from tests.town import DAY, UNIT, Town, code_of

RECORDER, APPROVER, REVIEWER = "party_recorder", "party_approver", "party_reviewer"
A_DAY = timedelta(days=1)
BEGUN, DONE = date(2025, 1, 1), date(2025, 12, 20)
"""From when on the list holds; when things were done."""
MONTH = Month("2025-12")


def item(code: str = "DY01", points: int = 2, **more: Any) -> p.BehaviourItem:
    """Return a behaviour of members that adds points, in party points."""
    values: dict[str, Any] = {
        "ledger": p.PartyLedger.POINTS,
        "subject": p.SubjectKind.MEMBER,
        "title": "参加组织生活",
        "times": 4,
        "evidence": "签到记录",
    }
    return p.BehaviourItem(code=code, points=points, **values | more)


def red(code: str, points: int, **more: Any) -> p.BehaviourItem:
    """Return a behaviour of red credit, of members unless said otherwise."""
    values: dict[str, Any] = {"ledger": p.PartyLedger.RED, "scope": p.RedScope.CONDUCT}
    return item(code, points, **values | more)


ITEMS = (
    item(),
    item("DY02", -3, title="无故缺席组织生活", evidence="签到记录和会议记录"),
    item("DY03", 1, title="志愿服务"),
    red("HX01", 5, scope=p.RedScope.MEMBER_ROLE, title="带头致富帮富"),
    red("HX02", -4, title="酒后驾车被处罚", evidence="处罚决定书"),
    red("HX03", 3, subject=p.SubjectKind.SECRETARY, scope=p.RedScope.SECRETARY_DUTY),
    red("HX04", -2, subject=p.SubjectKind.ORGANISATION, scope=p.RedScope.STANDARDS),
)
TERMS: dict[str, Any] = {
    "positive_months": 24,
    "negative_months": 12,
    "hearing_days": 5,
    "appeal_days": 15,
    "hours": p.HoursRule(item="DY03", minutes=60, most=5),
}


def terms(**more: Any) -> p.ListTerms:
    """Return the terms of a list."""
    return p.ListTerms(**TERMS | more)


def drafting(*items: p.BehaviourItem, **more: Any) -> p.DraftBehaviourList:
    """Return what drafts a list of the whole city."""
    values: dict[str, Any] = {
        "place": CITY,
        "title": "党员正负面行为清单",
        "source": "荣组发〔2024〕3号",
        "terms": terms(),
    }
    return p.DraftBehaviourList(items=items or ITEMS, **values | more)


def proof(number: int = 1, **more: Any) -> p.Proof:
    """Return what shows a fact: another one for each number."""
    values: dict[str, Any] = {
        "kind": p.ProofKind.RECORD,
        "reference": f"支部台账第{number}页",
        "maker": UNIT,
        "made": DONE,
        "sha256": f"{number:064x}",
    }
    return p.Proof(**values | more)


def document(number: int = 50, **more: Any) -> p.Proof:
    """Return a document that is in effect."""
    return proof(number, kind=p.ProofKind.DOCUMENT, **more)


class Branch:
    """A branch in a town of the tests, by its commands."""

    def __init__(self, town: Town | None = None) -> None:
        self.town = town or Town()
        self.village = self.town.village
        home = self.town.household("branch")
        self.members = [self.town.person(home, identity_number(7500 + n)) for n in range(3)]
        self.home = home
        self.key = self.unit("大庄党支部", self.village)
        self.body = self.seated(self.key, self.village, *self.members)

    @property
    def today(self) -> date:
        """The day on which everything is done."""
        return self.town.clock.now.date()

    def unit(self, name: str, place: PlaceId, **more: Any) -> OrganisationId:
        """Register a party branch."""
        values: dict[str, Any] = {"kind": OrganisationKind.PARTY_BRANCH, "since": DAY}
        command = RegisterOrganisation(name=name, place=place, source="登记", **values | more)
        return OrganisationId(self.do("registrar", command))

    def seated(self, branch: OrganisationId, place: PlaceId, *people: PersonId) -> BodyId:
        """Found the branch meeting of a branch, and seat its members."""
        command = founding(place, BodyKind.BRANCH_MEETING, organisation=branch)
        body = BodyId(self.do("registrar", command))
        seats = tuple(SeatPlan(person=one) for one in people)
        if seats:
            self.do("registrar", SeatMembers(body=body, seats=seats, since=DAY, basis="名册"))
        return body

    def secretary(self, person: PersonId, title: str = "党支部书记") -> None:
        """Give somebody a post of the branch."""
        establish = EstablishPost(
            organisation=self.key, title=title, seats=1, since=DAY, basis="党章"
        )
        post = PostId(self.do("registrar", establish))
        self.do("registrar", AppointToPost(post=post, person=person, since=DAY, basis="选举"))

    def do(self, account: str, command: Any) -> str:
        """Give a command, and return the key of its record."""
        return self.town.do(account, command).key

    def refused(self, account: str, command: Any) -> str:
        """Return the code with which a command is refused."""
        return code_of(lambda: self.town.do(account, command))

    def ask(self, query: Any, day: date | None = None, account: str = RECORDER) -> Any:
        """Return the answer to a question."""
        return self.town.ask(account, query, day)

    def list(self, *items: p.BehaviourItem, since: date = BEGUN, **more: Any) -> BehaviourListId:
        """Return a list that was drafted, adopted and published."""
        key = BehaviourListId(self.do(RECORDER, drafting(*items, **more)))
        self.do(APPROVER, p.AdoptBehaviourList(behaviour_list=key, approval="常委会纪要"))
        publish = p.PublishBehaviourList(behaviour_list=key, published=since, since=since)
        self.do(RECORDER, publish)
        return key

    def member(self, number: int = 0) -> p.Subject:
        """Return a member as a subject."""
        return p.Subject(kind=p.SubjectKind.MEMBER, key=self.members[number])

    def recording(self, code: str = "DY01", number: int = 1, **more: Any) -> p.RecordPartyEntry:
        """Return what records an entry of the first member."""
        red_ = code.startswith("HX")
        values: dict[str, Any] = {
            "ledger": p.PartyLedger.RED if red_ else p.PartyLedger.POINTS,
            "subject": self.member(),
            "organisation": self.key,
            "item": code,
            "day": DONE,
            "proof": proof(number),
        }
        return p.RecordPartyEntry(**values | more)

    def recorded(self, code: str = "DY01", number: int = 1, **more: Any) -> PartyEntryId:
        """Return an entry that was recorded."""
        return PartyEntryId(self.do(RECORDER, self.recording(code, number, **more)))

    def approved(self, code: str = "DY01", number: int = 1, **more: Any) -> PartyEntryId:
        """Return an entry that is in the ledger; a deduction by a document, after a hearing."""
        if code in ("DY02", "HX02", "HX04"):
            more = {"proof": document(number)} | more
        key = self.recorded(code, number, **more)
        if code in ("DY02", "HX02", "HX04"):
            self.do(RECORDER, p.TellPartySubject(entry=key, day=self.today))
            heard = p.HearPartySubject(entry=key, stand=p.Stand.AGREES, statement="谈话记录")
            self.do(RECORDER, heard)
        self.do(APPROVER, p.ApprovePartyEntry(entry=key))
        return key

    def bulletin(self, month: Month = MONTH, **more: Any) -> BulletinId:
        """Return the bulletin of a month that was issued."""
        values: dict[str, Any] = {"organisation": self.key} | more
        return BulletinId(self.do(RECORDER, p.IssueBulletin(month=month, **values)))

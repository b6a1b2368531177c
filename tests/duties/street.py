"""A village with a lane and its chief, lists of duties, and facts that are held already."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain import cases as c
from ruralgov.domain import duties as u
from ruralgov.domain import grids as g
from ruralgov.domain.kernel.ids import (
    CITY,
    BodyId,
    CaseId,
    DutyListId,
    HouseholdId,
    LaneId,
    MeetingId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.meetings import (
    Attendance,
    Attendee,
    BodyKind,
    CloseMeeting,
    Matter,
    OpenMeeting,
    SeatMembers,
    SeatPlan,
)
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from ruralgov.sample.draw import identity_number
from tests.meetings.hall import HELD, Hall, calling, came, founding, plan, roll
from tests.town import DAY, Town, code_of

OFFICER, APPROVER = "duty_officer", "duty_approver"
RECORDER, DEPARTMENT = "duty_recorder", "duty_department"
A_DAY = timedelta(days=1)
BEGUN = date(2025, 1, 1)
"""From when on the lists of these tests hold."""


def item(code: str = "XZ01", **more: Any) -> u.DutyItem:
    """Return a duty of a lane chief that falls due every month and is shown by a case."""
    values: dict[str, Any] = {
        "code": code,
        "duty_class": u.DutyClass.OWN,
        "heading": "收集群众诉求",
        "title": "收集并上报群众诉求",
        "cycle": u.Cycle.MONTH,
        "evidence": u.Evidence.CASE_REPORTED,
        "law": "街巷长制实施办法",
    }
    return u.DutyItem(**values | more)


def as_needed(code: str = "XZ02", **more: Any) -> u.DutyItem:
    """Return a duty that is done on an occasion."""
    values: dict[str, Any] = {"cycle": u.Cycle.AS_NEEDED, "trigger": "发现纠纷时"}
    return item(code, **values | more)


def drafting(*items: u.DutyItem, **more: Any) -> u.DraftDutyList:
    """Return what drafts a list of lane chiefs in the whole city, which states what it has."""
    found = items or (item(),)
    classes = [one.duty_class for one in found]
    stated = tuple(
        u.StatedCount(duty_class=one, items=classes.count(one)) for one in dict.fromkeys(classes)
    )
    values: dict[str, Any] = {
        "role": u.DutyRole.LANE_CHIEF,
        "place": CITY,
        "title": "街巷长履职清单",
        "source": "荣办发〔2024〕9号",
        "stated": stated,
    }
    return u.DraftDutyList(items=found, **values | more)


def asking(unit: OrganisationId, place: PlaceId, **more: Any) -> u.AskOffListWork:
    """Return what asks lane chiefs of a place for work that is on no list, and pays for it."""
    values: dict[str, Any] = {
        "role": u.DutyRole.LANE_CHIEF,
        "title": "入户核实用水人口",
        "reason": "水价改革摸底",
        "money": Fen(500_000),
        "law": "村民委员会组织法 art. 43",
    }
    return u.AskOffListWork(asked_by=unit, place=place, **values | more)


class Street:
    """A lane with a chief, in a town of the tests."""

    def __init__(self, town: Town | None = None) -> None:
        self.town = town or Town()
        self.village = self.town.village
        self.home = self.town.household("street")
        self.person = self.town.person(self.home)
        self.lane = self.laid_out()

    def laid_out(self) -> LaneId:
        """Lay out one grid with one lane, and make the person its chief from the first day."""
        lanes = (g.LanePlan(name="一巷", villager_group="1组", households=(self.home,)),)
        outline = g.GridOutline(name="一", lanes=lanes)
        delineate = g.DelineateGrids(
            village=self.village, grids=(outline,), since=DAY, basis="方案"
        )
        self.do("grids", delineate)
        (grid,) = self.town.ask("grids", g.GridsOf(village=self.village), DAY)
        lane = LaneId(grid.lanes[0].lane)
        self.appoint(lane, self.person)
        return lane

    def appoint(
        self,
        target: str,
        person: PersonId,
        since: date = DAY,
        basis: g.ChiefBasis = g.ChiefBasis.PARTY_MEMBER,
    ) -> None:
        one = g.Appointment(target=target, person=person, basis=basis, attested="推选")
        self.do("grids", g.AppointChiefs(village=self.village, appointments=(one,), since=since))

    def relieve(self, since: date) -> None:
        relieve = g.RelieveChief(village=self.village, target=self.lane, since=since, reason="届满")
        self.do("grids", relieve)

    @property
    def chief(self) -> u.Doer:
        return u.Doer(role=u.DutyRole.LANE_CHIEF, key=self.lane, place=self.village)

    @property
    def today(self) -> date:
        return self.town.clock.now.date()

    def do(self, account: str, command: Any) -> str:
        return self.town.do(account, command).key

    def refused(self, account: str, command: Any) -> str:
        return code_of(lambda: self.town.do(account, command))

    def list(self, *items: u.DutyItem, since: date = BEGUN, **more: Any) -> DutyListId:
        """Return a list that was drafted, adopted, published, and holds from a day on."""
        key = DutyListId(self.do(OFFICER, drafting(*items, **more)))
        self.do(APPROVER, u.AdoptDutyList(duty_list=key, approval="市委常委会纪要"))
        self.do(OFFICER, u.PublishDutyList(duty_list=key, published=since, since=since))
        return key

    def case(
        self,
        *,
        channel: c.IntakeChannel = c.IntakeChannel.LANE_CHIEF,
        household: HouseholdId | None = None,
        filed: bool = True,
        place: PlaceId | None = None,
    ) -> u.Fact:
        """Return a case that came in today, and was filed."""
        report = c.ReportCase(
            matter="road",
            place=place or self.village,
            channel=channel,
            text=CitizenText.of("路面破损"),
            household=household,
        )
        key = CaseId(self.do("reporter", report))
        if filed:
            self.do("desk", c.AcceptCase(case=key))
            self.do("desk", c.DispatchCase(case=key))
        return u.Fact(kind=u.Evidence.CASE_REPORTED, key=key)

    def meeting(self, *attendees: PersonId, **more: Any) -> u.Fact:
        """Return a village meeting that was held, with people by name where any are given."""
        hall = Hall.__new__(Hall)
        hall.town, hall.village, hall.chair = self.town, self.village, self.person
        body = hall.body(BodyKind.VILLAGE_MEETING)
        key = MeetingId(self.do("meeting_convener", calling(body, **more)))
        people = tuple(Attendee(person=one) for one in attendees)
        attendance = Attendance(attendees=people) if people else came(20)
        hall.open(key, attendance, roll(len(people) or 30, 10))
        self.do("meeting_recorder", CloseMeeting(meeting=key))
        return u.Fact(kind=u.Evidence.MEETING, key=key)

    def record(self, fact: u.Fact, code: str = "XZ01", **more: Any) -> u.RecordPerformance:
        values: dict[str, Any] = {"doer": self.chief, "item": code}
        return u.RecordPerformance(fact=fact, **values | more)

    def sheet(self, day: date | None = None, **more: Any) -> u.Sheet:
        found: u.Sheet = self.town.ask(RECORDER, u.DutySheet(doer=self.chief, **more), day)
        return found


class Cell:
    """A village with a party branch that meets."""

    def __init__(self, town: Town) -> None:
        self.town, self.village = town, town.village
        home = town.household("cell")
        self.members = [town.person(home, identity_number(4090 + n)) for n in range(3)]
        register = RegisterOrganisation(
            name="大庄党支部",
            kind=OrganisationKind.PARTY_BRANCH,
            place=self.village,
            since=DAY,
            source="登记",
        )
        key = OrganisationId(town.do("registrar", register).key)
        self.branch = u.Doer(role=u.DutyRole.BRANCH, key=key, place=self.village)
        command = founding(self.village, BodyKind.BRANCH_MEETING, organisation=key)
        self.body = BodyId(town.do("registrar", command).key)
        seats = tuple(SeatPlan(person=one) for one in self.members)
        town.do("registrar", SeatMembers(body=self.body, seats=seats, since=DAY, basis="名册"))

    @property
    def today(self) -> date:
        return self.town.clock.now.date()

    def meeting(self, day: date = HELD) -> u.Fact:
        """Return a meeting of the branch that was held on a day."""
        call = calling(self.body, plan(Matter.PARTY), day=day, notified=day)
        key = MeetingId(self.town.do("meeting_convener", call).key)
        people = tuple(Attendee(person=one) for one in self.members)
        opened = OpenMeeting(
            meeting=key, chair=self.members[0], attendance=Attendance(attendees=people), roll=None
        )
        self.town.do("meeting_recorder", opened)
        self.town.do("meeting_recorder", CloseMeeting(meeting=key))
        return u.Fact(kind=u.Evidence.MEETING, key=key)

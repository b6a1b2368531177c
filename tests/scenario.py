"""One valid command of every kind, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain.access import GrantRole, RevokeRole
from ruralgov.domain.cases import IntakeChannel, RefusalGround, Satisfaction
from ruralgov.domain.cases import messages as c
from ruralgov.domain.cases import messages_problems as p
from ruralgov.domain.cases.dispatch import PlanVersion, UnitPost
from ruralgov.domain.cases.milestones import Milestone, MilestoneStart
from ruralgov.domain.cases.model import PauseGround, Terms
from ruralgov.domain.collectives.messages import DissolveCollective, FoundCollective
from ruralgov.domain.exchange import messages as x
from ruralgov.domain.grids import ChiefBasis, Standard
from ruralgov.domain.grids import messages as g
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.declare import Role
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, CollectiveId, HouseholdId, PersonId
from ruralgov.domain.kernel.personal import CitizenText, IdentityNumber, PersonName, Telephone
from ruralgov.domain.kernel.point import Point
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import AdoptProfile, PublishCalendar
from ruralgov.domain.registry import Departure, HouseholdRelation, OrganisationKind
from ruralgov.domain.registry import messages as r
from ruralgov.imports.calendars import read
from ruralgov.sample.city import identity_number
from tests import scenario_oversight, scenario_property
from tests.scenario_books import every_books_command
from tests.scenario_disclosure import every_disclosure_command
from tests.scenario_funds import every_funds_command
from tests.town import DAY, NAME, Town

Step = tuple[str, Any]
"""The account that gives a command, and the command."""
PLAN = PlanVersion(
    since=date(2030, 1, 1),
    source="t",
    fallback="值班室",
    rules=(),
    posts=(UnitPost(office="值班室", place=CITY, unit="值班室", contact=AccountId("handler")),),
)
"""A plan that is not yet in force."""
MILESTONES = (
    Milestone(
        name="停工", limit=TimeLimit(4, TimeUnit.WORKING_HOURS), start=MilestoneStart.DISPATCH
    ),
    Milestone(
        name="处罚", limit=TimeLimit(7, TimeUnit.WORKING_DAYS), start=MilestoneStart.PREVIOUS
    ),
)
LATER, LAST = date(2025, 1, 1), date(2025, 6, 1)


def every_command(town: Town) -> Generator[Step, Any, None]:
    """Give the steps; each is told the receipt of its command through ``send``."""
    yield from _registry(town)
    yield from _grids(town)
    yield from _cases(town)
    yield from _exchange(town)
    yield from _collectives(town)
    yield from every_books_command(town)
    yield from every_funds_command(town)
    yield from scenario_property.every_command(town)
    yield from scenario_oversight.every_command(town)
    yield from every_disclosure_command(town)
    yield from _access(town)


def _registry(town: Town) -> Generator[Step, Any, None]:
    place = yield "registrar", _place("371082101203", "新庄")
    changed = r.ChangePlace(
        place=place.key, code="371082101204", name="新庄社区", since=LATER, cause="改"
    )
    yield "registrar", changed
    yield "registrar", r.MergePlace(place=place.key, into=town.village, since=LAST, cause="并")
    homes = []
    for number in ("1", "2"):
        home = yield (
            "registrar",
            r.RegisterHousehold(village=town.village, number=number, since=DAY, source="t"),
        )
        homes.append(home.key)
    person = yield "registrar", _person(homes[0], 1)
    other = yield "registrar", _person(homes[0], 2)
    corrected = r.CorrectPerson(
        person=person.key,
        name=PersonName.of("钱木兰"),
        identity=IdentityNumber.of(identity_number(3)),
        reason="更正",
    )
    yield "registrar", corrected
    moved = r.MovePerson(
        person=other.key,
        household=homes[1],
        relation=HouseholdRelation.HEAD,
        since=LATER,
        cause="分户",
    )
    yield "registrar", moved
    yield "registrar", r.EndPerson(person=person.key, departure=Departure.LEFT, since=LATER)
    yield "registrar", r.ErasePerson(person=person.key, reason="申请")
    yield "registrar", r.CloseHousehold(household=homes[0], since=LAST, cause="销户")
    move = r.MoveHousehold(
        household=homes[1], village=town.other, number="9", since=LAST, cause="迁"
    )
    yield "registrar", move
    branch = yield (
        "registrar",
        r.RegisterOrganisation(
            name="党支部",
            kind=OrganisationKind.PARTY_BRANCH,
            place=town.village,
            since=DAY,
            source="t",
        ),
    )
    post = yield (
        "registrar",
        r.EstablishPost(organisation=branch.key, title="书记", basis="选举", since=DAY),
    )
    taken = r.AppointToPost(post=post.key, person=other.key, basis="选举", since=DAY)
    yield "registrar", taken
    yield "registrar", r.LeavePost(post=post.key, person=other.key, since=LATER, reason="届满")
    yield "registrar", r.CloseOrganisation(organisation=branch.key, since=LAST, cause="撤")


def _grids(town: Town) -> Generator[Step, Any, None]:
    homes = [HouseholdId(f"h{n}") for n in range(6)]
    lanes = tuple(
        g.LanePlan(name=f"{n}巷", villager_group="1组", households=tuple(homes[n : n + 2]))
        for n in (0, 2, 4)
    )
    outlines = (
        g.GridOutline(name="一", lanes=lanes[:2]),
        g.GridOutline(name="二", lanes=lanes[2:]),
    )
    village, basis = town.village, "方案"
    yield "grids", g.DelineateGrids(village=village, grids=outlines, since=DAY, basis=basis)
    from ruralgov.domain.grids.views import GridsOf

    first, second = town.ask("grids", GridsOf(village=village), DAY)
    lane = first.lanes[0].lane
    chief = g.Appointment(
        target=lane,
        person=PersonId("p1"),
        basis=ChiefBasis.PARTY_MEMBER,
        attested="会",
    )
    yield "grids", g.AppointChiefs(village=village, appointments=(chief,), since=DAY)
    yield "grids", g.RelieveChief(village=village, target=lane, since=LATER, reason="届满")
    yield "grids", g.AssignContacts(village=village, lane=lane, households=(), since=LATER)
    exempt = g.GrantExemption(
        village=village,
        target=first.grid,
        standard=Standard.GRID_SIZE,
        reason="小村",
        until=date(2030, 1, 1),
    )
    yield "grids", exempt
    days = [DAY + timedelta(days=n) for n in range(1, 5)]
    split = g.SplitGrid(
        village=village, grid=first.grid, lanes=(lane,), name="三", since=days[0], basis=basis
    )
    yield "grids", split
    merge = g.MergeGrids(
        village=village, grid=second.grid, into=first.grid, since=days[1], basis=basis
    )
    yield "grids", merge
    move = g.ReassignHouseholds(
        village=village,
        households=(homes[4],),
        lane=lane,
        since=days[2],
        basis=basis,
    )
    yield "grids", move
    gone = g.WithdrawHouseholds(village=village, households=(homes[5],), since=days[3], basis=basis)
    yield "grids", gone


def _cases(town: Town) -> Generator[Step, Any, None]:
    lighting = c.DefineMatter(
        code="new",
        name="新事项",
        standard="标准",
        unit="城建办",
        limit=TimeLimit(400, TimeUnit.WORKING_DAYS),
        department="供电公司",
        since=DAY,
        source="t",
        terms=Terms(extension=5, pause_days=5),
        milestones=MILESTONES,
    )
    yield "admin", lighting
    yield "admin", c.PublishDispatchPlan(plan=PLAN)
    report = c.ReportCase(
        matter="new",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("天黑看不清路"),
        reporter=PersonName.of(NAME),
        contact=Telephone.of("13900000000"),
    )
    refused = yield "reporter", report
    refuse = c.RefuseCase(case=refused.key, ground=RefusalGround.REPEAT, reason="已答复")
    yield "desk", refuse
    yield from _detours(report)
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    yield "desk", c.DispatchCase(case=case)
    yield "admin", PublishCalendar(year=read(b'year = 2027\nsource = "x"'))
    again = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=again)
    town.clock.now += timedelta(days=300)
    yield "desk", c.DispatchCase(case=again)
    yield "desk", c.RecomputeDeadline(case=again)
    yield "handler", c.SignCase(case=case)
    yield "handler", c.HandleCase(case=case)
    for one in MILESTONES:
        yield "handler", c.ReachMilestone(case=case, name=one.name, note="现场记录")
    yield "handler", c.ReportDone(case=case, outcome="已修")
    yield "checker", c.CheckCase(case=case, passed=True, note="看过")
    called = c.CallBack(
        case=case, satisfaction=Satisfaction.SATISFIED, words=CitizenText.of("谢谢")
    )
    yield "caller", called
    yield "desk", c.CloseCase(case=case)
    yield from _lapsed(town, report)
    yield from _problem(report)


def _detours(report: c.ReportCase) -> Generator[Step, Any, None]:
    """Take cases through every step beside the main way."""
    spare = (yield "reporter", report).key
    yield "desk", c.CancelCase(case=spare, reason="误录")
    spare = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=spare)
    yield "desk", c.DeclineFiling(case=spare, reason="不够标准")
    spare = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=spare)
    yield "desk", c.AnswerCase(case=spare, answer="带身份证来办")
    yield "supervisor", c.ForceClose(case=spare, reason="重复")
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    ask = c.AskReturn(case=case, duty="三定", reason="不归我")
    yield "desk", c.DispatchCase(case=case)
    yield "handler", ask
    yield "desk", c.DecideReturn(case=case, granted=True, reason="属实")
    yield "desk", c.DispatchCase(case=case)
    yield "handler", ask
    yield "supervisor", c.ArbitrateCase(case=case, unit="城建办", reason="属地")
    yield "desk", c.UrgeCase(case=case, words="请快")
    yield "supervisor", c.SuperviseCase(case=case, reason="久拖")
    yield "handler", c.SignCase(case=case)
    yield "handler", c.HandleCase(case=case)
    yield "handler", c.AskExtension(case=case, amount=1, reason="等件")
    yield "supervisor", c.DecideTime(case=case, granted=False, reason="不必")
    pause = c.AskPause(case=case, ground=PauseGround.SEASON, days=1, reason="冰冻")
    yield "handler", pause
    yield "supervisor", c.DecideTime(case=case, granted=True, reason="属实")
    yield "handler", c.ResumeCase(case=case)
    yield "handler", c.EscalateCase(case=case, reason="需协调")


def _lapsed(town: Town, report: c.ReportCase) -> Generator[Step, Any, None]:
    """Take up a case whose return nobody decided."""
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    yield "desk", c.DispatchCase(case=case)
    yield "handler", c.AskReturn(case=case, duty="三定", reason="不归我")
    town.clock.now += timedelta(days=9)
    yield "handler", c.LapseReturn(case=case)


def _problem(report: c.ReportCase) -> Generator[Step, Any, None]:
    """Link three cases, and unlink them until the problem is dissolved."""
    pointed = evolve(report, point=Point(longitude=122_500_000, latitude=37_200_000))
    cases = []
    for _ in range(3):
        cases.append(CaseId((yield "reporter", pointed).key))
    problem = (yield "desk", p.OpenProblem(cases=tuple(cases[:2]), reason="同一盏灯")).key
    yield "desk", p.LinkCase(problem=problem, case=cases[2], reason="同一盏灯")
    for case in cases[:2]:
        yield "desk", p.UnlinkCase(problem=problem, case=case, reason="另一盏灯")


def _exchange(town: Town) -> Generator[Step, Any, None]:
    ask = x.AskDepartment(department="民政", subject="询问", body="{}", about="case/1")
    request = (yield "liaison", ask).key
    for attempt in range(8):
        town.clock.now += timedelta(days=1)
        claim = x.ClaimDelivery(request=request, seconds=60)
        failed = x.ReportDelivery(request=request, delivered=False, problem="关门")
        yield "liaison", claim
        if attempt:
            town.do("liaison", failed)
        else:
            yield "liaison", failed
    yield "liaison", x.ReleaseParked(request=request, reason="已修")
    yield "liaison", x.ClaimDelivery(request=request, seconds=60)
    yield "liaison", x.ReportDelivery(request=request, delivered=True)
    yield "liaison", x.AnswerRequest(request=request, answer="可以", basis="回函")


def _access(_: Town) -> Generator[Step, Any, None]:
    grant = GrantRole(account=AccountId("new"), role=Role.AUDITOR, basis="任命")
    given = yield "admin", grant
    yield "admin", RevokeRole(grant=given.key, reason="离任")
    yield "admin", AdoptProfile(profile=Profile(name="新", source="文", since=date(2026, 1, 1)))


def _place(code: str, name: str) -> r.RegisterPlace:
    return r.RegisterPlace(code=code, name=name, since=DAY, source="t")


def _person(home: str, n: int) -> r.RegisterPerson:
    return r.RegisterPerson(
        household=HouseholdId(home),
        name=PersonName.of(NAME),
        identity=IdentityNumber.of(identity_number(n)),
        relation=HouseholdRelation.HEAD,
        telephone=Telephone.of("13900000000"),
        since=DAY,
        source="t",
    )


def _collectives(town: Town) -> Generator[Step, Any, None]:
    founding = FoundCollective(
        place=town.village, name="大庄股份经济合作社", since=DAY, source="登记证"
    )
    collective = CollectiveId((yield "registrar", founding).key)
    yield (
        "registrar",
        DissolveCollective(collective=collective, since=LATER, cause="合并"),
    )

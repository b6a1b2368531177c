"""A city with twelve years of meetings, and all else that its institution consists of.

What people enter a few hundred times is entered by commands. Of meetings, decisions, conferences,
resolutions, problems and what chiefs of lanes did, one is; the others are rows that the records'
own row functions give for states that differ from it by place, day and number.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, islice
from typing import Any, Final

from attrs import define, evolve, field, frozen

from ruralgov.app.ids import new_id
from ruralgov.domain import appraisal as a
from ruralgov.domain import conferences as c
from ruralgov.domain import duties as u
from ruralgov.domain import evaluation as e
from ruralgov.domain import meetings as m
from ruralgov.domain.duties.records import PERFORMANCE
from ruralgov.domain.instruments import AdoptInstrument, DraftInstrument
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import (
    AccountId,
    AppraisalSchemeId,
    BodyId,
    DecisionId,
    DutyListId,
    EvaluationId,
    HouseholdId,
    InstrumentId,
    LaneId,
    MeetingId,
    OrganisationId,
    PersonId,
    PlaceId,
    SteeringGroupId,
    TownAppraisalId,
)
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.meetings.records import DECISION, MEETING
from ruralgov.domain.registry import (
    HouseholdRelation,
    PlaceRow,
    Places,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.ports.storage import Changes, Storage
from ruralgov.sample.city import AS_OF, keys
from ruralgov.sample.draw import BEGIN, identity_number
from ruralgov.sample.institution import Institution
from ruralgov.sample.steering import SEATS as LEADERS
from tests.appraisal.office import BEFORE, indicator, number, owner, terms
from tests.bench.institution_rows import YEARS, chief, done, problems, resolutions
from tests.conferences import scenario as coordination
from tests.conferences.office import KEEPER
from tests.duties.street import drafting, item
from tests.evaluation.rounds import ballot, deciding, leaders, rater, scheme, unit
from tests.instruments.desk import CLERK, REVIEWER, master, measure, office, supporting
from tests.meetings.hall import calling, founding, paper, plan
from tests.town import DAY, Town

MONTHS = 12
SEATS: Final = 20
"""Who sits in the representatives' meeting of a village."""
LANES: Final = 17
"""Lanes of a village: 14,263 in 839."""
ITEMS: Final = 6
"""Duties of a lane chief that fall due in a month."""
CONFERENCES = 48
INSTRUMENTS, UNITS, INDICATORS = 300, 30, 20
PART: Final = 10_000
NUMBERS: Final = 9_100_000
"""From here on nobody else of the tests has an identity number."""
MATTERS: Final = tuple(m.Matter)


@frozen(kw_only=True)
class Sizes:
    """How much of it is made: of every so-manieth village, for so many years."""

    years: int = YEARS
    every: int = 1
    towns: int = 22
    units: int = UNITS
    instruments: int = INSTRUMENTS


SMALL: Final = Sizes(years=1, every=20, towns=6, units=4, instruments=20)


class Whole(Town):
    """A town whose places are those of the whole city that is shipped."""

    def found(self) -> None:
        self.app.set_up(AccountId("admin"))
        self.city.found()

    def _founded(self) -> tuple[PlaceId, PlaceId, PlaceId]:
        self.found()
        self.villages = self.city.places()
        first, second = self.villages[:2]
        (town,) = (one for one in self.towns() if one.owner == first.parent)
        return PlaceId(town.owner), PlaceId(first.owner), PlaceId(second.owner)

    def towns(self) -> list[PlaceRow]:
        """Return the towns of the city."""
        found: list[PlaceRow] = self.ask("registrar", Places())
        return found


@define
class Made:
    """What was made, by the names by which the questions ask for it."""

    town: Whole
    storage: Storage
    sizes: Sizes
    villages: list[PlaceRow] = field(init=False)
    above: BodyId = field(init=False)
    """The meeting of the first village whole."""
    bodies: dict[PlaceId, BodyId] = field(factory=dict)
    people: list[PersonId] = field(factory=list)
    numbers: Iterator[int] = field(factory=lambda: count(NUMBERS))
    meeting: MeetingId = field(init=False)
    lane: LaneId = field(init=False)
    group: SteeringGroupId = field(init=False)
    unit: OrganisationId = field(init=False)
    conference: Any = field(init=False)
    instrument: InstrumentId = field(init=False)
    evaluation: EvaluationId = field(init=False)
    scheme: AppraisalSchemeId = field(init=False)
    appraisal: TownAppraisalId = field(init=False)
    rows: int = 0

    def all(self) -> "Made":
        """Make all of it."""
        self.villages = self.town.villages[:: self.sizes.every]
        self._bodies()
        if self.sizes.every == 1:
            self._moved_down()
        self._meetings()
        self._duties()
        self._coordination()
        self._instruments()
        self._evaluation()
        self._appraisal()
        return self

    def give(self, account: str, commands: Iterable[Any]) -> list[str]:
        """Give commands in a batch and return the keys."""
        return keys(self.town.app.execute_many(commands, **self.town.acting(account)))

    def put(self, found: Iterator[tuple[Record[Any, Any], Any]]) -> None:
        """Put the rows of states, each under a new id."""
        pairs = ((new_id(), record, state) for record, state in found)
        self._write((key, row) for key, record, state in pairs for row in record.rows_of(state))

    def _write(self, rows: Iterator[tuple[str, Any]]) -> None:
        coders = self.town.app.catalogue.rows
        while part := list(islice(rows, PART)):
            self.rows += len(part)
            encoded = [(coders[type(row)], key, row) for key, row in part]
            put = [(coder.name, coder.encode(key, row)) for coder, key, row in encoded]
            tx = self.storage.begin(write=True)
            tx.write(Changes(put=put))
            tx.commit()

    def _bodies(self) -> None:
        """Found the two meetings of each village, and give seats to representatives."""
        places = [PlaceId(one.owner) for one in self.villages]
        whole, kind = m.BodyKind.VILLAGE_MEETING, m.BodyKind.REPRESENTATIVES
        commands = (founding(one, whole, since=AS_OF) for one in places)
        self.above = BodyId(self.give("registrar", commands)[0])
        founded = self.give("registrar", (founding(one, kind) for one in places))
        self.bodies = dict(zip(places, map(BodyId, founded), strict=True))
        for place, body in self.bodies.items():
            people = self._residents(place)
            kind_ = m.SeatKind.REPRESENTATIVE
            seats = tuple(m.SeatPlan(person=one, kind=kind_) for one in people)
            command = m.SeatMembers(body=body, seats=seats, since=DAY, basis="推选")
            self.town.do("registrar", command)
            self.people.append(people[0])

    def _residents(self, village: PlaceId) -> list[PersonId]:
        """Register who sits for a village, by numbers that nobody else in the bench has."""
        homes = (
            RegisterHousehold(village=village, number=f"D{n:04d}", since=BEGIN, source="示例")
            for n in range(SEATS)
        )
        found = self.give("registrar", homes)
        people = (
            RegisterPerson(
                household=HouseholdId(home),
                name=PersonName.of("示例代表"),
                identity=IdentityNumber.of(identity_number(next(self.numbers))),
                relation=HouseholdRelation.HEAD,
                party_member=True,
                since=BEGIN,
                source="示例",
            )
            for home in found
        )
        return [PersonId(key) for key in self.give("registrar", people)]

    def _meetings(self) -> None:
        """Hold one meeting, and put all others beside it."""
        body = self.bodies[PlaceId(self.villages[0].owner)]
        town = self.town
        roster = town.ask("meeting_recorder", m.RosterOf(body=body), DAY)
        left = paper(self.above, matter=m.Matter.DELEGATION, delegates=(m.Matter.OTHER,), day=DAY)
        delegation = DecisionId(town.do("meeting_recorder", left).key)
        town.do("meeting_convener", m.ConfirmPaperDecision(decision=delegation))
        call = calling(body, plan(m.Matter.OTHER, delegation=delegation))
        self.meeting = MeetingId(town.do("meeting_convener", call).key)
        came = m.Attendance(attendees=tuple(m.Attendee(person=one.person) for one in roster))
        chair = roster[0].person
        opened = m.OpenMeeting(meeting=self.meeting, chair=chair, attendance=came, roll=None)
        town.do("meeting_recorder", opened)
        tally = m.Tally(in_favour=len(roster))
        town.do("meeting_recorder", m.RecordVote(meeting=self.meeting, motion=1, tally=tally))
        town.do("meeting_recorder", m.CloseMeeting(meeting=self.meeting))
        approve = m.ApproveMinutes(meeting=self.meeting, reference="会议纪要")
        town.do("meeting_convener", approve)
        self.put(self._held())

    def _held(self) -> Iterator[tuple[Record[Any, Any], Any]]:
        known = self.town.ask("meeting_recorder", m.MeetingFile(meeting=self.meeting))
        decision = known.motions[0].decision
        decided = self.town.ask("meeting_recorder", m.DecisionFile(decision=decision)).decision
        last = date(2025, 12, 28)
        for month in range(self.sizes.years * MONTHS):
            for turn, (place, body) in enumerate(self.bodies.items()):
                day = last - timedelta(days=month * 365 // MONTHS + turn % 28)
                matter = MATTERS[(turn + month) % len(MATTERS)]
                yield MEETING, evolve(known, place=place, body=body, day=day)
                yield DECISION, evolve(decided, place=place, body=body, day=day, matter=matter)

    def _duties(self) -> None:
        """Publish a list, let each lane have a chief, and each do most of it for a month."""
        items = [item(f"XZ{n:02d}") for n in range(ITEMS)]
        town, since = self.town, date(2025, 1, 1)
        key = DutyListId(town.do("duty_officer", drafting(*items)).key)
        town.do("duty_approver", u.AdoptDutyList(duty_list=key, approval="纪要"))
        town.do("duty_officer", u.PublishDutyList(duty_list=key, published=since, since=since))
        lanes = [
            (LaneId(new_id()), PlaceId(one.owner), person)
            for one, person in zip(self.villages, self.people, strict=True)
            for _ in range(LANES)
        ]
        self.lane = lanes[0][0]
        self._write((place, chief(lane, person)) for lane, place, person in lanes)
        self.put(
            (PERFORMANCE, done(lane, place, person, one.code, key))
            for lane, place, person in lanes
            for one in items[:-1]
        )

    def _moved_down(self) -> None:
        """Let villages work together, and posts and officers move down, as in the sample city."""
        sample = Institution(self.town.city)
        sample.consortia()
        departments, towns = sample.departments(), sample.towns()
        sample.posts(departments, sample.governments(towns))
        officers = sample.residents(towns).heads[len(LEADERS) :]
        sample.officers(departments, sample.centres(towns), officers)

    def _coordination(self) -> None:
        """Live through one of everything, and put years of it beside."""
        steps, town = coordination.steps(self.town), self.town
        account, command = next(steps)
        while not isinstance(command, c.EndSteeringGroup | c.CloseProblem):
            account, command = steps.send(town.do(account, command))
        steps.close()
        (group,) = town.ask(KEEPER, c.SteeringGroups())
        self.group = SteeringGroupId(group.owner)
        self.conference = town.ask(KEEPER, c.Conferences(year=2024))[0].owner
        line = town.ask(KEEPER, c.ResolutionLedger(year=town.clock.now.year)).lines[0]
        self.unit = line.lead
        known = town.ask(KEEPER, c.ResolutionFile(resolution=line.resolution))
        one = town.ask(KEEPER, c.SalientProblems(over=True)).lines[0]
        problem = town.ask(KEEPER, c.SalientProblemFile(salient=one.problem))
        self.put(resolutions(known))
        self.put(problems(problem, self.villages))
        self._write((new_id(), row) for row in self._conferences())

    def _conferences(self) -> Iterator[Any]:
        (row, *_) = self.town.ask(KEEPER, c.Conferences(year=2024))
        for n in range(CONFERENCES):
            day = date(2014 + n // 4, 1 + n % 4 * 3, 20)
            yield evolve(row, owner="", day=day, year=day.year, number=f"例会{n}", minutes="")

    def _instruments(self) -> None:
        """Adopt a master, five supporting plans and all measures."""
        office(self.town)
        self.instrument = self._adopt("master", master())
        plans = [self._adopt(f"plan{n}", supporting(parent=self.instrument)) for n in range(5)]
        for n in range(self.sizes.instruments - 6):
            self._adopt(f"measure{n}", measure(parent=plans[n % 5]))

    def _adopt(self, name: str, paper: Any) -> InstrumentId:
        key = InstrumentId(f"bench-{name}")
        self.town.do(CLERK, DraftInstrument(id=key, paper=paper))
        self.town.do(REVIEWER, AdoptInstrument(draft=key))
        return key

    def _evaluation(self) -> None:
        """Let each town rate each unit, and compute."""
        town, towns = self.town, self.town.towns()
        units = [unit(town, f"被评第{n}局") for n in range(self.sizes.units)]
        known = scheme(town, *units)
        drafted = e.DraftEvaluation(scheme=known)
        self.evaluation = key = EvaluationId(town.do("evaluation_host", drafted).key)
        town.do("evaluation_host", e.PublishEvaluation(evaluation=key))
        town.do("evaluation_host", e.OpenEvaluation(evaluation=key))
        for turn, row in enumerate(towns[: self.sizes.towns]):
            place = PlaceId(row.owner)
            account = rater(town, f"{row.name}填报", place)
            posts = leaders(town, place, f"评{row.name}")
            day = legal_date(town.clock.now)
            commands = [
                deciding(key, place, day, posts),
                *(ballot(key, place, one, f"{80 + turn % 9} 85") for one in units),
            ]
            keys(town.app.execute_many(commands, **rating(account)))
        town.clock.now += timedelta(days=1)
        town.do("evaluation_host", e.CloseEvaluation(evaluation=key))
        town.do("evaluation_host", e.ComputeEvaluation(evaluation=key))

    def _appraisal(self) -> None:
        """Appraise each town by a scheme of twenty indicators."""
        town, kept = self.town, owner(self.town)
        codes = [f"Z{n:02d}" for n in range(INDICATORS)]
        wanted = terms(*(indicator(one, 5, owner=kept) for one in codes))
        drafted = a.DraftAppraisalScheme(terms=wanted)
        self.scheme = scheme_ = AppraisalSchemeId(town.do("appraiser", drafted).key)
        adopt = a.AdoptAppraisalScheme(scheme=scheme_, approval="纪要", adopted=BEFORE)
        town.do("appraisal_authority", adopt)
        town.do("appraiser", a.FreezeAppraisal(scheme=scheme_, head=str(town.app.seal())))
        status = town.ask("appraiser", a.AppraisalStatus(scheme=scheme_))
        for line in status.lines:
            key = self.appraisal = TownAppraisalId(line.row.owner)
            entered = (
                a.EnterTownInput(
                    appraisal=key,
                    indicator=one,
                    numerator=number(90),
                    denominator=number(100),
                    evidence="函",
                )
                for one in codes
            )
            self.give("appraiser", [*entered, a.ScoreTown(appraisal=key)])
            self.give("appraiser", [a.ShowTownScore(appraisal=key)])


def rating(account: str) -> dict[str, Any]:
    """Return who acts for a town, and why."""
    return {"actor": Actor(AccountId(account)), "purpose": e.EVALUATION}


def made(storage: Storage, sizes: Sizes) -> Made:
    """Return the city whole in a new store."""
    return Made(Whole(storage, anew=True), storage, sizes).all()

"""A village that meets: its bodies, its people, and the commands of a meeting."""

from collections.abc import Generator
from datetime import date
from itertools import count
from typing import Any

from ruralgov.domain import meetings as m
from ruralgov.domain.access import CorrectAccountEntry, RegisterAccount
from ruralgov.domain.kernel.ids import AccountId, BodyId, DecisionId, MeetingId, PersonId, PlaceId
from ruralgov.domain.meetings.model_meeting import Motion
from ruralgov.sample.draw import identity_number
from tests.town import DAY, Town, code_of

CALLED, HELD = date(2025, 12, 1), date(2025, 12, 15)
FIVE_YEARS = date(2029, 1, 1)


def founding(place: PlaceId, kind: m.BodyKind, **more: Any) -> m.FoundBody:
    """Return what founds a body, with a term of five years where it has terms."""
    if kind not in (m.BodyKind.VILLAGE_MEETING, m.BodyKind.GROUP_MEETING, m.BodyKind.MEMBERS):
        more = {"until": FIVE_YEARS} | more
    values: dict[str, Any] = {"kind": kind, "name": kind.zh, "place": place}
    return m.FoundBody(**values | {"since": DAY, "source": "登记"} | more)


def plan(matter: m.Matter = m.Matter.PLANNING, **more: Any) -> m.MotionPlan:
    """Return a motion about a matter."""
    values: dict[str, Any] = {"title": matter.zh, "matter": matter}
    return m.MotionPlan(**values | more)


def calling(body: BodyId, *motions: m.MotionPlan, **more: Any) -> m.CallMeeting:
    """Return what calls a body to meet, with notice of two weeks."""
    values: dict[str, Any] = {"day": HELD, "venue": "村委会", "notified": CALLED}
    return m.CallMeeting(**{"body": body, "motions": motions or (plan(),)} | values | more)


def came(counted: int, **more: Any) -> m.Attendance:
    """Return that so many came, by a sheet."""
    values: dict[str, Any] = {"counted": counted, "sheet": "签到表"}
    return m.Attendance(**values | more)


def roll(entitled: int, households: int = 0) -> m.Roll:
    """Return how many a roll counts."""
    return m.Roll(entitled=entitled, households=households, source="村民名册")


def paper(body: BodyId, **more: Any) -> m.EnterPaperDecision:
    """Return what enters an old paper."""
    values: dict[str, Any] = {
        "matter": m.Matter.PLANNING,
        "title": "村庄规划",
        "day": HELD,
        "reference": "会议记录",
    }
    return m.EnterPaperDecision(**{"body": body} | values | more)


def confirmed(body: BodyId, **more: Any) -> Generator[tuple[str, Any], Any, DecisionId]:
    """Give the steps of a scenario that enter an old paper and confirm it."""
    key = DecisionId((yield "meeting_recorder", paper(body, **more)).key)
    yield "meeting_convener", m.ConfirmPaperDecision(decision=key)
    return key


class Hall:
    """A village of the town that meets."""

    def __init__(self, town: Town | None = None) -> None:
        self.town = town or Town()
        self.village = self.town.village
        home = self.town.household("hall")
        self.numbers = count(1)
        self.chair = self.town.person(home)

    def body(self, kind: m.BodyKind, place: PlaceId | None = None, **more: Any) -> BodyId:
        command = founding(place or self.village, kind, **more)
        return BodyId(self.town.do("registrar", command).key)

    def people(self, many: int) -> list[PersonId]:
        """Return so many people of the village, each of a household of their own."""
        return [
            self.town.person(self.town.household(f"h{next(self.numbers)}")) for _ in range(many)
        ]

    def seat(self, body: BodyId, people: list[PersonId], **more: Any) -> None:
        seats = tuple(m.SeatPlan(person=one, **more) for one in people)
        self.town.do("registrar", m.SeatMembers(body=body, seats=seats, since=DAY, basis="选举"))

    def call(self, body: BodyId, *motions: m.MotionPlan, **more: Any) -> MeetingId:
        command = calling(body, *motions, **more)
        return MeetingId(self.town.do("meeting_convener", command).key)

    def open(self, meeting: MeetingId, attendance: m.Attendance, at: m.Roll | None = None) -> None:
        command = m.OpenMeeting(meeting=meeting, chair=self.chair, attendance=attendance, roll=at)
        self.town.do("meeting_recorder", command)

    def vote(self, meeting: MeetingId, in_favour: int, motion: int = 1, **more: Any) -> Motion:
        tally = m.Tally(in_favour=in_favour)
        command = m.RecordVote(meeting=meeting, motion=motion, tally=tally, **more)
        self.town.do("meeting_recorder", command)
        return self.file(meeting).motions[motion - 1]

    def file(self, meeting: MeetingId) -> m.Meeting:
        found: m.Meeting = self.town.ask("meeting_recorder", m.MeetingFile(meeting=meeting))
        return found

    def decided(self, body: BodyId, motion: m.MotionPlan, day: date = HELD) -> DecisionId:
        """Return the decision of a meeting in which everybody of the body agreed."""
        meeting = self.call(body, motion, day=day, notified=min(CALLED, day))
        state = self.town.ask("meeting_recorder", m.RosterOf(body=body), day)
        at = roll(30, 10) if not state else None
        who = tuple(m.Attendee(person=one.person) for one in state)
        attendance = m.Attendance(attendees=who) if who else came(30)
        self.open(meeting, attendance, at)
        found = self.vote(meeting, len(who) or 30).decision
        assert found is not None
        self.minute(meeting)
        return found

    def minute(self, meeting: MeetingId) -> None:
        """Close a meeting and approve its minutes, so that what it decided counts."""
        self.town.do("meeting_recorder", m.CloseMeeting(meeting=meeting))
        approve = m.ApproveMinutes(meeting=meeting, reference="会议纪要")
        self.town.do("meeting_convener", approve)

    def papered(self, body: BodyId, motion: m.MotionPlan) -> DecisionId:
        """Return an old paper that another person confirmed."""
        command = paper(body, title=motion.title, matter=motion.matter, delegates=motion.delegates)
        key = DecisionId(self.town.do("meeting_recorder", command).key)
        self.town.do("village_affairs_guide", m.ConfirmPaperDecision(decision=key))
        return key

    def decision(self, key: DecisionId, day: date | None = None) -> Any:
        return self.town.ask("meeting_recorder", m.DecisionFile(decision=key), day)


def refused(hall: Hall, account: str, command: object) -> str:
    """Return the code with which a command is refused; nothing where it is done."""
    return code_of(lambda: hall.town.do(account, command))


def numbered(hall: Hall, number: int) -> PersonId:
    """Return a person whose number says the sex: of an odd one a woman."""
    return hall.town.person(hall.town.household(f"s{number}"), identity_number(number))


def who(person: PersonId) -> m.Attendee:
    """Return that somebody came in person."""
    return m.Attendee(person=person)


def register(hall: Hall, account: str, person: PersonId) -> None:
    hall.town.do("admin", RegisterAccount(account=AccountId(account), person=person, basis="任职"))


def withdraw(hall: Hall, account: str) -> None:
    today = hall.town.clock.now.date()
    command = CorrectAccountEntry(
        account=AccountId(account), entry=today, since=None, reason="登错"
    )
    hall.town.do("admin", command)

"""The leading group of the synthetic city, and its first joint conference.

Two problems are on the agenda: the resolution of one is carried out and closed with it, that of
the other is handed to its lead and stays open.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from attrs import define, frozen

from ruralgov.domain import conferences as c
from ruralgov.domain.access import ADMINISTRATION, RegisterAccount
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConferenceId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.meetings import Share
from ruralgov.domain.registry import AppointToPost, EstablishPost
from ruralgov.sample.city import City
from ruralgov.sample.draw import BEGIN

BASIS: Final = "示例通知〔2024〕1号"
LAST_DAY: Final = date(2028, 12, 31)
SEATS: Final = (
    ("市委组织部", "部长", c.SeatRole.LEADER),
    ("市委办公室", "副主任", c.SeatRole.DEPUTY),
    ("市农业农村局", "局长", c.SeatRole.MEMBER),
    ("市民政局", "局长", c.SeatRole.MEMBER),
    ("市委督查室", "主任", c.SeatRole.MEMBER),
)
"""The units of the group, the post of each that sits there, and as what."""
PROBLEMS: Final = ("跨村道路养护责任不清（示例）", "村级代办事项过多（示例）")
DUE: Final = date(2024, 6, 30)
KEEPER, LEAD, WATCH = "steering_officer", "resolution_lead", "resolution_supervisor"


@frozen
class Seated:
    """A post with a seat in the group, its unit and who holds it."""

    unit: OrganisationId
    post: PostId
    person: PersonId


@define
class Steering:
    """Makes the leading group of a city; each of *people* takes one of its seats."""

    city: City
    people: Sequence[PersonId]
    place: PlaceId
    """Where the problems are."""

    def found(self) -> None:
        """Establish the group with seats and liaisons, and let it meet."""
        seated = self._seated()
        _, _, bureau, affairs, watch = seated
        account = RegisterAccount(
            account=AccountId(LEAD), person=bureau.person, unit=bureau.unit, basis=BASIS
        )
        acting: dict[str, Any] = {"actor": Actor(self.city.admin), "purpose": ADMINISTRATION}
        self.city.app.execute(account, **acting)
        group = self._group(seated)
        owners = bureau.unit, affairs.unit
        problems = [
            SalientProblemId(key) for key in self.city.give(KEEPER, self._problems(group, owners))
        ]
        conference = self._conference(group, seated, problems)
        resolving = (
            c.RegisterResolution(
                conference=conference,
                item=number,
                words=f"六月底前办结：{title}",
                lead=lead,
                due=DUE,
                feedback="书面报告",
                supervisor=watch.unit,
            )
            for number, (lead, title) in enumerate(zip(owners, PROBLEMS, strict=True), start=1)
        )
        made = [ResolutionId(key) for key in self.city.give(KEEPER, resolving)]
        self.city.give(KEEPER, (c.AssignResolution(resolution=one) for one in made))
        self._carry_out(made[0], problems[0])

    def _seated(self) -> list[Seated]:
        """Give each unit its post, and each post a person."""
        units = self.city.departments(unit for unit, _, _ in SEATS)
        posts = (
            EstablishPost(organisation=unit, title=title, basis="三定方案", since=BEGIN)
            for unit, (_, title, _) in zip(units, SEATS, strict=True)
        )
        made = map(PostId, self.city.give("registrar", posts))
        found = list(map(Seated, units, made, self.people))
        appointing = (
            AppointToPost(post=one.post, person=one.person, basis="示例任命", since=BEGIN)
            for one in found
        )
        self.city.give("registrar", appointing)
        return found

    def _group(self, seated: Sequence[Seated]) -> SteeringGroupId:
        establish = c.EstablishSteeringGroup(
            name="党建引领乡村治理工作领导小组",
            mandate="统筹党建引领乡村治理试点工作",
            host=seated[0].unit,
            last_day=LAST_DAY,
            since=BEGIN,
            basis=BASIS,
        )
        (key,) = self.city.give(KEEPER, [establish])
        group = SteeringGroupId(key)
        self.city.give(KEEPER, _joining(group, seated))
        rule = c.AdoptConferenceRule(
            group=group, quorum=Share(part=2, whole=3), every_months=3, since=BEGIN, basis=BASIS
        )
        self.city.give(KEEPER, [rule])
        return group

    def _problems(
        self, group: SteeringGroupId, owners: Sequence[OrganisationId]
    ) -> Iterator[c.RaiseProblem]:
        for title, owner in zip(PROBLEMS, owners, strict=True):
            yield c.RaiseProblem(
                group=group,
                title=title,
                raised_by=owner,
                channel="联络员会议",
                place=self.place,
                first_seen=BEGIN,
                severity=c.ProblemSeverity.SERIOUS,
                severity_rule="示例分级办法",
                people=120,
                owner=owner,
            )

    def _conference(
        self,
        group: SteeringGroupId,
        seated: Sequence[Seated],
        problems: Sequence[SalientProblemId],
    ) -> ConferenceId:
        """Convene a conference of all seats, decide its items, and have its minutes signed."""
        head, host = seated[0].post, seated[0].unit
        items = tuple(
            c.ItemPlan(title=title, proposer=host, problem=key, papers=("示例调研报告",))
            for title, key in zip(PROBLEMS, problems, strict=True)
        )
        convene = c.ConveneConference(
            group=group,
            kind=c.ConferenceKind.REGULAR,
            day=BEGIN,
            venue="示例会议室",
            convener=head,
            items=items,
        )
        (key,) = self.city.give("conference_convener", [convene])
        conference = ConferenceId(key)
        came = tuple(c.Coming(post=one.post) for one in seated)
        decided = c.ItemOutcome.DECIDED
        self.city.give(
            KEEPER,
            [
                c.HoldConference(conference=conference, chair=head, came=came),
                *(
                    c.DisposeItem(
                        conference=conference, item=number, outcome=decided, words="议定限期办结"
                    )
                    for number in range(1, len(items) + 1)
                ),
                c.DraftConferenceMinutes(
                    conference=conference,
                    reference="示例联席纪要〔2024〕1号",
                    recipients=tuple(one.unit for one in seated),
                    secrecy=c.Secrecy.INTERNAL,
                ),
            ],
        )
        signing = c.SignConferenceMinutes(conference=conference)
        self.city.give("conference_convener", [signing])
        return conference

    def _carry_out(self, resolution: ResolutionId, problem: SalientProblemId) -> None:
        """Let the lead carry a resolution out; the supervisor closes it and its problem."""
        done, paper = "责任已划清到村", "示例验收单"
        lead = [
            c.AcceptResolution(resolution=resolution),
            c.ReportResolution(resolution=resolution, result=done, evidence=paper),
        ]
        self.city.give(LEAD, lead)
        watch = [
            c.ReviewResolution(resolution=resolution, passed=True, opinion="属实"),
            c.CloseResolution(resolution=resolution),
        ]
        self.city.give(WATCH, watch)
        cure = c.ReportCure(problem=problem, measures=done, evidence=paper)
        self.city.give(LEAD, [cure])
        over = [
            c.VerifyProblem(problem=problem, passed=True, opinion="现场属实"),
            c.CloseProblem(problem=problem),
        ]
        self.city.give(WATCH, over)


def _joining(
    group: SteeringGroupId, seated: Sequence[Seated]
) -> Iterator[c.SeatPost | c.NameLiaison]:
    """Give each post its seat, and each unit its liaison with the group."""
    for number, (one, (_, _, role)) in enumerate(zip(seated, SEATS, strict=True), start=1):
        yield c.SeatPost(group=group, post=one.post, role=role, since=BEGIN, basis=BASIS)
        yield c.NameLiaison(
            group=group,
            unit=one.unit,
            post=one.post,
            contact=f"0631-000000{number}",
            channel="示例工作群",
            since=BEGIN,
        )

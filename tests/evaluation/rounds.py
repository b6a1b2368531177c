"""Towns with leaders and raters, units that are rated, and the commands about a round."""

from datetime import date, timedelta
from functools import cache
from typing import Any
from zlib import crc32

from ruralgov.app.application import App
from ruralgov.app.receipts import Receipt
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain import evaluation as e
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    EvaluationId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import (
    AppointToPost,
    EstablishPost,
    OrganisationKind,
    RegisterOrganisation,
)
from ruralgov.sample.city import City
from ruralgov.sample.draw import identity_number
from ruralgov.sample.life import SimulatedClock
from tests import founded
from tests.founded import Ids
from tests.town import KEYS, OPENED, Town, code_of

A_DAY = timedelta(days=1)
BEGUN, ENDED = date(2025, 1, 1), date(2026, 1, 1)
CRITERIA = (e.Criterion(title="办事效率", weight=60), e.Criterion(title="服务态度", weight=40))
HOST, REVIEWER = "evaluation_host", "evaluation_reviewer"


def unit(
    town: Town,
    name: str,
    kind: OrganisationKind = OrganisationKind.DEPARTMENT,
    place: PlaceId = CITY,
    parent: OrganisationId | None = None,
) -> OrganisationId:
    """Register a unit."""
    command = RegisterOrganisation(
        name=name, kind=kind, place=place, parent=parent, since=date(2023, 1, 1), source="三定方案"
    )
    return OrganisationId(town.do("registrar", command).key)


def leaders(town: Town, place: PlaceId, name: str) -> tuple[PostId, ...]:
    """Return two posts of the government of a town, each held by somebody."""
    office = unit(town, f"{name}人民政府", OrganisationKind.TOWN_GOVERNMENT, place)
    posts: list[PostId] = []
    for title in ("镇长", "副镇长"):
        establish = EstablishPost(
            organisation=office, title=title, basis="三定方案", since=date(2023, 1, 1)
        )
        post = PostId(town.do("registrar", establish).key)
        appoint = AppointToPost(
            post=post, person=somebody(town, f"{name}{title}"), basis="任命", since=date(2024, 1, 1)
        )
        town.do("registrar", appoint)
        posts.append(post)
    return tuple(posts)


def somebody(town: Town, name: str) -> PersonId:
    """Return a person whom no other part of the scenario registers."""
    number = 10_000 + crc32(name.encode()) % 9_000_000
    return town.person(town.household(name[:20]), identity_number(number))


def rater(town: Town, account: str, place: PlaceId) -> str:
    """Let an account enter the ballots of a town."""
    grant = GrantRole(account=AccountId(account), role=e.TOWN_RATER, place=place, basis="指定")
    town.do("admin", grant)
    return account


def of_unit(town: Town, account: str, key: OrganisationId) -> None:
    """Register a person of a unit behind an account."""
    register = RegisterAccount(
        account=AccountId(account), person=somebody(town, account), unit=key, basis="指定"
    )
    town.do("admin", register)


def scheme(town: Town, *ratees: OrganisationId, **more: Any) -> e.EvaluationScheme:
    """Return a scheme over last year that opens today and closes on the same day."""
    today = legal_date(town.clock.now)
    values: dict[str, Any] = {
        "title": "2025年度镇街评部门",
        "basis": "威考办〔2025〕7号",
        "since": BEGUN,
        "until": ENDED,
        "towns_on": date(2025, 12, 31),
        "ratees": ratees,
        "criteria": CRITERIA,
        "weight_department": 30,
        "weight_stationed": 60,
        "opens": today,
        "closes": today,
        "objection_days": 1,
    }
    return e.EvaluationScheme(**values | more)


def deciding(
    key: EvaluationId, place: PlaceId, day: date, posts: tuple[PostId, ...]
) -> e.RecordTownDecision:
    """Return that leaders of a town decided on a day."""
    decision = e.TownDecision(
        form=e.DecisionForm.MEETING, day=day, reference="党政办公会纪要〔2026〕1号", posts=posts
    )
    return e.RecordTownDecision(evaluation=key, town=place, decision=decision)


def ballot(
    key: EvaluationId, place: PlaceId, ratee: OrganisationId, marks: str, comment: str = ""
) -> e.CastBallot:
    """Return what a town says of a unit, with which it dealt where it gives marks."""
    return e.CastBallot(
        evaluation=key,
        town=place,
        ratee=ratee,
        marks=e.BallotMarks.of(marks),
        dealings=e.BallotMarks.of("0" if marks == "-" else "12"),
        comment=OfficerText.of(comment) if comment else None,
    )


def give(town: Town, account: str, command: Any) -> Receipt:
    """Give a command as an account that is none of the sample's, once in a store."""
    name = f"{account}/{type(command).__name__}/{getattr(command, 'ratee', '')}"
    acting: dict[str, Any] = {"actor": Actor(AccountId(account)), "purpose": e.EVALUATION}
    return town.app.execute(command, command_id=name[:100], **acting)


class Copied(Town):
    """A town whose storage is a copy of one that was made ready before."""

    def __init__(self, made: "Ready") -> None:
        before, self.storage = made.town, MemoryStorage()
        founded._copy_memory(made.storage, self.storage)  # noqa: SLF001  as towns are copied
        self.clock = SimulatedClock(before.clock.now)
        ids = Ids(made.ids.number)
        self.app = App("371082", self.storage, KEYS, contexts=OPENED, clock=self.clock, ids=ids)
        self.city = City(self.app, AccountId("admin"))
        self._people = 0
        self.town, self.village, self.other = before.places


class Ready:
    """Towns with leaders and a rater each, and units; made once in a process."""

    def __init__(self, towns: int, units: int) -> None:
        self.ids, self.storage = Ids(), MemoryStorage()
        self.town = Town(self.storage, self.ids)
        extra = [self.town.place(f"371082{n}", f"第{n}镇") for n in range(102, 101 + towns)]
        self.places = [self.town.town, *extra]
        self.accounts = [
            rater(self.town, f"第{n}镇填报", place) for n, place in enumerate(self.places)
        ]
        self.units = [unit(self.town, f"第{n}局") for n in range(units)]
        self.posts = [leaders(self.town, one, f"{n}镇") for n, one in enumerate(self.places)]


ready = cache(Ready)


class Round:
    """A round that is open: towns with a rater each, and units that they rate."""

    def __init__(
        self, towns: int = 6, units: int = 3, *, decided: bool = True, **more: Any
    ) -> None:
        made = ready(towns, units)
        self.places, self.accounts = made.places, made.accounts
        self.units, self.posts = made.units, made.posts
        self.town = Copied(made)
        drafted = e.DraftEvaluation(scheme=scheme(self.town, *self.units, **more))
        self.key = EvaluationId(self.do(drafted).key)
        self.do(e.PublishEvaluation(evaluation=self.key))
        self.do(e.OpenEvaluation(evaluation=self.key))
        for number in range(towns) if decided else ():
            self.by(number, self.decision(number))

    @property
    def today(self) -> date:
        return legal_date(self.town.clock.now)

    def do(self, command: Any, account: str = HOST) -> Receipt:
        return self.town.do(account, command)

    def refused(self, command: Any, account: str = HOST) -> str:
        return code_of(lambda: self.town.do(account, command))

    def acting(self, number: int) -> dict[str, Any]:
        return {"actor": Actor(AccountId(self.accounts[number])), "purpose": e.EVALUATION}

    def by(self, number: int, command: Any) -> Receipt:
        """Give a command as the rater of a town."""
        return self.town.app.execute(command, **self.acting(number))

    def says(self, number: int, command: Any) -> str:
        """Return the code with which a command of a town is refused."""
        return code_of(lambda: self.by(number, command))

    def decision(self, number: int) -> e.RecordTownDecision:
        return deciding(self.key, self.places[number], self.today, self.posts[number])

    def ballot(self, number: int, at: int, marks: str, comment: str = "") -> e.CastBallot:
        return ballot(self.key, self.places[number], self.units[at], marks, comment)

    def cast(self, number: int, at: int, marks: str, comment: str = "") -> None:
        self.by(number, self.ballot(number, at, marks, comment))

    def fill(self, *columns: str) -> None:
        """Let the first towns cast for each unit what its column says, split by commas."""
        for at, column in enumerate(columns):
            for number, marks in enumerate(column.split(",")):
                self.cast(number, at, marks.strip())

    def compute(self) -> None:
        """Close after the last day, and compute."""
        self.town.clock.now += A_DAY
        self.do(e.CloseEvaluation(evaluation=self.key))
        self.do(e.ComputeEvaluation(evaluation=self.key))

    def outcome(self) -> e.OutcomeSheet:
        found: e.OutcomeSheet = self.town.ask(HOST, e.EvaluationOutcome(evaluation=self.key))
        return found

    def line(self, at: int) -> e.ResultLine:
        """Return what the outcome says of a unit."""
        sheet = self.outcome()
        lines = [*sheet.withheld, *(one for band in sheet.bands for one in band.units)]
        return next(one for one in lines if one.ratee == self.units[at])

    def sheet(self, number: int) -> e.OwnSheet:
        """Return the own sheet of a town."""
        query = e.TownSheet(evaluation=self.key, place=self.places[number])
        found: e.OwnSheet = self.town.app.query(query, **self.acting(number))
        return found

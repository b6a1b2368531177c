"""The institution of the synthetic city: consortia of villages, officers sent down, posts moved.

Its figures are those of the report of 荣成市 unless others are asked for: 141 consortia of 371
villages in 20 towns, 176 officers of 6 departments, 342 posts to 22 towns. Whatever it makes, it
makes by commands that anybody could give, and two persons act where two must.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from attrs import define, evolve, field, frozen

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import (
    CentreId,
    ConsortiumId,
    OfficerId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
    QuotaTransferId,
)
from ruralgov.domain.registry import (
    AppointToPost,
    EstablishPost,
    FindOrganisations,
    OrganisationKind,
    PlaceRow,
    Places,
)
from ruralgov.sample.city import City, Village
from ruralgov.sample.draw import BEGIN
from ruralgov.sample.duty_lists import ExampleDuties
from ruralgov.sample.framework import PolicyFramework
from ruralgov.sample.joining import Joining, organisation, shares
from ruralgov.sample.steering import SEATS, Steering

RETURN = date(2029, 1, 1)
"""The day after the last one of the secondments, and of the badges."""
ONE_CHIEF: Final = 7
"""Beside so many of those people lives one more, to be chief of a lane or a grid."""
OFFICE: Final = "市委组织部"
"""Who issues the papers of the framework, and hosts the leading group."""
SENDING: Final = (
    "市市场监督管理局",
    "市应急管理局",
    "市综合行政执法局",
    "市生态环境分局",
    "市海洋发展局",
    "市文化和旅游局",
)
"""Departments that send officers; the report names the first two."""
PER_THOUSAND_POOLED: Final = 120
"""So many of a thousand posts come through the pool, the others are cut above."""


@frozen(kw_only=True)
class Figures:
    """How much there is of everything."""

    consortia: int = 141
    villages: int = 371
    consortium_towns: int = 20
    departments: int = 6
    officers: int = 176
    posts: int = 342

    @property
    def needed(self) -> int:
        """How many people lead or are sent down."""
        return self.officers + len(SEATS) if self.officers else 0

    @property
    def residents(self) -> int:
        """How many people are registered: those, and some beside them to be chiefs."""
        return self.needed + -(-self.needed // ONE_CHIEF)

    @classmethod
    def fitting(cls, villages: Sequence[int]) -> "Figures":
        """Return the figures of a county whose towns have so many villages each.

        They are those of the report where the county is as large, and less where it is not: no
        consortium of more than three villages, eight officers and sixteen posts for a town. Nobody
        leads or is sent where there is no second village for them to live in.
        """
        whole, several = cls(), sum(villages) > 1
        able = sum(many // 3 for many in villages[: whole.consortium_towns])
        able = able or int(any(many > 1 for many in villages[: whole.consortium_towns]))
        some = min(whole.consortia, able)
        return cls(
            consortia=some,
            villages=whole.villages * some // whole.consortia,
            officers=min(whole.officers, 8 * len(villages)) if several else 0,
            posts=min(whole.posts, 16 * len(villages)),
        )


@define
class Institution:
    """Makes the institution of a city whose places are there.

    Args:
        city: The city.
        figures: How much of everything; those of the report by default.
    """

    city: City
    figures: Figures = field(factory=Figures)
    home: PlaceId | None = field(default=None, init=False)
    """The village in which its people live; it has its grids already."""

    def found(self) -> None:
        """Make all of it: what is laid down first, then who works by it."""
        (office,) = self.city.departments([OFFICE])
        PolicyFramework(self.city, office).found()
        ExampleDuties(self.city).found()
        self.city.step("consortia", len(self.consortia()))
        departments, towns = self.departments(), self.towns()
        self.posts(departments, self.governments(towns))
        centres = self.centres(towns)
        if self.figures.officers:
            home = self.residents(towns)
            leaders, officers = home.heads[: len(SEATS)], home.heads[len(SEATS) :]
            Steering(self.city, leaders, home.place).found()
            self.officers(departments, centres, officers)

    def towns(self) -> list[PlaceRow]:
        """Return the towns of the city."""
        return self.city.app.query(Places(), **self.city.staff("registrar"))

    def consortia(self) -> list[ConsortiumId]:
        """Form the consortia; raises ``ValueError`` where the towns have too few villages."""
        asked = self.figures
        towns = self.towns()[: asked.consortium_towns]
        return Joining(self.city, towns, asked.consortia, asked.villages).found()

    def departments(self) -> list[OrganisationId]:
        """Return the departments that send officers, those of the report first."""
        more = (f"示例执法局{n}" for n in range(1, self.figures.departments))
        names = [*SENDING, *more][: self.figures.departments]
        return self.city.departments(names)

    def governments(self, towns: Sequence[PlaceRow]) -> list[OrganisationId]:
        """Return the government of each town, registered where there is none."""
        query = FindOrganisations(kind=OrganisationKind.TOWN_GOVERNMENT)
        units = self.city.app.query(query, **self.city.staff("registrar"))
        there = {row.place: OrganisationId(row.owner) for row in units}
        new = [town for town in towns if town.owner not in there]
        kind = OrganisationKind.TOWN_GOVERNMENT
        founding = (organisation(f"{one.name}政府", PlaceId(one.owner), kind) for one in new)
        made = self.city.give("registrar", founding)
        there |= {
            PlaceId(town.owner): OrganisationId(key) for town, key in zip(new, made, strict=True)
        }
        return [there[PlaceId(town.owner)] for town in towns]

    def posts(
        self, departments: Sequence[OrganisationId], governments: Sequence[OrganisationId]
    ) -> list[QuotaTransferId]:
        """Move posts of institutions down to towns: most are cut above, some come from the pool."""
        pooled = self.figures.posts * PER_THOUSAND_POOLED // 1000
        cut = self.figures.posts - pooled
        given = dict(zip(departments, shares(cut, len(departments)), strict=True))
        got = list(shares(self.figures.posts, len(governments)))
        through = list(shares(pooled, len(governments)))
        opening: s.Posting = s.Posting(counter=s.Counter.AUTHORISED, posts=-2 * cut - pooled)
        drafts = [
            _transfer(
                "三定〔2023〕1号",
                s.TransferBasis.OPENING,
                [opening, *_units({one: 2 * many for one, many in given.items()})],
                pool=pooled,
            ),
            _transfer(
                "编委〔2024〕1号",
                s.TransferBasis.CUT_ABOVE,
                [
                    *_units({one: -many for one, many in given.items()}),
                    *_units(
                        {
                            one: many - less
                            for one, many, less in zip(governments, got, through, strict=True)
                        }
                    ),
                ],
            ),
            _transfer(
                "编委〔2024〕2号",
                s.TransferBasis.RESERVE,
                _units(dict(zip(governments, through, strict=True))),
                pool=-pooled,
            ),
        ]
        made = [QuotaTransferId(key) for key in self._give_each(drafts)]
        return made

    def _give_each(self, drafts: Iterable[s.TransferPosts]) -> Iterator[str]:
        """Enter transfers one after the other, each approved by another person."""
        for draft in drafts:
            (key,) = self.city.give("staffing_officer", [draft])
            self.city.give("staffing_approver", [s.ApproveTransfer(transfer=QuotaTransferId(key))])
            yield key

    def centres(self, towns: Sequence[PlaceRow]) -> list[CentreId]:
        """Establish the enforcement centre of each town."""
        commands = (
            s.EstablishCentre(
                place=PlaceId(town.owner),
                name=f"{town.name}综合执法中心",
                since=BEGIN,
                approval="编委〔2023〕9号",
            )
            for town in towns
        )
        return [CentreId(key) for key in self.city.give("secondment_officer", commands)]

    def officers(
        self,
        departments: Sequence[OrganisationId],
        centres: Sequence[CentreId],
        people: Sequence[PersonId],
    ) -> list[OfficerId]:
        """Enter officers with badges, and send each to the centre of a town."""
        seats = list(shares(self.figures.officers, len(departments)))
        posts = self._posts(departments, seats)
        taken = [post for post, many in zip(posts, seats, strict=True) for _ in range(many)]
        pairs = list(zip(people, taken, strict=True))
        appointing = (
            AppointToPost(post=post, person=person, basis="示例任命", since=BEGIN)
            for person, post in pairs
        )
        self.city.give("registrar", appointing)
        entering = (s.EnterOfficer(person=one, post=post, since=BEGIN) for one, post in pairs)
        officers = [OfficerId(key) for key in self.city.give("secondment_officer", entering)]
        self.city.give("secondment_officer", map(_badge, officers, range(len(officers))))
        sending = (
            s.SecondOfficer(
                officer=officer,
                centre=centres[number % len(centres)],
                capacity=s.ActCapacity.DISPATCHED,
                approval="下沉派驻通知〔2024〕1号",
                since=BEGIN,
                until=RETURN,
            )
            for number, officer in enumerate(officers)
        )
        self.city.give("secondment_officer", sending)
        self.city.step("officers", len(officers))
        return officers

    def _posts(self, departments: Sequence[OrganisationId], seats: Sequence[int]) -> list[PostId]:
        """Establish the post of officers of each department, with so many seats."""
        commands = (
            EstablishPost(
                organisation=unit, title="综合执法员", seats=many, basis="三定方案", since=BEGIN
            )
            for unit, many in zip(departments, seats, strict=True)
        )
        return [PostId(key) for key in self.city.give("registrar", commands)]

    def residents(self, towns: Sequence[PlaceRow]) -> Village:
        """Register who leads and who is sent down in the last village, with its grids.

        Its chiefs are others; the heads that are returned are the leaders and the officers.
        """
        acting, needed = self.city.staff("registrar"), self.figures.needed
        below = (
            self.city.app.query(Places(parent=PlaceId(town.owner)), **acting)
            for town in reversed(towns)
        )
        last = next(villages[-1] for villages in below if villages)
        made = self.city.residents(last, self.figures.residents)
        self.city.grids(evolve(made, heads=made.heads[needed:]))
        self.home = made.place
        return evolve(made, heads=made.heads[:needed])


def _badge(officer: OfficerId, number: int) -> s.IssueBadge:
    badge = s.Badge(
        number=f"1510{number:05d}",
        issuer="山东省司法厅",
        scope="综合执法",
        since=BEGIN,
        until=RETURN,
    )
    return s.IssueBadge(officer=officer, badge=badge)


def _units(posts: dict[OrganisationId, int]) -> list[s.Posting]:
    return [s.Posting(unit=unit, posts=many) for unit, many in posts.items() if many]


def _transfer(
    approval: str, basis: s.TransferBasis, postings: list[s.Posting], pool: int = 0
) -> s.TransferPosts:
    pooled = [s.Posting(counter=s.Counter.POOL, posts=pool)] if pool else []
    return s.TransferPosts(
        kind=s.QuotaKind.INSTITUTION,
        basis=basis,
        approval=approval,
        approved=BEGIN,
        since=BEGIN,
        postings=(*postings, *pooled),
    )

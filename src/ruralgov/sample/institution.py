"""The institution of the synthetic city: consortia of villages, officers sent down, posts moved.

Its figures are those of the report of 荣成市 unless others are asked for: 141 consortia of 371
villages in 20 towns, 176 officers of 6 departments, 342 posts to 22 towns. Whatever it makes, it
makes by commands that anybody could give, and two persons act where two must.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from attrs import define, field, frozen

from ruralgov.domain import consortia as c
from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import (
    CITY,
    BodyId,
    CentreId,
    ConsortiumId,
    DecisionId,
    OfficerId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
    QuotaTransferId,
)
from ruralgov.domain.meetings import (
    Bodies,
    BodyKind,
    ConfirmPaperDecision,
    EnterPaperDecision,
    FoundBody,
    Matter,
)
from ruralgov.domain.registry import (
    AppointToPost,
    EstablishPost,
    FindOrganisations,
    OrganisationKind,
    PlaceRow,
    Places,
    RegisterOrganisation,
)
from ruralgov.sample.city import AS_OF, City, keys
from ruralgov.sample.draw import BEGIN

MET, PROPOSED, APPROVED = date(2023, 9, 1), date(2023, 9, 10), date(2023, 10, 1)
BEGAN, REVIEW = date(2023, 10, 15), date(2027, 10, 1)
RETURN = date(2026, 1, 1)
"""The day after the last one of the secondments."""
BADGES = date(2029, 1, 1)
NAMED: Final = ("市场监督管理局", "应急管理局")
"""Departments that the report names; the others are whichever the city has."""
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


@define
class Institution:
    """Makes the institution of a city whose places are there.

    Args:
        city: The city; who is sent down is registered in its first village.
        figures: How much of everything; those of the report by default.
    """

    city: City
    figures: Figures = field(factory=Figures)

    def found(self) -> None:
        """Make all of it."""
        self.consortia()
        departments, towns = self.departments(), self.towns()
        self.posts(departments, self.governments(towns))
        self.officers(departments, self.centres(towns))

    def towns(self) -> list[PlaceRow]:
        """Return the towns of the city."""
        return self.city.app.query(Places(), **self.city.staff("registrar"))

    def consortia(self) -> list[ConsortiumId]:
        """Form the consortia: villages decide, another person approves, and they work.

        Raises ``ValueError`` where the towns have too few villages.
        """
        groups = list(self._groups())
        if len(groups) < self.figures.consortia:
            raise ValueError(f"villages for {len(groups)} of {self.figures.consortia} consortia")
        villages = [village for group in groups for village in group]
        decisions = dict(
            zip((row.owner for row in villages), self._decisions(villages), strict=True)
        )
        leads = self._give("registrar", map(_lead, groups))
        proposals = (
            _proposal(number, group, OrganisationId(lead))
            for number, (group, lead) in enumerate(zip(groups, leads, strict=True))
        )
        found = [ConsortiumId(key) for key in self._give("consortium_keeper", proposals)]
        self._give("consortium_keeper", _consents(found, groups, decisions))
        self._give("consortium_approver", map(_approval, found))
        activated = (c.ActivateConsortium(consortium=key, since=BEGAN) for key in found)
        self._give("consortium_keeper", activated)
        return found

    def _groups(self) -> Iterator[list[PlaceRow]]:
        """Give the villages of each consortium: of one town, and of as many towns as asked."""
        acting, ask = self.city.staff("registrar"), self.city.app.query
        towns = self.towns()[: self.figures.consortium_towns]
        below = [list(ask(Places(parent=PlaceId(town.owner)), **acting)) for town in towns]
        turn = 0
        for size in _shares(self.figures.villages, self.figures.consortia):
            for _ in below:
                left, turn = below[turn], (turn + 1) % len(below)
                if len(left) >= size:
                    yield left[:size]
                    del left[:size]
                    break

    def _decisions(self, villages: Sequence[PlaceRow]) -> list[DecisionId]:
        """Enter the decision of each village, which another person confirms."""
        bodies = self._bodies(villages)
        papers = (
            EnterPaperDecision(
                body=bodies[PlaceId(row.owner)],
                matter=Matter.OTHER,
                title="参加党建联建片区",
                day=MET,
                reference=f"{row.name}决〔2023〕1号",
            )
            for row in villages
        )
        found = [DecisionId(key) for key in self._give("meeting_recorder", papers)]
        self._give("meeting_convener", (ConfirmPaperDecision(decision=one) for one in found))
        return found

    def _bodies(self, villages: Sequence[PlaceRow]) -> dict[PlaceId, BodyId]:
        """Return the meeting of each village, founded where there is none."""
        acting = self.city.staff("registrar")
        found = {
            row.place: BodyId(row.owner)
            for row in self.city.app.query(Bodies(), day=MET, **acting)
            if row.kind is BodyKind.VILLAGE_MEETING
        }
        new = [PlaceId(row.owner) for row in villages if row.owner not in found]
        kind = BodyKind.VILLAGE_MEETING
        founding = (
            FoundBody(kind=kind, name=kind.zh, place=place, since=AS_OF, source="示例")
            for place in new
        )
        made = self._give("registrar", founding)
        return found | dict(zip(new, map(BodyId, made), strict=True))

    def departments(self) -> list[OrganisationId]:
        """Return the departments that send officers, those of the report first."""
        query = FindOrganisations(kind=OrganisationKind.DEPARTMENT, place=CITY)
        units = self.city.app.query(query, **self.city.staff("registrar"))
        there = {row.name: OrganisationId(row.owner) for row in units}
        missing = [name for name in NAMED if name not in there]
        missing += [f"示例执法局{n}" for n in range(self.figures.departments - len(there) - 2)]
        made = self._give("registrar", (_unit(name, CITY) for name in missing))
        there |= dict(zip(missing, map(OrganisationId, made), strict=True))
        names = [*NAMED, *sorted(set(there) - set(NAMED))]
        return [there[name] for name in names[: self.figures.departments]]

    def governments(self, towns: Sequence[PlaceRow]) -> list[OrganisationId]:
        """Return the government of each town, registered where there is none."""
        query = FindOrganisations(kind=OrganisationKind.TOWN_GOVERNMENT)
        units = self.city.app.query(query, **self.city.staff("registrar"))
        there = {row.place: OrganisationId(row.owner) for row in units}
        new = [town for town in towns if town.owner not in there]
        kind = OrganisationKind.TOWN_GOVERNMENT
        founding = (_unit(f"{one.name}政府", PlaceId(one.owner), kind) for one in new)
        made = self._give("registrar", founding)
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
        given = dict(zip(departments, _shares(cut, len(departments)), strict=True))
        got = list(_shares(self.figures.posts, len(governments)))
        through = list(_shares(pooled, len(governments)))
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
            (key,) = self._give("staffing_officer", [draft])
            self._give("staffing_approver", [s.ApproveTransfer(transfer=QuotaTransferId(key))])
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
        return [CentreId(key) for key in self._give("secondment_officer", commands)]

    def officers(
        self, departments: Sequence[OrganisationId], centres: Sequence[CentreId]
    ) -> list[OfficerId]:
        """Enter officers with badges, and send each to the centre of a town."""
        people = self._residents(self.figures.officers)
        seats = list(_shares(self.figures.officers, len(departments)))
        posts = self._posts(departments, seats)
        taken = [post for post, many in zip(posts, seats, strict=True) for _ in range(many)]
        pairs = list(zip(people, taken, strict=True))
        appointing = (
            AppointToPost(post=post, person=person, basis="示例任命", since=BEGIN)
            for person, post in pairs
        )
        self._give("registrar", appointing)
        entering = (s.EnterOfficer(person=one, post=post, since=BEGIN) for one, post in pairs)
        officers = [OfficerId(key) for key in self._give("secondment_officer", entering)]
        self._give("secondment_officer", map(_badge, officers, range(len(officers))))
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
        self._give("secondment_officer", sending)
        return officers

    def _posts(self, departments: Sequence[OrganisationId], seats: Sequence[int]) -> list[PostId]:
        """Establish the post of officers of each department, with so many seats."""
        commands = (
            EstablishPost(
                organisation=unit, title="综合执法员", seats=many, basis="三定方案", since=BEGIN
            )
            for unit, many in zip(departments, seats, strict=True)
        )
        return [PostId(key) for key in self._give("registrar", commands)]

    def _residents(self, many: int) -> list[PersonId]:
        """Register people who live in the first village."""
        acting = self.city.staff("registrar")
        town, *_ = self.towns()
        village, *_ = self.city.app.query(Places(parent=PlaceId(town.owner)), **acting)
        return self.city.residents(PlaceId(village.owner), many)

    def _give(self, account: str, commands: Iterable[Any]) -> list[str]:
        """Give commands as an account, and return the keys; the first refusal is raised."""
        return keys(self.city.app.execute_many(commands, **self.city.staff(account)))


def _shares(total: int, parts: int) -> Iterator[int]:
    """Cut a number into whole parts that differ by one at most, the larger ones first."""
    least, more = divmod(total, parts)
    for part in range(parts):
        yield least + (part < more)


def _unit(
    name: str, place: PlaceId, kind: OrganisationKind = OrganisationKind.DEPARTMENT
) -> RegisterOrganisation:
    return RegisterOrganisation(name=name, kind=kind, place=place, since=AS_OF, source="示例")


def _lead(group: Sequence[PlaceRow]) -> RegisterOrganisation:
    first = group[0]
    kind = OrganisationKind.VILLAGE_PARTY
    return _unit(f"{first.name}联建党委", PlaceId(first.owner), kind)


def _proposal(number: int, group: Sequence[PlaceRow], lead: OrganisationId) -> c.ProposeConsortium:
    kinds = tuple(c.ConsortiumKind)
    return c.ProposeConsortium(
        name=f"{group[0].name}片区（{number + 1}）",
        kind=kinds[number % len(kinds)],
        lead=lead,
        villages=tuple(PlaceId(row.owner) for row in group),
        diagnosis=f"村党组织研判〔2023〕{number + 1}号",
        charter=f"片区章程〔2023〕{number + 1}号",
        since=PROPOSED,
    )


def _consents(
    found: Iterable[ConsortiumId],
    groups: Iterable[Sequence[PlaceRow]],
    decisions: dict[str, DecisionId],
) -> Iterator[c.ConsentToConsortium]:
    for key, group in zip(found, groups, strict=True):
        for row in group:
            yield c.ConsentToConsortium(
                consortium=key, village=PlaceId(row.owner), decision=decisions[row.owner]
            )


def _approval(key: ConsortiumId) -> c.ApproveConsortium:
    return c.ApproveConsortium(
        consortium=key, approval="镇委批复〔2023〕1号", approved=APPROVED, review_on=REVIEW
    )


def _badge(officer: OfficerId, number: int) -> s.IssueBadge:
    badge = s.Badge(
        number=f"1510{number:05d}",
        issuer="山东省司法厅",
        scope="综合执法",
        since=BEGIN,
        until=BADGES,
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

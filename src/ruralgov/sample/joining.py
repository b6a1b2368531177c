"""The consortia of the synthetic city: villages that decide to work together, and begin to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import define

from ruralgov.domain import consortia as c
from ruralgov.domain.kernel.ids import BodyId, ConsortiumId, DecisionId, OrganisationId, PlaceId
from ruralgov.domain.meetings import (
    Bodies,
    BodyKind,
    ConfirmPaperDecision,
    EnterPaperDecision,
    FoundBody,
    Matter,
)
from ruralgov.domain.registry import OrganisationKind, PlaceRow, Places, RegisterOrganisation
from ruralgov.sample.city import AS_OF, City

MET, PROPOSED, APPROVED = date(2023, 9, 1), date(2023, 9, 10), date(2023, 10, 1)
BEGAN, REVIEW = date(2023, 10, 15), date(2027, 10, 1)


@define
class Joining:
    """Forms so many consortia of so many villages in some towns."""

    city: City
    towns: Sequence[PlaceRow]
    consortia: int
    villages: int

    def found(self) -> list[ConsortiumId]:
        """Form the consortia: villages decide, another person approves, and they work.

        Raises ``ValueError`` where the towns have too few villages.
        """
        groups = list(self._groups())
        if len(groups) < self.consortia:
            raise ValueError(f"villages for {len(groups)} of {self.consortia} consortia")
        villages = [village for group in groups for village in group]
        decisions = dict(
            zip((row.owner for row in villages), self._decisions(villages), strict=True)
        )
        leads = self.city.give("registrar", self._leads(groups))
        proposals = (
            _proposal(number, group, OrganisationId(lead))
            for number, (group, lead) in enumerate(zip(groups, leads, strict=True))
        )
        found = [ConsortiumId(key) for key in self.city.give("consortium_keeper", proposals)]
        self.city.give("consortium_keeper", _consents(found, groups, decisions))
        self.city.give("consortium_approver", map(_approval, found))
        activated = (c.ActivateConsortium(consortium=key, since=BEGAN) for key in found)
        self.city.give("consortium_keeper", activated)
        return found

    def _leads(self, groups: Sequence[Sequence[PlaceRow]]) -> Iterator[RegisterOrganisation]:
        """Give what registers the leading organisation of each, below that of its town."""
        kind = OrganisationKind.TOWN_PARTY
        above = (organisation(_committee(one), PlaceId(one.owner), kind) for one in self.towns)
        made = self.city.give("registrar", above)
        found = dict(zip((one.owner for one in self.towns), made, strict=True))
        for group in groups:
            first = group[0]
            yield RegisterOrganisation(
                name=f"{_short(first)}联建党委",
                kind=OrganisationKind.VILLAGE_PARTY,
                place=PlaceId(first.owner),
                parent=OrganisationId(found[first.parent]),
                since=AS_OF,
                source="示例",
            )

    def _groups(self) -> Iterator[list[PlaceRow]]:
        """Give the villages of each consortium: of one town, and of as many towns as asked."""
        acting, ask = self.city.staff("registrar"), self.city.app.query
        below = [list(ask(Places(parent=PlaceId(one.owner)), **acting)) for one in self.towns]
        turn = 0
        for size in shares(self.villages, self.consortia):
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
        found = [DecisionId(key) for key in self.city.give("meeting_recorder", papers)]
        self.city.give("meeting_convener", (ConfirmPaperDecision(decision=one) for one in found))
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
        made = self.city.give("registrar", founding)
        return found | dict(zip(new, map(BodyId, made), strict=True))


def shares(total: int, parts: int) -> Iterator[int]:
    """Cut a number into whole parts that differ by one at most, the larger ones first."""
    least, more = divmod(total, max(parts, 1))
    for part in range(parts):
        yield least + (part < more)


def organisation(
    name: str, place: PlaceId, kind: OrganisationKind = OrganisationKind.DEPARTMENT
) -> RegisterOrganisation:
    """Return what registers an organisation of the sample."""
    return RegisterOrganisation(name=name, kind=kind, place=place, since=AS_OF, source="示例")


def _short(village: PlaceRow) -> str:
    """Return what a village is called in a name: without its committee."""
    return village.name.removesuffix("居委会").removesuffix("委会")


def _committee(town: PlaceRow) -> str:
    """Return what the party committee of a town is called."""
    return town.name + ("党工委" if town.name.endswith("街道") else "党委")


def _proposal(number: int, group: Sequence[PlaceRow], lead: OrganisationId) -> c.ProposeConsortium:
    kinds = tuple(c.ConsortiumKind)
    return c.ProposeConsortium(
        name=f"{_short(group[0])}片区（{number + 1}）",
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

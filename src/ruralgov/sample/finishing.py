"""How what hangs on villages that ended is finished: each thing by the command that it names."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, Final

from attrs import define, field, frozen

from ruralgov.domain.access import ADMINISTRATION, EndGrantsAt, GrantRole
from ruralgov.domain.books import BookMonths, CloseMonth
from ruralgov.domain.cases import RelocateCase
from ruralgov.domain.collectives import (
    CarryOutMerger,
    Collectives,
    MergeCollective,
    MergerBasis,
)
from ruralgov.domain.consortia import Consortia, FollowVillage, LeaveConsortium
from ruralgov.domain.grids import GridsOf, HandOverGrids, SetPlanBranch
from ruralgov.domain.kernel.declare import Hanging
from ruralgov.domain.kernel.ids import (
    AccountId,
    CaseId,
    CollectiveId,
    ConsortiumId,
    OrganisationId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.month import month_before, month_of
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import (
    REGISTRAR,
    AppointToPost,
    ChangeOrganisation,
    EstablishPost,
    LeftBehind,
    MergeOrganisation,
    MoveHouseholds,
    NumberRule,
    OrganisationKind,
    OrganisationRow,
    Organisations,
    PlaceRow,
    PostHolders,
    PostsOf,
)
from ruralgov.sample.city import City
from ruralgov.sample.holdings import FIRST

CAUSE: Final = "示例：合村并居"
TOLD: Final = 5
"""Days before the merger on which the creditors of a collective were told."""


@frozen
class Pair:
    """A village that ends, and the neighbour that it becomes part of."""

    source: PlaceRow
    into: PlaceRow


Pairs = dict[PlaceId, Pair]
"""By the village that ends."""


@define
class Finishing:
    """Finishes what is left behind at villages that became part of others.

    Args:
        city: The city.
        told: Counts what was done.
    """

    city: City
    told: Counter[str] = field(factory=Counter)

    def clerks(self, villages: Iterable[PlaceRow]) -> None:
        """Give each village a clerk, who may register there alone."""
        self._admin(_clerk(row, PlaceId(row.owner)) for row in villages)

    def run(self, pairs: Pairs, day: date) -> None:
        """Finish what is left behind until nothing is, or nothing more can be finished here.

        Args:
            pairs: What became part of what.
            day: Since when.
        """
        before: list[Hanging] = []
        while (left := self.left(pairs)) and left != before:
            before = left
            for kind, finish in FINISH.items():
                there = [one for one in left if one.kind == kind]
                if there:
                    finish(self, there, pairs, day)
                    self.told[kind] += len(there)

    def left(self, pairs: Pairs) -> list[Hanging]:
        """Return what still hangs on the villages."""
        found = self.city.app.query(LeftBehind(), **self.city.staff("registrar"))
        return [one for one in found if one.place in pairs]

    def households(self, there: list[Hanging], pairs: Pairs, day: date) -> None:
        """Move the households of each village together, under the next numbers."""
        self._give(
            "registrar",
            (
                MoveHouseholds(
                    village=place,
                    into=PlaceId(pairs[place].into.owner),
                    since=day,
                    numbers=NumberRule.RENUMBER,
                    cause=CAUSE,
                )
                for place in _places(there)
            ),
        )

    def grids(self, there: list[Hanging], pairs: Pairs, day: date) -> None:
        """Hand the grids over with lanes, chiefs and groups."""
        self._give(
            "grids",
            (
                HandOverGrids(
                    village=place, into=PlaceId(pairs[place].into.owner), since=day, basis=CAUSE
                )
                for place in _places(there)
            ),
        )

    def cases(self, there: list[Hanging], pairs: Pairs, _: date) -> None:
        """Hand the open cases over; their clocks run on."""
        self._give(
            "desk",
            (
                RelocateCase(
                    case=CaseId(one.key), place=PlaceId(pairs[one.place].into.owner), reason=CAUSE
                )
                for one in there
            ),
        )

    def organisations(self, there: list[Hanging], pairs: Pairs, day: date) -> None:
        """Merge each organisation into the one of its kind at the successor, or move it there."""
        for place in _places(there):
            source = self._organisations(place)
            name = pairs[place].source.name
            target = self._organisations(PlaceId(pairs[place].into.owner))
            named = {_title(row, pairs[place].into.name): row for row in target}
            # those below others first: their heads may be merged then
            for row in sorted(source, key=lambda row: row.parent is None):
                heir = named.get(_title(row, name))
                if heir is not None:
                    self._seat(row, heir, day)
                there_now = PlaceId(pairs[place].into.owner)
                self._give("registrar", [_going(row, heir, there_now, day)])
                if heir is None and row.kind is OrganisationKind.PARTY_BRANCH:
                    self._lead(OrganisationId(row.owner), there_now, day)

    def collectives(self, there: list[Hanging], pairs: Pairs, day: date) -> None:
        """Merge each collective into that of the successor by the law's way."""
        for one in there:
            key = CollectiveId(one.key)
            heir = self._collective(pairs[one.place].into)
            before = month_before(month_of(day))
            months = self._ask("bookkeeper", BookMonths(collective=key, first=FIRST, last=before))
            open_still = [CloseMonth(collective=key, month=x.month) for x in months if not x.closed]
            self._give("bookchecker", open_still)
            merging = MergeCollective(collective=key, into=heir, since=day, basis=_basis(day))
            self._give("bookkeeper", [merging])
            told = day - timedelta(days=TOLD)
            done = CarryOutMerger(collective=key, notified=told, registered="示例：注销登记")
            self._give("townfunds", [done])

    def memberships(self, there: list[Hanging], pairs: Pairs, day: date) -> None:
        """Let the successor follow into a consortium, or end it where that is in another."""
        for one in there:
            into, key = PlaceId(pairs[one.place].into.owner), ConsortiumId(one.key)
            joined = {row.owner for row in self._ask("consortium_keeper", Consortia(place=into))}
            if joined <= {one.key}:
                going: Any = FollowVillage(consortium=key, village=one.place)
            else:
                going = LeaveConsortium(
                    consortium=key, village=one.place, notified=day, since=day, cause=CAUSE
                )
            self._give("consortium_keeper", [going])

    def grants(self, there: list[Hanging], pairs: Pairs, _: date) -> None:
        """End what accounts may do at the villages; a clerk goes on at the successor."""
        places = _places(there)
        self._admin(EndGrantsAt(place=place, reason=CAUSE) for place in places)
        self._admin(_clerk(pairs[place].into, PlaceId(pairs[place].into.owner)) for place in places)

    def _organisations(self, place: PlaceId) -> list[OrganisationRow]:
        found: list[OrganisationRow] = self._ask("registrar", Organisations(place=place))
        return found

    def _lead(self, branch: OrganisationId, village: PlaceId, day: date) -> None:
        """Put the grids of a village that had no party branch below the one that came to it."""
        if self._ask("grids", GridsOf(village=village)):
            leading = SetPlanBranch(village=village, organisation=branch, since=day)
            self._give("grids", [leading])

    def _seat(self, row: OrganisationRow, heir: OrganisationRow, day: date) -> None:
        """Give those who sit in an organisation a seat of its successor."""
        for post in self._ask("registrar", PostsOf(organisation=OrganisationId(row.owner))):
            held = self._ask("registrar", PostHolders(post=PostId(post.owner)))
            if not held:
                continue
            made = self._give(
                "registrar",
                [
                    EstablishPost(
                        organisation=OrganisationId(heir.owner),
                        title=post.title,
                        seats=len(held),
                        basis=CAUSE,
                        since=day,
                    )
                ],
            )
            self._give(
                "registrar",
                [
                    AppointToPost(post=PostId(made[0]), person=one.person, basis=CAUSE, since=day)
                    for one in held
                ],
            )

    def _collective(self, village: PlaceRow) -> CollectiveId:
        """Return the collective of a village itself, beside those of villages that went into it."""
        there = self._ask("keeper", Collectives(place=PlaceId(village.owner)))
        return next(CollectiveId(row.owner) for row in there if row.place == village.owner)

    def _ask(self, account: str, query: Any) -> Any:
        return self.city.app.query(query, **self.city.staff(account))

    def _give(self, account: str, commands: Iterable[Any]) -> list[str]:
        receipts = self.city.app.execute_all(list(commands), **self.city.staff(account))
        return [one.key for one in receipts]

    def _admin(self, commands: Iterable[Any]) -> None:
        acting: dict[str, Any] = {"actor": Actor(self.city.admin), "purpose": ADMINISTRATION}
        self.city.app.execute_all(list(commands), **acting)


FINISH: Final[dict[str, Callable[..., None]]] = {
    "household": Finishing.households,
    "grid": Finishing.grids,
    "case": Finishing.cases,
    "organisation": Finishing.organisations,
    "collective": Finishing.collectives,
    "consortium_member": Finishing.memberships,
    "grant": Finishing.grants,
}
"""What finishes each kind, in this order; lanes and chiefs go with grids, posts with organisations,
contracts and arrears with collectives."""


def _places(there: Iterable[Hanging]) -> list[PlaceId]:
    return list(dict.fromkeys(one.place for one in there))


def _clerk(village: PlaceRow, place: PlaceId) -> GrantRole:
    """Return the grant of a clerk, who registers at a place alone."""
    account = AccountId(f"clerk-{village.code}")
    return GrantRole(account=account, role=REGISTRAR, place=place, basis="示例任命")


def _going(
    row: OrganisationRow, heir: OrganisationRow | None, place: PlaceId, day: date
) -> MergeOrganisation | ChangeOrganisation:
    """Return what becomes of an organisation: part of its like, or moved where there is none."""
    key = OrganisationId(row.owner)
    if heir is None:
        return ChangeOrganisation(organisation=key, place=place, since=day, cause=CAUSE)
    into = OrganisationId(heir.owner)
    return MergeOrganisation(organisation=key, into=into, since=day, cause=CAUSE, with_posts=True)


def _title(row: OrganisationRow, village: str) -> tuple[str, str]:
    """Return what an organisation is, whatever its village is called."""
    return row.kind.value, row.name.removeprefix(village)


def _basis(day: date) -> MergerBasis:
    """Return a made-up basis of a merger: a survey, two meetings, an approval."""
    return MergerBasis(
        surveyed=day - timedelta(days=45),
        decided=day - timedelta(days=30),
        decision="示例：并出方成员大会决议",
        accepted=day - timedelta(days=29),
        acceptance="示例：承继方成员大会决议",
        approved=day - timedelta(days=TOLD + 10),
        approval="示例：市批复",
    )

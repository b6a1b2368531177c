"""One valid command of every kind of registry, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import registry as r
from ruralgov.domain.kernel.ids import HouseholdId
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName, Telephone
from ruralgov.domain.registry import Departure, HouseholdRelation, OrganisationKind
from ruralgov.sample.city import identity_number
from tests.town import DAY, NAME, Town

Step = tuple[str, Any]
LATER, LAST = date(2025, 1, 1), date(2025, 6, 1)


def steps(town: Town) -> Generator[Step, Any, None]:
    place = yield "registrar", place_of("371082101203", "新庄")
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
    person = yield "registrar", person_at(homes[0], 1)
    other = yield "registrar", person_at(homes[0], 2)
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


def place_of(code: str, name: str) -> r.RegisterPlace:
    return r.RegisterPlace(code=code, name=name, since=DAY, source="t")


def person_at(home: str, n: int) -> r.RegisterPerson:
    """Return the registration of a person with the n-th made-up identity number."""
    return r.RegisterPerson(
        household=HouseholdId(home),
        name=PersonName.of(NAME),
        identity=IdentityNumber.of(identity_number(n)),
        relation=HouseholdRelation.HEAD,
        telephone=Telephone.of("13900000000"),
        since=DAY,
        source="t",
    )

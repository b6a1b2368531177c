"""One valid command of every kind of registry, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain import registry as r
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import HouseholdId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import (
    Address,
    BirthDate,
    DocumentNumber,
    IdentityNumber,
    PersonName,
    Telephone,
)
from ruralgov.domain.registry import (
    Departure,
    DocumentKind,
    HouseholdKind,
    HouseholdRelation,
    OrganisationKind,
    Residence,
    Sex,
)
from ruralgov.sample.draw import identity_number
from tests.town import DAY, NAME, Town

Step = tuple[str, Any]
LATER, LAST = date(2025, 1, 1), date(2025, 6, 1)
A_DAY = timedelta(days=1)


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
        party_member=False,
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
    later = LAST + A_DAY
    closed = r.CorrectHouseholdEntry(household=homes[0], entry=LAST, since=later, reason="日期有误")
    yield "registrar", closed
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
    close = r.CloseOrganisation(organisation=branch.key, since=LAST, cause="撤", with_posts=True)
    yield "registrar", close
    yield from _organisations(town, homes[1])
    yield from _places(town)
    yield from lives(town)
    yield from taken_for_another(town)


def _organisations(town: Town, home: str) -> Generator[Step, Any, None]:
    """Enter offices below one another; change, move, merge and correct them; fill their posts."""

    def office(name: str, **more: Any) -> Step:
        kind = OrganisationKind.TOWN_OFFICE
        command = r.RegisterOrganisation(
            name=name, kind=kind, place=town.village, since=DAY, source="t", **more
        )
        return "registrar", command

    above = (yield office("镇政府", territory=(town.village,))).key
    old = (yield office("规划办", parent=above)).key
    new = (yield office("城建办", parent=above)).key
    changed = r.ChangeOrganisation(
        organisation=old, name="规建办", credit_code="91350100M000100Y43", since=LATER, cause="改"
    )
    yield "registrar", changed
    moved = r.MoveOrganisation(organisation=new, parent=None, since=LATER, cause="升格")
    yield "registrar", moved
    undone = r.CorrectOrganisationEntry(organisation=new, entry=LATER, since=None, reason="误录")
    yield "registrar", undone
    yield from _post(old, home)
    merged = r.MergeOrganisation(organisation=old, into=new, since=LAST, cause="机构改革")
    yield "registrar", merged


def _post(organisation: str, home: str) -> Generator[Step, Any, None]:
    """Establish a post, correct its entries, let its holder die, and abolish it."""
    establish = r.EstablishPost(
        organisation=OrganisationId(organisation), title="主任", basis="批复", since=LATER
    )
    post = (yield "registrar", establish).key
    person = (yield "registrar", person_at(home, 91)).key
    yield "registrar", r.AppointToPost(post=post, person=person, basis="任命", since=LATER)
    yield "registrar", r.CorrectPostEntry(post=post, entry=LATER, since=DAY, reason="批复日期")
    early = r.CorrectHoldingEntry(
        post=post, person=person, entry=LATER, since=DAY, reason="任命日期"
    )
    yield "registrar", early
    yield "registrar", r.ChangePost(post=post, seats=2, since=LATER, cause="增设")
    dead = date(2025, 2, 1)
    yield "registrar", r.VacatePost(post=post, person=person, since=dead, reason="死亡")
    yield "registrar", r.EndPerson(person=person, departure=Departure.DIED, since=dead)
    yield "registrar", r.AbolishPost(post=post, since=LAST, cause="撤")


def _places(town: Town) -> Generator[Step, Any, None]:
    """Divide a village and move its households, and put right what was entered by mistake."""
    old = PlaceId((yield "registrar", place_of("371082101207", "老庄")).key)
    home = yield (
        "registrar",
        r.RegisterHousehold(village=old, number="1", since=DAY, source="t"),
    )
    moved = r.MoveHouseholds(
        village=old,
        into=town.other,
        since=LATER,
        numbers=r.NumberRule.PREFIX,
        prefix="老",
        households=(HouseholdId(home.key),),
        cause="分设",
    )
    yield "registrar", moved
    taken = r.TakeHousehold(
        household=HouseholdId(home.key),
        village=town.other,
        number="老01",
        since=LATER + A_DAY,
        cause="分设",
    )
    yield "registrar", taken
    yield (
        "registrar",
        r.DividePlace(place=old, into=(town.village, town.other), since=LAST, cause="分设"),
    )
    yield (
        "registrar",
        r.CorrectPlaceEntry(place=old, entry=LAST, since=LAST + A_DAY, reason="抄错"),
    )
    recoded = r.ChangeCity(code="371099", name="荣成区", since=date(2027, 6, 1), cause="撤市设区")
    yield "registrar", recoded
    yield "registrar", r.CorrectCityEntry(entry=date(2027, 6, 1), since=None, reason="未批准")


def lives(town: Town) -> Generator[Step, Any, None]:
    """A household and its people whose entries are put right, who leave, return, and are merged."""
    register = r.RegisterHousehold(
        village=town.village,
        number="30",
        since=DAY,
        source="t",
        address=Address("和平路1号"),
        kind=HouseholdKind.COLLECTIVE,
    )
    home = HouseholdId((yield "registrar", register).key)
    yield (
        "registrar",
        r.ChangeHousehold(
            household=home,
            residence=Residence.LIVING,
            address=Address("和平路2号"),
            since=LATER,
            cause="换证",
        ),
    )
    one = PersonId((yield "registrar", person_at(home, 31)).key)
    twin = yield (
        "registrar",
        r.RegisterPerson(
            household=home,
            name=PersonName.of(NAME),
            relation=HouseholdRelation.SON,
            birth=BirthDate.of("2001-02-03"),
            sex=Sex.MALE,
            document=DocumentKind.PASSPORT,
            document_number=DocumentNumber.of("E12345678"),
            since=DAY,
            source="t",
        ),
    )
    outsider = yield (
        "registrar",
        r.RegisterPerson(name=PersonName.of("孙外"), unit="市农业农村局", since=DAY, source="t"),
    )
    bare = yield (
        "registrar",
        r.RegisterPerson(name=PersonName.of("孙外"), unit="市财政局", since=DAY, source="t"),
    )
    for command in (
        r.ChangeRelation(
            person=one, relation=HouseholdRelation.SPOUSE, since=DAY, cause="录入有误"
        ),
        r.ChangePerson(
            person=one,
            name=PersonName.of("赵新名"),
            telephone=Telephone.of("13900000001"),
            party_member=True,
            since=LATER,
            cause="更名",
        ),
        r.CorrectPersonEntry(person=one, entry=LATER, since=LAST, reason="日期有误"),
        r.EndPerson(person=one, departure=Departure.LEFT, since=LATER),
        r.ReturnPerson(
            person=one,
            household=home,
            relation=HouseholdRelation.HEAD,
            since=LAST,
            cause="返回",
        ),
        r.CorrectMembershipEntry(person=one, entry=LATER, reason="误登"),
        r.RecordDocument(
            person=one,
            kind=DocumentKind.HOME_PERMIT,
            number=DocumentNumber.of("H12345678"),
            since=DAY,
            source="证件",
        ),
        r.EndDocument(person=one, kind=DocumentKind.HOME_PERMIT, since=LATER, reason="注销"),
        r.CorrectPerson(
            person=PersonId(outsider.key), birth=BirthDate.of("1980-02-03"), reason="补录"
        ),
        r.MergePersons(person=PersonId(twin.key), into=one, reason="同一人"),
        r.AbsorbPerson(person=PersonId(outsider.key), other=PersonId(bare.key)),
        r.CorrectHouseholdEntry(household=home, entry=LATER, since=LAST, reason="日期有误"),
    ):
        yield "registrar", command
    yield (
        "privacy",
        r.EraseHousehold(household=home, ground=ErasureGround.UNLAWFUL, reason="超范围收集"),
    )


def taken_for_another(town: Town) -> Generator[Step, Any, None]:
    """Two people are merged, with the post of one; the merger is undone, and one more follows."""
    home = HouseholdId((yield "registrar", register_home(town, "31")).key)
    one = PersonId((yield "registrar", person_at(home, 92)).key)
    two = PersonId((yield "registrar", person_at(home, 93)).key)
    branch = yield (
        "registrar",
        r.RegisterOrganisation(
            name="大庄村委会",
            kind=OrganisationKind.VILLAGERS_COMMITTEE,
            place=town.village,
            since=DAY,
            source="t",
        ),
    )
    post = yield (
        "registrar",
        r.EstablishPost(organisation=branch.key, title="委员", basis="选举", since=DAY),
    )
    yield "registrar", r.AppointToPost(post=post.key, person=two, basis="选举", since=DAY)
    yield "registrar", r.MergePersons(person=two, into=one, reason="同一人")
    yield "registrar", r.FollowHolders(post=post.key)
    yield "registrar", r.UndoMerger(person=two, into=one, reason="同名而已")
    third = PersonId((yield "registrar", person_at(home, 94)).key)
    fourth = PersonId((yield "registrar", person_at(home, 95)).key)
    yield "registrar", r.MergePersons(person=third, into=fourth, reason="同一人")
    yield "registrar", r.SeparatePerson(person=third, into=fourth, reason="误并")


def register_home(town: Town, number: str) -> r.RegisterHousehold:
    return r.RegisterHousehold(village=town.village, number=number, since=DAY, source="t")


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

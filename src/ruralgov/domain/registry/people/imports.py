"""A household roster, one row a person: what is new, what moved, what is the same."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from attrs import define, field, frozen

from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.imports import (
    SINCE,
    SOURCE,
    Importing,
    ImportTable,
    Problems,
    Rows,
    Steps,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName, Telephone
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.messages import MovePerson, RegisterHousehold, RegisterPerson
from ruralgov.domain.registry.people.model import HouseholdRelation
from ruralgov.domain.registry.people.queries import Households, KnownIdentities, Members
from ruralgov.domain.registry.places.imports import known_places

YES: Final = {"是": True, "否": False, "1": True, "0": False, "yes": True, "no": False}


def _name(text: str) -> PersonName:
    return PersonName.of("".join(text.split()))


SPEC: Final = TableSpec(
    name="households",
    zh="户籍花名册",
    personal=True,
    note="一行一人；同村同户编号的人为一户，每户一名户主。",
    columns=(
        Column(
            *("village", "村居代码", Kind.CODE),
            also=("村代码", "村（社区）代码", "区划代码"),
            read=parse_code,
            fillable=True,
            example="371082199201",
            note="12 位统计用区划代码",
        ),
        Column(
            *("household", "户编号", Kind.CODE),
            also=("户号", "户口簿号", "门牌号"),
            fillable=True,
            example="1-001",
            note="村内不重复；合并单元格可以保留",
        ),
        Column("name", "姓名", also=("成员姓名",), read=_name, example="张示例"),
        Column(
            *("identity", "身份证号", Kind.IDENTITY),
            also=("身份证号码", "公民身份号码", "公民身份证号码", "证件号码"),
            empty=True,
            example="110101190001010014",
            note="18 位，本列为文本格式；没有可空",
        ),
        Column(
            *("relation", "与户主关系", Kind.CHOICE),
            also=("关系", "与户主的关系"),
            choices=labels(HouseholdRelation),
            example="户主",
        ),
        Column(
            *("telephone", "联系电话", Kind.CODE),
            also=("电话", "手机", "手机号", "手机号码"),
            needed=False,
            read=Telephone.of,
            example="13800000000",
            note="可空",
        ),
        Column(
            *("party", "是否党员", Kind.CHOICE),
            also=("党员", "中共党员"),
            needed=False,
            choices=YES,
            example="否",
            note="可空，空为否",
        ),
    ),
)

ADULT: Final = 18


@frozen(kw_only=True)
class Row:
    """One person of a roster, checked by itself."""

    line: Line
    village: str
    household: str
    name: PersonName
    identity: IdentityNumber | None
    relation: HouseholdRelation
    telephone: Telephone | None
    party_member: bool


@define
class _Known:
    """What the registry knows of the villages and people of a roster, on the day of the table."""

    importing: Importing
    villages: dict[str, PlaceId]
    homes: dict[tuple[PlaceId, str], HouseholdId]
    people: dict[IdentityNumber, tuple[PersonId, HouseholdId | None]]
    _names: dict[HouseholdId, set[PersonName]] = field(factory=dict, init=False)

    def names(self, home: HouseholdId) -> set[PersonName]:
        """Return the names of a household's members, asked only for people without a number."""
        if home not in self._names:
            day = self.importing.options["since"]
            members = self.importing.ask(Members(household=home), day=day)
            self._names[home] = {PersonName(one.name) for one in members if one.name}
        return self._names[home]


@define
class _Plan:
    """The commands of a roster by their kind: households come first, for people live in them."""

    known: _Known
    homes: Steps
    people: Steps = field(factory=Steps)
    moved: Steps = field(factory=Steps)
    new: dict[tuple[PlaceId, str], HouseholdId] = field(factory=dict)

    def home(self, row: Row, village: PlaceId) -> HouseholdId:
        """Return the household of a row, a new one where there is none."""
        name = (village, row.household)
        home = self.known.homes.get(name) or self.new.get(name)
        if home is None:
            importing = self.known.importing
            home = self.new[name] = HouseholdId(importing.new_id())
            self.homes.count("households")
            command = RegisterHousehold(
                id=home,
                village=village,
                number=row.household,
                since=importing.options["since"],
                source=importing.options["source"],
            )
            self.homes.add(row.line, command)
        return home

    def person(self, row: Row, village: PlaceId, home: HouseholdId) -> None:
        """Register a person who is not known, and move one who lived elsewhere."""
        known = None if row.identity is None else self.known.people.get(row.identity)
        if known is not None and known[1] != home:
            self.homes.count("moved")
            self.moved.add(row.line, self._move(row, known[0], home))
        elif known is not None or self._named(row, village, home):
            self.homes.count("same")
        else:
            self.homes.count("people")
            self.people.add(row.line, self._register(row, home))

    def _named(self, row: Row, village: PlaceId, home: HouseholdId) -> bool:
        there = row.identity is None and (village, row.household) not in self.new
        return there and row.name in self.known.names(home)

    def _move(self, row: Row, person: PersonId, home: HouseholdId) -> MovePerson:
        options = self.known.importing.options
        return MovePerson(
            person=person,
            household=home,
            relation=row.relation,
            since=options["since"],
            cause=options["source"],
        )

    def _register(self, row: Row, home: HouseholdId) -> RegisterPerson:
        options = self.known.importing.options
        return RegisterPerson(
            household=home,
            name=row.name,
            identity=row.identity,
            relation=row.relation,
            telephone=row.telephone,
            party_member=row.party_member,
            since=options["since"],
            source=options["source"],
        )


def plan(importing: Importing) -> Steps:
    """Return what differs between rosters and the registry; no name and no number is said."""
    roster = read(importing.rows, importing.problems)
    known = _known(importing, roster)
    done = Steps(counts={"households": 0, "people": 0, "moved": 0, "same": 0})
    made = _Plan(known, done)
    heads: dict[tuple[PlaceId, str], int] = {}
    for row in roster:
        village = known.villages.get(row.village)
        if village is None:
            missing = BadInput(registry_texts.PLACE_MISSING, place=row.village)
            importing.problems.add(row.line, missing, "village")
            continue
        name = (village, row.household)
        heads[name] = heads.get(name, 0) + (row.relation is HouseholdRelation.HEAD)
        made.person(row, village, made.home(row, village))
        if row.identity is not None and _age(row.identity.born(), importing) < ADULT:
            done.notices.append(f"{row.line.number}: 未成年人 / minor")
    done.steps += made.people.steps + made.moved.steps
    done.notices += [
        f"{number}: {count} 户主 / heads" for (_, number), count in heads.items() if count != 1
    ]
    return done


def read(rows: Rows, problems: Problems) -> list[Row]:
    """Return the rows; an identity number that is there twice is wrong."""
    found: list[Row] = []
    first: dict[IdentityNumber, int] = {}
    for line, values in rows:
        row = _row(line, values)
        found.append(row)
        if row.identity is not None:
            if row.identity in first:
                twice = BadInput(texts.IDENTITY_TWICE, line=first[row.identity])
                problems.add(line, twice, "identity")
            first.setdefault(row.identity, line.number)
    return found


def _known(importing: Importing, roster: Iterable[Row]) -> _Known:
    day, ask = importing.options["since"], importing.ask
    wanted = {row.village for row in roster}
    villages = {
        place.code: PlaceId(place.owner) for place in known_places(ask, day) if place.code in wanted
    }
    homes = {
        (village, row.number): HouseholdId(row.owner)
        for village in villages.values()
        for row in ask(Households(village=village), day=day)
    }
    identities = tuple(row.identity for row in roster if row.identity is not None)
    people = {
        identities[one.index]: (one.person, one.household)
        for one in ask(KnownIdentities(identities=identities), day=day)
    }
    return _Known(importing, villages, homes, people)


def _row(line: Line, values: dict[str, Any]) -> Row:
    return Row(
        line=line,
        village=values["village"],
        household=values["household"],
        name=values["name"],
        identity=values["identity"],
        relation=values["relation"],
        telephone=values["telephone"],
        party_member=bool(values["party"]),
    )


def _age(born: date, importing: Importing) -> int:
    on: date = importing.options["since"]
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SINCE, SOURCE), rehearsed=False)

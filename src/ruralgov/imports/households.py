"""A household roster, one row a person: what is new, what moved, what is the same."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from attrs import define, field, frozen

from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName, Telephone
from ruralgov.domain.registry import (
    HouseholdRelation,
    MovePerson,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.imports.cells import labels
from ruralgov.imports.table import Problems, rows
from ruralgov.ports.tables import Column, Kind, Line, Table, TableSpec

YES: Final = {"是": True, "否": False, "1": True, "0": False, "yes": True, "no": False}


def _name(text: str) -> PersonName:
    return PersonName.of("".join(text.split()))


TABLE: Final = TableSpec(
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
ADULT = 18


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
class Plan:
    """What an import would do. *notices* name lines that an official should look at."""

    households: list[RegisterHousehold] = field(factory=list)
    people: list[RegisterPerson] = field(factory=list)
    moved: list[MovePerson] = field(factory=list)
    same: int = 0
    notices: list[str] = field(factory=list)


@frozen(kw_only=True)
class Registered:
    """What the registry knows that a roster is compared with."""

    villages: dict[str, PlaceId]
    """The present villages by code."""
    household: Callable[[PlaceId, str], HouseholdId | None]
    person: Callable[[IdentityNumber], tuple[PersonId, HouseholdId | None] | None]
    names: Callable[[HouseholdId], set[PersonName]]
    """The names of a household's members, asked only for people without a number."""


def read(tables: Iterable[Table], problems: Problems) -> list[Row]:
    """Return the good rows; what is wrong with the others is noted in *problems*.

    Neither a name nor a number is repeated in what is said of a row.
    """
    found: list[Row] = []
    first: dict[IdentityNumber, int] = {}
    for line, values in rows(TABLE, tables, problems):
        row = _row(line, values)
        found.append(row)
        if row.identity is not None:
            if row.identity in first:
                twice = BadInput("identity_twice", line=first[row.identity])
                problems.add(line, twice, "identity")
            first.setdefault(row.identity, line.number)
    return found


def plan(
    roster: Iterable[Row],
    registered: Registered,
    since: date,
    source: str,
    new_id: Callable[[], str],
    problems: Problems,
) -> Plan:
    """Return what differs between a roster and the registry.

    Raises ``table_rows_wrong`` if there are problems, those of the reading among them.
    """
    done = Plan()
    made: dict[tuple[PlaceId, str], HouseholdId] = {}
    heads: dict[HouseholdId, int] = {}
    for row in roster:
        village = registered.villages.get(row.village)
        if village is None:
            problems.add(row.line, BadInput("place_missing", place=row.village), "village")
            continue
        name = (village, row.household)
        home = made.get(name) or registered.household(*name)
        if home is None:
            home = HouseholdId(new_id())
            done.households.append(
                RegisterHousehold(
                    id=home, village=village, number=row.household, since=since, source=source
                )
            )
        made[name] = home
        heads[home] = heads.get(home, 0) + (row.relation is HouseholdRelation.HEAD)
        _person(row, home, registered, done, since, source)
        if row.identity is not None and _age(row.identity.born(), since) < ADULT:
            done.notices.append(f"{row.line.number}: 未成年人 / minor")
    problems.check()
    done.notices += [
        f"{village_number[1]}: {heads[home]} 户主 / heads"
        for village_number, home in made.items()
        if heads[home] != 1
    ]
    return done


def _person(
    row: Row, home: HouseholdId, registered: Registered, done: Plan, since: date, source: str
) -> None:
    known = None if row.identity is None else registered.person(row.identity)
    if known is not None:
        person, now = known
        if now == home:
            done.same += 1
        else:
            done.moved.append(
                MovePerson(
                    person=person,
                    household=home,
                    relation=row.relation,
                    since=since,
                    cause=source,
                )
            )
        return
    if row.identity is None and row.name in registered.names(home):
        done.same += 1
        return
    done.people.append(
        RegisterPerson(
            household=home,
            name=row.name,
            identity=row.identity,
            relation=row.relation,
            telephone=row.telephone,
            party_member=row.party_member,
            since=since,
            source=source,
        )
    )


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


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

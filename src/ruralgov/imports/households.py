"""A household roster from CSV, one row a person: what is new, what moved, what is the same."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date

from attrs import define, field, frozen

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName, Telephone
from ruralgov.domain.registry import (
    HouseholdRelation,
    MovePerson,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.imports.table import Line, Problems, read_table

NEEDED = ("village", "household", "name", "identity", "relation")
KNOWN = ("telephone", "party")
RELATIONS = {one.zh: one for one in HouseholdRelation} | {
    one.value: one for one in HouseholdRelation
}
YES = {"是": True, "1": True, "yes": True, "": False, "否": False, "0": False, "no": False}
ADULT = 18


@frozen(kw_only=True)
class Row:
    """One person of a roster, checked by itself."""

    line: int
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


def read(data: bytes) -> list[Row]:
    """Return the rows; raises ``table_rows_wrong`` with every wrong row at once.

    Neither a name nor a number is repeated in what is said of a row.
    """
    rows: list[Row] = []
    first: dict[IdentityNumber, int] = {}
    problems = Problems()
    for line in read_table(data, NEEDED, KNOWN):
        try:
            row = _row(line)
            if row.identity is not None:
                before = first.setdefault(row.identity, line.number)
                if before != line.number:
                    raise BadInput("identity_twice", line=before)
            rows.append(row)
        except RuralgovError as error:
            problems.add(line, error)
    problems.check()
    return rows


def plan(
    rows: Iterable[Row],
    registered: Registered,
    since: date,
    source: str,
    new_id: Callable[[], str],
) -> Plan:
    """Return what differs between a roster and the registry; raises ``table_rows_wrong``."""
    done, problems = Plan(), Problems()
    made: dict[tuple[PlaceId, str], HouseholdId] = {}
    heads: dict[HouseholdId, int] = {}
    for row in rows:
        village = registered.villages.get(row.village)
        if village is None:
            problems.add(Line(row.line, {}), BadInput("place_missing", place=row.village))
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
            done.notices.append(f"{row.line}: 未成年人 / minor")
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


def _row(line: Line) -> Row:
    cells = {name: unicodedata.normalize("NFKC", cell) for name, cell in line.cells.items()}
    relation, party = RELATIONS.get(cells["relation"]), YES.get(cells.get("party", "").lower())
    if relation is None:
        raise BadInput("cell_wrong", column="relation", problem="/".join(RELATIONS))
    if party is None:
        raise BadInput("cell_wrong", column="party", problem="是/否")
    phone = cells.get("telephone", "")
    return Row(
        line=line.number,
        village=parse_code(cells["village"]),
        household=clean_text("household", cells["household"]),
        name=PersonName.of("".join(line.cells["name"].split())),
        identity=IdentityNumber.of(cells["identity"]) if cells["identity"] else None,
        relation=relation,
        telephone=Telephone.of(phone) if phone else None,
        party_member=party,
    )


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

"""A household roster, one row a person: who is new, came back, moved, changed, or is the same."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from attrs import define, field

from ruralgov.domain.kernel.errors import BadInput, Denied
from ruralgov.domain.kernel.ids import CITY, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.imports import (
    SINCE,
    SOURCE,
    Ask,
    Importing,
    ImportTable,
    Option,
    Problems,
    Steps,
)
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.people.imports_table import (
    SPEC,
    Row,
    notices,
    read,
)
from ruralgov.domain.registry.people.messages import (
    ChangeHousehold,
    CorrectPerson,
    MovePerson,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.domain.registry.people.messages_person import (
    ChangePerson,
    ChangeRelation,
    ReturnPerson,
)
from ruralgov.domain.registry.people.model import HouseholdKind, HouseholdRelation, Residence
from ruralgov.domain.registry.people.queries_roster import (
    CompareRoster,
    RosterAnswer,
    RosterHomes,
    RosterMatch,
    RosterOther,
    RosterPerson,
)
from ruralgov.domain.registry.places.imports import known_places


@define
class _Plan:
    """The commands of a roster by their kind: households come first, for people live in them."""

    importing: Importing
    known: dict[tuple[PlaceId, str], HouseholdId]
    homes: Steps
    described: set[HouseholdId] = field(factory=set)
    """Known households of which the roster says another kind or residence."""
    people: Steps = field(factory=Steps)
    changed: Steps = field(factory=Steps)
    moved: Steps = field(factory=Steps)
    new: dict[tuple[PlaceId, str], HouseholdId] = field(factory=dict)

    def home(self, row: Row, village: PlaceId) -> HouseholdId:
        """Return the household of a row, a new one where there is none."""
        name = (village, row.household)
        home = self.known.get(name) or self.new.get(name)
        if home is None:
            home = self.new[name] = HouseholdId(self.importing.new_id())
            self.homes.count("households")
            command: RegisterHousehold | ChangeHousehold = RegisterHousehold(
                id=home,
                village=village,
                number=row.household,
                kind=row.kind or HouseholdKind.FAMILY,
                residence=row.residence or Residence.BOTH,
                **self._dated("source"),
            )
            self.homes.add(row.line, command)
        elif home in self.described and (row.kind is not None or row.residence is not None):
            self.described.remove(home)
            self._say(row, "变更 户别或居住情况 / changed: kind or residence of the household")
            command = ChangeHousehold(
                household=home,
                kind=row.kind,
                residence=row.residence,
                **self._dated("cause"),
            )
            self.changed.add(row.line, command)
        return home

    def person(self, row: Row, home: HouseholdId, match: RosterMatch | None) -> None:
        """Register a person who is not known; move, return or change one who is."""
        if match is None:
            self.homes.count("people")
            self.people.add(row.line, self._register(row, home))
        elif home in (match.home, match.lived):
            self._in_place(row, home, match)
        elif match.home is None:
            self.homes.count("returned")
            self.moved.add(row.line, self._move(ReturnPerson, row, home, match))
            self._change(row, match, {*match.differs} - {"relation"})
        else:
            self.homes.count("moved")
            self.moved.add(row.line, self._move(MovePerson, row, home, match))
            self._change(row, match, {*match.differs} - {"relation"})

    def _in_place(self, row: Row, home: HouseholdId, match: RosterMatch) -> None:
        since = self.importing.options["since"]
        older = match.since is not None and since < match.since
        if older or match.home != home:
            self.homes.count("same")
            self._say(row, "表早于登记，未比对变更 / the table is older than the entry")
        elif match.differs:
            self.homes.count("numbered" if "identity" in match.differs else "changed")
            said = "、".join(SAID[one][0] for one in match.differs)
            en = ", ".join(SAID[one][1] for one in match.differs)
            self._say(row, f"变更 {said} / changed: {en}")
            self._change(row, match, {*match.differs})
        else:
            self.homes.count("same")

    def _change(self, row: Row, match: RosterMatch, differs: set[str]) -> None:
        options = self.importing.options
        for command in changes_of(
            row.asked(None), match.person, differs, options["since"], options["source"]
        ):
            self.changed.add(row.line, command, {"identity_taken": ((row.line, "identity"),)})

    def _move(
        self, kind: type[Any], row: Row, home: HouseholdId, match: RosterMatch
    ) -> MovePerson | ReturnPerson:
        person = match.person
        made: MovePerson | ReturnPerson = kind(
            person=person, household=home, relation=row.relation, **self._dated("cause")
        )
        return made

    def _register(self, row: Row, home: HouseholdId) -> RegisterPerson:
        asked = row.asked(home)
        return RegisterPerson(
            household=home,
            name=asked.name,
            identity=asked.identity,
            relation=row.relation,
            telephone=asked.telephone,
            party_member=bool(asked.party_member),
            birth=asked.birth,
            sex=asked.sex,
            document=asked.document,
            document_number=asked.document_number,
            **self._dated("source"),
        )

    def _dated(self, why: str) -> dict[str, Any]:
        options = self.importing.options
        return {"since": options["since"], why: options["source"]}

    def _say(self, row: Row, said: str) -> None:
        self.homes.notices.append(f"{row.line.number}: {said}")


def changes_of(
    said: RosterPerson, person: PersonId, differs: set[str], since: date, source: str
) -> Iterator[CorrectPerson | ChangePerson | ChangeRelation]:
    """Give the commands that enter what a table says otherwise of a person."""
    if differs & {"identity", "birth", "sex"}:
        yield CorrectPerson(
            person=person,
            identity=said.identity if "identity" in differs else None,
            birth=said.birth if "birth" in differs else None,
            sex=said.sex if "sex" in differs else None,
            reason=source,
        )
    if differs & {"name", "telephone", "party"}:
        yield ChangePerson(
            person=person,
            name=said.name if "name" in differs else None,
            telephone=said.telephone if "telephone" in differs else None,
            party_member=said.party_member if "party" in differs else None,
            since=since,
            cause=source,
        )
    if "relation" in differs and said.relation is not None:
        yield ChangeRelation(person=person, relation=said.relation, since=since, cause=source)


SAID: Final = {
    "name": ("姓名", "name"),
    "identity": ("补登身份证号", "number arrived"),
    "telephone": ("电话", "telephone"),
    "party": ("党员身份", "party membership"),
    "relation": ("与户主关系", "relation"),
    "birth": ("出生日期", "date of birth"),
    "sex": ("性别", "sex"),
}


def plan(importing: Importing) -> Steps:
    """Return what differs between rosters and the registry; no name and no number is said."""
    since = importing.options["since"]
    done = Steps(counts={"households": 0, "people": 0, "moved": 0, "same": 0})
    roster = read(importing.rows, importing.problems)
    villages = villages_of(importing.ask, {row.village for row in roster}, since)
    roster = list(_placed(roster, villages, importing.problems))
    known = homes_of(importing.ask, villages.values(), since)
    asked = [
        (villages[row.village], row.asked(known.get((villages[row.village], row.household))))
        for row in roster
    ]
    answer = compared(importing.ask, asked, since)
    made = _Plan(importing, known, done, {*answer.households})
    for row, match in zip(roster, answer.matches, strict=True):
        made.person(row, made.home(row, villages[row.village]), match)
    done.steps += made.people.steps + made.changed.steps + made.moved.steps
    done.notices += notices(roster, since)
    done.notices += _heads(roster, villages, known, answer)
    if importing.options["complete"]:
        done.notices += _missing(done, known, answer)
    return done


def villages_of(ask: Ask, codes: set[str], day: date | None) -> dict[str, PlaceId]:
    """Return the villages of some codes on a day."""
    places = known_places(ask, day)
    return {place.code: PlaceId(place.owner) for place in places if place.code in codes}


def homes_of(
    ask: Ask, villages: Iterable[PlaceId], day: date | None
) -> dict[tuple[PlaceId, str], HouseholdId]:
    """Return the households of villages that have not ended, by their numbers."""
    return {
        (village, row.number): HouseholdId(row.owner)
        for village in villages
        for row in ask(RosterHomes(place=village), day=day)
    }


def compared(
    ask: Ask, people: list[tuple[PlaceId, RosterPerson]], day: date | None
) -> RosterAnswer:
    """Return who people are: found in the whole city, or in their village by its own clerk."""
    villages = tuple(dict.fromkeys(village for village, _ in people))
    wanted = tuple(one for _, one in people)
    try:
        return ask(CompareRoster(place=CITY, villages=villages, people=wanted), day=day)
    except Denied:
        pass  # the registrar of a village asks about the village alone
    matches: dict[int, RosterMatch | None] = {}
    others: list[RosterOther] = []
    homes: list[HouseholdId] = []
    for village in villages:
        places = [index for index, (where, _) in enumerate(people) if where == village]
        mine = tuple(wanted[index] for index in places)
        query = CompareRoster(place=village, villages=(village,), people=mine)
        answer = ask(query, day=day)
        matches |= dict(zip(places, answer.matches, strict=True))
        others += answer.others
        homes += answer.households
    return RosterAnswer(
        matches=tuple(matches[index] for index in range(len(people))),
        others=tuple(others),
        households=tuple(homes),
    )


def _placed(
    roster: Iterable[Row], villages: dict[str, PlaceId], problems: Problems
) -> Iterator[Row]:
    for row in roster:
        if row.village in villages:
            yield row
        else:
            missing = BadInput(registry_texts.PLACE_MISSING, place=row.village)
            problems.add(row.line, missing, "village")


def _heads(
    roster: Iterable[Row],
    villages: dict[str, PlaceId],
    known: dict[tuple[PlaceId, str], HouseholdId],
    answer: RosterAnswer,
) -> Iterator[str]:
    """Give the households that will not have one head, those not in the roster counted."""
    heads: dict[tuple[PlaceId, str], int] = {}
    for row in roster:
        name = (villages[row.village], row.household)
        heads[name] = heads.get(name, 0) + (row.relation is HouseholdRelation.HEAD)
    there = {home: name for name, home in known.items() if name in heads}
    for other in answer.others:
        if other.household in there:
            heads[there[other.household]] += other.relation is HouseholdRelation.HEAD
    for (_, number), count in heads.items():
        if count != 1:
            yield f"{number}: {count} 户主 / heads"


def _missing(
    done: Steps, known: dict[tuple[PlaceId, str], HouseholdId], answer: RosterAnswer
) -> Iterator[str]:
    numbers = {home: number for (_, number), home in known.items()}
    for other in answer.others:
        done.count("missing")
        number = numbers.get(other.household, "-")
        yield f"户 {number}：人员 {other.person} 不在表中 / household {number}: not in the table"


COMPLETE: Final = Option(
    name="complete",
    said="yes: the table has everybody of its villages, and who is missing is named",
    zh="yes：表中有该村所有人，缺漏的予以列出",
    read={"yes": True, "no": False}.__getitem__,
    needed=False,
    default="no",
)
TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SINCE, SOURCE, COMPLETE))

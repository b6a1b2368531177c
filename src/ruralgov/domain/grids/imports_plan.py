"""What differs between rows of the table of grids and the plan of a village."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from attrs import define, field

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import texts
from ruralgov.domain.grids.groups import texts as group_texts
from ruralgov.domain.grids.groups.messages import ElectInGroup, FoundGroup
from ruralgov.domain.grids.groups.model import GroupOffice
from ruralgov.domain.grids.groups.queries import GroupsOf
from ruralgov.domain.grids.model import ChiefBasis
from ruralgov.domain.grids.queries import Candidate, Candidates, Officer, PlanLine, PlanLines
from ruralgov.domain.kernel.errors import BadInput, Refused, RuralgovError
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId, VillagerGroupId
from ruralgov.domain.kernel.imports import Importing, Steps
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.kernel.tables import Line
from ruralgov.domain.kernel.text import Text, texts_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import Households, known_places

NO_GROUP: Final = "-"
_TEXTS: Final = {one.code: one for one in (*texts_of(texts), *texts_of(group_texts))}


@frozen(kw_only=True)
class Office:
    """A chief as a row names them; *column* is where their number stands."""

    identity: IdentityNumber
    basis: ChiefBasis | None
    attested: str
    column: str

    @classmethod
    def of(
        cls,
        identity: IdentityNumber | None,
        basis: ChiefBasis | None,
        attested: str,
        column: str,
    ) -> "Office | None":
        """Return the chief of a row, or None where it names none."""
        if identity is None:
            return None
        return cls(identity=identity, basis=basis, attested=attested, column=column)

    def no_basis(self) -> RuralgovError:
        """Return what is wrong where it is not said as what they are chief."""
        return BadInput(texts.TABLE_BASIS_MISSING)

    def no_choice(self) -> RuralgovError:
        """Return what is wrong where nobody attests the choice."""
        return BadInput(texts.TABLE_CHOICE_MISSING)


@frozen(kw_only=True)
class Row:
    """One lane of a table, checked by itself."""

    line: Line
    village: str
    group: str
    leader: IdentityNumber | None
    grid: str
    grid_chief: Office | None
    lane: str
    chief: Office | None
    households: tuple[str, ...]
    contacts: tuple[str, ...]


def steps(importing: Importing, rows: Iterable[Row]) -> Steps:
    """Return the commands, village by village, with every row that is wrong."""
    day = importing.options["since"]
    done = Steps(counts={"villages": 0, "grids": 0, "lanes": 0, "chiefs": 0, "same": 0})
    by_village: dict[str, list[Row]] = {}
    for row in rows:
        by_village.setdefault(row.village, []).append(row)
    places = {one.code: PlaceId(one.owner) for one in known_places(importing.ask, day)}
    for code, mine in by_village.items():
        if code not in places:
            missing = Refused(texts.VILLAGE_MISSING, village=code)
            importing.problems.add(mine[0].line, missing, "village")
            continue
        done.count("villages")
        _Village(importing, places[code], mine, done).compare()
    return done


@define
class _Village:
    """The rows of one village beside what is known of it."""

    importing: Importing
    village: PlaceId
    rows: list[Row]
    done: Steps
    homes: dict[str, HouseholdId] = field(factory=dict, init=False)
    people: dict[IdentityNumber, PersonId] = field(factory=dict, init=False)

    @property
    def day(self) -> date:
        """The day the table speaks of."""
        day: date = self.importing.options["since"]
        return day

    @property
    def source(self) -> str:
        """Who made the table."""
        return str(self.importing.options["source"])

    def compare(self) -> None:
        """Add the commands for the village; none where a row is wrong."""
        ask = self.importing.ask
        households = ask(Households(village=self.village), day=self.day)
        self.homes = {row.number: HouseholdId(row.owner) for row in households}
        lines = ask(PlanLines(village=self.village), day=self.day)
        self._check_rows()
        self._find_people()
        mine = {(row.line.file, row.line.number) for row in self.rows}
        if any((one.file, one.row) in mine for one in self.importing.problems.found):
            return
        self._elect()
        if not lines:
            self._lay_out()
        else:
            self._change({(one.grid_name, one.lane_name): one for one in lines})

    def _check_rows(self) -> None:
        """Note households that are unknown or there twice, and lanes of one name."""
        seen: dict[str, int] = {}
        lanes: dict[tuple[str, str], int] = {}
        chiefs: dict[str, Office] = {}
        for row in self.rows:
            if lanes.setdefault((row.grid, row.lane), row.line.number) != row.line.number:
                self._fault(row, BadInput(texts.NAME_TWICE, name=row.lane), "lane")
            first = chiefs.setdefault(row.grid, row.grid_chief) if row.grid_chief else None
            if first is not None and first != row.grid_chief:
                self._fault(row, BadInput(texts.TABLE_GRID_CHIEFS, grid=row.grid), "grid_chief")
            self._check_numbers(row, seen)

    def _fault(self, row: Row, error: RuralgovError, column: str) -> None:
        self.importing.problems.add(row.line, error, column)

    def _check_numbers(self, row: Row, seen: dict[str, int]) -> None:
        for number in row.households:
            if number in seen:
                twice = BadInput(texts.TABLE_HOUSEHOLD_TWICE, number=number, line=seen[number])
                self._fault(row, twice, "households")
            seen.setdefault(number, row.line.number)
        for column, numbers in (("households", row.households), ("contacts", row.contacts)):
            unknown = [one for one in numbers if one not in self.homes]
            if unknown:
                shown = "、".join(unknown[:10])
                self._fault(row, BadInput(texts.TABLE_HOUSEHOLDS, numbers=shown), column)
        for number, count in Counter(row.contacts).items():
            if count > 1:
                again = BadInput(texts.TABLE_HOUSEHOLD_TWICE, number=number, line=row.line.number)
                self._fault(row, again, "contacts")

    def _find_people(self) -> None:
        """Find who is named, and note who cannot lead; leaders elected here may."""
        named = list(self._named())
        candidates = tuple(Candidate(identity=one, basis=basis) for _, _, one, basis in named)
        query = Candidates(village=self.village, candidates=candidates)
        elected = {row.leader for row in self.rows if row.leader is not None}
        for (row, column, identity, basis), found in zip(
            named, self.importing.ask(query, day=self.day) if named else (), strict=True
        ):
            stands = basis is ChiefBasis.GROUP_LEADER and identity in elected
            if found.person is None:
                self._fault(row, BadInput(texts.TABLE_PERSON), column)
                continue
            self.people[identity] = found.person
            if found.against and not (stands and found.against == texts.BASIS_NO_GROUP.code):
                self._fault(row, self._against(found.against, found.person, basis), column)

    def _named(self) -> Iterator[tuple[Row, str, IdentityNumber, ChiefBasis | None]]:
        for row in self.rows:
            if row.leader is not None:
                yield row, "leader", row.leader, None
            for office in (row.grid_chief, row.chief):
                if office is not None:
                    yield row, office.column, office.identity, office.basis

    def _against(self, code: str, person: PersonId, basis: ChiefBasis | None) -> Refused:
        said: Text = _TEXTS[code]
        facts: dict[str, Any] = {"person": person, "day": self.day, "village": self.rows[0].village}
        return Refused(said, **facts, basis="-" if basis is None else basis.zh)

    def _elect(self) -> None:
        """Found the groups whose leaders are named, and enter those who do not lead them yet."""
        leaders = [
            (row, row.leader)
            for row in self.rows
            if row.leader is not None and row.group != NO_GROUP
        ]
        if not leaders:
            return
        query = GroupsOf(village=self.village)
        groups = {one.name: one for one in self.importing.ask(query, day=self.day)}
        new: dict[str, VillagerGroupId] = {}
        done: set[tuple[str, PersonId]] = set()
        for row, leader in leaders:
            person, known = self.people[leader], groups.get(row.group)
            if (row.group, person) in done or (known and person in known.leaders):
                continue
            done.add((row.group, person))
            if known is None and row.group not in new:
                new[row.group] = VillagerGroupId(self.importing.new_id())
                found = FoundGroup(
                    id=new[row.group],
                    village=self.village,
                    name=row.group,
                    since=self.day,
                    basis=self.source,
                )
                self.done.add(row.line, found)
            elected = ElectInGroup(
                group=new[row.group] if known is None else known.group,
                person=person,
                office=GroupOffice.LEADER,
                since=self.day,
                basis=self.source,
            )
            self.done.add(row.line, elected)

    def _lay_out(self) -> None:
        """Lay the village out for the first time, in one command."""
        grids = tuple(self._outline(grid, rows) for grid, rows in self._by_grid(self.rows))
        command = m.DelineateGrids(
            village=self.village, grids=grids, since=self.day, basis=self.source
        )
        self.done.count("grids", len(grids))
        self.done.count("lanes", len(self.rows))
        self.done.add(self.rows[0].line, command)

    def _by_grid(self, rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
        found: dict[str, list[Row]] = {}
        for row in rows:
            found.setdefault(row.grid, []).append(row)
        return list(found.items())

    def _outline(self, grid: str, rows: list[Row]) -> m.GridOutline:
        chief = next((row.grid_chief for row in rows if row.grid_chief is not None), None)
        return m.GridOutline(
            name=grid,
            lanes=tuple(self._lane(row) for row in rows),
            chief=self._chief(chief),
        )

    def _lane(self, row: Row) -> m.LanePlan:
        return m.LanePlan(
            name=row.lane,
            villager_group=row.group,
            households=self._homes(row.households),
            chief=self._chief(row.chief),
            contacts=self._homes(row.contacts),
        )

    def _homes(self, numbers: Iterable[str]) -> tuple[HouseholdId, ...]:
        return tuple(self.homes[one] for one in numbers)

    def _chief(self, office: Office | None) -> m.ChiefPlan | None:
        if office is None or office.basis is None:
            return None
        self.done.count("chiefs")
        return m.ChiefPlan(
            person=self.people[office.identity], basis=office.basis, attested=office.attested
        )

    def _change(self, lines: dict[tuple[str, str], PlanLine]) -> None:
        """Change what stands: new grids and lanes first, then households, lanes and chiefs."""
        grids = {one.grid_name: one for one in lines.values()}
        new = [row for row in self.rows if (row.grid, row.lane) not in lines]
        common: dict[str, Any] = {
            "village": self.village,
            "since": self.day,
            "basis": self.source,
        }
        for grid, rows in self._by_grid(row for row in new if row.grid not in grids):
            self.done.count("grids")
            self.done.count("lanes", len(rows))
            self.done.add(rows[0].line, m.AddGrid(grid=self._outline(grid, rows), **common))
        for row in new:
            if row.grid in grids:
                self.done.count("lanes")
                lane = m.AddLane(grid=grids[row.grid].grid, lane=self._lane(row), **common)
                self.done.add(row.line, lane)
        for row in self.rows:
            line = lines.get((row.grid, row.lane))
            if line is not None:
                self._change_lane(row, line, common)
        self._leave(lines, common)
        for grid, rows in self._by_grid(self.rows):
            office = next((row.grid_chief for row in rows if row.grid_chief), None)
            if grid in grids and office is not None:
                self._seat(rows[0].line, grids[grid].grid, grids[grid].grid_chief, office)

    def _change_lane(self, row: Row, line: PlanLine, common: dict[str, Any]) -> None:
        before = len(self.done.steps)
        homes = self._homes(row.households)
        come = tuple(one for one in homes if one not in line.households)
        if come:
            self.done.add(row.line, m.ReassignHouseholds(households=come, lane=line.lane, **common))
        if row.group != line.villager_group:
            renamed = m.RenameLane(
                lane=line.lane, name=line.lane_name, villager_group=row.group, **common
            )
            self.done.add(row.line, renamed)
        if row.chief is not None:
            self._seat(row.line, line.lane, line.chief, row.chief)
        contacts = self._homes(row.contacts)
        if contacts and contacts != line.contacts:
            assigned = m.AssignContacts(
                village=self.village, lane=line.lane, households=contacts, since=self.day
            )
            self.done.add(row.line, assigned)
        if len(self.done.steps) == before:
            self.done.count("same")

    def _seat(self, line: Line, target: str, sits: Officer | None, office: Office) -> None:
        """Relieve who sits there and appoint who is named, where that is another."""
        person = self.people[office.identity]
        if office.basis is None or (sits and (sits.person, sits.basis) == (person, office.basis)):
            return
        if sits is not None:
            relieved = m.RelieveChief(
                village=self.village, target=target, since=self.day, reason=self.source
            )
            self.done.add(line, relieved)
        one = m.Appointment(
            target=target, person=person, basis=office.basis, attested=office.attested
        )
        self.done.count("chiefs")
        self.done.add(
            line, m.AppointChiefs(village=self.village, appointments=(one,), since=self.day)
        )

    def _leave(self, lines: dict[tuple[str, str], PlanLine], common: dict[str, Any]) -> None:
        """Withdraw households that the table has in no lane, and name lanes that it leaves out."""
        listed = {self.homes[one] for row in self.rows for one in row.households}
        rows = {(row.grid, row.lane) for row in self.rows}
        gone = tuple(
            home for line in lines.values() for home in line.households if home not in listed
        )
        if gone:
            self.done.add(self.rows[0].line, m.WithdrawHouseholds(households=gone, **common))
        for name in lines:
            if name not in rows:
                said = f"{self.rows[0].village} {name[0]} {name[1]}"
                self.done.notices.append(f"{said}: 表中没有，未撤销 / not in the table, kept")

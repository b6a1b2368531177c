"""What changed among the people of villages, one row a change: joined, left, died, corrected."""

from datetime import date
from typing import Any, Final

from attrs import define, field

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.imports import SOURCE, Importing, ImportTable, Steps
from ruralgov.domain.kernel.labels import LabelledEnum, labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.imports import changes_of, compared, homes_of, villages_of
from ruralgov.domain.registry.people.imports_cells import Number, relation_of
from ruralgov.domain.registry.people.imports_table import (
    HOUSEHOLD,
    IGNORED,
    PARTY_MEMBER,
    PEOPLE,
    TELEPHONE,
    VILLAGE,
)
from ruralgov.domain.registry.people.messages import (
    EndPerson,
    MovePerson,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.domain.registry.people.messages_person import ReturnPerson
from ruralgov.domain.registry.people.model import Departure, HouseholdRelation
from ruralgov.domain.registry.people.queries_roster import RosterMatch, RosterPerson


class Change(LabelledEnum):
    """What happened to a person."""

    JOINED = "joined", "入户", "joined a household"
    LEFT = "left", "迁出", "moved away"
    DIED = "died", "死亡", "died"
    CORRECTED = "corrected", "更正", "corrected"
    SPLIT = "split", "分户", "moved to another household of the village"


WORDS: Final = {
    **labels(Change),
    **dict.fromkeys(("迁入", "出生", "新增", "落户", "婚入", "返回", "迁回"), Change.JOINED),
    **dict.fromkeys(("外迁", "迁移", "婚出", "注销"), Change.LEFT),
    **dict.fromkeys(("去世", "死亡注销", "病故"), Change.DIED),
    **dict.fromkeys(("变更", "修改", "更名", "变更户主"), Change.CORRECTED),
    **dict.fromkeys(("立户", "移户", "户内迁移", "村内迁移", "并户"), Change.SPLIT),
}
DEPARTURES: Final = {Change.LEFT: Departure.LEFT, Change.DIED: Departure.DIED}
SPEC: Final = TableSpec(
    name="household-changes",
    zh="户籍变动表",
    personal=True,
    note="一行一项变动；按证件号码找人，没有号码的按户编号和姓名找人。更正只改填写了的内容。",
    ignored=IGNORED,
    columns=(
        VILLAGE,
        HOUSEHOLD,
        *PEOPLE,
        Column(
            *("change", "变动类型", Kind.CHOICE),
            also=("变动", "变动原因", "业务类型"),
            choices=WORDS,
            example="入户",
            note="入户、迁出、死亡、更正、分户",
        ),
        Column(*("day", "变动日期", Kind.DATE), also=("日期", "发生日期"), example="2025-03-01"),
        Column(
            *("relation", "与户主关系", Kind.CHOICE),
            also=("关系", "与户主的关系", "家庭关系"),
            needed=False,
            choices=labels(HouseholdRelation),
            read=relation_of,
            example="户主",
            note="入户、分户必填",
        ),
        TELEPHONE,
        PARTY_MEMBER,
        Column(
            *("to", "转入户编号", Kind.CODE),
            also=("新户编号", "新户号"),
            needed=False,
            note="分户必填，同村的户；没有的新立",
        ),
    ),
)


@frozen(kw_only=True)
class Row:
    """One change of a person, checked by itself."""

    line: Line
    village: str
    household: str
    change: Change
    day: date
    to: str | None
    said: RosterPerson


@define
class _Plan:
    """The commands of a table of changes, in the order of its rows."""

    importing: Importing
    known: dict[tuple[PlaceId, str], HouseholdId]
    steps: Steps = field(factory=lambda: Steps(counts={one.value: 0 for one in Change}))

    def row(self, row: Row, village: PlaceId, match: RosterMatch | None) -> None:
        """Add what a row asks for, or note what is wrong with it."""
        if match is None and row.change is not Change.JOINED:
            self._wrong(row, texts.ROSTER_PERSON_MISSING, "name")
        elif row.change in DEPARTURES and match is not None:
            self._departs(row, match)
        elif row.change is Change.CORRECTED and match is not None:
            self._corrects(row, match)
        elif row.said.relation is None:
            self._wrong(row, texts.ROSTER_RELATION_MISSING, "relation")
        elif row.change is Change.SPLIT and row.to is None:
            self._wrong(row, texts.ROSTER_HOUSEHOLD_MISSING, "to")
        else:
            number = row.household if row.change is Change.JOINED else row.to or ""
            self._joins(row, self._home(row, village, number), row.said.relation, match)

    def _departs(self, row: Row, match: RosterMatch) -> None:
        day = match.died if row.change is Change.DIED else match.until
        if day == row.day:
            self.steps.count("same")
            return
        departure = DEPARTURES[row.change]
        self._add(row, EndPerson(person=match.person, departure=departure, since=row.day))

    def _corrects(self, row: Row, match: RosterMatch) -> None:
        source = self.importing.options["source"]
        commands = list(changes_of(row.said, match.person, {*match.differs}, row.day, source))
        self.steps.count(row.change.value if commands else "same")
        for command in commands:
            self.steps.add(row.line, command)

    def _joins(
        self,
        row: Row,
        home: HouseholdId,
        relation: HouseholdRelation,
        match: RosterMatch | None,
    ) -> None:
        source = self.importing.options["source"]
        if match is None:
            self._add(row, self._registration(row, home, relation))
        elif match.home == home:
            self.steps.count("same")
        else:
            kind: Any = ReturnPerson if match.home is None else MovePerson
            self._add(
                row,
                kind(
                    person=match.person,
                    household=home,
                    relation=relation,
                    since=row.day,
                    cause=source,
                ),
            )

    def _registration(
        self, row: Row, home: HouseholdId, relation: HouseholdRelation
    ) -> RegisterPerson:
        return RegisterPerson(
            household=home,
            name=row.said.name,
            identity=row.said.identity,
            relation=relation,
            telephone=row.said.telephone,
            party_member=bool(row.said.party_member),
            document=row.said.document,
            document_number=row.said.document_number,
            since=row.day,
            source=self.importing.options["source"],
        )

    def _home(self, row: Row, village: PlaceId, number: str) -> HouseholdId:
        """Return a household of a village, a new one where there is none."""
        if (village, number) not in self.known:
            home = self.known[village, number] = HouseholdId(self.importing.new_id())
            self.steps.count("households")
            command = RegisterHousehold(
                id=home,
                village=village,
                number=number,
                since=row.day,
                source=self.importing.options["source"],
            )
            self.steps.add(row.line, command)
        return self.known[village, number]

    def _add(self, row: Row, command: Any) -> None:
        self.steps.count(row.change.value)
        self.steps.add(row.line, command)

    def _wrong(self, row: Row, said: Text, column: str) -> None:
        self.importing.problems.add(row.line, BadInput(said), column)


def plan(importing: Importing) -> Steps:
    """Return a command for each change that has not been entered."""
    ask = importing.ask
    rows = [(line, values) for line, values in importing.rows]
    villages = villages_of(ask, {values["village"] for _, values in rows}, None)
    known = homes_of(ask, villages.values(), None)
    found: list[Row] = []
    for line, values in rows:
        if values["village"] in villages:
            home = known.get((villages[values["village"]], values["household"]))
            found.append(_row(line, values, home))
        else:
            missing = BadInput(registry_texts.PLACE_MISSING, place=values["village"])
            importing.problems.add(line, missing, "village")
    answer = compared(ask, [(villages[row.village], row.said) for row in found], None)
    made = _Plan(importing, known)
    for row, match in zip(found, answer.matches, strict=True):
        made.row(row, villages[row.village], match)
    return made.steps


def _row(line: Line, values: dict[str, Any], home: HouseholdId | None) -> Row:
    number = values["identity"] or Number()
    phones = values["telephone"]
    said = RosterPerson(
        household=home,
        name=values["name"],
        identity=number.identity,
        document=number.document,
        document_number=number.document_number,
        relation=values["relation"],
        telephone=None if phones is None else phones.first,
        party_member=values["party"],
    )
    return Row(
        line=line,
        village=values["village"],
        household=values["household"],
        change=values["change"],
        day=values["day"],
        to=values["to"],
        said=said,
    )


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SOURCE,))

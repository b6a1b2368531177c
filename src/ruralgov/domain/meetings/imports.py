"""Bodies, who sits in them, and old decisions, each from a table; every wrong cell is named."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from ruralgov.domain.collectives import Collectives
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import BodyId, CollectiveId, DecisionId, PersonId, PlaceId
from ruralgov.domain.kernel.imports import (
    SOURCE,
    Importing,
    ImportTable,
    Steps,
    at,
    id_of,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.kernel.text import Wording
from ruralgov.domain.meetings import texts
from ruralgov.domain.meetings.messages_body import FoundBody, SeatMembers
from ruralgov.domain.meetings.messages_decision import EnterPaperDecision
from ruralgov.domain.meetings.model import OF_COLLECTIVES, Act, BodyKind, Matter
from ruralgov.domain.meetings.model_body import SeatKind, SeatPlan
from ruralgov.domain.meetings.model_decision import Figures
from ruralgov.domain.meetings.queries import Bodies, Decisions, RosterOf
from ruralgov.domain.meetings.rows import BodyRow
from ruralgov.domain.registry import KnownIdentities, known_places
from ruralgov.domain.registry import texts as registry_texts

A_DAY: Final = timedelta(days=1)
MANY: Final = 1_000_000
PLACE: Final = Column(
    *("place", "所在地", Kind.CODE),
    also=("村居", "区划代码"),
    fillable=True,
    example="371082101201",
    note="村（社区）或镇街的区划代码",
)
KIND: Final = Column(
    *("kind", "会议类型", Kind.CHOICE),
    also=("机构类型",),
    choices=labels(BodyKind),
    fillable=True,
    example="村民代表会议",
)
COLLECTIVE: Final = Column(
    *("collective", "集体"),
    needed=False,
    note="成员大会、成员代表大会、理事会填写集体名称或编号，其余不填",
)
BODIES: Final = TableSpec(
    name="bodies",
    zh="会议机构表",
    note="一行一个机构；同一地点同类已有的不再建立。村民小组会议请逐个登记。",
    columns=(
        PLACE,
        KIND,
        Column("name", "名称", empty=True, note="空为会议类型"),
        COLLECTIVE,
        Column("since", "起始日", Kind.DATE, also=("任期起始日",), example="2021-03-01"),
        Column(
            *("last", "届满日（含）", Kind.DATE),
            also=("届满日",),
            empty=True,
            example="2026-02-28",
            note="任期的最后一天；没有任期的不填",
        ),
    ),
)
MEMBERS: Final = TableSpec(
    name="body_members",
    zh="会议组成人员表",
    note="一行一人；人员须已登记。所在地、会议类型下方相同的可以合并单元格。",
    personal=True,
    columns=(
        PLACE,
        KIND,
        COLLECTIVE,
        Column("identity", "身份证号", Kind.IDENTITY, empty=True, note="必填"),
        Column(
            *("seat", "席位", Kind.CHOICE),
            choices=labels(SeatKind) | {"代表": SeatKind.REPRESENTATIVE, "成员": SeatKind.MEMBER},
            example="代表",
        ),
        Column("since", "任职日期", Kind.DATE, example="2021-03-01"),
    ),
)
DECISIONS: Final = TableSpec(
    name="decisions",
    zh="纸质决议补录表",
    note="一行一份决议；导入后由另一人逐份核对确认，才能引用。人数没有记载的不填。",
    columns=(
        PLACE,
        KIND,
        COLLECTIVE,
        Column("day", "决议日期", Kind.DATE, also=("会议日期",), example="2024-06-05"),
        Column("reference", "文号", also=("决议编号",), example="某某村决〔2024〕3号"),
        Column("title", "决议名称", also=("议题",), example="修建村内道路"),
        Column("matter", "事项", Kind.CHOICE, choices=labels(Matter), example="规划建设"),
        Column(
            *("act", "环节", Kind.CHOICE),
            choices=labels(Act),
            needed=False,
            note="提议、商议、审议或决议；空为决议",
        ),
        Column("entitled", "应到", Kind.INTEGER, needed=False, note="可空"),
        Column("present", "实到", Kind.INTEGER, needed=False, note="可空"),
        Column("in_favour", "赞成", Kind.INTEGER, needed=False, note="可空"),
    ),
)
_CELLS: Final = {
    "body_taken body_of_village body_of_collective body_of_group": "kind",
    "body_not_then place_ended place_not_begun dates_reversed": "since",
    "body_elsewhere": "collective",
}
_PAPER: Final = {
    "decision_paper_ahead decision_rule_none": "day",
    "decision_matter_reserved decision_delegates_wrong": "matter",
    "decision_paper_not_passed meeting_counts_wrong": "in_favour",
    "decision_taken": "reference",
}


class _Known:
    """The places and collectives that a table names, and the bodies that there are."""

    def __init__(self, importing: Importing) -> None:
        self.problems = importing.problems
        self.places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
        self.collectives = importing.ask(Collectives(ended=True))
        self.bodies = importing.ask(Bodies(ended=True))

    def where(
        self, line: Line, values: Mapping[str, Any]
    ) -> tuple[PlaceId, CollectiveId | None] | None:
        """Return place and collective of a row; None where one is wrong, which is noted."""
        place = self.places.get(values["place"])
        if place is None:
            missing = BadInput(registry_texts.PLACE_MISSING, place=values["place"])
            self.problems.add(line, missing, "place")
            return None
        named = values.get("collective")
        if not named and values["kind"] not in OF_COLLECTIVES:
            return place, None
        found = [
            row.owner
            for row in self.collectives
            if row.place == place and named in (row.owner, row.name)
        ]
        if len(found) != 1:
            kind = values["kind"]
            wrong = Refused(texts.BODY_OF_COLLECTIVE, kind=kind.zh, kind_en=kind.en)
            self.problems.add(line, wrong, "collective" if named else "kind")
            return None
        return place, CollectiveId(found[0])

    def body(self, line: Line, values: Mapping[str, Any], day: date) -> BodyRow | None:
        """Return the body of a row: that of the day, or the last of its kind there."""
        where = self.where(line, values)
        if where is None:
            return None
        found = [
            row
            for row in self.bodies
            if (row.place, row.collective) == where and row.kind is values["kind"]
        ]
        then = [row for row in found if row.since <= day < row.until]
        if not found:
            missing = Refused(
                texts.BODY_MISSING, body=Wording(values["kind"].zh, values["kind"].en)
            )
            self.problems.add(line, missing, "kind")
            return None
        return (then or sorted(found, key=lambda row: row.since))[-1]


def plan_bodies(importing: Importing) -> Steps:
    """Return a command for each body that there is not."""
    known, done = _Known(importing), Steps(counts={"founded": 0, "same": 0})
    seen: set[object] = {(row.place, row.collective, row.kind, row.since) for row in known.bodies}
    for line, values in importing.rows:
        where = known.where(line, values)
        if where is None:
            continue
        key = (*where, values["kind"], values["since"])
        if key in seen:
            done.count("same")
            continue
        seen.add(key)
        done.count("founded")
        last = values["last"]
        command = FoundBody(
            kind=values["kind"],
            name=values["name"] or values["kind"].zh,
            place=where[0],
            collective=where[1],
            since=values["since"],
            until=None if last in (None, FOREVER) else last + A_DAY,
            source=importing.options["source"],
        )
        done.add(line, command, at(line, _CELLS))
    return done


def plan_members(importing: Importing) -> Steps:
    """Return a command for each body and day on which people sit in it who do not yet."""
    known, done = _Known(importing), Steps(counts={"seated": 0, "same": 0})
    rows = list(importing.rows)
    people = _people(rows, importing)
    groups: dict[tuple[str, date], list[tuple[Line, SeatPlan]]] = {}
    sitting: dict[tuple[str, date], set[PersonId]] = {}
    for line, values in rows:
        body = known.body(line, values, values["since"])
        person = people.get(line.number)
        if body is None or person is None:
            continue
        key = (body.owner, values["since"])
        if key not in sitting:
            seated = importing.ask(RosterOf(body=BodyId(body.owner)), day=values["since"])
            sitting[key] = {one.person for one in seated}
        if person in sitting[key]:
            done.count("same")
            continue
        sitting[key].add(person)
        groups.setdefault(key, []).append((line, SeatPlan(person=person, kind=values["seat"])))
    for (owner, since), seats in groups.items():
        done.count("seated", len(seats))
        command = SeatMembers(
            body=BodyId(owner),
            seats=tuple(seat for _, seat in seats),
            since=since,
            basis=importing.options["source"],
        )
        done.add(seats[0][0], command, at(seats[0][0], _CELLS))
    return done


def _people(
    rows: Iterable[tuple[Line, Mapping[str, Any]]], importing: Importing
) -> dict[int, PersonId]:
    """Return who has the number of each row; one that is nobody's is noted at its cell."""
    wanted = [(line, values["identity"]) for line, values in rows]
    numbers = tuple(number for _, number in wanted if number is not None)
    known = importing.ask(KnownIdentities(identities=numbers))
    found = {numbers[one.index]: one.person for one in known}
    people: dict[int, PersonId] = {}
    for line, number in wanted:
        if number in found:
            people[line.number] = found[number]
        else:
            importing.problems.add(line, BadInput(texts.BODY_MEMBER_UNKNOWN), "identity")
    return people


def plan_decisions(importing: Importing) -> Steps:
    """Return a command for each old decision that was not entered yet."""
    known, done = _Known(importing), Steps(counts={"entered": 0, "same": 0})
    rows = list(importing.rows)
    first = min((values["day"] for _, values in rows), default=date.max)
    there: set[str] = set()
    if rows:
        there = {row.owner for row in importing.ask(Decisions(since=first, limit=MANY))}
    seen: set[str] = set()
    for line, values in rows:
        body = known.body(line, values, values["day"])
        if body is None:
            continue
        key = id_of("decision", body.owner, values["reference"])
        if key in seen:
            twice = BadInput(kernel_texts.ROW_TWICE, value=values["reference"])
            importing.problems.add(line, twice, "reference")
        elif key in there:
            done.count("same")
        else:
            done.count("entered")
            done.add(line, _paper(values, BodyId(body.owner), key), at(line, _PAPER))
        seen.add(key)
    return done


def _paper(values: Mapping[str, Any], body: BodyId, key: str) -> EnterPaperDecision:
    counts = [values.get(name) for name in ("entitled", "present", "in_favour")]
    figures = None
    if any(one is not None for one in counts):
        entitled, present, in_favour = (0 if one is None else one for one in counts)
        figures = Figures(entitled=entitled, present=present, in_favour=in_favour)
    return EnterPaperDecision(
        id=DecisionId(key),
        body=body,
        matter=values["matter"],
        act=values.get("act") or Act.DECIDE,
        title=values["title"],
        day=values["day"],
        reference=values["reference"],
        figures=figures,
    )


TABLES: Final = (
    ImportTable(spec=BODIES, plan=plan_bodies, options=(SOURCE,)),
    ImportTable(spec=MEMBERS, plan=plan_members, options=(SOURCE,)),
    ImportTable(spec=DECISIONS, plan=plan_decisions, options=()),
)

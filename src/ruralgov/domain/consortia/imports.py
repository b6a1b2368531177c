"""Consortia with the consents of their villages, and villages that came in, each from a table."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from ruralgov.domain.consortia import texts_import as texts
from ruralgov.domain.consortia.messages import ConsentToConsortium, ProposeConsortium
from ruralgov.domain.consortia.messages_life import AdmitVillage
from ruralgov.domain.consortia.model import ConsortiumKind, ConsortiumStage
from ruralgov.domain.consortia.queries import Consortia, ConsortiumCharter
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import ConsortiumId, DecisionId, OrganisationId, PlaceId
from ruralgov.domain.kernel.imports import Cells, Importing, ImportTable, Steps, at, id_of
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.meetings import DecisionRow, Decisions
from ruralgov.domain.registry import Directory, FindOrganisations, known_places
from ruralgov.domain.registry import texts as registry_texts

MANY: Final = 1_000_000
LONG_AGO: Final = date(1949, 10, 1)
_NAME: Final = Column("name", "联建片区", also=("片区名称",), fillable=True, example="东庄片区")
_VILLAGE: Final = Column(
    *("village", "村居代码", Kind.CODE), also=("区划代码", "村代码"), example="371082101201"
)
CONSORTIA: Final = TableSpec(
    name="consortia",
    zh="党建联建片区表",
    note="一行一个村；同一片区的各行名称、类型、牵头单位等须相同。导入后由另一人批准。",
    columns=(
        _NAME,
        Column(
            *("kind", "类型", Kind.CHOICE),
            choices=labels(ConsortiumKind),
            fillable=True,
            example="发展产业",
        ),
        Column(
            *("lead", "牵头单位"), fillable=True, example="东庄联建党委", note="名称、代码或编号"
        ),
        Column("diagnosis", "研判依据", fillable=True, example="村党组织研判〔2024〕3号"),
        Column("charter", "章程", fillable=True, example="片区章程〔2025〕1号"),
        Column("since", "提出日期", Kind.DATE, fillable=True, example="2025-01-05"),
        _VILLAGE,
        Column(
            *("decision", "村决议文号"),
            also=("决议文号",),
            empty=True,
            example="东庄决〔2025〕1号",
            note="已补录并核对的本村决议；尚未作出的留空",
        ),
    ),
)
MEMBERSHIPS: Final = TableSpec(
    name="consortium_members",
    zh="联建片区新增成员表",
    note="一行一个后来加入的村；片区须在运行中。",
    columns=(
        _NAME,
        _VILLAGE,
        Column("since", "加入日期", Kind.DATE, example="2025-08-10"),
        Column("decision", "村决议文号", also=("决议文号",), example="南庄决〔2025〕2号"),
        Column(
            "approval", "批准文件", also=("批复文号",), fillable=True, example="镇委〔2025〕21号"
        ),
    ),
)
_SAME: Final = ("kind", "lead", "diagnosis", "charter", "since")
_PROPOSED: Final = {
    "consortium_name_taken": "name",
    "consortium_lead_wrong": "lead",
    "consortium_day_wrong": "since",
    "text_not_clean": "name",
}
_VILLAGES: Final = ("consortium_too_few", "consortium_village_wrong", "place_ended")
_CITED: Final = (
    "decision_missing decision_not_sure decision_not_then decision_elsewhere decision_wrong_body "
    "decision_wrong_matter village_consented"
)
_ADMITTED: Final = {
    _CITED: "decision",
    "village_in_another village_member_already consortium_village_wrong place_ended": "village",
    "consortium_day_wrong": "since",
    "consortium_stage_wrong": "name",
}
Group = list[tuple[Line, dict[str, Any]]]


class _Known:
    """The places, units and decisions that a table names."""

    def __init__(self, importing: Importing) -> None:
        self.problems = importing.problems
        self.places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
        self.units = Directory(importing.ask(FindOrganisations()))
        self.ask = importing.ask
        self.decisions: dict[PlaceId, list[DecisionRow]] = {}

    def village(self, line: Line, code: str) -> PlaceId | None:
        """Return the place of a code; None where there is none, which is noted."""
        found = self.places.get(code)
        if found is None:
            missing = BadInput(registry_texts.PLACE_MISSING, place=code)
            self.problems.add(line, missing, "village")
        return found

    def lead(self, line: Line, written: str) -> OrganisationId | None:
        """Return a lead organisation; None where there is none, which is noted."""
        try:
            return self.units.find(written)
        except RuralgovError as error:
            self.problems.add(line, error, "lead")
            return None

    def decision(self, line: Line, village: PlaceId, reference: str) -> DecisionId | None:
        """Return the one decision of a village with a reference; None else, which is noted."""
        if village not in self.decisions:
            every = Decisions(place=village, since=LONG_AGO, limit=MANY)
            self.decisions[village] = self.ask(every)
        found = [row for row in self.decisions[village] if row.reference == reference]
        if len(found) == 1:
            return DecisionId(found[0].owner)
        unknown = BadInput(texts.DECISION_REFERENCE_UNKNOWN, reference=reference)
        self.problems.add(line, unknown, "decision")
        return None


def plan_consortia(importing: Importing) -> Steps:
    """Return a command for each consortium and each consent that there is not."""
    known, done = _Known(importing), Steps(counts={"proposed": 0, "consents": 0, "same": 0})
    names = {
        row.name: ConsortiumId(row.owner)
        for row in importing.ask(Consortia(stages=tuple(ConsortiumStage)))
        if row.stage is not ConsortiumStage.DROPPED
    }
    groups: dict[str, Group] = {}
    for line, values in importing.rows:
        groups.setdefault(values["name"], []).append((line, values))
    for name, rows in groups.items():
        _plan_one(name, rows, names.get(name), known, done, importing)
    return done


def _plan_one(
    name: str,
    rows: Group,
    there: ConsortiumId | None,
    known: _Known,
    done: Steps,
    importing: Importing,
) -> None:
    """Add the commands of one consortium."""
    line, first = rows[0]
    villages = _villages(rows, known)
    lead = known.lead(line, first["lead"])
    if villages is None or lead is None or _differs(rows, known):
        return
    agreed = set[PlaceId]()
    if there is None:
        key = ConsortiumId(id_of("consortium", name, str(first["since"])))
        command = ProposeConsortium(
            id=key,
            name=name,
            kind=first["kind"],
            lead=lead,
            villages=tuple(villages),
            diagnosis=first["diagnosis"],
            charter=first["charter"],
            since=first["since"],
        )
        done.count("proposed")
        done.add(line, command, _cells(rows))
    else:
        key = there
        record = importing.ask(ConsortiumCharter(consortium=key)).record
        forming = record.stage in (ConsortiumStage.PROPOSED, ConsortiumStage.CONSENTED)
        agreed = {one.village for one in record.consents} if forming else set(villages)
    for village, (row, values) in zip(villages, rows, strict=True):
        if village in agreed:
            done.count("same")
        elif values["decision"]:
            decision = known.decision(row, village, values["decision"])
            if decision is not None:
                consent = ConsentToConsortium(consortium=key, village=village, decision=decision)
                done.count("consents")
                done.add(row, consent, at(row, {_CITED: "decision"}))


def _villages(rows: Group, known: _Known) -> list[PlaceId] | None:
    """Return the village of each row; None where one is wrong or comes twice, which is noted."""
    found, wrong = list[PlaceId](), False
    for line, values in rows:
        village = known.village(line, values["village"])
        if village in found:
            twice = BadInput(kernel_texts.ROW_TWICE, value=values["village"])
            known.problems.add(line, twice, "village")
        wrong = wrong or village is None or village in found
        if village is not None:
            found.append(village)
    return None if wrong else found


def _differs(rows: Group, known: _Known) -> bool:
    """Tell whether the rows of a consortium say different things of it, which is noted."""
    line, first = rows[0]
    before = len(known.problems.found)
    for other, values in rows[1:]:
        for column in _SAME:
            if values[column] != first[column]:
                said = {"row": line.number, "value": _said(first, column)}
                differs = BadInput(texts.CONSORTIUM_ROW_DIFFERS, name=first["name"], **said)
                known.problems.add(other, differs, column)
    return len(known.problems.found) > before


def _said(values: Mapping[str, Any], column: str) -> str:
    value = values[column]
    return value.zh if isinstance(value, ConsortiumKind) else str(value)


def _cells(rows: Group) -> dict[str, Cells]:
    """Return which cells a refusal of a proposal is about."""
    every = tuple((line, "village") for line, _ in rows)
    return at(rows[0][0], _PROPOSED) | dict.fromkeys(_VILLAGES, every)


def plan_memberships(importing: Importing) -> Steps:
    """Return a command for each village that is not in its consortium yet."""
    known, done = _Known(importing), Steps(counts={"admitted": 0, "same": 0})
    active = (ConsortiumStage.ACTIVE,)
    names = {row.name: ConsortiumId(row.owner) for row in importing.ask(Consortia(stages=active))}
    members: dict[ConsortiumId, set[PlaceId]] = {}
    for line, values in importing.rows:
        key = names.get(values["name"])
        village = known.village(line, values["village"])
        if key is None:
            unknown = BadInput(texts.CONSORTIUM_NAME_UNKNOWN, name=values["name"])
            importing.problems.add(line, unknown, "name")
        if key is None or village is None:
            continue
        if key not in members:
            charter = importing.ask(ConsortiumCharter(consortium=key))
            members[key] = {one.village for one in charter.members}
        if village in members[key]:
            done.count("same")
            continue
        decision = known.decision(line, village, values["decision"])
        if decision is None:
            continue
        members[key].add(village)
        done.count("admitted")
        command = AdmitVillage(
            consortium=key,
            village=village,
            since=values["since"],
            decision=decision,
            approval=values["approval"],
        )
        done.add(line, command, at(line, _ADMITTED))
    return done


TABLES: Final = (
    ImportTable(spec=CONSORTIA, plan=plan_consortia),
    ImportTable(spec=MEMBERSHIPS, plan=plan_memberships),
)

"""The entries of a month from a table, one row an entry; every wrong cell is named."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import OrganisationId, PersonId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Steps, at
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.partypoints import texts
from ruralgov.domain.partypoints.messages_entry import RecordPartyEntry
from ruralgov.domain.partypoints.model import PartyLedger, Subject, SubjectKind
from ruralgov.domain.partypoints.model_entry import EntryStage, Proof, ProofKind
from ruralgov.domain.partypoints.queries import PartyEntries, PartyRoll, RollLine
from ruralgov.domain.registry import Directory, FindOrganisations

SPEC: Final = TableSpec(
    name="party_entries",
    zh="党员积分与红色信用登记表",
    note="一行一条；导入后为待核准记录，由另一人逐条核准。人员以当日支部名册为准。",
    personal=True,
    columns=(
        Column(
            *("organisation", "党组织"),
            fillable=True,
            example="东庄党支部",
            note="名称、统一社会信用代码或编号",
        ),
        Column("ledger", "台账", Kind.CHOICE, choices=labels(PartyLedger), example="党员量化积分"),
        Column("kind", "对象", Kind.CHOICE, choices=labels(SubjectKind), example="党员"),
        Column(
            *("member", "党员"),
            also=("姓名",),
            empty=True,
            note="支部名册上的姓名，重名的写人员编号；党组织的记录不填",
        ),
        Column("item", "事项编码", Kind.CODE, example="DY01"),
        Column("day", "发生日期", Kind.DATE, example="2026-03-02"),
        Column("proof", "证明种类", Kind.CHOICE, choices=labels(ProofKind), example="登记记录"),
        Column("reference", "证明材料", example="支部台账第12页", note="材料名称和存放处"),
        Column("maker", "制作单位", example="东庄党支部", note="名称、代码或编号"),
        Column("made", "制作日期", Kind.DATE, example="2026-03-02"),
        Column(
            *("sha256", "材料散列值", Kind.CODE),
            example="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            note="材料文件的 SHA-256，64 位小写十六进制",
        ),
    ),
)
_CELLS: Final = {
    "party_item_other party_item_hours party_item_full behaviour_item_missing": "item",
    "party_entry_ahead behaviour_list_none": "day",
    "party_proof_wrong party_fact_twice": "sha256",
    "party_evidence": "proof",
    "party_organisation_wrong": "organisation",
    "party_subject_wrong": "member",
}


def plan(importing: Importing) -> Steps:
    """Return a command for each row that is no entry yet."""
    rows = list(importing.rows)
    units = Directory(importing.ask(FindOrganisations()))
    rolls = _Rolls(importing)
    there: dict[tuple[str, str], set[object]] = {}
    done = Steps(counts={"recorded": 0, "same": 0})
    for line, values in rows:
        command = _command(line, values, units, rolls, importing)
        if command is None:
            continue
        place = (command.organisation, month_of(command.day))
        if place not in there:
            there[place] = _known(command, importing)
        same = (command.ledger, command.subject, command.proof.sha256)
        if same in there[place]:
            done.count("same")
            continue
        there[place].add(same)
        done.count("recorded")
        done.add(line, command, at(line, _CELLS))
    return done


def _known(command: RecordPartyEntry, importing: Importing) -> set[object]:
    """Return of the entries of an organisation and month what each is of."""
    asked = PartyEntries(organisation=command.organisation, month=month_of(command.day))
    rows = importing.ask(asked)
    return {
        (row.ledger, Subject(kind=row.kind, key=row.subject), row.open_fact)
        for row in rows
        if row.stage is not EntryStage.REFUSED and row.open_fact
    }


class _Rolls:
    """Who is on which roll on which day, asked once each."""

    def __init__(self, importing: Importing) -> None:
        self._importing = importing
        self._known: dict[tuple[str, date], list[RollLine]] = {}

    def find(self, branch: OrganisationId, named: str, day: date) -> PersonId | None:
        """Return the only one of a name, or who has that id; None where that is nobody."""
        if (branch, day) not in self._known:
            roll = self._importing.ask(PartyRoll(organisation=branch), day=day)
            self._known[branch, day] = roll
        lines = self._known[branch, day]
        found = [one.person for one in lines if named in (one.name, one.person)]
        return found[0] if len(found) == 1 else None


def _command(
    line: Line,
    values: Mapping[str, Any],
    units: Directory,
    rolls: _Rolls,
    importing: Importing,
) -> RecordPartyEntry | None:
    organisation = _unit(line, values, "organisation", units, importing)
    maker = _unit(line, values, "maker", units, importing)
    kind: SubjectKind = values["kind"]
    if organisation is None or maker is None:
        return None
    key: str | None = organisation
    if kind is not SubjectKind.ORGANISATION:
        key = _person(line, values, organisation, rolls, importing)
    if key is None:
        return None
    return RecordPartyEntry(
        ledger=values["ledger"],
        subject=Subject(kind=kind, key=key),
        organisation=organisation,
        item=values["item"],
        day=values["day"],
        proof=Proof(
            kind=values["proof"],
            reference=values["reference"],
            maker=maker,
            made=values["made"],
            sha256=values["sha256"],
        ),
    )


def _person(
    line: Line,
    values: Mapping[str, Any],
    organisation: OrganisationId,
    rolls: _Rolls,
    importing: Importing,
) -> PersonId | None:
    """Return who is named in a row; what is wrong with it is noted at its cell."""
    try:
        named = values["member"]
        found = rolls.find(organisation, named, values["day"]) if named else None
    except RuralgovError as error:
        importing.problems.add(line, error, "organisation")
        return None
    if found is None:
        importing.problems.add(line, BadInput(texts.PARTY_IDENTITY), "member")
    return found


def _unit(
    line: Line, values: Mapping[str, Any], column: str, units: Directory, importing: Importing
) -> OrganisationId | None:
    try:
        return units.find(values[column])
    except RuralgovError as error:
        importing.problems.add(line, error, column)
        return None


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=())

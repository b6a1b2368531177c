"""The entries of a month from a table, one row an entry; every wrong cell is named."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Steps, at
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.partypoints import texts
from ruralgov.domain.partypoints.messages_entry import RecordPartyEntry
from ruralgov.domain.partypoints.model import PartyLedger, Subject, SubjectKind
from ruralgov.domain.partypoints.model_entry import EntryStage, Proof, ProofKind
from ruralgov.domain.partypoints.queries import PartyEntries
from ruralgov.domain.registry import Directory, FindOrganisations, KnownIdentities

SPEC: Final = TableSpec(
    name="party_entries",
    zh="党员积分与红色信用登记表",
    note="一行一条；导入后为待核准记录，由另一人逐条核准。党组织的记录不填身份证号。",
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
        Column("identity", "身份证号", Kind.IDENTITY, empty=True, note="党员、书记必填"),
        Column("item", "事项编码", Kind.CODE, example="DY01"),
        Column("day", "发生日期", Kind.DATE, example="2026-03-02"),
        Column("proof", "证明种类", Kind.CHOICE, choices=labels(ProofKind), example="登记记录"),
        Column("reference", "证明材料", example="支部台账第12页", note="材料名称和存放处"),
        Column("maker", "制作单位", example="东庄党支部", note="名称、代码或编号"),
        Column("made", "制作日期", Kind.DATE, example="2026-03-02"),
        Column(*("sha256", "材料散列值", Kind.CODE), note="材料文件的 SHA-256，64 位小写十六进制"),
    ),
)
_CELLS: Final = {
    "party_item_other party_item_hours party_item_full behaviour_item_missing": "item",
    "party_entry_ahead behaviour_list_none": "day",
    "party_proof_wrong party_fact_twice": "sha256",
    "party_evidence": "proof",
    "party_organisation_wrong": "organisation",
    "party_subject_wrong": "identity",
}


def plan(importing: Importing) -> Steps:
    """Return a command for each row that is no entry yet."""
    rows = list(importing.rows)
    units = Directory(importing.ask(FindOrganisations()))
    people = _people(rows, importing)
    there: dict[tuple[str, str], set[object]] = {}
    done = Steps(counts={"recorded": 0, "same": 0})
    for line, values in rows:
        command = _command(line, values, units, people, importing)
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


def _people(rows: Sequence[tuple[Line, Mapping[str, Any]]], importing: Importing) -> dict[int, str]:
    """Return who has the number of each row that has one."""
    numbered = [(line, values["identity"]) for line, values in rows if values["identity"]]
    numbers = tuple(number for _, number in numbered)
    known = importing.ask(KnownIdentities(identities=numbers)) if numbers else []
    found = {one.index: one.person for one in known}
    return {line.number: found[i] for i, (line, _) in enumerate(numbered) if i in found}


def _command(
    line: Line,
    values: Mapping[str, Any],
    units: Directory,
    people: Mapping[int, str],
    importing: Importing,
) -> RecordPartyEntry | None:
    organisation = _unit(line, values, "organisation", units, importing)
    maker = _unit(line, values, "maker", units, importing)
    kind: SubjectKind = values["kind"]
    key: str | None = people.get(line.number)
    if kind is SubjectKind.ORGANISATION:
        key = organisation
    elif key is None:
        wrong = BadInput(texts.PARTY_IDENTITY)
        importing.problems.add(line, wrong, "identity")
    if organisation is None or maker is None or key is None:
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


def _unit(
    line: Line, values: Mapping[str, Any], column: str, units: Directory, importing: Importing
) -> OrganisationId | None:
    try:
        return units.find(values[column])
    except RuralgovError as error:
        importing.problems.add(line, error, column)
        return None


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=())

"""Who agreed to a scheme, and the points of a month, from tables; every wrong cell is named."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from ruralgov.domain.compacts import texts as scheme_texts
from ruralgov.domain.compacts import texts_points as texts
from ruralgov.domain.compacts.entering import PointFact, fact_of, is_whole, quantity_fits, shows
from ruralgov.domain.compacts.imports import PLACE, YES, village_of
from ruralgov.domain.compacts.messages_agreement import SignCreditAgreements, Signing
from ruralgov.domain.compacts.messages_points import PointEntry, RecordPoints
from ruralgov.domain.compacts.model import CreditItem, ProofKind
from ruralgov.domain.compacts.model_points import Ending, Proof, SigningMethod
from ruralgov.domain.compacts.queries import (
    CreditAgreements,
    CreditMonthFile,
    CreditMonths,
    CreditSchemeFile,
    CreditSchemeOn,
)
from ruralgov.domain.compacts.rules_points import MOST
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import CreditSchemeId, PersonId, PlaceId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Option, Problems, Steps, at
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.month import parse_month
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec

_PERSON: Final = "019fe1c2-1111-7abc-8def-000000000001"
_HASH: Final = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
_NEEDED: Final = ("kind", "maker", "made", "sha256")
_PARTS: Final = (*_NEEDED, "reference")
_PROOFS: Final = {
    word: kind for word, kind in labels(ProofKind).items() if kind is not ProofKind.MEDIATION
}
AGREEMENTS_SPEC: Final = TableSpec(
    name="credit_agreements",
    zh="信用积分协议签订表",
    note="一行一人；自导入之日起计分。须为本村成年人，签订日不早于办法公布日。",
    personal=True,
    columns=(
        Column("person", "人员编号", Kind.CODE, example=_PERSON, note="登记簿中的编号"),
        Column("signed", "签订日期", Kind.DATE, example="2026-01-05"),
        Column(
            *("method", "签订方式", Kind.CHOICE), choices=labels(SigningMethod), example="纸质签字"
        ),
        Column(
            *("show", "同意公开姓名", Kind.CHOICE),
            choices=YES,
            example="否",
            note="表彰时是否公开姓名",
        ),
    ),
)
_AGREED: Final = {
    "agreement_twice agreement_minor agreement_elsewhere person_missing": "person",
    "credit_agreement_day_wrong": "signed",
}


def _proof_columns(number: int, zh: str, *, empty: bool) -> tuple[Column, ...]:
    """Return the columns of one piece of evidence."""
    ids = [f"{name}_{number}" for name in _PARTS]
    kind, maker, made, sha256, reference = ids
    return (
        Column(
            *(kind, f"证据{zh}种类", Kind.CHOICE),
            choices=_PROOFS,
            empty=empty,
            example="签到表或工时记录",
        ),
        Column(maker, f"证据{zh}制作人", Kind.CODE, empty=empty, example=_PERSON, note="人员编号"),
        Column(made, f"证据{zh}形成时间", Kind.INSTANT, empty=empty, example="2026-01-08 09:00"),
        Column(
            *(sha256, f"证据{zh}散列值", Kind.CODE),
            empty=empty,
            example=_HASH,
            note="材料文件的 SHA-256，64 位小写十六进制",
        ),
        Column(reference, f"证据{zh}文号", empty=True, note="生效法律文书必填"),
    )


POINTS_SPEC: Final = TableSpec(
    name="credit_points",
    zh="信用积分赋分表",
    note="一行一条，分值按办法自动计算，不填；导入后由另一人审核。扣分须有法律文书或两名见证人。",
    personal=True,
    columns=(
        Column("person", "人员编号", Kind.CODE, example=_PERSON, note="登记簿中的编号"),
        Column("item", "事项编码", Kind.CODE, example="JF0301"),
        Column("day", "日期", Kind.DATE, example="2026-01-08"),
        Column("quantity", "小时数", Kind.INTEGER, empty=True, note="按小时计分的填，其他为空"),
        *_proof_columns(1, "一", empty=False),
        *_proof_columns(2, "二", empty=True),
    ),
)
_CELLS: Final = {
    "credit_day_wrong credit_schemes_mixed credit_scheme_not_holding credit_twice": "day",
    "credit_item_missing credit_by_mediation": "item",
    "credit_no_agreement credit_relative person_missing": "person",
    "credit_quantity_wrong": "quantity",
    "credit_proof_missing credit_witnesses_wrong": "kind_1",
    "credit_proof_wrong": "sha256_1",
}
SCHEME: Final = Option(
    name="scheme-id",
    said="the scheme that they agree to, by its id",
    zh="所签订的积分办法的编号",
    read=CreditSchemeId,
)
MONTH: Final = Option(
    name="month",
    said="the month of the sheet, as 2026-01",
    zh="赋分表的月份，如 2026-01",
    read=parse_month,
)


def plan_agreements(importing: Importing) -> Steps:
    """Return the command for each who is not in the book yet."""
    village, scheme = village_of(importing), importing.options["scheme-id"]
    rows = importing.ask(CreditAgreements(village=village))
    there = {row.person for row in rows if row.scheme == scheme and row.ending is None}
    done, seen = Steps(counts={"signed": 0, "same": 0}), set[PersonId]()
    for line, values in importing.rows:
        person = PersonId(values["person"])
        if person in seen:
            twice = Refused(texts.AGREEMENT_TWICE, person=person)
            importing.problems.add(line, twice, "person")
        elif person in there:
            done.count("same")
        else:
            done.count("signed")
            signing = Signing(
                person=person,
                signed=values["signed"],
                method=values["method"],
                show=values["show"],
            )
            command = SignCreditAgreements(village=village, scheme=scheme, signings=(signing,))
            done.add(line, command, at(line, _AGREED))
        seen.add(person)
    return done


def plan_points(importing: Importing) -> Steps:
    """Return the sheets of a table: entries of one scheme together, those that are not there."""
    village = village_of(importing)
    known = _Known(importing, village)
    sheets: dict[CreditSchemeId, list[tuple[Line, PointEntry, tuple[Proof, ...]]]] = {}
    done = Steps(counts={"entries": 0, "same": 0})
    for line, values in importing.rows:
        entry, proofs = _entry(line, values, importing.problems)
        if fact_of(entry) in known.there:
            done.count("same")
            continue
        found = known.scheme(line, entry)
        if found is not None:
            done.count("entries")
            known.check(line, entry, proofs, found)
            sheets.setdefault(found, []).append((line, entry, proofs))
    for rows in sheets.values():
        for first in range(0, len(rows), MOST):
            _add(done, village, importing, rows[first : first + MOST])
    return done


class _Known:
    """What a village has already: its schemes by day, who agreed, and what was recorded."""

    def __init__(self, importing: Importing, village: PlaceId) -> None:
        self._importing, self._village = importing, village
        self._days: dict[date, CreditSchemeId | None] = {}
        self._items: dict[CreditSchemeId, dict[str, CreditItem]] = {}
        rows = importing.ask(CreditAgreements(village=village))
        self._agreed = {(row.person, row.scheme): row.since for row in rows if row.ending is None}
        self.there = set(_facts(importing, village))
        self._seen: set[PointFact] = set()

    def scheme(self, line: Line, entry: PointEntry) -> CreditSchemeId | None:
        """Return the scheme of the day of an entry; None where none holds, which is noted."""
        if entry.day not in self._days:
            row = self._importing.ask(CreditSchemeOn(village=self._village), day=entry.day)
            self._days[entry.day] = None if row is None else CreditSchemeId(row.owner)
        found = self._days[entry.day]
        if found is None:
            wrong = Refused(scheme_texts.CREDIT_SCHEME_NOT_HOLDING, day=entry.day)
            self._importing.problems.add(line, wrong, "day")
        elif found not in self._items:
            scheme = self._importing.ask(CreditSchemeFile(scheme=found))
            self._items[found] = {one.code: one for one in scheme.items}
        return found

    def check(
        self, line: Line, entry: PointEntry, proofs: tuple[Proof, ...], scheme: CreditSchemeId
    ) -> None:
        """Note all that can be told to be wrong with an entry before it is recorded."""
        problems, item = self._importing.problems, self._items[scheme].get(entry.item)
        row = line.number
        if fact_of(entry) in self._seen:
            problems.add(line, Refused(texts.CREDIT_TWICE, entry=row), "day")
        self._seen.add(fact_of(entry))
        since = self._agreed.get((entry.person, scheme))
        if since is None or since > entry.day:
            facts = {"entry": row, "person": entry.person, "day": entry.day}
            problems.add(line, Refused(texts.CREDIT_NO_AGREEMENT, **facts), "person")
        if item is None:
            missing = Refused(texts.CREDIT_ITEM_MISSING, entry=row, item=entry.item)
            problems.add(line, missing, "item")
            return
        if not quantity_fits(item, entry.quantity):
            problems.add(line, Refused(texts.CREDIT_QUANTITY_WRONG, entry=row), "quantity")
        if not shows([one.kind for one in proofs], item):
            wrong = (
                Refused(texts.CREDIT_WITNESSES_WRONG, entry=row)
                if item.negative
                else Refused(
                    texts.CREDIT_PROOF_MISSING,
                    entry=row,
                    proof=item.evidence.zh,
                    proof_en=item.evidence.en,
                )
            )
            problems.add(line, wrong, "kind_1")


def _facts(importing: Importing, village: PlaceId) -> Iterator[PointFact]:
    """Give what stands in the month already."""
    month = importing.options["month"]
    rows = importing.ask(CreditMonths(village=village))
    if not any(row.month == month for row in rows):
        return
    known = importing.ask(CreditMonthFile(village=village, month=month))
    for _, point in known.points():
        end = known.end_of(point.number)
        if end is None or end.ending is not Ending.WITHDRAWN:
            yield fact_of(point)


def _entry(
    line: Line, values: Mapping[str, Any], problems: Problems
) -> tuple[PointEntry, tuple[Proof, ...]]:
    """Return an entry without numbers of proofs, and what shows it."""
    quantity = values.get("quantity")
    entry = PointEntry(
        person=PersonId(values["person"]),
        item=values["item"],
        day=values["day"],
        quantity=1 if quantity is None else quantity,
        proofs=(),
    )
    return entry, tuple(_proofs(line, values, problems))


def _proofs(line: Line, values: Mapping[str, Any], problems: Problems) -> Iterator[Proof]:
    """Give the evidence of a row; what is begun and not whole is noted at its cells."""
    for number in (1, 2):
        found: dict[str, Any] = {name: values.get(f"{name}_{number}") for name in _PARTS}
        lacking = [name for name in _NEEDED if found[name] is None]
        if len(lacking) == len(_NEEDED) and found["reference"] is None:
            continue
        for name in lacking:
            column = f"{name}_{number}"
            title = next(one.zh for one in POINTS_SPEC.columns if one.id == column)
            problems.add(line, BadInput(kernel_texts.CELL_EMPTY, column=title), column)
        if lacking:
            continue
        proof = Proof(
            kind=found["kind"],
            maker=PersonId(found["maker"]),
            at=found["made"],
            sha256=found["sha256"],
            reference=found["reference"] or "",
        )
        if not is_whole(proof):
            wrong = BadInput(texts.CREDIT_PROOF_WRONG, proof=number)
            problems.add(line, wrong, f"sha256_{number}")
        yield proof


def _add(
    done: Steps,
    village: PlaceId,
    importing: Importing,
    rows: list[tuple[Line, PointEntry, tuple[Proof, ...]]],
) -> None:
    """Add a sheet; what several entries are shown by stands in it once."""
    proofs = tuple(dict.fromkeys(one for *_, shown in rows for one in shown))
    numbers = {one: number for number, one in enumerate(proofs, 1)}
    entries = tuple(_numbered(entry, (numbers[one] for one in shown)) for _, entry, shown in rows)
    command = RecordPoints(
        village=village, month=importing.options["month"], proofs=proofs, entries=entries
    )
    lines = tuple(line for line, *_ in rows)
    done.add(lines[0], command, at(lines[0], _CELLS), lines)


def _numbered(entry: PointEntry, proofs: Iterable[int]) -> PointEntry:
    return PointEntry(
        person=entry.person,
        item=entry.item,
        day=entry.day,
        quantity=entry.quantity,
        proofs=tuple(dict.fromkeys(proofs)),
    )


TABLES: Final = (
    ImportTable(spec=AGREEMENTS_SPEC, plan=plan_agreements, options=(PLACE, SCHEME)),
    ImportTable(spec=POINTS_SPEC, plan=plan_points, options=(PLACE, MONTH)),
)
